// people - lists as files, through nginx: CSV of Inbound and of People.

import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { processesOf, start, until } from "./harness.mjs";

let it;
before(async () => { it = await start(); });
after(async () => { await it?.stop(); });

// Rows of a CSV file as objects by the names of its first line (RFC 4180).
function rowsOf(text) {
	const rows = [[""]];
	let quoted = false;
	text = text.replace(/^\ufeff/, "");
	for (let i = 0; i < text.length; i++) {
		const row = rows.at(-1), c = text[i];
		if (quoted && c === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i];
		else if (c === '"') quoted = !quoted;
		else if (c === "," && !quoted) row.push("");
		else if (c === "\r" && text[i + 1] === "\n" && !quoted) rows.push([""]), i++;
		else row[row.length - 1] += c;
	}
	assert.deepEqual(rows.pop(), [""], "the last line ends in CR LF");
	const [names, ...rest] = rows;
	return rest.map((row) => {
		assert.equal(row.length, names.length);
		return Object.fromEntries(row.map((cell, i) => [names[i], cell]));
	});
}

async function signedIn(address, host = "localhost") {
	const visitor = it.visitor(host);
	await visitor.signIn(address);
	return visitor;
}

async function programOf(claimer, name) {
	const page = await claimer.get("/inbound");
	return page.text.match(new RegExp(`data-program="([^"]+)"(?:(?!data-program)[\\s\\S])*?${name}`))[1];
}

const CONNECT = {
	for: "other", seeker_first_name: "=cmd()", seeker_last_name: 'O"Neil, Núñez', seeker_email: "neil@people.test",
	seeker_phone: "(508) 555-0188", seeker_language: "es", reach: ["email", "phone"], comment: "@first line\nsecond", consent: "yes",
	helper_first_name: "Hana", helper_last_name: "Helper", discreet: "yes",
};

async function connect(visitor, id, fields = {}) {
	const form = await visitor.get(`/connect/${id}`);
	const sent = await visitor.submit(form, { ...CONNECT, ...fields }, { action: `/connect/${id}`, holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 300));
}

describe("a list as a file", () => {
	let clara, hana, pantry;
	before(async () => {
		clara = await signedIn("claimer@demo.test");
		hana = await signedIn("helper@demo.test");
		pantry = await programOf(clara, "Fairhaven Food Pantry");
		await connect(hana, pantry);
		await connect(hana, pantry, { seeker_first_name: "Quiet", seeker_last_name: "Person", seeker_email: "quiet@people.test",
			reach: "dont_reach_out", discreet: undefined, comment: "" });
	});

	test("Inbound: RFC 4180, safe for spreadsheets, what the law grants, no-store", async () => {
		const file = await clara.get(`/inbound/${pantry}.csv`);
		assert.equal(file.status, 200);
		assert.match(file.headers["content-type"], /^text\/csv; charset=utf-8/);
		assert.match(file.headers["content-disposition"], /^attachment; filename="inbound-Fairhaven-Food-Pantry-\d{4}-\d\d-\d\d\.csv"$/);
		assert.equal(file.headers["cache-control"], "no-store");
		const rows = rowsOf(file.text);
		const neil = rows.find((row) => row.seeker_email === "neil@people.test");
		assert.equal(neil.seeker_first_name, "'=cmd()");
		assert.equal(neil.seeker_last_name, 'O"Neil, Núñez');
		assert.equal(neil.comment, "'@first line\nsecond");
		assert.equal(neil.reach, "email phone");
		assert.equal(neil.discreet, "yes");
		assert.equal(neil.status, "not_updated");
		assert.equal(neil.for, "other");
		assert.match(neil.seeker_phone, /508.*555-0188/);
		const quiet = rows.find((row) => row.seeker_first_name === "Quiet");
		assert.deepEqual([quiet.seeker_email, quiet.seeker_phone, quiet.reach, quiet.discreet], ["", "", "dont_reach_out", ""]);
		assert.ok(!file.text.includes("quiet@people.test"));
	});

	test("the file has the list's filters, and others find nothing", async () => {
		const page = await clara.get(`/inbound/${pantry}?q=quiet`);
		const link = page.text.match(/href="([^"]+\.csv[^"]*)"/)[1];
		assert.equal(link, `/inbound/${pantry}.csv?q=quiet`);
		assert.deepEqual(rowsOf((await clara.get(link)).text).map((row) => row.seeker_first_name), ["Quiet"]);
		assert.equal((await hana.get(`/inbound/${pantry}.csv`)).status, 404);
		assert.match((await it.visitor().get(`/inbound/${pantry}.csv`)).location, /^\/sign-in\?next=/);
	});

	test("People: the helper's own, with how to reach them safely before the numbers", async () => {
		const file = await hana.get("/people.csv?q=neil");
		const rows = rowsOf(file.text);
		assert.equal(rows.length, 1);
		assert.equal(rows[0].seeker_email, "neil@people.test");
		assert.ok(file.text.indexOf("safe_contact") < file.text.indexOf("seeker_phone"));
		assert.equal((await clara.get("/people.csv")).text.includes("neil@"), false);
	});
});

// Copies one referral so often, with a long comment, that no buffer between the program and its client holds the file.
async function fill(program, times, length) {
	const columns = (await it.sql("SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'handrail' " +
		"AND TABLE_NAME = 'referral' AND EXTRA NOT LIKE '%GENERATED%' AND COLUMN_NAME <> 'id'")).map(([name]) => name);
	const values = columns.map((name) => ({
		public_id: "CONCAT('copy-', s.seq)", code: "CONCAT('COPY-', s.seq)", comment: `REPEAT('c', ${length})`,
		made_at: "r.made_at + s.seq",
	})[name] ?? `r.${name}`);
	await it.sql(`INSERT INTO referral (${columns}) SELECT ${values} FROM (SELECT r.* FROM referral r JOIN program p ON p.id = r.inbound_program_id ` +
		`WHERE p.public_id = '${program}' LIMIT 1) r JOIN seq_1_to_${times} s`);
	// The server does this by itself, some seconds after many rows were added.
	await it.sql("ANALYZE TABLE referral");
}

// Begins a download and stops reading after its first bytes. read() reads on; whole is false if it broke off.
async function download(visitor, url) {
	const answer = await new Promise((resolve, reject) => http.get({ host: "127.0.0.1", port: it.port, path: url, agent: false,
		headers: { Host: `${visitor.host}:${it.port}`, Cookie: [...visitor.cookies].map((pair) => pair.join("=")).join("; ") } }, resolve)
		.on("error", reject));
	answer.pause();
	return {
		status: answer.statusCode,
		read: () => new Promise((resolve) => {
			let bytes = 0;
			answer.on("data", (part) => { bytes += part.length; });
			answer.on("error", () => resolve({ bytes, whole: false }));
			answer.on("end", () => resolve({ bytes, whole: answer.complete }));
			answer.resume();
		}),
	};
}

// The most memory that a worker of the dashboards has had, in KiB.
async function peak() {
	const all = await Promise.all(processesOf(it.process.pid).filter(({ command }) => /\/dashboards( |$)/.test(command))
		.map(async ({ pid }) => Number((await readFile(`/proc/${pid}/status`, "utf8")).match(/VmHWM:\s+(\d+)/)[1])));
	return Math.max(...all);
}

describe("a long file", () => {
	const ROWS = 8000, LENGTH = 4000;
	let clara, rent;
	before(async () => {
		clara = await signedIn("claimer@demo.test");
		rent = await programOf(clara, "Fairhaven Rent Help");
		await connect(await signedIn("helper@demo.test"), rent);
		await fill(rent, ROWS, LENGTH);
	});

	test("is sent whole in bounded memory", async () => {
		await clara.get(`/inbound/${rent}`);
		const before = await peak();
		const { bytes, whole } = await (await download(clara, `/inbound/${rent}.csv`)).read();
		assert.ok(whole && bytes > ROWS * LENGTH, `${bytes}`);
		assert.ok(await peak() - before < 8 * 1024, `${await peak()} KiB after ${before}`);
	});

	test("breaks off visibly when the database fails in the middle", async () => {
		const file = await download(clara, `/inbound/${rent}.csv`);
		assert.equal(file.status, 200);
		await it.sql("RENAME TABLE organization TO organization_away");
		const { bytes, whole } = await file.read();
		await it.sql("RENAME TABLE organization_away TO organization");
		assert.ok(!whole && bytes < ROWS * LENGTH, `${bytes}, ${whole}`);
		await until("the programs work again", async () => (await clara.get(`/inbound/${rent}`)).status === 200);
	});
});
