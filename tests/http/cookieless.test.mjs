// A browser that keeps no cookies: its thank-you page and a program's questions open by a ticket in their path.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, rent, pantry;
before(async () => {
	it = await start();
	[rent, pantry] = await Promise.all(["Fairhaven Rent Help", "Fairhaven Food Pantry"].map((name) => it.programId(name)));
});
after(() => it?.stop());

const PERSON = { for: "self", seeker_first_name: "Nadia", seeker_last_name: "Screen", seeker_phone: "508 555 0177", reach: ["phone"], consent: "yes" };

function cookieless(host) {
	const visitor = it.visitor(host);
	visitor.keepsCookies = false;
	return visitor;
}

async function send(visitor, program, fields = {}) {
	const form = await visitor.get(`/connect/${program}`);
	const sent = await visitor.submit(form, { ...PERSON, ...fields }, { holds: "reach", answers: false });
	assert.equal(sent.status, 303, sent.words.slice(0, 600));
	return sent;
}

const referrals = async () => Number((await it.sql("SELECT COUNT(*) FROM referral"))[0][0]);

test("a browser that refuses cookies gets its thank-you page, again and again, and so does nobody by the public id", async () => {
	const visitor = cookieless(), before = await referrals();
	const { location } = await send(visitor, pantry);
	assert.match(location, /^\/sent\/[A-Za-z0-9_-]{65,}$/);
	for (let i = 0; i < 2; i++) {
		const page = await visitor.get(location);
		assert.equal(page.status, 200);
		assert.match(page.text, /data-code="/);
		assert.match(page.words, /keeps no cookies/);
		assert.doesNotMatch(page.text, /sign-in\?next=/, "signing in needs cookies");
	}
	assert.equal(await referrals(), before + 1);
	const [[id]] = await it.sql("SELECT public_id FROM receipt ORDER BY id DESC LIMIT 1");
	assert.equal((await visitor.get(`/sent/${id}`)).status, 404);
});

test("a browser that keeps cookies never gets a ticket", async () => {
	const visitor = it.visitor();
	const { location } = await send(visitor, pantry);
	assert.match(location, /^\/sent\/[a-z0-9]{12,20}$/);
	const page = await visitor.get(location);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.words, /keeps no cookies/);
	assert.equal((await cookieless().get(location)).status, 404);
});

test("a form that is sent twice without cookies makes one referral, and the later answer opens", async () => {
	const visitor = cookieless(), before = await referrals();
	const form = await visitor.get(`/connect/${pantry}`);
	const [, second] = [await visitor.submit(form, PERSON, { holds: "reach" }), await visitor.submit(form, PERSON, { holds: "reach" })];
	assert.equal((await visitor.get(second.location)).status, 200);
	assert.equal(await referrals(), before + 1);
});

test("questions are answered without cookies, the form is changed meanwhile, and all of it is sent once", async () => {
	const visitor = cookieless(), before = await referrals();
	const { location } = await send(visitor, rent);
	assert.match(location, /^\/screener\/[A-Za-z0-9_-]{65,}$/);
	const page = await visitor.get(location);
	assert.equal(page.status, 200, page.words.slice(0, 300));
	const back = await visitor.submit(page, { go: "back" }, { holds: "go", answers: false });
	assert.equal(back.status, 200, "back on the Connect form");
	const again = await visitor.submit(back, { consent: "yes", seeker_first_name: "Nadine" }, { holds: "reach", answers: false });
	assert.equal(again.status, 303, again.words.slice(0, 300));
	const done = await visitor.fillIn(again.location);
	assert.match(done.location, /^\/sent\//);
	assert.match((await visitor.get(done.location)).text, /data-code="/);
	assert.equal(await referrals(), before + 1);
	assert.equal((await it.sql("SELECT seeker_first_name FROM referral ORDER BY id DESC LIMIT 1"))[0][0], "Nadine");
	assert.equal((await it.sql("SELECT COUNT(*) FROM screener_draft"))[0][0], "1", "the changed form took the place of the first");
});

test("a ticket opens one thing at one site, while it lasts, and not from another site", async () => {
	const { location } = await send(cookieless(), pantry);
	const ticket = location.split("/")[2];
	const status = async (path, { host, headers } = {}) => (await cookieless(host).get(path, { headers })).status;
	assert.equal(await status(location), 200);
	assert.equal(await status(location, { headers: { "Sec-Fetch-Site": "cross-site" } }), 404);
	assert.equal(await status(location, { headers: { "Sec-Fetch-Site": "same-site" } }), 404);
	assert.equal(await status(location, { headers: { "Sec-Fetch-Site": "same-origin" } }), 200);
	assert.equal(await status(location, { host: "clinic.localhost" }), 404);
	assert.equal(await status(`/screener/${ticket}`), 404);
	const last = ticket.length - 10, forged = ticket.slice(0, last) + (ticket[last] === "A" ? "B" : "A") + ticket.slice(last + 1);
	assert.equal(await status(`/sent/${forged}`), 404);
	const other = it.visitor();
	await send(other, pantry);
	assert.equal((await other.get(location)).status, 404, "a browser with a session of its own");
	await it.sql("UPDATE session SET seen_at = seen_at - 90000000, made_at = made_at - 90000000 ORDER BY id DESC LIMIT 10");
	assert.equal(await status(location), 404, "after a day");
});

test("forgetting the page ends the ticket; a form of another path or session does not", async () => {
	const visitor = cookieless();
	const [one, two] = [await send(visitor, pantry), await send(visitor, pantry, { seeker_first_name: "Nora" })];
	const page = await visitor.get(one.location), form = page.form({ action: `${one.location}/forget` });
	assert.equal((await visitor.post(`${two.location}/forget`, form.fields)).status, 403);
	assert.equal((await visitor.submit(page, {}, { action: `${one.location}/forget` })).status, 303);
	assert.equal((await visitor.get(one.location)).status, 404);
	assert.equal((await visitor.get(two.location)).status, 200);
});
