// The builder: a program's team makes its questions, tries them out, publishes them, and takes them elsewhere and back.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { start } from "./harness.mjs";

let it, pantry, rent, screener;
const as = {};

before(async () => {
	it = await start();
	[pantry, rent] = await Promise.all([it.programId("Fairhaven Food Pantry"), it.programId("Fairhaven Rent Help")]);
	screener = `/manage/${pantry}/screener`;
	for (const [name, address] of [["clara", "claimer@demo.test"], ["wendy", "helper@demo.test"], ["stan", "stranger@demo.test"]]) {
		as[name] = it.visitor();
		await as[name].signIn(address);
	}
	await it.handrail("program", "set", pantry, "--claimer", "helper@demo.test", "--role", "program_worker");
	as.guest = it.visitor();
});
after(() => it?.stop());

// Every test begins with a program that asks nothing.
beforeEach(() => it.sql(`DELETE s FROM screener s JOIN program p ON p.id = s.program_id WHERE p.public_id = '${pantry}';
	UPDATE program_setting s JOIN program p ON p.id = s.program_id SET s.screener_id = NULL WHERE p.public_id = '${pantry}';
	DELETE v FROM screener_version v JOIN program p ON p.id = v.program_id WHERE p.public_id = '${pantry}'`));

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const idsOf = (page) => [...page.text.matchAll(/<li data-question="([^"]+)"/g)].map((m) => m[1]);
const ids = async () => idsOf(await as.clara.get(screener));
const question = (id, act = "") => `${screener}/questions/${id}${act}`;
const errors = (page) => [...page.text.matchAll(/ id="([^"]+)-error"/g)].map((m) => m[1]);
const fieldOf = (page, name, holds = "wording") => page.form({ holds }).fields.filter(([n]) => n === name).map(([, value]) => value);

// Fills in the form at this path, as a browser does.
async function fill(path, fields, { by = as.clara, action = path, ...rest } = {}) {
	return by.submit(await by.get(path), fields, { action, ...rest });
}

async function add(fields) {
	const done = await fill(`${screener}/questions`, { kind: "yes_no", wording: "Do you live in Fairhaven?", ...fields });
	assert.equal(done.status, 303, done.words.slice(0, 1000));
	return done.location.match(/\/questions\/([^?]+)/)[1];
}

async function act(id, name, fields = {}) {
	const page = await as.clara.get(name === "delete" ? question(id, "/delete") : question(id));
	return as.clara.submit(page, fields, { action: question(id, `/${name}`) });
}

async function publish() {
	const done = await as.clara.submit(await as.clara.get(screener), {}, { action: `${screener}/publish` });
	assert.equal(done.status, 303, done.words.slice(0, 1000));
	return done;
}

const exported = async (path = screener) => {
	const page = await as.clara.get(`${path}/questionnaire.json`);
	assert.equal(page.status, 200);
	return page.text;
};
const importing = (questionnaire, path = screener) => fill(`${path}/import`, { questionnaire });

const KINDS = ["yes_no", "one_of", "many_of", "number", "date", "short_text", "long_text"];
const LIMITS = { number: { min: "1", max: "20", flag_below: "2", flag_above: "12", reason_below: "Only for families", reason_above: "We have room for twelve" },
	date: { min: "1920-01-01", max: "2026-12-31", flag_below: "1961-11-29", flag_above: "2008-11-29", reason_below: "Up to 65", reason_above: "From 18 on" } };
const OPTIONS = { option_1: "Bread", option_2: "Diapers", flag_2: "review", reason_2: "We ask if they are there", option_3: "A bed", flag_3: "may_not",
	reason_3: "We have no beds" };
const fieldsOf = (kind) => ({ kind, wording: `A question of the kind ${kind}?`, help: "A hint\nof two lines", required: "yes",
	...(kind === "yes_no" ? { flag_no: "may_not", reason_no: "We help people who live here" } : {}), ...(/_of/.test(kind) ? OPTIONS : {}), ...LIMITS[kind] });

async function addEachKind() {
	const all = {};
	for (const kind of KINDS)
		all[kind] = await add(fieldsOf(kind));
	return all;
}

// ---- adding, editing ----

test("each of the seven kinds is added, shown as it was typed, and changed", async () => {
	const all = await addEachKind();
	assert.deepEqual(await ids(), Object.values(all));
	for (const kind of KINDS) {
		const page = await as.clara.get(question(all[kind]));
		assert.match(page.text, new RegExp(`data-question="${all[kind]}"`));
		for (const [name, value] of Object.entries(fieldsOf(kind)))
			assert.deepEqual(fieldOf(page, name), [value], `${kind}: ${name}`);
		assert.equal((await as.clara.submit(page, { wording: "Changed?", required: undefined }, { action: question(all[kind]) })).location,
			question(all[kind], "?saved=yes"));
		const after = await as.clara.get(question(all[kind], "?saved=yes"));
		assert.match(after.words, /Saved\./);
		assert.deepEqual([fieldOf(after, "wording"), fieldOf(after, "required"), fieldOf(after, "help")], [["Changed?"], [], ["A hint\nof two lines"]]);
	}
	assert.match((await as.clara.get(screener)).words, /7\. Changed\?/);
});

test("a form has every field that a question can have", async () => {
	const { names } = (await as.clara.get(`${screener}/questions`)).form({ holds: "wording" });
	const rows = Array.from({ length: 20 }, (_, i) => ["option", "flag", "reason"].map((name) => `${name}_${i + 1}`)).flat();
	for (const name of ["kind", "wording", "help", "required", "asks_contact", "flag_yes", "flag_no", "reason_yes", "reason_no", "min", "max",
		"flag_below", "flag_above", "reason_below", "reason_above", "shown_if", "shown_if_answer", ...rows])
		assert.ok(names.includes(name), name);
});

test("what another kind has is forgotten when the kind changes", async () => {
	const id = await add(fieldsOf("number"));
	await fill(question(id), { kind: "one_of", ...OPTIONS });
	const page = await as.clara.get(question(id));
	assert.deepEqual([fieldOf(page, "min"), fieldOf(page, "reason_above"), fieldOf(page, "option_2")], [[""], [""], ["Diapers"]]);
});

test("questions move, but not past the one that they depend on, and not off the list", async () => {
	const [one, two, three] = [await add({}), await add({ wording: "Two?" }), await add({ kind: "date", wording: "Three?" })];
	assert.equal((await act(three, "move", { to: "up" })).status, 303);
	assert.deepEqual(await ids(), [one, three, two]);
	assert.match((await as.clara.get(question(three, "?saved=moved"))).words, /It is question 2 now/);
	assert.equal((await act(one, "move", { to: "down" })).status, 303);
	assert.deepEqual(await ids(), [three, one, two]);
	assert.equal((await fill(question(two), { shown_if: one, shown_if_answer: "yes" })).status, 303);
	for (const [id, to] of [[three, "up"], [two, "down"], [two, "up"], [one, "down"], [one, "sideways"], [one, undefined]]) {
		const refused = await act(id, "move", { to });
		assert.equal(refused.status, 422, `${id} ${to}`);
		assert.ok(errors(refused).length, "the problem is named");
	}
	assert.deepEqual(await ids(), [three, one, two]);
});

test("a copy is a question of its own, beside the first", async () => {
	const [one, two] = [await add(fieldsOf("many_of")), await add({})];
	const { location } = await act(one, "copy"), copy = location.match(/\/questions\/([^?]+)/)[1];
	assert.deepEqual(await ids(), [one, copy, two]);
	const page = await as.clara.get(location);
	assert.match(page.words, /This is the copy/);
	assert.deepEqual([fieldOf(page, "option_3"), fieldOf(page, "reason_3")], [["A bed"], ["We have no beds"]]);
	await fill(question(copy), { wording: "Another?" });
	assert.deepEqual(fieldOf(await as.clara.get(question(one)), "wording"), [fieldsOf("many_of").wording]);
});

test("a question is deleted after one more step, and not while its answer shows another", async () => {
	const one = await add({}), two = await add({ kind: "date", wording: "Since when?", shown_if: one, shown_if_answer: "yes" });
	const asked = await as.clara.get(question(one, "/delete"));
	assert.match(asked.words, /“Since when\?” is only asked after an answer to this one/);
	assert.throws(() => asked.form({ action: question(one, "/delete") }));
	const last = (await as.clara.get(question(two, "/delete"))).form({ action: question(two, "/delete") });
	const token = (await as.clara.get(question(two, "/delete"))).form({ action: question(two, "/delete") }).fields;
	assert.deepEqual(await ids(), [one, two], "looking deletes nothing");
	const forged = await as.clara.post(question(one, "/delete"), token);
	assert.equal(forged.status, 403, "a token is for one path");
	assert.deepEqual(await ids(), [one, two]);
	const gone = await as.clara.post(question(two, "/delete"), last.fields);
	assert.equal(gone.location, `${screener}?saved=deleted`);
	assert.match((await as.clara.get(gone.location)).words, /The question is deleted/);
	assert.equal((await act(one, "delete")).status, 303);
	assert.deepEqual(await ids(), []);
	assert.match((await as.clara.get(screener)).words, /There is no question yet/);
});

// ---- mistakes ----

test("each mistake is named beside its field, and nothing typed is lost", async () => {
	const one = await add({});
	for (const [fields, wrong] of [
		[{ wording: "" }, "wording"], [{ wording: " \u00a0 " }, "wording"], [{ wording: "x".repeat(501) }, "wording"], [{ help: "x".repeat(1001) }, "help"],
		[{ kind: "" }, "kind"], [{ kind: "video" }, "kind"], [{ kind: undefined }, "kind"],
		[{ kind: "one_of" }, "option_1"], [{ kind: "many_of", option_2: "x".repeat(201) }, "option_2"],
		[{ kind: "one_of", option_1: "A", reason_3: "Because" }, "option_3"], [{ kind: "one_of", option_1: "A", flag_4: "may_not" }, "option_4"],
		[{ flag_yes: "perhaps" }, "flag_yes"], [{ reason_no: "x".repeat(301) }, "reason_no"],
		[{ kind: "number", min: "few" }, "min"], [{ kind: "number", min: "5", max: "4" }, "min"], [{ kind: "number", flag_above: "1e9" }, "flag_above"],
		[{ kind: "number", flag_below: "9", flag_above: "3" }, "flag_below"], [{ kind: "date", max: "2026-02-30" }, "max"], [{ kind: "date", min: "12" }, "min"],
		[{ kind: "date", min: "2026-02-02", max: "2026-02-01" }, "min"], [{ kind: "date", flag_below: "tomorrow" }, "flag_below"],
		[{ shown_if: "nowhere", shown_if_answer: "yes" }, "shown_if"], [{ shown_if: one, shown_if_answer: "1" }, "shown_if_answer"],
		[{ shown_if: one, shown_if_answer: "" }, "shown_if_answer"],
	]) {
		const typed = { kind: "yes_no", wording: "Kept words?", help: "Kept help", reason_yes: "Kept reason", ...fields };
		const page = await fill(`${screener}/questions`, typed), what = JSON.stringify(fields).slice(0, 80);
		assert.equal(page.status, 422, what);
		assert.deepEqual(errors(page), [wrong], what);
		assert.match(page.text, new RegExp(`<a href="#${wrong}">`), what);
		assert.match(page.text, /<title>Error: /);
		for (const name of ["wording", "help", "reason_yes", "option_1", "min"])
			if (typed[name]?.trim())
				assert.deepEqual(fieldOf(page, name), [typed[name]], `${what}: ${name} is kept`);
	}
	assert.deepEqual(await ids(), [one]);
});

test("a row far below keeps its answer, and empty rows between are left out", async () => {
	const id = await add({ kind: "one_of", option_2: "First", option_20: "Last", flag_20: "review" });
	const page = await as.clara.get(question(id));
	assert.deepEqual([fieldOf(page, "option_1"), fieldOf(page, "option_2"), fieldOf(page, "flag_2"), fieldOf(page, "option_20")], [["First"], ["Last"], ["review"], [""]]);
});

test("markup is shown as it was typed, everywhere", async () => {
	const bad = `<script>alert("1")</script><b>&amp;'`;
	const id = await add({ kind: "one_of", wording: bad, help: bad, option_1: bad, flag_1: "may_not", reason_1: bad });
	await fill(screener, { may_not_text: bad }, { action: `${screener}/settings` });
	for (const path of [screener, question(id), question(id, "/delete"), `${screener}/questions`, `${screener}/preview`, `${screener}/preview?q_${id}=1`]) {
		const page = await as.clara.get(path);
		assert.equal(page.status, 200);
		assert.doesNotMatch(page.text, /<script>alert|<b>&/, path);
		assert.match(page.text, /&lt;script&gt;/, path);
	}
	await publish();
	assert.equal(JSON.parse(await exported()).item[0].text, bad);
});

test("a text of 1 MB is refused, and the questions stay", async () => {
	const id = await add({});
	for (const [path, action, fields] of [[question(id), question(id), { wording: "x".repeat(1 << 20) }], [screener, `${screener}/settings`, { may_text: "x".repeat(1 << 20) }],
		[`${screener}/import`, `${screener}/import`, { questionnaire: "[".repeat(1 << 20) }]]) {
		const refused = await fill(path, fields, { action });
		assert.equal(refused.status, 413, action);
		assert.match(refused.words, /too (long|much).*in fewer words/);
	}
	const long = await fill(screener, { may_text: "é".repeat(20000) }, { action: `${screener}/settings` });
	assert.equal(long.status, 422);
	assert.deepEqual(errors(long), ["may_text"]);
	assert.deepEqual(fieldOf(long, "may_text", "may_text"), ["é".repeat(20000)]);
	assert.deepEqual(await ids(), [id]);
});

test("a hundred questions fit, and no more", async () => {
	const item = (i) => ({ linkId: `q${i}`, text: `Number ${i}?`, type: "string" }), of = (n) => JSON.stringify({ resourceType: "Questionnaire", status: "active", item: Array.from({ length: n }, (_, i) => item(i)) });
	for (const n of [101, 1000]) {
		const refused = await importing(of(n));
		assert.equal(refused.status, 422);
		assert.match(refused.words, /too many\. At most 100 fit/);
	}
	assert.equal((await importing(of(10000))).status, 413);
	assert.equal((await importing(of(100))).status, 303);
	assert.equal((await ids()).length, 100);
	const full = await as.clara.get(screener);
	assert.match(full.words, /No further question fits here/);
	assert.doesNotMatch(full.text, new RegExp(`href="${screener}/questions"`));
	const refused = await fill(`${screener}/questions`, { kind: "yes_no", wording: "One more?" });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /value="One more\?"/);
	assert.doesNotMatch((await as.clara.get(question("q7"))).text, new RegExp(`action="${question("q7", "/copy")}"`));
	assert.equal((await ids()).length, 100);
});

// ---- shown only if ----

test("a question is shown by an answer to an earlier one, which the list says", async () => {
	const town = await add({}), size = await add({ kind: "one_of", wording: "How many?", option_1: "One", option_2: "More" });
	const text = await add({ kind: "short_text", wording: "Your name?" });
	const which = await add({ kind: "many_of", wording: "Which?", ...OPTIONS, shown_if: size, shown_if_answer: "2" });
	const until = await add({ kind: "date", wording: "Until when?", shown_if: town, shown_if_answer: "no" });
	const list = (await as.clara.get(screener)).words;
	assert.match(list, /only when the answer to 2 is “More”/);
	assert.match(list, /only when the answer to 1 is “No”/);
	const page = await as.clara.get(question(which));
	assert.deepEqual([fieldOf(page, "shown_if"), fieldOf(page, "shown_if_answer")], [[size], ["2"]]);
	const offered = [...page.text.matchAll(/<option\s[^>]*?value="([^"]*)"/g)].map((m) => m[1]);
	assert.ok([town, size].every((id) => offered.includes(id)), "the earlier ones that have answers");
	assert.ok(![which, text, until].some((id) => offered.includes(id)), "neither itself, nor a text, nor a later one");
	assert.deepEqual(errors(await fill(question(town), { shown_if: town, shown_if_answer: "yes" })), ["shown_if"]);
	assert.deepEqual(errors(await fill(question(town), { shown_if: size, shown_if_answer: "2" })), ["shown_if"], "no loop");
	assert.deepEqual(errors(await fill(question(until), { shown_if: text, shown_if_answer: "yes" })), ["shown_if"]);
	for (const change of [{ kind: "short_text" }, { option_2: "" }]) {
		const refused = await fill(question(size), change);
		assert.equal(refused.status, 422);
		assert.match(refused.words, /“Which\?” is only asked after an answer to this one/);
	}
	assert.equal((await fill(question(size), { option_1: "", option_3: "Many" })).status, 303);
	const after = await as.clara.get(question(which));
	assert.deepEqual([fieldOf(after, "shown_if"), fieldOf(after, "shown_if_answer")], [[size], ["1"]], "the answer is numbered anew");
	assert.equal((await fill(question(which), { shown_if: "" })).status, 303);
	assert.doesNotMatch((await as.clara.get(screener)).words, /is “More”/);
});

test("two earlier questions with answers to choose from: the form tells their answers apart", async () => {
	const [one, two] = [await add({ kind: "one_of", wording: "One?", option_1: "A", option_2: "B" }), await add({ kind: "many_of", wording: "Two?", option_1: "C", option_2: "D" })];
	const form = (await as.clara.get(`${screener}/questions`)).form({ holds: "shown_if_answer" }).html;
	const values = [...form.match(/<select id="shown_if_answer"[\s\S]*?<\/select>/)[0].matchAll(/value="([^"]*)"/g)].map((m) => m[1]);
	assert.equal(new Set(values).size, values.length, values.join());
	const id = await add({ shown_if: two, shown_if_answer: `${two} 2` }), page = await as.clara.get(question(id));
	assert.deepEqual(fieldOf(page, "shown_if_answer"), [`${two} 2`]);
	assert.match((await as.clara.get(screener)).words, /only when the answer to 2 is “D”/);
	assert.deepEqual(errors(await as.clara.submit(page, { shown_if: one }, { action: question(id) })), ["shown_if_answer"], "an answer to another question");
	assert.equal((await as.clara.submit(page, { shown_if: one, shown_if_answer: "1" }, { action: question(id) })).status, 303, "the number alone is of the chosen question");
	assert.match((await as.clara.get(screener)).words, /only when the answer to 1 is “A”/);
});

// ---- settings, publishing ----

test("outcome texts, suggestions and pages are kept", async () => {
	const texts = { pages: "each", may_text: "Come at nine.\nBring bags.", review_text: "We call you.", may_not_text: "Others may help.", suggest: `${rent} http://localhost/programs/${await it.programId("Fairhaven Diaper Bank")}?q=a` };
	assert.equal((await fill(screener, texts, { action: `${screener}/settings` })).location, `${screener}?saved=settings`);
	const page = await as.clara.get(screener);
	for (const name of ["pages", "may_text", "review_text", "may_not_text"])
		assert.deepEqual(fieldOf(page, name, "may_text"), [texts[name]]);
	assert.match(page.words, /Fairhaven Rent Help Fairhaven Diaper Bank/);
	assert.match(page.words, /what they read then, and 2 other programs/);
	for (const [fields, wrong] of [[{ pages: "some" }, "pages"], [{ pages: undefined }, "pages"], [{ suggest: "nowhere" }, "suggest"], [{ suggest: pantry }, "suggest"],
		[{ suggest: Array(6).fill(rent).join(" ") }, "suggest"], [{ review_text: "x".repeat(4001) }, "review_text"]]) {
		const refused = await fill(screener, { may_text: "Kept", ...fields }, { action: `${screener}/settings` });
		assert.equal(refused.status, 422, JSON.stringify(fields).slice(0, 60));
		assert.deepEqual(errors(refused), [wrong]);
		assert.deepEqual(fieldOf(refused, "may_text", "may_text"), ["Kept"]);
	}
});

test("people are asked nothing until the draft is published, and each publishing is a version", async () => {
	assert.doesNotMatch((await as.guest.get(`/connect/${pantry}`)).words, /Next/);
	await add({});
	assert.equal((await as.clara.get(`${screener}/questionnaire.json`)).status, 404);
	assert.match((await as.clara.get(screener)).words, /People are asked nothing until you publish/);
	const asks = await as.clara.get(`${screener}/publish`);
	assert.match(asks.words, /From now on people are asked one question/);
	assert.doesNotMatch((await as.clara.get(`${screener}/questions`)).text, /action="[^"]*\/publish"/, "typed words are not lost by publishing");
	assert.doesNotMatch((await as.guest.get(`/connect/${pantry}`)).text, />\s*Next\s*</);
	await publish();
	assert.match((await as.clara.get(screener)).words, /People see version 1, published on/);
	assert.match((await as.guest.get(`/connect/${pantry}`)).text, />\s*Next\s*</);
	const first = await exported();
	assert.equal(JSON.parse(first).version, "1");
	const id = await add({ wording: "Two?" });
	assert.match((await as.clara.get(screener)).words, /This is a draft\. People see version 1 until you publish this one/);
	assert.equal(await exported(), first, "a draft is seen by nobody");
	await publish();
	assert.equal(JSON.parse(await exported()).version, "2");
	assert.equal(JSON.parse(await exported()).item.length, 2);
	for (const one of await ids())
		await act(one, "delete");
	assert.match((await as.clara.get(screener)).words, /Publish: ask nothing/);
	await publish();
	assert.equal((await as.clara.get(`${screener}/questionnaire.json`)).status, 404);
	assert.doesNotMatch((await as.guest.get(`/connect/${pantry}`)).text, />\s*Next\s*</);
	await add({});
	assert.match((await as.clara.get(screener)).words, /Publish version 3/);
	assert.equal((await as.clara.get(question(id))).status, 404);
});

// ---- twice, and two at once ----

test("a form that is sent twice acts once, and leads to the same page", async () => {
	const page = await as.clara.get(`${screener}/questions`), fields = { kind: "yes_no", wording: "Once?" };
	const [first, again] = [await as.clara.submit(page, fields), await as.clara.submit(page, fields)];
	assert.equal(again.location, first.location);
	const [id] = await ids();
	for (const name of ["copy", "delete"]) {
		const form = await as.clara.get(name === "delete" ? question(id, "/delete") : question(id));
		const done = await Promise.all([1, 2].map(() => as.clara.submit(form, {}, { action: question(id, `/${name}`) })));
		assert.deepEqual(done.map(({ status }) => status), [303, 303], name);
		assert.equal(done[0].location, done[1].location, name);
		assert.equal((await ids()).length, name === "copy" ? 2 : 1, name);
	}
	const form = await as.clara.get(screener), twice = await Promise.all([1, 2].map(() => as.clara.submit(form, {}, { action: `${screener}/publish` })));
	assert.deepEqual(twice.map(({ status, location }) => [status, location]), Array(2).fill([303, `${screener}?saved=published`]));
	assert.equal((await it.sql(`SELECT COUNT(*) FROM screener_version v JOIN program p ON p.id = v.program_id WHERE p.public_id = '${pantry}'`))[0][0], "1");
});

test("two editors at once: the second is shown what is there now, and keeps what was typed", async () => {
	const id = await add({}), other = await add({ wording: "Other?" });
	const second = it.visitor();
	await second.signIn("claimer@demo.test");
	const open = await Promise.all([question(id), `${screener}/questions`, screener, `${screener}/import`].map((path) => second.get(path)));
	const acts = await second.get(question(other)), deleting = await second.get(question(other, "/delete"));
	await fill(question(id), { wording: "Changed by the first?" });

	const page = await second.submit(open[0], { wording: "Typed by the second?" }, { action: question(id) });
	assert.equal(page.status, 409);
	assert.match(page.words, /Somebody else changed these questions while you were writing/);
	assert.match(page.words, /As it is there now Changed by the first\?/);
	assert.deepEqual(fieldOf(page, "wording"), ["Typed by the second?"]);
	assert.equal((await second.submit(open[1], { kind: "date", wording: "New by the second?" }, { action: `${screener}/questions` })).status, 409);
	const settings = await second.submit(open[2], { pages: "one", may_text: "Typed" }, { action: `${screener}/settings` });
	assert.equal(settings.status, 409);
	assert.deepEqual(fieldOf(settings, "may_text", "may_text"), ["Typed"]);
	assert.equal((await second.submit(open[2], {}, { action: `${screener}/publish` })).status, 409, "nobody publishes what they have not seen");
	const replaced = await second.submit(open[3], { questionnaire: JSON.stringify({ resourceType: "Questionnaire", item: [{ linkId: "a", text: "A?", type: "date" }] }) }, { action: `${screener}/import` });
	assert.equal(replaced.status, 409);
	assert.match(replaced.text, /resourceType/);
	for (const [form, name, fields] of [[acts, "move", { to: "up" }], [acts, "copy", {}], [deleting, "delete", {}]])
		assert.equal((await second.submit(form, fields, { action: question(other, `/${name}`) })).status, 409, name);
	assert.deepEqual(await ids(), [id, other]);
	assert.equal((await it.sql(`SELECT COUNT(*) FROM screener_version v JOIN program p ON p.id = v.program_id WHERE p.public_id = '${pantry}'`))[0][0], "0");

	assert.equal((await second.submit(page, {}, { action: question(id) })).status, 303, "saving again keeps the second's");
	assert.deepEqual(fieldOf(await as.clara.get(question(id)), "wording"), ["Typed by the second?"]);
	const late = await second.get(question(other));
	await act(other, "delete");
	const gone = await second.submit(late, { wording: "Typed too late?" }, { action: question(other) });
	assert.equal(gone.status, 409);
	assert.equal((await second.submit(gone, {}, { action: `${screener}/questions` })).status, 303, "what was typed becomes a new question");
	assert.match((await as.clara.get(screener)).words, /2\. Typed too late\?/);
});

// ---- trying it out ----

test("the preview asks as people are asked, names what is wrong, and keeps nothing", async () => {
	const all = await addEachKind(), tables = ["screener_draft", "screener_draft_part", "referral", "referral_answers", "once"];
	const count = () => Promise.all(tables.map(async (table) => (await it.sql(`SELECT COUNT(*) FROM ${table}`))[0][0]));
	await fill(question(all.many_of), { shown_if: all.yes_no, shown_if_answer: "yes" });
	await fill(screener, { pages: "one", may_not_text: "Others may help", suggest: rent }, { action: `${screener}/settings` });
	const before = await count(), preview = (answers) => as.wendy.get(`${screener}/preview?${new URLSearchParams(Object.entries(answers).map(([kind, value]) => [`q_${all[kind]}`, value]))}`);
	const fine = { yes_no: "yes", one_of: "1", many_of: "1", number: "3", date: "1990-01-31", short_text: "Words", long_text: "More words" };
	const first = await as.wendy.get(`${screener}/preview`);
	assert.doesNotMatch(first.text, /data-outcome|-error"/);
	assert.deepEqual([...first.text.matchAll(/data-question="([^"]+)"/g)].map((m) => m[1]), KINDS.filter((kind) => kind !== "many_of").map((kind) => all[kind]));
	assert.match(first.text, />See what comes out<\/button>/);
	assert.match((await preview(fine)).text, /data-outcome="may_be_eligible"/);
	assert.match((await preview({ ...fine, many_of: "2" })).text, /data-outcome="needs_review"/);
	for (const [change, reason] of [[{ yes_no: "no" }, "We help people who live here"], [{ one_of: "3" }, "We have no beds"], [{ number: "1" }, "Only for families"],
		[{ number: "13" }, "We have room for twelve"], [{ date: "1961-11-28" }, "Up to 65"], [{ date: "2008-11-30" }, "From 18 on"]]) {
		const page = await preview({ ...fine, ...change });
		assert.match(page.text, /data-outcome="may_not_be_eligible"/, JSON.stringify(change));
		assert.match(page.words, new RegExp(`because of these answers: ${reason} Others may help`));
		assert.match(page.words, /These may fit better Fairhaven Rent Help/);
	}
	for (const [change, wrong] of [[{ number: "0" }, "number"], [{ number: "21" }, "number"], [{ number: "three" }, "number"], [{ date: "1919-12-31" }, "date"],
		[{ date: "2026-02-30" }, "date"], [{ yes_no: "" }, "yes_no"], [{ one_of: "9" }, "one_of"], [{ short_text: "x".repeat(201) }, "short_text"]]) {
		const page = await preview({ ...fine, ...change });
		assert.deepEqual(errors(page), [`q_${all[wrong]}`], JSON.stringify(change).slice(0, 60));
		assert.doesNotMatch(page.text, /data-outcome/);
	}
	await fill(screener, { pages: "each" }, { action: `${screener}/settings` });
	let page = await as.wendy.get(`${screener}/preview`);
	for (const kind of KINDS.filter((k) => k !== "many_of")) {
		assert.deepEqual([...page.text.matchAll(/data-question="([^"]+)"/g)].map((m) => m[1]), [all[kind]], "one at a time");
		page = await as.wendy.submit(page, { [`q_${all[kind]}`]: kind === "yes_no" ? "no" : fine[kind] }, { action: `${screener}/preview` });
	}
	assert.match(page.text, /data-outcome="may_not_be_eligible"/);
	assert.deepEqual((await count()).slice(0, 4), before.slice(0, 4));
});

// ---- who may ----

test("an admin of the team edits, a worker looks, and for everyone else there is nothing", async () => {
	const id = await add({});
	const gets = ["", "/settings", "/publish", "/questionnaire.json", "/import", "/questions", `/questions/${id}`, `/questions/${id}/move`, `/questions/${id}/copy`, `/questions/${id}/delete`];
	const posts = ["/settings", "/publish", "/import", "/questions", `/questions/${id}`, `/questions/${id}/move`, `/questions/${id}/copy`, `/questions/${id}/delete`];
	await publish();
	const missing = (await as.stan.get("/manage/AAAAAAAAAAAA/screener")).text, plain = (text) => text.replaceAll(/(value|content|nonce)="[^"]*"/g, "");
	const nothing = (page, what) => {
		assert.equal(page.status, 404, what);
		assert.equal(plain(page.text), plain(missing), `${what}: the same body`);
	};
	for (const path of gets) {
		assert.ok([200, 303].includes((await as.clara.get(screener + path)).status), path);
		nothing(await as.stan.get(screener + path), `a stranger at ${path}`);
		assert.equal((await as.wendy.get(screener + path)).status, 404, `a worker at ${path}`);
		const asked = await as.guest.get(screener + path);
		assert.deepEqual([asked.status, asked.location], [303, `/sign-in?next=${encodeURIComponent(screener + path)}`], path);
	}
	const fields = (await as.clara.get(question(id))).form({ holds: "wording" }).fields;
	for (const path of posts) {
		nothing(await as.stan.post(screener + path, fields), `a stranger posts to ${path}`);
		assert.equal((await as.wendy.post(screener + path, fields)).status, 404, `a worker posts to ${path}`);
		assert.match((await as.guest.post(screener + path, fields)).location ?? "", /^\/sign-in/, path);
	}
	for (const path of ["", "/screener/preview"]) {
		for (const name of ["clara", "wendy"])
			assert.equal((await as[name].get(`/manage/${pantry}${path}`)).status, 200, `${name} at ${path}`);
		nothing(await as.stan.get(`/manage/${pantry}${path}`), `a stranger at ${path}`);
		assert.match((await as.guest.get(`/manage/${pantry}${path}`)).location, /^\/sign-in/);
	}
	for (const path of [screener, question(id)])
		nothing(await as.stan.get(path.replace(pantry, "AAAAAAAAAAAA")), path);
	assert.equal((await as.clara.get(question("AAAAAAAAAAAA"))).status, 404);
	assert.doesNotMatch((await as.wendy.get(`/manage/${pantry}`)).text, new RegExp(`href="${screener}"`), "a worker is shown no way to edit");
	assert.equal((await as.clara.request("DELETE", screener)).status, 405);
	assert.deepEqual(await ids(), [id], "and nothing was changed");
});

test("/manage leads to the only program, and lists several", async () => {
	assert.equal((await as.wendy.get("/manage")).location, `/manage/${pantry}`);
	const all = await as.clara.get("/manage");
	assert.equal(all.status, 200);
	for (const id of [pantry, rent])
		assert.match(all.text, new RegExp(`data-program="${id}"`));
	assert.match((await as.stan.get("/manage")).words, /You work for no program here/);
	assert.match((await as.guest.get("/manage")).location, /^\/sign-in\?next=/);
	assert.match((await as.clara.get(`/inbound/${pantry}`)).text, new RegExp(`href="/manage/${pantry}"`));
});

// ---- out and in ----

test("what was downloaded is imported byte for byte, into this program or another", async () => {
	const all = await addEachKind();
	await fill(question(all.many_of), { shown_if: all.one_of, shown_if_answer: "2", asks_contact: "yes" });
	await fill(question(all.date), { shown_if: all.yes_no, shown_if_answer: "no" });
	await fill(screener, { pages: "each", may_text: "Come.\nSoon", review_text: "“Ñandú” & <b>", suggest: rent }, { action: `${screener}/settings` });
	await publish();
	const text = await exported(), without = (json) => json.replace(/"version":"\d+"/, "").replace(/"date":"[^"]*"/, "").replace(/"title":"[^"]*"/, "");
	assert.match((await as.clara.get(`${screener}/questionnaire.json`)).headers["content-type"], /^application\/fhir\+json/);
	for (const id of Object.values(all).reverse())
		await act(id, "delete");
	assert.equal((await importing(text)).location, `${screener}?saved=imported`);
	assert.deepEqual(await ids(), Object.values(all));
	assert.equal(await exported(), text, "an import changes the draft alone");
	await publish();
	assert.equal(without(await exported()), without(text));
	const legal = `/manage/${await it.programId("Fairhaven Legal Aid")}/screener`;
	assert.equal((await importing(JSON.stringify(JSON.parse(text), null, "\t"), legal)).status, 303);
	await as.clara.submit(await as.clara.get(legal), {}, { action: `${legal}/publish` });
	assert.equal(without(await exported(legal)), without(text));
});

test("an item that cannot be held is refused by name, and the draft stays", async () => {
	const id = await add({}), item = (rest, more = []) => ({ resourceType: "Questionnaire", item: [{ linkId: "first", text: "First?", type: "boolean" }, ...more, { linkId: "the.item", text: "X?", type: "string", ...rest }] });
	for (const [from, says] of [
		["", /Paste the questionnaire first/], ["{\n\n\"a\"", /not JSON\. Look at line \d/], ["<Questionnaire/>", /not JSON/], ["[]", /no FHIR Questionnaire/], [{ resourceType: "Patient" }, /no FHIR Questionnaire/],
		[{ resourceType: "Questionnaire" }, /no question in it/], [{ ...item({}), modifierExtension: [{ url: "urn:x" }] }, /modifierExtension/],
		[item({ type: "group", item: [] }), /the\.item: group/], [item({ type: "attachment" }), /the\.item: attachment/], [item({ type: "quantity" }), /the\.item: quantity/],
		[item({ type: "open-choice", answerOption: [{ valueString: "A" }] }), /the\.item: open-choice/], [item({ type: undefined }), /the\.item/],
		[item({ maxLength: 5 }), /the\.item: maxLength/], [item({ initial: [{ valueString: "A" }] }), /the\.item: initial/], [item({ repeats: true }), /the\.item: repeats/],
		[item({ readOnly: true }), /the\.item: readOnly/], [item({ modifierExtension: [] }), /the\.item: modifierExtension/], [item({ type: "choice", answerValueSet: "urn:x" }), /the\.item: answerValueSet/],
		[item({ type: "choice" }), /the\.item/], [item({ type: "choice", answerOption: Array(21).fill({ valueString: "A" }) }), /the\.item/],
		[item({ enableWhen: [{ question: "the.item", operator: "=", answerBoolean: true }] }), /the\.item: true/],
		[item({ enableWhen: [{ question: "nothing", operator: "=", answerBoolean: true }] }), /the\.item: nothing/],
		[item({ enableWhen: [{ question: "first", operator: "exists", answerBoolean: true }] }), /the\.item: first/],
		[item({ enableWhen: [{ question: "first", operator: "=", answerBoolean: true }, { question: "first", operator: "=", answerBoolean: false }] }), /the\.item: first/],
		[item({ text: undefined }), /2\. \(wording\)/], [item({ text: "x".repeat(501) }), /2\. \(wording\)/],
		[item({ type: "date", extension: [{ url: "http://hl7.org/fhir/StructureDefinition/minValue", valueDate: "2026" }] }), /2\. X\? \(min\)/],
	]) {
		const sent = typeof from === "string" ? from : JSON.stringify(from), refused = await importing(sent);
		assert.equal(refused.status, 422, sent.slice(0, 200));
		assert.deepEqual(errors(refused), ["questionnaire"]);
		assert.match(refused.words, says, sent.slice(0, 200));
		assert.deepEqual(fieldOf(refused, "questionnaire", "questionnaire"), [sent.trim()], "what was pasted is still there");
	}
	assert.deepEqual(await ids(), [id]);
});

test("questions that show each other in a circle are refused, also when they come from elsewhere", async () => {
	const one = (linkId, question) => ({ linkId, text: `${linkId}?`, type: "boolean", enableWhen: [{ question, operator: "=", answerBoolean: true }] });
	const refused = await importing(JSON.stringify({ resourceType: "Questionnaire", item: [one("a", "b"), one("b", "a")] }));
	assert.equal(refused.status, 422);
	assert.match(refused.words, /1\. a\? \(shown_if\)/);
	assert.deepEqual(await ids(), []);
});
