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
const decide = async (path, decision, reason = "") => ada.submit(await ada.get(path), { decision, reason }, { action: path });
const codeOf = async (visitor, sent) => (await visitor.get(sent.location)).text.match(/data-code="([^"]+)"/)[1];
const idOf = async (email) => (await it.sql(`SELECT public_id FROM referral WHERE seeker_email = '${email}'`))[0][0];

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

for (const [act, name, ended, toTheProgram] of [
	["stop-sharing", "Ines", /Sharing stopped on/, /Sharing with you was stopped on/],
	["stop-contact", "Olga", /Nobody is to call or write to you about this any more/, /will reach out to you directly/],
])
	test(`somebody without an account ends it by their link, with the code: ${act}`, async () => {
		const hana = it.visitor(), guest = it.visitor(), clara = it.visitor(), email = `${name.toLowerCase()}@people.test`;
		await hana.signIn("helper@demo.test");
		await clara.signIn("claimer@demo.test");
		const code = await codeOf(hana, await refer(hana, { seeker_first_name: name, seeker_email: email }));
		const link = await linkTo(email), own = `/referrals/${await idOf(email)}`, action = `${link}/${act}`;
		const theirs = new URL((await until("the program's mail", async () => (await it.mails()).findLast((m) => m.to.includes("pantry@demo.test")
			&& m.words.includes(name)))).links.find((l) => /\/s\//.test(l))).pathname;
		assert.ok((await guest.get(link)).text.includes(`href="${action}"`));
		assert.equal((await guest.get(`${theirs}/${act}`)).status, 404, "a program's link ends nothing");
		const page = await guest.get(action);
		assert.doesNotMatch(page.text, new RegExp(`Pantry|stove|${name}`), "it names neither program nor need");
		for (const wrong of ["", "AAAA-BBBB"])
			assert.equal((await guest.submit(page, { code: wrong }, { action })).status, 422, "the link alone ends nothing");
		assert.ok((await clara.get(own)).text.includes(email));
		const done = await guest.submit(page, { code }, { action });
		assert.equal(done.status, 303, done.words.slice(0, 300));
		assert.match((await guest.get(done.location)).words, ended);
		const seen = await clara.get(own);
		assert.match(seen.words, toTheProgram);
		assert.ok(!seen.text.includes(email));
		assert.match((await hana.get(own)).words, new RegExp(`${name} Q\\., by e-mail link`));
		assert.equal((await it.sql(`SELECT COUNT(*) FROM referral WHERE seeker_email = '${email}'`))[0][0], "1", "nothing is lost");
		assert.equal((await guest.get(theirs)).status, 410, "the program's link is gone");
		assert.ok(!(await guest.get(link)).text.includes(`href="${action}"`));
		assert.equal((await guest.submit(page, { code }, { action })).status, 303, "a second time is no error");
	});

test("somebody without an account asks by their link, and is erased", async () => {
	const hana = it.visitor(), guest = it.visitor(), clara = it.visitor();
	await hana.signIn("helper@demo.test");
	await clara.signIn("claimer@demo.test");
	const code = await codeOf(hana, await refer(hana, {}));
	const link = await linkTo("lupe@people.test"), own = `/referrals/${await idOf("lupe@people.test")}`;
	const page = await guest.get(link);
	assert.match(page.text, /\/erase"/);
	const asks = await guest.get(`${link}/erase`);
	assert.doesNotMatch(asks.text, /Pantry|stove|Lupe/, "it names neither program nor need");
	for (const wrong of ["", "AAAA-BBBB"]) {
		const answer = await guest.submit(asks, { code: wrong }, { action: `${link}/erase` });
		assert.equal(answer.status, 422, "the link alone asks nothing");
		assert.match(answer.text, /id="code-error"/);
	}
	assert.deepEqual(await waiting(), []);
	assert.equal((await guest.submit(await guest.get(`${link}/erase`), { code }, { action: `${link}/erase` })).status, 303);
	assert.match((await guest.get(`${link}/erase`)).words, /You asked for this on \w+, \w+ \d+/);
	assert.match((await guest.get(link)).words, /Erase my data You asked for this on/);
	assert.match((await ada.get("/admin")).text, /One person wants their data erased/);
	const [path] = await waiting();
	const request = await ada.get(path);
	assert.doesNotMatch(request.text, /Lupe|lupe@|stove/, "an admin sees no referral");
	assert.doesNotMatch(request.words, /One referral/, "it erases all of the same person");
	assert.match(request.words, /Referrals with the same name and the same e-mail or phone/);
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
	assert.match((await clara.get(`/inbound/${action.split("/").pop()}?tab=all`)).words, /Name erased/, "a link has words");
	for (const visitor of [hana, clara])
		for (const page of [await visitor.get(own), await visitor.get(`${own}/print`), await visitor.get(own.replace("referrals", "status"))]) {
			assert.equal(page.status, 200);
			assert.doesNotMatch(page.text, /data-code|!\d|Lupe|They still see the name/);
			assert.doesNotMatch(page.words, /— and |—: |How to reach —|Find another program for|For —/);
		}
	assert.match((await hana.get(own)).words, /This person’s data was erased on/);
	assert.match((await clara.get(own)).words, /Data erased just now [^·]*Sent to Fairhaven Food Pantry Hana/);
	for (const path of [own, own.replace("referrals", "status"), `/inbound/${action.split("/").pop()}?tab=all`]) {
		const form = (await clara.get(path)).text;
		assert.match(form, /<select[^>]* name="status/, "its end can still be said");
		assert.doesNotMatch(form, path.includes("inbound") ? new RegExp(`name="note_${own.split("/").pop()}`) : /name="note"/, "nothing more is written about them");
	}
	const status = own.replace("referrals", "status");
	assert.equal((await clara.submit(await clara.get(status), { status: "got_help", note: "Lupe came" }, { action: status })).status, 404);
	assert.equal((await clara.submit(await clara.get(status), { status: "got_help" }, { action: status })).status, 303);
	for (const list of ["/inbound?tab=needs_you", "/people?tab=needs_you"])
		assert.ok(!(await (list.startsWith("/i") ? clara : hana).get(list)).text.includes(own.split("/").pop()), `${list} has no work left in it`);
	assert.doesNotMatch((await ada.get("/admin/messages")).text, /lup[^<]*@people/);
	assert.match((await ada.get("/admin/audit.csv")).text, /data_erased/);
	await it.handrail("check").catch((e) => assert.doesNotMatch(e.stdout, /dashboards|worklists|search words|column/));
});

test("who asked by a link takes it back, and the admin sees that", async () => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	const code = await codeOf(hana, await refer(hana, { seeker_first_name: "Tilda", seeker_email: "tilda@people.test" }));
	const path = `${await linkTo("tilda@people.test")}/erase`;
	await guest.submit(await guest.get(path), { code }, { action: path });
	const [request] = await waiting(), before = await ada.get(request), shown = await guest.get(path);
	assert.match(shown.text, /name="withdraw"/);
	assert.doesNotMatch(shown.words, /Ask to erase my data/);
	assert.equal((await guest.submit(shown, { code: "", withdraw: "yes" }, { action: path })).status, 422);
	assert.equal((await waiting()).length, 1);
	assert.equal((await guest.submit(await guest.get(path), { code, withdraw: "yes" }, { action: path })).status, 303);
	assert.deepEqual(await waiting(), []);
	assert.match((await guest.get(path)).words, /You took this back\. Nothing is erased/);
	for (const page of [path, path.replace("/erase", "")])
		assert.doesNotMatch((await guest.get(page)).words, /said no/, "nobody refused it");
	const late = await ada.submit(before, { decision: "approve" }, { action: request });
	assert.equal(late.status, 409);
	assert.match(late.words, /The person took this back on/);
	assert.match((await hana.get("/people")).text, /Tilda/);
	await guest.submit(await guest.get(path), { code }, { action: path });
	assert.equal((await waiting()).length, 1, "and may ask again");
	await decide((await waiting())[0], "refuse");
});

test("a refusal says why, by mail and on the page, and names nobody to answer to who is not there", async () => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	const ask = async (name, more = {}) => {
		const code = await codeOf(hana, await refer(hana, { seeker_first_name: name, seeker_email: `${name.toLowerCase()}@people.test`, ...more }));
		const path = `${await linkTo(`${name.toLowerCase()}@people.test`)}/erase`;
		await guest.submit(await guest.get(path), { code }, { action: path });
		return path;
	};
	const refusal = async (to) => until(`the answer to ${to}`, async () => (await it.mails()).find((m) => m.to.includes(to) && /Nothing was erased|looked at what you asked/.test(m.text)));
	const path = await ask("Rita");
	const long = await decide((await waiting())[0], "refuse", "x".repeat(1001));
	assert.equal(long.status, 422);
	assert.match(long.text, /id="reason-error"/);
	await decide((await waiting())[0], "refuse", "We must keep it until May.\nSee www.evil.test");
	const mail = await refusal("rita@people.test");
	assert.match(mail.text, /They wrote:\r?\n> We must keep it until May\.\r?\n> See www/);
	assert.doesNotMatch(mail.text, /www\.evil\.test/, "no address in it becomes a link");
	assert.doesNotMatch(mail.text, /nswer this e-mail/, "the site has no address for answers");
	assert.match((await guest.get(path)).words, /said no to this\. They wrote: We must keep it until May/);
	await it.handrail("site", "set", "localhost", "--reply-to", "desk@fairhaven.test");
	await ask("Rosi");
	await decide((await waiting())[0], "refuse");
	const other = await refusal("rosi@people.test");
	assert.match(other.text, /Answer this e-mail/);
	assert.doesNotMatch(other.text, /They wrote/);
	await it.handrail("site", "set", "localhost", "--reply-to", "");
	const discreet = await ask("Dora", { discreet: "yes" });
	await decide((await waiting())[0], "refuse", "The court wants it");
	assert.doesNotMatch((await guest.get(discreet)).text, /The court wants it/, "somebody else may read the link");
	assert.doesNotMatch((await it.mails()).map((m) => m.text).join(), /The court wants it/);
});

test("a person reads which messages went to the program, and the admin's file has no numbers with gaps", async () => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	const code = await codeOf(hana, await refer(hana, { seeker_first_name: "Wilma", seeker_email: "wilma@people.test" }));
	const link = await linkTo("wilma@people.test");
	await it.delivered();
	for (const page of [await guest.get(`${link}/access`), await guest.submit(await guest.get("/status/access"), { code }, { action: "/status/access" })])
		assert.match(page.words, /What we sent to the program \w+, \w+ \d+ · Fairhaven Food Pantry we wrote to them that you ask for help/);
	const empty = await guest.get("/status/access");
	assert.match(empty.text, /href="[^"]*\/sign-in\?next=/);
	assert.match(empty.words, /No code\? Ask the person who sent this for you/);
	assert.doesNotMatch((await ada.get("/admin/access.csv")).text.split("\n")[0], /number/);
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
	assert.match((await sam.get("/account/data")).words, /You asked for this on/);
	assert.equal((await sam.submit(await sam.get("/account/data"), { part: "withdraw" }, { action: "/account/data" })).status, 303);
	assert.match((await sam.get("/account/data")).words, /You took this back/);
	assert.deepEqual(await waiting(), []);
	assert.equal((await ask()).status, 303);
	const [path] = await waiting();
	assert.match((await ada.get(path)).text, /Sam Seeker/);
	assert.equal((await decide(path, "neither")).status, 422);
	assert.equal((await decide(path, "refuse", "Not while the case is open")).status, 303);
	const refused = await until("the answer", async () => (await it.mails()).find((m) => m.to.includes("seeker@demo.test") && /to erase/.test(m.subject)));
	assert.match(refused.text, /said no for now/);
	assert.match(refused.text, /> Not while the case is open/);
	assert.match(refused.text, /\/account\/data/);
	assert.match((await sam.get("/account/data")).words, /said no to this\. They wrote: Not while the case is open/);
	assert.equal((await sam.get("/referrals")).status, 200);
	assert.equal((await ask()).status, 303);
	const [again] = await waiting();
	const two = await ada.get(again);
	await decide(again, "approve");
	assert.equal((await ada.submit(two, { decision: "refuse" }, { action: again })).status, 409);
	assert.match((await sam.get("/account")).location ?? "", /\/sign-in/, "the account is closed");
	await assert.rejects(it.visitor().signIn("seeker@demo.test"));
	assert.deepEqual(await it.sql("SELECT id FROM data_request WHERE reason LIKE '%case is open%'"), [], "nor is the reason kept");
});

// ---- a decision, for a person whose messages somebody else may read ----

const askByLink = async (fields) => {
	const hana = it.visitor(), guest = it.visitor();
	await hana.signIn("helper@demo.test");
	const sent = await refer(hana, fields);
	const code = (await hana.get(sent.location)).text.match(/data-code="([^"]+)"/)[1];
	const link = await linkTo(fields.seeker_email);
	const asked = await guest.submit(await guest.get(`${link}/erase`), { code }, { action: `${link}/erase` });
	assert.equal(asked.status, 303, asked.words);
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
	assert.doesNotMatch(`${mail.from}${mail.subject}${mail.text}${mail.html.replace(/<style>[^]*?<\/style>/, "")}`, /Fairhaven|Pantry|eras|said no|stove|Doris|Dot/i);
};
const pathIn = (mail) => mail.links.map((l) => new URL(l).pathname).find((p) => p !== "/");

test("a discreet person opens the page of the message, and reads there that it was refused", async () => {
	const { guest, code, path } = await askByLink({ seeker_first_name: "Doris", seeker_email: "doris@people.test", discreet: "yes" });
	const before = await mailsTo("doris@people.test");
	await decide(path, "refuse");
	const mail = await nextMailTo("doris@people.test", before);
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
