// The thread between pages: links carry a person and the earlier referral from a profile or referral through search to the form.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PASSWORD, start } from "./harness.mjs";

let it, pantry, shelter, legal, rosa, referral;
const as = {};
before(async () => {
	it = await start();
	[pantry, shelter, legal] = await Promise.all(["Food Pantry", "Night Shelter", "Legal Aid"].map((name) => it.programId(`Fairhaven ${name}`)));
	for (const who of ["helper", "teammate", "stranger", "seeker", "claimer"]) {
		as[who] = it.visitor();
		await as[who].signIn(`${who}@demo.test`);
	}
	const sent = await connect(as.helper, ROSA);
	referral = (await as.helper.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	rosa = (await as.helper.get("/people?q=rosa+thread")).text.match(/data-person="([^"]+)"/)[1];
});
after(() => it?.stop());

const ROSA = { for: "other", seeker_first_name: "Rosa", seeker_last_name: "Thread", seeker_email: "rosa@thread.test",
	seeker_phone: "508 555 0171", reach: ["phone"], consent: "yes" };

async function connect(visitor, fields, { query = "", path = `/connect/${pantry}` } = {}) {
	const form = await visitor.get(path + query);
	assert.equal(form.status, 200, form.words.slice(0, 300));
	const sent = await visitor.submit(form, fields, { action: path, holds: "for" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	return sent;
}

const pages = (query) => [`/?${query}`, `/programs?q=fairhaven&${query}`, `/programs/${pantry}?${query}`, `/programs/${shelter}/next-steps?${query}`,
	`/connect/${pantry}?${query}`, `/connect?program=${pantry}&program=${legal}&${query}`, `/log-referral/${shelter}?${query}`];
const barOf = (page) => page.text.match(/data-person-bar="([^"]+)"/)?.[1];

test("the bar names the person on every page between profile and form, with the way to the profile and to stop", async () => {
	for (const url of pages(`person=${rosa}`)) {
		const page = await as.helper.get(url);
		assert.equal(page.status, 200, url);
		assert.equal(barOf(page), rosa, url);
		assert.match(page.words, /Finding help for Rosa Thread/, url);
		assert.match(page.text, new RegExp(`data-person-bar[\\s\\S]*?href="/people/${rosa}"`), url);
	}
});

test("stopping leads to the same page for nobody, with what was looked for", async () => {
	const stop = (page) => page.text.match(/<a class="end" href="([^"]+)">Stop/)[1].replaceAll("&amp;", "&");
	const search = await as.helper.get(`/programs?q=fairhaven&open=now&person=${rosa}&from=${referral}`);
	assert.equal(stop(search), "/programs?q=fairhaven&open=now");
	assert.equal(stop(await as.helper.get(`/connect/${pantry}?person=${rosa}`)), `/connect/${pantry}`);
	assert.equal(stop(await as.helper.get(`/connect?program=${pantry}&program=${legal}&person=${rosa}`)),
		`/connect?program=${pantry}&program=${legal}`);
	assert.equal(barOf(await as.helper.get(stop(search))), undefined);
});

test("each link of a search leads on with the person: form, needs, pages, cards, buttons", async () => {
	const page = await as.helper.get(`/programs?person=${rosa}`);
	assert.match(page.text, new RegExp(`<input type="hidden" name="person" value="${rosa}">`));
	const on = [...page.text.matchAll(/href="(\/(?:programs|connect)[^"]*)"/g)].map((m) => m[1]).filter((url) => url !== "/programs");
	assert.ok(on.length > 30, `${on.length}`);
	for (const url of on)
		assert.ok(url.includes(`person=${rosa}`), url);
	assert.match(page.text, new RegExp(`href="/connect/${pantry}\\?person=${rosa}"[^>]*>\\s*<span>Refer Rosa<`));
});

test("from a profile to the form: filled in, the way that was used last is ticked, the notes above it", async () => {
	const profile = await as.helper.get(`/people/${rosa}`);
	assert.match(profile.text, new RegExp(`href="/programs\\?person=${rosa}"`));
	await as.helper.submit(profile, { safe_contact: "No voicemail, please" }, { action: `/people/${rosa}`, holds: "seeker_phone" });
	const form = await as.helper.get(`/connect/${legal}?person=${rosa}`).then((page) => page.status === 303 ? as.helper.get(`/connect/${pantry}?person=${rosa}`) : page);
	assert.match(form.text, /value="phone" checked/);
	assert.doesNotMatch(form.text, /value="(email|text|dont_reach_out)" checked/);
	assert.match(form.words, /No voicemail, please/);
	assert.match(form.words, /Ticked as it was last time/);
	await connect(as.helper, { reach: ["email"], consent: "yes" }, { query: `?person=${rosa}` });
	assert.match((await as.helper.get(`/connect/${pantry}?person=${rosa}`)).text, /value="email" checked/);
});

test("an open referral to the program is said before sending: to the helper, their group and the seeker, to nobody else", async () => {
	const open = (page) => page.text.match(/data-open-referral="([^"]+)"/)?.[1];
	const fresh = await connect(as.helper, { reach: ["phone"], consent: "yes" }, { query: `?person=${rosa}` });
	const newest = (await as.helper.get(fresh.location)).text.match(/data-referral="([^"]+)"/)[1];
	assert.equal(open(await as.helper.get(`/connect/${pantry}?person=${rosa}`)), newest);
	assert.equal(open(await as.teammate.get(`/connect/${pantry}?person=${rosa}`)), newest);
	assert.equal(open(await it.visitor().get(`/connect/${pantry}`)), undefined);
	assert.equal(open(await as.stranger.get(`/connect/${pantry}`)), undefined);
	assert.equal(open(await as.helper.get(`/log-referral/${shelter}?person=${rosa}`)), undefined, "not to this program");

	const own = await connect(as.seeker, { for: "self", reach: ["phone"], consent: "yes", seeker_phone: "508 555 0172" });
	const mine = (await as.seeker.get(own.location)).text.match(/data-referral="([^"]+)"/)[1];
	assert.equal(open(await as.seeker.get(`/connect/${pantry}`)), mine);
	const form = await as.seeker.get(`/status/${mine}`);
	await as.seeker.submit(form, { status: "got_help" }, { action: `/status/${mine}` });
	assert.equal(open(await as.seeker.get(`/connect/${pantry}`)), undefined, "it is closed");
});

test("a person or referral that the viewer may not open is missing, with one body, on every page; signed out, sign-in comes first", async () => {
	for (const url of pages("person=ID").concat(pages("from=ID"))) {
		const ids = url.includes("person=") ? [rosa, "nobody", "' OR 1=1 -- "] : [referral, "nobody", "' OR 1=1 -- "];
		const missing = (await as.stranger.get(url.replace("ID", "unknown"))).text;
		for (const id of ids) {
			const there = url.replace("ID", encodeURIComponent(id));
			const page = await as.stranger.get(there);
			assert.equal(page.status, 404, there);
			assert.equal(page.text, missing, there);
			const out = await it.visitor().get(there);
			assert.equal(out.status, 303, there);
			assert.equal(decodeURIComponent(out.location.replace(/^.*\?next=/, "")), there);
		}
	}
	assert.equal((await as.claimer.get(`/programs?from=${referral}`)).status, 404, "nothing follows from the program's side");
});

test("refer elsewhere, as a helper: the new referral follows the old one, for the same person", async () => {
	const page = await as.helper.get(`/programs?from=${referral}`);
	assert.equal(barOf(page), rosa, "a helper's referral brings its person along");
	assert.match(page.words, /Finding help for Rosa Thread ?, after Fairhaven Food Pantry/);
	const url = page.text.match(new RegExp(`href="(/connect/${pantry}[^"]*)"`))[1].replaceAll("&amp;", "&");
	const sent = await connect(as.helper, { reach: ["phone"], consent: "yes" }, { query: url.slice(url.indexOf("?")) });
	const next = (await as.helper.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	assert.match((await as.helper.get(`/referrals/${next}`)).text, new RegExp(`href="/referrals/${referral}"`));
});

test("refer elsewhere, as the seeker: their own form, filled from the account", async () => {
	const first = await connect(as.seeker, { for: "self", reach: ["email"], consent: "yes" });
	const old = (await as.seeker.get(first.location)).text.match(/data-referral="([^"]+)"/)[1];
	const page = await as.seeker.get(`/programs?from=${old}`);
	assert.equal(barOf(page), undefined);
	assert.match(page.words, /Finding other help, after Fairhaven Food Pantry/);
	const form = await as.seeker.get(`/connect/${pantry}?from=${old}`);
	const v = Object.fromEntries(form.form({ action: `/connect/${pantry}`, holds: "for" }).fields);
	assert.deepEqual([v.for, v.seeker_first_name, v.seeker_email, v.from, v.reach], ["self", "Sam", "seeker@demo.test", old, "email"]);
	const sent = await connect(as.seeker, { consent: "yes" }, { query: `?from=${old}` });
	const next = (await as.seeker.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	assert.match((await as.seeker.get(`/referrals/${next}`)).text, new RegExp(`href="/referrals/${old}"`));
});

test("a signed-in person who types nothing about themself is the one of the account", async () => {
	const sent = await connect(as.helper, { for: "self", seeker_first_name: "", seeker_last_name: "", seeker_email: "", seeker_phone: "",
		reach: ["email"], consent: "yes" });
	const id = (await as.helper.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	assert.deepEqual((await it.sql(`SELECT seeker_first_name, seeker_email FROM referral WHERE public_id = '${id}'`))[0], ["Hana", "helper@demo.test"]);
	const guest = it.visitor(), form = await guest.get(`/connect/${pantry}`);
	assert.equal((await guest.submit(form, { for: "self", reach: ["email"], consent: "yes" }, { action: `/connect/${pantry}` })).status, 422);
});

test("the person stays through a redirect to another way, and through a mistake", async () => {
	assert.equal((await as.helper.get(`/connect/${shelter}?person=${rosa}`)).location, `/programs/${shelter}/next-steps?person=${rosa}`);
	assert.match((await as.helper.get(`/programs/${shelter}/next-steps?person=${rosa}`)).text, new RegExp(`href="/log-referral/${shelter}\\?person=${rosa}"`));
	assert.equal((await as.helper.get(`/log-referral/${pantry}?person=${rosa}`)).location, `/connect/${pantry}?person=${rosa}`);
	const form = await as.helper.get(`/connect/${pantry}?person=${rosa}&from=${referral}`);
	const wrong = await as.helper.submit(form, { reach: ["email"], seeker_email: "none", consent: "yes" }, { action: `/connect/${pantry}`, holds: "for" });
	assert.equal(wrong.status, 422);
	assert.equal(barOf(wrong), rosa);
	assert.match(wrong.text, new RegExp(`name="from" value="${referral}"`));
});

test("the program that was asked before is marked, and cannot be ticked", async () => {
	const card = (text) => text.slice(text.indexOf(`data-program="${pantry}"`)).split("</li>")[0];
	const after = card((await as.helper.get(`/programs?q=pantry&person=${rosa}&from=${referral}`)).text);
	assert.match(after, /You asked them before/);
	assert.doesNotMatch(after, /type="checkbox"/);
	assert.doesNotMatch(card((await as.helper.get(`/programs?q=pantry&person=${rosa}`)).text), /You asked them before/);
});

test("the way back leads to the row that was left", async () => {
	const search = "/programs?q=pantry&page=1";
	const page = await it.visitor().get(search);
	assert.match(page.text, new RegExp(`id="${pantry}"`));
	const back = async (referer) => (await it.visitor().get(`/programs/${pantry}`, { headers: { referer } })).text.match(/class="back">\s*<a href="([^"]+)"/)[1]
		.replaceAll("&amp;", "&");
	const here = (at) => it.visitor().address(at);
	assert.equal(await back(here(search)), `${search}#${pantry}`);
	for (const other of ["https://elsewhere.test/programs", here("/people"), here("/programs/../people"), "javascript:alert(1)", "", here("//evil.test/programs")])
		assert.equal(await back(other), "/programs", other);
});

test("from a referral back to the list as it was left, at its row; without one, to the row in the list of one's own side", async () => {
	const row = `#r-${referral}`;
	const back = async (who, referer) => (await as[who].get(`/referrals/${referral}`, { headers: referer ? { referer } : {} })).text
		.match(/class="back">\s*<a href="([^"]+)"/)[1].replaceAll("&amp;", "&");
	const here = (at) => as.claimer.address(at);
	for (const [who, list, other] of [
		["claimer", `/inbound/${pantry}?tab=all&q=rosa`, `/inbound/${pantry}`],
		["claimer", "/inbound?q=rosa", `/inbound/${pantry}`],
		["helper", `/people/${rosa}`, `/people/${rosa}`],
		["helper", "/people?q=rosa", `/people/${rosa}`],
	]) {
		assert.equal(await back(who, here(list)), list + row);
		for (const referer of [undefined, here(`/referrals/${referral}`), "https://elsewhere.test/inbound", here("/account")])
			assert.equal(await back(who, referer), other + row, referer);
	}
	for (const [who, list] of [["claimer", `/inbound/${pantry}?tab=all`], ["helper", `/people/${rosa}`]])
		assert.ok((await as[who].get(list)).text.includes(`id="r-${referral}"`), `${list} has the row`);
});

test("still back to that list after what is saved on the referral's page", async () => {
	const list = `/inbound/${pantry}?tab=all&q=rosa`, path = `/referrals/${referral}`;
	const left = (page) => page.text.match(/class="back">\s*<a href="([^"]+)"/)[1].replaceAll("&amp;", "&");
	let page = await as.claimer.get(path, { headers: { referer: as.claimer.address(list) } });
	for (const [fields, action, holds] of [
		[{ status: "eligible" }, `/status/${referral}`, "status"],
		[{}, `/status/${referral}`, "undo"],
		[{ note: "Call after five" }, `${path}/notes`, "note"],
	]) {
		const done = await as.claimer.submit(page, fields, { action, holds });
		assert.equal(done.status, 303, done.words.slice(0, 300));
		page = await as.claimer.get(done.location);
		assert.equal(left(page), `${list}#r-${referral}`);
	}
	const profile = `/people/${rosa}?tab=all`;
	page = await as.helper.get(`${path}?list=${encodeURIComponent(profile)}`);
	assert.match(page.text, /stop-sharing">\s*<input type="hidden" name="list" value="\/people\/[a-z0-9]+\?tab=all"/);
	page = await as.helper.get(`${path}/stop-sharing?list=${encodeURIComponent(profile)}`);
	assert.equal(left(page), `${path}?list=${encodeURIComponent(profile)}`);
	assert.match(page.text, /name="form_list" value="\/people\/[a-z0-9]+\?tab=all"/);
	for (const other of ["//elsewhere.test/inbound", "https://elsewhere.test/", "/account", "/inbound/../account"])
		assert.equal(left(await as.claimer.get(`${path}?list=${encodeURIComponent(other)}`)), `/inbound/${pantry}#r-${referral}`, other);
});

test("after each act on a referral's page the sheet that was used answers, with Undo in it", async () => {
	const path = `/referrals/${referral}`, says = (page) => page.text.match(/<section class="sheet no-print">[\s\S]*?<\/section>/)[0];
	const act = async (fields, holds = "status") => {
		const form = await as.claimer.get(path);
		const done = await as.claimer.submit(form, fields, { action: `/status/${referral}`, holds });
		assert.equal(done.status, 303, done.words.slice(0, 300));
		return as.claimer.get(done.location);
	};
	const saved = await act({ status: "eligible" });
	assert.match(says(saved), /autofocus>[\s\S]*Saved[\s\S]*Undo your last change[\s\S]*<select id="status"/);
	assert.equal(saved.text.match(/name="undo"/g).length, 1, "nowhere else");
	assert.match(saved.text, /data-status="eligible"/);
	const undone = await act({}, "undo");
	assert.match(says(undone), /autofocus>[\s\S]*Undone just now/);
	assert.doesNotMatch(undone.text, /name="undo"/);
	assert.match(undone.text, /data-status="not_updated"/);
	const noted = await act({ note: "Rings twice" });
	assert.match(noted.text, /data-status="not_updated"/, "a note without a status stays a note");
	assert.match(noted.text, /Add a note<\/h2>\s*<p class="notice good" role="status" tabindex="-1" autofocus>/);
	assert.match(noted.words, /Rings twice/);
});

test("everybody lands where their work is: claimers on Inbound, helpers on People, seekers on Referrals for Me", async () => {
	for (const [who, page] of [["claimer", "/inbound"], ["helper", "/people"], ["seeker", "/referrals"]])
		assert.equal((await it.visitor().signIn(`${who}@demo.test`)).location, page, who);
	const led = it.visitor(), form = await led.get(`/sign-in?next=/programs/${pantry}`);
	assert.equal((await led.submit(form, { address: "claimer@demo.test", password: PASSWORD }, { holds: "password" })).location, `/programs/${pantry}`,
		"unless a page sent them to sign in");
});
