// pages - signed-in dashboard pages of 25 rows, compared to their bare statements, to a database a
// hundred times larger, to a page without work, and to a file.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, until, send, build } from "../tests/http/harness.mjs";
import { capture, round } from "./captured.mjs";
import { againstPeer } from "./peer.mjs";
import { bare, byTurns, grown, load, median, processorTime, rowsRead, settings } from "./measure.mjs";

export async function visitors(it) {
	const [[pantry], [rent]] = await it.sql(`SELECT public_id FROM program WHERE id IN (${it.who.pantry}, ${it.who.rent}) ORDER BY id`);
	const signedIn = async (address) => { const v = it.visitor(); v.headers = { "Accept-Language": "en" }; await v.signIn(address); return v; };
	return [
		{ name: "inbound, huge", who: await signedIn("claimer@demo.test"), url: `/inbound/${pantry}` },
		{ name: "people, huge", who: await signedIn("helper@demo.test"), url: "/people" },
		{ name: "inbound, ordinary", who: await signedIn("otto@demo.test"), url: `/inbound/${rent}` },
		{ name: "people, ordinary", who: await signedIn("ordinary@demo.test"), url: "/people" },
	];
}

// Gives the demo's seeker 60 referrals that somebody else made.
export async function giveReferrals(it) {
	await it.sql(`UPDATE referral SET seeker_id = (SELECT account_id FROM account_address WHERE address = 'seeker@demo.test') WHERE inbound_program_id = ${it.who.rent} AND origin = 1 ORDER BY id LIMIT 60`);
	const sam = it.visitor();
	await sam.signIn("seeker@demo.test");
	return sam;
}

// Further pages, whose cost must not grow either: the third dashboard, lists by tab, by status and by a word, a profile.
async function furtherPages(it, [inbound, people]) {
	const [, person] = (await people.who.get("/people")).text.match(/ data-person="([^"]+)"/);
	return [
		{ name: "referrals for me, ordinary", who: await giveReferrals(it), url: "/referrals" },
		{ name: "inbound, not updated, huge", who: inbound.who, url: `${inbound.url}?tab=not_updated` },
		{ name: "inbound, waiting, oldest first, huge", who: inbound.who, url: `${inbound.url}?tab=waiting&sort=oldest` },
		{ name: "inbound, done, huge", who: inbound.who, url: `${inbound.url}?tab=done` },
		{ name: "inbound by status, huge", who: inbound.who, url: `${inbound.url}?status=pending` },
		{ name: "inbound by name, huge", who: inbound.who, url: `${inbound.url}?q=maria` },
		{ name: "inbound of all programs, huge", who: inbound.who, url: "/inbound" },
		// The search stops at a window of words, and offers to look further.
		{ name: "inbound of all programs by name, huge", who: inbound.who, url: "/inbound?q=maria", isList: false },
		{ name: "people by name, huge", who: people.who, url: "/people?q=maria" },
		{ name: "profile, huge", who: people.who, url: `/people/${person}`, isList: false },
	];
}

async function rowsOf(v) {
	const page = await v.who.get(v.url);
	const rows = (page.text.match(/<(?:li|tr)[^>]* data-(?:referral|person)=/g) ?? []).length;
	if (page.status !== 200 || v.isList !== false && rows !== 25)
		throw new Error(`${v.url}: status ${page.status}, ${rows} rows`);
	return page;
}

// Reports how a page's processor time is divided among the programs.
async function split(it, v, tell) {
	const before = await processorTime(it), run = await load(it, v.who, v.url, 2 * settings.seconds), after = await processorTime(it);
	const programs = ["mariadbd", "dashboards", "nginx"];
	for (const name of programs)
		tell(`page (${v.name}): processor time, ${name}`, (after[name] - before[name]) / run.answered, "ms");
	tell(`page (${v.name}): processor time, the asking`, run.cpu * 1000 / run.answered, "ms");
}

async function againstStatements(it, v, tell) {
	const list = await capture(it, () => rowsOf(v));
	const file = path.join(build, "bench", "round");
	await writeFile(file, round(list));
	const [pages, rounds] = await byTurns([async () => (await load(it, v.who, v.url)).rate, async () => (await bare(it, file)).rate]);
	tell(`page (${v.name}): rate, against its ${list.length} statements bare`, 100 * median(pages.map((p, i) => p / rounds[i])), "%", ["at least", 60]);
	tell(`page (${v.name}): rate`, median(pages), "/s");
	tell(`page (${v.name}): rate of its statements bare`, median(rounds), "/s");
	return median(pages);
}

// nginx alone, with a file of the page's size.
async function withStatic(size, work) {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-bench-")), port = await freePort();
	await writeFile(path.join(folder, "page.html"), "x".repeat(size));
	await writeFile(path.join(folder, "nginx.conf"), `${process.getuid() ? "" : "user root;"} daemon off; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log;
		events { worker_connections 64; }
		http { access_log ${folder}/access.log; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
			uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; sendfile on; types { text/html html; }
			server { listen 127.0.0.1:${port}; root ${folder}; } }`);
	const nginx = spawn("nginx", ["-c", path.join(folder, "nginx.conf"), "-e", path.join(folder, "error.log")], { stdio: "ignore", env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
	try {
		await until("nginx", () => send(port, "GET", "/page.html", { Host: "localhost" }).catch(() => null));
		return await work({ port });
	} finally {
		nginx.kill("SIGTERM");
		await new Promise((resolve) => nginx.exitCode === null ? nginx.on("exit", resolve) : resolve());
		await rm(folder, { recursive: true, force: true });
	}
}

async function againstNothing(it, v, tell) {
	const size = Buffer.byteLength((await rowsOf(v)).text);
	await withStatic(size, async (files) => {
		const [pages, health, file] = await byTurns([async () => (await load(it, v.who, v.url)).rate,
			async () => (await load(it, null, "/healthz")).rate, async () => (await load(files, null, "/page.html")).rate], 3);
		tell(`page (${v.name}): length`, size / 1024, "KB", ["at most", 40]);
		tell(`page (${v.name}): rate, against a handler that does nothing (/healthz)`, 100 * median(pages.map((p, i) => p / health[i])), "%");
		tell(`page (${v.name}): rate, against a file of that length by nginx alone`, 100 * median(pages.map((p, i) => p / file[i])), "%");
		tell("a handler that does nothing (/healthz): rate", median(health), "/s");
		tell("a file as long as the page, by nginx alone: rate", median(file), "/s");
	});
}

// The box above the Connect form: the 300 most recent profiles, and a search for a name among all.
async function contactOnFile(large, small, there, here, tell) {
	const profiles = async (it) => Number((await it.sql("SELECT COUNT(*) FROM person"))[0][0]);
	const sizes = `with ${await profiles(large)} profiles, against ${await profiles(small)}`;
	const pantry = there[0].url.split("/").pop(), same = here[0].url.split("/").pop();
	for (const [what, query] of [["contact on file: the box", ""], ["contact on file: a name looked for", "?person_q=mar"]]) {
		const few = { it: small, who: here[1].who, url: `/connect/${same}${query}` }, many = { it: large, who: there[1].who, url: `/connect/${pantry}${query}` };
		const box = async ({ who, url }) => (await who.get(url)).text;
		const offered = (await box(many)).match(/<option value="[a-z0-9]{12}"/g)?.length, found = (await box(many)).match(/ data-person="/g)?.length ?? 0;
		if (offered !== 300 || found !== (query ? 25 : 0))
			throw new Error(`${many.url}: ${offered} people in the box, ${found} found`);
		const { cpu } = await grown(few, many);
		tell(`${what}: processor time ${sizes}`, cpu, "x", ["at most", 1.2]);
		tell(`${what}: rows that the database reads, the large one`, await rowsRead(large, () => box(many)), "");
		tell(`${what}: rows that the database reads, the small one`, await rowsRead(small, () => box(few)), "");
	}
}

export async function measurePages({ large, small, tell, say }) {
	const there = await visitors(large), here = await visitors(small);
	for (const v of there.slice(0, 2)) {
		say(v.name);
		await againstStatements(large, v, tell);
		await split(large, v, tell);
		await againstPeer(large, v, tell);
	}
	const allHere = [...here, ...await furtherPages(small, here)], allThere = [...there, ...await furtherPages(large, there)];
	for (const [i, v] of allThere.entries()) {
		say(`${v.name}: ${settings.small} and ${settings.referrals}`);
		const few = { it: small, who: allHere[i].who, url: allHere[i].url }, many = { it: large, who: v.who, url: v.url };
		await Promise.all([rowsOf(v), rowsOf(allHere[i])]);
		const sizes = `with ${settings.referrals} referrals, against ${settings.small}`, { cpu, time } = await grown(few, many);
		tell(`page (${v.name}): processor time ${sizes}`, cpu, "x", ["at most", 1.2]);
		tell(`page (${v.name}): time ${sizes}`, time, "x");
		tell(`page (${v.name}): rows that the database reads, with ${settings.referrals}`, await rowsRead(large, () => rowsOf(v)), "");
		tell(`page (${v.name}): rows that the database reads, with ${settings.small}`, await rowsRead(small, () => rowsOf(allHere[i])), "");
	}
	say("contact on file");
	await contactOnFile(large, small, there, here, tell);
	await againstNothing(large, there[0], tell);
}
