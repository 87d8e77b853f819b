// A zip of one's own data: what is in it, that it needs a fresh proof, and that nobody finds in it what the law hides from them.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { start } from "./harness.mjs";

const run = promisify(execFile);
const REFERRAL_COMMENT = "Two children <b>& no stove</b>";
let it, folder, sam, clara, hana, referral;

before(async () => {
	it = await start();
	folder = await mkdtemp(path.join(tmpdir(), "handrail-data-"));
	[sam, clara, hana] = [it.visitor(), it.visitor(), it.visitor()];
	await sam.signIn("seeker@demo.test");
	await clara.signIn("claimer@demo.test");
	await hana.signIn("helper@demo.test");
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
	const action = `/connect/${stdout.split("\n").find((l) => l.includes("Fairhaven Food Pantry")).split(/\s+/)[0]}`;
	const sent = await sam.submit(await sam.get(action), { for: "self", seeker_first_name: "Sam", seeker_last_name: "Seeker",
		seeker_email: "seeker@demo.test", reach: "email", comment: REFERRAL_COMMENT, consent: "yes" }, { action, holds: "seeker_first_name" });
	referral = (await sam.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	for (const fields of [{ status: "pending", note: "Their kitchen opens on Monday", share_note: "yes" }, { status: "eligible", note: "Only for our own team" }])
		assert.equal((await clara.submit(await clara.get(`/status/${referral}`), fields, { action: `/status/${referral}` })).status, 303);
});
after(async () => {
	await it?.stop();
	await rm(folder, { recursive: true, force: true });
});

const download = async (visitor) => visitor.submit(await visitor.get("/account/data"), {}, { action: "/account/data" });

async function unpack(answer) {
	const file = path.join(folder, "one.zip");
	await writeFile(file, answer.bytes);
	await run("python3", ["-c", "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])", file, folder]);
	const read = async (name) => (await run("cat", [path.join(folder, name)], { maxBuffer: 1 << 28 })).stdout;
	return { json: JSON.parse(await read("data.json")), html: await read("data.html") };
}

test("the page explains what is in it, and the account leads there", async () => {
	assert.match((await sam.get("/account")).text, /href="[^"]*\/account\/data"/);
	const page = await sam.get("/account/data");
	assert.equal(page.status, 200);
	assert.match(page.text, /data\.json/);
});

test("the zip holds the account and its referrals, as their owner may see them", async () => {
	const answer = await download(sam);
	assert.equal(answer.status, 200);
	assert.equal(answer.headers["content-type"], "application/zip");
	assert.match(answer.headers["content-disposition"], /^attachment; filename="my-data-\d{4}-\d\d-\d\d\.zip"$/);
	assert.equal(answer.headers["cache-control"], "no-store");
	const { json, html } = await unpack(answer);
	assert.equal(json.account[0].first_name, "Sam");
	assert.equal(json.account[0].has_password, true);
	assert.ok(json.addresses.some((a) => a.address === "seeker@demo.test"));
	assert.ok(json.sessions.length >= 1);
	const mine = json.referrals.find((r) => r.public_id === referral);
	assert.equal(mine.comment, REFERRAL_COMMENT);
	assert.equal(mine.status, "eligible");
	assert.equal(mine.seeker_email, "seeker@demo.test");
	assert.equal(mine.consent.length, 1);
	assert.ok(mine.consent[0].words.length > 20);
	assert.ok(mine.history.some((e) => e.note === "Their kitchen opens on Monday"), "a shared note");
	assert.ok(!JSON.stringify(json).includes("Only for our own team"), "a private note of the program");
	assert.ok(mine.messages.some((m) => m.message === "live_sent_program"));
	assert.ok(json.messages.some((m) => m.recipient === "seeker@demo.test" && m.message === "live_sent_seeker"));
	assert.ok(!/password_hash|token_hash|argon2/.test(JSON.stringify(json)));
	assert.match(html, /Two children &lt;b&gt;&amp; no stove/, "escaped");
	assert.match(html, /Their kitchen opens on Monday/);
	assert.ok(!html.includes("Only for our own team"));
	assert.doesNotMatch(html, /<dt><\/dt>/, "each field has its label");
	assert.doesNotMatch(html, /<h[23]><\/h/, "each part has its heading");
});

test("the zip holds who looked, of one's own referrals alone", async () => {
	await clara.get(`/referrals/${referral}`);
	const { json, html } = await unpack(await download(sam));
	const { looks } = json.referrals.find((r) => r.public_id === referral);
	assert.deepEqual(looks.map(({ party, saved }) => [party, saved]), [["program", false]]);
	assert.match(looks[0].day, /^\d{4}-\d\d-\d\dT/);
	assert.match(looks[0].organization, /Fairhaven/);
	assert.match(html, /<h3>Who looked at this<\/h3>/);
	const theirs = await unpack(await download(hana));
	assert.ok(theirs.json.referrals_for_others.every((r) => !r.looks), "not of those that a helper made for others");
});

test("each field of the file for people has a label, for a helper and a program's admin too", async () => {
	const { json, html } = await unpack(await download(hana));
	assert.ok(json.groups.length >= 1);
	assert.doesNotMatch(html, /<dt><\/dt>|<h[23]><\/h|<dd dir="auto"><\/dd>/);
	const other = await unpack(await download(clara));
	assert.ok(other.json.programs.length >= 4);
	assert.deepEqual(other.json.referrals.filter((r) => r.public_id === referral), [], "a program's referrals are not the worker's own");
	assert.ok(!JSON.stringify(other.json).includes(REFERRAL_COMMENT.slice(0, 12)));
	assert.doesNotMatch(other.html, /<dt><\/dt>/);
});

test("what a helper sent for others is in theirs, and in nobody else's", async () => {
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
	const action = `/connect/${stdout.split("\n").find((l) => l.includes("Fairhaven Food Pantry")).split(/\s+/)[0]}`;
	await hana.submit(await hana.get(action), { for: "other", seeker_first_name: "Lupe", seeker_last_name: "Example", seeker_phone: "508 555 0123",
		reach: "phone", comment: "Lupe needs a stove", consent: "yes" }, { action, holds: "seeker_first_name" });
	const { json } = await unpack(await download(hana));
	assert.ok(json.referrals_for_others.some((r) => r.comment === "Lupe needs a stove"));
	assert.ok(!json.referrals.some((r) => r.comment === "Lupe needs a stove"));
	assert.ok(!JSON.stringify((await unpack(await download(sam))).json).includes("Lupe"));
});

test("it needs a fresh proof, as a password is one", async () => {
	const guest = it.visitor();
	assert.match((await guest.get("/account/data")).location, /\/sign-in\?next=/);
	assert.match((await guest.post("/account/data", {})).location ?? "", /\/sign-in/);
});

test("a forged form gets no data", async () => {
	const answer = await sam.post("/account/data", {});
	assert.equal(answer.status, 403);
	assert.doesNotMatch(answer.headers["content-type"], /zip/);
});

test("administrators see in the audit log that it was made", async () => {
	const ada = it.visitor();
	await ada.signIn("admin@demo.test");
	assert.match((await ada.get("/admin/audit.csv")).text, /data_exported/);
});

test("nothing of it stays on the disk", async () => {
	const left = (await readdir(process.env.TMPDIR ?? "/tmp")).filter((n) => /^handrail-[A-Za-z0-9]{6}$/.test(n));
	const files = [];
	for (const name of left)
		if ((await run("stat", ["-c", "%F", path.join(process.env.TMPDIR ?? "/tmp", name)]).catch(() => ({ stdout: "" }))).stdout.includes("file"))
			files.push(name);
	assert.deepEqual(files, []);
});
