// words - compares every sentence of the templates (pages, mails, texts) and of the web server's own pages with what a
// 12-year-old reads: the length of sentences and words (the grade of Flesch and Kincaid: 6 is the school year of the
// twelfth birthday), and a list of words to avoid.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { before } from "node:test";
import { syllable } from "syllable";

import { root } from "../http/harness.mjs";

const templates = path.join(root, "templates");

const MEAN = 6;
// A single sentence is a small sample: one long word that has no shorter one ("organization", "contact information",
// "e-mail address") raises eight plain ones by three grades. Above this, the sentence itself is hard.
const MOST = 9;
// Fewer words are a label, not a sentence: for labels, only the list of words and the syllables of each word count.
const LABEL = 6;
const SYLLABLES = 4;
// Words that people know, and terms of this field in the names of statuses and dashboards.
const KNOWN = new Set(["organization", "organizations", "information", "communication", "disabilities", "eligible", "january",
	"february"]);

// ---- sentences ----

// Each sentence of a folder of templates, in each plural form, with plain words for its markers: [{ text, where }].
async function sentencesOf(folder) {
	const made = await mkdtemp(path.join(tmpdir(), "handrail-words-"));
	execFileSync(path.join(root, "tools/templates"), ["--pot", path.join(made, "all.pot"), folder, path.join(root, "po"), path.join(made, "out")]);
	const pot = await readFile(path.join(made, "all.pot"), "utf8");
	await rm(made, { recursive: true });
	return [...pot.matchAll(/^#: (.*)\nmsgid "(.*)"\n(?:msgid_plural "(.*)"\n)?/gm)].flatMap(([, where, ...forms]) =>
		forms.filter((text) => text).map((text) => ({ where, text: plain(text.replace(/\\(.)/g, "$1")) })));
}

let sentences;
before(async () => {
	sentences = await sentencesOf(templates);
	assert.ok(sentences.length > 500, `${sentences.length} sentences`);
	for (const where of ["mail/", "text/", "problems.tpl", "429.html"])
		assert.ok(sentences.some((s) => s.where.includes(where)), `some of ${where}`);
});

const FILLED = [[/program_name|inbound_name|organization/, "Food Pantry"], [/first_name|seeker_name|helper_name|author|replaced_by|^name$/, "Sam"],
	[/_day$|_on$|_at|date/, "Monday"], [/site_name|place/, "Fairhaven"], [/link|url/, "here"], [/address|email/, "sam@example.org"],
	[/distance|page|^n$|all|hour|minute|day|year|not_updated|length|digits|code/, "5"]];
const fill = (marker) => FILLED.find(([pattern]) => pattern.test(marker))?.[1] ?? "Sam";

function plain(text) {
	return text.replace(/<[^>]+>/g, " ").replace(/\{\{[#/][^}]*\}\}/g, "").replace(/\{\{([^:}]+)[^}]*\}\}/g, (all, marker) => fill(marker))
		.replace(/\s+/g, " ").trim();
}

// ---- counting ----

// An address, a number or an example of one counts as one word.
const wordsOf = (text) => text.replace(/\S+@\S+/g, "mail").replace(/e-mail/gi, "email").replace(/[^\p{L}\p{N}'’]+/gu, " ").trim().split(" ")
	.filter((word) => /\p{L}|\p{N}/u.test(word));

const periods = (text) => Math.max(1, (text.match(/[.?!](?=\s|$|["”])/g) ?? []).length);

function measure(texts) {
	let words = 0, beats = 0, ends = 0;
	for (const text of texts) {
		const all = wordsOf(text);
		words += all.length;
		beats += all.reduce((sum, word) => sum + syllable(word), 0);
		ends += periods(text);
	}
	return 0.39 * words / ends + 11.8 * beats / words - 15.59;
}

// ---- labels ----

const isLabel = ({ text }) => wordsOf(text).length < LABEL;

test("on average, the sentences suit the sixth grade", (t) => {
	const grade = measure(sentences.filter((s) => !isLabel(s)).map(({ text }) => text));
	t.diagnostic(`grade ${grade.toFixed(1)}`);
	assert.ok(grade <= MEAN, `grade ${grade.toFixed(2)}`);
});

const hardOf = (all) => all.filter((s) => !isLabel(s)).map(({ text, where }) => ({ text, where, grade: measure([text]) }))
	.filter(({ grade }) => grade > MOST).sort((a, b) => b.grade - a.grade)
	.map(({ text, where, grade }) => `${grade.toFixed(1)}  ${where.split(" ")[0]}  ${text}`);

const longOf = (all) => [...new Set(all.flatMap(({ text, where }) => wordsOf(text)
	.filter((word) => syllable(word) > SYLLABLES && !KNOWN.has(word.toLowerCase())).map((word) => `${word}  ${where.split(" ")[0]}`)))];

test("no sentence is much harder", () => {
	assert.deepEqual(hardOf(sentences), []);
});

test("no long word has a shorter synonym", () => {
	assert.deepEqual(longOf(sentences), []);
});

// Words of offices and machines, words that blame, and terms of the law that people need not know.
const NOT_USED = [
	/\bsubmit/i, /\binvalid\b/i, /\bnotif/i, /\boutbound\b/i, /\bclick\b/i, /\bplease be advised\b/i, /\bunauthori[sz]ed\b/i, /\bnot authorized\b/i,
	/\bforbidden\b/i, /\bsuccessful/i, /\bfail(?:ed|ure)\b/i, /\bin order to\b/i, /\bprior to\b/i, /\bsubsequent/i, /\butili[sz]e/i, /\bfacilitate/i,
	/\bcommence\b/i, /\bterminate/i, /\bregarding\b/i, /\bpursuant\b/i, /\brequired\b/i, /\bmandatory\b/i, /\bprovide\b/i, /\bCBO\b/, /\bconsumer\b/i,
	/\buser(?:name)?s?\b/i, /\blog ?in\b/i, /\bcredentials\b/i, /\bauthenticat/i, /\bsession\b/i, /\bserver\b/i, /\bdatabase\b/i, /\btoken\b/i,
	/\bnull\b/i, /\boops\b/i, /\bsorry\b/i, /\bkindly\b/i, /\bdear\b/i, /!/, /\bhereby\b/i, /\bASAP\b/i, /\bvia\b/i, /\betc\b/i, /\be\.g\.|\bi\.e\./i,
];

// The pages that set Handrail up speak to somebody who made a database in their host's panel, with the words of that panel.
let ofSetup;
before(async () => {
	const files = await Promise.all(["fields.tpl", "problems.tpl"].map((file) => readFile(path.join(templates, file), "utf8")));
	ofSetup = new Set(files.flatMap((text) => [...text.matchAll(/\{\{#setup_\w+\}\}\{\{#t\}\}(.*?)\{\{\/t\}\}/g)].map(([, words]) => plain(words))));
	assert.ok(ofSetup.size > 20, `${ofSetup.size} sentences of the set-up`);
});
const isOfSetup = ({ text, where }) => /\/setup(-done)?\.tpl$/.test(where) || ofSetup.has(text);

const officeOf = (all) => all.flatMap(({ text, where }) =>
	NOT_USED.filter((word) => word.test(text)).map((word) => `${word}  ${where.split(" ")[0]}  ${text}`));

test("no words of offices and machines are used", () => {
	assert.deepEqual(officeOf(sentences.filter((s) => !isOfSetup(s))), []);
});

test("a page names the problem instead of the word Error, which only begins titles", () => {
	assert.deepEqual(sentences.filter(({ text }) => /\berrors?\b/i.test(text)).map(({ text }) => text), ["Error:"]);
});

test("known sentences get their known grades", () => {
	assert.deepEqual(wordsOf("We e-mail you at sam@example.org, don’t we?"), ["We", "email", "you", "at", "mail", "don’t", "we"]);
	assert.ok(measure(["The cat sat on the mat."]) < 1);
	assert.ok(measure(["The cat sat. The dog ran to the house and we gave it some food to eat."]) < 3);
	assert.ok(measure(["Notification of the organization regarding eligibility determination is unavailable."]) > 20);
});

test("hard sentences are found anywhere in a template", async () => {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-planted-"));
	await cp(templates, folder, { recursive: true });
	const hard = "Notwithstanding the aforementioned considerations, applicants whose documentation remains outstanding should anticipate delays.";
	await writeFile(path.join(folder, "mail/planted.txt.tpl"), `{{#t}}${hard}{{/t}}\n{{#t}}The interdisciplinary team will call you.{{/t}}\n`);
	await writeFile(path.join(folder, "planted.tpl"), "<p>{{#t}}Your form was submitted to {{program_name}}.{{/t}}</p>\n");
	const found = await sentencesOf(folder);
	await rm(folder, { recursive: true });
	assert.match(hardOf(found).join("\n"), /mail\/planted.*Notwithstanding/);
	assert.match(longOf(found).join("\n"), /interdisciplinary  .*mail\/planted/);
	assert.match(officeOf(found).join("\n"), /submit.*planted\.tpl/);
	/* If one sentence in four were so, the whole would be too hard. */
	const read = sentences.filter((s) => !isLabel(s)).map(({ text }) => text);
	assert.ok(measure(read.map((text, i) => i % 4 ? text : hard)) > MEAN);
});
