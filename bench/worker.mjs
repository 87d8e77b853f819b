// worker - the delivery worker against a mail server that takes 20 ms for each message: over one connection, and over several.

import { Server } from "../tests/http/servers.mjs";
import { byTurns, median } from "./measure.mjs";

const REFERRALS = 100;		// each sends two messages
const PAUSE = 0.02;
const ROUNDS = 3;

async function refer(it, number) {
	const [[program]] = await it.sql(`SELECT public_id FROM program WHERE id = ${it.who.pantry}`);
	const action = `/connect/${program}`, visitor = it.visitor();
	const sent = await visitor.submit(await visitor.get(action), { for: "self", seeker_first_name: "Maria", seeker_last_name: `Worker${number}`,
		seeker_email: `worker${number}@mail.test`, reach: "email", consent: "yes" }, { action });
	if (sent.status !== 303)
		throw new Error(`${action}: ${sent.status}\n${sent.words.slice(0, 500)}`);
}

// Messages a second. Everything that was sent waits once more, and goes again.
async function send(it, server, connections) {
	await it.sql("UPDATE outbox SET state = 0, next_at = 1, attempts = 0, claim = NULL, ended_at = NULL WHERE state = 2");
	const before = (await server.kept(".eml")).length, began = Date.now();
	await it.handrailWith({ HANDRAIL_MAIL_URL: `smtp://127.0.0.1:${server.port}?timeout=20`, HANDRAIL_MAIL_CONNECTIONS: String(connections),
		HANDRAIL_LIMITS_FACTOR: "1000000" }, "deliver", "--once");
	const seconds = (Date.now() - began) / 1000, count = (await server.kept(".eml")).length - before;
	if (count < 2 * REFERRALS)
		throw new Error(`${count} messages went, not ${2 * REFERRALS}`);
	return count / seconds;
}

// The instance's own worker is stopped meanwhile, as in all measures.
export async function measureWorker({ small, tell }) {
	const server = await new Server().start("smtp_server.py", "nostarttls");
	try {
		await small.sql("UPDATE outbox SET state = 4, ended_at = made_at, reason = 'bench' WHERE state IN (0, 2)");
		for (let i = 0; i < REFERRALS; i++)
			await refer(small, i);
		await small.sql("UPDATE outbox SET state = 2 WHERE state = 0");
		await server.fault(`pause ${PAUSE}`);
		const [one, four, eight] = await byTurns([1, 4, 8].map((n) => () => send(small, server, n)), ROUNDS);
		tell("worker, server takes 20 ms: rate over one connection", median(one), "/s");
		tell("worker, server takes 20 ms: rate over 4 connections", median(four), "/s");
		tell("worker, server takes 20 ms: 4 connections, against one", median(four.map((rate, i) => rate / one[i])), "x", ["at least", 2.5]);
		tell("worker, server takes 20 ms: 8 connections, against one", median(eight.map((rate, i) => rate / one[i])), "x");
	} finally {
		await server.stop();
	}
}
