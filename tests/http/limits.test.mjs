// limits - what is done too often is refused, the page says until when, and keeps the words: through nginx.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { start } from "./harness.mjs";

// Each test has an installation of its own, because a limit that one has used up is missing in the next.
let it;
beforeEach(async () => { it = await start({ env: { HANDRAIL_LIMITS_FACTOR: "1" } }); });
afterEach(async () => { await it?.stop(); });

test("the thirty-first wrong password is refused, but not the person in their own browser", async () => {
	const sam = it.visitor(), stranger = it.visitor();
	await sam.signIn("seeker@demo.test");
	await sam.submit(await sam.get("/"), {}, { action: "/sign-out" });
	let answer;
	for (let i = 0; i < 31; i++)
		answer = await stranger.submit(await stranger.get("/sign-in"), { address: "seeker@demo.test", password: `guess ${i}` }, { action: "/sign-in" });
	assert.equal(answer.status, 429);
	assert.match(answer.headers["retry-after"], /^[0-9]+$/);
	assert.match(answer.text, /tried too often/);
	assert.match(answer.text, /value="seeker@demo\.test"/);
	await sam.signIn("seeker@demo.test");
	assert.equal((await sam.get("/account")).status, 200);
	assert.equal((await it.logs()).match(/limit_reached/g).length, 1);
	assert.doesNotMatch(await it.logs(), /seeker@demo/);
	assert.equal((await it.logs()).match(/event=sign_in_failed id=[0-9a-z]+ by=password/g).length, 30);
	assert.equal((await it.logs()).match(/event=signed_in id=[0-9a-z]+/g).length, 2);
	const given = await it.handrail("user", "set", "helper@demo.test", "--admin-of", "localhost");
	assert.match(given.stderr, /event=right_given .*right=site_admin/);
	assert.doesNotMatch(given.stderr, /right_given.*helper@/);
});

test("the eleventh file of one's own data within an hour is refused", async () => {
	const sam = it.visitor();
	await sam.signIn("seeker@demo.test");
	const download = async () => sam.submit(await sam.get("/account/data"), {}, { action: "/account/data" });
	for (let i = 0; i < 10; i++)
		assert.equal((await download()).status, 200);
	const refused = await download();
	assert.equal(refused.status, 429);
	assert.match(refused.text, /You can make it again at \d/);
});
