// tongues - two made-up languages: one of long words, one written from right to left; for tests and pictures.
//
//	const folder = await makeTongues();		// holds all.pot and templates/{en,de,ar}; the caller takes it away
//	const it = await start({ env: tonguesOf(folder) });
//
// Each sentence stands in brackets, so that what was not translated shows.

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { root } from "../http/harness.mjs";

export const templates = path.join(root, "templates");
const compile = (...args) => execFileSync(path.join(root, "tools/templates"), args);

const LONG = Object.fromEntries([..."aeiouAEIOUcnsyzSCNYZ"].map((letter, i) => [letter, [..."áéíóúÁÉÍÓÚçñšýžŠÇÑÝŽ"][i]]));
const ARABIC = Object.fromEntries([..."abcdefghijklmnopqrstuvwxyz"].map((letter, i) => [letter, [..."ابثديفجهيزكلمنوبقرستوعوخيز"][i]]));

// Half as long again, the way German is: by longer words.
const lengthened = (word) => [...word].map((c) => LONG[c] ?? c).join("") + (word.length > 3 ? "ungsch".slice(0, Math.ceil(word.length / 2)) : "");
const arabic = (word) => [...word.toLowerCase()].map((c) => ARABIC[c] ?? c).join("") + (word.length > 4 ? "ات" : "");

// Only words change: markers, tags and entities stay as they are. The brackets show what was translated.
const translate = (sentence, word) => `⟦${sentence.split(/(\{\{[^}]*\}\}|<[^>]*>|&\w+;)/)
	.map((part, i) => i % 2 ? part : part.replace(/[A-Za-z]+/g, word)).join("")}⟧`;

// How many forms a number has, by gettext's manual.
const GERMAN_FORMS = [2, "n != 1"];
const ARABIC_FORMS = [6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"];

// Reads the catalogue and writes it again with every sentence translated.
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

export const tonguesOf = (folder) => ({ HANDRAIL_WEB_TEMPLATES: path.join(folder, "templates") });
