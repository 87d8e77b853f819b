// weight - a first visit is light: page, stylesheet, script and marks together, as they go over the wire.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";

import { start } from "./harness.mjs";

const KILOBYTE = 1024, FIRST_VIEW = 20 * KILOBYTE, STYLESHEET = 9 * KILOBYTE;
const HEADERS = 500;		// about that much with each answer

let it;
before(async () => { it = await start(); });
after(() => it?.stop());

const zipped = (text) => gzipSync(text, { level: 6 }).length + HEADERS;
const file = async (name) => zipped(await readFile(new URL(`../../static/${name}`, import.meta.url)));

test("the stylesheet of all pages stays small", async () => {
	assert.ok(await file("handrail.css") - HEADERS <= STYLESHEET, `${await file("handrail.css") - HEADERS} bytes`);
});

test("a first visit of each public page is at most 20 KB", async () => {
	const guest = it.visitor(), found = await guest.get("/programs?q=food+pantry");
	const program = found.text.match(/data-program="([^"]+)"/)[1];
	const look = await file("handrail.css") + await file("handrail.js") + await file("marks.svg");
	for (const path of ["/", "/programs", "/programs?q=food", "/programs?q=nothinglikeit", `/programs/${program}`, `/programs/${program}/next-steps`,
		`/connect/${program}`, "/sign-in", "/sign-up", "/no-such-page"]) {
		const length = look + zipped((await guest.get(path)).text);
		assert.ok(length <= FIRST_VIEW, `${path}: ${length} bytes`);
	}
});
