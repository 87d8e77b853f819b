// lights (run by hand: node --test tests/web/lights.mjs; it takes long)
// pages - every page and state in every kind of light and size: axe finds nothing, nothing reaches past the edge,
// fingers can hit what they have to, and what people type into their browser's settings is followed.

import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";

import { start } from "../http/harness.mjs";
import { axe, open, sideways } from "./browser.mjs";
import { pages, stage, visit } from "./pages.mjs";

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

// Looks at every page and gathers what is wrong: [ "name: finding" ].
async function findings(options, look) {
	const found = [];
	let seen = 0;
	await visit(browser, it, scene, options, async (page, entry) => {
		seen++;
		for (const finding of await look(page, entry))
			found.push(`${entry.name}: ${finding}`);
		for (const fault of page.faults.splice(0))
			found.push(`${entry.name}: ${fault}`);
	});
	assert.equal(seen, options.only ? pages.filter(options.only).length : pages.length);
	return found;
}

// Style that no policy of the page forbids, as an extension of the browser would bring it.
const restyle = (page, css) => page.evaluate((text) => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(text);
	document.adoptedStyleSheets = [sheet];
}, css);

// Words past the edge of the page, or of the box that they stand in.
const spilt = (page) => page.evaluate(() => {
	const edge = document.documentElement.clientWidth, found = [];
	const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = words.nextNode(); node; node = words.nextNode()) {
		const around = node.parentElement;
		if (!node.data.trim() || !around.checkVisibility() || around.closest(".visually-hidden, .skip, option"))
			continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const box = around.closest("button, .button, .status, .tags > li, summary, .choice, .notice, .panel, td, th, .card, main, body").getBoundingClientRect();
		for (const r of range.getClientRects())
			if (r.right > edge + 1 || r.left < -1 || r.right > box.right + 1.5 || r.left < box.left - 1.5) {
				found.push(`"${node.data.trim().slice(0, 40)}" from ${Math.round(r.left)} to ${Math.round(r.right)}, its box ${Math.round(box.left)} to ${Math.round(box.right)}`);
				break;
			}
	}
	return found;
});

const fits = async (page) => {
	const more = await sideways(page);
	return [...(more > 0 ? [`${more} px past the edge`] : []), ...await spilt(page)];
};

describe("in the light", () => {
	test("axe finds nothing, and each page has one main and a heading", async () =>
		assert.deepEqual(await findings({ width: 1280 }, async (page) => [
			...await axe(page), ...await fits(page),
			...(await page.locator("main").count() === 1 ? [] : ["no main"]),
			...(await page.locator("h1").count() >= 1 ? [] : ["no h1"]),
			...(await page.title() ? [] : ["no title"]),
		]), []));

	test("a page with problems says so in its title, points to each field, and has the focus on the summary", async () =>
		assert.deepEqual(await findings({ only: ({ name }) => name.endsWith("-problems") }, (page) => page.evaluate(() => {
			const summary = document.querySelector(".problems"), found = [];
			if (!summary)
				return ["no summary"];
			if (!/^Error: /.test(document.title))
				found.push(`titled ${document.title}`);
			if (document.activeElement !== summary)
				found.push("the focus is elsewhere");
			for (const link of summary.querySelectorAll("a"))
				if (!document.querySelector(link.getAttribute("href")))
					found.push(`${link.textContent} leads nowhere`);
			return found;
		})), []));
});

// One page of each make: the others differ in words only.
const ofAMake = ({ name }) => !/-(2|none|no-place|long|empty|saved|late|signed-in|other-script|narrowed|quiet|external)$/.test(name);

test("in the dark, axe finds no colour that does not carry", async () =>
	assert.deepEqual(await findings({ width: 1280, colorScheme: "dark", only: ofAMake }, (page) => axe(page, ["color-contrast", "link-in-text-block"])), []));

test("on a narrow phone nothing reaches past the edge, also with the spacing of WCAG 1.4.12", async () =>
	assert.deepEqual(await findings({ width: 320 }, async (page) => {
		const found = await fits(page);
		await restyle(page, `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
			p { margin-block-end: 2em !important; }`);
		return [...found, ...(await fits(page)).map((finding) => `spaced: ${finding}`)];
	}), []));

test("magnified twice, at 640 pixels", async () =>
	assert.deepEqual(await findings({ width: 640, deviceScaleFactor: 2 }, fits), []));

test("with forced colours at 320 pixels", async () =>
	assert.deepEqual(await findings({ width: 320, forcedColors: "active", only: ofAMake }, fits), []));

// Links within a sentence are as high as its lines; all else is 44 px, and nothing is near enough to be hit by mistake.
test("a finger can hit everything", async () =>
	assert.deepEqual(await findings({ width: 320, hasTouch: true, isMobile: true }, (page) => page.evaluate(() => {
		const small = (e) => {
			const box = (e.closest("label.choice") ?? e).getBoundingClientRect();
			return Math.round(box.height) < 44 || Math.round(box.width) < 24;
		};
		const inSentence = (e) => e.matches("a") && [...e.parentElement.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && /\w{2}/.test(n.data));
		return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
			.filter((e) => e.checkVisibility() && !e.closest(".skip") && !inSentence(e) && small(e))
			.map((e) => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`);
	})), []));

test("who wants less motion, gets none: nothing moves for anybody", async () =>
	assert.deepEqual(await findings({ only: ({ name }) => /^(search|connect|inbound-program|referral-helper)$/.test(name) }, (page) => page.evaluate(() =>
		[...document.querySelectorAll("*")].filter((e) => {
			const style = getComputedStyle(e);
			return style.animationName !== "none" || style.transitionDuration !== "0s";
		}).map((e) => e.outerHTML.slice(0, 80)))), []));

test("every link leads somewhere", async () => {
	const asked = new Map();
	assert.deepEqual(await findings({ only: ({ name }) => name !== "link-gone" }, async (page, { as, host }) => {
		const links = await page.evaluate(() => [...document.querySelectorAll("a[href^='/']")].map((a) => a.href.split("#")[0]));
		const found = [];
		for (const link of new Set(links)) {
			const key = `${as} ${host} ${link}`;
			if (!asked.has(key))
				asked.set(key, await page.evaluate(async (url) => (await fetch(url)).status, link));
			/* "/referrals/" is a page, but not the one that a link to a referral means. */
			if (asked.get(key) !== 200 || /[^/]\/$/.test(new URL(link).pathname))
				found.push(`${asked.get(key)} ${link}`);
		}
		return found;
	}), []);
	assert.ok(asked.size > 100, `${asked.size} links`);
});

describe("on paper", () => {
	const shown = (page) => page.evaluate(() => document.body.innerText);

	test("no page prints what can only be pressed", async () =>
		assert.deepEqual(await findings({}, async (page) => {
			await page.emulateMedia({ media: "print" });
			const found = await page.evaluate(() => [...document.querySelectorAll("button, .leave, .nav, .skip")]
				.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80)));
			await page.emulateMedia({ media: null });
			return found;
		}), []));

	test("the sheet to take along tells where to go and what to bring, and names nobody", async () =>
		assert.deepEqual(await findings({ only: ({ name }) => /^(sent|sent-guest|referral-helper|referral-seeker)$/.test(name) }, async (page) => {
			await page.emulateMedia({ media: "print" });
			const words = await shown(page);
			const phone = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".sheet a[href^='tel:']")).fontSize));
			await page.emulateMedia({ media: null });
			return [...[/Fairhaven Food Pantry/, /120 Mill Street/, /Monday\s+9 am to 5 pm/, /\(508\) 555-0101/, /What to bring/, /What to say/,
				/[A-Z0-9]{5}-[A-Z0-9]{5}/].filter((must) => !must.test(words)).map((must) => `lacks ${must}`),
				...(/Nia|Brown|Marta|Lopez|Gast|Sam|Hana|Helper|people\.test|0187|0188|children|rice|Pending|got help/i.exec(words) ?? []).map((told) => `tells ${told}`),
				...(phone >= 32 ? [] : [`the number is ${phone} px high, not 24 pt`])];
		}), []));

	test("a program prints the referral itself", async () =>
		assert.deepEqual(await findings({ only: ({ name }) => name === "referral-program" }, async (page) => {
			await page.emulateMedia({ media: "print" });
			const words = await shown(page);
			await page.emulateMedia({ media: null });
			return [/Nia Brown/, /\(508\) 555-0187/, /Hana Helper/].filter((must) => !must.test(words)).map((must) => `lacks ${must}`);
		}), []));
});

test("they are listened to: planted faults are found", async () => {
	const found = await findings({ width: 320, only: ({ name }) => name === "sign-in" }, async (page) => {
		await page.evaluate(() => {
			document.querySelector("label[for=address]").remove();
			document.querySelector("h1").textContent = "W".repeat(40);
		});
		await restyle(page, "h1 { white-space: nowrap; }");
		return [...await axe(page), ...await fits(page)];
	});
	assert.match(found.join("\n"), /label/);
	assert.match(found.join("\n"), /past the edge/);
	assert.match(found.join("\n"), /WWW.*its box/);
});
