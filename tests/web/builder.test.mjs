// The builder in a browser: by keyboard alone, without script, narrow and wide, in the dark, in Spanish, with words of any length.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "../http/harness.mjs";
import { axe, fits, open, person, signIn, site } from "./browser.mjs";
import { programId } from "./pages.mjs";

let it, browser, rent, shelter;
before(async () => {
	it = await start();
	[rent, shelter] = [await programId(it, "Fairhaven Rent Help"), await programId(it, "Fairhaven Night Shelter")];
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

const CLARA = "claimer@demo.test", LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
const at = (program, below = "") => `${site(it)}/manage/${program}/screener${below}`;

async function clara(options) {
	const page = await person(browser, options);
	await signIn(page, it, CLARA);
	await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
	return page;
}

const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());

// Presses Tab until the control with this name or these words has the focus.
async function tabTo(page, name) {
	for (let i = 0; i < 90; i++) {
		if (await focused(page) === name)
			return;
		await page.keyboard.press("Tab");
	}
	assert.fail(`Tab never reaches ${name}; it is at ${await focused(page)}`);
}

async function press(page, key) {
	const arrived = page.waitForEvent("load");
	await page.keyboard.press(key);
	await arrived;
}

test("by keyboard alone and without script: add, edit, move, copy, delete, try out, publish", async () => {
	const page = await clara({ javascript: false });
	await page.goto(at(shelter));
	await tabTo(page, "Add a question");
	await press(page, "Enter");
	await tabTo(page, "wording");
	await page.keyboard.type("Do you have a place tonight?");
	await press(page, "Enter");
	assert.match(await page.locator("[role=status]").textContent(), /Saved/, "Enter saves");
	await tabTo(page, "flag_yes");
	await page.keyboard.type("may not");
	await page.keyboard.press("Tab");
	await page.keyboard.type("We help people who have none");
	await press(page, "Enter");
	assert.match(await page.locator(".look").textContent(), /Yes: may not be eligible\s*We help people who have none/);

	await tabTo(page, "Add a question");
	await press(page, "Enter");
	await tabTo(page, "wording");
	await page.keyboard.type("Who comes with you?");
	await tabTo(page, "kind");
	await page.keyboard.type("Any");
	await tabTo(page, "option_1");
	await page.keyboard.type("Children");
	await tabTo(page, "option_2");
	await page.keyboard.type("A dog");
	await tabTo(page, "More rows for answers");
	await page.keyboard.press("Enter");
	await tabTo(page, "option_20");
	await page.keyboard.type("A parrot");
	await tabTo(page, "shown_if");
	await page.keyboard.type("1.");
	await tabTo(page, "shown_if_answer");
	await page.keyboard.type("No");
	await tabTo(page, "Add this question");
	await press(page, "Enter");
	assert.match(await page.locator(".steps > li").nth(1).textContent(), /Any of several answers.*only when the answer to 1 is “No”/s);
	assert.deepEqual(await page.locator(".look .choice").allTextContents().then((all) => all.map((one) => one.trim())), ["Children", "A dog", "A parrot"]);

	await tabTo(page, "Copy");
	await press(page, "Enter");
	await tabTo(page, "to");
	await press(page, "Enter");
	assert.match(await page.locator("[role=status]").textContent(), /It is question 2 now/);
	await tabTo(page, "Delete");
	await press(page, "Enter");
	await tabTo(page, "Delete the question");
	await press(page, "Enter");
	assert.equal(await page.locator("ol.steps > li").count(), 2);
	await tabTo(page, "Try it out");
	await press(page, "Enter");
	assert.equal(await page.locator("[data-question]").count(), 1);
	await page.goBack();
	await page.goto(at(shelter, `/questions/${await page.locator("ol.steps > li").first().getAttribute("data-question")}`));
	await tabTo(page, "Publish version 1");
	await press(page, "Enter");
	assert.match(await page.locator("main").textContent(), /From now on people are asked 2 questions/);
	await tabTo(page, "Publish version 1");
	await press(page, "Enter");
	assert.match(await page.locator("[role=status]").textContent(), /Published/);
	await page.context().close();
});

test("a form with a mistake has the focus on its summary, and each problem leads to its field", async () => {
	const page = await clara();
	await page.goto(at(rent, "/questions"));
	await page.selectOption("#kind", "one_of");
	await page.fill("#reason_3", "Because");
	await page.click("#main-form > button");
	await page.waitForSelector(".problems");
	assert.equal(await page.evaluate(() => document.activeElement.className), "problems");
	assert.deepEqual(await page.locator(".problems li").allTextContents(), ["Write the question", "Write the words of answer 3, or clear the rest of its row"]);
	await page.click(".problems li:last-child a");
	assert.equal(await page.evaluate(() => document.activeElement.id), "option_3");
	assert.equal(await page.inputValue("#reason_3"), "Because");
	await page.context().close();
});

test("only the fields of the chosen kind show", async () => {
	const page = await clara(), shown = (id) => page.locator(`#${id}`).isVisible();
	await page.goto(at(rent, "/questions"));
	for (const [kind, yes, options, limits] of [["yes_no", true, false, false], ["one_of", false, true, false], ["many_of", false, true, false],
		["number", false, false, true], ["date", false, false, true], ["short_text", false, false, false], ["long_text", false, false, false]]) {
		await page.selectOption("#kind", kind);
		assert.deepEqual([await shown("flag_yes"), await shown("option_1"), await shown("min")], [yes, options, limits], kind);
	}
	await page.context().close();
});

// Fifteen questions, one of them with twenty answers, and words longer than a phone is wide.
async function makeLong() {
	const visitor = it.visitor(), screener = `/manage/${shelter}/screener`;
	await visitor.signIn(CLARA);
	const kinds = ["yes_no", "one_of", "many_of", "number", "date", "short_text", "long_text"];
	const item = (i) => ({ linkId: `q${i}`, text: `${i % 3 ? `Question ${i + 1}` : LONG}?`, type: ["boolean", "choice", "choice", "decimal", "date", "string", "text"][i % 7],
		...(kinds[i % 7] === "many_of" ? { repeats: true } : {}),
		...(/_of/.test(kinds[i % 7]) ? { answerOption: Array.from({ length: i === 1 ? 20 : 4 }, (_, k) => ({ valueCoding: { code: `${k}`, display: k % 2 ? LONG : `Answer ${k}` } })) } : {}),
		...(i ? { enableWhen: [{ question: "q0", operator: "=", answerBoolean: i % 2 === 0 }] } : {}) });
	const sent = await visitor.submit(await visitor.get(`${screener}/import`), { questionnaire: JSON.stringify({ resourceType: "Questionnaire", item: Array.from({ length: 15 }, (_, i) => item(i)) }) },
		{ action: `${screener}/import` });
	assert.equal(sent.status, 303, sent.words.slice(0, 600));
}

test("every page of the builder is sound: narrow, wide, dark, in Spanish, with long words and many answers", async () => {
	await makeLong();
	const rentIds = [...(await (async () => { const v = it.visitor(); await v.signIn(CLARA); return v.get(`/manage/${rent}/screener`); })()).text.matchAll(/<li data-question="([^"]+)"/g)].map((m) => m[1]);
	const paths = [`/manage`, `/manage/${rent}`, ...["", "/questions", "/import", "/preview", "?saved=published", "/publish", ...rentIds.slice(0, 6).map((id) => `/questions/${id}`), `/questions/${rentIds[2]}/delete`,
		`/questions/${rentIds[7]}/delete`].map((path) => `/manage/${rent}/screener${path}`), ...["", "/preview", "/preview?q_q0=yes", "/preview?q_q0=no", "/questions/q1", "/questions/q2", "/questions/q14?saved=moved", "/questions/q0/delete"]
		.map((path) => `/manage/${shelter}/screener${path}`)];
	const found = [];
	for (const options of [{ width: 1280 }, { width: 320, hasTouch: true, isMobile: true }, { width: 1280, colorScheme: "dark" }, { width: 390, locale: "es" }, { width: 768 }, { width: 1000 }]) {
		const page = await clara(options);
		for (const path of paths) {
			await page.goto(site(it) + path);
			assert.equal(await page.locator("h1").count(), 1, path);
			found.push(...[...await fits(page), ...(options.width === 768 || options.width === 1000 ? [] : await axe(page)), ...page.faults.splice(0)].map((what) => `${JSON.stringify(options)} ${path}: ${what}`));
		}
		await page.context().close();
	}
	assert.deepEqual(found, []);
});
