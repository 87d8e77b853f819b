// names - people with one name, telephone numbers with an extension, and addresses in other letters are taken as they
// are, or refused with the true reason.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, pantry, logged, helper;
before(async () => {
	it = await start();
	pantry = await it.programId("Fairhaven Food Pantry");
	logged = await it.programId("Fairhaven Legal Aid");
	helper = it.visitor();
	await helper.signIn("helper@demo.test");
});
after(() => it?.stop());

const PERSON = { for: "self", seeker_first_name: "Sukarno", seeker_last_name: "", seeker_email: "sukarno@people.test",
	reach: ["email"], consent: "yes" };

async function connect(visitor, fields, path = `/connect/${pantry}`) {
	return visitor.submit(await visitor.get(path), { ...PERSON, ...fields }, { action: path });
}

const last = async (columns) => (await it.sql(`SELECT ${columns} FROM referral ORDER BY id DESC LIMIT 1`))[0];

test("one name is enough, in either field, and none is not", async () => {
	for (const fields of [{}, { seeker_first_name: "", seeker_last_name: "Sukarno" }]) {
		const sent = await connect(it.visitor(), fields);
		assert.equal(sent.status, 303, sent.words);
		assert.deepEqual(await last("seeker_first_name, seeker_last_name, seeker_name_key"), ["Sukarno", "", "sukarno"]);
	}
	const none = await connect(it.visitor(), { seeker_first_name: " " });
	assert.equal(none.status, 422);
	assert.match(none.words, /Enter a name. One name is enough/);
});

test("a helper logs a referral for somebody with one name; lists and pages show it without a stray blank", async () => {
	const sent = await connect(helper, { for: "other", seeker_first_name: "", seeker_last_name: "Suharto" }, `/log-referral/${logged}`);
	assert.equal(sent.status, 303, sent.words);
	const people = await helper.get("/people?q=suharto");
	assert.match(people.text, />Suharto<\/a>/);
	const [id] = await last("public_id");
	const page = await helper.get(`/referrals/${id}`);
	assert.match(page.text, /<h1[^>]*>Suharto and Fairhaven Legal Aid<\/h1>/);
	assert.doesNotMatch(page.text, /Suharto [<,:.]/);
});

test("somebody with one name signs up, and sees the referral made for that name", async () => {
	const visitor = it.visitor();
	const asked = await visitor.submit(await visitor.get("/sign-up"), { first_name: "Sukarno", last_name: "", address: "sukarno@people.test" });
	assert.equal(asked.status, 303, asked.words);
	const none = await it.visitor().submit(await visitor.get("/sign-up"), { first_name: "", last_name: "", address: "x@people.test" });
	assert.ok(none.status >= 400);
});

test("a number with an extension is kept for calls, and refused for texts with the reason", async () => {
	const sent = await connect(it.visitor(), { reach: ["phone"], seeker_phone: "(410) 555-0123 x45", seeker_email: "" });
	assert.equal(sent.status, 303, sent.words);
	assert.deepEqual(await last("seeker_phone"), ["+14105550123;ext=45"]);
	const text = await connect(it.visitor(), { reach: ["text"], seeker_phone: "(410) 555-0123 x45", seeker_email: "" });
	assert.equal(text.status, 422);
	assert.match(text.words, /An extension can’t get texts/);
	await connect(it.visitor(), { reach: ["phone"], seeker_phone: "+52 1 55 1234 5678", seeker_email: "" });
	assert.deepEqual(await last("seeker_phone"), ["+525512345678"]);
});

test("the program sees the extension and can dial it; it is found by the number", async () => {
	const claimer = it.visitor();
	await claimer.signIn("claimer@demo.test");
	const inbound = await claimer.get(`/inbound/${pantry}`);
	assert.match(inbound.text, /href="tel:\+14105550123;ext=45"[^>]*>\(410\) 555-0123 x45</);
	assert.match((await claimer.get(`/inbound/${pantry}?q=4105550123`)).words, /Sukarno/);
});

test("a host in other letters is kept in its ASCII form; letters before the @ are refused with the reason", async () => {
	const sent = await connect(it.visitor(), { seeker_email: "info@exämple.test" });
	assert.equal(sent.status, 303, sent.words);
	assert.deepEqual(await last("seeker_email"), ["info@xn--exmple-cua.test"]);
	const beyond = await connect(it.visitor(), { seeker_email: "müller@example.test" });
	assert.equal(beyond.status, 422);
	assert.match(beyond.words, /We can’t write to this address, because of the letters before the @/);
});
