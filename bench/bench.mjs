// bench - measures how fast Handrail is, against baselines of the same run: `make bench`. docs/speed.md explains the measures.
//
// Starts two private instances of the demo (nginx, MariaDB, 4 processes per program), a small one, and a
// large one with a million referrals and a buffer pool that holds them. Values to compare are measured in
// turns, because the machine is rarely idle and both sides of a ratio should suffer alike. The result is
// the median.
//
// 	BENCH_REFERRALS	number of referrals in the large one (1000000)
// 	BENCH_PROGRAMS	number of programs (100000)
// 	BENCH_POOL	bytes of each database's buffer pool, which must hold the data (3 GiB for every million referrals)
// 	BENCH_ONLY	measures to run, by the beginnings of their names ("page connect")
// 	BENCH_ROUNDS, BENCH_SECONDS	rounds per measure, and seconds per round and side (5, 1)

import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "../tests/http/harness.mjs";
import { end, fill, launch } from "./instances.mjs";
import { settings, settled } from "./measure.mjs";
import { measurePages } from "./pages.mjs";
import { measureSearch } from "./search.mjs";
import { measureCsv } from "./csv.mjs";
import { measureConnect } from "./connect.mjs";
import { measureLive } from "./live.mjs";
import { measureWorker } from "./worker.mjs";
import { measureBytes, measureMemory, measureStart } from "./weight.mjs";

const began = Date.now();
const say = (text) => process.stderr.write(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${text}\n`);

// ---- results ----

const results = [];

// bar: ["at least" | "at most", number]; none for a measure that is only reported.
function tell(name, value, unit, bar) {
	const holds = bar ? (bar[0] === "at least" ? value >= bar[1] : value <= bar[1]) : null;
	results.push({ name, value: Number(value.toPrecision(4)), unit, bar: bar ? `${bar[0]} ${bar[1]}` : null, holds });
	if (holds === false)
		say(`${name}: ${value.toPrecision(4)} ${unit}, ${bar.join(" ")}: FAILS`);
}

function table() {
	const rows = results.map((r) => [r.name, String(r.value), r.unit, r.bar ?? "", r.holds === null ? "" : r.holds ? "holds" : "FAILS"]);
	const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((r) => r[i].length)));
	return rows.map((r) => `${r[0].padEnd(widths[0])}  ${r[1].padStart(widths[1])} ${r[2].padEnd(widths[2])}  ${r[3].padEnd(widths[3])}  ${r[4]}`.trimEnd()).join("\n");
}

const measures = [["page", measurePages], ["search", measureSearch], ["connect", measureConnect], ["memory", measureMemory],
	["start", measureStart], ["bytes", measureBytes], ["csv", measureCsv], ["worker", measureWorker], ["live", measureLive]];

async function main() {
	const wanted = measures.filter(([name]) => !settings.only || settings.only.some((o) => name.startsWith(o)));
	const instances = [];
	mkdirSync(path.join(build, "bench"), { recursive: true });
	try {
		say(`two instances start; ${settings.referrals} referrals, ${settings.programs} programs`);
		const large = await launch();
		instances.push(large);
		const small = await launch();
		instances.push(small);
		await fill(small, settings.small, settings.smallTown, (text) => say(`small: ${text}`));
		await fill(large, settings.referrals, settings.programs, (text) => say(`large: ${text}`));
		for (const [name, work] of wanted) {
			say(name);
			await settled([small, large]);
			// A measure that throws counts as a failed bar; the others still run.
			await work({ large, small, tell, say, instances }).catch((e) => {
				say(e.stack);
				results.push({ name: `${name}: did not come to its end`, value: 0, unit: "", bar: "at its end", holds: false });
			});
		}
	} finally {
		for (const it of instances)
			await end(it).catch((e) => say(e.message));
	}
	await writeFile(path.join(build, "bench.json"), `${JSON.stringify(results, null, "\t")}\n`);
	process.stdout.write(`${table()}\n`);
	process.exitCode = results.some((r) => r.holds === false) ? 1 : 0;
}

// Ending by a signal stops the instances, too (the harness does that when this process exits).
for (const signal of ["SIGINT", "SIGTERM"])
	process.on(signal, () => process.exit(1));
await main();
