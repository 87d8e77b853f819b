// keys - a person who uses the keyboard alone: Tab, Enter, Space and arrows.
//
//	await signInByKeys(page, it, "helper@demo.test");
//	await type(page, "#q", "food pantry");		// Tab to the field, then its words
//	await pressOn(page, "main form button");	// Tab to it, Enter, and the page that comes
//
// Each element on the way must show its focus.

import assert from "node:assert/strict";
import { PASSWORD } from "../http/harness.mjs";
import { site } from "./browser.mjs";

export const holds = (page, selector) => page.evaluate((s) => document.activeElement.matches(s), selector);

// The focused element must show a ring of 3 px and not be hidden behind the bar. "" if it does. ring: 0 for what a page focuses by itself.
export const ringFault = (page, ring = 3) => page.evaluate((ring) => {
	const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
	const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
	const what = `${e.tagName} ${e.textContent.trim().slice(0, 30)}`;

	if (e === document.body)
		return "";
	if (ring && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < ring))
		return `no ring: ${what}`;
	if (!e.closest(".bar") && !e.matches(".skip") && box.bottom <= bar + 1)
		return `hidden behind the bar: ${what}`;
	if (box.bottom < 0 || box.top > innerHeight)
		return `out of sight: ${what}`;
	return "";
}, ring);

// Presses Tab until the focused element matches; every element on the way must show its focus.
export async function tabTo(page, selector, key = "Tab") {
	for (let i = 0; i < 300; i++) {
		await page.keyboard.press(key);
		const fault = await ringFault(page);
		assert.equal(fault, "");
		if (await holds(page, selector))
			return;
	}
	assert.fail(`Tab never comes to ${selector} on ${page.url()}`);
}

export async function type(page, selector, words) {
	await tabTo(page, selector);
	await page.keyboard.press("Control+A");
	await page.keyboard.type(words);
}

export async function pressOn(page, selector, key = "Enter") {
	await tabTo(page, selector);
	const arrived = page.waitForEvent("load");
	await page.keyboard.press(key);
	await arrived;
}

export async function signInByKeys(page, it, address, password = PASSWORD) {
	await page.goto(`${site(it)}/sign-in`);
	await type(page, "#address", address);
	await tabTo(page, "details:has(#password) > summary");
	await page.keyboard.press("Enter");
	await type(page, "#password", password);
	const arrived = page.waitForEvent("load");
	await page.keyboard.press("Enter");
	await arrived;
}

// Chooses in a select.
export async function select(page, selector, value) {
	await tabTo(page, selector);
	for (let i = 0; i < 20 && !await holds(page, `select:has([value=${value}]:checked)`); i++)
		await page.keyboard.press("ArrowDown");
	assert.ok(await holds(page, `select:has([value=${value}]:checked)`), `${value} is never come to`);
	assert.equal(await ringFault(page), "");
}
