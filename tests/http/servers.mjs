// servers - tests/smtp_server.py, text_server.py and imap_server.py for tests: each a process that ends when its input closes.
//
//	const smtp = await new Server().start("smtp_server.py", "nostarttls");
//	smtp.port, smtp.folder		// what the script prints, and keeps
//	await smtp.stop();

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { root } from "./harness.mjs";

const servers = new Set();
process.on("exit", () => servers.forEach((server) => server.kill()));

export class Server {
	async start(script, ...options) {
		this.folder = await mkdtemp(path.join(tmpdir(), "handrail-server-"));
		this.process = spawn("/usr/bin/python3", [path.join(root, "tests", script), this.folder, ...options], { stdio: ["pipe", "pipe", "ignore"] });
		servers.add(this.process);
		this.exit = new Promise((resolve) => this.process.on("exit", resolve));
		const said = await new Promise((resolve, reject) => {
			let text = "";
			this.process.stdout.on("data", (part) => (text += part).includes("\n") && resolve(text));
			this.exit.then(() => reject(new Error(`${script} ended at once`)));
		});
		this.port = Number(said.match(/^ready (\d+)/)[1]);
		return this;
	}

	fault(words) {
		return words ? writeFile(path.join(this.folder, "fault"), words) : unlink(path.join(this.folder, "fault")).catch(() => {});
	}

	async kept(ending) {
		const names = (await readdir(this.folder)).filter((name) => name.endsWith(ending));
		return Promise.all(names.map((name) => readFile(path.join(this.folder, name), "utf8")));
	}

	async stop() {
		this.process.stdin.end();
		await this.exit;
		await rm(this.folder, { recursive: true, force: true });
	}
}
