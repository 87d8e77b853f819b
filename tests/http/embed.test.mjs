// embed - pages for frames: the same pages below /embed, without any cookie, only where the site allows a frame.

import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";
import { readFile } from "node:fs/promises";

import { start } from "./harness.mjs";

const PORTAL = "https://portal.example.org";
const CONNECT = {
	for: "self", seeker_first_name: "Rosa", seeker_last_name: "Marin", seeker_email: "rosa@people.test", reach: "email",
	comment: "Needs <b>help</b>", consent: "yes",
};

let it;
before(async () => {
	it = await start();
	await it.handrail("site", "set", "localhost", "--embed-origin", PORTAL);
});
after(() => it?.stop());

const ancestors = (page) => page.headers["content-security-policy"]?.match(/frame-ancestors ([^;]*)/)?.[1];

// Each request of a frame that the browser sends no cookies with. An answer that sets one fails the test.
function framed(host = "localhost") {
	const visitor = it.visitor(host), request = visitor.request.bind(visitor);
	visitor.request = async (...all) => {
		visitor.cookies.clear();
		const page = await request(...all);
		assert.equal(page.headers["set-cookie"], undefined, `${all[0]} ${all[1]} sets no cookie`);
		return page;
	};
	return visitor;
}

async function program(name) {
	const page = await framed().get(`/embed/programs?q=${encodeURIComponent(name)}`);
	const id = page.text.match(new RegExp(`<h3><a href="/embed/programs/([^"]+)"[^>]*>${name}`))?.[1];
	assert.ok(id, `${name} is found in the frame`);
	return id;
}

async function sent(visitor, name = "Fairhaven Food Pantry", fields = {}) {
	const id = await program(name);
	return visitor.submit(await visitor.get(`/embed/connect/${id}`), { ...CONNECT, ...fields },
		{ action: `/embed/connect/${id}`, holds: "reach", answers: false });
}

describe("which pages, and for whom", () => {
	test("a site without an origin has no page for frames", async () => {
		const visitor = it.visitor("clinic.localhost");
		const page = await visitor.get("/embed/programs"), missing = await visitor.get("/no-such-page");
		assert.equal(page.status, 404);
		assert.equal(page.text, missing.text, "the page of a path that no program has");
		assert.equal(ancestors(page), "'none'");
		assert.equal(page.headers["x-frame-options"], "DENY");
	});

	test("the policy names the site's origins, and nothing else forbids the frame", async () => {
		const page = await framed().get("/embed/programs");
		assert.equal(page.status, 200, page.words.slice(0, 200));
		assert.equal(ancestors(page), PORTAL);
		assert.equal(page.headers["x-frame-options"], undefined);
		for (const path of ["/", "/programs", "/sign-in", "/sent/abc", "/people"]) {
			const top = await it.visitor().get(path);
			assert.equal(ancestors(top), "'none'", `${path} is in no frame`);
			assert.equal(top.headers["x-frame-options"], "DENY");
		}
	});

	test("nothing of an account is below /embed, and a session's cookie counts for nothing there", async () => {
		const hana = it.visitor();
		await hana.signIn("helper@demo.test");
		for (const path of ["/people", "/referrals", "/inbound", "/account", "/sign-in", "/sign-out", "/", "", "/log-referral/x", "/status",
			"/embed/programs", "/leave", "/admin", "/manage"])
			assert.equal((await hana.get(`/embed${path}`)).status, 404, path);
		const form = await hana.get(`/embed/connect/${await program("Fairhaven Food Pantry")}`);
		assert.equal(form.status, 200);
		assert.doesNotMatch(form.text, /Hana|Use contact info on file|People I’m Helping/);
		const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
		assert.equal((await hana.get(`/embed/connect/${stdout.split("\t")[0]}?person=abc`)).status, 404, "no profile is filled in");
	});

	test("origins are checked and written in one way; a wildcard, a path or more of the policy is refused", async () => {
		for (const bad of ["*", "https://*.example.org", "https://a.example/path", "javascript:alert(1)", "https://a.example;script-src *",
			"a.example", "https://", "https://a.example:", "https://a.example:123456", "'self'", "https://a.example?x", "https://u@a.example"])
			await assert.rejects(it.handrail("site", "set", "tracking.localhost", "--embed-origin", bad), /--embed-origin/, bad);
		await it.handrail("site", "set", "tracking.localhost", "--embed-origin", "https://A.example/, http://localhost:8090");
		assert.equal(ancestors(await framed("tracking.localhost").get("/embed/programs")), "https://a.example http://localhost:8090");
		await it.handrail("site", "set", "tracking.localhost", "--embed-origin", "");
		assert.equal((await framed("tracking.localhost").get("/embed/programs")).status, 404);
	});

	test("every link stays in the frame, or opens outside of it", async () => {
		const visitor = framed(), id = await program("Fairhaven Rent Help");
		const done = await sent(visitor);
		for (const path of ["/embed/programs", "/embed/programs?q=food&near=Fairhaven", "/embed/programs?q=nothinglikeit", `/embed/programs/${id}`,
			`/embed/programs/${id}/next-steps`, `/embed/connect/${id}`, done.location]) {
			const page = await visitor.get(path);
			assert.equal(page.status, 200, path);
			assert.doesNotMatch(page.text, /class="nav"|class="masthead"/, `${path} has no navigation`);
			for (const [, tag] of page.text.matchAll(/<((?:a|form)\b[^>]*)>/g)) {
				const to = tag.match(/(?:href|action)="([^"]*)"/)?.[1] ?? "";
				const inside = /^\/embed\/|^[?#]|^$|^(?:tel|sms|mailto):/.test(to);
				assert.ok(inside !== /target="_(?:blank|top)"/.test(tag), `${path}: <${tag}>`);
			}
		}
	});

	test("a language that a link chose stays from page to page", async () => {
		const visitor = framed();
		const page = await visitor.get("/embed/programs?lang=es&q=food");
		assert.match(page.text, /<html lang="es"/);
		const link = page.text.match(/<h3><a href="(\/embed\/programs\/[^"]+)"/)[1];
		assert.match(link, /\?lang=es$/);
		const form = await visitor.get(`/embed/connect/${await program("Fairhaven Food Pantry")}?lang=es`);
		const from = { headers: { Referer: `http://localhost:${it.port}${form.url}` } };
		const done = await visitor.submit(form, CONNECT, { holds: "reach", answers: false, ...from });
		assert.match((await visitor.get(done.location, from)).text, /<html lang="es"/, "the thank-you page, by the page before");
		assert.match((await visitor.get(done.location, { headers: { Referer: "https://elsewhere.example/?lang=es" } })).text, /<html lang="en"/);
	});
});

describe("sending without a cookie", () => {
	test("a referral is sent, and its thank-you page opens by its ticket", async () => {
		const visitor = framed(), done = await sent(visitor);
		assert.equal(done.status, 303, done.words.slice(0, 400));
		assert.match(done.location, /^\/embed\/sent\/[A-Za-z0-9_-]{80,128}$/);
		const thanks = await visitor.get(done.location);
		assert.equal(thanks.status, 200, thanks.words.slice(0, 300));
		assert.match(thanks.words, /Fairhaven Food Pantry gets an e-mail from us now/);
		assert.match(thanks.text, /data-code="/);
		assert.equal(thanks.headers["cache-control"], "no-store");
		assert.ok((await it.mail("pantry@demo.test")).raw, "the program's mail");
	});

	test("the same form twice is one referral, and both answers lead to its page", async () => {
		const visitor = framed(), id = await program("Fairhaven Food Pantry");
		const form = await visitor.get(`/embed/connect/${id}`);
		const send = () => visitor.submit(form, { ...CONNECT, comment: "Twice" }, { holds: "reach", answers: false });
		const [one, two] = [await send(), await send()];
		const pages = [await visitor.get(one.location), await visitor.get(two.location)];
		assert.equal(pages[1].status, 200);
		const again = await visitor.submit(form, { ...CONNECT, comment: "Other words" }, { holds: "reach", answers: false });
		assert.equal(again.status, 409);
		const other = await visitor.submit(again, { consent: "yes" }, { holds: "reach", answers: false });
		assert.equal(other.status, 303, "sent once more, on purpose");
	});

	test("mistakes come back with what was typed, and the form can be sent again", async () => {
		const visitor = framed(), id = await program("Fairhaven Food Pantry");
		const wrong = await visitor.submit(await visitor.get(`/embed/connect/${id}`), { ...CONNECT, seeker_email: "rosa@" }, { holds: "reach", answers: false });
		assert.equal(wrong.status, 422);
		assert.equal(ancestors(wrong), PORTAL);
		assert.match(wrong.text, /value="rosa@"/);
		const done = await visitor.submit(wrong, { seeker_email: "rosa@people.test", consent: "yes" }, { holds: "reach", answers: false });
		assert.equal(done.status, 303, done.words.slice(0, 300));
	});

	test("questions are answered in the frame, back and forth, and everything typed stays", async () => {
		const visitor = framed();
		let page = await sent(visitor, "Fairhaven Rent Help");
		assert.match(page.location, /^\/embed\/screener\/[A-Za-z0-9_-]{80,128}$/, page.words.slice(0, 300));
		const screener = page.location;
		page = await visitor.submit(await visitor.get(screener), { go: "back" }, { holds: "go", answers: false });
		assert.equal(page.status, 200, page.words.slice(0, 200));
		assert.match(page.text, /value="Rosa"/);
		page = await visitor.submit(page, { seeker_first_name: "Rosalia", consent: "yes" }, { holds: "reach", answers: false });
		assert.equal(page.status, 303, page.words.slice(0, 400));
		assert.equal(page.location, screener, "the corrected form is in the same draft");
		page = await visitor.fillIn(page.location);
		assert.match(page.location ?? "", /^\/embed\/sent\//, page.words.slice(0, 300));
		const thanks = await visitor.get(page.location);
		assert.equal(thanks.status, 200);
		assert.match(thanks.words, /Fairhaven Rent Help/);
		page = await visitor.get(screener);
		assert.equal(page.status, 303);
		assert.match(page.location, /^\/embed\/sent\//, "a draft that was sent leads to its page");
	});

	test("several programs at once", async () => {
		const visitor = framed(), ids = [await program("Fairhaven Food Pantry"), await program("Fairhaven Diaper Bank")];
		const form = await visitor.get(`/embed/connect?program=${ids[0]}&program=${ids[1]}`);
		assert.equal(form.status, 200);
		const done = await visitor.submit(form, { ...CONNECT, consent: undefined, comment: undefined, [`consent_${ids[0]}`]: "yes",
			[`consent_${ids[1]}`]: "yes" }, { holds: "reach", answers: false });
		assert.equal(done.status, 303, done.words.slice(0, 400));
		assert.match((await visitor.get(done.location)).words, /Sent to 2 programs/);
	});

	test("forgetting the page ends its ticket", async () => {
		const visitor = framed(), done = await sent(visitor);
		const gone = await visitor.submit(await visitor.get(done.location), {}, { action: `${done.location}/forget`, answers: false });
		assert.equal(gone.location, "/embed/programs");
		assert.equal((await visitor.get(done.location)).status, 404);
	});
});

describe("abuse", () => {
	test("a form that another site sends is refused, and nothing is sent", async () => {
		const visitor = framed(), id = await program("Fairhaven Food Pantry");
		const form = await visitor.get(`/embed/connect/${id}`);
		for (const headers of [{ Origin: PORTAL }, { Origin: PORTAL, "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "cross-site" },
			{ Origin: "null", "Sec-Fetch-Site": "cross-site" }, { Origin: "null" }]) {
			const page = await visitor.submit(form, CONNECT, { holds: "reach", answers: false, headers });
			assert.equal(page.status, 403, JSON.stringify(headers));
			assert.match(page.text, /value="Rosa"/, "what was typed stays");
		}
		const forged = await visitor.submit(form, { ...CONNECT, form_token: "AAAA" }, { holds: "reach", answers: false });
		assert.equal(forged.status, 403);
		const other = await visitor.post(`/embed/connect/${await program("Fairhaven Diaper Bank")}`,
			[...form.form({ holds: "reach" }).fields.filter(([name]) => name.startsWith("form_")), ...Object.entries(CONNECT)]);
		assert.equal(other.status, 403, "another program's token");
	});

	test("a ticket that was changed, of another page or of another site opens nothing", async () => {
		const visitor = framed(), done = await sent(visitor), ticket = done.location.split("/").pop();
		const draft = (await sent(visitor, "Fairhaven Rent Help")).location.split("/").pop();
		for (let i = 0; i < ticket.length; i += 7) {
			const other = ticket.slice(0, i) + (ticket[i] === "A" ? "B" : "A") + ticket.slice(i + 1);
			assert.equal((await visitor.get(`/embed/sent/${other}`)).status, 404, `changed at ${i}`);
		}
		const referral = (await visitor.get(done.location)).text.match(/data-referral="([^"]+)"/)[1];
		await it.handrail("site", "set", "tracking.localhost", "--embed-origin", PORTAL);
		for (const [host, path] of [["localhost", `/embed/sent/${draft}`], ["localhost", `/embed/screener/${ticket}`],
			["tracking.localhost", `/embed/sent/${ticket}`], ["localhost", `/embed/sent/${referral}`],
			["localhost", "/embed/sent/abcdefghjkmn"]])
			assert.equal((await framed(host).get(path)).status, 404, `${host} ${path.slice(0, 30)}`);
		assert.equal((await visitor.get(done.location, { headers: { "Sec-Fetch-Site": "cross-site" } })).status, 404, "led there by another site");
		const missing = await framed().get("/embed/sent/abcdefghjkmn");
		assert.equal((await framed().get(`/embed/sent/${draft}`)).text, missing.text, "one body for whatever is missing");
	});

	test("a frame's form does not count for a session, nor a session's form for a frame", async () => {
		const hana = it.visitor(), id = await program("Fairhaven Food Pantry");
		await hana.signIn("helper@demo.test");
		const own = await hana.get(`/connect/${id}`);
		const fields = own.form({ action: `/connect/${id}`, holds: "reach" }).fields.filter(([name]) => name.startsWith("form_"));
		assert.equal((await hana.post(`/embed/connect/${id}`, [...fields, ...Object.entries(CONNECT)])).status, 403);
		const frame = await framed().get(`/embed/connect/${id}`);
		const frames = frame.form({ holds: "reach" }).fields.filter(([name]) => name.startsWith("form_"));
		assert.equal((await hana.post(`/connect/${id}`, [...frames, ...Object.entries(CONNECT)])).status, 403);
	});

	test("a ticket opens for 24 hours", async () => {
		const visitor = framed(), done = await sent(visitor);
		const at = async (hours) => {
			await it.end();
			await it.launch({ env: { HANDRAIL_DEMO_CLOCK_OFFSET: String(Math.round(hours * 3600)) } });
			return (await visitor.get(done.location)).status;
		};
		assert.equal(await at(23.9), 200);
		assert.equal(await at(24.1), 404);
		await at(0);
	});
});

test("the frame's script is short, and every page of a frame works without it", async () => {
	const text = await readFile(new URL("../../static/embed.js", import.meta.url), "utf8");
	assert.ok(text.split("\n").length <= 40 && text.length <= 1500, `${text.length} bytes`);
	const top = await it.visitor().get("/programs");
	assert.doesNotMatch(top.text, /embed\.js/, "only a frame loads it");
	assert.match((await framed().get("/embed/programs")).text, /\/static\/embed\.js\?v=/);
});
