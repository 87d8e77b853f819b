// The questions of a program: nothing exists before the last step, back and forward keep the answers, nothing blocks.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { start, until } from "./harness.mjs";

let it, clara, rent, pantry, legal, shelter, diapers;
before(async () => {
	it = await start();
	[rent, pantry, legal, shelter, diapers] = await Promise.all(["Rent Help", "Food Pantry", "Legal Aid", "Night Shelter", "Diaper Bank"]
		.map((name) => it.programId(`Fairhaven ${name}`)));
	for (const id of [legal, shelter])
		await it.handrail("program", "set", id, "--mode", "here", "--verb", "refer", "--referral-email", `${id}@demo.test`, "--confirmed");
	clara = it.visitor();
	await clara.signIn("claimer@demo.test");
});
after(() => it?.stop());

const PERSON = { for: "self", seeker_first_name: "Nadia", seeker_last_name: "Screen", seeker_phone: "508 555 0177", reach: ["phone"], consent: "yes" };
const HELPED = { for: "other", seeker_first_name: "Rosa", helper_first_name: "Greta", helper_last_name: "Guest", helper_email: "greta@guest.test" };
const count = async (table) => Number((await it.sql(`SELECT COUNT(*) FROM ${table}`))[0][0]);
const counts = (tables) => Promise.all(tables.map(count));
const MADE = ["referral", "outbox", "person", "person_history", "receipt", "referral_waiting", "referral_answers", "consent", "referral_event"];

// ---- filling in ----

const formAt = (programs) => programs.length === 1 ? `/connect/${programs[0]}` : `/connect?${programs.map((id) => `program=${id}`).join("&")}`;
const agreed = (programs) => programs.length === 1 ? { consent: "yes" } : Object.fromEntries(programs.map((id) => [`consent_${id}`, "yes"]));

// Sends the Connect form, which leads to the questions; their address.
async function begin(visitor, fields = {}, programs = [rent]) {
	const form = await visitor.get(formAt(programs));
	assert.match(form.words, /Next/);
	const sent = await connect(visitor, form, { ...agreed(programs), ...fields });
	assert.equal(sent.status, 303, sent.words.slice(0, 800));
	assert.match(sent.location, /\/screener\/[A-Za-z0-9_-]+$/);
	return sent.location;
}

const connect = (visitor, form, fields = {}) => visitor.submit(form, { ...PERSON, consent: undefined, ...fields }, { holds: "reach", answers: false });
const asked = (page) => [...page.text.matchAll(/data-question="([^"]+)"/g)].map((m) => m[1]);
const question = (page) => asked(page)[0];
const outcomes = (page) => [...page.text.matchAll(/data-program="([^"]+)" data-outcome="([^"]+)"/g)].map((m) => [m[1], m[2]]);
const go = (visitor, page, to, fields = {}) => visitor.submit(page, { go: to, ...fields }, { holds: "go", answers: false });

async function answer(visitor, path, value) {
	const page = await visitor.get(path), done = await go(visitor, page, "next", { [`q_${question(page)}`]: value });
	assert.equal(done.status, 303, done.words.slice(0, 800));
	return done.location;
}

async function answerAll(visitor, path, values) {
	for (const value of values)
		path = await answer(visitor, path, value);
	return path;
}

const FITS = ["yes", "1", "yes", "2026-12-24", "1", "3", "after four", "The landlord wrote"];
const FITS_NOT = ["no", "1", "no", "1", "3", "", ""];

// ---- building, by the pages of the program's team ----

// Replaces the questions of a program, and publishes them; their ids. shown_if is the place of an earlier one.
async function publish(program, settings, questions) {
	const at = `/manage/${program}/screener`, ids = [];
	for (const id of asked(await clara.get(at)).reverse())
		await built(`${at}/questions/${id}/delete`, `${at}/questions/${id}/delete`);
	for (const fields of questions) {
		await built(`${at}/questions`, `${at}/questions`, { required: undefined, ...fields, ...("shown_if" in fields ? { shown_if: ids[fields.shown_if] } : {}) });
		ids.push((await draftOf(program)).at(-1));
	}
	await built(at, `${at}/settings`, { pages: "one", suggest: "", ...settings });
	await built(at, `${at}/publish`);
	return ids;
}

async function built(page, action, fields = {}) {
	const done = await clara.submit(await clara.get(page), fields, { action, answers: false });
	assert.equal(done.status, 303, `${action}: ${done.words.slice(0, 1200)}`);
}

const draftOf = async (program) => JSON.parse((await it.sql(`SELECT REPLACE(s.draft, CHAR(10), ' ') FROM screener s JOIN program p ON p.id = s.program_id
	WHERE p.public_id = '${program}'`))[0][0].replace(/\\\\/g, "\\")).questions.map((one) => one.id);

const end = (program) => publish(program, {}, []);

// ---- the tests ----

describe("nothing exists before the last step", () => {
	test("no referral, message, profile or tray; then one of each, however often it is sent", async () => {
		const guest = it.visitor(), was = await counts(MADE);
		let path = await begin(guest, HELPED);
		for (const value of FITS) {
			assert.deepEqual(await counts(MADE), was);
			path = await answer(guest, path, value);
		}
		const check = await guest.get(path);
		assert.deepEqual(outcomes(check), [[rent, "may_be_eligible"]]);
		assert.deepEqual(await counts(MADE), was);
		const [sent, again] = await Promise.all([go(guest, check, "send"), go(guest, check, "send")]);
		assert.match(sent.location, /\/sent\//, sent.words.slice(0, 800));
		assert.equal(again.location, sent.location);
		assert.equal((await go(guest, check, "send")).location, sent.location);
		assert.equal((await guest.get(path)).location, sent.location);
		const thanks = await guest.get(sent.location);
		assert.match(thanks.text, /data-outcome="may_be_eligible"/);
		assert.match(thanks.words, /last rent receipt/);
		const now = await counts(MADE), made = (table) => now[MADE.indexOf(table)] - was[MADE.indexOf(table)];
		for (const table of ["referral", "receipt", "referral_answers", "consent", "referral_waiting"])
			assert.equal(made(table), 1, table);
		assert.ok(made("outbox") > 0);
	});

	test("a signed-in helper's people, tray and dashboards are as before, too", async () => {
		const hana = it.visitor();
		await hana.signIn("helper@demo.test");
		const lists = () => Promise.all(["/people", "/referrals"].map(async (url) => [...(await hana.get(url)).text.matchAll(/data-(?:person|referral|tray)="[^"]*"/g)].map(String)));
		const before = await lists(), was = await counts(MADE);
		const path = await answerAll(hana, await begin(hana, { ...HELPED, seeker_first_name: "Zora" }), FITS);
		assert.deepEqual(await lists(), before);
		assert.deepEqual(await counts(MADE), was);
		await go(hana, await hana.get(path), "send");
		assert.notDeepEqual(await lists(), before);
	});

	test("a page that is left, and a draft that was sent, cannot be sent by another reader", async () => {
		const guest = it.visitor(), path = await answerAll(guest, await begin(guest), FITS), check = await guest.get(path);
		const other = it.visitor();
		await begin(other);
		const taken = await other.post(path.split("?")[0], [...check.form({ holds: "go" }).fields, ["go", "send"]]);
		assert.equal(taken.status, 404);
		assert.match((await go(guest, check, "send")).location, /\/sent\//);
	});
});

describe("the pages", () => {
	test("one question at a time: its number is in the title, and back and forward keep the answers", async () => {
		const guest = it.visitor(), first = await begin(guest), page = await guest.get(first);
		assert.equal(asked(page).length, 1);
		assert.match(page.text, /<title>\s*Fairhaven Rent Help, question 1 of \d/);
		const second = await answer(guest, first, "yes");
		const back = await go(guest, await guest.get(second), "back");
		const shown = await guest.get(back.location);
		assert.equal(question(shown), question(page));
		assert.match(shown.text, /value="yes" checked/);
		const third = await answer(guest, second, "2"), kept = await go(guest, await guest.get(third), "back", { [`q_${question(await guest.get(third))}`]: "no" });
		assert.equal(kept.status, 303);
		assert.match((await guest.get(third)).text, /value="no" checked/, "what was typed on the page that was left backwards is kept");
		assert.match((await guest.get(second)).text, /value="2" checked/);
	});

	test("before the first question is the form, as it was typed, and a correction in it keeps the answers", async () => {
		const guest = it.visitor(), first = await begin(guest);
		await answerAll(guest, first, FITS);
		const form = await go(guest, await guest.get(`${first}?program=${rent}&question=rentLivesHere`), "back");
		assert.equal(form.status, 200, `${form.status} ${form.location}`);
		assert.match(form.text, /value="Nadia"/);
		assert.match(form.text, /value="phone" checked/);
		const again = await guest.submit(form, { seeker_first_name: "Nadine" }, { holds: "reach", answers: false });
		assert.equal(again.status, 303, again.words.slice(0, 600));
		assert.equal(again.location, first, "the same draft: no second one has the words that were corrected");
		const check = await guest.get(again.location);
		assert.deepEqual(outcomes(check), [[rent, "may_be_eligible"]]);
		await go(guest, check, "send");
		assert.deepEqual(await it.sql("SELECT COUNT(*) FROM referral WHERE seeker_first_name = 'Nadine'"), [["1"]]);
	});

	test("the browser's way back to the form does the same; after sending, the form that is changed is refused", async () => {
		const guest = it.visitor(), page = await guest.get(`/connect/${rent}`);
		const first = await connect(guest, page, { consent: "yes" }), again = await connect(guest, page, { consent: "yes" });
		assert.equal(again.location, first.location, "the same form again");
		const path = await answerAll(guest, first.location, FITS);
		const changed = await connect(guest, page, { consent: "yes", seeker_first_name: "Norma" });
		assert.equal(changed.location, first.location);
		await go(guest, await guest.get(path), "send");
		assert.deepEqual(await it.sql("SELECT COUNT(*) FROM referral WHERE seeker_first_name = 'Norma'"), [["1"]]);
		const late = await connect(guest, page, { consent: "yes", seeker_first_name: "Nora" });
		assert.equal(late.status, 409);
		assert.match(late.words, /You sent this before/);
		assert.deepEqual(await it.sql("SELECT COUNT(*) FROM referral WHERE seeker_first_name = 'Nora'"), [["0"]]);
	});

	test("all on one page, if the program wants that: Send on it sends, and an answer shows more questions", async () => {
		const [pet, name, age] = await publish(pantry, { pages: "one", may_text: "Bring a bag." }, [
			{ kind: "yes_no", wording: "Do you have a pet?", required: "yes" },
			{ kind: "short_text", wording: "What is its name?", required: "yes", shown_if: 0, shown_if_answer: "yes" },
			{ kind: "number", wording: "How old are you?", min: "0", max: "120" },
		]);
		const guest = it.visitor(), first = await guest.get(await begin(guest, {}, [pantry]));
		assert.deepEqual(asked(first), [pet, age], "the one that depends on an answer is not shown yet");
		const more = await go(guest, first, "send", { [`q_${pet}`]: "yes", [`q_${age}`]: "33" });
		assert.equal(more.status, 303);
		const second = await guest.get(more.location);
		assert.deepEqual(asked(second), [pet, name, age]);
		assert.match(second.text, /value="yes" checked/);
		assert.match(second.text, /value="33"/);
		const wrong = await go(guest, second, "send", { [`q_${name}`]: "" });
		assert.equal(wrong.status, 422);
		assert.match(wrong.text, new RegExp(`<a href="#q_${name}"[^>]*>What is its name\\?</a>`), "the summary names the question, and links it");
		const hidden = await go(guest, wrong, "send", { [`q_${pet}`]: "no", [`q_${name}`]: "" });
		assert.match(hidden.location, /\/sent\//, "what is not asked any more is not missing");
		assert.match((await guest.get(hidden.location)).words, /Bring a bag/);
		const [[kept]] = await it.sql("SELECT a.answers FROM referral_answers a ORDER BY a.referral_id DESC LIMIT 1");
		assert.deepEqual(JSON.parse(kept), { [pet]: ["no"], [age]: ["33"] });
	});

	test("an answer to a question that is hidden again is not sent", async () => {
		const guest = it.visitor(), path = await answerAll(guest, await begin(guest), FITS), page = await guest.get(`${path}?program=${rent}&question=rentNotice12`);
		const done = await go(guest, page, "next", { q_rentNotice12: "no" });
		assert.doesNotMatch(done.location, /rentLeaveDay/, "the question that it showed is skipped");
		await go(guest, await guest.get(path), "send");
		const [[kept]] = await it.sql("SELECT a.answers FROM referral_answers a ORDER BY a.referral_id DESC LIMIT 1");
		assert.equal("rentLeaveDay" in JSON.parse(kept), false);
	});
});

describe("the person", () => {
	test("answers are for the person whom a helper helps: the name is around the questions", async () => {
		const guest = it.visitor(), path = await begin(guest, HELPED), page = await guest.get(path);
		assert.match(page.words, /Answer for Rosa ?: “you” means Rosa here/);
		assert.doesNotMatch(page.words, /your answers/i);
		const last = await guest.get(await answerAll(guest, path, FITS_NOT.with(0, "no").with(2, "no")));
		assert.match(last.words, /They may not be able to help Rosa/);
		assert.doesNotMatch(last.words, /help you|your answers/i);
		const self = it.visitor(), own = await self.get(await begin(self));
		assert.doesNotMatch(own.words, /Answer for/);
		assert.match(own.words, /Nobody sees your answers/);
	});

	test("what asks for contact is skipped for a person who does not want to be reached", async () => {
		for (const [reach, skipped] of [[["phone"], false], [["dont_reach_out"], true]]) {
			const guest = it.visitor(), seen = [];
			let path = await begin(guest, { reach });
			for (const value of ["yes", "1", "no", "1", "3", "", ""]) {
				const page = await guest.get(path);
				if (!asked(page).length)
					break;
				seen.push(question(page));
				path = await answer(guest, path, value);
			}
			assert.equal(seen.includes("rentCallTime"), !skipped, String(reach));
			const typed = await guest.post(path.split("?")[0], [...(await guest.get(path)).form({ holds: "go" }).fields, ["q_rentCallTime", "at 5"], ["asked_rentCallTime", "yes"], ["program", rent], ["go", "next"]]);
			assert.equal(typed.status, 303);
			const sent = await go(guest, await guest.get(path.split("?")[0]), "send");
			assert.match(sent.location, /\/sent\//);
			const [[kept]] = await it.sql("SELECT a.answers FROM referral_answers a ORDER BY a.referral_id DESC LIMIT 1");
			assert.equal("rentCallTime" in JSON.parse(kept), !skipped, kept);
		}
	});

	test("a tracking-only referral has none, and a logged one has none", async () => {
		const was = await count("screener_draft");
		const away = it.visitor("tracking.localhost");
		await away.signIn("helper@demo.test");
		const form = await away.get(`/connect/${rent}`);
		assert.doesNotMatch(form.words, /Next/);
		const kept = await away.submit(form, { ...PERSON, consent: undefined }, { holds: "reach", answers: false });
		assert.match(kept.location, /\/sent\//);
		await it.handrail("program", "set", rent, "--mode", "next_steps");
		try {
			const hana = it.visitor();
			await hana.signIn("helper@demo.test");
			const logged = await hana.submit(await hana.get(`/log-referral/${rent}`), { ...PERSON, consent: undefined }, { holds: "reach", answers: false });
			assert.match(logged.location, /\/sent\//, logged.words.slice(0, 400));
		} finally {
			await it.handrail("program", "set", rent, "--mode", "here");
		}
		assert.equal(await count("screener_draft"), was);
	});
});

describe("whose it is", () => {
	test("a draft opens only in the browser, or for the account, that began it; to others it is the page of nothing", async () => {
		const guest = it.visitor(), path = await answer(guest, await begin(guest), "yes"), own = path.split("?")[0];
		const hana = it.visitor(), tom = it.visitor();
		await hana.signIn("helper@demo.test");
		await tom.signIn("teammate@demo.test");
		const hers = (await begin(hana, HELPED)).split("?")[0];
		const page = await hana.get(hers), stranger = it.visitor();
		await stranger.get(`/connect/${rent}`);
		const body = async (visitor, url) => {
			const got = await visitor.get(url);
			return [got.status, got.words.replace(url, "")];
		};
		for (const [visitor, url] of [[stranger, own], [it.visitor(), own], [hana, own], [stranger, hers], [tom, hers], [guest, hers]]) {
			assert.deepEqual(await body(visitor, url), await body(visitor, "/screener/AAAAAAAAAAAA"));
			assert.equal((await visitor.get(url)).status, 404);
			const posted = await visitor.post(url, [...page.form({ holds: "go" }).fields, ["go", "send"]]);
			assert.equal(posted.status, 404);
		}
		assert.equal((await guest.get(own)).status, 200);

		// Another browser of the same account.
		const phone = it.visitor();
		await phone.signIn("helper@demo.test");
		assert.equal((await phone.get(hers)).status, 200);
		await phone.submit(await phone.get("/people"), {}, { action: "/sign-out" });
		assert.deepEqual(await body(phone, hers), await body(phone, "/screener/AAAAAAAAAAAA"));
		assert.equal((await phone.get(hers)).status, 404, "signed out");
		assert.equal((await hana.get(hers)).status, 200);
	});

	test("a guest who signs in from the questions takes them along", async () => {
		const guest = it.visitor(), path = await answer(guest, await begin(guest), "yes"), own = path.split("?")[0];
		const page = await guest.get(`/sign-in?next=${encodeURIComponent(own)}`);
		const done = await guest.submit(page, { address: "seeker@demo.test", password: "handrail demo" }, { holds: "password", answers: false });
		assert.equal(done.location, own);
		const mine = await guest.get(own);
		assert.equal(question(mine), "rentHomeKind1");
	});
});

describe("several programs at once", () => {
	test("each asks its own questions, one program after the other; those without are sent along, all or none", async () => {
		const [fish] = await publish(legal, { pages: "one", may_not_text: "No fish.", review_text: "We read it." }, [
			{ kind: "one_of", wording: "Which pet?", required: "yes", option_1: "Cat", option_2: "Fish", flag_2: "may_not", reason_2: "They help no fish.",
				option_3: "Bird", flag_3: "review", reason_3: "Birds take a while." },
		]);
		const programs = [diapers, rent, shelter, legal], guest = it.visitor(), was = await counts(MADE);
		let path = await begin(guest, {}, programs);
		const first = await guest.get(path);
		assert.match(first.words, /Program 1 of 2/);
		path = await answerAll(guest, path, FITS);
		const second = await guest.get(path);
		assert.match(second.words, /Program 2 of 2/);
		assert.deepEqual(asked(second), [fish]);
		assert.deepEqual(await counts(MADE), was);
		const back = await go(guest, second, "back");
		assert.match(back.location, new RegExp(`program=${rent}&question=rentWhatElse`));
		const checked = await go(guest, second, "send", { [`q_${fish}`]: "2" });
		assert.equal(checked.status, 200);
		assert.deepEqual(outcomes(checked), [[rent, "may_be_eligible"], [legal, "may_not_be_eligible"]]);
		assert.match(checked.words, /Not all of them may be able to help you/);
		assert.deepEqual(await counts(MADE), was);
		const sent = await go(guest, checked, "send"), thanks = await guest.get(sent.location);
		assert.equal((await count("referral")) - was[0], 4);
		assert.deepEqual([...thanks.text.matchAll(/data-outcome="([^"]+)"/g)].map((m) => m[1]).sort(), ["may_be_eligible", "may_not_be_eligible"]);
		assert.match(thanks.words, /No fish\./);
		const rows = await it.sql(`SELECT p.public_id, a.answers FROM referral r JOIN program p ON p.id = r.program_id
			LEFT JOIN referral_answers a ON a.referral_id = r.id ORDER BY r.id DESC LIMIT 4`);
		const kept = Object.fromEntries(rows);
		assert.equal(JSON.parse(kept[rent]).rentLivesHere[0], "yes");
		assert.deepEqual(JSON.parse(kept[legal]), { [fish]: ["2"] });
		assert.deepEqual([kept[diapers], kept[shelter]], ["NULL", "NULL"]);
	});

	test("two of them may turn the person away: each with its reason, and what to look at instead", async () => {
		const guest = it.visitor(), path = await answerAll(guest, await begin(guest, {}, [rent, legal]), FITS_NOT), page = await guest.get(path);
		const checked = await go(guest, page, "send", { [`q_${question(page)}`]: "2" });
		assert.deepEqual(outcomes(checked), [[rent, "may_not_be_eligible"], [legal, "may_not_be_eligible"]]);
		assert.match(checked.words, /only help people who live in Fairhaven/);
		assert.match(checked.words, /They help no fish/);
		assert.match(checked.words, /Instead of Fairhaven Rent Help/);
		const others = [...checked.text.matchAll(/<li data-program="([^"]+)"/g)].map((m) => m[1]);
		assert.ok(others.length, "others are suggested");
		assert.ok(!others.includes(rent) && !others.includes(legal), "none that it goes to anyway");
		assert.match((await go(guest, checked, "send")).location, /\/sent\//);
	});
});

describe("the outcome never blocks", () => {
	test("may be, needs review, and may not with its reasons; send anyway", async () => {
		const guest = it.visitor();
		const review = await guest.get(await answerAll(guest, await begin(guest), FITS.with(4, ["1", "2"])));
		assert.deepEqual(outcomes(review), [[rent, "needs_review"]]);
		assert.match(review.words, /decided at their Monday meeting/);
		assert.match((await guest.get((await go(guest, review, "send")).location)).words, /They meet each Monday/);

		const path = await answerAll(guest, await begin(guest), FITS_NOT.with(1, "2"));
		const outcome = await guest.get(path);
		assert.deepEqual(outcomes(outcome), [[rent, "may_not_be_eligible"]]);
		assert.match(outcome.words, /only help people who live in Fairhaven.*They pay rent, not a mortgage/);
		const unasked = await go(guest, outcome, "send", { send_anyway: undefined });
		assert.equal(unasked.status, 200);
		assert.deepEqual(outcomes(unasked), [[rent, "may_not_be_eligible"]]);
		const changed = await go(guest, outcome, "back");
		assert.match(changed.location, /question=rentWhatElse/);
		assert.match((await go(guest, unasked, "send")).location, /\/sent\//);
	});

	test("suggestions are programs of the same need, near and open; or those that the program chose, unless the answers rule them out there, too", async () => {
		const guest = it.visitor(), path = await answerAll(guest, await begin(guest), FITS_NOT);
		const suggested = async () => [...(await guest.get(path)).text.matchAll(/<li data-program="([^"]+)"/g)].map((m) => m[1]);
		const found = await suggested();
		assert.equal(found.length, 2);
		assert.ok(!found.includes(rent));
		const [[need]] = await it.sql(`SELECT n.need FROM program_need n JOIN program p ON p.id = n.program_id WHERE p.public_id = '${rent}' ORDER BY n.need LIMIT 1`);
		for (const id of found)
			assert.deepEqual(await it.sql(`SELECT COUNT(*) FROM program_need n JOIN program p ON p.id = n.program_id WHERE p.public_id = '${id}' AND n.need = ${need}`), [["1"]]);
		await it.handrail("program", "set", found[0], "--capacity", "closed");
		assert.ok(!(await suggested()).includes(found[0]), "closed");
		await it.handrail("program", "set", found[0], "--capacity", "open");

		// Its team suggests two programs; one of them asks the same questions.
		await end(legal);
		await built(`/manage/${rent}/screener`, `/manage/${rent}/screener/settings`, { suggest: `${legal} ${pantry}` });
		await built(`/manage/${rent}/screener`, `/manage/${rent}/screener/publish`);
		const chosen = it.visitor(), again = await answerAll(chosen, await begin(chosen), FITS_NOT);
		const others = async () => [...(await chosen.get(again)).text.matchAll(/<li data-program="([^"]+)"/g)].map((m) => m[1]);
		assert.deepEqual(await others(), [legal, pantry]);
		const questionnaire = (await clara.get(`/manage/${rent}/screener/questionnaire.json`)).text;
		await built(`/manage/${legal}/screener/import`, `/manage/${legal}/screener/import`, { questionnaire });
		await built(`/manage/${legal}/screener`, `/manage/${legal}/screener/publish`);
		assert.deepEqual(await others(), [pantry], "Legal Aid's own questions rule these answers out");
		await end(legal);
		await built(`/manage/${rent}/screener`, `/manage/${rent}/screener/settings`, { suggest: "" });
		await built(`/manage/${rent}/screener`, `/manage/${rent}/screener/publish`);
	});
});

describe("what changes meanwhile", () => {
	// Sends from the last page, which shows the form again with a problem.
	async function refused(visitor, path, words) {
		const page = await go(visitor, await visitor.get(path), "send");
		assert.equal(page.status, 422, `${page.status} ${page.location}`);
		assert.match(page.words, words);
		assert.match(page.text, /value="Nadia"/);
		assert.match(page.text, /Zucchini/);
		return page;
	}

	test("other words of consent: the form is shown again with every word, and then goes on to its last page", async () => {
		const guest = it.visitor(), was = await counts(MADE), path = await answerAll(guest, await begin(guest, { comment: "Zucchini" }), FITS);
		await it.handrail("site", "set", "localhost", "--consent", "I agree to something new.");
		const page = await refused(guest, path, /The words of the permission have changed/);
		assert.match(page.words, /I agree to something new/);
		assert.deepEqual(await counts(MADE), was);
		const again = await connect(guest, page, { consent: "yes" });
		assert.deepEqual(outcomes(await guest.get(again.location)), [[rent, "may_be_eligible"]], "no answer was lost");
		assert.match((await go(guest, await guest.get(again.location), "send")).location, /\/sent\//);
		assert.deepEqual(await it.sql(`SELECT t.words FROM consent c JOIN consent_text t ON t.id = c.consent_text_id ORDER BY c.referral_id DESC LIMIT 1`),
			[["I agree to something new."]]);
	});

	test("a program that closed: the form says so, with every word; and goes on when it opens again", async () => {
		const guest = it.visitor(), was = await counts(MADE), path = await answerAll(guest, await begin(guest, { comment: "Zucchini" }), FITS);
		await it.handrail("program", "set", rent, "--capacity", "closed");
		await refused(guest, path, /takes nobody new right now/);
		assert.deepEqual(await counts(MADE), was);
		await it.handrail("program", "set", rent, "--capacity", "open");
		assert.match((await go(guest, await guest.get(path), "send")).location, /\/sent\//);
	});

	test("new questions while somebody answers: the answers keep the version that they answer", async () => {
		const [old] = await publish(pantry, {}, [{ kind: "yes_no", wording: "The old question?" }]);
		const guest = it.visitor(), path = await begin(guest, {}, [pantry]);
		const [fresh] = await publish(pantry, {}, [{ kind: "yes_no", wording: "The new question?", required: "yes" }]);
		const page = await guest.get(path);
		assert.deepEqual(asked(page), [old]);
		assert.match((await go(guest, page, "send", { [`q_${old}`]: "yes" })).location, /\/sent\//);
		assert.deepEqual(await it.sql(`SELECT INSTR(v.document, 'The old question?') > 0, a.answers FROM referral_answers a
			JOIN screener_version v ON v.id = a.version_id ORDER BY a.referral_id DESC LIMIT 1`), [["1", `{"${old}":["yes"]}`]]);
		const next = await guest.get(await begin(guest, {}, [pantry]));
		assert.deepEqual(asked(next), [fresh]);
	});

	test("questions that were published while the form was open: they come first, and nothing was sent", async () => {
		await end(pantry);
		const guest = it.visitor(), was = await counts(MADE), form = await guest.get(`/connect/${pantry}`);
		assert.match(form.words, /Send to Fairhaven Food Pantry/);
		await publish(pantry, {}, [{ kind: "yes_no", wording: "The sudden question?" }]);
		const sent = await connect(guest, form, { consent: "yes" });
		assert.match(sent.location, /\/screener\//);
		const page = await guest.get(sent.location);
		assert.match(page.words, /Nobody sees your answers until you press Send at the end/);
		assert.deepEqual(await counts(MADE), was);
		const done = await go(guest, page, "send");
		assert.equal(done.status, 303, done.words);
		assert.match(done.location, /\/sent\//);
	});

	test("questions of another program of the same form, published meanwhile, are asked before the last step; no answer is lost", async () => {
		await end(pantry);
		const guest = it.visitor(), was = await counts(MADE), path = await answerAll(guest, await begin(guest, {}, [rent, pantry]), FITS), check = await guest.get(path);
		const [late] = await publish(pantry, {}, [{ kind: "short_text", wording: "The late question?", required: "yes" }]);
		const more = await go(guest, check, "send");
		assert.equal(more.location, path.split("?")[0]);
		const page = await guest.get(more.location);
		assert.deepEqual(asked(page), [late]);
		assert.deepEqual(await counts(MADE), was);
		assert.match((await go(guest, page, "send", { [`q_${late}`]: "late" })).location, /\/sent\//);
		assert.equal(await count("referral"), was[0] + 2);
		assert.equal(await count("referral_answers"), was[MADE.indexOf("referral_answers")] + 2);
	});

	test("questions that ended while the form was open: it says so before it sends", async () => {
		await publish(pantry, {}, [{ kind: "yes_no", wording: "The last question?" }]);
		const guest = it.visitor(), was = await counts(MADE), form = await guest.get(`/connect/${pantry}`);
		assert.match(form.words, /Next/);
		await end(pantry);
		const page = await connect(guest, form, { consent: "yes", comment: "Zucchini" });
		assert.equal(page.status, 422);
		assert.match(page.words, /There are no questions to answer any more. Nothing was sent yet/);
		assert.match(page.text, /Zucchini/);
		assert.deepEqual(await counts(MADE), was);
		assert.match(page.words, /Send to Fairhaven Food Pantry/);
		assert.match((await connect(guest, page, { consent: "yes" })).location, /\/sent\//);
	});

	test("questions that ended while somebody answered: what they answered is sent", async () => {
		const [old] = await publish(pantry, {}, [{ kind: "yes_no", wording: "The last question?" }]);
		const guest = it.visitor(), path = await begin(guest, {}, [pantry]);
		await end(pantry);
		assert.match((await go(guest, await guest.get(path), "send", { [`q_${old}`]: "no" })).location, /\/sent\//);
	});
});

describe("bad input", () => {
	const KINDS = [
		{ kind: "yes_no", wrong: ["maybe", /Choose one of the answers/] },
		{ kind: "one_of", option_1: "A", option_2: "B", wrong: ["3", /Choose one of the answers/] },
		{ kind: "many_of", option_1: "A", option_2: "B", wrong: [["1", "9"], /Choose one of the answers/] },
		{ kind: "number", min: "2", max: "7.5", wrong: ["1.9", /Enter a number that is 2 or more/] },
		{ kind: "number", min: "2", max: "7.5", wrong: ["8", /Enter a number that is 7.5 or less/] },
		{ kind: "number", wrong: ["a few", /Enter a number, like 12/] },
		{ kind: "date", min: "2026-01-01", max: "2026-12-31", wrong: ["2025-12-31", /Enter a day that is not before/] },
		{ kind: "date", min: "2026-01-01", max: "2026-12-31", wrong: ["2027-01-01", /Enter a day that is not after/] },
		{ kind: "date", wrong: ["2026-02-30", /Enter a day of the calendar/] },
		{ kind: "short_text", wrong: ["x".repeat(201), /This is too long/] },
		{ kind: "long_text", wrong: ["y".repeat(4001), /This is too long/] },
		...["yes_no", "one_of", "many_of", "number", "date", "short_text", "long_text"].map((kind) => ({ kind, option_1: "A", option_2: "B", required: "yes", wrong: ["", /Answer this question/] })),
	];

	test("an answer of any kind that is out of range, unknown or missing is named beside its question, and kept", async () => {
		const ids = await publish(pantry, {}, KINDS.map(({ wrong, ...fields }, i) => {
			void wrong;
			return { ...fields, wording: `Question ${i + 1}?`, ...(/_of$/.test(fields.kind) ? {} : { option_1: undefined, option_2: undefined }) };
		}));
		const guest = it.visitor(), page = await guest.get(await begin(guest, {}, [pantry]));
		const wrong = await go(guest, page, "send", Object.fromEntries(KINDS.map((one, i) => [`q_${ids[i]}`, one.wrong[0]])));
		assert.equal(wrong.status, 422);
		assert.match(wrong.text, /<title>\s*Error: /);
		for (const [i, one] of KINDS.entries()) {
			const beside = wrong.text.match(new RegExp(`id="q_${ids[i]}-error">([^<]*)<`));
			assert.match(beside?.[1] ?? "", one.wrong[1], one.kind);
			assert.match(wrong.text, new RegExp(`aria-describedby="[^"]*q_${ids[i]}-error"`));
			assert.match(wrong.text, new RegExp(`<a href="#q_${ids[i]}"[^>]*>Question ${i + 1}\\?</a>`));
			if (["number", "short_text", "long_text", "date"].includes(one.kind) && one.wrong[0])
				assert.ok(wrong.text.includes(one.wrong[0]), `${one.kind}: what was typed`);
		}
		const right = await go(guest, wrong, "send", Object.fromEntries(KINDS.map((one, i) => [`q_${ids[i]}`,
			{ yes_no: "no", one_of: "2", many_of: ["2", "1"], number: "7.50", date: "2026-05-05", short_text: "short", long_text: "long" }[one.kind]])));
		assert.match(right.location, /\/sent\//, right.words?.slice(0, 500));
		const [[kept]] = await it.sql("SELECT a.answers FROM referral_answers a ORDER BY a.referral_id DESC LIMIT 1"), answers = JSON.parse(kept);
		assert.deepEqual(KINDS.slice(0, 4).map((_, i) => answers[ids[i]]), [["no"], ["2"], ["1", "2"], ["7.5"]]);
	});

	test("markup in answers is text wherever it is shown", async () => {
		const nasty = `<img src=x onerror=alert(1)>"'&{{#t}}`;
		const [first] = await publish(pantry, { pages: "each" }, [{ kind: "short_text", wording: "<b>Bold?</b>" }, { kind: "long_text", wording: "Long?" }]);
		const guest = it.visitor(), path = await begin(guest, {}, [pantry]);
		const last = await answerAll(guest, path, [nasty, `${nasty}\nsecond line`]), check = await guest.get(last);
		for (const page of [await guest.get(path), check, await guest.get(`${path}?program=${pantry}&question=${first}`)]) {
			assert.doesNotMatch(page.text, /<img src=x|<b>Bold/);
			assert.equal(page.status, 200);
		}
		assert.ok(check.words.includes(nasty));
		const sent = await go(guest, check, "send"), clara = it.visitor();
		assert.match(sent.location, /\/sent\//);
		await clara.signIn("claimer@demo.test");
		const [[referral]] = await it.sql("SELECT public_id FROM referral ORDER BY id DESC LIMIT 1");
		const answers = await clara.get(`/referrals/${referral}/answers`);
		assert.ok(answers.words.includes(nasty), "the program reads it as it was typed");
		for (const page of [answers, await guest.get(sent.location), await clara.get(`/inbound?tab=all`), await clara.get(`/referrals/${referral}`), await clara.get(`/referrals/${referral}/print`)]) {
			assert.equal(page.status, 200, page.url);
			assert.doesNotMatch(page.text, /<img src=x|<b>Bold/, page.url);
		}
	});

	test("an answer of 200,000 characters is named and nothing is kept of it; one of 1 MB is refused", async () => {
		const guest = it.visitor(), path = await begin(guest, {}, [pantry]), page = await guest.get(path), field = `q_${question(page)}`;
		const long = await go(guest, page, "next", { [field]: "z".repeat(200_000) });
		assert.equal(long.status, 422);
		assert.match(long.words, /This is too long/);
		assert.equal((await go(guest, page, "next", { [field]: "z".repeat(1 << 20) })).status, 413);
		assert.deepEqual(await it.sql("SELECT MAX(LENGTH(answers)) < 1000 FROM screener_draft_part"), [["1"]]);
		assert.equal((await guest.get(path)).status, 200);
	});

	test("questions and programs that the draft does not have, and thousands of fields, change nothing", async () => {
		const guest = it.visitor(), path = await begin(guest), own = path.split("?")[0], page = await guest.get(path), fields = page.form({ holds: "go" }).fields;
		const kept = () => it.sql(`SELECT p.program_id, p.answers FROM screener_draft d JOIN screener_draft_part p ON p.draft_id = d.id WHERE d.public_id = '${own.split("/").pop()}'`)
			.then((parts) => parts.map(([program, answers]) => [program, JSON.parse(answers || "{}")]));
		const before = await kept();
		assert.deepEqual(before.map(([, answers]) => answers), [{}]);
		for (const more of [[["asked_nosuchthing1", "yes"]], [["q_nosuchthing1", "yes"]], Array.from({ length: 2000 }, (_, i) => [`asked_x${i}`, "yes"]),
			Array.from({ length: 500 }, () => ["q_rentLivesHere", "yes"]).concat([["q_rentLivesHere", "no"]])]) {
			const done = await guest.post(own, [...fields, ...more, ["go", "next"]]);
			assert.ok([303, 422, 400].includes(done.status), String(done.status));
			if (!more.some(([name]) => name === "q_rentLivesHere"))
				assert.deepEqual(await kept(), before);
		}
		for (const query of ["?program=nosuch", `?program=${pantry}`, `?program=${rent}&question=nosuchthing1`, `?program=${rent}&question=rentLeaveDay`, "?go=send"])
			assert.equal((await guest.get(own + query)).status, 200);
		for (const to of ["", "away", "next'"])
			assert.ok([303, 422].includes((await go(guest, page, to)).status));
		// The field that came 501 times is answered once, by its first value, as any field is.
		assert.deepEqual(await kept(), [[before[0][0], { rentLivesHere: ["yes"] }]]);
	});

	test("a form with a wrong token is refused with what was typed", async () => {
		const guest = it.visitor(), page = await guest.get(await begin(guest));
		const forged = await go(guest, page, "next", { q_rentLivesHere: "yes", form_token: "x" });
		assert.equal(forged.status, 403);
		assert.match(forged.text, /value="yes" checked/);
		assert.match(forged.words, /Your words are still here/);
	});
});

describe("a fault in the middle", () => {
	test("of sending makes nothing and loses nothing: later it is sent with every answer", async () => {
		for (const table of ["referral_answers", "consent", "status_link", "receipt_referral"]) {
			const guest = it.visitor(), path = await answerAll(guest, await begin(guest), FITS), check = await guest.get(path);
			const kept = MADE.filter((name) => name !== table), was = await counts(kept);
			await it.sql(`RENAME TABLE ${table} TO ${table}_away`);
			try {
				assert.equal((await go(guest, check, "send")).status, 500, table);
				assert.deepEqual(await counts(kept), was, table);
			} finally {
				await it.sql(`RENAME TABLE ${table}_away TO ${table}`);
			}
			const sent = await go(guest, check, "send");
			assert.match(sent.location, /\/sent\//, table);
			const [[answers]] = await it.sql("SELECT a.answers FROM referral_answers a ORDER BY a.referral_id DESC LIMIT 1");
			assert.equal(Object.keys(JSON.parse(answers)).length, 8);
		}
	});

	test("of sending from a page of questions keeps what was answered on it", async () => {
		const [only] = await publish(pantry, {}, [{ kind: "short_text", wording: "The only question?" }]);
		const guest = it.visitor(), path = await begin(guest, {}, [pantry]), page = await guest.get(path);
		await it.sql("RENAME TABLE referral_answers TO referral_answers_away");
		try {
			assert.equal((await go(guest, page, "send", { [`q_${only}`]: "Zucchini" })).status, 500);
		} finally {
			await it.sql("RENAME TABLE referral_answers_away TO referral_answers");
		}
		assert.match((await guest.get(`${path}?program=${pantry}`)).text, /value="Zucchini"/);
	});

	test("of an answer keeps those before it", async () => {
		const guest = it.visitor(), second = await answer(guest, await begin(guest), "yes"), page = await guest.get(second);
		await it.sql("RENAME TABLE screener_draft_part TO screener_draft_part_away");
		try {
			assert.equal((await go(guest, page, "next", { q_rentHomeKind1: "1" })).status, 500);
		} finally {
			await it.sql("RENAME TABLE screener_draft_part_away TO screener_draft_part");
		}
		assert.equal((await go(guest, page, "next", { q_rentHomeKind1: "1" })).status, 303);
		assert.match((await guest.get(`${second.split("?")[0]}?program=${rent}&question=rentLivesHere`)).text, /value="yes" checked/);
	});
});

// Last, because the clock moves.
describe("a day", () => {
	const moved = async (seconds) => {
		const { port, var: folder } = it;
		await it.end();
		it = await start({ port, folder, env: { HANDRAIL_DEMO_CLOCK_OFFSET: String(seconds) } });
	};

	test("a draft waits for 24 hours with its answers; then it is the page of nothing, and the worker deletes it", async () => {
		const guest = it.visitor(), hana = it.visitor();
		await hana.signIn("helper@demo.test");
		const path = await answer(guest, await begin(guest), "yes"), hers = await answer(hana, await begin(hana, HELPED), "no"), at = async (visitor, url) => {
			visitor.instance = it;
			return visitor.get(url);
		};
		await moved(24 * 3600 - 300);
		hana.instance = it;
		assert.match((await hana.get(hers)).location, /\/sign-in\?next=%2Fscreener/, "an account's session is shorter");
		await hana.signIn("helper@demo.test");
		for (const [visitor, url] of [[guest, path], [hana, hers]])
			assert.match((await at(visitor, url)).words, /question 2 of/);
		assert.notEqual(await count("screener_draft"), 0);
		await moved(24 * 3600 + 600);
		for (const [visitor, url] of [[guest, path], [hana, hers]]) {
			const gone = await at(visitor, url), unknown = await at(visitor, "/screener/AAAAAAAAAAAA");
			assert.equal(gone.status, 404);
			assert.equal(gone.words, unknown.words);
		}
		await until("the worker deletes drafts and their answers", async () => !(await count("screener_draft")) && !(await count("screener_draft_part")));
	});
});
