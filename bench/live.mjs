// live - measures open pages: how fast they show another's change while thousands listen, what a listener, a burst of changes and
// a page that polls cost, and how much more setting a status and sending a form cost.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, processesOf, sleep, until } from "../tests/http/harness.mjs";
import { open, person, signIn, site } from "../tests/web/browser.mjs";
import { asRoot } from "./captured.mjs";
import { helper, line, prepare, send, typed } from "./connect.mjs";
import { fill, launch } from "./instances.mjs";
import { listen } from "./listeners.mjs";
import { allProcessorTime, browser, byTurns, grown, median, rowsRead, settings, tool, yielding } from "./measure.mjs";
import { visitors } from "./pages.mjs";

const LISTENERS = 5000;
const RATE = 1000;		// changes a second of a burst
const FEW = 1000;		// referrals of the instances that are made for this measure

const percentile = (all, share) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
const cookies = (who) => `Cookie: ${[...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ")}`;
const request = (it, who, url, { connections = 1, seconds = settings.seconds, status = 200, headers = [] } = {}) =>
	tool("load", it.port, `localhost:${it.port}`, connections, seconds, status, url, ...browser, ...headers, ...(who ? [cookies(who)] : []));

// ---- nginx, with listeners ----

const nginxOf = (it) => processesOf(it.process.pid).filter((p) => p.command.startsWith("nginx: worker")).map((p) => p.pid);

// Of all nginx workers: memory in kilobytes, shared pages divided among those that share them; processor time in seconds.
async function useOfNginx(it) {
	const use = { kilobytes: 0, seconds: 0 };
	for (const pid of nginxOf(it)) {
		use.kilobytes += Number((await readFile(`/proc/${pid}/smaps_rollup`, "utf8")).match(/^Pss: +(\d+) kB/m)[1]);
		use.seconds += Number((await readFile(`/proc/${pid}/schedstat`, "utf8")).split(" ")[0]) / 1e9;
	}
	return use;
}

const BEATS = 2, BEAT = 25;	// seconds from one beat to the next: nginx/handrail-nchan.conf.in

async function measureIdle(it, before, listeners, tell) {
	const after = await useOfNginx(it), count = await listeners.count();
	await sleep(BEATS * BEAT * 1000);
	const later = await useOfNginx(it), beats = (await listeners.count()).beats - count.beats;
	tell("live: memory of nginx for each of 5,000 listeners", (after.kilobytes - before.kilobytes) / LISTENERS, "KB");
	tell("live: processor time of nginx for a listener and hour, idle", 1000 * (later.seconds - after.seconds) / LISTENERS * 3600 / (BEATS * BEAT), "ms");
	tell("live: beats that a listener got, of the two that are due", beats / LISTENERS, "");
}

// ---- from the answer to the other's page ----

const time = () => performance.timeOrigin + performance.now();

// By how much the browser's clock is ahead, in ms: of the quickest of some tries.
async function aheadOf(page) {
	const tries = [];
	for (let i = 0; i < 20; i++) {
		const before = time(), there = await page.evaluate(() => performance.timeOrigin + performance.now()), after = time();
		tries.push({ took: after - before, ahead: there - (before + after) / 2 });
	}
	return tries.sort((a, b) => a.took - b.took)[0].ahead;
}

// Notes in the page when a referral's status changes in its document: benchSeen.
function watch() {
	const shown = new Map();
	const look = () => document.querySelectorAll("[data-referral][data-status]").forEach(({ dataset: { referral, status } }) => {
		if (shown.get(referral) !== status)
			globalThis.benchSeen.push({ referral, status, at: performance.timeOrigin + performance.now() });
		shown.set(referral, status);
	});
	globalThis.benchSeen = [];
	look();
	new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-status"] });
}

const STATUSES = ["pending", "eligible"];
const ALONE = 1100;	// ms from one change to the next: a page brings in all changes of a second at once (static/live.js)

async function setStatus(visitor, referral, status) {
	const action = `/status/${referral}`, sent = await visitor.submit(await visitor.get(action), { status }, { action }), answered = time();
	if (sent.status !== 303)
		throw new Error(`${action}: ${sent.status}\n${sent.words.slice(0, 500)}`);
	return answered;
}

// Hana sets statuses; Clara has the list open. Returns the times from the answer to the change in Clara's page, in ms.
async function delays(it, page, hana, referrals, times) {
	const ahead = await aheadOf(page), all = [];
	for (let i = 0; i < times; i++) {
		const referral = referrals[i % referrals.length];
		const old = await page.evaluate((id) => document.querySelector(`[data-referral="${id}"]`).dataset.status, referral);
		const status = STATUSES.find((s) => s !== old), answered = await setStatus(hana, referral, status);
		const seen = await until(`${referral} is ${status}`, () => page.evaluate(([id, s]) =>
			globalThis.benchSeen.find((c) => c.referral === id && c.status === s), [referral, status]));
		all.push(seen.at - ahead - answered);
		await page.evaluate(() => { globalThis.benchSeen = []; });
		await sleep(ALONE + Math.random() * 100);
	}
	return all;
}

// Clara's page, which listens, and those of its referrals that Hana may update.
async function openInbound(it, chromium, hana) {
	const page = await person(chromium), [[pantry]] = await it.sql(`SELECT public_id FROM program WHERE id = ${it.who.pantry}`);
	await signIn(page, it, "claimer@demo.test");
	const listens = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/live");
	await page.goto(`${site(it)}/inbound/${pantry}`);
	await listens;
	await page.evaluate(watch);
	const shown = await page.locator("[data-referral]").evaluateAll((rows) => rows.map((row) => row.dataset.referral));
	const statuses = await Promise.all(shown.map((id) => hana.get(`/status/${id}`)));
	const referrals = shown.filter((_, i) => statuses[i].status === 200);
	if (!referrals.length)
		throw new Error("no row that Hana may update");
	return { page, referrals };
}

async function measureDelays(it, hana, tell) {
	const chromium = await open(), before = await useOfNginx(it), times = 20 * settings.rounds;
	let listeners;
	try {
		const { page, referrals } = await openInbound(it, chromium, hana);
		await delays(it, page, hana, referrals, 10);
		const alone = await delays(it, page, hana, referrals, times);
		listeners = await listen(it, LISTENERS);
		await measureIdle(it, before, listeners, tell);
		const among = await delays(it, page, hana, referrals, times);
		tell("live: from the answer to the change in the other's page, 5,000 listeners: median", median(among), "ms", ["at most", 100]);
		tell("live: the same: 99 of 100", percentile(among, 0.99), "ms");
		tell("live: the same without other listeners: median", median(alone), "ms");
		tell("live: the same without other listeners: 99 of 100", percentile(alone, 0.99), "ms");
		if (page.faults.length)
			throw new Error(page.faults.join("\n"));
		return listeners;
	} catch (e) {
		await listeners?.close();
		throw e;
	} finally {
		await chromium.close();
	}
}

// ---- a burst ----

// Changes referrals from all over the table while work() runs, and a little longer.
async function during(it, live, seconds, work) {
	const [[least, most]] = (await it.sql("SELECT MIN(id), MAX(id) FROM referral")).map((row) => row.map(Number));
	const count = RATE * (seconds + 0.5), step = Math.max(1, Math.floor((most - least) / (count + 1)));
	const burst = new Promise((resolve, reject) => yielding(execFile(path.join(build, "bench", "burst"), [RATE, seconds + 0.5, least, step].map(String),
		{ env: { ...process.env, HANDRAIL_CONF: it.conf, HANDRAIL_WEB_LIVE: live } }, (error, out, err) => error ? reject(new Error(err)) : resolve(JSON.parse(out)))));
	await sleep(250);
	const value = await work();
	return { value, rate: (await burst).rate };
}

// Seconds until the listeners get nothing more.
async function quiet(listeners) {
	const began = Date.now();
	for (let last = -1, since = began; ;) {
		const { changes } = await listeners.count();
		if (changes !== last)
			last = changes, since = Date.now();
		if (Date.now() - since > 1000)
			return (since - began) / 1000;
		await sleep(50);
	}
}

async function measureBurst(it, listeners, tell) {
	const [inbound] = await visitors(it), seconds = Math.max(2, 2 * settings.seconds);
	const rates = [], lags = [], counts = [];
	const pages = [["a page of Inbound", inbound.who, inbound.url], ["the front page", null, "/"]];
	const times = pages.map(([, who, url]) => async () => (await request(it, who, url, { seconds })).median * 1000);
	const burst = (live, work) => async () => {
		const before = await listeners.count(), { value, rate } = await during(it, live, seconds, work);
		if (live !== "off")
			rates.push(rate), lags.push(await quiet(listeners)), counts.push((await listeners.count()).changes - before.changes);
		return value;
	};
	const values = await byTurns(times.flatMap((work) => [work, burst("off", work), burst("nchan", work)]), Math.min(3, settings.rounds));
	tell("live: changes a second in a burst", median(rates), "/s", ["at least", 0.95 * RATE]);
	tell("live: events that the listeners got in a burst", median(counts), "");
	tell("live: from the end of a burst to the last event", median(lags), "s");
	for (const [i, [name]] of pages.entries()) {
		const [before, off, live] = values.slice(3 * i, 3 * i + 3), against = (few, many) => median(many.map((m, k) => m / few[k]));
		tell(`live: ${name}, one client, in a burst of ${RATE} changes a second: time, against before`, against(before, live), "x", ["at most", 1.1]);
		tell(`live: ${name}: time in the burst, against the same changes with live off`, against(off, live), "x");
		tell(`live: ${name}: time before`, median(before), "ms");
	}
}

// ---- polling ----

// Polls of an open page in an hour of a clock that the test moves.
async function pollsInAnHour(page, hidden) {
	let count = 0, open = 0;
	const isPoll = (r) => new URL(r.url()).pathname === "/live/changes";
	page.on("request", (r) => { if (isPoll(r)) count++, open++; });
	for (const ends of ["requestfinished", "requestfailed"])
		page.on(ends, (r) => { if (isPoll(r)) open--; });
	await page.evaluate((state) => {
		Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
		Object.defineProperty(document, "hidden", { configurable: true, get: () => state === "hidden" });
		document.dispatchEvent(new Event("visibilitychange"));
	}, hidden ? "hidden" : "visible");
	for (let second = 0; second < 3600; second += 2) {
		await page.clock.runFor(2000);
		await until("the poll's answer", () => open === 0);
	}
	for (const event of ["request", "requestfinished", "requestfailed"])
		page.removeAllListeners(event);
	return count;
}

async function measurePolls(it, tell) {
	const chromium = await open(), [[pantry]] = await it.sql(`SELECT public_id FROM program WHERE id = ${it.who.pantry}`);
	try {
		const page = await person(chromium);
		await signIn(page, it, "claimer@demo.test");
		await page.clock.install();
		await page.goto(`${site(it)}/inbound/${pantry}`);
		tell("polling: requests of an open page in an hour, visible", await pollsInAnHour(page, false), "", ["at most", 200]);
		tell("polling: requests of an open page in an hour, hidden", await pollsInAnHour(page, true), "");
	} finally {
		await chromium.close();
	}
}

// The poll of Clara's list while nothing changes, as the page sends it.
async function pollOf(it) {
	const [inbound] = await visitors(it), page = await inbound.who.get(inbound.url);
	const query = new URLSearchParams([...[...page.text.matchAll(/<tr[^>]* data-referral="([^"]+)"/g)].map((m) => ["ids", m[1]]), ["since", String(Date.now())]]);
	const url = `/live/changes?${query}`, first = await inbound.who.get(url);
	if (first.status !== 200 || !first.headers.etag)
		throw new Error(`${url}: ${first.status}`);
	return { it, who: inbound.who, page: inbound.url, url, headers: [`If-None-Match: ${first.headers.etag}`] };
}

async function measurePollCost(few, many, tell) {
	const polls = await Promise.all([few, many].map(pollOf));
	for (const [poll, size] of [[polls[0], FEW], [polls[1], settings.referrals]]) {
		const { it, who } = poll, all = { connections: settings.connections };
		const [polled, pages] = await byTurns([
			async () => (await request(it, who, poll.url, { ...all, status: 304, headers: poll.headers })).rate,
			async () => (await request(it, who, poll.page, all)).rate], 3);
		tell(`polling: rate of polls, against pages of Inbound, ${size} referrals`, median(polled.map((p, i) => p / pages[i])), "x");
		tell(`polling: rate of polls, ${size} referrals`, median(polled), "/s");
		tell(`polling: rows that the database reads for a poll, ${size} referrals`, await rowsRead(it, () => who.get(poll.url)), "");
		tell(`polling: rows that the database reads for a page of Inbound, ${size} referrals`, await rowsRead(it, () => who.get(poll.page)), "");
	}
	const { cpu } = await grown(polls[0], polls[1]);
	tell(`polling: processor time of a poll with ${settings.referrals} referrals, against ${FEW}`, cpu, "x", ["at most", 1.2]);
}

// ---- those who write ----

async function statusLines(it) {
	const hana = it.visitor();
	await hana.signIn("helper@demo.test");
	const ids = (await it.sql(`SELECT public_id FROM referral WHERE helper_id = ${it.who.hana} AND kind = 0 AND consent = 1 ORDER BY id LIMIT 100`)).flat();
	let next = 0;
	return { hana, count: ids.length, form: async () => {
		const referral = ids[next % ids.length], status = STATUSES[Math.floor(next++ / ids.length) % STATUSES.length];
		return line(await hana.get(`/status/${referral}`), `/status/${referral}`, { status });
	} };
}

// Sends forms. Returns their rate, and the processor time of all programs for one, in ms, with publishing.
async function write(it, hana, form, count) {
	const file = await prepare(form, count), before = await allProcessorTime(it), { rate } = await send(it, hana, file);
	await sleep(200);
	return { rate, cpu: (await allProcessorTime(it) - before) / count };
}

// The same forms in two instances, of which one does not announce changes.
async function measureWriters(on, off, tell) {
	const both = await Promise.all([on, off].map(async (it) => ({ it, ...await statusLines(it), program: (await it.sql(`SELECT public_id FROM program WHERE id = ${it.who.pantry}`))[0][0] })));
	const statuses = both.map(({ it, hana, count, form }) => () => write(it, hana, form, count));
	const referrals = both.map(({ it, hana, program }) => () => write(it, hana, async () =>
		line(await hana.get(`/connect/${program}`), `/connect/${program}`, typed(helper)), 200));
	for (const it of [on, off])
		await asRoot(it, "SET GLOBAL innodb_flush_log_at_trx_commit = 1");
	for (const [what, works] of [["setting a status", statuses], ["submitting the Connect form", referrals]]) {
		const [with_, without] = await byTurns(works, settings.rounds), against = (member) => median(with_.map((w, i) => w[member] / without[i][member]));
		tell(`live: ${what}: processor time with nchan, against off`, against("cpu"), "x", ["at most", 1.1]);
		tell(`live: ${what}: processor time with nchan`, median(with_.map((w) => w.cpu)), "ms");
		tell(`live: ${what}: rate with nchan, against off`, 100 * against("rate"), "%");
	}
}

// ---- all ----

async function make(instances, live, say) {
	const it = await launch({ live });
	instances.push(it);
	await fill(it, FEW, 0, (text) => say(`${live}: ${text}`));
	return it;
}

export async function measureLive({ large, tell, say, instances }) {
	const hana = large.visitor();
	await hana.signIn("helper@demo.test");
	say("from the answer to the other's page");
	const listeners = await measureDelays(large, hana, tell);
	say("a burst");
	await measureBurst(large, listeners, tell).finally(() => listeners.close());
	say("polling");
	const polling = await make(instances, "polling", say);
	await measurePolls(polling, tell);
	await measurePollCost(polling, large, tell);
	say("writers");
	await measureWriters(await make(instances, "nchan", say), await make(instances, "off", say), tell);
}
