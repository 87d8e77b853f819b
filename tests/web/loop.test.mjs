// loop - the main job in a browser, with script and without.

import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { start, until } from "../http/harness.mjs";
import { expectSound, open, otherSite, person, programNamed, sideways, signIn, site } from "./browser.mjs";

let it, browser;
before(async () => {
	it = await start();
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

const status = (page, id) => page.locator(`[data-referral="${id}"]`).first().getAttribute("data-status");

async function fillConnect(page, { first, email, reach = ["email"] }) {
	await page.locator("input[name=for][value=other]").check();
	await page.fill("#seeker_first_name", first);
	await page.fill("#seeker_last_name", "Lopez");
	await page.fill("#seeker_email", email);
	await page.fill("#seeker_phone", "508 555 0188");
	for (const way of reach)
		await page.locator(`input[name=reach][value=${way}]`).check();
	await page.fill("#comment", "Two children; food until Friday.");
	await page.locator("#consent").check();
}

for (const javascript of [true, false])
	describe(`the whole loop ${javascript ? "with script" : "without script"}`, () => {
		const first = javascript ? "Marta" : "Nadia";
		const email = `${first.toLowerCase()}@people.test`;
		let hana, clara, id;

		before(async () => {
			hana = await person(browser, { javascript });
			clara = await person(browser, { javascript, width: 320 });
		});

		test("a helper finds a program by words and refers somebody", async () => {
			await signIn(hana, it, "helper@demo.test");
			await hana.goto(`${site(it)}/`);
			await hana.fill("#q", "food pantry");
			await hana.locator("form:has(#q) button").first().click();
			await hana.locator('[data-program]:has-text("Fairhaven Food Pantry") .connect').first().click();
			assert.match(await hana.locator("h1").innerText(), /Ask Fairhaven Food Pantry for help/);
			assert.equal(await hana.inputValue("#helper_first_name"), "Hana", "filled in when signed in");
			await fillConnect(hana, { first, email });
			const last = await hana.inputValue("#seeker_last_name");
			await hana.locator("#seeker_first_name").fill("");
			await hana.locator("#seeker_last_name").fill("");
			await hana.getByRole("button", { name: /^Send to/ }).click();
			assert.equal(await hana.locator("#seeker_first_name-error").count(), 1, "what is missing is said beside its field");
			assert.equal(await hana.inputValue("#comment"), "Two children; food until Friday.", "nothing typed is lost");
			await hana.fill("#seeker_first_name", first);
			await hana.fill("#seeker_last_name", last);
			await hana.getByRole("button", { name: /^Send to/ }).click();
			await hana.waitForURL(/\/sent\//);
			id = await hana.locator("[data-referral]").first().getAttribute("data-referral");
		});

		test("the program opens the link in its mail and answers", async () => {
			const mail = await until("the program's mail", async () =>
				(await it.mails()).find((m) => m.to.includes("pantry@demo.test") && m.text.includes(first)));
			const worker = await person(browser, { javascript, width: 320 });
			await worker.goto(mail.links.find((l) => /\/s\//.test(l)));
			assert.ok(await sideways(worker) <= 0);
			/* The link chose an answer, and asks to confirm it; the other answers are folded. */
			await worker.locator("details:has(input[name=status]) > summary").click();
			await worker.locator("input[name=status][value=needs_client_action]").check();
			await worker.getByRole("button", { name: "Send", exact: true }).click();
			await worker.waitForURL(/done/);
			if (javascript)
				await expectSound(worker, "link page");
			await worker.context().close();
		});

		test("a claimer on a 320-pixel phone sets the status in place, in two clicks and a word", async () => {
			await signIn(clara, it, "claimer@demo.test");
			await clara.goto(`${site(it)}/inbound`);
			await clara.locator('[data-program]:has-text("Fairhaven Food Pantry") a').first().click();
			assert.equal(await status(clara, id), "needs_client_action");
			assert.ok(await sideways(clara) <= 0);
			const row = clara.locator(`[data-referral="${id}"]`);
			await row.locator("select").selectOption("got_help");
			await row.locator(`input[name=note_${id}]`).fill("Gave her two bags.");
			await row.locator(`input[name=share_note_${id}]`).check();
			await clara.getByRole("button", { name: "Save changes" }).click();
			await clara.waitForURL(/saved=/);
			assert.equal(await status(clara, id), "got_help");
			assert.match(await row.innerText(), /Saved just now/);
		});

		test("helper and seeker see it", async () => {
			await hana.goto(`${site(it)}/people?q=${first}`);
			await hana.locator("[data-person] a").first().click();
			assert.equal(await status(hana, id), "got_help");
			await hana.goto(`${site(it)}/referrals/${id}`);
			assert.match(await hana.locator("main").innerText(), /Gave her two bags\./);
			const maria = await person(browser, { javascript, width: 320 });
			const mail = await until("the seeker's mail", async () => (await it.mails()).find((m) =>
				m.to.includes(email) && m.links.some((l) => /\/s\//.test(l)) && !/Gave her/.test(m.text)));
			await maria.goto(mail.links.find((l) => /\/s\//.test(l)));
			assert.match(await maria.locator("main").innerText(), new RegExp(first));
			assert.doesNotMatch(await maria.content(), /Lopez|0188|people\.test/);
			await maria.context().close();
		});

		test("for the same person again, the form is filled from contact info on file", async () => {
			const { origin, pathname } = new URL(`${site(it)}/connect/${await programNamed(hana, it, "Fairhaven Diaper Bank")}`);
			await hana.goto(origin + pathname);
			await hana.locator("#person_q").pressSequentially(first.slice(0, 3));
			if (!javascript)
				await hana.getByRole("button", { name: "Look" }).click();
			await hana.locator("#found a", { hasText: first }).click();
			assert.equal(await hana.inputValue("#seeker_email"), email);
			assert.equal(await hana.locator("input[type=hidden][name=for][value=other]").count(), 1);
			await hana.goto(origin + pathname);
			await hana.locator("#person").selectOption({ label: `${first} Lopez` });
			await hana.getByRole("button", { name: "Fill in this form" }).click();
			assert.equal(await hana.inputValue("#seeker_first_name"), first);
			if (javascript)
				await expectSound(hana, "filled form");
		});
	});

describe("leave now", () => {
	let other;
	before(async () => { other = await otherSite(it); });
	after(() => other?.close());

	test("replaces the page, so that the Back button does not lead here", async () => {
		const page = await person(browser);
		await page.goto("about:blank");
		await page.goto(`${site(it)}/`);
		await page.locator("a.leave").click();
		await page.waitForURL((url) => !url.host.startsWith("localhost"));
		await page.goBack().catch(() => null);
		assert.ok(!page.url().includes("localhost"), page.url());
		await page.context().close();
	});

	test("Escape, twice", async () => {
		const page = await person(browser);
		await page.goto(`${site(it)}/`);
		await page.keyboard.press("Escape");
		await page.keyboard.press("Escape");
		await page.waitForURL((url) => !url.host.startsWith("localhost"));
		await page.context().close();
	});

	test("works as a plain link without script", async () => {
		const page = await person(browser, { javascript: false });
		await page.goto(`${site(it)}/`);
		await page.locator("a.leave").click();
		await page.waitForURL((url) => !url.host.startsWith("localhost"));
		await page.goBack();
		assert.equal(await page.locator("h1").textContent(), "You have left");
		assert.doesNotMatch(await page.content(), /Fairhaven/);
		await page.locator("a[rel=nofollow]").click();
		assert.match(await page.content(), /Fairhaven/);
		await page.context().close();
	});
});

test("no page loads anything from another server", async () => {
	const page = await person(browser), asked = new Set();
	page.on("request", (request) => asked.add(new URL(request.url()).host));
	await signIn(page, it, "helper@demo.test");
	for (const path of ["/", "/programs?q=food", "/people", "/referrals", "/account"])
		await page.goto(`${site(it)}${path}`);
	assert.deepEqual([...asked], [`localhost:${it.port}`]);
	await page.context().close();
});
