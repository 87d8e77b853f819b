// translation - a language is a file: a French catalogue of five sentences beside the others, and the site offers French.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { nginxOnly, root, start } from "./harness.mjs";

const FRENCH = String.raw`msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Find help"
msgstr "Trouver de l’aide"

msgid "Leave now"
msgstr "Quitter"

msgid "Sign in"
msgstr "Se connecter"

msgid "We can’t find that page"
msgstr "Cette page est introuvable"

msgid "1 program"
msgid_plural "{{all}} programs"
msgstr[0] "{{all}} programme"
msgstr[1] "{{all}} programmes"
`;

let folder, it, french;
before(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "handrail-french-"));
	await cp(path.join(root, "po"), path.join(folder, "po"), { recursive: true });
	await writeFile(path.join(folder, "po/fr.po"), FRENCH);
	execFileSync(path.join(root, "tools/templates"), [path.join(root, "templates"), path.join(folder, "po"), path.join(folder, "templates")]);
	it = await start({ env: { HANDRAIL_WEB_TEMPLATES: path.join(folder, "templates") } });
	french = it.visitor();
	french.headers["Accept-Language"] = "fr-CA,fr;q=0.9,en;q=0.5";
});
after(async () => {
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true });
});

test("every page offers it by its own name, beside the others", async () => {
	const page = await it.visitor().get("/");
	assert.match(page.text, /<html lang="en"/);
	for (const [tag, name] of [["en", "English"], ["es", "Español"], ["ar", "العربية"], ["fr", "Français"]])
		assert.match(page.text, new RegExp(`hreflang="${tag}" lang="${tag}"[^>]*>${name}</a>`));
	assert.match(page.text, /<link rel="alternate" hreflang="fr"/);
});

test("a browser that asks for it gets its sentences, and whole English ones where there are none", async () => {
	const page = await french.get("/programs?q=food+pantry");
	assert.match(page.text, /<html lang="fr" dir="ltr"/);
	assert.match(page.words, /Trouver de l’aide/);
	assert.match(page.words, /Quitter/);
	assert.match(page.words, /Se connecter/);
	assert.match(page.words, /Skip to the content/);
	assert.match(page.words, /Not safe to be here\? “Leave now” at the top leaves this page at once\./, "a whole sentence, though a part of it has a translation");
	assert.doesNotMatch(page.text, /\{\{|\}\}/);
	const spanish = it.visitor();
	spanish.headers["Accept-Language"] = "es";
	assert.match((await spanish.get("/programs")).words, /Buscar ayuda/);
});

test("it counts by its own rule: nothing and one alike", async () => {
	const counted = async (q) => (await french.get(`/programs?q=${q}`)).words.match(/(\d+) (programmes?)\b/)?.slice(1);
	const [many, form] = await counted("help");
	assert.ok(Number(many) > 1);
	assert.equal(form, "programmes");
	assert.deepEqual(await counted("diaper+bank"), ["1", "programme"]);
});

test("the web server's own pages are in it", { skip: nginxOnly("they are its pages") }, async () => {
	const missing = await french.get("/static/nothing.css");
	assert.match(missing.words, /Cette page est introuvable/);
	assert.match(missing.words, /The address may be old or mistyped\./);
});

test("an account and a site can choose it", async () => {
	const visitor = it.visitor();
	await visitor.signIn("teammate@demo.test");
	const saved = await visitor.submit(await visitor.get("/account"), { part: "language", language: "fr" }, { action: "/account", holds: "language" });
	assert.equal(saved.status, 303, saved.words.slice(0, 300));
	assert.match((await visitor.get("/people")).text, /<html lang="fr"/);
	await it.handrail("site", "set", "clinic.localhost", "--languages", "en,fr");
	assert.match((await it.visitor("clinic.localhost").get("/")).text, /hreflang="fr" lang="fr"/);
});
