// run-themselves - with the keyboard alone, people manage a site, a program, a group, their account, and the data about them.
// Each page shows that it saved where the focus is then, and is sound.

import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { start, until } from "../http/harness.mjs";
import { codeOfApp, provesSecond } from "../http/second_factor.mjs";
import { expectSound, open, person, site } from "./browser.mjs";
import { holds, pressOn, ringFault, select, signInByKeys, tabTo, type } from "./keys.mjs";

let it, browser, rent, diapers, pantry;
before(async () => {
	it = await start();
	[browser, rent, diapers, pantry] = await Promise.all([open(), it.programId("Fairhaven Rent Help"), it.programId("Fairhaven Diaper Bank"),
		it.programId("Fairhaven Food Pantry")]);
});
after(async () => {
	await browser?.close();
	await it?.stop();
});

// ---- by keys ----

// The words about it stand where the focus is, and in sight.
async function expectDone(page, words) {
	const text = await page.evaluate(() => document.activeElement === document.body ? "" : document.activeElement.textContent);
	assert.match(text.replace(/\s+/g, " "), words, `the focus on ${page.url()}`);
	assert.equal(await ringFault(page, 0), "");
}

// Done, and the page is sound.
async function done(page, words) {
	await expectDone(page, words);
	await expectSound(page, page.url());
}

async function byKeys(address, password) {
	const page = await person(browser);
	await signInByKeys(page, it, address, password);
	return page;
}

// Opens a fold.
async function unfold(page, summary) {
	await tabTo(page, summary);
	await page.keyboard.press("Enter");
}

// Chooses among radio buttons by arrows.
async function choose(page, name, value) {
	await tabTo(page, `input[name=${name}]`);
	for (let i = 0; i < 10 && !await holds(page, `input[name=${name}][value=${value}]:checked`); i++)
		await page.keyboard.press(i ? "ArrowDown" : "Space");
	assert.ok(await holds(page, `input[name=${name}][value=${value}]:checked`), `${value} is never come to`);
	assert.equal(await ringFault(page), "");
}

// ---- by mail ----

const mailTo = (address, fits) => until(`a mail for ${address}`, async () => (await it.mails()).findLast((m) => m.to.includes(address) && fits(m)));
const linkTo = async (address, path) => (await mailTo(address, (m) => m.links.some((l) => l.includes(path)))).links.find((l) => l.includes(path));
const codeTo = async (address) => (await mailTo(address, (m) => /\b\d{8}\b/.test(m.text))).text.match(/\b\d{8}\b/)[0];

async function refer(visitor, who, program = pantry) {
	const action = `/connect/${program}`;
	const sent = await visitor.submit(await visitor.get(action), { for: "other", seeker_first_name: "Lupe", seeker_last_name: "Quixwood",
		reach: "email", consent: "yes", ...who }, { action, holds: "seeker_first_name" });
	assert.equal(sent.status, 303, sent.words);
	return (await visitor.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
}

async function signedIn(address) {
	const visitor = it.visitor();
	await visitor.signIn(address);
	return visitor;
}

// ---- the journeys ----

test("a site admin lets somebody run a program, and gives the site a color, having looked at it first", async () => {
	const stan = await signedIn("stranger@demo.test"), claim = `/programs/${diapers}/claim`;
	await stan.submit(await stan.get(claim), { words: "I answer the phone there." }, { action: claim, holds: "words" });

	const ada = await byKeys("admin@demo.test");
	await pressOn(ada, '.nav a[href="/admin"]');
	await pressOn(ada, '#needs-you a[href="/admin/claims"]');
	await pressOn(ada, '.card a[href^="/admin/claims/"]');
	await pressOn(ada, "button[name=decision][value=approve]", "Space");
	await done(ada, /Approved\. They run the program now/);
	assert.equal((await stan.get(`/manage/${diapers}/team`)).status, 200);
	await pressOn(ada, '.back a[href="/admin/claims"]');
	assert.match(await ada.locator("main").innerText(), /Nobody waits for your answer/);

	await pressOn(ada, '.back a[href="/admin"]');
	await pressOn(ada, '.tools a[href="/admin/look"]');
	await type(ada, "#brand_color", "#ffff00");
	await pressOn(ada, "button[name=go][value=use]");
	await expectDone(ada, /This was not saved yet/);
	await tabTo(ada, '.problems a[href="#brand_color"]');
	await ada.keyboard.press("Enter");
	assert.ok(await holds(ada, "#brand_color"), "the summary leads to the field");
	await ada.keyboard.press("Control+A");
	await ada.keyboard.type("#5a2a6e");
	await pressOn(ada, "button[name=go][value=preview]");
	await done(ada, /Preview\. Not in use yet/);
	await pressOn(ada, "button[name=go][value=use]");
	await done(ada, /Saved\./);
	assert.match((await stan.get("/site.css")).text, /5a2a6e/i);
	await ada.context().close();
});

test("a site admin sets a legal hold and ends it, erases what one person asks for, and refuses another", async () => {
	const hana = await signedIn("helper@demo.test"), guest = it.visitor();
	const held = await refer(hana, { seeker_email: "hedda@people.test", seeker_first_name: "Hedda" });
	const asks = async (name) => {
		const id = await refer(hana, { seeker_first_name: name, seeker_email: `${name.toLowerCase()}@people.test` });
		const code = (await hana.get(`/referrals/${id}`)).text.match(/data-code="([^"]+)"/)[1];
		const path = `${new URL(await linkTo(`${name.toLowerCase()}@people.test`, "/s/")).pathname}/erase`;
		assert.equal((await guest.submit(await guest.get(path), { code }, { action: path })).status, 303);
		return path;
	};

	const ada = await byKeys("admin@demo.test");
	await pressOn(ada, '.nav a[href="/admin"]');
	await pressOn(ada, '.tools a[href="/admin/requests"]');
	await pressOn(ada, 'a[href="/admin/requests/holds"]');
	await type(ada, "#hold", `${site(it)}/referrals/${held}`);
	await type(ada, "#reason", "A court asked for it.");
	await pressOn(ada, "form:has(#hold) button");
	assert.match(await ada.locator(".card").innerText(), /A court asked for it\./);
	await done(ada, /The hold is set\./);
	await pressOn(ada, '.card a[href^="/admin/requests/holds/"]');
	await pressOn(ada, "main form button.danger", "Space");
	assert.match(await ada.locator("main").innerText(), /There is no hold\./);
	await done(ada, /The hold has ended\./);

	for (const [name, decision, said] of [["Lupe", "approve", /Erased\. Nothing here names them/], ["Rosa", "refuse", /Refused\./]]) {
		const path = await asks(name);
		await ada.goto(`${site(it)}/admin`);
		await pressOn(ada, '#needs-you a[href="/admin/requests"]');
		await pressOn(ada, '.card a[href^="/admin/requests/"]');
		await pressOn(ada, `button[name=decision][value=${decision}]`);
		await done(ada, said);
		assert.equal((await guest.get(path)).status, decision === "approve" ? 410 : 200);
	}
	await ada.context().close();
});

test("a new person makes an account and keeps it safe: password, second address, two steps, sessions, download, and the end", async () => {
	const nora = await person(browser), password = "four plain words here", main = "nora@people.test", second = "nora.second@people.test";
	await nora.goto(`${site(it)}/sign-in`);
	await pressOn(nora, 'main a[href^="/sign-up"]');
	await type(nora, "#first_name", "Nora");
	await type(nora, "#last_name", "New");
	await type(nora, "#address", main);
	await pressOn(nora, "form:has(#address) button");
	await type(nora, "#code", "00000000");
	await pressOn(nora, "form:has(#code) button");
	await expectDone(nora, /The code did not work/);
	await type(nora, "#code", await codeTo(main));
	await pressOn(nora, "form:has(#code) button");

	await pressOn(nora, '.nav a[href="/account"]');
	await unfold(nora, "details:has(#password) > summary");
	await type(nora, "#password", password);
	await pressOn(nora, "form:has(#password) button");
	await done(nora, /Your password is saved/);

	await pressOn(nora, 'a[href="/account/addresses"]');
	await type(nora, "#address", second);
	await pressOn(nora, "form:has(#address) button");
	await type(nora, "#code", await codeTo(second));
	await pressOn(nora, "form:has(#code) button");
	await done(nora, /The address is added/);

	await pressOn(nora, '.back a[href="/account"]');
	await pressOn(nora, 'a[href="/account/second-factor"]');
	const key = await nora.locator("[data-secret]").innerText();
	await type(nora, "#code", codeOfApp(key));
	await pressOn(nora, "form:has(#code) button");
	await done(nora, /Two-step sign-in is on/);
	const [recovery] = await nora.locator("[data-recovery-code]").allInnerTexts();
	await pressOn(nora, "main a.button");

	await pressOn(nora, '.site-footer form[action="/sign-out"] button');
	await signInByKeys(nora, it, second, password);
	await type(nora, "#code", codeOfApp(key, Date.now() + 30000));		/* each code counts once */
	await pressOn(nora, "form:has(#code) button");

	const other = it.visitor();
	await provesSecond(other, await other.signIn(main, password), recovery, /./);
	await pressOn(nora, '.nav a[href="/account"]');
	await pressOn(nora, 'a[href="/account/sessions"]');
	await pressOn(nora, "button[name=session]", "Space");
	await done(nora, /Nobody is signed in there any more/);
	assert.equal((await other.get("/account")).status, 303);

	await pressOn(nora, '.back a[href="/account"]');
	await pressOn(nora, 'main a[href="/account/data"]');
	await tabTo(nora, "form:has([value=download]) button");
	const file = nora.waitForEvent("download");
	await nora.keyboard.press("Enter");
	assert.match((await file).suggestedFilename(), /\.zip$/);
	assert.ok(await holds(nora, "form:has([value=download]) button"), "the focus stays");
	await expectSound(nora, "your data");

	await pressOn(nora, '.back a[href="/account"]');
	await pressOn(nora, 'main a[href="/account/delete"]');
	await expectSound(nora, "close your account");
	await pressOn(nora, "main form button.danger");
	await done(nora, /Your account is closed/);
	await nora.context().close();
});

test("a claimer invites somebody, sets a wait list, edits what the page says, and adds an address; each link is answered by keys", async () => {
	const clara = await byKeys("claimer@demo.test");
	await clara.goto(`${site(it)}/manage/${rent}`);
	await choose(clara, "capacity", "wait_list");
	await pressOn(clara, "form:has([name=capacity]) button");
	await done(clara, /Your card and your page show it now/);

	await pressOn(clara, `a[href="/manage/${rent}/listing"]`);
	await type(clara, "#fees", "Free for all who live here.");
	await pressOn(clara, "main form > p:last-child button");
	await done(clara, /Your card, your page and the search use it now/);
	assert.match((await it.visitor().get(`/programs/${rent}`)).words, /Free for all who live here\./);

	await pressOn(clara, `.back a[href="/manage/${rent}"]`);
	await pressOn(clara, `a[href="/manage/${rent}/addresses"]`);
	await type(clara, "#address", "desk@people.test");
	await pressOn(clara, "form:has(#address) button");
	await done(clara, /We have sent a link there/);
	const desk = await person(browser);
	await desk.goto(await linkTo("desk@people.test", "/confirm/"));
	await pressOn(desk, "main form button");
	assert.match(await desk.locator("h1").innerText(), /The address is confirmed/);
	await expectSound(desk, "confirmed");
	await desk.context().close();

	await pressOn(clara, `.back a[href="/manage/${rent}"]`);
	assert.match(await clara.locator("main").innerText(), /desk@people\.test\s*●\s*confirmed/);
	await pressOn(clara, `a[href="/manage/${rent}/team"]`);
	await type(clara, "#address", "teammate@demo.test");
	await pressOn(clara, "form:has(#address) button");
	await done(clara, /We have sent the invitation/);
	await clara.context().close();

	const tom = await byKeys("teammate@demo.test");
	await tom.goto(await linkTo("teammate@demo.test", "/manage/invite/"));
	await pressOn(tom, "main form button", "Space");
	await done(tom, /Welcome\. You work for Fairhaven Rent Help now/);
	await tom.context().close();
});

test("a group manager makes a group, adds somebody, and lets the group share its work", async () => {
	await it.handrail("user", "set", "helper@demo.test", "--group-manager-of", "localhost");
	const hana = await byKeys("helper@demo.test");
	await pressOn(hana, '.nav a[href="/admin"]');
	await pressOn(hana, 'main a[href="/admin/groups"]');
	await type(hana, "#team_name", "The morning desk");
	await pressOn(hana, "form:has(#team_name) button");
	assert.match(await hana.locator("h1").innerText(), /The morning desk/);
	await type(hana, "#address", "nobody@people.test");
	await pressOn(hana, "form:has(#address) button");
	await expectDone(hana, /This was not saved yet/);
	await type(hana, "#address", "seeker@demo.test");
	await pressOn(hana, "form:has(#address) button");
	await done(hana, /Saved\./);
	assert.match(await hana.locator("main").innerText(), /Sam Seeker/);
	await select(hana, "#team_navigation", "yes");
	await pressOn(hana, "form:has(#team_navigation) button");
	await done(hana, /Saved\./);
	await pressOn(hana, '.back a[href="/admin/groups"]');
	assert.match(await hana.locator(".card", { hasText: "The morning desk" }).innerText(), /they share their work/);
	await hana.context().close();
});

test("the person whom a referral is about sees who looked, stops sharing, and asks to be erased", async () => {
	const seeker = await signedIn("seeker@demo.test"), clara = await signedIn("claimer@demo.test");
	const id = await refer(seeker, { for: "self", seeker_first_name: "Sam", seeker_last_name: "Seeker", seeker_email: "seeker@demo.test" });
	assert.equal((await clara.get(`/referrals/${id}`)).status, 200);

	const sam = await byKeys("seeker@demo.test");
	await pressOn(sam, '.nav a[href="/referrals"]');
	await pressOn(sam, `main a[href="/referrals/${id}"]`);
	await pressOn(sam, `a[href="/referrals/${id}/access"]`);
	assert.match(await sam.locator("main").innerText(), /Fairhaven/);
	await expectSound(sam, "who looked");
	await pressOn(sam, `.back a[href="/referrals/${id}"]`);
	await pressOn(sam, 'form[action$="/stop-sharing"] button');
	await expectSound(sam, "stop sharing?");
	await pressOn(sam, "main form button.danger");
	await done(sam, /Sharing with Fairhaven Food Pantry has stopped/);

	await pressOn(sam, '.nav a[href="/account"]');
	await pressOn(sam, 'main a[href="/account/data"]');
	await pressOn(sam, "form:has([value=erase]) button");
	assert.match(await sam.locator("#erase").innerText(), /You asked for this/);
	await expectSound(sam, "asked to be erased");
	await sam.context().close();
});

test("each page of settings shows that it saved where the focus is", async () => {
	const ada = await byKeys("admin@demo.test"), found = [];
	await ada.goto(`${site(it)}/admin/users?q=stranger@demo.test`);
	const user = await ada.locator('main a[href^="/admin/users/"]').first().getAttribute("href");
	for (const path of ["/admin/settings?saved=yes", "/admin/look?saved=yes", "/admin/embed?saved=yes", "/admin/consent?saved=yes",
		`/admin/programs/${pantry}?saved=yes`, "/account?saved=name", "/account?saved=language", "/account?saved=notices", "/account?saved=password",
		"/account?saved=portals", "/account/addresses?saved=added", "/account/addresses?saved=removed", "/account/second-factor?saved=off",
		"/account/sessions?ended=yes", `${user}?saved=roles`, `${user}?saved=sessions`]) {
		await ada.goto(`${site(it)}${path}`);
		if (!await holds(ada, "main .notice.good[role=status]") || await ringFault(ada, 0))
			found.push(path);
	}
	assert.deepEqual(found, []);
	await ada.context().close();
});
