// browser - headless Chromium for tests: the system's own, driven by playwright-core.
//
//	const browser = await open();		// with more of Chromium's options, if a test needs some
//	const hana = await browser.person({ javascript: false });	// her own context
//	await signIn(hana, it, "helper@demo.test");
//	await close(browser);

import { existsSync } from "node:fs";
import http from "node:http";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { PASSWORD } from "../http/harness.mjs";

const require = createRequire(import.meta.url);
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export async function open(...more) {
	return chromium.launch({ executablePath, args: [...more, "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync"] });
}

// A person with their own browser context and cookies. An error in a page's script fails the test.
export async function person(browser, { javascript = true, width = 1280, ...rest } = {}) {
	const context = await browser.newContext({ javaScriptEnabled: javascript, viewport: { width, height: 800 }, bypassCSP: false, ...rest });
	const page = await context.newPage();
	page.faults = [];
	page.on("pageerror", (error) => page.faults.push(String(error)));
	page.on("console", (message) => {
		if (message.type() === "error" && !/status of (4\d\d|5\d\d)/.test(message.text()))
			page.faults.push(message.text());
	});
	return page;
}

export const site = (it, host = "localhost") => `http://${host}:${it.port}`;

// Starts the other site that "Leave now" of localhost opens: a real one, since no route catches a redirect. close() ends it.
export async function otherSite(it) {
	const server = http.createServer((request, answer) => answer.end("elsewhere"));
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	await it.handrail("site", "set", "localhost", "--leave-url", `http://127.0.0.1:${server.address().port}/`);
	return server;
}

export async function signIn(page, it, address, host) {
	await page.goto(`${site(it, host)}/sign-in`);
	await page.fill("#address", address);
	const password = page.locator("#password");
	if (!await password.isVisible())
		await page.locator("details:has(#password) > summary").click();
	await password.fill(PASSWORD);
	await page.locator("form:has(#password) button").first().click();
}

// Answers the questions of a program as a person does who may be eligible: the first choice, a small number, no more than it asks for.
// next: presses the page's button for it.
export async function answerQuestions(page, next) {
	while (new URL(page.url()).pathname.startsWith("/screener/")) {
		for (const question of await page.locator("[data-question]").all()) {
			const choices = question.locator("input[type=radio], input[type=checkbox]"), number = question.locator("input[inputmode]");
			if (await choices.count())
				await choices.first().check();
			else if (await number.count())
				await number.fill("3");
		}
		await next(page, "main .acts button[name=go]:is([value=next], [value=send])");
	}
}

export async function programNamed(page, it, name, host) {
	await page.goto(`${site(it, host)}/programs?q=${encodeURIComponent(name)}`);
	return page.locator(`[data-program]:has-text("${name}")`).first().getAttribute("data-program");
}

// The number of pixels by which the page is wider than the window.
export const sideways = (page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Adds style that the page's policy cannot forbid, like a browser extension.
export const restyle = (page, css) => page.evaluate((text) => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	document.adoptedStyleSheets = [sheet];
}, css);

// Words past the edge of the page or of their box.
const spilt = (page) => page.evaluate(() => {
	const edge = document.documentElement.clientWidth, found = [];
	/* A line that scrolls by itself may be as long as it likes. */
	const scrolls = (e) => e !== document.body && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
	const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = words.nextNode(); node; node = words.nextNode()) {
		const around = node.parentElement;
		if (!node.data.trim() || scrolls(around) || !around.checkVisibility() || around.closest(".visually-hidden, .skip, option"))
			continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const box = around.closest("button, .button, .status, .tags > li, summary, .choice, .notice, .panel, td, th, .card, main, body").getBoundingClientRect();
		for (const r of range.getClientRects())
			if (r.right > edge + 1 || r.left < -1 || r.right > box.right + 1.5 || r.left < box.left - 1.5) {
				found.push(`"${node.data.trim().slice(0, 40)}" from ${Math.round(r.left)} to ${Math.round(r.right)}, its box ${Math.round(box.left)} to ${Math.round(box.right)}`);
				break;
			}
	}
	return found;
});

export const fits = async (page) => {
	const more = await sideways(page);
	return [...(more > 0 ? [`${more} px past the edge`] : []), ...await spilt(page)];
};

// Runs axe through the debugger, because the page forbids foreign scripts. rules: only these.
export async function axe(page, rules) {
	if (!await page.evaluate(() => "axe" in globalThis))
		await page.evaluate(axeSource);
	const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document,
		{ runOnly, resultTypes: ["violations"], selectors: false, preload: false }), rules
		? { type: "rule", values: rules } : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
	return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`);
}

export async function expectSound(page, name) {
	assert.deepEqual(await axe(page), [], `${name}: axe`);
	const width = page.viewportSize().width;
	await page.setViewportSize({ width: 320, height: 640 });
	assert.ok(await sideways(page) <= 0, `${name}: no sideways scroll at 320 px`);
	await page.setViewportSize({ width, height: 800 });
	assert.equal(await page.locator("h1").count() >= 1, true, `${name}: has an h1`);
	assert.deepEqual(page.faults, [], `${name}: no fault in the page`);
}
