// search - finds programs among 4,000 and among 100,000. Each of these twelve searches, and their sum, may
// take at most three times the processor time.

import { grown, settings } from "./measure.mjs";

// UNKNOWN finds nothing, all others find something; TOWN is the name of a town.
const UNKNOWN = "?q=nothinglikeit", TOWN = "?q=TOWN";
const QUERIES = ["", "?q=food+pantry", "?q=rent", "?q=help+with+rent+and+food", "?q=Fairhaven+legal", TOWN, "?need=food", "?need=housing&open=now",
	"?q=food&near=Fairhaven", "?need=health&near=Fairhaven&within=10", "?language=es", UNKNOWN];

// Stops if a search that should find something finds nothing.
async function expectFound(it, url, some) {
	const page = await it.visitor().get(url);
	if (page.status !== 200 || / data-program=/.test(page.text) !== some)
		throw new Error(`${url}: status ${page.status}, ${some ? "nothing" : "something"} found`);
}

export async function measureSearch({ large, small, tell }) {
	const sizes = `with ${settings.programs} programs, against ${settings.smallTown}`;
	let few = 0, many = 0;
	for (const query of QUERIES) {
		const url = `/programs${query.replace(TOWN, `?q=${small.town}`)}`;
		await expectFound(small, url, query !== UNKNOWN);
		await expectFound(large, url, query !== UNKNOWN);
		const { here, there, cpu } = await grown({ it: small, url }, { it: large, url }, 3, settings.seconds / 2);
		tell(`search ${query || "without words"}: processor time ${sizes} (${here.toFixed(2)} ms)`, cpu, "x", ["at most", 3]);
		few += here;
		many += there;
	}
	tell(`search, the sum of these ${QUERIES.length}: processor time ${sizes}`, many / few, "x", ["at most", 3]);
	tell(`search: mean processor time of a page with ${settings.programs} programs`, many / QUERIES.length, "ms");
}
