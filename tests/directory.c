/* directory.c - imports of a directory: every version of HSDS, repeated imports, and faulty files.
 *
 * Each test has its own database: an import updates the table of places
 * from all programs, and the tests count written rows. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "edge/db.h"
#include "directory/directory.h"
#include "own_database.h"
#include "support.h"

static struct req *q;

static void begin(void)
{
	q = own_database();
}

static void end(void)
{
	own_database_drop(q);
}

TestSuite(directory, .init = begin, .fini = end);

/* ---- importing ---- */

static struct directory_result import(const char *path, const char *source)
{
	struct directory_result r;
	struct directory_options o = { .path = path, .source = source, .rewrite_contacts = true, .allow_retire = 1 };

	cr_assert_eq(directory_import(q, &o, &r), ERR_OK, "%s: %s", path, q->failed.detail);
	return r;
}

/* The count of a warning; *first: the place of the first. */
static size_t warned(const struct directory_result *r, const char *kind, const char **first)
{
	for (size_t i = 0; i < r->warning_count; i++)
		if (text_equal(r->warnings[i].kind, kind)) {
			if (first)
				*first = r->warnings[i].first;
			return r->warnings[i].count;
		}
	return 0;
}

static bool is_of_no_use(const char *kind)
{
	return text_starts(kind, "column not used ") || text_starts(kind, "table not used ");
}

/* No warning but for columns and tables that become nothing. */
static void expect_no_warnings(const struct directory_result *r, const char *what)
{
	for (size_t i = 0; i < r->warning_count; i++)
		if (!is_of_no_use(r->warnings[i].kind))
			cr_expect_fail("%s: %zu %s at %s", what, r->warnings[i].count, r->warnings[i].kind, r->warnings[i].first);
}

/* ---- looking ---- */

struct line { const char *line; };
static const struct column line_columns[] = { COLUMN(struct line, line) };

/* A program in one line, with all imported facts. */
STATEMENT(told, line_columns, struct line,
	"SELECT CONCAT_WS('|', p.source_id, o.name, p.name, p.alternate_name, p.description, p.url, p.email, "
	" p.application_process, p.eligibility, p.fees, p.is_free, p.documents, p.areas, p.wait_time, "
	" (SELECT GROUP_CONCAT(CONCAT(f.dial, 'x', f.extension, f.type) ORDER BY f.position) "
	"  FROM program_phone f WHERE f.program_id = p.id), "
	" (SELECT GROUP_CONCAT(CONCAT(h.weekday, ':', h.opens, '-', h.closes) ORDER BY h.weekday, h.opens) "
	"  FROM program_hours h WHERE h.program_id = p.id), "
	" (SELECT GROUP_CONCAT(l.language ORDER BY l.language) FROM program_language l WHERE l.program_id = p.id), "
	" (SELECT GROUP_CONCAT(t.name ORDER BY t.name) FROM program_term m JOIN taxonomy_term t ON t.id = m.term_id "
	"  WHERE m.program_id = p.id), "
	" (SELECT GROUP_CONCAT(n.need ORDER BY n.need) FROM program_need n WHERE n.program_id = p.id), "
	" (SELECT GROUP_CONCAT(CONCAT_WS('/', l.name, l.address_1, l.city, l.state_province, l.postal_code, l.country, "
	"   l.transportation, l.accessibility, l.latitude, l.longitude, t.latitude, t.longitude)) "
	"  FROM program_location k JOIN location l ON l.id = k.location_id "
	"  LEFT JOIN program_point t ON t.program_id = k.program_id AND t.location_id = l.id WHERE k.program_id = p.id)) "
	" AS line "
	"FROM program p JOIN organization o ON o.id = p.organization_id "
	"WHERE p.source = ? AND p.retired_at IS NULL "
	"ORDER BY p.source_id");

static const char *const oakvale[] = {
	"s1|Oakvale Community Kitchen|Kitchen Pantry|The Blue Door|A bag of food.\nAsk for bread.|"
	"http://www.kitchen.oakvale.example/pantry|pantry@example.invalid|Walk in.|Everyone who is hungry.|Free|1|"
	"A bag, if you have one|Oakvale|None|+15085550111x12voice|"
	"0:540-1020,1:540-1020,2:540-1020,3:540-1020,4:540-1020,5:600-720|en,es,ht|Food Pantry|0|"
	"Kitchen House/1 Bridge Street/Oakvale/MA/02790/US/Bus 3/A ramp at the side door/41.51/-70.91/41.51/-70.91",
	"s2|Oakvale Law Office|Lawyer for Tenants||Somebody reads your notice.|https://law.oakvale.example/tenants||"
	"Call for a time.|You rent in Oakvale.|$20 a visit|0|Your lease|Oakvale|2 weeks|+15085550112xvoice|"
	"2:780-990|en,pt|Legal Advice|1,4|"
	"Law Office/22 Hill Road/Oakvale/MA/02790/US///41.53/-70.93/41.53/-70.93",
	"s3|Oakvale Law Office|Oakvale Warm Line||Somebody listens, day and night.|||Call.||None|1||||+15085550113xvoice|"
	"0:0-1440,1:0-1440,2:0-1440,3:0-1440,4:0-1440,5:0-1440,6:0-1440|en|Mental Health|3|By phone///////",
};

static void expect_oakvale(const char *source)
{
	struct line *lines;
	size_t count;

	cr_assert_eq(db_rows(q, &told, &lines, &count, BIND(source)), ERR_OK, "%s", q->failed.detail);
	cr_assert_eq(count, COUNT(oakvale));
	for (size_t i = 0; i < count; i++)
		cr_expect_str_eq(lines[i].line, oakvale[i], "%s says\n%s\nbut should say\n%s", source, lines[i].line, oakvale[i]);
}

struct count { int64_t count; };
static const struct column count_columns[] = { COLUMN(struct count, count) };

static int64_t counted(const struct stmt *s, struct binds b)
{
	struct count c;

	cr_assert_eq(db_row(q, s, &c, b), ERR_OK, "%s: %s", s->name, q->failed.detail);
	return c.count;
}

/* The number of rows that the server wrote, changed or deleted for this connection. */
STATEMENT(written, count_columns, struct count,
	"SELECT CAST(SUM(variable_value) AS SIGNED) AS count "
	"FROM information_schema.session_status "
	"WHERE variable_name IN ('HANDLER_WRITE', 'HANDLER_UPDATE', 'HANDLER_DELETE')");

/* ---- every version ---- */

static const char *const versions[] = {
	"hsds-1.0-ohana", "hsds-1.0", "hsds-1.1", "hsds-2.0", "hsds-3.0", "hsds-3.1", "hsds-export", "hsds-json/page.json",
	"hsds-json/array.json", "hsds-json/organization_list.json", "hsds-json/tabular.json",
};

/* The same three programs in every form become the same rows; a second import writes nothing at all. */
Test(directory, every_version_imports_the_same)
{
	for (size_t i = 0; i < COUNT(versions); i++) {
		const char *path = arena_printf(q->arena, "tests/data/%s", versions[i]);
		struct directory_result first = import(path, versions[i]), second;
		int64_t before, between, after;

		cr_expect_eq(first.organizations, 2, "%s", path);
		cr_expect_eq(first.locations, 3, "%s", path);
		cr_expect_eq(first.added, 3, "%s", path);
		expect_no_warnings(&first, path);
		expect_oakvale(versions[i]);
		before = counted(&written, NOTHING);
		between = counted(&written, NOTHING);
		second = import(path, versions[i]);
		after = counted(&written, NOTHING);
		cr_expect_eq(second.added + second.changed + second.retired, 0, "%s", path);
		cr_expect_eq(second.unchanged, 3, "%s", path);
		cr_expect_eq(after - between, between - before, "%s: %lld rows written", path,
			(long long)(after - between - (between - before)));
	}
}

STATEMENT(place_at, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM place "
	"WHERE name_key = ? AND name = ? AND ABS(latitude - ?) < 1e-9 AND ABS(longitude - ?) < 1e-9 AND programs = ?");
STATEMENT(places_all, count_columns, struct count, "SELECT COUNT(*) AS count FROM place");
STATEMENT(words_found, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM search_word WHERE word = ? AND LENGTH(programs) = 2");
STATEMENT(term_under, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM taxonomy_term t JOIN taxonomy_term u ON u.id = t.parent_id WHERE t.name = ? AND u.name = ?");

/* The contents of the search's tables. */
Test(directory, places_words_terms)
{
	import("tests/data/hsds-3.0", "a");
	cr_expect_eq(counted(&place_at, BIND("oakvale", "Oakvale", 41.52, -70.92, 2)), 1);
	cr_expect_eq(counted(&place_at, BIND("oakvalema", "Oakvale, MA", 41.52, -70.92, 2)), 1);
	cr_expect_eq(counted(&place_at, BIND("02790", "02790", 41.52, -70.92, 2)), 1);
	cr_expect_eq(counted(&places_all, NOTHING), 3);
	cr_expect_eq(counted(&words_found, BIND("bread")), 1);
	cr_expect_eq(counted(&words_found, BIND("hungri")), 1);
	cr_expect_eq(counted(&words_found, BIND("kitchen")), 1);
	cr_expect_eq(counted(&term_under, BIND("Food Pantry", "Food")), 1);
}

/* ---- zip ---- */

struct packed { const char *name, *text; };

/* Makes a zip of texts and returns its path. */
static const char *zip_make(const struct packed *files, size_t count)
{
	const char *path = arena_printf(q->arena, "%s/x.zip", test_folder());
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_EXCL, NULL);

	for (size_t i = 0; i < count; i++) {
		zip_source_t *s = zip_source_buffer(z, files[i].text, strlen(files[i].text), 0);

		cr_assert_geq(zip_file_add(z, files[i].name, s, ZIP_FL_ENC_UTF_8), 0, "%s", zip_strerror(z));
	}
	cr_assert_eq(zip_close(z), 0);
	return path;
}

static const char *sample(const char *name)
{
	char *text = test_read(arena_printf(q->arena, "tests/data/%s", name));

	cr_assert_not_null(text, "%s", name);
	return text;
}

/* As some directories come: tables under data/, a datapackage.json that names others. */
Test(directory, zip_with_tables_below)
{
	static const char *const names[] = { "accessibility_for_disabilities", "eligibility", "languages", "locations",
		"organizations", "phones", "physical_addresses", "regular_schedules", "required_documents", "service_areas",
		"services", "services_at_location", "services_taxonomy", "taxonomy" };
	struct packed files[COUNT(names) + 3] = {
		{ "datapackage.json", "{\"resources\": [{\"path\": \"nowhere.csv\"}]}" },
		{ "__MACOSX/data/services.csv", "rubbish" },
		{ "readme.txt", "hello" },
	};
	struct directory_result r;

	for (size_t i = 0; i < COUNT(names); i++)
		files[i + 3] = (struct packed){ arena_printf(q->arena, "data/%s.csv", names[i]),
			sample(arena_printf(q->arena, "hsds-1.1/%s.csv", names[i])) };
	r = import(zip_make(files, COUNT(files)), "zip");
	cr_expect_eq(r.added, 3);
	expect_no_warnings(&r, "zip");
	expect_oakvale("zip");
}

static enum err refused(const char *path)
{
	struct directory_result r;
	enum err e;

	e = directory_import(q, &(struct directory_options){ .path = path }, &r);
	cr_expect(e == ERR_OK || q->failed.detail, "%s was refused in silence", path);
	return e;
}

static bool told_why(const char *word)
{
	return q->failed.detail && strstr(q->failed.detail, word);
}

/* A name such as ../../x in a zip has no effect: nothing is written anywhere. */
Test(directory, zip_with_paths_out_of_the_folder)
{
	const char *outside = arena_printf(q->arena, "%s/services.csv", test_folder());
	struct packed files[] = {
		{ arena_printf(q->arena, "../../../../../..%s", outside), "id,name\n1,Outside\n" },
		{ "services.csv", "id,name\n2,Inside\n" },
	};
	struct directory_result r = import(zip_make(files, COUNT(files)), "out");

	cr_expect_eq(r.added, 1);
	cr_expect_eq(warned(&r, "file found twice, the deeper one left out", NULL), 1);
	cr_expect_eq(access(outside, F_OK), -1);
}

/* A zip bomb is refused. */
Test(directory, zip_bomb)
{
	size_t length = (size_t)64 << 20;
	char *text = malloc(length + 1);
	struct packed files[] = { { "services.csv", text } };

	cr_assert_not_null(text);
	memset(text, 'a', length);
	memcpy(text, "id,name\n1,", 10);
	for (size_t i = 1000; i < length; i += 1000)
		text[i] = '\n';
	text[length] = '\0';
	cr_expect_eq(refused(zip_make(files, 1)), ERR_INPUT);
	cr_expect(told_why("packed size"), "%s", q->failed.detail);
	free(text);
}

STATEMENT(programs_all, count_columns, struct count, "SELECT COUNT(*) AS count FROM program");
STATEMENT(organizations_all, count_columns, struct count, "SELECT COUNT(*) AS count FROM organization");

/* A path without a directory is refused with a reason (ERR_INPUT), and changes nothing. */
Test(directory, refusals)
{
	const char *folder = test_folder(), *empty = test_folder();

	cr_expect_eq(refused("tests/data/not-there"), ERR_INPUT);
	cr_expect_eq(refused(empty), ERR_INPUT);
	cr_expect_eq(refused(test_file(folder, "x.zip", "PK\3\4 this is no zip")), ERR_INPUT);
	cr_expect_eq(refused(test_file(folder, "x.json", "{\"id\": ")), ERR_INPUT);
	cr_expect(told_why("x.json:1"), "%s", q->failed.detail);
	cr_expect_eq(refused(test_file(folder, "x.txt", "hello")), ERR_INPUT);
	cr_expect_eq(refused(test_file(folder, "services.csv", "")), ERR_INPUT);
	cr_expect_eq(refused(test_file(folder, "services.csv", "id,name\n")), ERR_INPUT);
	cr_expect(told_why("no programs"), "%s", q->failed.detail);
	cr_expect_eq(refused(test_file(folder, "services.csv", "\xff\xfei\1d\1")), ERR_INPUT);
	cr_expect(told_why("UTF-16"), "%s", q->failed.detail);
	cr_expect_eq(directory_import(q, &(struct directory_options){ .path = "demo/hsds", .country = "Atlantis" },
		&(struct directory_result){ 0 }), ERR_INPUT);
	cr_expect_eq(counted(&organizations_all, NOTHING), 0);
}

/* A failure in the middle leaves everything as it was: here the file is
 * broken behind a thousand good rows. */
Test(directory, all_or_nothing)
{
	const char *folder = test_folder();
	struct str s;

	import("tests/data/hsds-3.0", "default");
	str_init(&s, q->arena, (size_t)1 << 26);
	str_add(&s, "id,name\n");
	for (int i = 0; i < 1000; i++)
		str_printf(&s, "n%d,Program %d\n", i, i);
	test_file(folder, "organizations.csv", "id,name\no9,New\n");
	test_file(folder, "services.csv", s.text);
	/* an unterminated object: noticed at opening */
	test_file(folder, "attributes.csv", "\xfe\xff");
	cr_expect_eq(refused(folder), ERR_INPUT);
	cr_expect_eq(counted(&programs_all, NOTHING), 3);
	cr_expect_eq(counted(&organizations_all, NOTHING), 2);
	expect_oakvale("default");
}

/* ---- again and again ---- */

COMMAND(set_program,
	"INSERT INTO program_setting (program_id, mode, verb, next_steps, updated_at) "
	"SELECT id, 0, 3, 'ours', 1 FROM program WHERE source_id = 's1'");
COMMAND(set_address,
	"INSERT INTO referral_address (public_id, program_id, email, confirmed_at) "
	"SELECT 'address1', id, 'x@example.invalid', 1 FROM program WHERE source_id = 's1'");
STATEMENT(settings_kept, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program p JOIN program_setting s ON s.program_id = p.id "
	"JOIN referral_address a ON a.program_id = p.id "
	"WHERE p.source_id = 's1' AND s.next_steps = 'ours' AND s.mode = 0 AND a.confirmed_at = 1");
STATEMENT(program_is, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program WHERE source_id = ? AND name = ? AND (retired_at IS NOT NULL) = ?");
STATEMENT(public_ids, count_columns, struct count, "SELECT COUNT(*) AS count FROM program WHERE public_id = ?");
struct text { const char *public_id; };
static const struct column text_columns[] = { COLUMN(struct text, public_id) };
STATEMENT(public_id_of, text_columns, struct text, "SELECT public_id FROM program WHERE source_id = ?");

/* Copies a sample folder and replaces one file's text. */
static const char *altered(const char *sample_name, const char *file, const char *text)
{
	static const char *const names[] = { "organizations.csv", "locations.csv", "addresses.csv", "service_at_location.csv",
		"phones.csv", "services.csv" };
	const char *folder = test_folder();

	for (size_t i = 0; i < COUNT(names); i++)
		test_file(folder, names[i], text_equal(names[i], file) ? text :
			sample(arena_printf(q->arena, "%s/%s", sample_name, names[i])));
	return folder;
}

/* Missing programs are retired, changed ones updated; returning ones come back
 * with the same public id, so bookmarks work. Local settings stay. */
Test(directory, missing_changed_and_returning_programs)
{
	const char *services = sample("hsds-3.0/services.csv"), *third = strstr(services, "\ns3,");
	const char *without = arena_bytes(q->arena, services, (size_t)(third + 1 - services));
	const char *renamed = arena_printf(q->arena, "%.*sKitchen Larder%s", (int)(strstr(services, "Kitchen Pantry") - services),
		services, strstr(services, "Kitchen Pantry") + 14);
	const char *whole = altered("hsds-3.0", "", "");
	struct directory_result r;
	struct text before;

	import(whole, "default");
	cr_assert_eq(db_row(q, &public_id_of, &before, BIND("s3")), ERR_OK);
	cr_assert_eq(db_exec(q, &set_program, NULL, NOTHING), ERR_OK);
	cr_assert_eq(db_exec(q, &set_address, NULL, NOTHING), ERR_OK);

	r = import(altered("hsds-3.0", "services.csv", without), "default");
	cr_expect_eq(r.retired, 1);
	cr_expect_eq(r.unchanged, 2);
	cr_expect_eq(counted(&program_is, BIND("s3", "Oakvale Warm Line", true)), 1);

	r = import(altered("hsds-3.0", "services.csv", without), "default");
	cr_expect_eq(r.retired, 0, "retired once");

	r = import(altered("hsds-3.0", "services.csv", renamed), "default");
	cr_expect_eq(r.changed, 2, "one is back, one has a new name");
	cr_expect_eq(r.added + r.retired, 0);
	cr_expect_eq(counted(&program_is, BIND("s3", "Oakvale Warm Line", false)), 1);
	cr_expect_eq(counted(&program_is, BIND("s1", "Kitchen Larder", false)), 1);
	cr_expect_eq(counted(&public_ids, BIND(before.public_id)), 1);
	cr_expect_eq(counted(&settings_kept, NOTHING), 1);
}

/* Two directories both have an id 1. */
Test(directory, sources_are_kept_apart)
{
	struct directory_result r;

	import("tests/data/hsds-3.0", "one");
	r = import("tests/data/hsds-1.1", "two");
	cr_expect_eq(r.added, 3);
	cr_expect_eq(r.retired, 0);
	cr_expect_eq(counted(&programs_all, NOTHING), 6);
}

Test(directory, dry_run_changes_nothing)
{
	struct directory_result r;

	cr_assert_eq(directory_import(q, &(struct directory_options){ .path = "tests/data/hsds-3.0", .dry_run = true }, &r), ERR_OK);
	cr_expect_eq(r.added, 3);
	cr_expect_eq(counted(&programs_all, NOTHING), 0);
	cr_expect_eq(counted(&places_all, NOTHING), 0);
}

static void note_progress(void *data, const char *what, size_t done, size_t all)
{
	size_t *last = data;

	cr_expect_str_eq(what, "programs");
	cr_expect_geq(done, last[0]);
	last[0] = done;
	last[1] = all;
}

Test(directory, progress_ends_at_all)
{
	size_t last[2] = { 0, 0 };
	struct directory_result r;

	cr_assert_eq(directory_import(q, &(struct directory_options){ .path = "tests/data/hsds-3.0", .progress = note_progress,
		.data = last }, &r), ERR_OK);
	cr_expect_eq(last[0], 3);
	cr_expect_eq(last[1], 3);
}

/* ---- faulty files ---- */

STATEMENT(stubs, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM organization WHERE is_stub AND source_id = ? AND name = ?");
STATEMENT(description_is, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program WHERE source_id = ? AND description = ?");
STATEMENT(url_is, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program WHERE source_id = ? AND url = ?");
STATEMENT(description_length, count_columns, struct count,
	"SELECT LENGTH(description) AS count FROM program WHERE source_id = ?");

/* Bad rows never stop an import: they are counted, with the place of the first. */
Test(directory, bad_rows)
{
	const char *folder = test_folder(), *first = "";
	struct directory_result r;

	test_file(folder, "organizations.csv", "id,name\no1,One\n,Nobody\no1,Another\n");
	test_file(folder, "services.csv",
		"id,organization_id,name,description,url,mystery,email\n"
		"1,o1,First,\"two\nlines\",javascript:alert(1),?,a@b.example\n"
		",o1,Without id,,,,\n"
		"2,o1,,no name,,,\n"
		"3,gone,Third,,www.third.example,,nonsense\n"
		"3,gone,Third again,,,,\n"
		"4,,Fourth,<script>alert(1)</script> & more,//evil.example,,\n"
		"5,lost,Fifth,\xe9 broken,ftp://x.example,,\n"
		"6,lost,Sixth,,,\n"
		"7,o1,Seventh,,http://user@bank.example/,,,,extra\n"
		"8,o1,Closed,,,,\n");
	test_file(folder, "eligibility.csv", "id,service_id,eligibility\n,,Girls\n,,Boys\n1,99,Nobody\n");
	test_file(folder, "locations.csv", "id,name,latitude,longitude\nl1,A,0,0\nl2,B,91,10\nl3,C,x,y\nl4,D,41.5,-70.9\n");
	test_file(folder, "weather.csv", "id,rain\n1,yes\n");
	r = import(folder, "bad");

	cr_expect_eq(r.added, 7, "%zu", r.added);
	cr_expect_eq(warned(&r, "row without id in organizations", &first), 1);
	cr_expect_str_eq(first, "organizations.csv:3");
	cr_expect_eq(warned(&r, "id used twice in organizations", NULL), 1);
	cr_expect_eq(warned(&r, "row without id in services", &first), 1);
	cr_expect_str_eq(first, "services.csv:4", "a row of two lines counts two: %s", first);
	cr_expect_eq(warned(&r, "row without name in services", NULL), 1);
	cr_expect_eq(warned(&r, "id used twice in services", NULL), 1);
	cr_expect_eq(warned(&r, "dangling organization in services", NULL), 3);
	cr_expect_eq(warned(&r, "program without organization", NULL), 1);
	cr_expect_eq(warned(&r, "unknown column services.mystery", NULL), 1);
	cr_expect_eq(warned(&r, "unknown table weather.csv", NULL), 1);
	cr_expect_eq(warned(&r, "file not in UTF-8, read as Windows-1252", &first), 1);
	cr_expect_str_eq(first, "services.csv:1");
	cr_expect_eq(warned(&r, "not a web address", NULL), 3);
	cr_expect_eq(warned(&r, "not an e-mail address", NULL), 1);
	cr_expect_eq(warned(&r, "row of eligibility that belongs to no other row", NULL), 2);
	cr_expect_eq(warned(&r, "dangling service in eligibility", NULL), 1);
	cr_expect_eq(warned(&r, "impossible coordinates", NULL), 3);
	cr_expect_eq(warned(&r, "fewer cells than columns", NULL), 1);
	cr_expect_eq(warned(&r, "more cells than columns", NULL), 1);

	cr_expect_eq(counted(&stubs, BIND("gone", "Third")), 1, "named by one program: bears its name");
	cr_expect_eq(counted(&stubs, BIND("lost", "Fifth")), 1, "named by two that have no word in common: bears the first one's");
	cr_expect_eq(warned(&r, "organization without a row, named after its programs", &first), 3);
	cr_expect_str_eq(first, "services.csv:6");
	cr_expect_eq(counted(&stubs, BIND("(program) 4", "Fourth")), 1);
	cr_expect_eq(counted(&url_is, BIND("1", "")), 1);
	cr_expect_eq(counted(&url_is, BIND("3", "http://www.third.example")), 1);
	cr_expect_eq(counted(&url_is, BIND("4", "http://evil.example")), 1);
	cr_expect_eq(counted(&description_is, BIND("1", "two\nlines")), 1);
	cr_expect_eq(counted(&description_is, BIND("4", "<script>alert(1)</script> & more")), 1, "text stays text");
	cr_expect_eq(counted(&description_is, BIND("5", "é broken")), 1);
}

/* An organization named by several programs gets the common beginning of their names. */
Test(directory, organization_out_of_its_programs)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,organization_id,name\n"
		"1,a,Harbor House - Meals\n2,a,Harbor House - Beds\n3,b,Harbor Walk\n4,b,Harborside\n5,c,Same\n6,c,Same\n"
		"7,d,Elm\n8,d,Elm Court\n");
	import(folder, "named");
	cr_expect_eq(counted(&stubs, BIND("a", "Harbor House")), 1);
	cr_expect_eq(counted(&stubs, BIND("b", "Harbor Walk")), 1);
	cr_expect_eq(counted(&stubs, BIND("c", "Same")), 1);
	cr_expect_eq(counted(&stubs, BIND("d", "Elm")), 1);
}

/* NUL bytes, a cell without end. */
Test(directory, hostile_cells)
{
	const char *folder = test_folder(), *path;
	size_t length = ((size_t)1 << 20) + 100;
	char *text = malloc(length + 100);
	struct directory_result r;
	FILE *f;

	cr_assert_not_null(text);
	path = arena_printf(q->arena, "%s/services.csv", folder);
	f = fopen(path, "w");
	fputs("id,name,description\n1,One,", f);
	memset(text, 'x', length);
	fwrite(text, 1, length, f);
	fputs("\n2,Two", f);
	fputc(0, f);
	fputs(",nul\n3,Three,fine\n4,Four,well\n", f);
	fclose(f);
	r = import(folder, "hostile");
	cr_expect_eq(r.added, 3);
	cr_expect_eq(warned(&r, "cell longer than 1 MiB, cut", NULL), 1);
	cr_expect_eq(warned(&r, "NUL byte, row left out", NULL), 1);
	cr_expect_eq(counted(&description_length, BIND("1")), 1 << 20);
	free(text);
}

STATEMENT(hours_of, line_columns, struct line,
	"SELECT COALESCE(GROUP_CONCAT(CONCAT(h.weekday, ':', h.opens, '-', h.closes, "
	" IF(h.first_day, CONCAT(' from ', DATE_ADD('1970-01-01', INTERVAL h.first_day DAY)), ''), "
	" IF(h.last_day, CONCAT(' to ', DATE_ADD('1970-01-01', INTERVAL h.last_day DAY)), '')) ORDER BY h.weekday, h.opens), '') AS line "
	"FROM program p LEFT JOIN program_hours h ON h.program_id = p.id WHERE p.source_id = ?");
STATEMENT(note_of, line_columns, struct line,
	"SELECT COALESCE(GROUP_CONCAT(h.note ORDER BY h.position SEPARATOR '\n'), '') AS line "
	"FROM program p LEFT JOIN program_hours_note h ON h.program_id = p.id WHERE p.source_id = ?");

static const char *one_line(const struct stmt *s, const char *id)
{
	struct line l;

	cr_assert_eq(db_row(q, s, &l, BIND(id)), ERR_OK, "%s", q->failed.detail);
	return l.line;
}

/* The free text goes before the weekly rows that were made from it. If it is not certain, neither are the rows. */
Test(directory, hours_as_directories_write_them)
{
	const char *folder = test_folder();
	struct directory_result r;

	test_file(folder, "services.csv", "id,name,status\n1,Two shifts,\n2,Lunch break,\n3,Odd times,\n4,At its place,\n"
		"5,Over,\n6,Shut down,defunct\n7,Paused,temporarily closed\n");
	test_file(folder, "locations.csv", "id,name\nl,Place\n");
	test_file(folder, "services_at_location.csv", "id,service_id,location_id\na4,4,l\n");
	test_file(folder, "schedules.csv",
		"service_id,location_id,weekday,opens_at,closes_at,original_text,description,freq,byday,valid_to\n"
		"1,,Tuesday,8:00am,5:00pm,\"8:00am-12:00pm & 1:00pm-5:00pm, Tue, Wed\",,,,\n"
		"1,,Wednesday,8:00am,5:00pm,\"8:00am-12:00pm & 1:00pm-5:00pm, Tue, Wed\",,,,\n"
		"2,,Monday,9:00am,5:00pm,\"9:00am-5:00pm, Mon\\n\\nClosed daily 12:00pm-1:00pm for lunch\",,,,\n"
		"3,,Monday,8:00m,5:00pm,,,,,\n"
		"3,,Tuesday,9am,5pm,,,,,\n"
		",l,Friday,10:00,14:00,,Ring twice,,,\n"
		"5,,,10:00,14:00,,In old times,WEEKLY,MO,2001-01-01\n");
	r = import(folder, "hours");
	cr_expect_eq(r.added, 6);
	cr_expect_eq(warned(&r, "inactive program", NULL), 1);
	cr_expect_str_eq(one_line(&hours_of, "1"), "1:480-720,1:780-1020,2:480-720,2:780-1020");
	cr_expect_str_eq(one_line(&note_of, "1"), "8:00am-12:00pm & 1:00pm-5:00pm, Tue, Wed");
	cr_expect_str_eq(one_line(&hours_of, "2"), "");
	cr_expect_str_eq(one_line(&note_of, "2"), "9:00am-5:00pm, Mon\n\nClosed daily 12:00pm-1:00pm for lunch");
	cr_expect_str_eq(one_line(&hours_of, "3"), "1:540-1020");
	cr_expect_str_eq(one_line(&note_of, "3"), "Monday 8:00m - 5:00pm");
	cr_expect_str_eq(one_line(&hours_of, "4"), "4:600-840", "nothing of its own: its place's");
	cr_expect_str_eq(one_line(&note_of, "4"), "Ring twice");
	cr_expect_str_eq(one_line(&hours_of, "5"), "0:600-840 to 2001-01-01", "which is found when a page is read");
	cr_expect_str_eq(one_line(&note_of, "5"), "In old times");
}

/* Text is mended only with repair_text; rewriting also changes addresses inside texts. */
Test(directory, repair_and_rewrite)
{
	const char *folder = test_folder();
	struct directory_result r;
	struct directory_options o = { .path = folder, .source = "repair", .repair_text = true, .rewrite_contacts = true };

	test_file(folder, "services.csv", "id,name,description,email\n"
		"1,Tom &amp; Ann,Ann\x47\xc3\x87\xc3\x96s place\\nwrite to ann.lee@real.example!,ann.lee@real.example; tom@real.example\n");
	cr_assert_eq(directory_import(q, &o, &r), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(counted(&program_is, BIND("1", "Tom & Ann", false)), 1);
	cr_expect_eq(counted(&description_is, BIND("1", "Ann\xe2\x80\x99s place\nwrite to ann.lee@example.invalid!")), 1);
	o.repair_text = o.rewrite_contacts = false;
	cr_assert_eq(directory_import(q, &o, &r), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(r.changed, 1);
	cr_expect_eq(counted(&program_is, BIND("1", "Tom &amp; Ann", false)), 1);
	cr_expect_eq(counted(&description_is, BIND("1", "Ann\x47\xc3\x87\xc3\x96s place\nwrite to ann.lee@real.example!")), 1);
}

/* One wrong coordinate does not move a town. Of two towns with one name, the bigger one is used. */
Test(directory, middle_of_a_town)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,name,location_id\n1,A,a\n2,B,b\n3,C,c\n4,D,d\n");
	test_file(folder, "locations.csv", "id,name,latitude,longitude,city,state,zip\n"
		"a,A,41.1,-70.1,Twin,MA,02790-1234\nb,B,41.2,-70.2,TWIN,MA,02790\nc,C,80,10,Twin,MA,\nd,D,30,-90,Twin,LA,\n");
	import(folder, "town");
	cr_expect_eq(counted(&place_at, BIND("twin", "Twin", 41.2, -70.1, 3)), 1);
	cr_expect_eq(counted(&place_at, BIND("twinma", "Twin, MA", 41.2, -70.1, 3)), 1);
	cr_expect_eq(counted(&place_at, BIND("twinla", "Twin, LA", 30.0, -90.0, 1)), 1);
	cr_expect_eq(counted(&place_at, BIND("02790", "02790", 41.15, -70.15, 2)), 1);
}

/* ---- the demo ---- */

STATEMENT(named, count_columns, struct count, "SELECT COUNT(*) AS count FROM program WHERE name = ?");
STATEMENT(needs_all, count_columns, struct count, "SELECT COUNT(DISTINCT need) AS count FROM program_need");
STATEMENT(needless, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program p WHERE NOT EXISTS (SELECT 1 FROM program_need n WHERE n.program_id = p.id)");
STATEMENT(telephones, count_columns, struct count, "SELECT COUNT(*) AS count FROM program_phone");
STATEMENT(fictional, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program_phone WHERE dial BETWEEN '+15085550100' AND '+15085550199'");

Test(directory, fairhaven)
{
	static const char *const names[] = { "Fairhaven Food Pantry", "Fairhaven Rent Help", "Fairhaven Legal Aid",
		"Fairhaven Night Shelter", "Fairhaven Diaper Bank" };
	struct directory_result r;

	cr_assert_eq(directory_import(q, &(struct directory_options){ .path = "demo/hsds" }, &r), ERR_OK, "%s", q->failed.detail);
	cr_expect_geq(r.added, 40);
	for (size_t i = 0; i < r.warning_count; i++)
		cr_expect(text_equal(r.warnings[i].kind, "hours that are not certain, kept as text") || is_of_no_use(r.warnings[i].kind),
			"%s at %s", r.warnings[i].kind, r.warnings[i].first);
	for (size_t i = 0; i < COUNT(names); i++)
		cr_expect_eq(counted(&named, BIND(names[i])), 1, "%s", names[i]);
	cr_expect_eq(counted(&needs_all, NOTHING), 8);
	cr_expect_eq(counted(&needless, NOTHING), 0);
	cr_expect_eq(counted(&fictional, NOTHING), counted(&telephones, NOTHING), "every number is of the range kept for stories");
}

/* ---- real directories, if they are there ---- */

#define REAL "../shared/data/hsds"

STATEMENT(real_addresses, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program WHERE email <> '' AND email NOT LIKE '%@example.invalid'");
STATEMENT(with_hours, count_columns, struct count, "SELECT COUNT(DISTINCT program_id) AS count FROM program_hours");
STATEMENT(points, count_columns, struct count, "SELECT COUNT(*) AS count FROM program_point");
STATEMENT(dialable, count_columns, struct count,
	"SELECT COUNT(DISTINCT program_id) AS count FROM program_phone WHERE dial <> ''");

static const char *real(const char *name)
{
	const char *path = arena_printf(q->arena, REAL "/%s", name);

	if (access(path, R_OK))
		cr_skip_test("%s is not there", path);
	return path;
}

Test(directory, real_4000)
{
	const char *path = real("miami211-hsds1.1/datapackage-1566177582.zip");
	struct directory_result r = import(path, "real"), again;
	int64_t before, between, after;

	cr_expect_eq(r.organizations, 1074);
	cr_expect_eq(r.locations, 4089);
	cr_expect_eq(r.added, 4089);
	cr_expect_eq(warned(&r, "dangling organization in services", NULL), 447);
	cr_expect_eq(warned(&r, "dangling organization in locations", NULL), 3015);
	cr_expect_eq(warned(&r, "row of eligibility that belongs to no other row", NULL), 2244);
	cr_expect_eq(counted(&real_addresses, NOTHING), 0);
	cr_expect_gt(counted(&with_hours, NOTHING), 2300);
	cr_expect_gt(counted(&dialable, NOTHING), 4000);
	cr_expect_gt(counted(&points, NOTHING), 2200);
	before = counted(&written, NOTHING);
	between = counted(&written, NOTHING);
	again = import(path, "real");
	after = counted(&written, NOTHING);
	cr_expect_eq(again.unchanged, 4089);
	cr_expect_eq(after - between, between - before);
}

Test(directory, real_dialects)
{
	struct directory_result r = import(real("smc-ohana-hsds1.0"), "ohana");

	cr_expect_eq(r.organizations, 8);
	cr_expect_eq(r.locations, 22);
	cr_expect_eq(r.added, 21);
	cr_expect_eq(warned(&r, "inactive program", NULL), 2);
	r = import(real("hsds3.0-examples/csv"), "3.0");
	cr_expect_eq(r.added, 1);
	cr_expect_eq(refused(real("hsds3.0-examples/json")), ERR_INPUT, "its lists are the first of ten pages");
	cr_expect(told_why("1 of 10 pages"), "%s", q->failed.detail);
	r = import(real("hsds3.0-examples/json/service_full.json"), "3.0 json");
	cr_expect_eq(r.added, 1);
	cr_expect_eq(counted(&real_addresses, NOTHING), 0);
}
