// The weekly mail that asks a program whether it still has room, its link, and how it stops.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start, until } from "./harness.mjs";

let it, pantry, guest;
const PANTRY = "pantry@demo.test", HOUR = 3600000;

before(async () => {
	it = await start();
	pantry = (await it.handrail("program", "list", "--q", "Food Pantry")).stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === "Fairhaven Food Pantry")[0];
	guest = it.visitor();
});
after(() => it?.stop());

const asked = async (address = PANTRY) => (await it.mails()).filter((m) => m.to.includes(address) && /have room\?|tiene cupo/i.test(m.subject));
const pathOf = (link) => link.replace(/^https?:\/\/[^/]+/, "");
const linksOf = (mail) => mail.links.filter((l) => l.includes("/confirm/room/")).map(pathOf);
const capacity = async () => (await it.handrail("program", "show", pantry)).stdout.match(/capacity\s+(\w+)/)[1];
const dueAt = async (address = PANTRY) => (await it.sql(`SELECT room_due_at FROM referral_address WHERE email = '${address}'`))[0][0];

// Makes the mail due now, and waits until the worker has taken it.
async function monday(address = PANTRY) {
	await it.sql(`UPDATE referral_address SET room_due_at = 1000 WHERE email = '${address}'`);
	await until("the worker has looked", async () => !["1000", "NULL"].includes(await dueAt(address)));
	await it.delivered();
}
const longAgo = () => it.sql("UPDATE program_setting SET capacity_at = 1000");

test("each confirmed address waits for a Monday morning, by the site's clock", async () => {
	await it.handrail("program", "set", pantry, "--referral-email", "second@pantry.test", "--confirmed");
	await it.handrail("program", "set", pantry, "--referral-email", "later@pantry.test");
	assert.equal(await dueAt("later@pantry.test"), "NULL", "not before it is confirmed");
	for (const address of [PANTRY, "second@pantry.test"]) {
		const due = new Date(Number(await dueAt(address)));
		assert.equal(due.getUTCDay(), 1, `${due}`);
	}
	await longAgo();
	await monday();
	const zone = (await it.sql("SELECT time_zone FROM site WHERE host = 'localhost'"))[0][0], next = new Date(Number(await dueAt()));
	assert.equal(next.toLocaleString("en-US", { timeZone: zone, weekday: "long", hour: "numeric", hour12: false }), "Monday, 08");
	assert.ok(next - Date.now() > 0 && next - Date.now() <= 7 * 24 * HOUR);
	assert.equal((await asked()).length, 1);
	assert.equal((await asked("second@pantry.test")).length, 0, "each by its own time");
});

test("opening a link changes nothing; a click there sets the room at once, on the card too", async () => {
	const [mail] = await asked(), links = linksOf(mail), before_ = await capacity();
	assert.equal(new Set(links).size, 3);
	assert.match(mail.headers["list-unsubscribe"], /\/u\//);
	for (const link of links)
		for (const page of [await guest.get(link), await guest.request("HEAD", link)])
			assert.equal(page.status, 200);
	assert.equal(await capacity(), before_, "a mail scanner opens links");
	const closed = links.find((l) => l.endsWith("=closed")), page = await guest.get(closed);
	assert.match(page.text, /name="capacity" value="closed" checked/);
	assert.doesNotMatch(page.text, /name="capacity" value="open" checked/);
	const wrong = await guest.submit(page, { closed_until: "2001-01-01" }, { holds: "capacity" });
	assert.equal(wrong.status, 422);
	const done = await guest.submit(page, { closed_until: "2099-01-02" }, { holds: "capacity" });
	assert.equal(done.status, 200, done.words);
	assert.match(done.words, /Closed until/);
	assert.equal(await capacity(), "closed");
	assert.match((await guest.get(`/programs/${pantry}`)).text, /data-capacity="closed"/);
	const again = await guest.submit(await guest.get(links.find((l) => l.endsWith("=open"))), {}, { holds: "capacity" });
	assert.equal(again.status, 200, "the link works until the next one");
	assert.equal(await capacity(), "open");
	assert.deepEqual((await it.sql(`SELECT what, old_value, new_value FROM audit WHERE object = '${pantry}' AND what = 'capacity' ORDER BY number`)).slice(-1), [["capacity", "closed", "open"]]);
	assert.equal((await guest.get(closed.replace(/.(\?)/, "A$1").replace("/room/", "/room/AA"))).status, 404);
});

test("nobody is asked while there is nothing to ask, and a newer mail ends the older link", async () => {
	const count = (await asked()).length, old = linksOf((await asked())[0])[0];
	await monday();
	assert.equal((await asked()).length, count, "it was set a moment ago");
	await longAgo();
	await it.handrail("program", "set", pantry, "--mode", "next_steps");
	await monday();
	assert.equal((await asked()).length, count, "it takes no referrals here");
	await it.handrail("program", "set", pantry, "--mode", "here");
	await it.sql("UPDATE site SET language = 'es' WHERE host = 'localhost'");
	await longAgo();
	await monday();
	const mails = await asked();
	assert.equal(mails.length, count + 1);
	assert.equal((await guest.get(old)).status, 410);
	const spanish = mails.find((m) => /cupo/.test(m.subject));
	assert.ok(spanish, mails.map((m) => m.subject).join());
	await it.sql("UPDATE site SET language = 'en' WHERE host = 'localhost'");
});

test("one click stops it for this address, and referrals still go there", async () => {
	const mail = (await asked()).find((m) => m.links.some((l) => l.includes("/u/"))), stop = pathOf(mail.links.find((l) => l.includes("/u/")));
	assert.equal((await guest.get(stop)).status, 200);
	assert.notEqual(await dueAt(), "NULL");
	assert.equal((await guest.post(stop, [["List-Unsubscribe", "One-Click"]])).status, 200);
	assert.equal(await dueAt(), "NULL");
	assert.match((await it.handrail("program", "show", pantry)).stdout, /pantry@demo\.test\n/);
	await it.handrail("program", "set", pantry, "--referral-email", PANTRY, "--confirmed");
	assert.notEqual(await dueAt(), "NULL", "and it can be turned on again");
});

test("a link ends with its address", async () => {
	await longAgo();
	await monday("second@pantry.test");
	const link = linksOf((await asked("second@pantry.test"))[0])[0];
	assert.equal((await guest.get(link)).status, 200);
	await it.handrail("program", "set", pantry, "--remove-email", "second@pantry.test");
	assert.equal((await guest.get(link)).status, 410);
});
