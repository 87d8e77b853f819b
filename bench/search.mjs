// search - finds programs among 4,000 and among 100,000. The bar is on the total processor time of these
// twelve searches. Each one's own ratio shows which of them grow, and has no bar.

import { grown, settings } from "./measure.mjs";

const QUERIES = ["", "?q=food+pantry", "?q=rent", "?q=help+with+rent+and+food", "?q=Fairhaven+legal", "?q=Kell194", "?need=food", "?need=housing&open=now",
	"?q=food&near=Fairhaven", "?need=health&near=Fairhaven&within=10", "?language=es", "?q=nothinglikeit"];

export async function measureSearch({ large, small, tell }) {
	const sizes = `with ${settings.programs} programs, against ${settings.smallTown}`;
	let few = 0, many = 0;
	for (const query of QUERIES) {
		const url = `/programs${query}`, { here, there, cpu } = await grown({ it: small, url }, { it: large, url }, 3, settings.seconds / 2);
		tell(`search ${query || "without words"}: processor time ${sizes} (${here.toFixed(2)} ms)`, cpu, "x");
		few += here;
		many += there;
	}
	tell(`search, the sum of these ${QUERIES.length}: processor time ${sizes}`, many / few, "x", ["at most", 3]);
	tell(`search: mean processor time of a page with ${settings.programs} programs`, many / QUERIES.length, "ms");
}
