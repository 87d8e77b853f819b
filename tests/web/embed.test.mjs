// embed - frames in a page of another origin, in a browser that gives third parties no cookies.

import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import http from "node:http";
import test, { after, before, describe } from "node:test";

import { start } from "../http/harness.mjs";
import { answerQuestions, axe, open, person, site } from "./browser.mjs";

// The listener of docs/portal.md, as a portal has it in its page.
const LISTENER = await import("node:fs/promises").then(({ readFile }) => readFile(new URL("../../docs/portal.md", import.meta.url), "utf8"))
	.then((text) => text.match(/^```js\n([\s\S]*?)^```/m)[1]);

let it, browser, portal, stranger;

// A page of another origin with a frame: its site is 127.0.0.1, the frame's is localhost.
async function around() {
	const server = http.createServer((request, answer) => {
		const asked = new URL(request.url, "http://portal").searchParams, path = asked.get("frame");
		answer.setHeader("Content-Type", "text/html; charset=utf-8");
		if (asked.has("token"))
			return answer.end(`<!doctype html><html lang="en"><title>A portal</title><h1>A portal</h1>
				<form method="post" action="${site(it)}/launch" target="${asked.get("target")}"><input type="hidden" name="token" value="${asked.get("token")}">
				<button>Refer Rosa</button></form><iframe name="help" title="Find help" width="100%" height="900"></iframe>`);
		answer.end(`<!doctype html><html lang="en"><title>A portal</title><h1>A portal</h1><p>${"Words of the portal. ".repeat(200)}</p>
			<iframe src="${site(it)}${path}" title="Find help" width="100%" height="500" style="border: 0"></iframe><script>${LISTENER}</script>`);
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

before(async () => {
	it = await start();
	[portal, stranger] = [await around(), await around()];
	await it.handrail("site", "set", "localhost", "--embed-origin", portal.origin);
	browser = await open("--test-third-party-cookie-phaseout");
});
after(async () => {
	await browser?.close();
	portal?.close();
	stranger?.close();
	await it?.stop();
});

test("the browser of these tests keeps no cookie of a third party", async () => {
	const asked = [];
	const third = http.createServer((request, answer) => {
		asked.push(request.headers.cookie);
		answer.setHeader("Set-Cookie", "third=party; SameSite=None; Secure");
		answer.setHeader("Content-Type", "text/html");
		answer.end("a frame");
	});
	await new Promise((resolve) => third.listen(0, "127.0.0.1", resolve));
	const page = await person(browser), url = `http://localhost:${third.address().port}/`;
	for (let i = 0; i < 2; i++) {
		await page.goto(`${portal.origin}/?frame=/embed/sent/none`);
		await page.evaluate((src) => new Promise((resolve) => Object.assign(document.querySelector("iframe"), { src, onload: resolve })), url);
	}
	assert.deepEqual(asked.filter((cookie) => cookie !== undefined), []);
	assert.ok(asked.length >= 2);
	await page.goto(url);
	await page.goto(url);
	assert.equal(asked.at(-1), "third=party", "while a first party has its cookies");
	third.close();
	await page.context().close();
});

// The frame in the portal's page, of a person whose browser blocks third-party cookies.
async function visit(path, { page, from = portal, javascript = true } = {}) {
	page ??= await person(browser, { javascript });
	page.refused = [];
	page.on("console", (message) => /frame-ancestors/.test(message.text()) && page.refused.push(message.text()));
	await page.goto(`${from.origin}/?frame=${encodeURIComponent(path)}`);
	return { page, frame: page.frameLocator("iframe"), inner: () => page.frames().find((f) => f !== page.mainFrame()) };
}

async function fill(frame, name) {
	await frame.locator("input[name=for][value=self]").check();
	await frame.locator("#seeker_first_name").fill(name);
	await frame.locator("#seeker_email").fill(`${name.toLowerCase()}@people.test`);
	await frame.locator("input[name=reach][value=email]").check();
	await frame.locator("#consent").check();
}

const press = (frame, words) => frame.getByRole("button", { name: words }).first().click();

for (const javascript of [true, false])
	describe(`a person in a portal, ${javascript ? "with script" : "without script"}`, () => {
		test("finds a program, sends, and sees the thank-you page, without a cookie", async () => {
			const { page, frame } = await visit("/embed/programs?q=food+pantry", { javascript });
			await frame.locator("h3 a", { hasText: "Fairhaven Food Pantry" }).first().click();
			await frame.locator("a.connect").first().click();
			await fill(frame, javascript ? "Marta" : "Nadia");
			await press(frame, /^Send/);
			await frame.locator("[data-code]").first().waitFor();
			assert.equal(await frame.locator("[data-referral]").getAttribute("data-kind"), "live");
			assert.deepEqual(await page.context().cookies(), [], "no cookie anywhere");
			assert.ok(page.url().startsWith(portal.origin), "the portal's page stays");
			if (javascript) {
				const box = await page.locator("iframe").boundingBox();
				assert.ok(box.y >= -5 && box.y < 800, `the top of the frame is in view (${box.y})`);
			}
			await page.context().close();
		});
	});

test("questions are answered in the frame", async () => {
	const { page, frame, inner } = await visit("/embed/programs?q=rent+help");
	await frame.locator("h3 a", { hasText: "Fairhaven Rent Help" }).first().click();
	await frame.locator("a.connect").first().click();
	await fill(frame, "Olga");
	await press(frame, /Continue|Next|questions/);
	await frame.locator("[data-question]").first().waitFor();
	for (let i = 0; i < 20 && !/\/sent\//.test(inner().url()); i++) {
		for (const question of await frame.locator("[data-question]").all()) {
			const choices = question.locator("input[type=radio], input[type=checkbox]"), number = question.locator("input[inputmode]");
			if (await choices.count())
				await choices.first().check();
			else if (await number.count())
				await number.fill("3");
		}
		const before = inner().url();
		await frame.locator("main .acts button[name=go]:is([value=next], [value=send])").first().click();
		await page.waitForFunction(() => true);
		await inner().waitForURL((url) => String(url) !== before, { timeout: 5000 }).catch(() => {});
	}
	await frame.locator("[data-code]").first().waitFor();
	assert.deepEqual(await page.context().cookies(), []);
	await page.context().close();
});

describe("a signed launch", () => {
	let key, pantry;
	const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

	before(async () => {
		const { stdout } = await it.handrail("site", "launch-key", "localhost");
		const [kid, text] = stdout.trim().split(" ");
		key = { kid, text };
		const list = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
		pantry = list.stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === "Fairhaven Food Pantry")[0];
	});

	// The portal's page with the button, pressed.
	async function press(page, target, more = {}) {
		const signed = `${part({ alg: "HS256", kid: key.kid })}.${part({ aud: site(it), sub: randomUUID(), jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + 120,
			given_name: "Hal", family_name: "Hay", role: "helper", program: pantry, seeker_first_name: "Rosa", seeker_email: "rosa@people.test", ...more })}`;
		const token = `${signed}.${createHmac("sha256", key.text).update(signed).digest("base64url")}`;
		await page.goto(`${portal.origin}/?${new URLSearchParams({ token, target })}`);
		await page.getByRole("button", { name: "Refer Rosa" }).click();
	}

	const words = async (where) => Promise.all(["seeker_first_name", "seeker_email", "helper_first_name"].map((id) => where.locator(`#${id}`).inputValue()));

	test("opens the form in the portal's frame, filled, without a cookie", async () => {
		const page = await person(browser);
		await press(page, "help");
		const frame = page.frameLocator("iframe");
		await frame.locator("#seeker_first_name").waitFor();
		assert.deepEqual(await words(frame), ["Rosa", "rosa@people.test", "Hal"]);
		await frame.locator("input[name=reach][value=email]").check();
		await frame.locator("#consent").check();
		await frame.getByRole("button", { name: /^Send/ }).first().click();
		await frame.locator("[data-code]").first().waitFor();
		assert.deepEqual(await page.context().cookies(), []);
		await page.context().close();
	});

	test("that is too old is explained in the frame", async () => {
		const page = await person(browser);
		await press(page, "help", { exp: 1 });
		await page.frameLocator("iframe").getByText("works once, and for a few minutes").waitFor();
		await page.context().close();
	});

	test("opens the form in a window of its own, filled, and signs in", async () => {
		const page = await person(browser);
		await press(page, "_self");
		await page.locator("#seeker_first_name").waitFor();
		assert.deepEqual(await words(page), ["Rosa", "rosa@people.test", "Hal"]);
		await page.goto(`${site(it)}/account`);
		assert.equal(await page.locator("#first_name").inputValue(), "Hal");
		await page.context().close();
	});
});

test("the frame is as high as its page, also when that becomes shorter", async () => {
	const { page, frame, inner } = await visit("/embed/programs");
	const fits = () => page.waitForFunction(() => document.querySelector("iframe").style.height !== "").then(async () => {
		for (let i = 0; i < 50; i++) {
			const high = (await page.locator("iframe").boundingBox()).height;
			const inside = await inner().evaluate(() => document.body.getBoundingClientRect().height);
			if (Math.abs(high - inside) < 4)
				return high;
			await page.waitForTimeout(100);
		}
		return 0;
	});
	const long = await fits();
	assert.ok(long > 1000, `${long} px`);
	await frame.locator("#q").fill("nothinglikeit");
	await frame.locator("main form button").first().click();
	await inner().waitForURL(/nothinglikeit/);
	await page.waitForFunction((was) => parseInt(document.querySelector("iframe").style.height) < was, long);
	const short = await fits();
	assert.ok(short > 0 && short < long, `${short} px after ${long}`);
	assert.ok(await inner().evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1), "no scroll bar of its own");
	await page.context().close();
});

test("pages in a frame are sound for screen readers", async () => {
	const page = await person(browser, { width: 1000 });
	for (const path of ["/embed/programs?q=food", "/embed/programs?lang=es"]) {
		await page.goto(`${site(it)}${path}`);
		assert.deepEqual(await axe(page), [], path);
	}
	assert.deepEqual(page.faults, []);
	await page.context().close();
});

describe("clickjacking", () => {
	test("a page of an origin that the site has not named shows no frame", async () => {
		const page = await person(browser);
		const { frame } = await visit("/embed/programs", { page, from: stranger });
		assert.equal(page.refused.length, 1, "the browser refuses the frame");
		assert.equal(await frame.locator("#q").count(), 0);
		await page.context().close();
	});

	test("no page of an account can be framed, not even by an origin that may frame", async () => {
		for (const path of ["/people", "/programs", "/sign-in", "/account", "/"]) {
			const page = await person(browser);
			const { frame } = await visit(path, { page });
			assert.equal(page.refused.length, 1, path);
			assert.equal(await frame.locator("main, .masthead").count(), 0, path);
			await page.context().close();
		}
	});

	test("who is signed in at top level is nobody in the frame", async () => {
		const page = await person(browser);
		await page.goto(`${site(it)}/sign-in`);
		await page.fill("#address", "helper@demo.test");
		const password = page.locator("#password");
		if (!await password.isVisible())
			await page.locator("details:has(#password) > summary").click();
		await password.fill("handrail demo");
		await page.locator("form:has(#password) button").first().click();
		await page.waitForURL(/\/people/);
		// A page of the same site: here the browser does send its cookies with the frame.
		const near = http.createServer((request, answer) => {
			answer.setHeader("Content-Type", "text/html");
			answer.end(`<iframe src="${site(it)}/embed/programs?q=food"></iframe>`);
		});
		await new Promise((resolve) => near.listen(0, "127.0.0.1", resolve));
		const origin = `http://localhost:${near.address().port}`;
		await it.handrail("site", "set", "localhost", "--embed-origin", `${portal.origin} ${origin}`);
		await page.goto(origin);
		const frame = page.frameLocator("iframe");
		await frame.locator("h3 a").first().click();
		await frame.locator("a.connect").first().click();
		await frame.locator("#seeker_first_name").waitFor();
		assert.equal(await frame.getByText("Hana").count(), 0);
		near.close();
		await page.context().close();
	});
});
