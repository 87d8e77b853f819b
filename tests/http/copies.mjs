// copies - many rows of a list, as copies of one.

// Copies a referral of a program. Each copy has another time and, if it has one, another number.
export async function copyReferral(it, program, times, comment) {
	const columns = (await it.sql("SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'handrail' " +
		"AND TABLE_NAME = 'referral' AND EXTRA NOT LIKE '%GENERATED%' AND COLUMN_NAME <> 'id'")).map(([name]) => name);
	const values = columns.map((name) => ({
		public_id: "CONCAT('copy', LPAD(r.id * 100000 + s.seq, 8, '0'))", code: "CONCAT('COPY-', r.id, '-', s.seq)", comment: `'${comment}'`,
		made_at: "r.made_at + s.seq", seeker_phone: "IF(r.seeker_phone = '', '', CONCAT(LEFT(r.seeker_phone, 8), LPAD(s.seq % 10000, 4, '0')))",
	})[name] ?? `r.${name}`);
	await it.sql(`INSERT INTO referral (${columns}) SELECT ${values} FROM (SELECT r.* FROM referral r JOIN program p ON p.id = r.inbound_program_id ` +
		`WHERE p.public_id = '${program}' LIMIT 1) r JOIN seq_1_to_${times} s`);
	// The server does this by itself, some seconds after many rows were added.
	await it.sql("ANALYZE TABLE referral");
}
