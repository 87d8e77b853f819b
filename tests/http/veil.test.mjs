// veil - a victim-service program through nginx: its mail is minimal; what it sets and notes reaches the person, but no page,
// mail, file or live answer of the helper, their group or the site, except during a release.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { start } from "./harness.mjs";

const DAY = 86400;
const DIGITS = /\b\d{4} ?\d{4}\b/;
const SECRET = "house on Elm Street", PRIVATE = "ring her sister", COMMENT = "left him on Sunday";
let thanks, it, hana, tom, stan, clara, ada, pantry, referral, person, link, code;

// The person, in a browser of their own: types the code that the program gave them.
async function vera() {
	const visitor = it.visitor();
	const page = await visitor.submit(await visitor.get(link), { code }, { action: link, holds: "code" });
	assert.equal(page.status, 200);
	assert.match(page.words, /Vera, this is about Fairhaven Food Pantry/);
	return visitor;
}

async function signedIn(address) {
	const visitor = it.visitor();
	await visitor.signIn(address);
	return visitor;
}

async function restart(seconds) {
	await it.end();
	await it.launch({ env: { HANDRAIL_DEMO_CLOCK_OFFSET: String(seconds) } });
}

before(async () => {
	it = await start();
	[hana, tom, stan, clara, ada] = await Promise.all(["helper", "teammate", "stranger", "claimer", "admin"].map((who) => signedIn(`${who}@demo.test`)));
	await it.handrail("site", "set", "localhost", "--notice-cadence", "at_once");
	pantry = (await it.handrail("program", "list", "--q", "Fairhaven Food Pantry")).stdout.split("\t")[0];
});
after(async () => { await it?.stop(); });

// Every way in which the helper's side, or the site, reads.
const helperPaths = () => [`/referrals/${referral}`, `/referrals/${referral}/print?notes=yes`, `/status/${referral}`, "/people", "/people?tab=needs_you",
	"/people?tab=done", "/people?status=couldnt_contact", "/people.csv", `/people/${person}`, `/people/${person}/print?notes=yes`,
	`/live/changes?ids=${referral}&since=1`, `/connect/${pantry}?person=${person}`];
const sitePaths = ["/admin", "/admin/messages", "/admin/audit", "/admin/audit.csv", "/admin/access.csv", "/admin/reports", "/admin/reports.csv"];

async function expectNothing(when) {
	for (const [who, visitor, paths] of [["Hana", hana, helperPaths()], ["Tom", tom, helperPaths()], ["Ada", ada, sitePaths]])
		for (const path of paths) {
			const page = await visitor.get(path);
			assert.equal(page.status, 200, `${path}: ${page.status}`);
			for (const word of [SECRET, PRIVATE, 'data-status="couldnt_contact"', "Clara"])
				assert.ok(!page.text.includes(word), `${when}: ${who}, ${path} holds ${word}`);
		}
	for (const mail of await it.mails())
		if (/helper@|teammate@|admin@/.test(mail.to))
			assert.ok(!`${mail.text}${mail.html}${mail.subject}`.includes(SECRET), `${when}: a mail to ${mail.to}`);
}

async function say(visitor, status, note) {
	const page = await visitor.get(`/referrals/${referral}`);
	const done = await visitor.submit(page, { status, note, share_note: "yes" }, { action: `/status/${referral}`, holds: "status" });
	assert.equal(done.status, 303, done.words.slice(0, 300));
}

test("a site's admin sets the flag, and the audit log has it", async () => {
	const page = await ada.get(`/admin/programs/${pantry}`);
	assert.match(page.words, /Does it help victims of violence\?/);
	const done = await ada.submit(page, { victim_service: "yes" }, { action: `/admin/programs/${pantry}`, holds: "victim_service" });
	assert.equal(done.status, 303, done.words?.slice(0, 300));
	assert.match((await it.handrail("program", "show", pantry)).stdout, /victim service +yes/);
	assert.match((await ada.get("/admin/audit.csv")).text, /victim_service/);
	const bad = await ada.submit(await ada.get(`/admin/programs/${pantry}`), { victim_service: "maybe" }, { action: `/admin/programs/${pantry}`, holds: "victim_service" });
	assert.equal(bad.status, 422);
	assert.match(bad.text, /id="victim_service-error"/);
	await assert.rejects(it.handrail("program", "set", pantry, "--victim-service", "maybe"));
});

test("whoever sets the flag for a program without a team is warned, and so is whoever checks", async () => {
	const program = (await it.handrail("program", "list", "--q", "Harbor House Family Rooms")).stdout.split("\t")[0];
	const set = await it.handrail("program", "set", program, "--victim-service", "yes");
	assert.match(set.stderr, /nobody can sign in for it: nobody there can reach\s+the people who ask for help/);
	const page = await ada.get(`/admin/programs/${program}`);
	assert.match(page.words, /Nobody can sign in for it, so nobody there can reach the people who ask for help/);
	const found = await it.handrail("check").catch((e) => e);
	assert.match(found.stdout, new RegExp(`1 victim-service programs have no team.* the first is ${program}`));
	const team = await it.handrail("program", "set", program, "--claimer", "claimer@demo.test");
	assert.doesNotMatch(team.stderr, /sign in/);
	assert.doesNotMatch((await ada.get(`/admin/programs/${program}`)).words, /Nobody can sign in for it/);
	assert.doesNotMatch((await it.handrail("check").catch((e) => e)).stdout, /victim-service/);
	await it.handrail("program", "set", program, "--victim-service", "no");
});

test("a helper reads before sending that the answers are not for them", async () => {
	const mixed = (await it.handrail("program", "list", "--q", "Fairhaven Diaper Bank")).stdout.split("\t")[0];
	const SAYS = /Do you help someone\? To keep people safe, Fairhaven Food Pantry answers only that person, not you\. It also gives them a code to open this\./g;
	for (const [path, times] of [[`/connect/${pantry}`, 1], [`/connect?program=${pantry}&program=${mixed}`, 1], [`/connect/${mixed}`, 0]])
		for (const visitor of [hana, it.visitor()]) {
			const page = await visitor.get(path);
			assert.equal((page.words.match(SAYS) ?? []).length, times, path);
			assert.equal(page.form({ action: path.replace(/\?.*/, ""), holds: "reach" }).fields.some(([name]) => name === "discreet"), times > 0, `${path}: ticked beforehand`);
		}
	const es = await it.visitor().get(`/connect/${pantry}`, { headers: { "Accept-Language": "es" } });
	assert.match(es.words, /Fairhaven Food Pantry solo le responde a esa persona, no a usted/);
});

test("its mail is minimal", async () => {
	const form = await hana.get(`/connect/${pantry}`);
	const sent = await hana.submit(form, { discreet: undefined, for: "other", seeker_first_name: "Vera", seeker_last_name: "Quiet", seeker_email: "vera@people.test",
		seeker_phone: "(508) 555-0188", seeker_language: "en", reach: "email", comment: COMMENT, helper_first_name: "Hana",
		helper_last_name: "Helper", consent: "yes" }, { action: `/connect/${pantry}`, holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 300));
	thanks = await hana.get(sent.location);
	assert.match(thanks.words, /We e-mail Vera a link\. It opens with the code that .+ gives out\./);
	assert.doesNotMatch(thanks.words, /a copy/, "the message has no details");
	const mail = await it.mail("pantry@demo.test", (m) => m.text.includes("Vera"));
	for (const word of ["vera@people.test", "555-0188", COMMENT])
		assert.ok(!`${mail.text}${mail.html}`.includes(word), word);
	link = (await it.mail("vera@people.test", (m) => m.text.includes("/s/"))).text.match(/\/s\/[A-Za-z0-9_-]+/)[0];
	const list = await hana.get("/people?q=vera");
	person = list.text.match(/\/people\/([A-Za-z0-9]+)"/)[1];
	referral = list.text.match(/data-referral="([^"]+)"/)[1];
});

test("the program has the code for the person, and the helper's side has it nowhere", async () => {
	code = (await clara.get(`/referrals/${referral}`)).text.match(/data-code="([^"]+)"/)[1];
	const page = await clara.get(`/referrals/${referral}`);
	assert.match(page.words, new RegExp(`Give Vera this code when you speak\\. Only with it can they read what you write here\\. ${code}`));
	const [[program]] = (await it.mails()).filter((m) => m.to.includes("pantry@demo.test")).map((m) => [m]);
	for (const text of [program.text.replace(/\s+/g, " "), program.html.replace(/\s+/g, " ")])
		assert.match(text, /They can read your answer only with a code, and they get it from you/);
	assert.ok(!`${program.text}${program.html}`.includes(code), "the mail has no code");
	const theirs = await it.visitor().get(program.text.match(/\/s\/[A-Za-z0-9_-]+/)[0]);
	assert.match(theirs.words, /Vera can read your answer only with a code, and gets it from you/);
	assert.ok(!theirs.text.includes(code), "nor has the page behind its link");
	assert.match(thanks.words, /Their answer stays between them and Vera\./);
	assert.match(thanks.words, /Fairhaven Food Pantry gives Vera the code of this referral/);
	for (const page of [thanks, ...await Promise.all(helperPaths().map((path) => hana.get(path)))])
		assert.ok(!page.text.includes(code) && !page.text.includes("data-code"), page.words.slice(0, 100));
	assert.equal((await stan.submit(await stan.get("/referrals"), { code: "AAAA-BBBB-CCCC" }, { action: "/referrals", holds: "code" })).status, 422);
});

test("the helper's side and the site see nothing of what it says, and read why", async () => {
	await clara.get(`/referrals/${referral}`);
	await say(clara, "pending", "");
	assert.match((await clara.get(`/referrals/${referral}?saved=1`)).words, /Saved\. Vera sees it after typing the code that you give them/);
	const page = await clara.get(`/referrals/${referral}`);
	assert.match(page.words, /Vera may read it/, "the note's reader");
	await clara.submit(page, { note: PRIVATE }, { action: `/referrals/${referral}/notes`, holds: "note" });
	await say(clara, "couldnt_contact", SECRET);
	await it.delivered();
	await expectNothing("without a release");
	const own = await hana.get(`/referrals/${referral}`);
	assert.match(own.words, /To keep people safe, Fairhaven Food Pantry tells only Vera what it does and says/);
	assert.match(own.text, /data-status="not_updated"/);
	assert.ok(!own.text.includes("/release"), "a helper releases nothing");
	assert.equal((await hana.get(`/referrals/${referral}/release`)).status, 404);
	assert.equal((await stan.get(`/referrals/${referral}/release`)).status, 404);
	assert.match((await clara.get(`/referrals/${referral}`)).text, new RegExp(SECRET));
});

test("a helper may have typed their own address: messages reveal nothing, and their link opens nothing before the code", async () => {
	const [[discreet]] = await it.sql(`SELECT discreet FROM referral WHERE public_id = '${referral}'`);
	assert.equal(Number(discreet), 1, "nobody ticked it");
	const mails = (await it.mails()).filter((mail) => mail.to.includes("vera@people.test"));
	assert.ok(mails.length >= 3, "each change is a mail");
	for (const mail of mails)
		for (const word of ["Pantry", "Fairhaven", SECRET, COMMENT, "Hana", "ouldn", "Pending", "program"])
			assert.ok(!`${mail.from}${mail.subject}${mail.text}${mail.html}`.includes(word), `${word} in ${mail.text}`);
	const anyone = it.visitor();
	const closed = await anyone.get(link);
	assert.match(closed.words, /Type your code to read this/);
	assert.doesNotMatch(closed.words, /Or sign in with the address/, "no address opens it");
	for (const path of ["", "?status=got_help", "?done=1"]) {
		const page = await anyone.get(`${link}${path}`);
		for (const word of [SECRET, "Pantry", "couldnt_contact", "Clara", COMMENT, 'name="status"', "/release", "Hana"])
			assert.ok(!page.text.includes(word), `${path || "/"} holds ${word}`);
	}
	for (const path of ["/release", "/erase", "/access", "/data"])
		assert.equal((await anyone.get(`${link}${path}`)).status, 303, path);
	assert.equal((await anyone.get(`/live/changes?link=${link.slice(3)}`)).status, 401, "not even that something changed");
	const wrong = await anyone.submit(closed, { code: "AAAAA-BBBBB-CCCCC" }, { action: link, holds: "code" });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /id="code-error"/);
	assert.ok(!wrong.text.includes("Pantry"));
	assert.equal((await anyone.submit(closed, { status: "got_help", code: undefined }, { action: link, holds: "code" })).status, 303, "an answer without the code");
	await expectNothing("after others tried the link");
});

test("an account in the person's name that has proved the address opens nothing either", async () => {
	const friend = it.visitor();
	const asked = await friend.submit(await friend.get("/sign-in"), { address: "vera@people.test" }, { action: "/sign-in", holds: "address" });
	const digits = (await it.mail("vera@people.test", (m) => DIGITS.test(m.text))).text.match(DIGITS)[0];
	const signed = await friend.submit(await friend.get(asked.location), { code: digits }, { holds: "code" });
	assert.equal(signed.status, 303, signed.words?.slice(0, 200));
	const account = await friend.get("/account");
	await friend.submit(account, { first_name: "Vera", last_name: "Quiet" }, { action: "/account", holds: "first_name" });
	const mine = await friend.get("/referrals");
	assert.equal(mine.status, 200);
	assert.ok(!mine.text.includes(referral) && !mine.text.includes("Pantry"), "Referrals for Me");
	assert.equal((await friend.get(`/referrals/${referral}`)).status, 404);
	assert.match((await friend.get(link)).words, /Type your code to read this/);
	const opened = await friend.submit(mine, { code }, { action: "/referrals", holds: "code" });
	assert.equal(opened.status, 303);
	assert.match((await friend.get(`/referrals/${referral}`)).text, new RegExp(SECRET), "with the code it is theirs");
	assert.match((await friend.get(link)).text, new RegExp(SECRET), "and so is the link");
});

test("the person types the code once, and reads on the page of the link what the program says", async () => {
	const visitor = await vera();
	const page = await visitor.get(link);
	assert.match(page.text, new RegExp(SECRET));
	assert.match(page.words, /Fairhaven Food Pantry tells only you\. Hana Helper does not see it/);
	assert.equal((await visitor.get(`${link}/access`)).status, 200);
	assert.equal((await visitor.get(`${link}/erase`)).status, 200);
	const zip = await visitor.submit(await visitor.get(`${link}/data`), {}, { action: `${link}/data`, holds: "form_token" });
	assert.equal(zip.headers["content-type"], "application/zip");
	assert.match((await it.visitor().get(link)).words, /Type your code to read this/, "in that browser");
});

test("the helper's side sees that somebody else may read the messages", async () => {
	for (const visitor of [hana, tom])
		for (const path of [`/referrals/${referral}`, `/people/${person}`])
			assert.match((await visitor.get(path)).words, /Someone else may read the messages/, path);
});

test("the helper's own status and the person's words still flow", async () => {
	await say(hana, "needs_client_action", "please call me");
	assert.match((await hana.get(`/referrals/${referral}`)).text, /data-status="needs_client_action"/);
	const visitor = await vera();
	const before = (await it.mails()).filter((mail) => mail.to.includes("helper@demo.test")).length;
	const done = await visitor.submit(await visitor.get(link), { status: "eligible", note: "from Vera" }, { action: link, holds: "status" });
	assert.equal(done.status, 303, done.words.slice(0, 300));
	assert.match((await visitor.get(done.location)).words, /You wrote: just now from Vera/);
	await it.delivered();
	const mails = (await it.mails()).filter((mail) => mail.to.includes("helper@demo.test"));
	assert.equal(mails.length, before + 1, "the helper hears of it");
	assert.ok(!mails.some((mail) => `${mail.text}${mail.html}`.includes("from Vera")), "and reads it on the page");
	await expectNothing("after the others have spoken");
	const page = await hana.get(`/referrals/${referral}`);
	assert.match(page.text, /data-status="eligible"/);
	assert.match(page.words, /from Vera/);
	const program = (await it.mails()).find((m) => m.to.includes("pantry@demo.test") && m.text.includes("Vera")).text.match(/\/s\/[A-Za-z0-9_-]+/)[0];
	const theirs = await it.visitor().get(program);
	assert.match(theirs.words, /Vera Q wrote: just now Read it \(you sign in\)/);
	assert.ok(!theirs.text.includes("from Vera"), "its link has no more than its mail");
});

test("the person releases it by the link, in words, for a time", async () => {
	const visitor = await vera();
	const page = await visitor.get(`${link}/release`);
	assert.equal(page.status, 200);
	assert.equal((await it.visitor().submit(page, { agree: "yes" }, { action: `${link}/release`, holds: "agree" })).status, 303, "without the code");
	await expectNothing("without the code");
	assert.match(page.words, /I am Vera Quiet\. Hana Helper.*may see what Fairhaven Food Pantry says and has said about me/);
	for (const [fields, field] of [[{}, "agree"], [{ agree: "yes", until: "" }, "until"], [{ agree: "yes", until: "2020-01-01" }, "until"],
		[{ agree: "yes", until: "2099-01-01" }, "until"], [{ agree: "yes", until: "soon" }, "until"]]) {
		const wrong = await visitor.submit(page, fields, { action: `${link}/release`, holds: "agree" });
		assert.equal(wrong.status, 422, JSON.stringify(fields));
		assert.match(wrong.text, new RegExp(`id="${field}-error"`), JSON.stringify(fields));
	}
	await expectNothing("after tries");
	const done = await visitor.submit(page, { agree: "yes" }, { action: `${link}/release`, holds: "agree" });
	assert.equal(done.status, 303, done.words?.slice(0, 300));
	const seen = await hana.get(`/referrals/${referral}`);
	assert.match(seen.text, new RegExp(SECRET));
	assert.ok(!seen.text.includes(PRIVATE), "a private note stays private");
	assert.match(seen.words, /Vera lets you see what Fairhaven Food Pantry says, until the end of/);
	assert.match((await tom.get(`/referrals/${referral}`)).text, new RegExp(SECRET));
	await say(clara, "pending", "now all may know");
	assert.match((await hana.get(`/referrals/${referral}`)).text, /now all may know/);
	assert.match((await visitor.get(`${link}/release`)).words, /Allowed here on/);
	assert.match((await visitor.get(link)).words, /Hana Helper sees what Fairhaven Food Pantry says until the end of [A-Z][a-z]+ \d+, \d{4}, because you allowed it/);
	for (const [language, own] of [["es", /Esto vale hasta|hasta el final del/], ["ar", /يسري هذا حتى نهاية/]]) {
		const page = await visitor.get(`${link}/release`, { headers: { "Accept-Language": language } });
		assert.match(page.words, own);
		assert.doesNotMatch(page.words, /This counts|End it now|Allowed here|Until the end|Back/, language);
	}
});

test("the person ends it", async () => {
	const visitor = await vera();
	const done = await visitor.submit(await visitor.get(`${link}/release`), { end: "yes" }, { action: `${link}/release`, holds: "form_token" });
	assert.equal(done.status, 303);
	await say(clara, "couldnt_contact", SECRET);
	await it.delivered();
	await expectNothing("after the end");
	assert.match((await hana.get(`/referrals/${referral}`)).words, /Hana Helper no longer sees what Fairhaven Food Pantry says/);
});

test("the program records a signed paper, and its time ends by itself", async () => {
	const path = `/referrals/${referral}/release`;
	const page = await clara.get(path);
	const wrong = await clara.submit(page, { agree: "yes" }, { action: path, holds: "agree" });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /id="release_words-error"/);
	const done = await clara.submit(page, { agree: "yes", release_words: "I, Vera, allow it." }, { action: path, holds: "agree" });
	assert.equal(done.status, 303);
	const saved = await clara.get(done.location);
	assert.match(saved.words, /Hana Helper may see what Fairhaven Food Pantry says until the end of/);
	assert.match((await hana.get(`/referrals/${referral}`)).text, new RegExp(SECRET));
	assert.match((await clara.get(path)).words, /Signed on paper, recorded on .* I, Vera, allow it\./);
	assert.ok(!(await hana.get(`/referrals/${referral}`)).text.includes("I, Vera, allow it."), "the words are for the two");
	await restart(15 * DAY);
	for (const [visitor, address] of [[hana, "helper"], [tom, "teammate"], [ada, "admin"]])
		await visitor.signIn(`${address}@demo.test`);
	for (const visitor of [hana, tom])
		for (const path of helperPaths()) {
			const page = await visitor.get(path);
			assert.equal(page.status, 200, path);
			assert.ok(!page.text.includes(SECRET), `after its time: ${path}`);
			assert.ok(!page.text.includes('data-status="couldnt_contact"'), `after its time: ${path}`);
		}
});
