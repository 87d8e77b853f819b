// operations - what an operator needs: the version, backups, checks, readiness and metrics.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import test, { after, before } from "node:test";

import { root, start } from "./harness.mjs";

let it;
before(async () => { it = await start(); });
after(() => it?.stop());

const VERSION = (await readFile(path.join(root, "VERSION"), "utf8")).trim();

test("the version is printed, and stands in the first line of each program's log", async () => {
	assert.equal((await it.handrail("--version")).stdout, `handrail ${VERSION}\n`);
	const programs = (await readdir(path.join(it.var, "run"))).flatMap((name) => name.match(/^([a-z-]+)\.sock$/)?.[1] ?? [])
		.filter((name) => !["db", "publish"].includes(name));
	assert.ok(programs.length > 8, programs.join(" "));
	for (const name of [...programs, "deliver"]) {
		const [first] = (await readFile(path.join(it.var, "log", `${name}.log`), "utf8")).split("\n");
		assert.match(first, new RegExp(`event=started version=${VERSION.replaceAll(".", "\\.")}$`), name);
	}
});
