// live - what open pages hear and what they find when they look: who learns of which change from which source, when that right ends,
// and that nothing is lost when the web server or the publisher is killed in the middle. Through nginx with nchan.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { BASE, build, nginxOnly, processesOf, root, start, until } from "./harness.mjs";
import { hangUp, listen } from "./listen.mjs";

const listening = { skip: nginxOnly("pages listen by its module nchan") };

let it, pantry, rent, diapers;
const as = {};
before(async () => {
	it = await start();
	await it.handrail("site", "set", "localhost", "--notice-cadence", "at_once");
	[pantry, rent, diapers] = await Promise.all(["Food Pantry", "Rent Help", "Diaper Bank"].map((name) => it.programId(`Fairhaven ${name}`)));
	await add("second@demo.test", "Cora", "Second");
	await add("other@demo.test", "Otto", "Elsewhere");
	await it.handrail("program", "set", pantry, "--claimer", "second@demo.test", "--role", "program_worker");
	await it.handrail("program", "set", diapers, "--claimer", "other@demo.test");
	for (const who of ["seeker", "helper", "teammate", "stranger", "claimer", "second", "other", "admin"])
		as[who] = await signIn(who);
});
afterEach(hangUp);
after(() => it?.stop());

const PASSWORD = "handrail demo";

// Runs a command with a text on its standard input.
function withInput(input, ...args) {
	return new Promise((resolve, reject) => {
		const child = execFile(path.join(build, "handrail"), args, { cwd: root, env: { ...process.env, HANDRAIL_CONF: it.conf } },
			(error, stdout) => error ? reject(error) : resolve(stdout));
		child.stdin.end(input);
	});
}

const add = (address, first, last) =>
	withInput(`${PASSWORD}\n`, "user", "add", address, "--first-name", first, "--last-name", last, "--password-stdin");

async function signIn(who, host) {
	const visitor = it.visitor(host);
	await visitor.signIn(`${who}@demo.test`);
	return visitor;
}

async function done(promise) {
	const answer = await promise;
	assert.equal(answer.status, 303, answer.words.slice(0, 600));
	return answer;
}

// ---- referrals ----

const SAM = { for: "other", seeker_first_name: "Sam", seeker_last_name: "Seeker", seeker_email: "seeker@demo.test", reach: ["email"], consent: "yes" };
let comments = 0;

// Somebody refers Sam; the id, and the words by which its mails are found.
async function refer(visitor = as.helper, fields = {}, program = pantry) {
	const action = `/connect/${program}`, comment = `Bread for ${++comments + 100} people`;
	const sent = await done(visitor.submit(await visitor.get(action), { ...SAM, comment, ...fields }, { action, holds: "comment" }));
	return { id: (await visitor.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1], comment };
}

const tokenIn = (mail) => mail.text.match(/\/s\/([\w-]+)/)[1];
const linkTo = async (address, comment) => tokenIn(await it.mail(address, (m) => m.text.includes(comment)));
const versionOf = async (id) => Number((await it.sql(`SELECT version FROM referral WHERE public_id = '${id}'`))[0][0]);

const STATUSES = ["pending", "eligible", "needs_client_action", "couldnt_contact"];
let turn = 0;
const next = () => STATUSES[turn++ % STATUSES.length];

const setStatus = async (visitor, id, fields = {}) =>
	done(visitor.submit(await visitor.get(`/status/${id}`), { status: next(), ...fields }, { action: `/status/${id}`, holds: "status" }));
const onReferral = async (visitor, id, name, fields) =>
	done(visitor.submit(await visitor.get(`/referrals/${id}${name === "stop-sharing" ? "/stop-sharing" : ""}`), fields, { action: `/referrals/${id}/${name}` }));

const changesOf = (visitor, query = "", options) => visitor.get(`/live/changes${query}`, options);
const found = (answer) => Object.fromEntries(JSON.parse(answer.text).changes.map(({ referral, version }) => [referral, version]));

// ---- the stream ----

test("a page hears of a change: an opaque id and a version, and nothing else", listening, async () => {
	const { id } = await refer();
	const page = await listen(as.claimer);
	assert.equal(page.status, 200);
	assert.match(page.headers["content-type"], /^text\/event-stream/);
	assert.match(page.headers["cache-control"] ?? "", /no-(cache|store)/);
	assert.equal(page.headers["x-accel-redirect"], undefined);
	await setStatus(as.claimer, id, { note: "Come on Monday", share_note: "yes" });
	const version = await versionOf(id);
	await page.hears(id, version);
	const heard = page.events.filter(({ data }) => data.referral === id);
	for (const { event, text, data } of heard) {
		assert.equal(event, "change");
		assert.deepEqual(Object.keys(data), ["referral", "version"]);
		assert.equal(typeof data.version, "number");
		assert.doesNotMatch(text, /Monday|Sam|demo/);
	}
	assert.equal(heard.at(-1).data.version, version);
	assert.match(id, /^[a-z0-9]{12}$/);
});

test("only somebody who is signed in, or has a link that works, may listen or look", async () => {
	const anyone = it.visitor();
	for (const link of [undefined, "nothing-that-was-ever-sent", ""]) {
		const page = await listen(anyone, { link });
		assert.ok(link ? [401, 404, 410].includes(page.status) : page.status === 401, `${link}: ${page.status}`);
		assert.doesNotMatch(page.headers["content-type"] ?? "", /event-stream/);
	}
	const looked = await changesOf(anyone, "?ids=abcdefghijkl&since=0");
	assert.equal(looked.status, 401);
	assert.deepEqual(JSON.parse(looked.text), { changes: [] });
	for (const where of ["/_live/", `/_live/${"0".repeat(32)}`])
		assert.equal((await as.helper.get(where)).status, 404, "the location of nchan is internal");
	for (const method of ["POST", "PUT", "DELETE"])
		assert.ok([404, 405].includes((await as.helper.request(method, `/live`)).status), method);
});

// ---- who ----

// After all: each of the outsiders has heard of a later change of their own, so what came before would have come.
async function settled(outsiders) {
	for (const page of outsiders) {
		const { id } = await refer(page.visitor, { seeker_first_name: "Own", seeker_email: "own@people.test" }, diapers);
		await page.hears(id, 1);
	}
}

describe("who hears", listening, () => {
	let id, insiders, outsiders;
	before(async () => {
		({ id } = await refer());
	});
	const open = async () => {
		insiders = await Promise.all([as.seeker, as.helper, as.teammate, as.claimer, as.second].map((visitor) => listen(visitor)));
		const clinic = it.visitor("clinic.localhost");
		await clinic.signIn("admin@demo.test");
		outsiders = await Promise.all([as.stranger, as.other, as.admin, clinic].map((visitor) => listen(visitor)));
	};

	test("the seeker, the helper, members of the group, each claimer, and nobody else", async () => {
		await open();
		await setStatus(as.claimer, id);
		const version = await versionOf(id);
		await Promise.all(insiders.map((page) => page.hears(id, version)));
		await settled(outsiders);
		for (const page of outsiders)
			assert.ok(!page.has(id), page.visitor.host);
	});

	for (const [writer, side] of [["helper", ["helper", "teammate"]], ["claimer", ["claimer", "second"]], ["seeker", ["seeker"]]])
		test(`a private note by the ${writer} is for ${side.join(" and ")}`, async () => {
			await open();
			await onReferral(as[writer], id, "notes", { note: "Between us" });
			const version = await versionOf(id);
			const among = (page) => side.some((who) => as[who] === page.visitor);
			await Promise.all(insiders.filter(among).map((page) => page.hears(id, version)));
			const rest = insiders.filter((page) => !among(page));
			await setStatus(as.claimer, id);
			await Promise.all(rest.map((page) => page.hears(id, version + 1)));
			for (const page of rest)
				assert.ok(!page.events.some(({ data }) => data.referral === id && data.version === version), "no trace of it");
			for (const page of rest) {
				const looked = found(await changesOf(page.visitor, "?since=0"));
				assert.equal(looked[id], version + 1);
			}
		});

	test("the holders of links, each of their own referral", async () => {
		const mine = await refer(as.helper, { seeker_first_name: "Maria", seeker_email: "maria@people.test" });
		const other = await refer(as.helper, { seeker_first_name: "Rosa", seeker_email: "rosa@people.test" });
		const theirs = await linkTo("pantry@demo.test", mine.comment), hers = await linkTo("maria@people.test", mine.comment);
		const rosas = await linkTo("rosa@people.test", other.comment);
		await setStatus(as.claimer, mine.id, { note: "Ask for Jo", share_note: "yes" });
		const hanas = tokenIn(await it.mail("helper@demo.test", (m) => m.text.includes("Ask for Jo")));
		const pages = await Promise.all([theirs, hers, hanas].map((link) => listen(it.visitor(), { link })));
		const rosa = await listen(it.visitor(), { link: rosas });
		for (const page of [...pages, rosa])
			assert.equal(page.status, 200);
		await setStatus(as.claimer, mine.id);
		const version = await versionOf(mine.id);
		await Promise.all(pages.map((page) => page.hears(mine.id, version)));
		await setStatus(as.claimer, other.id);
		await rosa.hears(other.id, await versionOf(other.id));
		assert.ok(!rosa.has(mine.id));
		for (const page of pages)
			assert.ok(!page.has(other.id));
		for (const link of [theirs, hers, hanas]) {
			const looked = await changesOf(it.visitor(), `?link=${link}&ids=${mine.id}&ids=${other.id}&since=0`);
			assert.equal(looked.status, 200);
			assert.deepEqual(found(looked), { [mine.id]: version });
		}
		await as.claimer.get(`/referrals/${mine.id}`);
		const note = await versionOf(mine.id) + 1;
		await onReferral(as.claimer, mine.id, "notes", { note: "For us alone" });
		await setStatus(as.claimer, mine.id);
		await Promise.all(pages.map((page) => page.hears(mine.id, note + 1)));
		for (const [page, hears] of [[pages[0], true], [pages[1], false], [pages[2], false]])
			assert.equal(page.events.some(({ data }) => data.version === note), hears, "a private note");
	});
});

// ---- from where ----

describe("every source is heard", listening, () => {
	let id, comment, link;
	before(async () => {
		({ id, comment } = await refer());
		link = await linkTo("pantry@demo.test", comment);
	});

	const WALK_IN = { seeker_first_name: "Wanda", seeker_last_name: "Walker", seeker_email: "", reach: ["phone"], seeker_phone: "508 555 0166", consent: "yes" };
	const newest = async () => (await it.sql("SELECT public_id FROM referral ORDER BY id DESC LIMIT 1"))[0][0];
	const byLink = async (fields, holds) => {
		const anyone = it.visitor();
		return done(anyone.submit(await anyone.get(`/s/${link}`), fields, { holds }));
	};
	const sources = {
		"a status on its page": () => setStatus(as.claimer, id),
		"a status by the helper": () => setStatus(as.helper, id),
		"a status in a list": async () => done(as.claimer.submit(await as.claimer.get(`/inbound/${pantry}`),
			{ [`status_${id}`]: next() }, { action: "/status" })),
		"a status by a link": () => byLink({ status: next() }, "status"),
		"its undoing": async () => {
			await setStatus(as.claimer, id);
			await done(as.claimer.submit(await as.claimer.get(`/status/${id}`), { undo: "yes" }, { action: `/status/${id}`, holds: "undo" }));
		},
		"a shared note": () => onReferral(as.helper, id, "notes", { note: "He speaks Spanish", share_note: "yes" }),
		"another way to reach": () => onReferral(as.seeker, id, "reach", { reach: ["phone"], seeker_phone: "508 555 0144" }),
		"a new referral": async () => { id = (await refer()).id; },
		"several at once": async () => {
			const programs = [rent, pantry];
			await done(as.helper.submit(await as.helper.get(`/connect?${programs.map((p) => `program=${p}`).join("&")}`),
				{ ...SAM, ...Object.fromEntries(programs.map((p) => [`consent_${p}`, "yes"])) }, { action: "/connect", holds: "for" }));
			id = await newest();
		},
		"somebody who came": async () => {
			await done(as.claimer.submit(await as.claimer.get(`/inbound/${pantry}/new`), WALK_IN, { holds: "reach" }));
			id = await newest();
		},
		"that sharing stopped": async () => {
			id = (await refer()).id;
			await onReferral(as.helper, id, "stop-sharing", {});
		},
	};

	for (const [source, act] of Object.entries(sources))
		test(source, async () => {
			const page = await listen(as.second);
			const before = Date.now();
			await act();
			await page.hears(id, await versionOf(id));
			assert.equal(found(await changesOf(as.second, `?since=${before}`))[id], await versionOf(id), "who looks finds it, too");
		});

	test("an account that the command makes, for the address of a referral that waits", async () => {
		const late = await refer(as.helper, { seeker_first_name: "Lena", seeker_last_name: "Late", seeker_email: "late@demo.test" });
		const page = await listen(as.helper), before = await versionOf(late.id);
		await add("late@demo.test", "Lena", "Late");
		await page.hears(late.id, before + 1);
		const lena = await signIn("late");
		assert.equal((await lena.get(`/referrals/${late.id}`)).status, 200);
	});
});

// ---- the right's end ----

// An open page of this visitor hears no more, and may not come back.
async function lost(page) {
	await page.ends();
	await page.again();
	assert.ok([401, 404, 410].includes(page.status), `${page.status}`);
}

// One that may stay: if it was disconnected, it comes back. It hears of a change, whose maker is somebody else.
async function stays(page, id) {
	if (page.ended)
		await page.again();
	assert.equal(page.status, 200);
	await setStatus(as.helper, id);
	const version = await versionOf(id);
	await until("it hears", async () => {
		if (page.ended)
			await page.again();
		return page.has(id, version);
	});
}

describe("the right ends with", listening, () => {
	let id;
	before(async () => { ({ id } = await refer()); });

	const endings = {
		"signing out": async (visitor) => done(visitor.submit(await visitor.get("/account"), {}, { action: "/sign-out", lacks: "everywhere" })),
		"Leave now": async (visitor) => {
			const page = await visitor.get("/account");
			return done(visitor.get(page.text.match(/class="leave" href="([^"]+)"/)[1]));
		},
	};
	for (const [name, end] of Object.entries(endings))
		test(`${name}: other sessions of the account go on`, async () => {
			const visitor = await signIn("claimer");
			const [gone, other] = await Promise.all([listen(visitor), listen(as.claimer)]);
			await end(visitor);
			await lost(gone);
			await stays(other, id);
		});

	test("a new password: the session that set it goes on", async () => {
		const visitor = await signIn("second"), old = await signIn("second");
		const [mine, gone] = await Promise.all([listen(visitor), listen(old)]);
		await done(visitor.submit(await visitor.get("/account"), { current_password: PASSWORD, password: "four other plain words" }, { holds: "current_password" }));
		await lost(gone);
		await stays(mine, id);
		as.second = visitor;
	});

	const everywhere = {
		"signing out everywhere": async (visitor) => done(visitor.submit(await visitor.get("/account"), {}, { action: "/sign-out", holds: "everywhere" })),
		"handrail user sign-out": () => it.handrail("user", "sign-out", "claimer@demo.test"),
		"handrail user disable": () => it.handrail("user", "disable", "claimer@demo.test"),
		"the end of a claim": async () => {
			if (/claimer@demo\.test/.test((await it.handrail("program", "show", pantry)).stdout))
				await it.handrail("program", "set", pantry, "--remove-claimer", "claimer@demo.test");
		},
	};
	for (const [name, end] of Object.entries(everywhere))
		test(`${name}: in every session`, async () => {
			const one = await signIn("claimer"), two = await signIn("claimer");
			const pages = await Promise.all([listen(one), listen(two)]);
			await end(one);
			await Promise.all(pages.map(lost));
			await it.handrail("user", "enable", "claimer@demo.test").catch(() => {});
			await it.handrail("program", "set", pantry, "--claimer", "claimer@demo.test");
			as.claimer = await signIn("claimer");
		});

	test("leaving a group, at that site", async () => {
		const [group] = (await it.handrail("group", "list", "--site", "localhost")).stdout.split("\n").find((line) => /Family Center/.test(line)).split("\t");
		const page = await listen(as.teammate);
		await it.handrail("group", "leave", group, "teammate@demo.test");
		await lost(page);
		as.teammate = await signIn("teammate");
		const again = await listen(as.teammate);
		await setStatus(as.helper, id);
		await settled([again]);
		assert.ok(!again.has(id));
		assert.deepEqual(found(await changesOf(as.teammate, `?ids=${id}&since=0`))[id], undefined);
		await it.handrail("group", "join", group, "teammate@demo.test");
	});

	for (const [name, fields] of [["stop-sharing", {}], ["reach", { reach: ["dont_reach_out"] }]])
		test(`a link that is revoked (${name}); the seeker's goes on`, async () => {
			const made = await refer();
			const theirs = await linkTo("pantry@demo.test", made.comment), hers = await linkTo("seeker@demo.test", made.comment);
			const [gone, stayed] = await Promise.all([theirs, hers].map((link) => listen(it.visitor(), { link })));
			assert.deepEqual([gone.status, stayed.status], [200, 200]);
			await onReferral(as.helper, made.id, name, fields);
			await lost(gone);
			assert.ok([401, 410].includes((await changesOf(it.visitor(), `?link=${theirs}&since=0`)).status));
			await stayed.hears(made.id, await versionOf(made.id));
		});

	test("a link that has expired", async () => {
		const made = await refer();
		const link = await linkTo("pantry@demo.test", made.comment);
		assert.equal((await listen(it.visitor(), { link })).status, 200);
		await it.sql(`UPDATE status_link l JOIN referral r ON r.id = l.referral_id SET l.expires_at = 1 WHERE r.public_id = '${made.id}'`);
		assert.ok([401, 410].includes((await listen(it.visitor(), { link })).status));
		assert.ok([401, 410].includes((await changesOf(it.visitor(), `?link=${link}&since=0`)).status));
	});
});

// ---- looking ----

describe("/live/changes", () => {
	let mine, other, foreign;
	before(async () => {
		mine = (await refer()).id;
		other = (await refer()).id;
		foreign = (await refer(as.stranger, { seeker_first_name: "Foreign", seeker_email: "foreign@people.test" }, diapers)).id;
	});

	test("has the versions of the rows that are shown; unknown and foreign ones are absent", async () => {
		const looked = await changesOf(as.helper, `?ids=${mine}&ids=${foreign}&ids=nothingthere&ids=&ids=${"x".repeat(2000)}`);
		assert.equal(looked.status, 200);
		assert.match(looked.headers["content-type"], /^application\/json/);
		const all = JSON.parse(looked.text).changes;
		assert.deepEqual(all.find((c) => c.referral === mine), { referral: mine, version: await versionOf(mine) });
		assert.ok(!all.some((c) => c.referral === foreign || c.referral === "nothingthere"));
		assert.equal(all.filter((c) => c.referral === mine).length, 1, "once");
	});

	test("the order of ids does not matter, nor that one stands twice", async () => {
		const since = Date.now() + 60000;
		const [one, two, three] = await Promise.all([[mine, other], [other, mine], [mine, other, mine]].map((ids) =>
			changesOf(as.helper, `?${ids.map((id) => `ids=${id}`).join("&")}&since=${since}`)));
		assert.equal(one.text, two.text);
		assert.equal(one.text, three.text);
		assert.equal(one.headers.etag, two.headers.etag);
		assert.deepEqual(Object.keys(found(one)).sort(), [mine, other].sort());
	});

	test("has what changed since, up to now, and then only the rows that were named", async () => {
		const before = Date.now();
		await setStatus(as.claimer, other);
		assert.equal(found(await changesOf(as.helper, `?ids=${mine}&since=${before}`))[other], await versionOf(other));
		assert.deepEqual(Object.keys(found(await changesOf(as.helper, `?ids=${mine}&since=${Date.now() + 60000}`))), [mine]);
	});

	test("the same answer again is 304 by its ETag; a change is another", async () => {
		const url = `?ids=${mine}&since=${Date.now() + 60000}`;
		const first = await changesOf(as.helper, url);
		assert.match(first.headers.etag, /^(?:W\/)?"[^"]+"$/);
		const same = await changesOf(as.helper, url, { headers: { "If-None-Match": first.headers.etag } });
		assert.equal(same.status, 304);
		assert.equal(same.text, "");
		assert.equal(same.headers.etag, first.headers.etag);
		await setStatus(as.claimer, mine);
		const changed = await changesOf(as.helper, url, { headers: { "If-None-Match": first.headers.etag } });
		assert.equal(changed.status, 200);
		assert.notEqual(changed.headers.etag, first.headers.etag);
		const others = await changesOf(as.stranger, url, { headers: { "If-None-Match": changed.headers.etag } });
		assert.equal(others.status, 200, "somebody else's answer is another");
		assert.match(changed.headers["cache-control"], /private|no-store|no-cache/);
		assert.equal((await as.helper.head(`/live/changes${url}`)).status, 200);
	});

	test("50 ids are looked up, 51 are too many; since is a number", async () => {
		const ids = (n) => Array.from({ length: n }, (_, i) => `ids=${i ? `unknown${i}` : mine}`).join("&");
		assert.deepEqual(Object.keys(found(await changesOf(as.helper, `?${ids(50)}&since=${Date.now() + 60000}`))), [mine]);
		assert.equal((await changesOf(as.helper, `?${ids(51)}`)).status, 400);
		for (const since of ["yesterday", "-1", "1.5", "99999999999999999999", "0x10", "1e3", "%00"])
			assert.equal((await changesOf(as.helper, `?ids=${mine}&since=${since}`)).status, 400, since);
		assert.equal((await changesOf(as.helper, "")).status, 200);
	});

	test("neither looking nor listening prolongs a session", async () => {
		const visitor = await signIn("helper");
		const account = "(SELECT account_id FROM account_address WHERE address = 'helper@demo.test')";
		const [[newest]] = await it.sql(`SELECT MAX(id) FROM session WHERE account_id = ${account}`);
		const seen = async () => (await it.sql(`SELECT seen_at FROM session WHERE id = ${newest}`))[0][0];
		const old = String(Date.now() - 30 * 60 * 1000);
		await it.sql(`UPDATE session SET seen_at = ${old} WHERE id = ${newest}`);
		assert.equal((await changesOf(visitor, `?ids=${mine}&since=0`)).status, 200);
		assert.equal((await listen(visitor)).status, 200);
		assert.equal(await seen(), old);
		await visitor.get("/people");
		assert.notEqual(await seen(), old, "a page does");
	});

});

// ---- the page that fetches itself again ----

describe("a page that fetches itself again", () => {
	const rowOf = (page, id) => page.text.match(new RegExp(`data-referral="${id}"[^>]* data-version="(\\d+)"`));
	// rows: ids, of version 1 unless they have another: "ID.7".
	const again = (visitor, path, rows) => visitor.get(path, { headers: {
		"Handrail-Shown": rows.map((row) => /\./.test(row) ? row : `${row}.1`).join(" ") || "-" } });

	test("keeps a row that was named, though it has left the tab; others are where they belong", async () => {
		const [moved, other] = [await refer(), await refer()];
		for (const [who, path] of [["claimer", `/inbound/${pantry}?tab=not_updated`], ["second", "/inbound?tab=not_updated"]]) {
			for (const { id } of [moved, other])
				assert.ok(rowOf(await as[who].get(path), id) || who === "second", `${path} has it`);
			await setStatus(as.claimer, moved.id, { status: who === "claimer" ? "eligible" : "pending" });
			assert.ok(!rowOf(await as[who].get(path), moved.id), `${path} has it no more`);
			const page = await again(as[who], path, [moved.id]);
			assert.equal(Number(rowOf(page, moved.id)[1]), await versionOf(moved.id));
			assert.ok(!rowOf(await again(as[who], path, []), moved.id), "unless it is named");
			assert.equal(page.text.match(new RegExp(` data-referral="${moved.id}"`, "g")).length, 1, "once");
			const saved = await again(as[who], `${path}&saved=${Date.now() - 1000}.${moved.id}`, [moved.id]);
			assert.equal(saved.text.match(new RegExp(` data-referral="${moved.id}"`, "g")).length, 1, "once, though it was saved as well");
		}
	});

	test("shows nobody's row to somebody else, whatever is named", async () => {
		const own = await refer(), foreign = await refer(as.stranger, { seeker_first_name: "Foreign", seeker_email: "foreign@people.test" }, diapers);
		const logged = (await it.sql(`SELECT public_id FROM referral WHERE inbound_program_id IS NULL LIMIT 1`))[0]?.[0] ?? foreign.id;
		const pages = { claimer: ["/inbound", `/inbound/${pantry}`, `/inbound/${pantry}?tab=done`, "/referrals", "/people"],
			helper: ["/people", "/people?tab=done", "/referrals"], seeker: ["/referrals", "/people"] };
		for (const [who, paths] of Object.entries(pages))
			for (const path of paths) {
				const page = await again(as[who], path, [foreign.id, logged, "unknown", own.id, "'", "%", "x".repeat(3000), `${own.id}.0`, "x.y", "."]);
				assert.equal(page.status, 200, path);
				assert.ok(!page.text.includes(foreign.id) && !page.words.includes("Foreign"), `${who} ${path}`);
			}
		assert.equal((await again(as.claimer, `/referrals/${foreign.id}`, [foreign.id])).status, 404);
		assert.ok(!rowOf(await again(as.other, `/inbound/${diapers}`, [own.id]), own.id), "nor a row of another program");
	});

	test("marks and announces what others changed, with who set another status, and nothing else", async () => {
		const [set, noted, quiet] = [await refer(), await refer(), await refer()], path = `/inbound/${pantry}`;
		const cell = (page, id) => page.text.match(new RegExp(`data-referral="${id}"[\\s\\S]*?(?=data-referral=|</main>)`))[0];
		const told = (page) => page.text.match(/<div [^>]*data-live="[^"]*"[^>]*>([\s\S]*?)<\/div>/)[1].replace(/<[^>]*>/g, "");
		const look = async (rows) => {
			const page = await again(as.second, path, rows);
			const [changed, moved] = [/^[^>]* data-changed/, /class="moved"/].map((mark) => [set, noted, quiet].map(({ id }) => mark.test(cell(page, id))));
			return { changed, moved, told: told(page) };
		};
		const shown = async () => [...(await as.second.get(path)).text.matchAll(/<tr [^>]*data-referral="([^"]+)"[^>]* data-version="(\d+)"/g)]
			.map(([, id, version]) => `${id}.${version}`);
		const before = await shown(), others = before.filter((row) => !row.startsWith(set.id)), was = before.find((row) => row.startsWith(quiet.id));
		assert.deepEqual(await look(before), { changed: [false, false, false], moved: [false, false, false], told: "" });
		await setStatus(as.claimer, set.id, { status: "eligible" });
		await as.helper.submit(await as.helper.get(`/referrals/${noted.id}`), { note: "Shared", share_note: "yes" }, { action: `/referrals/${noted.id}/notes` });
		await as.helper.submit(await as.helper.get(`/referrals/${quiet.id}`), { note: "Not shared" }, { action: `/referrals/${quiet.id}/notes` });
		assert.ok(await versionOf(quiet.id) > Number(was.split(".")[1]), "the private note raised the version, and shows nothing");
		const now = await look(before);
		assert.deepEqual([now.changed, now.moved], [[true, true, false], [true, false, false]]);
		assert.match(now.told, /^(?=.*Changed: [^,]+, Eligible\.)(?=.*Changed: [^,]+, Not updated\.)/);
		assert.deepEqual((await look(await shown())).told, "", "it knows already");
		assert.deepEqual((await look((await shown()).filter((row) => row !== was && !row.startsWith(quiet.id)))).changed, [false, false, true],
			"a row that is not named is new to the page");
		for (const nonsense of [`${set.id}.`, `${set.id}.x`, `${set.id}.99999999999999999999`, `${set.id}.-1`])
			assert.deepEqual((await look([nonsense, ...others])).moved, [false, false, false], nonsense);
		assert.equal((await as.second.get(path)).text.includes("data-changed"), false, "only where the page fetches itself");
	});

	test("of a person's referrals, the one that changed is marked, and no other", async () => {
		const person = { seeker_first_name: "Olga", seeker_last_name: "Several", seeker_email: "olga@people.test" };
		const sent = [await refer(as.helper, person), await refer(as.helper, person, rent), await refer(as.helper, person, diapers)];
		const shown = async () => [...(await as.teammate.get("/people")).text.matchAll(/<(?:tr|p) [^>]*data-referral="([^"]+)"[^>]* data-version="(\d+)"/g)]
			.map(([, id, version]) => `${id}.${version}`);
		const before = await shown();
		await setStatus(as.claimer, sent[1].id, { status: "couldnt_contact" });
		const page = await again(as.teammate, "/people", before), marked = (id) => new RegExp(`<(?:tr|p) [^>]*data-referral="${id}"[^>]* data-changed`).test(page.text);
		assert.deepEqual(sent.map(({ id }) => marked(id)), [false, true, false]);
	});

	test("neither prolongs the session nor opens the referral", async () => {
		const made = await refer(), visitor = await signIn("claimer");
		const [[session]] = await it.sql("SELECT MAX(id) FROM session");
		await it.sql(`UPDATE session SET seen_at = seen_at - 1800000 WHERE id = ${session}`);
		const seen = async () => (await it.sql(`SELECT seen_at FROM session WHERE id = ${session}`))[0][0];
		const opened = async () => (await it.sql(`SELECT opened_at IS NOT NULL FROM referral WHERE public_id = '${made.id}'`))[0][0];
		const before = await seen();
		assert.equal((await again(visitor, `/referrals/${made.id}`, [made.id])).status, 200);
		assert.deepEqual([await seen(), await opened()], [before, "0"]);
		await visitor.get(`/referrals/${made.id}`);
		assert.notEqual(await seen(), before);
		assert.equal(await opened(), "1");
	});

	test("after the session's end is a redirect; after Leave now, too", async () => {
		for (const end of [() => it.sql("DELETE FROM session ORDER BY id DESC LIMIT 1"), (v) => v.get("/leave")]) {
			const visitor = await signIn("claimer");
			assert.equal((await again(visitor, "/inbound", [])).status, 200);
			await end(visitor);
			assert.equal((await again(visitor, "/inbound", [])).status, 303);
		}
	});
});

// ---- faults ----

const processes = (what) => processesOf(it.process.pid).filter(({ command }) => what.test(command)).map(({ pid }) => pid);
const parentOf = (pid) => {
	const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
	return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
};
const publishers = () => processes(/ deliver\b/).filter((pid, _, all) => all.includes(parentOf(pid)));
const webWorkers = () => processes(/^nginx: worker process/);

// The worker of nginx that holds this page's connection.
function holderOf(page) {
	const port = page.localPort, hex = (n) => n.toString(16).toUpperCase().padStart(4, "0");
	const line = readFileSync("/proc/net/tcp", "utf8").split("\n").map((l) => l.trim().split(/\s+/))
		.find((l) => l[1]?.endsWith(`:${hex(it.port)}`) && l[2]?.endsWith(`:${hex(port)}`));
	return webWorkers().find((pid) => readdirSync(`/proc/${pid}/fd`).some((fd) => {
		try {
			return readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${line[9]}]`;
		} catch {
			return false;
		}
	}));
}

// Changes the referral so many times, and halfway lets the fault happen. Each form must do what it says, at once as ever.
async function changesWith(id, times, fault) {
	for (let i = 0; i < times; i++) {
		if (i === times >> 1)
			await fault();
		await setStatus(as.claimer, id);
	}
	return versionOf(id);
}

// A page that was cut off comes back by itself with Last-Event-ID, until it knows the newest version.
async function catchesUp(page, id, version) {
	await until(`version ${version} of ${id} reaches the page`, async () => {
		if (page.ended || page.status !== 200)
			await page.again();
		return page.has(id, version);
	}, 60000);
}

// A page hears of it, or finds it when it looks, as it does whenever it comes back and now and then. nchan has these limits: a page
// whose channel a killed process of nginx kept, but whose connection another one holds, may hear nothing until nginx reads its
// configuration again; and what the old processes published last is gone with them.
async function learns(page, id, version) {
	let looks = 0;
	await until(`version ${version} of ${id} is known`, async () => {
		if (page.ended || page.status !== 200)
			await page.again();
		return page.has(id, version) || (++looks % 20 === 0 && found(await changesOf(page.visitor, `?ids=${id}`))[id] === version);
	}, 60000);
}

describe("nothing is lost when", listening, () => {
	let id;
	before(async () => { ({ id } = await refer()); });

	const allSeen = (page, from, to) => {
		const versions = page.events.filter(({ data }) => data.referral === id).map(({ data }) => data.version);
		for (let version = from; version <= to; version++)
			assert.ok(versions.includes(version), `version ${version} of ${versions}`);
	};

	test("many changes come at once", async () => {
		const page = await listen(as.second), first = await versionOf(id) + 1;
		const referrals = await Promise.all(Array.from({ length: 20 }, () => refer()));
		await Promise.all(referrals.map((made) => setStatus(as.claimer, made.id)));
		for (const made of referrals)
			await page.hears(made.id, 2);
		const last = await changesWith(id, 20, () => {});
		await page.hears(id, last);
		allSeen(page, first, last);
	});

	// Rows as a burst leaves them: 2,000 changes in one moment.
	test("thousands of changes come in one moment", async () => {
		const MANY = 2000, { id } = await refer(), page = await listen(as.second);
		const [[referral, program]] = await it.sql(`SELECT id, inbound_program_id FROM referral WHERE public_id = '${id}'`);
		await it.sql(`INSERT INTO live_change (made_at, referral_id, version, parties, inbound_program_id)
			SELECT ${Date.now()}, ${referral}, 100000 + seq, 7, ${program} FROM seq_1_to_${MANY}`);
		await until("all are heard", () => page.has(id, 100000 + MANY), 60000);
		const versions = page.events.map(({ data }) => data.version).filter((version) => version > 100000);
		assert.deepEqual(versions, Array.from({ length: MANY }, (_, i) => 100001 + i), "each once, in their order");
		await it.sql("DELETE FROM live_change WHERE version > 100000");
	});

	test("a change commits after a later one", async () => {
		const { id } = await refer(), page = await listen(as.second);
		const [[referral, program]] = await it.sql(`SELECT id, inbound_program_id FROM referral WHERE public_id = '${id}'`);
		const late = await it.transaction(`INSERT INTO live_change (made_at, referral_id, version, parties, inbound_program_id)
			VALUES (${Date.now()}, ${referral}, 200000, 7, ${program})`);
		const other = await refer();
		await page.hears(other.id, 1);
		assert.ok(!page.has(id, 200000));
		await late.commit();
		await page.hears(id, 200000);
		await it.sql("DELETE FROM live_change WHERE version = 200000");
	});

	test("the publisher is killed", async () => {
		const page = await listen(as.second), first = await versionOf(id) + 1;
		const [killed] = publishers();
		assert.ok(killed, "there is one");
		const last = await changesWith(id, 6, () => process.kill(killed, "SIGKILL"));
		await catchesUp(page, id, last);
		allSeen(page, first, last);
		assert.ok(!publishers().includes(killed));
	});

	test("the delivery worker is killed", async () => {
		const page = await listen(as.second), first = await versionOf(id) + 1;
		const [worker] = processes(/ deliver\b/).filter((pid) => !publishers().includes(pid));
		const last = await changesWith(id, 6, () => process.kill(worker, "SIGKILL"));
		await catchesUp(page, id, last);
		allSeen(page, first, last);
	});

	test("the worker of nginx that holds the page is killed", async () => {
		const [page, other] = [await listen(as.second), await listen(as.helper)];
		const killed = holderOf(page);
		assert.ok(killed, "a worker holds it");
		const last = await changesWith(id, 6, async () => {
			process.kill(killed, "SIGKILL");
			await page.ends();
		});
		await Promise.all([learns(page, id, last), learns(other, id, last)]);
		const later = await changesWith(id, 2, () => {});
		await Promise.all([learns(page, id, later), learns(other, id, later)]);
		const fresh = await listen(as.seeker);
		await setStatus(as.claimer, id);
		await learns(fresh, id, await versionOf(id));
	});

	test("nginx reads its configuration again", async () => {
		const page = await listen(as.second), old = webWorkers();
		const last = await changesWith(id, 6, () => process.kill(processes(/^nginx: master process/)[0], "SIGHUP"));
		await learns(page, id, last);
		await until("the old workers have ended", () => !webWorkers().some((pid) => old.includes(pid)));
		const fresh = await listen(as.helper);
		await setStatus(as.claimer, id);
		await fresh.hears(id, await versionOf(id));
	});

	test("the program that lets pages listen is killed", async () => {
		const page = await listen(as.second);
		process.kill(it.pidsOf("live")[0], "SIGKILL");
		await setStatus(as.claimer, id);
		await page.hears(id, await versionOf(id));
		assert.ok(!page.ended, "those who listen already do not notice");
		await page.again();
		assert.equal(page.status, 200);
	});

	test("nginx is away for a while", async () => {
		const late = await refer(as.helper, { seeker_first_name: "Nina", seeker_last_name: "Night", seeker_email: "nina@demo.test" });
		const [page, helpers] = [await listen(as.second), await listen(as.helper)], before = await versionOf(late.id);
		const [master] = processes(/^nginx: master process/), publisher = publishers()[0];
		process.kill(it.process.pid, "SIGSTOP");	// it would start nginx again at once
		try {
			process.kill(master, "SIGTERM");
			await Promise.all([page.ends(), helpers.ends()]);
			await add("nina@demo.test", "Nina", "Night");
			assert.equal(await versionOf(late.id), before + 1);
			await until("the publisher has noticed", async () => /event=publishing_stopped/.test(await it.logs()));
		} finally {
			process.kill(it.process.pid, "SIGCONT");
		}
		await helpers.again();
		await catchesUp(helpers, late.id, before + 1);
		await until("it goes on", async () => /event=publishing_resumed/.test(await it.logs()));
		assert.deepEqual(publishers(), [publisher]);
		await catchesUp(page, id, await changesWith(id, 2, () => {}));
	});

	test("nginx stops, and starts again", async () => {
		const page = await listen(as.second);
		const [master] = processes(/^nginx: master process/);
		await setStatus(as.claimer, id);
		const worker = publishers()[0];
		process.kill(master, "SIGTERM");
		await page.ends();
		await until("nginx is back", () => as.claimer.get("/healthz").then(({ status }) => status === 200, () => false));
		const last = await changesWith(id, 4, () => {});
		await catchesUp(page, id, last);
		assert.deepEqual(publishers(), [worker], "the publisher waited, and went on");
	});

	test("the database ends every connection", async () => {
		const page = await listen(as.second), [publisher] = publishers();
		const connections = await it.sql("SELECT id FROM information_schema.processlist WHERE user = 'handrail' AND id <> CONNECTION_ID()");
		for (const [connection] of connections)
			await it.sql(`KILL ${connection}`).catch(() => {});
		await catchesUp(page, id, await changesWith(id, 2, () => {}));
		assert.deepEqual(publishers(), [publisher]);
	});

	test("a page missed it all: it finds it when it looks", async () => {
		const before = Date.now(), since = await versionOf(id);
		await Promise.all([...publishers(), ...processes(/ deliver\b/)].map((pid) => process.kill(pid, "SIGSTOP")));
		try {
			await changesWith(id, 4, () => {});
			const looked = await changesOf(as.second, `?ids=${id}&since=${before}`);
			assert.equal(found(looked)[id], since + 4);
		} finally {
			for (const pid of [...processes(/ deliver\b/)].reverse())
				process.kill(pid, "SIGCONT");
		}
	});
});

// ---- without nchan ----

for (const [mode, looking] of [["polling", 200], ["off", 404]])
	test(`live = ${mode}: nobody listens, looking is ${looking}`, listening, async (t) => {
		const other = await start({ env: { HANDRAIL_WEB_LIVE: mode } });
		t.after(() => other.stop());
		const hana = other.visitor();
		await hana.signIn("helper@demo.test");
		const action = `/connect/${(await hana.get("/programs?q=fairhaven+food+pantry")).text.match(/data-program="([^"]+)"/)[1]}`;
		await done(hana.submit(await hana.get(action), { ...SAM, comment: "Bread" }, { action, holds: "comment" }));
		const page = await listen(hana);
		assert.equal(page.status, 404);
		assert.equal((await hana.get("/live")).status, 404);
		const [[id, version]] = await other.sql("SELECT public_id, version FROM referral ORDER BY id DESC LIMIT 1");
		const looked = await hana.get(`/live/changes?ids=${id}&since=0`);
		assert.equal(looked.status, looking);
		if (looking === 200)
			assert.deepEqual(found(looked), { [id]: Number(version) });
		const [[rows]] = await other.sql("SELECT COUNT(*) FROM live_change");
		assert.equal(rows !== "0", mode === "polling");
		assert.equal(processesOf(other.process.pid).filter(({ command }) => / deliver\b/.test(command)).length, 1, "no publisher");
	});

test("the program works as plain CGI, too", async () => {
	const [{ referral }] = JSON.parse((await changesOf(as.helper, "?since=0")).text).changes;
	const env = { ...process.env, HANDRAIL_CONF: it.conf, REQUEST_METHOD: "GET", REQUEST_URI: `${BASE}/live/changes?ids=${referral}&since=0`,
		HTTP_HOST: `localhost:${it.port}`, REMOTE_ADDR: "127.0.0.1",
		HTTP_COOKIE: [...as.helper.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
	const answer = await new Promise((resolve, reject) => execFile(path.join(build, "live"), [], { cwd: root, env },
		(error, stdout) => error ? reject(error) : resolve(stdout)));
	const [head, body] = answer.split(/\r?\n\r?\n/);
	assert.match(head, /^Content-Type: application\/json/m);
	assert.doesNotMatch(head, /^Status: [345]/m);
	assert.ok(JSON.parse(body).changes.some((c) => c.referral === referral));
});
