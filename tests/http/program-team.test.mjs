// A program's team: the addresses that confirm themselves, invitations, roles, leaving, and claiming.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start, until } from "./harness.mjs";

let it, pantry, diapers, manage;
const as = {};

async function signIn(name, address) {
	as[name] = it.visitor();
	await as[name].signIn(address);
}

before(async () => {
	it = await start();
	[pantry, diapers] = await Promise.all([it.programId("Fairhaven Food Pantry"), it.programId("Fairhaven Diaper Bank")]);
	manage = `/manage/${pantry}`;
	for (const [name, address] of [["clara", "claimer@demo.test"], ["wendy", "helper@demo.test"], ["stan", "stranger@demo.test"], ["ada", "admin@demo.test"],
		["sam", "seeker@demo.test"]])
		await signIn(name, address);
	await it.handrail("program", "set", pantry, "--claimer", "helper@demo.test", "--role", "program_worker");
	as.guest = it.visitor();
});
after(() => it?.stop());

const codeOf = (text) => text.match(/\b(\d{8})\b/)?.[1];
const errors = (page) => [...page.text.matchAll(/ id="([^"]+)-error"/g)].map((m) => m[1]);
const hidden = (page) => page.text.replaceAll(/(value|content|nonce)="[^"]*"/g, "");
const pathOf = (link) => new URL(link).pathname;
const shown = async (program = pantry) => (await it.handrail("program", "show", program)).stdout;

async function fill(path, fields, { by = as.clara, action = path, ...rest } = {}) {
	return by.submit(await by.get(path), fields, { action, ...rest });
}

async function linkIn(address, subject) {
	const mail = await it.mail(address, (m) => subject.test(m.subject));
	return { mail, path: pathOf(mail.links.find((l) => /\/(confirm|manage\/invite)\//.test(l))) };
}

const send = async (first) => {
	const path = `/connect/${pantry}`;
	const sent = await as.guest.submit(await as.guest.get(path), { for: "self", seeker_first_name: first, seeker_last_name: "Person", seeker_phone: "508 555 0161",
		reach: "phone", comment: "", consent: "yes" }, { action: path, holds: "seeker_first_name" });
	assert.equal(sent.status, 303, sent.words.slice(0, 800));
	await it.delivered();
};
const mailsTo = async (address, subject) => (await it.mails()).filter((m) => m.to.includes(address) && (!subject || subject.test(m.subject)));

// ---- addresses ----

test("a new address gets no referral before somebody there has confirmed it by a click", async () => {
	const path = `${manage}/addresses`, desk = "desk@program.test";
	for (const wrong of ["", "no address", "a@b@c"]) {
		const again = await fill(path, { address: wrong }, { holds: "address" });
		assert.deepEqual([again.status, errors(again)], [422, ["address"]], wrong);
	}
	assert.equal((await fill(path, { address: desk })).location, `${path}?saved=added`);
	assert.match((await as.clara.get(path)).words, /desk@program\.test ▲ not confirmed yet/);
	const { mail, path: link } = await linkIn(desk, /confirm/i);
	assert.match(mail.text, /Fairhaven Food Pantry/);
	await send("Before");
	assert.equal((await mailsTo(desk)).length, 1, "only the link went there");
	for (const ask of [await as.guest.get(link), await as.guest.request("HEAD", link), await as.stan.get(link)])
		assert.equal(ask.status, 200, "a mail scanner opens it");
	assert.match(await shown(), /desk@program\.test \(not confirmed\)/, "a GET confirms nothing");
	const done = await as.guest.submit(await as.guest.get(link), {}, { action: link });
	assert.equal(done.status, 200, done.words);
	assert.match(done.words, /confirmed/);
	assert.match(await shown(), /desk@program\.test\n/);
	for (const again of [await as.guest.get(link), await as.guest.post(link, [])])
		assert.equal(again.status, 410, "once");
	assert.equal((await as.guest.get(`${link.slice(0, -4)}AAAA`)).status, 404);
	await send("After");
	assert.equal((await mailsTo(desk)).length, 2, "now it gets them");
	assert.deepEqual(errors(await fill(path, { address: desk }, { holds: "address" })), ["address"], "it is there already");
});

test("a link ends with a newer one, after seven days, and with its address", async () => {
	const path = `${manage}/addresses`, desk = "second@program.test";
	await fill(path, { address: desk }, { holds: "address" });
	const first = (await linkIn(desk, /confirm/i)).path;
	await fill(path, { address: desk }, { holds: "address" });
	const second = await it.mail(desk, (m) => m.links.some((l) => /\/confirm\//.test(l) && pathOf(l) !== first)).then((m) => pathOf(m.links.find((l) => /\/confirm\//.test(l))));
	assert.equal((await as.guest.get(first)).status, 410);
	assert.equal((await as.guest.get(second)).status, 200);
	await it.sql("UPDATE program_pass SET expires_at = made_at WHERE used_at IS NULL");
	assert.equal((await as.guest.get(second)).status, 410);
	const token = second.split("/").pop();
	assert.doesNotMatch(JSON.stringify(await it.sql("SELECT HEX(token_hash), HEX(nonce), address FROM program_pass")), new RegExp(token), "the token is not in the database");
	await fill(path, { address: desk }, { holds: "address" });
	const third = await it.mail(desk, (m) => m.links.some((l) => /\/confirm\//.test(l) && ![first, second].includes(pathOf(l)))).then((m) => pathOf(m.links.find((l) => /\/confirm\//.test(l))));
	const page = await as.clara.get(path);
	const id = page.text.match(/second@program\.test[\s\S]*?addresses\/([^/"]+)\/remove/)[1];
	assert.equal((await as.clara.submit(page, {}, { action: `${path}/${id}/remove` })).location, `${path}?saved=removed`);
	assert.equal((await as.guest.get(third)).status, 410, "the address is gone");
	assert.doesNotMatch(await shown(), /second@program\.test/);
	assert.equal((await as.clara.post(`${path}/AAAAAAAAAAAA/remove`, [])).status === 303, false);
});

// ---- the team ----

const memberOf = async (name) => (await as.clara.get(`${manage}/team`)).text.match(new RegExp(`data-member="([^"]+)"(?:(?!data-member)[\\s\\S])*?${name}`))[1];

test("an invitation counts for the invited address alone, once", async () => {
	const path = `${manage}/team`, action = `${path}/invite`, nora = "nora@program.test";
	assert.deepEqual(errors(await fill(path, { address: "", role: "program_worker" }, { action, holds: "address" })), ["address"]);
	const unknown = (await as.clara.get(path)).forms().filter((f) => f.action === action).pop().fields.filter(([n]) => n !== "role");
	assert.deepEqual(errors(await as.clara.post(action, [...unknown.filter(([n]) => n !== "address"), ["address", nora], ["role", "owner"]])), ["role"]);
	assert.deepEqual(errors(await fill(path, { address: "helper@demo.test", role: "program_worker" }, { action, holds: "address" })), ["address"], "she is in the team");
	assert.equal((await fill(path, { address: nora, role: "program_worker" }, { action, holds: "address" })).location, `${path}?saved=invited`);
	const { path: link, mail } = await linkIn(nora, /invited/);
	assert.match(mail.text, /Clara Claimer invites you/);
	assert.match((await as.guest.get(link)).location, /^\/sign-in\?next=/, "signed in or up");
	const other = await as.stan.get(link);
	assert.match(other.words, /for a different address/);
	assert.doesNotMatch(other.text, /nora@/, "whoever has the link does not learn the address");
	await as.stan.post(link, other.forms().find((f) => f.action.endsWith("/sign-out"))?.fields ?? []);
	assert.equal((await as.stan.get(manage)).status, 404, "and is not let in");
	const visitor = it.visitor(), asked = await visitor.submit(await visitor.get("/sign-in"), { address: nora, password: "" }, { holds: "password" });
	const code = codeOf((await it.mail(nora, (m) => codeOf(m.text))).text);
	await visitor.submit(await visitor.get(asked.location), { code }, { holds: "code" });
	const joined = await visitor.submit(await visitor.get(link), {}, { action: link });
	assert.equal(joined.location, `${manage}?saved=joined`, joined.words);
	assert.equal((await visitor.get(manage)).status, 200);
	assert.equal((await visitor.get(`${manage}/contact`)).status, 404, "a worker");
	assert.equal((await visitor.get(link)).status, 410, "once");
	assert.match(await shown(), /nora@program\.test> \(program_worker\)/);
	as.nora = visitor;
});

test("an invitation that is taken back, or whose sender is no admin any more, is worth nothing", async () => {
	const path = `${manage}/team`, action = `${path}/invite`;
	await fill(path, { address: "stranger@demo.test", role: "program_admin" }, { action, holds: "address" });
	const first = (await linkIn("stranger@demo.test", /invited/)).path;
	const page = await as.clara.get(path), id = page.text.match(/data-invited="([^"]+)"/)[1];
	assert.equal((await as.stan.get(first)).status, 200);
	assert.equal((await as.clara.submit(page, {}, { action: `${path}/${id}/remove` })).status, 303);
	assert.equal((await as.stan.get(first)).status, 410);
	const nora = await memberOf("nora@program");
	const role = async (member, wanted) => as.clara.submit(await as.clara.get(path), { role: wanted }, { action: `${path}/${member}/role` });
	assert.equal((await role(nora, "program_admin")).location, `${path}?saved=role`);
	assert.equal((await as.nora.get(`${manage}/contact`)).status, 200, "at the next request");
	await fill(path, { address: "stranger@demo.test", role: "program_admin" }, { action, holds: "address", by: as.nora });
	const second = await it.mail("stranger@demo.test", (m) => m.links.some((l) => /invite/.test(l) && pathOf(l) !== first)).then((m) => pathOf(m.links.find((l) => /invite/.test(l))));
	await role(nora, "program_worker");
	assert.equal((await as.nora.get(`${manage}/contact`)).status, 404);
	assert.equal((await as.stan.submit(await as.stan.get(second), {}, { action: second })).status, 410);
	assert.equal((await as.stan.get(manage)).status, 404);
});

test("a program keeps its last admin", async () => {
	const path = `${manage}/team`, clara = await memberOf("Clara");
	const down = await as.clara.submit(await as.clara.get(path), { role: "program_worker" }, { action: `${path}/${clara}/role` });
	assert.equal(down.status, 422);
	assert.match(down.words, /Nobody else runs this program/);
	for (const way of [`${path}/${clara}/remove`, `${manage}/leave`]) {
		const out = await as.clara.submit(await as.clara.get(way), {}, { action: way });
		assert.deepEqual([out.status, /Nobody else runs this program/.test(out.words)], [422, true], way);
	}
	assert.equal((await as.clara.get(path)).status, 200);
});

test("who is removed, or leaves, is out at the next request, links included", async () => {
	const path = `${manage}/team`, nora = await memberOf("nora@program"), tab = as.nora;
	await it.handrail("program", "set", pantry, "--referral-email", "nora@program.test", "--confirmed");
	await send("Linked");
	const mail = await it.mail("nora@program.test", (m) => m.links.some((l) => /\/s\//.test(l)));
	const link = pathOf(mail.links.find((l) => /\/s\//.test(l)));
	assert.equal((await as.guest.get(link)).status, 200);
	assert.equal((await tab.get(`/inbound/${pantry}`)).status, 200);
	const way = `${path}/${nora}/remove`;
	assert.equal((await as.clara.submit(await as.clara.get(way), {}, { action: way })).location, `${path}?saved=removed`);
	assert.match((await tab.get(`/inbound/${pantry}`)).location ?? "", /sign-in/, "her session is over");
	assert.equal((await as.guest.get(link)).status, 410, "and her links");
	await as.wendy.submit(await as.wendy.get(`${manage}/leave`), {}, { action: `${manage}/leave` });
	assert.match((await as.wendy.get(manage)).location ?? "", /sign-in/, "a worker leaves by herself");
	await signIn("wendy", "helper@demo.test");
	assert.equal((await as.wendy.get(manage)).status, 404);
	await it.handrail("program", "set", pantry, "--claimer", "helper@demo.test", "--role", "program_worker");
});

test("only admins of the team have these pages", async () => {
	const page = await as.clara.get(`${manage}/team`), member = await memberOf("Hana");
	const missing = {};
	for (const name of ["wendy", "stan", "ada"])
		missing[name] = hidden(await as[name].get("/manage/AAAAAAAAAAAA"));
	for (const path of ["/addresses", "/team", `/team/${member}/remove`, "/team/invite"])
		for (const name of ["wendy", "stan", "ada"])
			assert.equal(hidden(await as[name].get(manage + path)), missing[name], `${name} at ${path}`);
	for (const path of ["/addresses", "/addresses/x/remove", "/team/invite", `/team/${member}/role`, `/team/${member}/remove`])
		for (const name of ["wendy", "stan", "ada"])
			assert.equal(hidden(await as[name].post(manage + path, page.form({ holds: "address" }).fields)), missing[name], `${name} posts to ${path}`);
	for (const name of ["stan", "ada"])
		assert.equal((await as[name].get(`${manage}/leave`)).status, 404, name);
});

// ---- claiming ----

test("a code to an address of the listing makes the first claimer an admin", async () => {
	const path = `/programs/${diapers}/claim`;
	assert.match((await as.guest.get(`/programs/${diapers}`)).text, new RegExp(`href="${path}"`), "offered on its page");
	assert.doesNotMatch((await as.guest.get(`/programs/${pantry}`)).text, /\/claim"/, "not where somebody runs it");
	const visitor = await as.guest.get(path);
	assert.match(visitor.words, /I need services/);
	assert.match(visitor.text, new RegExp(`href="/programs/${diapers}"`), "the way for people who need help");
	assert.match((await as.guest.post(path, [])).location, /^\/sign-in/);
	const page = await as.sam.get(path);
	assert.match(page.text, /d•••@/);
	assert.doesNotMatch(page.text, /diapers@/, "masked");
	for (const wrong of ["", "99", "sam@evil.test"]) {
		const fields = page.form({ holds: "address" }).fields.filter(([n]) => n !== "address");
		const again = await as.sam.post(path, [...fields, ["address", wrong]]);
		assert.deepEqual([again.status, errors(again)], [422, ["address"]], wrong);
	}
	assert.equal((await mailsTo("sam@evil.test")).length, 0);
	const listed = "diapers@demo.test";
	assert.equal((await as.sam.submit(page, { address: listed }, { action: path, holds: "address" })).location, path);
	const code = codeOf((await it.mail(listed, (m) => /^Code/.test(m.subject))).text);
	const form = await as.sam.get(path);
	assert.doesNotMatch(form.text, /diapers@demo/);
	const wrong = await as.sam.submit(form, { code: code === "12345678" ? "12345679" : "12345678" }, { action: path, holds: "code" });
	assert.deepEqual([wrong.status, errors(wrong)], [422, ["code"]]);
	assert.deepEqual(errors(await as.stan.submit(await as.stan.get(path), { code }, { action: path, holds: "address" })), ["code"], "another account has no use of it");
	const done = await as.sam.submit(await as.sam.get(path), { code }, { action: path, holds: "code" });
	assert.equal(done.location, `/manage/${diapers}?saved=claimed`, done.words.slice(0, 600));
	assert.match((await as.sam.get(done.location)).words, /You run Fairhaven Diaper Bank now/);
	assert.match(await shown(diapers), /seeker@demo\.test> \(program_admin\)/);
	assert.match((await as.stan.get(path)).words, /Ask your colleagues to invite you/, "it is claimed");
	assert.equal((await as.stan.post(path, [])).location, path);
});

test("five wrong codes end it", async () => {
	const shelter = (await it.sql(`SELECT p.public_id FROM program p WHERE p.email <> ''
		AND NOT EXISTS (SELECT 1 FROM program_claimer c WHERE c.program_id = p.id) LIMIT 1`))[0][0];
	const path = `/programs/${shelter}/claim`;
	await as.stan.submit(await as.stan.get(path), { address: "1" }, { action: path, holds: "address" });
	for (let i = 0; i < 5; i++)
		assert.equal((await as.stan.submit(await as.stan.get(path), { code: "00000000" }, { action: path, holds: "code" })).status, 422);
	assert.doesNotMatch((await as.stan.get(path)).text, /name="code"/, "the code is used up");
});

// Refuses, after looking at it as an admin of the site does.
async function decideOnPage(claim, program) {
	const page = `/admin/claims/${claim}`, ada = it.visitor(), elsewhere = it.visitor("clinic.localhost");
	await Promise.all([ada.signIn("admin@demo.test"), elsewhere.signIn("admin@demo.test")]);
	assert.match((await ada.get("/admin")).words, /Needs you 1 .*One person waits for your answer/);
	assert.match((await ada.get("/admin/claims")).text, new RegExp(`href="${page}"`));
	for (const [who, path] of [[as.clara, page], [as.clara, "/admin/claims"], [elsewhere, page], [ada, "/admin/claims/nosuchclaim"]])
		assert.equal((await who.get(path)).status, 404, path);
	const form = await ada.get(page);
	assert.match(form.text, /I am the director\. Call &lt;b&gt;508 555 0100&lt;\/b&gt;/);
	assert.match(form.text, new RegExp(`href="/programs/${program}"`));
	assert.equal((await ada.submit(form, { decision: "maybe" }, { action: page })).status, 422);
	const late = await ada.get(page);
	assert.equal((await ada.submit(form, { decision: "refuse" }, { action: page })).location, page);
	assert.match((await ada.get(page)).words, /Refused\. We wrote to them/);
	const second = await ada.submit(late, { decision: "approve" }, { action: page });
	assert.equal(second.status, 409);
	assert.match(second.words, /Refused\. We wrote to them/, "as it was decided first");
	assert.match((await ada.get("/admin")).words, /Nothing waits for you/);
}

test("where no address fits, the people who run the site decide", async () => {
	const legal = (await it.sql(`SELECT p.public_id FROM program p WHERE p.retired_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM program_claimer c WHERE c.program_id = p.id) ORDER BY p.id DESC LIMIT 1`))[0][0];
	const path = `/programs/${legal}/claim`;
	const empty = await fill(path, { words: "" }, { by: as.sam, holds: "words" });
	assert.deepEqual([empty.status, errors(empty)], [422, ["words"]]);
	assert.equal((await fill(path, { words: "I am the director. Call <b>508 555 0100</b>." }, { by: as.sam, holds: "words" })).location, path);
	assert.match((await as.sam.get(path)).words, /You asked on/);
	assert.equal((await as.sam.get(`/manage/${legal}`)).status, 404, "nothing is given yet");
	const row = (await it.handrail("program", "claims", "localhost")).stdout.split("\n")[0].split("\t");
	assert.match(row[2], /Sam Seeker <seeker@demo\.test>/);
	await decideOnPage(row[0], legal);
	assert.match((await it.mail("seeker@demo.test", (m) => /Your request about/.test(m.subject))).text, /could not see that you work/);
	assert.match((await as.sam.get(path)).words, /Your last request was not agreed to/);
	await fill(path, { words: "Here is my badge." }, { by: as.sam, holds: "words" });
	const again = (await it.handrail("program", "claims", "localhost")).stdout.split("\n")[0].split("\t")[0];
	await it.handrail("program", "decide", "localhost", again, "approve");
	assert.match((await it.mail("seeker@demo.test", (m) => /has agreed to your request/.test(m.text))).text, new RegExp(`/manage/${legal}`));
	assert.equal((await as.sam.get(`/manage/${legal}/team`)).status, 200, "at the next request");
	await assert.rejects(it.handrail("program", "decide", "localhost", again, "refuse"), /decided already/);
	assert.equal((await it.handrail("program", "claims", "localhost")).stdout, "");
});

// ---- numbers ----

test("the numbers have the finding, a chart, the same as a table, and a file; the team reads them", async () => {
	const path = `${manage}/numbers`;
	const counted = async (rest = "") => Number((await it.sql(`SELECT COUNT(*) FROM report_counted c JOIN program p ON p.id = c.program_id WHERE c.kind = 0 AND p.public_id = '${pantry}' ${rest}`))[0][0]);
	const waiting = async () => Number((await it.sql("SELECT COUNT(*) FROM report_stale"))[0][0]);
	await send("Waits");
	const newest = async () => (await it.sql(`SELECT r.public_id FROM referral r JOIN program p ON p.id = r.inbound_program_id WHERE p.public_id = '${pantry}' ORDER BY r.id DESC LIMIT 1`))[0][0];
	const set = async (id, status) => as.clara.submit(await as.clara.get(`/status/${id}`), { status }, { action: `/status/${id}` });
	await set(await newest(), "pending");
	await send("Counted");
	await set(await newest(), "got_help");
	await until("the worker has counted", async () => !await waiting());
	const page = await as.wendy.get(path), all = await counted(), helped = await counted("AND c.status = 5");
	assert.equal(page.status, 200, "a worker reads them");
	assert.match(page.words, new RegExp(`${helped === 1 ? "One" : helped} of ${all} people got help`));
	assert.match(page.words, /people got help\. (One|\d+) still waits? for help\./);
	assert.match(page.words, /Half of the first answers came within: .*\. Nine in ten came within: /);
	assert.match(page.words, /Who sets the status/);
	assert.equal(page.text.match(/<svg role="img"/g).length, 4, "months, closing, answers, updaters");
	assert.match(page.words, new RegExp(`All ${all} ${helped} `));
	assert.doesNotMatch(page.words, /fewer than 5|under 5/, "exact for those who may open each of them");
	const file = await as.wendy.get(`${path}.csv`);
	assert.match(file.headers["content-type"], /^text\/csv/);
	const [head, ...rows] = file.text.replace(/^\ufeff/, "").trim().split("\r\n").map((line) => line.split(","));
	assert.deepEqual([head[0], head[1], head.at(-2), head.at(-1), rows.length],
		["month", "referrals", "half_answered_within_hours", "nine_in_ten_answered_within_hours", 6]);
	const sum = (name) => rows.reduce((so, row) => so + Number(row[head.indexOf(name)]), 0);
	assert.deepEqual([sum("referrals"), sum("got_help"), sum("not_updated")], [all, helped, await counted("AND c.status = 0")]);
	assert.equal(sum("closed_within_7_days"), await counted("AND c.closed = 1"));
	assert.ok(!head.includes("logged"), "nothing of referrals that the program does not have");
	assert.doesNotMatch(page.text + file.text, /Counted|Before|508 555/, "nobody is in them");
	for (const name of ["stan", "ada"])
		assert.equal((await as[name].get(path)).status, 404, name);
	const empty = await as.sam.get(`/manage/${diapers}/numbers`);
	assert.match(empty.words, /Nobody was referred to you/);
});
