// connect - submits referrals, durably, compared to the bare writes alone; and with answers to a program's questions, compared to
// the same without.

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "../tests/http/harness.mjs";
import { asRoot, capture, literal, round } from "./captured.mjs";
import { bare, browser, byTurns, median, settings, tool } from "./measure.mjs";

const POSTS = 200;		// forms per round

let sent = 0;

// The fields of a form, for a different seeker each time.
export function typed(who) {
	const n = `${process.pid}${++sent}`;
	return { for: "other", seeker_first_name: "Maria", seeker_last_name: `Bench${n}`, seeker_email: `maria${n}@mail.test`, seeker_phone: "415 555 0123",
		reach: "email", comment: "Needs help before the end of the month. No car, the bus stops at the corner.", consent: "yes", ...who };
}

export const helper = { helper_first_name: "Hana", helper_last_name: "Helper", helper_organization: "Fairhaven Family Center", helper_email: "helper@demo.test" };

// A page's form as sent: path TAB body.
export function line(page, action, fields) {
	const form = page.form({ action }), named = new Set(Object.keys(fields));
	const all = [...form.fields.filter(([name]) => !named.has(name)), ...Object.entries(fields)];
	return `${action}\t${new URLSearchParams(all)}`;
}

// Ids of these tables start at high, distinct numbers, so that a number in a statement shows its table.
const COUNTED = ["person", "referral", "receipt", "referral_event", "status_link", "outbox"];

async function setApart(it) {
	for (const [i, table] of COUNTED.entries())
		await it.sql(`ALTER TABLE ${table} AUTO_INCREMENT = ${i + 1}000000001`);
}

// The log has a bulk statement without its values: they are read from the rows that it made.
const BULK = [
	[/^INSERT IGNORE INTO inbound_word/, `SELECT program_id, QUOTE(word), made_at, referral_id
		FROM inbound_word
		WHERE referral_id = (SELECT MAX(id) FROM referral)`],
];

async function withRows(it, list) {
	for (const s of list.filter((one) => one.bulk)) {
		const [, query] = BULK.find(([sql]) => sql.test(s.sql));
		s.rows = (await asRoot(it, query)).map((row) => row.map((v) => literal(v).value));
		s.values = s.rows.flat();
	}
	return list;
}

// Replaces values that must be new in each round, and ids of rows made earlier in the round.
function renewed(list, ids) {
	const alphabet = /^[2-9a-kmnp-z]{12}$/, code = /^[2-9A-Z]{5}(?:-[2-9A-Z]{5})+$/;
	return list.map((s, at) => ({ ...s, values: s.values.map((v) => {
		if (v === null)
			return v;
		if (v.number !== undefined) {
			const from = ids.findIndex((id, i) => i < at && id === v.number);
			return from < 0 ? v : { line: `l ${from}` };
		}
		if (alphabet.test(v))
			return { line: "p 12" };
		if (code.test(v))
			return { line: "c" };
		return /[^ -~]/.test(v) && (v.length === 32 || v.length === 16) ? { line: `r ${v.length}` } : v;
	}) }));
}

// The ids that the captured inserts made, in order: a submission makes as many rows of a table as it has
// inserts into it, and they are the newest.
async function idsOf(it, list) {
	const tables = list.map((s) => COUNTED.find((t) => new RegExp(`^INSERT (IGNORE )?INTO ${t}\\b`).test(s.sql)));
	const left = {};
	for (const table of COUNTED)
		left[table] = (await it.sql(`SELECT id FROM ${table} ORDER BY id DESC LIMIT ${tables.filter((t) => t === table).length}`)).flat();
	return tables.map((table) => table && left[table].pop());
}

// Writes forms to a file; `form` makes one.
export async function prepare(form, posts = POSTS) {
	const lines = [], file = path.join(build, "bench", "posts");
	for (let i = 0; i < posts; i++)
		lines.push(await form());
	await writeFile(file, `${lines.join("\n")}\n`);
	return file;
}

// Sends them.
export const send = (it, visitor, file) => tool("load", it.port, `localhost:${it.port}`, settings.connections, "posts", 303, file, ...browser,
	`Cookie: ${[...visitor.cookies].map(([n, value]) => `${n}=${value}`).join("; ")}`);

const post = async (it, visitor, form) => (await send(it, visitor, await prepare(form))).rate;

async function measure(it, name, visitor, program, fields, tell) {
	const action = `/connect/${program}`, writes = path.join(build, "bench", "writes");

	// Starts the visitor's session, and warms up.
	const first = await visitor.submit(await visitor.get(action), typed(fields), { action });
	if (first.status !== 303)
		throw new Error(`${action}: ${first.status}\n${first.words.slice(0, 500)}`);
	const page = await visitor.get(action);
	const all = await capture(it, () => visitor.submit(page, typed(fields), { action }));
	const from = all.findIndex((s) => s.sql.startsWith("START TRANSACTION"));
	const list = all.slice(from).filter((s) => !s.sql.trimStart().startsWith("SELECT"));
	const outside = all.slice(0, from).filter((s) => /^(INSERT|UPDATE|DELETE)/.test(s.sql));
	if (list.at(-1).sql !== "COMMIT" || list.filter((s) => s.sql === "COMMIT").length !== 1 || outside.length)
		throw new Error(`not one transaction:\n${all.map((s) => s.sql.slice(0, 70)).join("\n")}`);
	await writeFile(writes, round(renewed(await withRows(it, list), await idsOf(it, list))));
	await bare(it, writes, 0.2);

	const posts = () => post(it, visitor, async () => line(await visitor.get(action), action, typed(fields)));
	const [forms, rounds] = await byTurns([posts, async () => (await bare(it, writes)).rate], 3);
	tell(`connect (${name}): rate, against its ${list.length - 2} writes in one transaction bare`, 100 * median(forms.map((f, i) => f / rounds[i])), "%", ["at least", 50]);
	tell(`connect (${name}): rate`, median(forms), "/s");
	tell(`connect (${name}): rate of its writes bare`, median(rounds), "/s");
}

// ---- answers ----

const ASKED = 30;
const SCREENER = JSON.stringify({ pages: "one", questions: Array.from({ length: ASKED }, (_, i) => ({ id: `benchQuestion${i}`, kind: "short_text",
	wording: `What do they need to know about this, number ${i + 1}?` })) });

// The last step: the form waits in a draft, and its answers are sent with it.
async function lastStep(visitor, action, fields) {
	const sent = await visitor.submit(await visitor.get(action), typed(fields), { action, answers: false });
	const page = await visitor.get(sent.location), ids = [...page.text.matchAll(/data-question="([^"]+)"/g)].map((m) => m[1]);
	if (ids.length !== ASKED)
		throw new Error(`${sent.location} asks ${ids.length} questions`);
	return line(page, sent.location, { ...Object.fromEntries(ids.map((id) => [`q_${id}`, "An answer of some words"])), go: "send" });
}

async function measureAnswers(it, visitor, program, fields, tell) {
	const action = `/connect/${program}`, of = `program_id = (SELECT id FROM program WHERE public_id = '${program}')`;
	await it.sql(`INSERT INTO screener_version (program_id, number, document, published_at) SELECT id, 1, '${SCREENER}', 1 FROM program WHERE public_id = '${program}'`);
	const ask = (version) => it.sql(`UPDATE program_setting SET screener_id = ${version} WHERE ${of}`);

	const [without, answered] = await byTurns([
		() => post(it, visitor, async () => line(await visitor.get(action), action, typed(fields))),
		async () => {
			await ask(`(SELECT MAX(id) FROM screener_version WHERE ${of})`);
			const rate = await post(it, visitor, () => lastStep(visitor, action, fields));
			await ask("NULL");
			return rate;
		},
	], 3);
	tell(`connect with ${ASKED} answers: rate, against the same without`, 100 * median(answered.map((rate, i) => rate / without[i])), "%", ["at least", 70]);
	tell(`connect with ${ASKED} answers: rate`, median(answered), "/s");
}

export async function measureConnect({ large, tell }) {
	const [[program]] = await large.sql(`SELECT public_id FROM program WHERE id = ${large.who.pantry}`);
	await asRoot(large, "SET GLOBAL innodb_flush_log_at_trx_commit = 1");
	await setApart(large);
	const hana = large.visitor(), guest = large.visitor();
	await hana.signIn("helper@demo.test");
	await measure(large, "a guest for themself", guest, program, { for: "self" }, tell);
	await measure(large, "a helper, signed in", hana, program, helper, tell);
	await measureAnswers(large, guest, program, { for: "self" }, tell);
	await asRoot(large, "SET GLOBAL innodb_flush_log_at_trx_commit = 2");
}
