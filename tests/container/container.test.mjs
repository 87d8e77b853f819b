// container - the Containerfile, built and run: not as root, its key from a file, ready with a database and not without one. Needs root, and
// buildah. Its base image comes from a registry or, where none is reached, from Debian's packages.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { root, start, until } from "../http/harness.mjs";

const run = promisify(execFile);
const has = async (program) => (await run("sh", ["-c", `command -v ${program} || true`])).stdout.trim();
const skip = process.getuid() ? "needs root, for namespaces" : await has("buildah") ? false : "no builder here: needs buildah";
const BASE = "debian:12-slim";
let it, folder, container;

// In a store of its own, so that the machine's images stay as they are.
const buildah = (...args) => run("buildah", ["--root", path.join(folder, "store"), "--runroot", path.join(folder, "run"), "--storage-driver", "vfs", ...args],
	{ cwd: root, maxBuffer: 1 << 28, timeout: 1500000, env: { ...process.env, BUILDAH_ISOLATION: "chroot", TMPDIR: folder } });

async function base() {
	const pulled = await buildah("pull", `docker.io/library/${BASE}`).then(() => true, () => false);
	if (pulled)
		return "from a registry";
	const archive = path.join(folder, "base.tar");
	await run("sh", [path.join(root, "tests/container/base"), archive], { timeout: 600000, maxBuffer: 1 << 26 });
	const { stdout: made } = await buildah("from", "scratch");
	await buildah("add", made.trim(), archive, "/");
	await buildah("commit", made.trim(), `docker.io/library/${BASE}`);
	return "from Debian's packages";
}

before(async () => {
	if (skip)
		return;
	folder = await mkdtemp(path.join(tmpdir(), "container-"));
	it = await start();
});
after(async () => {
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true, force: true });
});

test("the image is built from the Containerfile", { skip, timeout: 2400000 }, async (t) => {
	t.diagnostic(`base image ${await base()}`);
	const source = path.join(folder, "source");
	await mkdir(source);
	await run("sh", ["-c", `git archive HEAD | tar -x -C ${source}`], { cwd: root });
	await buildah("build", "--pull-never", "--network", "host", "--tag", "handrail", "--file", path.join(source, "Containerfile"), source);
	container = (await buildah("from", "--pull-never", "localhost/handrail")).stdout.trim();
	assert.equal((await buildah("run", container, "--", "id", "-un")).stdout.trim(), "handrail");
	assert.match((await buildah("run", container, "--", "handrail", "--version")).stdout, /^handrail \d/);
	const image = JSON.parse((await buildah("inspect", "--type", "image", "localhost/handrail")).stdout);
	assert.deepEqual([image.OCIv1.config.Entrypoint, image.OCIv1.config.Cmd, image.OCIv1.config.User], [["/usr/bin/handrail"], ["serve"], "handrail"]);
	assert.ok(!JSON.stringify(image).includes("key ="), "nothing secret stands in it");
});

test("it serves, and is healthy while the database is there", { skip, timeout: 600000 }, async () => {
	const conf = await readFile(it.conf, "utf8"), socket = conf.match(/^socket = (.*)$/m)[1], place = path.join(folder, "settings");
	await mkdir(place);
	await writeFile(path.join(place, "handrail.conf"), `[web]\nbase_url = http://localhost:${it.port}\n[database]\nsocket = /database/db.sock\n[mail]\nurl = file:/var/lib/handrail/mail\nfrom = post@localhost.test\n`);
	await writeFile(path.join(place, "key"), randomBytes(32).toString("hex"), { mode: 0o600 });
	await chown(path.join(place, "key"), 990, 990);
	await Promise.all([it.var, path.dirname(socket)].map((place) => chmod(place, 0o755)));
	const volumes = ["--volume", `${place}/handrail.conf:/etc/handrail/handrail.conf:ro`, "--volume", `${place}/key:/run/secrets/handrail-key:ro`,
		"--volume", `${path.dirname(socket)}:/database`];
	const health = () => run("sh", ["-c", "sed -n 's/^\\tCMD \\(REQUEST_METHOD.*\\)/\\1/p' Containerfile"], { cwd: root })
		.then(({ stdout }) => buildah("run", ...volumes, container, "--", "sh", "-c", stdout.trim())).then(() => null, (error) => error.message + error.stdout);
	const service = spawn("buildah", ["--root", path.join(folder, "store"), "--runroot", path.join(folder, "run"), "--storage-driver", "vfs", "run", ...volumes, container, "--", "handrail", "serve"],
		{ stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, BUILDAH_ISOLATION: "chroot" } });
	let log = "";
	service.stdout.on("data", (part) => { log += part; });
	service.stderr.on("data", (part) => { log += part; });
	const ended = new Promise((resolve) => service.on("exit", (code) => resolve(code)));
	try {
		await until("all programs have started", () => (log.match(/event=started/g) ?? []).length > 10 || undefined, 120000).catch((error) => { throw new Error(`${error.message}\n${log}`); });
		assert.equal(await health(), null);
	} finally {
		service.kill("SIGTERM");
	}
	await ended;
	volumes[5] = `${place}:/database`;
	assert.notEqual(await health(), null, "not healthy without the database");
});
