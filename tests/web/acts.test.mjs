// acts - the commonest acts cost the clicks and page loads that docs/acts.md promises.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import test, { after, before, describe } from "node:test";

import { root, start } from "../http/harness.mjs";
import { open, person, signIn, site } from "./browser.mjs";
import { stage } from "./pages.mjs";

let it, browser, scene, promised;
before(async () => {
	const table = await readFile(path.join(root, "docs/acts.md"), "utf8");
	promised = new Map([...table.matchAll(/^\| ([^|]+?) \| (\d+) \| (\d+) \|/gm)].map(([, act, clicks, loads]) =>
		[act, { clicks: Number(clicks), loads: Number(loads) }]));
	it = await start();
	browser = await open();
	scene = await stage(it);
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

// Counts the clicks and the pages that load. Choosing from a select is one click; typing is none.
class Counter {
	clicks = 0;
	loads = 0;

	constructor(page) {
		this.page = page;
		page.on("load", () => { this.loads++; });
	}

	async click(selector) {
		this.clicks++;
		await this.page.locator(selector).first().click();
	}

	async go(selector) {
		const arrived = this.page.waitForEvent("load");
		await this.click(selector);
		await arrived;
	}

	async choose(selector, value) {
		this.clicks++;
		await this.page.locator(selector).first().selectOption(value);
	}

	async type(selector, words) {
		await this.page.locator(selector).first().fill(words);
	}
}

// Counts the act, which begins on a page that is open.
async function expectAct(name, page, act) {
	const counter = new Counter(page);
	const promise = promised.get(name);

	assert.ok(promise, `docs/acts.md has a row "${name}"`);
	await act(counter);
	assert.deepEqual({ clicks: counter.clicks, loads: counter.loads }, promise, name);
	await page.context().close();
}

const at = async (address, where, options) => {
	const page = await person(browser, options);
	if (address)
		await signIn(page, it, address);
	await page.goto(`${site(it)}${where}`);
	return page;
};

const CLARA = "claimer@demo.test";

describe("each act costs what docs/acts.md promises", () => {
	test("ask for help for oneself", async () => {
		const page = await at(null, "/programs?q=food+pantry");
		await expectAct("Ask for help for oneself", page, async (c) => {
			await c.go("[data-program] a.connect");
			await c.click("input[name=for][value=self]");
			await c.type("#seeker_first_name", "Gil");
			await c.type("#seeker_phone", "508 555 0177");
			await c.click("input[name=reach][value=text]");
			await c.click("#consent");
			await c.go("main form[method=post] button");
		});
	});

	test("set one status of a list", async () => {
		const page = await at(CLARA, `/inbound/${scene.pantry}`);
		await expectAct("Set one status of a list", page, async (c) => {
			await c.choose("select[name^=status_]", "pending");
			await c.go(".save-bar button");
		});
	});

	test("set many statuses of a list", async () => {
		const page = await at(CLARA, `/inbound/${scene.pantry}?tab=all`);
		const rows = (await page.locator("select[name^=status_]").count()) >= 5 ? 5 : 0;
		assert.equal(rows, 5, "the list has rows");
		const counter = new Counter(page);
		for (let i = 0; i < rows; i++)
			await counter.choose(`[data-referral] >> nth=${i} >> select`, "eligible");
		await counter.go(".save-bar button");
		const ten = promised.get("Set ten statuses of a list");
		assert.deepEqual({ clicks: counter.clicks - rows, loads: counter.loads }, { clicks: ten.clicks - 10, loads: ten.loads });
		await page.context().close();
	});

	test("set ticked rows together", async () => {
		const page = await at(CLARA, `/inbound/${scene.pantry}`);
		const counter = new Counter(page);
		for (let i = 0; i < 3; i++)
			await counter.click(`[data-referral] >> nth=${i} >> input[name=referral]`);
		await counter.choose(".save-bar select", "no_capacity");
		await counter.go(".save-bar button");
		const ten = promised.get("Set ten ticked rows to the same");
		assert.deepEqual({ clicks: counter.clicks - 3, loads: counter.loads }, { clicks: ten.clicks - 10, loads: ten.loads });
		await page.context().close();
	});

	test("undo", async () => {
		const page = await at(CLARA, `/inbound/${scene.pantry}`);
		const saved = page.waitForEvent("load");
		await page.locator("select[name^=status_]").first().selectOption("eligible");
		await page.locator(".save-bar button").click();
		await saved;
		await expectAct("Undo it", page, async (c) => c.go("[data-saved] button[form^=undo-]"));
	});
});
