// sites - each host name is a site with its own look, texts, languages and people.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import zlib from "node:zlib";
import { root, start, until } from "./harness.mjs";

let it, folder, pantry, shelter;

const MARIA = { for: "other", seeker_first_name: "Maria", seeker_last_name: "Sitewise", seeker_email: "maria.sites@people.test",
	seeker_phone: "508 555 0181", helper_first_name: "Hana", helper_last_name: "Helper", helper_email: "helper@demo.test",
	reach: ["email"], comment: "She needs food until Friday." };

before(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "handrail-sites-"));
	await mkdir(path.join(folder, "po"));
	for (const [language, words] of [["es", "Buscar ayuda"], ["fr", "Chercher de l’aide"]])
		await writeFile(path.join(folder, "po", `${language}.po`), `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Find help"\nmsgstr "${words}"\n`);
	execFileSync(path.join(root, "tools/templates"), [path.join(root, "templates"), path.join(folder, "po"), path.join(folder, "templates")]);
	it = await start({ env: { HANDRAIL_WEB_TEMPLATES: path.join(folder, "templates") } });
	const rows = (await it.handrail("program", "list")).stdout.split("\n").map((line) => line.split("\t"));
	const named = (name) => rows.find((row) => row[2] === name)[0];
	pantry = named("Fairhaven Food Pantry");
	shelter = named("Fairhaven Night Shelter");
});
after(async () => {
	await it?.stop();
	await rm(folder, { recursive: true });
});

async function signedIn(who, host = "localhost") {
	const visitor = it.visitor(host);
	await visitor.signIn(`${who}@demo.test`);
	return visitor;
}

async function connect(visitor, program, fields = {}) {
	const action = `/connect/${program}`;
	const form = await visitor.get(action);
	return visitor.submit(form, { ...MARIA, ...(form.text.includes('name="consent"') ? { consent: "yes" } : {}), ...fields }, { action, holds: "reach" });
}

const idIn = (page) => page.text.match(/data-referral="([^"]+)"/)[1];
const cssOf = (page) => page.text.match(/href="(\/site\.css\?v=[0-9a-f]+)"/)?.[1];
const logoOf = (page) => page.text.match(/<img src="(\/site\/logo\?v=[0-9a-f]+)" alt="([^"]*)" width="(\d+)" height="(\d+)">/);

// A PNG of one colour.
function png(width, height) {
	const chunk = (name, data) => {
		const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(name), data, Buffer.alloc(4)]);
		whole.writeUInt32BE(data.length, 0);
		return whole;
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head[8] = 8;
	return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head),
		chunk("IDAT", zlib.deflateSync(Buffer.alloc((width + 1) * height))), chunk("IEND", Buffer.alloc(0))]);
}

async function file(name, bytes) {
	const where = path.join(it.var, name);
	await writeFile(where, bytes);
	return where;
}

// Wrong use: exit 2, and a reason that names what is wrong.
async function refused(reason, ...options) {
	await assert.rejects(it.handrail("site", ...options), (e) => {
		assert.equal(e.code, 2, e.stderr);
		assert.match(e.stderr, reason);
		return true;
	});
}

test("the demo's three sites look different, and have the same security policy", async () => {
	const policies = new Set(), looks = new Set();
	for (const host of ["localhost", "tracking.localhost", "clinic.localhost"]) {
		const visitor = it.visitor(host), page = await visitor.get("/");
		assert.equal(page.status, 200);
		policies.add(page.headers["content-security-policy"]);
		const css = cssOf(page);
		looks.add(css ? (await visitor.get(css)).text : "ours");
	}
	assert.equal(looks.size, 3);
	assert.equal(policies.size, 1);
	assert.equal(cssOf(await it.visitor().get("/")), undefined, "without colors of its own it asks for none");
});

test("colors come as a stylesheet that is cached for good, or revalidated if its URL has no version", async () => {
	const clinic = it.visitor("clinic.localhost"), url = cssOf(await clinic.get("/"));
	const css = await clinic.get(url);
	assert.equal(css.status, 200);
	assert.match(css.headers["content-type"], /^text\/css/);
	assert.match(css.headers["cache-control"], /immutable/);
	assert.equal(css.headers["x-content-type-options"], "nosniff");
	assert.match(css.text, /@media screen \{\s*:root \{\s*--brand: #8a1f4d;/);
	assert.match(css.text, /prefers-color-scheme: dark\) \{\s*:root \{\s*--brand: #[0-9a-f]{6};/);
	assert.equal(css.headers["set-cookie"], undefined);
	assert.equal((await clinic.get(url, { headers: { "If-None-Match": css.headers.etag } })).status, 304);
	const zipped = await clinic.get(url, { headers: { "Accept-Encoding": "gzip" } });
	assert.equal((await clinic.get(url, { headers: { "If-None-Match": zipped.headers.etag } })).status, 304, "weak or not");
	assert.equal((await clinic.get("/site.css")).headers["cache-control"], "no-cache");
	assert.equal((await it.visitor().get("/site.css")).status, 404);
	assert.equal((await clinic.post("/site.css", {})).status, 405);
});

test("the logo replaces the name, in its own proportions", async () => {
	const clinic = it.visitor("clinic.localhost"), [, url, alt, width, height] = logoOf(await clinic.get("/"));
	assert.equal(alt, "Fairhaven Clinic");
	assert.ok(Number(width) > Number(height));
	const logo = await clinic.get(url);
	assert.equal(logo.status, 200);
	assert.equal(logo.headers["content-type"], "image/webp");
	assert.equal(logo.headers["x-content-type-options"], "nosniff");
	assert.match(logo.headers["content-security-policy"], /default-src 'none'/);
	assert.match(logo.headers["cache-control"], /immutable/);
	assert.equal((await clinic.get(url, { headers: { "If-None-Match": logo.headers.etag } })).status, 304);
	assert.equal((await clinic.head(url)).status, 200);
	assert.equal(logoOf(await it.visitor().get("/")), null);
	assert.equal((await it.visitor().get("/site/logo")).status, 404);
});

test("a site is made, found by its host, and changed only in the given settings", async () => {
	const logo = await file("logo.png", png(300, 60));
	const county = it.visitor("county.localhost");
	const { stdout } = await it.handrail("site", "add", "county.localhost", "--name", "The County", "--base-url", county.address(),
		"--brand-color", "#123A6B", "--logo", logo, "--crisis-banner", "In danger? Call 911.", "--notice-cadence", "weekly");
	assert.match(stdout, /^[a-z0-9]{12}\n$/);
	let page = await county.get("/");
	assert.deepEqual(logoOf(page).slice(2), ["The County", "300", "60"]);
	assert.match(page.words, /In danger\? Call 911/);
	const first = cssOf(page), picture = logoOf(page)[1];
	assert.match((await county.get(first)).text, /--brand: #123a6b;/);

	await it.handrail("site", "set", "county.localhost", "--name", "Our County", "--link-color", "#7a3b00");
	page = await county.get("/");
	assert.equal(logoOf(page)[2], "Our County");
	assert.notEqual(cssOf(page), first, "another set of colors is another version");
	assert.match((await county.get(cssOf(page))).text, /--brand: #123a6b;[\s\S]*--link: #7a3b00;/);
	await it.handrail("site", "set", "county.localhost", "--logo", await file("logo2.png", png(200, 60)));
	assert.notEqual(logoOf(await county.get("/"))[1], picture);

	const all = (await it.handrail("site", "list")).stdout;
	assert.match(all, /^county\.localhost\tOur County\thttp:\/\/county\.localhost:\d+[/a-z]*\tlive\tunclaimed-referrals$/m);
	const one = (await it.handrail("site", "list", "county.localhost")).stdout;
	assert.match(one, /^notice-cadence +weekly$/m);
	assert.match(one, /^brand-color +#123a6b$/m);
	assert.match(one, /^brand-color-dark +#[0-9a-f]{6}$/m);
	assert.match(one, /^logo +image\/png, 200 x 60$/m);
	assert.match(one, /^crisis-banner +In danger\? Call 911\.$/m);

	await it.handrail("site", "set", "county.localhost", "--logo", "", "--brand-color", "", "--link-color", "", "--crisis-banner", "");
	page = await county.get("/");
	assert.equal(logoOf(page), null);
	assert.equal(cssOf(page), undefined);
	assert.match(page.words, /Our County/);
	assert.doesNotMatch(page.words, /Call 911/);
});

test("invalid values are refused with a reason, and nothing is changed", async () => {
	const host = "tracking.localhost", before = (await it.handrail("site", "list", host)).stdout;
	const svg = await file("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
	await refused(/contrast is 1\.37:1.*4\.5:1/, "set", host, "--name", "Other", "--brand-color", "#ffcc00");
	await refused(/dark pages/, "set", host, "--brand-color", "#123a6b", "--brand-color-dark", "#123a6b");
	await refused(/#0b5a5c/, "set", host, "--link-color", "blue");
	await refused(/SVG/, "set", host, "--name", "Other", "--logo", svg);
	await refused(/neither PNG/, "set", host, "--logo", await file("logo.gif", "GIF89a"));
	await refused(/64 KiB/, "set", host, "--logo", await file("big.png", Buffer.concat([png(9, 9), Buffer.alloc(70000)])));
	await refused(/2000 pixels/, "set", host, "--logo", await file("wide.png", png(2001, 9)));
	await refused(/No such file/, "set", host, "--logo", path.join(it.var, "nowhere.png"));
	await refused(/notice-cadence/, "set", host, "--notice-cadence", "hourly");
	await refused(/tlh/, "set", host, "--languages", "en,tlh");
	await refused(/leaves out en/, "set", host, "--languages", "es,fr");
	await refused(/consent-text/, "set", host, "--consent-language", "es");
	await refused(/consent-language/, "set", host, "--consent-text", "Yes.", "--consent-language", "tlh");
	await refused(/4000/, "set", host, "--consent-text", "x".repeat(4001));
	assert.equal((await it.handrail("site", "list", host)).stdout, before);
	await assert.rejects(it.handrail("site", "set", "nowhere.localhost", "--name", "X"), { code: 1 });
	await assert.rejects(it.handrail("site", "list", "nowhere.localhost"), { code: 1 });
});

test("each change of a site's consent text makes a version, and each referral records its own", async () => {
	const host = "clinic.localhost", hana = await signedIn("helper", host);
	const form = await hana.get(`/connect/${pantry}`);
	assert.match(form.words, /here or at the front desk/);
	assert.doesNotMatch((await it.visitor().get(`/connect/${pantry}`)).words, /front desk/);
	const sent = await connect(hana, pantry);
	assert.equal(sent.status, 303, sent.words.slice(0, 500));

	await it.handrail("site", "set", host, "--consent-text", "I say yes to the clinic.");
	// A person who read the old words has not agreed to the new ones.
	const stale = await hana.submit(form, { ...MARIA, consent: "yes", seeker_last_name: "Stale" }, { action: `/connect/${pantry}`, holds: "reach" });
	assert.equal(stale.status, 422);
	assert.match(stale.text, /id="consent-error"/);
	assert.match(stale.words, /The words of the permission have changed/);
	assert.match(stale.words, /I say yes to the clinic\./);
	assert.doesNotMatch(stale.text, /name="consent" value="yes" checked/, "the box is to be ticked anew");
	assert.match(stale.text, /value="Stale"/);
	const agreed = await hana.submit(stale, { consent: "yes" }, { action: `/connect/${pantry}`, holds: "reach" });
	assert.equal(agreed.status, 303, agreed.words.slice(0, 500));

	await it.handrail("site", "set", host, "--consent-text", "");
	assert.doesNotMatch((await hana.get(`/connect/${pantry}`)).words, /I say yes to the clinic\./);
	const kept = async (page) => (await it.sql(`SELECT t.version, t.words FROM consent c JOIN consent_text t ON t.id = c.consent_text_id
		JOIN referral r ON r.id = c.referral_id WHERE r.public_id = '${idIn(page)}'`))[0];
	const [first, second] = [await kept(await hana.get(sent.location)), await kept(await hana.get(agreed.location))];
	assert.equal(first[0], "1");
	assert.match(first[1], /front desk/);
	assert.deepEqual(second, ["2", "I say yes to the clinic."]);
	await it.handrail("site", "set", host, "--consent-text", "I say yes to the clinic.");
	const one = (await it.handrail("site", "list", host)).stdout;
	assert.match(one, /^consent-text en 3 +\S+, shown now: I say yes to the clinic\.$/m);
	assert.match(one, /^consent-text en 2 +\S+: I say yes to the clinic\.$/m);
	assert.match(one, /^consent-text en 1 .*front desk/m);
});

test("pages and messages come in the languages that a site offers", async () => {
	const host = "clinic.localhost", languages = (list, own = "en") => it.handrail("site", "set", host, "--language", own, "--languages", list);
	const shown = async (accepted) => {
		const visitor = it.visitor(host);
		visitor.headers["Accept-Language"] = accepted;
		return (await visitor.get("/")).text.match(/<html lang="([^"]+)"/)[1];
	};
	assert.equal(await shown("fr-CA, en;q=0.5"), "fr", "all that there are, unless it says which");
	await languages("es, en");
	assert.match((await it.handrail("site", "list", host)).stdout, /^languages +es,en$/m);
	assert.equal(await shown("fr-CA, en;q=0.5"), "en", "French is not offered");
	assert.equal(await shown("fr, es-MX"), "es");
	assert.equal(await shown("fr"), "en", "the site's own");
	await languages("de,es", "es");
	assert.equal(await shown("de, en"), "es", "there is no German, and English is not offered");
	assert.match((await it.visitor(host).get("/")).words, /Buscar ayuda/);
	await connect(await signedIn("helper", host), pantry, { seeker_email: "french@people.test", seeker_last_name: "French", seeker_language: "fr" });
	assert.match((await it.mail("french@people.test")).html, /<html lang="es"[ >]/);
	assert.equal((await it.visitor().get("/")).text.match(/<html lang="([^"]+)"/)[1], "en", "other sites are as they were");
	await languages("");
});

test("e-mails have the site's name and color", async () => {
	await it.handrail("site", "set", "localhost", "--brand-color", "#5b2a86");
	await connect(await signedIn("helper"), pantry, { seeker_email: "branded@people.test", seeker_last_name: "Branded" });
	const mail = await it.mail("branded@people.test");
	assert.match(mail.html, /#5b2a86/);
	assert.match(mail.headers.from, /Fairhaven Helps/);
	await connect(await signedIn("helper"), pantry, { seeker_email: "quiet@people.test", seeker_last_name: "Quiet", discreet: "yes" });
	const discreet = await it.mail("quiet@people.test");
	assert.doesNotMatch(discreet.raw + discreet.html, /#5b2a86|Fairhaven Helps/);
	await it.handrail("site", "set", "localhost", "--brand-color", "");
});

test("a tracking-only referral never sends a message, even after the site's setting changes", async () => {
	const host = "tracking.localhost", hana = await signedIn("helper", host);
	const [[rows]] = await it.sql("SELECT COUNT(*) FROM outbox");
	const ids = [];
	for (const [program, reach, last] of [[pantry, ["email", "text"], "One"], [shelter, ["email"], "Two"]]) {
		const sent = await connect(hana, program, { reach, seeker_last_name: last, seeker_email: "tracked@people.test", consent: "yes" });
		assert.equal(sent.status, 303, sent.words.slice(0, 500));
		const page = await hana.get(sent.location);
		assert.match(page.text, /data-kind="tracking_only"/);
		ids.push(idIn(page));
	}
	const move = async (status) => {
		for (const id of ids)
			assert.equal((await hana.submit(await hana.get(`/status/${id}`), { status, note: "Told.", share_note: "yes" }, { action: `/status/${id}` })).status, 303);
	};
	await move("pending");
	await it.handrail("site", "set", host, "--tracking-only", "no");
	try {
		await move("got_help");
		for (const id of ids)
			assert.match((await hana.get(`/referrals/${id}`)).text, /data-kind="tracking_only"/, "its kind is fixed");
		const live = await connect(hana, pantry, { seeker_last_name: "Live", seeker_email: "live.now@people.test" });
		assert.equal(live.status, 303, live.words.slice(0, 500));
		await it.mail("live.now@people.test");
		const id = idIn(await hana.get(live.location));
		await it.handrail("site", "set", host, "--tracking-only", "yes");
		const clara = await signedIn("claimer", host);
		await clara.submit(await clara.get(`/status/${id}`), { status: "pending" }, { action: `/status/${id}` });
		await until("the live referral stays live", async () =>
			(await it.mails()).filter((mail) => mail.to === "live.now@people.test").length === 2);
	} finally {
		await it.handrail("site", "set", host, "--tracking-only", "yes");
	}
	const about = `SELECT COUNT(*) FROM outbox o JOIN referral r ON o.subject = 0 AND r.id = o.subject_id WHERE r.public_id IN ('${ids.join("','")}')`;
	assert.deepEqual(await it.sql(about), [["0"]]);
	assert.deepEqual(await it.sql(about.replace("outbox o JOIN referral r ON o.subject = 0 AND r.id = o.subject_id", "status_link l JOIN referral r ON r.id = l.referral_id")), [["0"]]);
	assert.ok((await it.mails()).every((mail) => mail.to !== "tracked@people.test"));
	assert.ok(Number((await it.sql("SELECT COUNT(*) FROM outbox"))[0][0]) > Number(rows), "others were told meanwhile");
});

test("Referrals for Me and Inbound list referrals of all sites, each with its site's name", async () => {
	const own = { for: "self", seeker_first_name: "Sam", seeker_last_name: "Seeker", seeker_email: "seeker@demo.test" };
	const at = {};
	for (const [host, name] of [["localhost", "Fairhaven Helps"], ["clinic.localhost", "Fairhaven Clinic"]]) {
		const sam = await signedIn("seeker", host), sent = await connect(sam, pantry, own);
		assert.equal(sent.status, 303, sent.words.slice(0, 500));
		at[name] = idIn(await sam.get(sent.location));
	}
	const row = (page, id) => page.text.split("data-referral=").find((part) => part.startsWith(`"${id}"`));
	for (const host of ["localhost", "clinic.localhost", "tracking.localhost"]) {
		const mine = await (await signedIn("seeker", host)).get("/referrals");
		const clara = await signedIn("claimer", host), inbound = await clara.get(`/inbound/${pantry}`);
		for (const [name, id] of Object.entries(at)) {
			assert.match(row(mine, id), new RegExp(`on ${name}`), `${host}: mine`);
			assert.match(row(inbound, id), new RegExp(`on ${name}`), `${host}: inbound`);
			const page = await clara.get(`/referrals/${id}`);
			assert.equal(page.status, 200);
			if (!(await it.visitor(host).get("/")).text.includes(name))
				assert.match(page.words, new RegExp(`Made on ${name}`));
		}
	}
});

test("another site cannot reach a site's people, and a link works only at its own site", async () => {
	const hana = await signedIn("helper"), elsewhere = await signedIn("helper", "clinic.localhost");
	const sent = await connect(hana, pantry, { seeker_email: "home@people.test", seeker_last_name: "Home" });
	const thanks = await hana.get(sent.location), id = idIn(thanks);
	const person = (await hana.get(`/referrals/${id}`)).text.match(/href="\/people\/([a-z0-9]+)"/)[1];
	const link = new URL((await it.mail("home@people.test")).text.match(/http\S+\/s\/[\w-]+/)[0]).pathname;
	for (const url of [`/referrals/${id}`, `/status/${id}`, `/people/${person}`, sent.location, link]) {
		assert.equal((await hana.get(url)).status, 200, url);
		const there = await elsewhere.get(url), nobody = await elsewhere.get(url.replace(/[^/]+$/, (last) => "x".repeat(last.length)));
		assert.equal(there.status, 404, url);
		assert.equal(there.text, nobody.text, url);
	}
	assert.doesNotMatch((await elsewhere.get("/people?q=Home")).text, new RegExp(person));
});
