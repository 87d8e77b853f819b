// keyboard - the whole loop with only Tab, Enter, Space and arrows; the focus is always visible; one Escape does no harm.

import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";

import { start, until } from "../http/harness.mjs";
import { open, otherSite, person, programNamed, site } from "./browser.mjs";
import { holds, pressOn, ringFault, select, signInByKeys, tabTo, type } from "./keys.mjs";
import { pages, stage, visit } from "./pages.mjs";

let it, browser;
before(async () => {
	it = await start();
	browser = await open();
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

// Changes the status on a referral's page: the choice, a shared note, Save.
async function setStatusOfPage(page, id, value, note) {
	const inside = (selector) => `form:has(#status) ${selector}`;

	await select(page, "#status", value);
	await type(page, inside("textarea"), note);
	await tabTo(page, inside("input[name=share_note]"));
	await page.keyboard.press("Space");
	await pressOn(page, inside("button"));
}

// Changes a status in its row: the choice, a shared note, Save.
async function setStatus(page, id, value, note) {
	await select(page, `select[name=status_${id}]`, value);
	await type(page, `input[name=note_${id}]`, note);
	await tabTo(page, `input[name=share_note_${id}]`);
	await page.keyboard.press("Space");
	await pressOn(page, ".save-bar button");
}

describe("the questions of a program", () => {
	let guest, loads = 0;
	const question = () => guest.locator("main h1").innerText();
	const ask = (n) => new RegExp(`Fairhaven Rent Help, question ${n} of \\d`);
	const continueBy = async (key) => {
		const arrived = guest.waitForEvent("load");
		await guest.keyboard.press(key);
		await arrived;
	};

	before(async () => {
		guest = await person(browser, { width: 390 });
		await guest.goto(`${site(it)}/connect/${await programNamed(guest, it, "Fairhaven Rent Help")}`);
		await guest.check("[name=for][value=self]");
		await guest.fill("#seeker_first_name", "Kim");
		await guest.fill("#seeker_phone", "508 555 0177");
		await guest.check("[name=reach][value=phone]");
		await guest.check("#consent");
		guest.on("load", () => loads++);
		await pressOn(guest, "main form:has(#consent) button");
	});

	test("Enter in a field continues, and never goes back; an answer that is missing opens at the summary, which leads to it", async () => {
		assert.match(await question(), ask(1));
		assert.match(await guest.title(), ask(1), "a screen reader begins with the number");
		await pressOn(guest, "main button:not(.plain):not([aria-hidden])");
		assert.match(await guest.title(), /^Error: /);
		assert.ok(await holds(guest, ".problems"));
		await tabTo(guest, '.problems a[href="#q_rentLivesHere"]');
		await guest.keyboard.press("Enter");
		assert.ok(await holds(guest, "fieldset#q_rentLivesHere"), "the summary leads to the question");
		await tabTo(guest, "[name=q_rentLivesHere]");
		await guest.keyboard.press("Space");
		await continueBy("Enter");
		assert.match(await question(), ask(2));
		await tabTo(guest, "[name=q_rentHomeKind1]");
		await guest.keyboard.press("Space");
		await continueBy("Enter");
		assert.match(await question(), ask(3));
		await pressOn(guest, ".back button");
		assert.match(await question(), ask(2));
		assert.ok(await guest.locator("[name=q_rentHomeKind1][value='1']").isChecked(), "the way back keeps the answers");
		await tabTo(guest, "[name=q_rentHomeKind1]");
		await continueBy("Enter");
	});

	test("to the thank-you page by keys alone", async () => {
		loads = 0;
		await tabTo(guest, "[name=q_rentNotice12]");
		await guest.keyboard.press("Space");
		await guest.keyboard.press("ArrowDown");
		await continueBy("Enter");
		await tabTo(guest, "[name=q_rentHelpKind]");
		await guest.keyboard.press("Space");
		await continueBy("Enter");
		await type(guest, "[name=q_rentPeople12]", "99");
		await continueBy("Enter");
		await tabTo(guest, '.problems a[href="#q_rentPeople12"]');
		await guest.keyboard.press("Enter");
		assert.ok(await holds(guest, "input[name=q_rentPeople12]"));
		await guest.keyboard.press("Control+A");
		await guest.keyboard.type("3");
		await continueBy("Enter");
		await type(guest, "[name=q_rentCallTime]", "after 4");
		await continueBy("Enter");
		await type(guest, "textarea", "The landlord wrote.");
		await pressOn(guest, "main button:not(.plain):not([aria-hidden])");
		await tabTo(guest, "main summary");
		await guest.keyboard.press("Enter");
		assert.match(await guest.locator("main details").innerText(), /after 4/);
		await pressOn(guest, "[name=go][value=send]");
		assert.match(guest.url(), /\/sent\//);
		assert.equal(loads, 7, "a page for each question, one for what was wrong, one to look at everything");
	});
});

describe("the whole loop", () => {
	let hana, id, program;

	before(async () => {
		hana = await person(browser);
		await signInByKeys(hana, it, "helper@demo.test");
	});

	test("from search to thank-you", async () => {
		await hana.goto(`${site(it)}/`);
		await type(hana, "#q", "food pantry");
		const found = hana.waitForEvent("load");
		await hana.keyboard.press("Enter");
		await found;
		await pressOn(hana, '[data-program] h3 a[href^="/programs/"]');
		assert.match(await hana.locator("h1").innerText(), /Fairhaven Food Pantry/);
		program = new URL(hana.url()).pathname.split("/").pop();
		await pressOn(hana, "a.connect");
		await tabTo(hana, "input[name=for]");
		await hana.keyboard.press("Space");
		await hana.keyboard.press("ArrowDown");
		assert.ok(await holds(hana, "input[name=for][value=other]:checked"));
		await type(hana, "#seeker_first_name", "Kia");
		await type(hana, "#seeker_last_name", "Keys");
		await type(hana, "#seeker_email", "kia@people.test");
		await tabTo(hana, "input[name=reach][value=email]");
		await hana.keyboard.press("Space");
		await type(hana, "#comment", "By keys alone.");
		await pressOn(hana, "main form[method=post] button", "Enter");

		assert.match(await hana.title(), /^Error: /, "the permission was left out");
		assert.ok(await holds(hana, ".problems"));
		await tabTo(hana, '.problems a[href="#consent"]');
		await hana.keyboard.press("Enter");
		assert.ok(await holds(hana, "#consent"), "the summary leads to the field");
		await hana.keyboard.press("Space");
		await pressOn(hana, "main form[method=post] button", "Space");
		await hana.waitForURL(/\/sent\//);
		id = await hana.locator("[data-referral]").first().getAttribute("data-referral");
		assert.match(await hana.locator("h1").innerText(), /Sent to/);
	});

	test("a claimer changes a status in its row", async () => {
		const clara = await person(browser);
		await signInByKeys(clara, it, "claimer@demo.test");
		await pressOn(clara, '.nav a[href="/inbound"]');
		await pressOn(clara, `main a[href="/inbound/${program}"]`);
		await setStatus(clara, id, "got_help", "Come on Monday.");
		assert.equal(await clara.locator(`[data-referral="${id}"]`).first().getAttribute("data-status"), "got_help");
		await clara.context().close();
	});

	test("the helper reads it, and disagrees", async () => {
		await pressOn(hana, '.nav a[href="/people"]');
		await pressOn(hana, "[data-person] a[href^='/people/']");
		await pressOn(hana, `[data-referral="${id}"] a[href="/referrals/${id}"]`);
		assert.match(await hana.locator("main").innerText(), /Come on Monday\./);
		await setStatusOfPage(hana, id, "couldnt_get_help", "The door was shut.");
		assert.equal(await hana.locator("main[data-referral]").getAttribute("data-disputed"), "");
		assert.match(await hana.locator("main").innerText(), /They disagree[\s\S]*The door was shut\./);
	});

	test("the helper adds a note", async () => {
		const form = 'form[action$="/notes"]';
		await hana.goto(`${site(it)}/referrals/${id}`);
		await tabTo(hana, `${form} textarea`);
		await hana.keyboard.type("She comes back on Friday.");
		await pressOn(hana, `${form} button`);
		assert.match(await hana.locator(".timeline").innerText(), /She comes back on Friday\./);
	});

	test("the person answers from the message, without signing in", async () => {
		const mail = await until("the person's mail", async () => (await it.mails()).find((m) =>
			m.to.includes("kia@people.test") && m.links.some((l) => /\/s\//.test(l))));
		const kia = await person(browser);
		await kia.goto(mail.links.find((l) => /\/s\//.test(l)));
		await pressOn(kia, "main form button");	// the link chose the answer; this confirms it
		assert.match(await kia.locator("main [role=status]").innerText(), /Thank you/);
		await kia.context().close();
	});

	test("signing out", async () => {
		await pressOn(hana, '.site-footer form[action="/sign-out"] button');
		await hana.goto(`${site(it)}/people`);
		assert.match(hana.url(), /\/sign-in\?next=/);
		await hana.context().close();
	});
});

test("the first Tab shows a link that skips to the content", async () => {
	const page = await person(browser);
	for (const path of ["/", "/sign-in"]) {
		await page.goto(`${site(it)}${path}`);
		await page.keyboard.press("Tab");
		assert.ok(await holds(page, ".skip"));
		const box = await page.locator(".skip").boundingBox();
		assert.ok(box.y >= 0 && box.height >= 44, "it is seen");
		await page.keyboard.press("Enter");
		await page.keyboard.press("Tab");
		assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
	}
	await page.context().close();
});

test("on every page Tab visits each element once, in reading order, and shows the focus", async () => {
	const scene = await stage(it), found = [];
	const only = ({ name }) => !/-(2|none|no-place|long|empty|saved|late|signed-in|other-script|narrowed|quiet|external|tracking-only)$|^search$/.test(name);
	await visit(browser, it, scene, { only }, async (page, { name }) => {
		/* Begins before everything else, wherever the page had put the focus. */
		await page.evaluate(() => {
			const start = document.createElement("span");
			start.id = "start-of-walk";
			start.tabIndex = 0;
			document.body.prepend(start);
			start.focus();
		});
		const expected = await page.evaluate(() => {
			const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']:not(#start-of-walk)")]
				.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0);
			/* Of a group of radio buttons, one. */
			return all.filter((e) => e.type !== "radio" || e === all.find((o) => o.type === "radio" && o.name === e.name && o.form === e.form)).length;
		});
		const columns = new Set();
		let last = { top: -Infinity, box: 0, column: -1 }, visited = 0;
		for (; visited <= expected + 5; visited++) {
			await page.keyboard.press("Tab");
			const at = await page.evaluate(() => {
				const e = document.activeElement;
				/* Elements side by side may begin higher or lower, and each column begins at the top, once. */
				const beside = "tr, .card, .pair, .search, .top, .nav, .facts, [data-referral]:not(main)";
				const boxes = [...document.querySelectorAll(beside)];
				const columns = [...document.querySelectorAll(".two > *, .now > *, .tools > *, .chips, .found, .chips ~ .stack, .chips ~ .save-bar")];
				const scrolled = scrollY + (e.closest(".side")?.scrollTop ?? 0);
				/* Month, day, year and calendar of a date are one element. */
				const again = e.type === "date" && e === globalThis.lastOfWalk;
				globalThis.lastOfWalk = e;
				return { again, out: e === document.body || e.id === "start-of-walk", top: e.getBoundingClientRect().top + scrolled,
					sticky: Boolean(e.closest(".bar, .skip, .panel")), what: e.outerHTML.slice(0, 80),
					box: boxes.indexOf(e.closest("tr") ?? e.closest(beside)),
					column: columns.findIndex((c) => c.contains(e)) };
			});
			if (at.out)
				break;
			if (at.again) {
				visited--;
				continue;
			}
			const fault = await ringFault(page);
			if (fault)
				found.push(`${name}: ${fault}`);
			const next = at.column !== last.column && !columns.has(at.column);
			columns.add(at.column);
			if (!at.sticky && !next && at.top < last.top - 1 && (at.box < 0 || at.box !== last.box))
				found.push(`${name}: goes back up to ${at.what}`);
			if (!at.sticky)
				last = at;
		}
		if (visited !== expected)
			found.push(`${name}: ${visited} stops for ${expected} things`);
	});
	assert.deepEqual(found, []);
	assert.ok(pages.filter(only).length > 30);
});

describe("Escape", () => {
	let other;
	before(async () => { other = await otherSite(it); });
	after(() => other?.close());

	test("once changes nothing that was typed, in any field", async () => {
		const page = await person(browser);
		await page.goto(`${site(it)}/`);
		await page.fill("#q", "food");
		await page.keyboard.press("Escape");
		assert.equal(await page.inputValue("#q"), "food");
		await page.waitForTimeout(900);		/* too late for a second press to count as twice */
		await page.fill("#near", "Fairhaven");
		await page.keyboard.press("Escape");
		assert.equal(await page.inputValue("#near"), "Fairhaven");
		assert.ok(page.url().startsWith(site(it)));
		await page.context().close();
	});

	test("is only promised where a script hears it, and where there is room for a keyboard", async () => {
		for (const [options, promised] of [[{}, true], [{ javascript: false }, false], [{ width: 320 }, false]]) {
			const page = await person(browser, options);
			await page.goto(`${site(it)}/`);
			assert.equal(await page.getByText("So does Escape, pressed twice.").isVisible(), promised, JSON.stringify(options));
			assert.ok(await page.getByText("“Leave now” at the top leaves this page at once.").isVisible());
			await page.context().close();
		}
	});

	test("twice leaves the site, also from a form; holding the key counts as one press", async () => {
		const page = await person(browser);
		await page.goto(`${site(it)}/sign-in`);
		await page.focus("#address");
		await page.keyboard.down("Escape");
		for (let i = 0; i < 5; i++)
			await page.keyboard.down("Escape");
		await page.keyboard.up("Escape");
		assert.ok(page.url().startsWith(site(it)), "held");
		await page.keyboard.press("Escape");
		await page.waitForURL((url) => !url.host.includes("localhost"));
		await page.context().close();
	});
});
