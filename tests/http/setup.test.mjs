// setup - `handrail setup` on a shared host: an empty database, a folder above the web root, a web root; and each way in which it can go
// wrong, after which it can be repeated.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { asRoot } from "../../bench/captured.mjs";
import { BASE, build, root, start } from "./harness.mjs";

let it, place, socket;
const DATABASE_PASSWORD = "of the database", ADMIN_PASSWORD = "four plain words here";

before(async () => {
	it = await start();
	[[socket]] = await asRoot(it, "SELECT @@socket");
	await asRoot(it, `CREATE USER host@localhost IDENTIFIED BY '${DATABASE_PASSWORD}'`);
});
after(() => it?.stop());

// A folder as the tarball makes it, and an empty database.
beforeEach(async () => {
	await asRoot(it, "DROP DATABASE IF EXISTS host; CREATE DATABASE host CHARACTER SET utf8mb4; GRANT ALL ON host.* TO host@localhost");
	if (place)
		await rm(place, { recursive: true });
	place = await mkdtemp(path.join(tmpdir(), "setup-"));
	await mkdir(path.join(place, "handrail"));
	await mkdir(path.join(place, "www"));
	for (const name of ["handrail", "handrail.cgi"])
		await cp(path.join(build, name), path.join(place, "handrail", name));
	await symlink(path.join(build, "templates"), path.join(place, "handrail/templates"));
	for (const name of ["schema", "static", "apache"])
		await symlink(path.join(root, name), path.join(place, "handrail", name));
	await writeFile(path.join(place, "database"), `${DATABASE_PASSWORD}\n`);
	await writeFile(path.join(place, "admin"), `${ADMIN_PASSWORD}\n`);
	await mkdir(path.join(place, "mail"));
});
after(() => place && rm(place, { recursive: true }));

const at = (name) => path.join(place, name);
const options = (more = {}) => Object.entries({ base_url: "https://refer.county.test/help", database_hosts: socket, database_user: "host", database_name: "host",
	database_password_file: at("database"), mail_url: `file:${at("mail")}`, mail_from: "post@county.test", admin_email: "ada@county.test",
	admin_password_file: at("admin"), public: at("www"), ...more })
	.filter(([, value]) => value !== undefined).flatMap(([name, value]) => [`--${name.replaceAll("_", "-")}`, value]);

// { code, out, err }; without the demo's settings in the environment.
const run = (...args) => new Promise((resolve) => {
	const child = execFile(at("handrail/handrail"), args, { env: { PATH: process.env.PATH } }, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
	child.stdin.end();
});

// On a terminal of its own.
const type = (lines) => new Promise((resolve) => {
	const child = execFile("script", ["-qec", `${at("handrail/handrail")} setup`, "/dev/null"], { env: { PATH: process.env.PATH } }, (error, out) => resolve({ code: error?.code ?? 0, out }));
	child.stdin.end(`${lines.join("\n")}\n`);
});
const setup = (more) => run("setup", ...options(more));

// A page, as a web server gets it from index.cgi.
const page = (url, more = {}) => new Promise((resolve, reject) => execFile(at("www/index.cgi"), [], { env: { REQUEST_METHOD: "GET", REQUEST_URI: url, HTTP_HOST: "refer.county.test",
	SERVER_PROTOCOL: "HTTP/1.1", GATEWAY_INTERFACE: "CGI/1.1", REMOTE_ADDR: "203.0.113.9", PATH: process.env.PATH, ...more } }, (error, out) => error ? reject(error) : resolve(out)));

describe("handrail setup", { skip: BASE ? "has a path of its own" : false }, () => {
	test("makes settings, tables, a site, an administrator and the web root", async () => {
		const done = await setup();
		assert.equal(done.code, 0, done.out + done.err);
		assert.equal(done.out, `* * * * * ${at("handrail/handrail")} deliver --once\n`);
		assert.equal(statSync(at("handrail/handrail.conf")).mode & 0o777, 0o600);
		const conf = readFileSync(at("handrail/handrail.conf"), "utf8");
		assert.match(conf, /^base_url = https:\/\/refer\.county\.test\/help$/m);
		assert.match(conf, /^live = polling$/m);
		assert.match(conf, /^key = [0-9a-f]{64}$/m);
		assert.deepEqual(readdirSync(at("www")).sort(), [".htaccess", "index.cgi", "index.fcgi", "static"]);
		assert.match(readFileSync(at("www/.htaccess"), "utf8"), /^RewriteBase \/help\/$/m);
		assert.doesNotMatch(readFileSync(at("www/.htaccess"), "utf8") + readFileSync(at("www/index.cgi"), "utf8"), /@[A-Z]+@|of the database/);
		for (const name of readdirSync(path.join(root, "static")).filter((each) => !each.endsWith(".md")))
			assert.equal(readFileSync(at(`www/static/${name}`)).compare(readFileSync(path.join(root, "static", name))), 0, name);
		const front = await page("/help/");
		assert.match(front, /^Status: 200/m);
		assert.match(front, /href="\/help\//);
		assert.match((await run("user", "list")).out, /ada@county\.test.*site_admin/);
		assert.match((await run("site", "list")).out, /^refer\.county\.test\t/);
		assert.equal((await run("check")).code, 0);
		assert.doesNotMatch(done.out + done.err, new RegExp(`${DATABASE_PASSWORD}|${ADMIN_PASSWORD}|${conf.match(/^key = (.*)$/m)[1]}`));
	});

	test("cron's command cleans up as the worker does", async () => {
		assert.equal((await setup()).code, 0);
		await asRoot(it, "INSERT INTO host.live_change (made_at) VALUES (1)");
		const once = await run("deliver", "--once");
		assert.equal(once.code, 0, once.err);
		assert.deepEqual(await asRoot(it, "SELECT COUNT(*) FROM host.live_change"), [["0"]]);
	});

	test("does nothing where there is a handrail.conf", async () => {
		await writeFile(at("handrail/handrail.conf"), "[web]\nbase_url = https://other.test\n");
		const again = await setup();
		assert.equal(again.code, 1);
		assert.match(again.err, /handrail\.conf is there already/);
		assert.equal(readFileSync(at("handrail/handrail.conf"), "utf8"), "[web]\nbase_url = https://other.test\n");
		assert.deepEqual(readdirSync(at("www")), []);
	});

	test("makes the web root anew for a new version, and nothing else", async () => {
		assert.equal((await setup()).code, 0);
		const conf = readFileSync(at("handrail/handrail.conf"), "utf8");
		await writeFile(at("www/static/handrail.css"), "old");
		await rm(at("www/index.cgi"));
		const renewed = await run("setup", "--public", at("www"));
		assert.deepEqual(renewed, { code: 0, out: "", err: "" });
		assert.equal(readFileSync(at("www/static/handrail.css"), "utf8"), readFileSync(path.join(root, "static/handrail.css"), "utf8"));
		assert.match(await page("/help/"), /^Status: 200/m);
		assert.equal(readFileSync(at("handrail/handrail.conf"), "utf8"), conf);
	});

	test("refuses a web root that holds the programs", async () => {
		const refused = await setup({ public: place });
		assert.equal(refused.code, 2);
		assert.match(refused.err, /lies in it, and must not/);
		assert.equal(existsSync(at(".htaccess")), false);
	});

	const wrong = {
		"an address that is none": [{ base_url: "refer.county.test" }, /base-url: it looks like https:/],
		"an administrator without an e-mail address": [{ admin_email: "ada" }, /admin-email: it is no e-mail address/],
		"an unknown database": [{ database_name: "nowhere" }, /database-hosts: .*(?:denied|Unknown database)/],
		"a wrong password": [{ database_password_file: path.join(root, "VERSION") }, /database-hosts: .*denied/],
		"a value that would become two": [{ mail_from: "post@county.test ; more" }, /mail-from: such a value cannot stand/],
		"a mail server that is none": [{ mail_url: "mail.county.test" }, /mail-url: .*must be one of smtp:/],
		"a relative web root": [{ public: "www" }, /public: www is no whole path/],
		"a country that is none": [{ country: "Narnia" }, /country: it cannot be Narnia/],
	};
	for (const [what, [more, says]] of Object.entries(wrong))
		test(`refuses ${what}, leaves no settings behind, and can be repeated`, async () => {
			const refused = await setup(more);
			assert.notEqual(refused.code, 0);
			assert.match(refused.err, says);
			assert.equal(refused.out, "");
			assert.deepEqual(readdirSync(at("handrail")).filter((name) => /conf/.test(name)), []);
			if (!more.country)
				assert.deepEqual(await asRoot(it, "SHOW TABLES IN host"), [], "nothing is made");
			assert.equal((await setup()).code, 0);
		});

	test("asks for nothing where there is no terminal: each option that is missing is named", async () => {
		for (const name of ["base_url", "database_hosts", "database_user", "database_name", "mail_url", "mail_from", "admin_email"]) {
			const refused = await setup({ [name]: undefined });
			assert.equal(refused.code, 2, name);
			assert.match(refused.err, new RegExp(`--${name.replaceAll("_", "-")} is missing`));
		}
	});

	test("on a terminal it asks, and again for what was wrong, with what was typed", async () => {
		const typed = ["refer.county.test", socket, "nowhere", "host", DATABASE_PASSWORD, `file:${at("mail")}`, "", "", "post@county.test", "ada@county.test", ADMIN_PASSWORD, "",
			"https://refer.county.test", "", "host", "", ""];
		const said = await type(typed);
		assert.equal(said.code, 0, said.out);
		assert.match(said.out, /base-url: it looks like https:[\s\S]*\[refer\.county\.test\]:[\s\S]*database-hosts: [\s\S]*its name \[nowhere\]:[\s\S]*password \[as before, - for none\]:/);
		assert.match(said.out, /^\* \* \* \* \* /m);
		assert.match(readFileSync(at("handrail/handrail.conf"), "utf8"), /^base_url = https:\/\/refer\.county\.test$/m);
	});

	test("on a terminal an empty answer does not keep what was refused, where nothing is an answer, too", async () => {
		const begun = ["https://refer.county.test", socket, "host", "host", DATABASE_PASSWORD, `file:${at("mail")}`, "", "", "post@county.test", "ada@county.test"];
		const said = await type([...begun, "short", "www", "", "", ""]);
		assert.equal(said.code, 0, said.out);
		assert.match(said.out, /public: www is no whole path[\s\S]*empty for none\): [\s\S]*admin-password: a password has at least[\s\S]*a code\): /);
		assert.deepEqual(await asRoot(it, "SELECT password_hash IS NULL FROM host.account"), [["1"]]);
	});

	test("Ctrl-C leaves the terminal as it was", async () => {
		const asked = ["https://refer.county.test", socket, "host", "host"];
		const said = await new Promise((resolve) => {
			const child = spawn("script", ["-qec", `sh -c 'trap : INT; ${at("handrail/handrail")} setup; echo "ended with $?"; stty -a'`, "/dev/null"], { env: { PATH: process.env.PATH } });
			let out = "";
			child.stdout.on("data", (part) => {
				out += part;
				if (/Database: password: $/.test(out))
					child.stdin.write("\x03");
			});
			child.on("close", () => resolve(out));
			child.stdin.write(`${asked.join("\n")}\n`);
		});
		assert.match(said, /Database: password: [\s\S]*ended with 130/);
		assert.match(said, / echo /);
		assert.doesNotMatch(said, / -echo /);
	});

	test("leaves somebody else's .htaccess alone", async () => {
		await writeFile(at("www/.htaccess"), "# BEGIN WordPress\n");
		const refused = await setup();
		assert.equal(refused.code, 2);
		assert.match(refused.err, /\.htaccess is somebody else's/);
		assert.equal(readFileSync(at("www/.htaccess"), "utf8"), "# BEGIN WordPress\n");
		assert.equal(existsSync(at("handrail/handrail.conf")), false);
	});

	test("a weak password is refused before anything is made", async () => {
		await writeFile(at("admin"), "short\n");
		assert.match((await setup()).err, /admin-password: a password has at least 8/);
		assert.deepEqual(await asRoot(it, "SHOW TABLES IN host"), []);
	});
});
