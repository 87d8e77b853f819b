// The users of a site: an admin finds them, gives and takes roles, signs them out; and what they can open then.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it;
const as = {};
const find = async (q, visitor = as.ada) => (await visitor.get(`/admin/users?q=${encodeURIComponent(q)}`));
const pathOf = async (q) => (await find(q)).text.match(/href="(\/admin\/users\/[^"?]+)"/)?.[1];
const error = (page, field) => page.text.match(new RegExp(`id="${field}-error">([^<]*)<`))?.[1];
const setRoles = async (path, role, visitor = as.ada) =>
	visitor.submit(await visitor.get(path), { role }, { action: path, holds: "seen" });

before(async () => {
	it = await start();
	for (const [name, address] of [["ada", "admin@demo.test"], ["hana", "helper@demo.test"], ["sam", "seeker@demo.test"]]) {
		as[name] = it.visitor();
		await as[name].signIn(address);
	}
});
after(() => it?.stop());

test("an admin finds users by name and by the whole address", async () => {
	assert.match((await as.ada.get("/admin/users")).text, /Hana Helper/);
	assert.match((await find("hana")).text, /Hana Helper/);
	assert.match((await find("helper@demo.test")).text, /Hana Helper/);
	assert.doesNotMatch((await find("helper@demo")).text, /Hana Helper/);
	assert.match((await find("nobody here")).text, /Nobody is found here/);
	assert.equal((await as.ada.get("/admin/users?before=nonsense")).status, 422);
});

test("only an admin of the site has these pages", async () => {
	const path = await pathOf("hana");
	for (const page of ["/admin/users", path])
		assert.equal((await as.hana.get(page)).status, 404);
	assert.equal((await as.hana.post(path, { role: "site_admin" })).status, 404);
});

test("somebody who never came to a site is no user there", async () => {
	const path = await pathOf("hana");
	const ada = it.visitor("clinic.localhost");
	await ada.signIn("admin@demo.test");
	assert.doesNotMatch((await find("sam", ada)).text, /Sam Seeker<\/a>/);
	await it.visitor("clinic.localhost").signIn("seeker@demo.test");
	assert.match((await find("sam", ada)).text, /Sam Seeker<\/a>/);
	assert.ok(path);
});

test("the command gives and takes each role, too", async () => {
	const command = (...options) => it.handrail("user", "set", "helper@demo.test", ...options);
	await command("--group-manager-of", "localhost", "--reports-of", "localhost");
	assert.equal((await as.hana.get("/admin/groups")).status, 200);
	assert.equal((await as.hana.get("/admin/reports")).status, 200);
	assert.match((await it.handrail("user", "list")).stdout, /helper@demo\.test\t.*group_manager@localhost reports@localhost/);
	await command("--remove-group-manager-of", "localhost");
	assert.match((await as.hana.get("/admin/groups")).location ?? "", /\/sign-in/, "she is signed out");
	await as.hana.signIn("helper@demo.test");
	assert.equal((await as.hana.get("/admin/groups")).status, 404);
	assert.equal((await as.hana.get("/admin/reports")).status, 200);
	await assert.rejects(command("--remove-group-manager-of", "localhost"), (e) => /they do not have the role group_manager/.test(e.stderr));
	await assert.rejects(command("--reports-of", "nowhere.test"), (e) => /there is no site nowhere\.test/.test(e.stderr));
	await command("--remove-reports-of", "localhost");
	await as.hana.signIn("helper@demo.test");
	const acts = (await as.ada.get("/admin/audit.csv")).text;
	assert.match(acts, /role_given/);
	assert.match(acts, /role_taken/);
});

test("a role opens the tools that it is for, and its end signs out", async () => {
	const path = await pathOf("hana");
	assert.equal((await as.hana.get("/admin/groups")).status, 404);
	assert.equal((await setRoles(path, ["group_manager", "reports"])).status, 303);
	assert.equal((await as.hana.get("/admin/groups")).status, 200);
	assert.equal((await as.hana.get("/admin/settings")).status, 404);
	assert.equal((await setRoles(path, ["reports"])).status, 303);
	assert.match((await as.hana.get("/admin/groups")).location ?? "", /\/sign-in/, "she is signed out");
	await as.hana.signIn("helper@demo.test");
	assert.equal((await as.hana.get("/admin/groups")).status, 404);
	assert.equal((await as.hana.get("/admin")).status, 200);
	assert.equal((await setRoles(path, [])).status, 303);
	await as.hana.signIn("helper@demo.test");
	assert.equal((await as.hana.get("/admin")).status, 404);
	const log = (await as.ada.get("/admin/audit.csv")).text;
	assert.match(log, /role_given.*group_manager/);
	assert.match(log, /role_taken.*group_manager/);
});

test("what another admin changed meanwhile stays", async () => {
	const path = await pathOf("sam"), page = await as.ada.get(path);
	await setRoles(path, ["reports"]);
	await as.ada.submit(page, { role: ["group_manager"] }, { action: path, holds: "seen" });
	const now = await as.ada.get(path);
	for (const role of ["reports", "group_manager"])
		assert.match(now.text, new RegExp(`value="${role}" checked`));
	await setRoles(path, []);
});

test("the last admin cannot give up the role", async () => {
	const path = await pathOf("admin@demo.test");
	const refused = await setRoles(path, []);
	assert.equal(refused.status, 422);
	assert.match(error(refused, "role"), /Nobody else runs this site/);
	assert.equal((await as.ada.get("/admin/users")).status, 200);
	const other = await pathOf("hana");
	await setRoles(other, ["site_admin"]);
	assert.equal((await setRoles(path, [])).status, 303);
	assert.match((await as.ada.get("/admin/users")).location ?? "", /\/sign-in/);
	await it.handrail("user", "set", "admin@demo.test", "--admin-of", "localhost");
	await as.ada.signIn("admin@demo.test");
	await setRoles(other, []);
});

test("an admin signs somebody out here, and nowhere else", async () => {
	const here = it.visitor(), there = it.visitor("clinic.localhost");
	await here.signIn("teammate@demo.test");
	await there.signIn("teammate@demo.test");
	const path = await pathOf("teammate@demo.test");
	assert.equal((await as.ada.submit(await as.ada.get(path), {}, { action: path, lacks: "seen" })).status, 303);
	assert.match((await here.get("/account")).location ?? "", /\/sign-in/);
	assert.equal((await there.get("/account")).status, 200);
	assert.doesNotMatch((await as.ada.get(path)).text, /Sign them out here/);
	assert.match((await as.ada.get("/admin/audit.csv")).text, /account_signed_out/);
});

test("a search with words in its address is not kept by anybody", async () => {
	const page = await find("hana");
	assert.equal(page.headers["cache-control"], "no-store");
	assert.match(page.headers["referrer-policy"], /no-referrer|same-origin/);
});
