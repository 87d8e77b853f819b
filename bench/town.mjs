// town - copies the demo's town by SQL until there are n programs: for search.
//
// Each copy lies elsewhere on a grid over the country, has a name of its own in place of the town's, and
// words of its own in its descriptions, because no two real towns use the same ones.

import { publicId } from "./data.mjs";

const TABLES = ["organization", "location", "program"];
const BEFORE = "bench copies";		// the source of all copies
const BATCH = 500;			// towns per batch

const STEMS = "Ander Bak Carl Dal East Gold Hart Jack Kell Lind Mill North Ol Peter Quint Rob Sander Thom Under Vander West York".split(" ");
const list = (all) => all.map((one) => `'${one}'`).join(", ");
const town = (n) => `CONCAT(ELT(${n} % ${STEMS.length} + 1, ${list(STEMS)}), 'ham', CONV(${n} + 500, 10, 26))`;

// Programs of different towns have different names: each contains its town's.
const named = (column) => `IF(${column} LIKE '%Fairhaven%', REPLACE(${column}, 'Fairhaven', ${town("t.seq")}), CONCAT(${town("t.seq")}, ' ', ${column}))`;

// Twelve words of some twenty thousand, chosen by program and town.
const own = Array.from({ length: 12 }, (_, i) => `' ', ELT((p.id * ${7 + i} + t.seq) % ${STEMS.length} + 1, ${list(STEMS)}), CONV(300 + (p.id * ${31 + i * 17} + t.seq * ${13 + i}) % 1000, 10, 26)`).join(", ");

const columns = async (it, table, without) => (await it.sql(`SELECT column_name FROM information_schema.columns
	WHERE table_schema = DATABASE() AND table_name = '${table}' ORDER BY ordinal_position`)).flat().filter((c) => !without.includes(c));

// Rows of a copy keep their number in the town: id = base + town * stride + number.
// Returns the name of a town that is there at every size.
export async function grow(it, n, say = () => {}) {
	const [[have, stride]] = (await it.sql("SELECT COUNT(*), (SELECT GREATEST((SELECT MAX(id) FROM program), (SELECT MAX(id) FROM organization), (SELECT MAX(id) FROM location)) + 1) FROM program")).map((r) => r.map(Number));
	const towns = Math.ceil((n - have) / have), base = 1000000;
	const id = (name) => `${base} + t.seq * ${stride} + ${name}`;
	const fresh = { public_id: publicId("CONCAT(t.seq, '/', p.id)"), source: `'${BEFORE}'`, source_id: "CONCAT(t.seq, '/', p.source_id)",
		name: named("p.name"), organization_id: id("p.organization_id"),
		latitude: "p.latitude + t.seq % 50 * 0.4 - 10", longitude: "p.longitude - FLOOR(t.seq / 50) % 50 * 0.9",
		city: `REPLACE(p.city, 'Fairhaven', ${town("t.seq")})` };

	for (let from = 1; from <= towns; from += BATCH) {
		const some = `seq_${from}_to_${Math.min(towns, from + BATCH - 1)} t`;
		const copy = async (table, changes, where = "TRUE") => {
			const all = await columns(it, table, []);
			await it.sql(`INSERT INTO ${table} (${all.join(", ")})
				SELECT ${all.map((c) => changes[c] ?? `p.${c}`).join(", ")}
				FROM ${table} p
				JOIN ${some}
				WHERE ${where}`);
		};
		for (const table of TABLES) {
			const all = await columns(it, table, ["situation"]);
			await copy(table, { ...Object.fromEntries(Object.entries(fresh).filter(([c]) => all.includes(c))), id: id("p.id") }, "p.id < " + stride);
		}
		const ours = `p.program_id < ${stride}`, owned = { program_id: id("p.program_id") };
		for (const table of ["program_hours", "program_closure", "program_hours_note", "program_language", "program_need", "program_phone",
			"program_term"])
			await copy(table, { ...owned, location_id: id("p.location_id"), name: named("p.name") }, ours);
		await copy("program_location", { ...owned, location_id: id("p.location_id") }, ours);
		await copy("program_point", { ...owned, location_id: id("p.location_id"), latitude: fresh.latitude, longitude: fresh.longitude }, ours);
		await it.sql(`INSERT INTO program_text (program_id, title, summary, body)
			SELECT ${id("p.id")}, ${named("x.title")}, REPLACE(x.summary, 'Fairhaven', ${town("t.seq")}), CONCAT(REPLACE(x.body, 'Fairhaven', ${town("t.seq")}), ${own})
			FROM program_text x
			JOIN program p ON p.id = x.program_id
			JOIN ${some}
			WHERE x.program_id < ${stride}`);
		say(`${have + Math.min(towns, from + BATCH - 1) * have} of ${n} programs`);
	}
	await it.sql(`INSERT INTO search_stale (program_id) SELECT id FROM program WHERE source = '${BEFORE}'`);
	await it.handrail("migrate");	// renews the index of the search
	await it.sql("ANALYZE TABLE program, search_word, program_point, program_need, program_hours, program_language");
	return (await it.sql(`SELECT ${town("7")}`))[0][0];
}
