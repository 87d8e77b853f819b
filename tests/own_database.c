/* own_database.c - makes databases beside the shared one.
 *
 * Each is a copy of the shared one as it was before the first test: tests/run-unit keeps it as a script, named by
 * $HANDRAIL_TEST_SCHEMA. All steps of the schema one after the other took several times as long. Without a script they run. */
#include "own_database.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "site/migrate.h"
#include "base/secret.h"
#include "support.h"

static struct req *open_with(const struct conf *c)
{
	const char *why = NULL;
	struct db *db;

	cr_assert_eq(db_open(c, &db, &why), ERR_OK, "%s", why);
	return req_new(c, db);
}

struct req *own_database_empty(void)
{
	struct req *maker = test_db();
	struct conf *c = ARENA_NEW(maker->arena, struct conf);

	*c = *test_conf();
	c->database_name = arena_printf(maker->arena, "handrail_%s", secret_public_id(maker->arena));
	cr_assert_eq(db_script(maker, arena_printf(maker->arena, "CREATE DATABASE %s CHARACTER SET utf8mb4", c->database_name)), ERR_OK,
		"%s", maker->failed.detail);
	return open_with(c);
}

struct req *own_database_migrated(void)
{
	struct req *q = own_database_empty();
	size_t ran;

	cr_assert_eq(migrate(q, "schema", &ran), ERR_OK, "%s", q->failed.detail);
	return q;
}

struct req *own_database(void)
{
	const char *path = getenv("HANDRAIL_TEST_SCHEMA"), *script = path ? test_read(path) : NULL;
	struct req *q;

	if (!script)
		return own_database_migrated();
	q = own_database_empty();
	cr_assert_eq(db_script(q, script), ERR_OK, "%s: %s", path, q->failed.detail);
	return q;
}

struct req *own_database_again(const struct req *q)
{
	return open_with(q->conf);
}

/* The connection goes first: DROP DATABASE waits for an open transaction. */
void own_database_drop(struct req *q)
{
	struct req *maker = test_db();
	const char *name = q->conf->database_name;

	db_close(q->db);
	req_release(q);
	(void)db_script(maker, arena_printf(maker->arena, "DROP DATABASE %s", name));
}

/* ---- a copy is the same ---- */

static void dump(void *data)
{
	const struct conf *c = data;

	execlp("mariadb-dump", "mariadb-dump", "--no-defaults", "--skip-comments", "--routines", "--events", "--order-by-primary",
		"--skip-extended-insert", arena_printf(test_req()->arena, "--socket=%s", c->database_socket),
		arena_printf(test_req()->arena, "--user=%s", c->database_user),
		arena_printf(test_req()->arena, "--password=%s", c->database_password), c->database_name, (char *)NULL);
	_exit(127);
}

/* All tables and rows. The times when the steps ran do not count. */
static char *content_of(struct req *q)
{
	char *all;

	MUST(db_script(q, "UPDATE schema_migration SET applied_at = 1"));
	cr_assert_eq(test_child(dump, (void *)q->conf, &all), 0, "%s", all);
	return all;
}

struct default_of { const char *collation; };
static const struct column default_columns[] = { COLUMN(struct default_of, collation) };

STATEMENT(find_default, default_columns, struct default_of,
	"SELECT default_collation_name AS collation "
	"FROM information_schema.schemata "
	"WHERE schema_name = DATABASE()");

static const char *default_of(struct req *q)
{
	struct default_of d;

	MUST(db_row(q, &find_default, &d, NOTHING));
	return d.collation;
}

Test(own_database, is_the_same_as_a_migrated_one)
{
	struct req *copy = own_database(), *migrated = own_database_migrated();
	char *is = content_of(copy), *wanted = content_of(migrated), *kept_is = NULL, *kept_wanted = NULL;

	cr_assert_not_null(strstr(wanted, "CREATE TABLE `referral` ("));
	cr_assert_not_null(strstr(wanted, "INSERT INTO `status` "));
	is = strtok_r(is, "\n", &kept_is);
	wanted = strtok_r(wanted, "\n", &kept_wanted);
	for (; is && wanted; is = strtok_r(NULL, "\n", &kept_is), wanted = strtok_r(NULL, "\n", &kept_wanted))
		cr_assert_str_eq(is, wanted);
	cr_expect(!is && !wanted);
	cr_expect_str_eq(default_of(copy), default_of(migrated));
	own_database_drop(copy);
	own_database_drop(migrated);
}
