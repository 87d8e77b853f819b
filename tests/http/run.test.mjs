// run - `handrail run`: starts quickly, ends completely, keeps its data, listens only locally, and resists misuse.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";

import { BASE, build, freePort, processesOf, root, send, sleep, start, until } from "./harness.mjs";

const SECURITY = {
	"content-security-policy": /default-src 'none'/,
	"x-content-type-options": /^nosniff$/,
	"referrer-policy": /^(same-origin|no-referrer)$/,
	"x-frame-options": /^DENY$/,
	"cross-origin-opener-policy": /^same-origin$/,
	"cross-origin-resource-policy": /^same-origin$/,
	"permissions-policy": /^camera=\(\)/,
};

function assertSafe(page, what) {
	for (const [name, want] of Object.entries(SECURITY)) {
		const values = page.rawHeaders.filter((v, i) => i % 2 && page.rawHeaders[i - 1].toLowerCase() === name);
		assert.equal(values.length, 1, `${what}: ${name} stands ${values.length} times`);
		assert.match(values[0], want, `${what}: ${name}`);
	}
	assert.doesNotMatch(page.headers.server ?? "", /\d/, `${what}: the server's version shows`);
}

let it;
before(async () => { it = await start({ fresh: true }); });
after(() => it?.stop());

test("is alive and ready, and prints its addresses and sign-ins", async () => {
	assert.equal((await it.visitor().get("/healthz")).status, 200);
	assert.equal((await it.visitor().get("/readyz")).status, 200);
	assert.match(it.output, new RegExp(`http://localhost:${it.port}/`));
	for (const name of ["seeker", "helper", "teammate", "stranger", "claimer", "admin"])
		assert.match(it.output, new RegExp(`${name}@demo\\.test`));
});

test("each site answers at its own host name", async () => {
	for (const host of ["localhost", "tracking.localhost", "clinic.localhost"]) {
		const page = await it.visitor(host).get("/");
		assert.equal(page.status, 200, host);
		assertSafe(page, host);
	}
});

test("a request for an unknown host gets no answer", async () => {
	for (const host of ["evil.example", "nosuch.localhost", "localhost.evil.example"])
		await assert.rejects(send(it.port, "GET", "/", { Host: host }), /socket hang up|ECONNRESET/, host);
});

test("an IP address redirects to localhost", async () => {
	for (const host of [`127.0.0.1:${it.port}`, `[::1]:${it.port}`]) {
		const page = await send(it.port, "GET", "/programs?q=x", { Host: host });
		assert.equal(page.status, 307);
		assert.equal(page.location, `http://localhost:${it.port}/programs?q=x`);
	}
});

test("every answer has the security headers once, errors too", async () => {
	const visitor = it.visitor();
	const asked = [
		["page", 200, await visitor.get("/programs")],
		["missing page", 404, await visitor.get("/nothing/here")],
		["missing program", 404, await visitor.get("/programs/nothinghere")],
		["wrong method", 405, await visitor.request("PUT", "/programs")],
		["static file", 200, await visitor.get("/static/handrail.css")],
		["a part beyond the end of a file", 200, await visitor.get("/static/handrail.css", { headers: { Range: "bytes=99999999-" } })],
		["another version of a file", 412, await visitor.get("/static/handrail.css", { headers: { "If-Match": '"x"' } })],
		["missing static file", 404, await visitor.get("/static/nothing.css")],
		["form to a static file", 405, await visitor.post("/static/handrail.css", { a: "b" })],
		["too large", 413, await visitor.request("POST", "/sign-in", { body: "a=" + "b".repeat(300 * 1024) })],
		["link of nobody", 404, await visitor.get("/s/nothing-that-was-ever-sent")],
		["headers too large", 400, await visitor.get("/", { headers: { "X-Long": "y".repeat(20000) } })],
	];
	for (const [what, status, page] of asked) {
		assert.equal(page.status, status, what);
		assertSafe(page, what);
	}
	assert.equal(asked.find(([what]) => what === "link of nobody")[2].headers["referrer-policy"], "no-referrer");
});

test("a plain CGI program sends the security headers itself", async () => {
	for (const [program, path, status, host = "localhost"] of [
		["programs", "/", 200], ["programs", "/nothing", 404], ["programs", "/", 421, "nosuch.example"], ["connect", "/connect/nothinghere", 404],
		["account", "/account", 303], ["status", `/s/${"x".repeat(43)}`, 404], ["admin", "/site.css", 404], ["api", "/healthz", 200],
	]) {
		const page = await it.cgi(program, path, host);
		assert.equal(page.status, status, path);
		assertSafe(page, path);
		assert.equal(page.headers["referrer-policy"], path.startsWith("/s/") ? "no-referrer" : "same-origin", path);
	}
});

test("personal pages are never cached, static files have an ETag", async () => {
	const signIn = await it.visitor().get("/sign-in");
	assert.match(signIn.headers["cache-control"], /no-store/);
	const file = await it.visitor().get("/static/handrail.css");
	assert.ok(file.headers.etag);
	const again = await it.visitor().get("/static/handrail.css", { headers: { "If-None-Match": file.headers.etag } });
	assert.equal(again.status, 304);
	assertSafe(again, "not modified");
});

test("static files are kept for a year under the version that a page names, and answered under any other", async () => {
	const kept = async (url) => (await it.visitor().get(url)).headers["cache-control"];
	const linked = [...new Set((await it.visitor().get("/")).text.match(/\/static\/[\w.]+\?v=[0-9a-f]{8}/g))];
	for (const name of ["handrail.css", "handrail.js", "icon.svg", "marks.svg"]) {
		const url = linked.find((l) => l.startsWith(`/static/${name}?`));
		assert.equal(await kept(url), "max-age=31536000, immutable", name);
		assert.equal(await kept(`/static/${name}?v=0badcafe`), "max-age=300", name);
		assert.equal(await kept(`/static/${name}`), "max-age=300", name);
		assertSafe(await it.visitor().get(url), url);
	}
	assert.equal(linked.length, 4);
});

// If a page repeats words of its URL, its compressed length reveals the text beside them (BREACH).
test("a compressed page is the same page, and goes to those who take it", async () => {
	const pages = await Promise.all(["gzip", "gzip;q=0", ""].map((taken) => it.visitor().get("/programs?q=food", { headers: { "Accept-Encoding": taken } })));
	const [zipped, refused, plain] = pages;
	assert.equal(zipped.headers["content-encoding"], "gzip");
	assert.equal(zipped.text, plain.text);
	assert.ok(zipped.sent < plain.sent / 3, `${zipped.sent} of ${plain.sent} bytes`);
	assert.equal(refused.text, plain.text);
	for (const page of pages)
		assert.match(page.headers.vary, /Accept-Encoding/);
});

test("personal pages are compressed, except with words from the URL; no form token is repeated", async () => {
	const hana = it.visitor(), compressed = async (url, headers = {}) =>
		(await hana.get(url, { headers: { "Accept-Encoding": "gzip", ...headers } })).headers["content-encoding"] === "gzip";
	await hana.signIn("helper@demo.test");
	assert.ok(await compressed("/people"));
	assert.ok(await compressed("/people", { "Sec-Fetch-Site": "cross-site" }));
	for (const from of [{}, { "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site" }])
		assert.ok(!await compressed("/people?q=maria", from), JSON.stringify(from));
	for (const from of ["same-origin", "none"])
		assert.ok(await compressed("/people?q=maria", { "Sec-Fetch-Site": from }), from);
	assert.ok(await compressed("/programs?q=food", { "Sec-Fetch-Site": "cross-site" }), "the directory is public");
	const hidden = async () => new Map((await hana.get("/people")).form({ action: "/sign-out" }).fields);
	const [first, second] = [await hidden(), await hidden()];
	for (const name of ["form_token", "form_once"])
		assert.notEqual(first.get(name), second.get(name), name);
});

test("a form just below the limit is accepted", async () => {
	const page = await it.visitor().request("POST", "/sign-in", { body: "address=" + "b".repeat(250 * 1024) });
	assert.ok([403, 422].includes(page.status), `got ${page.status}`);
});

test("while a program is dead, nginx answers with an error page; the program is restarted", async () => {
	const visitor = it.visitor();
	const [parent, ...workers] = it.pidsOf("account").sort((a, b) => a - b);
	process.kill(parent, "SIGKILL");
	const page = await until("an error page", async () => {
		const got = await visitor.get("/sign-in");
		return got.status !== 200 && got;
	}, 5000);
	assert.equal(page.status, 502);
	assertSafe(page, "502");
	assert.match(page.words, /right back/);
	assert.equal((await visitor.get("/programs")).status, 200, "other programs go on");
	await until("the program is back", async () => (await visitor.get("/sign-in")).status === 200);
	const now = it.pidsOf("account");
	assert.ok(![parent, ...workers].some((pid) => now.includes(pid)), "the old workers are gone");
});

test("only the web server listens on TCP, and only on this machine", async () => {
	const pids = new Set(processesOf(it.process.pid).map((p) => p.pid));
	const inodes = new Set();
	for (const pid of pids) {
		for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
			try {
				const inode = readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1];
				if (inode)
					inodes.add(inode);
			} catch { /* closed meanwhile */ }
		}
	}
	const listening = ["tcp", "tcp6"].flatMap((table) => readFileSync(`/proc/net/${table}`, "utf8").trim().split("\n").slice(1)
		.map((line) => line.trim().split(/\s+/))
		.filter((row) => row[3] === "0A" && inodes.has(row[9]))
		.map((row) => row[1]));
	const port = it.port.toString(16).toUpperCase().padStart(4, "0");
	assert.ok(listening.length >= 1);
	for (const address of listening)
		assert.ok([`0100007F:${port}`, `00000000000000000000000001000000:${port}`].includes(address), address);
});

test("only its owner can open its folder", async () => {
	for (const [name, mode] of [["", 0o700], ["secret", 0o600], ["handrail.conf", 0o600], ["mail", 0o700], ["db", 0o700]])
		assert.equal((await stat(path.join(it.var, name))).mode & 0o777, mode, name || "VAR");
	assert.match(await readFile(path.join(it.var, "secret"), "utf8"), /^[0-9a-f]{64}\n$/);
});

test("handrail commands work with its configuration", async () => {
	assert.match((await it.handrail("--help")).stdout, /migrate/);
	await it.handrail("migrate");
	await assert.rejects(it.handrail("nonsense"), { code: 2 });
	await assert.rejects(it.handrail("migrate", "--nonsense"), { code: 2 });
	await assert.rejects(it.handrail("migrate", "--pending=yes"), { code: 2 });
	assert.match((await it.handrail("check")).stderr, /Nothing is wrong/);
});

test("the clock can be moved, back too, from the first start on", async () => {
	const moved = await start({ env: { HANDRAIL_DEMO_CLOCK_OFFSET: String(-30 * 86400) } });
	try {
		assert.equal((await moved.visitor().get("/programs")).status, 200);
		const [[made]] = await moved.sql("SELECT MAX(made_at) FROM account");
		assert.ok(Number(made) / 1e6 < Date.now() / 1000 - 29 * 86400, made);
	} finally {
		await moved.stop();
	}
});

test("handrail check finds faults", async () => {
	const found = (env, words) => assert.rejects(it.handrailWith(env, "check"),
		(error) => error.code === 1 && words.test(error.stdout) || assert.fail(`${words}: ${error.stdout}`));
	await found({ HANDRAIL_MAIL_URL: "" }, /no message is sent/);
	await assert.rejects(it.handrailWith({ HANDRAIL_SECRETS_KEY: "short" }, "check"), (error) => error.code === 1
		&& /HANDRAIL_SECRETS_KEY: \[secrets\] key is too short/.test(error.stderr) || assert.fail(error.stderr));
	await found({ HANDRAIL_SECRETS_KEY: "" }, /^secret: /m);
	await found({ HANDRAIL_WEB_TEMPLATES: "/nowhere" }, /^templates: /m);
	await found({ HANDRAIL_DATABASE_SOCKET: "/nowhere/socket" }, /^database: /m);
	await found({ HANDRAIL_WEB_PUBLISH_SOCKET: "/nowhere/socket" }, /^\[web\] live = nchan, but nginx accepts no changes: /m);
	await it.sql("UPDATE installation SET value = 'somebody' WHERE name = 'made_by'");
	try {
		await found({}, /sign-in helper@demo\.test exists/);
		await assert.rejects(it.handrailWith({ HANDRAIL_DEMO_CLOCK_OFFSET: "60" }, "site", "list"), { code: 1 });
	} finally {
		await it.sql("UPDATE installation SET value = 'make run' WHERE name = 'made_by'");
	}
	await it.handrailWith({ HANDRAIL_DEMO_CLOCK_OFFSET: "60" }, "site", "list");
});

test("readiness depends on the tables and the database, liveness does not", async () => {
	const visitor = it.visitor();
	const [[last]] = await it.sql("SELECT MAX(version) FROM schema_migration");
	await it.sql(`CREATE TABLE put_aside AS SELECT * FROM schema_migration WHERE version = ${last}`);
	await it.sql(`DELETE FROM schema_migration WHERE version = ${last}`);
	assert.equal((await visitor.get("/readyz")).status, 503);
	assert.equal((await visitor.get("/healthz")).status, 200);
	await it.sql("INSERT INTO schema_migration SELECT * FROM put_aside");
	await it.sql("DROP TABLE put_aside");
	assert.equal((await visitor.get("/readyz")).status, 200);

	const database = processesOf(it.process.pid).find((p) => p.command.includes("mariadbd"));
	process.kill(database.pid, "SIGKILL");
	await until("not ready", async () => (await visitor.get("/readyz")).status === 503, 5000);
	assert.equal((await visitor.get("/healthz")).status, 200);
	const busy = await visitor.get("/programs");
	assert.ok([200, 503].includes(busy.status), `${busy.status}`);
	assert.equal(busy.headers["retry-after"], busy.status === 503 ? "60" : undefined, "said once");
	assertSafe(busy, "while the database is away");
	await until("ready again", async () => (await visitor.get("/readyz")).status === 200, 20000);
	assert.equal((await visitor.get("/programs")).status, 200);
});

test("while the database is silent, pages report that it is busy, and nothing counts as sent", async () => {
	const visitor = it.visitor();
	const form = await visitor.get("/sign-in");
	const database = processesOf(it.process.pid).find((p) => p.command.includes("mariadbd"));
	process.kill(database.pid, "SIGSTOP");
	try {
		const [page, sent] = await Promise.all([it.visitor().get("/programs?q=food"),
			visitor.submit(form, { address: "helper@demo.test" }, { holds: "address" })]);
		assert.equal(page.status, 503);
		assert.equal(sent.status, 503);
		assertSafe(page, "while the database says nothing");
	} finally {
		process.kill(database.pid, "SIGCONT");
	}
	await until("answers again", async () => (await visitor.get("/programs?q=food")).status === 200, 20000);
});

test("many forms in a short time are limited, pages are not; a factor raises the limit", async () => {
	const strict = await start({ fresh: true, env: { HANDRAIL_LIMITS_FACTOR: "1" } });
	try {
		const visitor = strict.visitor();
		const many = (count, ask) => Promise.all(Array.from({ length: count }, ask));
		const forms = await many(120, () => visitor.post("/sign-in", { address: "nobody" }));
		const held = forms.filter((page) => page.status === 429);
		assert.ok(held.length > 0 && held.length < 120, `${held.length} of 120`);
		assertSafe(held[0], "429");
		assert.match(held[0].words, /One moment/);
		assert.equal(held[0].headers["retry-after"], "60");
		for (let round = 0; round < 3; round++)
			assert.ok((await many(40, () => visitor.get("/sign-in"))).every((page) => page.status === 200));
	} finally {
		await strict.stop();
	}
	const free = await Promise.all(Array.from({ length: 120 }, () => it.visitor().post("/sign-in", { address: "nobody" })));
	assert.ok(free.every((page) => page.status !== 429));
});

test("logs hold nothing that people type", async () => {
	const visitor = it.visitor();
	const token = "Zab3dEfGh1jKlMn0pQrStUvWxYzaBcDeFgHiJkLmNoP";
	const words = ["Zenobia", "Quillfeather", "zenobia@people.test", "4155550199", "secret-words-in-a-query", "token-of-a-link"];
	await visitor.get("/programs?q=secret-words-in-a-query");
	await visitor.get("/s/token-of-a-link?x=token-of-a-link");
	await visitor.get("//s/token-of-a-link");
	for (const spelling of ["/%73/", "/S/", "/s%2F", "/s//", "/./s/", "/x/../s/", "/%2fs/", "/u/", "/%75/", "/U/", "/sent/", "/s;/", "/programs/%2e%2e/s/"])
		await visitor.get(spelling + token);
	for (const spelled of [token.replace("Z", "%5A"), token.replaceAll("a", "%61"), token.slice(0, 40) + "/" + token.slice(40)])
		await visitor.get("/s/" + spelled);
	await visitor.post("/s/token-of-a-link", { status: "pending", note: "Zenobia" });
	const page = await visitor.get("/sign-in");
	await visitor.submit(page, { address: "zenobia@people.test", password: "Quillfeather" }, { holds: "address" });
	await visitor.post("/connect/nothing", { seeker_first_name: "Zenobia", seeker_last_name: "Quillfeather", seeker_phone: "4155550199" });
	await until("the last of them is logged by nginx and by the program", async () => {
		const file = (name) => readFile(path.join(it.var, "log", name), "utf8");
		return (await file("access.log")).includes(`"path":"${BASE}/connect/nothing"`) && /POST.*\/connect\/\{program\}/.test(await file("connect.log"));
	});
	const logs = await it.logs();
	assert.match(logs, /"path":"\/s\/-"/);
	for (const word of [...words, token, token.slice(0, 35), token.slice(8)])
		assert.ok(!logs.includes(word), `${word} stands in a log`);
});

test("one log line per request, with the same id as in nginx's log", async () => {
	await it.visitor().get("/healthz");
	const lines = async () => (await readFile(path.join(it.var, "log/access.log"), "utf8")).split("\n").slice(0, -1).map((line) => JSON.parse(line));
	const { id } = await until("nginx logs it", async () => (await lines()).findLast((line) => line.path === `${BASE}/healthz`));
	assert.match(id, /^[0-9a-f]{32}$/);
	await until("so does the program, by the same name", async () => (await readFile(path.join(it.var, "log/api.log"), "utf8")).includes(id));
});

test("a port that is in use is reported plainly", async () => {
	const server = net.createServer();
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address();
	await assert.rejects(start({ port, fresh: true }), new RegExp(`"code":1[\\s\\S]*port ${port} is in use`));
	await new Promise((resolve) => server.close(resolve));
});

test("a folder that is in use is refused", async () => {
	await assert.rejects(start({ folder: it.var }), /"code":1[\s\S]*in use by another/);
	assert.equal((await it.visitor().get("/readyz")).status, 200);
});

test("two instances run side by side", async () => {
	const other = await start({ fresh: true });
	try {
		assert.notEqual(other.port, it.port);
		assert.equal((await other.visitor().get("/readyz")).status, 200);
		assert.equal((await it.visitor().get("/readyz")).status, 200);
	} finally {
		await other.stop();
	}
	assert.equal((await it.visitor().get("/readyz")).status, 200);
});

test("it also starts in a folder with a long path", async () => {
	const above = await mkdtemp(path.join(tmpdir(), "handrail-test-"));
	const folder = path.join(above, "long-".repeat(24));
	await mkdir(folder);
	const long = await start({ folder });
	assert.equal((await long.visitor().get("/readyz")).status, 200);
	await long.stop();
	await rm(above, { recursive: true });
});

test("Ctrl-C leaves no process, and the next start keeps the data and is quick", async () => {
	const first = await start({ fresh: true });
	const session = first.process.pid;
	await first.visitor().signIn("helper@demo.test");
	const secret = await readFile(path.join(first.var, "secret"), "utf8");
	assert.ok(processesOf(session).length > 10);
	assert.deepEqual(await first.end("SIGINT"), { code: 0, signal: null });
	assert.deepEqual(processesOf(session), []);

	await first.handrail("run", "--nonsense").catch((error) => assert.equal(error.code, 2));
	const second = await start({ folder: first.var, port: await freePort() });
	assert.ok(second.readyAfter < first.readyAfter, `${second.readyAfter} ms after ${first.readyAfter} ms`);
	assert.ok(second.readyAfter < 10000);
	assert.equal(await readFile(path.join(second.var, "secret"), "utf8"), secret);
	await second.visitor("clinic.localhost").signIn("helper@demo.test");
	const conf = await readFile(second.conf, "utf8");
	assert.match(conf, new RegExp(`base_url = http://localhost:${second.port}${BASE}\n`));
	await second.stop();
});

test("after SIGKILL it leaves no process either", async () => {
	const killed = await start({ fresh: true });
	const session = killed.process.pid;
	process.kill(killed.process.pid, "SIGKILL");
	await until("all of it has ended", async () => processesOf(session).length === 0, 30000);
	await killed.stop();
});

test("a program that is stopped while it starts ends, at whatever moment", async () => {
	for (let after = 0; after < 120; after += 4) {
		const program = spawn(path.join(build, "api"), ["--listen", path.join(it.var, "run", `stopped-${after}.sock`)],
			{ env: { ...process.env, HANDRAIL_CONF: it.conf }, stdio: "ignore" });
		await sleep(after);
		program.kill("SIGTERM");
		await until(`it ends, stopped after ${after} ms`, async () => program.exitCode !== null || program.signalCode !== null)
			.finally(() => program.kill("SIGKILL"));
	}
});

test("make run does the same, and ends with make", async () => {
	const port = await freePort();
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-test-"));
	const sanitized = path.basename(build) === "san";
	const args = ["--no-print-directory", "run", `PORT=${port}`, `VAR=${folder}`, ...(BASE ? [`BASE=${BASE}`] : []), ...(sanitized ? ["SAN=1"] : []),
		`BUILD=${path.relative(root, sanitized ? path.dirname(build) : build)}`];
	const made = await start({ port, folder, command: "make", args });
	const session = made.process.pid;
	assert.equal((await made.visitor().get("/readyz")).status, 200);
	process.kill(made.process.pid, "SIGTERM");
	await until("all of it has ended", async () => processesOf(session).length === 0, 30000);
	await made.stop();
});
