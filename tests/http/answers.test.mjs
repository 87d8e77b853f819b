// Answers through nginx: how a program finds and reads them, and that nobody else does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

const STORY = "The landlord wrote; =1+1\nWe are three, \"all\" working.", CALL = "after four, at the bakery";
const ANSWERS = { rentLivesHere: "yes", rentHomeKind1: "1", rentNotice12: "yes", rentLeaveDay: "2026-12-24", rentHelpKind: ["1", "2"], rentPeople12: "3",
	rentCallTime: CALL, rentWhatElse: STORY };

let it, rent, clara, hana, stan, guest, review, ruledOut, quiet;
before(async () => {
	it = await start();
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Rent Help");
	rent = stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === "Fairhaven Rent Help")[0];
	[clara, hana, stan, guest] = ["claimer", "helper", "stranger", "seeker"].map(() => it.visitor());
	await Promise.all([clara.signIn("claimer@demo.test"), hana.signIn("helper@demo.test"), stan.signIn("stranger@demo.test")]);
	review = await refer(hana, { for: "other", seeker_first_name: "Rosa", seeker_last_name: "Review", seeker_phone: "508 555 0161", reach: ["phone"] });
	ruledOut = await refer(guest, { for: "self", seeker_first_name: "Ruth", seeker_last_name: "Ruled", seeker_phone: "508 555 0162", reach: ["text"] },
		{ ...ANSWERS, rentLivesHere: "no", rentNotice12: "no" });
	quiet = await refer(hana, { for: "other", seeker_first_name: "Quinn", seeker_last_name: "Quiet", reach: ["dont_reach_out"] },
		{ ...ANSWERS, rentHelpKind: "1" });
});
after(() => it?.stop());

// Answers the questions as they come, and sends; the public id of the referral.
async function refer(visitor, person, answers = ANSWERS) {
	const action = `/connect/${rent}`;
	let done = await visitor.submit(await visitor.get(action), { consent: "yes", ...person }, { action, holds: "reach", answers: false });
	while (!/\/sent\//.test(done.location)) {
		const page = await visitor.get(done.location), question = page.text.match(/data-question="([^"]+)"/)?.[1];
		const fields = question && !page.text.includes("data-outcome") ? { go: "next", [`q_${question}`]: answers[question] } : { go: "send" };
		done = await visitor.submit(page, fields, { holds: "go", answers: false });
		assert.equal(done.status, 303, done.words.slice(0, 800));
	}
	return (await visitor.get(done.location)).text.match(/data-referral="([^"]+)"/)[1];
}

const shown = (page) => [...page.text.matchAll(/<tr[^>]*data-referral="([^"]+)"/g)].map(([, id]) => id).sort();
const inbound = (query = "") => clara.get(`/inbound/${rent}${query}`);

test("Inbound has a column of forms, and each value of the filter finds its referrals", async () => {
	const all = await inbound();
	assert.match(all.text, /<th scope="col">Forms/);
	for (const outcome of ["needs_review", "may_not_be_eligible", "may_be_eligible"])
		assert.match(all.text, new RegExp(`data-outcome="${outcome}"`));
	assert.match(all.words, /They only help people who live in Fairhaven\./);
	assert.ok(all.text.includes(`/referrals/${review}/answers"`));
	const finds = { yes: [review, ruledOut, quiet], no: [], needs_review: [review], may_not_be_eligible: [ruledOut], may_be_eligible: [quiet] };
	for (const [value, ids] of Object.entries(finds))
		assert.deepEqual(shown(await inbound(`?forms=${value}`)), [...ids].sort(), value);
	assert.match((await inbound("?forms=needs_review")).text, /<option value="needs_review" selected>/);
	assert.deepEqual(shown(await clara.get("/inbound?forms=needs_review")), [review], "all programs at once");
	for (const value of ["maybe", "Yes", "1", "needs-review"])
		assert.equal((await inbound(`?forms=${value}`)).status, 400, value);
});

test("program and helper read the answers with their questions; nobody else does", async () => {
	for (const visitor of [clara, hana]) {
		const page = await visitor.get(`/referrals/${review}/answers`);
		assert.equal(page.status, 200);
		assert.match(page.words, /By which day does the notice say that you must pay or leave\?\s+December 24, 2026/);
		assert.match(page.words, /The rent of one month\s+The rent of several months/);
		assert.match(page.words, /Needs review/);
		assert.ok(page.text.includes("We are three, &quot;all&quot; working.") || page.words.includes('We are three, "all" working.'));
	}
	for (const path of ["/answers", "/answers.json"]) {
		assert.equal((await stan.get(`/referrals/${review}${path}`)).status, 404);
		assert.match((await it.visitor().get(`/referrals/${review}${path}`)).location, /\/sign-in\?next=/);
	}
});

test("a later version of the questions changes no answers, and the file has the columns of both", async () => {
	const manage = `/manage/${rent}/screener`, before = (await clara.get(`/referrals/${review}/answers`)).words;
	const csvBefore = csv((await clara.get(`/inbound/${rent}.csv`)).text);
	assert.equal(csvBefore.find((row) => row.referral === review).q_rentWhatElse, STORY);
	const form = await clara.get(`${manage}/questions/rentPeople12`);
	const saved = await clara.submit(form, { wording: "How many of you are there now?" }, { action: `${manage}/questions/rentPeople12`, answers: false });
	assert.equal(saved.status, 303, saved.words.slice(0, 800));
	const published = await clara.submit(await clara.get(manage), {}, { action: `${manage}/publish`, answers: false });
	assert.equal(published.status, 303, published.words.slice(0, 800));
	const fourth = await refer(hana, { for: "other", seeker_first_name: "Fay", seeker_last_name: "Fourth", seeker_phone: "508 555 0163", reach: ["phone"] });
	assert.equal((await clara.get(`/referrals/${review}/answers`)).words, before);
	assert.match((await clara.get(`/referrals/${fourth}/answers`)).words, /How many of you are there now\?\s+3/);
	const rows = csv((await clara.get(`/inbound/${rent}.csv`)).text), of = (id) => rows.find((row) => row.referral === id);
	assert.deepEqual(Object.keys(of(fourth)).filter((name) => name.startsWith("q_")), Object.keys(ANSWERS).map((id) => `q_${id}`));
	assert.equal(of(review).q_rentPeople12, "3");
	assert.equal(of(fourth).q_rentPeople12, "3");
	assert.equal(of(review).q_rentHelpKind, "The rent of one month; The rent of several months");
	assert.equal(of(ruledOut).q_rentLivesHere, "no");
	assert.equal(of(ruledOut).q_rentLeaveDay, "", "hidden");
	assert.equal(of(ruledOut).outcome, "may_not_be_eligible");
	assert.match(of(review).answers, /^Do you live in Fairhaven\? Yes\n[^]*How many people live in your home\? 3\n/);
	assert.match(of(fourth).answers, /How many of you are there now\? 3\n/);
	assert.equal(of(quiet).q_rentCallTime, "", "who is not to be contacted was not asked");
});

// Rows of a CSV file as objects.
function csv(text) {
	const cells = [...text.replace(/^\ufeff/, "").matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)];
	const rows = [[]];
	for (const [, cell, end] of cells) {
		rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
		if (end === "\r\n")
			rows.push([]);
	}
	const [names, ...more] = rows.slice(0, -1);
	return more.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

test("the mail to the program names the outcome, leads to the answers and holds none of them", async () => {
	const mail = await it.mail("rent@demo.test", (m) => m.text.includes("Rosa Review"));
	assert.match(mail.text, /Answers to your questions: Needs review/);
	assert.ok(mail.links.some((link) => link.endsWith(`/referrals/${review}/answers`)), mail.links.join("\n"));
	for (const words of ["landlord wrote", CALL, "Monday meeting"])
		assert.ok(!mail.text.includes(words) && !mail.html?.includes(words), words);
	await it.handrail("program", "set", rent, "--minimal-mail", "yes");
	await refer(hana, { for: "other", seeker_first_name: "Mina", seeker_last_name: "Minimal", seeker_phone: "508 555 0164", reach: ["phone"] });
	const minimal = await it.mail("rent@demo.test", (m) => m.text.includes("Mina Minimal"));
	assert.match(minimal.text, /Answers to your questions came with it\./);
	assert.doesNotMatch(minimal.text, /Needs review/);
});

test("once sharing stops, the program has no answers anywhere", async () => {
	const path = `/referrals/${review}/stop-sharing`;
	assert.equal((await hana.submit(await hana.get(path), {}, { action: path })).status, 303);
	for (const end of ["/answers", "/answers.json"])
		assert.equal((await clara.get(`/referrals/${review}${end}`)).status, 404);
	assert.ok(!shown(await inbound("?forms=yes")).includes(review));
	const row = csv((await clara.get(`/inbound/${rent}.csv`)).text).find(({ referral }) => referral === review);
	assert.deepEqual(Object.entries(row).filter(([name, value]) => /^(q_|outcome|answers)/.test(name) && value), []);
	assert.equal((await hana.get(`/referrals/${review}/answers`)).status, 200);
});
