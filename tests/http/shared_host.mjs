// shared_host - an account at a web host, as a volunteer has it, with Apache in front: Handrail is unpacked and its folder `public`
// copied into the web root, but nothing is set up. For Apache under suEXEC, so as root.
//
//	const host = await new SharedHost("apache-cgi").start(it);	// or apache-fcgid; `it` has the database
//	host.visitor()			// requests to it
//	host.at("handrail/setup-code.txt"), await host.write(name, text)	// what its owner sees in a file manager
//	await host.stop();
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { asRoot } from "../../bench/captured.mjs";
import { Visitor, build, freePort, root, send, until } from "./harness.mjs";

const run = promisify(execFile);

export const lacks = process.getuid() ? "needs root, for suEXEC" : ["/usr/sbin/apache2", "/usr/lib/apache2/suexec", "/usr/lib/apache2/modules/mod_fcgid.so"]
	.find((file) => !existsSync(file)) ? "needs apache2, apache2-suexec-pristine and libapache2-mod-fcgid" : false;

export class SharedHost {
	constructor(front) {
		this.front = front;
	}

	// tarball: the released one; otherwise what it would hold, as it is built here.
	async start(it, { tarball } = {}) {
		this.port = await freePort();
		this.home = `/var/www/handrail-test-${this.port}`;
		await rm(this.home, { recursive: true, force: true });
		await mkdir(this.home, { recursive: true });
		await (tarball ? run("tar", ["-xzf", tarball, "-C", this.home]) : this.unpack());
		await cp(this.at("handrail/public"), this.at("www"), { recursive: true });
		if (this.front === "apache-fcgid")
			await run("sed", ["-i", "s/index\\.cgi/index.fcgi/", this.at("www/.htaccess")]);
		await mkdir(this.at("mail"));
		await chmod(this.at("handrail"), 0o700);
		await run("chown", ["-R", "nobody:nogroup", this.home]);
		// The way to the database's socket.
		const [[socket]] = await asRoot(it, "SELECT @@socket");
		this.socket = socket;
		for (let folder = path.dirname(socket); folder !== "/" && folder.startsWith(it.var); folder = path.dirname(folder))
			await chmod(folder, 0o711);
		this.var = await mkdtemp(path.join(tmpdir(), "shared-host-"));
		await chmod(this.var, 0o711);
		this.process = spawn(path.join(root, "tests/apache"), [this.var, String(this.port), ""],
			{ env: { ...process.env, HANDRAIL_TEST_FRONT: this.front, HANDRAIL_TEST_HOME: this.home }, stdio: ["ignore", "inherit", "inherit"] });
		this.ended = new Promise((resolve) => this.process.on("exit", resolve));
		await until("Apache", () => send(this.port, "GET", "/static/icon.svg", { Host: "localhost" }).catch(() => null));
		return this;
	}

	async unpack() {
		await mkdir(this.at("handrail"));
		for (const name of ["handrail", "handrail.cgi", "templates"])
			await cp(path.join(build, name), this.at(`handrail/${name}`), { recursive: true });
		for (const name of ["schema", "static", "apache"])
			await cp(path.join(root, name), this.at(`handrail/${name}`), { recursive: true });
		await run(path.join(root, "tools/public"), [this.at("handrail/public")]);
	}

	at(name) {
		return path.join(this.home, name);
	}

	async write(name, text) {
		await writeFile(`${this.at(name)}.part`, text);
		await chown(`${this.at(name)}.part`, 65534, 65534);
		await rename(`${this.at(name)}.part`, this.at(name));
	}

	visitor() {
		return new Visitor(this, "localhost");
	}

	async stop() {
		this.process?.kill();
		await this.ended;
		await rm(this.var, { recursive: true, force: true });
	}
}
