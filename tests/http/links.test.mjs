// links - the page behind the link of a message, for each of its readers: the person, their helper, the program.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PASSWORD, start, until } from "./harness.mjs";

let it, hana, clara, pantry, action;

before(async () => {
	it = await start();
	await it.handrail("site", "set", "localhost", "--notice-cadence", "at_once");
	[hana, clara] = await Promise.all(["helper", "claimer"].map(async (who) => {
		const visitor = it.visitor();
		await visitor.signIn(`${who}@demo.test`);
		return visitor;
	}));
	pantry = await it.programId("Fairhaven Food Pantry");
	action = `/connect/${pantry}`;
});
after(() => it?.stop());

// Refers somebody by this first name, and answers the id of the referral.
async function refer(first, fields = {}, visitor = hana) {
	const sent = await visitor.submit(await visitor.get(action), { for: "other", seeker_first_name: first, seeker_last_name: "Linker",
		seeker_email: `${first.toLowerCase()}@people.test`, reach: "email", consent: "yes", ...fields }, { action, holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 400));
	return (await visitor.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
}

const linkIn = async (to, fits) => (await until(`a mail to ${to}`, async () => (await it.mails()).findLast((m) => m.to.includes(to)
	&& fits.test(m.words) && m.links.some((l) => /\/s\//.test(l))))).links.map((l) => new URL(l)).find((u) => /\/s\//.test(u.pathname)).pathname;

async function say(visitor, id, status, fields = {}) {
	const done = await visitor.submit(await visitor.get(`/status/${id}`), { status, ...fields }, { action: `/status/${id}`, holds: "status" });
	assert.equal(done.status, 303, done.words.slice(0, 300));
}

const needs = async (visitor, list, id) => (await visitor.get(`${list}?tab=needs_you`)).text.includes(`data-referral="${id}"`);

test("somebody who is still waiting after the end needs program and helper", async () => {
	const id = await refer("Wanda");
	await say(clara, id, "got_help");
	const link = await linkIn("wanda@people.test", /Got help|got help/), asked = await it.visitor().get(`${link}?status=still_waiting`);
	assert.equal((await it.visitor().submit(asked, { status: "still_waiting" }, { action: link, holds: "status" })).status, 303);
	const seen = await it.visitor().get(link);
	assert.match(seen.text, /<h1>I am still waiting<\/h1>/);
	assert.doesNotMatch(seen.words, /You got help|You can close this page/);
	for (const [visitor, list] of [[clara, "/inbound"], [hana, "/people"]]) {
		assert.ok(await needs(visitor, list, id), list);
		const page = await visitor.get(`/referrals/${id}`);
		assert.match(page.words, /is still waiting/);
		assert.doesNotMatch(page.words, /Nothing is left to do/);
	}
	const mail = await until("a mail to the helper", async () => (await it.mails()).findLast((m) => m.to.includes("helper@demo.test") && /still waiting/.test(m.words)));
	assert.match(mail.subject, /^A note on the referral to Fairhaven Food Pantry/, "the program wrote nothing");
	const ended = await it.visitor().get(`${link}?status=got_help`);
	assert.doesNotMatch(ended.words, /It says so already/, "they were still waiting");
	assert.equal((await it.visitor().submit(ended, { status: "got_help" }, { action: link, holds: "status" })).status, 303);
	assert.match((await it.visitor().get(link)).text, /<h1>I got help<\/h1>/);
	for (const [visitor, list] of [[clara, "/inbound"], [hana, "/people"]])
		assert.ok(!await needs(visitor, list, id), `${list}: it is over`);
});

test("a helper's link is a page for the helper", async () => {
	const id = await refer("Hedda");
	await say(clara, id, "no_capacity");
	const link = await linkIn("helper@demo.test", /Hedda/), anyone = it.visitor(), page = await anyone.get(link);
	assert.match(page.words, /This is about Hedda, whom you referred to Fairhaven Food Pantry/);
	assert.doesNotMatch(page.words, /I am still waiting|for you, Hedda|Erase my data|Download my data|Who looked|Stop sharing/);
	assert.match(page.words, /Everyone who has this referral may read it/);
	assert.doesNotMatch(page.text, /hedda@|Linker/, "a link shows no contact information");
	const done = await anyone.submit(page, { status: "got_help", note: "She called me" }, { action: link, holds: "note" });
	assert.equal(done.status, 303, done.words.slice(0, 300));
	assert.match((await clara.get(`/referrals/${id}`)).words, /She called me[^]*Hana H\., .*by e-mail link/);
	for (const path of ["erase", "data", "access", "stop-sharing"])
		assert.equal((await anyone.get(`${link}/${path}`)).status, 404, path);
});

test("a discreet one opens for the helper by the code, or signed in", async () => {
	const id = await refer("Dita", { discreet: "yes" });
	await say(clara, id, "no_capacity");
	const mail = await until("a discreet mail", async () => (await it.mails()).findLast((m) => m.to.includes("helper@demo.test") && !/Pantry|Dita/.test(m.words)
		&& m.links.some((l) => /\/s\//.test(l))));
	const link = new URL(mail.links.find((l) => /\/s\//.test(l))).pathname, closed = await it.visitor().get(link);
	assert.doesNotMatch(closed.words, /Pantry/);
	assert.match(closed.words, /The code for Dita/);
	assert.match((await hana.get(link)).words, /whom you referred to Fairhaven Food Pantry/, "signed in as the helper");
	assert.doesNotMatch((await clara.get(link)).words, /Pantry[^]*whom you referred/, "not as somebody else");
});

test("a program's link says who reads the note, and who asked", async () => {
	await refer("Nelly");
	for (const query of ["", "?status=pending"])
		assert.match((await it.visitor().get(`${await linkIn("pantry@demo.test", /Nelly/)}${query}`)).words, /Everyone who has this referral may read it\./);
	const guest = it.visitor();
	await refer("Selma", { for: "self" }, guest);
	assert.match((await guest.get(await linkIn("pantry@demo.test", /Selma/))).words, /This is about Selma, who asked Fairhaven Food Pantry for help/);
});

test("fields that do not count hold nothing up", async () => {
	await refer("Ida", { for: "self", helper_email: "bad", helper_phone: "12" }, it.visitor());
	const id = await refer("Dora", { reach: ["dont_reach_out"], seeker_email: "foo@" });
	assert.match((await hana.get(`/referrals/${id}`)).words, /Dora/);
	assert.deepEqual(await it.sql("SELECT seeker_email FROM referral WHERE seeker_first_name = 'Dora'"), [[""]], "what is no address is not kept");
});

test("the person's link says whose word it is, what has stopped, and where else to look", async () => {
	const id = await refer("Wilma"), link = await linkIn("wilma@people.test", /Fairhaven Food Pantry/), page = () => it.visitor().get(link);
	assert.doesNotMatch((await page()).words, /Fairhaven Food Pantry says:|Find another program|Nobody is to call|has stopped/);
	await say(clara, id, "no_capacity");
	assert.match((await page()).words, /Fairhaven Food Pantry says:[^]*Find another program/, "before anything is sent from it");
	await hana.submit(await hana.get(`/referrals/${id}`), { reach: ["dont_reach_out"] }, { action: `/referrals/${id}/reach` });
	assert.match((await page()).words, /Nobody is to call or write to you about this\./);
	await hana.submit(await hana.get(`/referrals/${id}/stop-sharing`), {}, { action: `/referrals/${id}/stop-sharing` });
	assert.match((await page()).words, /Sharing with the program has stopped\./);
});

test("a note that was not shared beside a status is named", async () => {
	const id = await refer("Nora"), action = `/status/${id}`;
	const saved = async (fields) => clara.get((await clara.submit(await clara.get(action), fields, { action, holds: "status" })).location);
	assert.match((await saved({ status: "pending", note: "Third shelf" })).words, /Your note was not shared: only your own side reads it\./);
	assert.doesNotMatch((await saved({ status: "eligible", note: "Come on Monday", share_note: "yes" })).words, /not shared/);
});

test("in a dispute a row has what each of them said", async () => {
	const id = await refer("Lena");
	const link = await linkIn("lena@people.test", /Fairhaven Food Pantry/);
	assert.equal((await it.visitor().submit(await it.visitor().get(link), { status: "got_help" }, { action: link, holds: "note" })).status, 303);
	await say(clara, id, "no_capacity");
	const row = (text) => text.slice(text.indexOf(`id="r-${id}"`)).slice(0, 6000);
	assert.match(row((await hana.get("/people?tab=needs_you")).text), /Lena says: Got help[^]*The program says: No capacity/);
	const list = `/inbound/${pantry}?tab=needs_you`, events = async () => (await it.sql("SELECT COUNT(*) FROM referral_event"))[0][0];
	assert.match(row((await clara.get(list)).text), /Lena says: Got help[^]*You say: No capacity/);
	for (const path of [`/referrals/${id}`, `/referrals/${id}/print`, `/status/${id}`])
		assert.match((await hana.get(path)).text, new RegExp(`data-referral="${id}"[^>]*data-status="no_capacity"[^>]*data-kind="live"[^>]*data-disputed`), path);
	assert.match((await hana.get(`/referrals/${id}/stop-sharing`)).text, /data-status="no_capacity" data-kind="live" data-disputed/);
	assert.match((await it.visitor().get(link)).text, /data-status="no_capacity" data-kind="live" data-disputed/);
	const before = await events();
	assert.equal((await clara.submit(await clara.get(list), { [`status_${id}`]: "no_capacity" }, { action: "/status", holds: "back" })).status, 303);
	assert.equal(await events(), before, "their own word again, without a note, says nothing new");
	const csv = (await clara.get(`/inbound/${pantry}.csv?tab=all&q=Lena`)).text;
	assert.match(csv, /,email,/);
	await hana.submit(await hana.get(`/referrals/${id}/stop-sharing`), {}, { action: `/referrals/${id}/stop-sharing` });
	assert.doesNotMatch((await clara.get(`/inbound/${pantry}.csv?tab=all&q=Lena`)).text, /,email,/, "nor the best way, once sharing has stopped");
});

test("staff see the message to somebody whom they recorded", async () => {
	const path = `/inbound/${pantry}/new`;
	const done = await clara.submit(await clara.get(path), { seeker_first_name: "Wally", seeker_email: "wally@people.test", reach: "email", consent: "yes" },
		{ action: path, holds: "seeker_first_name" });
	assert.equal(done.status, 303, done.words?.slice(0, 300));
	const [[id]] = await it.sql("SELECT public_id FROM referral WHERE seeker_email = 'wally@people.test'");
	assert.match((await clara.get(`/referrals/${id}`)).words, /E-mail to Wally about the referral/);
});

test("the menu's Sign in keeps what a guest has just sent", async () => {
	const guest = it.visitor(), sent = await guest.submit(await guest.get(action), { for: "other", seeker_first_name: "Zed", seeker_email: "zed@people.test",
		reach: "email", consent: "yes", helper_first_name: "Somebody" }, { action, holds: "reach" });
	const [, way] = (await guest.get(sent.location)).text.match(/<li class="end"><a href="(\/sign-in[^"]*)"/);
	const done = await guest.submit(await guest.get(way), { address: "helper@demo.test", password: PASSWORD }, { holds: "password" });
	assert.equal(done.location, sent.location);
	assert.equal((await guest.get(done.location)).status, 200);
	assert.match((await guest.get("/people")).text, /Zed/);
});

test("the same form of a list leads to the same rows, and ticks without a row are named", async () => {
	const id = await refer("Otto"), list = await clara.get(`/inbound/${pantry}?tab=all`);
	const fields = { [`status_${id}`]: "eligible" }, how = { action: "/status", holds: "back" };
	const first = await clara.submit(list, fields, how), second = await clara.submit(list, fields, how);
	assert.match(first.location, new RegExp(`saved=\\d+\\.${id}#r-${id}$`));
	assert.equal(second.location, first.location);
	const none = await clara.submit(await clara.get(`/inbound/${pantry}?tab=all`), { status: "pending" }, how);
	assert.equal(none.status, 422);
	assert.match(none.text, /id="status-error"/);
});

test("a message over its day's limit is named as what it is", async () => {
	const id = await refer("Held");
	await it.delivered();
	for (const [channel, words] of [[0, /today’s limit of e-mails was reached/], [1, /today’s limit of texts was reached/]]) {
		await it.sql(`UPDATE outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id SET m.state = 0, m.cause = 1, m.channel = ${channel},
			m.next_at = m.made_at + 86400000 WHERE r.public_id = '${id}' AND m.party = 0`);
		assert.match((await hana.get(`/referrals/${id}`)).words, words);
	}
});
