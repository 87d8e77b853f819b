// data - fills the database with a million referrals by SQL, consistent with the law, so that `handrail check` accepts them.
//
// 	const all = await make(it, 1_000_000);		// it: an instance of the demo (tests/http/harness.mjs)
//
// Of n referrals, every second is inbound for the pantry (Clara's), every fifth is Hana's (and her group's,
// which shares), two fifths belong to 200 ordinary helpers, two fifths are people's own. Olga has 60 people, all
// of them referred to the rent help, where Otto works: two ordinary viewers, whose 60 rows lie far apart. Every
// twentieth of the odd ones is logged, another twentieth is on the tracking-only site; some are withdrawn, some
// say "don't reach out". They were made over two years and cover all eleven statuses.

const FIRST = "Maria James Linda Robert Patricia John Jennifer Michael Elizabeth David Barbara William Susan Richard Jessica Joseph Karen Thomas Sarah Carlos Nancy Daniel Lisa Matthew Fatima Anthony Ngoc Mark Sandra Donald Ashley Steven".split(" ");
const STEM = "Ander Bak Carl Dal East Fair Gold Hart Jack Kell Lind Mill North Ol Peter Quint Rob Sander Thom Under Vander West York Zimmer Black Green White Brook".split(" ");
const END = "son er well ton ford field worth man berg stein ley wood ridge brook land by mark sen".split(" ");
const WORDS = ["Needs help before the end of the month.", "Two children, four and seven years old.", "No car, the bus stops at the corner.",
	"Lost work in spring and is looking again.", "Please call after three in the afternoon.", "Has been on the list elsewhere since May.", "Walks with a cane."];

const list = (all) => all.map((one) => `'${one}'`).join(", ");
const pick = (all, by) => `ELT(${by} % ${all.length} + 1, ${list(all)})`;

// An id as long as secret_public_id() makes it, of 62 bits.
export const publicId = (of) => `RIGHT(LPAD(LOWER(CONV(LEFT(MD5(${of}), 16), 16, 36)), 13, '0'), 12)`;

// A code as secret_code() makes it: the first group counts, so that 24 million are distinct.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const digits = (i) => [4, 3, 2, 1, 0].map((power) => `SUBSTR('${LETTERS}', FLOOR(${i} / ${LETTERS.length ** power}) % ${LETTERS.length} + 1, 1)`).join(", ");
const noise = (i, from) => `REPLACE(REPLACE(UPPER(SUBSTR(MD5(${i}), ${from}, 5)), '0', 'G'), '1', 'H')`;
export const code = (i) => `CONCAT(${digits(i)}, '-', ${noise(i, 1)}, '-', ${noise(i, 6)})`;

const TWO_YEARS = 2 * 365 * 86400000;
export const OWN = 60;		// referrals of an ordinary viewer
const HELPERS = 200, SEEKERS = 1000, BATCH = 100000;

// Makes an account with Hana's password and a verified address.
async function account(it, first, last, address) {
	await it.sql(`INSERT INTO account (public_id, first_name, last_name, name_key, organization, password_hash, made_at)
		SELECT ${publicId(`'${address}'`)}, '${first}', '${last}', LOWER('${first}${last}'), 'Harbor Outreach', a.password_hash, a.made_at
		FROM account a JOIN account_address d ON d.account_id = a.id WHERE d.address = 'helper@demo.test';
		INSERT INTO account_address (account_id, address, proved_at)
		SELECT id, '${address}', made_at FROM account WHERE public_id = ${publicId(`'${address}'`)}`);
	return idOf(it, address);
}

const number = async (it, query) => Number((await it.sql(query))[0][0]);
const idOf = (it, address) => number(it, `SELECT account_id FROM account_address WHERE address = '${address}'`);
const programOf = (it, name) => number(it, `SELECT id FROM program WHERE name = '${name}'`);

async function crowd(it) {
	await it.sql(`INSERT INTO account (public_id, first_name, last_name, name_key, made_at)
		SELECT ${publicId("CONCAT('crowd', s.seq)")}, ${pick(FIRST, "s.seq")}, CONCAT('Crowd', s.seq), LOWER(CONCAT(${pick(FIRST, "s.seq")}, 'Crowd', s.seq)), 0
		FROM seq_1_to_${HELPERS + SEEKERS} s`);
	return number(it, "SELECT MIN(id) FROM account WHERE last_name LIKE 'Crowd%'");
}

// Computes everything about number i, 0 to n - 1, between seq and the tables. A person repeats only within
// ten rows, so never across batches. INSERT IGNORE is not an option: with the checks off, MariaDB loads an
// empty table in bulk, and one duplicate would silently empty it again.
function facts(who, n) {
	const step = Math.floor(n / OWN), made = Math.floor(TWO_YEARS / n);
	const own = `(s.seq % ${step} = 1 AND s.seq < ${step * OWN})`;
	return (from, to) => `(SELECT f.*,
			IF(f.origin = 0, NULL, IF(f.own, ${who.olga}, IF(f.i % 5 = 0, ${who.hana}, ${who.crowd} + FLOOR(f.i / 5) % ${HELPERS}))) AS helper,
			IF(f.own, ${who.rent}, IF(f.i % 2 = 0, ${who.pantry}, ELT(f.i % ${who.others.length} + 1, ${who.others.join(", ")}))) AS program,
			IF(f.reach & 8 OR NOT f.reach & 3, '', CONCAT(LOWER(f.first), '.', LOWER(f.last), f.i, '@mail.test')) AS email,
			-- As many numbers for each thousand referrals at any size: four follow each other with one.
			IF(f.reach & 6, CONCAT('+1415', 5000000 + f.i DIV 4), '') AS phone,
			LOWER(CONCAT(f.first, f.last)) AS name_key
		FROM (SELECT s.seq AS i, ${own} AS own,
			IF(${own} OR s.seq % 5 < 3, 1, 0) AS origin,
			IF(${own}, 0, IF(s.seq % 20 = 7, 1, IF(s.seq % 20 = 17, 2, 0))) AS kind,
			ELT(s.seq % 7 + 1, 1, 2, 3, 4, 8, 1, 5) AS reach,
			IF(${own}, 1, IF(s.seq % 20 IN (7, 17), 0, IF(s.seq % 50 = 9, 2, 1))) AS consent,
			IF(${own}, ${2 * n} + s.seq, IF(s.seq % 5 = 0, 2 * FLOOR(s.seq / 10) + 1, 2 * FLOOR(s.seq / 5))) AS person,
			${pick(FIRST, "FLOOR(s.seq / 10)")} AS first,
			CONCAT(${pick(STEM, "FLOOR(s.seq / 70)")}, ${pick(END, "FLOOR(s.seq / 320)")}) AS last,
			UNIX_TIMESTAMP() * 1000 - (${n} - s.seq) * ${made} AS made_at,
			FLOOR(s.seq * 7 / 3) % 11 AS status
		FROM seq_${from}_to_${to} s) f)`;
}

const PERSONS = 1000000;	// their first number
const NOT_COMPUTED = 0;		// `handrail migrate` computes the columns of worklists by the rules of now

const referrals = (who, rows) => `INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent,
		seeker_id, helper_id, shared_group_id, inbound_program_id, person_id,
		seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, seeker_name_key,
		helper_first_name, helper_last_name, helper_organization, helper_email, helper_name_key, comment,
		status, status_helper, word_program, version, last_event_party, made_at, updated_at, due_at, closed_at, withdrawn_at,
		attention_program, attention_helper)
	SELECT ${publicId("CONCAT('referral', i)")}, ${code("i")},
		IF(kind = 2, ${who.tracking}, ${who.site}), program, kind, origin, reach, consent,
		IF(i % 5 = 3, ${who.crowd} + ${HELPERS} + i % ${SEEKERS}, NULL), helper, IF(helper = ${who.hana}, ${who.team}, NULL), IF(kind = 0, program, NULL),
		IF(helper IS NULL OR kind = 2, NULL, ${PERSONS} + person),
		first, last, email, phone, 'en', name_key,
		IF(helper IS NULL, '', 'Hana'), IF(helper IS NULL, '', 'Helper'), IF(helper IS NULL, '', 'Fairhaven Family Center'),
		IF(helper IS NULL, '', 'helper@demo.test'), IF(helper IS NULL, '', 'hanahelper'),
		CONCAT(${pick(WORDS, "i")}, ' ', ${pick(WORDS, "FLOOR(i / 7)")}, ' ', ${pick(WORDS, "FLOOR(i / 49)")}),
		status, status, NULLIF(status, 0), IF(status, 2, 1), IF(status, 2, origin), made_at, made_at + IF(status, 86400000, 0),
		IF(kind = 0, made_at + 2 * 86400000, NULL), IF(status IN (5, 6, 8, 9, 10), made_at + 86400000, NULL), IF(consent = 2, made_at, NULL),
		${NOT_COMPUTED}, ${NOT_COMPUTED}
	FROM ${rows} x`;

const people = (who, rows) => `INSERT INTO person (id, public_id, site_id, seeker_first_name, seeker_last_name, seeker_email,
		seeker_phone, seeker_language, seeker_name_key, made_at, updated_at)
	SELECT ${PERSONS} + person, ${publicId("CONCAT('person', person)")}, ${who.site}, MAX(first), MAX(last), MAX(email), MAX(phone), 'en', MAX(name_key), MIN(made_at), MAX(made_at)
	FROM ${rows} x
	WHERE helper IS NOT NULL AND kind <> 2
	GROUP BY person`;

const viewers = (who, rows) => `INSERT INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at, attention)
	SELECT DISTINCT v.kind, IF(v.kind, ${who.team}, x.helper), p.id, p.site_id, 1, p.updated_at, ${NOT_COMPUTED}
	FROM ${rows} x
	JOIN person p ON p.id = ${PERSONS} + x.person
	JOIN (SELECT 0 AS kind UNION SELECT 1) v ON v.kind = 0 OR x.helper = ${who.hana}
	WHERE x.helper IS NOT NULL AND x.kind <> 2`;

// As lib/referral/person_search.c writes them.
const personWords = (from, to) => `INSERT INTO person_word (viewer_kind, viewer_id, site_id, word, inactive, person_id)
	SELECT v.viewer_kind, v.viewer_id, v.site_id, LOWER(ELT(w.seq, CONCAT('1', p.seeker_first_name), CONCAT('1', p.seeker_last_name),
		CONCAT('2', p.seeker_first_name, ' ', p.seeker_last_name), CONCAT('2', p.seeker_last_name, ' ', p.seeker_first_name))), -v.active_at, p.id
	FROM person p
	JOIN person_viewer v ON v.person_id = p.id
	JOIN seq_1_to_4 w
	WHERE p.id BETWEEN ${from} AND ${to}`;

// As lib/referral/inbound_word.c writes them: the names; with consent the address, and the number with and without its calling
// code and by its last seven and four digits.
const inboundWords = (from, to) => `INSERT IGNORE INTO inbound_word (program_id, word, made_at, referral_id)
	SELECT x.program_id, x.word, x.made_at, x.id
	FROM (SELECT r.id, r.inbound_program_id AS program_id, r.made_at, LOWER(CASE
			WHEN w.seq = 1 THEN r.seeker_first_name
			WHEN w.seq = 2 THEN r.seeker_last_name
			WHEN r.consent <> 1 THEN ''
			WHEN w.seq = 3 THEN r.seeker_email
			ELSE RIGHT(r.seeker_phone, ELT(w.seq - 3, 11, 10, 9, 8, 7, 4)) END) AS word
		FROM referral r
		JOIN seq_1_to_9 w
		WHERE r.inbound_program_id IS NOT NULL AND r.id BETWEEN ${from} AND ${to}) x
	WHERE x.word <> ''`;

// As lib/site/worklist.c writes them.
const inboundClaimers = (from, to) => `INSERT INTO inbound_claimer
	(account_id, program_id, referral_id, made_at, stage, due_order, attention_program)
	SELECT c.account_id, c.program_id, r.id, r.made_at, r.stage, r.due_order, r.attention_program
	FROM referral r
	JOIN program_claimer c ON c.program_id = r.inbound_program_id
	WHERE r.id BETWEEN ${from} AND ${to}
	ON DUPLICATE KEY UPDATE stage = VALUES(stage)`;

const events = (from, to) => `INSERT INTO referral_event (referral_id, made_at, act, party, account_id, actor_first_name, actor_last_initial, to_status, note, version)
	SELECT r.id, r.made_at, 0, r.origin, r.helper_id, IF(r.origin, 'Hana', r.seeker_first_name), IF(r.origin, 'H', LEFT(r.seeker_last_name, 1)), NULL, '', 1
	FROM referral r
	WHERE r.id BETWEEN ${from} AND ${to}`;

// Fills an empty instance of the demo. Returns the ids of the viewers.
export async function make(it, n, say = () => {}) {
	const who = {
		hana: await idOf(it, "helper@demo.test"),
		olga: await account(it, "Olga", "Ordinary", "ordinary@demo.test"),
		otto: await account(it, "Otto", "Ordinary", "otto@demo.test"),
		crowd: await crowd(it),
		pantry: await programOf(it, "Fairhaven Food Pantry"),
		rent: await programOf(it, "Fairhaven Rent Help"),
		site: await number(it, "SELECT id FROM site WHERE host = 'localhost'"),
		tracking: await number(it, "SELECT id FROM site WHERE host = 'tracking.localhost'"),
	};
	who.team = await number(it, `SELECT team_id FROM team_member WHERE account_id = ${who.hana} AND site_id = ${who.site}`);
	who.others = (await it.sql(`SELECT id FROM program WHERE id NOT IN (${who.pantry}, ${who.rent}) ORDER BY id LIMIT 29`)).flat();
	await it.sql(`INSERT INTO program_claimer (account_id, program_id, claimed_at, program_name)
		SELECT ${who.otto}, id, 0, name FROM program WHERE id = ${who.rent};
		DELETE FROM program_claimer WHERE program_id = ${who.rent} AND account_id <> ${who.otto}`);
	const rows = facts(who, n), quick = "SET SESSION unique_checks = 0, foreign_key_checks = 0; ";
	for (let from = 0; from < n; from += BATCH) {
		const to = Math.min(n, from + BATCH) - 1, some = rows(from, to);
		await it.sql(quick + people(who, some));
		await it.sql(quick + viewers(who, some));
		await it.sql(quick + referrals(who, some));
		await it.handrail("migrate");
		say(`${to + 1} of ${n} referrals`);
	}
	for (let from = 1, last = await number(it, "SELECT MAX(id) FROM referral"); from <= last; from += BATCH) {
		await it.sql(quick + inboundWords(from, from + BATCH - 1));
		await it.sql(quick + inboundClaimers(from, from + BATCH - 1));
		await it.sql(quick + events(from, from + BATCH - 1));
	}
	for (let from = PERSONS, last = await number(it, "SELECT MAX(id) FROM person"); from <= last; from += BATCH)
		await it.sql(quick + personWords(from, from + BATCH - 1));
	await it.sql("ANALYZE TABLE referral, person, person_viewer, person_word, inbound_word, inbound_claimer, referral_event");
	return who;
}
