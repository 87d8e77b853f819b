/* migrate.c - each file of a schema runs once. Each test has its own database. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "site/migrate.h"
#include "base/secret.h"
#include "support.h"

/* The tables that the end of every migration fills. */
static const char words[] =
	"CREATE TABLE status (id TINYINT UNSIGNED NOT NULL PRIMARY KEY, slug VARCHAR(40) NOT NULL, "
	"label VARCHAR(60) NOT NULL, class VARCHAR(40) NOT NULL, UNIQUE KEY (slug));\n"
	"CREATE TABLE installation (name VARCHAR(40) NOT NULL PRIMARY KEY, value VARCHAR(200) NOT NULL);\n";

static struct req *q;
static const char *folder;

/* A new database in latin1, like those of a shared host's panel, and a new folder of steps. */
static void begin(void)
{
	static struct conf c;
	struct req *maker = test_db();
	char *name = arena_printf(maker->arena, "handrail_%s", secret_public_id(maker->arena));
	const char *why = NULL;
	struct db *db;

	cr_assert_eq(db_script(maker, arena_printf(maker->arena, "CREATE DATABASE %s CHARACTER SET latin1", name)), ERR_OK,
		"%s", maker->failed.detail);
	c = *test_conf();
	c.database_name = name;
	cr_assert_eq(db_open(&c, &db, &why), ERR_OK, "%s", why);
	q = req_new(&c, db);
	folder = test_folder();
	test_file(folder, "0001_words.sql", words);
}

static void end(void)
{
	struct req *maker = test_db();

	(void)db_script(maker, arena_printf(maker->arena, "DROP DATABASE %s", q->conf->database_name));
	db_close(q->db);
	req_release(q);
}

TestSuite(migrate, .init = begin, .fini = end);

struct count { int64_t count; };
static const struct column count_columns[] = { COLUMN(struct count, count) };

STATEMENT(tables_named, count_columns, struct count,
	"SELECT COUNT(*) AS count "
	"FROM information_schema.tables "
	"WHERE table_schema = DATABASE() "
	"AND table_name = ?");

STATEMENT(latin_columns, count_columns, struct count,
	"SELECT COUNT(*) AS count "
	"FROM information_schema.columns "
	"WHERE table_schema = DATABASE() "
	"AND character_set_name NOT IN ('utf8mb4', 'ascii')");

static int64_t tables(const char *name)
{
	struct count c;

	cr_assert_eq(db_row(q, &tables_named, &c, BIND(name)), ERR_OK, "%s", q->failed.detail);
	return c.count;
}

static size_t migrated(enum err want)
{
	size_t ran = 99;
	enum err e;

	e = migrate(q, folder, &ran);
	cr_assert_eq(e, want, "%d: %s", e, q->failed.detail);
	return ran;
}

static size_t pending(void)
{
	size_t count = 99;

	cr_assert_eq(migrate_pending(q, folder, &count), ERR_OK, "%s", q->failed.detail);
	return count;
}

Test(migrate, each_file_once_in_order)
{
	test_file(folder, "0003_c.sql", "-- a comment; with one more\nALTER TABLE b ADD COLUMN c INT;\n");
	test_file(folder, "0002_b.sql", "CREATE TABLE b (id INT PRIMARY KEY);");
	test_file(folder, "README", "not a step");
	test_file(folder, "0009_draft.sql~", "neither");
	cr_expect_eq(pending(), 3);
	cr_expect_eq(tables("schema_migration"), 0, "looking changes nothing");
	cr_expect_eq(migrated(ERR_OK), 3);
	cr_expect_eq(pending(), 0);
	cr_expect_eq(migrated(ERR_OK), 0);
	test_file(folder, "0010_d.sql", "CREATE TABLE d (id INT PRIMARY KEY);");
	cr_expect_eq(pending(), 1);
	cr_expect_eq(migrated(ERR_OK), 1);
	cr_expect_eq(tables("d"), 1);
}

Test(migrate, a_file_that_came_late_still_runs)
{
	test_file(folder, "0005_e.sql", "CREATE TABLE e (id INT PRIMARY KEY);");
	migrated(ERR_OK);
	test_file(folder, "0004_d.sql", "CREATE TABLE d (id INT PRIMARY KEY);");
	cr_expect_eq(migrated(ERR_OK), 1);
	cr_expect_eq(tables("d"), 1);
}

Test(migrate, a_file_that_changed)
{
	size_t count;

	migrated(ERR_OK);
	test_file(folder, "0001_words.sql", arena_printf(q->arena, "%s-- more\n", words));
	migrated(ERR_CONFIG);
	cr_expect(strstr(q->failed.detail, "0001_words.sql"), "%s", q->failed.detail);
	cr_expect_eq(migrate_pending(q, folder, &count), ERR_CONFIG);
}

Test(migrate, a_database_that_is_newer_than_the_program)
{
	const char *late = test_file(folder, "0002_late.sql", "CREATE TABLE late (id INT PRIMARY KEY);");

	migrated(ERR_OK);
	cr_assert_not(unlink(late));
	migrated(ERR_CONFIG);
	cr_expect(strstr(q->failed.detail, "0002_late.sql"), "%s", q->failed.detail);
}

Test(migrate, an_interrupted_file_is_reported)
{
	test_file(folder, "0002_half.sql", "CREATE TABLE half (id INT PRIMARY KEY); CREATE TABLE half (id INT PRIMARY KEY);");
	test_file(folder, "0003_next.sql", "CREATE TABLE next_one (id INT PRIMARY KEY);");
	cr_expect_eq(migrated(ERR_DATABASE), 1);
	cr_expect_eq(tables("next_one"), 0, "nothing runs after it");
	cr_expect_eq(migrated(ERR_CONFIG), 0);
	cr_expect(strstr(q->failed.detail, "0002_half.sql") && strstr(q->failed.detail, "half-way"), "%s", q->failed.detail);
}

Test(migrate, two_files_of_one_number)
{
	test_file(folder, "001_again.sql", "SELECT 1;");
	migrated(ERR_CONFIG);
}

Test(migrate, no_folder_or_no_files)
{
	const char *kept = folder;

	folder = "/nonexistent/schema";
	migrated(ERR_CONFIG);
	folder = test_folder();
	migrated(ERR_CONFIG);
	folder = kept;
}

/* The program's own schema, in a database that was made for another alphabet. */
Test(migrate, the_schema_is_utf8_everywhere)
{
	struct count c;

	folder = conf_find(q->arena, test_conf(), "schema");
	if (!folder)
		folder = "schema";
	cr_expect_geq(migrated(ERR_OK), 4);
	cr_assert_eq(db_row(q, &latin_columns, &c, NOTHING), ERR_OK);
	cr_expect_eq(c.count, 0);
	cr_expect_eq(pending(), 0);
}

STATEMENT(loose_keys, count_columns, struct count,
	"SELECT COUNT(*) AS count "
	"FROM information_schema.columns "
	"WHERE table_schema = DATABASE() "
	"AND (column_name LIKE '%name\\_key' OR column_name = 'word') "
	"AND collation_name NOT LIKE '%\\_bin'");

/* text_key() decides which letters agree. The database's own order takes more letters for the same: か and が. */
Test(migrate, compares_keys_byte_by_byte)
{
	struct count c;

	folder = conf_find(q->arena, test_conf(), "schema");
	if (!folder)
		folder = "schema";
	cr_expect_geq(migrated(ERR_OK), 4);
	cr_assert_eq(db_row(q, &loose_keys, &c, NOTHING), ERR_OK);
	cr_expect_eq(c.count, 0);
}
