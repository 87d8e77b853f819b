// harness - a private instance of Handrail for tests, and a client that keeps cookies and sends forms.
//
//	const it = await start();			// `handrail run` on a free port, in a folder of its own
//	const hana = it.visitor();			// keeps cookies; at the site localhost
//	await hana.signIn("helper@demo.test");
//	const page = await hana.get("/programs?q=pantry");
//	const sent = await hana.submit(page, { q: "rent" }, { action: "/programs" });
//	const mail = await it.mail("pantry@demo.test");	// waits for it
//	await it.stop();
//
// A visitor follows redirects only with `follow`. A page has status, headers, text, forms().
// it.handrail("program", "list") administers the instance; it rejects unless exit is 0.
//
// HANDRAIL_TEST_BASE=/help runs everything below a path. Tests are written without it: the harness adds the base
// to each requested path and removes it from the answer, in which every link, Location, cookie and
// message must have it.

import { spawn, execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { readFileSync, readdirSync, existsSync, statSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const build = path.resolve(root, process.env.HANDRAIL_BUILD ?? "build");
export const PASSWORD = "handrail demo";

export const BASE = process.env.HANDRAIL_TEST_BASE ?? "";

// The web server in front: nginx, apache-cgi, apache-fcgid or apache-proxy (tests/apache). A test that can only hold with nginx is
// skipped behind the others: test(name, { skip: nginxOnly("what nginx does there") }, ...).
export const FRONT = process.env.HANDRAIL_TEST_FRONT ?? "nginx";
export const nginxOnly = (why) => FRONT !== "nginx" && `nginx only: ${why}`;

const isBelow = (url) => url === BASE || url.startsWith(`${BASE}/`) || url.startsWith(`${BASE}?`);
const withBase = (url) => isBelow(url) || !url.startsWith("/") ? url : BASE + url;
const withoutBase = (url) => isBelow(url) ? url.slice(BASE.length) : url;

// Removes the base from all links, found by this pattern as (before)(path). A link without the base is an error.
function linksWithoutBase(text, links, where) {
	return !BASE ? text : text.replace(links, (all, before, url) => {
		if (!isBelow(url))
			throw new Error(`${where} leads out of ${BASE}: ${all}`);
		return before + withoutBase(url);
	});
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Checks repeatedly until the result is true. If it gives up, the error names the awaited event. A busy machine may take long.
export async function until(what, ask, ms = 60000) {
	const end = Date.now() + ms;
	for (;;) {
		const answer = await ask();
		if (answer)
			return answer;
		if (Date.now() > end)
			throw new Error(`waited ${ms} ms in vain: ${what}`);
		await sleep(50);
	}
}

export async function freePort() {
	const server = net.createServer();
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address();
	await new Promise((resolve) => server.close(resolve));
	return port;
}

// ---- pages ----

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

export function unescape(html) {
	return html.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (all, name) => {
		if (name[0] !== "#")
			return entities[name.toLowerCase()] ?? all;
		const n = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
		return String.fromCodePoint(n);
	});
}

function attributes(tag) {
	const all = {};
	for (const m of tag.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g))
		all[m[1].toLowerCase()] = unescape(m[2] ?? m[3] ?? m[4] ?? "");
	return all;
}

function fieldsOf(html) {
	const fields = [];
	let choice = null;	// a select's field: its first option, unless another is selected
	for (const m of html.matchAll(/<(input|textarea|select|option|button)\b([^>]*)>(?:([^<]*)<\/(?:textarea|option)>)?/gi)) {
		const [, tag, inside, text] = m;
		const a = attributes(inside);
		const kind = (a.type ?? "").toLowerCase();
		if (tag.toLowerCase() === "select")
			choice = a.name ? [a.name, undefined] : null;
		else if (tag.toLowerCase() === "option") {
			const value = a.value ?? unescape(text ?? "").trim();
			if (choice && choice[1] === undefined)
				choice[1] = value, fields.push(choice);
			else if (choice && "selected" in a)
				choice[1] = value;
		} else if (tag.toLowerCase() === "textarea") {
			if (a.name)
				fields.push([a.name, unescape(text ?? "").replace(/^\r?\n/, "")]);
		} else if (tag.toLowerCase() === "input" && a.name && !("disabled" in a)) {
			if (kind === "checkbox" || kind === "radio") {
				if ("checked" in a)
					fields.push([a.name, a.value ?? "on"]);
			} else if (kind !== "submit" && kind !== "button") {
				fields.push([a.name, a.value ?? ""]);
			}
		}
	}
	return fields;
}

export class Page {
	constructor(answer, bytes, url, sent) {
		const body = bytes.toString("utf8");
		this.bytes = bytes;
		this.sent = sent;	// the length of the body in bytes, compressed or not
		this.status = answer.statusCode;
		this.headers = answer.headers;
		this.rawHeaders = answer.rawHeaders;
		this.url = withoutBase(url);	// path and query
		this.text = /^text\/html/.test(this.headers["content-type"])
			? linksWithoutBase(body, /(\b(?:href|action|src)=")(\/[^"]*)/g, url) : body;
		// Leave now leads to another site, and signing in may lead to a provider's.
		if (this.headers.location && withoutBase(url) !== "/leave")
			this.headers.location = linksWithoutBase(this.headers.location, /^((?:https?:\/\/(?:\w+\.)?localhost(?::\d+)?)?)(\/.*)$/, `${url}, Location:`);
		for (const cookie of this.headers["set-cookie"] ?? [])
			if (!cookie.includes(`; Path=${BASE}/;`))
				throw new Error(`${url}: a cookie of another path: ${cookie}`);
	}

	get location() {
		return this.headers.location;
	}

	// Every form: { action, method, fields: [[name, value], ...], names: every control's name }.
	forms() {
		return [...this.text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map((m) => {
			const a = attributes(m[1]);
			return {
				action: a.action || this.url,
				method: (a.method ?? "get").toLowerCase(),
				fields: fieldsOf(m[2]),
				names: [...m[2].matchAll(/<(?:input|textarea|select|button)\b([^>]*)>/gi)]
					.map((control) => attributes(control[1]).name).filter(Boolean),
				html: m[2],
			};
		});
	}

	// The one form that posts to this path, has this control, and lacks that one; by default the first, except that for signing out.
	form({ action, holds, lacks } = {}) {
		const found = this.forms().find((f) => (action ? f.action.split("?")[0] === action : f.action !== "/sign-out")
			&& (holds ? f.names.includes(holds) : true) && !(lacks && f.names.includes(lacks)));
		if (!found)
			throw new Error(`${this.url} (${this.status}) has no such form: ${action ?? ""} ${holds ?? ""}\n${this.text.slice(0, 2000)}`);
		return found;
	}

	// The words that a reader sees, with single blanks.
	get words() {
		return unescape(this.text.replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]+>/g, " "))
			.replace(/\s+/g, " ").trim();
	}
}

// ---- visitors ----

// Like a browser, it keeps cookies, and keeps the part after # to itself.
export class Visitor {
	constructor(instance, host) {
		this.instance = instance;
		this.host = host;
		this.cookies = new Map();
		this.keepsCookies = true;
		this.headers = {};
	}

	// The whole address of a path, as it stands in a browser; that of the site without one.
	address(path = "") {
		return `http://${this.host}:${this.instance.port}${path ? withBase(path) : BASE}`;
	}

	async request(method, url, { form, body, headers = {}, type } = {}) {
		const payload = form ? new URLSearchParams(form).toString() : body;
		const all = { Host: `${this.host}:${this.instance.port}`, ...this.headers, ...this.cookieHeader() };
		if (payload !== undefined) {
			all["Content-Type"] = type ?? "application/x-www-form-urlencoded";
			all["Content-Length"] = Buffer.byteLength(payload);
			all.Origin = `http://${this.host}:${this.instance.port}`;
		}
		const answer = await send(this.instance.port, method, url.split("#")[0], { ...all, ...headers }, payload);
		this.keep(answer);
		return answer;
	}

	keep(answer) {
		for (const cookie of this.keepsCookies ? answer.headers["set-cookie"] ?? [] : []) {
			const [pair, ...rest] = cookie.split(";");
			const at = pair.indexOf("=");
			const gone = rest.some((r) => /^\s*max-age=0\s*$/i.test(r)) || pair.slice(at + 1) === "";
			if (gone)
				this.cookies.delete(pair.slice(0, at).trim());
			else
				this.cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1));
		}
	}

	cookieHeader() {
		return this.cookies.size ? { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {};
	}

	// follow: follows redirects within this site.
	async get(url, { follow = false, headers } = {}) {
		const page = await this.request("GET", url, { headers });
		return follow ? this.follow(page) : page;
	}

	async follow(page) {
		for (let i = 0; i < 5 && page.status >= 300 && page.status < 400; i++)
			page = await this.get(page.location.replace(/^https?:\/\/[^/]+/, ""));
		return page;
	}

	head(url) {
		return this.request("HEAD", url);
	}

	// fields: an object (arrays for repeated fields) or pairs.
	async post(url, fields = {}, { follow = false, headers } = {}) {
		const page = await this.request("POST", url, { form: pairs(fields), headers });
		return follow ? this.follow(page) : page;
	}

	// Sends a page's form with the given values changed; undefined leaves a field out.
	async submit(page, fields = {}, { action, holds, lacks, follow = false, headers, answers = true } = {}) {
		const form = page.form({ action, holds, lacks });
		const given = pairs(fields);
		const named = new Set(Object.keys(Array.isArray(fields) ? Object.fromEntries(fields) : fields));
		const all = [...form.fields.filter(([name]) => !named.has(name)), ...given];
		if (form.method === "get")
			return this.get(`${form.action.split("?")[0]}?${new URLSearchParams(all)}`, { follow, headers });
		const answer = await this.post(form.action, all, { follow, headers });
		return answers && /^\/screener\//.test(answer.location ?? "") ? this.fillIn(answer.location) : answer;
	}

	// Answers each question of the programs with its first choice, as somebody does who may be eligible, and sends, unless send is false.
	// first: the answer to the first question.
	async fillIn(path, { send = true, first } = {}) {
		for (let page = await this.get(path); ;) {
			if (page.status !== 200 || (!send && /data-outcome=/.test(page.text)))
				return page;
			const fields = { go: send && /name="go" value="send"/.test(page.text) ? "send" : "next" };
			for (const [, name, type, value] of page.text.matchAll(/<input[^>]* name="(q_[^"]+)"[^>]*? ?(?:type="([a-z]+)")?[^>]*? value="([^"]*)"/g)) {
				fields[name] ??= first ?? (value || (type === "date" ? "2026-12-24" : "3"));
				first = undefined;
			}
			for (const [, name] of page.text.matchAll(/<textarea[^>]* name="(q_[^"]+)"/g))
				fields[name] ??= "In words";
			const done = await this.submit(page, fields, { holds: "go", answers: false });
			if (done.status !== 303 || /\/sent\//.test(done.location))
				return done;
			page = await this.get(done.location);
		}
	}

	async signIn(address, password = PASSWORD) {
		const page = await this.get("/sign-in");
		const done = await this.submit(page, { address, password }, { holds: "password" });
		if (done.status !== 303)
			throw new Error(`sign-in of ${address}: ${done.status}\n${done.words.slice(0, 1000)}`);
		return done;
	}
}

function pairs(fields) {
	if (Array.isArray(fields))
		return fields;
	return Object.entries(fields).flatMap(([name, value]) =>
		value === undefined ? [] : Array.isArray(value) ? value.map((v) => [name, v]) : [[name, String(value)]]);
}

// One request over a new connection. Rejects with code ECONNRESET if the server closes it.
export function send(port, method, url, headers, payload, address = "127.0.0.1") {
	return new Promise((resolve, reject) => {
		const request = http.request({ host: address, port, method, path: withBase(url), headers, agent: false, setHost: false }, (answer) => {
			const parts = [];
			answer.on("data", (part) => parts.push(part));
			answer.on("error", reject);
			answer.on("end", () => {
				const sent = Buffer.concat(parts), bytes = answer.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
				resolve(new Page(answer, bytes, url, sent.length));
			});
		});
		request.on("error", reject);
		request.setTimeout(40000, () => request.destroy(new Error(`no answer: ${method} ${url}`)));
		request.end(payload);
	});
}

// ---- messages ----

function decodeWords(text) {
	return text.replace(/\?=\s+=\?/g, "?==?").replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (all, charset, how, words) =>
		how.toLowerCase() === "b" ? Buffer.from(words, "base64").toString("utf8")
			: quotedPrintable(words.replace(/_/g, " ")));
}

function quotedPrintable(text) {
	const bytes = [];
	const joined = text.replace(/=\r?\n/g, "");
	for (let i = 0; i < joined.length; i++) {
		const hex = joined[i] === "=" && /^[0-9a-f]{2}$/i.test(joined.slice(i + 1, i + 3));
		if (hex)
			bytes.push(parseInt(joined.slice(i + 1, i + 3), 16)), i += 2;
		else
			bytes.push(...Buffer.from(joined[i], "utf8"));
	}
	return Buffer.from(bytes).toString("utf8");
}

const LINKS_HERE = /(https?:\/\/(?:\w+\.)?localhost(?::\d+)?)(\/[^\s<>"')]*)/g;

// { headers: {lower-case name: value}, subject, to, text, words (the text with one blank for each run of them), html, links, raw }
export function readMail(raw) {
	const mail = { raw, text: "", html: "" };
	const part = (source, into) => {
		const at = source.search(/\r?\n\r?\n/);
		const head = source.slice(0, at).replace(/\r?\n[ \t]+/g, " ");
		const body = source.slice(at).replace(/^\r?\n\r?\n/, "");
		const headers = {};
		for (const line of head.split(/\r?\n/)) {
			const colon = line.indexOf(":");
			headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
		}
		if (into)
			mail.headers = headers;
		const type = headers["content-type"] ?? "text/plain";
		const boundary = type.match(/boundary="?([^";]+)"?/i)?.[1];
		if (boundary) {
			for (const piece of body.split(`--${boundary}`).slice(1, -1))
				part(piece.replace(/^\r?\n/, ""), false);
			return;
		}
		const how = (headers["content-transfer-encoding"] ?? "7bit").toLowerCase();
		const text = how === "base64" ? Buffer.from(body, "base64").toString("utf8")
			: how === "quoted-printable" ? quotedPrintable(body) : body;
		if (/text\/html/i.test(type))
			mail.html += text;
		else if (/text\/plain/i.test(type))
			mail.text += text;
	};
	part(raw, true);
	mail.text = linksWithoutBase(mail.text, LINKS_HERE, mail.headers.to);
	mail.html = linksWithoutBase(mail.html, LINKS_HERE, mail.headers.to);
	mail.words = mail.text.replace(/\s+/g, " ");
	mail.subject = decodeWords(mail.headers.subject ?? "");
	mail.to = (mail.headers.to ?? "").replace(/.*<|>.*/g, "");
	mail.links = [...mail.text.matchAll(/https?:\/\/[^\s<>"')]+/g)].map((m) => m[0]);
	return mail;
}

// ---- processes ----

// Every living process of a session: [{ pid, command }].
export function processesOf(session) {
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
		try {
			const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
			const after = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
			if (after[0] === "Z" || Number(after[3]) !== session)
				return [];
			return [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replace(/\0/g, " ").trim() }];
		} catch {
			return [];
		}
	});
}

// ---- an instance ----

const running = new Set();
process.on("exit", () => running.forEach((it) => it.kill()));

export class Instance {
	constructor(port, folder) {
		this.port = port;
		this.var = folder;
		this.conf = path.join(folder, "handrail.conf");
		this.seen = new Set();
		this.output = "";
	}

	// command: starts it instead of `handrail run`.
	async launch({ env = {}, command, args } = {}) {
		const began = Date.now();
		this.process = spawn(command ?? path.join(build, "handrail"),
			args ?? ["run", "--port", String(this.port), "--var", this.var, "--with-parent", ...(BASE ? ["--base", BASE] : []),
				...(FRONT === "nginx" ? [] : ["--web-server", path.join(root, "tests/apache")])],
			{ cwd: root, detached: true, stdio: ["ignore", "pipe", "pipe"],
				env: { ...process.env, HANDRAIL_LIMITS_FACTOR: "1000", ...env } });
		running.add(this);
		this.exit = new Promise((resolve) => this.process.on("exit", (code, signal) => {
			running.delete(this);
			resolve({ code, signal });
		}));
		const gone = this.exit.then((exit) => { throw new Error(`ended at once: ${JSON.stringify(exit)}\n${this.output}`); });
		gone.catch(() => {});
		const ready = new Promise((resolve) => {
			const hear = (part) => {
				this.output += part;
				if (this.output.includes("Ctrl-C stops it"))
					resolve();
			};
			this.process.stdout.on("data", hear);
			this.process.stderr.on("data", hear);
		});
		await Promise.race([ready, gone]);
		this.readyAfter = Date.now() - began;
		return this;
	}

	kill() {
		try {
			process.kill(this.process.pid, "SIGTERM");
		} catch { /* it is gone */ }
	}

	// Ends it and waits; { code, signal }. A sanitizer's report in any log is a failure.
	async end(signal = "SIGTERM") {
		process.kill(this.process.pid, signal);
		const exit = await this.exit;
		const said = `${this.output}\n${await this.logs()}`.match(/^.*(?:LeakSanitizer|AddressSanitizer|runtime error:)[\s\S]{0,3000}/m);
		if (said)
			throw new Error(`a sanitizer reported:\n${said[0]}`);
		return exit;
	}

	// Ends it and removes its folder.
	async stop() {
		if (running.has(this))
			await this.end();
		await rm(this.var, { recursive: true, force: true });
	}

	visitor(host = "localhost") {
		return new Visitor(this, host);
	}

	// Runs `handrail ...`; { stdout, stderr }. An exit other than 0 rejects, with .code.
	handrail(...args) {
		return this.handrailWith({}, ...args);
	}

	handrailWith(env, ...args) {
		return new Promise((resolve, reject) =>
			execFile(path.join(build, "handrail"), args,
				{ cwd: root, env: { ...process.env, HANDRAIL_CONF: this.conf, ...env }, maxBuffer: 1 << 26 },
				(error, stdout, stderr) => error ? reject(Object.assign(error, { stdout, stderr })) : resolve({ stdout, stderr })));
	}

	// The id of the program of this name.
	async programId(name) {
		const { stdout } = await this.handrail("program", "list", "--q", name);
		const line = stdout.split("\n").map((each) => each.split("\t")).find((cells) => cells[2] === name);
		if (!line)
			throw new Error(`${name} is not in the list:\n${stdout}`);
		return line[0];
	}

	// Runs a program of build/ as a plain CGI program, as a web server would; a Page.
	async cgi(program, url, host = "localhost") {
		const stdout = await new Promise((resolve, reject) => execFile(path.join(build, program), [],
			{ env: { HANDRAIL_CONF: this.conf, REQUEST_METHOD: "GET", REQUEST_URI: withBase(url), HTTP_HOST: `${host}:${this.port}`,
				REMOTE_ADDR: "127.0.0.1", GATEWAY_INTERFACE: "CGI/1.1" } },
			(error, out) => error ? reject(error) : resolve(out)));
		const at = stdout.indexOf("\r\n\r\n"), rawHeaders = stdout.slice(0, at).split("\r\n").flatMap((line) => {
			const colon = line.indexOf(": ");
			return [line.slice(0, colon), line.slice(colon + 2)];
		});
		const headers = Object.fromEntries(rawHeaders.flatMap((name, i) => i % 2 ? [] : [[name.toLowerCase(), rawHeaders[i + 1]]]));
		delete headers["set-cookie"];
		return new Page({ statusCode: Number(headers.status), headers, rawHeaders }, stdout.slice(at + 4), url, stdout.length - at - 4);
	}

	// Rows of a query as arrays of text, by the mariadb client: to check data, and to break it.
	async sql(query) {
		const stdout = await new Promise((resolve, reject) => this.#client(["--execute", query], (error, out) => error ? reject(error) : resolve(out)));
		return stdout.split("\n").slice(0, -1).map((line) => line.split("\t"));
	}

	// Runs a statement in a transaction that stays open until commit().
	async transaction(statement) {
		let ended;
		const end = new Promise((resolve) => { ended = resolve; });
		const client = this.#client(["--unbuffered"], ended);
		const done = new Promise((resolve) => client.stdout.on("data", resolve));
		client.stdin.write(`START TRANSACTION;\n${statement};\nSELECT 'done';\n`);
		await Promise.race([done, end.then((error) => { throw error ?? new Error(`no answer: ${statement}`); })]);
		return { commit: () => (client.stdin.end("COMMIT;\n"), end) };
	}

	#client(args, ended) {
		const socket = readFileSync(this.conf, "utf8").match(/^socket = (.*)$/m)[1];
		return execFile("mariadb", ["--no-defaults", `--socket=${socket}`, "--user=handrail", "--batch", "--skip-column-names", "handrail", ...args],
			{ maxBuffer: 1 << 26 }, ended);
	}

	// All mails so far, oldest first by the times of their files.
	async mails() {
		const folder = path.join(this.var, "mail");
		const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
		return Promise.all(names.map(async (name) => ({ name, ...readMail(await readFile(path.join(folder, name), "utf8")) })));
	}

	async texts() {
		const folder = path.join(this.var, "text");
		const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
		return Promise.all(names.map(async (name) => {
			const text = JSON.parse(await readFile(path.join(folder, name), "utf8"));
			return { name, ...text, body: linksWithoutBase(text.body, LINKS_HERE, text.to) };
		}));
	}

	// Waits until everything due so far was sent. A message that is missing then will never come.
	async delivered() {
		await until("the outbox is empty", async () => (await this.sql("SELECT COUNT(*) FROM outbox WHERE state < 2"))[0][0] === "0");
	}

	// Waits for a mail to this address that was not returned before.
	mail(to, fits = () => true) {
		return until(`mail to ${to}`, async () => this.#fresh(await this.mails(), (m) => m.to === to && fits(m)));
	}

	textMessage(to, fits = () => true) {
		return until(`text to ${to}`, async () => this.#fresh(await this.texts(), (m) => m.to === to && fits(m)));
	}

	#fresh(messages, fits) {
		const found = messages.find((m) => !this.seen.has(m.name) && fits(m));
		if (found)
			this.seen.add(found.name);
		return found;
	}

	// The text of all logs.
	async logs() {
		const folder = path.join(this.var, "log");
		const all = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), "utf8")));
		return all.join("\n");
	}

	// The parent processes of a program, by its name.
	pidsOf(name) {
		return processesOf(this.process.pid).filter((p) => p.command.split(" ")[0] === path.join(build, name)).map((p) => p.pid);
	}
}

// ---- the first start, once ----

// A first start makes a database server, all steps of the schema and the demo, which takes most of a short test's time. So one such
// start is kept as it was after it ended well, and the others begin with a copy of its folder. It is made anew for other programs,
// other data or another base, and after half an hour or at midnight, since the demo happened "two hours ago".
const KEPT = path.join(build, "tests", "first-start"), KEPT_FOR = 30 * 60 * 1000;
const MADE_FROM = ["handrail", "templates/stamp"].map((name) => path.join(build, name)).concat(["schema", "demo"].map((name) => path.join(root, name)));
const madeFrom = () => JSON.stringify([BASE, FRONT, new Date().toISOString().slice(0, 10),
	...MADE_FROM.map((file) => existsSync(file) && statSync(file).mtimeMs)]);

// The folders that are kept: [{ folder, from, at }], the latest first.
const kept = () => !existsSync(KEPT) ? [] : readdirSync(KEPT).filter((name) => /^\d+$/.test(name)).sort((a, b) => b - a).map((name) => {
	const folder = path.join(KEPT, name);
	return { folder, at: Number(name), from: readFileSync(path.join(folder, "made-from.json"), "utf8") };
});

// Two that do this at once both make one. A copy may be under way of one that is out of date, so it goes later.
async function makeFirstStart() {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-test-")), at = Date.now();
	await writeFile(path.join(folder, "made-from.json"), madeFrom());
	const it = await new Instance(await freePort(), folder).launch();
	await it.delivered();
	await it.end();
	await Promise.all(["lock", "run", "log"].map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
	await mkdir(KEPT, { recursive: true });
	const making = await mkdtemp(path.join(KEPT, "making-"));
	await copy(folder, making);
	await move(making, folder, "@VAR@");
	const done = path.join(KEPT, String(at));
	await rename(making, done);
	await rm(folder, { recursive: true, force: true });
	await Promise.all(kept().filter((each) => Date.now() - each.at > 2 * KEPT_FOR).map((each) => rm(each.folder, { recursive: true, force: true })));
	return done;
}

// Puts a folder as after a first start at the given path.
async function copyFirstStart(folder) {
	const from = madeFrom(), usable = kept().find((each) => each.from === from && Date.now() - each.at < KEPT_FOR);
	await copy(usable?.folder ?? await makeFirstStart(), folder);
	await move(folder, "@VAR@", folder);
	await rm(path.join(folder, "made-from.json"));
}

// handrail.conf names the folder of its messages.
async function move(copied, from, to) {
	const conf = path.join(copied, "handrail.conf");
	await writeFile(conf, (await readFile(conf, "utf8")).replaceAll(from, to));
}

// The log of InnoDB is mostly zeros: they take no space in a copy.
const copy = (from, to) => new Promise((resolve, reject) =>
	execFile("cp", ["-a", "--sparse=always", `${from}/.`, to], (error) => error ? reject(error) : resolve()));

// Starts a new instance on a free port. folder: an earlier one's, to start that again. fresh: its first start is one, not a copy.
export async function start({ port, folder, fresh, ...options } = {}) {
	if (!existsSync(path.join(build, "handrail")))
		throw new Error("build/handrail is missing: `make` builds it");
	const it = new Instance(port ?? await freePort(), folder ?? await mkdtemp(path.join(tmpdir(), "handrail-test-")));
	if (!folder && !fresh && !options.command && !options.env?.HANDRAIL_DEMO_CLOCK_OFFSET)
		await copyFirstStart(it.var);
	return it.launch(options);
}
