// reporter - node:test's results as the other runners give them: each failed test with its error and what its file wrote on
// standard error, each skipped test with its reason; last come "failed: NAME" for each that failed, "N skipped" and
// "N passed, N failed".
//
//	node --test --test-reporter=./tests/reporter.mjs tests/http/*.test.mjs
//
// A file that writes to standard error and passes fails the run: what a test provokes, it captures.

import path from "node:path";
import { inspect } from "node:util";

const indented = (text) => text.trimEnd().replace(/^/gm, "    ") + "\n";
const nameOf = (file) => path.relative(process.cwd(), file ?? "");

// An assertion has a message that shows the difference; the stack says where.
function reasonOf(error) {
	const cause = error?.cause ?? error;
	return cause instanceof Error ? cause.stack ?? cause.message : inspect(cause, { depth: 4 });
}

// A test that only holds failed ones has failed because of them.
const isSum = ({ details }) => details?.error?.failureType === "subtestsFailed";

export default async function* report(events) {
	const written = new Map(), failed = new Set();
	const names = [];
	let passes = 0, skips = 0;

	for await (const { type, data } of events) {
		const isFile = data.file && path.resolve(data.name ?? "") === data.file;
		if (type === "test:stderr")
			written.set(data.file, (written.get(data.file) ?? "") + data.message);
		if (type === "test:pass" && data.skip !== undefined) {
			skips++;
			yield `skipped: ${nameOf(data.file)}: ${data.name}: ${data.skip}\n`;
		} else if (type === "test:pass" && !isFile && data.details?.type !== "suite") {
			passes++;
		}
		if (type === "test:fail" && !isSum(data)) {
			const name = `${nameOf(data.file)}:${data.line ?? 0}: ${data.name}`;
			names.push(name);
			failed.add(data.file);
			yield `FAILED: ${name}\n${indented(reasonOf(data.details?.error))}`;
		}
	}
	for (const [file, text] of written) {
		if (!failed.has(file))
			names.push(`${nameOf(file)} wrote on standard error`);
		yield `${failed.has(file) ? "" : "FAILED: "}${nameOf(file)} wrote on standard error:\n${indented(text)}`;
	}
	for (const name of names)
		yield `failed: ${name}\n`;
	yield `${skips} skipped\n${passes} passed, ${names.length} failed\n`;
}
