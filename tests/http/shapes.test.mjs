// shapes - rules that hold behind any web server: nginx, and Apache with plain CGI or mod_fcgid under suEXEC (HANDRAIL_TEST_FRONT).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { BASE, FRONT, send, start } from "./harness.mjs";

const apacheOnly = { skip: !/cgi/.test(FRONT) && "Apache only: the files of a shared host" };
const SECURITY = {
	"content-security-policy": /default-src 'none'.*frame-ancestors 'none'/, "x-content-type-options": /^nosniff$/,
	"referrer-policy": /^(same-origin|no-referrer)$/, "x-frame-options": /^DENY$/, "cross-origin-opener-policy": /^same-origin$/,
	"cross-origin-resource-policy": /^same-origin$/, "permissions-policy": /^camera=\(\)/,
};

// The processes of a program: mod_fcgid starts them in sessions of their own.
const running = (program) => readdirSync("/proc").filter((pid) => /^\d+$/.test(pid)).flatMap((pid) => {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] === program ? [{ pid }] : [];
	} catch {
		return [];
	}
});

let it;
before(async () => { it = await start(); });
after(() => it?.stop());

test("every answer has each security header once", async () => {
	const visitor = it.visitor();
	for (const [what, status, page] of [
		["page", 200, await visitor.get("/")],
		["missing page", 404, await visitor.get("/nothing/here")],
		["redirect", 303, await visitor.get("/people")],
		["wrong method", 405, await visitor.request("PUT", "/programs")],
		["forged form", 403, await visitor.post("/sign-in", { address: "nobody@demo.test" })],
		["static file", 200, await visitor.get("/static/handrail.css")],
		["icon", 200, await visitor.get("/favicon.ico")],
		["missing static file", 404, await visitor.get("/static/nothing.css")],
		["for machines", 200, await visitor.get("/healthz")], ["for crawlers", 200, await visitor.get("/robots.txt")],
		["too large", 413, await visitor.request("POST", "/sign-in", { body: "a=" + "b".repeat(300 * 1024) })],
		["link of nobody", 404, await visitor.get(`/s/${"x".repeat(43)}`)],
	]) {
		assert.equal(page.status, status, what);
		for (const [name, want] of Object.entries(SECURITY)) {
			const values = page.rawHeaders.filter((v, i) => i % 2 && page.rawHeaders[i - 1].toLowerCase() === name);
			assert.equal(values.length, 1, `${what}: ${name} stands ${values.length} times`);
			assert.match(values[0], want, `${what}: ${name}`);
		}
		if (what === "link of nobody")
			assert.equal(page.headers["referrer-policy"], "no-referrer");
		assert.doesNotMatch(page.headers.server ?? "", /\d/, what);
	}
});

test("crawlers keep away from what is somebody's own, below a path too", async () => {
	const { text } = await it.visitor().get("/robots.txt");
	assert.match(text, /^User-agent: \*\n/);
	for (const own of ["/s/", "/connect", "/sign-in"])
		assert.ok(text.includes(`\nDisallow: ${BASE}${own}\n`), text);
});

test("an unknown host gets no page", async () => {
	for (const host of ["evil.example", "nosuch.localhost"]) {
		const page = await send(it.port, "GET", "/", { Host: host }).catch(() => null);
		assert.ok(!page || page.status === 421, host);
	}
});

test("twenty clients at once are all answered", async () => {
	const paths = ["/", "/programs?q=food", "/sign-in", "/sign-up", "/readyz"];
	const pages = await Promise.all(Array.from({ length: 20 * 5 }, (_, i) => it.visitor().get(paths[i % paths.length])));
	assert.deepEqual(pages.map((page) => page.status), pages.map(() => 200));
});

test("no setting, no program and no source can be fetched", apacheOnly, async () => {
	for (const path of ["/.htaccess", "/handrail.conf", "/handrail/handrail.conf", "/../handrail/handrail.conf", "/%2e%2e/handrail/handrail.conf",
		"/index.cgi", "/index.fcgi", "/index.cgi/handrail.conf", "/handrail.cgi", "/static/", "/static/../../handrail/handrail.conf"]) {
		const page = await it.visitor().get(path);
		assert.ok(page.status >= 400, `${path}: ${page.status}`);
		assert.doesNotMatch(page.text, /exec |RewriteRule|\[secrets\]|ELF|Index of/, path);
	}
});

test("mod_fcgid keeps a few processes", { skip: FRONT !== "apache-fcgid" && "mod_fcgid only" }, async () => {
	await Promise.all(Array.from({ length: 60 }, (_, i) => it.visitor().get(i % 2 ? "/programs?q=food" : "/sign-in")));
	const kept = running(`/var/www/handrail-test-${it.port}/handrail/handrail.cgi`);
	assert.ok(kept.length > 0 && kept.length <= 10, `${kept.length} processes`);
	const each = kept.map(({ pid }) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+)/m)[1]) / 1024);
	assert.ok(Math.max(...each) < 64, `${each} MiB`);
});
