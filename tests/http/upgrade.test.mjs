// upgrade - a database with the tables of the first version, with people's data in them, under traffic while `handrail migrate` brings it
// up to date: no answer is worse than 503 with Retry-After, and nothing that was sent is lost.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import test, { after, before } from "node:test";

import { root, start, until } from "./harness.mjs";

// The first version had these steps of schema/.
const FIRST = 4;

let it, link, workers, pantry;
before(async () => { it = await start(); });
after(async () => { await it?.stop(); });

async function asRoot(sql, database = "handrail") {
	const socket = (await readFile(it.conf, "utf8")).match(/^socket = (.*)$/m)[1];
	return execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "--user=root", "--batch", "--skip-column-names", database], { encoding: "utf8", input: sql, maxBuffer: 1 << 28 })
		.split("\n").slice(0, -1).map((line) => line.split("\t"));
}

const columns = async (database, table) => (await asRoot(`SELECT column_name FROM information_schema.columns WHERE table_schema = '${database}' AND table_name = '${table}' AND is_generated = 'NEVER' ORDER BY ordinal_position`, "mysql")).flat();

async function refer(visitor, name) {
	const found = await visitor.get("/programs?q=Fairhaven+Food+Pantry");
	// Between two steps, a search may find nothing: the program page is reached from a bookmark.
	pantry ??= found.text.match(/data-program="([^"]+)"/)?.[1];
	if (found.status !== 200 || !pantry)
		return found;
	const form = await visitor.get(`/connect/${pantry}`);
	return form.status !== 200 ? form : visitor.submit(form, { for: "self", consent: "yes", seeker_first_name: name, seeker_last_name: "Novak",
		seeker_email: `${name.toLowerCase()}@people.test`, reach: ["email"], comment: "Bread" }, { holds: "comment" });
}

// Puts the tables of the first version in the place of today's, with all rows that fit.
async function goBack() {
	const steps = (await readdir(path.join(root, "schema"))).filter((name) => /^\d+_.*\.sql$/.test(name)).sort().slice(0, FIRST);
	await asRoot("DROP DATABASE IF EXISTS first; CREATE DATABASE first CHARACTER SET utf8mb4", "mysql");
	const ran = await asRoot(`SELECT version, name, HEX(digest), applied_at FROM schema_migration ORDER BY version LIMIT ${FIRST}`);
	assert.deepEqual(ran.map(([, name]) => name), steps);
	for (const step of steps)
		await asRoot(await readFile(path.join(root, "schema", step), "utf8"), "first");
	const tables = (await asRoot("SHOW TABLES", "first")).flat();
	assert.ok(tables.length > 30, tables.join(" "));
	let copy = "SET SESSION foreign_key_checks = 0, sql_mode = '';\n";
	for (const table of tables) {
		const now = await columns("handrail", table), common = (await columns("first", table)).filter((name) => now.includes(name)).map((name) => `\`${name}\``);
		copy += common.length ? `INSERT INTO first.${table} (${common}) SELECT ${common} FROM handrail.${table};\n` : "";
	}
	// The subject of a message was a column for each kind.
	copy += "UPDATE first.outbox o JOIN handrail.outbox n ON n.id = o.id SET o.referral_id = IF(n.subject = 0, n.subject_id, NULL), o.sign_in_code_id = IF(n.subject = 2, n.subject_id, NULL);\n";
	// It did not count its steps either.
	copy += "DELETE FROM first.installation WHERE name = 'schema_steps';\n";
	await asRoot(copy, "first");
	await asRoot("CREATE TABLE first.schema_migration LIKE handrail.schema_migration", "mysql");
	await asRoot("DROP DATABASE handrail; CREATE DATABASE handrail CHARACTER SET utf8mb4", "mysql");
	await asRoot(`SET foreign_key_checks = 0; ${[...tables, "schema_migration"].map((table) => `RENAME TABLE first.${table} TO handrail.${table};`).join("\n")}`, "mysql");
	await asRoot(`INSERT INTO schema_migration (version, name, digest, applied_at) VALUES ${ran.map(([version, name, digest, at]) => `(${version}, '${name}', X'${digest}', ${at})`)}`);
	return tables.length;
}

test("people use the site while it is upgraded from the first version, and lose nothing", { timeout: 900000 }, async () => {
	// A referral whose mail has gone out, and one whose mail waits.
	assert.equal((await refer(it.visitor(), "Early")).status, 303);
	link = new URL((await it.mail("pantry@demo.test", (mail) => /Early/.test(mail.text))).links.find((each) => /\/s\//.test(each))).pathname;
	await it.delivered();
	workers = execFileSync("pgrep", ["-s", String(it.process.pid), "-f", "handrail deliver"], { encoding: "utf8" }).trim().split("\n").map(Number);
	const slow = it.visitor();
	const begun = await slow.get(`/connect/${pantry}`), typed = { for: "self", consent: "yes", seeker_first_name: "Slow", seeker_last_name: "Novak",
		seeker_email: "slow@people.test", reach: ["email"], comment: "Bread" };
	workers.forEach((pid) => process.kill(pid, "SIGSTOP"));
	assert.equal((await refer(it.visitor(), "Waiting")).status, 303);
	const people = (await it.sql("SELECT COUNT(*) FROM account"))[0][0];
	await goBack();
	workers.forEach((pid) => process.kill(pid, "SIGCONT"));

	const answers = new Map(), bad = [], sent = [];
	let going = true, refused = 0;
	const note = (page, what) => {
		answers.set(page.status, (answers.get(page.status) ?? 0) + 1);
		refused += page.status === 503;
		if (![200, 303].includes(page.status) && !(page.status === 503 && page.headers["retry-after"]))
			bad.push(`${what}: ${page.status} ${page.words.slice(0, 200)}`);
		return page;
	};
	const traffic = Array.from({ length: 4 }, async (_, worker) => {
		for (let n = 0; going; n++) {
			const name = `Visitor${"abcd"[worker]}${n}`, visitor = it.visitor();
			for (const url of ["/", "/programs?q=food", "/sign-in", link, "/no-such-page"].slice(0, 4))
				note(await visitor.get(url), url);
			if (note(await refer(visitor, name), "/connect").status === 303)
				sent.push(name);
		}
	});
	// Somebody sends a form that they opened before.
	const early = await slow.submit(begun, typed, { holds: "comment" });
	assert.equal(early.status, 503);
	assert.ok(early.headers["retry-after"]);
	await until("the traffic meets the old tables", () => answers.size > 0 && [...answers.values()].reduce((a, b) => a + b) > 20, 60000);
	const { stderr } = await it.handrail("migrate");
	assert.match(stderr, /\d\d steps run/);
	await until("people are referred again", () => sent.length > 3, 60000);
	going = false;
	await Promise.all(traffic);

	assert.deepEqual(bad.slice(0, 10), [], `${bad.length} bad answers; ${[...answers].map(([status, count]) => `${count} x ${status}`).join(", ")}`);
	assert.ok(refused > 0, "the traffic met the time of the upgrade");
	const names = (await it.sql("SELECT seeker_first_name FROM referral")).flat();
	assert.deepEqual(["Early", "Waiting", ...sent].filter((name) => !names.includes(name)), [], "nothing that was sent is lost");
	assert.equal((await it.sql("SELECT COUNT(*) FROM account"))[0][0], people);
	await it.mail("pantry@demo.test", (mail) => /Waiting/.test(mail.text));
	for (const name of sent.slice(0, 3))
		await it.mail("pantry@demo.test", (mail) => mail.text.includes(name));
	await it.delivered();

	// The browser sends the same form again.
	assert.equal((await slow.submit(begun, typed, { holds: "comment" })).status, 303);
	assert.equal((await it.sql("SELECT COUNT(*) FROM referral WHERE seeker_first_name = 'Slow'"))[0][0], "1");

	// A link that was sent before the upgrade still sets the status.
	const visitor = it.visitor(), page = await visitor.get(link);
	assert.match(page.words, /Early/);
	assert.equal((await visitor.submit(page, { status: "got_help" }, { action: link, holds: "status" })).status, 303);
	const clara = it.visitor();
	await clara.signIn("claimer@demo.test");
	assert.match((await clara.get("/inbound")).words, /Fairhaven Food Pantry/);
	assert.equal((await it.visitor().get("/readyz")).status, 200);
});
