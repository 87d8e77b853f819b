// operations - what an operator needs: the version, backups, checks, readiness and metrics.

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";

import { BASE, build, processesOf, root, send, start, until } from "./harness.mjs";
import { Server } from "./servers.mjs";

let it, folder;
before(async () => {
	it = await start();
	folder = await mkdtemp(path.join(tmpdir(), "handrail-test-"));
});
after(async () => {
	await it?.stop();
	await rm(folder, { recursive: true, force: true });
});

// SQL as the database's own administrator.
async function asRoot(sql) {
	const socket = (await readFile(it.conf, "utf8")).match(/^socket = (.*)$/m)[1];
	return execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "--user=root", "--batch", "--skip-column-names", "-e", sql], { encoding: "utf8" });
}

// An empty database beside the demo's. Its commands: copy.handrail("check"); its rows: copy.sql("...").
async function newDatabase(name) {
	await asRoot(`CREATE DATABASE ${name}; GRANT ALL ON ${name}.* TO handrail@localhost`);
	return {
		handrail: (...args) => it.handrailWith({ HANDRAIL_DATABASE_NAME: name, HANDRAIL_MAIL_URL: `file:${folder}/${name}` }, ...args),
		sql: async (query) => (await asRoot(`USE ${name}; ${query}`)).split("\n").slice(0, -1).map((line) => line.split("\t")),
	};
}

// The options of unshare with which a disk can be mounted here.
const mounting = () => [["--mount"], ["--mount", "--map-root-user"]].find((way) => !spawnSync("unshare", [...way, "mount", "-t", "tmpfs", "none", "/mnt"]).status);

// Runs a command of the shell, for which this folder is a disk of that size.
const onDisk = (disk, size, command, env) => spawnSync("unshare", [...mounting(), "sh", "-c", `mount -t tmpfs -o size=${size} none ${disk} || exit 99; ${command}`],
	{ encoding: "utf8", env: { ...process.env, HANDRAIL_CONF: it.conf, ...env } });

// Runs while the demo's worker stands still, so that messages wait.
async function whileNothingIsSent(run) {
	const workers = processesOf(it.process.pid).filter((p) => /handrail deliver/.test(p.command)).map((p) => p.pid);
	workers.forEach((pid) => process.kill(pid, "SIGSTOP"));
	try {
		return await run();
	} finally {
		workers.forEach((pid) => process.kill(pid, "SIGCONT"));
	}
}

// Each setting that holds a secret, in the environment: those of settings.def, and an address with a password in it.
function every(secret) {
	const names = [...readFileSync(path.join(root, "lib/base/settings.def"), "utf8").matchAll(/^SETTING\((\w+), (\w+), +SECRET,/gm)];
	assert.ok(names.length > 6, names.map(([all]) => all).join(" "));
	return { ...Object.fromEntries(names.filter(([, , name]) => name !== "key").map(([, section, name]) => [`HANDRAIL_${section}_${name}`.toUpperCase(), secret])),
		HANDRAIL_TEXT_URL: `https://me:${secret}@texts.test/`, HANDRAIL_MAIL_FROM: "post@every.test" };
}

const VERSION = (await readFile(path.join(root, "VERSION"), "utf8")).trim();

test("the version is printed, and stands in the first line of each program's log", async () => {
	assert.equal((await it.handrail("--version")).stdout, `handrail ${VERSION}\n`);
	const programs = (await readdir(path.join(it.var, "run"))).flatMap((name) => name.match(/^([a-z-]+)\.sock$/)?.[1] ?? [])
		.filter((name) => !["db", "publish"].includes(name));
	assert.ok(programs.length > 8, programs.join(" "));
	for (const name of [...programs, "deliver"]) {
		const [first] = await until(`${name} logs`, async () => {
			const lines = (await readFile(path.join(it.var, "log", `${name}.log`), "utf8")).split("\n");
			return lines.length > 1 && lines;
		});
		assert.match(first, new RegExp(`event=started version=${VERSION.replaceAll(".", "\\.")}$`), name);
	}
});

// A person refers themselves to the food pantry.
async function referred(name) {
	const visitor = it.visitor();
	const found = await visitor.get("/programs?q=Fairhaven+Food+Pantry");
	const connect = await visitor.get(`/connect/${found.text.match(/data-program="([^"]+)"/)[1]}`);
	const sent = await visitor.submit(connect, { for: "self", seeker_first_name: name, seeker_last_name: "Nunez", seeker_email: `${name}@people.test`,
		reach: "email", consent: "yes" }, { holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
}

// The tables that stand in a backup and are empty in a copy: nobody is signed in there.
const FORGOTTEN = ["session", "sign_in_code"];

test("a backup of the demo, restored into an empty database, is the same in every table, signs nobody in, and sends nothing until it is released", async () => {
	const file = path.join(folder, "demo.backup"), copy = await newDatabase("copy");
	const { stdout } = await whileNothingIsSent(async () => {
		const visitor = it.visitor();
		const asked = await visitor.submit(await visitor.get("/sign-in"), { address: "somebody@demo.test", password: "" }, { holds: "address" });
		assert.equal(asked.status, 303);
		await referred("maria");
		// A user with a password, and the one right that a backup needs.
		await asRoot("CREATE USER reader@localhost IDENTIFIED BY 'a-secret-of-this-test'; GRANT SELECT ON handrail.* TO reader@localhost");
		return it.handrailWith({ ...every("a-secret-of-this-test"), HANDRAIL_DATABASE_USER: "reader" }, "backup", file);
	});
	assert.equal((await stat(file)).mode & 0o777, 0o600);
	const text = await readFile(file, "utf8");
	for (const secret of [(await readFile(it.conf, "utf8")).match(/^key = (.*)$/m)[1], "a-secret-of-this-test"])
		assert.ok(!text.includes(secret), "the backup holds a secret");
	assert.match(text, /^setting\t\[mail\] from = post@every\.test$/m, "what is no secret stands in it");

	// Somebody has sent STOP since.
	await copy.handrail("migrate");
	await copy.sql("INSERT INTO text_stop (number, stopped_at) VALUES ('+15550199', 1)");
	assert.equal((await copy.handrail("restore", file)).stdout, stdout);
	const tables = (await it.sql("SHOW TABLES")).map(([name]) => name);
	assert.deepEqual((await copy.sql("SHOW TABLES")).map(([name]) => name), tables);
	assert.ok(tables.length > 50, `${tables.length} tables`);
	// The demo goes on: its worker sends, and deletes what has had its day.
	const lines = (words) => Object.fromEntries(words.split("\n").map((line) => line.split("\t")));
	const counts = lines(stdout);
	for (const name of tables)
		assert.equal((await copy.sql(`SELECT COUNT(*) FROM ${name}`))[0][0],
			FORGOTTEN.includes(name) ? "0" : String(Number(counts[name]) + ["installation", "text_stop"].includes(name)), name);
	assert.deepEqual(FORGOTTEN.filter((name) => counts[name] === "0"), [], "the backup was of a site in use");
	for (const name of ["program", "account", "site", "person", "referral", "status", "hours_rule", "schema_migration"].filter((n) => tables.includes(n)))
		assert.deepEqual(await copy.sql(`CHECKSUM TABLE ${name}`).then((rows) => rows[0][1]), (await it.sql(`CHECKSUM TABLE ${name}`))[0][1], name);

	const again = path.join(folder, "again.backup");
	await assert.rejects(copy.handrail("restore", file), /is not empty/);
	await assert.rejects(copy.handrail("check"), (error) => /no message is sent since this database was restored/.test(error.stdout));
	const waiting = async () => Number((await copy.sql("SELECT COUNT(*) FROM outbox WHERE state = 0"))[0][0]);
	const all = await waiting();
	assert.ok(all > 1, `${all} messages wait`);
	assert.match((await copy.handrail("deliver", "--once")).stderr, /outbox_held/);
	assert.equal(await waiting(), all, "nothing is sent");
	await copy.handrail("backup", again);
	// Its worker has counted for the reports what the original had not.
	const rows = (words) => words.slice(words.indexOf("\ntable\t")).split("\ntable\t").filter((table) => !/^(session|sign_in_code|text_stop|report_\w+)\t/.test(table)).join("\ntable\t")
		.split("\n").map((line) => line.replace(/^(table\t\w+)\t\d+$/, "$1")).filter((line) => !/outbox_held|deliver_ran_at|^end\tinstallation|^digest/.test(line));
	// A receipt is no longer of a session that is gone.
	const receipts = (lines) => lines.map((line) => line.replace(/^(\t\d+\t[A-Za-z0-9_-]{10,})\t\d+(\t(?:\\N|\d+)\t\d{13}\t\\N)$/, "$1\t\\N$2"));
	assert.deepEqual(receipts(rows(await readFile(again, "utf8"))), receipts(rows(text)), "every row of every table");
	for (const name of ["account", "referral", "session"])
		assert.equal(Number((await copy.sql(`SELECT AUTO_INCREMENT FROM information_schema.tables WHERE table_schema = 'copy' AND table_name = '${name}'`))[0][0]),
			Number(text.match(new RegExp(`^table\t${name}\t(\\d+)$`, "m"))[1]) + 1000000, `a new ${name} never has a number that was given out`);

	// The operator looks, drops what the original has sent, and lets the rest go.
	const [first, last] = (await copy.handrail("deliver", "--waiting")).stdout.split("\n")[0].split("\t").slice(2);
	assert.match((await copy.handrail("deliver", "--waiting")).stdout, new RegExp(`^email\t${all}\t[0-9T:-]+Z\t[0-9T:-]+Z\ntext\t0\t-\t-\n$`));
	await assert.rejects(copy.handrail("deliver", "--void-before", "yesterday"), (error) => error.code === 2);
	assert.match((await copy.handrail("deliver", "--void-before", first)).stderr, /^0 messages dropped/m);
	const [[kept]] = await copy.sql("SELECT MAX(id) FROM outbox WHERE state = 0");
	await copy.sql(`UPDATE outbox SET next_at = next_at - 60000 WHERE state = 0 AND id <> ${kept}`);
	const void_before = new Date(Date.parse(last) - 30000).toISOString().replace(/\.\d+Z/, "Z");
	await assert.rejects(it.handrail("deliver", "--void-before", void_before), /the outbox is not held/);
	assert.match((await copy.handrail("deliver", "--void-before", void_before, "--release")).stderr, new RegExp(`^${all - 1} messages? dropped[^]*is released`, "m"));
	assert.deepEqual((await copy.sql("SELECT what, new_value FROM audit ORDER BY number DESC LIMIT 3")).reverse().slice(1).map(([what, value]) => [what !== "", value]),
		[[true, String(all - 1)], [false, ""]], "both acts stand in the audit log");
	await copy.handrail("deliver", "--once");
	assert.equal(await waiting(), 0);
	assert.deepEqual(await copy.sql(`SELECT state, COUNT(*) FROM outbox WHERE id = ${kept} OR reason = 'void, restored' GROUP BY state ORDER BY state`), [["2", "1"], ["4", String(all - 1)]]);
	assert.equal((await readdir(path.join(folder, "copy"))).length, 1, "it is sent");
	await it.delivered();
});

test("a backup that was cut off or changed is refused, and leaves the database as it was", async () => {
	const file = path.join(folder, "whole.backup"), part = path.join(folder, "part.backup"), empty = await newDatabase("empty");
	await it.handrail("backup", file);
	const text = await readFile(file, "utf8");
	for (const [what, changed] of [["half", text.slice(0, text.length / 2)], ["without its digest", text.replace(/digest\t.*\n$/, "")],
		["without a row", text.replace(/\n\t[^\n]*/, "")], ["another name", text.replace("Fairhaven", "Fairhaben")], ["nothing", ""]]) {
		await writeFile(part, changed);
		await assert.rejects(empty.handrail("restore", part), (error) => error.code === 1 && /part\.backup, line \d+: /.test(error.stderr), what);
	}
	assert.deepEqual(await empty.sql("SHOW TABLES"), []);
	const before = await readFile(it.conf, "utf8");
	await assert.rejects(it.handrail("backup", it.conf), /is no backup: nothing was written/);
	assert.equal(await readFile(it.conf, "utf8"), before);
	await mkdir(path.join(folder, "taken.backup"));
	await assert.rejects(it.handrail("backup", path.join(folder, "taken.backup")), /is no backup: nothing was written/);
	if (mounting()) {
		const disk = path.join(folder, "small");
		await mkdir(disk);
		const full = onDisk(disk, "60k", `${build}/handrail backup ${disk}/x.backup; echo "exit $?"; ls -A ${disk}`, {});
		assert.match(full.stderr, /x\.backup\.part: No space left on device/);
		assert.equal(full.stdout, "exit 1\n", "nothing is left of a backup that failed");
	}
	for (const place of [folder, path.dirname(it.conf)])
		assert.deepEqual((await readdir(place)).filter((name) => name.endsWith(".part")), [], place);
	await it.handrail("backup", "--check", file);
});

test("the manual page names each command, and troff has no complaint", async () => {
	const page = await readFile(path.join(root, "docs/handrail.8"), "utf8");
	const commands = [...(await it.handrail("--help")).stdout.matchAll(/^  ([a-z]+) /gm)].map((m) => m[1]);
	assert.ok(commands.length > 12, commands.join(" "));
	for (const command of commands)
		assert.match(page, new RegExp(`^\\.B[IR]? "?${command}\\b`, "m"), command);
	const made = spawnSync("groff", ["-man", "-ww", "-Tutf8", path.join(root, "docs/handrail.8")], { encoding: "utf8" });
	assert.equal(made.stderr, "");
});

// ---- check ----

const finds = (promise, words) => assert.rejects(promise, (error) => error.code === 1 && words.test(error.stdout)
	|| assert.fail(`${words}: ${error.stdout}${error.stderr}`));

test("check --mail sends a message, and prints what the mail server answers", async () => {
	const smtp = await new Server().start("smtp_server.py", "nostarttls");
	try {
		const env = { HANDRAIL_MAIL_URL: `smtp://127.0.0.1:${smtp.port}` };
		const sent = await it.handrailWith(env, "check", "--mail", "operator@demo.test");
		assert.match(sent.stdout, /^mail server: 250 /m);
		assert.match(sent.stdout, /The test message to operator@demo\.test was accepted/);
		const [kept] = await smtp.kept(".eml");
		assert.match(kept, /^To: .*operator@demo\.test/m);
		assert.match(kept, /^Subject: A test of Handrail/m);
		await smtp.fault("rcpt 550");
		await finds(it.handrailWith(env, "check", "--mail", "operator@demo.test"), /mail server: 550 planned by the test[\s\S]*did not go: refused with 550/);
		await smtp.fault();
		await finds(it.handrailWith(env, "check", "--mail", "operator@demo.invalid"), /did not go: addresses that end in \.invalid are nobody's/);
		assert.equal((await smtp.kept(".eml")).length, 1);
	} finally {
		await smtp.stop();
	}
	await finds(it.handrailWith({ HANDRAIL_MAIL_URL: `smtp://127.0.0.1:${smtp.port}` }, "check", "--mail", "operator@demo.test"), /the mail server cannot be reached/);
});

test("check finds a handrail.conf that others may open, and values of the example", async () => {
	const conf = path.join(folder, "handrail.conf"), env = { HANDRAIL_CONF: conf };
	await copyFile(it.conf, conf);
	await chmod(conf, 0o640);
	await it.handrailWith(env, "check");
	await chmod(conf, 0o644);
	await finds(it.handrailWith(env, "check"), /everybody on this machine may open it/);
	await chmod(conf, 0o660);
	await finds(it.handrailWith(env, "check"), /its group may change it/);
	const example = (await readFile(path.join(root, "docs/handrail.conf.example"), "utf8")).replace(/^key = .*/m, "");
	const mine = await readFile(it.conf, "utf8");
	await writeFile(conf, `${example}\n${mine.match(/\[database\][\s\S]*?\n\n/)[0]}[secrets]\n${mine.match(/^key = .*/m)[0]}\n`);
	await chmod(conf, 0o600);
	for (const setting of ["[web] base_url", "[mail] url", "[mail] password", "[mail] from"])
		await finds(it.handrailWith(env, "check"), new RegExp(`^${setting.replace(/[[\]]/g, "\\$&")} still has the value of the example$`, "m"));
});

test("check finds clocks that are apart, and a disk that is full", async (t) => {
	await finds(it.handrailWith({ HANDRAIL_DEMO_CLOCK_OFFSET: "3600" }, "check"), /clock and the database's are (359\d|3600|3601) seconds apart/);
	const disk = path.join(folder, "disk");
	await mkdir(disk);
	if (!mounting())
		return t.skip("nothing can be mounted here");
	const done = onDisk(disk, "9m", `${build}/handrail check`, { HANDRAIL_MAIL_URL: `file:${disk}` });
	assert.match(done.stdout, /disk: only 9 MB are left for messages/);
	assert.equal(done.status, 1);
});

test("a sendmail that changes its rights is refused where systemd does not permit that, and elsewhere it is not", async () => {
	const place = path.join(folder, "installed"), sendmail = path.join(folder, "sendmail");
	await mkdir(path.join(place, "bin"), { recursive: true });
	await mkdir(path.join(place, "share/handrail"), { recursive: true });
	await mkdir(path.join(place, "lib/systemd/system"), { recursive: true });
	await copyFile(path.join(build, "handrail"), path.join(place, "bin/handrail"));
	await symlink(path.join(build, "templates"), path.join(place, "share/handrail/templates"));
	await symlink(path.join(root, "schema"), path.join(place, "share/handrail/schema"));
	await copyFile("/bin/true", sendmail);
	await chmod(sendmail, 0o4755);
	const run = (program, ...args) => spawnSync(program, args, { encoding: "utf8", env: { ...process.env, HANDRAIL_CONF: it.conf, HANDRAIL_MAIL_URL: `sendmail:${sendmail}` } });
	const check = () => run(path.join(place, "bin/handrail"), "check");
	assert.equal(check().status, 0, check().stdout);
	await copyFile(path.join(root, "systemd/handrail-deliver.service.in"), path.join(place, "lib/systemd/system/handrail-deliver.service"));
	assert.match(check().stdout, /this program changes its rights, which handrail-deliver\.service does not permit/);
	const barred = run("setpriv", "--no-new-privs", path.join(build, "handrail"), "deliver", "--once");
	assert.equal(barred.status, 1);
	assert.match(barred.stderr, /which NoNewPrivileges does not permit/);
	assert.equal(run(path.join(build, "handrail"), "deliver", "--once").status, 0);
	await chmod(sendmail, 0o755);
	assert.equal(check().status, 0, check().stdout);
	assert.equal(run("setpriv", "--no-new-privs", path.join(build, "handrail"), "deliver", "--once").status, 0);
});

// ---- readiness and metrics ----

test("readiness says no while the database refuses to write, and answers by address, whatever the Host", async () => {
	const ready = async () => (await it.visitor().get("/readyz")).status;
	for (const host of [`127.0.0.1:${it.port}`, `[::1]:${it.port}`, "10.1.2.3", "unknown.example", `localhost:${it.port}`])
		for (const page of ["/readyz", "/healthz"])
			assert.equal((await send(it.port, "GET", page, { Host: host })).status, 200, `${host}${page}`);
	await assert.rejects(send(it.port, "GET", "/programs", { Host: "unknown.example" }), /socket hang up|ECONNRESET/);

	await asRoot("SET GLOBAL read_only = ON");
	try {
		await until("not ready: read-only", async () => await ready() === 503, 5000);
		assert.equal((await it.visitor().get("/programs?q=zzznothingzzz")).status, 200, "searches need no write");
	} finally {
		await asRoot("SET GLOBAL read_only = OFF");
	}
	await until("ready again", async () => await ready() === 200, 40000);

	// The server's own word for a full disk, for one table.
	await asRoot("CREATE TRIGGER handrail.full BEFORE INSERT ON handrail.sign_in_code FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'");
	try {
		const visitor = it.visitor();
		const refused = await visitor.submit(await visitor.get("/sign-in"), { address: "somebody@demo.test", password: "" }, { holds: "address" });
		assert.equal(refused.status, 500);
		assert.equal(await ready(), 503);
		assert.equal((await send(it.port, "GET", "/healthz", { Host: "localhost" })).status, 200);
	} finally {
		await asRoot("DROP TRIGGER handrail.full");
	}
	await until("ready again, once nothing was refused for a while", async () => await ready() === 200, 45000);
});

async function metrics(headers = {}) {
	const page = await send(it.port, "GET", "/metrics", { Host: `localhost:${it.port}`, ...headers });
	assert.equal(page.status, 200);
	assert.match(page.headers["content-type"], /^text\/plain; version=0\.0\.4/);
	return page.text;
}

const valueOf = (text, series) => Number(text.split("\n").find((line) => line.startsWith(`${series} `))?.slice(series.length) ?? 0);

test("metrics count every request, by whichever process, and nothing of anybody", async () => {
	const series = 'handrail_requests_total{program="programs",method="GET",route="/programs",status="200"}';
	const labels = '{program="programs",method="GET",route="/programs"';
	const before = await metrics();
	const visitors = Array.from({ length: 90 }, (_, i) => it.visitor(["localhost", "tracking.localhost", "clinic.localhost"][i % 3]));
	await Promise.all(visitors.map((visitor) => visitor.get("/programs?q=food")));
	await it.visitor().get("/programs/nothing");
	await it.visitor().get("/no-such-page");
	const text = await until("all are counted", async () => {
		const now = await metrics();
		return valueOf(now, series) - valueOf(before, series) >= 90 && now;
	});
	assert.equal(valueOf(text, series) - valueOf(before, series), 90);
	assert.equal(valueOf(text, `handrail_request_seconds_count${labels}}`), valueOf(text, `handrail_request_seconds_bucket${labels},le="+Inf"}`));
	assert.ok(valueOf(text, `handrail_request_seconds_sum${labels}}`) > 0);
	assert.match(text, /route="\/programs\/\{program\}",status="404"\} \d/);
	assert.match(text, /method="-",route="-",status="404"\} \d/);

	for (const name of ["handrail_outbox_messages", "handrail_outbox_oldest_seconds", "handrail_referrals_total", "handrail_referrals_unanswered",
		"handrail_deliver_last_run_seconds", "handrail_import_last_seconds", "handrail_build_info", "handrail_request_seconds_bucket"])
		if (name !== "handrail_import_last_seconds")
			assert.match(text, new RegExp(`^${name}[{ ]`, "m"), name);
	assert.match(text, new RegExp(`^handrail_build_info\\{version="${VERSION.replaceAll(".", "\\.")}"\\} 1$`, "m"));
	for (const line of text.split("\n").slice(0, -1))
		assert.match(line, /^(# TYPE [a-z_]+ (counter|gauge|histogram)|[a-z_]+(\{([a-z]+="[^"\\]*",?)+\})? -?[0-9.]+)$/);
	const known = (await it.sql("SELECT public_id FROM referral UNION SELECT public_id FROM program UNION SELECT address FROM account_address")).flat();
	for (const word of [...known, "Hana", "Fairhaven"].filter((w) => w.length > 3))
		assert.ok(!text.includes(word), word);
});

test("metrics have the numbers of the database, and without it those of the requests", async () => {
	await referred("nora");
	const [made, unanswered] = [await it.sql("SELECT kind, COUNT(*) FROM referral GROUP BY kind"),
		await it.sql("SELECT s.host, COUNT(*) FROM referral r JOIN site s ON s.id = r.site_id WHERE r.kind = 0 AND r.status = 0 GROUP BY s.host")];
	const text = await metrics();
	assert.deepEqual(unanswered.map(([host]) => host), ["localhost"]);
	["live", "logged", "tracking_only"].forEach((kind, i) =>
		assert.equal(valueOf(text, `handrail_referrals_total{kind="${kind}"}`), Number(made.find(([k]) => k === String(i))?.[1] ?? 0), kind));
	for (const host of ["localhost", "tracking.localhost", "clinic.localhost"])
		assert.equal(valueOf(text, `handrail_referrals_unanswered{site="${host}"}`), Number(unanswered.find(([h]) => h === host)?.[1] ?? 0), host);
	assert.ok(valueOf(text, "handrail_deliver_last_run_seconds") < 60);
	const source = path.join(folder, "one-program");
	await mkdir(source);
	await writeFile(path.join(source, "organizations.csv"), "id,name,description\no,Metrics,Counts\n");
	await writeFile(path.join(source, "services.csv"), "id,organization_id,name,status\ns,o,Counting,active\n");
	const last = async () => (await it.sql("SELECT value FROM installation WHERE name = 'import_ran_at'"))[0][0], first = await last();
	assert.match(text, /^handrail_import_last_seconds \d+$/m, "of the demo");
	await it.handrail("import", source, "--source", "metrics-test", "--dry-run");
	assert.equal(await last(), first, "a dry run is no import");
	await it.handrail("import", source, "--source", "metrics-test");
	assert.ok(Number(await last()) > Number(first));
	assert.match(await metrics(), /^handrail_import_last_seconds \d$/m);
	assert.equal(cgi({ HANDRAIL_DATABASE_SOCKET: "/nowhere" }, "127.0.0.1").match(/handrail_requests_total\{program="programs"/g).length > 0, true);
	assert.match(cgi({ HANDRAIL_DATABASE_SOCKET: "/nowhere" }, "127.0.0.1"), /^handrail_database_up 0$/m);
});

// The program as a plain CGI program, which gets the visitor's address from its web server.
function cgi(env, address) {
	return spawnSync(path.join(build, "api"), [], { encoding: "utf8", env: { ...process.env, HANDRAIL_CONF: it.conf, HANDRAIL_WEB_METRICS_FOLDER: path.join(it.var, "metrics"),
		REQUEST_METHOD: "GET", REQUEST_URI: `${BASE}/metrics`, HTTP_HOST: "localhost", REMOTE_ADDR: address, ...env } }).stdout;
}

test("metrics are for this machine, and for others with the token", () => {
	const token = { HANDRAIL_WEB_METRICS_TOKEN: "a-long-token-for-a-test" };
	assert.match(cgi({}, "127.0.0.1"), /handrail_build_info/);
	assert.match(cgi({}, "::1"), /handrail_build_info/);
	const refused = [cgi({}, "203.0.113.9"), cgi({ HTTP_AUTHORIZATION: "Bearer " }, "203.0.113.9"), cgi(token, "203.0.113.9"),
		cgi({ ...token, HTTP_AUTHORIZATION: "Bearer a-long-token-for-a-tesT" }, "203.0.113.9"),
		cgi({ ...token, HTTP_AUTHORIZATION: "Basic a-long-token-for-a-test" }, "203.0.113.9"), cgi({}, "")];
	for (const answer of refused) {
		assert.match(answer, /^Status: 404/m);
		assert.doesNotMatch(answer, /handrail_/);
	}
	assert.match(cgi({ ...token, HTTP_AUTHORIZATION: "Bearer a-long-token-for-a-test" }, "203.0.113.9"), /handrail_build_info/);
});

// ---- serve ----

test("handrail serve runs all programs and the worker, starts again what ends, and leaves nothing", async () => {
	const sockets = path.join(folder, "sockets");
	await mkdir(sockets);
	const serve = spawn(path.join(build, "handrail"), ["serve", "--sockets", sockets, "--with-parent"],
		{ detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HANDRAIL_CONF: it.conf, HANDRAIL_WEB_WORKERS: "1" } });
	let log = "";
	serve.stderr.on("data", (part) => { log += part; });
	const ended = new Promise((resolve) => serve.on("exit", (code, signal) => resolve({ code, signal })));
	const pids = () => readdirSync("/proc").filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
		try {
			return new RegExp(`^${serve.pid}$`).test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/.*\) \S /s, "").split(" ")[0]);
		} catch {
			return false;
		}
	}).map(Number);
	try {
		const names = (await readdir(path.join(it.var, "run"))).filter((name) => /\.sock$/.test(name) && !/^(db|publish)\.sock$/.test(name)).sort();
		await until("all sockets are there", async () => (await readdir(sockets)).sort().join() === names.join());
		await until("all of it has started", async () => (log.match(/event=started/g) ?? []).length === names.length + 1);
		assert.equal(pids().length, names.length + 1);
		const worker = pids().find((pid) => /deliver/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")));
		process.kill(worker, "SIGKILL");
		await until("the worker is back", async () => (log.match(/program=handrail event=started/g) ?? []).length === 2);
	} finally {
		serve.kill("SIGTERM");
	}
	assert.deepEqual(await ended, { code: 0, signal: null }, log);
	assert.deepEqual(await readdir(sockets), []);
	// Orphans would no longer be its children, but still of its session.
	assert.deepEqual(processesOf(serve.pid), []);
});

// systemd's side of Type=notify: a socket for datagrams, which node has not. Its lines: the states, as they come.
const HEARS = `
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print("listening", flush=True)
while True:
    print(s.recv(1000).decode(), flush=True)
`;

for (const [what, args] of [["programs", (place) => ["programs", "--listen", path.join(place, "one.sock")]], ["handrail", () => ["handrail", "deliver"]],
	["handrail serve", (place) => ["handrail", "serve", "--sockets", place]]])
	test(`${what} reports to systemd that it is ready once it is, and when it ends`, async () => {
		const place = await mkdtemp(path.join(folder, "notify-")), heard = spawn("python3", ["-c", HEARS, path.join(place, "notify")]);
		let states = "", service;
		heard.stdout.on("data", (part) => { states += part; });
		try {
			await until("systemd listens", () => /listening/.test(states));
			const [program, ...rest] = args(place);
			service = spawn(path.join(build, program), rest, { stdio: "ignore", env: { ...process.env, HANDRAIL_CONF: it.conf, HANDRAIL_WEB_WORKERS: "1", NOTIFY_SOCKET: path.join(place, "notify") } });
			const ended = new Promise((resolve) => service.on("exit", resolve));
			await until("it is ready", () => /READY=1/.test(states));
			if (program === "programs")
				assert.ok((await readdir(place)).includes("one.sock"), "it listens by then");
			service.kill("SIGTERM");
			assert.equal(await ended, 0);
			await until("it reports its end", () => /STOPPING=1/.test(states));
			assert.equal(states, "listening\nREADY=1\nSTOPPING=1\n");
		} finally {
			service?.kill("SIGKILL");
			heard.kill();
		}
	});
