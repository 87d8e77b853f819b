// The questions of a program: nothing exists before the last step, back and forward keep the answers, nothing blocks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, rent;
before(async () => {
	it = await start();
	const { stdout } = await it.handrail("program", "list", "--q", "Fairhaven Rent Help");
	rent = stdout.split("\n").map((line) => line.split("\t")).find((cells) => cells[2] === "Fairhaven Rent Help")[0];
});
after(() => it?.stop());

const PERSON = { for: "self", seeker_first_name: "Nadia", seeker_last_name: "Screen", seeker_phone: "508 555 0177", reach: ["phone"], consent: "yes" };
const count = async (table) => Number((await it.sql(`SELECT COUNT(*) FROM ${table}`))[0][0]);

async function begin(visitor, fields = {}) {
	const action = `/connect/${rent}`, form = await visitor.get(action);
	assert.match(form.words, /Next/);
	const sent = await visitor.submit(form, { ...PERSON, ...fields }, { action, holds: "reach", answers: false });
	assert.equal(sent.status, 303, sent.words.slice(0, 800));
	assert.match(sent.location, /\/screener\/[A-Za-z0-9_-]+$/);
	return sent.location;
}

const question = (page) => page.text.match(/data-question="([^"]+)"/)[1];
const go = (visitor, page, to, fields = {}) => visitor.submit(page, { go: to, ...fields }, { holds: "go", answers: false });

async function answer(visitor, path, value) {
	const page = await visitor.get(path), done = await go(visitor, page, "next", { [`q_${question(page)}`]: value });
	assert.equal(done.status, 303, done.words.slice(0, 800));
	return done.location;
}

test("nothing exists before the last step; then there is one referral with its answers, however often it is sent", async () => {
	const guest = it.visitor(), tables = ["referral", "outbox", "person", "receipt"], was = await Promise.all(tables.map(count));
	let path = await begin(guest);
	for (const value of ["yes", "1", "yes", "2026-12-24", "1", "3", "after four", "The landlord wrote"]) {
		assert.deepEqual(await Promise.all(tables.map(count)), was);
		path = await answer(guest, path, value);
	}
	const check = await guest.get(path);
	assert.match(check.text, /data-outcome="may_be_eligible"/);
	const sent = await go(guest, check, "send"), again = await go(guest, check, "send");
	assert.match(sent.location, /\/sent\//, sent.words.slice(0, 800));
	assert.equal(again.location, sent.location);
	assert.equal((await guest.get(path)).location, sent.location);
	const thanks = await guest.get(sent.location);
	assert.match(thanks.text, /data-outcome="may_be_eligible"/);
	assert.match(thanks.words, /last rent receipt/);
	assert.equal(await count("referral"), was[0] + 1);
	assert.equal(await count("referral_answers"), 1);
});

test("an answer that is missing or out of range is named beside its question, and back and forward keep the answers", async () => {
	const guest = it.visitor(), first = await begin(guest), page = await guest.get(first);
	const empty = await go(guest, page, "next");
	assert.equal(empty.status, 422);
	assert.match(empty.text, new RegExp(`id="q_${question(page)}-error"`));
	const second = await answer(guest, first, "yes");
	const back = await go(guest, await guest.get(second), "back");
	const shown = await guest.get(back.location);
	assert.equal(question(shown), question(page));
	assert.match(shown.text, /value="yes" checked/);
	let path = second;
	for (const value of ["1", "no", "1"])
		path = await answer(guest, path, value);
	const number = await guest.get(path), wrong = await go(guest, number, "next", { [`q_${question(number)}`]: "99" });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /value="99"/);
	const form = await go(guest, await guest.get(back.location), "back");
	assert.equal(form.status, 200, `${form.status} ${form.location}`);
	assert.match(form.text, /value="Nadia"/, "before the first question stands the form, as it was typed");
});

test("an outcome never blocks: other programs are suggested, and it can be sent anyway", async () => {
	const guest = it.visitor();
	let path = await begin(guest, { seeker_phone: "", reach: ["dont_reach_out"] });
	for (const value of ["no", "1", "no", "1", "3"])
		path = await answer(guest, path, value);
	const last = await guest.get(path);
	assert.match(last.words, /What happened/, "what asks for contact is skipped");
	const outcome = await guest.get(await answer(guest, path, ""));
	assert.match(outcome.text, /data-outcome="may_not_be_eligible"/);
	assert.match(outcome.words, /only help people who live in Fairhaven/);
	assert.match(outcome.words, /These may fit better/);
	const refused = await guest.submit(outcome, { go: "send", send_anyway: "" }, { holds: "go", answers: false });
	assert.equal(refused.status, 200);
	assert.match(refused.text, /data-outcome="may_not_be_eligible"/);
	const sent = await go(guest, refused, "send");
	assert.match(sent.location, /\/sent\//);
});

test("a draft opens only in the browser that began it", async () => {
	const path = await begin(it.visitor()), other = await it.visitor().get(path), unknown = await it.visitor().get("/screener/AAAAAAAAAAAA");
	assert.equal(other.status, 404);
	assert.equal(unknown.status, 404);
});
