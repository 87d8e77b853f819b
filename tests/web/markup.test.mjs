// markup - checks the HTML of every page and mail with html-validate, with the Nu HTML checker (which needs Java),
// and with pa11y's HTML_CodeSniffer, set up as pa11y does it: WCAG 2 AA, errors. (pa11y itself would install a
// second browser driver, and needs a newer Node than Debian's.)

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { HtmlValidate } from "html-validate";
import vnu from "vnu-jar";

import { start } from "../http/harness.mjs";
import { open, person } from "./browser.mjs";
import { stage, visit } from "./pages.mjs";

const require = createRequire(import.meta.url);
const sniffer = await readFile(require.resolve("@pa11y/html_codesniffer/build/HTMLCS.js"), "utf8");

// We differ from the recommended configuration only in matters of taste.
const house = {
	extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
	rules: {
		"doctype-style": "off",			// lower case is as good
		"attribute-boolean-style": "error",
		"void-style": "error",
		"no-trailing-whitespace": "off",	// blanks that a template leaves cost nothing compressed
		"long-title": "off",			// a program's name may be long
		"require-sri": "off",			// all files are our own
		"heading-level": ["error", { minInitialRank: "h2" }],	// the summary of errors stands above the h1
		"tel-non-breaking": "off",		// the stylesheet keeps a number in one line
		"no-inline-style": "error",
		"form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button"] }],
		"no-implicit-button-type": "off",	// our plain buttons send their forms
		"no-implicit-input-type": "off",	// an input without one is of text
		"valid-id": ["error", { relaxed: true }],	// HTML lets an id begin with a digit
	},
};
// Mail programs understand only tables and style attributes.
const mailHouse = { ...house, rules: { ...house.rules, "no-inline-style": "off", "no-deprecated-attr": "off",
	"no-conditional-comment": "off", "prefer-tbody": "off" } };

// The rows of lists, their filters and the choices of a status leave out end tags that HTML does not need, and part the classes by <hr>.
// html-validate knows neither, so it reads such a page as the browser writes it down; the Nu checker reads the source.
const closedHouse = { ...house, rules: { ...house.rules, "attribute-boolean-style": "off", "attribute-empty-style": "off" } };

let it, browser, folder;
const sent = new Map();		// name: markup
const closed = new Map();	// the same of pages with rows or a status, with all end tags
const sniffed = [];

before(async () => {
	it = await start();
	browser = await open();
	const scene = await stage(it);
	await visit(browser, it, scene, {}, async (page, { name }) => {
		sent.set(name, await page.markup());
		if (await page.locator(".list, .filters, .set").count())
			closed.set(name, `<!doctype html>\n${await page.evaluate(() => document.documentElement.outerHTML)}\n`.replaceAll("</option><hr>", "</option>"));
		for (const finding of await sniff(page))
			sniffed.push(`${name}: ${finding}`);
	});
	folder = await mkdtemp(path.join(tmpdir(), "handrail-markup-"));
	await mkdir(path.join(folder, "pages"));
	await Promise.all([...sent].map(([name, html]) => writeFile(path.join(folder, "pages", `${name}.html`), html)));
});
after(async () => {
	await browser?.close();
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true });
});

async function sniff(page) {
	await page.evaluate(sniffer);
	return page.evaluate(() => new Promise((resolve) => {
		globalThis.HTMLCS.process("WCAG2AA", document, () => resolve(globalThis.HTMLCS.getMessages()
			.filter((m) => m.type === globalThis.HTMLCS.ERROR)
			.map((m) => `${m.code}: ${m.msg} ${m.element.outerHTML?.slice(0, 160) ?? ""}`)));
	}));
}

async function validate(html, rules) {
	const report = await new HtmlValidate({ root: true, ...rules }).validateString(html);
	return report.results.flatMap((r) => r.messages.map((m) =>
		`${m.ruleId}: ${m.message} (${m.line}: ${html.split("\n")[m.line - 1]?.slice(0, 160)})`));
}

const nu = (...files) => new Promise((resolve) =>
	execFile("java", ["-Xss8m", "-jar", vnu.vnuJar ?? vnu, "--format", "json", ...files], { maxBuffer: 1 << 26 }, (error, out, err) =>
		resolve(JSON.parse(err || out).messages.map((m) =>
			`${path.basename(m.url)}:${m.lastLine}: ${m.message} ${(m.extract ?? "").replace(/\s+/g, " ")}`))));

test("html-validate finds nothing on any page", async () => {
	assert.ok(sent.size > 60, "every page was sent");
	const found = [];
	for (const [name, html] of sent)
		for (const finding of closed.has(name) ? await validate(closed.get(name), closedHouse) : await validate(html, house))
			found.push(`${name}: ${finding}`);
	assert.deepEqual(found, []);
});

test("html-validate finds nothing in the mails", async () => {
	const mails = (await it.mails()).filter((m) => m.html);
	assert.ok(mails.length > 10);
	for (const mail of mails)
		assert.deepEqual(await validate(mail.html, mailHouse), [], mail.subject);
});

test("the Nu HTML checker finds nothing on any page", async () => {
	assert.deepEqual(await nu(path.join(folder, "pages")), []);
});

test("HTML_CodeSniffer finds nothing on any page", () => {
	assert.deepEqual(sniffed, []);
});

test("the checkers find planted faults", async () => {
	const bad = sent.get("sign-in").replace(/<label for="address">.*?<\/label>/, '<div id="main"><p><h1></p></div>');
	assert.notDeepEqual(await validate(bad, house), []);
	const file = path.join(folder, "bad.html");
	await writeFile(file, bad);
	assert.notDeepEqual(await nu(file), []);
	const page = await person(browser);
	await page.setContent(bad);
	assert.match((await sniff(page)).join("\n"), /H44|F68|1_3_1|4_1_2/);
	await page.context().close();
});
