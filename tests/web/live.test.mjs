// live - a change by somebody else appears in an open page, whether it is pushed or the page polls.

import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { start, until } from "../http/harness.mjs";
import { axe, open, person, programNamed, signIn, site } from "./browser.mjs";

let it, browser, pantry;

// ---- those who act elsewhere ----

async function elsewhere(address) {
	const visitor = it.visitor();
	await visitor.signIn(address);
	return visitor;
}

// Somebody refers a person to the pantry; the id of the referral.
async function refer(visitor, first, more = {}) {
	const form = `/connect/${pantry}`;
	const sent = await visitor.submit(await visitor.get(form), { for: "other", consent: "yes", seeker_first_name: first, seeker_last_name: "Delgado",
		seeker_email: `${first.toLowerCase()}@people.test`, reach: ["email"], comment: "Food until Friday.", ...more }, { action: form, holds: "comment" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	return (await visitor.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
}

// Sends a form of a page, which is taken.
async function saves(visitor, page, fields, action, holds) {
	const sent = await visitor.submit(await visitor.get(page), fields, { action, holds });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
}

const setStatus = (visitor, id, status, note = {}) => saves(visitor, `/referrals/${id}`, { status, ...note }, `/status/${id}`, "status");

async function linkIn(to, fits) {
	const mail = await until(`a mail to ${to} with a link`, async () =>
		(await it.mails()).find((m) => m.to === to && m.links.some((l) => /\/s\//.test(l)) && fits.test(m.text)));
	return new URL(mail.links.find((l) => /\/s\//.test(l)));
}

// ---- those who look ----

const row = (page, id) => page.locator(`[data-version][data-referral="${id}"]`).first();
const announced = (page) => page.locator("[data-live]").textContent();

async function opened(address, path, { clock = it.polls, ...options } = {}) {
	const page = await person(browser, options);
	page.on("request", (request) => page.asked?.push(new URL(request.url()).pathname));
	if (clock)
		await page.clock.install();
	if (address)
		await signIn(page, it, address);
	await page.goto("about:blank");
	page.asked = [];
	await page.goto(`${site(it)}${path}`);
	return page;
}

// Waits until it is so on the page. A page that only looks does so about every 20 seconds, of its own clock.
async function comes(page, what, isSo) {
	await until(what, async () => {
		if (it.polls)
			await page.clock.runFor(5000);
		return isSo();
	});
	assert.deepEqual(page.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)), []);
}

const becomes = (page, id, status) =>
	comes(page, `${status} of ${id}`, async () => await row(page, id).count() && await row(page, id).getAttribute("data-status") === status);

for (const mode of ["nchan", "polling"])
	describe(`with live = ${mode}`, () => {
		let hana, clara, id;

		before(async () => {
			it = await start({ env: { HANDRAIL_WEB_LIVE: mode } });
			it.polls = mode === "polling";
			browser = await open();
			const page = await person(browser);
			pantry = await programNamed(page, it, "Fairhaven Food Pantry");
			await page.context().close();
			[hana, clara] = [await elsewhere("helper@demo.test"), await elsewhere("claimer@demo.test")];
		});
		after(async () => {
			await browser?.close();
			await it?.stop();
		});

		test("the first referral turns an empty list into one, and is marked and announced", async () => {
			const inbound = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`);
			assert.equal(await inbound.locator(".empty").count(), 1);
			id = await refer(hana, "Maria");
			await becomes(inbound, id, "not_updated");
			assert.equal(await inbound.locator(".empty").count(), 0);
			assert.equal(await row(inbound, id).getAttribute("data-changed"), "");
			assert.equal(await row(inbound, id).locator(".saved").innerText(), "New");
			assert.match(await announced(inbound), /^New: Maria Delgado, Not updated\.$/);
			assert.equal(await inbound.locator("h1 [data-count=not_updated]").textContent(), "1");
			await inbound.context().close();
		});

		test("what one sets is on the list, the profile, the referral's page and the link's page of the others", async () => {
			const inbound = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`), index = await opened("claimer@demo.test", "/inbound");
			const people = await opened("helper@demo.test", "/people");
			const profile = await opened("helper@demo.test", await people.locator(`[data-referral="${id}"] th a`).getAttribute("href"));
			const referral = await opened("helper@demo.test", `/referrals/${id}`);
			const link = await opened(null, (await linkIn("maria@people.test", /./)).pathname);
			await setStatus(clara, id, "pending", { note: "We call on Monday.", share_note: "yes" });
			for (const page of [inbound, people, profile, referral, link])
				await becomes(page, id, "pending");
			assert.match(await referral.locator(".timeline").innerText(), /Pending[\s\S]*We call on Monday\./);
			assert.match(await announced(people), /^Changed: Maria Delgado, Pending\.$/);
			assert.match(await announced(link), /^Changed: .+\.$/);
			assert.match(await link.locator("main").innerText(), /We call on Monday\./);
			for (const page of [inbound, people, profile, referral, link])
				assert.ok(await page.locator("main .saved").first().isVisible(), "a mark for the eyes");
			await it.sql(`UPDATE referral SET version = version + 1 WHERE public_id = '${id}'`);
			for (const page of [inbound, people, profile, referral, link]) {
				await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
				await comes(page, "what nobody notices", async () => Number(await row(page, id).getAttribute("data-version")) > 2);
				assert.ok(await page.locator("main .saved").first().isVisible(), "it stays while something else changes");
			}
			assert.equal(await inbound.locator("h1 [data-count=not_updated]").count(), 0, "counts change too");
			await comes(index, "the count of the program", async () =>
				await index.locator(`[data-program="${pantry}"] [data-count=not_updated]`).textContent() === "0");
			for (const page of [inbound, index, people, profile, referral, link])
				await page.context().close();
		});

		test("a link in a mail, a note, the way to reach and a withdrawal come in as well", async () => {
			const lena = await refer(hana, "Lena"), inbound = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`);
			const people = await opened("helper@demo.test", "/people"), referral = await opened("claimer@demo.test", `/referrals/${lena}`);
			const guest = it.visitor(), link = (await linkIn("lena@people.test", /./)).pathname;
			await saves(guest, link, { status: "got_help" }, link, "status");
			for (const page of [inbound, people, referral])
				await comes(page, "the word of the person", async () => /Lena says|got help/i.test(await row(page, lena).innerText()));
			await saves(hana, `/referrals/${lena}`, { note: "She moved.", share_note: "yes" }, `/referrals/${lena}/notes`);
			await comes(referral, "the note", async () => /She moved\./.test(await referral.locator(".timeline").innerText()));
			await saves(hana, `/referrals/${lena}`, { reach: ["dont_reach_out"] }, `/referrals/${lena}/reach`);
			await comes(inbound, "the way to reach", async () => /will contact you/.test(await row(inbound, lena).innerText()));
			const stop = `/referrals/${lena}/stop-sharing`;
			await saves(hana, stop, {}, stop);
			await comes(inbound, "the withdrawal", async () => /Stopped sharing on/.test(await row(inbound, lena).innerText()));
			assert.doesNotMatch(await row(inbound, lena).innerText(), /Food until Friday/);
			for (const page of [inbound, people, referral])
				await page.context().close();
		});

		test("focus, place, typed words, ticks and unfolded parts stay, and rows stay where they are", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`, { width: 600 });
			const first = page.locator("tbody tr[data-referral]").first(), other = await refer(hana, "Pavel");
			await becomes(page, other, "not_updated");
			await page.locator("details.filters > summary").click();
			await page.fill("#q", "Mar");
			await first.locator("[name=referral]").check();
			await row(page, id).locator("th a").focus();
			await page.evaluate((id) => {
				scrollTo(0, 300);
				window.before = { y: scrollY, rows: [...document.querySelectorAll("tbody tr[data-referral]")], focus: document.activeElement };
				getSelection().selectAllChildren(document.querySelector(`[data-referral="${id}"] th p`));
			}, id);
			await setStatus(clara, id, "eligible");
			await becomes(page, id, "eligible");
			assert.deepEqual(await page.evaluate(() => [scrollY === window.before.y, document.activeElement === window.before.focus,
				[...document.querySelectorAll("tbody tr[data-referral]")].every((row, i) => row === window.before.rows[i]),
				String(getSelection()) !== ""]), [true, true, true, true]);
			assert.equal(await page.inputValue("#q"), "Mar");
			assert.ok(await page.locator("details.filters").getAttribute("open") !== null);
			assert.ok(await page.locator("tbody tr[data-referral]").locator("[name=referral]:checked").count());
			await page.context().close();
		});

		test("a row that is being edited shows what the other set, and keeps what was chosen and typed", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`), colleague = await elsewhere("claimer@demo.test");
			const chosen = row(page, id).locator("select"), seen = row(page, id).locator(`[name=seen_${id}]`), was = await seen.inputValue();
			await chosen.selectOption("got_help");
			await row(page, id).locator(`[name=note_${id}]`).fill("Two bags");
			await setStatus(colleague, id, "couldnt_contact", { note: "Nobody there.", share_note: "yes" });
			await becomes(page, id, "couldnt_contact");
			assert.match(await row(page, id).locator(".moved").innerText(), /Set meanwhile to:\s*▲\s*Couldn’t contact\s[\s\S]*Nobody there\./);
			assert.equal(await chosen.inputValue(), "got_help");
			assert.equal(await row(page, id).locator(`[name=note_${id}]`).inputValue(), "Two bags");
			assert.ok(Number(await seen.inputValue()) > Number(was), "the person has seen the other status");
			const others = await refer(hana, "Olga");
			await becomes(page, others, "not_updated");
			assert.equal(await row(page, id).locator(".moved").count(), 1, "it stays while other rows change");
			await page.getByRole("button", { name: "Save changes" }).click();
			await page.waitForURL(/saved=/);
			assert.equal(await row(page, id).getAttribute("data-status"), "got_help", "saved at once, without a page of conflicts");
			await page.context().close();
		});

		test("a select that merely has the focus is left alone, and follows when the focus goes", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`);
			const select = row(page, id).locator("select"), seen = row(page, id).locator(`[name=seen_${id}]`), was = await seen.inputValue();
			await select.focus();
			await setStatus(clara, id, "pending");
			await becomes(page, id, "pending");
			assert.equal(await select.inputValue(), "got_help");
			assert.equal(await seen.inputValue(), was);
			assert.equal(await row(page, id).locator(".moved").count(), 1);
			await select.blur();
			await comes(page, "the select", async () => await select.inputValue() === "pending" && await seen.inputValue() !== was);
			assert.equal(await row(page, id).locator(".moved").count(), 0);
			await page.context().close();
		});

		test("a note that is being written on the referral's page stays, and everything around it changes", async () => {
			const page = await opened("helper@demo.test", `/referrals/${id}`), note = page.locator(`[action$="/notes"] textarea`);
			await note.fill("I called her, and ");
			await setStatus(clara, id, "eligible");
			await becomes(page, id, "eligible");
			assert.match(await page.locator(".head .status").first().innerText(), /Eligible/);
			assert.equal(await note.inputValue(), "I called her, and ");
			assert.ok(await note.evaluate((field) => field === document.activeElement));
			await page.getByRole("button", { name: "Save the note" }).click();
			await page.waitForURL(/saved/);
			assert.match(await page.locator(".timeline").innerText(), /I called her, and/);
			await page.context().close();
		});

		test("on the referral's page, a choice is saved over what the other set, once that is shown", async () => {
			const page = await opened("helper@demo.test", `/referrals/${id}`);
			await page.selectOption("#status", "got_help");
			await setStatus(clara, id, "pending");
			await becomes(page, id, "pending");
			assert.match(await page.locator(".moved").innerText(), /Set meanwhile to:\s*\S\s*Pending/);
			await page.getByRole("button", { name: "Save", exact: true }).click();
			await page.waitForURL(/saved/);
			assert.equal(await page.locator("main").getAttribute("data-status"), "got_help");
			await page.context().close();
		});

		test("the focus stays in a part whose words change", async () => {
			const page = await opened("helper@demo.test", `/referrals/${id}`), link = page.locator("main .head .back a");
			await link.focus();
			await setStatus(clara, id, "eligible");
			await becomes(page, id, "eligible");
			assert.ok(await link.evaluate((node) => node === document.activeElement));
			await page.context().close();
		});

		test("contact information that is being changed on a profile stays", async () => {
			const people = await opened("helper@demo.test", "/people");
			await people.goto(new URL(await people.locator(`[data-referral="${id}"] th a`).getAttribute("href"), people.url()).href);
			await people.locator("details:has(#seeker_phone) > summary").click();
			await people.fill("#seeker_phone", "508 555 0199");
			await setStatus(clara, id, "no_capacity");
			await becomes(people, id, "no_capacity");
			assert.equal(await people.inputValue("#seeker_phone"), "508 555 0199");
			assert.ok(await people.locator("#seeker_phone").isVisible(), "still unfolded");
			await people.locator("form:has(#seeker_phone) button").click();
			await people.waitForURL(/saved/);
			assert.match(await people.locator(".contact").innerText(), /555-0199/);
			await people.context().close();
		});

		test("an answer that is being given on a link's page stays, and an answer by the link in a text is seen by the others", async () => {
			const tina = await refer(hana, "Tina", { seeker_email: "", seeker_phone: "508 555 0188", reach: ["text"] });
			const text = await it.textMessage("+15085550188", (message) => /\/s\//.test(message.body));
			const path = new URL(text.body.match(/https?:\S+/)[0]).pathname, list = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`);
			const page = await opened(null, path), guest = it.visitor();
			await page.locator("input[name=status][value=got_help]").check();
			await page.locator("#note").fill("They were kind");
			await setStatus(clara, tina, "needs_client_action");
			await becomes(page, tina, "needs_client_action");
			assert.equal(await page.locator("input[name=status]:checked").getAttribute("value"), "got_help");
			assert.equal(await page.inputValue("#note"), "They were kind");
			await saves(guest, path, { status: "couldnt_get_help" }, path, "status");
			await becomes(list, tina, "couldnt_get_help");
			await page.context().close();
			await list.context().close();
		});

		test("a new row comes under the head of its group, and a row that leaves its group stays until the next load", async () => {
			const page = await opened("helper@demo.test", "/people"), heads = async () =>
				page.locator("tbody tr").evaluateAll((rows) => rows.map((r) => r.dataset.referral ?? r.innerText));
			const was = await heads();
			await setStatus(clara, id, "couldnt_contact");
			await becomes(page, id, "couldnt_contact");
			assert.deepEqual((await heads()).filter((each) => was.includes(each)), was, "in the old order");
			const nina = await refer(hana, "Nina");
			await becomes(page, nina, "not_updated");
			const now = await heads();
			await page.reload();
			const then = await heads(), headOf = (list) => list.slice(0, list.indexOf(nina)).filter((each) => /\s|^[A-Z]/.test(each)).at(-1);
			assert.equal(headOf(now), headOf(then));
			await page.context().close();
		});

		test("what nobody here can see is neither marked nor announced", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`), people = await opened("helper@demo.test", "/people");
			await saves(hana, `/referrals/${id}`, { note: "For us alone." }, `/referrals/${id}/notes`);
			await setStatus(clara, id, "pending");
			await becomes(people, id, "pending");
			await setStatus(clara, id, "pending").catch(() => {});
			await becomes(page, id, "pending");
			assert.equal(await page.locator("main [data-changed]").count(), 1, "the row that changed, once");
			await page.context().close();
			await people.context().close();
		});

		test("two tabs of one person follow each other", async () => {
			const one = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`), two = await one.context().newPage();
			two.faults = [];
			if (it.polls)
				await two.clock.install();
			await two.goto(`${site(it)}/referrals/${id}`);
			await two.selectOption("#status", "no_capacity");
			await two.getByRole("button", { name: "Save", exact: true }).click();
			await becomes(one, id, "no_capacity");
			await row(one, id).locator("select").selectOption("eligible");
			await one.getByRole("button", { name: "Save changes" }).click();
			await becomes(two, id, "eligible");
			await one.context().close();
		});

		test("after a time without a line, the page is right at once", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`);
			await page.context().setOffline(true);
			await setStatus(clara, id, "couldnt_get_help");
			const lost = await refer(hana, "Nadia");
			await page.context().setOffline(false);
			for (const [which, status] of [[id, "couldnt_get_help"], [lost, "not_updated"]])
				await becomes(page, which, status);
			await page.context().close();
		});

		test("after hours, when the server no longer knows what changed, it fetches itself", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`, { clock: true });
			let asleep = true;
			await page.route("**/live/changes*", async (route) => asleep ? route.fulfill({ status: 503 })
				: route.continue({ url: route.request().url().replace(/since=\d+/, "since=5").replace(/&ids=[^&]+/g, "") }));
			await page.route("**/live?*", (route) => route.fulfill({ status: 503 }));
			await setStatus(clara, id, "pending");
			await page.clock.fastForward(2 * 60 * 60 * 1000);
			asleep = false;
			await comes(page, "the page", async () => { await page.clock.runFor(5000); return await row(page, id).getAttribute("data-status") === "pending"; });
			await page.context().close();
		});

		test("signed out, the page says so and keeps what was typed; signed in again, it goes on", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`), tab = await page.context().newPage();
			await row(page, id).locator("select").selectOption("got_help");
			await tab.goto(`${site(it)}/account`);
			await tab.getByRole("button", { name: "Sign out", exact: true }).click();
			await comes(page, "the notice", async () => page.locator("#signed-out").isVisible());
			assert.deepEqual(await axe(page), []);
			assert.equal(await row(page, id).locator("select").inputValue(), "got_help");
			const [again] = await Promise.all([page.context().waitForEvent("page"), page.locator("#signed-out a").click()]);
			await again.waitForLoadState();
			await again.close();
			await signIn(tab, it, "claimer@demo.test");
			await setStatus(clara, id, "no_capacity");
			await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
			await becomes(page, id, "no_capacity");
			assert.equal(await page.locator("#signed-out").isVisible(), false);
			assert.equal(await row(page, id).locator("select").inputValue(), "got_help");
			await setStatus(clara, id, "couldnt_contact");
			await becomes(page, id, "couldnt_contact");
			await page.getByRole("button", { name: "Save changes" }).click();
			await page.waitForURL(/saved=/);
			assert.equal(await row(page, id).getAttribute("data-status"), "got_help");
			await page.context().close();
		});

		test("rows and pages that are no longer for the reader go, but what was typed stays to be copied", async () => {
			const list = await opened("claimer@demo.test", "/inbound?tab=all"), program = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`);
			const referral = await opened("claimer@demo.test", `/referrals/${id}`);
			assert.equal(await row(list, id).count(), 1);
			await row(list, id).locator("th a").focus();
			await referral.locator(`[action$="/notes"] textarea`).fill("Not sent yet");
			await it.handrail("program", "set", pantry, "--remove-claimer", "claimer@demo.test");
			for (const page of [list, program, referral])
				await comes(page, "her sessions ended", async () => page.locator("#signed-out").isVisible());
			for (const page of [list, program, referral]) {
				const tab = await page.context().newPage();
				await signIn(tab, it, "claimer@demo.test");
				await tab.close();
				await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
			}
			await comes(list, "the row goes", async () => await row(list, id).count() === 0);
			assert.ok(await list.evaluate(() => document.activeElement !== document.body), "the focus has a place");
			await comes(program, "the page goes", async () => /can’t find/.test(await program.locator("main").innerText()));
			await comes(referral, "the page says so", async () => referral.locator("#closed").isVisible());
			assert.equal(await referral.locator(`[action$="/notes"] textarea`).inputValue(), "Not sent yet");
			await it.handrail("program", "set", pantry, "--claimer", "claimer@demo.test");
			clara = await elsewhere("claimer@demo.test");
			for (const page of [list, program, referral])
				await page.context().close();
		});

		test("a changed row is sound, and reached by keyboard", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`, { width: 320 });
			await setStatus(clara, id, "eligible");
			await becomes(page, id, "eligible");
			assert.deepEqual(await axe(page), []);
			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
			assert.equal(await row(page, id).locator("td:nth-last-child(2) .saved").innerText(), "Changed");
			await row(page, id).locator("th a").focus();
			await page.keyboard.press("Enter");
			await page.waitForURL(new RegExp(`/referrals/${id}`));
			await page.context().close();
		});

		test("in Spanish", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all&lang=es`);
			await setStatus(clara, id, "pending");
			await becomes(page, id, "pending");
			assert.match(await announced(page), /^Cambió: Maria Delgado, Pendiente\.$/);
			await page.context().close();
		});

		test("without script, it is right at the next load", async () => {
			const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`, { javascript: false, clock: false });
			await setStatus(clara, id, "eligible");
			assert.equal(await row(page, id).getAttribute("data-status"), "pending");
			await page.reload();
			assert.equal(await row(page, id).getAttribute("data-status"), "eligible");
			await page.context().close();
		});

		if (mode === "nchan") {
			const listens = (page) => page.asked.filter((path) => path === "/live").length;
			const hide = (page, hidden) => page.evaluate((hidden) => {
				Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
				document.dispatchEvent(new Event("visibilitychange"));
			}, hidden);

			test("where it may not listen, it looks", async () => {
				const page = await opened("claimer@demo.test", "/account", { clock: true });
				await page.route("**/live?*", (route) => route.fulfill({ status: 503 }));
				await page.goto(`${site(it)}/inbound/${pantry}?tab=all`);
				await setStatus(clara, id, "no_capacity");
				await comes(page, "the status", async () => {
					await page.clock.runFor(5000);
					return await row(page, id).getAttribute("data-status") === "no_capacity";
				});
				await page.context().close();
			});

			test("a line that may be dead is opened anew", async () => {
				const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`, { clock: true });
				await until("it listens", () => listens(page) === 1);
				await page.clock.runFor(150000);
				await until("it listens again, and looks", () => listens(page) >= 2 && page.asked.includes("/live/changes"));
				await page.context().close();
			});

			test("a hidden page gives its line back, and is right when it is shown", async () => {
				const page = await opened("claimer@demo.test", `/inbound/${pantry}?tab=all`, { clock: true });
				await until("it listens", () => listens(page) === 1);
				await hide(page, true);
				await page.clock.runFor(10 * 60000);
				assert.ok(page.asked.filter((path) => path === "/live/changes").length <= 4, "it looks less and less");
				assert.equal(listens(page), 1);
				await setStatus(clara, id, "pending");
				await hide(page, false);
				await becomes(page, id, "pending");
				await until("it listens again", () => listens(page) >= 2);
				await page.context().close();
			});
		}
	});
