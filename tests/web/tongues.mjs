// tongues - two made-up languages for tests and pictures: one with long words, one written from right to left.
//
//	const folder = await makeTongues();		// has all.pot and templates/{en,de,ar}; the caller removes it
//	const it = await start({ env: tonguesOf(folder) });
//
// Each translated sentence is in brackets, so that untranslated words are visible.

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { root } from "../http/harness.mjs";

export const templates = path.join(root, "templates");
const compile = (...args) => execFileSync(path.join(root, "tools/templates"), args);

const LONG = Object.fromEntries([..."aeiouAEIOUcnsyzSCNYZ"].map((letter, i) => [letter, [..."áéíóúÁÉÍÓÚçñšýžŠÇÑÝŽ"][i]]));
const ARABIC = Object.fromEntries([..."abcdefghijklmnopqrstuvwxyz"].map((letter, i) => [letter, [..."ابثديفجهيزكلمنوبقرستوعوخيز"][i]]));

// Half as long again, with longer words, like German.
const lengthened = (word) => [...word].map((c) => LONG[c] ?? c).join("") + (word.length > 3 ? "ungsch".slice(0, Math.ceil(word.length / 2)) : "");
const arabic = (word) => [...word.toLowerCase()].map((c) => ARABIC[c] ?? c).join("") + (word.length > 4 ? "ات" : "");

// Changes only words; markers, tags and entities stay. Adds the brackets.
const translate = (sentence, word) => `⟦${sentence.split(/(\{\{[^}]*\}\}|<[^>]*>|&\w+;)/)
	.map((part, i) => i % 2 ? part : part.replace(/[A-Za-z]+/g, word)).join("")}⟧`;

// The number of plural forms, from gettext's manual.
const GERMAN_FORMS = [2, "n != 1"];
const ARABIC_FORMS = [6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"];

// Writes a copy of the catalogue with every sentence translated.
const quote = (text) => text.replace(/([\\"])/g, "\\$1");
const unquote = (text) => text.replace(/\\(.)/g, "$1");
function catalogue(pot, word, [forms, rule]) {
	const translated = (sentence) => `"${quote(translate(unquote(sentence), word))}"\n`;
	const entries = [...pot.matchAll(/^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?/gm)].map(([head, one, other]) => `\n${head}`
		+ (other ? Array.from({ length: forms }, (_, form) => `msgstr[${form}] ${translated(other)}`).join("") : `msgstr ${translated(one)}`));
	return 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
		+ `"Plural-Forms: nplurals=${forms}; plural=${rule};\\n"\n` + entries.join("");
}

export async function makeTongues() {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-language-"));
	await Promise.all(["none", "po"].map((name) => mkdir(path.join(folder, name))));
	compile("--pot", path.join(folder, "all.pot"), templates, path.join(folder, "none"), path.join(folder, "english"));
	const pot = await readFile(path.join(folder, "all.pot"), "utf8");
	await writeFile(path.join(folder, "po/de.po"), catalogue(pot, lengthened, GERMAN_FORMS));
	await writeFile(path.join(folder, "po/ar.po"), catalogue(pot, arabic, ARABIC_FORMS));
	compile(templates, path.join(folder, "po"), path.join(folder, "templates"));
	return folder;
}

// Pieces of the templates' sentences between markers, long enough to be no name.
export async function pieces(folder) {
	const pot = await readFile(path.join(folder, "all.pot"), "utf8");
	return [...pot.matchAll(/^msgid(?:_plural)? "(.+)"$/gm)].flatMap(([, sentence]) => unquote(sentence).split(/\{\{[^}]*\}\}|<[^>]*>/))
		.map((piece) => piece.trim()).filter((piece) => piece.length > 9 && piece.includes(" "));
}

export const tonguesOf = (folder) => ({ HANDRAIL_WEB_TEMPLATES: path.join(folder, "templates") });
