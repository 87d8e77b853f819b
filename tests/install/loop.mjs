// loop ROOT - a person is referred on the site that docs/install.md has set up in ROOT, the program gets its mail and sets the status from it.
// Runs in the network of that Debian, with the files of this one.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import https from "node:https";
import path from "node:path";

import { Page, Visitor, readMail, until } from "../http/harness.mjs";

const HOST = "refer.riverside.test";
const mails = path.join(process.argv[2], "var/lib/handrail/mail");

class Guest extends Visitor {
	request(method, url, { form, headers = {} } = {}) {
		const body = form && new URLSearchParams(form).toString(), all = { Host: HOST, ...headers };
		if (this.cookies.size)
			all.Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		if (form)
			Object.assign(all, { Origin: `https://${HOST}`, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body) });
		return new Promise((resolve, reject) => {
			const request = https.request({ host: "127.0.0.1", port: 443, servername: HOST, rejectUnauthorized: false, method, path: url.split("#")[0], headers: all }, (answer) => {
				let text = "";
				answer.setEncoding("utf8");
				answer.on("data", (part) => { text += part; });
				answer.on("end", () => {
					for (const cookie of answer.headers["set-cookie"] ?? [])
						this.cookies.set(cookie.slice(0, cookie.indexOf("=")), cookie.slice(cookie.indexOf("=") + 1).split(";")[0]);
					resolve(new Page(answer, text, url, text.length));
				});
			});
			request.on("error", reject);
			request.setTimeout(30000, () => request.destroy(new Error(`no answer: ${method} ${url}`)));
			request.end(body);
		});
	}
}

const guest = new Guest({ port: 443 }, HOST);
const front = await guest.get("/");
assert.equal(front.status, 200);
assert.match(front.words, /Riverside Helps/);
assert.match(front.headers["strict-transport-security"], /max-age/);
const found = await guest.get("/programs?q=Fairhaven+Food+Pantry");
const action = `/connect/${found.text.match(/data-program="([^"]+)"/)[1]}`;
const sent = await guest.submit(await guest.get(action), { for: "self", consent: "yes", seeker_first_name: "Nora", seeker_last_name: "Novak",
	seeker_email: "nora@people.test", reach: ["email"], comment: "Bread" }, { action, holds: "comment" });
assert.equal(sent.status, 303, sent.words.slice(0, 500));
assert.match((await guest.get(sent.location)).words, /Nora|Thank|sent/i);
const mail = await until("mail to the program", async () => {
	const all = await Promise.all((await readdir(mails)).filter((name) => name.endsWith(".eml")).map(async (name) => readMail(await readFile(path.join(mails, name), "utf8"))));
	return all.find(({ to, text }) => to === "intake@example.org" && /Nora/.test(text));
}, 30000);
const link = new URL(mail.links.find((each) => /\/s\//.test(each))).pathname;
const program = new Guest({ port: 443 }, HOST);
const done = await program.submit(await program.get(link), { status: "got_help" }, { action: link, holds: "status" });
assert.equal(done.status, 303, done.words.slice(0, 500));
assert.match((await program.get(link)).text, /data-status="got_help"/);
console.log("referred, told, answered");
