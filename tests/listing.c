/* listing.c - reads the many forms in which directories list things, as they are meant: rows belong to the ids they name, a
 * part is not taken for the whole, text becomes text, and nothing is dropped in silence.
 *
 * Each test has its own database. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "edge/db.h"
#include "directory/directory.h"
#include "directory/markup.h"
#include "directory/program.h"
#include "directory/program_setting.h"
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

TestSuite(listing, .init = begin, .fini = end);

/* ---- importing ---- */

static struct directory_result result;

static enum err import(const char *path)
{
	return directory_import(q, &(struct directory_options){ .path = path, .rewrite_contacts = true }, &result);
}

static void must_import(const char *path)
{
	cr_assert_eq(import(path), ERR_OK, "%s: %s", path, q->failed.detail);
}

static void expect_refused(const char *path, const char *why)
{
	cr_expect_eq(import(path), ERR_INPUT, "%s", path);
	cr_expect(q->failed.detail && strstr(q->failed.detail, why), "%s, not %s", q->failed.detail, why);
}

/* The count of a warning; 0 if there was none. */
static size_t warned(const char *kind)
{
	for (size_t i = 0; i < result.warning_count; i++)
		if (text_equal(result.warnings[i].kind, kind))
			return result.warnings[i].count;
	return 0;
}

struct line { const char *line; };
static const struct column line_columns[] = { COLUMN(struct line, line) };

static const char *one_line(const struct stmt *s, const char *id)
{
	struct line l;

	cr_assert_eq(db_row(q, s, &l, BIND(id)), ERR_OK, "%s: %s", id, q->failed.detail);
	return l.line;
}

STATEMENT(phones_of, line_columns, struct line,
	"SELECT COALESCE(GROUP_CONCAT(CONCAT(f.raw, '=', f.dial, IF(f.extension = '', '', ' x'), f.extension) "
	" ORDER BY f.position SEPARATOR '|'), '') AS line "
	"FROM program p LEFT JOIN program_phone f ON f.program_id = p.id WHERE p.source_id = ?");
STATEMENT(name_of, line_columns, struct line, "SELECT name AS line FROM program WHERE source_id = ?");
STATEMENT(description_of, line_columns, struct line, "SELECT description AS line FROM program WHERE source_id = ?");
STATEMENT(programs_left, line_columns, struct line,
	"SELECT COALESCE(GROUP_CONCAT(source_id ORDER BY source_id), '') AS line FROM program WHERE retired_at IS NULL AND source = ?");

/* ---- whose a row is ---- */

/* The ids 1, 12 and 112 share a place; each has a phone there of its own, and the place has one for all. */
Test(listing, a_row_belongs_to_the_ids_it_names)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,name\n1,Pantry\n12,Safe Line\n112,Clinic\n");
	test_file(folder, "locations.csv", "id,name\nl,House\n");
	test_file(folder, "services_at_location.csv", "id,service_id,location_id\na1,1,l\na12,12,l\na112,112,l\n");
	test_file(folder, "phones.csv", "id,service_id,location_id,service_at_location_id,number\n"
		"p1,12,l,,(410) 555-0112\np2,112,l,,(410) 555-0113\np3,,l,,(410) 555-0100\n"
		"p4,,l,a12,(410) 555-0114\np5,\"1,112\",l,,(410) 555-0115\n");
	must_import(folder);
	cr_expect_str_eq(one_line(&phones_of, "1"), "(410) 555-0115=+14105550115|(410) 555-0100=+14105550100");
	cr_expect_str_eq(one_line(&phones_of, "12"),
		"(410) 555-0112=+14105550112|(410) 555-0114=+14105550114|(410) 555-0100=+14105550100");
	cr_expect_str_eq(one_line(&phones_of, "112"),
		"(410) 555-0113=+14105550113|(410) 555-0115=+14105550115|(410) 555-0100=+14105550100");
}

/* "12,112" is a list only where no service has that very id. */
Test(listing, an_id_with_a_comma_is_one_id)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,name\n12,Pantry\n112,Clinic\n\"12,112\",Safe Line\n");
	test_file(folder, "phones.csv", "id,service_id,number\np1,\"12,112\",(410) 555-0112\np2,\"112,12\",(410) 555-0113\n");
	must_import(folder);
	cr_expect_str_eq(one_line(&phones_of, "12,112"), "(410) 555-0112=+14105550112");
	cr_expect_str_eq(one_line(&phones_of, "12"), "(410) 555-0113=+14105550113");
	cr_expect_str_eq(one_line(&phones_of, "112"), "(410) 555-0113=+14105550113");
}

/* ---- a part is not the whole ---- */

static const char *programs(int count)
{
	struct str s;

	str_init(&s, q->arena, 10000);
	str_add(&s, "id,name\n");
	for (int i = 1; i <= count; i++)
		str_printf(&s, "s%d,Program %d\n", i, i);
	return test_file(test_folder(), "services.csv", s.text);
}

Test(listing, more_than_a_fifth_is_not_retired_by_accident)
{
	struct directory_options o = { .path = programs(7), .allow_retire = 2 };

	must_import(programs(10));
	must_import(programs(8));
	cr_expect_eq(result.retired, 2, "a fifth");
	must_import(programs(10));
	expect_refused(programs(7), "would retire 3 of the 10 programs of \"default\"");
	cr_expect_str_eq(one_line(&programs_left, "default"), "s1,s10,s2,s3,s4,s5,s6,s7,s8,s9");
	cr_expect_eq(directory_import(q, &o, &result), ERR_INPUT, "fewer were allowed");
	o.allow_retire = 3;
	cr_assert_eq(directory_import(q, &o, &result), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(result.retired, 3);
	cr_expect_str_eq(one_line(&programs_left, "default"), "s1,s2,s3,s4,s5,s6,s7");
}

/* Files that end too early, and files that only look like it. */
static const struct { const char *file, *text, *why; } cut[] = {
	{ "services.csv", "id,name,description\n1,One,a\n2,Two,\"b\n3,Three,c\n", "ends inside the quotation marks" },
	{ "services.csv", "id,name,description\n1,One,a\n2,Tw", "ends inside the row that begins on line 3" },
	{ "services.csv", "id,name,description\n1,One,a\n2,Two,\"b\"", NULL },
	{ "services.csv", "id,name,description\n1,One\n2,Two", NULL },
	{ "services.json", "[{\"id\":\"1\",\"name\":\"One\"},{\"id\":\"2\",\"na", "ends too early" },
	{ "services.jsonl", "{\"id\":\"1\",\"name\":\"One\"}\n{\"id\":\"2\",\"na", "ends too early" },
};

Test(listing, files_that_were_cut)
{
	for (size_t i = 0; i < COUNT(cut); i++) {
		const char *folder = test_folder();

		test_file(folder, "organizations.csv", "id,name\n1,One\n");
		test_file(folder, cut[i].file, cut[i].text);
		if (cut[i].why)
			expect_refused(folder, cut[i].why);
		else
			must_import(folder);
	}
}

/* Pages as HSDS 3, Open Referral UK and common frameworks write them. */
static const struct { const char *text, *why; } pages[] = {
	{ "{\"total_items\":3,\"total_pages\":3,\"page_number\":1,\"contents\":[%s]}", "1 of 3 pages, 1 of 3 rows" },
	{ "{\"totalElements\":2,\"totalPages\":2,\"number\":0,\"last\":false,\"content\":[%s]}", "1 of 2 pages" },
	{ "{\"count\":40,\"next\":\"https://x.example/?page=2\",\"results\":[%s]}", "1 of 40 rows" },
	{ "{\"next\":\"https://x.example/?page=2\",\"results\":[%s]}", "names a next page" },
	{ "{\"meta\":{\"total_pages\":2},\"data\":[%s]}", "1 of 2 pages" },
	{ "{\"page\":1,\"total_pages\":2,\"services\":[%s]}", "1 of 2 pages" },
	{ "{\"total_items\":1,\"total_pages\":1,\"page_number\":1,\"last_page\":true,\"contents\":[%s]}", NULL },
	{ "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[%s]}", NULL },
	{ "{\"services\":[%s],\"organizations\":[],\"total\":9}", NULL },
};

Test(listing, a_page_is_not_the_directory)
{
	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *at = strstr(pages[i].text, "%s");
		const char *text = arena_printf(q->arena, "%.*s{\"id\":\"p%zu\",\"name\":\"One\",\"status\":\"active\"}%s",
			(int)(at - pages[i].text), pages[i].text, i, at + 2);
		const char *path = test_file(test_folder(), "services.json", text);

		if (pages[i].why)
			expect_refused(path, pages[i].why);
		else
			cr_expect_eq(directory_import(q, &(struct directory_options){ .path = path, .allow_retire = 1 }, &result), ERR_OK,
				"%s: %s", text, q->failed.detail);
	}
}

Test(listing, all_pages_in_one_folder_are_the_directory)
{
	const char *folder = test_folder();

	for (int i = 1; i <= 3; i++) {
		if (i == 3)
			expect_refused(folder, "2 of 3 pages, 2 of 3 rows");
		test_file(folder, arena_printf(q->arena, "services-%d.json", i), arena_printf(q->arena,
			"{\"total_items\":3,\"total_pages\":3,\"page_number\":%d,\"contents\":[{\"id\":\"%d\",\"name\":\"One\"}]}", i, i));
	}
	must_import(folder);
	cr_expect_eq(result.added, 3);
}

/* ---- refusals have a reason ---- */

Test(listing, warnings_come_with_a_refusal)
{
	expect_refused(test_file(test_folder(), "services.csv", "key,name,mystery\n1,Paper Help,x\n"), "no programs");
	cr_expect_eq(warned("row without id in services"), 1);
	cr_expect_eq(warned("unknown column services.key"), 1);
	cr_expect_eq(warned("unknown column services.mystery"), 1);
}

Test(listing, uuid_is_an_id)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "service_uuid,organization_uuid,service_name\nu1,o1,Paper Help\n");
	test_file(folder, "organizations.csv", "organization_uuid,organization_name\no1,Paper Org\n");
	must_import(folder);
	cr_expect_eq(result.warning_count, 0);
	cr_expect_str_eq(one_line(&name_of, "u1"), "Paper Help");
}

Test(listing, json_lines)
{
	static const char *const names[] = { "lines.json", "services.jsonl", "services.ndjson" };

	for (size_t i = 0; i < COUNT(names); i++) {
		must_import(test_file(test_folder(), names[i], "{\"id\":\"j1\",\"name\":\"One a line\",\"status\":\"active\"}\r\n"
			"{\"id\":\"j2\",\"name\":\"Another\",\"status\":\"active\"}\n"));
		cr_expect_eq(result.programs, 2, "%s", names[i]);
	}
	expect_refused(test_file(test_folder(), "lines.json", "{\"id\":\"j1\"}\n{\"id\":\"j2\"}\n{\"id\" \"j3\"}\n"), "lines.json:3");
}

/* ---- columns that become nothing ---- */

Test(listing, every_column_that_becomes_nothing_is_named)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,name,description,short_desc,licenses,accreditations,mystery\n"
		"1,One,Long,Short,MD,,?\n2,Two,Same,Same,PhD,,\n");
	test_file(folder, "funding.csv", "id,source\n1,County\n");
	must_import(folder);
	cr_expect_eq(warned("column not used services.licenses"), 2);
	cr_expect_eq(warned("column not used services.accreditations"), 0, "it has no values");
	cr_expect_eq(warned("column not used services.short_desc"), 0, "one of its values is a description");
	cr_expect_eq(warned("unknown column services.mystery"), 1);
	cr_expect_eq(warned("table not used funding.csv"), 1);
	must_import(test_file(test_folder(), "services.json", "[{\"id\":\"1\",\"name\":\"One\",\"description\":\"Long\","
		"\"short_desc\":\"Short\",\"licenses\":\"MD\",\"accreditations\":null,\"funding\":[{\"id\":\"f\",\"source\":\"County\"}]},"
		"{\"id\":\"2\",\"name\":\"Two\"}]"));
	cr_expect_eq(warned("column not used services.licenses"), 1);
	cr_expect_eq(warned("column not used services.short_desc"), 1);
	cr_expect_eq(warned("table not used funding"), 1);
	cr_expect_eq(result.warning_count, 5, "those, and two about the missing organizations");
}

/* ---- text ---- */

Test(listing, windows_1252)
{
	static const char *const separators[] = { ",", ";" };

	for (size_t i = 0; i < COUNT(separators); i++) {
		const char *folder = test_folder(), *s = separators[i];

		test_file(folder, "services.csv", arena_printf(q->arena, "id%sname%sdescription\n"
			"w%zu%sCl\xednica Pe\xf1" "asco%sAtenci\xf3n m\xe9" "dica \x96 \x93gratis\x94\n", s, s, i, s, s));
		cr_assert_eq(directory_import(q, &(struct directory_options){ .path = folder, .allow_retire = 1 }, &result), ERR_OK);
		cr_expect_eq(warned("file not in UTF-8, read as Windows-1252"), 1);
		cr_expect_str_eq(one_line(&name_of, arena_printf(q->arena, "w%zu", i)), "Clínica Peñasco");
		cr_expect_str_eq(one_line(&description_of, arena_printf(q->arena, "w%zu", i)), "Atención médica – “gratis”");
	}
}

static const struct { const char *html, *text; } markups[] = {
	{ "<p>Help with <strong>rent</strong> &amp; deposits.</p><ul><li>Back rent</li><li>First month</li></ul>",
		"Help with rent & deposits.\n- Back rent\n- First month" },
	{ "<ol><li>Call us</li><li><p>Bring ID</p></li></ol>", "1. Call us\n2. Bring ID" },
	{ "Families with income < $30,000 & rent > 50% of income.", NULL },
	{ "Write to <anna@example.org> or <b", NULL },
	{ "a &amp; b", NULL },
	{ "<script>alert(1)</script>", NULL },
	{ "Line one<br>\nline <i>two</i><br/>line three", "Line one\nline two\nline three" },
	{ "Call <b>now</b>\nor later", "Call now\nor later" },
	{ "See <a href=\"https://x.example/form\">the form</a>.", "See the form (https://x.example/form)." },
	{ "See <a href='https://x.example/'>x.example</a>, <a href=mailto:a@x.example?subject=x>mail</a>",
		"See x.example, mail (a@x.example)" },
	{ "<a href=\"javascript:alert(1)\">go</a> <a name=\"x\">here</a>", "go here" },
	{ "&lt;p&gt;Food &amp;amp; shelter&lt;/p&gt;", "Food & shelter" },
	{ "<table><tr><td>Mon</td><td>9-5</td></tr><tr><td>Tue</td><td>closed</td></tr></table>", "Mon, 9-5\nTue, closed" },
	{ "<style>p { color: red }</style><p>Hello<!-- note --></p>", "Hello" },
	{ "<p class=\"a>b\">5 < 6</p>", "5 < 6" },
	{ "<ul><li>One<ol><li>deep</li></ol></li><li>Two</li></ul>", "- One\n1. deep\n- Two" },
	{ "&lt;b but no tag", NULL },
};

Test(listing, markup_becomes_text)
{
	for (size_t i = 0; i < COUNT(markups); i++) {
		bool found;
		const char *text = markup_text(q->arena, markups[i].html, &found);

		cr_expect_str_eq(text, markups[i].text ? markups[i].text : markups[i].html);
		cr_expect_eq(found, markups[i].text != NULL, "%s", markups[i].html);
	}
}

/* A million beginnings without an end take no longer than reading them. */
Test(listing, markup_without_end)
{
	static const char *const pieces[] = { "<p>", "<!--", "<style>", "<a href=", "<p ", "<ul><li>", "&lt;", "<a href='x'>" };

	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct str s;
		bool found;

		str_init(&s, q->arena, 1 << 20);
		while (!s.full)
			str_add(&s, pieces[i]);
		markup_text(q->arena, s.text, &found);
	}
}

/* ---- telephone numbers as they are spoken ---- */

static const struct { const char *cell, *told; } spoken[] = {
	{ "1-800-555-7233 (SAFE)", "1-800-555-7233 (SAFE)=+18005557233" },
	{ "(800) 555-TALK (8255)", "(800) 555-TALK (8255)=+18005558255" },
	{ "(800) 555-TALK (8266)", "(800) 555-TALK (8266)=" },
	{ "2-1-1", "2-1-1=211" },
	{ "211", "211=211" },
	{ "Dial 2-1-1", "Dial 2-1-1=211" },
	{ "988 (press 1 for veterans)", "988 (press 1 for veterans)=988" },
	{ "(410) 555-0100 (TTY 711)", "(410) 555-0100 (TTY 711)=+14105550100" },
	{ "(410) 555-0100 (ext. 12)", "(410) 555-0100 (ext. 12)=+14105550100 x12" },
	{ "(410) 555-0100 x12 (front desk)", "(410) 555-0100 x12 (front desk)=+14105550100 x12" },
	{ "(211)    -", "211=211" },
	{ "(   ) 911-", "911=911" },
	{ "410-555-0100 or 0101", "410-555-0100 or 0101=" },
	{ "410-555-0100 (0101)", "410-555-0100 (0101)=" },
	{ "1-800-FLOWERS", "1-800-FLOWERS=+18003569377" },
	{ "212", "212=" },
	{ "000-000-0211", "211=211" },
	{ "000-000-0212", "000-000-0212=" },
};

Test(listing, spoken_numbers)
{
	struct str phones, services;

	str_init(&phones, q->arena, 10000);
	str_init(&services, q->arena, 10000);
	str_add(&phones, "id,service_id,number\n");
	str_add(&services, "id,name\n");
	for (size_t i = 0; i < COUNT(spoken); i++) {
		str_printf(&services, "n%zu,Line %zu\n", i, i);
		str_printf(&phones, "%zu,n%zu,%s\n", i, i, spoken[i].cell);
	}
	const char *folder = test_folder();
	test_file(folder, "services.csv", services.text);
	test_file(folder, "phones.csv", phones.text);
	must_import(folder);
	for (size_t i = 0; i < COUNT(spoken); i++)
		cr_expect_str_eq(one_line(&phones_of, arena_printf(q->arena, "n%zu", i)), spoken[i].told);
}

Test(listing, a_vanity_number_stands_beside_the_number)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,name\n1,One\n2,Two\n");
	test_file(folder, "phones.csv", "id,service_id,number,vanity_number\n1,1,(410) 555-4636,410-555-INFO\n2,2,,800-555-INFO\n");
	must_import(folder);
	cr_expect_str_eq(one_line(&phones_of, "1"), "(410) 555-4636 (410-555-INFO)=+14105554636");
	cr_expect_str_eq(one_line(&phones_of, "2"), "800-555-INFO=+18005554636");
}

/* ---- languages in any wording ---- */

STATEMENT(languages_of, line_columns, struct line,
	"SELECT CONCAT(COALESCE((SELECT GROUP_CONCAT(l.language ORDER BY l.language) FROM program_language l "
	"  WHERE l.program_id = p.id), ''), '|', p.languages_note) AS line "
	"FROM program p WHERE p.source_id = ?");

static const struct { const char *cell, *told; } worded[] = {
	{ "Free literature available in Spanish, Russian and Chinese.", "|Free literature available in Spanish, Russian and Chinese." },
	{ "Spanish (teaching materials).", "|Spanish (teaching materials)." },
	{ "Spanish-speaking staff on weekdays", "es|Spanish-speaking staff on weekdays" },
	{ "A.S.L.", "ase|" },
	{ "ASL with one week's notice.", "ase|ASL with one week's notice." },
	{ "English, Spanish, leaflets in Russian", "en,es|English, Spanish, leaflets in Russian" },
	{ "Spanish, Russian and Chinese brochures", "|Spanish, Russian and Chinese brochures" },
	{ "English. Brochures in Russian, Chinese.", "en|English. Brochures in Russian, Chinese." },
	{ "Bilingual staff (English/Spanish)", "en,es|Bilingual staff (English/Spanish)" },
	{ "Staff speak Spanish and Vietnamese", "es,vi|Staff speak Spanish and Vietnamese" },
	{ "Spanish available upon request", "es|Spanish available upon request" },
	{ "No Spanish spoken", "|No Spanish spoken" },
	{ "Non-English speaking clients welcome", "|Non-English speaking clients welcome" },
	{ "English classes", "|English classes" },
	{ "Spanish (limited)", "es|Spanish (limited)" },
	{ "English and Spanish", "en,es|" },
	{ "Haitian Creole interpreters", "ht|Haitian Creole interpreters" },
};

Test(listing, languages_in_any_wording)
{
	const char *folder = test_folder();
	struct str s;

	str_init(&s, q->arena, 10000);
	str_add(&s, "id,name,languages\n");
	for (size_t i = 0; i < COUNT(worded); i++)
		str_printf(&s, "l%zu,Line,\"%s\"\n", i, worded[i].cell);
	test_file(folder, "services.csv", s.text);
	must_import(folder);
	for (size_t i = 0; i < COUNT(worded); i++)
		cr_expect_str_eq(one_line(&languages_of, arena_printf(q->arena, "l%zu", i)), worded[i].told);
}

/* ---- places ---- */

STATEMENT(place_of, line_columns, struct line,
	"SELECT CONCAT_WS('|', l.kind, l.confidential, l.name, l.alternate_name, l.description, l.url, l.address_1, l.city, "
	" l.latitude IS NOT NULL) AS line "
	"FROM location l WHERE l.source_id = ?");
STATEMENT(points_of, line_columns, struct line,
	"SELECT CAST(COUNT(t.program_id) AS CHAR) AS line FROM program p LEFT JOIN program_point t ON t.program_id = p.id "
	"WHERE p.source_id = ?");
STATEMENT(gazetteer_has, line_columns, struct line, "SELECT CAST(COUNT(*) AS CHAR) AS line FROM place WHERE name_key = ?");

static void import_places(const char *locations)
{
	const char *folder = test_folder();
	struct str services, links;

	str_init(&services, q->arena, 10000);
	str_init(&links, q->arena, 10000);
	str_add(&services, "id,name\n");
	str_add(&links, "id,service_id,location_id\n");
	for (int i = 1; i <= 9; i++) {
		str_printf(&services, "p%d,Program %d\n", i, i);
		str_printf(&links, "a%d,p%d,l%d\n", i, i, i);
	}
	test_file(folder, "services.csv", services.text);
	test_file(folder, "services_at_location.csv", links.text);
	test_file(folder, "locations.csv", locations);
	must_import(folder);
}

Test(listing, kinds_of_places)
{
	import_places("id,name,alternate_name,description,location_type,url,address_1,city,postal_code,latitude,longitude\n"
		"l1,Video call,,Join with any phone.,virtual,https://meet.example/okapi,,,,,\n"
		"l2,Post box,,Mail only,postal,,Box 99,Vienna,21201,39.29,-76.61\n"
		"l3,Post box,,,,,P.O. Box 99,Vienna,21201,39.29,-76.61\n"
		"l4,Example Tower,The Old Mill,5th floor,,,1 Box Street,Oakvale,21202,39.31,-76.61\n"
		"l5,Meeting,,,,www.meet.example,,,,,\n"
		"l6,Mill,,,physical,https://mill.example,2 Mill Road,Oakvale,21202,39.31,-76.61\n"
		"l7,Call center,,This call center is not open to the public.,,,3 Mill Road,Oakvale,21202,39.31,-76.61\n"
		"l8,,,,,,,,,,\nl9,,,,,,,,,,\n");
	cr_expect_str_eq(one_line(&place_of, "l1"), "2|0|Video call||Join with any phone.|https://meet.example/okapi|||0");
	cr_expect_str_eq(one_line(&place_of, "l2"), "1|0|Post box||Mail only||Box 99|Vienna|0");
	cr_expect_str_eq(one_line(&place_of, "l3"), "1|0|Post box||||P.O. Box 99|Vienna|0");
	cr_expect_str_eq(one_line(&place_of, "l4"), "0|0|Example Tower|The Old Mill|5th floor||1 Box Street|Oakvale|1");
	cr_expect_str_eq(one_line(&place_of, "l5"), "2|0|Meeting|||http://www.meet.example|||0");
	cr_expect_str_eq(one_line(&place_of, "l6"), "0|0|Mill|||https://mill.example|2 Mill Road|Oakvale|1");
	cr_expect_str_eq(one_line(&place_of, "l7"),
		"0|0|Call center||This call center is not open to the public.||3 Mill Road|Oakvale|1");
	cr_expect_str_eq(one_line(&points_of, "p2"), "0");
	cr_expect_str_eq(one_line(&points_of, "p6"), "1");
	cr_expect_str_eq(one_line(&gazetteer_has, "vienna"), "0", "only a post box is there");
	cr_expect_str_eq(one_line(&gazetteer_has, "oakvale"), "1");
}

/* ---- confidential addresses ---- */

Test(listing, words_make_an_address_confidential)
{
	import_places("id,name,description,address_1,city,latitude,longitude,confidential\n"
		"l1,Safe House,Confidential location. Call the hotline.,1 Elm Street,Oakvale,39.1,-76.1,\n"
		"l2,Confidential,,2 Elm Street,Oakvale,39.1,-76.1,\n"
		"l3,Shelter,,Address withheld,Oakvale,39.1,-76.1,\n"
		"l4,Shelter,La dirección es confidencial.,4 Elm Street,Oakvale,39.1,-76.1,\n"
		"l5,Shelter,,5 Elm Street,Oakvale,39.1,-76.1,yes\n"
		"l6,Confidential Counseling Center,Free and confidential HIV tests.,6 Elm Street,Elmfield,39.2,-76.2,no\n"
		"l7,,,,,,,\nl8,,,,,,,\nl9,,,,,,,\n");
	for (int i = 1; i <= 5; i++) {
		cr_expect_str_eq(one_line(&place_of, arena_printf(q->arena, "l%d", i)), "0|1|||||||0", "nothing is stored: %d", i);
		cr_expect_str_eq(one_line(&points_of, arena_printf(q->arena, "p%d", i)), "0");
	}
	cr_expect_str_eq(one_line(&points_of, "p6"), "1");
	cr_expect_str_eq(one_line(&gazetteer_has, "oakvale"), "0");
	cr_expect_str_eq(one_line(&gazetteer_has, "elmfield"), "1");
	cr_expect_eq(warned("confidential address, not stored"), 5);
}

/* The column that an option names, in a table of services or locations; a name that is not there is refused. */
Test(listing, a_column_makes_an_address_confidential)
{
	struct directory_options o = { .confidential = "hide_address" };
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,name,hide_address\np1,Shelter,Yes\np2,Pantry,\np3,Clinic,no\n");
	test_file(folder, "locations.csv", "id,name,address_1,city,latitude,longitude\nl1,House,1 Elm,Oakvale,39.1,-76.1\n"
		"l3,Clinic,3 Elm,Elmfield,39.2,-76.2\n");
	test_file(folder, "services_at_location.csv", "id,service_id,location_id\na1,p1,l1\na2,p2,l1\na3,p3,l3\n");
	o.path = folder;
	cr_assert_eq(directory_import(q, &o, &result), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(one_line(&points_of, "p1"), "0");
	cr_expect_str_eq(one_line(&points_of, "p2"), "0", "a pantry in the shelter's house would tell where it is");
	cr_expect_str_eq(one_line(&points_of, "p3"), "1");
	cr_expect_eq(warned("unknown column services.hide_address"), 0);
	o.confidential = "hide_adress";
	cr_expect_eq(directory_import(q, &o, &result), ERR_INPUT);
	cr_expect(strstr(q->failed.detail, "hide_adress"), "%s", q->failed.detail);
	o.confidential = "secret";
	o.path = test_file(test_folder(), "services.json", "[{\"id\":\"p1\",\"name\":\"Shelter\",\"location\":{\"id\":\"l1\","
		"\"name\":\"House\",\"secret\":true,\"address_1\":\"1 Elm\",\"latitude\":39.1,\"longitude\":-76.1}}]");
	o.allow_retire = 3;
	cr_assert_eq(directory_import(q, &o, &result), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(one_line(&place_of, "l1"), "0|1|||||||0");
}

struct id { int64_t id; };
static const struct column id_columns[] = { COLUMN(struct id, id) };
STATEMENT(id_of, id_columns, struct id, "SELECT id FROM program WHERE source_id = ?");

static struct program_place place_shown(const char *source_id)
{
	struct program_place *places;
	struct id id;
	size_t count;

	cr_assert_eq(db_row(q, &id_of, &id, BIND(source_id)), ERR_OK);
	cr_assert_eq(program_places(q, id.id, &places, &count), ERR_OK, "%s", q->failed.detail);
	cr_assert_eq(count, 1);
	return places[0];
}

/* The local setting hides a program's places, also from imports that come later, and gives them back. */
Test(listing, a_setting_makes_an_address_confidential)
{
	const char *locations = "id,name,address_1,city,latitude,longitude\nl1,House,1 Elm,Oakvale,39.1,-76.1\nl2,Mill,2 Elm,Elmfield,39.2,-76.2\n"
		"l3,,,,,\nl4,,,,,\nl5,,,,,\nl6,,,,,\nl7,,,,,\nl8,,,,,\nl9,,,,,\n";
	struct program_change change = PROGRAM_CHANGE_NOTHING;
	struct id id;

	import_places(locations);
	cr_assert_eq(db_row(q, &id_of, &id, BIND("p1")), ERR_OK);
	change.confidential = true;
	cr_assert_eq(program_set(q, id.id, &change), ERR_OK, "%s", q->failed.detail);
	for (int i = 0; i < 2; i++) {
		cr_expect(place_shown("p1").confidential);
		cr_expect_str_eq(place_shown("p1").address_1, "");
		cr_expect_str_eq(place_shown("p1").name, "");
		cr_expect_str_eq(place_shown("p2").address_1, "2 Elm");
		cr_expect_str_eq(one_line(&points_of, "p1"), "0");
		cr_expect_str_eq(one_line(&gazetteer_has, "oakvale"), "0");
		import_places(locations);
		cr_expect_eq(result.unchanged, 9);
	}
	change.confidential = false;
	cr_assert_eq(program_set(q, id.id, &change), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(place_shown("p1").address_1, "1 Elm");
	cr_expect_str_eq(one_line(&points_of, "p1"), "1");
	cr_expect_str_eq(one_line(&gazetteer_has, "oakvale"), "1");
}

/* ---- ages ---- */

STATEMENT(ages_of, line_columns, struct line,
	"SELECT COALESCE(GROUP_CONCAT(IF(g.program_id IS NULL, NULL, CONCAT(COALESCE(g.least, ''), '-', COALESCE(g.most, ''))) ORDER BY g.position), '') AS line "
	"FROM program p LEFT JOIN program_age g ON g.program_id = p.id WHERE p.source_id = ?");

Test(listing, ages)
{
	must_import(test_file(test_folder(), "services.json", "["
		"{\"id\":\"a1\",\"name\":\"Baby Group\",\"minimum_age\":0,\"maximum_age\":4},"
		"{\"id\":\"a2\",\"name\":\"Drop-in\",\"eligibilities\":[{\"id\":\"e1\",\"minimum_age\":16,\"maximum_age\":24},"
		"{\"id\":\"e2\",\"minimum_age\":0.5,\"maximum_age\":1}]},"
		"{\"id\":\"a3\",\"name\":\"Over Sixties\",\"minimum_age\":60},"
		"{\"id\":\"a4\",\"name\":\"For all\",\"minimum_age\":0},"
		"{\"id\":\"a5\",\"name\":\"Odd\",\"minimum_age\":\"ten\",\"maximum_age\":17}]"));
	cr_expect_str_eq(one_line(&ages_of, "a1"), "0-4");
	cr_expect_str_eq(one_line(&ages_of, "a2"), "16-24,0.5-1");
	cr_expect_str_eq(one_line(&ages_of, "a3"), "60-");
	cr_expect_str_eq(one_line(&ages_of, "a4"), "");
	cr_expect_str_eq(one_line(&ages_of, "a5"), "-17");
	cr_expect_eq(warned("age that is not a number of years"), 1);
}
