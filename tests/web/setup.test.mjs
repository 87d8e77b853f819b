// setup - the first page of a shared host, in a browser: sound at every width, in the dark and without JavaScript; and the whole of it
// with the keyboard, on a telephone's width.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import test, { after, before } from "node:test";
import { asRoot } from "../../bench/captured.mjs";
import { start } from "../http/harness.mjs";
import { SharedHost, lacks } from "../http/shared_host.mjs";
import { expectSound, open, person, sideways, site } from "./browser.mjs";

let it, host, browser;
const WORD = "a plain long word";
const PICTURES = process.env.HANDRAIL_PICTURES;

before(async () => {
	if (lacks)
		return;
	it = await start();
	await asRoot(it, "CREATE DATABASE host CHARACTER SET utf8mb4; CREATE USER host@localhost IDENTIFIED BY 'of the database'; GRANT ALL ON host.* TO host@localhost");
	host = await new SharedHost("apache-cgi").start(it);
	browser = await open();
});
after(async () => {
	await browser?.close();
	await host?.stop();
	await it?.stop();
});

async function look(page, name, width) {
	if (PICTURES)
		await page.screenshot({ path: `${PICTURES}/setup-${name}-${width}.png`, fullPage: true });
}

const shown = {
	"nothing here yet": async (page) => page.goto(`${site(host)}/`),
	"no file": async (page) => page.goto(`${site(host)}/setup`),
	"form": async (page) => {
		await host.write("handrail/setup-code.txt", WORD);
		await page.goto(`${site(host)}/setup`);
	},
	"problems": async (page) => {
		await host.write("handrail/setup-code.txt", WORD);
		await page.goto(`${site(host)}/setup`);
		await page.fill("#setup_code", "another long word");
		await page.locator("main button").click();
		assert.equal(await page.inputValue("#setup_code"), "another long word");
	},
};

for (const [name, go] of Object.entries(shown))
	for (const how of [{ width: 320 }, { width: 1280, colorScheme: "dark" }, { width: 768, javascript: false, locale: "es" }])
		test(`${name}, ${JSON.stringify(how)}`, { skip: lacks }, async () => {
			await rm(host.at("handrail/setup-code.txt"), { force: true });
			const page = await person(browser, how);
			await go(page);
			if (how.javascript !== false)
				await expectSound(page, name);
			assert.equal(await sideways(page), 0);
			assert.equal(await page.locator("a.leave").count(), 1);
			await look(page, name.replaceAll(" ", "-"), how.width);
			await page.context().close();
		});

test("a person sets it up with the keyboard, on a telephone", { skip: lacks }, async () => {
	await host.write("handrail/setup-code.txt", WORD);
	const page = await person(browser, { width: 320 });
	await page.goto(`${site(host)}/setup`);
	const answers = { setup_code: WORD, name: "County Helps", database_hosts: host.socket, database_name: "host", database_user: "host",
		database_password: "of the database", mail_url: `file:${host.at("mail")}`, mail_from: "post@county.test", admin_email: "ada@county.test",
		admin_password: "four plain words here" };
	for (let i = 0; i < 60 && !await page.evaluate(() => document.activeElement.matches("main button")); i++) {
		await page.keyboard.press("Tab");
		const name = await page.evaluate(() => document.activeElement.name);
		if (answers[name]) {
			await page.keyboard.press("Control+A");
			await page.keyboard.type(answers[name]);
			delete answers[name];
		}
	}
	assert.deepEqual(answers, {});
	await Promise.all([page.waitForEvent("load", { timeout: 90000 }), page.keyboard.press("Enter")]);
	assert.match(await page.textContent("h1"), /Handrail is set up/, await page.textContent("main"));
	await expectSound(page, "done");
	assert.equal(await sideways(page), 0);
	await look(page, "done", 320);
	await page.setViewportSize({ width: 1280, height: 800 });
	await look(page, "done", 1280);
	await page.locator("main .button").click();
	await page.fill("#address", "ada@county.test");
	assert.match(await page.textContent("header"), /County Helps/);
	await page.context().close();
});
