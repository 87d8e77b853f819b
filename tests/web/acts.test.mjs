// acts - the commonest acts cost the clicks and page loads that docs/acts.md promises.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import test, { after, before, describe } from "node:test";

import { PASSWORD, root, start } from "../http/harness.mjs";
import { open, otherSite, person, signIn, site } from "./browser.mjs";
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

const CLARA = "claimer@demo.test", HANA = "helper@demo.test";

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

	test("refer a person that one knows", async () => {
		const page = await at(HANA, `/people/${scene.marta}`);
		await expectAct("Refer a person that one knows", page, async (c) => {
			await c.go(`a[href*="programs?"][href*="person=${scene.marta}"]`);
			await c.go(`[data-program="${scene.pantry}"] a.connect`);
			await c.click("#consent");
			await c.go("main form[method=post] button");
		});
	});

	test("find somebody by the last four digits of a phone number", async () => {
		const page = await at(CLARA, "/inbound");
		await expectAct("Find somebody by the last four digits of a phone number", page, async (c) => {
			await c.click("input[name=q]");
			await c.type("input[name=q]", "0185");
			await c.go("form:has(input[name=q]) button");
			assert.equal(await page.locator("[data-referral]").count(), 1, "the one person with that number");
			assert.equal(await page.locator("[data-referral]").first().getAttribute("data-referral"), scene.rtl.id);
		});
	});

	test("open a row's referral and go back", async () => {
		const page = await at(CLARA, `/inbound/${scene.pantry}`);
		const row = await page.locator("[data-referral]").nth(1).getAttribute("data-referral");
		await expectAct("Open a row’s referral and go back", page, async (c) => {
			await c.go(`[data-referral="${row}"] a[href*="/referrals/${row}"]`);
			await c.go("main .back a");
			assert.ok(page.url().endsWith(`#${row}`) || await page.locator(`[data-referral="${row}"]`).count(), "the row that was left");
		});
	});

	test("add somebody who came or called", async () => {
		const page = await at(CLARA, `/inbound/${scene.pantry}`);
		await expectAct("Add somebody who came or called", page, async (c) => {
			await c.go(`a[href$="/inbound/${scene.pantry}/new"]`);
			await c.type("#seeker_first_name", "Walt");
			await c.click("input[name=reach][value=dont_reach_out]");
			await c.click("#consent");
			await c.go("main form[method=post] button");
			assert.equal(await page.locator("main .notice [data-code], main .notice [data-referral]").count() > 0, true, "it is on the list");
		});
	});

	test("answer from a message", async () => {
		const page = await at(null, `${scene.programLink}?status=pending`);
		await expectAct("Answer from a message", page, async (c) => c.go("main form[method=post] button"));
	});

	test("sign in with a password", async () => {
		const page = await at(null, "/sign-in");
		await expectAct("Sign in with a password", page, async (c) => {
			await c.type("#address", HANA);
			await c.click("details:has(#password) > summary");
			await c.type("#password", PASSWORD);
			await c.go("form:has(#password) button");
		});
	});

	test("leave now", async () => {
		const other = await otherSite(it);
		const page = await at(null, "/programs");
		await expectAct("Leave now", page, async (c) => c.go(".leave"));
		other.close();
	});
});
