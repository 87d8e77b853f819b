// peer - the same page by hand in PHP 8 (bench/peer/): php-fpm with opcache and persistent PDO, behind the same nginx, with the
// same statements and the same bytes.

import { execFile, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { processesOf, until } from "../tests/http/harness.mjs";
import { capture } from "./captured.mjs";
import { byTurns, load, median, processorTime } from "./measure.mjs";

const here = path.join(import.meta.dirname, "peer");
const PATH = "/peer";

// A captured text has a character for each byte.
const php = (v) => v === null ? "null" : v.number !== undefined ? v.number : `"${[...v].map((c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`).join("")}"`;

async function statements(it, list) {
	const conf = await readFile(it.conf, "utf8");
	const of = (name, otherwise) => conf.match(new RegExp(`^${name} = (.*)$`, "m"))?.[1] ?? otherwise;
	const [[zone]] = await it.sql("SELECT time_zone FROM site ORDER BY id LIMIT 1");
	return `<?php return [${[of("socket"), of("user", "handrail"), of("password", ""), zone].map((s) => php(s)).join(", ")}, [\n`
		+ list.map((s) => `[${php(s.sql)}, [${s.values.map(php).join(", ")}]],\n`).join("") + "]];\n";
}

const pool = (folder) => `[global]
error_log = ${folder}/php.log
daemonize = no
[page]
${process.getuid() ? "" : "user = root\ngroup = root\n"}listen = ${folder}/php.sock
listen.mode = 0666
pm = static
pm.max_children = 4
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.validate_timestamps] = 0
`;

// nginx finds the page where its own paths end, and reads them again.
async function behindNginx(it, folder, change) {
	const file = path.join(it.var, "nginx", "handrail-paths.conf"), before = await readFile(file, "utf8");
	await writeFile(file, change(before, `
location = ${PATH} {
	if ($handrail_own) { gzip on; }
	fastcgi_param SCRIPT_FILENAME ${here}/page.php;
	fastcgi_param PEER_FOLDER ${folder};
	include "${path.join(here, "../../nginx/handrail-fastcgi.conf")}";
	fastcgi_pass unix:${folder}/php.sock;
}
`));
	process.kill(processesOf(it.process.pid).find((p) => /^nginx: master/.test(p.command)).pid, "SIGHUP");
}

async function withPeer(it, v, work) {
	const folder = await mkdtemp(path.join(tmpdir(), "handrail-peer-"));
	let page;
	const list = await capture(it, async () => { page = await v.who.get(v.url); });
	const program = readdirSync("/usr/sbin").find((name) => /^php-fpm8/.test(name));
	let fpm;
	const end = () => fpm?.kill("SIGTERM");
	process.once("exit", end);
	try {
		await writeFile(path.join(folder, "statements.php"), await statements(it, list));
		await writeFile(path.join(folder, "page.html"), page.text);
		await writeFile(path.join(folder, "pool.conf"), pool(folder));
		await promisify(execFile)(`/usr/bin/${program.replace("-fpm", "")}`, [path.join(here, "make.php"), folder]);
		fpm = spawn(`/usr/sbin/${program}`, ["--nodaemonize", "--fpm-config", path.join(folder, "pool.conf"), ...(process.getuid() ? [] : ["--allow-to-run-as-root"])],
			{ stdio: "ignore", detached: true });
		await behindNginx(it, folder, (paths, location) => paths + location);
		const answer = await until("the peer", async () => { const a = await v.who.get(PATH); return a.status === 200 && a; });
		return await work({ process: fpm }, answer.text, page.text);
	} finally {
		process.off("exit", end);
		await behindNginx(it, folder, (paths) => paths.slice(0, paths.indexOf(`\nlocation = ${PATH} {`)));
		if (fpm?.exitCode === null) {
			fpm.kill("SIGTERM");
			await new Promise((resolve) => fpm.on("exit", resolve));
		}
		await rm(folder, { recursive: true, force: true });
	}
}

const rowsIn = (text) => text.match(/ data-(?:referral|person)="[^"]+"/g).length;

// Processor time of a page: of the programs and of nginx, whose work is the same for both; MariaDB's is left out.
export async function againstPeer(it, v, tell) {
	await withPeer(it, v, async (peer, theirs, ours) => {
		if (rowsIn(theirs) !== rowsIn(ours) || Math.abs(theirs.length / ours.length - 1) > 0.05)
			throw new Error(`the peer's page has ${rowsIn(theirs)} rows and ${theirs.length} bytes, ours ${rowsIn(ours)} and ${ours.length}`);
		const used = async () => {
			const { nginx, dashboards } = await processorTime(it), php = await processorTime(peer);
			return nginx + dashboards + Object.values(php).reduce((a, b) => a + b, 0);
		};
		const page = async (url) => {
			const before = await used(), run = await load(it, v.who, url);
			return (await used() - before) / run.answered;
		};
		const [our, their] = await byTurns([() => page(v.url), () => page(PATH)]);
		tell(`page (${v.name}): processor time of the program and nginx, against the same page in PHP`, 100 * median(our.map((o, i) => o / their[i])), "%", ["at most", 50]);
		tell(`page (${v.name}): processor time of the program and nginx`, median(our), "ms");
		tell(`page (${v.name}): processor time of PHP and nginx`, median(their), "ms");
	});
}
