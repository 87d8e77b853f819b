// launch - signed launches of a portal: who may come, how often, and what they find.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createHmac, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import test, { after, before, describe } from "node:test";

import { start } from "./harness.mjs";
import { provesSecond, turnOn } from "./second_factor.mjs";

const PORTAL = "https://portal.example.org";
let it, key, pantry;
const base = () => it.visitor().address();

before(async () => {
	it = await start();
	await it.handrail("site", "set", "localhost", "--embed-origin", PORTAL);
	key = await newKey("localhost");
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
	pantry = stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === "Fairhaven Food Pantry")[0];
});
after(() => it?.stop());

async function newKey(host) {
	const { stdout } = await it.handrail("site", "launch-key", host);
	assert.match(stdout, /^[a-z0-9]+ [A-Za-z0-9_-]{43}\n$/);
	const [kid, text] = stdout.trim().split(" ");
	return { kid, text };
}

const part = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const now = () => Math.floor(Date.now() / 1000);
const claims = (more) => ({ aud: base(), sub: "p-1", email_verified: true, given_name: "Pat", family_name: "Doe",
	exp: now() + 60, jti: randomUUID(), ...more });

function token(more = {}, { header = {}, by = key, text } = {}) {
	const signed = `${part({ alg: "HS256", kid: by.kid, ...header })}.${text ?? part(claims(more))}`;
	return `${signed}.${createHmac("sha256", by.text).update(signed).digest("base64url")}`;
}

const post = (v, text, headers = { Origin: PORTAL, "Sec-Fetch-Site": "cross-site" }) => v.post("/launch", { token: text }, { headers });
const isSignedIn = async (v) => (await v.get("/account")).status === 200;
const value = (page, name) => page.text.match(new RegExp(`name="${name}"[^>]*value="([^"]*)"`))?.[1];

async function refused(text, why, headers) {
	const v = it.visitor(), page = await post(v, text, headers);
	assert.equal(page.status, 403, why);
	assert.match(page.words, /You are not signed in/, why);
	assert.equal(await isSignedIn(v), false, why);
	return page;
}

describe("a launch", () => {
	test("signs a helper in and opens the form of the program, filled", async () => {
		const v = it.visitor();
		const page = await post(v, token({ sub: "h-1", email: "hal@clinic.test", given_name: "Hal", role: "helper", program: pantry,
			seeker_first_name: "Rosa", seeker_last_name: "Marin", seeker_email: "rosa@people.test", seeker_phone: "508 555 0188", seeker_language: "es" }));
		assert.equal(page.status, 303, page.words.slice(0, 300));
		assert.match(page.location, new RegExp(`^/connect/${pantry}\\?launch=`));
		const form = await v.get(page.location);
		assert.equal(form.status, 200);
		assert.match(form.text, /name="for" value="other" checked/);
		assert.deepEqual(["seeker_first_name", "seeker_last_name", "seeker_email", "helper_first_name", "helper_email"].map((n) => value(form, n)),
			["Rosa", "Marin", "rosa@people.test", "Hal", "hal@clinic.test"]);
		assert.match(form.text, /<option value="es"[^>]* selected/);
		const done = await v.submit(form, { reach: "email", consent: "yes", comment: "From the clinic" }, { action: `/connect/${pantry}`, holds: "reach" });
		assert.match(done.location, /^\/sent\//, done.words.slice(0, 300));
		const other = it.visitor();
		await other.signIn("helper@demo.test");
		assert.doesNotMatch((await other.get(page.location)).text, /Rosa|rosa@people\.test/, "the words are this session's");
	});

	test("does not go around the second factor", async () => {
		const owner = it.visitor(), again = it.visitor(), comes = { sub: "second-1", given_name: "Tess" };
		await post(owner, token(comes));
		const codes = await turnOn(owner);
		await provesSecond(again, await post(again, token(comes)), codes[0], /^\/(people|referrals|inbound)/);
	});

	test("of a seeker opens their own form", async () => {
		const v = it.visitor();
		const page = await post(v, token({ sub: "s-1", email: "sue@people.test", given_name: "Sue", family_name: "Day", role: "seeker", program: pantry }));
		const form = await v.get(page.location);
		assert.match(form.text, /name="for" value="self" checked/);
		assert.equal(value(form, "seeker_first_name"), "Sue");
	});

	test("leads to a page, and the same person has the same account", async () => {
		const v = it.visitor();
		assert.equal((await post(v, token({ sub: "n-1", email: "nell@clinic.test", next: "/programs?need=food" }))).location, "/programs?need=food");
		const count = async () => (await it.sql("SELECT COUNT(*) FROM account"))[0][0];
		const was = await count();
		await post(it.visitor(), token({ sub: "n-1", email: "other@clinic.test" }));
		assert.equal(await count(), was);
	});

	test("with an address that is not verified opens nobody's account", async () => {
		for (const email_verified of [undefined, false, "true", 1, "yes"]) {
			const v = it.visitor();
			const page = await post(v, token({ sub: `u-${email_verified}`, email: "helper@demo.test", email_verified, given_name: "Eve" }));
			assert.equal(page.status, 303);
			assert.match((await v.get("/account")).text, /value="Eve"/);
			assert.doesNotMatch((await v.get("/account")).text, /helper@demo\.test/);
		}
	});

	test("with the verified address of an account that exists asks first", async () => {
		const v = it.visitor();
		const page = await post(v, token({ sub: "c-1", email: "claimer@demo.test" }));
		assert.equal(page.location, "/sign-in/link");
		assert.equal(await isSignedIn(v), false);
		assert.match((await v.get("/sign-in/link")).words, /claimer@demo\.test already/);
	});

	// The form is as the portal filled it, in whichever way the question about an account ends.
	for (const { answer, signedIn, code } of [{ answer: "yes", code: true }, { answer: "no" }, { answer: "yes", signedIn: true }, { answer: "no", signedIn: true }])
		test(`is as it was after the question whose account it is: ${answer}${signedIn ? ", signed in" : ""}`, async () => {
			const v = it.visitor(), sub = randomUUID();
			if (signedIn)
				await v.signIn("stranger@demo.test");
			const page = await post(v, token({ sub, email: "teammate@demo.test", role: "helper", program: pantry, seeker_first_name: "Rosa" }));
			assert.equal(page.location, "/sign-in/link");
			let done = await v.submit(await v.get(page.location), { answer }, { action: "/sign-in/link" });
			if (code) {
				const mail = await it.mail("teammate@demo.test", (m) => /\b\d{8}\b/.test(m.text));
				done = await v.submit(await v.get(done.location), { code: mail.text.match(/\b\d{8}\b/)[0] }, { holds: "code" });
			}
			assert.match(done.location, new RegExp(`^/connect/${pantry}\\?launch=`), done.words.slice(0, 200));
			assert.equal(value(await v.get(done.location), "seeker_first_name"), "Rosa");
			if (!code)
				return;
			const other = it.visitor(), again = await post(other, token({ sub: randomUUID(), email: "teammate@demo.test", program: pantry, seeker_first_name: "Rosa" }));
			await other.submit(await other.get(again.location), { answer }, { action: "/sign-in/link" });
			await other.signIn("stranger@demo.test");
			const [[words]] = await it.sql("SELECT COUNT(*) FROM launch_words WHERE session_id = (SELECT MAX(id) FROM session)");
			assert.equal(words, "0", "somebody else who signs in at that browser has no words of it");
		});

	// A browser counts the request after the redirect as the portal's, too.
	const LED = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe" };

	test("in a frame fills the form, and signs nobody in", async () => {
		const v = it.visitor();
		const page = await post(v, token({ sub: "f-1", given_name: "Flo", email: "flo@clinic.test", role: "helper", program: pantry, seeker_first_name: "Rosa" }),
			{ Origin: PORTAL, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe" });
		assert.equal(page.status, 303, page.words.slice(0, 200));
		assert.equal(page.headers["set-cookie"], undefined);
		assert.match(page.location, new RegExp(`^/embed/connect/${pantry}\\?launch=[A-Za-z0-9_-]{80,}$`));
		const form = await v.get(page.location, { headers: LED });
		assert.deepEqual(["seeker_first_name", "helper_first_name", "helper_email"].map((n) => value(form, n)), ["Rosa", "Flo", "flo@clinic.test"]);
		assert.equal((await it.sql("SELECT COUNT(*) FROM account_address WHERE address = 'flo@clinic.test'"))[0][0], "0");
		const done = await v.submit(form, { seeker_email: "rosa@people.test", reach: "email", consent: "yes" }, { holds: "reach", answers: false });
		assert.match(done.location, /^\/embed\/sent\//, done.words.slice(0, 300));
		const filled = async (headers) => value(await it.visitor().get(page.location, { headers }), "seeker_first_name") === "Rosa";
		assert.equal(await filled({ "Sec-Fetch-Site": "same-origin" }), true, "within the frame, as when its language changes");
		assert.equal(await filled({ ...LED, "Sec-Fetch-Dest": "document" }), false, "another site leads a window of its own there");
		const sent = await v.get(done.location), receipt = done.location.split("/").pop();
		assert.equal(sent.status, 200);
		assert.equal((await it.visitor().get(done.location, { headers: LED })).status, 404, "nobody is led to a thank-you page");
		assert.equal(value(await it.visitor().get(`/embed/connect/${pantry}?launch=${receipt}`, { headers: LED }), "seeker_first_name"), "", "no receipt holds words");
	});
});

test("the example for PHP in docs/portal.md makes a launch that counts", async () => {
	const php = (await readFile(new URL("../../docs/portal.md", import.meta.url), "utf8")).match(/^```php\n([\s\S]*?)^```/m)[1];
	const page = execFileSync("php", ["-r", `?>${php.replace("<?php", `<?php $user_id = "php-1"; $first_name = "Pia"; $kid = "${key.kid}"; $key = "${key.text}";`)
		.replaceAll("https://refer.example.org", base()).replace("4k2pq7m9x3ab", pantry)}`], { encoding: "utf8" });
	const v = it.visitor(), done = await post(v, page.match(/value="([^"]*)"/)[1]);
	assert.match(done.location, new RegExp(`^/connect/${pantry}`), page);
	assert.equal(value(await v.get(done.location), "seeker_first_name"), "Rosa");
});

describe("keys", () => {
	test("the newest two count, and each site has its own", async () => {
		const first = await newKey("tracking.localhost"), second = await newKey("tracking.localhost");
		const aud = it.visitor("tracking.localhost").address();
		const at = (by, header) => it.visitor("tracking.localhost").post("/launch", { token: token({ aud, sub: "k-1" }, { by, header }) });
		assert.equal((await at(first)).status, 303);
		assert.equal((await at(second)).status, 303);
		assert.equal((await at(first, { kid: undefined })).status, 303, "without its name, too");
		const guests = [first, second].map((by) => ({ by, v: it.visitor("tracking.localhost") }));
		for (const { by, v } of guests)
			assert.equal((await v.post("/launch", { token: token({ aud, sub: `k-${by.kid}` }, { by }) })).status, 303);
		const third = await newKey("tracking.localhost");
		assert.deepEqual(await Promise.all(guests.map(({ v }) => isSignedIn(v))), [false, true], "sessions end with the key that began them");
		assert.equal((await at(first)).status, 403, "the third one ends the first");
		assert.equal((await at(second)).status, 303);
		assert.equal((await at(third, { kid: second.kid })).status, 403, "another key's name");
		await refused(token({}, { by: third }), "another site's key");
		const came = it.visitor("tracking.localhost");
		await came.post("/launch", { token: token({ aud, sub: "k-end" }, { by: third }) });
		assert.equal(await isSignedIn(came), true);
		await it.handrail("site", "launch-key", "tracking.localhost", "--end");
		assert.equal((await at(third)).status, 403);
		assert.equal(await isSignedIn(came), false, "all keys are ended, and what they began");
		assert.equal((await it.visitor("clinic.localhost").post("/launch", { token: token({ aud: it.visitor("clinic.localhost").address() }) })).status, 403,
			"a site without keys");
		assert.ok(!(await it.sql("SELECT sealed FROM launch_key")).flat().includes(key.text), "sealed in the database");
	});
});

describe("abuse", () => {
	test("a launch counts once", async () => {
		const text = token({ sub: "o-1" });
		assert.equal((await post(it.visitor(), text)).status, 303);
		assert.match((await refused(text, "replayed")).words, /works once/);
		const jti = randomUUID();
		assert.equal((await post(it.visitor(), token({ sub: "o-1", jti }))).status, 303);
		await refused(token({ sub: "o-2", jti }), "another launch with the same jti");
		const both = token({ sub: "o-3" });
		const answers = await Promise.all([1, 2, 3, 4].map(() => post(it.visitor(), both)));
		assert.equal(answers.filter((page) => page.status === 303).length, 1, "at the same moment, too");
	});

	test("times", async () => {
		for (const [exp, why] of [[now() - 1, "expired"], [now() - 3600, "an hour ago"], [now() + 3600, "too long"], [now() + 320, "a little too long"],
			[undefined, "none"], ["soon", "no number"], [0, "0"], [-5, "negative"], [1e30, "huge"]])
			await refused(token({ exp }), why);
		for (const [nbf, why] of [[now() + 200, "not yet"], ["soon", "no time"], [{ a: 1 }, "no number"], [-5, "negative"]])
			await refused(token({ nbf }), `nbf: ${why}`);
		assert.equal((await post(it.visitor(), token({ sub: "t-1", nbf: now() - 5 }))).status, 303, "of now");
	});

	test("claims that are missing or of another kind", async () => {
		for (const [more, why] of [[{ aud: "https://other.example" }, "another audience"], [{ aud: undefined }, "no audience"],
			[{ aud: `${base()}/` }, "nearly"], [{ aud: ["https://other.example"] }, "a list of others"], [{ sub: undefined }, "no sub"], [{ sub: "" }, "empty sub"],
			[{ sub: "x".repeat(300) }, "long sub"], [{ sub: { a: 1 } }, "sub is no text"], [{ jti: undefined }, "no jti"], [{ jti: 7 }, "jti is no text"],
			[{ role: "admin" }, "another role"], [{ program: "../admin" }, "a path for a program"]])
			await refused(token(more), why);
		assert.equal((await post(it.visitor(), token({ sub: "l-1", aud: ["https://other.example", base()] }))).status, 303, "a list with us");
		for (const text of ["[]", "7", "null", "{", "\"x\"", ""])
			await refused(token({}, { text: part(text) }), `payload ${text}`);
	});

	test("signatures", async () => {
		const good = token({ sub: "g-1" }), [head, body, mac] = good.split(".");
		const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
		const rsa = `${part({ alg: "RS256" })}.${body}`;
		const other = (header) => `${part(header)}.${body}`;
		for (const [text, why] of [
			[`${other({ alg: "none" })}.`, "alg none"], [`${other({ alg: "None" })}.`, "alg None"], [`${other({ alg: "none" })}.${mac}`, "none with a signature"],
			[`${rsa}.${sign("sha256", Buffer.from(rsa), privateKey).toString("base64url")}`, "another algorithm"],
			[`${other({ alg: "HS256" })}.${createHmac("sha256", publicKey.export({ type: "spki", format: "pem" })).update(other({ alg: "HS256" })).digest("base64url")}`, "a foreign key"],
			[`${head}.${body}.`, "no signature"], [`${head}.${body}`, "two parts"], [`${head}.${part(claims({ sub: "admin" }))}.${mac}`, "other claims"],
			[`${head}.${body}.A=AA`, "padding"], [`${head}.${body}.AAAAA`, "a length of no base64"], [`A=AA.${body}.${mac}`, "a padded header"],
			[good.slice(0, -2), "cut"], [`${good}x`, "longer"], ["", "nothing"], ["a.b.c", "noise"], ["x".repeat(100000), "long noise"],
			[token({}, { header: { alg: "HS512" } }), "HS512 in the header"], [token({}, { header: { crit: ["exp"], exp: 1 } }), "a critical extension"],
		])
			await refused(text, why);
		assert.equal((await post(it.visitor(), good)).status, 303, "and the good one is still good");
		assert.doesNotMatch(await it.logs(), /Assertion|signal 6/, "no token ends a process");
	});

	test("a page of a foreign origin cannot launch, even with a launch that is somebody's own", async () => {
		for (const Origin of ["https://evil.example", "null", "https://portal.example.org.evil.example", "http://portal.example.org", "https://portal.example.org:444"])
			await refused(token({ sub: "e-1" }), Origin, { Origin, "Sec-Fetch-Site": "cross-site" });
	});

	test("a launch into a frame that is refused has its page there, for the portals alone", async () => {
		const v = it.visitor(), page = await post(v, token({ exp: now() - 60 }), { Origin: PORTAL, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe" });
		assert.equal(page.status, 403);
		assert.match(page.words, /works once, and for a few minutes/);
		assert.match(page.headers["content-security-policy"], /frame-ancestors https:\/\/portal\.example\.org(;|$)/);
		assert.equal(page.headers["set-cookie"], undefined);
		assert.match(page.text, /href="\/sign-in" target="_blank"/, "nobody signs in within the frame");
		assert.match((await post(v, token({ exp: now() - 60 }))).headers["content-security-policy"], /frame-ancestors 'none'/, "elsewhere it is as ever");
	});

	test("only a POST launches", async () => {
		const v = it.visitor();
		assert.equal((await v.get(`/launch?token=${token()}`)).status, 405);
		assert.equal(await isSignedIn(v), false);
	});

	test("next leads to a path of this site or nowhere", async () => {
		for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/..//evil.example", "/a\r\nX: y"]) {
			const page = await post(it.visitor(), token({ sub: "x-1", next }));
			assert.match(page.location, /^\/(people|referrals|inbound)$/, next);
			assert.equal(page.headers.x, undefined);
		}
	});

	test("a long next is kept whole, and one that is too long is refused, with the reason in the log", async () => {
		const next = `/programs?q=${"x".repeat(1900)}`;
		assert.equal((await post(it.visitor(), token({ sub: "x-2", next }))).location, next);
		await refused(token({ sub: "x-2", next: `${next}${"x".repeat(200)}` }), "2100 bytes");
		assert.match(await it.logs(), /launch_refused.*next is longer than 2000 bytes/);
	});

	test("markup in claims is text", async () => {
		const v = it.visitor(), evil = `"><script>alert(1)</script>`;
		const page = await post(v, token({ sub: `m${evil}`, given_name: evil, family_name: "<b>x</b>", email: `a@b.test${evil}`, role: "helper", program: pantry,
			seeker_first_name: evil, seeker_phone: evil, seeker_language: evil, seeker_email: evil }));
		const form = await v.get(page.location);
		assert.equal(form.status, 200);
		assert.doesNotMatch(form.text, /<script>alert/);
		assert.doesNotMatch((await v.get("/account")).text, /<script>alert|<b>x/);
	});
});
