// Contact info on file: the Connect form is filled from a profile, and sending it updates the profile.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, pantry, shelter;
const as = {};
before(async () => {
	it = await start();
	[pantry, shelter] = await Promise.all(["Food Pantry", "Night Shelter"].map((name) => it.programId(`Fairhaven ${name}`)));
	for (const who of ["helper", "teammate", "stranger", "seeker"]) {
		as[who] = it.visitor();
		await as[who].signIn(`${who}@demo.test`);
	}
});
after(() => it?.stop());

const PERSON = { for: "other", seeker_first_name: "Rosa", seeker_last_name: "Onfile", seeker_email: "rosa@people.test",
	seeker_phone: "508 555 0161", reach: ["email"], consent: "yes" };

async function connect(visitor, fields, { query = "", path = `/connect/${pantry}` } = {}) {
	const form = await visitor.get(path + query);
	assert.equal(form.status, 200, form.words.slice(0, 300));
	return visitor.submit(form, fields, { action: path });
}

const personIn = async (visitor, name) => {
	const page = await visitor.get(`/people?q=${encodeURIComponent(name)}`);
	return page.text.match(/data-person="([^"]+)"/)?.[1];
};
const values = (page, path = `/connect/${pantry}`) => Object.fromEntries(page.form({ action: path, holds: "for" }).fields);
const referrals = async () => Number((await it.sql("SELECT COUNT(*) FROM referral"))[0][0]);

test("without profiles, or without sign-in, there is no box", async () => {
	assert.doesNotMatch((await it.visitor().get(`/connect/${pantry}`)).text, /name="person"|person_q/);
	assert.doesNotMatch((await as.seeker.get(`/connect/${pantry}`)).text, /name="person"|person_q/);
});

test("the box lists the people that the helper has referred; choosing one fills the form from the current profile", async () => {
	assert.equal((await connect(as.helper, PERSON)).status, 303);
	const rosa = await personIn(as.helper, "rosa onfile");
	const box = await as.helper.get(`/connect/${pantry}`);
	assert.match(box.text, new RegExp(`<option value="${rosa}"[^>]*>Rosa Onfile</option>`));
	const profile = await as.helper.get(`/people/${rosa}`);
	await as.helper.submit(profile, { seeker_phone: "508 555 0162" }, { action: `/people/${rosa}`, holds: "seeker_phone" });
	const filled = await as.helper.get(`/connect/${pantry}?person=${rosa}`);
	const v = values(filled);
	assert.deepEqual([v.for, v.seeker_first_name, v.seeker_last_name, v.seeker_email, v.seeker_phone, v.person],
		["other", "Rosa", "Onfile", "rosa@people.test", "(508) 555-0162", rosa]);
	assert.match(filled.words, /on file for Rosa Onfile/);
	assert.match(filled.words, /your changes also go into the profile/);
});

test("people with the same name are shown with their contact information", async () => {
	for (const phone of ["508 555 0165", "508 555 0166"])
		assert.equal((await connect(as.helper, { ...PERSON, seeker_last_name: "Twin", seeker_email: `twin${phone.slice(-1)}@people.test`, seeker_phone: phone })).status, 303);
	const box = await as.helper.get(`/connect/${pantry}`);
	assert.match(box.text, />Rosa Twin · \(508\) 555-0165<\/option>/);
	assert.match(box.text, />Rosa Twin · \(508\) 555-0166<\/option>/);
	assert.match(box.text, />Rosa Onfile<\/option>/);
});

test("a typed name searches all profiles, without script; the search keeps its results", async () => {
	const found = await as.helper.get(`/connect/${pantry}?person_q=onf`);
	assert.match(found.text, new RegExp(`href="/connect/${pantry}\\?person=[a-z0-9]+" data-person=`));
	assert.match(found.text, /name="person_q"[^>]*value="onf"/);
	assert.match((await as.helper.get(`/connect/${pantry}?person_q=nobodyatall`)).words, /None of the people you help matches/);
	assert.equal((await as.helper.get(`/log-referral/${shelter}?person_q=onf`)).status, 200);
});

test("sending with a profile updates it; the old values are kept, and the change can be undone", async () => {
	const rosa = await personIn(as.helper, "rosa onfile");
	const sent = await connect(as.helper, { reach: ["phone"], seeker_phone: "508 555 0163", seeker_last_name: "Onfile-Reyes", consent: "yes" },
		{ query: `?person=${rosa}` });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	let profile = await as.helper.get(`/people/${rosa}`);
	assert.match(profile.text, /Onfile-Reyes/);
	assert.match(profile.text, /555-0163/);
	await as.helper.submit(profile, {}, { action: `/people/${rosa}`, holds: "undo" });
	profile = await as.helper.get(`/people/${rosa}`);
	assert.match(profile.words, /Rosa Onfile\b/);
	assert.match(profile.text, /555-0162/);
});

test("after a problem the profile stays chosen", async () => {
	const rosa = await personIn(as.helper, "rosa onfile");
	const bad = await connect(as.helper, { reach: ["email"], seeker_email: "not an address", consent: "yes" }, { query: `?person=${rosa}` });
	assert.equal(bad.status, 422);
	assert.equal(values(bad).person, rosa);
	const done = await as.helper.submit(bad, { seeker_email: "rosa@people.test" }, { holds: "for" });
	assert.equal(done.status, 303, done.words.slice(0, 600));
});

test("somebody else's, another site's and unknown profiles answer 404 and make nothing", async () => {
	const rosa = await personIn(as.helper, "rosa onfile"), before = await referrals();
	const clinic = it.visitor("clinic.localhost");
	await clinic.signIn("helper@demo.test");
	for (const id of [rosa, "1", "nobody", "' OR 1=1 -- "]) {
		const url = `/connect/${pantry}?person=${encodeURIComponent(id)}`;

		for (const visitor of [as.stranger, as.seeker, clinic])
			assert.equal((await visitor.get(url)).status, 404, id);
		assert.match((await it.visitor().get(url)).location, /^\/sign-in\?next=%2Fconnect/, "signed out, all are alike");
	}
	const form = await as.stranger.get(`/connect/${pantry}`);
	const forged = await as.stranger.submit(form, { ...PERSON, person: rosa }, { action: `/connect/${pantry}` });
	assert.equal(forged.status, 404);
	assert.equal(await referrals(), before, "nothing was made");
	assert.equal(await personIn(as.stranger, "rosa"), undefined);
});

test("a team-mate sees profiles shared since Team Navigation, in the box too", async () => {
	const rosa = await personIn(as.helper, "rosa onfile");
	const page = await as.teammate.get(`/connect/${pantry}?person=${rosa}`);
	assert.equal(page.status, 200);
	assert.equal(values(page).seeker_first_name, "Rosa");
	assert.match((await as.teammate.get(`/connect/${pantry}?person_q=rosa`)).text, new RegExp(`data-person="${rosa}"`));
});

test("the forms for logged and tracking-only referrals have the box, too", async () => {
	const rosa = await personIn(as.helper, "rosa onfile");
	const log = await as.helper.get(`/log-referral/${shelter}?person=${rosa}`);
	assert.equal(values(log, `/log-referral/${shelter}`).seeker_email, "rosa@people.test");
	const tracking = it.visitor("tracking.localhost");
	await tracking.signIn("helper@demo.test");
	assert.equal((await tracking.get(`/connect/${pantry}?person=${rosa}`)).status, 404, "profiles are of one site");
});

test("a form that was opened before the program closed keeps its words and sends nothing", async () => {
	const visitor = it.visitor(), form = await visitor.get(`/connect/${pantry}`), before = await referrals();
	const until = new Date(Date.now() + 40 * 86400e3).toISOString().slice(0, 10);
	await it.handrail("program", "set", pantry, "--capacity", "closed", "--closed-until", until);
	try {
		const answer = await visitor.submit(form, { ...PERSON, for: "self" }, { action: `/connect/${pantry}` });
		assert.equal(answer.status, 422);
		assert.match(answer.text, /data-capacity="closed"/);
		assert.match(answer.words, /takes nobody new right now, so we sent nothing/);
		assert.match(answer.text, /value="Rosa"/);
		assert.equal(await referrals(), before);
		const page = await visitor.get(`/connect/${pantry}`);
		assert.equal(page.status, 200);
		assert.match(page.text, /data-capacity="closed"/);
		assert.match(page.words, /They are closed until/);
		assert.doesNotMatch(page.text, /seeker_first_name/);
	} finally {
		await it.handrail("program", "set", pantry, "--capacity", "unknown");
	}
	assert.equal((await connect(visitor, { ...PERSON, for: "self" })).status, 303);
});
