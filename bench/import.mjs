// import - measures time and memory of an import: `make bench-import`. See docs/import.md.
//
// Repeats a directory with new ids (tests/grow.py) until it holds 10,000 and 100,000 programs, and runs
// `handrail import` on each, as a person would, in an empty private instance; then once more without a
// change. Checks that every program and all its parts have arrived.
//
// 	BENCH_DIRECTORY	the directory: a zip or folder of CSV files (the real one beside the project, else the demo's)
// 	BENCH_PROGRAMS	least number of programs in the large one (100000)

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build, root, start } from "../tests/http/harness.mjs";

const REAL = path.join(root, "../shared/data/hsds/miami211-hsds1.1/datapackage-1566177582.zip");
const source = process.env.BENCH_DIRECTORY ?? (existsSync(REAL) ? REAL : path.join(root, "demo/hsds"));
const most = Number(process.env.BENCH_PROGRAMS ?? 100000);
const TABLES = ["program_phone", "program_hours", "program_location", "program_term", "program_language", "program_need"];

const results = [];
const say = (text) => process.stderr.write(`${text}\n`);

function tell(name, value, unit, bar) {
	results.push({ name, value: Number(value.toPrecision(4)), unit, bar: bar === undefined ? null : `at most ${bar}`, holds: bar === undefined ? null : value <= bar });
}

const run = (command, ...args) => new Promise((resolve, reject) =>
	execFile(command, args, (error, out, err) => error ? reject(new Error(`${command} ${args.join(" ")}\n${out}${err}`)) : resolve(out)));

// The output of an import, its duration, and its peak memory.
function imported(it, folder) {
	return new Promise((resolve, reject) => {
		const began = process.hrtime.bigint();
		const child = execFile(path.join(build, "handrail"), ["import", folder, "--source", "bench", "--rewrite-contacts"],
			{ env: { ...process.env, HANDRAIL_CONF: it.conf } }, (error, out, err) => {
				clearInterval(looking);
				if (error)
					return reject(new Error(`${out}${err}`));
				const said = Object.fromEntries(out.split("\n").map((line) => line.split("\t")).filter((words) => words.length === 2));
				resolve({ ...said, seconds: Number(process.hrtime.bigint() - began) / 1e9, megabytes });
			});
		let megabytes = 0;
		const looking = setInterval(() => {
			try {
				megabytes = Number(readFileSync(`/proc/${child.pid}/status`, "latin1").match(/^VmHWM:\s+(\d+)/m)[1]) / 1024;
			} catch { /* it has ended */ }
		}, 20);
	});
}

const counts = async (it) => (await it.sql(TABLES.map((t) => `SELECT COUNT(*) FROM ${t} r JOIN program p ON p.id = r.program_id WHERE p.source = 'bench'`).join(" UNION ALL "))).flat().map(Number);

async function measure(times, per) {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-bench-import-"));
	const it = await start();
	try {
		await run(path.join(root, "tests/grow.py"), source, String(times), folder);
		const first = await imported(it, folder), kept = await counts(it), again = await imported(it, folder);
		if (times === 1)
			return { programs: Number(first.added), kept };
		if (Number(first.added) !== per.programs * times || kept.some((n, i) => n !== per.kept[i] * times) || again.unchanged !== first.added)
			throw new Error(`${times} times the directory became ${JSON.stringify([first, kept, again])}, once it is ${JSON.stringify(per)}`);
		const programs = Number(first.added), name = programs.toLocaleString("en");
		tell(`import: ${name} programs, the first time`, first.seconds, "s", programs >= 100000 ? 60 : undefined);
		tell(`import: ${name} programs, nothing changed`, again.seconds, "s");
		tell(`import: ${name} programs, memory`, Math.max(first.megabytes, again.megabytes), "MB");
		return { programs, megabytes: Math.max(first.megabytes, again.megabytes) };
	} finally {
		await it.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

const one = await measure(1);
say(`${source}: ${one.programs} programs`);
const small = await measure(Math.ceil(most / 10 / one.programs), one);
const large = await measure(Math.ceil(most / one.programs), one);
tell("import: memory for each further program", (large.megabytes - small.megabytes) * 1024 / (large.programs - small.programs), "KB", 4);
const width = Math.max(...results.map((r) => r.name.length));
for (const r of results)
	process.stdout.write(`${r.name.padEnd(width)}  ${String(r.value).padStart(6)} ${r.unit.padEnd(3)}  ${r.bar ?? ""}  ${r.holds === null ? "" : r.holds ? "holds" : "FAILS"}`.trimEnd() + "\n");
await writeFile(path.join(build, "bench-import.json"), `${JSON.stringify(results, null, "\t")}\n`);
process.exitCode = results.some((r) => r.holds === false) ? 1 : 0;
