// day - a day's work in a browser: a navigator's intake of three people with four referrals, a pantry's forty new ones, and the
// names and the order that a screen reader reads. No dead end, no page that the work does not need.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { start } from "../http/harness.mjs";
import { answerQuestions, open, person, signIn, site } from "./browser.mjs";
import { programId } from "./pages.mjs";

const HANA = "helper@demo.test", CLARA = "claimer@demo.test";

let it, browser, pantry, rent, diapers;
before(async () => {
	it = await start();
	browser = await open();
	[pantry, rent, diapers] = await Promise.all(["Food Pantry", "Rent Help", "Diaper Bank"].map((name) => programId(it, `Fairhaven ${name}`)));
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

// A person with a page, who is signed in; page.loads counts.
async function arrive(address) {
	const page = await person(browser);
	await signIn(page, it, address);
	await page.waitForLoadState();
	page.loads = 0;
	page.on("load", () => { page.loads++; });
	return page;
}

async function go(page, selector) {
	const arrived = page.waitForEvent("load");
	await page.locator(selector).first().click();
	await arrived;
}

const main = (page) => page.locator("main").innerText();

async function search(page, words) {
	await page.fill("#q", words);
	await go(page, "form[role=search] button, form:has(#q) button");
}

const SEND = "main form[method=post] button:not([name]):not(.plain) >> nth=-1";

async function intake(page, { first, last, phone, language, comment }) {
	await page.fill("#seeker_first_name", first);
	await page.fill("#seeker_last_name", last);
	await page.fill("#seeker_phone", phone);
	await page.selectOption("#seeker_language", language);
	await page.check("input[name=reach][value=phone]");
	for (const box of await page.locator("textarea[name^=comment]").all())
		await box.fill(comment);
	for (const box of await page.locator("input[name^=consent]").all())
		await box.check();
	await go(page, SEND);
	assert.match(page.url(), /\/sent\//, await main(page));
}

test("a navigator takes in three people with four referrals, and finds them all on People", async () => {
	const page = await arrive(HANA);
	assert.equal(new URL(page.url()).pathname, "/people", "a helper lands on People");

	await go(page, "nav a[href='/programs']");
	await search(page, "Fairhaven");
	await go(page, `[data-program="${pantry}"] a.connect`);
	await page.check("input[name=for][value=other]");
	await intake(page, { first: "Rosa", last: "Delgado", phone: "508 555 0161", language: "es", comment: "Two children; food until Friday." });

	/* From the thank-you page on, the person is carried along. */
	await go(page, "main a[href*='/programs?person=']");
	assert.match(await page.locator("[data-person-bar]").innerText(), /Rosa Delgado/);
	await search(page, "Rent");
	assert.match(await page.locator("[data-person-bar]").innerText(), /Rosa Delgado/, "the search keeps the person");
	await go(page, `[data-program="${rent}"] a.connect`);
	assert.equal(await page.inputValue("#seeker_phone"), "(508) 555-0161");
	assert.ok(await page.isChecked("input[name=reach][value=phone]"), "the way to reach her is remembered");
	await page.check("#consent");
	await go(page, SEND);
	assert.match(await main(page), /Answer for Rosa/, "the program asks about her");
	await answerQuestions(page, go);
	assert.match(page.url(), /\/sent\//, await main(page));

	for (const [first, last, phone, program] of [["Jamal", "Price", "508 555 0162", pantry], ["Lee", "Park", "508 555 0163", diapers]]) {
		await page.goto(`${site(it)}/programs?q=Fairhaven`);
		assert.equal(await page.locator("[data-person-bar]").count(), 0, "nobody is carried along to the next person");
		await go(page, `[data-program="${program}"] a.connect`);
		await page.check("input[name=for][value=other]");
		await intake(page, { first, last, phone, language: "en", comment: "" });
	}

	await go(page, "nav a[href='/people']");
	for (const name of ["Rosa Delgado", "Jamal Price", "Lee Park"])
		assert.match(await main(page), new RegExp(name));
	await go(page, "[data-person]:has-text('Rosa Delgado') a[href*='/people/']");
	assert.equal(await page.locator("[data-referral]").count(), 2, "both of Rosa's referrals stand on her profile");
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

test("a pantry clears forty referrals in one page and one save, and sees what is left", async () => {
	const hana = it.visitor();
	await hana.signIn(HANA);
	for (let i = 0; i < 40; i++) {
		const form = await hana.get(`/connect/${pantry}`);
		const sent = await hana.submit(form, { for: "other", seeker_first_name: `Monday${i}`, seeker_last_name: "Morning",
			seeker_phone: `508 555 ${String(2000 + i).slice(-4)}`, reach: "phone", consent: "yes" }, { action: `/connect/${pantry}`, holds: "for" });
		assert.equal(sent.status, 303, sent.words.slice(0, 500));
	}
	const page = await arrive(CLARA);
	assert.equal(new URL(page.url()).pathname, "/inbound", "a claimer lands on Inbound");
	await go(page, `[data-program="${pantry}"] a`);
	await go(page, "[data-tab=not_updated] a, a[data-tab=not_updated]");
	await page.locator("details.filters > summary").click();
	await page.selectOption("#rows", "50");
	await go(page, "details.filters button");
	const rows = await page.locator("[data-referral]").count();
	assert.ok(rows >= 40, `${rows} rows`);
	for (let i = 0; i < 40; i++)
		await page.locator("[data-referral]").nth(i).locator("select[name^=status_]").selectOption(i % 2 ? "eligible" : "got_help");
	await go(page, ".save-bar button");
	assert.equal(await page.locator("[data-saved]").count(), 40, "forty are saved");
	assert.equal(page.loads, 4, "the program, its tab, fifty rows, saved");
	assert.equal(await page.locator("[data-conflict]").count(), 0);
	await page.context().close();
});

test("a screen reader reads a list's rows with whom each control is for, under one heading, in the order of the work", async () => {
	const page = await arrive(CLARA);
	await page.goto(`${site(it)}/inbound/${pantry}?tab=all`);
	const tree = await page.locator("main").ariaSnapshot();
	assert.equal(tree.match(/^\s*- heading .*\[level=1\]/gm).length, 1);
	const order = ["heading", "searchbox", "combobox"].map((role) => tree.search(new RegExp(`- ${role}`)));
	assert.deepEqual(order, [...order].sort((a, b) => a - b), "heading, then search, then rows");
	for (const row of await page.locator("[data-referral]").all()) {
		const name = (await row.locator("th a, h2 a, h3 a").first().innerText()).trim().split(" ")[0];
		for (const control of await row.locator("select, input:not([type=hidden]), textarea").all()) {
			const label = await control.evaluate((e) => [e.getAttribute("aria-label"), ...(e.getAttribute("aria-labelledby") ?? "").split(" ")
				.map((id) => document.getElementById(id)?.textContent), ...[...e.labels].map((l) => l.textContent)].join(" ").replace(/\s+/g, " "));
			assert.ok(label.includes(name), `${await control.getAttribute("name")} of ${name} reads "${label.trim()}"`);
		}
	}
	await page.context().close();
});
