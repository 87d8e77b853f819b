// The tools of a program's team: whether it has room, and how people reach it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, pantry, shelter, manage;
const as = {};

before(async () => {
	it = await start();
	[pantry, shelter] = await Promise.all([it.programId("Fairhaven Food Pantry"), it.programId("Fairhaven Night Shelter")]);
	manage = `/manage/${pantry}`;
	for (const [name, address] of [["clara", "claimer@demo.test"], ["wendy", "helper@demo.test"], ["stan", "stranger@demo.test"], ["ada", "admin@demo.test"]]) {
		as[name] = it.visitor();
		await as[name].signIn(address);
	}
	await it.handrail("program", "set", pantry, "--claimer", "helper@demo.test", "--role", "program_worker");
	as.guest = it.visitor();
});
after(() => it?.stop());

const errors = (page) => [...page.text.matchAll(/ id="([^"]+)-error"/g)].map((m) => m[1]);
const hidden = (page) => page.text.replaceAll(/(value|content|nonce)="[^"]*"/g, "");

// Fills in the form at this path, as a browser does.
async function fill(path, fields, { by = as.clara, action = path, ...rest } = {}) {
	return by.submit(await by.get(path), fields, { action, ...rest });
}

async function expectSaved(done, what) {
	assert.equal(done.status, 303, `${what}: ${done.words.slice(0, 800)}`);
	const page = await as.clara.get(done.location);
	assert.match(page.text, /class="notice good" role="status"/, what);
	return page;
}

const shown = async () => (await it.handrail("program", "show", pantry)).stdout;
const capacity = (page, id = pantry) => page.text.match(new RegExp(`data-program="${id}" data-capacity="(\\w+)"`))?.[1];

// ---- room ----

test("the room's switch comes first, and card, page and form show it at once", async () => {
	for (const room of ["wait_list", "closed", "open"]) {
		const page = await expectSaved(await fill(manage, { capacity: room }, { action: `${manage}/contact`, holds: "capacity" }), room);
		assert.equal(capacity(page), room);
		assert.match(page.words, /Last set/);
		assert.equal(capacity(await as.guest.get(`/programs/${pantry}`)), room);
		assert.equal(capacity(await as.guest.get("/programs?q=food+pantry")), room);
		const form = await as.guest.get(`/connect/${pantry}`);
		assert.ok(room === "closed" ? form.status !== 200 || capacity(form) === "closed" : form.text.includes(`data-capacity="${room}"`), room);
		assert.match(await shown(), new RegExp(`capacity +${room}`), "the command reads the same setting");
	}
});

test("a full program may say until when, and only a day that is to come", async () => {
	const ahead = new Date(Date.now() + 40 * 86400_000).toISOString().slice(0, 10);
	await expectSaved(await fill(manage, { capacity: "closed", closed_until: ahead }, { action: `${manage}/contact`, holds: "capacity" }), "a day");
	assert.match(await shown(), new RegExp(`closed until +${ahead}`));
	for (const [day, what] of [["2020-01-01", "over"], ["2026-02-31", "no day"]]) {
		const again = await fill(manage, { capacity: "wait_list", closed_until: day }, { action: `${manage}/contact`, holds: "capacity" });
		if (what === "over") {
			assert.equal(again.status, 303, "a day does not count when there is room");
			continue;
		}
		assert.equal(again.status, 422, what);
		assert.deepEqual(errors(again), ["closed_until"]);
		assert.ok(again.text.includes(day), "what was typed is there");
	}
	const over = await fill(manage, { capacity: "closed", closed_until: "2020-01-01" }, { action: `${manage}/contact`, holds: "capacity" });
	assert.deepEqual([over.status, errors(over)], [422, ["closed_until"]]);
	await fill(manage, { capacity: "open", closed_until: "" }, { action: `${manage}/contact`, holds: "capacity" });
	assert.doesNotMatch(await shown(), /closed until/);
});

// ---- contact ----

test("all contact settings are one form, with the rules of the command", async () => {
	const path = `${manage}/contact`;
	const all = { mode: "external", verb: "schedule", external_url: "https://example.org/apply", next_steps: "Call first.\nThen come.", answer_days: "5",
		minimal_mail: "yes", capacity: "wait_list", closed_until: "" };
	const page = await expectSaved(await fill(path, all), "all");
	for (const words of [/Schedule\. People read your next steps, then use your own website/, /example\.org\/apply/, /5 working days/, /Only the name/, /Then come/])
		assert.match(page.words, words);
	for (const line of [/mode +external/, /verb +schedule/, /external url +https:\/\/example.org\/apply/, /answer days +5/, /minimal mail +yes/, /capacity +wait_list/])
		assert.match(await shown(), line);
	const wrong = await fill(path, { external_url: "ftp://example.org", answer_days: "0", next_steps: "Kept words", closed_until: "tomorrow", capacity: "closed" });
	assert.equal(wrong.status, 422);
	assert.deepEqual(errors(wrong).sort(), ["answer_days", "closed_until", "external_url"]);
	for (const kept of ["ftp://example.org", "Kept words"])
		assert.ok(wrong.text.includes(kept), kept);
	assert.match(await shown(), /answer days +5/, "nothing was saved");
	for (const [field, value] of [["mode", "elsewhere"], ["verb", "beg"], ["capacity", "unknown_word"], ["minimal_mail", "maybe"], ["answer_days", "366"], ["answer_days", "two"]]) {
		const form = (await as.clara.get(path)).form({ holds: "mode" }).fields.filter(([name]) => name !== field);
		const again = await as.clara.post(path, [...form, [field, value]]);
		assert.deepEqual([again.status, errors(again)], [422, [field]], `${field} ${value}`);
	}
	assert.match((await expectSaved(await fill(path, { mode: "external", external_url: "" }), "no link")).words, /There is no link to your website yet/);
	await expectSaved(await fill(path, { mode: "here", verb: "refer", next_steps: "", answer_days: "2", minimal_mail: "no", capacity: "open" }), "as before");
});

test("the same words that the directory has come back when the own ones are taken away", async () => {
	const page = await as.clara.get(manage);
	assert.match(page.words, /These are the directory’s words/);
	await fill(`${manage}/contact`, { next_steps: "Ring twice." });
	const own = await as.clara.get(manage);
	assert.match(own.words, /Ring twice/);
	assert.doesNotMatch(own.words, /These are the directory’s words/);
	await fill(`${manage}/contact`, { next_steps: "" });
	assert.match((await as.clara.get(manage)).words, /These are the directory’s words/);
});

// ---- who may ----

test("a worker looks at the settings, and for a stranger there is nothing", async () => {
	const missing = {};
	for (const name of ["wendy", "stan", "ada"])
		missing[name] = hidden(await as[name].get("/manage/AAAAAAAAAAAA"));
	const page = await as.wendy.get(manage);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.text, /\/contact|name="capacity"/, "a worker is shown no way to change");
	assert.match(page.words, /Room/);
	for (const path of [`${manage}/contact`]) {
		const fields = (await as.clara.get(path)).form({ holds: "mode" }).fields;
		for (const name of ["wendy", "stan", "ada"]) {
			for (const answer of [await as[name].get(path), await as[name].post(path, fields)]) {
				assert.equal(answer.status, 404, `${name} at ${path}`);
				assert.equal(hidden(answer), missing[name], `${name} at ${path}: the same body`);
			}
		}
		assert.match((await as.guest.get(path)).location, /^\/sign-in/);
		assert.equal((await as.clara.get(path.replace(pantry, "AAAAAAAAAAAA"))).status, 404);
	}
	for (const name of ["stan", "ada"])
		assert.equal(hidden(await as[name].get(manage)), missing[name], name);
});

test("a forged form changes nothing and keeps what was typed", async () => {
	const before = await shown(), path = `${manage}/contact`;
	const fields = (await as.clara.get(path)).form({ holds: "mode" }).fields.map(([name, value]) => [name, name === "form_token" ? "wrong" : name === "next_steps" ? "Still here" : value]);
	const answer = await as.clara.post(path, fields);
	assert.equal(answer.status, 403);
	assert.ok(answer.text.includes("Still here"));
	assert.equal(await shown(), before);
});
