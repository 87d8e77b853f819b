// browser - the system's Chromium, without a window, against an instance of tests/http/harness.mjs.
//
//	const it = await start();
//	const browser = await open();
//	const page = await browser.visit(it, "/programs", { host: "clinic.localhost", javaScript: false, width: 320 });
//	await assertAccessible(page);		// axe finds nothing
//	await assertNoSidewaysScroll(page);
//	await browser.close();
//
// browser.newPage(options) gives a fresh visitor: cookies are not shared between pages of two calls.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { build } from "../http/harness.mjs";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((p) => p && existsSync(p));

export async function open() {
	assert.ok(executablePath, "chromium is missing: tools/packages test");
	const chrome = await chromium.launch({
		executablePath,
		// As root there is no sandbox; small /dev/shm of containers is not used.
		args: ["--disable-dev-shm-usage", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
	});
	return {
		chrome,
		async newPage({ javaScript = true, width = 1280, height = 800, ...options } = {}) {
			const context = await chrome.newContext({ javaScriptEnabled: javaScript, viewport: { width, height },
				locale: "en-US", reducedMotion: "reduce", ...options });
			context.setDefaultTimeout(15000);
			const page = await context.newPage();
			// No page loads anything from anybody else.
			page.strangers = [];
			page.on("request", (request) => {
				const { hostname, protocol } = new URL(request.url());
				if (/^https?:$/.test(protocol) && !/(^|\.)localhost$/.test(hostname))
					page.strangers.push(request.url());
			});
			page.complaints = [];
			page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
			page.on("pageerror", (error) => page.complaints.push(String(error)));
			return page;
		},
		async visit(it, url, { host = "localhost", ...options } = {}) {
			const page = await this.newPage(options);
			await page.goto(`http://${host}:${it.port}${url}`);
			return page;
		},
		close: () => chrome.close(),
	};
}

// As a person does it: the sign-in page, address, password, button.
export async function signIn(page, it, address, { host = "localhost", password = "handrail demo" } = {}) {
	await page.goto(`http://${host}:${it.port}/sign-in`);
	const form = page.locator("form", { has: page.locator("[name=password]") });
	await form.locator("[name=address]").fill(address);
	await form.locator("[name=password]").fill(password);
	await form.locator("button").first().click();
	await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

// axe's rules for WCAG 2.2 AA and good practice, without a violation. A page without JavaScript is read in one with it.
export async function assertAccessible(page, what = page.url()) {
	await page.evaluate(axe);
	const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
	const told = violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `    ${n.html.slice(0, 200)}`).join("\n")}`);
	assert.equal(told.length, 0, `${what}\n${told.join("\n")}`);
}

export async function assertNoSidewaysScroll(page, what = page.url()) {
	const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
	assert.ok(wide <= room, `${what}: ${wide} px in ${room}`);
}

// Nothing was loaded from elsewhere and nothing failed in the console.
export async function assertQuiet(page, what = page.url()) {
	assert.deepEqual(page.strangers, [], `${what} asked others`);
	assert.deepEqual(page.complaints, [], `${what} complained`);
}

// A picture into build/pictures/, to look at.
export async function picture(page, name) {
	const folder = path.join(build, "pictures");
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
