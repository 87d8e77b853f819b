// programs - programs through nginx: search, cards, program page, next steps, `handrail program`.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";

import { start, unescape } from "./harness.mjs";

let it, anyone;
before(async () => {
	it = await start();
	anyone = it.visitor();
});
after(() => it?.stop());

// The cards of a page, in order, without those that are listed apart: [{ id, name, words, href }].
const cards = (page) => cardsOf(page.text.split('<h2 id="apart">')[0]);
const apart = (page) => cardsOf(page.text.split('<h2 id="apart">')[1] ?? "");

function cardsOf(html) {
	return [...html.matchAll(/<li class="card" data-program="([^"]+)"[^>]*>([\s\S]*?)<\/p>\s*<\/li>/g)].map(([, id, card]) => ({
		id,
		name: unescape(card.match(/<h3><a[^>]*>([^<]*)</)[1]),
		href: card.match(/<a class="button connect[^"]*" href="([^"]+)"/)?.[1],
		words: unescape(card.replace(/<[^>]+>/g, " ")).replace(/\s+/g, " "),
	}));
}

const names = (page) => cards(page).map((card) => card.name);

async function find(query, host) {
	const page = await (host ? it.visitor(host) : anyone).get(`/programs?${new URLSearchParams(query)}`);
	assert.equal(page.status, 200, `${JSON.stringify(query)}: ${page.status}`);
	return page;
}

test("the front page asks one question, and names the eight needs", async () => {
	const page = await anyone.get("/");
	assert.equal(page.status, 200);
	assert.match(page.text, /name="q"/);
	assert.match(page.text, /name="near"/);
	for (const need of ["food", "housing", "money", "health", "legal", "work", "family", "transport"])
		assert.match(page.text, new RegExp(`href="/programs\\?need=${need}"`));
	assert.equal(cards(await anyone.get("/programs")).length, 25);
	assert.doesNotMatch(page.text, /<script(?![^>]*src=)/, "no script in the page");
	assert.equal(page.headers["set-cookie"], undefined, "looking sets no cookie");
});

test("words find matching names first, also with other endings", async () => {
	assert.equal(names(await find({ q: "food pantry" }))[0], "Fairhaven Food Pantry");
	assert.equal(names(await find({ q: "PANTRIES" }))[0], "Fairhaven Food Pantry");
	assert.equal(names(await find({ q: "diapers" }))[0], "Fairhaven Diaper Bank");
	assert.ok(names(await find({ q: "ingles" })).includes("Clases de inglés para recién llegados"));
	assert.ok(names(await find({ q: "مركز" })).includes("مركز الترحيب بالعائلات"));
});

test("the search form works without changes", async () => {
	const found = await anyone.submit(await anyone.get("/"), { q: "pantry", near: "Fairhaven" }, { action: "/programs" });
	assert.equal(found.status, 200);
	assert.equal(names(found)[0], "Fairhaven Food Pantry");
	assert.match(cards(found)[0].words, /\d miles/);
	assert.match(found.text, /value="pantry"/);
});

test("what is open now first, then nearest first, by town, by postal code, by numbers", async () => {
	for (const near of ["Fairhaven", "fairhaven, ma", "02799", "41.638,-70.9"]) {
		const page = await find({ near, within: "50" });
		const found = cards(page).map(({ words }) => ({ open: /Open (now|day)/.test(words), far: Number(words.match(/([\d.]+) miles/)[1]) }));
		assert.ok(found.length > 10, near);
		assert.deepEqual(found, found.toSorted((a, b) => b.open - a.open || a.far - b.far), near);
	}
});

test("a postal code that nobody knows stands for its area, and the page says what was typed", async () => {
	for (const near of ["02789", "02789-1234"]) {
		const page = await find({ near, q: "pantry" });
		assert.equal(page.status, 200);
		assert.match(page.words, new RegExp(`near ${near}(?!\\d)`));
		assert.doesNotMatch(page.words, /near 027(?!\d)/);
	}
});

test("an unknown place is reported beside its field", async () => {
	const page = await anyone.get("/programs?near=Atlantis&q=pantry");
	assert.equal(page.status, 422);
	assert.match(page.text, /id="near-error"/);
	assert.match(page.text, /<title>Error:/);
	assert.match(page.text, /value="Atlantis"/);
	assert.doesNotMatch(page.text, /data-program=/, "a list would look like an answer");
});

test("a gazetteer knows places where no program is, and offers all of one name", async () => {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-places-")), file = path.join(folder, "places.txt");
	await writeFile(file, ["USPS\tGEOID\tNAME\tINTPTLAT\tINTPTLONG", "MA\t1\tQuincaster town\t41.7\t-70.9", "RI\t2\tQuincaster village\t41.5\t-71.5"].join("\n"));
	const { stdout } = await it.handrail("places", "import", file);
	await rm(folder, { recursive: true });
	assert.match(stdout, /^places\t2$/m);
	const page = await find({ near: "Quincaster, Massachusetts", q: "pantry" });
	assert.ok(names(page).includes("Fairhaven Food Pantry"));
	assert.match(page.words, /near Quincaster, MA/);
	const both = await find({ near: "quincaster", q: "pantry" });
	const [, href] = both.text.match(/<a href="([^"]+)" dir="auto">Quincaster, RI<\/a>/);
	assert.match((await anyone.get(unescape(href))).text, /value="Quincaster, RI"/);
});

test("need and language narrow the search", async () => {
	const food = names(await find({ need: "food" }));
	assert.ok(food.includes("Fairhaven Food Pantry"));
	assert.ok(!food.includes("Fairhaven Legal Aid"));
	const spanish = await find({ need: "food", language: "es" });
	assert.ok(cards(spanish).length);
	for (const card of cards(spanish))
		assert.match(card.words, /Español/);
	assert.ok(cards(spanish).length < food.length);
});

test("all pages together list each program once", async () => {
	const all = [];
	let page = await find({});
	const count = Number(page.words.match(/(\d+) programs/)[1]);
	for (;;) {
		all.push(...cards(page).map((card) => card.id));
		const next = page.text.match(/href="([^"]+)" rel="next"/)?.[1];
		if (!next)
			break;
		page = await anyone.get(unescape(next));
	}
	assert.equal(all.length, count);
	assert.equal(new Set(all).size, count);
});

test("people search as they talk", async () => {
	for (const [typed, name] of [["I am hungry", "Fairhaven Food Pantry"], ["being evicted", "Fairhaven Rent Help"], ["sleep tonight", "Fairhaven Night Shelter"],
		["comida", "Fairhaven Food Pantry"], ["refugio", "Fairhaven Night Shelter"], ["desalojo", "Fairhaven Rent Help"], ["lawyer", "Fairhaven Legal Aid"],
		["abogado", "Fairhaven Legal Aid"], ["diper", "Fairhaven Diaper Bank"], ["shleter", "Fairhaven Night Shelter"], ["pantri", "Fairhaven Food Pantry"]])
		assert.ok(names(await find({ q: typed })).slice(0, 5).includes(name), `${typed}: ${names(await find({ q: typed })).slice(0, 5)}`);
	assert.match((await find({ q: "shleter" })).words, /We looked for “shelter” instead/);
});

test("words of danger, and nothing found, show the crisis line above the list", async () => {
	for (const q of ["I want to die", "he hits me", "me pega", "violencia domestica", "nothinglikeit"]) {
		const text = (await find({ q })).text.split('<main id="main"')[1];
		assert.match(text, q === "nothinglikeit" ? /You can call someone now/ : /in a crisis\?/, q);
		assert.match(text, /id="urgent"[\s\S]*href="tel:988"[\s\S]*<h2 id="found">/, q);
	}
	assert.doesNotMatch((await find({ q: "food" })).text, /in a crisis\?/);
	assert.doesNotMatch((await anyone.get("/programs")).text, /in a crisis\?/);
});

test("programs at no place are listed apart", async () => {
	const page = await find({ near: "Fairhaven" });
	assert.ok(apart(page).length, "some");
	for (const card of apart(page))
		assert.ok(!names(page).includes(card.name) && !/miles/.test(card.words), card.name);
});

test("hostile searches get a normal answer", async () => {
	for (const q of ["+++", "\"", "%", "a", "' OR 1=1 -- ", "\u{1F34E}", "<script>alert(1)</script>", "()", "food*+-<>~@", "x".repeat(4000)]) {
		const page = await anyone.get(`/programs?q=${encodeURIComponent(q)}`);
		assert.equal(page.status, 200, q.slice(0, 40));
		assert.doesNotMatch(page.text, /<script>alert/);
	}
	for (const query of ["page=0", "page=-1", "page=99999999999999999999", "page=x", "within=7", "need=nothing", "language=%27", "open=yes", "q=%00", "q=%ff"])
		assert.ok([200, 400].includes((await anyone.get(`/programs?${query}`)).status), query);
});

test("the button names what it does, and does it", async () => {
	const card = async (name, host) => cards(await find({ q: name }, host)).find((c) => c.name === name);
	const pantry = await card("Fairhaven Food Pantry");
	assert.match(pantry.words, /Ask for help here ?: Fairhaven Food Pantry/);
	assert.equal(pantry.href, `/connect/${pantry.id}`);
	const legal = await card("Fairhaven Legal Aid");
	assert.match(legal.words, /Apply on their site/);
	assert.equal(legal.href, `/programs/${legal.id}/next-steps`);
	const shelter = await card("Fairhaven Night Shelter");
	assert.match(shelter.words, /See next steps/);
	assert.equal((await card("Fairhaven Diaper Bank")).href, `/connect/${(await card("Fairhaven Diaper Bank")).id}`);
	assert.match((await card("Fairhaven Diaper Bank", "clinic.localhost")).href, /\/next-steps$/, "unclaimed where only claimed ones take referrals");
	assert.match((await card("Fairhaven Night Shelter", "tracking.localhost")).href, /^\/connect\//, "tracking-only: every program");
});

test("program page and next steps", async () => {
	const id = await it.programId("Fairhaven Food Pantry");
	const page = await anyone.get(`/programs/${id}`);
	assert.equal(page.status, 200);
	assert.match(page.text, /href="tel:\+15085550101"/);
	assert.match(page.words, /120 Mill Street/);
	assert.match(page.words, /Monday 9 am to 5 pm/);
	assert.match(page.text, new RegExp(`data-program="${id}"`));
	const legal = await it.programId("Fairhaven Legal Aid");
	const steps = await anyone.get(`/programs/${legal}/next-steps`);
	assert.match(steps.words, /We have not told Fairhaven Legal Aid anything/);
	assert.match(steps.text, /<a class="button" href="https:\/\/[^"]+" rel="noopener noreferrer">/);
	assert.doesNotMatch(steps.text, /href="\/connect\//);
	for (const path of ["/programs/nobody", "/programs/nobody/next-steps", "/programs/%3Cb%3E", `/programs/${id}/x`])
		assert.equal((await anyone.get(path)).status, 404, path);
	assert.equal((await anyone.post(`/programs/${id}`)).status, 405);
	assert.equal((await anyone.head(`/programs/${id}`)).text, "");
});

test("handrail program set changes the button; exit status 2 for wrong use, 1 for failure", async () => {
	const name = "Meals on Wheels", id = await it.programId(name);
	const button = async () => cards(await find({ q: name })).find((card) => card.id === id).href;
	assert.match(await button(), /next-steps$/);
	const first = await it.handrail("program", "set", id, "--mode", "here", "--verb", "schedule", "--referral-email", "meals@demo.test");
	assert.match(first.stderr, /No referral address is confirmed/);
	assert.match(await button(), /next-steps$/, "an address that is not confirmed is not written to");
	await it.handrail("program", "set", id, "--referral-email", "meals@demo.test", "--confirmed", "--answer-days", "4");
	assert.equal(await button(), `/connect/${id}`);
	const { stdout } = await it.handrail("program", "show", id);
	assert.match(stdout, /^mode +here$/m);
	assert.match(stdout, /^verb +schedule$/m);
	assert.match(stdout, /^answer days +4$/m);
	assert.match(stdout, /^referral email +meals@demo\.test$/m);
	for (const args of [["set", id, "--mode", "nowhere"], ["set", id, "--external-url", "javascript:x"], ["set"], ["show"], [], ["set", id, "--confirmed"]])
		await assert.rejects(it.handrail("program", ...args), { code: 2 }, args.join(" "));
	for (const args of [["set", "nobody", "--mode", "here"], ["show", "nobody"], ["set", id, "--claimer", "nobody@demo.test"]])
		await assert.rejects(it.handrail("program", ...args), { code: 1 }, args.join(" "));
	assert.match((await it.handrail("program", "--help")).stdout, /--referral-email/);
});

test("where nothing was found, other searches that find something are links with their numbers", async () => {
	const none = await find({ q: "legal", near: "42.9,-70.8", within: "1", language: "es" });
	assert.match(none.words, /We found nothing/);
	const tries = [...none.text.matchAll(/<li><a href="(\/programs[^"]*)">([^<]*)<\/a>\s*<span class="quiet">(\d+) program/g)];
	assert.ok(tries.some(([, , words]) => words === "In every place"), none.words.slice(0, 900));
	for (const [, url, , number] of tries) {
		const page = await anyone.get(unescape(url));
		assert.equal(Number(page.words.match(/(\d+) programs?/)[1]), Number(number), url);
	}
	const nowhere = await find({ q: "xylophonetuning" });
	assert.doesNotMatch(nowhere.text, /<a href="[^"]*">In every place/, "no link that finds nothing");
});

test("beside each choice that narrows a search stands how many it would leave", async () => {
	const all = await find({ q: "fairhaven", near: "Fairhaven", within: "25" });
	const choices = [...all.text.matchAll(/<li><a href="([^"]+)"[^>]*>\s*[^<]*<span>(\d+)<\/span>/g)].filter(([, , n]) => n !== "0");
	assert.ok(choices.length > 4, `${choices.length}`);
	for (const [, url, number] of choices) {
		const page = await anyone.get(unescape(url));
		assert.equal(Number(page.words.match(/(\d+) programs?/)?.[1]), Number(number), url);
	}
});

test("an export needs no --source where there is one directory", async () => {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-export-"));
	try {
		const { stdout } = await it.handrail("export", path.join(folder, "all"));
		assert.match(stdout, /^services\.csv\t4\d$/m);
		await assert.rejects(it.handrail("import", path.join(folder, "all"), "--country", "XX"), (error) => error.code === 2 && /unknown country XX/.test(error.stderr));
	} finally {
		await rm(folder, { recursive: true });
	}
});

test("a program page has the languages also where the directory lists nothing else", async () => {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-signs-"));
	try {
		await writeFile(path.join(folder, "organizations.csv"), "id,name,description\no,Tongue Org,x\n");
		await writeFile(path.join(folder, "services.csv"), "id,organization_id,name,description,status,languages\ns,o,Signs Alone,x,active,A.S.L.\n");
		await it.handrail("import", folder, "--source", "signs");
	} finally {
		await rm(folder, { recursive: true });
	}
	assert.match((await anyone.get(`/programs/${await it.programId("Signs Alone")}`)).words, /Languages American Sign Language/);
});
