// texts - text messages through nginx, the worker, a mail server and a text service: the channel of a message, STOP and
// START, the daily limit, and that Don't reach out withholds everything that it must.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { readMail, start, until } from "./harness.mjs";
import { Server } from "./servers.mjs";

const KEY = "the text service's password";
const PER_NUMBER = 3;

let it, smtp, texter, shelter, pantry;
before(async () => {
	smtp = await new Server().start("smtp_server.py", "nostarttls");
	texter = await new Server().start("text_server.py", `auth=AC123:${KEY}`);
	it = await start({ env: {
		HANDRAIL_MAIL_URL: `smtp://127.0.0.1:${smtp.port}?timeout=20`,
		HANDRAIL_TEXT_URL: `http://127.0.0.1:${texter.port}/send#timeout=20`, HANDRAIL_TEXT_USER: "AC123",
		HANDRAIL_TEXT_PASSWORD: KEY, HANDRAIL_TEXT_FROM: "+15085550100",
		HANDRAIL_LIMITS_FACTOR: "1", HANDRAIL_LIMITS_TEXTS_PER_NUMBER: String(PER_NUMBER),
	} });
	[shelter, pantry] = await Promise.all(["Night Shelter", "Food Pantry"].map((name) => it.programId(`Fairhaven ${name}`)));
});
after(async () => {
	await it?.stop();
	await smtp?.stop();
	await texter?.stop();
});

async function signedIn(who) {
	const visitor = it.visitor();
	await visitor.signIn(`${who}@demo.test`);
	return visitor;
}

const MARIA = { for: "other", seeker_first_name: "Maria", seeker_last_name: "Texted", seeker_email: "", seeker_phone: "",
	comment: "She has two children." };
const idIn = (page) => page.text.match(/data-referral="([^"]+)"/)[1];

// She sends a form for a referral; returns its id. A logged one sends a message only to the seeker.
async function refer(visitor, fields, form = `/log-referral/${shelter}`) {
	const sent = await visitor.submit(await visitor.get(form), { ...MARIA, ...fields }, { action: form, holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	return idIn(await visitor.get(sent.location));
}

// A referral's messages, oldest first: "e-mail sent", "text dropped" ...
async function messages(id) {
	const rows = await it.sql(`SELECT m.channel, m.state FROM outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id WHERE r.public_id = '${id}' ORDER BY m.id`);
	return rows.map(([channel, state]) => `${["e-mail", "text"][channel]} ${["waiting", "sending", "sent", "failed", "dropped"][state]}`);
}

const becomes = (id, want) => until(`${want} of ${id}`, async () => String(await messages(id)) === String(want));
const texts = async (to) => (await texter.kept(".json")).map((text) => JSON.parse(text)).filter((text) => text.To === to);
const mails = async () => (await smtp.kept(".eml")).map((raw) => readMail(raw.replace(/^X-Envelope.*\r?\n/, "")));
const hurry = () => it.sql("UPDATE outbox SET next_at = 1 WHERE state = 0");
const told = async (visitor, id) => (await visitor.get(`/referrals/${id}`)).words.match(/Messages about this (.*?) Add a note/)[1];

// A viewer changes the best way to reach on the referral's page.
async function dontReachOut(visitor, id) {
	const action = `/referrals/${id}/reach`;
	const page = await visitor.submit(await visitor.get(`/referrals/${id}`), { reach: ["dont_reach_out"] }, { action });
	assert.equal(page.status, 303, page.words.slice(0, 500));
}

// ---- texts from a telephone, passed on by the text service ----

const url = () => it.visitor().address("/text/inbound");

let handedOn = 0;

function handOn(from, body, { key = KEY, signed = url(), fields = {} } = {}) {
	const form = { ToCountry: "US", MessageSid: `SM${++handedOn}`, From: from, To: "+15085550100", Body: body, ...fields };
	const text = Object.keys(form).sort().reduce((all, name) => all + name + form[name], signed);
	const signature = createHmac("sha1", key).update(text).digest("base64");
	return it.visitor().post("/text/inbound", form, { headers: { "X-Twilio-Signature": signature, Origin: "https://texts.example" } });
}

describe("the channel", () => {
	test("text: one text with the link, without the person's name or the comment", async () => {
		const hana = await signedIn("helper");
		const id = await refer(hana, { reach: "text", seeker_phone: "508-555-0101", seeker_email: "unasked@people.test" });
		await becomes(id, ["text sent"]);
		const [text] = await texts("+15085550101");
		assert.equal(text.From, "+15085550100");
		assert.match(text.Body, /We did not contact them/);
		assert.doesNotMatch(text.Body, /Maria|Texted|children|Hana/);
		const link = new URL(text.Body.match(/http\S+\/s\/[\w-]+/)[0]).pathname;
		const page = await it.visitor().get(link);
		assert.equal(page.status, 200);
		assert.doesNotMatch(page.text, /0101|unasked/);
		assert.match(await told(hana, id), /Text message to Maria about the referral Sent/);
		assert.ok(!(await mails()).some((m) => m.to.includes("unasked")));
	});

	test("e-mail and text: only an e-mail; if it is refused for good, a text; if it is delayed, none", async () => {
		const hana = await signedIn("helper");
		const both = { reach: ["email", "text"] };
		const well = await refer(hana, { ...both, seeker_email: "well@people.test", seeker_phone: "508-555-0102" });
		await becomes(well, ["e-mail sent"]);

		await smtp.fault("rcpt 550 once");
		const refused = await refer(hana, { ...both, seeker_last_name: "Refused", seeker_email: "refused@people.test", seeker_phone: "508-555-0103" });
		await becomes(refused, ["e-mail failed", "text sent"]);
		assert.equal((await texts("+15085550103")).length, 1);
		assert.match(await told(hana, refused), /E-mail to \S+ about the referral We could not deliver it.* Text message to \S+ about the referral Sent/);

		await smtp.fault("rcpt 450 once");
		const later = await refer(hana, { ...both, seeker_last_name: "Later", seeker_email: "later@people.test", seeker_phone: "508-555-0104" });
		await until("the first try", async () => (await it.sql("SELECT attempts FROM outbox WHERE recipient = 'later@people.test'"))[0][0] === "1");
		await becomes(later, ["e-mail waiting"]);
		await hurry();
		await becomes(later, ["e-mail sent"]);
		for (const number of ["+15085550102", "+15085550104"])
			assert.equal((await texts(number)).length, 0, number);

		await smtp.fault("rcpt 550 once");
		const alone = await refer(hana, { reach: "email", seeker_last_name: "Alone", seeker_email: "alone@people.test", seeker_phone: "508-555-0105" });
		await becomes(alone, ["e-mail failed"]);
		assert.equal((await texts("+15085550105")).length, 0, "who chose e-mail alone gets no text");
	});

	test("if a mail about a change is refused, no text is sent instead", async () => {
		const hana = await signedIn("helper"), clara = await signedIn("claimer");
		const id = await refer(hana, { reach: ["email", "text"], seeker_last_name: "Change", seeker_email: "change@people.test",
			seeker_phone: "508-555-0106", consent: "yes" }, `/connect/${pantry}`);
		await becomes(id, ["e-mail sent", "e-mail sent"]);
		await smtp.fault("rcpt 550 once");
		await clara.submit(await clara.get(`/status/${id}`), { status: "pending" }, { holds: "status" });
		await becomes(id, ["e-mail sent", "e-mail sent", "e-mail failed"]);
		assert.equal((await texts("+15085550106")).length, 0);
	});

	test("the page shows that a number was refused", async () => {
		const hana = await signedIn("helper");
		await texter.fault("status 400 21614 once");
		const id = await refer(hana, { reach: "text", seeker_last_name: "Landline", seeker_phone: "508-555-0107" });
		await becomes(id, ["text failed"]);
		assert.match(await told(hana, id), /Text message to \S+ about the referral We could not deliver it/);
	});
});

describe("STOP and START", () => {
	const number = "+15085550111", phone = "508-555-0111";

	test("a request without the text service's signature changes nothing", async () => {
		const stranger = it.visitor();
		assert.equal((await stranger.post("/text/inbound", { From: number, Body: "STOP" })).status, 403);
		for (const how of [{ key: "another" }, { signed: `https://localhost:${it.port}/text/inbound` }, { signed: `${url()}/` }])
			assert.equal((await handOn(number, "STOP", how)).status, 403, JSON.stringify(how));
		assert.equal((await stranger.get("/text/inbound")).status, 405);
		assert.equal((await it.sql("SELECT COUNT(*) FROM text_stop"))[0][0], "0");
		assert.match(await it.logs(), /text_not_signed/);
		assert.doesNotMatch(await it.logs(), /5550111/);
	});

	test("a number that sent STOP gets nothing until it sends START, and the referral shows that", async () => {
		const hana = await signedIn("helper");
		const stopped = await handOn(number, "Stop");
		assert.equal(stopped.status, 200);
		assert.match(stopped.headers["content-type"], /^text\/xml/);
		assert.match(stopped.text, /^\s*<Response><Message>You will get no more texts/);
		const id = await refer(hana, { reach: "text", seeker_last_name: "Stopped", seeker_phone: phone });
		await becomes(id, ["text dropped"]);
		assert.match(await told(hana, id), /Text message to \S+ about the referral Not sent: this number asked for no more texts/);

		assert.match((await handOn(number, "Thanks a lot!")).text, /^\s*<Response><\/Response>\s*$/);
		assert.match((await handOn(number, "help")).text, /nobody reads replies/);
		assert.match((await handOn(number, "START")).text, /You will get texts from this number again/);
		const again = await refer(hana, { reach: "text", seeker_last_name: "Again", seeker_phone: phone });
		await becomes(again, ["text sent"]);
		await becomes(id, ["text dropped"]);
		assert.equal((await texts(number)).length, 1, "nothing is sent for the past");
	});

	test("known and unknown numbers get the same answer", async () => {
		for (const word of ["STOP", "START", "HELP", "x"])
			assert.equal((await handOn(number, word)).text, (await handOn("+442079460958", word)).text, word);
	});
});

// ---- Don't reach out ----

describe("Don't reach out", () => {
	const secret = /(?:quiet|turned)(?:@|%40)people|555.{0,3}013[12]|508555013[12]/;
	let hana, clara, id, turned, links;
	before(async () => {
		[hana, clara] = await Promise.all([signedIn("helper"), signedIn("claimer")]);
		id = await refer(hana, { reach: "dont_reach_out", seeker_last_name: "Quiet", seeker_email: "quiet@people.test",
			seeker_phone: "508-555-0131", consent: "yes" }, `/connect/${pantry}`);
		turned = await refer(hana, { reach: ["email", "text"], seeker_first_name: "Tina", seeker_last_name: "Turned",
			seeker_email: "turned@people.test", seeker_phone: "508-555-0132", consent: "yes" }, `/connect/${pantry}`);
		await becomes(turned, ["e-mail sent", "e-mail sent"]);
		links = (await mails()).filter((m) => m.raw.includes("Turned") || m.to.includes("turned@"))
			.flatMap((m) => m.text.match(/http\S+\/s\/[\w-]+/)).map((link) => new URL(link).pathname);
		assert.equal(links.length, 2);
		await dontReachOut(hana, turned);
	});

	const nobodyTold = async () => {
		await it.delivered();
		assert.deepEqual(await messages(id), []);
		assert.equal((await texts("+15085550131")).length, 0);
		for (const mail of await mails())
			assert.doesNotMatch(mail.raw, /quiet@people|Quiet/);
	};

	test("nobody gets a message, neither about the referral nor about later changes", async () => {
		await nobodyTold();
		for (const [visitor, status] of [[clara, "pending"], [hana, "got_help"]]) {
			const page = await visitor.submit(await visitor.get(`/status/${id}`), { status, note: "Tried.", share_note: "yes" }, { holds: "status" });
			assert.equal(page.status, 303, page.words.slice(0, 300));
		}
		await nobodyTold();
		const [[links_of_it]] = await it.sql(`SELECT COUNT(*) FROM status_link l JOIN referral r ON r.id = l.referral_id WHERE r.public_id = '${id}'`);
		assert.equal(links_of_it, "0");
	});

	test("from the change on: no more messages, and the program's link is revoked", async () => {
		await clara.submit(await clara.get(`/status/${turned}`), { status: "pending" }, { holds: "status" });
		await it.delivered();
		assert.deepEqual(await messages(turned), ["e-mail sent", "e-mail sent"]);
		assert.equal((await texts("+15085550132")).length, 0);
		const statuses = await Promise.all(links.map(async (link) => (await it.visitor().get(link)).status));
		assert.ok(statuses.includes(410), String(statuses));
		for (const link of links)
			assert.doesNotMatch((await it.visitor().get(link)).text, secret);
	});

	test("the program sees the name, and that the person will come themselves", async () => {
		for (const [which, first, last] of [[id, "Maria", "Quiet"], [turned, "Tina", "Turned"]]) {
			const list = await clara.get(`/inbound/${pantry}`), page = await clara.get(`/referrals/${which}`);
			const row = list.text.match(new RegExp(`<tr[^>]* data-referral="${which}"[\\s\\S]*?(?=<tr|</table>)`))[0];
			assert.match(row, new RegExp(`${first} ${last}`));
			assert.match(row, new RegExp(`${first} will contact you[\\s\\S]*Don’t call or write`));
			assert.match(page.words, new RegExp(`${first} ${last}`));
			assert.match(page.words, new RegExp(`${first} will reach out to you directly`));
			assert.match((await clara.get(`/inbound/${pantry}?q=${last}`)).text, new RegExp(`data-referral="${which}"`));
		}
	});

	// Pages that do not exist yet answer 404, and are checked all the same.
	test("no contact information on any page, print-out, list, answer or error that the program gets", async () => {
		const paths = ["/inbound", `/inbound/${pantry}`, `/inbound/${pantry}?q=maria`, `/inbound/${pantry}?q=tina`, `/inbound/${pantry}?status=got_help`, `/inbound/${pantry}?class=helped`,
			`/inbound/${pantry}?sort=due`, `/inbound/${pantry}.csv`, `/inbound/${pantry}.csv?q=maria`, `/inbound/${pantry}/new`, `/referrals/${id}`,
			`/referrals/${id}/print`, `/referrals/${id}/answers`, `/referrals/${id}?saved=1`, `/referrals/${turned}`, `/status/${turned}`, `/referrals/${turned}/print`, `/status/${id}`, "/referrals", "/people", "/account",
			`/live/changes?ids=${id}&since=0`, `/connect/${pantry}?person_q=quiet`, `/programs/${pantry}`];
		const pages = await Promise.all(paths.map((where) => clara.get(where)));
		const form = await clara.get(`/status/${id}`);
		pages.push(await clara.submit(form, { status: "no_such" }, { holds: "status" }));
		pages.push(await clara.submit(form, { status: "pending", seen: "1" }, { holds: "status" }));
		pages.push(await clara.post(`/status/${id}`, { status: "pending" }));
		pages.push(await clara.post(`/referrals/${id}/reach`, { reach: "email" }), await clara.post(`/referrals/${id}/nothing`, {}));
		const statuses = pages.map((page) => page.status);
		for (const status of [200, 403, 404, 409, 422])
			assert.ok(statuses.includes(status), `a page of ${status} is among them: ${statuses}`);
		pages.forEach((page, i) => assert.doesNotMatch(page.text, secret, `${paths[i] ?? i}: ${page.status}`));
		pages.forEach((page, i) => assert.doesNotMatch(JSON.stringify(page.rawHeaders), secret, `headers of ${paths[i] ?? i}`));
	});

	test("the program's search by e-mail address or telephone number finds nobody", async () => {
		for (const q of ["quiet@people.test", "quiet@people", "people.test", "5085550131", "+15085550131", "(508) 555-0131", "555-0131", "0131", "turned@people.test", "5085550132", "555-0132"]) {
			const page = await clara.get(`/inbound/${pantry}?q=${encodeURIComponent(q)}`);
			assert.equal(page.status, 200, q);
			assert.doesNotMatch(page.text, new RegExp(`data-referral="(?:${id}|${turned})"`), q);
		}
	});

	test("the logs contain none of it; the helper sees all of it", async () => {
		assert.doesNotMatch(await it.logs(), secret);
		const page = await hana.get(`/referrals/${id}`);
		assert.match(page.text, /quiet@people\.test/);
		assert.match(page.words, /We sent no messages about this referral/);
	});
});

// ---- limits: last, because held messages stay waiting ----

test("over the daily limit a text waits, the helper sees that, the log has one line; then Don't reach out drops it", async () => {
	const hana = await signedIn("helper"), number = "+15085550121";
	const ids = [];
	for (let i = 0; i < PER_NUMBER + 2; i++)
		ids.push(await refer(hana, { reach: "text", seeker_last_name: `Limit ${i}`, seeker_phone: "508-555-0121" }));
	const held = await until("some are held", async () => {
		const states = await Promise.all(ids.map(messages));
		const rows = await it.sql(`SELECT r.public_id FROM outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id WHERE m.recipient = '${number}' AND m.cause = 1`);
		return states.filter(([state]) => state === "text sent").length === PER_NUMBER && rows.length === 2 && rows.map(([id]) => id);
	});
	assert.match(await told(hana, held[0]), /Text message to \S+ about the referral Held until tomorrow/);
	assert.equal((await it.logs()).match(/limit_reached/g).length, 1);
	assert.match(await it.logs(), /level=error[^\n]*limit_reached what=text by=ADDRESS/);

	await dontReachOut(hana, held[0]);
	await becomes(held[0], ["text dropped"]);
	assert.match(await told(hana, held[0]), /Not sent, because it was no longer allowed/);
	await becomes(held[1], ["text waiting"]);
	assert.equal((await texts(number)).length, PER_NUMBER);
	assert.equal((await it.logs()).match(/limit_reached/g).length, 1);
});
