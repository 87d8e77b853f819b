// The forms of a referral's page through nginx: changing the best way, stopping to share, and the list of who can see it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { processesOf, start, until } from "./harness.mjs";

let it, pantry, rent;
const signedIn = {};
before(async () => {
	it = await start();
	[pantry, rent] = await Promise.all(["Fairhaven Food Pantry", "Fairhaven Rent Help"].map((name) => it.programId(name)));
	for (const who of ["seeker", "helper", "teammate", "stranger", "claimer"]) {
		signedIn[who] = it.visitor();
		await signedIn[who].signIn(`${who}@demo.test`);
	}
});
after(() => it?.stop());

const SAM = { for: "other", seeker_first_name: "Sam", seeker_last_name: "Seeker", seeker_email: "seeker@demo.test",
	seeker_phone: "508 555 0144", reach: ["email", "phone"], consent: "yes" };

// Hana makes a referral for Sam; returns its id. Each has a unique comment, to find its mail.
const comments = new Map();
async function refer(fields = {}, program = pantry) {
	const comment = `Zucchini, please, for ${comments.size + 100} people.`;
	const path = `/connect/${program}`, hana = signedIn.helper;
	const sent = await hana.submit(await hana.get(path), { ...SAM, comment, ...fields }, { action: path, holds: "comment" });
	assert.equal(sent.status, 303, sent.words.slice(0, 500));
	const id = (await hana.get(sent.location)).text.match(/data-referral="([^"]+)"/)[1];
	comments.set(id, comment);
	return id;
}
const mailOf = (to, id) => it.mail(to, (m) => m.text.includes(comments.get(id)));

const pageOf = (who, id) => signedIn[who].get(`/referrals/${id}`);

// To stop sharing has a page of its own.
async function act(who, id, name, fields = {}, page) {
	if (name === "stop-sharing" && !page?.url.endsWith(name))
		page = await signedIn[who].get(`/referrals/${id}/stop-sharing`);
	return signedIn[who].submit(page ?? await pageOf(who, id), fields, { action: `/referrals/${id}/${name}` });
}

const reach = (who, id, ways, fields, page) => act(who, id, "reach", { reach: ways, ...fields }, page);

async function done(promise) {
	const answer = await promise;
	assert.equal(answer.status, 303, answer.words.slice(0, 800));
	return answer;
}

const rows = (id, columns) => it.sql(`SELECT ${columns} FROM outbox o JOIN referral r ON o.subject = 0 AND r.id = o.subject_id WHERE r.public_id = '${id}' ORDER BY o.id`);
const linkIn = (mail) => new URL(mail.text.match(/http\S+\/s\/[\w-]+/)[0]).pathname;

// Stops delivery while work runs.
async function withoutDelivery(work) {
	const workers = processesOf(it.process.pid).filter((p) => / deliver\b/.test(p.command));
	assert.ok(workers.length, "a worker delivers");
	workers.forEach((p) => process.kill(p.pid, "SIGSTOP"));
	try {
		await work();
	} finally {
		workers.forEach((p) => process.kill(p.pid, "SIGCONT"));
	}
}

// Waits until a message that is added now was sent: then all earlier ones are done, too.
async function delivered() {
	const email = `barrier-${Math.random().toString(36).slice(2)}@people.test`;
	await refer({ seeker_first_name: "Barrier", seeker_email: email }, rent);
	await it.mail(email);
	await until("the outbox is empty", async () => Number((await it.sql("SELECT COUNT(*) FROM outbox WHERE state < 2"))[0][0]) === 0);
}

const CONTACT = /seeker@demo\.test|5085550144|\(508\) 555-0144/;

test("changing to Don't reach out drops waiting messages", async () => {
	let id;
	await withoutDelivery(async () => {
		id = await refer({ seeker_first_name: "Wilma", seeker_email: "wilma.waits@people.test" });
		assert.deepEqual(await rows(id, "o.state"), [["0"], ["0"]]);
		await done(reach("helper", id, ["dont_reach_out"]));
	});
	await delivered();
	assert.deepEqual(await rows(id, "o.state"), [["4"], ["4"]], "both are dropped");
	const sent = await it.mails();
	assert.ok(!sent.some((m) => m.to === "wilma.waits@people.test" || m.text.includes("Wilma")));
	assert.match((await pageOf("helper", id)).words, /Not sent, because it was no longer allowed/);
});

test("the program's old links end and its pages show no contact information; the seeker's link still works", async () => {
	const id = await refer({ seeker_first_name: "Sam" });
	const [hers, theirs] = [linkIn(await mailOf("seeker@demo.test", id)), linkIn(await mailOf("pantry@demo.test", id))];
	const anyone = it.visitor(), open = await anyone.get(theirs);
	assert.equal(open.status, 200);
	await done(reach("seeker", id, ["email", "text", "dont_reach_out"]));
	assert.equal((await anyone.get(theirs)).status, 410);
	assert.equal((await anyone.submit(open, { status: "pending" }, { holds: "status" })).status, 410, "a form that was open, too");
	assert.equal((await anyone.get(hers)).status, 200);
	const page = await pageOf("claimer", id);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.text, CONTACT);
	assert.match(page.words, /Sam will reach out to you directly/);
	for (const q of ["seeker@demo.test", "5085550144", "508 555 0144"])
		assert.doesNotMatch((await signedIn.claimer.get(`/inbound/${pantry}?q=${encodeURIComponent(q)}`)).text, new RegExp(id), q);

	// Only the seeker can change it back, and nothing is sent for the past.
	const before = (await rows(id, "o.id")).length;
	const helpers = await pageOf("helper", id);
	assert.ok(!helpers.forms().some((f) => f.action === `/referrals/${id}/reach`));
	assert.match(helpers.words, /Only Sam can take that back/);
	await done(reach("seeker", id, ["email"]));
	assert.equal((await rows(id, "o.id")).length, before);
	assert.equal((await anyone.get(theirs)).status, 410, "and what ended stays so");
	assert.match((await pageOf("claimer", id)).text, CONTACT);
	assert.match((await pageOf("helper", id)).words, /Changed the best way to reach/);
});

test("problems are shown beside their fields, and typed values are kept", async () => {
	const id = await refer({ seeker_email: "only@people.test", seeker_phone: "", reach: ["email"] });
	const wrong = [
		[[], {}, "reach"],
		[["text"], {}, "seeker_phone"],
		[["phone"], { seeker_phone: "12" }, "seeker_phone"],
		[["email"], { seeker_email: "" }, "seeker_email"],
		[["email"], { seeker_email: "nobody" }, "seeker_email"],
	];
	for (const [ways, fields, field] of wrong) {
		const answer = await reach("helper", id, ways, fields);
		assert.equal(answer.status, 422, JSON.stringify([ways, fields]));
		assert.match(answer.text, new RegExp(`id="${field}-error"`), JSON.stringify([ways, fields]));
		assert.match(answer.text, /<details class="no-print" open>\s*<summary>Change the best way/);
	}
	const kept = await reach("helper", id, ["text"], { seeker_email: "other@people.test" });
	assert.match(kept.text, /value="other@people.test"/);
	await done(reach("helper", id, ["text", "phone"], { seeker_phone: "508 555 0155" }, kept));
	assert.match((await pageOf("helper", id)).text, /15085550155/);
	assert.match((await pageOf("helper", id)).text, /other@people\.test/);
	const person = (await pageOf("helper", id)).text.match(/href="(\/people\/[^"]+)"/)[1];
	assert.match((await signedIn.helper.get(person)).text, /only@people\.test/, "the profile stays as it is");
});

test("after stop sharing the program sees the name and the date, and may set the status", async () => {
	const id = await refer({ reach: ["email", "text", "phone"] });
	const theirs = linkIn(await mailOf("pantry@demo.test", id));
	await done(act("helper", id, "notes", { note: "Only in the morning.", share_note: "yes" }));
	await done(act("claimer", id, "notes", { note: "We know him." }));
	assert.match((await pageOf("claimer", id)).words, /Only in the morning/);

	const page = await signedIn.seeker.get(`/referrals/${id}/stop-sharing`);
	assert.match(page.text, /<h1>Stop sharing with Fairhaven Food Pantry/, "one step tells, the next does it");
	await done(act("seeker", id, "stop-sharing", {}, page));

	const claimers = await pageOf("claimer", id);
	assert.equal(claimers.status, 200);
	assert.match(claimers.words, /Sam Seeker/);
	assert.match(claimers.words, /Sharing with you was stopped on \w+, \w+ \d+/);
	assert.match(claimers.words, /We know him/);
	assert.doesNotMatch(claimers.text, CONTACT);
	assert.doesNotMatch(claimers.words, /Zucchini|Only in the morning|helper@demo/);
	assert.match(claimers.words, /Stopped sharing with Fairhaven Food Pantry/);
	for (const path of [`/inbound/${pantry}`, `/inbound/${pantry}?q=sam`]) {
		const list = await signedIn.claimer.get(path);
		const row = list.text.match(new RegExp(`<tr[^>]* data-referral="${id}"[\\s\\S]*?(?=<tr|</table>)`))[0];
		assert.match(row, /Stopped sharing on/);
		assert.doesNotMatch(row, CONTACT);
		assert.doesNotMatch(row, /Zucchini/);
	}
	assert.doesNotMatch((await signedIn.claimer.get(`/inbound/${pantry}?q=5085550144`)).text, new RegExp(id));
	assert.equal((await it.visitor().get(theirs)).status, 410);

	const moved = await signedIn.claimer.submit(await signedIn.claimer.get(`/status/${id}`), { status: "no_capacity" }, { action: `/status/${id}` });
	assert.equal(moved.status, 303);
	const helpers = await pageOf("helper", id);
	assert.match(helpers.text, /data-status="no_capacity"/);
	assert.match(helpers.words, /Zucchini/);
	assert.match(helpers.words, /Sharing with Fairhaven Food Pantry was stopped/);
	assert.ok(!helpers.forms().some((f) => f.action.endsWith("/stop-sharing")), "it is done");
	await delivered();
	assert.deepEqual((await rows(id, "o.party, o.message")).filter(([party]) => party === "2").length, 1, "nothing more was sent to the program");
	assert.equal(Number((await it.sql(`SELECT COUNT(*) FROM consent c JOIN referral r ON r.id = c.referral_id WHERE r.public_id = '${id}' AND c.withdrawn_at IS NOT NULL`))[0][0]), 1);
});

test("stop sharing drops the program's waiting messages", async () => {
	let id;
	await withoutDelivery(async () => {
		id = await refer({ seeker_first_name: "Stella", seeker_email: "stella@people.test" });
		await done(act("helper", id, "stop-sharing"));
	});
	await delivered();
	assert.ok(!(await it.mails()).some((m) => m.to === "pantry@demo.test" && m.text.includes("Stella")));
	assert.deepEqual((await rows(id, "o.party, o.state")).filter(([party]) => party === "2"), [["2", "4"]]);
});

test("a team-mate can do it instead of the helper", async () => {
	const id = await refer();
	await done(reach("teammate", id, ["phone"]));
	assert.match((await pageOf("seeker", id)).words, /Tom T\./);
	await done(act("teammate", id, "stop-sharing"));
	assert.match((await pageOf("claimer", id)).words, /Sharing with you was stopped/);
	const sees = (await pageOf("seeker", id)).words;
	assert.match(sees, /Hana Helper and their group/);
});

test("a stranger and the program cannot, whatever they send", async () => {
	const id = await refer();
	const helpers = await pageOf("helper", id);
	const ends = await signedIn.helper.get(`/referrals/${id}/stop-sharing`);
	const [way, end] = [[helpers, "reach"], [ends, "stop-sharing"]].map(([page, name]) => page.form({ action: `/referrals/${id}/${name}` }).fields);
	const programs = await pageOf("claimer", id);
	assert.ok(!programs.forms().some((f) => /\/(reach|stop-sharing)$/.test(f.action)));
	// With their own valid token, from another form.
	const own = programs.form({ action: `/referrals/${id}/notes` }).fields;
	for (const who of ["stranger", "claimer"])
		for (const [name, fields] of [["reach", way], ["stop-sharing", end]])
			for (const sent of [fields, [...own, ["reach", "dont_reach_out"], ["seen", "1"]]])
				assert.ok([403, 404].includes((await signedIn[who].post(`/referrals/${id}/${name}`, sent)).status), `${who} ${name}`);
	assert.equal((await signedIn.stranger.post(`/referrals/${id}/reach`, way)).status, 404);
	assert.equal((await signedIn.stranger.get(`/referrals/${id}/reach`, { follow: true })).status, 404);
	assert.deepEqual(await it.sql(`SELECT reach, consent FROM referral WHERE public_id = '${id}'`), [["5", "1"]]);
	const signedOut = it.visitor();
	const asked = await signedOut.post(`/referrals/${id}/reach`, way);
	assert.match(asked.location, /^\/sign-in\?next=/);
	assert.equal((await signedIn.helper.get(`/referrals/${id}/reach`)).location, `/referrals/${id}`, "where sign-in leads to");
});

test("a forged form is refused, one sent twice acts once, a stale one is a conflict", async () => {
	const id = await refer();
	const page = await pageOf("helper", id);
	for (const name of ["reach", "stop-sharing"]) {
		const forged = await act("helper", id, name, { form_token: "x", ...(name === "reach" ? { reach: ["phone"] } : {}) }, page);
		assert.equal(forged.status, 403, name);
		assert.match(forged.words, /Nothing was changed yet/);
	}
	assert.deepEqual(await it.sql(`SELECT reach, consent, version FROM referral WHERE public_id = '${id}'`), [["5", "1", "1"]]);

	const seekers = await pageOf("seeker", id);
	const first = await done(reach("helper", id, ["phone"], {}, page));
	const again = await done(reach("helper", id, ["phone"], {}, page));
	assert.equal(first.location, again.location);
	assert.equal((await reach("helper", id, ["text"], {}, page)).status, 409, "the same key with other content");

	const stale = await reach("seeker", id, ["email"], { seeker_phone: "508 555 0111" }, seekers);
	assert.equal(stale.status, 409);
	assert.match(stale.words, /Somebody else was faster/);
	assert.match(stale.text, /0111/, "what was typed is there");
	assert.deepEqual(await it.sql(`SELECT reach, version FROM referral WHERE public_id = '${id}'`), [["4", "2"]]);
	await done(reach("seeker", id, ["email"], {}, stale));

	const [stop, late] = await Promise.all(["helper", "seeker"].map((who) => signedIn[who].get(`/referrals/${id}/stop-sharing`)));
	await done(act("helper", id, "stop-sharing", {}, stop));
	await done(act("helper", id, "stop-sharing", {}, stop));
	assert.match((await act("seeker", id, "stop-sharing", {}, late)).location, /\?saved=sharing$/, "what the seeker wants is so already");
	assert.deepEqual(await it.sql(`SELECT COUNT(*) FROM referral_event e JOIN referral r ON r.id = e.referral_id WHERE r.public_id = '${id}' AND e.act = 5`), [["1"]]);
	const withdrawn = await it.sql(`SELECT consent, withdrawn_at IS NOT NULL FROM referral WHERE public_id = '${id}'`);
	assert.deepEqual(withdrawn, [["2", "1"]]);
});

test("each page shows who can see the referral, and who got messages when", async () => {
	const id = await refer();
	await mailOf("seeker@demo.test", id);
	await delivered();
	for (const who of ["helper", "seeker", "claimer"]) {
		const page = await pageOf(who, id);
		for (const party of ["seeker", "helper", "program"])
			assert.match(page.text, new RegExp(`<dd data-sees="${party}">[\\s\\S]*?data-grant="contact"`), `${who} of ${party}`);
		assert.match(page.words, /Nobody else can see it/);
		assert.match(page.words, /E-mail to Fairhaven Food Pantry about the referral Sent/);
		assert.equal(/E-mail to Sam about the referral Sent/.test(page.words), who !== "claimer", who);
		assert.match(page.text, /<time datetime="[^"]+" title="[^"]+">Sent /);
	}
	await done(reach("seeker", id, ["dont_reach_out"]));
	const page = await pageOf("claimer", id);
	const own = page.text.match(/<dd data-sees="program">[\s\S]*?<\/dd>/)[0];
	assert.match(own, /data-no-grant="contact"/);
	assert.doesNotMatch(own, /data-grant="contact"/);
});

// ---- discreet ----

const REVEALING = /fairhaven|pantry|food|hunger|refer|help|need|program|service|shelter|rent|zucchini|maria|secret|hana|family center|pending|eligib|status|code|comment|demo town/i;

// The visible text of a mail, without the style sheet, and every header's value.
function readableOf(mail, link) {
	const html = mail.html.replace(/<style>[\s\S]*?<\/style>|<meta[^>]*>| style="[^"]*"/g, "");
	const headers = Object.entries(mail.headers).filter(([name]) => !/^(content-|mime-|date|auto-submitted|message-id|to$)/.test(name));
	return [mail.subject, mail.text, html, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n").replaceAll(link, "");
}

// Signs up with the code from the e-mail.
async function signUp(visitor, address, first_name, last_name) {
	const asked = await visitor.submit(await visitor.get("/sign-up"), { first_name, last_name, address }, { holds: "address" });
	const mail = await it.mail(address, (m) => /\b\d{8}\b/.test(m.text));
	const done = await visitor.submit(await visitor.get(asked.location), { code: mail.text.match(/\b\d{8}\b/)[0] }, { holds: "code" });
	assert.equal(done.status, 303, done.words.slice(0, 300));
}

test("a discreet referral's messages reveal nothing; its page shows the program after a second step", async () => {
	const id = await refer({ seeker_first_name: "Maria", seeker_last_name: "Secret", seeker_email: "maria.secret@people.test", discreet: "yes", reach: ["email"] });
	const code = (await pageOf("helper", id)).text.match(/data-code="([A-Z0-9-]+)"/)[1];
	const moved = await signedIn.claimer.submit(await signedIn.claimer.get(`/status/${id}`), { status: "pending", note: "Zucchini on Monday", share_note: "yes" }, { action: `/status/${id}` });
	assert.equal(moved.status, 303);
	let link;
	for (let i = 0; i < 2; i++) {
		const mail = await it.mail("maria.secret@people.test");
		link = mail.text.match(/http\S+\/s\/[\w-]+/)[0];
		assert.equal(mail.subject, "You have a message");
		assert.doesNotMatch(readableOf(mail, link).replace("handrail@demo.test", ""), REVEALING);
		assert.equal(mail.headers.from, "handrail@demo.test", "the sender has no name");
		assert.equal(mail.headers["reply-to"], undefined);
		assert.equal(mail.links.length, 1);
	}
	const anyone = it.visitor(), path = new URL(link).pathname;
	const page = await anyone.get(path);
	assert.equal(page.status, 200);
	assert.doesNotMatch(page.words.replace(/Fairhaven Helps/g, ""), /Fairhaven|Pantry|Secret|Zucchini/);
	assert.ok(!page.text.includes(code));

	const wrong = await anyone.submit(page, { code: "AAAAA-BBBBB" }, { holds: "code" });
	assert.equal(wrong.status, 422);
	assert.match(wrong.text, /id="code-error"/);
	assert.doesNotMatch(wrong.words, /Pantry/);
	assert.equal((await anyone.submit(page, { code: code, form_token: "x" }, { holds: "code" })).status, 403);
	const shown = await anyone.submit(wrong, { code: ` ${code.toLowerCase().replaceAll("-", "")} ` }, { holds: "code" });
	assert.equal(shown.status, 200);
	assert.match(shown.words, /this is about Fairhaven Food Pantry/);
	assert.ok(shown.text.includes(`data-code="${code}"`), "its code stands behind the second step");
	assert.doesNotMatch(shown.words, /Secret/);
	assert.match(shown.words, /Zucchini on Monday/, "the program's words, after the second step");
	assert.match((await pageOf("helper", id)).text, /data-status="pending"/, "looking changes nothing");
	const set = await anyone.submit(shown, { status: "got_help" }, { holds: "status" });
	assert.equal(set.status, 303);
	assert.doesNotMatch((await anyone.get(set.location)).words, /Pantry/);

	assert.ok(page.text.includes(`href="/sign-in?next=${path}"`), "the other second step");
	const stranger = it.visitor();
	await stranger.signIn("stranger@demo.test");
	assert.doesNotMatch((await stranger.get(path)).words, /Pantry/, "signing in as anybody is no second step");
	await signUp(anyone, "maria.secret@people.test", "Maria", "Secret");
	assert.equal((await anyone.get(`/referrals/${id}`)).status, 404, "discreet ones open by their code alone");
	assert.ok((await anyone.get(path)).text.includes(`data-code="${code}"`));
	const own = await anyone.submit(await anyone.get("/referrals"), { code }, { action: "/referrals" });
	assert.equal(own.status, 303);
	assert.equal((await anyone.get(`/referrals/${id}`)).status, 200);
});

test("a discreet text is one sentence and a link; other referrals need no second step", async () => {
	await refer({ seeker_first_name: "Terry", seeker_phone: "508 555 0166", discreet: "yes", reach: ["text"] });
	const text = await it.textMessage("+15085550166");
	const link = text.body.match(/http\S+\/s\/[\w-]+/)[0];
	assert.equal(text.body.replace(link, "").trim(), "You have a message:");
	await refer({ seeker_first_name: "Olga", seeker_email: "open@people.test", reach: ["email"] });
	const plain = await it.visitor().get(linkIn(await it.mail("open@people.test")));
	assert.match(plain.words, /Olga, this is about Fairhaven Food Pantry/);
	assert.ok(!plain.forms().some((f) => f.names.includes("code")));
});
