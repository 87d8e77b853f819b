// weight - measures memory of the processes, start of a plain CGI program, bytes sent.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { build, processesOf, until } from "../tests/http/harness.mjs";
import { giveReferrals, visitors } from "./pages.mjs";
import { signal, workersOf } from "./workers.mjs";
import { load } from "./measure.mjs";

const programs = async (it) => [...new Set((await readFile(path.join(it.var, "nginx", "handrail-http.conf"), "utf8")).match(/(?<=\/)[\w-]+(?=\.sock)/g))];

// ---- memory ----

async function kilobytes(pid) {
	const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
	const of = (name) => Number(text.match(new RegExp(`^${name}: +(\\d+) kB`, "m"))[1]);
	return { resident: of("Rss"), own: of("Private_Clean") + of("Private_Dirty") };
}

// Measures after every kind of work, in every process.
export async function measureMemory({ large, tell }) {
	const all = await visitors(large);
	const [[program]] = await large.sql(`SELECT public_id FROM program WHERE id = ${large.who.pantry}`);
	const [[referral]] = await large.sql(`SELECT public_id FROM referral WHERE inbound_program_id = ${large.who.pantry} ORDER BY made_at DESC LIMIT 1`);
	for (const v of all)
		await load(large, v.who, v.url, 0.3);
	for (const url of [`/status/${referral}`, `/referrals/${referral}`, `/connect/${program}`, "/account", "/programs?q=food", `/programs/${program}`, "/healthz", `/live/changes?ids=${referral}`])
		await load(large, all[0].who, url, 0.3);
	let resident = 0, own = 0;
	for (const name of await programs(large)) {
		const sizes = await Promise.all(processesOf(large.process.pid).filter((p) => p.command.split(" ")[0] === path.join(build, name)).map((p) => kilobytes(p.pid)));
		const most = { resident: Math.max(...sizes.map((s) => s.resident)), own: Math.max(...sizes.map((s) => s.own)) };
		tell(`memory: ${name}, resident in its largest process`, most.resident / 1024, "MB", ["at most", 20]);
		tell(`memory: ${name}, private in its largest process`, most.own / 1024, "MB", ["at most", 6]);
		resident = Math.max(resident, most.resident);
		own = Math.max(own, most.own);
	}
	tell("memory: resident, the largest of all processes", resident / 1024, "MB", ["at most", 20]);
	tell("memory: private, the largest of all processes", own / 1024, "MB", ["at most", 6]);
}

// ---- plain CGI ----

const STARTS = 60;

function started(it, program, url, cookie = "") {
	return new Promise((resolve, reject) => execFile(path.join(build, "bench", "start"), [String(STARTS), path.join(build, program)],
		{ env: { PATH: process.env.PATH, HANDRAIL_CONF: it.conf, REQUEST_METHOD: "GET", REQUEST_URI: url, HTTP_HOST: `localhost:${it.port}`, HTTP_COOKIE: cookie }, maxBuffer: 1 << 26 },
		(error, out, err) => error ? reject(new Error(`${error.message}\n${err}`)) : resolve(JSON.parse(out))));
}

export async function measureStart({ large, small, tell }) {
	const [inbound] = await visitors(large), cookie = [...inbound.who.cookies].map(([n, v]) => `${n}=${v}`).join("; ");
	const pages = [["/programs", small, "programs", "/programs"], ["a dashboard", large, "dashboards", inbound.url, cookie], ["no work (/healthz)", small, "api", "/healthz"]];
	for (const [name, it, program, url, with_cookie] of pages) {
		const times = await started(it, program, url, with_cookie);
		// Wall time includes the machine's other work; the quickest run is the one least disturbed.
		tell(`start: a plain CGI page, ${name}, the quickest of ${STARTS}`, times.least * 1000, "ms", ["at most", 40]);
		tell(`start: a plain CGI page, ${name}, median`, times.wall * 1000, "ms");
		tell(`start: a plain CGI page, ${name}, processor time`, times.cpu * 1000, "ms");
	}
}

// ---- bytes sent ----

// All bytes that the server sends for one request, headers included. The client sends no Sec-Fetch-Site.
function bytes(it, url, cookie) {
	return new Promise((resolve, reject) => {
		const parts = [];
		const socket = net.connect(it.port, "127.0.0.1", () => socket.write(`GET ${url} HTTP/1.1\r\nHost: localhost:${it.port}\r\nAccept-Encoding: gzip, deflate, br\r\n`
			+ `Accept-Language: en\r\n${cookie ? `Cookie: ${cookie}\r\n` : ""}Connection: close\r\n\r\n`));
		socket.on("data", (part) => parts.push(part));
		socket.on("error", reject);
		socket.on("end", () => {
			const all = Buffer.concat(parts);
			resolve({ status: Number(all.toString("latin1", 9, 12)), length: all.length });
		});
	});
}

export async function measureBytes({ large, tell }) {
	const [clara, hana] = await visitors(large), sam = await giveReferrals(large);
	const one = async (query) => (await large.sql(query))[0][0];
	const program = await one(`SELECT public_id FROM program WHERE id = ${large.who.pantry}`);
	const referral = await one(`SELECT public_id FROM referral WHERE inbound_program_id = ${large.who.pantry} ORDER BY made_at DESC LIMIT 1`);
	const person = await one(`SELECT p.public_id FROM person_viewer v JOIN person p ON p.id = v.person_id WHERE v.viewer_kind = 0 AND v.viewer_id = ${large.who.hana} ORDER BY v.active_at DESC LIMIT 1`);
	const cookie = (v) => [...v.cookies].map(([n, value]) => `${n}=${value}`).join("; ");
	const guest = large.visitor();
	// Clears the outbox of forms sent by other measures, which would be written first.
	await large.sql("UPDATE outbox SET state = 4, ended_at = made_at, reason = 'bench' WHERE state = 0");
	const sent = await guest.submit(await guest.get(`/connect/${program}`), { for: "self", seeker_first_name: "Maria", seeker_last_name: "Bytes", seeker_email: "maria.bytes@mail.test",
		reach: "email", consent: "yes", comment: "Please." }, { action: `/connect/${program}` });
	const code = await guest.submit(await guest.get("/sign-in"), { address: "someone@mail.test" }, { action: "/sign-in" });
	if (sent.status !== 303 || code.status !== 303)
		throw new Error(`a page was not reached: ${sent.status} ${code.status}`);
	const { delivery } = await workersOf(large);
	signal(delivery, "SIGCONT");
	const mail = await until("a status link", async () => (await large.mails()).find((m) => m.to === "maria.bytes@mail.test"));
	signal(delivery, "SIGSTOP");
	const link = mail.links.map((l) => new URL(l)).find((u) => u.pathname.startsWith("/s/"));
	const pages = [["/", null], ["/programs?q=food", null], [`/programs/${program}`, null], [`/programs/${program}/next-steps`, null],
		[`/connect/${program}`, null], [`/connect/${program}`, hana.who], [sent.location.replace(/^https?:\/\/[^/]+/, ""), guest], [link.pathname, null],
		["/sign-in", null], ["/sign-in/code", guest], ["/sign-up", null], ["/account", clara.who], ["/referrals", sam], ["/people", hana.who], [`/people/${person}`, hana.who],
		["/inbound", clara.who], [clara.url, clara.who], [`/referrals/${referral}`, clara.who], [`/status/${referral}`, clara.who], ["/no-such-page", null]];
	const look = (await bytes(large, "/static/handrail.css")).length + (await bytes(large, "/static/handrail.js")).length
		+ (await bytes(large, "/static/marks.svg")).length;
	const live = (await bytes(large, "/static/live.js")).length;
	let most = 0;
	tell("bytes: stylesheet and script", look / 1024, "KB");
	tell("bytes: the script of pages that changes by others come into", live / 1024, "KB");
	for (const [url, who] of pages) {
		const page = await bytes(large, url, who && cookie(who));
		const scripts = /static\/live\.js/.test((await (who ?? guest).get(url)).text) ? look + live : look;
		if (![200, 404].includes(page.status))
			throw new Error(`${url}: ${page.status}`);
		const name = url.replaceAll(program, "{program}").replaceAll(referral, "{referral}").replaceAll(person, "{person}").replace(/^\/(sent|s)\/.*/, "/$1/{token}");
		tell(`bytes: first visit of ${name}${who === hana.who && /connect/.test(url) ? ", signed in" : ""}, with stylesheet and scripts`, (page.length + scripts) / 1024, "KB", ["at most", 20]);
		most = Math.max(most, page.length + scripts);
	}
	tell("bytes: first visit, the largest of all pages", most / 1024, "KB", ["at most", 20]);
}
