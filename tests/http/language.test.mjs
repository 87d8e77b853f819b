// language - pages and messages come in the language that a person, a link, a browser or the site chooses.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BASE, nginxOnly, start, until } from "./harness.mjs";

let it, pantry;

before(async () => {
	it = await start();
	const rows = (await it.handrail("program", "list")).stdout.split("\n").map((line) => line.split("\t"));
	pantry = rows.find((row) => row[2] === "Fairhaven Food Pantry")[0];
});
after(() => it?.stop());

const FIND = { en: "Find help", es: "Buscar ayuda", ar: "ابحث عن مساعدة" };
const languageOf = (page) => page.text.match(/<html lang="([^"]+)"/)?.[1];

async function expectLanguage(visitor, path, language) {
	const page = await visitor.get(path);
	assert.equal(languageOf(page), language, path);
	assert.equal(page.headers["content-language"], language);
	return page;
}

test("the browser's language is used, the one with the highest weight first", async () => {
	for (const [accepted, language] of [["es-MX,es;q=0.9,en;q=0.8", "es"], ["en;q=0.3, ar;q=0.9", "ar"], ["xx, es;q=0.1", "es"], ["tlh", "en"]]) {
		const visitor = it.visitor();
		visitor.headers["Accept-Language"] = accepted;
		const page = await expectLanguage(visitor, "/programs", language);
		assert.match(page.words, new RegExp(FIND[language]));
		assert.match(page.headers.vary, /Cookie/);
		assert.match(page.headers.vary, /Accept-Language/);
		assert.match(page.text, language === "ar" ? /dir="rtl"/ : /dir="ltr"/);
	}
});

test("a link by the language's own name keeps the search, and the choice lasts without a script", async () => {
	const visitor = it.visitor();
	visitor.headers["Accept-Language"] = "en";
	const english = await visitor.get("/programs?q=food&near=Fairhaven");
	const [, link] = english.text.match(/<a href="(\?[^"]*lang=es)"[^>]*lang="es"[^>]*>Español<\/a>/);
	assert.match(english.text, /lang="ar"[^>]*>العربية<\/a>/);
	const spanish = await expectLanguage(visitor, `/programs${link.replaceAll("&amp;", "&")}`, "es");
	assert.match(spanish.text, /name="q"[^>]*value="food"/);
	assert.match(spanish.text, /name="near"[^>]*value="Fairhaven"/);
	await expectLanguage(visitor, "/sign-in", "es");
	await expectLanguage(visitor, `/programs/${pantry}`, "es");
	await expectLanguage(visitor, "/nothing-here", "es");
	await expectLanguage(visitor, "/programs?lang=en", "en");
	await expectLanguage(visitor, "/programs", "en");
});

test("the choice is in no session and holds nothing but the language, and what is no language is ignored", async () => {
	const visitor = it.visitor();
	const page = await visitor.get("/programs?lang=es");
	assert.deepEqual([page.headers["set-cookie"]].flat(), [`handrail-language=es; Path=${BASE}/; HttpOnly; SameSite=Lax`]);
	for (const wrong of ["fr", "../es", "es%0d%0aX:y", ""]) {
		const other = await it.visitor().get(`/programs?lang=${wrong}`);
		assert.equal(languageOf(other), "en");
		assert.equal(other.headers["set-cookie"], undefined);
	}
});

test("search engines find each language of a public page, and of no other", async () => {
	const visitor = it.visitor();
	const page = await visitor.get(`/programs/${pantry}`);
	for (const language of ["en", "es", "ar"])
		assert.match(page.text, new RegExp(`<link rel="alternate" hreflang="${language}" href="http://[^"]*/programs/${pantry}\\?lang=${language}">`));
	assert.doesNotMatch((await visitor.get("/sign-in")).text, /rel="alternate"/);
});

test("a page that answers a form has no link that would lose what was typed", async () => {
	const visitor = it.visitor();
	const form = await visitor.get(`/connect/${pantry}`);
	assert.match(form.text, /lang=es/);
	const wrong = await visitor.submit(form, { for: "self", comment: "Two children" }, { action: `/connect/${pantry}`, holds: "reach" });
	assert.equal(wrong.status, 422);
	assert.doesNotMatch(wrong.text, /\?lang=es/);
});

test("an account's language is saved, outlasts the browser's, and makes its messages", async () => {
	const visitor = it.visitor();
	await visitor.signIn("teammate@demo.test");
	await visitor.get("/people?lang=ar");
	const account = await visitor.get("/account");
	const saved = await visitor.submit(account, { part: "language", language: "es" }, { action: "/account", holds: "language" });
	assert.equal(saved.status, 303);
	const page = await expectLanguage(visitor, saved.location, "es");
	assert.match(page.words, /Su idioma está guardado/);
	const again = it.visitor();
	again.headers["Accept-Language"] = "en";
	await again.signIn("teammate@demo.test");
	await expectLanguage(again, "/people", "es");
	const refused = await again.submit(await again.get("/account"), { part: "language", language: "xx" }, { action: "/account", holds: "language" });
	assert.equal(refused.status, 422);
	assert.match(refused.words, /Elija un idioma de la lista/);
});

test("a seeker's message is in the seeker's language, the program's in the site's", async () => {
	const visitor = it.visitor();
	visitor.headers["Accept-Language"] = "es";
	const action = `/connect/${pantry}`;
	const sent = await visitor.submit(await visitor.get(action), { for: "self", seeker_first_name: "Rosa", seeker_last_name: "Idioma",
		seeker_email: "rosa.idioma@people.test", seeker_phone: "508 555 0142", seeker_language: "ar", reach: ["email"], comment: "Comida", consent: "yes" },
	{ action, holds: "reach" });
	assert.equal(sent.status, 303, sent.words);
	assert.match((await visitor.get(sent.location)).words, /Enviado a Fairhaven Food Pantry/);
	const mailTo = (address) => until(`a mail for ${address}`, async () =>
		(await it.mails()).find((m) => m.to.includes(address) && (address !== "pantry@demo.test" || m.text.includes("Rosa"))));
	const seekers = await mailTo("rosa.idioma@people.test"), programs = await mailTo("pantry@demo.test");
	assert.match(seekers.text, /أرسلنا طلبك إلى Fairhaven Food Pantry/);
	assert.match(seekers.html, /<td class="inside" lang="ar" dir="rtl"/);
	assert.match(programs.words, /Rosa Idioma asked Fairhaven Food Pantry for help/);
});

test("the page behind a link is in the language of its message, unless its reader chose another", async () => {
	const visitor = it.visitor(), action = `/connect/${pantry}`;
	const sent = await visitor.submit(await visitor.get(action), { for: "self", seeker_first_name: "Paz", seeker_email: "paz@people.test",
		seeker_language: "es", reach: ["email"], consent: "yes" }, { action, holds: "reach" });
	assert.equal(sent.status, 303, sent.words);
	const linkTo = async (address) => new URL((await until(`a mail for ${address}`, async () => (await it.mails()).find((m) => m.to.includes(address)
		&& m.text.includes("Paz")))).links.find((l) => /\/s\//.test(l))).pathname;
	const link = await linkTo("paz@people.test"), english = it.visitor(), arabic = it.visitor();
	english.headers["Accept-Language"] = "en";
	for (const path of [link, `${link}/erase`, `${link}/stop-sharing`])
		assert.match((await english.get(path)).text, /<html lang="es"/, `of the message, not of the browser: ${path}`);
	assert.match((await english.get(await linkTo("pantry@demo.test"))).text, /<html lang="en"/, "the program's has its own");
	await arabic.get("/?lang=ar");
	assert.match((await arabic.get(link)).text, /<html lang="ar"/, "chosen by the reader");
});

test("a text is in the seeker's language, too", async () => {
	const visitor = it.visitor();
	visitor.headers["Accept-Language"] = "es";
	const action = `/connect/${pantry}`;
	const sent = await visitor.submit(await visitor.get(action), { for: "self", seeker_first_name: "Luz", seeker_last_name: "Texto",
		seeker_phone: "508 555 0149", reach: ["text"], consent: "yes" }, { action, holds: "reach" });
	assert.equal(sent.status, 303, sent.words);
	const text = await it.textMessage("+15085550149");
	assert.match(text.body, /Enviamos su solicitud a Fairhaven Food Pantry/);
	assert.doesNotMatch(text.body, /\b(the|your|you|was|sent|help for)\b/i, text.body);
});

test("the web server's own pages are in the language that was chosen, or else the browser's", { skip: nginxOnly("they are its pages") }, async () => {
	const MISSING = { en: "We can’t find that page", es: "No encontramos esa página", ar: "لا نجد هذه الصفحة" };
	const rows = [["es-MX,es;q=0.9,en;q=0.8", "", "es"], ["ca,es;q=0.9", "", "es"], ["ar", "", "ar"], ["tlh,xx", "", "en"], ["", "", "en"], ["../es", "", "en"],
		["est", "", "en"], ["en", "handrail-language=es", "es"], ["es", "a=b; handrail-language=ar", "ar"], ["es", "handrail-language=xx", "es"]];
	for (const [accepted, cookie, language] of rows) {
		const page = await it.visitor().get("/static/nothing.css", { headers: { "Accept-Language": accepted, Cookie: cookie } });
		assert.equal(page.status, 404);
		assert.equal(languageOf(page), language, `${accepted} ${cookie}`);
		assert.match(page.words, new RegExp(MISSING[language]));
		assert.match(page.text, language === "ar" ? /dir="rtl"/ : /dir="ltr"/);
		assert.doesNotMatch(page.text, /\{\{|@[A-Z]+@/);
	}
	const long = await it.visitor().request("POST", "/connect/x", { form: { comment: "x".repeat(300_000) }, headers: { "Accept-Language": "es" } });
	assert.equal(long.status, 413);
	assert.match(long.words, /Eso fue demasiado largo/);
});

test("a site that leaves a language out does not offer it", async () => {
	await it.handrail("site", "set", "clinic.localhost", "--languages", "en,es");
	const visitor = it.visitor("clinic.localhost");
	visitor.headers["Accept-Language"] = "ar";
	const page = await expectLanguage(visitor, "/programs", "en");
	assert.match(page.text, /lang=es/);
	assert.doesNotMatch(page.text, /lang=ar/);
	await it.handrail("site", "set", "clinic.localhost", "--languages", "en");
	assert.doesNotMatch((await visitor.get("/programs")).text, /\?lang=/);
});
