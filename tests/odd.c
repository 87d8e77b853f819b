/* odd.c - small samples of real directories, with the oddities of each version of HSDS, import as
 * tests/data/odd/VERSION/expected describes.
 *
 * HANDRAIL_TEST_WRITE=1 rewrites the expectations; read the difference before you commit it. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "edge/db.h"
#include "directory/directory.h"
#include "directory/export.h"
#include "own_database.h"
#include "support.h"

struct line { const char *line; };
static const struct column line_columns[] = { COLUMN(struct line, line) };

/* All facts about a program that are not empty; a line break is shown as " / ". */
STATEMENT(shown, line_columns, struct line,
	"SELECT REPLACE(CONCAT_WS('|', CONCAT('program ', p.source_id), p.name, CONCAT('by ', o.name), "
	" NULLIF(CONCAT('aka ', p.alternate_name), 'aka '), NULLIF(CONCAT('description ', p.description), 'description '), "
	" NULLIF(CONCAT('url ', p.url), 'url '), NULLIF(CONCAT('email ', p.email), 'email '), "
	" NULLIF(CONCAT('apply ', p.application_process), 'apply '), NULLIF(CONCAT('for ', p.eligibility), 'for '), "
	" NULLIF(CONCAT('fees ', p.fees), 'fees '), IF(p.is_free, 'free', NULL), "
	" NULLIF(CONCAT('documents ', p.documents), 'documents '), NULLIF(CONCAT('areas ', p.areas), 'areas '), "
	" NULLIF(CONCAT('wait ', p.wait_time), 'wait '), NULLIF(CONCAT('interpretation ', p.interpretation), 'interpretation '), "
	" NULLIF(CONCAT('alert ', p.alert), 'alert '), NULLIF(CONCAT('standing ', p.standing), 'standing 0'), "
	" NULLIF(CONCAT('capacity ', p.listed_capacity), 'capacity 0'), "
	" (SELECT GROUP_CONCAT(CONCAT('phone ', f.raw, ' = ', f.dial, ' x', f.extension, ' ', f.type) ORDER BY f.position SEPARATOR '|') "
	"  FROM program_phone f WHERE f.program_id = p.id), "
	" (SELECT CONCAT('hours ', GROUP_CONCAT(CONCAT(h.weekday, ':', h.opens, '-', h.closes, IF(h.step, CONCAT(' each ', h.step, ' days'), ''), "
	"   IF(h.month_days, CONCAT(' of month ', h.month_days), '')) ORDER BY h.weekday, h.opens)) "
	"  FROM program_hours h WHERE h.program_id = p.id), "
	" (SELECT CONCAT('closed ', GROUP_CONCAT(CONCAT(DATE_ADD('1970-01-01', INTERVAL c.first_day DAY), ' to ', "
	"   DATE_ADD('1970-01-01', INTERVAL c.last_day DAY)) ORDER BY c.first_day)) "
	"  FROM program_closure c WHERE c.program_id = p.id), "
	" (SELECT CONCAT('hours told ', GROUP_CONCAT(h.note ORDER BY h.position SEPARATOR ' / ')) "
	"  FROM program_hours_note h WHERE h.program_id = p.id), "
	" (SELECT CONCAT('languages ', GROUP_CONCAT(l.language ORDER BY l.language)) FROM program_language l WHERE l.program_id = p.id), "
	" NULLIF(CONCAT('languages told ', p.languages_note), 'languages told '), "
	" (SELECT CONCAT('terms ', GROUP_CONCAT(t.name ORDER BY t.name)) FROM program_term m JOIN taxonomy_term t ON t.id = m.term_id "
	"  WHERE m.program_id = p.id), "
	" (SELECT CONCAT('needs ', GROUP_CONCAT(n.need ORDER BY n.need)) FROM program_need n WHERE n.program_id = p.id), "
	" (SELECT GROUP_CONCAT(CONCAT_WS(', ', CONCAT('at ', l.name), NULLIF(l.address_1, ''), NULLIF(l.city, ''), "
	"   NULLIF(l.state_province, ''), NULLIF(l.postal_code, ''), NULLIF(l.country, ''), NULLIF(l.transportation, ''), "
	"   NULLIF(l.accessibility, ''), l.latitude, l.longitude) ORDER BY l.source_id SEPARATOR '|') "
	"  FROM program_location k JOIN location l ON l.id = k.location_id WHERE k.program_id = p.id)), CHAR(10), ' / ') AS line "
	"FROM program p "
	"JOIN organization o ON o.id = p.organization_id "
	"WHERE p.retired_at IS NULL "
	"ORDER BY p.source_id, p.name");

static const char *const versions[] = { "1.0-ohana", "1.0", "1.1", "2.0", "3.0", "3.1", "export", "json" };

/* One fact per line, with an empty line before each program; then the warnings. */
static const char *told(struct req *q, const struct directory_result *r)
{
	struct line *lines;
	struct str s;
	size_t count;

	cr_assert_eq(db_rows(q, &shown, &lines, &count, NOTHING), ERR_OK, "%s", q->failed.detail);
	str_init(&s, q->arena, (size_t)1 << 20);
	for (size_t i = 0; i < count; i++) {
		for (const char *c = lines[i].line; *c; c++)
			if (*c == '|')
				str_add_char(&s, '\n');
			else
				str_add_char(&s, *c);
		str_add(&s, "\n\n");
	}
	for (size_t i = 0; i < r->warning_count; i++)
		str_printf(&s, "warning %zu %s at %s\n", r->warnings[i].count, r->warnings[i].kind, r->warnings[i].first);
	return s.text;
}

static void write_down(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	cr_assert(f && fputs(text, f) >= 0 && !fclose(f), "%s", path);
}

Test(odd, every_version)
{
	for (size_t i = 0; i < COUNT(versions); i++) {
		struct req *q = own_database();
		const char *path = arena_printf(q->arena, "tests/data/odd/%s", versions[i]), *is, *wanted;
		const char *expected = arena_printf(q->arena, "%s/expected", path);
		struct directory_options o = { .path = path, .repair_text = true };
		struct directory_result r, again;

		cr_assert_eq(directory_import(q, &o, &r), ERR_OK, "%s: %s", path, q->failed.detail);
		is = told(q, &r);
		if (getenv("HANDRAIL_TEST_WRITE"))
			write_down(expected, is);
		wanted = test_read(expected);
		cr_expect(wanted && text_equal(is, wanted), "%s became\n%s\nand not\n%s", path, is, wanted);
		cr_assert_eq(directory_import(q, &o, &again), ERR_OK, "%s", q->failed.detail);
		cr_expect_eq(again.unchanged, r.added, "%s", path);
		own_database_drop(q);
	}
}

/* ---- there and back ---- */

/* The directory in a new database: its programs as the pages show them, without warnings, which are about the files. */
static const char *programs_of(struct req *q, const char *path)
{
	struct directory_options o = { .path = path, .repair_text = true, .allow_retire = 1000000 };
	struct directory_result r;

	cr_assert_eq(directory_import(q, &o, &r), ERR_OK, "%s: %s", path, q->failed.detail);
	r.warning_count = 0;
	return told(q, &r);
}

static void expect_same_lines(const char *path, const char *before, const char *after)
{
	size_t line = 0;

	while (*before && *before == *after) {
		before++;
		after++;
		line = before[-1] == '\n' ? 0 : line + 1;
	}
	cr_expect_str_eq(before - line, after - line, "%s became\n%.2000s\nand not\n%.2000s", path, after - line, before - line);
}

static void go_there_and_back(const char *path)
{
	struct req *here = own_database(), *there = own_database();
	const char *before = programs_of(here, path), *folder = arena_printf(here->arena, "%s/%s", test_folder(), test_name("out"));
	struct export_result r;

	cr_assert_eq(directory_export(here, folder, NULL, NULL, &r), ERR_OK, "%s: %s", path, here->failed.detail);
	cr_expect_gt(r.files[1].rows, 0);
	expect_same_lines(path, before, programs_of(there, folder));
	own_database_drop(here);
	own_database_drop(there);
}

Test(odd, every_version_comes_back_from_an_export)
{
	for (size_t i = 0; i < COUNT(versions); i++)
		go_there_and_back(arena_printf(test_req()->arena, "tests/data/odd/%s", versions[i]));
}

Test(odd, real_directories_come_back_from_an_export)
{
	static const char *const real[] = { "miami211-hsds1.1/datapackage-1566177582.zip", "smc-ohana-hsds1.0", "hsds3.0-examples/csv" };

	for (size_t i = 0; i < COUNT(real); i++) {
		const char *path = arena_printf(test_req()->arena, "../shared/data/hsds/%s", real[i]);

		if (access(path, R_OK))
			cr_skip_test("%s is not there", path);
		go_there_and_back(path);
	}
}
