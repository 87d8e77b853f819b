// listeners - thousands of open pages' event streams, with sessions of their own, held by listen.c.
//
//	const all = await listen(it, 5000);		// all are open
//	(await all.count()).changes;			// { open, refused, ended, changes, beats, bytes } until now
//	await all.close();

import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { build } from "../tests/http/harness.mjs";
import { browser, yielding } from "./measure.mjs";

const ACCOUNTS = 500;		// of the crowd: its helpers, and some of its seekers

// As lib/base/secret.h hashes a token: BLAKE2b with 256 bits, which Node's crypto has not.
function hashes(tokens) {
	const python = "import hashlib, sys\nfor line in sys.stdin: print(hashlib.blake2b(line.strip().encode(), digest_size=32).hexdigest())";
	return new Promise((resolve, reject) => {
		const child = execFile("python3", ["-c", python], { maxBuffer: 1 << 24 }, (error, out) => error ? reject(error) : resolve(out.trim().split("\n")));
		child.stdin.end(tokens.join("\n"));
	});
}

// Signs accounts of the crowd in. Returns their cookies.
async function signIn(it) {
	const tokens = Array.from({ length: ACCOUNTS }, () => randomBytes(32).toString("base64url")), rows = await hashes(tokens);
	await it.sql(`INSERT INTO session (token_hash, site_id, account_id, made_at, seen_at) VALUES
		${rows.map((hash, i) => `(X'${hash}', ${it.who.site}, ${it.who.crowd + i}, UNIX_TIMESTAMP() * 1000, UNIX_TIMESTAMP() * 1000)`).join(",\n")}`);
	return tokens.map((token) => `handrail=${token}`);
}

export async function listen(it, count) {
	const file = path.join(build, "bench", "cookies");
	await writeFile(file, `${(await signIn(it)).join("\n")}\n`);
	const child = yielding(spawn(path.join(build, "bench", "listen"), [it.port, `localhost:${it.port}`, "/live", count, file, ...browser].map(String),
		{ stdio: ["pipe", "pipe", "inherit"] }));
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const next = async () => JSON.parse((await lines.next()).value ?? "{}");
	const began = await next();
	const close = async () => { const gone = once(child, "exit"); child.stdin.end(); await gone; };
	if (began.open !== count || began.refused) {
		await close();
		throw new Error(`${count} streams: ${JSON.stringify(began)}`);
	}
	return { close, count: () => { child.stdin.write("\n"); return next(); } };
}
