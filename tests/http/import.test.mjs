// import - the database is killed, or its disk is full, during an import: all of it is imported, or nothing.
//
// The full disk is a real one: a small file system in memory, mounted in a private namespace. If the
// machine does not permit mounting, that test is skipped with this reason.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { build, processesOf, root, start, until } from "./harness.mjs";

const DISK_MB = 320;		// an empty database takes 200
const LEFT_MB = 3;
const TABLES = ["organization", "program", "location", "program_location", "program_phone", "program_hours", "program_closure",
	"program_hours_note", "program_language",
	"taxonomy_term", "program_term", "program_need", "place", "program_point", "program_text", "search_word", "search_program", "search_stale"];

const run = (command, args, options = {}) => new Promise((resolve) =>
	execFile(command, args, options, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr })));

const state = async (it) => (await it.sql(`CHECKSUM TABLE ${TABLES.join(", ")}`)).map((row) => row.join(" ")).join("\n");
const programs = async (it) => Number((await it.sql("SELECT COUNT(*) FROM program WHERE source = 'town'"))[0][0]);
const back = (it) => until("the database is there again", async () =>
	(await it.visitor().get("/readyz").catch(() => ({}))).status === 200 && await it.sql("SELECT 1").catch(() => null), 60000);

// The demo's directory, repeated so many times.
async function town(times) {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-test-town-"));
	const grown = await run(path.join(root, "tests/grow.py"), [path.join(root, "demo/hsds"), String(times), folder]);
	assert.equal(grown.code, 0, grown.stderr);
	return folder;
}

const taken = (it, folder) => run(path.join(build, "handrail"), ["import", folder, "--source", "town"], { env: { ...process.env, HANDRAIL_CONF: it.conf } });

// Compares the output with the database; without an error everything is there.
async function assertWhole(it, before, told) {
	await back(it);
	if (told.code) {
		assert.match(told.stderr, /^handrail import: ./m, "it says why");
		assert.equal(await state(it), before);
	}
	const again = await taken(it, it.town);
	assert.equal(again.code, 0, again.stderr);
	const all = await programs(it);
	assert.ok(all > 1000, `${all} programs`);
	assert.match(again.stdout, new RegExp(`^${told.code ? "added" : "unchanged"}\t${all}$`, "m"));
}

async function killed() {
	const it = await start();
	try {
		it.town = await town(100);
		const before = await state(it), telling = taken(it, it.town);
		await until("much is written", async () => Number((await it.sql("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED; SELECT COUNT(*) FROM program WHERE source = 'town'"))[0][0]) > 1000);
		for (const { pid } of processesOf(it.process.pid).filter((p) => /\/mariadbd /.test(p.command)))
			process.kill(pid, "SIGKILL");
		await assertWhole(it, before, await telling);
	} finally {
		await it.stop();
		await rm(it.town, { recursive: true, force: true });
	}
}

// Fills the disk except for LEFT_MB.
function fill(file) {
	const fd = openSync(file, "w"), piece = Buffer.alloc(1 << 20);
	let length = 0;
	try {
		for (;;)
			length += writeSync(fd, piece);
	} catch (error) {
		assert.equal(error.code, "ENOSPC");
	}
	ftruncateSync(fd, length - LEFT_MB * (1 << 20));
	closeSync(fd);
}

// InnoDB may lack room even for the rollback, and end itself: after a restart it has rolled back.
async function onSmallDisk() {
	const disk = await mkdtemp(path.join(tmpdir(), "handrail-test-disk-"));
	const mounted = await run("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m`, "none", disk]);
	assert.equal(mounted.code, 0, mounted.stderr);
	const it = await start({ folder: path.join(disk, "var") });
	try {
		it.town = await town(100);
		const before = await state(it);
		fill(path.join(disk, "full"));
		const told = await taken(it, it.town);
		assert.notEqual(told.code, 0, "it needed no room?");
		await rm(path.join(disk, "full"));
		await assertWhole(it, before, told);
	} finally {
		await it.stop();
		await rm(it.town, { recursive: true, force: true });
		await run("umount", [disk]);
		await rm(disk, { recursive: true, force: true });
	}
}

// As root, or as root of a private user namespace.
async function mounting() {
	for (const how of [["--mount"], ["--mount", "--map-root-user"]])
		if ((await run("unshare", [...how, "mount", "-t", "tmpfs", "none", "/mnt"])).code === 0)
			return how;
	return null;
}

if (process.env.HANDRAIL_TEST_SMALL_DISK)
	await onSmallDisk();
else {
	test("the database is killed in the middle of an import", killed);

	test("the disk is full in the middle of an import", async (t) => {
		const how = await mounting();
		if (!how)
			return t.skip("nothing can be mounted here");
		const { NODE_TEST_CONTEXT: _, ...env } = process.env;
		const done = await run("unshare", [...how, process.execPath, fileURLToPath(import.meta.url)], { env: { ...env, HANDRAIL_TEST_SMALL_DISK: "1" } });
		assert.equal(done.code, 0, `${done.stdout}${done.stderr}`);
	});
}
