// people - through nginx: lists as CSV files, and people whom a program's staff record.

import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { copyReferral } from "./copies.mjs";
import { BASE, FRONT, processesOf, start, until } from "./harness.mjs";

let it;
before(async () => { it = await start(); });
after(async () => { await it?.stop(); });

// Rows of a CSV file as objects by the names of its first line (RFC 4180).
function rowsOf(text) {
	const rows = [[""]];
	let quoted = false;
	text = text.replace(/^\ufeff/, "");
	for (let i = 0; i < text.length; i++) {
		const row = rows.at(-1), c = text[i];
		if (quoted && c === '"' && text[i + 1] === '"') row[row.length - 1] += text[++i];
		else if (c === '"') quoted = !quoted;
		else if (c === "," && !quoted) row.push("");
		else if (c === "\r" && text[i + 1] === "\n" && !quoted) rows.push([""]), i++;
		else row[row.length - 1] += c;
	}
	assert.deepEqual(rows.pop(), [""], "the last line ends in CR LF");
	const [names, ...rest] = rows;
	return rest.map((row) => {
		assert.equal(row.length, names.length);
		return Object.fromEntries(row.map((cell, i) => [names[i], cell]));
	});
}

async function signedIn(address, host = "localhost") {
	const visitor = it.visitor(host);
	await visitor.signIn(address);
	return visitor;
}

async function programOf(claimer, name) {
	const page = await claimer.get("/inbound");
	return page.text.match(new RegExp(`data-program="([^"]+)"(?:(?!data-program)[\\s\\S])*?${name}`))[1];
}

const CONNECT = {
	for: "other", seeker_first_name: "=cmd()", seeker_last_name: 'O"Neil, Núñez', seeker_email: "neil@people.test",
	seeker_phone: "(508) 555-0188", seeker_language: "es", reach: ["email", "phone"], comment: "@first line\nsecond", consent: "yes",
	helper_first_name: "Hana", helper_last_name: "Helper", discreet: "yes",
};

async function connect(visitor, id, fields = {}) {
	const form = await visitor.get(`/connect/${id}`);
	const sent = await visitor.submit(form, { ...CONNECT, ...fields }, { action: `/connect/${id}`, holds: "reach" });
	assert.equal(sent.status, 303, sent.words.slice(0, 300));
}

describe("a list as a file", () => {
	let clara, hana, pantry;
	before(async () => {
		clara = await signedIn("claimer@demo.test");
		hana = await signedIn("helper@demo.test");
		pantry = await programOf(clara, "Fairhaven Food Pantry");
		await connect(hana, pantry);
		await connect(hana, pantry, { seeker_first_name: "Quiet", seeker_last_name: "Person", seeker_email: "quiet@people.test",
			reach: "dont_reach_out", discreet: undefined, comment: "" });
	});

	test("Inbound: RFC 4180, safe for spreadsheets, what the law grants, no-store", async () => {
		const file = await clara.get(`/inbound/${pantry}.csv`);
		assert.equal(file.status, 200);
		assert.match(file.headers["content-type"], /^text\/csv; charset=utf-8/);
		assert.match(file.headers["content-disposition"], /^attachment; filename="inbound-Fairhaven-Food-Pantry-\d{4}-\d\d-\d\d\.csv"$/);
		assert.equal(file.headers["cache-control"], "no-store");
		const rows = rowsOf(file.text);
		const neil = rows.find((row) => row.seeker_email === "neil@people.test");
		assert.equal(neil.seeker_first_name, "'=cmd()");
		assert.equal(neil.seeker_last_name, 'O"Neil, Núñez');
		assert.equal(neil.comment, "'@first line\nsecond");
		assert.equal(neil.reach, "email phone");
		assert.equal(neil.discreet, "yes");
		assert.equal(neil.status, "not_updated");
		assert.equal(neil.for, "other");
		assert.match(neil.seeker_phone, /508.*555-0188/);
		const quiet = rows.find((row) => row.seeker_first_name === "Quiet");
		assert.deepEqual([quiet.seeker_email, quiet.seeker_phone, quiet.reach, quiet.discreet], ["", "", "dont_reach_out", ""]);
		assert.ok(!file.text.includes("quiet@people.test"));
	});

	test("the file has the list's filters, and others find nothing", async () => {
		const page = await clara.get(`/inbound/${pantry}?q=quiet`);
		const link = page.text.match(/href="([^"]+\.csv[^"]*)"/)[1];
		assert.equal(link, `/inbound/${pantry}.csv?q=quiet`);
		assert.deepEqual(rowsOf((await clara.get(link)).text).map((row) => row.seeker_first_name), ["Quiet"]);
		assert.equal((await hana.get(`/inbound/${pantry}.csv`)).status, 404);
		assert.match((await it.visitor().get(`/inbound/${pantry}.csv`)).location, /^\/sign-in\?next=/);
	});

	test("People: the helper's own, with how to reach them safely before the numbers", async () => {
		assert.equal((await hana.get("/people.csv?before=x")).status, 400, "a file has no pages");
		const file = await hana.get("/people.csv?q=neil");
		const rows = rowsOf(file.text);
		assert.equal(rows.length, 1);
		assert.equal(rows[0].seeker_email, "neil@people.test");
		assert.ok(file.text.indexOf("safe_contact") < file.text.indexOf("seeker_phone"));
		assert.equal((await clara.get("/people.csv")).text.includes("neil@"), false);
	});
});

// So many copies, each with a long comment, that no buffer between the program and its client holds the file.
const fill = (program, times, length) => copyReferral(it, program, times, "x".repeat(length));

// Begins a download and stops reading after its first bytes. read() reads on; whole is false if it broke off, end is its last text.
async function download(visitor, url) {
	const answer = await new Promise((resolve, reject) => http.get({ host: "127.0.0.1", port: it.port, path: BASE + url, agent: false,
		headers: { Host: `${visitor.host}:${it.port}`, Cookie: [...visitor.cookies].map((pair) => pair.join("=")).join("; ") } }, resolve)
		.on("error", reject));
	answer.pause();
	return {
		status: answer.statusCode,
		read: () => new Promise((resolve) => {
			let bytes = 0, end = "";
			answer.on("data", (part) => { bytes += part.length; end = `${end}${part.toString("latin1")}`.slice(-1500); });
			answer.on("error", () => resolve({ bytes, end, whole: false }));
			answer.on("end", () => resolve({ bytes, end, whole: answer.complete }));
			answer.resume();
		}),
	};
}

// The most memory that a worker of the dashboards has had, in KiB.
async function peak() {
	const all = await Promise.all(processesOf(it.process.pid).filter(({ command }) => /\/dashboards( |$)/.test(command))
		.map(async ({ pid }) => Number((await readFile(`/proc/${pid}/status`, "utf8")).match(/VmHWM:\s+(\d+)/)[1])));
	return Math.max(...all);
}

describe("a long file", () => {
	const ROWS = 8000, LENGTH = 4000;
	let clara, rent;
	before(async () => {
		clara = await signedIn("claimer@demo.test");
		rent = await programOf(clara, "Fairhaven Rent Help");
		await connect(await signedIn("helper@demo.test"), rent);
		await fill(rent, ROWS, LENGTH);
	});

	test("is sent whole in bounded memory", async () => {
		await clara.get(`/inbound/${rent}`);
		const before = await peak();
		const { bytes, whole } = await (await download(clara, `/inbound/${rent}.csv`)).read();
		assert.ok(whole && bytes > ROWS * LENGTH, `${bytes}`);
		assert.ok(await peak() - before < 8 * 1024, `${await peak()} KiB after ${before}`);
	});

	// nginx and mod_proxy_fcgi cut the transfer off. mod_fcgid puts Apache's page of a failure at the end; after plain CGI the file itself shows it.
	const ENDS = { "apache-fcgid": /<title>500 Internal Server Error<\/title>/,
		"apache-cgi": /\r\n"This file is not complete, because the rest could not be read\. Please download it again\.",+\r\n$/ };
	test("breaks off visibly when the database fails in the middle", async () => {
		const file = await download(clara, `/inbound/${rent}.csv`);
		assert.equal(file.status, 200);
		await it.sql("RENAME TABLE program TO program_away");
		const { bytes, whole, end } = await file.read();
		await it.sql("RENAME TABLE program_away TO program");
		assert.ok(bytes < ROWS * LENGTH, `${bytes}`);
		if (ENDS[FRONT])
			assert.match(end, ENDS[FRONT]);
		else
			assert.ok(!whole);
		await until("the programs work again", async () => (await clara.get(`/inbound/${rent}`)).status === 200);
	});
});

describe("somebody who came or called", () => {
	const WALK_IN = { seeker_first_name: "Wanda", seeker_last_name: "Walker", seeker_email: "wanda@people.test", seeker_phone: "508 555 0166",
		seeker_language: "en", reach: ["email"], comment: "Two children", consent: "yes" };
	let clara, pantry, added, code;
	before(async () => {
		clara = await signedIn("claimer@demo.test");
		pantry = await programOf(clara, "Fairhaven Food Pantry");
	});
	const record = async (fields, who = clara) => who.submit(await who.get(`/inbound/${pantry}/new`), { ...WALK_IN, ...fields },
		{ holds: "reach" });

	test("is recorded once, with oral consent, and gets a code", async () => {
		const list = await clara.get(`/inbound/${pantry}`);
		assert.ok(list.text.includes(`href="/inbound/${pantry}/new"`));
		const form = await clara.get(`/inbound/${pantry}/new`);
		assert.match(form.words, /recorded by Clara Claimer/);
		const fields = form.form({ holds: "reach" }).fields.filter(([name]) => name.startsWith("form_"));
		const all = [...fields, ...Object.entries(WALK_IN).map(([name, value]) => [name, String(value)])];
		const first = await clara.post(`/inbound/${pantry}/new`, all);
		assert.equal(first.status, 303, first.words.slice(0, 300));
		assert.equal((await clara.post(`/inbound/${pantry}/new`, all)).location, first.location, "twice makes one");
		added = first.location.match(/recorded=([\w-]+)/)[1];
		const after = await clara.get(first.location);
		code = after.text.match(/data-code="([^"]+)"/)[1];
		assert.match(after.words, /Wanda Walker is on your list/);
		assert.deepEqual(await it.sql("SELECT r.kind, r.origin, r.recorded, r.consent, r.seeker_id IS NULL, c.given_by, c.given_by_account IS NULL, " +
			"a.first_name, c.recorded_by_name, r.opened_at IS NOT NULL FROM referral r JOIN consent c ON c.referral_id = r.id " +
			`JOIN account a ON a.id = c.recorded_by WHERE r.public_id = '${added}'`),
		[["0", "0", "1", "1", "1", "0", "1", "Clara", "Clara Claimer", "1"]]);
		assert.equal((await it.sql("SELECT COUNT(*) FROM referral WHERE seeker_first_name = 'Wanda'"))[0][0], "1");
	});

	test("gets the messages that the law grants, and the program gets none", async () => {
		const mail = await it.mail("wanda@people.test");
		assert.match(mail.words, /Fairhaven Food Pantry wrote down on .* that you asked them for help/);
		assert.match(mail.text, /They wrote:\s+> Two children/);
		assert.equal(mail.subject, "Your request to Fairhaven Food Pantry");
		assert.deepEqual(await it.sql(`SELECT m.party FROM outbox m JOIN referral r ON r.id = m.subject_id WHERE r.public_id = '${added}'`), [["0"]]);
	});

	test("stands on the program's list, and its page says who recorded it", async () => {
		assert.match((await clara.get(`/inbound/${pantry}?q=wanda`)).text, new RegExp(`data-referral="${added}"`));
		const page = await clara.get(`/referrals/${added}`);
		assert.match(page.words, /recorded this for Wanda, who came or called/);
		assert.ok(rowsOf((await clara.get(`/inbound/${pantry}.csv?q=wanda`)).text)[0].recorded === "yes");
	});

	test("takes it over by the code; who recorded it cannot, and then has the code no more", async () => {
		const submit = async (visitor) => visitor.submit(await visitor.get("/referrals"), { code }, { holds: "code" });
		assert.equal((await submit(clara)).status, 422);
		const stan = await signedIn("stranger@demo.test");
		assert.equal((await submit(stan)).status, 303);
		assert.equal((await stan.get(`/referrals/${added}`)).status, 200);
		assert.ok(!(await clara.get(`/inbound/${pantry}/new?recorded=${added}`)).text.includes("data-code"));
	});

	test("is kept as typed when something is wrong, each problem beside its field", async () => {
		const back = await record({ consent: undefined, reach: ["text"], seeker_phone: "", seeker_first_name: "", seeker_last_name: "" });
		assert.equal(back.status, 422);
		for (const field of ["seeker_first_name", "seeker_phone", "consent"])
			assert.ok(back.text.includes(`id="${field}-error"`), field);
		assert.match(back.text, /Two children/);
		assert.equal((await record({ consent: undefined })).status, 422);
	});

	test("is for those who have claimed the program, and where referrals are live", async () => {
		const hana = await signedIn("helper@demo.test");
		assert.equal((await hana.get(`/inbound/${pantry}/new`)).status, 404);
		assert.equal((await (await signedIn("claimer@demo.test", "tracking.localhost")).get(`/inbound/${pantry}/new`)).status, 404);
		assert.match((await it.visitor().get(`/inbound/${pantry}/new`)).location, /^\/sign-in\?next=/);
	});
});

// The ids of the people on a helper's list, by their names.
async function peopleOf(helper, query = "") {
	const page = await helper.get(`/people${query}`);
	return Object.fromEntries([...page.text.matchAll(/data-person="([^"]+)"[\s\S]*?href="\/people\/[^"]+"[^>]*>([^<]+)/g)].map(([, id, name]) => [name, id]));
}

describe("two profiles of one person", () => {
	let hana, tom, rosa, rosie;
	before(async () => {
		hana = await signedIn("helper@demo.test");
		tom = await signedIn("teammate@demo.test");
		const pantry = await programOf(await signedIn("claimer@demo.test"), "Fairhaven Food Pantry");
		const of = (first, fields) => connect(hana, pantry, { seeker_first_name: first, seeker_last_name: "Delgado", discreet: undefined,
			reach: ["email"], comment: `for ${first}`, ...fields });
		await of("Rosa", { seeker_email: "rosa@people.test", seeker_phone: "" });
		await of("Rosie", { seeker_email: "rosie@people.test", seeker_phone: "508 555 0131" });
		({ "Rosa Delgado": rosa, "Rosie Delgado": rosie } = await peopleOf(hana, "?q=delgado"));
		assert.ok(rosa && rosie);
		await hana.submit(await hana.get(`/people/${rosie}`), { note: "Works nights" }, { action: `/people/${rosie}/notes`, holds: "note" });
	});

	test("are compared before anything changes", async () => {
		const found = await hana.get(`/people/${rosa}/merge?q=delgado`);
		assert.ok(found.text.includes(`/people/${rosa}/merge?person=${rosie}`));
		const page = await hana.get(`/people/${rosa}/merge?person=${rosie}`);
		assert.equal(page.status, 200);
		for (const word of ["rosa@people.test", "rosie@people.test", "(508) 555-0131", "After the merge", "you can undo it"])
			assert.ok(page.words.includes(word), word);
		assert.equal((await hana.post(`/people/${rosa}/merge`, { person: rosie })).status, 403);
		assert.equal((await hana.submit(await hana.get(`/people/${rosa}/merge?person=${rosie}`), { person: "" }, { holds: "person" })).status, 422);
	});

	test("become one: referrals, notes, redirect; and the list has it once", async () => {
		const page = await hana.get(`/people/${rosa}/merge?person=${rosie}`);
		const done = await hana.submit(page, {}, { holds: "person" });
		assert.equal(done.status, 303, done.words);
		assert.equal((await hana.submit(page, {}, { holds: "person" })).location, done.location, "twice merges once");
		const one = await hana.get(done.location);
		for (const word of ["for Rosa", "for Rosie", "Works nights", "Merged with Rosie Delgado"])
			assert.ok(one.words.includes(word), word);
		assert.ok(one.text.includes('tel:+15085550131'), "what one lacked comes from the other");
		assert.equal((await hana.get(`/people/${rosie}`)).location, `/people/${rosa}`);
		assert.deepEqual(Object.keys(await peopleOf(hana, "?q=delgado")), ["Rosa Delgado"]);
		assert.deepEqual(Object.keys(await peopleOf(hana, "?q=rosie")), []);
	});

	test("are two again after undo, as they were", async () => {
		const one = await hana.get(`/people/${rosa}`);
		const done = await hana.submit(one, {}, { action: `/people/${rosa}/merge`, holds: "undo" });
		assert.equal(done.status, 303, done.words);
		const first = await hana.get(`/people/${rosa}`), second = await hana.get(`/people/${rosie}`);
		assert.equal(second.status, 200);
		assert.ok(first.words.includes("for Rosa") && !first.words.includes("for Rosie") && !first.text.includes("5550131"));
		assert.ok(second.words.includes("for Rosie") && second.words.includes("Works nights"));
		assert.deepEqual(Object.keys(await peopleOf(hana, "?q=delgado")).sort(), ["Rosa Delgado", "Rosie Delgado"]);
	});

	test("others find neither, nor can they merge them", async () => {
		const stan = await signedIn("stranger@demo.test");
		for (const path of [`/people/${rosa}/merge`, `/people/${rosa}/print`, `/people/${rosie}`])
			assert.equal((await stan.get(path)).status, 404, path);
		assert.equal((await hana.get(`/people/${rosa}/merge?person=nobody`)).status, 404);
		assert.equal((await (await signedIn("helper@demo.test", "clinic.localhost")).get(`/people/${rosa}/merge`)).status, 404);
		assert.equal((await tom.get(`/people/${rosa}`)).status, 200, "the group shares");
	});

	test("an archived one is on no list, and found by a search", async () => {
		const act = (fields) => hana.get(`/people/${rosie}`).then((page) => hana.submit(page, fields, { action: `/people/${rosie}/archive` }));
		assert.equal((await act({})).status, 303);
		assert.ok(!(await peopleOf(hana))["Rosie Delgado"] && !(await peopleOf(tom))["Rosie Delgado"]);
		assert.ok((await peopleOf(hana, "?q=rosie"))["Rosie Delgado"]);
		assert.deepEqual(Object.keys(await peopleOf(hana, "?archived=yes")), ["Rosie Delgado"]);
		assert.match((await hana.get(`/people/${rosie}`)).words, /Archived on/);
		assert.equal((await act({})).status, 303);
		assert.ok((await peopleOf(hana))["Rosie Delgado"]);
	});

	test("print without a script: a QR code, the code, the program; private notes only when asked for", async () => {
		const sheet = await hana.get(`/people/${rosie}/print`);
		assert.match(sheet.text, /<svg class="qr"[\s\S]*?<path d="M/);
		assert.ok(sheet.words.includes("Fairhaven Food Pantry") && !sheet.words.includes("Works nights"));
		assert.ok((await hana.get(`/people/${rosie}/print?notes=yes`)).words.includes("Works nights"));
		const id = (await hana.get(`/people/${rosie}`)).text.match(/data-referral="([^"]+)"/)[1];
		const code = (await hana.get(`/referrals/${id}`)).text.match(/data-code="([^"]+)"/)[1];
		const paper = await hana.get(`/referrals/${id}/print`);
		assert.equal(paper.status, 200);
		assert.match(paper.text, /<svg class="qr"[\s\S]*?<path d="M/);
		for (const word of [code, "/referrals", "(508) 555-0101", "Fairhaven Food Pantry"])
			assert.ok(paper.words.includes(word), word);
		assert.ok(!paper.words.includes("Rosie"), "it names nobody");
		const clara = await signedIn("claimer@demo.test"), staff = await clara.get(`/referrals/${id}/print`);
		assert.ok(staff.words.includes("Rosie Delgado") && !staff.text.includes(code));
		assert.equal((await (await signedIn("stranger@demo.test")).get(`/referrals/${id}/print`)).status, 404);
	});
});

describe("how to reach somebody safely", () => {
	const NOTES = { safe_contact: "Never at night", safe_by_phone: "No voicemail please", safe_by_text: "Only at noon",
		safe_by_email: "Her sister reads it", safe_by_mail: "Not to her home" };
	let hana, tom, clara, pantry, person, referral;
	const noted = (page) => Object.values(NOTES).filter((note) => page.words.includes(note)).length;
	before(async () => {
		hana = await signedIn("helper@demo.test");
		tom = await signedIn("teammate@demo.test");
		clara = await signedIn("claimer@demo.test");
		pantry = await programOf(clara, "Fairhaven Food Pantry");
		await connect(hana, pantry, { seeker_first_name: "Safa", seeker_last_name: "Noor", seeker_email: "safa@people.test", comment: "" });
		({ "Safa Noor": person } = await peopleOf(hana, "?q=safa"));
		referral = (await hana.get(`/people/${person}`)).text.match(/data-referral="([^"]+)"/)[1];
		const saved = await hana.submit(await hana.get(`/people/${person}`), NOTES, { action: `/people/${person}`, holds: "seeker_phone" });
		assert.equal(saved.status, 303, saved.words.slice(0, 300));
	});

	test("stands by channel wherever the helper's side would call or write", async () => {
		for (const path of [`/people/${person}`, `/people/${person}/print`, `/connect/${pantry}?person=${person}`, `/referrals/${referral}`])
			assert.equal(noted(await hana.get(path)), 5, path);
		assert.equal(noted(await tom.get(`/people/${person}`)), 5, "the group shares");
		const [row] = rowsOf((await hana.get("/people.csv?q=safa")).text);
		for (const [name, note] of Object.entries(NOTES))
			assert.equal(row[name], note);
	});

	test("stays on that side", async () => {
		for (const path of [`/referrals/${referral}`, `/referrals/${referral}/print`, `/inbound/${pantry}?q=safa`, `/inbound/${pantry}.csv?q=safa`]) {
			const page = await clara.get(path);
			assert.equal(page.status, 200, path);
			assert.ok(!Object.values(NOTES).some((note) => page.text.includes(note)), path);
		}
	});

	test("has a history, and can be undone", async () => {
		await hana.submit(await hana.get(`/people/${person}`), { ...NOTES, safe_by_text: "" }, { action: `/people/${person}`, holds: "seeker_phone" });
		const text = async () => (await it.sql(`SELECT safe_by_text FROM person WHERE public_id = '${person}'`))[0]?.[0] ?? "";
		assert.equal(await text(), "");
		const profile = await hana.get(`/people/${person}`);
		assert.ok(profile.words.includes("Only at noon"), "what it said before");
		await hana.submit(profile, {}, { action: `/people/${person}`, holds: "undo" });
		assert.equal(await text(), "Only at noon");
	});
});

describe("People is a worklist", () => {
	let hana, clara, pantry;
	const ids = {};
	const tab = (page, name) => page.text.match(new RegExp(`data-tab="${name}"[^>]*>[^<]*<span[^>]*>([^<]*)`))[1];
	const rowOf = (page, first) => page.text.match(new RegExp(`<tr[^>]*data-person[^>]*data-referral="${ids[first]}"[\\s\\S]*?(?=<tr|</tbody)`))?.[0];
	before(async () => {
		hana = await signedIn("helper@demo.test");
		clara = await signedIn("claimer@demo.test");
		pantry = await programOf(clara, "Fairhaven Food Pantry");
		for (const first of ["Wilma", "Xenia", "Yusuf"]) {
			await connect(hana, pantry, { seeker_first_name: first, seeker_last_name: "Worklist", seeker_email: `${first}.w@people.test`, comment: "",
				seeker_phone: first === "Xenia" ? "(508) 555-0177" : "", reach: ["email"] });
			[[ids[first]]] = await it.sql(`SELECT public_id FROM referral WHERE seeker_first_name = '${first}'`);
		}
	});
	const set = async (who, id, status, note = "") => {
		const done = await who.submit(await who.get(`/status/${id}`), { status, note }, { holds: "status" });
		assert.equal(done.status, 303, done.words.slice(0, 300));
	};

	test("what a program asks for is first, in the tab that needs the helper", async () => {
		const before = Number(tab(await hana.get("/people"), "needs_you"));
		await set(clara, ids.Yusuf, "needs_client_action");
		const page = await hana.get("/people?tab=needs_you");
		assert.equal(Number(tab(page, "needs_you")), before + 1);
		assert.match(rowOf(page, "Yusuf"), /need something from Yusuf/);
		assert.ok(!rowOf(page, "Wilma"));
		const all = await hana.get("/people?rows=100");
		assert.ok(all.text.indexOf(ids.Yusuf) < all.text.indexOf(ids.Wilma), "due first");
		assert.match(all.words, /They ask for something/);
	});

	test("ticked rows and single ones are saved together, said where they stand, and undone", async () => {
		const page = await hana.get("/people?q=worklist");
		const done = await hana.submit(page, { status: "pending", referral: [ids.Wilma, ids.Yusuf], [`status_${ids.Xenia}`]: "got_help",
			[`note_${ids.Xenia}`]: "Came today" }, { action: "/status", holds: "back" });
		assert.equal(done.status, 303, done.words.slice(0, 300));
		assert.match(done.location, /^\/people\?q=worklist&saved=/);
		const back = await hana.get(done.location.split("#")[0]);
		for (const first of ["Wilma", "Xenia", "Yusuf"])
			assert.match(rowOf(back, first), /data-saved[\s\S]*Saved just now/, first);
		assert.match(rowOf(back, "Xenia"), /data-status="got_help"/);
		const undone = await hana.submit(back, {}, { action: `/status/${ids.Xenia}`, holds: "undo" });
		assert.equal(undone.status, 303);
		assert.match(rowOf(await hana.get("/people?q=xenia"), "Xenia"), /data-status="not_updated"/);
	});

	test("a row that somebody else set meanwhile is kept as chosen, and the others are saved", async () => {
		const page = await hana.get("/people?q=worklist");
		await set(clara, ids.Wilma, "eligible");
		const answer = await hana.submit(page, { [`status_${ids.Wilma}`]: "no_capacity", [`status_${ids.Yusuf}`]: "got_help" }, { action: "/status", holds: "back" });
		assert.equal(answer.status, 409);
		assert.match(answer.text, new RegExp(`name="status_${ids.Wilma}"[\\s\\S]*?value="no_capacity" selected`));
		assert.match(answer.words, /The other one is saved/);
		assert.match(rowOf(await hana.get("/people?q=yusuf"), "Yusuf"), /data-status="got_help"/);
	});

	test("a row that its tab no longer holds stays above it until the next visit", async () => {
		const page = await hana.get("/people?tab=open&rows=100");
		const done = await hana.submit(page, { [`status_${ids.Wilma}`]: "got_help" }, { action: "/status", holds: "back" });
		assert.match(rowOf(await hana.get(done.location.split("#")[0]), "Wilma"), /Saved just now/);
		assert.ok(!rowOf(await hana.get("/people?tab=open&rows=100"), "Wilma"));
		assert.ok(rowOf(await hana.get("/people?tab=done&rows=100"), "Wilma"));
	});

	test("filters are links and forms; what the list does not know is 400 with a sentence", async () => {
		const found = async (query) => Object.keys(await peopleOf(hana, `?${query}`)).filter((name) => name.endsWith("Worklist")).sort();
		assert.deepEqual(await found("q=0177"), ["Xenia Worklist"]);
		assert.deepEqual(await found("q=5550177"), ["Xenia Worklist"]);
		assert.deepEqual(await found("q=xenia.w"), ["Xenia Worklist"]);
		assert.deepEqual(await found("status=got_help&q=worklist"), ["Wilma Worklist", "Yusuf Worklist"]);
		assert.deepEqual(await found("class=got_help&q=worklist&sort=oldest"), ["Wilma Worklist", "Yusuf Worklist"]);
		assert.deepEqual(await found(`program=${pantry}&q=worklist`), ["Wilma Worklist", "Xenia Worklist", "Yusuf Worklist"]);
		assert.deepEqual(await found("from=2100-01-01"), []);
		assert.deepEqual(rowsOf((await hana.get("/people.csv?status=got_help&q=worklist")).text).map((row) => row.seeker_first_name).sort(),
			["Wilma", "Yusuf"]);
		const form = await hana.get("/people?status=got_help");
		const tomId = form.text.match(/<option value="([^"]+)"[^>]*>Tom Teammate/)[1];
		assert.deepEqual(await found(`member=${tomId}`), []);
		for (const query of ["tab=waiting", "tab=x", "status=x", "class=x", "from=x", "to=2026-02-31", "due=x", "sort=x", "rows=26", "before=x",
			"program=x", "member=x", "forms=yes", "archived=no"]) {
			const page = await hana.get(`/people?${query}`);
			assert.equal(page.status, 400, query);
			assert.match(page.words, /which this list does not know/, query);
			if (!query.startsWith("before"))
				assert.equal((await hana.get(`/people.csv?${query}`)).status, 400, query);
		}
	});
});

test("staff go from one referral to the next, and save on the way", async () => {
	const clara = await signedIn("claimer@demo.test"), pantry = await programOf(clara, "Fairhaven Food Pantry");
	const hana = await signedIn("helper@demo.test");
	for (const first of ["Ben", "Abe"])
		await connect(hana, pantry, { seeker_first_name: first, seeker_last_name: "Queue", comment: "" });
	const [[abe], [ben]] = await it.sql("SELECT public_id FROM referral WHERE seeker_last_name = 'Queue' ORDER BY made_at DESC, id DESC");
	const page = await clara.get(`/referrals/${abe}`);
	assert.match(page.words, /1 of \d+\+? not updated\. Next: Ben Queue/);
	const saved = await clara.submit(page, { status: "pending", back: `/referrals/${ben}` }, { action: `/status/${abe}` });
	assert.equal(saved.status, 303);
	assert.ok(saved.location.startsWith(`/referrals/${ben}`), saved.location);
});
