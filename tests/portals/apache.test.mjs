// apache - the web server's word by Debian's Apache with mod_auth_openidc, as docs/portal.md has it, and a provider.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import test, { after, before } from "node:test";

import { freePort, start, until } from "../http/harness.mjs";
import { provider } from "../http/provider.mjs";

const example = (await readFile(new URL("../../docs/portal.md", import.meta.url), "utf8")).match(/^```apache\n([\s\S]*?)^```/m)[1];
let it, op, apache, port;

before(async () => {
	op = await provider({ client_id: "handrail-apache", client_secret: "change-me" });
	it = await start({ env: { HANDRAIL_SIGN_IN_PORTAL: "yes" } });
	port = await freePort();
	const folder = path.join(it.var, "apache"), run = path.join(it.var, "run");
	await mkdir(folder);
	const modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "proxy", "proxy_fcgi", "setenvif", "auth_openidc", "socache_shmcb"];
	const programs = { "/account": "account", "/sign-in": "account", "/people": "dashboards" };
	await writeFile(path.join(folder, "apache.conf"), `ServerRoot /usr/lib/apache2
${modules.map((name) => `LoadModule ${name}_module modules/mod_${name}.so`).join("\n")}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
DefaultRuntimeDir ${folder}
${process.getuid() ? "" : "User www-data\nGroup www-data"}
StartServers 1
${example.replaceAll("https://login.example.org/realms/staff", op.issuer).replaceAll("https://refer.example.org", `http://localhost:${port}`)
		.replaceAll("/run/handrail/", `${run}/`)}
${Object.entries(programs).map(([at, name]) => `ProxyPass "${at}" "unix:${run}/${name}.sock|fcgi://localhost${at}"`).join("\n")}
`);
	for (const open of [it.var, run, folder])
		await chmod(open, 0o777);
	for (const name of await readdir(run))
		if (name.endsWith(".sock"))
			await chmod(path.join(run, name), 0o777);
	apache = spawn("/usr/sbin/apache2", ["-f", path.join(folder, "apache.conf"), "-DFOREGROUND"], { stdio: ["ignore", "inherit", "inherit"] });
	await until("Apache", async () => (await ask("GET", "/sign-in", new Map()).catch(() => ({}))).status === 200);
});
after(async () => {
	apache?.kill();
	op?.close();
	await it?.stop();
});

// A request to Apache, or to wherever an absolute address leads, with this browser's cookies.
function ask(method, to, cookies, headers = {}) {
	const url = new URL(to, `http://localhost:${port}`);
	return new Promise((resolve, reject) => {
		const request = http.request({ host: "127.0.0.1", port: url.port, method, path: url.pathname + url.search, agent: false,
			headers: { Host: url.host, Accept: "text/html", Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...headers } }, async (answer) => {
			let text = "";
			for await (const part of answer)
				text += part;
			for (const cookie of answer.headers["set-cookie"] ?? []) {
				const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
				cookies.set(name, value);
			}
			resolve({ status: answer.statusCode, location: answer.headers.location, text });
		});
		request.on("error", reject);
		request.end();
	});
}

async function follow(to, cookies, headers) {
	let page = await ask("GET", to, cookies, headers);
	for (let i = 0; i < 8 && page.location; i++)
		page = { ...await ask("GET", page.location, cookies), last: page.location };
	return page;
}

test("a person signs in at the provider, and has the same account the next time", async () => {
	op.person = { sub: "a-1", name: "Rosa Marin", email: "rosa@county.test", email_verified: true };
	for (let i = 0; i < 2; i++) {
		const cookies = new Map(), page = await follow("/sign-in/portal?next=/account", cookies);
		assert.equal(page.status, 200, page.text.slice(0, 500));
		assert.match(page.text, /value="Rosa"/);
		assert.match(page.text, /rosa@county\.test/, "a verified address is the account's");
	}
	assert.equal((await it.sql("SELECT COUNT(*) FROM account_identity"))[0][0], "1");
});

test("an address that the provider has not verified is not the account's", async () => {
	op.person = { sub: "a-2", name: "Eve", email: "helper@demo.test", email_verified: false };
	const page = await follow("/sign-in/portal?next=/account", new Map());
	assert.match(page.text, /value="Eve"/);
	assert.doesNotMatch(page.text, /helper@demo\.test/);
});

test("headers of the client sign nobody in", async () => {
	const forged = { "Remote-User": "a-1", "REMOTE-USER": "a-1", "OIDC_CLAIM_sub": "a-1", "OIDC-CLAIM-email": "helper@demo.test",
		Authorization: `Basic ${Buffer.from("a-1:x").toString("base64")}` };
	const page = await ask("GET", "/sign-in/portal?next=/account", new Map(), forged);
	assert.ok(page.location.startsWith(`${op.issuer}/authorize`), "the provider is asked");
	const cookies = new Map();
	await ask("GET", "/sign-in", cookies, forged);
	assert.equal((await ask("GET", "/account", cookies, forged)).status, 303);
	op.person = { sub: "a-3", name: "Mallory" };
	const signedIn = await follow("/sign-in/portal?next=/account", new Map(), { ...forged, OIDC_CLAIM_name: "Rosa", OIDC_CLAIM_email_verified: "1" });
	assert.match(signedIn.text, /value="Mallory"/);
});
