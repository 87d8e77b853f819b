// release - the tarball for shared hosts, unpacked into a folder that holds nothing else and made the root: somebody finds a program
// and refers a person, the program gets its mail and sets the status from it. Each page is a run of handrail.cgi, as plain CGI does
// it. `make test-release`; without root in a user namespace.

import { execFile, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import https from "node:https";
import { cp, link, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { asRoot } from "../../bench/captured.mjs";
import { signal, workersOf } from "../../bench/workers.mjs";
import { Page, Visitor, readMail, root, start } from "../http/harness.mjs";
import { provider } from "../http/provider.mjs";
import { Server } from "../http/servers.mjs";
import { SharedHost, lacks } from "../http/shared_host.mjs";

const run = promisify(execFile);
const folder = path.join(root, "build/release");
const tarball = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith(".tar.gz"));
// Without root, a namespace in which one is root.
const within = (place) => process.getuid() ? ["unshare", "--user", "--map-root-user", `--root=${place}`] : ["/usr/sbin/chroot", place];
const skip = process.getuid() && spawnSync("unshare", ["--user", "--map-root-user", "true"]).status ? "needs root, or user namespaces" : false;
let it, place;

// A program in the empty root, by its path there.
const inside = (...args) => [...within(place), ...args];

// A run of the program for one request.
function cgi(method, url, headers, payload = "") {
	const [pathname, query = ""] = url.split("?");
	const env = { REQUEST_METHOD: method, REQUEST_URI: url, SCRIPT_NAME: "", PATH_INFO: pathname, QUERY_STRING: query, SERVER_PROTOCOL: "HTTP/1.1",
		GATEWAY_INTERFACE: "CGI/1.1", REMOTE_ADDR: "203.0.113.9", HTTP_HOST: headers.Host, HTTP_COOKIE: headers.Cookie ?? "", HTTP_ORIGIN: headers.Origin ?? "",
		CONTENT_TYPE: headers["Content-Type"] ?? "", CONTENT_LENGTH: payload ? String(Buffer.byteLength(payload)) : "" };
	return new Promise((resolve, reject) => {
		const [command, ...args] = inside("/handrail/handrail.cgi");
		const child = spawn(command, args, { env: { PATH: process.env.PATH, ...env }, stdio: ["pipe", "pipe", "pipe"] }), parts = [];
		let errors = "";
		child.stdout.on("data", (part) => parts.push(part));
		child.stderr.on("data", (part) => { errors += part; });
		child.stdin.on("error", () => {});
		child.stdin.end(payload);
		child.on("close", () => {
			const text = Buffer.concat(parts).toString("utf8"), at = text.search(/\r?\n\r?\n/), found = {};
			if (at < 0)
				return reject(new Error(`${method} ${url}: ${text}${errors}`));
			for (const line of text.slice(0, at).split(/\r?\n/)) {
				const name = line.slice(0, line.indexOf(":")).toLowerCase(), value = line.slice(line.indexOf(":") + 1).trim();
				if (name === "set-cookie")
					(found[name] ??= []).push(value);
				else
					found[name] = value;
			}
			resolve(new Page({ statusCode: Number.parseInt(found.status ?? "200", 10), headers: found }, text.slice(at).trimStart(), url, text.length));
		});
	});
}

class Guest extends Visitor {
	async request(method, url, { form, headers = {} } = {}) {
		const payload = form && new URLSearchParams(form).toString();
		const answer = await cgi(method, url.split("#")[0], { Host: `${this.host}:${it.port}`, ...this.cookieHeader(), ...headers, ...(form ? { Origin: `http://${this.host}:${it.port}`,
			"Content-Type": "application/x-www-form-urlencoded" } : {}) }, payload);
		this.keep(answer);
		return answer;
	}
}

const handrail = (...args) => {
	const [command, ...rest] = inside("/handrail/handrail", ...args);
	return run(command, rest, { env: { PATH: process.env.PATH } });
};

before(async () => {
	if (skip)
		return;
	assert.ok(tarball, "make release comes first");
	it = await start();
	// The demo's own worker would send the messages.
	signal((await workersOf(it)).delivery, "SIGSTOP");
	place = await mkdtemp(path.join(tmpdir(), "release-"));
	await run("tar", ["-xzf", path.join(folder, tarball), "-C", place]);
	await mkdir(path.join(place, "mail"));
	const conf = await readFile(it.conf, "utf8"), socket = conf.match(/^socket = (.*)$/m)[1];
	await link(socket, path.join(place, "database.sock"));
	await writeFile(path.join(place, "handrail/handrail.conf"), conf.replace(socket, "/database.sock").replace(/^(templates|publish_socket|signing_key|live) = .*\n/gm, "")
		.replace(/\[text\]\n(?:[^[].*\n)*/, "").replace(/^url = file:.*\/mail$/m, "url = file:/mail").replace(/^(\[web\])$/m, "$1\nlive = polling") + `\n[secrets]\nkey = ${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
});
after(async () => {
	if (it)
		signal((await workersOf(it)).delivery, "SIGCONT");
	await it?.stop();
	if (place)
		await rm(place, { recursive: true, force: true });
});

test("it runs where there is nothing else, and is small", { skip }, async () => {
	assert.deepEqual((await readdir(place)).sort(), ["database.sock", "handrail", "mail"]);
	assert.match((await handrail("--version")).stdout, /^handrail \d/);
	const { size } = await import("node:fs").then(({ statSync }) => statSync(path.join(place, "handrail/handrail.cgi")));
	assert.ok(size < 10e6, `${size} bytes`);
	for (const name of ["NOTICE", "LICENSE", "handrail.conf.example", "schema", "static", "templates"])
		assert.ok(existsSync(path.join(place, "handrail", name)), name);
	for (const [page] of (await readFile(path.join(place, "handrail/INSTALL"), "utf8")).matchAll(/\bdocs\/[\w-]+\.md\b/g))
		assert.ok(existsSync(path.join(place, "handrail", page)), page);
	assert.equal((await run("stat", ["-c", "%a", path.join(place, "handrail")])).stdout.trim(), "700");
});

test("it is set up there", { skip }, async () => {
	const own = path.join(place, "handrail/handrail.conf"), kept = await readFile(own, "utf8");
	await rm(own);
	// Each host has time zones; an empty root has none.
	await mkdir(path.join(place, "usr/share/zoneinfo/America"), { recursive: true });
	await cp("/usr/share/zoneinfo/America/New_York", path.join(place, "usr/share/zoneinfo/America/New_York"), { dereference: true });
	await asRoot(it, "CREATE DATABASE fresh; CREATE USER fresh@localhost IDENTIFIED BY 'of the database'; GRANT ALL ON fresh.* TO fresh@localhost");
	await writeFile(path.join(place, "database"), "of the database\n");
	const { stdout } = await handrail("setup", "--base-url", "https://refer.county.test", "--database-hosts", "/database.sock", "--database-user", "fresh",
		"--database-name", "fresh", "--database-password-file", "/database", "--mail-url", "file:/mail", "--mail-from", "post@county.test",
		"--admin-email", "ada@county.test", "--public", "/www");
	assert.equal(stdout, "* * * * * /handrail/handrail deliver --once\n");
	assert.deepEqual((await readdir(path.join(place, "www"))).sort(), [".htaccess", "index.cgi", "index.fcgi", "static"]);
	const front = await cgi("GET", "/", { Host: "refer.county.test" });
	assert.equal(front.status, 200);
	assert.match(front.words, /What do you need/);
	await writeFile(own, kept);
	for (const name of ["www", "database"])
		await rm(path.join(place, name), { recursive: true });
});

test("a person is referred, the program reads of it and sets the status", { skip }, async () => {
	const guest = new Guest(it, "localhost");
	assert.match((await guest.get("/")).words, /Fairhaven/);
	const found = await guest.get("/programs?q=Fairhaven+Food+Pantry"), pantry = found.text.match(/data-program="([^"]+)"/)[1];
	const action = `/connect/${pantry}`;
	const sent = await guest.submit(await guest.get(action), { for: "self", consent: "yes", seeker_first_name: "Nora", seeker_last_name: "Novak",
		seeker_email: "nora@people.test", reach: ["email"], comment: "Bread" }, { action, holds: "comment" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	assert.match((await guest.get(sent.location)).words, /Nora|Thank|sent/i);
	await handrail("deliver", "--once");
	const mails = await Promise.all((await readdir(path.join(place, "mail"))).filter((name) => name.endsWith(".eml"))
		.map(async (name) => readMail(await readFile(path.join(place, "mail", name), "utf8"))));
	const mail = mails.find(({ to, text }) => to === "pantry@demo.test" && /Nora/.test(text));
	assert.ok(mail, `${mails.map(({ to }) => to)}`);
	const link = new URL(mail.links.find((each) => /\/s\//.test(each))).pathname;
	const set = await guest.submit(await guest.get(link), { status: "got_help" }, { action: link, holds: "status" });
	assert.equal(set.status, 303, set.words.slice(0, 500));
	assert.match((await guest.get(link)).text, /data-status="got_help"/);
});

// Runs with other settings in its file.
async function withSettings(changed, work) {
	const own = path.join(place, "handrail/handrail.conf"), kept = await readFile(own, "utf8");
	await writeFile(own, changed(kept));
	try {
		await work();
	} finally {
		await writeFile(own, kept);
	}
}

// OpenSSL in it has only a part of its algorithms.
for (const kind of ["rsa:2048", "ec -pkeyopt ec_paramgen_curve:prime256v1", "ec -pkeyopt ec_paramgen_curve:secp384r1", "ed25519"])
	test(`a provider whose certificate is ${kind} signs somebody in, by TLS 1.2 and 1.3, RS256 and ES256`, { skip }, async (t) => {
		const certificate = path.join(place, "etc/ssl/cert.pem"), key = path.join(place, "key.pem");
		await mkdir(path.dirname(certificate), { recursive: true });
		await run("openssl", ["req", "-x509", "-nodes", "-newkey", ...kind.split(" "), "-keyout", key, "-out", certificate, "-days", "30", "-subj", "/CN=127.0.0.1",
			"-addext", "subjectAltName=IP:127.0.0.1"]);
		const pair = { cert: await readFile(certificate), key: await readFile(key) };
		for (const [version, alg] of [["TLSv1.2", "RS256"], ["TLSv1.3", "ES256"]]) {
			const client = { client_id: "handrail", client_secret: "s3cret" };
			const op = await provider({ ...client, alg, tls: { ...pair, minVersion: version, maxVersion: version } });
			t.after(() => op.close());
			op.person = { sub: `${kind} ${alg}`, given_name: "Rosa" };
			const settings = `\n[sign_in]\nissuer = ${op.issuer}\nclient_id = ${client.client_id}\nclient_secret = ${client.client_secret}\n`;
			await withSettings((conf) => conf + settings, async () => {
				const guest = new Guest(it, "localhost"), away = await guest.get("/sign-in/oidc");
				assert.equal(away.status, 303, `${version}: ${away.words}`);
				const back = await new Promise((resolve, reject) => https.get(away.location, { ca: pair.cert }, (answer) =>
					resolve(answer.resume().headers.location)).on("error", reject));
				const page = await guest.get(back.replace(/^https?:\/\/[^/]+/, ""));
				assert.equal(page.status, 303, `${version}, ${alg}: ${page.words}`);
				assert.match((await guest.get("/account")).text, /value="Rosa"/, `${version}, ${alg}`);
			});
		}
		await rm(path.join(place, "etc"), { recursive: true });
		await rm(key);
	});

test("mail goes by STARTTLS", { skip }, async () => {
	const smtp = await new Server().start("smtp_server.py");
	await cp(path.join(smtp.folder, "cert.pem"), path.join(place, "mail.pem"));
	await withSettings((conf) => conf.replace("url = file:/mail", `url = smtp://127.0.0.1:${smtp.port}?starttls=required&ca=/mail.pem`), async () => {
		const guest = new Guest(it, "localhost");
		await guest.submit(await guest.get("/sign-in"), { address: "helper@demo.test" }, { holds: "address" });
		await handrail("deliver", "--once");
	});
	assert.ok((await smtp.kept("events")).join().match(/^tls$/m));
	assert.ok((await smtp.kept(".eml")).some((mail) => mail.includes("helper@demo.test")));
	await smtp.stop();
	await rm(path.join(place, "mail.pem"));
});

test("docs/shared-host.md: its cron line makes a backup, and its commands restore it into a new database", { skip }, async () => {
	const page = await readFile(path.join(root, "docs/shared-host.md"), "utf8"), part = page.slice(page.indexOf("## Backups"), page.indexOf("## Updates"));
	const [, line] = part.match(/^17 3 \* \* \* \/home\/county(\/handrail\/handrail .*) >\/dev\/null$/m);
	await mkdir(path.join(place, "backups"), { mode: 0o700 });
	const [program, ...args] = line.replaceAll("/home/county", "").replace("$(date +\\%u)", "7").split(" ");
	assert.equal(program, "/handrail/handrail");
	await handrail(...args);
	await asRoot(it, "CREATE DATABASE restored; GRANT ALL ON restored.* TO handrail@localhost");
	const own = path.join(place, "handrail/handrail.conf"), kept = await readFile(own, "utf8");
	await writeFile(own, kept.replace(/^name = .*$/m, "").replace(/^\[database\]$/m, "[database]\nname = restored"));
	const commands = [...part.matchAll(/^handrail\/handrail (.*)$/gm)].map(([, words]) => words.split(" "));
	assert.deepEqual(commands.map(([name]) => name), ["restore", "migrate", "deliver", "deliver", "check"]);
	for (const words of commands)
		await handrail(...words).catch((error) => words[0] === "check" ? assert.doesNotMatch(error.stdout, /restored/) : Promise.reject(error));
	assert.match((await cgi("GET", "/programs?q=Fairhaven+Food+Pantry", { Host: `localhost:${it.port}` })).text, /data-program=/);
	await writeFile(own, kept);
});

// With a file manager alone: unpacks, copies a folder, makes a file. No command is run but cron's.
test("a person without a shell sets it up in a browser, behind Apache", { skip: process.getuid() ? "needs root, for suEXEC" : lacks }, async () => {
	await asRoot(it, "CREATE DATABASE cpanel; CREATE USER cpanel@localhost IDENTIFIED BY 'of the database'; GRANT ALL ON cpanel.* TO cpanel@localhost");
	const host = await new SharedHost("apache-cgi").start(it, { tarball: path.join(folder, tarball) });
	try {
		const owner = host.visitor(), before = await owner.get("/");
		assert.equal(before.status, 503);
		assert.match((await owner.get(before.text.match(/href="([^"]*setup)"/)[1])).words, /setup-code\.txt/);
		await host.write("handrail/setup-code.txt", "fairhaven helps\n");
		const done = await owner.submit(await owner.get("/setup"), { setup_code: "fairhaven helps", name: "County Helps", database_hosts: host.socket,
			database_name: "cpanel", database_user: "cpanel", database_password: "of the database", mail_url: `file:${host.at("mail")}`,
			mail_from: "post@county.test", admin_email: "ada@county.test" }, { action: "/setup" });
		assert.equal(done.status, 200, done.words);
		const cron = done.words.match(/\* \* \* \* \* (\S+ deliver --once)/)[1];
		assert.equal(existsSync(host.at("handrail/setup-code.txt")), false);
		assert.equal((await owner.get("/setup")).status, 404);
		assert.match((await owner.get("/")).words, /County Helps/);
		// Without a password, a code comes by mail.
		const sent = await owner.submit(await owner.get("/sign-in"), { address: "ada@county.test" }, { holds: "address" });
		assert.equal(sent.status, 303, sent.words);
		await run("runuser", ["-u", "nobody", "--", "sh", "-c", cron]);
		const [mail] = (await readdir(host.at("mail"))).filter((name) => name.endsWith(".eml"));
		const code = readMail(await readFile(host.at(`mail/${mail}`), "utf8")).text.match(/\b(\d{4} ?\d{4})\b/)[1];
		const signed = await owner.submit(await owner.get(sent.location), { code }, { holds: "code" });
		assert.equal(signed.status, 303, signed.words);
		assert.match((await owner.get("/account")).words, /ada@county\.test/);
	} finally {
		await host.stop();
	}
});
