// account - signing up, in and out through nginx, with the real messages; and the commands that administer accounts.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import test, { after, before } from "node:test";

import { BASE, build, PASSWORD, root, start } from "./harness.mjs";
import { turnOn } from "./second_factor.mjs";

let it;
before(async () => { it = await start(); });
after(() => it?.stop());

const codeOf = (text) => text.match(/\b\d{4} ?\d{4}\b/)?.[0].replace(" ", "");

test("a code by e-mail signs in, only in the browser that requested it", async () => {
	const hana = it.visitor(), other = it.visitor();
	const asked = await hana.submit(await hana.get("/sign-in?next=/people"), { address: "Helper@Demo.test" });
	assert.equal(asked.status, 303);
	assert.equal(asked.location, "/sign-in/code?next=%2Fpeople");
	const mail = await it.mail("helper@demo.test");
	const code = codeOf(mail.text);
	assert.match(code, /^\d{8}$/);
	assert.doesNotMatch(mail.subject, /helper/i);
	const elsewhere = await other.submit(await other.get("/sign-in/code"), { code });
	assert.equal(elsewhere.status, 422);
	const done = await hana.submit(await hana.get(asked.location), { code });
	assert.equal(done.status, 303);
	assert.equal(done.location, "/people");
	assert.match((await hana.get("/account")).text, /value="Hana"/);
});

test("signing up: name, address, code", async () => {
	const ines = it.visitor();
	const asked = await ines.submit(await ines.get("/sign-up"), { first_name: "Inés", last_name: "Nueva", address: "ines@demo.test" });
	assert.equal(asked.status, 303);
	const code = codeOf((await it.mail("ines@demo.test")).text);
	const done = await ines.submit(await ines.get(asked.location), { code });
	assert.equal(done.status, 303);
	assert.match((await ines.get("/account")).text, /value="Inés"/);
});

test("a number gets its code by text", async () => {
	const visitor = it.visitor();
	const asked = await visitor.submit(await visitor.get("/sign-in"), { address: "(508) 555-0142" });
	const text = await it.textMessage("+15085550142");
	const done = await visitor.submit(await visitor.get(asked.location), { code: codeOf(text.body) });
	assert.equal(done.status, 303);
	assert.equal(done.location, "/account", "a new account is asked for its name");
});

test("scripts, other hosts and other sites cannot use the cookie", async () => {
	const hana = it.visitor();
	const done = await hana.signIn("helper@demo.test");
	const cookie = done.headers["set-cookie"];
	assert.equal(cookie.length, 2);
	assert.match(cookie[1], new RegExp(`^handrail-known=[A-Za-z0-9_-]+; Path=${BASE}/; HttpOnly; SameSite=Lax; Max-Age=15552000$`));
	assert.match(cookie[0], new RegExp(`^handrail=[A-Za-z0-9_-]{43}; Path=${BASE}/; HttpOnly; SameSite=Lax$`));
	const clinic = it.visitor("clinic.localhost");
	clinic.cookies = new Map(hana.cookies);
	assert.equal((await clinic.get("/account")).status, 303);
	assert.equal((await hana.get("/account")).headers["cache-control"], "no-store");
});

test("reading pages sets no cookie", async () => {
	for (const page of ["/sign-in", "/sign-in/code", "/sign-up"])
		assert.equal((await it.visitor().get(page)).headers["set-cookie"], undefined, page);
});

test("every page can sign out here; the account page signs out everywhere", async () => {
	const one = it.visitor(), two = it.visitor();
	await one.signIn("stranger@demo.test");
	await two.signIn("stranger@demo.test");
	for (const page of ["/", "/programs", "/referrals", "/account"]) {
		const out = await one.submit(await one.get(page), {}, { action: "/sign-out", lacks: "everywhere" });
		assert.equal(out.status, 303, page);
		assert.equal((await one.get("/account")).status, 303, page);
		assert.equal((await two.get("/account")).status, 200, page);
		await one.signIn("stranger@demo.test");
	}
	await one.submit(await one.get("/account"), {}, { action: "/sign-out", holds: "everywhere" });
	assert.equal((await one.get("/account")).status, 303);
	assert.equal((await two.get("/account")).status, 303);
});

test("a form from another site is refused", async () => {
	const visitor = it.visitor();
	const page = await visitor.get("/sign-in");
	const forged = await visitor.submit(page, { address: "helper@demo.test", password: PASSWORD },
		{ holds: "password", headers: { Origin: "https://evil.example" } });
	assert.equal(forged.status, 403);
	assert.match(forged.text, /value="helper@demo.test"/);
	assert.doesNotMatch(forged.text, new RegExp(PASSWORD));
	assert.equal(visitor.cookies.size, 0);
});

test("nothing personal is logged", async () => {
	await it.visitor().signIn("seeker@demo.test");
	const logs = await it.logs();
	assert.doesNotMatch(logs, /@demo\.test|%40demo|555-?0142|handrail%20demo|Inés/);
});

// ---- administration ----

function withInput(input, ...args) {
	return new Promise((resolve) => {
		const child = spawn(path.join(build, "handrail"), args, { cwd: root, env: { ...process.env, HANDRAIL_CONF: it.conf } });
		const out = { stdout: "", stderr: "" };
		child.stdout.on("data", (part) => { out.stdout += part; });
		child.stderr.on("data", (part) => { out.stderr += part; });
		child.on("close", (code) => resolve({ ...out, code }));
		child.stdin.on("error", () => {});	// a verb that reads nothing may end before it is written
		child.stdin.end(input);
	});
}

test("handrail user makes an account with a password, lists it, changes it", async () => {
	const made = await withInput("a good long one\n", "user", "add", "New@demo.test", "--first-name", "Nia",
		"--last-name", "New", "--organization", "Clinic", "--password-stdin", "--admin-of", "localhost");
	assert.equal(made.code, 0, made.stderr);
	const id = made.stdout.trim();
	assert.match(id, /^[a-z0-9]{12}$/);
	const { stdout } = await it.handrail("user", "list");
	const line = stdout.split("\n").find((l) => l.startsWith(id));
	assert.deepEqual(line.split("\t"), [id, "new@demo.test", "", "Nia New", "Clinic", "site_admin@localhost"]);
	const nia = it.visitor();
	await nia.signIn("new@demo.test", "a good long one");
	await it.handrail("user", "set", "new@demo.test", "--last-name", "Newer");
	assert.match((await nia.get("/account")).text, /value="Newer"/);
});

test("handrail user reports wrong arguments on standard error", async () => {
	for (const [args, code] of [
		[["user", "add", "seeker@demo.test"], 1],
		[["user", "add", "nobody"], 2],
		[["user", "add"], 2],
		[["user", "add", "x@demo.test", "--admin-of", "nosuch"], 1],
		[["user", "add", "x@demo.test", "--nonsense"], 2],
		[["user", "set", "nobody@demo.test"], 1],
		[["user", "grow"], 2],
		[["user"], 2],
	]) {
		const done = await withInput("", ...args);
		assert.equal(done.code, code, `${args.join(" ")}: ${done.stderr}`);
		assert.equal(done.stdout, "", args.join(" "));
		assert.notEqual(done.stderr, "", args.join(" "));
	}
	const short = await withInput("short\n", "user", "add", "y@demo.test", "--password-stdin");
	assert.equal(short.code, 2);
	assert.doesNotMatch((await it.handrail("user", "list")).stdout, /[xy]@demo\.test/);
});

test("handrail site makes, changes and lists a site", async () => {
	const { stdout: id } = await it.handrail("site", "add", "east.localhost", "--name", "East End",
		"--base-url", `http://east.localhost:${it.port}`, "--tracking-only", "yes");
	assert.match(id.trim(), /^[a-z0-9]{12}$/);
	await it.handrail("site", "set", "east.localhost", "--name", "The East End", "--unclaimed-referrals", "no");
	const { stdout } = await it.handrail("site", "list");
	const line = stdout.split("\n").find((l) => l.startsWith("east.localhost\t"));
	assert.deepEqual(line.split("\t"), ["east.localhost", "The East End", `http://east.localhost:${it.port}`,
		"tracking-only", "claimed-programs-only"]);
	for (const args of [
		["add", "east.localhost", "--name", "Again"],
		["add", "Not A Host", "--name", "X"],
		["add", "west.localhost"],
		["add", "west.localhost", "--name", "X", "--base-url", "http://other.localhost"],
		["add", "west.localhost", "--name", "X", "--time-zone", "Mars/Olympus"],
		["set", "nosuch.localhost", "--name", "X"],
	]) {
		const done = await withInput("", "site", ...args);
		assert.ok(done.code === 1 || done.code === 2, args.join(" "));
		assert.equal(done.stdout, "");
	}
});

test("handrail group makes a group, adds and removes members, lists it", async () => {
	const { stdout } = await it.handrail("group", "add", "Night team", "--site", "localhost", "--team-navigation", "on");
	const id = stdout.trim();
	const line = async () => (await it.handrail("group", "list", "--site", "localhost")).stdout
		.split("\n").find((l) => l.startsWith(id)).split("\t").slice(1);
	assert.deepEqual(await line(), ["Night team", "0", "team-navigation"]);
	await it.handrail("group", "join", id, "seeker@demo.test");
	assert.deepEqual(await line(), ["Night team", "1", "team-navigation"]);
	await it.handrail("group", "set", id, "--team-navigation", "off");
	await it.handrail("group", "leave", id, "seeker@demo.test");
	assert.deepEqual(await line(), ["Night team", "0", "-"]);
	assert.equal((await withInput("", "group", "join", "nosuch", "seeker@demo.test")).code, 1);
});

test("handrail ends rights: sign-out, disable, a claimer, an admin", async () => {
	const clara = it.visitor(), ada = it.visitor();
	const open = async (visitor, path = "/inbound") => (await visitor.get(path)).status === 200;
	await clara.signIn("claimer@demo.test");
	assert.ok(await open(clara));
	await it.handrail("user", "sign-out", "claimer@demo.test");
	assert.ok(!await open(clara));
	await clara.signIn("claimer@demo.test");
	await it.handrail("user", "disable", "claimer@demo.test");
	assert.ok(!await open(clara));
	await assert.rejects(clara.signIn("claimer@demo.test"), /422/);
	const asked = await clara.submit(await clara.get("/sign-in"), { address: "claimer@demo.test", password: "" }, { holds: "password" });
	const code = codeOf((await it.mail("claimer@demo.test", (m) => codeOf(m.text))).text);
	assert.equal((await clara.submit(await clara.get(asked.location), { code })).status, 422, "nor by a code");
	assert.equal((await withInput("", "user", "disable", "claimer@demo.test")).code, 1, "it is already");
	await it.handrail("user", "enable", "claimer@demo.test");
	await clara.signIn("claimer@demo.test");
	const [program] = (await clara.get("/inbound")).text.match(/(?<=data-program=")[^"]+/);
	assert.ok(await open(clara, `/inbound/${program}`));
	await it.handrail("program", "set", program, "--remove-claimer", "claimer@demo.test");
	assert.ok(!await open(clara), "her sessions have ended");
	await clara.signIn("claimer@demo.test");
	assert.equal((await clara.get(`/inbound/${program}`)).status, 404);
	assert.equal((await withInput("", "program", "set", program, "--remove-claimer", "claimer@demo.test")).code, 1);
	await it.handrail("program", "set", program, "--claimer", "claimer@demo.test");
	await ada.signIn("admin@demo.test");
	await it.handrail("user", "set", "admin@demo.test", "--remove-admin-of", "localhost");
	assert.ok(!await open(ada));
	assert.match((await it.handrail("user", "list")).stdout, /admin@demo\.test.*site_admin@clinic\.localhost/);
	assert.doesNotMatch((await it.handrail("user", "list")).stdout, /admin@demo\.test.*site_admin@localhost/);
	await it.handrail("user", "set", "admin@demo.test", "--admin-of", "localhost");
});

test("each command prints its usage", async () => {
	for (const command of ["site", "user", "group"])
		assert.match((await it.handrail(command, "--help")).stdout, new RegExp(`^handrail ${command} add `));
});

// ---- ownership of a referral ----

// Sends a live referral to the pantry as a visitor; returns the thank-you page's path.
async function refer(visitor, fields) {
	const found = await visitor.get("/programs?q=food+pantry");
	const program = found.text.match(/data-program="([^"]+)"/)[1];
	const page = await visitor.get(`/connect/${program}`);
	const sent = await visitor.submit(page, { reach: "email", comment: "A box for four", consent: "yes", ...fields },
		{ holds: "consent" });
	assert.equal(sent.status, 303, sent.words.slice(0, 1000));
	return sent.location;
}

const maria = { for: "other", seeker_first_name: "Maria", seeker_last_name: "Guest", seeker_email: "maria.guest@demo.test",
	helper_first_name: "Greta", helper_last_name: "Guest", helper_phone: "508 555 0199" };

test("a helper who signs in from the thank-you page gets the referral; a helper in another browser does not", async () => {
	const greta = it.visitor(), other = it.visitor();
	const receipt = await refer(greta, maria);
	assert.equal((await other.get(receipt)).status, 404);
	const asked = await greta.submit(await greta.get(`/sign-up?next=${receipt}`),
		{ first_name: "Greta", last_name: "Guest", address: "greta@demo.test" });
	const code = codeOf((await it.mail("greta@demo.test")).text);
	const done = await greta.submit(await greta.get(asked.location), { code });
	assert.equal(done.location, receipt);
	assert.equal((await greta.get(receipt)).status, 200);
	assert.match((await greta.get("/people")).words, /Maria Guest/);
	await other.signIn("stranger@demo.test");
	await other.get(`/sign-in?next=${receipt}`);
	assert.doesNotMatch((await other.get("/people")).words, /Maria Guest/);
});

test("the next who signs in inherits nothing of a visitor's session, except from its thank-you page", async () => {
	const shared = it.visitor();
	const receipt = await refer(shared, { ...maria, seeker_last_name: "Before" });
	assert.equal((await shared.get(receipt)).status, 200);
	await shared.signIn("stranger@demo.test");
	assert.equal((await shared.get(receipt)).status, 404);
	const later = await shared.get(`/sign-in?next=${receipt}`);
	assert.equal((await shared.get(later.location)).status, 404);
	assert.doesNotMatch((await shared.get("/people")).words, /Maria Before/);
});

test("Leave now ends the session; the way back shows nothing until the person wants it to", async () => {
	const shared = it.visitor();
	const receipt = await refer(shared, { ...maria, seeker_last_name: "Gone" });
	const way = (await shared.get(receipt)).text.match(/class="leave" href="([^"]+)"/)[1];
	const left = await shared.get(way);
	assert.equal(left.status, 303);
	assert.match(left.location, /^https:\/\/www\.weather\.gov\//);
	assert.equal(left.headers["clear-site-data"], '"cache"');
	assert.match(left.headers["cache-control"], /no-store/);
	for (const path of [receipt, "/", "/programs", "/referrals"]) {
		const back = await shared.get(path);
		assert.match(back.words, /You have left/, path);
		assert.doesNotMatch(back.text, /Fairhaven|Gone|Pantry/, path);
		assert.equal(back.headers["cache-control"], "no-store", path);
	}
	await shared.signIn("stranger@demo.test");
	assert.equal((await shared.get(receipt)).status, 404, "the visitor's session ended");
	const gone = (await shared.get("/leave")).headers["set-cookie"].join();
	assert.match(gone, /handrail-known=; .*Max-Age=0/, "nor does the browser keep who signed in here");
	const again = await shared.get("/programs");
	const open = await shared.get(again.text.match(/href="(\/leave\/back[^"]*)"/)[1].replaceAll("&amp;", "&"), { follow: true });
	assert.match(open.words, /Fairhaven/);
	assert.match((await shared.get("/referrals")).location, /^\/sign-in/);
});

test("a site sets the page that Leave now opens", async () => {
	await it.handrail("site", "set", "clinic.localhost", "--leave-url", "https://example.org/recipes");
	assert.equal((await it.visitor("clinic.localhost").get("/leave")).location, "https://example.org/recipes");
	await assert.rejects(it.handrail("site", "set", "clinic.localhost", "--leave-url", "javascript:1"));
	await it.handrail("site", "set", "clinic.localhost", "--leave-url", "");
	assert.match((await it.visitor("clinic.localhost").get("/leave")).location, /weather/);
});

test("a thank-you page can be forgotten on this computer", async () => {
	const shared = it.visitor();
	const receipt = await refer(shared, { ...maria, seeker_last_name: "Forgotten" });
	const page = await shared.get(receipt);
	const done = await shared.submit(page, {}, { action: `${receipt}/forget` });
	assert.equal(done.status, 303);
	assert.equal(done.location, "/");
	assert.equal(done.headers["clear-site-data"], '"cache"');
	assert.equal((await shared.get(receipt)).status, 404);
	assert.equal((await shared.submit(page, {}, { action: `${receipt}/forget` })).status, 303, "twice is once");
});

test("the helper who sees the code cannot open the referral as the seeker", async () => {
	const hana = it.visitor();
	await hana.signIn("helper@demo.test");
	const page = await hana.get(await refer(hana, { ...maria, seeker_last_name: "Coded" }));
	const [, code] = page.text.match(/data-code="([^"]+)"/);
	const refused = await hana.submit(await hana.get("/referrals"), { code }, { action: "/referrals" });
	assert.equal(refused.status, 422);
	assert.match(refused.text, /id="code-error"/);
	assert.doesNotMatch((await hana.get("/referrals")).words, /Coded/);
});

test("somebody's own, sent while signed out, is kept by the button of its thank-you page", async () => {
	const sam = it.visitor();
	const receipt = await refer(sam, { for: "self", seeker_first_name: "Samuel", seeker_last_name: "Else", reach: "dont_reach_out" });
	await sam.submit(await sam.get(`/sign-in?next=${receipt}`), { address: "seeker@demo.test", password: PASSWORD }, { holds: "password" });
	const page = await sam.get(receipt);
	const [, id] = page.text.match(/data-referral="([^"]+)"/);
	assert.equal((await sam.get(`/referrals/${id}`)).status, 404);
	assert.equal((await sam.submit(page, {}, { action: "/referrals" })).status, 303);
	assert.equal((await sam.get(`/referrals/${id}`)).status, 200);
	assert.match((await sam.get(receipt)).text, new RegExp(`href="/referrals/${id}"`));
});

test("what a stranger sends in a helper's name reaches no profile", async () => {
	const hana = it.visitor(), stranger = it.visitor();
	const mine = { ...maria, seeker_last_name: "Targeted", seeker_email: "targeted@people.test" };
	await hana.signIn("helper@demo.test");
	await refer(hana, { ...mine, seeker_phone: "508 555 0141" });
	await refer(stranger, { ...mine, seeker_phone: "508 555 0166", helper_first_name: "Hana", helper_last_name: "Helper",
		helper_email: "helper@demo.test" });
	const people = await hana.get("/people?q=Targeted");
	const [, person] = people.text.match(/data-person="([^"]+)"/);
	assert.match((await hana.get(`/people/${person}`)).text, /15085550141/);
	assert.doesNotMatch((await hana.get(`/people/${person}`)).text, /15085550166/);
	const tray = await hana.get("/people");
	assert.match(tray.text, /data-tray/);
	const action = tray.forms().find((f) => f.action.startsWith("/people/tray/")).action;
	assert.equal((await stranger.post(action, { mine: "yes" })).status, 303, "to sign in");
	assert.equal((await hana.submit(tray, { mine: "no" }, { action })).status, 303);
	assert.doesNotMatch((await hana.get("/people")).text, /data-tray/);
	assert.doesNotMatch((await hana.get(`/people/${person}`)).text, /15085550166/);
});

test("a seeker gets their referrals once their account has the address and the name", async () => {
	const helper = it.visitor(), sofia = it.visitor();
	await refer(helper, { ...maria, seeker_first_name: "Sofía", seeker_last_name: "O’Neil", seeker_email: "sofia@demo.test" });
	const asked = await sofia.submit(await sofia.get("/sign-in"), { address: "sofia@demo.test" });
	const code = codeOf((await it.mail("sofia@demo.test", (m) => codeOf(m.text))).text);
	const done = await sofia.submit(await sofia.get(asked.location), { code });
	assert.equal(done.location, "/account");
	assert.doesNotMatch((await sofia.get("/referrals")).words, /A box for four/);
	const named = await sofia.submit(await sofia.get("/account"), { first_name: "sofia", last_name: "oneil" }, { holds: "first_name" });
	assert.equal(named.status, 303);
	assert.match((await sofia.get("/referrals")).words, /A box for four/);
});

// ---- two-step sign-in ----

test("an app's codes are the second step; a recovery code is one, too; an administrator can turn it off", async () => {
	await withInput("a good long one\n", "user", "add", "steps@demo.test", "--first-name", "Stef", "--password-stdin");
	const owner = it.visitor(), thief = it.visitor(), again = it.visitor();
	await owner.signIn("steps@demo.test", "a good long one");
	const codes = await turnOn(owner);
	assert.equal(new Set(codes).size, 10);
	assert.match((await it.mail("steps@demo.test")).subject, /Two-step sign-in is on/);
	const first = await thief.signIn("steps@demo.test", "a good long one");
	assert.match(first.location, /^\/sign-in\/second-factor/);
	for (const path of ["/account", "/people", "/referrals"])
		assert.equal((await thief.get(path)).status, 303, path);
	const second = await thief.get(first.location);
	assert.equal((await thief.submit(second, { code: "123456" }, { holds: "code" })).status, 422);
	assert.equal((await thief.submit(second, { code: codes[0].toLowerCase() }, { holds: "code" })).status, 303);
	assert.equal((await thief.get("/account")).status, 200);
	await it.handrail("user", "set", "steps@demo.test", "--no-second-factor");
	assert.doesNotMatch((await again.signIn("steps@demo.test", "a good long one")).location, /second-factor/);
	assert.equal((await withInput("", "user", "set", "steps@demo.test", "--no-second-factor")).code, 1);
	assert.doesNotMatch(await it.logs(), new RegExp(codes.join("|")));
});

test("a site wants two-step sign-in of its staff, and of nobody else", async () => {
	await it.handrail("site", "set", "clinic.localhost", "--staff-second-factor", "yes");
	const ada = it.visitor("clinic.localhost"), sam = it.visitor("clinic.localhost"), elsewhere = it.visitor();
	assert.match((await ada.signIn("admin@demo.test")).location, /^\/account\/second-factor/);
	for (const path of ["/people", "/inbound", "/referrals"])
		assert.equal((await ada.get(path)).location, "/account/second-factor", path);
	assert.equal((await ada.get("/live/changes")).status, 401);
	assert.doesNotMatch((await ada.get("/programs")).text, /Ada/);
	assert.doesNotMatch((await sam.signIn("seeker@demo.test")).location, /second-factor/);
	assert.doesNotMatch((await elsewhere.signIn("admin@demo.test")).location, /second-factor/);
	await it.handrail("site", "set", "clinic.localhost", "--staff-second-factor", "no");
	assert.equal((await ada.get("/referrals")).status, 200);
});

// ---- closing ----

// Every column of text in every table that holds one of these words, as table.column.
async function holders(words) {
	const columns = await it.sql("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
		+ " AND data_type IN ('char', 'varchar', 'text', 'mediumtext', 'longtext')");
	const found = [];
	for (const [table, column] of columns)
		for (const word of words) {
			const [[count]] = await it.sql(`SELECT COUNT(*) FROM \`${table}\` WHERE \`${column}\` LIKE '%${word}%'`);
			if (Number(count))
				found.push(`${table}.${column}: ${word}`);
		}
	return found;
}

test("a closed account leaves no name, address or password anywhere", async () => {
	const words = ["Zebulina", "Quackenbush", "zebulina.q@demo.test", "15085550177"];
	await withInput("a good long one\n", "user", "add", "zebulina.q@demo.test", "--first-name", "Zebulina", "--last-name", "Quackenbush", "--password-stdin");
	const one = it.visitor(), other = it.visitor();
	await one.signIn("zebulina.q@demo.test", "a good long one");
	await other.signIn("zebulina.q@demo.test", "a good long one");
	const asked = await one.submit(await one.get("/account/addresses"), { address: "508 555 0177" }, { holds: "address" });
	await one.submit(await one.get(asked.location), { code: codeOf((await it.textMessage("+15085550177")).body) });
	const programs = (await one.get("/programs?q=diaper")).text;
	const program = programs.match(/data-program="([a-z0-9]+)"/)[1];
	const form = await one.get(`/connect/${program}`);
	const sent = await one.submit(form, { for: "other", seeker_first_name: "Rosa", seeker_last_name: "Marin", seeker_email: "rosa.marin@people.test", seeker_phone: "",
		reach: "email", comment: "Diapers, please", consent: "yes" }, { action: `/connect/${program}`, holds: "seeker_first_name" });
	assert.equal(sent.status, 303);
	await it.delivered();
	assert.notDeepEqual(await holders(words), []);
	const page = await one.get("/account/delete");
	assert.match(page.words, /We erase this at once, and for good/);
	const closed = await one.submit(page, {}, { action: "/account/delete" });
	assert.equal(closed.location, "/sign-in?closed=yes");
	assert.match((await one.get(closed.location)).words, /Your account is closed/);
	for (const visitor of [one, other])
		assert.equal((await visitor.get("/account")).status, 303);
	await it.delivered();
	assert.deepEqual(await holders(words), []);
	assert.doesNotMatch(await it.logs(), new RegExp(words.join("|")));
	const [[kept]] = await it.sql("SELECT COUNT(*) FROM referral WHERE seeker_email = 'rosa.marin@people.test'");
	assert.equal(Number(kept), 1, "the referral stays with the program");
	const again = await it.visitor().get("/sign-in").then((p) => it.visitor().submit(p, { address: "zebulina.q@demo.test", password: "a good long one" }, { holds: "password" }));
	assert.notEqual(again.status, 303);
	const { stdout } = await it.handrail("check").catch((e) => e);
	assert.doesNotMatch(stdout ?? "", /edge|dashboard of a referral/i);
});

test("the last admin of a site, and the last of a program, are not let go", async () => {
	for (const [address, sentence] of [["admin@demo.test", /only admin of/], ["claimer@demo.test", /only one who runs/]]) {
		const visitor = it.visitor();
		await visitor.signIn(address);
		const page = await visitor.get("/account/delete");
		assert.match(page.words, sentence);
		assert.doesNotMatch(page.words, /Close my account now/);
		const hidden = (await visitor.get("/account")).form({ action: "/account", holds: "first_name" }).fields.filter(([name]) => name.startsWith("form_"));
		assert.ok([403, 409].includes((await visitor.post("/account/delete", hidden)).status));
		assert.equal((await visitor.get("/account")).status, 200);
	}
});
