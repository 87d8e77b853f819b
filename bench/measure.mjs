// measure - shared by all measures: settings, load, baselines, turns, and the machine's use meanwhile.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import path from "node:path";
import { build, processesOf } from "../tests/http/harness.mjs";
import { asRoot } from "./captured.mjs";

const number = (name, otherwise) => Number(process.env[name] ?? otherwise);
export const settings = { referrals: number("BENCH_REFERRALS", 1000000), programs: number("BENCH_PROGRAMS", 100000),
	pool: number("BENCH_POOL", 3 * 2 ** 30 * Math.max(1, number("BENCH_REFERRALS", 1000000) / 1000000)),
	rounds: number("BENCH_ROUNDS", 5), seconds: number("BENCH_SECONDS", 1), small: 10000, smallTown: 4000, connections: 4,
	only: process.env.BENCH_ONLY?.split(" ") };

export const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

export function tool(name, ...args) {
	return new Promise((resolve, reject) => execFile(path.join(build, "bench", name), args.map(String), { maxBuffer: 1 << 24 },
		(error, out, err) => error ? reject(new Error(`${name} ${args.join(" ")}\n${out}${err}`)) : resolve(JSON.parse(out.trim().split("\n").at(-1)))));
}

// A process that stands for other machines takes only the processor time that nothing else wants.
export function yielding(child) {
	setPriority(child.pid, constants.priority.PRIORITY_LOW);
	return child;
}

// Headers that a browser sends with every request.
export const browser = ["Accept-Language: en", "Accept-Encoding: gzip", "Sec-Fetch-Site: same-origin"];

export const load = (it, who, url, seconds = settings.seconds) => tool("load", it.port, `localhost:${it.port}`, settings.connections, seconds, 200, url,
	...browser, ...(who ? [`Cookie: ${[...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ")}`] : []));
export const bare = async (it, file, seconds = settings.seconds) => tool("bare", (await readFile(it.conf, "utf8")).match(/^socket = (.*)$/m)[1],
	settings.connections, seconds, file);

// Runs several measurements in turns. Returns the values of each. A first round warms up and is not counted.
export async function byTurns(works, rounds = settings.rounds) {
	const all = works.map(() => []);
	for (let round = 0; round <= rounds; round++)
		for (const [i, work] of works.entries()) {
			const value = await work();
			if (round)
				all[i].push(value);
		}
	return all;
}

// Processor time that an instance's programs have used, in ms: { nginx, mariadbd, dashboards, ... }. The kernel counts it to the
// nanosecond for one thread, which is all that most have, and in steps of 10 ms for all threads of mariadbd.
export async function processorTime(it) {
	const all = {};
	for (const { pid } of processesOf(it.process.pid)) {
		const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
		if (!stat)
			continue;
		const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")), fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		const threads = Number(fields[17]), exact = threads === 1 && await readFile(`/proc/${pid}/schedstat`, "utf8").catch(() => null);
		all[name] = (all[name] ?? 0) + (exact ? Number(exact.split(" ")[0]) / 1e6 : (Number(fields[11]) + Number(fields[12])) * 10);
	}
	return all;
}

const sum = (all) => Object.values(all).reduce((a, b) => a + b, 0);
export const allProcessorTime = async (it) => sum(await processorTime(it));

// Requests a page from both instances at once, so that other work on the machine slows both. few and many are
// { it, who, url }. Returns medians: processor time per page of all programs, in ms, here (few) and there (many), and two ratios.
export async function grown(few, many, rounds, seconds) {
	const one = async ({ it, who, url }) => {
		const before = await allProcessorTime(it), run = await load(it, who, url, seconds);
		return { rate: run.rate, cpu: (await allProcessorTime(it) - before) / run.answered };
	};
	const [all] = await byTurns([() => Promise.all([one(few), one(many)])], rounds);
	return { here: median(all.map(([h]) => h.cpu)), there: median(all.map(([, t]) => t.cpu)),
		cpu: median(all.map(([h, t]) => t.cpu / h.cpu)), time: median(all.map(([h, t]) => h.rate / t.rate)) };
}

// Waits, at most a minute, until a freshly filled database has finished its own work, which would be
// measured too.
export async function settled(all) {
	const used = async () => sum(await Promise.all(all.map(allProcessorTime)));
	for (let tries = 0; tries < 60; tries++) {
		const before = await used();
		await new Promise((resolve) => setTimeout(resolve, 1000));
		if (await used() - before < 50)
			return;
	}
}

// The number of rows that the database reads while work() runs, with entries of an index that it reads and drops.
const READ = "Handler_read_% Handler_icp_attempts".split(" ").map((name) => `Variable_name LIKE '${name}'`).join(" OR ");
const MATCHED = "Handler_icp_match";	// those that it reads and keeps are among Handler_read_*

export async function rowsRead(it, work) {
	const count = async () => (await asRoot(it, `SHOW GLOBAL STATUS WHERE ${READ} OR Variable_name = '${MATCHED}'`))
		.reduce((all, [name, n]) => all + (name === MATCHED ? -Number(n) : Number(n)), 0);
	const before = await count(), idle = await count();
	await work();
	return (await count()) - idle - (idle - before);
}
