// setup - `handrail setup` on a shared host: an empty database, a folder above the web root, a web root; and each way in which it can go
// wrong, after which it can be repeated.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { asRoot } from "../../bench/captured.mjs";
import { BASE, build, root, start } from "./harness.mjs";
import { SharedHost, lacks } from "./shared_host.mjs";

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

	test("a web root that cannot be made leaves the database as it was", async () => {
		await writeFile(at("a-file"), "");
		const refused = await setup({ public: at("a-file") });
		assert.notEqual(refused.code, 0);
		assert.match(refused.err, /a-file/);
		assert.deepEqual(await asRoot(it, "SHOW TABLES IN host"), [], "so that no key was used that is gone");
		const again = await setup();
		assert.equal(again.code, 0, `handrail check is content: ${again.out}${again.err}`);
	});

	test("a database that refuses is a failure, no wrong use", async () => {
		assert.equal((await setup({ database_password_file: path.join(root, "VERSION") })).code, 1);
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
		"a mail server that is none": [{ mail_url: "mail.county.test" }, /mail-url: .*has to begin with smtp:/],
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

// ---- in a browser ----

const WORD = "a plain long word";
const answers = (host, more = {}) => ({ setup_code: WORD, base_url: `http://localhost:${host.port}`, name: "County Helps", database_hosts: socket, database_name: "host",
	database_user: "host", database_password: DATABASE_PASSWORD, mail_url: `file:${host.at("mail")}`, mail_from: "post@county.test", admin_email: "ada@county.test",
	admin_password: ADMIN_PASSWORD, ...more });
const typed = (page) => Object.fromEntries(page.form({ action: "/setup" }).fields);
const error = (page, field) => page.text.match(new RegExp(`id="${field}-error"[^>]*>([^<]*)<`))?.[1];
const tables = () => asRoot(it, "SHOW TABLES IN host");

for (const front of ["apache-cgi", "apache-fcgid"])
	describe(`/setup behind ${front}`, { skip: BASE ? "has a path of its own" : lacks }, () => {
		let host, visitor;
		before(async () => { host = await new SharedHost(front).start(it); });
		after(() => host?.stop());
		beforeEach(async () => {
			for (const name of ["handrail.conf", "setup-code.txt", "setup-tries.txt"])
				await rm(host.at(`handrail/${name}`), { force: true });
			visitor = host.visitor();
		});

		test("before it, each page points there, with the headers that every page has", async () => {
			for (const url of ["/", "/programs?q=food", "/sign-in", "/healthz", "/nothing/here"]) {
				const page = await visitor.get(url);
				assert.equal(page.status, 503, url);
				assert.match(page.words, /Nothing is here yet/);
				assert.match(page.text, /href="\/setup"/);
				assert.match(page.headers["content-security-policy"], /default-src 'none'/);
				assert.ok(Number(page.headers["retry-after"]) > 0);
				assert.equal(page.headers["cache-control"], "no-store");
			}
			assert.equal((await visitor.post("/connect/x", { a: "b" })).status, 503);
			const left = await visitor.get("/leave");
			assert.equal(left.status, 303);
			assert.match(left.location, /^https:\/\/www\.weather\.gov/);
			assert.equal((await visitor.get("/static/handrail.css")).status, 200);
		});

		test("without a word in the file it asks for the file, and for nothing else", async () => {
			for (const [file, words] of [[null, /Make a new file with the name setup-code\.txt/], ["", /too short/], ["short", /too short/]]) {
				if (file !== null)
					await host.write("handrail/setup-code.txt", file);
				const page = await visitor.get("/setup");
				assert.equal(page.status, 200);
				assert.match(page.words, words);
				assert.equal(page.forms().length, 0);
			}
			await host.write("handrail/setup-code.txt", WORD);
			const form = await visitor.get("/setup");
			await rm(host.at("handrail/setup-code.txt"));
			const gone = await visitor.submit(form, answers(host), { action: "/setup" });
			assert.equal(gone.status, 422);
			assert.match(error(gone, "setup_code"), /no file setup-code\.txt/);
			assert.equal(typed(gone).name, "County Helps");
			assert.deepEqual(await tables(), []);
		});

		test("it proposes what it can see, and makes the site, once", async () => {
			await host.write("handrail/setup-code.txt", `\u{feff}${WORD}\r\n`);
			const form = await visitor.get("/setup"), proposed = typed(form);
			assert.equal(proposed.base_url, `http://localhost:${host.port}`);
			assert.equal(proposed.database_hosts, "localhost");
			assert.equal(proposed.public, host.at("www"));
			const done = await visitor.submit(form, answers(host), { action: "/setup" });
			assert.equal(done.status, 200, done.words);
			assert.ok(done.words.includes(`* * * * * ${host.at("handrail/handrail")} deliver --once`));
			assert.ok(done.text.includes(`href="http://localhost:${host.port}/sign-in"`));
			assert.doesNotMatch(done.text, new RegExp(`${DATABASE_PASSWORD}|${ADMIN_PASSWORD}`));
			const conf = statSync(host.at("handrail/handrail.conf"));
			assert.equal(conf.mode & 0o777, 0o600);
			assert.deepEqual(readdirSync(host.at("handrail")).sort(), ["apache", "handrail", "handrail.cgi", "handrail.conf", "public", "schema", "static", "templates"]);
			assert.match((await visitor.get("/")).words, /County Helps/);
			for (const page of [await visitor.get("/setup"), await visitor.submit(form, answers(host), { action: "/setup" })]) {
				assert.equal(page.status, 404);
				assert.equal(page.text, (await visitor.get("/nothing")).text);
			}
			await visitor.signIn("ada@county.test", ADMIN_PASSWORD);
			assert.equal((await visitor.get("/account")).status, 200);
		});

		test("bad answers stand beside their fields, with all that was typed", async () => {
			await host.write("handrail/setup-code.txt", WORD);
			const bad = {
				setup_code: [{ setup_code: "another long word" }, /another one/], base_url: [{ base_url: "county.test" }, /whole address/],
				database_hosts: [{ database_password: "wrong" }, /denied/], mail_url: [{ mail_url: "mail.county.test" }, /has to begin with smtp:/],
				mail_from: [{ mail_from: "post" }, /e-mail address/], admin_email: [{ admin_email: "" }, /e-mail address/], database_name: [{ database_name: "" }, /name of the database/], admin_password: [{ admin_password: "short" }, /longer/],
				public: [{ public: host.home }, /lies in it/], country: [{ country: "Narnia" }, /Narnia/], time_zone: [{ time_zone: "Mars" }, /Mars/],
			};
			for (const [field, [more, says]] of Object.entries(bad)) {
				const sent = answers(host, more), page = await visitor.submit(await visitor.get("/setup"), sent, { action: "/setup" });
				assert.equal(page.status, 422, field);
				assert.match(error(page, field) ?? "nothing", says, field);
				assert.match(page.text, new RegExp(`href="#${field}"`));
				for (const [name, value] of Object.entries(sent).filter(([name]) => !/password/.test(name)))
					assert.equal(typed(page)[name], value, `${field}: ${name}`);
				for (const name of ["database_password", "mail_password", "admin_password"])
					assert.equal(typed(page)[name], "", name);
				assert.equal(existsSync(host.at("handrail/handrail.conf")), false);
				assert.deepEqual(readdirSync(host.at("handrail")).filter((name) => /conf\./.test(name)), []);
			}
			const again = await visitor.submit(await visitor.get("/setup"), answers(host), { action: "/setup" });
			assert.equal(again.status, 200, again.words);
		});

		test("a stranger guesses a few times only, and a new word begins anew", async () => {
			await host.write("handrail/setup-code.txt", WORD);
			const form = await visitor.get("/setup"), guess = () => visitor.submit(form, answers(host, { setup_code: "a guess of nobody", database_hosts: "127.0.0.1:1" }), { action: "/setup" });
			const statuses = [];
			for (let i = 0; i < 12; i++)
				statuses.push((await guess()).status);
			assert.deepEqual(statuses, [...Array(10).fill(422), 429, 429]);
			const right = await visitor.submit(form, answers(host), { action: "/setup" });
			assert.equal(right.status, 429);
			assert.ok(Number(right.headers["retry-after"]) > 60);
			assert.match(error(right, "setup_code"), /Type a new word/);
			assert.deepEqual(await tables(), []);
			const later = new Date(Date.now() + 2000);
			await host.write("handrail/setup-code.txt", "quite another word");
			await utimes(host.at("handrail/setup-code.txt"), later, later);
			const done = await visitor.submit(form, answers(host, { setup_code: "quite another word" }), { action: "/setup" });
			assert.equal(done.status, 200, done.words);
		});

		test("a form of another site does nothing", async () => {
			await host.write("handrail/setup-code.txt", WORD);
			const form = await visitor.get("/setup");
			const foreign = await visitor.submit(form, answers(host), { action: "/setup", headers: { Origin: "https://evil.test" } });
			assert.equal(foreign.status, 403);
			const stranger = await host.visitor().submit(form, answers(host), { action: "/setup" });
			assert.equal(stranger.status, 403);
			assert.equal(typed(stranger).name, "County Helps");
			assert.equal((await visitor.post("/setup", answers(host))).status, 403);
			assert.deepEqual(await tables(), []);
		});

		test("two at once make one site, and both learn what is next", async () => {
			await host.write("handrail/setup-code.txt", WORD);
			const form = await visitor.get("/setup"), other = host.visitor(), second = await other.get("/setup");
			const both = await Promise.all([visitor.submit(form, answers(host), { action: "/setup" }),
				other.submit(second, answers(host, { admin_email: "bea@county.test" }), { action: "/setup" })]);
			assert.deepEqual(both.map(({ status }) => status), [200, 200], both[0].words + both[1].words);
			assert.equal(both.filter(({ words }) => /first one counts/.test(words)).length, 1);
			assert.deepEqual(await asRoot(it, "SELECT COUNT(*) FROM host.site"), [["1"]]);
			assert.deepEqual(await asRoot(it, "SELECT COUNT(*) FROM host.account"), [["1"]]);
		});

		test("a folder that cannot be written is named, and it works once it can", async () => {
			await host.write("handrail/setup-code.txt", WORD);
			const form = await visitor.get("/setup");
			await chmod(host.at("handrail"), 0o500);
			const refused = await visitor.submit(form, answers(host), { action: "/setup" });
			await chmod(host.at("handrail"), 0o700);
			assert.equal(refused.status, 500);
			assert.match(refused.words, /Something went wrong|Permission denied/);
			assert.deepEqual(await tables(), []);
			const done = await visitor.submit(await visitor.get("/setup"), answers(host), { action: "/setup" });
			assert.equal(done.status, 200, done.words);
		});
	});

describe("/setup below a path", { skip: BASE ? "has a path of its own" : false }, () => {
	const below = (url, more) => page(url, { SCRIPT_NAME: "/help/index.cgi", SCRIPT_FILENAME: at("www/index.cgi"), DOCUMENT_ROOT: at("www"), ...more });
	beforeEach(() => Promise.all(["index.cgi", "index.fcgi"].map((name) => cp(path.join(root, "apache/first.cgi"), at(`www/${name}`)))));

	test("links and cookie are below it", async () => {
		await writeFile(at("handrail/setup-code.txt"), WORD);
		const front = await below("/help/");
		assert.match(front, /^Status: 503/m);
		assert.match(front, /href="\/help\/setup"/);
		const form = await below("/help/setup");
		assert.match(form, /^Status: 200/m);
		assert.match(form, /action="\/help\/setup"/);
		assert.match(form, /^Set-Cookie: handrail-setup=[^;]+; Path=\/help\/; HttpOnly; SameSite=Strict\r?$/m);
		assert.match(form, /value="http:\/\/refer\.county\.test\/help"/);
	});

	test("programs in reach of a browser are not set up", async () => {
		await writeFile(at("handrail/setup-code.txt"), WORD);
		const exposed = await below("/help/setup", { DOCUMENT_ROOT: place });
		assert.match(exposed, /in a place that browsers can reach/);
		assert.doesNotMatch(exposed, /<form/);
	});
});

// ---- a new version, unpacked over the old one ----

// The first leaves every statement valid. With the second, the site cannot be read as this version wants to: as after a new column.
const STEPS = {
	"a table": ["-- For nothing.\nCREATE TABLE further (id INT NOT NULL PRIMARY KEY);\n", ""],
	"a column of the site": ["-- For nothing.\nALTER TABLE site CHANGE sensitive_later sensitive_needs INT UNSIGNED NOT NULL DEFAULT 0;\n",
		"ALTER TABLE host.site CHANGE sensitive_needs sensitive_later INT UNSIGNED NOT NULL DEFAULT 0"],
};

describe("while steps of the schema wait", { skip: BASE ? "has a path of its own" : false }, () => {
	for (const [what, [step, before]] of Object.entries(STEPS))
		test(`each page says so, and nothing is sent: ${what}`, async () => {
			await rm(at("handrail/schema"));
			await cp(path.join(root, "schema"), at("handrail/schema"), { recursive: true });
			assert.equal((await setup({ base_url: "https://refer.county.test" })).code, 0);
			assert.equal((await run("site", "set", "refer.county.test", "--crisis-banner", "In danger? Call 988.")).code, 0);
			const form = await page("/sign-in");
			assert.match(form, /^Status: 200/m);
			await writeFile(at("handrail/schema/9999_further.sql"), step);
			if (before)
				await asRoot(it, before);
			for (const url of ["/", "/programs?q=food", "/sign-in", "/nothing/here"]) {
				const shown = await page(url, { HTTP_ACCEPT_LANGUAGE: "es" });
				assert.match(shown, /^Status: 503/m, url);
				assert.match(shown, /^Retry-After: [1-9]/m);
				assert.match(shown, /<html lang="es"[\s\S]*Estamos poniendo una versión nueva/);
				assert.match(shown, /href="tel:988"/);
				assert.match(shown, /class="leave"/);
			}
			const left = await page("/leave");
			assert.match(left, /^Status: 303/m);
			assert.match(left, /^Location: https:\/\/www\.weather\.gov/m);
			assert.match(await page("/healthz"), /^Status: 200/m);
			assert.match(await page("/readyz"), /^Status: 503/m);
			const once = await run("deliver", "--once");
			assert.equal(once.code, 1);
			assert.match(once.err, /handrail migrate/);
			assert.equal((await run("migrate")).code, 0);
			assert.match(await page("/"), /^Status: 200/m);
			assert.match(await page("/readyz"), /^Status: 200/m);
			assert.equal((await run("deliver", "--once")).code, 0);
		});
});
