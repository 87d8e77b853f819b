// pages - every page and state that people can see, and how to get there; for tests of all pages.
//
//	const scene = await stage(it);			// people, referrals in every state, names of all lengths
//	await visit(browser, it, scene, { width: 320 }, async (page, { name }) => { ... });
//
// page.markup() returns the HTML as the server sent it.
// A page is { name, as, host, path, act, plain }: the signed-in person, the site, the path
// (or a function of the scene), the acts before the check; plain: opened from a message.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PASSWORD, until } from "../http/harness.mjs";
import { turnOn } from "../http/second_factor.mjs";
import { person, signIn, site } from "./browser.mjs";

// ---- the scene ----

const LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
const LONG_EMAIL = "maximiliana-konstantinopolitana.featherstonehaugh-wolfe@people.test";

// A directory of one organization: names too long for any line, and one in another script.
const long = {
	"organizations.csv": `id,name\nlong-org,"The ${LONG_NAME} Cooperative Society for Mutual Aid, Benevolence and Neighborly Assistance of Greater Fairhaven and its Surrounding Villages"\n`,
	"services.csv": "id,organization_id,name,description,status,url,email,alert,eligibility_description,application_process\n"
		+ `long-1,long-org,"${LONG_NAME} Household Goods, Furniture, Bedding, Kitchenware and Small Appliances Redistribution Program for Families",`
		+ `"Tables, chairs, beds. ${"Everything that a home needs. ".repeat(12)}",active,`
		+ `https://${"furniture-".repeat(5)}.example.org/${"a-very-long-path/".repeat(8)},${"furniture.".repeat(8)}@example.invalid,`
		+ `"${LONG_NAME.repeat(2)}","${"https://example.org/".repeat(6)}","${"Call first. ".repeat(30)}"\n`,
	"phones.csv": 'id,service_id,number,description\nlong-p,long-1,"+1 508 555 0199 ext. 123456","The furniture desk, on weekday mornings except on the first Monday of a month"\n',
};

async function importLong(it) {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-long-"));
	await Promise.all(Object.entries(long).map(([name, text]) => writeFile(path.join(folder, name), text)));
	await it.handrail("import", folder, "--source", "long");
	await rm(folder, { recursive: true });
	const id = await programId(it, LONG_NAME);
	await it.handrail("program", "set", id, "--mode", "here", "--verb", "refer", "--referral-email", "furniture@demo.test",
		"--confirmed", "--claimer", "claimer@demo.test");
	return id;
}

const PEOPLE = {
	marta: { first: "Marta", last: "Lopez", email: "marta@people.test", phone: "508 555 0188",
		comment: "Two children. Food until Friday, please.\nThey like rice." },
	nia: { first: "Nia", last: "Brown", email: "nia@people.test", phone: "508 555 0187", comment: "" },
	long: { first: "Maximiliana-Konstantinopolitana", last: "Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff",
		email: LONG_EMAIL, phone: "508 555 0186", comment: `See ${"https://example.org/a-very-long-path/".repeat(5)} ${LONG_NAME.repeat(3)}` },
	layla: { first: "ليلى", last: "حسن", email: "layla@people.test", phone: "508 555 0185", comment: "أحتاج إلى طعام لطفلين حتى يوم الجمعة." },
	quiet: { first: "Quinn", last: "Quiet", email: "", phone: "", comment: "I come by myself.", reach: "dont_reach_out" },
	li: { first: "明", last: "李", email: "li@people.test", phone: "", comment: "需要食物和尿布" },
};

async function refer(it, visitor, program, who, fields = {}, path = `/connect/${program}`) {
	const form = await visitor.get(path);
	const sent = await visitor.submit(form, { for: "other", seeker_first_name: who.first, seeker_last_name: who.last,
		seeker_email: who.email, seeker_phone: who.phone, reach: who.reach ?? "email", comment: who.comment, consent: "yes",
		...fields }, { action: path, holds: "seeker_first_name" });
	if (sent.status !== 303)
		throw new Error(`refer ${who.first}: ${sent.status}\n${sent.words.slice(0, 1000)}`);
	const thanks = await visitor.get(sent.location);
	return { id: thanks.text.match(/data-referral="([^"]+)"/)[1], receipt: sent.location };
}

async function move(visitor, id, status, note) {
	const done = await visitor.submit(await visitor.get(`/status/${id}`),
		{ status, note: note ?? "", ...(note ? { share_note: "yes" } : {}) }, { action: `/status/${id}` });
	if (done.status !== 303)
		throw new Error(`move to ${status}: ${done.status}\n${done.words.slice(0, 1000)}`);
}

const linkOf = async (it, to, fits) => {
	const mail = await until(`a link for ${to}`, async () => (await it.mails()).find((m) =>
		m.to.includes(to) && fits(m) && m.links.some((l) => /\/s\//.test(l))));
	return new URL(mail.links.find((l) => /\/s\//.test(l))).pathname;
};

export async function programId(it, name) {
	const { stdout } = await it.handrail("program", "list", "--q", name);
	const row = stdout.split("\n").find((line) => line.includes(name));
	if (!row)
		throw new Error(`there is no program ${name}`);
	return row.split(/\s+/)[0];
}

// Gives a program a question of each kind, all on one page.
async function buildQuestions(visitor, program) {
	const screener = `/manage/${program}/screener`, action = `${screener}/questions`;
	for (const [kind, wording, more] of [["yes_no", "Do you have a child who wears diapers?", { flag_no: "may_not", reason_no: "They give diapers only." }],
		["one_of", LONG_NAME, { option_1: LONG_NAME.repeat(2), option_2: "أحتاج إلى طعام", flag_2: "review", reason_2: "They look for it first." }],
		["many_of", "Which sizes?", { option_1: "Newborn", option_2: "Four", option_3: "Six" }], ["number", "How many children?", { min: "1", max: "12" }],
		["date", "When is your baby due?", {}], ["short_text", "When do you come?", {}], ["long_text", "What else?", { help: "Anything. ".repeat(30) }]]) {
		const added = await visitor.submit(await visitor.get(action), { kind, wording, ...more }, { action, holds: "wording" });
		if (added.status !== 303)
			throw new Error(`question ${wording}: ${added.status}\n${added.words.slice(0, 1000)}`);
	}
	await visitor.submit(await visitor.get(screener), {}, { action: `${screener}/publish` });
}

// The path of the link in a mail about a program.
async function programLink(it, to, path) {
	const mail = await until(`a link for ${to}`, async () => (await it.mails()).find((m) => m.to.includes(to) && m.links.some((l) => l.includes(path))));
	return new URL(mail.links.find((l) => l.includes(path))).pathname;
}

// Somebody of a program's team adds an address and invites a colleague.
async function buildTeam(it, visitor, program) {
	const manage = `/manage/${program}`;
	await visitor.submit(await visitor.get(`${manage}/addresses`), { address: "desk@people.test" }, { action: `${manage}/addresses`, holds: "address" });
	await visitor.submit(await visitor.get(`${manage}/team`), { address: "teammate@demo.test", role: "program_worker" },
		{ action: `${manage}/team/invite`, holds: "address" });
	await it.sql("UPDATE referral_address SET room_due_at = 1000 WHERE email = 'rent@demo.test'");
	return { room: await programLink(it, "rent@demo.test", "/confirm/room/"), confirm: await programLink(it, "desk@people.test", "/confirm/"),
		invite: await programLink(it, "teammate@demo.test", "/manage/invite/") };
}

// Fills in the Connect form; the path of the questions that follow it.
async function beginDraft(visitor, programs, who) {
	const path = programs.length > 1 ? `/connect?${programs.map((id) => `program=${id}`).join("&")}` : `/connect/${programs[0]}`;
	const sent = await visitor.submit(await visitor.get(path), { for: "other", seeker_first_name: who.first, seeker_last_name: who.last,
		seeker_phone: who.phone, reach: "phone", consent: "yes", ...Object.fromEntries(programs.map((id) => [`consent_${id}`, "yes"])) },
		{ action: path.split("?")[0], holds: "seeker_first_name", answers: false });
	return sent.location.replace(/^https?:\/\/[^/]+/, "").split("?")[0];
}

// Somebody with two-step sign-in; the recovery codes.
async function buildSteps(it) {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-steps-")), file = path.join(folder, "password"), visitor = it.visitor();
	await writeFile(file, PASSWORD);
	await it.handrail("user", "add", STEPS, "--first-name", "Stef", "--password-file", file);
	await rm(folder, { recursive: true });
	await visitor.signIn(STEPS);
	return turnOn(visitor);
}

// Somebody asks by the link of their message to be erased. The paths of their page and of the admin's; decision: what the admin says.
async function askToErase(it, hana, ada, program, first, decision) {
	const email = `${first.toLowerCase()}@people.test`, visitor = it.visitor();
	const sent = await refer(it, hana, program, { ...PEOPLE.nia, first, last: "Keller", email });
	const [, code] = (await hana.get(sent.receipt)).text.match(/data-code="([^"]+)"/);
	const link = `${await linkOf(it, email, () => true)}/erase`;
	await visitor.submit(await visitor.get(link), { code }, { action: link });
	const request = (await ada.get("/admin/requests")).text.match(/href="(\/admin\/requests\/(?!holds)[^"]+)"(?![^]*href="\/admin\/requests\/(?!holds))/)[1];
	if (decision)
		await ada.submit(await ada.get(request), decision, { action: request });
	return { id: sent.id, link, request };
}

// Makes everything that the pages below show. it: a new instance with the demo.
export async function stage(it) {
	const s = { pantry: await programId(it, "Fairhaven Food Pantry"), rent: await programId(it, "Fairhaven Rent Help"),
		shelter: await programId(it, "Fairhaven Night Shelter"), legal: await programId(it, "Fairhaven Legal Aid"),
		diapers: await programId(it, "Fairhaven Diaper Bank"), arabic: await programId(it, "مركز الترحيب"), long: await importLong(it) };
	const hana = it.visitor(), clara = it.visitor(), sam = it.visitor();
	await Promise.all([hana.signIn("helper@demo.test"), clara.signIn("claimer@demo.test"), sam.signIn("seeker@demo.test")]);

	s.fresh = await refer(it, hana, s.pantry, PEOPLE.nia);
	s.moved = await refer(it, hana, s.pantry, PEOPLE.marta);
	s.rentDone = await refer(it, hana, s.rent, PEOPLE.marta);
	s.long1 = await refer(it, hana, s.long, PEOPLE.long, { helper_organization: long["organizations.csv"].split('"')[1] });
	s.rtl = await refer(it, hana, s.pantry, PEOPLE.layla, { seeker_language: "ar", reach: ["email", "text", "phone"] });
	s.quiet = await refer(it, hana, s.pantry, PEOPLE.quiet);
	s.li = await refer(it, hana, s.pantry, PEOPLE.li, { seeker_language: "zh" });
	s.late = await refer(it, hana, s.rent, PEOPLE.nia);
	s.withdrawn = await refer(it, hana, s.rent, PEOPLE.li);
	s.logged = await refer(it, hana, s.shelter, { ...PEOPLE.nia, first: "Lola", last: "Log", email: "lola@people.test" },
		{ consent: undefined }, `/log-referral/${s.shelter}`);
	s.sams = await refer(it, sam, s.pantry, { ...PEOPLE.marta, first: "Sam", last: "Seeker", email: "seeker@demo.test" },
		{ for: "self" });
	s.discreet = await refer(it, hana, s.pantry, { ...PEOPLE.nia, email: "discreet@people.test" }, { discreet: "yes" });

	await move(clara, s.moved.id, "pending", "She can come on Tuesday at 10. Bring bags.");
	await move(clara, s.moved.id, "got_help");
	await move(clara, s.rentDone.id, "couldnt_contact", "We called three times.");
	await move(clara, s.li.id, "not_eligible");
	await move(clara, s.long1.id, "needs_client_action", `${LONG_NAME.repeat(3)} needs a paper.`);
	await move(clara, s.sams.id, "eligible");
	await move(hana, s.moved.id, "couldnt_get_help", "The bags were gone.");
	await it.sql(`UPDATE referral SET due_at = made_at - 1 WHERE public_id = '${s.late.id}'`).catch(() => null);

	await hana.submit(await hana.get(`/referrals/${s.moved.id}`), { note: "Ask again on Monday." }, { action: `/referrals/${s.moved.id}/notes` });
	const claim = `/programs/${s.arabic}/claim`;
	await sam.submit(await sam.get("/account/data"), { part: "erase" }, { action: "/account/data" });
	await sam.submit(await sam.get(claim), { words: "I answer the phone there on Mondays.\nAsk for the director, Huda." }, { action: claim, holds: "words" });
	const people = await hana.get("/people");
	const idOf = (name) => people.text.match(new RegExp(`data-person="([^"]+)"(?:(?!data-person)[\\s\\S])*?${name}`))[1];
	s.marta = idOf("Marta Lopez");
	s.longPerson = idOf("Featherstonehaugh");
	s.layla = idOf("ليلى");
	await hana.submit(await hana.get(`/people/${s.marta}`), { note: "Works nights: call after 2 pm.", share_note: "yes" }, { action: `/people/${s.marta}/notes` });
	await hana.submit(await hana.get(`/people/${s.marta}`), { seeker_phone: "508 555 0133" }, { action: `/people/${s.marta}`, holds: "seeker_first_name" });

	await it.handrail("program", "set", s.diapers, "--claimer", "claimer@demo.test");
	await buildQuestions(clara, s.diapers);
	s.team = await buildTeam(it, clara, s.rent);
	s.drafts = {};
	for (const [name, programs] of Object.entries({ each: [s.rent], one: [s.diapers], may: [s.rent], mayNot: [s.rent], both: [s.diapers, s.rent] }))
		s.drafts[name] = await beginDraft(hana, programs, PEOPLE.nia);
	await hana.fillIn(s.drafts.may, { send: false });
	await hana.fillIn(s.drafts.mayNot, { send: false, first: "no" });
	await hana.fillIn(s.drafts.both, { send: false });

	s.recoveryCodes = await buildSteps(it);
	await it.handrail("program", "set", s.diapers, "--victim-service", "yes");
	const vera = { ...PEOPLE.nia, first: "Vera", last: "Quiet", email: "vera@people.test" };
	s.veiled = await refer(it, hana, s.diapers, vera);
	s.released = await refer(it, hana, s.diapers, { ...vera, first: "Rita", last: "Ready", email: "rita@people.test" });
	for (const { id } of [s.veiled, s.released])
		await move(clara, id, "pending", "Come on Monday, by the back door.");
	s.veiledLink = await linkOf(it, "vera@people.test", () => true);
	[[s.code]] = await it.sql(`SELECT code FROM referral WHERE public_id = '${s.veiled.id}'`);
	s.teamless = await programId(it, "Harbor House Family Rooms");
	await it.handrail("program", "set", s.teamless, "--victim-service", "yes");
	s.erasedRequest = "abcdefghjkmnpqrstuvz";
	await it.sql(`INSERT INTO data_request (public_id, site_id, asked_at, waits, approved, decided_at, erased_at)
		SELECT '${s.erasedRequest}', id, 1, NULL, TRUE, 1, 1 FROM site WHERE host = 'localhost'`);
	const release = `/referrals/${s.released.id}/release`;
	await clara.submit(await clara.get(release), { agree: "yes", release_words: "I, Rita Ready, let Hana Helper see\nwhat the Diaper Bank says about me." },
		{ action: release, holds: "agree" });

	s.programLink = await linkOf(it, "pantry@demo.test", (m) => m.text.includes("Nia"));
	s.seekerLink = await linkOf(it, "marta@people.test", () => true);
	s.discreetLink = await linkOf(it, "discreet@people.test", () => true);
	s.longLink = await linkOf(it, "furniture@demo.test", () => true);
	await hana.submit(await hana.get(`/referrals/${s.withdrawn.id}/stop-sharing`), {}, { action: `/referrals/${s.withdrawn.id}/stop-sharing` });
	s.loggedLink = await linkOf(it, "lola@people.test", () => true);
	s.goneLink = await linkOf(it, "li@people.test", () => true);
	const ada = it.visitor();
	await ada.signIn("admin@demo.test");
	s.erased = await askToErase(it, hana, ada, s.rent, "Ciro", { decision: "approve" });
	s.refused = await askToErase(it, hana, ada, s.rent, "Bela", { decision: "refuse", reason: "We must keep it until the case is closed.\nAsk again in May." });
	s.asked = await askToErase(it, hana, ada, s.rent, "Asa");
	await it.handrail("hold", "set", s.rentDone.id, "--site", "localhost", "--reason", "The court asks for it");
	await it.sql(`UPDATE status_link l JOIN referral r ON r.id = l.referral_id SET l.revoked_at = 1 WHERE r.public_id IN ('${s.li.id}', '${s.withdrawn.id}')`);
	return s;
}

// ---- the pages ----

const HANA = "helper@demo.test", CLARA = "claimer@demo.test", SAM = "seeker@demo.test", STAN = "stranger@demo.test", ADA = "admin@demo.test",
	STEPS = "steps@people.test";

const firstChosen = (page) => page.locator("select[name^=status_]").first().selectOption("pending");
const chosen = (page) => page.selectOption("#status", "pending");
const openAll = (page) => page.evaluate(() =>
	document.querySelectorAll("main details").forEach((details) => { details.open = true; }));
const answers = ["pending", "eligible"];
// Submits a form without the checks that a browser does by itself.
const send = (form) => async (page) => {
	const arrived = page.waitForEvent("load");
	await page.locator(form).first().evaluate((found) => found.submit());
	await arrived;
};

// Presses a link or a button, and waits for the whole of the page that it opens, its focus included.
const follow = (selector) => async (page) => {
	const arrived = page.waitForEvent("load");
	await page.click(selector);
	await arrived;
};

// Opens a link that asks for the code, unless this browser has typed it already.
const typeCode = async (page, scene) => {
	if (!await page.locator("#code").count())
		return;
	await page.fill("#code", scene.code);
	await send("main form:has(#code)")(page);
};

// Sends a form with a chosen answer and changed hidden fields.
const sendOver = (chosen, hidden) => async (page) => {
	for (const [name, value] of Object.entries(chosen))
		await page.locator(`main form :is(select, [value=${value}])[name=${name}]`).evaluate((control, value) => {
			if (control.type === "radio")
				control.checked = true;
			else
				control.value = value;
		}, value);
	await page.evaluate((fields) => Object.entries(fields).forEach(([name, value]) => {
		document.querySelector(`main form [name=${name}]`).value = value;
	}), hidden);
	await send('main form:has([name=status])')(page);
};

export const pages = [
	{ name: "front", path: "/" },
	{ name: "search", path: "/programs" },
	{ name: "results", path: "/programs?q=food" },
	{ name: "results-narrowed", path: "/programs?need=housing&near=Fairhaven&within=10&open=now" },
	{ name: "results-long", path: `/programs?q=${LONG_NAME}` },
	{ name: "results-none", path: "/programs?q=xylophonetuning&near=Fairhaven" },
	{ name: "results-no-place", status: 422, path: "/programs?near=Atlantis" },
	{ name: "results-page-2", path: "/programs?page=2" },
	{ name: "results-own-look", host: "clinic.localhost", path: "/programs?q=food" },
	{ name: "program", path: (s) => `/programs/${s.pantry}` },
	{ name: "program-long", path: (s) => `/programs/${s.long}` },
	{ name: "program-other-script", path: (s) => `/programs/${s.arabic}` },
	{ name: "next-steps", path: (s) => `/programs/${s.shelter}/next-steps` },
	{ name: "next-steps-external", path: (s) => `/programs/${s.legal}/next-steps` },
	{ name: "next-steps-long", path: (s) => `/programs/${s.long}/next-steps` },
	{ name: "connect", path: (s) => `/connect/${s.pantry}` },
	{ name: "connect-victims", path: (s) => `/connect/${s.diapers}` },
	{ name: "connect-victims-on-file", as: HANA, path: (s) => `/connect/${s.diapers}?person=${s.marta}` },
	{ name: "connect-problems", path: (s) => `/connect/${s.pantry}`, act: send("main form[method=post]") },
	{ name: "connect-helper", as: HANA, path: (s) => `/connect/${s.pantry}` },
	{ name: "connect-on-file", as: HANA, path: (s) => `/connect/${s.pantry}?person=${s.marta}` },
	{ name: "connect-on-file-found", as: HANA, path: (s) => `/connect/${s.pantry}?person_q=ma` },
	{ name: "connect-on-file-none", as: HANA, path: (s) => `/connect/${s.pantry}?person_q=nobodyatall` },
	{ name: "log-referral", as: HANA, path: (s) => `/log-referral/${s.shelter}` },
	{ name: "log-referral-problems", as: HANA, path: (s) => `/log-referral/${s.shelter}`, act: send("main form[method=post]") },
	{ name: "sent-logged", as: HANA, path: (s) => s.logged.receipt },
	{ name: "referral-logged", as: HANA, path: (s) => `/referrals/${s.logged.id}` },
	{ name: "referral-veiled", as: HANA, path: (s) => `/referrals/${s.veiled.id}` },
	{ name: "profile-veiled", as: HANA, path: "/people?q=vera", act: follow('main a[href^="/people/"]') },
	{ name: "referral-veiled-program", as: CLARA, path: (s) => `/referrals/${s.veiled.id}` },
	{ name: "release-program", as: CLARA, path: (s) => `/referrals/${s.veiled.id}/release` },
	{ name: "release-program-problems", as: CLARA, path: (s) => `/referrals/${s.veiled.id}/release`, act: send("main form:has(#agree)") },
	{ name: "referral-released", as: HANA, path: (s) => `/referrals/${s.released.id}` },
	{ name: "release-counts", as: CLARA, path: (s) => `/referrals/${s.released.id}/release` },
	{ name: "link-code", plain: true, path: (s) => s.veiledLink },
	{ name: "link-code-wrong", plain: true, path: (s) => s.veiledLink, act: send("main form:has(#code)") },
	{ name: "link-seeker-veiled", plain: true, path: (s) => s.veiledLink, act: typeCode },
	{ name: "release-link", plain: true, path: (s) => s.veiledLink, act: async (page, scene) => {
		await typeCode(page, scene);
		await follow('a[href$="/release"]')(page);
	} },
	{ name: "release-link-problems", plain: true, path: (s) => s.veiledLink, act: async (page, scene) => {
		await typeCode(page, scene);
		await follow('a[href$="/release"]')(page);
		await send("main form:has(#agree)")(page);
	} },
	{ name: "link-seeker-logged", plain: true, path: (s) => s.loggedLink },
	{ name: "connect-long", path: (s) => `/connect/${s.long}` },
	{ name: "connect-tracking-only", as: HANA, host: "tracking.localhost", path: (s) => `/connect/${s.pantry}` },
	{ name: "sent-tracking-only", as: HANA, host: "tracking.localhost", path: (s) => `/connect/${s.pantry}`, act: async (page) => {
		await page.locator("input[name=for][value=other]").check();
		await page.fill("#seeker_first_name", "Tilda");
		await page.fill("#seeker_last_name", "Track");
		await page.locator("input[name=reach][value=dont_reach_out]").check();
		await send("main form[method=post]")(page);
	} },
	{ name: "referral-tracking-only", after: "sent-tracking-only", as: HANA, host: "tracking.localhost", path: "/people", act: async (page) => {
		await page.locator("[data-person] a:has-text('Tilda')").first().click();
		await page.locator("[data-referral] a").first().click();
		await page.waitForURL(/\/referrals\//);
	} },
	{ name: "sent", as: HANA, path: (s) => s.fresh.receipt },
	{ name: "sent-quiet", as: HANA, path: (s) => s.quiet.receipt },
	{ name: "sent-long", as: HANA, path: (s) => s.long1.receipt },
	{ name: "sent-guest", path: (s) => `/connect/${s.pantry}`, act: async (page) => {
		await page.locator("input[name=for][value=self]").check();
		await page.fill("#seeker_first_name", "Gast");
		await page.fill("#seeker_last_name", "Guest");
		await page.fill("#seeker_email", "gast@people.test");
		await page.locator("input[name=reach][value=email]").check();
		await page.locator("#consent").check();
		await send("main form[method=post]")(page);
	} },
	{ name: "sign-in", path: "/sign-in" },
	{ name: "sign-in-problems", path: "/sign-in", act: send("main form[method=post]") },
	{ name: "sign-in-code", path: "/sign-in", act: async (page) => {
		await page.fill("#address", "somebody@people.test");
		await page.locator("form:has(#address) button").first().click();
		await page.waitForURL(/\/sign-in\/code/);
	} },
	{ name: "sign-in-code-problems", after: "sign-in-code", path: "/sign-in/code", act: send("main form[method=post]") },
	{ name: "sign-up", path: "/sign-up" },
	{ name: "sign-up-problems", path: "/sign-up", act: send("main form[method=post]") },
	{ name: "account", as: HANA, path: "/account" },
	{ name: "account-open", as: HANA, path: "/account", act: openAll },
	{ name: "account-problems", as: HANA, path: "/account", act: async (page) => {
		await openAll(page);
		await page.fill("#password", "short");
		await send("main form:has(#password)")(page);
	} },
	{ name: "account-addresses", as: HANA, path: "/account/addresses" },
	{ name: "account-addresses-problems", as: HANA, path: "/account/addresses", act: async (page) => {
		await page.fill("#address", "not an address");
		await send("main form:has(#address)")(page);
	} },
	{ name: "account-sessions", as: HANA, path: "/account/sessions" },
	{ name: "account-second-factor", as: HANA, path: "/account/second-factor" },
	{ name: "account-second-factor-problems", as: HANA, path: "/account/second-factor", act: async (page) => {
		await page.fill("#code", "123");
		await send("main form:has(#code)")(page);
	} },
	{ name: "sign-in-second", as: STEPS, path: "/sign-in/second-factor" },
	{ name: "sign-in-second-problems", as: STEPS, path: "/sign-in/second-factor", act: send("main form[method=post]") },
	/* Each visit takes a code, and makes new ones. */
	{ name: "account-recovery-codes", as: STEPS, path: "/sign-in/second-factor", act: async (page, s) => {
		await page.fill("#code", s.recoveryCodes.pop());
		await send("main form[method=post]")(page);
		await page.goto(new URL("/account/second-factor", page.url()).href);
		await send("main form:has([value=codes])")(page);
		s.recoveryCodes = await page.locator("[data-recovery-code]").allTextContents();
	} },
	{ name: "account-second-factor-on", after: "account-recovery-codes", as: STEPS, path: "/account/second-factor" },
	{ name: "account-data", as: HANA, path: "/account/data" },
	{ name: "account-delete", as: HANA, path: "/account/delete" },
	{ name: "account-delete-refused", as: "admin@demo.test", path: "/account/delete" },
	{ name: "account-prove", as: HANA, path: "/account/prove" },
	{ name: "referrals-empty", as: STAN, path: "/referrals" },
	{ name: "referrals", as: SAM, path: "/referrals" },
	{ name: "referrals-no-code", as: SAM, path: "/referrals", act: async (page) => {
		await page.fill("#code", "WRONG-CODES");
		await send("main form:has(#code)")(page);
	} },
	{ name: "people", as: HANA, path: "/people" },
	{ name: "people-empty", as: SAM, path: "/people" },
	{ name: "people-none", as: HANA, path: "/people?q=nobodyatall" },
	{ name: "person", as: HANA, path: (s) => `/people/${s.marta}` },
	{ name: "person-open", as: HANA, path: (s) => `/people/${s.marta}`, act: openAll },
	{ name: "person-problems", as: HANA, path: (s) => `/people/${s.marta}`, act: async (page) => {
		await page.locator("details:has(#seeker_email) > summary").click();
		await page.fill("#seeker_email", "not an address");
		await send("main form:has(#seeker_email)")(page);
	} },
	{ name: "person-long", as: HANA, path: (s) => `/people/${s.longPerson}` },
	{ name: "person-other-script", as: HANA, path: (s) => `/people/${s.layla}` },
	{ name: "inbound", as: CLARA, path: "/inbound" },
	{ name: "inbound-empty", as: HANA, path: "/inbound" },
	{ name: "inbound-program", as: CLARA, path: (s) => `/inbound/${s.pantry}` },
	{ name: "inbound-program-changing", as: CLARA, path: (s) => `/inbound/${s.pantry}`, act: firstChosen },
	{ name: "inbound-program-late", as: CLARA, path: (s) => `/inbound/${s.rent}` },
	{ name: "inbound-program-long", as: CLARA, path: (s) => `/inbound/${s.long}` },
	{ name: "inbound-program-none", as: CLARA, path: (s) => `/inbound/${s.pantry}?q=nobodyatall` },
	{ name: "inbound-program-empty", as: CLARA, path: (s) => `/inbound/${s.legal}` },
	{ name: "referral-program", as: CLARA, path: (s) => `/referrals/${s.fresh.id}` },
	{ name: "inbound-answers", as: CLARA, path: (s) => `/inbound/${s.rent}?forms=yes&tab=all` },
	{ name: "answers-on-paper", as: CLARA, path: (s) => `/referrals/${s.late.id}/print` },
	{ name: "referral-program-answers", as: CLARA, path: (s) => `/referrals/${s.late.id}` },
	{ name: "referral-program-quiet", as: CLARA, path: (s) => `/referrals/${s.quiet.id}` },
	{ name: "referral-program-other-script", as: CLARA, path: (s) => `/referrals/${s.rtl.id}` },
	{ name: "referral-helper", as: HANA, path: (s) => `/referrals/${s.moved.id}` },
	{ name: "referral-changing", as: HANA, path: (s) => `/referrals/${s.moved.id}`, act: chosen },
	{ name: "referral-saved", as: HANA, path: (s) => `/referrals/${s.moved.id}?saved=1` },
	{ name: "referral-long", as: HANA, path: (s) => `/referrals/${s.long1.id}` },
	{ name: "referral-withdrawn", as: HANA, path: (s) => `/referrals/${s.withdrawn.id}` },
	{ name: "referral-program-withdrawn", as: CLARA, path: (s) => `/referrals/${s.withdrawn.id}` },
	{ name: "referral-seeker", as: SAM, path: (s) => `/referrals/${s.sams.id}` },
	{ name: "referral-acts", as: HANA, path: (s) => `/referrals/${s.long1.id}`, act: openAll },
	{ name: "referral-reach-problems", as: HANA, path: (s) => `/referrals/${s.fresh.id}`, act: async (page) => {
		await page.locator("details:has(#seeker_phone) > summary").click();
		await page.locator('[name="reach"][value="text"]').check();
		await page.fill("#seeker_phone", "12");
		await send("form:has(#seeker_phone)")(page);
	} },
	{ name: "referral-quiet", as: HANA, path: (s) => `/referrals/${s.quiet.id}` },
	{ name: "referral-note-problems", as: HANA, path: (s) => `/referrals/${s.moved.id}`, act: send('form[action$="/notes"]') },
	{ name: "questions-each", as: HANA, path: (s) => s.drafts.each },
	{ name: "questions-each-problems", as: HANA, path: (s) => s.drafts.each, act: send('main form:has([name^="asked_"])') },
	{ name: "questions-one", as: HANA, path: (s) => s.drafts.one },
	{ name: "questions-one-problems", as: HANA, path: (s) => s.drafts.one, act: send('main form:has([name^="asked_"])') },
	{ name: "outcome", as: HANA, path: (s) => s.drafts.may },
	{ name: "outcome-may-not", as: HANA, path: (s) => s.drafts.mayNot },
	{ name: "outcome-of-several", as: HANA, path: (s) => s.drafts.both },
	{ name: "answers", as: CLARA, path: (s) => `/referrals/${s.late.id}/answers` },
	{ name: "answers-helper", as: HANA, path: (s) => `/referrals/${s.late.id}/answers` },
	{ name: "admin", as: ADA, path: "/admin" },
	{ name: "admin-settings", as: ADA, path: "/admin/settings" },
	{ name: "admin-settings-problems", as: ADA, path: "/admin/settings", act: async (page) => {
		await page.fill("#country", "XX");
		await send("main form[method=post]")(page);
	} },
	{ name: "admin-look", as: ADA, path: "/admin/look" },
	{ name: "admin-look-logo", as: ADA, path: "/admin/look", act: async (page) => {
		await page.setInputFiles("#logo", new URL("../../demo/clinic-logo.webp", import.meta.url).pathname);
		await follow("form[enctype] button[value=preview]")(page);
	} },
	{ name: "admin-look-logo-problems", as: ADA, path: "/admin/look", act: follow("form[enctype] button[value=use]") },
	{ name: "admin-look-preview", as: ADA, path: "/admin/look", act: async (page) => {
		await page.fill("#brand_color", "#7a2e4d");
		await follow("main button[value=preview]")(page);
	} },
	{ name: "admin-consent", as: ADA, path: "/admin/consent" },
	{ name: "admin-embed", as: ADA, path: "/admin/embed" },
	{ name: "admin-requests", as: ADA, path: "/admin/requests" },
	{ name: "admin-holds", as: ADA, path: "/admin/requests/holds" },
	{ name: "admin-request", as: ADA, path: "/admin/requests", act: follow("main .card a") },
	{ name: "admin-request-link", as: ADA, path: (s) => s.asked.request },
	{ name: "admin-request-refused", as: ADA, path: (s) => s.refused.request },
	{ name: "admin-hold", as: ADA, path: "/admin/requests/holds", act: follow("main .card .go") },
	{ name: "referral-erased", as: HANA, path: (s) => `/referrals/${s.erased.id}` },
	{ name: "referral-erased-program", as: CLARA, path: (s) => `/referrals/${s.erased.id}` },
	{ name: "admin-users", as: ADA, path: "/admin/users" },
	{ name: "admin-users-none", as: ADA, path: "/admin/users?q=nobody" },
	{ name: "admin-user", as: ADA, path: "/admin/users", act: follow("main .card a") },
	{ name: "admin-groups", as: ADA, path: "/admin/groups" },
	{ name: "admin-group", as: ADA, path: "/admin/groups", act: follow("main li a") },
	{ name: "admin-programs", as: ADA, path: "/admin/programs" },
	{ name: "admin-programs-none", as: ADA, path: "/admin/programs?q=xyzzyqux" },
	{ name: "admin-program", as: ADA, path: (s) => `/admin/programs/${s.rent}`, act: openAll },
	{ name: "admin-program-teamless", as: ADA, path: (s) => `/admin/programs/${s.teamless}` },
	{ name: "admin-program-problems", as: ADA, path: (s) => `/admin/programs/${s.rent}`, act: async (page) => {
		await page.fill("#answer_days", "0");
		await send("main form:has(#answer_days)")(page);
	} },
	{ name: "admin-claims", as: ADA, path: "/admin/claims" },
	{ name: "admin-claim", as: ADA, path: "/admin/claims", act: follow("main li a") },
	{ name: "admin-messages", as: ADA, path: "/admin/messages" },
	{ name: "admin-audit", as: ADA, path: "/admin/audit" },
	{ name: "referral-access", as: SAM, path: "/referrals", act: async (page) => {
		await page.goto(new URL(`${await page.locator("[data-referral]").first().getAttribute("data-referral")}/access`, `${page.url().split("?")[0]}/`).href);
	} },
	{ name: "admin-reports", as: ADA, path: "/admin/reports" },
	{ name: "admin-reports-nothing", as: ADA, path: "/admin/reports?from=2020-01&to=2020-02" },
	{ name: "admin-reports-problems", status: 422, as: ADA, path: "/admin/reports?from=2020-02&to=2020-01" },
	{ name: "manage", as: CLARA, path: "/manage" },
	{ name: "manage-program", as: CLARA, path: (s) => `/manage/${s.rent}` },
	{ name: "manage-contact", as: CLARA, path: (s) => `/manage/${s.rent}/contact` },
	{ name: "manage-contact-problems", as: CLARA, path: (s) => `/manage/${s.rent}/contact`, act: async (page) => {
		await page.fill("#answer_days", "0");
		await send("main form")(page);
	} },
	{ name: "manage-listing", as: CLARA, path: (s) => `/manage/${s.legal}/listing`, act: async (page) => {
		await page.fill("#description", "Lawyers who listen.");
		await send("main form")(page);
	} },
	{ name: "manage-listing-problems", as: CLARA, path: (s) => `/manage/${s.rent}/listing`, act: async (page) => {
		await page.fill("#url", "no link");
		await page.fill("#languages", "Klingonish");
		await send("main form")(page);
	} },
	{ name: "room", path: (s) => `${s.team.room}?capacity=closed` },
	{ name: "room-done", path: (s) => `${s.team.room}?capacity=wait_list`, act: send("main form") },
	{ name: "manage-numbers", as: CLARA, path: (s) => `/manage/${s.pantry}/numbers` },
	{ name: "manage-numbers-none", as: CLARA, path: (s) => `/manage/${s.legal}/numbers` },
	{ name: "manage-addresses", as: CLARA, path: (s) => `/manage/${s.rent}/addresses` },
	{ name: "manage-addresses-problems", as: CLARA, path: (s) => `/manage/${s.rent}/addresses`, act: send("main form.sheet") },
	{ name: "manage-team", as: CLARA, path: (s) => `/manage/${s.rent}/team`, act: openAll },
	{ name: "manage-leave", as: CLARA, path: (s) => `/manage/${s.rent}/leave` },
	{ name: "manage-leave-last", as: CLARA, path: (s) => `/manage/${s.rent}/leave`, act: send("main form") },
	{ name: "manage-invite", as: "teammate@demo.test", path: (s) => s.team.invite },
	{ name: "manage-invite-other", as: STAN, path: (s) => s.team.invite },
	{ name: "confirm", plain: true, path: (s) => s.team.confirm },
	{ name: "claim", path: (s) => `/programs/${s.arabic}/claim` },
	{ name: "claim-staff", as: STAN, path: (s) => `/programs/${s.arabic}/claim`, act: openAll },
	{ name: "claim-problems", as: STAN, path: (s) => `/programs/${s.arabic}/claim`, act: send("main form") },
	{ name: "claim-run", as: STAN, path: (s) => `/programs/${s.rent}/claim` },
	{ name: "screener", as: CLARA, path: (s) => `/manage/${s.rent}/screener` },
	{ name: "screener-long", as: CLARA, path: (s) => `/manage/${s.diapers}/screener` },
	{ name: "screener-none", as: CLARA, path: (s) => `/manage/${s.pantry}/screener` },
	{ name: "screener-problems", as: CLARA, path: (s) => `/manage/${s.rent}/screener`, act: async (page) => {
		await page.fill("#suggest", "nowhere");
		await send('form[action$="/settings"]')(page);
	} },
	{ name: "question-new", as: CLARA, path: (s) => `/manage/${s.rent}/screener/questions` },
	{ name: "question-new-problems", as: CLARA, path: (s) => `/manage/${s.rent}/screener/questions`, act: send("#main-form") },
	{ name: "question", as: CLARA, path: (s) => `/manage/${s.rent}/screener/questions/rentHomeKind1` },
	{ name: "question-saved", as: CLARA, path: (s) => `/manage/${s.rent}/screener/questions/rentLeaveDay`, act: send("#main-form") },
	{ name: "question-delete", as: CLARA, path: (s) => `/manage/${s.rent}/screener/questions/rentHomeKind1/delete` },
	{ name: "question-delete-shows-others", as: CLARA, path: (s) => `/manage/${s.rent}/screener/questions/rentNotice12/delete` },
	{ name: "import", as: CLARA, path: (s) => `/manage/${s.rent}/screener/import` },
	{ name: "import-problems", as: CLARA, path: (s) => `/manage/${s.rent}/screener/import`, act: async (page) => {
		await page.fill("#questionnaire", '{"resourceType": "Patient"}');
		await send('form[action$="/import"]')(page);
	} },
	{ name: "preview-each", as: CLARA, path: (s) => `/manage/${s.rent}/screener/preview` },
	{ name: "preview-one", as: CLARA, path: (s) => `/manage/${s.diapers}/screener/preview` },
	{ name: "preview-outcome", as: CLARA, path: (s) => `/manage/${s.diapers}/screener/preview`, act: async (page) => {
		await page.locator("input[type=radio][value=no]").first().check();
		await send("main form")(page);
	} },
	{ name: "preview-none", as: CLARA, path: (s) => `/manage/${s.pantry}/screener/preview` },
	{ name: "status", as: HANA, path: (s) => `/status/${s.fresh.id}` },
	{ name: "status-problems", as: HANA, path: (s) => `/status/${s.fresh.id}`, act: send('form[action^="/status/"]') },
	{ name: "link-program", plain: true, path: (s) => s.programLink },
	{ name: "link-seeker", plain: true, path: (s) => s.seekerLink },
	{ name: "link-discreet", plain: true, path: (s) => s.discreetLink },
	{ name: "link-access", plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/access` },
	{ name: "access-code", plain: true, path: "/status/access" },
	{ name: "access-code-problems", plain: true, path: "/status/access", act: send("main form") },
	{ name: "erased", plain: true, path: (s) => `/status/done/${s.erasedRequest}` },
	{ name: "link-erase", plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/erase` },
	{ name: "link-erase-problems", plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/erase`, act: send("main form") },
	...["stop-contact", "stop-sharing"].flatMap((act) => [
		{ name: `link-${act}`, plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/${act}` },
		{ name: `link-${act}-problems`, plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/${act}`, act: send("main form") },
	]),
	{ name: "link-erase-asked", plain: true, path: (s) => s.asked.link },
	{ name: "link-erase-refused", plain: true, path: (s) => s.refused.link },
	{ name: "link-data-problems", plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/data`, act: send("main form") },
	{ name: "link-data", plain: true, path: (s) => `${s.seekerLink.split("?")[0]}/data` },
	{ name: "link-discreet-wrong", plain: true, path: (s) => s.discreetLink, act: async (page) => {
		await page.locator("details:has(#code) > summary").click();
		await page.fill("#code", "WRONG-CODES");
		await send("main form:has(#code)")(page);
	} },
	{ name: "link-long", plain: true, path: (s) => s.longLink },
	{ name: "link-problems", plain: true, path: (s) => s.longLink, act: send("main form[method=post]") },
	{ name: "link-done", plain: true, path: (s) => s.seekerLink, act: async (page) => {
		const folded = page.locator("details:has(input[name=status]) > summary");
		if (await folded.count())
			await folded.click();
		answers.reverse();	/* the same again would be no change */
		await page.locator(`input[value=${answers[0]}]`).check();
		await send("main form[method=post]")(page);
	} },
	{ name: "link-unknown", status: 404, plain: true, path: "/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	{ name: "link-gone", status: 410, plain: true, path: (s) => s.goneLink },
	{ name: "status-conflict", as: HANA, path: (s) => `/status/${s.moved.id}`, act: sendOver({ status: "pending" }, { seen: "-1" }) },
	{ name: "link-conflict", plain: true, path: (s) => s.programLink, act: sendOver({ status: "pending" }, { seen: "-1" }) },
	{ name: "forged", path: "/sign-in", act: async (page) => {
		await page.fill("#address", "somebody@people.test");
		await page.evaluate(() => { document.querySelector("[name=form_token]").value = "x"; });
		await send("main form[method=post]")(page);
	} },
	{ name: "not-a-form", path: "/sign-in", act: async (page) => {
		await page.evaluate(() => { document.querySelector("main form").action = "/sign-in?address=%FF"; });
		await send("main form[method=post]")(page);
	} },
	{ name: "not-that-way", path: "/sign-in", act: async (page) => {
		await page.evaluate(() => { document.querySelector("main form").action = "/programs"; });
		await send("main form[method=post]")(page);
	} },
	{ name: "missing", status: 404, path: "/nothing-here" },
	{ name: "missing-signed-in", status: 404, as: HANA, path: "/nothing-here" },
];

// Opens each page as its reader, in one browser context per reader, and passes it to look(page, entry). Readers
// run side by side, each through their own pages in order. options are passed to person(); only: the pages to look at;
// the pages that they come after are opened too, and not looked at.
export async function visit(browser, it, scene, { only, ...options }, look) {
	const readers = new Map();
	const wanted = new Set(pages.filter((page) => !only || only(page)).flatMap(({ name, after }) => [name, after]));
	for (const entry of pages.filter(({ name }) => wanted.has(name))) {
		const reader = `${entry.as ?? ""}@${entry.host ?? "localhost"}`;
		readers.set(reader, [...readers.get(reader) ?? [], entry]);
	}
	await Promise.all([...readers.values()].map((entries) => visitAs(browser, it, scene, entries, options,
		async (page, entry) => !only || only(entry) ? look(page, entry) : null)));
}

async function visitAs(browser, it, scene, entries, options, look) {
	const page = await person(browser, options), [{ as, host }] = entries;
	page.on("response", (response) => {
		if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
			page.markup = () => response.text();
	});
	/* The readers' acts change each other's pages: a page is looked at as it was loaded. */
	await page.route(/\/live([/?]|$)/, (route) => route.fulfill({ status: 204 }));
	if (as)
		await signIn(page, it, as, host);
	for (const entry of entries) {
		const where = typeof entry.path === "function" ? entry.path(scene) : entry.path;
		const answer = await page.goto(`${site(it, host)}${where}`);
		assert.equal(answer.status(), entry.status ?? 200, `${entry.name}, ${where}`);
		await entry.act?.(page, scene);
		await look(page, entry);
	}
	await page.context().close();
}
