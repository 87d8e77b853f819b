/* export.c - things that an exported directory must not hold, and failures of an export. odd.c shows that it can be imported
 * without loss.
 *
 * Each test has its own database: an export shows all of a source. */
#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "directory/directory.h"
#include "directory/export.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "own_database.h"
#include "support.h"

static struct req *q;

static void begin(void)
{
	struct directory_options o = { .path = "tests/data/hsds-3.1" };
	struct directory_result r;

	q = own_database();
	cr_assert_eq(directory_import(q, &o, &r), ERR_OK, "%s", q->failed.detail);
}

static void end(void)
{
	own_database_drop(q);
}

TestSuite(export, .init = begin, .fini = end);

static const char *new_path(void)
{
	return arena_printf(q->arena, "%s/out", test_folder());
}

/* Of all programs; the files in one text. */
static const char *exported(void)
{
	const char *path = new_path();
	struct export_result r;
	struct str all;

	cr_assert_eq(directory_export(q, path, NULL, NULL, &r), ERR_OK, "%s", q->failed.detail);
	str_init(&all, q->arena, (size_t)1 << 20);
	for (size_t i = 0; i < COUNT(r.files); i++)
		str_add(&all, test_read(arena_printf(q->arena, "%s/%s", path, r.files[i].file)));
	return all.text;
}

static bool is_there(const char *path)
{
	struct stat s;

	return !lstat(path, &s);
}

struct found { const char *public_id; };
static const struct column found_columns[] = { COLUMN(struct found, public_id) };

STATEMENT(pantry_id, found_columns, struct found, "SELECT public_id FROM program WHERE source_id = 's1'");
COMMAND(retire_lawyer, "UPDATE program SET retired_at = 1 WHERE source_id = 's2'");

Test(export, has_what_the_pages_show)
{
	const char *all = exported();

	cr_expect_not_null(strstr(all, "\"Kitchen Pantry\""));
	cr_expect_not_null(strstr(all, "\"1 Bridge Street\""));
	cr_expect_not_null(strstr(all, "\"Lawyer for Tenants\""));
	cr_assert_not(db_exec(q, &retire_lawyer, NULL, NOTHING));
	all = exported();
	cr_expect_not_null(strstr(all, "\"Kitchen Pantry\""));
	cr_expect_null(strstr(all, "\"Lawyer for Tenants\""), "it is retired");
	cr_expect_null(strstr(all, "\"22 Hill Road\""));
}

/* Where people hide, and each other word that leads there. */
Test(export, leaves_out_what_must_not_be_shown)
{
	static const char *const secrets[] = { "1 Bridge Street", "Kitchen House", "Bus 3", "A ramp at the side door", "41.51" };
	const char *before = exported(), *after;
	struct program_change hide = PROGRAM_CHANGE_NOTHING;
	struct found pantry;
	struct program p;

	hide.confidential = 1;
	cr_assert_not(db_row(q, &pantry_id, &pantry, NOTHING));
	cr_assert_not(program_find(q, pantry.public_id, &p));
	cr_assert_not(program_set(q, p.id, &hide));
	after = exported();
	for (size_t i = 0; i < COUNT(secrets); i++) {
		cr_expect_not_null(strstr(before, secrets[i]), "%s", secrets[i]);
		cr_expect_null(strstr(after, secrets[i]), "%s", secrets[i]);
	}
	cr_expect_not_null(strstr(after, "\"Kitchen Pantry\""));
	cr_expect_not_null(strstr(after, "\"22 Hill Road\""));
}

Test(export, leaves_nothing_behind_when_it_fails)
{
	const char *path = new_path(), *part = arena_printf(q->arena, "%s.part", path);
	struct export_result r;

	cr_expect_eq(directory_export(q, path, "unknown", NULL, &r), ERR_MISSING);
	cr_expect_not_null(strstr(q->failed.detail, "source unknown"));
	cr_expect_not(is_there(path));
	cr_expect_not(is_there(part));
	cr_assert_not(mkdir(path, 0700));
	cr_expect_eq(directory_export(q, path, NULL, NULL, &r), ERR_SYSTEM);
	cr_expect_not_null(strstr(q->failed.detail, "exists already"));
	cr_expect_not(is_there(part));
	cr_expect_eq(directory_export(q, arena_printf(q->arena, "%s/no/such", path), NULL, NULL, &r), ERR_SYSTEM);
}
