// errors - the web server's own error pages look and work like the site's.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import test, { after, before } from "node:test";

import { root, start } from "../http/harness.mjs";
import { expectSound, open, person, site } from "./browser.mjs";

const folder = path.join(root, "nginx/error");
let it, browser;
before(async () => {
	it = await start();
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

for (const name of await readdir(folder))
	test(name, async () => {
		const page = await person(browser);
		const body = await readFile(path.join(folder, name), "utf8");
		await page.route("**/shown-as-error", (route) => route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body }));
		await page.goto(`${site(it)}/shown-as-error`);
		await expectSound(page, name);
		assert.equal(await page.locator("a.leave").count(), 1);
		assert.match(await page.title(), /\w/);
		await page.context().close();
	});

test("a missing file shows such a page", async () => {
	const page = await person(browser);
	const answer = await page.goto(`${site(it)}/static/nothing.css`);
	assert.equal(answer.status(), 404);
	assert.match(await page.textContent("h1"), /find that page/);
	await page.context().close();
});
