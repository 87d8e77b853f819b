// Few connections to the database: programs give theirs back, and wait for one within the time of a request.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { nginxOnly, start, until } from "./harness.mjs";

const CLIENTS = 20, ROUNDS = 8;
// Each of another program, so that every process of each wants a connection.
const PATHS = ["/", "/connect/nothing", "/log-referral/nothing", "/screener/nothing", "/people", "/manage", "/status/nothing", "/sign-in", "/site/logo", "/readyz"];

let it;
before(async () => { it = await start(); });
after(() => it?.stop());

// Waits where the server has no connection left for it either.
const asRoot = (statement) => until("a connection for the test", () => new Promise((resolve) => {
	const socket = readFileSync(it.conf, "utf8").match(/^socket = (.*)$/m)[1];
	execFile("mariadb", ["--no-defaults", `--socket=${socket}`, "--user=root", "--batch", "--skip-column-names", "--execute", statement],
		(error, out) => resolve(error ? null : [out.trim()]));
}));

const number = async (statement) => Number((await asRoot(statement))[0].split("\t").at(-1));
const connected = () => number("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'handrail'");

const status = async (path) => (await it.visitor().get(path)).status;

// Every client requests all of them, each beginning elsewhere; how many answers were other than those to one client alone.
async function wrong() {
	const alone = [];
	for (const path of PATHS)
		alone.push(await status(path));
	assert.ok(alone.every((s) => s < 500), alone.join());
	let different = 0;
	await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
		for (let round = 0; round < ROUNDS; round++) {
			const at = (client + round) % PATHS.length;
			different += await status(PATHS[at]) !== alone[at];
		}
	}));
	return different;
}

test("programs that wait give their connections back", { skip: nginxOnly("all programs run") }, async () => {
	await until("more connections than a few", async () => {
		assert.equal(await wrong(), 0);
		return await connected() > PATHS.length / 2;
	});
	await until("few connections are left", async () => await connected() <= 3);
});

test("20 clients are all answered where the user may have 10 connections", async () => {
	await asRoot("ALTER USER handrail@localhost WITH MAX_USER_CONNECTIONS 10");
	assert.equal(await wrong(), 0);
	const most = await connected();
	assert.ok(most <= 13, `${most} connections: three from before the limit do not count`);
	await asRoot("ALTER USER handrail@localhost WITH MAX_USER_CONNECTIONS 0");
});

test("20 clients are all answered where the server allows 10 connections", async () => {
	await asRoot("SET GLOBAL max_connections = 10");
	assert.equal(await wrong(), 0);
	assert.ok(await number("SHOW GLOBAL STATUS LIKE 'Connection_errors_max_connections'") > 0, "the limit was reached");
	await asRoot("SET GLOBAL max_connections = 151");
});

test("ten plain CGI programs are answered where the user may have 5 connections", async () => {
	await asRoot("ALTER USER handrail@localhost WITH MAX_USER_CONNECTIONS 5");
	const pages = await Promise.all(Array.from({ length: 10 }, () => it.cgi("handrail.cgi", "/programs?q=food")));
	assert.deepEqual(pages.map((page) => page.status), pages.map(() => 200));
});
