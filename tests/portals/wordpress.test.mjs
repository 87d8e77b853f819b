// wordpress - contrib/wordpress/handrail.php in Debian's WordPress: installed, set up and used in a browser, then its shortcodes as
// visitors and as people who edit see them, and a referral made in a frame. `make test-wordpress`.

import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { freePort, root, start, until } from "../http/harness.mjs";
import { asRoot } from "../../bench/captured.mjs";
import { open, person, programNamed, site } from "../web/browser.mjs";

const SOURCE = "/usr/share/wordpress", PASSWORD = randomBytes(12).toString("hex");
const missing = existsSync(`${SOURCE}/wp-load.php`) ? false : "needs Debian's wordpress";
let it, browser, folder, php, port, pantry, editor;
const address = (where) => `http://127.0.0.1:${port}${where}`;

// A private copy, with a database of its own in the demo's MariaDB.
async function makeWordPress() {
	folder = await mkdtemp(path.join(tmpdir(), "wordpress-"));
	await cp(SOURCE, folder, { recursive: true, dereference: true, filter: (from) => !from.endsWith("wp-config.php") });
	await copyFile(path.join(root, "contrib/wordpress/handrail.php"), path.join(folder, "wp-content/plugins/handrail.php"));
	await asRoot(it, `CREATE DATABASE wordpress CHARACTER SET utf8mb4; CREATE USER wordpress@localhost IDENTIFIED BY '${PASSWORD}';
		GRANT ALL ON wordpress.* TO wordpress@localhost`);
	const socket = (await asRoot(it, "SELECT @@socket"))[0][0];
	await writeFile(path.join(folder, "wp-config.php"), `<?php
		define('DB_NAME', 'wordpress'); define('DB_USER', 'wordpress'); define('DB_PASSWORD', '${PASSWORD}');
		define('DB_HOST', 'localhost:${socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
		foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $name)
			define($name, '${PASSWORD}' . $name);
		define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
		define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', '${folder}/debug.log');
		$table_prefix = 'wp_';
		require_once ABSPATH . 'wp-settings.php';\n`);
	port = await freePort();
	php = spawn("php", ["-S", `127.0.0.1:${port}`, "-t", folder], { stdio: "ignore", env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" } });
	await until("WordPress", async () => (await fetch(address("/wp-admin/install.php")).catch(() => ({}))).status === 200);
}

const run = (code) => new Promise((resolve, reject) => execFile("php", ["-r", `require '${folder}/wp-load.php'; ${code}`],
	(error, out, err) => error ? reject(new Error(err + out)) : resolve(out)));
// A published page with this content, as an address.
const publish = async (content) => address(`/?page_id=${await run(`echo wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Help', 'post_content' => ${JSON.stringify(content).replaceAll("$", "\\$")}]);`)}`);

before(async () => {
	if (missing)
		return;
	it = await start();
	browser = await open("--test-third-party-cookie-phaseout");
	const page = await person(browser);
	pantry = await programNamed(page, it, "Fairhaven Food Pantry");
	await page.context().close();
	await makeWordPress();
});
after(async () => {
	await browser?.close();
	php?.kill();
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true, force: true });
});

test("an administrator switches it on and sets the address; a text that is no address is refused", { skip: missing }, async () => {
	editor = await person(browser);
	await editor.goto(address("/wp-admin/install.php?step=1"));
	await editor.fill("#weblog_title", "Our county");
	await editor.fill("#user_login", "ada");
	await editor.fill("#pass1", PASSWORD);
	await editor.fill("#admin_email", "ada@county.test");
	await editor.locator("#submit").click();
	await editor.goto(address("/wp-login.php"));
	await editor.fill("#user_login", "ada");
	await editor.fill("#user_pass", PASSWORD);
	await editor.locator("#wp-submit").click();
	await editor.goto(address("/wp-admin/plugins.php"));
	await editor.locator('[data-plugin="handrail.php"] .activate a').click();
	for (const wrong of ["javascript:alert(1)", "https://", "https://refer.example.org/?x=1"]) {
		await editor.goto(address("/wp-admin/options-general.php?page=handrail"));
		await editor.evaluate(() => { document.querySelector("form[action='options.php']").noValidate = true; });
		await editor.getByLabel("Address of Handrail").fill(wrong);
		await editor.locator("#submit").click();
		assert.match(await editor.locator(".notice-error").innerText(), /no address of a site/, wrong);
	}
	await editor.getByLabel("Address of Handrail").fill(`${site(it)}/`);
	await editor.locator("#submit").click();
	assert.equal(await editor.getByLabel("Address of Handrail").inputValue(), site(it));
});

test("links lead to a program's form and to a search", { skip: missing }, async () => {
	const visitor = await person(browser), where = await publish(`[handrail program="${pantry}" text="Bread & <b>butter</b>"] [handrail search need="food" near="02740"]`);
	await visitor.goto(where);
	const [connect, search] = await visitor.locator("a.handrail").all();
	assert.equal(await connect.innerText(), "Bread & <b>butter</b>", "as it was typed");
	assert.equal(await connect.getAttribute("href"), `${site(it)}/connect/${pantry}`);
	assert.equal(await search.getAttribute("href"), `${site(it)}/programs?need=food&near=02740`);
	await connect.click();
	assert.match(await visitor.locator("h1").innerText(), /Fairhaven Food Pantry/);
	await visitor.context().close();
});

test("nobody's words become markup or another address", { skip: missing }, async () => {
	const visitor = await person(browser);
	const where = await publish(`[handrail search q='"><script>window.bad=1</script>' text='<img src=x onerror="window.bad=1">' near='" onclick="window.bad=1']`
		+ `[handrail program="../admin"] [handrail program="javascript:alert(1)"] [handrail search need="gold"]`);
	await visitor.goto(where);
	assert.equal(await visitor.evaluate(() => window.bad), undefined);
	assert.equal(await visitor.locator("a.handrail[onclick], img[onerror]").count(), 0);
	for (const link of await visitor.locator("a.handrail").all())
		assert.ok((await link.getAttribute("href")).startsWith(`${site(it)}/programs`));
	assert.doesNotMatch(await visitor.locator("body").innerText(), /Only people who edit/);
	await editor.goto(where);
	assert.match(await editor.locator("body").innerText(), /Only people who edit see this: \[handrail\] need is one of: food/);
	await visitor.context().close();
});

test("a frame shows the search, and a referral is made in it without cookies", { skip: missing }, async () => {
	const visitor = await person(browser), where = await publish(`[handrail program="${pantry}" frame="yes" text="Ask for food"]`);
	await it.handrail("site", "set", "localhost", "--embed-origin", address(""));
	await visitor.goto(where);
	assert.equal(await visitor.locator("iframe.handrail").getAttribute("title"), "Ask for food");
	const frame = visitor.frameLocator("iframe.handrail");
	await until("the frame is as high as its page", async () => (await visitor.locator("iframe.handrail").boundingBox()).height !== 900);
	if (process.env.HANDRAIL_PICTURE)
		await visitor.screenshot({ path: process.env.HANDRAIL_PICTURE, fullPage: true });
	await frame.locator("input[name=for][value=self]").check();
	await frame.locator("[name=seeker_first_name]").fill("Walter");
	await frame.locator("[name=seeker_email]").fill("walter@people.test");
	await frame.locator("[name=reach][value=email]").check();
	await frame.locator("[name=consent]").check();
	await frame.locator("form[action*='/connect/'] button:not([name])").last().click();
	await until("the thank-you page", async () => /\/embed\/sent\//.test(visitor.frames().at(-1).url()));
	assert.ok(await it.mail("pantry@demo.test", (mail) => /Walter/.test(mail.text)));
	assert.deepEqual((await visitor.context().cookies(site(it))), []);
	await visitor.context().close();
});

test("it leaves no warning in the log", { skip: missing }, async () => {
	const log = await run(`echo file_exists('${folder}/debug.log') ? file_get_contents('${folder}/debug.log') : '';`);
	assert.doesNotMatch(log, /handrail/);
});
