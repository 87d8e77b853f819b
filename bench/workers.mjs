// workers - the delivery worker of an instance, and its publisher, which is the worker's child: to hold them while others work.

import { readFile } from "node:fs/promises";
import { processesOf } from "../tests/http/harness.mjs";

const parentOf = async (pid) => Number((await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /, "").split(" ")[1]);

// { delivery, publishers }: their process ids.
export async function workersOf(it) {
	const all = processesOf(it.process.pid).filter((p) => /handrail deliver$/.test(p.command)).map((p) => p.pid);
	const parents = await Promise.all(all.map(parentOf));
	return { delivery: all.filter((_, i) => !all.includes(parents[i])), publishers: all.filter((_, i) => all.includes(parents[i])) };
}

export const signal = (pids, name) => pids.forEach((pid) => process.kill(pid, name));

// Runs work() while the publisher is held, so that its statements are not among the work's.
export async function withoutPublisher(it, work) {
	const { publishers } = await workersOf(it);
	signal(publishers, "SIGSTOP");
	try {
		return await work();
	} finally {
		signal(publishers, "SIGCONT");
	}
}
