// summary - a page with problems opens at its summary, whatever the screen and without a script.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { start } from "../http/harness.mjs";
import { open } from "./browser.mjs";
import { stage, visit } from "./pages.mjs";

let it, browser, scene;
before(async () => {
	it = await start();
	browser = await open();
	scene = await stage(it);
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

// On a phone, without a script: the summary has the focus and is in sight.
test("a page with problems, or a change that came too late, opens there without a script too", async () => {
	const wrong = [];
	const opensThere = ({ name }) => /-(problems|conflict)$/.test(name);
	await visit(browser, it, scene, { width: 320, javascript: false, only: opensThere }, async (page, { name }) => {
		const box = await page.locator("main > :is(.problems, .notice)").first().boundingBox();
		const focused = await page.evaluate(() => document.activeElement.matches("main > :is(.problems, .notice):first-child"));
		if (!focused || !box || box.y < 0 || box.y > 600)
			wrong.push(`${name}: focused ${focused}, at ${box?.y}`);
	});
	assert.deepEqual(wrong, []);
});
