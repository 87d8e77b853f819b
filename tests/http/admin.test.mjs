// The tools of a site's administrators: who may open them, what they change, and that the same rules hold as for the command.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { start, until } from "./harness.mjs";

let it;
const as = {};
const PAGES = ["/admin/settings", "/admin/embed", "/admin/look", "/admin/look.css", "/admin/consent", "/admin/groups", "/admin/messages", "/admin/audit", "/admin/audit.csv", "/admin/reports", "/admin/reports.csv", "/admin/access.csv"];

const setting = async (name, host = "localhost") => {
	const { stdout } = await it.handrail("site", "list", host);
	return stdout.split("\n").find((line) => line.startsWith(`${name} `)).slice(name.length).trim();
};
const error = (page, field) => page.text.match(new RegExp(`id="${field}-error">([^<]*)<`))?.[1];
const save = async (path, fields, visitor = as.ada) => visitor.submit(await visitor.get(path), fields, { action: path });

before(async () => {
	it = await start();
	await it.handrail("user", "set", "admin@demo.test", "--remove-admin-of", "clinic.localhost");
	for (const [name, address] of [["ada", "admin@demo.test"], ["hana", "helper@demo.test"], ["clara", "claimer@demo.test"]]) {
		as[name] = it.visitor();
		await as[name].signIn(address);
	}
	as.guest = it.visitor();
});
after(() => it?.stop());

test("the pages exist for a site admin alone", async () => {
	const nowhere = await as.hana.get("/admin/nowhere");
	assert.equal(nowhere.status, 404);
	for (const path of ["/admin", ...PAGES]) {
		assert.equal((await as.ada.get(path)).status, 200, path);
		const page = await as.hana.get(path);
		assert.equal(page.status, 404, path);
		assert.equal(page.text.replaceAll(/value="[^"]*"/g, ""), nowhere.text.replaceAll(/value="[^"]*"/g, ""), `${path}: the same page as for no page`);
		assert.equal((await as.guest.get(path)).status, 303, path);
	}
});

test("an admin of one site has no tools at another one", async () => {
	const ada = it.visitor("clinic.localhost");
	await ada.signIn("admin@demo.test");
	for (const path of ["/admin", ...PAGES])
		assert.equal((await ada.get(path)).status, 404, path);
});

test("signing in leads to the tools where a role is all the work there is", async () => {
	const lands = async (address, host) => (await it.visitor(host).signIn(address)).location;
	assert.equal(await lands("admin@demo.test"), "/admin");
	assert.equal(await lands("admin@demo.test", "clinic.localhost"), "/referrals", "no role there");
	assert.equal(await lands("claimer@demo.test"), "/inbound");
	assert.equal(await lands("helper@demo.test"), "/people");
});

test("only an account with a role sees the tools in the menu", async () => {
	assert.match((await as.ada.get("/")).text, /href="\/admin"/);
	assert.doesNotMatch((await as.hana.get("/")).text, /href="\/admin"/);
});

test("settings are saved as the command reads them", async () => {
	const done = await save("/admin/settings", { name: "Fairhaven Cares", country: "CA", sensitive_needs: ["legal", "family"],
		notice_cadence: "weekly", unclaimed_referrals: "no", crisis_banner: "Call 988\nes: Llame al 988" });
	assert.equal(done.status, 303, done.words.slice(0, 1000));
	assert.match((await as.ada.get(done.location)).words, /Saved\./);
	for (const [name, value] of [["name", "Fairhaven Cares"], ["country", "CA"], ["sensitive-needs", "legal,family"], ["notice-cadence", "weekly"],
		["unclaimed-referrals", "no"], ["crisis-banner", "Call 988 es: Llame al 988"]])
		assert.equal(await setting(name), value, name);
	assert.match((await as.guest.get("/")).words, /Fairhaven Cares/);
	await save("/admin/settings", { country: "US", sensitive_needs: [], unclaimed_referrals: "yes" });
	assert.equal(await setting("sensitive-needs"), "");
});

test("a site admin has everybody who works here sign in in two steps", async () => {
	assert.equal((await as.clara.get("/inbound")).status, 200);
	const form = await as.ada.get("/admin/settings");
	await as.ada.submit(form, { staff_second_factor: "yes" }, { action: "/admin/settings", holds: "staff_second_factor" });
	assert.equal(await setting("staff-second-factor"), "yes");
	for (const [who, path] of [[as.clara, "/inbound"], [as.ada, "/admin"]])
		assert.match((await who.get(path)).headers.location, /\/account\/second-factor$/, path);
	assert.equal((await as.hana.get("/people")).status, 200, "a helper has no role here");
	await it.handrail("site", "set", "localhost", "--staff-second-factor", "no");
	assert.equal((await as.ada.get("/admin")).status, 200);
});

test("a wrong setting is 422 beside its field, and nothing is saved or lost", async () => {
	for (const [field, typed, sentence] of [["name", "", /Enter something/], ["country", "XX", /don’t know XX/], ["time_zone", "Mars/Olympus", /Mars/],
		["languages", "es", /own language/], ["reply_to", "nobody", /as in the example/], ["leave_url", "javascript:alert(1)", /as in the example/],
		["notice_cadence", "hourly", /hourly/]]) {
		const page = await save("/admin/settings", { operator: "Typed words", [field]: typed });
		assert.equal(page.status, 422, field);
		assert.match(error(page, field), sentence, field);
		assert.match(page.text, /Typed words/, field);
	}
	assert.notEqual(await setting("operator"), "Typed words");
});

test("a look is previewed before it is used, and must be readable", async () => {
	const before = await setting("brand-color");
	const preview = await save("/admin/look", { brand_color: "#7a2e4d", go: "preview" });
	assert.equal(preview.status, 200);
	assert.match(preview.words, /Not in use yet/);
	assert.equal(await setting("brand-color"), before);
	const css = await as.ada.get(preview.text.match(/href="(\/admin\/look\.css\?[^"]*)"/)[1].replaceAll("&amp;", "&"));
	assert.match(css.text, /\.light \{[^}]*--brand: #7a2e4d/);
	assert.match(css.text, /\.dark \{[^}]*--brand: #[0-9a-f]{6}/);
	assert.match(css.text, /\.light \{[^}]*--link: #0b4f8a/);
	const pale = await save("/admin/look", { brand_color: "#ffd0e0", go: "use" });
	assert.equal(pale.status, 422);
	assert.match(error(pale, "brand_color"), /contrast is 1\.\d+ to 1/);
	assert.equal((await save("/admin/look", { brand_color: "#7a2e4d", go: "use" })).status, 303);
	assert.equal(await setting("brand-color"), "#7a2e4d");
	const dark = await setting("brand-color-dark");
	await save("/admin/look", { brand_color: "#0b4f8a", go: "use" });
	assert.notEqual(await setting("brand-color-dark"), dark, "the dark color follows");
	await save("/admin/look", { brand_color: "", link_color: "", go: "use" });
	assert.equal(await setting("brand-color"), "");
});

// The form of the logo as a browser sends it; file: its bytes, undefined where none was chosen.
async function sendLogo(fields, file, { name = "picture.png", type = "image/png", token } = {}) {
	const form = (await as.ada.get("/admin/look")).form({ action: "/admin/look/logo", holds: "logo" });
	const all = [...form.fields.filter(([field]) => field !== "logo"), ...Object.entries(fields)].map(([field, value]) =>
		`--XyZ\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${field === "form_token" && token ? token : value}\r\n`);
	const body = Buffer.concat([Buffer.from(all.join("")),
		Buffer.from(`--XyZ\r\nContent-Disposition: form-data; name="logo"; filename="${file ? name : ""}"\r\nContent-Type: ${type}\r\n\r\n`),
		file ?? Buffer.alloc(0), Buffer.from("\r\n--XyZ--\r\n")]);
	return as.ada.request("POST", form.action, { body, type: "multipart/form-data; boundary=XyZ" });
}

test("a logo is chosen on the page, shown before it is used, and removed", async () => {
	const picture = await readFile(new URL("../../demo/clinic-logo.webp", import.meta.url));
	const before = await setting("logo");
	const preview = await sendLogo({ go: "preview" }, picture, { name: "logo.exe", type: "application/octet-stream" });
	assert.equal(preview.status, 200);
	const [, shown] = preview.text.match(/src="data:image\/webp;base64,([^"]*)"/);
	assert.deepEqual(Buffer.from(decodeURIComponent(shown.replaceAll("&#43;", "+").replaceAll("&#61;", "=")), "base64"), picture, "byte by byte");
	assert.equal(await setting("logo"), before, "not in use yet");
	assert.equal((await as.ada.submit(preview, { go: "use" }, { action: "/admin/look/logo", holds: "shown" })).status, 303);
	assert.match(await setting("logo"), /^image\/webp/);
	const page = await as.ada.get("/admin/look");
	const [, address] = page.text.match(/<img src="(\/site\/logo\?v=[^"]*)"/);
	const logo = await as.guest.get(address);
	assert.deepEqual([logo.headers["content-type"], Buffer.compare(logo.bytes, picture)], ["image/webp", 0]);
	assert.equal((await as.ada.submit(page, { go: "remove" }, { action: "/admin/look/logo", lacks: "logo" })).status, 303);
	assert.equal(await setting("logo"), "");
	assert.equal((await as.guest.get("/site/logo")).status, 404);
	assert.equal((await sendLogo({ go: "use" }, picture)).status, 303, "at once");
	assert.match(await setting("logo"), /^image\/webp/);
});

test("a file that cannot be the logo is named beside its field, and the old one stays", async () => {
	const picture = await readFile(new URL("../../demo/clinic-logo.webp", import.meta.url)), before = await setting("logo");
	for (const [what, file, sentence] of [["none", undefined, /Choose a picture/], ["a page", Buffer.from("<svg onload='x()'/>"), /can’t be the logo/],
		["cut short", picture.subarray(0, picture.length - 9), /can’t be the logo/], ["too large", Buffer.concat([picture, Buffer.alloc(66000)]), /at most 64 KB/]]) {
		const page = await sendLogo({ go: "use" }, file);
		assert.equal(page.status, 422, what);
		assert.match(error(page, "logo"), sentence, what);
		assert.match(page.text, /<a href="#logo">/, what);
	}
	const forged = await sendLogo({ go: "use" }, picture, { token: "x" });
	assert.equal(forged.status, 403);
	assert.equal((await as.ada.request("POST", "/admin/look/logo", { body: "--", type: "multipart/form-data; boundary=XyZ" })).status, 400);
	assert.equal((await sendLogo({ go: "use", text: "\0" }, picture)).status, 400);
	assert.equal(await setting("logo"), before);
});

test("the stylesheet of a preview holds colors and nothing else", async () => {
	const css = await as.ada.get("/admin/look.css?brand_color=red%7D%20body%20%7B%20display:none&link_color=%23123456");
	assert.doesNotMatch(css.text, /red|display:none/);
	assert.match(css.text, /--link: #123456/);
});

test("each change of the permission's words is a version, and the form shows it", async () => {
	const words = "We share what you write with this program.";
	assert.equal((await save("/admin/consent", { consent_language: "en", consent_text: words })).status, 303);
	const page = await as.ada.get("/admin/consent");
	assert.match(page.words, /version 1/);
	assert.match(page.words, new RegExp(words));
	assert.equal((await save("/admin/consent", { consent_language: "xx", consent_text: "x" })).status, 422);
	await save("/admin/consent", { consent_language: "en", consent_text: "" });
	assert.match((await as.ada.get("/admin/consent")).words, /version 1/, "it is kept");
});

test("portals are saved as origins", async () => {
	assert.equal((await save("/admin/embed", { embed_origin: "https://portal.example.org/\nhttps://b.example.org" })).status, 303);
	assert.equal(await setting("embed-origin"), "https://portal.example.org https://b.example.org");
	assert.equal((await save("/admin/embed", { embed_origin: "https://portal.example.org/path" })).status, 422);
	await save("/admin/embed", { embed_origin: "" });
});

test("the audit log has each act with who did it, and no act of another site", async () => {
	await save("/admin/settings", { operator: "The County" });
	await it.handrail("site", "set", "clinic.localhost", "--operator", "Another Clinic");
	const page = await as.ada.get("/admin/audit");
	assert.match(page.words, /Setting changed: Who runs it.*The County.*Ada Admin/);
	assert.doesNotMatch(page.words, /Another Clinic/);
	const csv = await as.ada.get("/admin/audit.csv");
	assert.match(csv.text, /number,at,actor,act,object,account,what,old_value,new_value\r\n/);
	assert.match(csv.text, /site_changed,[^\r]*,operator,[^\r]*,The County\r\n/);
	assert.doesNotMatch(csv.text, /Another Clinic/);
	const { stdout } = await it.handrail("site", "audit", "localhost");
	assert.match(stdout, /\tsite_changed\t[^\n]*\toperator\t[^\n]*\tThe County\n/);
	assert.equal((await as.ada.get("/admin/audit?before=x")).status, 400);
});

test("the delivery log shows kind, state and a masked address", async () => {
	const guest = it.visitor();
	await guest.submit(await guest.get("/sign-in"), { address: "somebody@demo.test" }, { action: "/sign-in" });
	const page = await as.ada.get("/admin/messages");
	assert.match(page.words, /Code for signing in/);
	assert.match(page.words, /s…@demo\.test/);
	assert.doesNotMatch(page.text, /somebody@demo\.test/);
	assert.equal((await as.ada.get("/admin/messages?state=nonsense")).status, 400);
	assert.equal((await as.ada.get("/admin/messages?before=nonsense")).status, 400);
});

const groupId = (page) => page.location.match(/\/admin\/groups\/([a-z0-9]+)/)[1];

test("reports are open to the role reports alone, beside site admins", async () => {
	const rita = it.visitor();
	await rita.signIn("stranger@demo.test");
	assert.equal((await rita.get("/admin/reports")).status, 404);
	await it.sql("INSERT INTO account_role SELECT a.account_id, s.id, 2 FROM account_address a, site s WHERE a.address = 'stranger@demo.test' AND s.host = 'localhost'");
	assert.match((await rita.get("/admin")).text, /href="\/admin\/reports"/);
	assert.equal((await rita.get("/admin/reports")).status, 200);
	assert.equal((await rita.get("/admin/reports.csv")).status, 200);
	assert.equal((await rita.get("/admin/settings")).status, 404);
});

test("a report shows its finding, charts with a name, the numbers as tables, and nothing below five", async () => {
	const page = await as.ada.get("/admin/reports");
	assert.match(page.text, /<h1>Of about \d+ referrals, \d+ in 100 were closed within 14 days\./);
	// The numbers of a chart are in the table behind it, for those who see no picture.
	const charts = page.text.split('<svg role="img"').slice(1);
	assert.equal(charts.length, 5);
	for (const chart of charts) {
		assert.match(chart, /^ aria-label="[A-Z][^"]{20,}"/);
		const [bars, table] = [chart.slice(0, chart.indexOf("</svg></section>")), chart.slice(chart.indexOf("</svg></section>"))];
		assert.match(bars, /font-weight="700">(\d+|&lt;5)</);
		assert.match(table, /<table>[^]*<td>(?:<b>)?(\d+|fewer than 5)[^]*<\/table>/);
	}
	assert.doesNotMatch(page.text.match(/<main[^]*<\/main>/)[0], /<script/);
	const cells = [...page.text.matchAll(/<td>(?:<b>)?([^<]*)/g)].map(([, cell]) => cell);
	assert.ok(cells.length > 50);
	for (const cell of cells)
		assert.match(cell, /^([1-9]\d*[05]|5|fewer than 5|too few to tell|later|\d+ (hours?|days?))$/);
});

test("a report is about whole months, and the file holds what the page shows", async () => {
	const day = await as.ada.get("/admin/reports.csv?from=2026-08-03&to=2026-08-20"), whole = await as.ada.get("/admin/reports.csv?from=2026-08&to=2026-08");
	assert.equal(day.text, whole.text, "two reports cannot differ by a day");
	const [head, ...lines] = (await as.ada.get("/admin/reports.csv")).text.replace("\ufeff", "").trim().split("\r\n").map((line) => line.split(","));
	assert.deepEqual(head.slice(0, 6), ["from", "to", "about", "name", "referrals", "live"]);
	assert.equal(lines.filter(([, , about]) => about === "site").length, 6);
	for (const line of lines)
		for (const cell of line.slice(4, -2))
			assert.match(cell, /^([1-9]\d*[05]|5|fewer than 5)$/);
});

test("a report refuses what it does not know", async () => {
	for (const query of ["from=yesterday", "to=2026-13", "program=nowhere", "need=gold", "from=2026-1"]) {
		assert.equal((await as.ada.get(`/admin/reports?${query}`)).status, 400, query);
		assert.equal((await as.ada.get(`/admin/reports.csv?${query}`)).status, 400, query);
	}
	const late = await as.ada.get("/admin/reports?from=2026-05&to=2026-04");
	assert.equal(late.status, 422);
	assert.match(error(late, "to"), /not before/);
});

test("a few referrals do not show, and change nothing on other sites", async () => {
	const [[program]] = await it.sql("SELECT public_id FROM program WHERE name = 'Fairhaven Food Pantry'");
	const sent = await as.hana.submit(await as.hana.get(`/connect/${program}`), { for: "other", seeker_first_name: "Rosa", seeker_email: "rosa@reports.test",
		reach: "email", consent: "yes" });
	assert.equal(sent.status, 303);
	await until("it is counted", async () => (await it.sql("SELECT COUNT(*) FROM report_counted WHERE referral_id > 0"))[0][0] === "1"
		&& (await it.sql("SELECT COUNT(*) FROM report_stale"))[0][0] === "0");
	const page = await as.ada.get(`/admin/reports?program=${program}`);
	assert.match(page.text, /There were fewer than 5 referrals in each of these months/);
	const file = await as.ada.get(`/admin/reports.csv?program=${program}`);
	assert.doesNotMatch(file.text.replaceAll("fewer than 5", ""), /,[1-4](,|\r)/);
});

test("groups are made, joined, left, and share their work", async () => {
	const made = await save("/admin/groups", { team_name: "The Library", team_navigation: "yes" });
	assert.equal(made.status, 303, made.words.slice(0, 500));
	const path = `/admin/groups/${groupId(made)}`;
	const post = async (fields, holds) => as.ada.submit(await as.ada.get(path), fields, { action: path, holds });
	const joined = await post({ address: "claimer@demo.test" }, "address");
	assert.equal(joined.status, 303, joined.text.match(/id="[^"]*-error">[^<]*/g)?.join() + joined.text);
	assert.match((await as.ada.get(path)).words, /Clara Claimer/);
	const unknown = await post({ address: "nobody@demo.test" }, "address");
	assert.equal(unknown.status, 422);
	assert.match(error(unknown, "address"), /Nobody has an account/);
	const { stdout } = await it.handrail("group", "list", "--site", "localhost");
	assert.match(stdout, /\tThe Library\t1\tteam-navigation/);
	assert.equal((await post({ team_navigation: "no" }, "team_navigation")).status, 303);
	const page = await as.ada.get(path);
	const member = page.text.match(/name="member" value="([^"]+)"/)[1];
	assert.equal((await as.ada.submit(page, { member }, { action: path })).status, 303);
	assert.match((await it.handrail("group", "list", "--site", "localhost")).stdout, /\tThe Library\t0\t-/);
	assert.match((await as.ada.get("/admin/audit")).words, /Removed from a group The Library · Clara Claimer.*Added to a group/);
	assert.equal((await save("/admin/groups", { team_name: "" })).status, 422);
});

test("a group of another site does not exist", async () => {
	const { stdout } = await it.handrail("group", "add", "Theirs", "--site", "clinic.localhost");
	const nowhere = await as.ada.get("/admin/groups/abcdefghjkmn"), theirs = await as.ada.get(`/admin/groups/${stdout.trim()}`);
	assert.equal(theirs.status, 404);
	assert.equal(theirs.text.replaceAll(/value="[^"]*"/g, ""), nowhere.text.replaceAll(/value="[^"]*"/g, ""));
});

test("the tools are in Spanish, too", async () => {
	const page = await as.ada.get("/admin/settings?lang=es");
	assert.match(page.words, /Ajustes/);
});
