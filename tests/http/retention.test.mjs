// A site's retention and its legal holds, by pages and by command, with the clock moved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start, until } from "./harness.mjs";

let it, ada, hana, action, old, code;
const LIVE = "localhost";
const refer = async (first) => {
	const sent = await hana.submit(await hana.get(action), { for: "other", seeker_first_name: first, seeker_last_name: "Quixwood",
		seeker_email: `${first.toLowerCase()}@people.test`, reach: "email", comment: "Needs a stove", consent: "yes" }, { action, holds: "seeker_first_name" });
	const page = (await hana.get(sent.location)).text;
	[, code] = page.match(/data-code="([^"]+)"/);
	return page.match(/data-referral="([^"]+)"/)[1];
};
const settings = "/admin/settings";
const save = async (months, more = {}) => ada.submit(await ada.get(settings), { retention_months: months, ...more }, { action: settings });
const audit = async () => (await ada.get("/admin/audit.csv")).text;

before(async () => {
	it = await start();
	ada = it.visitor();
	hana = it.visitor();
	await ada.signIn("admin@demo.test");
	await hana.signIn("helper@demo.test");
	action = `/connect/${await it.programId("Fairhaven Food Pantry")}`;
	old = await refer("Lupe");
});
after(() => it?.stop());

test("a number of months has bounds, with a message beside its field", async () => {
	for (const months of ["5", "241", "-6", "a year"]) {
		const page = await save(months);
		assert.equal(page.status, 422, months);
		assert.match(page.text, /id="retention_months-error"[^>]*>[^<]*from 6 to 240/, months);
	}
	await assert.rejects(it.handrail("site", "set", LIVE, "--retention-months", "5"), /months from 6 to 240/);
});

test("a shorter time is saved only when its effect was confirmed", async () => {
	const page = await save("6");
	assert.equal(page.status, 422);
	assert.match(page.text, /id="retention_months-error"/);
	assert.match(page.words, /This erases nothing today, but it will later|This erases (one|\d+) referrals? now/);
	assert.match(page.text, /name="retention_confirm" value="6"/);
	assert.equal((await save("7", { retention_confirm: "6" })).status, 422, "another number is another question");
	assert.doesNotMatch(await audit(), /retention_months/);
	assert.equal((await save("7", { retention_confirm: "7" })).status, 303);
	assert.equal((await save("12")).status, 303, "a longer time needs no question");
	assert.equal((await save("")).status, 303);
	assert.match(await audit(), /site_changed.*retention_months/);
});

test("a hold is set and ended by page and command, with a message beside its field", async () => {
	const path = "/admin/requests/holds";
	const set = async (hold, reason) => ada.submit(await ada.get(path), { hold, reason }, { action: path, holds: "hold" });
	assert.match((await ada.get(path)).words, /There is no hold/);
	for (const [hold, reason, field] of [["", "A lawsuit", "hold"], ["abcdefghjkmnpqrstuvw", "A lawsuit", "hold"], [old, "", "reason"]]) {
		const page = await set(hold, reason);
		assert.equal(page.status, 422);
		assert.match(page.text, new RegExp(`id="${field}-error"`));
	}
	assert.equal((await set(`http://localhost/referrals/${old}`, "The court asks for it")).status, 303);
	assert.equal((await set(old, "Again")).status, 422, "one is enough");
	const list = await ada.get(path);
	assert.match(list.words, /End this hold/);
	assert.match((await ada.get("/admin")).words, /Legal holds one, so nothing of it is erased/);
	assert.match(list.text, /The court asks for it/);
	assert.doesNotMatch(list.text, /Lupe|stove/, "an admin sees no referral");
	assert.match((await it.handrail("hold", "list", "--site", LIVE)).stdout, new RegExp(`referral\\t${old}\\t.*The court asks for it`));
	assert.match(await audit(), /hold_set/);
	assert.doesNotMatch(await audit(), /court/);
	const end = list.text.match(/href="(\/admin\/requests\/holds\/[^"]+)"/)[1];
	const away = it.visitor("clinic.localhost");
	await away.signIn("admin@demo.test");
	assert.equal((await away.get(end)).status, 404, "another site's");
	assert.equal((await away.submit(await away.get(path), { hold: old, reason: "Theirs" }, { action: path, holds: "hold" })).status, 422);
	await assert.rejects(it.handrail("hold", "set", old, "--site", "clinic.localhost", "--reason", "Theirs"), /has no referral and no person/);
	const asked = await ada.get(end);
	assert.match(asked.words, /Yes, end the hold No, keep it/, "it is confirmed first");
	assert.equal((await ada.submit(asked, {}, { action: end })).status, 303);
	assert.equal((await ada.get(end)).status, 404);
	await it.handrail("hold", "set", old, "--site", LIVE, "--reason", "By command");
	assert.match(await audit(), /hold_ended/);
});

test("a request waits while a hold stands, and the person does not see why", async () => {
	const guest = it.visitor();
	const mail = await until("Lupe's link", async () => (await it.mails()).find((m) => m.to.includes("lupe@people.test") && m.links.some((l) => /\/s\//.test(l))));
	const link = `${new URL(mail.links.find((l) => /\/s\//.test(l))).pathname}/erase`;
	await guest.submit(await guest.get(link), { code }, { action: link });
	const path = (await ada.get("/admin/requests")).text.match(/href="(\/admin\/requests\/(?!holds)[^"]+)"/)[1];
	const page = await ada.get(path);
	assert.match(page.text, /By command/);
	assert.doesNotMatch(page.text, /value="approve"/);
	assert.equal((await ada.submit(page, { decision: "approve" }, { action: path })).status, 409);
	assert.match((await guest.get(link)).text, /You asked for this/);
	assert.doesNotMatch((await guest.get(link)).text, /By command|hold/);
	assert.match((await hana.get("/people")).text, /Lupe/);
	assert.equal((await ada.submit(await ada.get(path), { decision: "refuse" }, { action: path })).status, 303);
});

// With the clock moved, the worker ends sessions, too.
const back = async () => {
	await ada.signIn("admin@demo.test");
	await hana.signIn("helper@demo.test");
};

test("the worker erases what is old, and spares what is under a hold", async () => {
	const env = { HANDRAIL_DEMO_CLOCK_OFFSET: String(8 * 31 * 86400) };
	await refer("Paz");
	const { stderr } = await it.handrail("site", "set", LIVE, "--retention-months", "6");
	assert.match(stderr, /Nobody has touched \d+ referrals? for so long/);
	await it.handrailWith(env, "deliver", "--once");
	await back();
	const people = (await hana.get("/people?tab=all")).text;
	assert.doesNotMatch(people, /Paz/);
	assert.match(people, /Lupe/);
	const [hold] = (await it.handrail("hold", "list", "--site", LIVE)).stdout.split("\t");
	await it.handrail("hold", "end", hold, "--site", LIVE);
	await it.handrailWith(env, "deliver", "--once");
	await back();
	assert.doesNotMatch((await hana.get("/people?tab=all")).text, /Lupe/);
	assert.match(await audit(), /data_erased.*referrals/);
	await it.handrail("check").catch((e) => assert.doesNotMatch(e.stdout, /dashboards|worklists|search words|reports|column/));
});
