// A site admin finds a program, and changes what `handrail program set` changes: its settings, its addresses, its team.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, pantry, diapers, action;
const as = {};

before(async () => {
	it = await start();
	[pantry, diapers] = await Promise.all([it.programId("Fairhaven Food Pantry"), it.programId("Fairhaven Diaper Bank")]);
	action = `/admin/programs/${pantry}`;
	for (const [name, address] of [["ada", "admin@demo.test"], ["clara", "claimer@demo.test"], ["stan", "stranger@demo.test"]]) {
		as[name] = it.visitor();
		await as[name].signIn(address);
	}
	as.guest = it.visitor();
});
after(() => it?.stop());

const errors = (answer) => [...answer.text.matchAll(/ id="([^"]+)-error"/g)].map((m) => m[1]);
const shown = async (program = pantry) => (await it.handrail("program", "show", program)).stdout;
const page = (path = action) => as.ada.get(path);
const send = async (holds, fields, { by = as.ada, path = action } = {}) => by.submit(await page(path), fields, { action: path, holds });
const audited = async (act) => (await it.sql(`SELECT what, old_value, new_value FROM audit WHERE object = '${pantry}' ORDER BY number`)).filter((row) => row.join(" ").includes(act));

test("only the site's admins find these pages", async () => {
	for (const path of ["/admin/programs", action]) {
		assert.equal((await as.ada.get(path)).status, 200);
		for (const other of [as.clara, as.stan])
			assert.equal((await other.get(path)).status, 404);
		assert.match((await as.guest.get(path)).location, /^\/sign-in/);
	}
	assert.equal((await as.ada.get("/admin/programs/AAAAAAAAAAAA")).status, 404);
	assert.match((await as.ada.get("/admin")).text, /href="\/admin\/programs"/);
});

test("the list is searched by words and paged", async () => {
	const all = await page("/admin/programs"), ids = (p) => [...p.text.matchAll(/<li class="card" data-program="([^"]+)"/g)].map((m) => m[1]);
	assert.equal(ids(all).length, 25);
	assert.match(all.text, /page=2/);
	const second = await page("/admin/programs?page=2");
	assert.ok(ids(second).length > 0 && !ids(second).some((id) => ids(all).includes(id)));
	assert.ok(ids(await page("/admin/programs?q=food+pantry")).includes(pantry));
	assert.equal(ids(await page("/admin/programs?q=xyzzyqux")).length, 0);
	for (const wrong of ["0", "41", "two"])
		assert.equal((await page(`/admin/programs?page=${wrong}`)).status, 400, wrong);
});

test("settings are those of the command, by its rules, and each change is audited", async () => {
	const wrong = await send("answer_days", { answer_days: "0", external_url: "ftp://x" });
	assert.equal(wrong.status, 422);
	assert.ok(errors(wrong).includes("answer_days"), errors(wrong).join());
	assert.match(wrong.text, /ftp:\/\/x/, "nothing is lost");
	const done = await send("answer_days", { answer_days: "4", capacity: "wait_list", confidential: "yes", minimal_mail: "yes" });
	assert.equal(done.location, `${action}?saved=yes`, done.words.slice(0, 500));
	const said = await shown();
	for (const line of [/answer days\s+4/, /capacity\s+wait_list/, /confidential\s+yes/, /minimal mail\s+yes/])
		assert.match(said, line);
	assert.match((await page()).text, /data-capacity="wait_list"/);
	assert.deepEqual(await audited("wait_list"), [["capacity", "unknown", "wait_list"]]);
	await send("answer_days", { answer_days: "4", capacity: "open" });
	for (const path of ["/programs?q=food+pantry", `/programs/${pantry}`, `/connect/${pantry}`])
		assert.match((await as.guest.get(path)).words, /They usually answer within 4 days/, path);
	const tracking = it.visitor("tracking.localhost");
	for (const path of ["/programs?q=food+pantry", `/programs/${pantry}`])
		assert.doesNotMatch((await tracking.get(path)).words, /usually answer/, "nobody there gets it");
	await send("answer_days", { capacity: "open", confidential: "no", minimal_mail: "no", answer_days: "2" });
});

test("an address is added with a link, or at once if the admin knows it, and is removed with its rights", async () => {
	assert.deepEqual(errors(await send("referral_email", { referral_email: "no address" })), ["referral_email"]);
	assert.equal((await send("referral_email", { referral_email: "desk@pantry.test" })).status, 303);
	assert.match(await shown(), /desk@pantry\.test \(not confirmed\)/);
	assert.ok(await it.mail("desk@pantry.test", (m) => m.links.some((l) => /\/confirm\//.test(l))));
	assert.match((await page()).words, /desk@pantry\.test ▲ not confirmed yet/);
	assert.equal((await send("referral_email", { referral_email: "known@pantry.test", confirmed: "yes" })).status, 303);
	assert.match(await shown(), /known@pantry\.test\n/);
	const id = (await page()).text.match(/known@pantry\.test[\s\S]*?name="remove" value="([^"]+)"/)[1];
	assert.equal((await as.ada.submit(await page(), [["remove", id], ["part", "remove_address"]], { action, holds: "remove" })).status, 303);
});

test("the team is shown, and somebody joins or leaves it with the rights that come with it", async () => {
	const wrong = await send("claimer", { claimer: "nobody@demo.test", role: "program_worker" });
	assert.deepEqual([wrong.status, errors(wrong)], [422, ["claimer"]]);
	assert.deepEqual(errors(await send("claimer", { claimer: "stranger@demo.test" })), ["role"]);
	assert.equal((await as.stan.get(`/manage/${pantry}`)).status, 404);
	assert.equal((await send("claimer", { claimer: "stranger@demo.test", role: "program_worker" })).status, 303);
	assert.equal((await as.stan.get(`/manage/${pantry}`)).status, 200);
	const form = (await page()).forms().find((f) => f.fields.some(([n, v]) => n === "part" && v === "remove_member"));
	const member = form.html.match(/Stan Stranger[\s\S]*?name="remove" value="([^"]+)"/)[1];
	const gone = await as.ada.post(action, [...form.fields.filter(([n]) => n !== "remove"), ["remove", member]]);
	assert.equal(gone.status, 303, gone.words);
	assert.match((await as.stan.get(`/manage/${pantry}`)).location, /^\/sign-in/, "sessions end");
	assert.doesNotMatch(await shown(), /stranger@demo\.test/);
	assert.equal((await as.ada.post(action, [...form.fields.filter(([n]) => n !== "remove"), ["remove", member]])).status, 303, "twice is once");
});

test("requests to run the program lead to their decision", async () => {
	const path = `/programs/${diapers}/claim`;
	as.sam = it.visitor();
	await as.sam.signIn("seeker@demo.test");
	assert.doesNotMatch((await page(`/admin/programs/${diapers}`)).text, /\/admin\/claims\//);
	const asked = await as.sam.submit(await as.sam.get(path), { words: "I work there." }, { action: path, holds: "words" });
	assert.ok([200, 303].includes(asked.status), asked.words);
	assert.match((await page(`/admin/programs/${diapers}`)).text, /href="\/admin\/claims\/[^"]+"><bdi>Sam Seeker/);
	assert.doesNotMatch((await page()).text, /\/admin\/claims\//, "not those of another program");
});
