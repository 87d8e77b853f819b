// second_factor - an app that shows sign-in codes, and the page that turns two-step sign-in on.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// As an app computes it, from the key that the page shows (RFC 6238).
export function codeOfApp(key, at = Date.now()) {
	const bits = [...key.replaceAll(" ", "")].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
	const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
	const mac = createHmac("sha1", secret).update(counter).digest();
	return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

// For the signed-in visitor; the recovery codes.
export async function turnOn(visitor) {
	const page = await visitor.get("/account/second-factor");
	const key = page.text.match(/data-secret>([A-Z2-7 ]+)</)[1];
	const done = await visitor.submit(page, { code: codeOfApp(key) }, { holds: "code" });
	assert.equal(done.status, 200);
	return [...done.text.matchAll(/data-recovery-code>([^<]+)</g)].map(([, code]) => code);
}

// The visitor was let in by one factor, with this answer: nobody is signed in before the second one.
export async function provesSecond(visitor, answer, code, leadsTo) {
	assert.match(answer.location, /^\/sign-in\/second-factor/);
	assert.equal((await visitor.get("/account")).status, 303, "nobody is signed in");
	const second = await visitor.get(answer.location);
	assert.equal((await visitor.submit(second, { code: "123456" }, { holds: "code" })).status, 422);
	const done = await visitor.submit(second, { code }, { holds: "code" });
	assert.equal(done.status, 303);
	assert.match(done.location, leadsTo);
	assert.equal((await visitor.get("/account")).status, 200);
}
