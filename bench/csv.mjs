// csv - a list of 100,000 rows as a file: the memory that it takes, compared to a list of a thousand.

import http from "node:http";
import { readFile, writeFile } from "node:fs/promises";
import { processesOf } from "../tests/http/harness.mjs";
import { visitors } from "./pages.mjs";

const FEW = 1000, MANY = 100000;

// Reads that many lines, or all that there are, and leaves.
function read(it, who, url, most) {
	return new Promise((resolve, reject) => {
		let lines = 0;
		const request = http.get({ port: it.port, path: url, headers: { Host: `localhost:${it.port}`, Cookie: [...who.cookies].map(([n, v]) => `${n}=${v}`).join("; ") } }, (answer) => {
			if (answer.statusCode !== 200)
				reject(new Error(`${url}: ${answer.statusCode}`));
			answer.on("data", (part) => {
				for (const byte of part)
					lines += byte === 10;
				if (lines >= most)
					request.destroy();
			});
			answer.on("close", () => resolve(Math.min(lines, most)));
		});
		request.on("error", (e) => lines < most && reject(e));
	});
}

// The most memory that a process of the program has held while work() ran, in MB.
async function peak(it, program, work) {
	const all = processesOf(it.process.pid).filter((p) => p.command.split(" ")[0].endsWith(`/${program}`));
	for (const { pid } of all)
		await writeFile(`/proc/${pid}/clear_refs`, "5");
	const done = await work();
	const sizes = await Promise.all(all.map(async ({ pid }) => Number((await readFile(`/proc/${pid}/status`, "utf8")).match(/^VmHWM:\s+(\d+)/m)[1])));
	return { done, megabytes: Math.max(...sizes) / 1024 };
}

export async function measureCsv({ large, tell }) {
	for (const v of (await visitors(large)).slice(0, 2)) {
		const few = await peak(large, "dashboards", () => read(large, v.who, `${v.url}.csv`, FEW));
		const began = Date.now(), many = await peak(large, "dashboards", () => read(large, v.who, `${v.url}.csv`, MANY));
		tell(`csv (${v.name}): memory with ${many.done} rows, against ${few.done}`, many.megabytes / few.megabytes, "x", ["at most", 1.2]);
		tell(`csv (${v.name}): rows`, many.done * 1000 / (Date.now() - began), "/s");
	}
}
