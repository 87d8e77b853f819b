// The words that a program's team writes on its card and page last over imports of the directory, beside the directory's own.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { root, start } from "./harness.mjs";

let it, pantry, action, folder;
const as = {};

before(async () => {
	it = await start();
	pantry = await it.programId("Fairhaven Food Pantry");
	action = `/manage/${pantry}/listing`;
	for (const [name, address] of [["clara", "claimer@demo.test"], ["stan", "stranger@demo.test"], ["wendy", "helper@demo.test"]]) {
		as[name] = it.visitor();
		await as[name].signIn(address);
	}
	await it.handrail("program", "set", pantry, "--claimer", "helper@demo.test", "--role", "program_worker");
	as.guest = it.visitor();
	folder = await mkdtemp(path.join(tmpdir(), "handrail-test-listing-"));
	await cp(path.join(root, "demo/hsds"), folder, { recursive: true });
});
after(async () => {
	await it?.stop();
	await rm(folder, { recursive: true, force: true });
});

const edit = async (fields) => as.clara.submit(await as.clara.get(action), fields, { action });
const page = async () => (await as.guest.get(`/programs/${pantry}`)).words;
const found = async (words) => (await as.guest.get(`/programs?q=${encodeURIComponent(words)}`)).text.includes(`data-program="${pantry}"`);
const errors = (answer) => [...answer.text.matchAll(/ id="([^"]+)-error"/g)].map((m) => m[1]);
const listed = (answer, field) => answer.text.match(new RegExp(`name="take" value="${field}"`)) !== null;

// The directory again, after these changes of its files.
async function importAgain(...changes) {
	for (const [file, before_, after_] of changes) {
		const at = path.join(folder, file), text = await readFile(at, "utf8");
		assert.ok(text.includes(before_), `${file} has ${before_}`);
		await writeFile(at, text.replace(before_, after_));
	}
	return (await it.handrail("import", folder, "--source", "fairhaven")).stdout;
}

test("only the program's admins find the page", async () => {
	assert.equal((await as.clara.get(action)).status, 200);
	for (const other of [as.wendy, as.stan])
		assert.equal((await other.get(action)).status, 404);
	assert.match((await as.guest.get(action)).location, /^\/sign-in/);
});

test("a form that changes nothing changes nothing", async () => {
	const before_ = await page();
	assert.equal((await edit({})).status, 303);
	assert.deepEqual(await it.sql("SELECT COUNT(*) FROM program_listing"), [["0"]]);
	assert.deepEqual(await it.sql("SELECT COUNT(*) FROM audit WHERE what = 'description'"), [["0"]]);
	assert.equal(await page(), before_);
});

test("what cannot be is named beside its field, and nothing is lost", async () => {
	const again = await edit({ url: "not a link", email: "a@b@c", languages: "English, Klingonish", name: "Kept name", phones: `1${"2".repeat(300)}` });
	assert.equal(again.status, 422);
	assert.deepEqual(errors(again).sort(), ["email"], "the form's own checks first");
	const rest = await edit({ url: "not a link", languages: "English, Klingonish", name: "Kept name", phones: `1${"2".repeat(300)}` });
	assert.equal(rest.status, 422);
	assert.deepEqual(errors(rest).sort(), ["languages", "phones", "url"]);
	assert.match(rest.text, /value="Kept name"/);
	assert.match(rest.text, /Klingonish/);
	assert.deepEqual(await it.sql("SELECT COUNT(*) FROM program_listing"), [["0"]]);
});

test("edited words are on card and page, and the search finds them and no longer the old ones", async () => {
	assert.equal(await found("zucchini"), false);
	const done = await edit({ name: "Fairhaven Larder", description: "Zucchini and bread for everybody. Come as you are.", fees: "A coin if you have one",
		eligibility: "Anybody at all, kumquat lovers too.", phones: "(508) 555-0101\n508 555 0177 x12 (fax), the back office", languages: "Tagalog, English",
		needs: ["food", "health"], url: "https://larder.example/new" });
	assert.equal(done.location, `${action}?saved=yes`, done.words.slice(0, 600));
	const words = await page();
	for (const word of ["Fairhaven Larder", "Zucchini and bread for everybody.", "A coin if you have one", "kumquat", "555 0177", "the back office", "larder.example"])
		assert.ok(words.includes(word), `${word} in ${words.slice(0, 1500)}`);
	assert.doesNotMatch(words, /Fairhaven Food Pantry|Groceries for one week/);
	for (const word of ["zucchini", "larder", "kumquat"])
		assert.ok(await found(word), word);
	assert.doesNotMatch((await it.sql(`SELECT w.words FROM search_program w JOIN program p ON p.id = w.program_id WHERE p.public_id = '${pantry}'`))[0][0], /\bgrocer/,
		"the old words are gone");
	assert.ok((await as.guest.get("/programs?need=health&q=larder")).text.includes(pantry), "the need");
	assert.ok((await as.guest.get("/programs?language=tl&q=larder")).text.includes(pantry), "the language");
	assert.deepEqual(await it.sql(`SELECT DISTINCT c.program_name FROM program_claimer c JOIN program p ON p.id = c.program_id WHERE p.public_id = '${pantry}'`),
		[["Fairhaven Larder"]], "the team's own list has the new name");
	assert.deepEqual((await it.sql("SELECT what FROM audit WHERE act = (SELECT MAX(act) FROM audit WHERE what = 'eligibility') AND what <> '' ORDER BY what")).flat(),
		["description", "eligibility", "fees", "languages", "name", "needs", "phones", "url"]);
	const again = await as.clara.get(action);
	assert.match(again.words, /The directory says: Groceries for one week|Fairhaven Food Pantry/);
	assert.ok(listed(again, "description") && !listed(again, "documents"));
});

test("an import with other words touches no edit, and the page shows what the directory says now", async () => {
	const told = await importAgain(["services.csv", "Groceries for one week", "Rutabagas for two weeks"], ["services.csv", "\"Come during our hours, or call and we set food aside for you.\"", "Ring the turquoise bell."],
		["phones.csv", "(508) 555-0101", "(508) 555-0155"]);
	assert.match(told, /^changed\t1$/m);
	const words = await page();
	for (const word of ["Fairhaven Larder", "Zucchini and bread", "555 0177", "turquoise bell"])
		assert.ok(words.includes(word), word);
	assert.ok(!words.includes("Rutabagas") && !words.includes("555-0155"));
	assert.ok(await found("zucchini") && await found("kumquat"));
	assert.ok(!await found("rutabagas"));
	const shown = await as.clara.get(action);
	assert.match(shown.words, /The directory now says: Rutabagas for two weeks/);
	assert.match(shown.words, /The directory now says: \(508\) 555-0155/);
	assert.match(shown.words, /The directory says: Fairhaven Food Pantry/, "that one has not changed");
	assert.match(await importAgain(), /^unchanged\t/m, "a third import changes nothing");
	assert.match((await as.clara.get(action)).words, /The directory now says: Rutabagas/);
});

test("a button takes the directory's words for one field, and keeps what was typed in the others", async () => {
	const done = await edit({ take: "description", documents: "A big bag" });
	assert.equal(done.status, 303);
	const words = await page();
	assert.ok(words.includes("Rutabagas for two weeks") && words.includes("A big bag") && words.includes("Fairhaven Larder"));
	assert.ok(await found("rutabagas") && !await found("zucchini"));
	assert.ok(!listed(await as.clara.get(action), "description"));
});

test("an emptied field is the directory's again, place and kind of its numbers included", async () => {
	const before_ = await it.sql("SELECT raw, dial, type FROM program_phone f JOIN program p ON p.id = f.program_id WHERE p.source_id = 'svc-01' ORDER BY position");
	assert.equal(before_.length, 2);
	assert.equal((await edit({ name: "", phones: "", languages: "", needs: [], fees: "", eligibility: "", url: "", documents: "" })).status, 303);
	assert.deepEqual(await it.sql("SELECT COUNT(*) FROM program_listing"), [["0"]]);
	const words = await page();
	assert.ok(words.includes("Fairhaven Food Pantry") && words.includes("555-0155"));
	assert.ok(await found("rutabagas") && !await found("larder") && !await found("kumquat"));
	// an import of the same directory into another source has the very same rows
	await it.handrail("import", folder, "--source", "other");
	for (const table of ["program_text t", "program_language t", "program_need t", "program_phone t"]) {
		const rows = async (source) => (await it.sql(`SELECT t.* FROM ${table} JOIN program p ON p.id = t.program_id WHERE p.source_id = 'svc-01' AND p.source = '${source}'`))
			.map((row) => row.slice(table.startsWith("program_need") ? 2 : 1).join("|"));
		assert.deepEqual((await rows("fairhaven")).map((r) => r.split("\\n").sort()), (await rows("other")).map((r) => r.split("\\n").sort()), table);
	}
});

test("the address that proves a claim stays the directory's", async () => {
	const diapers = await it.programId("Fairhaven Diaper Bank");
	await it.handrail("program", "set", diapers, "--claimer", "claimer@demo.test");
	const at = `/manage/${diapers}/listing`;
	assert.equal((await as.clara.submit(await as.clara.get(at), { email: "clara.private@program.test" }, { action: at })).status, 303);
	await it.handrail("program", "set", diapers, "--remove-claimer", "claimer@demo.test");
	const claim = await as.stan.get(`/programs/${diapers}/claim`);
	assert.equal(claim.status, 200);
	assert.doesNotMatch(claim.words, /program\.test/);
});
