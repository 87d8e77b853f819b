// language - shows every page in two made-up languages: one with long words, one written from right to left.
// Nothing stays in English, no marker of a sentence is lost, nothing reaches past the edge.

import assert from "node:assert/strict";
import { readFile, readdir, rm } from "node:fs/promises";
import path from "node:path";
import test, { after, before } from "node:test";

import { root, start } from "../http/harness.mjs";
import { fits, open } from "./browser.mjs";
import { stage, visit } from "./pages.mjs";
import { makeTongues, pieces, templates, tonguesOf } from "./tongues.mjs";

let folder, it, browser, scene;
before(async () => {
	folder = await makeTongues();
	it = await start({ env: tonguesOf(folder) });
	browser = await open();
	await it.handrail("site", "set", "localhost", "--language", "de");
	scene = await stage(it);
});
after(async () => {
	await browser?.close();
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true });
});

// ---- the search ----

// Text outside of the brackets, in nodes and in attributes that are read aloud, without names of sites. Brackets may be nested.
const untranslated = (page) => page.evaluate(() => {
	const strip = (text) => {
		for (let before = ""; before !== text;)
			[before, text] = [text, text.replace(/⟦[^⟦⟧]*⟧/g, " ")];
		return text;
	};
	/* Names and typed words have their own direction. */
	const spoken = (e) => {
		const copy = document.createElement("div");
		copy.append(e.cloneNode(true));
		copy.querySelectorAll("bdi, [dir=auto]").forEach((own) => own.remove());
		if (e.matches("[dir=auto], .list summary"))
			return "";
		return copy.textContent;
	};
	/* The tick of a row is called after its person. */
	const labelled = document.querySelectorAll("[aria-label]:not([name=referral]), [data-label], [alt]:not(.site img), [placeholder], th[scope=col]");
	const found = [...labelled].flatMap((e) =>
		["aria-label", "data-label", "alt", "placeholder"].map((name) => e.getAttribute(name)).filter((words) => words && strip(words).trim()));
	if (!/⟦.*⟧|·/.test(document.title))
		found.push(`title: ${document.title}`);
	for (const e of document.querySelectorAll("h2, label, legend, button, summary, .hint, .lead, option:not([lang]), p.error"))
		if (!e.closest(".card, .handout .title, :is(#person, #program, #member) option:not([value=''])") && /[A-Za-z]{3}/.test(strip(spoken(e))))
			found.push(strip(spoken(e)).trim());
	return found;
});

// Untranslated words of the catalogue on a page.
const english = async (page, known) => {
	const words = await page.evaluate(() => {
		const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
		for (let node = all.nextNode(); node; node = all.nextNode())
			texts.push(node.data.replace(/\s+/g, " ").trim());
		return texts;
	});
	return words.filter((text) => known.has(text));
};

async function known() {
	const pot = await readFile(path.join(folder, "all.pot"), "utf8");
	/* Names in the demo, and words of its directory, cannot be told apart. */
	const same = new Set(["Food", "Free", "English", "Pending"]);
	return new Set([...pot.matchAll(/^msgid "([^{<]+)"$/gm)].map((m) => m[1]).filter((s) => s.length > 3 && !same.has(s)));
}

async function run(locale, options, look) {
	const found = [];
	await visit(browser, it, scene, { width: 320, locale, ...options }, async (page, { name }) => {
		for (const finding of await look(page, name))
			found.push(`${name}: ${finding}`);
	});
	return found;
}

test("in a language with long words, everything is translated and fits on a phone", async () => {
	const sentences = await known();
	assert.deepEqual(await run("de", {}, async (page) => [
		...(await page.getAttribute("html", "lang") === "de" ? [] : ["is not in that language"]),
		...await untranslated(page), ...await english(page, sentences), ...await fits(page)]), []);
});

test("in a language from right to left, the page is mirrored, and fits on a phone and magnified", async () => {
	assert.deepEqual(await run("ar", {}, async (page) => {
		const found = [...await fits(page)];
		if (await page.getAttribute("html", "dir") !== "rtl")
			found.push("is not turned round");
		/* The way out is at the far end, which is the left one now. */
		const leave = await page.locator("a.leave").boundingBox();
		if (leave.x > 60)
			found.push(`the way out is at ${leave.x}`);
		await page.setViewportSize({ width: 1280, height: 800 });
		found.push(...await fits(page));
		await page.setViewportSize({ width: 320, height: 800 });
		return found;
	}), []);
});

// A button's words run with the page; the number in it does not.
test("addresses and numbers keep their direction there", async () => {
	assert.deepEqual(await run("ar", { only: ({ name }) => /^(inbound-program|person|people|referral-helper|program|sent)$/.test(name) }, (page) =>
		page.evaluate(() => [...document.querySelectorAll("a[href^='tel:'], a[href^='mailto:'], .code")]
			.map((e) => [...e.querySelectorAll("bdi[dir=ltr]")].find((bdi) => /\d/.test(bdi.textContent)
				&& !/\d{3}/.test(e.textContent.replace(bdi.textContent, ""))) ?? e)
			.filter((e) => getComputedStyle(e).direction !== "ltr").map((e) => e.outerHTML.slice(0, 100)))), []);
});

// ---- messages ----

test("in that language, no mail and no text has a sentence that stayed English", async () => {
	const english = await pieces(folder), texts = await it.texts();
	const mails = (await it.mails()).filter(({ html }) => html.includes('<html lang="de"'));
	assert.ok(mails.length > 10);
	const words = [...mails.map((m) => `${m.subject}\n${m.text}\n${m.html}`), ...texts.map(({ body }) => body)].map((text) => text.replace(/\s+/g, " "));
	assert.deepEqual([...new Set(words.flatMap((text) => english.filter((piece) => text.includes(piece))))], []);
});

// ---- without a browser ----

async function* files(at) {
	for (const entry of await readdir(at, { withFileTypes: true })) {
		if (entry.isDirectory())
			yield* files(path.join(at, entry.name));
		else if (entry.name.endsWith(".tpl"))
			yield path.join(at, entry.name);
	}
}

test("no template has words outside of translated sentences", async () => {
	const found = [];
	for await (const file of files(templates)) {
		/* A stylesheet has no words. */
		if (/\/look(-preview)?\.tpl$/.test(file))
			continue;
		const text = (await readFile(file, "utf8")).replace(/\{\{!.*?\}\}/gs, "").replace(/\{\{#(tn?)\b[^}]*\}\}.*?\{\{\/\1\}\}/gs, "⟦⟧")
			.replace(/(?<=_link\}\})[/?\w=]+/g, "").replace(/\?status=\w+/g, "");
		const attributes = [...text.matchAll(/\b(?:aria-label|alt|placeholder|title|data-label)="([^"]*)"/g)].map((m) => m[1]);
		const left = text.replace(/<style>.*?<\/style>/gs, "").replace(/<!--.*?-->/gs, "").replace(/<[^>]*>/g, " ");
		for (const piece of [...attributes, left]) {
			const words = piece.replace(/\{\{[^}]*\}\}/g, " ").match(/\p{L}{2,}[^\n]*/gu) ?? [];
			found.push(...words.map((w) => `${path.relative(root, file)}: ${w}`));
		}
	}
	assert.deepEqual(found, []);
});

test("sections inside a sentence are opened and closed in it, so that a translator cannot break them", async () => {
	const pot = await readFile(path.join(folder, "all.pot"), "utf8");
	for (const [, sentence] of pot.matchAll(/^msgid(?:_plural)? "(.+)"$/gm))
		for (const [, name] of sentence.matchAll(/\{\{#(\w+)\}\}/g))
			assert.ok(sentence.includes(`{{/${name}}}`), sentence);
});
