// The answers of a person are a QuestionnaireResponse by HL7's own schema of FHIR R4, and fit the Questionnaire that they
// answer. The schema comes with a package of npm, so this file is beside the tests of browsers. It needs none.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { start } from "../http/harness.mjs";
import { programId } from "./pages.mjs";

const Validator = createRequire(import.meta.url)("@asymmetrik/fhir-json-schema-validator");
const schema = new Validator();

let it, clara, manage, pantry;
before(async () => {
	it = await start();
	pantry = await programId(it, "Fairhaven Food Pantry");
	manage = `/manage/${pantry}/screener`;
	clara = it.visitor();
	await clara.signIn("claimer@demo.test");
});
after(() => it?.stop());

async function fill(from, action, fields = {}) {
	const done = await clara.submit(await clara.get(manage + from), fields, { action: manage + action, answers: false });
	assert.equal(done.status, 303, done.words.slice(0, 1000));
	return done.location;
}
const add = async (fields) => (await fill("/questions", "/questions", fields)).match(/\/questions\/([^?#]+)/)[1];

// Kind of question, its fields, what is answered, and the answer as FHIR has it.
const OPTIONS = { option_1: "Bread & “butter”", option_2: "日本語 ñ", option_3: "=A bed" };
const KINDS = [
	["yes_no", {}, "no", [{ valueBoolean: false }]],
	["one_of", OPTIONS, "2", [{ valueCoding: { code: "2", display: "日本語 ñ" } }]],
	["many_of", OPTIONS, ["1", "3"], [{ valueCoding: { code: "1", display: "Bread & “butter”" } }, { valueCoding: { code: "3", display: "=A bed" } }]],
	["number", { min: "-5", max: "1000" }, "-2.5", [{ valueDecimal: -2.5 }]],
	["number", {}, "123456789012.125", [{ valueDecimal: 123456789012.125 }]],
	["date", {}, "2024-02-29", [{ valueDate: "2024-02-29" }]],
	["short_text", {}, "O’Brien <b>\"x\"</b>", [{ valueString: "O’Brien <b>\"x\"</b>" }]],
	["long_text", {}, "Two lines,\nin ελληνικά and العربية. 🦉", [{ valueString: "Two lines,\nin ελληνικά and العربية. 🦉" }]],
];

test("the answers to each kind of question are valid, and equal to what was answered", async () => {
	const asked = [];
	for (const [kind, fields, value, answer] of KINDS)
		asked.push({ id: await add({ kind, wording: `A ${kind}?`, ...fields }), value, answer });
	const hidden = await add({ kind: "short_text", wording: "Hidden?", required: undefined, shown_if: asked[0].id, shown_if_answer: "yes" });
	const skipped = await add({ kind: "long_text", wording: "Skipped?", required: undefined });
	await fill("", "/publish");
	const questionnaire = JSON.parse((await clara.get(`${manage}/questionnaire.json`)).text);

	const guest = it.visitor(), action = `/connect/${pantry}`;
	const begun = await guest.submit(await guest.get(action), { for: "self", seeker_first_name: "Fhirouz", seeker_phone: "508 555 0171", reach: ["phone"],
		consent: "yes" }, { action, holds: "reach", answers: false });
	const page = await guest.get(begun.location);
	const fields = Object.fromEntries(asked.map(({ id, value }) => [`q_${id}`, value]));
	const sent = await guest.submit(page, { ...fields, [`q_${hidden}`]: "not asked", go: "send" }, { holds: "go", answers: false });
	assert.match(sent.location, /\/sent\//, sent.words.slice(0, 1000));
	const id = (await guest.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];

	const file = await clara.get(`/referrals/${id}/answers.json`), response = JSON.parse(file.text);
	assert.match(file.headers["content-type"], /^application\/fhir\+json/);
	assert.deepEqual(schema.validate(response), []);
	assert.deepEqual(response.item.map(({ linkId }) => linkId), asked.map(({ id }) => id), "neither hidden nor skipped ones");
	assert.ok(!response.item.some(({ linkId }) => linkId === hidden || linkId === skipped));
	for (const [i, { id, answer }] of asked.entries()) {
		assert.deepEqual(response.item[i].answer, answer);
		assert.equal(response.item[i].text, questionnaire.item.find(({ linkId }) => linkId === id).text);
	}
	assert.equal(new URL(response.questionnaire.split("|")[0]).pathname.endsWith(`${manage}/questionnaire.json`), true);
	assert.equal(response.questionnaire.split("|")[1], questionnaire.version);
});

test("the schema refuses what is none", () => {
	const good = { resourceType: "QuestionnaireResponse", status: "completed", item: [{ linkId: "a", answer: [{ valueBoolean: true }] }] };
	assert.deepEqual(schema.validate(good), []);
	for (const bad of [{ ...good, status: "sent" }, { ...good, item: [{ answer: [{ valueBoolean: "yes" }] }] }, { ...good, answers: [] }])
		assert.notEqual(schema.validate(bad).length, 0, JSON.stringify(bad));
});
