// Several programs at once: two to five, one person, a comment and a permission each; all are made, or none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, live, pantry, rent, diapers, shelter;
const as = {};
before(async () => {
	it = await start();
	[pantry, rent, diapers, shelter] = await Promise.all(["Food Pantry", "Rent Help", "Diaper Bank", "Night Shelter"].map((name) => it.programId(`Fairhaven ${name}`)));
	const { stdout } = await it.handrail("program", "list");
	const others = stdout.split("\n").map((line) => line.split("\t")[0]).filter((id) => id && ![pantry, rent, diapers, shelter].includes(id)).slice(0, 3);
	for (const id of others)
		await it.handrail("program", "set", id, "--mode", "here", "--verb", "refer", "--referral-email", `p${id.slice(0, 4)}@demo.test`, "--confirmed");
	live = [pantry, rent, diapers, ...others];
	as.helper = it.visitor();
	await as.helper.signIn("helper@demo.test");
});
after(() => it?.stop());

const url = (programs, more = "") => `/connect?${programs.map((id) => `program=${id}`).join("&")}${more}`;
const forAll = (programs, name, value) => Object.fromEntries(programs.map((id) => [`${name}_${id}`, value]));
const SELF = { for: "self", seeker_first_name: "Sev", seeker_last_name: "Eral", seeker_email: "sev@several.test", reach: ["email"] };
const OTHER = { for: "other", seeker_first_name: "Rosa", seeker_last_name: "Several", reach: ["phone"], seeker_phone: "508 555 0181" };
const count = async () => Number((await it.sql("SELECT COUNT(*) FROM referral"))[0][0]);
const send = (visitor, page, fields) => visitor.submit(page, fields, { action: "/connect", holds: "for" });

test("each program has its own comment and permission, and becomes its own referral, with its own messages and code", async () => {
	const guest = it.visitor(), programs = [pantry, diapers, rent], before = await count();
	const form = await guest.get(url(programs));
	assert.equal(form.status, 200, form.words.slice(0, 300));
	for (const id of programs)
		for (const name of ["comment", "consent"])
			assert.match(form.text, new RegExp(`name="${name}_${id}"`));
	assert.doesNotMatch(form.text, /name="(comment|consent)"/);
	const fields = { ...SELF, ...forAll(programs, "consent", "yes"), [`comment_${pantry}`]: "Zucchini for two", [`comment_${diapers}`]: "Size four" };
	const sent = await send(guest, form, fields);
	assert.equal(sent.status, 303, sent.words.slice(0, 800));
	assert.equal(await count(), before + 3);

	const page = await guest.get(sent.location);
	const ids = [...page.text.matchAll(/<section[^>]*data-referral="([^"]+)"/g)].map((m) => m[1]);
	assert.equal(ids.length, 3);
	assert.equal(new Set([...page.text.matchAll(/data-code="([^"]+)"/g)].map((m) => m[1])).size, 3);
	assert.equal(page.text.match(/<h1/g).length, 1);
	for (const name of ["Food Pantry", "Diaper Bank", "Rent Help"])
		assert.match(page.words, new RegExp(`Fairhaven ${name}`));
	const rows = await it.sql(`SELECT p.public_id, r.comment, t.version, c.given_by FROM referral r JOIN program p ON p.id = r.program_id
		JOIN consent c ON c.referral_id = r.id JOIN consent_text t ON t.id = c.consent_text_id WHERE r.seeker_last_name = 'Eral' ORDER BY r.id`);
	assert.deepEqual(rows.map(([id, comment]) => [id, comment]), [[pantry, "Zucchini for two"], [diapers, "Size four"], [rent, ""]]);
	await it.mail("pantry@demo.test", (m) => m.words.includes("Zucchini for two") && !m.words.includes("Size four"));
	await it.mail("diapers@demo.test", (m) => m.words.includes("Size four") && !m.text.includes("Zucchini"));
	await it.mail("sev@several.test", (m) => m.words.includes("Fairhaven Diaper Bank"));

	assert.equal((await send(guest, form, fields)).location, sent.location, "the same form again has the same answer");
	assert.equal(await count(), before + 3);
});

test("a helper's referrals are all of one profile, a new one too, and known by name alone", async () => {
	const programs = [pantry, diapers], form = await as.helper.get(url(programs));
	const sent = await send(as.helper, form, { ...OTHER, seeker_last_name: "Nameonly", seeker_phone: "", reach: ["dont_reach_out"], ...forAll(programs, "consent", "yes") });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	assert.equal((await it.sql("SELECT COUNT(*) FROM person WHERE seeker_last_name = 'Nameonly'"))[0][0], "1");
	assert.equal((await it.sql("SELECT COUNT(DISTINCT person_id) FROM referral WHERE seeker_last_name = 'Nameonly'"))[0][0], "1");
});

test("a person who travels along is filled in, and an open referral is said in the program's sheet alone", async () => {
	const first = await as.helper.get(`/connect/${pantry}`);
	assert.equal((await as.helper.submit(first, { ...OTHER, consent: "yes" }, { action: `/connect/${pantry}`, holds: "for" })).status, 303);
	const rosa = (await as.helper.get("/people?q=rosa+several")).text.match(/data-person="([^"]+)"/)[1];
	const form = await as.helper.get(url([diapers, pantry], `&person=${rosa}`));
	assert.match(form.words, /Refer Rosa to 2 programs/);
	const sheets = form.text.split(/<fieldset class="sheet" id="program_/).slice(1);
	assert.deepEqual(sheets.map((sheet) => /data-open-referral/.test(sheet)), [false, true]);
	const sent = await send(as.helper, form, { ...forAll([diapers, pantry], "consent", "yes") });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	assert.equal((await it.sql("SELECT COUNT(DISTINCT person_id) FROM referral WHERE seeker_last_name = 'Several'"))[0][0], "1");
});

test("one permission missing: nothing is made, the program is named beside its box, everything typed is there", async () => {
	const guest = it.visitor(), programs = [pantry, diapers], before = await count();
	const form = await guest.get(url(programs));
	const answer = await send(guest, form, { ...SELF, [`consent_${pantry}`]: "yes", [`comment_${diapers}`]: "Size five" });
	assert.equal(answer.status, 422);
	assert.match(answer.text, new RegExp(`id="consent_${diapers}-error">Tick the box to give permission for Fairhaven Diaper Bank`));
	assert.doesNotMatch(answer.text, new RegExp(`id="consent_${pantry}-error"`));
	assert.match(answer.text, />Size five<\/textarea>/);
	assert.equal(await count(), before);
	assert.equal((await send(guest, answer, { [`consent_${diapers}`]: "yes" })).status, 303, "and then it goes");
	assert.equal(await count(), before + 2);
});

test("one program alone has its own form; none, too many, the same twice", async () => {
	const guest = it.visitor();
	assert.equal((await guest.get(url([pantry]))).location, `/connect/${pantry}`);
	assert.equal((await guest.get(url([pantry, pantry]))).location, `/connect/${pantry}`);
	assert.equal((await guest.get(url([pantry, diapers, pantry]))).text.match(/name="program"/g).length, 2);
	const none = await guest.get("/connect");
	assert.equal(none.status, 422);
	assert.match(none.words, /Tick two to five programs/);
	const many = await guest.get(url(live)), before = await count();
	assert.equal(many.status, 422);
	assert.match(many.words, /five programs at once. Leave some out/);
	const sent = await send(guest, many, { ...SELF, ...forAll(live, "consent", "yes"), [`comment_${live[5]}`]: "The sixth" });
	assert.equal(sent.status, 422);
	assert.match(sent.text, />The sixth<\/textarea>/);
	assert.equal(await count(), before);
	const fewer = await send(guest, sent, { leave_out: live[4] });
	assert.equal(fewer.status, 200);
	assert.match(fewer.text, />The sixth<\/textarea>/);
	assert.equal((await send(guest, fewer, {})).status, 303);
	assert.equal(await count(), before + 5);
	const alone = await guest.submit(await guest.get(url([pantry, diapers])), { ...SELF, program: [pantry], [`consent_${pantry}`]: "yes" }, { action: "/connect", holds: "for" });
	assert.equal(alone.status, 422);
	assert.match(alone.words, /at least two programs/);
	assert.equal(await count(), before + 5);
});

test("a program that closed meanwhile is named, and the others can be sent to with everything typed", async () => {
	const guest = it.visitor(), programs = [pantry, diapers, rent], before = await count();
	const form = await guest.get(url(programs));
	await it.handrail("program", "set", diapers, "--capacity", "closed");
	try {
		const fields = { ...SELF, ...forAll(programs, "consent", "yes"), [`comment_${rent}`]: "Two months" };
		const answer = await send(guest, form, fields);
		assert.equal(answer.status, 422);
		assert.match(answer.text, new RegExp(`id="program_${diapers}-error">Fairhaven Diaper Bank takes nobody new right now`));
		assert.equal(await count(), before, "all or none");
		const shown = await guest.get(url(programs));
		assert.equal(shown.status, 200);
		assert.match(shown.text, /data-capacity="closed"/);
		const others = await send(guest, answer, { leave_out: diapers });
		assert.equal(others.status, 200);
		assert.doesNotMatch(others.text, new RegExp(diapers));
		assert.match(others.text, />Two months<\/textarea>/);
		const one = await send(guest, others, { leave_out: pantry });
		assert.match(one.text, new RegExp(`action="/connect/${rent}"`), "the last one has its own form");
		assert.match(one.text, />Two months<\/textarea>/);
		assert.equal((await guest.submit(one, {}, { action: `/connect/${rent}`, holds: "for" })).status, 303);
		assert.equal(await count(), before + 1);
	} finally {
		await it.handrail("program", "set", diapers, "--capacity", "unknown");
	}
});

test("a program that is reached in another way is named; an unknown one is missing, and loses no words that were typed", async () => {
	const guest = it.visitor(), before = await count();
	const form = await guest.get(url([pantry, shelter]));
	assert.equal(form.status, 200);
	assert.doesNotMatch(form.text, new RegExp(`name="consent_${shelter}"`));
	const answer = await send(guest, form, { ...SELF, [`consent_${pantry}`]: "yes" });
	assert.equal(answer.status, 422);
	assert.match(answer.words, /Fairhaven Night Shelter is reached in another way/);
	assert.equal((await guest.get(url([pantry, "nobody"]))).status, 404);
	const unknown = await send(guest, await guest.get(url([pantry, diapers])),
		{ ...SELF, program: [pantry, diapers, "nobody"], ...forAll([pantry, diapers], "consent", "yes"), [`comment_${pantry}`]: "Still here" });
	assert.equal(unknown.status, 422);
	assert.match(unknown.text, />Still here<\/textarea>/);
	assert.equal(await count(), before);
});

test("each referral counts as a form, so five at once reach the limit as five do", async () => {
	const counted = async () => Number((await it.sql("SELECT IFNULL(SUM(taken), 0) FROM limit_count"))[0][0]);
	const guest = it.visitor(), programs = live.slice(0, 5), before = await counted();
	for (const id of programs) {
		const one = await guest.get(`/connect/${id}`);
		assert.equal((await guest.submit(one, { ...SELF, reach: ["dont_reach_out"], consent: "yes" }, { action: `/connect/${id}` })).status, 303);
	}
	const form = await guest.get(url(programs)), then = await counted();
	assert.equal((await send(guest, form, { ...SELF, reach: ["dont_reach_out"], ...forAll(programs, "consent", "yes") })).status, 303);
	assert.equal(await counted() - then, then - before);
	assert.ok(then - before >= 5);
});

test("a tracking-only site keeps several at once, without permission and for an account", async () => {
	const tracking = it.visitor("tracking.localhost");
	assert.match((await tracking.get(url([pantry, diapers]))).location, /^\/sign-in\?next=%2Fconnect%3F/);
	await tracking.signIn("helper@demo.test");
	const form = await tracking.get(url([pantry, diapers]));
	assert.doesNotMatch(form.text, /name="consent_/);
	const sent = await send(tracking, form, OTHER);
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	assert.equal((await tracking.get(sent.location)).text.match(/data-kind="tracking_only"/g).length, 2);
});
