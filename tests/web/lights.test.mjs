// lights - every page and state in every light and size: axe finds nothing, nothing reaches past the edge or
// vanishes, targets are large enough for fingers, and print-outs have everything necessary and no more.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { start } from "../http/harness.mjs";
import { axe, fits, open, restyle } from "./browser.mjs";
import { stage, visit } from "./pages.mjs";

// The findings by kind: found.get("axe") is [ "page: finding" ].
const found = new Map();
const told = (kind) => found.get(kind) ?? [];
function tell(kind, name, findings) {
	found.set(kind, [...told(kind), ...findings.map((finding) => `${name}: ${finding}`)]);
}

let it, browser, scene;
before(async () => {
	it = await start();
	browser = await open();
	scene = await stage(it);
	await visit(browser, it, scene, { width: 1280 }, lookWide);
	await visit(browser, it, scene, { width: 320, hasTouch: true, isMobile: true }, lookNarrow);
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

// ---- two rounds over all pages ----

async function lookWide(page, { name }) {
	tell("axe", name, await axe(page));
	tell("fits at 1280", name, await fits(page));
	tell("frame", name, await frame(page));
	tell("faults", name, page.faults.splice(0));
	tell("moves", name, await moving(page));
	tell("leads", name, await page.evaluate(astray));
	if (name.endsWith("-problems"))
		tell("summary", name, await summary(page));
	await page.emulateMedia({ colorScheme: "dark" });
	tell("dark", name, await axe(page, ["color-contrast", "link-in-text-block"]));
	await page.emulateMedia({ colorScheme: null, media: "print" });
	tell("paper", name, await onPaper(page, name));
	await page.emulateMedia({ media: null });
}

async function lookNarrow(page, { name }) {
	tell("fits at 320", name, await fits(page));
	tell("targets", name, await page.evaluate(tooSmall));
	await page.emulateMedia({ forcedColors: "active" });
	tell("forced colours", name, [...await fits(page), ...await page.evaluate(vanished)]);
	await page.emulateMedia({ forcedColors: null });
	await restyle(page, `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
		p { margin-block-end: 2em !important; }`);
	tell("spaced", name, await fits(page));
	await restyle(page, "");
	await page.setViewportSize({ width: 640, height: 800 });
	tell("fits at 640", name, await fits(page));
	await page.setViewportSize({ width: 320, height: 640 });
}

const frame = async (page) => [
	...(await page.locator("main").count() === 1 ? [] : ["no main"]),
	...(await page.locator("h1").count() >= 1 ? [] : ["no h1"]),
	...(await page.title() ? [] : ["no title"]),
];

// A page with problems has "Error" in its title, links to each field, and the focus on the summary.
const summary = (page) => page.evaluate(() => {
	const problems = document.querySelector(".problems");
	if (!problems)
		return ["no summary"];
	return [
		...(/^Error: /.test(document.title) ? [] : [`titled ${document.title}`]),
		...(document.activeElement === problems ? [] : ["the focus is elsewhere"]),
		...[...problems.querySelectorAll("a")].filter((a) => !document.querySelector(a.getAttribute("href"))).map((a) => `${a.textContent} leads nowhere`),
	];
});

const moving = (page) => page.evaluate(() => [...document.querySelectorAll("*")].filter((e) => {
	const style = getComputedStyle(e);
	return style.animationName !== "none" || style.transitionDuration !== "0s";
}).map((e) => e.outerHTML.slice(0, 80)));

// Links within a sentence are as high as its lines; all other targets are 44 px.
function tooSmall() {
	const small = (e) => {
		const box = (e.closest("label.choice, label.tick, .list label, .save-bar label") ?? e).getBoundingClientRect();
		return Math.round(box.height) < 44 || Math.round(box.width) < 24;
	};
	const inSentence = (e) => e.matches("a") && [...e.parentElement.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && /\w{2}/.test(n.data));
	return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
		.filter((e) => e.checkVisibility() && !e.closest(".skip") && !inSentence(e) && small(e))
		.map((e) => `${Math.round(e.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`);
}

// With forced colors backgrounds disappear: an element that relies on one needs a border, and its words must stay readable.
function vanished() {
	const line = (style) => ["Top", "Bottom"].every((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0
		&& style[`border${side}Color`] !== style.backgroundColor);
	const wrong = [];
	for (const e of document.querySelectorAll("main *, header *, nav *")) {
		if (!e.checkVisibility() || e.closest(".visually-hidden, .skip"))
			continue;
		const style = getComputedStyle(e), what = e.outerHTML.slice(0, 100);
		if (e.matches("button:not(.plain), .button, .leave, input, select, textarea, .choice, .card:not(.stack > .card), .stack, .status, .count, .tags > li, .notice, .problems")
			&& !e.matches("[type=radio], [type=checkbox]") && !line(style))
			wrong.push(`no line: ${what}`);
		if (e.matches(".choice:has(:checked)") && style.outlineStyle === "none")
			wrong.push(`chosen, and not seen: ${what}`);
		if (e.matches("summary") && getComputedStyle(e, "::before").borderBottomColor === getComputedStyle(document.body).backgroundColor)
			wrong.push(`no arrow: ${what}`);
		if (style.color === getComputedStyle(document.body).backgroundColor && style.backgroundColor === style.color)
			wrong.push(`no words: ${what}`);
	}
	return wrong;
}

// Links of this site that do not lead to a page; each reader requests each once. Not /leave: it ends the session,
// and leads to another site, which a script cannot fetch; loop.test.mjs follows it.
async function astray() {
	const asked = globalThis.sessionStorage, wrong = [];
	for (const url of new Set([...document.querySelectorAll("a[href^='/']:not([href='/leave'])")].map((a) => a.href.split("#")[0]))) {
		if (!asked.getItem(url))
			asked.setItem(url, (await fetch(url)).status);
		/* "/referrals/" is a page, but not the one that a link to a referral means. */
		if (asked.getItem(url) !== "200" || /[^/]\/$/.test(new URL(url).pathname))
			wrong.push(`${asked.getItem(url)} ${url}`);
	}
	return wrong;
}

const MUST = {
	sheet: [/Fairhaven Food Pantry/, /120 Mill Street/, /Monday\s+9 am to 5 pm/, /\(508\) 555-0101/, /What to bring/, /What to say/, /[A-Z0-9]{5}-[A-Z0-9]{5}/],
	referral: [/Nia Brown/, /\(508\) 555-0187/, /Hana Helper/],
};
const SECRET = /Nia|Brown|Marta|Lopez|Gast|Sam\b|Hana|Helper\b|people\.test|0187|0188|children|rice|Pending|got help/gi;

// Buttons are not printed; the sheet has everything it needs and names nobody; a program prints the referral.
async function onPaper(page, name) {
	const wrong = await page.evaluate(() => [...document.querySelectorAll("button, .leave, .nav, .skip")]
		.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80)));
	const words = await page.evaluate(() => document.body.innerText);
	const isSheet = /^(sent|sent-guest)$/.test(name);
	const must = isSheet ? MUST.sheet : name === "referral-program" ? MUST.referral : [];

	wrong.push(...must.filter((m) => !m.test(words)).map((m) => `lacks ${m}`));
	if (isSheet) {
		wrong.push(...(words.match(SECRET) ?? []).map((told) => `tells ${told}`));
		const size = await page.evaluate(() => {
			const number = document.querySelector(".handout a[href^='tel:']");
			return number ? parseFloat(getComputedStyle(number).fontSize) : 0;
		});
		if (size < 32)
			wrong.push(`the number is ${size} px high, not 24 pt`);
	}
	return wrong;
}

// ---- the findings ----

for (const [title, kind] of [
	["axe finds nothing", "axe"],
	["in the dark, axe finds no colour that does not carry", "dark"],
	["each page has a title, one main and a heading", "frame"],
	["no page's script has a fault", "faults"],
	["a page with problems says so, leads to each field, and has the focus on its summary", "summary"],
	["every link leads somewhere", "leads"],
	["nothing moves", "moves"],
	["on paper stands what is of use there; the sheet to take along names nobody", "paper"],
	["nothing reaches past an edge at 1280 px", "fits at 1280"],
	["nothing reaches past an edge on a phone of 320 px", "fits at 320"],
	["nor with the spacing of WCAG 1.4.12", "spaced"],
	["nor with forced colours, and nothing vanishes", "forced colours"],
	["nor magnified twice, at 640 px", "fits at 640"],
	["a finger can hit everything", "targets"],
])
	test(title, () => {
		assert.ok(found.has(kind), "it was looked at");
		assert.deepEqual(told(kind), []);
	});

test("the checks find planted faults", async () => {
	let planted = [];
	await visit(browser, it, scene, { width: 320, only: ({ name }) => name === "sign-in" }, async (page) => {
		await page.evaluate(() => {
			document.querySelector("label[for=address]").remove();
			document.querySelector("h1").textContent = "W".repeat(40);
			document.querySelector("main").insertAdjacentHTML("beforeend", '<ul><li><a href="/nothing-here">x</a></li></ul>');
		});
		await restyle(page, "h1 { white-space: nowrap; }");
		planted = [...await axe(page), ...await fits(page), ...await page.evaluate(tooSmall), ...await page.evaluate(astray)];
		await page.emulateMedia({ forcedColors: "active" });
		await restyle(page, ".leave { border: 0 !important; }");
		planted.push(...await page.evaluate(vanished));
		await page.emulateMedia({ forcedColors: null, media: "print" });
		await restyle(page, ".nav { display: block !important; }");
		planted.push(...await onPaper(page, "sent"));
		await page.emulateMedia({ colorScheme: "dark", media: null });
		await restyle(page, "h1 { color: #333; }");
		planted.push(...await axe(page, ["color-contrast"]));
	});
	const all = planted.join("\n");
	for (const fault of [/no line: <a class="leave"/, /<nav class="nav"/, /lacks .*What to bring/, /color-contrast.*<h1/s, /label/, /past the edge/, /WWW.*its box/, /px: <a href="\/nothing-here"/, /404 .*nothing-here/])
		assert.match(all, fault);
});
