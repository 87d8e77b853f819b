// People who ask a site to erase their data: from their account, and by the link of a message; and what an admin decides.
// All of it with the least rights to the database that docs/install.md has: nobody changes rows of the logs.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { after, before, test } from "node:test";
import { start, until } from "./harness.mjs";

const run = promisify(execFile);
let it, ada, action;
const linkTo = async (address) => {
	const mail = await until(`a link for ${address}`, async () => (await it.mails()).find((m) => m.to.includes(address) && m.links.some((l) => /\/s\//.test(l))));
	return new URL(mail.links.find((l) => /\/s\//.test(l))).pathname;
};
const refer = async (visitor, fields) => visitor.submit(await visitor.get(action), { for: "other", seeker_first_name: "Lupe", seeker_last_name: "Quixwood",
	seeker_email: "lupe@people.test", reach: "email", comment: "Needs a stove", consent: "yes", ...fields }, { action, holds: "seeker_first_name" });
const waiting = async () => [...(await ada.get("/admin/requests")).text.matchAll(/href="(\/admin\/requests\/(?!holds)[^"]+)"/g)].map((m) => m[1]);
const decide = async (path, decision) => ada.submit(await ada.get(path), { decision }, { action: path });

// The commands of docs/install.md, for the server of the demo.
function narrowRights() {
	const page = readFileSync(new URL("../../docs/install.md", import.meta.url), "utf8");
	const [, commands] = page.match(/## The audit log, and who looked\n[^]*?```sh\n([^]*?)```/);
	const socket = readFileSync(it.conf, "utf8").match(/^socket = (.*)$/m)[1];
	execFileSync("bash", ["-ec", `mariadb() { command mariadb --no-defaults --socket="$0" --user=root "$@"; }\n${commands}`, socket]);
}

before(async () => {
	it = await start();
	narrowRights();
	ada = it.visitor();
	await ada.signIn("admin@demo.test");
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Food Pantry");
	action = `/connect/${stdout.split("\n").find((l) => l.includes("Fairhaven Food Pantry")).split(/\s+/)[0]}`;
});
after(() => it?.stop());

test("nobody changes or deletes rows of the logs, and a row is added for each look", async () => {
	const clara = it.visitor();
	await clara.signIn("claimer@demo.test");
	await refer(it.visitor(), { helper_first_name: "Hal", helper_last_name: "Helper", helper_email: "hal@people.test", seeker_first_name: "Ana",
		seeker_email: "ana@people.test" });
	const [[id]] = await it.sql("SELECT public_id FROM referral WHERE seeker_email = 'ana@people.test'");
	await clara.get(`/referrals/${id}`);
	assert.equal((await it.sql("SELECT id FROM access_log")).length, 1);
	for (const change of ["UPDATE access_log SET party = 0", "DELETE FROM access_log", "UPDATE audit SET what = ''", "DELETE FROM audit"])
		await assert.rejects(it.sql(change), /command denied/, change);
	await it.sql("UPDATE referral SET version = version WHERE id = 0");
});

test("a program's link asks nothing", async () => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	await refer(hana, { seeker_email: "pia@people.test", seeker_first_name: "Pia" });
	const link = await linkTo("pantry@demo.test");
	assert.doesNotMatch((await guest.get(link)).text, /\/erase"/);
	assert.equal((await guest.get(`${link}/erase`)).status, 404);
	assert.equal((await guest.get(`${link}/data`)).status, 404);
	assert.equal((await guest.get("/s/abcdefghjkmnpqrstuvwabcdefghjkmnpqrstuvwabc/erase")).status, 404);
});

test("somebody without an account asks by their link, and is erased", async () => {
	const hana = it.visitor(), guest = it.visitor(), clara = it.visitor();
	await hana.signIn("helper@demo.test");
	await clara.signIn("claimer@demo.test");
	await refer(hana, {});
	const link = await linkTo("lupe@people.test");
	const page = await guest.get(link);
	assert.match(page.text, /\/erase"/);
	const asks = await guest.get(`${link}/erase`);
	assert.doesNotMatch(asks.text, /Pantry|stove|Lupe/, "it names neither program nor need");
	assert.equal((await guest.submit(asks, {}, { action: `${link}/erase` })).status, 303);
	assert.match((await guest.get(`${link}/erase`)).text, /You asked for this/);
	assert.match((await ada.get("/admin")).text, /One person asks to be erased/);
	const [path] = await waiting();
	const request = await ada.get(path);
	assert.doesNotMatch(request.text, /Lupe|lupe@|stove/, "an admin sees no referral");
	assert.match((await clara.get("/inbound")).text + (await hana.get("/people")).text, /Lupe/);
	assert.equal((await decide(path, "approve")).status, 303);
	assert.match((await ada.get(path)).text, /Erased\./);
	assert.deepEqual(await waiting(), []);
	assert.equal((await guest.get(link)).status, 410);
	const done = await until("the last message", async () => (await it.mails()).find((m) => m.to.includes("lupe@people.test") && /to erase/.test(m.subject)));
	assert.match(done.text, /It is done/);
	assert.doesNotMatch(done.text, /Pantry|stove|\/s\//, "it names no program, and no link is left");
	assert.doesNotMatch((await hana.get("/people")).text, /Lupe/);
	assert.doesNotMatch((await clara.get("/inbound")).text, /Lupe/);
	assert.doesNotMatch((await ada.get("/admin/messages")).text, /lup[^<]*@people/);
	assert.match((await ada.get("/admin/audit.csv")).text, /data_erased/);
	await it.handrail("check").catch((e) => assert.doesNotMatch(e.stdout, /dashboards|worklists|search words|column/));
});

const opened = async (bytes) => {
	const file = path.join(await mkdtemp(path.join(tmpdir(), "handrail-zip-")), "one.zip");
	await writeFile(file, bytes);
	const { stdout } = await run("python3", ["-c", "import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).read('data.json').decode())", file]);
	await rm(path.dirname(file), { recursive: true });
	return stdout;
};

test("somebody without an account downloads what is held about their referral, with its code", async () => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	for (const discreet of [{}, { discreet: "yes" }]) {
		const name = discreet.discreet ? "Dina" : "Noor", to = `${name.toLowerCase()}@people.test`;
		const sent = await refer(hana, { seeker_first_name: name, seeker_email: to, ...discreet });
		const code = (await hana.get(sent.location)).text.match(/data-code="([^"]+)"/)[1];
		const link = `${await linkTo(to)}/data`;
		const page = await guest.get(link);
		assert.equal(page.status, 200);
		assert.doesNotMatch(page.text, /Pantry|stove|Noor|Dina/, "it names neither program nor need");
		for (const wrong of ["", "AAAA-BBBB"]) {
			const answer = await guest.submit(page, { code: wrong }, { action: link });
			assert.equal(answer.status, 422, wrong);
			assert.match(answer.text, /id="code-error"/);
		}
		const zip = await guest.submit(await guest.get(link), { code }, { action: link });
		assert.equal(zip.status, 200);
		assert.equal(zip.headers["content-type"], "application/zip");
		const data = JSON.parse(await opened(zip.bytes));
		assert.deepEqual(Object.keys(data), ["format", "made_at", "referrals"]);
		assert.equal(data.referrals[0].seeker_email, to);
		assert.equal(data.referrals[0].comment, "Needs a stove");
		assert.ok(data.referrals[0].history.length && data.referrals[0].consent.length && data.referrals[0].messages.length);
	}
	assert.match((await ada.get("/admin/audit.csv")).text, /data_exported/);
});

test("an account asks, is refused, asks again, and is gone", async () => {
	const sam = it.visitor();
	await sam.signIn("seeker@demo.test");
	await refer(sam, { for: "self", seeker_first_name: "Sam", seeker_last_name: "Seeker", seeker_email: "seeker@demo.test" });
	const ask = async () => sam.submit(await sam.get("/account/data"), { part: "erase" }, { action: "/account/data" });
	const form = await sam.get("/account/data");
	const hidden = form.text.match(/name="part" value="erase">\s*([^]*?)<\/form>/)[1];
	const fields = Object.fromEntries([...hidden.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));
	assert.equal((await sam.post("/account/data", { part: "erase", ...fields })).status, 303);
	assert.match((await sam.get("/account/data")).text, /You asked for this/);
	const [path] = await waiting();
	assert.match((await ada.get(path)).text, /Sam Seeker/);
	assert.equal((await decide(path, "neither")).status, 422);
	assert.equal((await decide(path, "refuse")).status, 303);
	const refused = await until("the answer", async () => (await it.mails()).find((m) => m.to.includes("seeker@demo.test") && /to erase/.test(m.subject)));
	assert.match(refused.text, /said no for now/);
	assert.match(refused.text, /\/account\/data/);
	assert.match((await sam.get("/account/data")).text, /said no to this/);
	assert.equal((await sam.get("/referrals")).status, 200);
	assert.equal((await ask()).status, 303);
	const [again] = await waiting();
	const two = await ada.get(again);
	await decide(again, "approve");
	assert.equal((await ada.submit(two, { decision: "refuse" }, { action: again })).status, 409);
	assert.match((await sam.get("/account")).location ?? "", /\/sign-in/, "the account is closed");
	await assert.rejects(it.visitor().signIn("seeker@demo.test"));
});

// ---- a decision, for a person whose messages somebody else may read ----

const askByLink = async (fields) => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	const sent = await refer(hana, fields);
	const code = (await hana.get(sent.location)).text.match(/data-code="([^"]+)"/)[1];
	const link = await linkTo(fields.seeker_email);
	assert.equal((await guest.submit(await guest.get(`${link}/erase`), {}, { action: `${link}/erase` })).status, 303);
	const [path] = await waiting();
	return { guest, link, code, path };
};
const mailsTo = async (address) => (await it.mails()).filter((m) => m.to.includes(address));
const nextMailTo = (address, before) => until(`one more mail to ${address}`, async () => {
	const mails = await mailsTo(address);
	return mails.length > before.length && mails.find((m) => !before.some((b) => b.file === m.file && b.raw === m.raw));
});
const says_nothing = (mail) => {
	assert.equal(mail.subject, "You have a message");
	assert.doesNotMatch(`${mail.from}${mail.subject}${mail.text}${mail.html.replace(/<style>[^]*?<\/style>/, "")}`, /Fairhaven|Pantry|eras|said no|stove|Dora|Dot/i);
};
const pathIn = (mail) => mail.links.map((l) => new URL(l).pathname).find((p) => p !== "/");

test("a discreet person opens the page of the message, and reads there that it was refused", async () => {
	const { guest, code, path } = await askByLink({ seeker_first_name: "Dora", seeker_email: "dora@people.test", discreet: "yes" });
	const before = await mailsTo("dora@people.test");
	await decide(path, "refuse");
	const mail = await nextMailTo("dora@people.test", before);
	says_nothing(mail);
	const link = pathIn(mail), page = await guest.get(link);
	assert.doesNotMatch(page.text, /said no|Pantry/, "before the code");
	const opened = await guest.submit(page, { code }, { action: link, holds: "code" });
	assert.match(opened.words, /You asked us to erase your data\. The people who run .* said no for now\. Nothing was erased\. Ask again/);
	assert.ok(opened.text.includes(`${link}/erase`));
});

test("a discreet person opens the page of the message, and reads there that it is done", async () => {
	const { path } = await askByLink({ seeker_first_name: "Dot", seeker_email: "dot@people.test", discreet: "yes" });
	const before = await mailsTo("dot@people.test");
	await decide(path, "approve");
	const mail = await nextMailTo("dot@people.test", before);
	says_nothing(mail);
	const page = await it.visitor().get(pathIn(mail));
	assert.equal(page.status, 200);
	assert.match(page.words, /You asked us to erase what we hold about you\. Now it is erased\./);
	assert.doesNotMatch(page.text, /Dot|dot@|Pantry/, "it names nobody");
	assert.equal((await it.visitor().get("/status/done/abcdefghjkmnpqrstuvw")).status, 404);
});

test("a discreet person with an account signs in, and reads there that it was refused", async () => {
	const stan = it.visitor();
	await stan.signIn("stranger@demo.test");
	await refer(stan, { for: "self", seeker_first_name: "Stan", seeker_last_name: "Stranger", seeker_email: "stranger@demo.test", discreet: "yes" });
	const form = await stan.get("/account/data");
	const hidden = form.text.match(/name="part" value="erase">\s*([^]*?)<\/form>/)[1];
	const fields = Object.fromEntries([...hidden.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));
	assert.equal((await stan.post("/account/data", { part: "erase", ...fields })).status, 303);
	await it.delivered();
	const before = await mailsTo("stranger@demo.test"), [path] = await waiting();
	await decide(path, "refuse");
	const mail = await nextMailTo("stranger@demo.test", before);
	says_nothing(mail);
	assert.match((await it.visitor().get(pathIn(mail))).location, /\/sign-in/);
	assert.match((await stan.get(pathIn(mail))).text, /said no to this/);
});

test("the mails about a decision are in the person's language", async () => {
	const refused = await askByLink({ seeker_first_name: "Elena", seeker_email: "elena@people.test", seeker_language: "es" });
	await decide(refused.path, "refuse");
	const no = await until("the answer", async () => (await mailsTo("elena@people.test")).find((m) => /dijeron que no/.test(m.text)));
	assert.match(no.text, /No se\s+borró nada/);
	assert.doesNotMatch(`${no.subject}${no.text.replace(/http\S+/g, "")}`, /You |erase|asked|Answer/);
	assert.ok(no.text.includes(`${new URL(no.links[0]).origin}`) && /\/erase/.test(no.text));
	const done = await askByLink({ seeker_first_name: "Eva", seeker_email: "eva@people.test", seeker_language: "es" });
	await decide(done.path, "approve");
	const yes = await until("the last message", async () => (await mailsTo("eva@people.test")).find((m) => /borr/.test(m.text) && !/\/s\//.test(m.text)));
	assert.match(yes.text, /su nombre, sus direcciones|ya est/i);
	assert.doesNotMatch(`${yes.subject}${yes.text}${yes.html}`, /You |erase|asked/);
});
