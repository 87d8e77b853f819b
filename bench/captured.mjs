// captured - captures a request's statements with their values from MariaDB's general log, so that bare.c can repeat them.
//
// 	const list = await capture(it, () => visitor.get("/people"));	// [{ sql, values, prepared }, ...]
// 	await writeFile("round", rounds(list));
//
// The log shows a prepared statement twice: with its ? when it is prepared, and with the values in place each
// time it is executed. Comparing the two yields the values. This works only for statements prepared while the
// log is on, so the programs' connections are closed before and after, and the programs reconnect.

import { open, readFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { withoutPublisher } from "./workers.mjs";

// As root of the database, because the log covers the whole server.
export async function asRoot(it, query) {
	const socket = (await readFile(it.conf, "utf8")).match(/^socket = (.*)$/m)[1];
	return new Promise((resolve, reject) => execFile("mariadb",
		["--no-defaults", `--socket=${socket}`, "--user=root", "--batch", "--skip-column-names", "handrail", "--execute", query],
		{ maxBuffer: 1 << 26 }, (error, out) => error ? reject(error) : resolve(out.split("\n").slice(0, -1).map((line) => line.split("\t")))));
}

// Splits the log into entries: [time] TAB id command TAB argument; an argument may span several lines.
function entries(text) {
	const all = [];
	for (const line of text.split("\n")) {
		const m = line.match(/^(?:\d{6} +[\d:]+)?\t+ *(\d+) (Connect|Query|Prepare|Execute|Close stmt|Reset stmt|Quit|Init DB|Statistics|Fetch|Long Data|Ping|Set option)(?:\t([\s\S]*))?$/);
		if (m)
			all.push({ id: m[1], command: m[2], argument: m[3] ?? "" });
		else if (all.length)
			all[all.length - 1].argument += `\n${line}`;
	}
	return all;
}

const escapes = { 0: "\0", n: "\n", r: "\r", Z: "\x1a" };

// Parses a literal at the beginning of text: { value, length }. Text is in latin1, so bytes stay bytes.
export function literal(text) {
	const number = text.match(/^(?:-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|NULL)/i);
	if (number)
		return { value: number[0] === "NULL" ? null : { number: number[0] }, length: number[0].length };
	if (!text.startsWith("'"))
		return null;
	let value = "", at = 1;
	for (; at < text.length && text[at] !== "'"; at++)
		if (text[at] === "\\")
			value += escapes[text[++at]] ?? text[at];
		else
			value += text[at];
	return { value, length: at + 1 };
}

// The values that turn sql into executed; null if executed is another statement.
function overlay(sql, executed) {
	const parts = sql.split("?"), values = [];
	let rest = executed;
	for (const [i, part] of parts.entries()) {
		if (!rest.startsWith(part))
			return null;
		rest = rest.slice(part.length);
		if (i === parts.length - 1)
			break;
		const found = literal(rest);
		if (!found)
			return null;
		values.push(found.value);
		rest = rest.slice(found.length);
	}
	return rest.trim() ? null : values;
}

async function endConnections(it) {
	const ids = await asRoot(it, "SELECT id FROM information_schema.processlist WHERE user = 'handrail'");
	for (const [id] of ids)
		await asRoot(it, `KILL ${id}`).catch(() => {});
}

// Statements that set up a new connection.
const GREETING = /^(?:SET SESSION|SET NAMES|SET innodb|SELECT @@|SHOW STATUS|DO )/i;

// Captures the programs' statements while work() runs.
export const capture = (it, work) => withoutPublisher(it, () => captureAll(it, work));

async function captureAll(it, work) {
	const [[file]] = await asRoot(it, "SELECT CONCAT(IF(LEFT(@@general_log_file, 1) = '/', '', @@datadir), @@general_log_file)");
	await asRoot(it, "SET GLOBAL log_output = 'FILE'; SET GLOBAL general_log = ON");
	const before = (await open(file).then(async (f) => { const { size } = await f.stat(); await f.close(); return size; }));
	await endConnections(it);
	await work();
	await asRoot(it, "SET GLOBAL general_log = OFF");
	await endConnections(it);
	const all = entries((await readFile(file)).subarray(before).toString("latin1"));
	const prepared = new Set(all.filter((e) => e.command === "Prepare").map((e) => e.argument));
	const root = new Set(all.filter((e) => e.command === "Connect" && e.argument.startsWith("root@")).map((e) => e.id));
	return all.filter((e) => !root.has(e.id)
			&& (e.command === "Execute" || e.command === "Query" && !GREETING.test(e.argument))).map((e) => {
		if (e.command === "Query")
			return { sql: e.argument, values: [], prepared: false };
		if (prepared.has(e.argument) && e.argument.includes("?"))
			return { sql: e.argument, values: [], prepared: true, bulk: true };
		for (const sql of prepared) {
			const values = overlay(sql, e.argument);
			if (values)
				return { sql, values, prepared: true };
		}
		throw new Error(`executed, and never seen prepared: ${e.argument.slice(0, 300)}`);
	});
}

const hex = (text) => Buffer.from(text, "latin1").toString("hex");
const isText = (text) => { const bytes = Buffer.from(text, "latin1"); return Buffer.compare(Buffer.from(bytes.toString("utf8")), bytes) === 0; };

function valueLine(v) {
	if (v === null)
		return "n";
	if (v.number !== undefined)		// as text: some have more digits than a JavaScript number
		return `${/^-?\d+$/.test(v.number) ? "i" : "d"} ${v.number}`;
	if (v.line)
		return v.line;
	return `${isText(v) ? "t" : "b"} ${hex(v)}`;
}

// One round for bare.c. A value may be { line } for a value that bare.c makes in each round.
export function round(list) {
	return list.map((s) => [`${s.rows ? `m ${s.rows.length}` : s.prepared ? "s" : "q"} ${hex(s.sql)}`, ...s.values.map(valueLine)].join("\n")).join("\n") + "\n";
}
