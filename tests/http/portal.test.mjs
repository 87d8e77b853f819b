// portal - the web server's word: people whom the web server in front has signed in (docs/portal.md, with its own examples).

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, writeFile, mkdir } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import test, { after, before, describe } from "node:test";

import { BASE, freePort, root, start, until, Visitor } from "./harness.mjs";
import { provesSecond, turnOn } from "./second_factor.mjs";

let it, check, fronts = [];
// By the portal's cookie: the headers of its answer.
const people = new Map();

const doc = await readFile(new URL("../../docs/portal.md", import.meta.url), "utf8");
const [byRequest, byPassword] = [...doc.matchAll(/^```nginx\n([\s\S]*?)^```/mg)].map((m) => m[1]);

// nginx in front of this instance's programs, with an example of the page.
async function front(name, example, extra = "") {
	const port = await freePort(), folder = path.join(it.var, name), at = (file) => path.join(it.var, "nginx", file);
	await mkdir(folder);
	await writeFile(path.join(folder, "htpasswd"), "staff:{PLAIN}correct horse\n");
	const conf = path.join(folder, "nginx.conf"), limits = await readFile(at("handrail-http.conf"), "utf8");
	await writeFile(conf, `${process.getuid() ? "" : "user root;"} daemon off; worker_processes 1; pid "${folder}/pid"; error_log "${folder}/error.log";
events { }
http {
	${["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map((what) => `${what}_temp_path "${folder}/${what}";`).join(" ")}
	${limits.replace(/(zone=handrail_doors:\S+ +rate=)\d+/, "$11")}
	server { listen 127.0.0.1:${port}; server_name localhost; ${extra}
		${example.replaceAll("/usr/local/share/handrail/", `${root}/`).replaceAll("= /sign-in/portal", `= ${BASE}/sign-in/portal`).replace("http://127.0.0.1:8700", `http://127.0.0.1:${check.address().port}`)
			.replace("/etc/handrail/htpasswd", `${folder}/htpasswd`)}
		include "${at("handrail-server.conf")}";
	}
}`);
	const child = spawn("/usr/sbin/nginx", ["-e", `${folder}/error.log`, "-c", conf], { stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	child.stderr.on("data", (part) => { said += part; });
	child.on("exit", (code) => { if (code) console.error(said); });
	fronts.push(child);
	await until(`nginx of ${name}`, async () => {
		try {
			return (await new Visitor({ port }, "localhost").get("/healthz")).status === 200;
		} catch {
			return false;
		}
	});
	return { port };
}

before(async () => {
	it = await start({ env: { HANDRAIL_SIGN_IN_PORTAL: "yes" } });
	check = http.createServer((request, answer) => {
		const person = people.get(request.headers.cookie?.match(/portal=(\w+)/)?.[1]);
		answer.writeHead(person ? 200 : 401, person ?? {});
		answer.end();
	});
	await new Promise((resolve) => check.listen(0, "127.0.0.1", resolve));
});
after(async () => {
	fronts.forEach((child) => child.kill());
	check?.close();
	await it?.stop();
});

// A browser with the portal's cookie, at this front.
function visitor(at, person) {
	const v = new Visitor(at, "localhost");
	if (person) {
		const cookie = `p${people.size}`;
		people.set(cookie, person);
		v.cookies.set("portal", cookie);
	}
	return v;
}

const isSignedIn = async (v) => (await v.get("/account")).status === 200;
const accounts = async () => Number((await it.sql("SELECT COUNT(*) FROM account"))[0][0]);
const accountOf = async (v) => (await v.get("/account")).text.match(/name="first_name"[^>]*value="([^"]*)"/)?.[1];

describe("behind a portal that checks its cookie (auth_request)", () => {
	let at;
	before(async () => { at = await front("request", byRequest); });

	test("a person gets an account, and the same one the next time", async () => {
		const was = await accounts();
		const v = visitor(at, { "X-User": "u-1001", "X-Name": "Rosa Marin", "X-Email": "rosa@county.test", "X-Email-Verified": "yes" });
		const page = await v.get("/sign-in/portal?next=/people");
		assert.equal(page.status, 303, page.words.slice(0, 300));
		assert.equal(page.location, "/people");
		assert.equal(await accountOf(v), "Rosa");
		assert.equal(await accounts(), was + 1);
		assert.equal((await it.sql("SELECT COUNT(*) FROM account_address WHERE address = 'rosa@county.test'"))[0][0], "1");
		const again = visitor(at, { "X-User": "u-1001", "X-Name": "Another Name", "X-Email": "new@county.test" });
		await again.get("/sign-in/portal");
		assert.equal(await accountOf(again), "Rosa", "by the portal's lasting name");
		assert.equal(await accounts(), was + 1);
	});

	test("the portal's word is one factor, and the second one is asked for", async () => {
		const comes = { "X-User": "u-1002", "X-Name": "Tess" }, owner = visitor(at, comes), again = visitor(at, comes);
		await owner.get("/sign-in/portal");
		const codes = await turnOn(owner);
		await provesSecond(again, await again.get("/sign-in/portal?next=/people"), codes[0], /^\/people/);
	});

	test("a person whom the portal does not know is not signed in", async () => {
		const v = visitor(at);
		assert.equal((await v.get("/sign-in/portal")).status, 401);
		assert.equal(await isSignedIn(v), false);
	});

	test("next= leads to a path of this site or nowhere", async () => {
		for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/../x", "javascript:alert(1)"]) {
			const page = await visitor(at, { "X-User": "u-1001" }).get(`/sign-in/portal?next=${encodeURIComponent(next)}`);
			assert.equal(page.status, 303);
			assert.match(page.location, /^\/(people|referrals|inbound)$/, next);
		}
	});

	test("an address that the portal did not verify opens no account, and reveals none", async () => {
		const v = visitor(at, { "X-User": "u-2001", "X-Name": "Eve", "X-Email": "helper@demo.test" });
		const known = await v.get("/sign-in/portal"), unknown = await visitor(at, { "X-User": "u-2002", "X-Name": "Eve", "X-Email": "nobody@demo.test" })
			.get("/sign-in/portal");
		assert.equal(await accountOf(v), "Eve");
		assert.deepEqual([known.status, known.location], [unknown.status, unknown.location]);
		assert.doesNotMatch((await v.get("/account")).text, /helper@demo\.test/);
	});

	test("a verified address of an account that exists: the person is asked, and proves it by a code", async () => {
		const v = visitor(at, { "X-User": "u-3001", "X-Name": "Hana H", "X-Email": "helper@demo.test", "X-Email-Verified": "yes" });
		const page = await v.get("/sign-in/portal?next=/people");
		assert.equal(page.location, "/sign-in/link");
		assert.equal(await isSignedIn(v), false, "nobody is signed in before the answer");
		const question = await v.get("/sign-in/link");
		assert.match(question.words, /an account with the address helper@demo\.test already/);
		const asked = await v.submit(question, { answer: "yes" }, { action: "/sign-in/link" });
		assert.match(asked.location, /^\/sign-in\/code\?next=/);
		const wrong = await v.submit(await v.get(asked.location), { code: "00000000" }, { holds: "code" });
		assert.equal(wrong.status, 422);
		assert.equal((await it.sql("SELECT COUNT(*) FROM identity_waiting"))[0][0], "1");
		const mail = await it.mail("helper@demo.test", (m) => /\b\d{8}\b/.test(m.text));
		const done = await v.submit(wrong, { code: mail.text.match(/\b\d{8}\b/)[0] }, { holds: "code" });
		assert.equal(done.location, "/people", done.words.slice(0, 300));
		const later = visitor(at, { "X-User": "u-3001" });
		await later.get("/sign-in/portal");
		assert.equal(await accountOf(later), "Hana", "from now on the portal opens it");
		assert.match((await it.mail("helper@demo.test", (m) => /portal/i.test(m.subject))).text, /A portal was linked to your account/, "the owner learns of it");
	});

	test("somebody else who signs in at that browser next does not get the way in", async () => {
		const v = visitor(at, { "X-User": "u-3009", "X-Name": "Hana H", "X-Email": "helper@demo.test", "X-Email-Verified": "yes" });
		await v.get("/sign-in/portal");
		const asked = await v.submit(await v.get("/sign-in/link"), { answer: "yes" }, { action: "/sign-in/link" });
		assert.match(asked.location, /^\/sign-in\/code/);
		const before = (await it.sql("SELECT COUNT(*) FROM account_identity"))[0][0];
		v.headers = {};
		await v.signIn("stranger@demo.test");
		assert.equal(await accountOf(v), "Stan");
		assert.equal((await it.sql("SELECT COUNT(*) FROM account_identity"))[0][0], before, "nothing is linked to another account");
		assert.equal((await it.sql("SELECT COUNT(*) FROM identity_waiting"))[0][0], "0");
	});

	test("or says no, and gets an account of their own without that address", async () => {
		const v = visitor(at, { "X-User": "u-3002", "X-Name": "Tim", "X-Email": "teammate@demo.test", "X-Email-Verified": "yes" });
		await v.get("/sign-in/portal");
		const done = await v.submit(await v.get("/sign-in/link"), { answer: "no" }, { action: "/sign-in/link" });
		assert.equal(done.status, 303, done.words.slice(0, 200));
		assert.equal(await accountOf(v), "Tim");
		assert.doesNotMatch((await v.get("/account")).text, /teammate@demo\.test/);
	});

	test("an answer that is sent twice leads on, and makes one account", async () => {
		const question = async (id) => {
			const v = visitor(at, { "X-User": id, "X-Name": "Tess", "X-Email": "teammate@demo.test", "X-Email-Verified": "yes" });
			await v.get("/sign-in/portal?next=/people");
			return { v, page: await v.get("/sign-in/link"), token: v.cookies.get("handrail") };
		};
		const answer = ({ v, page }) => v.submit(page, { answer: "no" }, { action: "/sign-in/link" });
		const first = await question("u-3101"), was = await accounts();
		assert.equal((await answer(first)).location, "/people");
		const again = await answer(first);
		assert.deepEqual([again.status, again.location], [303, "/people"], "the second click comes with the new session");
		first.v.cookies.set("handrail", first.token);
		const late = await answer(first);
		assert.equal(late.status, 403, "or with the old one, which has ended");
		assert.match(late.words, /Go back to the portal/);
		assert.equal(await accounts(), was + 1);
		const both = await question("u-3102");
		for (const page of await Promise.all([answer(both), answer({ ...both, v: Object.assign(visitor(at), { cookies: new Map(both.v.cookies) }) })]))
			assert.ok(page.location === "/people" || page.status === 403, `${page.status} ${page.words.slice(0, 200)}`);
		assert.equal(await accounts(), was + 2);
	});

	test("words that were sent too late come back after signing in by the portal", async () => {
		const v = visitor(at, { "X-User": "u-3103", "X-Name": "Kai" });
		await v.get("/sign-in/portal");
		const form = await v.get("/account");
		await it.sql("UPDATE session SET seen_at = seen_at - 10000000, made_at = made_at - 10000000 ORDER BY id DESC LIMIT 1");
		const late = await v.submit(form, { organization: "The Family Center of Fairhaven" }, { action: "/account", holds: "first_name" });
		assert.match(late.location, /^\/sign-in\?next=/);
		assert.equal((await v.get("/sign-in/portal?next=/people")).location, "/sign-in/kept");
		assert.match((await v.get("/sign-in/kept")).words, /The Family Center of Fairhaven/);
	});

	test("who is signed in already is asked whether the two belong together; another site cannot answer", async () => {
		const v = visitor(at, { "X-User": "u-4001", "X-Name": "Clara At Work" });
		await v.signIn("claimer@demo.test");
		const page = await v.get("/sign-in/portal");
		assert.equal(page.location, "/sign-in/link");
		const question = await v.get("/sign-in/link");
		assert.match(question.words, /in this browser Clara is signed in/);
		for (const headers of [{ Origin: "https://evil.example" }, { "Sec-Fetch-Site": "cross-site" }])
			assert.equal((await v.submit(question, { answer: "yes" }, { action: "/sign-in/link", headers })).status, 403);
		assert.equal((await v.submit(question, { answer: "yes", form_token: "AA" }, { action: "/sign-in/link" })).status, 403);
		const other = visitor(at);
		await other.signIn("stranger@demo.test");
		assert.equal((await other.get("/sign-in/link")).status, 404, "nobody else's browser has the question");
		const done = await v.submit(question, { answer: "yes" }, { action: "/sign-in/link" });
		assert.equal(done.status, 303);
		const later = visitor(at, { "X-User": "u-4001" });
		await later.get("/sign-in/portal");
		assert.equal(await accountOf(later), "Clara");
	});

	test("a session that somebody planted in the browser gets no question, and no account", async () => {
		for (const isVisitor of [true, false]) {
			const mallory = visitor(at), v = visitor(at, { "X-User": `u-43-${isVisitor}`, "X-Name": "Hana H", "X-Email": "helper@demo.test", "X-Email-Verified": "yes" });
			if (isVisitor)
				await mallory.submit(await mallory.get("/sign-in"), { address: "mallory@demo.test" }, { holds: "password" });
			else
				await mallory.signIn("stranger@demo.test");
			const planted = mallory.cookies.get("handrail");
			v.cookies.set("handrail", planted);
			await v.get("/sign-in/portal");
			assert.notEqual(v.cookies.get("handrail"), planted, "a new token");
			assert.equal((await v.get("/sign-in/link")).status, 200);
			assert.equal((await mallory.get("/sign-in/link")).status, 404);
			await v.submit(await v.get("/sign-in/link"), { answer: "no" }, { action: "/sign-in/link" });
			assert.equal(await accountOf(v), "Hana");
			assert.notEqual(await accountOf(mallory), "Hana");
		}
	});

	test("a question is open for an hour: the next person at a shared computer does not answer it", async () => {
		const v = visitor(at, { "X-User": "u-4201", "X-Name": "Hana H", "X-Email": "helper@demo.test", "X-Email-Verified": "yes" });
		await v.get("/sign-in/portal");
		const question = await v.get("/sign-in/link");
		assert.equal(question.status, 200);
		await it.sql("UPDATE door_question SET made_at = made_at - 3700000");
		assert.equal((await v.get("/sign-in/link")).status, 404);
		const late = await v.submit(question, { answer: "no" }, { action: "/sign-in/link" });
		assert.equal(late.status, 403);
		assert.match(late.words, /Go back to the portal/);
		assert.equal(await isSignedIn(v), false);
	});

	test("a fault while the answer is stored keeps the question, and the account as it was", async () => {
		for (const [table, column, answer, name] of [["account_identity", "made_at", "yes", "Stan"], ["outbox", "language", "yes", "Stan"],
			["account", "name_key", "no", "Nora"]]) {
			const v = visitor(at, { "X-User": `u-41-${table}`, "X-Name": name }), links = async () => (await it.sql("SELECT COUNT(*) FROM account_identity"))[0][0];
			await v.signIn("stranger@demo.test");
			await v.get("/sign-in/portal?next=/people");
			const question = await v.get("/sign-in/link"), was = await links();
			await it.sql(`ALTER TABLE ${table} RENAME COLUMN ${column} TO away`);
			assert.equal((await v.submit(question, { answer }, { action: "/sign-in/link" })).status, 500, table);
			await it.sql(`ALTER TABLE ${table} RENAME COLUMN away TO ${column}`);
			assert.equal(await links(), was, `${table}: no link without its message`);
			const again = await v.get("/sign-in/link");
			assert.equal(again.status, 200, `${table}: the question is there`);
			assert.equal((await v.submit(again, { answer }, { action: "/sign-in/link" })).location, "/people");
			assert.equal(await accountOf(v), name);
			assert.equal((await v.get("/sign-in/link")).status, 404, "answered");
		}
	});

	test("the account's page lists its portals, and ends them, but not the only way in", async () => {
		const v = visitor(at, { "X-User": "u-6001", "X-Name": "Ina", "X-Email": "ina@county.test", "X-Email-Verified": "yes" });
		await v.get("/sign-in/portal");
		const other = visitor(at, { "X-User": "u-6001" });
		await other.get("/sign-in/portal");
		const page = await v.get("/account");
		assert.match(page.words, /A portal opens this account/);
		const form = page.forms().find((f) => f.fields.some(([name, value]) => name === "part" && value === "portals"));
		assert.equal((await v.post("/account", form.fields)).location, "/account?saved=portals");
		assert.doesNotMatch((await v.get("/account")).words, /A portal opens/);
		assert.equal(await isSignedIn(other), false, "another browser that came by the portal is signed out");
		const later = visitor(at, { "X-User": "u-6001", "X-Name": "Ina", "X-Email": "ina@county.test", "X-Email-Verified": "yes" });
		assert.equal((await later.get("/sign-in/portal")).location, "/sign-in/link", "the portal has to ask again");
		const only = visitor(at, { "X-User": "u-6002", "X-Name": "Otto" });
		await only.get("/sign-in/portal");
		assert.match((await only.get("/account")).words, /first add an address/);
		const hidden = (await only.get("/account")).form({ action: "/account", holds: "first_name" }).fields.filter(([name]) => name.startsWith("form_"));
		assert.equal((await only.post("/account", [...hidden, ["part", "portals"]])).status, 200);
		assert.match((await only.get("/account")).words, /A portal opens this account/);
	});

	test("a disabled account stays closed, and identities belong to one site", async () => {
		const v = visitor(at, { "X-User": "u-5001", "X-Name": "Dora", "X-Email": "dora@county.test", "X-Email-Verified": "yes" });
		await v.get("/sign-in/portal");
		assert.equal(await isSignedIn(v), true);
		await it.handrail("user", "disable", "dora@county.test");
		const closed = await visitor(at, { "X-User": "u-5001" }).get("/sign-in/portal");
		assert.equal(closed.status, 403);
		assert.equal((await it.sql("SELECT COUNT(DISTINCT site_id) FROM account_identity"))[0][0], "1");
		assert.doesNotMatch(JSON.stringify(await it.sql("SELECT HEX(identity) FROM account_identity")), /u-5001/, "only a hash is kept");
	});
});

describe("behind a file of passwords (auth_basic)", () => {
	let at;
	const basic = (text) => ({ Authorization: `Basic ${Buffer.from(text).toString("base64")}` });
	before(async () => { at = await front("password", byPassword); });

	test("the right password signs in, a wrong one does not", async () => {
		const v = visitor(at);
		assert.equal((await v.get("/sign-in/portal", { headers: basic("staff:wrong") })).status, 401);
		assert.equal((await v.get("/sign-in/portal")).status, 401);
		const page = await v.get("/sign-in/portal", { headers: basic("staff:correct horse") });
		assert.equal(page.status, 303);
		assert.match(page.location, /^\/account/, "who has no name yet enters it");
	});

	test("somebody who tries many passwords is slowed down", async () => {
		const tries = await Promise.all(Array.from({ length: 200 }, (_, i) => visitor(at).get("/sign-in/portal", { headers: basic(`staff:${i}`) })));
		const count = (status) => tries.filter((page) => page.status === status).length;
		assert.ok(count(401) > 40, "a whole office may come at once");
		assert.ok(count(429) > 20, `${count(429)} of ${tries.length} were refused`);
		assert.equal(count(401) + count(429), tries.length);
	});
});

describe("forged", () => {
	const forged = { "Remote-User": "u-1001", REMOTE_USER: "u-1001", "X-Remote-User": "u-1001", "X-User": "u-1001", "X-Forwarded-User": "u-1001",
		Authorization: `Basic ${Buffer.from("u-1001:x").toString("base64")}` };

	test("headers of the client sign nobody in, with no check in front or at another path", async () => {
		const plain = await front("plain", ""), checked = await front("checked", byRequest);
		for (const at of [plain, it]) {
			const v = visitor(at);
			const page = await v.get("/sign-in/portal?next=/people", { headers: forged });
			assert.equal(page.status, 303);
			assert.equal(page.location, "/sign-in?next=%2Fpeople");
			assert.equal(await isSignedIn(v), false);
		}
		for (const path of ["/sign-in", "/account", "/people", "/sign-in/link", "/"]) {
			const v = visitor(checked, { "X-User": "u-1001" });
			await v.get(path, { headers: forged });
			assert.equal(await isSignedIn(v), false, path);
		}
		assert.match(await it.logs(), /portal_names_nobody/);
	});

	test("the door does not exist unless it is turned on, and who came by it is signed out when it is turned off", async () => {
		const on = await front("on", byRequest), [came, own] = [visitor(on, { "X-User": "u-7001", "X-Name": "Pat" }), visitor(on)];
		await came.get("/sign-in/portal");
		await own.signIn("helper@demo.test");
		await it.end();
		await it.launch({ env: { HANDRAIL_SIGN_IN_PORTAL: "no" } });
		const at = await front("off", byRequest);
		assert.deepEqual([await isSignedIn(came), await isSignedIn(own)], [false, true]);
		assert.equal((await visitor(at, { "X-User": "u-1001" }).get("/sign-in/portal")).status, 404);
		assert.doesNotMatch((await visitor(at).get("/sign-in")).text, /sign-in\/portal/);
	});
});
