// spanish - a person who reads Spanish, on a small phone without scripts, from the front page to an answer: no English sentence,
// no dead end, nothing past the edge.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import test, { after, before } from "node:test";

import { start, until } from "../http/harness.mjs";
import { fits, open, person, site } from "./browser.mjs";
import { makeTongues, pieces } from "./tongues.mjs";

let folder, it, browser, english;
before(async () => {
	folder = await makeTongues();
	english = await pieces(folder);
	it = await start();
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true });
});

const normal = (text) => text.replace(/\s+/g, " ");
const leaks = (text) => english.filter((piece) => normal(text).includes(piece));

// All words of the page, those of labels and placeholders too.
const wordsOf = (page) => page.evaluate(() => {
	const copy = document.body.cloneNode(true);
	copy.querySelectorAll("script, style").forEach((e) => e.remove());
	const labels = [...copy.querySelectorAll("[aria-label], [placeholder], [title], [alt]")].flatMap((e) =>
		["aria-label", "placeholder", "title", "alt"].map((name) => e.getAttribute(name) ?? ""));
	return [document.title, copy.textContent, ...labels].join(" ");
});

async function look(page, name) {
	assert.equal(await page.getAttribute("html", "lang"), "es", name);
	assert.deepEqual(leaks(await wordsOf(page)), [], `${name} has English`);
	assert.deepEqual(await fits(page), [], name);
}

const mailTo = (address, holds) => until(`a mail for ${address}`, async () =>
	(await it.mails()).find((m) => m.to.includes(address) && m.words.includes(holds)));

async function findPantry(page) {
	await page.goto(`${site(it)}/`);
	await look(page, "front page");
	await page.fill("#q", "comida");
	await page.fill("#near", "Fairhaven");
	await page.locator("form[role=search] button").first().click();
	await look(page, "search");
	await page.locator("[data-program] a:has-text('Fairhaven Food Pantry')").first().click();
	await look(page, "program");
	await page.locator("a.connect").first().click();
	await look(page, "connect");
}

async function send(page) {
	await page.locator("input[name=for][value=self]").check();
	await page.locator("main form[method=post] button:not([name]):not(.plain)").last().click();
	await look(page, "connect with problems");
	await page.fill("#seeker_first_name", "Rosa");
	await page.fill("#seeker_last_name", "Delgado");
	await page.fill("#seeker_email", "rosa@people.test");
	await page.locator("input[name=reach][value=email]").check();
	await page.locator("input[name=consent]").check();
	await page.locator("main form[method=post] button:not([name]):not(.plain)").last().click();
	await page.waitForURL(/\/sent\//);
	await look(page, "sent");
}

async function answer(page) {
	const mail = await mailTo("rosa@people.test", "/s/");
	assert.deepEqual(leaks(`${mail.subject} ${mail.text} ${mail.html.replace(/<style>.*?<\/style>/s, "")}`), [], "the mail has English");
	assert.match(mail.words, /Enviamos su solicitud a Fairhaven Food Pantry/);
	await page.goto(mail.links.find((link) => /\/s\/[^?]+\?status=got_help/.test(link)));
	await look(page, "link");
	await page.locator("main form[method=post] button").first().click();
	await look(page, "answered");
	assert.match(await page.locator("main").innerText(), /Recibí ayuda/);
}

async function signIn(page) {
	await page.goto(`${site(it)}/sign-in`);
	await look(page, "sign-in");
	await page.fill("#address", "rosa@people.test");
	await page.locator("form:has(#address) button").first().click();
	await look(page, "code");
	const code = await mailTo("rosa@people.test", "Escriba este código");
	await page.fill("#code", code.text.match(/\b\d{4} ?\d{4}\b/)[0]);
	await page.locator("form:has(#code) button").first().click();
	await look(page, "signed in");
	await page.goto(`${site(it)}/account`);
	await look(page, "name");
	await page.fill("#first_name", "Rosa");
	await page.fill("#last_name", "Delgado");
	await page.locator("form:has(#first_name) button").first().click();
	await look(page, "name saved");
	for (const path of ["/referrals", "/account", "/people", "/inbound"]) {
		await page.goto(`${site(it)}${path}`);
		await look(page, path);
	}
	await page.goto(`${site(it)}/referrals`);
	await page.locator("[data-referral] a").first().click();
	await look(page, "referral");
}

test("somebody who reads Spanish finds help, sends, answers and signs in on a small phone without scripts", async () => {
	const page = await person(browser, { javascript: false, width: 320, locale: "es-MX" });
	await findPantry(page);
	await send(page);
	await answer(page);
	await signIn(page);
	await page.context().close();
});

test("the first page is chosen by the language's own name", async () => {
	const page = await person(browser, { javascript: false, width: 320, locale: "en-US" });
	await page.goto(`${site(it)}/`);
	await page.locator("a[lang=es]").first().click();
	await look(page, "front page");
	await page.locator("a[href$='/sign-in']").first().click();
	await look(page, "sign-in");
	await page.locator("a[lang=ar]").first().click();
	assert.equal(await page.getAttribute("html", "dir"), "rtl");
	await page.context().close();
});
