// listen - an open page, as far as the web server knows: it listens at /live, and keeps what it hears.
//
//	const page = await listen(hana);		// or listen(visitor, { link: token }) for a page behind a link
//	await page.hears(referral, version);		// waits for it
//	page.has(referral, version);
//	await page.ends();				// until the server hangs up
//	await page.again();				// listens again, as a browser does: with Last-Event-ID

import http from "node:http";
import { BASE, until } from "./harness.mjs";

class Listener {
	#request; #rest = "";
	events = [];		// { id, event, data }; data is parsed
	lastId = undefined;

	constructor(visitor, path) {
		this.visitor = visitor;
		this.path = path;
	}

	// Resolves when the answer begins. A status other than 200 has no events.
	open(headers = {}) {
		const { instance, host, cookies } = this.visitor;
		const all = { Host: `${host}:${instance.port}`, Accept: "text/event-stream", ...headers };
		if (cookies.size)
			all.Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		if (this.lastId !== undefined)
			all["Last-Event-ID"] = this.lastId;
		this.ended = false;
		this.#rest = "";
		return new Promise((resolve, reject) => {
			const request = this.#request = http.get({ host: "127.0.0.1", port: instance.port, path: BASE + this.path, headers: all,
				agent: false, setHost: false }, (answer) => {
				this.status = answer.statusCode;
				this.headers = answer.headers;
				this.localPort = answer.socket.localPort;
				answer.setEncoding("utf8");
				answer.on("data", (part) => this.#hear(part));
				answer.on("error", () => {});
				answer.on("close", () => { this.ended ||= request === this.#request; });
				resolve(this);
			});
			request.on("error", reject);
		});
	}

	#hear(part) {
		const blocks = (this.#rest + part).replaceAll("\r\n", "\n").split("\n\n");
		this.#rest = blocks.pop();
		for (const block of blocks) {
			const fields = Object.fromEntries(block.split("\n").filter((line) => /^\w/.test(line)).map((line) => line.match(/^(\w+): ?(.*)$/).slice(1)));
			if (fields.id !== undefined)
				this.lastId = fields.id;
			if (fields.data !== undefined && fields.event !== "beat")
				this.events.push({ ...fields, text: fields.data, data: JSON.parse(fields.data) });
		}
	}

	has(referral, version) {
		return this.events.some(({ data }) => data.referral === referral && (version === undefined || data.version >= version));
	}

	hears(referral, version) {
		return until(`${this.path} hears of ${referral}, version ${version}`, () => this.has(referral, version));
	}

	ends() {
		return until(`${this.path} ends`, () => this.ended);
	}

	// Waits for a server that is just starting.
	async again() {
		this.close();
		await until(`${this.path} answers`, () => this.open().then(() => this.status < 500, () => false));
		return this;
	}

	close() {
		this.#request?.destroy();
	}
}

const open = new Set();

export async function listen(visitor, { link } = {}) {
	const page = new Listener(visitor, link ? `/live?link=${link}` : "/live");
	open.add(page);
	return page.open();
}

// A test's last act.
export function hangUp() {
	open.forEach((page) => page.close());
	open.clear();
}
