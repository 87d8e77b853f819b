// later - what happens when nobody answers, or a message comes back: the worker with the clock moved, a real mail server and a
// real mailbox, and the pages behind the links of its mails.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chown, readdir, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { readMail, send, start } from "./harness.mjs";
import { Server } from "./servers.mjs";

const DAY = 24 * 60 * 60 * 1000;
const noMailbox = !existsSync("/usr/sbin/dovecot") ? "needs dovecot-imapd" : process.getuid() ? "needs root, as Dovecot does" : false;

let it, smtp, imap, env, pantry, rent;
const as = {};
before(async () => {
	smtp = await new Server().start("smtp_server.py", "nostarttls");
	imap = noMailbox ? null : await new Server().start("imap_server.py");
	env = { HANDRAIL_MAIL_URL: `smtp://127.0.0.1:${smtp.port}?timeout=20` };
	if (imap)
		Object.assign(env, { HANDRAIL_MAIL_BOUNCE_URL: `imap://127.0.0.1:${imap.port}`, HANDRAIL_MAIL_BOUNCE_USER: "bounces",
			HANDRAIL_MAIL_BOUNCE_PASSWORD: "secret", HANDRAIL_MAIL_BOUNCE_ADDRESS: "bounces@demo.test" });
	it = await start({ env });
	await it.handrail("site", "set", "localhost", "--notice-cadence", "at_once");
	[pantry, rent] = await Promise.all(["Food Pantry", "Rent Help"].map((name) => it.programId(`Fairhaven ${name}`)));
	for (const who of ["helper", "teammate"]) {
		as[who] = it.visitor();
		await as[who].signIn(`${who}@demo.test`);
	}
});

// Days after the last click nobody is signed in any more: the worker tidies up by its own clock.
async function signInAgain() {
	for (const [who, visitor] of Object.entries(as))
		await visitor.signIn(`${who}@demo.test`);
}

after(async () => {
	await it?.stop();
	await smtp?.stop();
	await imap?.stop();
});

// Refers somebody of this name to the pantry; returns the referral's id once all of its mails are sent.
async function refer(visitor, name, fields = {}) {
	const action = `/connect/${pantry}`;
	const sent = await visitor.submit(await visitor.get(action), { for: "other", seeker_first_name: name, seeker_last_name: "Later",
		seeker_email: `${name.toLowerCase()}@people.test`, reach: ["email"], consent: "yes", ...fields }, { action, holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	const id = (await visitor.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	await it.delivered();
	return id;
}

// All mails that the server took: as readMail() has them, with the envelope's sender and recipient.
async function mails() {
	return (await smtp.kept(".eml")).map((raw) => {
		const [line, from, recipient] = raw.match(/^X-Envelope: (\S+) to (\S+).*\r?\n/);
		return { from, recipient, ...readMail(raw.slice(line.length)) };
	});
}

const mailsTo = async (address, holds) => (await mails()).filter((m) => m.recipient.includes(address) && holds.test(`${m.subject}\n${m.words}`));

async function mailTo(address, holds) {
	const found = await mailsTo(address, holds);
	assert.equal(found.length, 1, `one mail to ${address} with ${holds}, not ${found.map((m) => m.subject)}`);
	return found[0];
}

// The worker, with the clock at this time.
async function deliverAt(when) {
	await it.handrailWith({ ...env, HANDRAIL_DEMO_CLOCK_OFFSET: String(Math.ceil((when - Date.now()) / 1000) + 2) }, "deliver", "--once");
	await signInAgain();
}

const TIMERS = { answer_due: 0, answer_late: 1, follow_up: 2 };
async function timerOf(id, timer) {
	const rows = await it.sql(`SELECT t.due_at FROM timer t JOIN referral r ON r.id = t.referral_id WHERE r.public_id = '${id}' AND t.timer = ${TIMERS[timer]}`);
	return rows.length ? Number(rows[0][0]) : 0;
}

// The local part of a link to this instance.
const pathOf = (link) => link.replace(/^https?:\/\/[^/]+/, "");

describe("when the program does not answer", () => {
	let id;

	test("it gets a reminder after its business days, and one more three business days later", async () => {
		id = await refer(as.helper, "Rosa");
		const due = await timerOf(id, "answer_due"), late = await timerOf(id, "answer_late");
		assert.ok(due - Date.now() > DAY && late - due >= 3 * DAY, "a weekend counts for nothing");
		await deliverAt(due - 60 * 1000);
		assert.deepEqual(await mailsTo("pantry@demo.test", /waits for your answer/), []);
		await deliverAt(due);
		const mail = await mailTo("pantry@demo.test", /waits for your answer/);
		assert.doesNotMatch(mail.text, /rosa@people\.test/, "how to reach the person is not repeated");
		assert.ok(mail.links.some((link) => /\/s\//.test(link)));
		await deliverAt(due + 1000);
		await mailTo("pantry@demo.test", /waits for your answer/);
		await deliverAt(late);
		assert.equal((await mailsTo("pantry@demo.test", /waits for your answer/)).length, 2);
	});

	test("the helper hears of it, and refers elsewhere from the mail, with both referrals in one chain", async () => {
		const mail = await mailTo("helper@demo.test", /has not answered yet/);
		const search = await as.helper.get(pathOf(mail.links.find((link) => /\/programs\?.*from=/.test(link))));
		assert.match(search.words, /Finding help for Rosa Later ?, after Fairhaven Food Pantry/);
		const action = `/connect/${rent}`;
		const form = await as.helper.get(`${action}?from=${id}`);
		const sent = await as.helper.submit(form, { reach: ["email"], consent: "yes" }, { action, holds: "for" });
		assert.equal(sent.status, 303, sent.words.slice(0, 500));
		const next = (await as.helper.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
		assert.match((await as.helper.get(`/referrals/${next}`)).text, new RegExp(`href="/referrals/${id}"`));
		assert.match((await as.helper.get(`/referrals/${id}`)).text, new RegExp(`href="/referrals/${next}"`));
	});

	test("a helper who chose one mail a day gets a digest, and one who chose none gets nothing", async () => {
		const action = "/account";
		const choose = async (cadence) => {
			const page = await as.teammate.submit(await as.teammate.get(action), { notice_cadence: cadence }, { action, holds: "notice_cadence" });
			assert.equal(page.status, 303, page.words.slice(0, 500));
		};
		await choose("daily");
		const due = await timerOf(await refer(as.teammate, "Daria"), "answer_due");
		await deliverAt(due);
		assert.deepEqual(await mailsTo("teammate@demo.test", /./), [], "not before the morning");
		await deliverAt(due + DAY);
		const digest = await mailTo("teammate@demo.test", /not answered yet/);
		assert.match(digest.words, /Daria Later/);
		await choose("off");
		await deliverAt(await timerOf(await refer(as.teammate, "Nora"), "answer_due") + 2 * DAY);
		await mailTo("teammate@demo.test", /./);
	});

	test("an answer makes the reminder void", async () => {
		const answered = await refer(as.helper, "Vera"), due = await timerOf(answered, "answer_due");
		const mail = await mailTo("pantry@demo.test", /Vera Later/);
		const link = pathOf(mail.links.find((l) => /\/s\//.test(l)));
		const visitor = it.visitor();
		const done = await visitor.submit(await visitor.get(link), { status: "pending" }, { holds: "status" });
		assert.equal(done.status, 303, done.words.slice(0, 500));
		const before = (await mailsTo("pantry@demo.test", /waits for your answer/)).length;
		await deliverAt(due);
		assert.equal((await mailsTo("pantry@demo.test", /waits for your answer/)).length, before);
	});
});

describe("one click in the mail program ends the mails (RFC 8058)", () => {
	// As a mail program does it: no cookie, no form token, no page before.
	function oneClick(mail) {
		assert.equal(mail.headers["list-unsubscribe-post"], "List-Unsubscribe=One-Click");
		const link = pathOf(mail.headers["list-unsubscribe"].match(/^<(https?:[^>]+)>$/)[1]);
		return send(it.port, "POST", link.replace(new RegExp(`^${process.env.HANDRAIL_TEST_BASE ?? ""}`), ""),
			{ Host: `localhost:${it.port}`, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "26" }, "List-Unsubscribe=One-Click");
	}

	test("a program's address gets no reminders any more, but each new referral", async () => {
		const [mail] = await mailsTo("pantry@demo.test", /waits for your answer/);
		assert.equal((await oneClick(mail)).status, 200);
		const before = (await mailsTo("pantry@demo.test", /waits for your answer/)).length;
		const id = await refer(as.helper, "Olga");
		await mailTo("pantry@demo.test", /Olga Later/);
		await deliverAt(await timerOf(id, "answer_due"));
		assert.equal((await mailsTo("pantry@demo.test", /waits for your answer/)).length, before);
	});

	test("a helper gets no mails of their referrals any more, and sees that on the account page", async () => {
		const [mail] = await mailsTo("helper@demo.test", /has not answered yet/);
		assert.equal((await oneClick(mail)).status, 200);
		const before = (await mailsTo("helper@demo.test", /./)).length;
		await deliverAt(await timerOf(await refer(as.helper, "Irma"), "answer_due"));
		assert.equal((await mailsTo("helper@demo.test", /./)).length, before);
		const page = await as.helper.get("/account");
		assert.match(page.text, /<option value="off" selected/);
		await as.helper.submit(page, { notice_cadence: "at_once" }, { action: "/account", holds: "notice_cadence" });
	});
});

describe("did you get help?", () => {
	test("a week later, by a link that needs no sign-in and no second guess", async () => {
		const id = await refer(as.helper, "Paula", { follow_up: "yes" });
		await deliverAt(await timerOf(id, "follow_up"));
		const mail = await mailTo("paula@people.test", /Did you get help\?/);
		const visitor = it.visitor();
		const page = await visitor.get(pathOf(mail.links.find((link) => /\?status=got_help$/.test(link))));
		assert.match(page.words, /Confirm: “[^”]*got help”/i);
		assert.match((await as.helper.get(`/referrals/${id}`)).text, /data-status="not_updated"/, "a link alone changes nothing");
		const done = await visitor.submit(page, {}, { holds: "status" });
		assert.equal(done.status, 303, done.words.slice(0, 500));
		assert.match((await as.helper.get(`/referrals/${id}`)).text, /data-status="got_help"/);
	});

	test("not to somebody who did not agree to be asked", async () => {
		const id = await refer(as.helper, "Quinn");
		assert.equal(await timerOf(id, "follow_up"), 0);
		await deliverAt(Date.now() + 30 * DAY);
		assert.deepEqual(await mailsTo("quinn@people.test", /Did you get help\?/), []);
	});
});

describe("a message that comes back", { skip: noMailbox }, () => {
	const report = (to) => ["From: MAILER-DAEMON@mx.test", `To: <${to}>`, "Subject: Undelivered", "MIME-Version: 1.0",
		"Content-Type: multipart/report; report-type=delivery-status; boundary=B", "", "--B", "Content-Type: text/plain", "",
		"Your message could not be delivered.", "--B", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.test", "",
		"Final-Recipient: rfc822; gone@people.test", "Action: failed", "Status: 5.1.1", "", "--B--", ""].join("\r\n");
	let number = 0;

	async function comesBack(to) {
		const name = `${++number}.test`, file = path.join(imap.folder, "mail", "tmp", name), owner = await stat(path.dirname(file));
		await writeFile(file, report(to));
		await chown(file, owner.uid, owner.gid);
		await rename(file, path.join(imap.folder, "mail", "new", name));
	}

	const kept = async () => (await Promise.all(["new", "cur"].map((name) => readdir(path.join(imap.folder, "mail", name))))).flat().length;
	const work = () => it.handrailWith(env, "deliver", "--once");
	let id, mail;

	test("with a forged address changes nothing and stays in the mailbox", async () => {
		id = await refer(as.helper, "Tessa");
		mail = await mailTo("tessa@people.test", /./);
		assert.match(mail.from, /^bounces\+[a-z0-9]+-[0-9a-f]{16}@demo\.test$/);
		await comesBack(mail.from.replace(/-[0-9a-f]{16}@/, "-0123456789abcdef@"));
		await work();
		assert.doesNotMatch((await as.helper.get(`/referrals/${id}`)).words, /could not deliver/);
		assert.equal(await kept(), 1);
	});

	test("marks the referral and tells its maker, once", async () => {
		await comesBack(mail.from);
		await work();
		assert.equal(await kept(), 1, "the report is deleted");
		assert.match((await as.helper.get(`/referrals/${id}`)).words, /We could not deliver it\. Is the address right\?/);
		const needs = (await as.helper.get("/people?tab=needs_you")).words;
		assert.match(needs, /A message did not arrive/);
		assert.match(needs, /Tessa Later/);
		await it.delivered();
		await mailTo("helper@demo.test", /A message about your referral to Fairhaven Food Pantry did not arrive/);
		await comesBack(mail.from);
		await work();
		await it.delivered();
		assert.equal(await kept(), 1);
		await mailTo("helper@demo.test", /A message about your referral to Fairhaven Food Pantry did not arrive/);
	});

	test("does not stop the sending while the mailbox is closed", async () => {
		const { stderr, stdout } = await it.handrailWith({ ...env, HANDRAIL_MAIL_BOUNCE_PASSWORD: "wrong" }, "deliver", "--once");
		assert.match(stderr + stdout, /bounces_not_read/);
		assert.doesNotMatch(stderr + stdout, /wrong/);
		await refer(as.helper, "Ursula");
		await mailTo("ursula@people.test", /./);
		await assert.rejects(it.handrailWith({ ...env, HANDRAIL_MAIL_BOUNCE_PASSWORD: "wrong" }, "check"),
			(e) => /the mailbox for bounces refuses to let us in/.test(e.stdout + e.stderr));
	});
});
