// remote - a database on another host: reached with TLS and a verified certificate, or not at all.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { promisify } from "node:util";

import { build, freePort, root, until } from "./harness.mjs";

const run = promisify(execFile);
const HOST = "127.0.0.2";	// of this machine, and not one of the names that Handrail takes for it
const own = process.getuid() ? [] : ["--user=root"];
const PATH = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
let folder, port, server;

const file = (name) => path.join(folder, name);
const sql = (statements) => run("mariadb", ["--no-defaults", `--socket=${file("socket")}`, "-N", "-e", statements], { env: PATH });

async function certificate(name, host) {
	await run("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${host}`, "-addext", `subjectAltName=IP:${host}`,
		"-keyout", file(`${name}.key`), "-out", file(`${name}.pem`)]);
}

async function start(...tls) {
	server = spawn("mariadbd", ["--no-defaults", ...own, `--datadir=${file("db")}`, `--socket=${file("socket")}`, `--pid-file=${file("pid")}`,
		`--bind-address=${HOST}`, `--port=${port}`, "--skip-name-resolve", ...tls], { stdio: "ignore", env: PATH });
	await until("the database", () => sql("SELECT 1").catch(() => null), 60000);
}

async function stop() {
	server.kill("SIGTERM");
	if (server.exitCode === null)
		await new Promise((resolve) => server.on("exit", resolve));
}

const handrail = (settings) => run(path.join(build, "handrail"), ["user", "list"], { cwd: root, env: { ...process.env, HANDRAIL_CONF: "",
	HANDRAIL_DATABASE_HOSTS: `${HOST}:${port}`, HANDRAIL_DATABASE_USER: "far",
	HANDRAIL_DATABASE_PASSWORD: "secret", HANDRAIL_SECRETS_KEY: "5".repeat(64), ...settings } })
	.catch((e) => e);

before(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "handrail-remote-"));
	port = await freePort();
	await Promise.all([certificate("right", HOST), certificate("other", "127.0.0.9"),
		run("mariadb-install-db", ["--no-defaults", ...own, `--datadir=${file("db")}`, "--auth-root-authentication-method=socket", "--skip-test-db"], { env: PATH })]);
	await start(`--ssl-cert=${file("right.pem")}`, `--ssl-key=${file("right.key")}`);
	await sql("CREATE DATABASE handrail CHARACTER SET utf8mb4; CREATE USER far@'%' IDENTIFIED BY 'secret'; GRANT ALL ON handrail.* TO far@'%'");
	await run(path.join(build, "handrail"), ["migrate"], { cwd: root, env: { ...process.env, HANDRAIL_CONF: "", HANDRAIL_DATABASE_SOCKET: file("socket"),
		HANDRAIL_DATABASE_HOSTS: "", HANDRAIL_DATABASE_USER: "root", HANDRAIL_SECRETS_KEY: "5".repeat(64) } });
});
after(async () => {
	await stop();
	await rm(folder, { recursive: true });
});

test("a certificate by the named authority is trusted", async () => {
	const it = await handrail({ HANDRAIL_DATABASE_TLS_CA: file("right.pem") });
	assert.equal(it.code, undefined, it.stderr);
});

test("a certificate that nobody vouches for is refused", async () => {
	const it = await handrail({});
	assert.equal(it.code, 1);
	assert.match(it.stderr, /self.signed.*\[database\] tls and tls_ca/);
});

test("a certificate of another host is refused", async () => {
	await stop();
	await start(`--ssl-cert=${file("other.pem")}`, `--ssl-key=${file("other.key")}`);
	const it = await handrail({ HANDRAIL_DATABASE_CA: file("other.pem") });
	assert.equal(it.code, 1);
	assert.match(it.stderr, /\[database\] tls and tls_ca/);
});

test("a server without TLS is refused, unless the settings accept it", async () => {
	await stop();
	await start("--skip-ssl");
	const it = await handrail({});
	assert.equal(it.code, 1);
	assert.match(it.stderr, /\[database\] tls and tls_ca/);
	const open = await handrail({ HANDRAIL_DATABASE_TLS: "off" });
	assert.equal(open.code, undefined, open.stderr);
});
