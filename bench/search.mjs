// search - finding programs, with 4,000 and with 100,000 of them. The bar is for all of these searches together;
// each one's own ratio tells which of them grow.

import { byTurns, load, median, settings } from "./bench.mjs";

const QUERIES = ["", "?q=food+pantry", "?q=rent", "?q=help+with+rent+and+food", "?q=Fairhaven+legal", "?q=Kell194", "?need=food", "?need=housing&open=now",
	"?q=food&near=Fairhaven", "?need=health&near=Fairhaven&within=10", "?language=es", "?q=nothinglikeit"];

export async function measureSearch({ large, small, tell }) {
	let few = 0, many = 0;
	for (const query of QUERIES) {
		const url = `/programs${query}`;
		const [here, there] = await byTurns([async () => 1000 / (await load(small, null, url, settings.seconds / 2)).rate,
			async () => 1000 / (await load(large, null, url, settings.seconds / 2)).rate], 3);
		tell(`search ${query || "without words"}: time with ${settings.programs} programs, against ${settings.smallTown}`, median(there.map((t, i) => t / here[i])), "x");
		few += median(here);
		many += median(there);
	}
	tell(`search, all of these: time with ${settings.programs} programs, against ${settings.smallTown}`, many / few, "x", ["at most", 3]);
	tell(`search: mean time of a page with ${settings.programs} programs, ${settings.connections} at once`, many / QUERIES.length, "ms");
}
