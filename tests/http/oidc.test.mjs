// oidc - signing in by an OpenID provider: there and back, and what must not open anything.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http from "node:http";
import test, { after, before, describe } from "node:test";

import { BASE, nginxOnly, start, until } from "./harness.mjs";
import { provider } from "./provider.mjs";

const CLIENT = { client_id: "handrail & co", client_secret: "s3cret:with/signs" };
let it, op;

async function launch(at, more = {}) {
	return { env: { HANDRAIL_SIGN_IN_ISSUER: at.issuer, HANDRAIL_SIGN_IN_CLIENT_ID: CLIENT.client_id, HANDRAIL_SIGN_IN_CLIENT_SECRET: CLIENT.client_secret, ...more } };
}

before(async () => {
	op = await provider(CLIENT);
	it = await start(await launch(op));
});
after(async () => {
	op?.close();
	await it?.stop();
});

const fetchProvider = (url) => new Promise((resolve, reject) =>
	http.get(url, (answer) => { answer.resume(); resolve({ status: answer.statusCode, location: answer.headers.location }); }).on("error", reject));

// Goes to the provider, which signs this person in; the path with which the browser comes back.
async function go(v, person, { next = "", change = {} } = {}) {
	op.person = person;
	op.change = change;
	const away = await v.get(`/sign-in/oidc${next && `?next=${encodeURIComponent(next)}`}`);
	assert.equal(away.status, 303, away.words.slice(0, 300));
	assert.ok(away.location.startsWith(`${op.issuer}/authorize?`), away.location);
	const back = await fetchProvider(away.location);
	assert.equal(back.status, 302);
	assert.ok(back.location.startsWith(`http://localhost:${it.port}${BASE}/sign-in/oidc/back?`));
	return back.location.replace(/^https?:\/\/[^/]+/, "");
}

// Nothing that the provider published before is kept.
const forget = () => it.sql("DELETE FROM oidc_provider");
const signIn = async (v, person, more) => v.get(await go(v, person, more));
const isSignedIn = async (v) => (await v.get("/account")).status === 200;

async function refused(v, page, why) {
	assert.equal(page.status, 403, why);
	assert.match(page.words, /You are not signed in/, why);
	assert.equal(await isSignedIn(v), false, why);
}

describe("there and back", () => {
	test("a person gets an account, and the same one the next time", async () => {
		const v = it.visitor();
		const page = await signIn(v, { sub: "o-1", email: "rosa@county.test", email_verified: true, given_name: "Rosa", family_name: "Marin" }, { next: "/people?tab=open" });
		assert.equal(page.status, 303, page.words.slice(0, 300));
		assert.equal(page.location, "/people?tab=open");
		assert.match((await v.get("/account")).text, /value="Rosa"/);
		const count = (await it.sql("SELECT COUNT(*) FROM account"))[0][0];
		const again = it.visitor();
		await signIn(again, { sub: "o-1", email: "other@county.test" });
		assert.match((await again.get("/account")).text, /value="Rosa"/);
		assert.equal((await it.sql("SELECT COUNT(*) FROM account"))[0][0], count);
	});

	test("each way there has a state, a nonce and a challenge of its own", async () => {
		op.asked.length = 0;
		for (let i = 0; i < 3; i++)
			await go(it.visitor(), { sub: "o-1" });
		for (const name of ["state", "nonce", "code_challenge"])
			assert.equal(new Set(op.asked.map((asked) => asked[name])).size, 3, name);
	});

	test("an address opens an account that exists only if it is verified, and after a question", async () => {
		const v = it.visitor();
		for (const email_verified of [false, undefined, "true"]) {
			const other = it.visitor();
			await signIn(other, { sub: `v-${email_verified}`, email: "helper@demo.test", email_verified, name: "Eve" });
			assert.match((await other.get("/account")).text, /value="Eve"/);
		}
		assert.equal((await signIn(v, { sub: "v-1", email: "helper@demo.test", email_verified: true })).location, "/sign-in/link");
		assert.equal(await isSignedIn(v), false);
	});

	test("the page for signing in leads there", async () => {
		assert.match((await it.visitor().get("/sign-in?next=/people")).text, /href="\/sign-in\/oidc\?next=\/people"|href="\/sign-in\/oidc\?next=%2Fpeople"/);
	});

	test("a person who says no comes back to the page for signing in", async () => {
		const v = it.visitor(), back = await go(v, { sub: "o-1" });
		const state = new URLSearchParams(back.split("?")[1]).get("state");
		const page = await v.get(`/sign-in/oidc/back?error=access_denied&state=${state}`);
		assert.equal(page.location, "/sign-in");
	});

	test("a provider that takes the secret only in the form gets it there", async () => {
		const other = await provider({ ...CLIENT, way: "client_secret_post" });
		await it.end();
		await it.launch(await launch(other));
		const v = it.visitor();
		other.person = { sub: "p-1", given_name: "Pia" };
		const back = await fetchProvider((await v.get("/sign-in/oidc")).location);
		await v.get(back.location.replace(/^https?:\/\/[^/]+/, ""));
		assert.equal(await isSignedIn(v), true);
		other.close();
		await it.end();
		await it.launch(await launch(op));
	});
});

describe("a provider that changes, is down, or hangs", () => {
	test("is asked for its document and keys once, not by each person", async () => {
		await forget();
		op.counts = {};
		for (let i = 0; i < 3; i++)
			assert.equal((await signIn(it.visitor(), { sub: "o-1" })).status, 303);
		assert.deepEqual([op.counts["/.well-known/openid-configuration"], op.counts["/keys"], op.counts["/token"]], [1, 1, 3]);
	});

	test("may change its keys at any time", async () => {
		await signIn(it.visitor(), { sub: "o-1" });
		op.rotate();
		op.counts = {};
		for (let i = 0; i < 2; i++)
			assert.equal((await signIn(it.visitor(), { sub: "o-1" })).status, 303);
		assert.equal(op.counts["/keys"], 1, "read anew for the first token by the new key");
	});

	test("may be down for a day after it was read", async () => {
		const older = (hours) => it.sql(`UPDATE oidc_provider SET read_at = read_at - ${hours} * 3600000, tried_at = tried_at - ${hours} * 3600000`);
		await forget();
		op.change = {};
		assert.equal((await it.visitor().get("/sign-in/oidc")).status, 303);
		op.change = { status: 500 };
		op.counts = {};
		await older(2);
		for (let i = 0; i < 3; i++)
			assert.equal((await it.visitor().get("/sign-in/oidc")).status, 303, "what was read is good enough");
		assert.equal(op.counts["/.well-known/openid-configuration"], 1, "the others do not wait for the same again");
		assert.match(await it.logs(), /oidc_provider_is_silent/);
		await older(23);
		assert.equal((await it.visitor().get("/sign-in/oidc")).status, 403, "but not for ever");
		op.change = {};
		assert.equal((await it.visitor().get("/sign-in/oidc")).status, 303);
	});

	// Half of [web] workers.
	const half = () => Math.max(1, Math.floor((readFileSync(it.conf, "utf8").match(/^workers = (\d+)/m)?.[1] ?? 4) / 2));

	// Many go there, or come back, while the provider hangs at this path.
	async function hang(path, all) {
		const hana = it.visitor();
		await hana.signIn("helper@demo.test");
		const most = half(), [[id]] = await it.sql("SELECT MAX(id) FROM session WHERE account_id IS NOT NULL");
		op.change = { hang: path };
		op.mostHanging = 0;
		let ended = 0;
		const asked = all().map((page) => page.finally(() => ended++));
		await until("the provider hangs", () => op.hanging);
		const left = await hana.get("/leave");
		assert.equal(left.status, 303);
		assert.ok(ended < asked.length, "Leave now did not wait for the provider");
		assert.equal(left.headers["clear-site-data"], '"cache"', "and is the program's own answer");
		assert.match((await hana.get("/account")).words, /You have left/);
		const [[sessions]] = await it.sql(`SELECT COUNT(*) FROM session WHERE id = ${id}`);
		assert.equal(sessions, "0", "and has ended the session");
		const pages = await Promise.all(asked), statuses = pages.map((page) => page.status);
		for (const page of pages.filter(({ status }) => status === 429)) {
			assert.match(page.words, /load this page again/);
			assert.match(page.headers["retry-after"], /^\d+$/);
		}
		assert.ok(op.mostHanging <= most, `${op.mostHanging} processes waited for the provider`);
		assert.deepEqual([...new Set(statuses)].sort(), [403, 429]);
		op.change = {};
		return statuses;
	}

	test("and hangs leaves half of the processes to others: on the way there", async () => {
		await forget();
		await hang("/", () => Array.from({ length: 16 }, () => it.visitor().get("/sign-in/oidc")));
		assert.equal((await signIn(it.visitor(), { sub: "o-1" })).status, 303, "and is asked again");
	});

	test("and on the way back, which may be tried again", async () => {
		const people = [];
		for (let i = 0; i < 12; i++) {
			const v = it.visitor();
			people.push({ v, back: await go(v, { sub: `h-${i}`, given_name: "Hal" }) });
		}
		const statuses = await hang("/token", () => people.map(({ v, back }) => v.get(back)));
		const { v, back } = people[statuses.indexOf(429)];
		assert.equal((await v.get(back)).status, 303, "the same address, loaded again");
		assert.equal(await isSignedIn(v), true);
	});

	test("Leave now works while no process of its program answers", { skip: nginxOnly("nginx's time limit") }, async () => {
		const pids = it.pidsOf("account"), all = (signal) => pids.forEach((pid) => process.kill(pid, signal));
		all("SIGSTOP");
		try {
			const page = await it.visitor().get("/leave");
			assert.equal(page.status, 303);
			assert.match(page.location, /^https:/);
		} finally {
			all("SIGCONT");
		}
	});
});

describe("abuse", () => {
	test("another browser cannot come back, and nobody comes back twice", async () => {
		const v = it.visitor(), back = await go(v, { sub: "o-1" }), other = it.visitor();
		await refused(other, await other.get(back), "a browser that did not go");
		await go(other, { sub: "o-2" });
		await refused(other, await other.get(back), "the way of somebody else (login CSRF)");
		assert.equal((await v.get(back)).status, 303);
		const again = it.visitor();
		again.cookies = new Map(v.cookies);
		assert.equal((await v.get(back)).status, 403, "twice");
	});

	test("a changed state, no code, another issuer", async () => {
		for (const change of [(u) => u.set("state", "x".repeat(43)), (u) => u.delete("state"), (u) => u.delete("code"), (u) => u.set("code", "guess"),
			(u) => u.set("iss", "https://evil.example")]) {
			const v = it.visitor(), [path, query] = (await go(v, { sub: "o-1" })).split("?"), u = new URLSearchParams(query);
			change(u);
			await refused(v, await v.get(`${path}?${u}`), String(change));
		}
	});

	test("tokens that are not for us, not of now, or not the provider's", async () => {
		const now = Math.floor(Date.now() / 1000);
		for (const change of [{ claims: { aud: "other" } }, { claims: { aud: [CLIENT.client_id, "other"] } }, { claims: { azp: "other" } },
			{ claims: { iss: "https://evil.example" } }, { claims: { nonce: "replayed" } }, { claims: { nonce: undefined } }, { claims: { exp: now - 3600 } },
			{ claims: { exp: undefined } }, { claims: { iat: now + 3600 } }, { claims: { iat: undefined } }, { claims: { iat: "now" } }, { claims: { nbf: now + 3600 } }, { claims: { nbf: "soon" } }, { claims: { sub: "" } }, { claims: { sub: undefined } },
			{ claims: { sub: "x".repeat(300) } }, { key: op.foreign }, { key: null, header: { alg: "none" } }, { header: { alg: "HS256" } },
			{ header: { kid: "other" } }, { token: "a.b.c" }, { token: "" }]) {
			const v = it.visitor();
			await refused(v, await signIn(v, { sub: "o-1" }, { change }), JSON.stringify(change));
		}
		const v = it.visitor();
		assert.equal((await signIn(v, { sub: "o-1" }, { change: { claims: { aud: [CLIENT.client_id] } } })).status, 303, "a list with us alone");
	});

	test("a provider that is down, or whose document is another's, signs nobody in", async () => {
		for (const change of [{ status: 500 }, { status: 404 }, { discovery: { issuer: "https://evil.example" } },
			{ discovery: { authorization_endpoint: "javascript:alert(1)" } }, { discovery: { authorization_endpoint: "http://192.0.2.1/" } },
			{ discovery: { authorization_endpoint: "https://op.example/\r\nX: y" } }, { discovery: { authorization_endpoint: undefined } }]) {
			op.change = change;
			await forget();
			const v = it.visitor();
			await refused(v, await v.get("/sign-in/oidc"), JSON.stringify(change));
		}
		op.change = {};
		assert.match(await it.logs(), /oidc_failed/);
		assert.ok(!(await it.logs()).includes(CLIENT.client_secret), "no secret in the logs");
	});

	test("next leads to a path of this site or nowhere", async () => {
		for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example"])
			assert.match((await signIn(it.visitor(), { sub: "o-1" }, { next })).location, /^\/(people|referrals|inbound)$/, next);
	});

	test("without a provider the door does not exist, who came by it is signed out, and http is for this machine only", async () => {
		const came = it.visitor();
		await signIn(came, { sub: "o-1" });
		assert.equal(await isSignedIn(came), true);
		await it.end();
		await it.launch({ env: { HANDRAIL_SIGN_IN_ISSUER: "", HANDRAIL_SIGN_IN_CLIENT_ID: "" } });
		assert.equal(await isSignedIn(came), false);
		for (const path of ["/sign-in/oidc", "/sign-in/oidc/back?code=x&state=y"])
			assert.equal((await it.visitor().get(path)).status, 404);
		await it.end();
		await it.launch({ env: { HANDRAIL_SIGN_IN_ISSUER: "http://192.0.2.1", HANDRAIL_SIGN_IN_CLIENT_ID: "x" } });
		assert.equal((await it.visitor().get("/sign-in/oidc")).status, 403);
	});
});
