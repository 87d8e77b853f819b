// Logged referrals through nginx: next steps, the form, and who gets messages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, shelter, legal, pantry;
before(async () => {
	it = await start();
	[shelter, legal, pantry] = await Promise.all(["Night Shelter", "Legal Aid", "Food Pantry"].map((name) => it.programId(`Fairhaven ${name}`)));
});
after(() => it?.stop());

async function signedIn(who, host) {
	const visitor = it.visitor(host);
	await visitor.signIn(`${who}@demo.test`);
	return visitor;
}

const MARIA = { for: "other", seeker_first_name: "Maria", seeker_last_name: "Logged", seeker_email: "maria.logged@people.test",
	seeker_phone: "508 555 0177", reach: ["email"], comment: "She has two children." };

async function log(visitor, program, fields) {
	const path = `/log-referral/${program}`;
	return visitor.submit(await visitor.get(path), { ...MARIA, ...fields }, { action: path, holds: "reach" });
}

const idIn = (page) => page.text.match(/data-referral="([^"]+)"/)[1];

test("anyone can read next steps, and they link to the form for logging", async () => {
	for (const [program, verbs] of [[shelter, /We have not told/], [legal, /Go to their site/]]) {
		const page = await it.visitor().get(`/programs/${program}/next-steps`);
		assert.equal(page.status, 200);
		assert.match(page.words, verbs);
		assert.match(page.text, new RegExp(`href="/log-referral/${program}"`));
	}
	assert.doesNotMatch((await it.visitor().get(`/programs/${pantry}/next-steps`)).text, /log-referral/);
	const verbs = { apply: /Apply on their site/, schedule: /Schedule on their site/, contact: /Contact them on their site/, refer: /Refer on their site/ };
	for (const [verb, words] of Object.entries(verbs)) {
		await it.handrail("program", "set", legal, "--verb", verb);
		assert.match((await it.visitor().get(`/programs/${legal}`)).words, words);
	}
	assert.match((await it.visitor().get(`/programs/${shelter}`)).words, /See next steps/);
});

test("logging needs sign-in; if the program takes referrals, it leads to the Connect form", async () => {
	const anyone = it.visitor();
	assert.equal((await anyone.get(`/log-referral/${shelter}`)).location, `/sign-in?next=${encodeURIComponent(`/log-referral/${shelter}`)}`);
	assert.equal((await anyone.post(`/log-referral/${shelter}`, MARIA)).location, `/sign-in?next=${encodeURIComponent(`/log-referral/${shelter}`)}`);
	assert.equal((await anyone.get(`/log-referral/${pantry}`)).location, `/connect/${pantry}`);
	assert.equal((await anyone.get(`/connect/${shelter}`)).location, `/programs/${shelter}/next-steps`);
	const tracking = await it.visitor("tracking.localhost").get(`/log-referral/${shelter}`);
	assert.equal(tracking.location, `/connect/${shelter}`, "everything is tracked there");
	assert.equal((await anyone.get("/log-referral/nobody")).status, 404);
});

test("the form states twice that the program gets no message, and does not ask for consent", async () => {
	const hana = await signedIn("helper");
	const form = await hana.get(`/log-referral/${shelter}`);
	assert.equal(form.status, 200);
	assert.match(form.words, /Fairhaven Night Shelter will not be told/);
	assert.match(form.words, /We do not tell Fairhaven Night Shelter/);
	assert.ok(!form.form({ action: `/log-referral/${shelter}`, holds: "reach" }).names.includes("consent"));
	const bad = await hana.submit(form, { ...MARIA, seeker_first_name: "", seeker_last_name: "", reach: ["text"], seeker_phone: "12" }, { action: `/log-referral/${shelter}`, holds: "reach" });
	assert.equal(bad.status, 422);
	assert.match(bad.text, /id="seeker_first_name-error"/);
	assert.match(bad.text, /id="seeker_phone-error"/);
	assert.match(bad.text, /She has two children\./);
});

test("helper and seeker see a logged referral, the seeker's mail is plain, the program learns nothing", async () => {
	const hana = await signedIn("helper"), clara = await signedIn("claimer");
	const sent = await log(hana, shelter, { consent: "yes" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	const thanks = await hana.get(sent.location);
	assert.match(thanks.text, /data-kind="logged"/);
	assert.match(thanks.words, /We did not contact Fairhaven Night Shelter/);
	const id = idIn(thanks);

	const mail = await it.mail("maria.logged@people.test");
	assert.match(mail.words, /We did not contact the program/);
	assert.match(mail.text, /WHAT TO DO NEXT/);
	assert.match(mail.text, new RegExp(`/programs/${shelter}/next-steps`));
	assert.match((await hana.get("/people")).words, /Maria Logged/);
	assert.equal((await hana.get(`/referrals/${id}`)).status, 200);

	const link = new URL(mail.text.match(/http\S+\/s\/[\w-]+/)[0]).pathname;
	const hers = await it.visitor().submit(await it.visitor().get(link), { status: "got_help" }, { holds: "status" });
	assert.equal(hers.status, 303, "the seeker tells what became of it, from the e-mail");
	assert.match((await hana.get(`/referrals/${id}`)).text, /data-status="got_help"/);

	for (const path of ["/inbound", `/inbound/${shelter}`, `/inbound/${shelter}?q=maria`, `/inbound/${shelter}?q=5085550177`])
		assert.doesNotMatch((await clara.get(path)).text, /Logged|maria\.logged|\(508\) 555/, path);
	for (const path of [`/referrals/${id}`, `/status/${id}`])
		assert.equal((await clara.get(path)).status, 404, path);
	const [[addressed]] = await it.sql(`SELECT COUNT(*) FROM outbox o JOIN referral r ON o.subject = 0 AND r.id = o.subject_id WHERE r.public_id = '${id}' AND o.party <> 0`);
	assert.equal(Number(addressed), 0, "nobody but the seeker was written to");
	const [[consents]] = await it.sql(`SELECT COUNT(*) FROM consent c JOIN referral r ON r.id = c.referral_id WHERE r.public_id = '${id}'`);
	assert.equal(Number(consents), 0, "a consent that was sent all the same is not stored");
	const [[links]] = await it.sql(`SELECT COUNT(*) FROM status_link l JOIN referral r ON r.id = l.referral_id WHERE r.public_id = '${id}' AND l.party <> 0`);
	assert.equal(Number(links), 0);
});

test("for oneself, by text: it is listed under Referrals for Me; the text names no person", async () => {
	const sam = await signedIn("seeker");
	const sent = await log(sam, legal, { for: "self", seeker_first_name: "Sam", seeker_last_name: "Seeker", seeker_email: "",
		seeker_phone: "508 555 0178", reach: ["text"] });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	const text = await it.textMessage("+15085550178");
	assert.match(text.body, /We did not contact them/);
	assert.doesNotMatch(text.body, /Sam|Seeker|children/);
	const mine = await sam.get("/referrals");
	assert.match(mine.words, /Fairhaven Legal Aid/);
	const page = await sam.get(`/referrals/${idIn(await sam.get(sent.location))}`);
	assert.equal(page.status, 200);
	assert.match(page.text, /data-kind="logged"/);
});

test("with Don't reach out, or phone alone, it is recorded and nothing is sent", async () => {
	const hana = await signedIn("helper");
	for (const [reach, last] of [["dont_reach_out", "Quiet"], ["phone", "Called"]]) {
		const sent = await log(hana, shelter, { seeker_last_name: last, reach: [reach] });
		assert.equal(sent.status, 303, sent.words.slice(0, 500));
		const id = idIn(await hana.get(sent.location));
		const [[told]] = await it.sql(`SELECT COUNT(*) FROM outbox o JOIN referral r ON o.subject = 0 AND r.id = o.subject_id WHERE r.public_id = '${id}'`);
		assert.equal(Number(told), 0, reach);
	}
});

test("the same form twice makes one referral; later changes of the program do not change it", async () => {
	const hana = await signedIn("helper");
	const path = `/log-referral/${shelter}`, form = await hana.get(path);
	const first = await hana.submit(form, { ...MARIA, seeker_last_name: "Twice" }, { action: path, holds: "reach" });
	const second = await hana.submit(form, { ...MARIA, seeker_last_name: "Twice" }, { action: path, holds: "reach" });
	assert.equal(first.status, 303, first.words.slice(0, 500));
	assert.equal(first.location, second.location);
	const id = idIn(await hana.get(first.location));
	await it.handrail("program", "set", shelter, "--mode", "here", "--referral-email", "shelter@demo.test", "--confirmed");
	try {
		const clara = await signedIn("claimer");
		assert.doesNotMatch((await clara.get(`/inbound/${shelter}`)).words, /Maria|Twice|Logged/);
		assert.match((await hana.get(`/referrals/${id}`)).text, /data-kind="logged"/);
	} finally {
		await it.handrail("program", "set", shelter, "--mode", "next_steps");
	}
});

test("a need that the site lists as sensitive makes a referral discreet by default", async () => {
	const hana = await signedIn("helper");
	const ticked = async (path, visitor = hana) =>
		(await visitor.get(path)).form({ action: path, holds: "reach" }).fields.some(([name]) => name === "discreet");
	assert.equal(await ticked(`/log-referral/${legal}`), false);
	await assert.rejects(it.handrail("site", "set", "localhost", "--sensitive-needs", "legal,secrets"), /cannot hold secrets/);
	await it.handrail("site", "set", "localhost", "--sensitive-needs", "legal, food");
	assert.match((await it.handrail("site", "list", "localhost")).stdout, /sensitive-needs +food,legal\n/);
	await it.handrail("site", "set", "localhost", "--operator", "the Library");
	assert.match((await it.handrail("site", "list", "localhost")).stdout, /sensitive-needs +food,legal\n/, "what is not said stays");

	assert.equal(await ticked(`/log-referral/${legal}`), true);
	assert.equal(await ticked(`/connect/${pantry}`, it.visitor()), true);
	assert.equal(await ticked(`/log-referral/${shelter}`), false, "of another need");
	assert.equal(await ticked(`/connect/${pantry}`, await signedIn("helper", "clinic.localhost")), false, "of another site");
	assert.doesNotMatch((await (await signedIn("helper", "tracking.localhost")).get(`/connect/${pantry}`)).text, /name="discreet"/, "nothing is sent there");

	const sent = async (fields) => {
		const answer = await log(hana, legal, fields);
		assert.equal(answer.status, 303, answer.words.slice(0, 500));
		const [[discreet]] = await it.sql(`SELECT discreet FROM referral WHERE public_id = '${idIn(await hana.get(answer.location))}'`);
		return Number(discreet);
	};
	assert.equal(await sent({ seeker_last_name: "Ticked" }), 1);
	assert.equal(await sent({ seeker_last_name: "Unticked", discreet: undefined }), 0, "the person decides");
	const bad = await log(hana, legal, { discreet: undefined, seeker_first_name: "", seeker_last_name: "" });
	assert.equal(bad.status, 422);
	assert.ok(!bad.form({ action: `/log-referral/${legal}`, holds: "reach" }).fields.some(([name]) => name === "discreet"), "an untaken tick stays untaken");

	await it.handrail("site", "set", "localhost", "--sensitive-needs", "");
	assert.equal(await ticked(`/log-referral/${legal}`), false);
});
