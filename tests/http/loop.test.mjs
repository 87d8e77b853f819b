// loop - the main job through nginx: find a program, refer, get messages, set the status; all three see it.

import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { start, until } from "./harness.mjs";

const CONNECT = {
	for: "other", seeker_first_name: "Maria", seeker_last_name: "Lopez", seeker_email: "maria@people.test",
	seeker_phone: "(508) 555-0188", seeker_language: "es", reach: "email", comment: "Needs food for <3> & soon",
	helper_first_name: "Greta", helper_last_name: "Guest", helper_organization: "Library", helper_email: "greta@library.test",
	helper_phone: "508 555 0177", consent: "yes",
};

let it;
before(async () => { it = await start(); });
after(async () => { await it?.stop(); });

// The public id of a program with this name, from the search.
async function program(name, host = "localhost") {
	const page = await it.visitor(host).get(`/programs?q=${encodeURIComponent(name)}`);
	const cards = [...page.text.matchAll(/data-program="([^"]+)"[\s\S]*?(?=data-program="|<\/main>)/g)];
	const card = cards.find(([all]) => all.includes(name));
	assert.ok(card, `${name} is found`);
	return card[1];
}

async function connect(visitor, name, fields = {}) {
	const id = await program(name, visitor.host);
	const form = await visitor.get(`/connect/${id}`);
	assert.equal(form.status, 200, form.words.slice(0, 200));
	return visitor.submit(form, { ...CONNECT, ...fields }, { action: `/connect/${id}`, holds: "reach" });
}

// Signs in with the code from the e-mail; makes the account and enters its name.
async function signInByCode(visitor, address, first, last) {
	const known = new Set((await it.mails()).map((m) => m.name));
	let page = await visitor.submit(await visitor.get("/sign-in"), { address, password: "" }, { holds: "address" });
	assert.equal(page.status, 303, page.words.slice(0, 300));
	const mail = await until("the code's mail", async () =>
		(await it.mails()).find((m) => !known.has(m.name) && m.to.includes(address) && /\b\d{8}\b/.test(m.text)));
	page = await visitor.submit(await visitor.get(page.location), { code: mail.text.match(/\b\d{8}\b/)[0] }, { holds: "code" });
	assert.equal(page.status, 303, page.words.slice(0, 300));
	if (page.location.startsWith("/account")) {
		page = await visitor.submit(await visitor.get(page.location), { first_name: first, last_name: last }, { holds: "first_name" });
		assert.equal(page.status, 303, page.words.slice(0, 300));
	}
}

const rowOf = (page, id) => page.text.match(new RegExp(`data-referral="${id}"[^>]*`))?.[0];

describe("the whole loop", () => {
	let referral, thanks, news;
	const guest = () => it.visitor();
	const hana = () => it.visitor();

	test("a guest refers someone: one referral, a private thank-you page, a code", async () => {
		const visitor = guest();
		const first = await visitor.get("/programs");
		assert.equal(visitor.cookies.size, 0, "looking around sets no cookie");
		assert.equal(first.status, 200);
		const sent = await connect(visitor, "Fairhaven Food Pantry");
		assert.equal(sent.status, 303, sent.words.slice(0, 600));
		assert.match(sent.location, /^\/sent\/[A-Za-z0-9-]+$/);
		thanks = await visitor.get(sent.location);
		assert.equal(thanks.status, 200);
		referral = thanks.text.match(/data-referral="([^"]+)"/)[1];
		assert.match(thanks.words, /Sent to Fairhaven Food Pantry/);
		assert.match(thanks.text, /data-code="[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"/);
		assert.equal((await guest().get(sent.location)).status, 404, "it is nobody else's");
	});

	test("the program's mail has what the law grants it, and no name in its subject", async () => {
		const mail = news = await it.mail("pantry@demo.test");
		assert.doesNotMatch(mail.subject, /Maria|Lopez/);
		const code = thanks.text.match(/data-code="([^"]+)"/)[1];
		assert.ok(!mail.text.includes(code) && !mail.html.includes(code), "the code opens the referral as its seeker");
		for (const part of [mail.text, mail.html])
			for (const told of [/Maria Lopez/, /maria@people\.test/, /555.?0188/, /Greta Guest/, /Library/, /greta@library\.test/])
				assert.match(part, told);
		assert.match(mail.html, /&lt;3&gt; &amp; soon/);
		assert.match(mail.headers["auto-submitted"] ?? "", /auto-generated/);
		assert.ok(mail.links.some((l) => /\/s\/[A-Za-z0-9_-]{20,}/.test(l)));
	});

	test("the seeker's mail lists what was sent, without the helper's contact information", async () => {
		const mail = await it.mail("maria@people.test");
		assert.match(mail.words, /Fairhaven Food Pantry/);
		assert.match(mail.words, /Greta Guest/);
		assert.doesNotMatch(mail.raw, /greta@library\.test/);
		assert.doesNotMatch(mail.text, /0177/);
	});

	test("the claimer sees it on Inbound with its count and sets the status there", async () => {
		const clara = it.visitor();
		await clara.signIn("claimer@demo.test");
		const inbound = await clara.get("/inbound");
		assert.match(inbound.text, /data-count="not_updated"[^>]*>\s*1\s*</);
		const id = inbound.text.match(/data-program="([^"]+)"[\s\S]{0,2000}?Fairhaven Food Pantry/)[1];
		const list = await clara.get(`/inbound/${await program("Fairhaven Food Pantry")}`);
		assert.ok(id);
		assert.match(rowOf(list, referral), /data-status="not_updated"/);
		assert.match(list.text, /maria@people\.test/);
		const done = await clara.submit(list, { [`status_${referral}`]: "eligible", [`note_${referral}`]: "Come on Monday",
			[`share_note_${referral}`]: "yes" }, { action: "/status" });
		assert.equal(done.status, 303, done.words.slice(0, 500));
		assert.match(done.location, new RegExp(`^${list.url}\\?.*#r-${referral}$`), "back at the row");
		const saved = await clara.get(done.location);
		assert.match(rowOf(saved, referral), /data-status="eligible".* data-saved/);
		assert.match(saved.words, /Saved just now · Undo/);
		const page = await clara.get(`/referrals/${referral}`);
		assert.match(rowOf(page, referral), /data-status="eligible"/);
		assert.match(page.words, /Come on Monday/);
		assert.match(page.words, /Clara C\./);
	});

	test("the seeker gets a mail about the change, signs in by code, and sees it", async () => {
		const mail = await until("news of the change", async () => (await it.mails()).find((m) =>
			m.to.includes("maria@people.test") && /Come on Monday/.test(m.words)));
		assert.doesNotMatch(mail.subject, /Maria|Lopez/);
		const maria = it.visitor();
		await signInByCode(maria, "maria@people.test", "María", "López");
		const mine = await maria.get("/referrals");
		assert.match(rowOf(mine, referral), /data-status="eligible"/);
		const page = await maria.get(`/referrals/${referral}`);
		assert.doesNotMatch(page.text, /greta@library\.test|508.?555.?0177/);
	});

	test("the guest helper proves the address that they gave, and takes it from the tray", async () => {
		const greta = it.visitor();
		await signInByCode(greta, "greta@library.test", "Greta", "Guest");
		const tray = await greta.get("/people");
		assert.match(tray.text, /data-tray/);
		assert.doesNotMatch(tray.text, /data-person=/, "nothing is on her list before she takes it");
		const taken = await greta.submit(tray, { mine: "yes" }, { action: `/people/tray/${referral}` });
		assert.equal(taken.status, 303, taken.words.slice(0, 300));
		const people = await greta.get("/people");
		assert.match(people.words, /Maria Lopez/);
		assert.doesNotMatch(people.text, /data-tray/);
		const person = people.text.match(/data-person="([^"]+)"/)[1];
		const profile = await greta.get(`/people/${person}`);
		assert.match(rowOf(profile, referral), /data-status="eligible"/);
	});

	test("opening the program's link changes nothing; its form sets the status", async () => {
		const link = new URL(news.links.find((l) => /\/s\//.test(l))).pathname;
		const worker = it.visitor();
		for (const look of [await worker.get(`${link}?status=got_help`), await worker.head(link)])
			assert.equal(look.status, 200);
		const page = await worker.get(link);
		assert.equal(page.headers["referrer-policy"], "no-referrer");
		assert.doesNotMatch(page.text, /maria@people|555.?0188|Lopez|greta@/);
		const clara = it.visitor();
		await clara.signIn("claimer@demo.test");
		assert.match(rowOf(await clara.get(`/referrals/${referral}`), referral), /data-status="eligible"/);
		const done = await worker.submit(page, { status: "got_help" }, { action: link });
		assert.equal(done.status, 303, done.words.slice(0, 400));
		assert.equal((await worker.get(done.location)).status, 200);
		const seen = await clara.get(`/referrals/${referral}`);
		assert.match(rowOf(seen, referral), /data-status="got_help"/);
		assert.match(seen.words, /by e-mail link/);
	});

	// In a dispute nothing is chosen beforehand, so that a note, or another row's save, takes back no word.
	async function keepsItsWord() {
		const clara = it.visitor();
		await clara.signIn("claimer@demo.test");
		const page = `/referrals/${referral}`, list = `/inbound/${await it.programId("Fairhaven Food Pantry")}?tab=all`;
		const disputed = async (why) => assert.match(rowOf(await clara.get(page), referral), /data-status="couldnt_get_help"[^>]*data-disputed/, why);
		const word = async () => (await it.sql(`SELECT word_program FROM referral WHERE public_id = '${referral}'`))[0][0];
		const before = await word();
		const shown = await clara.get(page);
		assert.match(shown.text, /<select id="status" name="status"[^>]*><option value="" selected>You say …/);
		assert.equal((await clara.submit(shown, {}, { action: `/status/${referral}` })).status, 422, "nothing is chosen");
		const noted = await clara.submit(shown, { note: "He took two bags" }, { action: `/status/${referral}` });
		assert.match(noted.location, /saved=note/);
		await disputed("after a note");
		const rows = await clara.get(list);
		const done = await clara.submit(rows, { [`note_${referral}`]: "I asked again" }, { action: "/status", holds: "back" });
		assert.equal(done.status, 303, done.words.slice(0, 300));
		await disputed("after a row's note");
		assert.match((await clara.get(page)).words, /I asked again[\s\S]*He took two bags/);
		assert.equal(await word(), before);
	}

	test("if the seeker contradicts it, the page shows a dispute with both statuses", async () => {
		const maria = it.visitor();
		await signInByCode(maria, "maria@people.test");
		const page = await maria.get(`/referrals/${referral}`);
		await maria.submit(page, { status: "couldnt_get_help" }, { action: `/status/${referral}` });
		const seen = await maria.get(`/referrals/${referral}`);
		assert.match(rowOf(seen, referral), /data-disputed/);
		assert.match(seen.words, /They disagree/);
		await keepsItsWord();
		const undone = await maria.submit(seen, { undo: "yes" }, { action: `/status/${referral}`, holds: "undo" });
		assert.equal(undone.status, 303);
		assert.match(rowOf(await maria.get(`/referrals/${referral}`), referral), /data-status="got_help"/);
	});

	test("to choose the other's word in a row is to agree", async () => {
		const maria = it.visitor(), clara = it.visitor();
		await signInByCode(maria, "maria@people.test");
		await clara.signIn("claimer@demo.test");
		await maria.submit(await maria.get(`/referrals/${referral}`), { status: "couldnt_get_help" }, { action: `/status/${referral}` });
		const list = await clara.get(`/inbound/${await it.programId("Fairhaven Food Pantry")}?tab=all`);
		assert.match(rowOf(list, referral), /data-disputed/);
		const agreed = await clara.submit(list, { [`status_${referral}`]: "couldnt_get_help" }, { action: "/status", holds: "back" });
		assert.match(agreed.location, /saved=/, agreed.words.slice(0, 300));
		assert.doesNotMatch(rowOf(await clara.get(`/referrals/${referral}`), referral), /data-disputed/);
	});

	test("a stranger gets the same 404 as for an unknown id", async () => {
		const stan = it.visitor();
		await stan.signIn("stranger@demo.test");
		const theirs = await stan.get(`/referrals/${referral}`), none = await stan.get("/referrals/aaaaaaaaaaaaaaaaaaaa");
		assert.equal(theirs.status, 404);
		assert.equal(none.status, 404);
		assert.equal(theirs.text, none.text, "to the byte");
		for (const path of ["/people/aaaaaaaaaaaa", "/inbound/aaaaaaaaaaaa", "/no-such-page", "/admin"])
			assert.equal((await stan.get(path)).text, none.text, `${path}: one same body`);
		assert.equal((await stan.get(`/status/${referral}`)).status, 404);
	});

	test("a signed-in helper's group sees it, and nobody else", async () => {
		const helper = hana();
		await helper.signIn("helper@demo.test");
		const sent = await connect(helper, "Fairhaven Diaper Bank", { seeker_first_name: "Dora", helper_first_name: "", helper_last_name: "" });
		assert.equal(sent.status, 303, sent.words.slice(0, 500));
		const id = (await helper.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
		const tom = it.visitor(), stan = it.visitor();
		await tom.signIn("teammate@demo.test");
		await stan.signIn("stranger@demo.test");
		assert.equal((await tom.get(`/referrals/${id}`)).status, 200);
		assert.match((await tom.get("/people?q=dora")).words, /Dora Lopez/);
		assert.equal((await stan.get(`/referrals/${id}`)).status, 404);
		assert.doesNotMatch((await stan.get("/people?q=dora")).text, /data-person=/);
	});
});

describe("connect", () => {
	const bad = [
		["for", { for: undefined }], ["seeker_first_name", { seeker_first_name: " ", seeker_last_name: "" }],
		["seeker_email", { seeker_email: "maria@" }],
		["seeker_phone", { seeker_phone: "12" }], ["seeker_email", { seeker_email: "" }],
		["seeker_phone", { reach: "text", seeker_phone: "" }], ["seeker_phone", { reach: "phone", seeker_phone: "" }],
		["reach", { reach: undefined }], ["reach", { reach: "pigeon" }],
		["helper_first_name", { helper_first_name: "", helper_last_name: "" }], ["helper_email", { helper_email: "a b@c.d" }],
		["seeker_email", { seeker_email: "a@b.test\r\nBcc: x@y.test" }],
		["consent", { consent: undefined }], ["comment", { comment: "x".repeat(5000) }], ["seeker_language", { seeker_language: "xx-nobody" }],
	];
	for (const [field, change] of bad)
		test(`bad ${field} (${JSON.stringify(change).slice(0, 50)}): beside the field, 422, typed values are kept`, async () => {
			const typed = { helper_organization: "Never Sent", ...change };
			const page = await connect(it.visitor(), "Fairhaven Food Pantry", typed);
			assert.equal(page.status, 422);
			assert.match(page.text, new RegExp(`id="${field}-error"`));
			assert.match(page.text, /<title>Error: /);
			const kept = Object.fromEntries(page.form({ holds: "reach" }).fields);
			for (const [name, value] of Object.entries({ ...CONNECT, ...typed }))
				if (typeof value === "string" && !["for", "reach", "consent", "seeker_language"].includes(name) && name !== field)
					assert.equal(kept[name], value, name);
			assert.ok(!(await it.mails()).some((m) => /Never Sent/.test(m.raw)));
		});

	test("a form sent twice at once, and once more, makes one referral with one answer", async () => {
		const visitor = it.visitor(), id = await program("Fairhaven Food Pantry");
		const form = (await visitor.get(`/connect/${id}`)).form({ holds: "reach" });
		const all = [...form.fields.filter(([n]) => !(n in CONNECT)), ...Object.entries({ ...CONNECT, seeker_email: "twice@people.test" })];
		const answers = await Promise.all([visitor.post(form.action, all), visitor.post(form.action, all), visitor.post(form.action, all)]);
		answers.push(await visitor.post(form.action, all));
		for (const a of answers)
			assert.equal(a.status, 303, a.words.slice(0, 300));
		assert.equal(new Set(answers.map((a) => a.location)).size, 1);
		assert.equal((await visitor.get(answers[3].location)).status, 200);
		await it.mail("twice@people.test");
		await it.delivered();
		assert.equal((await it.mails()).filter((m) => m.to.includes("twice@people.test")).length, 1);
		const other = await visitor.post(form.action, all.map(([n, v]) => [n, n === "comment" ? "changed" : v]));
		assert.equal(other.status, 409, "the same key with other content is not the old receipt");
		assert.match(other.text, />changed</);
	});

	test("a form from another site is refused, and its text is kept", async () => {
		const visitor = it.visitor(), id = await program("Fairhaven Food Pantry");
		for (const [fields, headers] of [[{ ...CONNECT, form_token: "x" }, {}], [CONNECT, { Origin: "https://evil.example" }], [CONNECT, { "Sec-Fetch-Site": "cross-site" }]]) {
			const page = await visitor.submit(await visitor.get(`/connect/${id}`), fields, { action: `/connect/${id}`, holds: "reach", headers });
			assert.equal(page.status, 403);
			assert.match(page.text, /Needs food for &lt;3&gt; &amp; soon/);
		}
	});

	test("a text has a link without name or comment; phone alone sends nothing; don't reach out hides contact data", async () => {
		await connect(it.visitor(), "Fairhaven Food Pantry", { reach: "text", seeker_phone: "508-555-0181", seeker_email: "" });
		const text = await until("the text", async () => (await it.texts()).find((t) => t.to === "+15085550181"));
		assert.match(text.body, /\/s\//);
		assert.doesNotMatch(text.body, /Maria|Lopez|soon/);
		await connect(it.visitor(), "Fairhaven Food Pantry", { reach: "phone", seeker_email: "phoneonly@people.test", seeker_phone: "508-555-0182" });
		const quiet = await connect(it.visitor(), "Fairhaven Food Pantry",
			{ reach: "dont_reach_out", seeker_email: "hidden@people.test", seeker_phone: "508-555-0183", comment: "nothing here" });
		assert.equal(quiet.status, 303);
		const clara = it.visitor();
		await clara.signIn("claimer@demo.test");
		const list = await clara.get(`/inbound/${await program("Fairhaven Food Pantry")}`);
		const rows = list.text.match(/<tr[^>]* data-referral="[\s\S]*?(?=<tr|<\/table>)/g);
		const called = rows.find((row) => /Call <a href="tel:\+15085550182"/.test(row)), silent = rows.find((row) => /nothing here/.test(row));
		assert.ok(called, "the row has the way that was chosen");
		assert.doesNotMatch(called, /phoneonly@people\.test/, "and that alone");
		assert.match(silent, /Maria will contact you[\s\S]*Don’t call or write/);
		const opened = (row) => clara.get(`/referrals/${row.match(/data-referral="([^"]+)"/)[1]}`);
		assert.match((await opened(called)).text, /phoneonly@people\.test/);
		const closed = await opened(silent);
		assert.match(closed.words, /Maria will reach out to you directly/);
		for (const page of [list, closed])
			assert.doesNotMatch(page.text, /hidden@people\.test|555.?0183/);
		for (const q of ["hidden@people.test", "5085550183"])
			assert.doesNotMatch((await clara.get(`/inbound/${await program("Fairhaven Food Pantry")}?q=${q}`)).text, /data-referral=/);
		await it.delivered();
		const mails = await it.mails();
		assert.ok(!mails.some((m) => m.to.includes("phoneonly@") || m.to.includes("hidden@") || /hidden@people|0183/.test(m.raw)));
		assert.ok(!(await it.texts()).some((t) => /0182|0183/.test(t.to)));
	});

	test("a program that is not live leads to next steps; so does an unclaimed one if the site requires claims", async () => {
		for (const [name, host] of [["Fairhaven Legal Aid", "localhost"], ["Fairhaven Night Shelter", "localhost"], ["Fairhaven Diaper Bank", "clinic.localhost"]]) {
			const id = await program(name, host), page = await it.visitor(host).get(`/connect/${id}`);
			assert.equal(page.status, 303, name);
			assert.equal(page.location, `/programs/${id}/next-steps`);
			assert.equal((await it.visitor(host).get(page.location)).status, 200);
		}
	});

	test("on a tracking-only site the form needs sign-in, asks for no consent, and nobody gets a message", async () => {
		const host = "tracking.localhost", id = await program("Fairhaven Night Shelter", host);
		assert.match((await it.visitor(host).get(`/connect/${id}`)).location, /^\/sign-in\?next=/);
		const helper = it.visitor(host);
		await helper.signIn("helper@demo.test");
		const form = await helper.get(`/connect/${id}`);
		assert.ok(!form.form({ holds: "reach" }).names.includes("consent"));
		const sent = await helper.submit(form, { ...CONNECT, consent: undefined, reach: ["email", "text"],
			seeker_email: "tracked@people.test", seeker_phone: "508-555-0189", comment: "tracked words" }, { action: `/connect/${id}`, holds: "reach" });
		assert.equal(sent.status, 303, sent.words.slice(0, 400));
		const page = await helper.get(sent.location);
		assert.match(page.text, /data-kind="tracking_only"/);
		await it.delivered();
		assert.ok(!(await it.mails()).some((m) => /tracked/.test(m.raw)));
		assert.ok(!(await it.texts()).some((t) => /0189/.test(t.to)));
		assert.match((await helper.get("/people")).words, /Maria Lopez/);
	});
});

describe("status", () => {
	test("after a lost update the page shows the other one's status, and keeps the slower one's text", async () => {
		const helper = it.visitor(), clara = it.visitor();
		await helper.signIn("helper@demo.test");
		await clara.signIn("claimer@demo.test");
		const sent = await connect(helper, "Fairhaven Rent Help", { seeker_email: "late@people.test" });
		const id = (await helper.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
		const stale = await helper.get(`/status/${id}`);
		await clara.submit(await clara.get(`/status/${id}`), { status: "pending", note: "we look", share_note: "yes" }, { action: `/status/${id}` });
		const conflict = await helper.submit(stale, { status: "got_help", note: "my words" }, { action: `/status/${id}` });
		assert.equal(conflict.status, 409);
		assert.match(conflict.words, /Clara C/);
		assert.match(conflict.words, /we look/);
		assert.match(conflict.text, />my words</);
		const again = await helper.submit(conflict, { status: "got_help" }, { action: `/status/${id}`, holds: "status" });
		assert.equal(again.status, 303, "sent again, it counts");
		const none = await helper.submit(await helper.get(`/status/${id}`), { status: "" }, { action: `/status/${id}`, holds: "status" });
		assert.equal(none.status, 422);
		assert.match(none.text, /id="status-error"/);
		const start = await helper.submit(await helper.get(`/status/${id}`), { status: "not_updated" }, { action: `/status/${id}`, holds: "status" });
		assert.equal(start.status, 422, "where it starts cannot be chosen");
	});

	test("unknown and ended links", async () => {
		assert.equal((await it.visitor().get("/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")).status, 404);
	});
});

describe("signed out", () => {
	test("personal pages require sign-in and lead back", async () => {
		for (const path of ["/referrals", "/people", "/inbound", "/account"]) {
			const page = await it.visitor().get(path);
			assert.equal(page.status, 303, path);
			assert.equal(page.location, `/sign-in?next=${encodeURIComponent(path)}`);
		}
	});
});
