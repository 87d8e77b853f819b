// errors - the web server's own error pages look and work like the site's.

import assert from "node:assert/strict";
import { readFile, readdir, rename } from "node:fs/promises";
import path from "node:path";
import test, { after, before } from "node:test";

import { root, start } from "../http/harness.mjs";
import { expectSound, open, person, programNamed, site } from "./browser.mjs";

let it, browser;
before(async () => {
	it = await start();
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

for (const name of await readdir(path.join(root, "templates/nginx")))
	test(name, async () => {
		const page = await person(browser);
		const body = await readFile(path.join(it.var, "nginx/error/en", name), "utf8");
		await page.route("**/shown-as-error", (route) => route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body }));
		await page.goto(`${site(it)}/shown-as-error`);
		await expectSound(page, name);
		assert.equal(await page.locator("a.leave").count(), 1);
		assert.match(await page.title(), /\w/);
		/* Browsers do not keep our pages, so going back may show an empty form. */
		assert.doesNotMatch(await page.textContent("main"), /still (there|here)/);
		await page.context().close();
	});

test("a missing file shows such a page", async () => {
	const page = await person(browser);
	const answer = await page.goto(`${site(it)}/static/nothing.css`);
	assert.equal(answer.status(), 404);
	assert.match(await page.textContent("h1"), /find that page/);
	await page.context().close();
});

test("a form that is too long is not sent, and the page does not promise that its words are safe", async () => {
	const answer = await it.visitor().post("/connect/x", { comment: "x".repeat(300_000) });
	assert.equal(answer.status, 413);
	assert.match(answer.words, /Nothing was sent\. Go back .* You may have to type them again/);
	assert.equal(answer.headers["retry-after"], undefined);
});

async function fill(page, first) {
	await page.goto(`${site(it)}/connect/${await programNamed(page, it, "Fairhaven Food Pantry")}`);
	await page.locator("input[name=for][value=self]").check();
	await page.fill("#seeker_first_name", first);
	await page.fill("#seeker_last_name", "Again");
	await page.fill("#seeker_email", `${first}@people.test`);
	await page.locator("input[name=reach][value=email]").check();
	await page.locator("#consent").check();
}

const sentFor = (first) => it.sql(`SELECT COUNT(*) FROM referral WHERE seeker_first_name = '${first}'`);

// Runs work while a program's socket is missing.
async function withoutProgram(name, during) {
	const socket = path.join(it.var, "run", `${name}.sock`);
	await rename(socket, `${socket}.away`);
	try {
		await during();
	} finally {
		await rename(`${socket}.away`, socket);
	}
}

test("if a program does not answer, reloading the page sends the same words, once", async () => {
	const page = await person(browser);
	await fill(page, "Patience");
	await withoutProgram("connect", async () => {
		const answer = page.waitForResponse((response) => response.request().method() === "POST");
		await page.locator("main form button").first().click();
		assert.equal((await answer).status(), 502);
		assert.equal((await answer).headers()["retry-after"], "60");
		await page.waitForLoadState();
		assert.match(await page.textContent("main"), /load this page again\. If your browser asks whether to send your form again, say yes/);
	});
	await page.reload();
	await page.waitForURL(/\/sent\//);
	assert.match(await page.textContent("h1"), /Sent to Fairhaven Food Pantry/);
	assert.deepEqual(await sentFor("Patience"), [["1"]]);
	await page.context().close();
});

test("after a fault of ours, the error page keeps the words and can send them again", async () => {
	const page = await person(browser);
	await fill(page, "Constance");
	await it.sql("RENAME TABLE consent TO consent_away");
	try {
		await page.locator("main form button").first().click();
		await page.waitForSelector("h1:has-text('Something went wrong here')");
	} finally {
		await it.sql("RENAME TABLE consent_away TO consent");
	}
	await expectSound(page, "our mistake");
	assert.deepEqual(await sentFor("Constance"), [["0"]]);
	await page.getByRole("button", { name: "Send again" }).click();
	await page.waitForURL(/\/sent\//);
	assert.deepEqual(await sentFor("Constance"), [["1"]]);
	await page.context().close();
});
