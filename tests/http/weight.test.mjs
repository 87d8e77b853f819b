// weight - a first visit is light: page, stylesheet, script and marks together, as they go over the wire.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";

import { copyReferral } from "./copies.mjs";
import { start } from "./harness.mjs";

const KILOBYTE = 1024, FIRST_VIEW = 20 * KILOBYTE, STYLESHEET = 9 * KILOBYTE, WRITTEN = 34 * KILOBYTE, SCRIPTS = 8 * KILOBYTE, INBOUND = 40 * KILOBYTE;
const HEADERS = 500;		// about that much with each answer

let it;
before(async () => { it = await start(); });
after(() => it?.stop());

const zipped = (text) => gzipSync(text, { level: 6 }).length + HEADERS;
const file = async (name) => zipped(await readFile(new URL(`../../static/${name}`, import.meta.url)));

test("the stylesheet of all pages stays small", async () => {
	assert.ok(await file("handrail.css") - HEADERS <= STYLESHEET, `${await file("handrail.css") - HEADERS} bytes`);
	const { length } = await readFile(new URL("../../static/handrail.css", import.meta.url));
	assert.ok(length <= WRITTEN, `${length} bytes as written`);
});

test("the two scripts of the site are at most 8 KB together, as they go over the wire", async () => {
	const bytes = await file("handrail.js") + await file("live.js");
	assert.ok(bytes <= SCRIPTS, `${bytes} bytes`);
});

for (const language of ["en", "es", "ar"])
	test(`a first visit of each public page is at most 20 KB, in ${language}`, async () => {
		const guest = it.visitor();
		guest.headers["Accept-Language"] = language;
		const found = await guest.get("/programs?q=food+pantry");
		assert.match(found.text, new RegExp(`<html lang="${language}"`));
		const program = found.text.match(/data-program="([^"]+)"/)[1];
		const look = await file("handrail.css") + await file("handrail.js") + await file("marks.svg");
		for (const path of ["/", "/programs", "/programs?q=food", "/programs?q=nothinglikeit", `/programs/${program}`,
			`/programs/${program}/next-steps`, `/connect/${program}`, "/sign-in", "/sign-up", "/no-such-page"]) {
			const length = look + zipped((await guest.get(path)).text);
			assert.ok(length <= FIRST_VIEW, `${path}: ${length} bytes`);
		}
	});

async function programId(name) {
	const { stdout } = await it.handrail("program", "list", "--q", name);
	return stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === name)[0];
}

// A program's page with 25 copies of a referral to it, at most so long.
async function inbound(program, fields, comment) {
	const hana = it.visitor(), clara = it.visitor();
	await hana.signIn("helper@demo.test");
	await clara.signIn("claimer@demo.test");
	const id = await programId(program), form = `/connect/${id}`;
	const sent = await hana.submit(await hana.get(form), { for: "other", consent: "yes", ...fields }, { action: form, holds: "comment" });
	assert.equal(sent.status, 303, sent.words);
	await copyReferral(it, id, 30, comment);
	const page = (await clara.get(`/inbound/${id}?tab=all`)).text;
	assert.equal(page.match(/ data-referral="/g).length, 25);
	assert.equal(page.match(/<select name="status_/g).length, 25);
	assert.equal(page.match(/ name="share_note_/g).length, 25);
	return page;
}

test("a page of Inbound is at most 40 KB before compression", async () => {
	const page = await inbound("Fairhaven Food Pantry", { seeker_first_name: "Maria", seeker_last_name: "Delgado", seeker_phone: "508 555 0144",
		reach: ["phone"] }, "Two children. Please call after three.");
	assert.ok(Buffer.byteLength(page) <= INBOUND, `${Buffer.byteLength(page)} bytes`);
});

const LONG = { seeker_first_name: "Guadalupe", seeker_last_name: "Hernandez-Ortiz", seeker_email: "guadalupe.hernandez@mail.test",
	seeker_phone: "508 555 0144", reach: ["email", "phone"] };

async function longRows(program) {
	const page = await inbound(program, LONG, "Two children, four and seven. ".repeat(4));
	const rows = page.slice(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
	assert.match(rows, /<details>/);
	return rows;
}

test("25 rows of Inbound are at most 40 KB, with long names, two ways, and comments that unfold", async () => {
	await it.handrail("program", "set", await programId("Fairhaven Legal Aid"), "--mode", "here", "--verb", "refer", "--referral-email", "legal@demo.test", "--confirmed");
	const rows = await longRows("Fairhaven Legal Aid");
	assert.ok(Buffer.byteLength(rows) <= INBOUND, `${Buffer.byteLength(rows)} bytes`);
});

test("the column of answers adds at most 2 KB to them", async () => {
	const rows = await longRows("Fairhaven Rent Help");
	assert.equal(rows.match(/data-outcome=/g).length, 25);
	assert.ok(Buffer.byteLength(rows) <= INBOUND + 2 * KILOBYTE, `${Buffer.byteLength(rows)} bytes`);
});
