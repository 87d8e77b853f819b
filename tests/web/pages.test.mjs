// pages - every page as a person meets it: accessible, narrow, quiet, in light and in dark.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { start } from "../http/harness.mjs";
import { assertAccessible, assertNoSidewaysScroll, assertQuiet, open, picture, signIn } from "./browser.mjs";

const pages = [
	["home", "/", null],
	["programs", "/programs?q=food", null],
	["nothing-found", "/programs?q=zzzzzz", null],
	["missing", "/nothing/here", null],
	["sign-in", "/sign-in", null],
	["sign-up", "/sign-up", null],
	["account", "/account", "helper@demo.test"],
	["referrals", "/referrals", "seeker@demo.test"],
	["people", "/people", "helper@demo.test"],
	["inbound", "/inbound", "claimer@demo.test"],
];

let it, browser;
before(async () => {
	it = await start();
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

for (const [name, url, address] of pages)
	test(`${name}: ${url}`, async () => {
		for (const [width, colorScheme] of [[320, "light"], [1280, "dark"]]) {
			const page = await browser.newPage({ width, colorScheme });
			if (address)
				await signIn(page, it, address);
			await page.goto(`http://localhost:${it.port}${url}`);
			await assertAccessible(page, `${name} ${width} ${colorScheme}`);
			await assertNoSidewaysScroll(page, `${name} ${width}`);
			assert.equal(await page.locator("h1").count(), 1, "one h1");
			if (name !== "missing")
				await assertQuiet(page, name);
			await picture(page, `${name}-${width}-${colorScheme}`);
			await page.context().close();
		}
	});

test("error pages of the web server look like the site's", async () => {
	const page = await browser.newPage({ width: 320 });
	await page.goto(`http://localhost:${it.port}/static/nothing.css`);
	await assertAccessible(page, "static 404");
	await assertNoSidewaysScroll(page, "static 404");
	await picture(page, "error-static");
	await page.context().close();
});
