// instances - private instances of the demo (nginx, MariaDB, 4 processes per program) for measuring, filled with data.

import { start, until } from "../tests/http/harness.mjs";
import { asRoot } from "./captured.mjs";
import { make } from "./data.mjs";
import { settings } from "./measure.mjs";
import { signal, workersOf } from "./workers.mjs";
import { grow } from "./town.mjs";

// live: [web] live. The delivery worker is stopped, because it would send messages during another measure.
export async function launch({ live = "nchan" } = {}) {
	const it = await start({ env: { HANDRAIL_WEB_LIVE: live, HANDRAIL_WEB_WORKERS: "4", HANDRAIL_LIMITS_FACTOR: "1000000", HANDRAIL_LOG_LEVEL: "info" } });
	it.live = live;
	await asRoot(it, `SET GLOBAL innodb_buffer_pool_size = ${settings.pool}; SET GLOBAL innodb_log_file_size = 1073741824`);
	if (live === "nchan")
		await until("a publisher", async () => (await workersOf(it)).publishers.length);
	signal((await workersOf(it)).delivery, "SIGSTOP");
	return it;
}

export async function end(it) {
	signal((await workersOf(it)).delivery, "SIGCONT");
	await it.stop();
}

export async function fill(it, referrals, programs, say) {
	it.who = await make(it, referrals, say);
	it.town = await grow(it, programs, say);
	it.pool = await asRoot(it, "SELECT @@innodb_buffer_pool_size, (SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = 'handrail')").then(([row]) => row.map(Number));
	if (it.pool[1] > it.pool[0])
		throw new Error(`the pool (${it.pool[0]} bytes) does not hold the data (${it.pool[1]} bytes): set BENCH_POOL`);
	const check = await it.handrailWith({ HANDRAIL_WEB_LIVE: it.live }, "check").catch((e) => e);
	if (check.code)
		throw new Error(`handrail check refuses the data:\n${check.stdout}${check.stderr}`);
}
