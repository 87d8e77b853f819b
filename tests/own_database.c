/* own_database.c - makes databases beside the shared one. */
#include "own_database.h"

#include <criterion/criterion.h>

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

struct req *own_database(void)
{
	static struct conf c;
	struct req *maker = test_db(), *q;
	char *name = arena_printf(maker->arena, "handrail_%s", secret_public_id(maker->arena));
	size_t ran;

	cr_assert_eq(db_script(maker, arena_printf(maker->arena, "CREATE DATABASE %s CHARACTER SET utf8mb4", name)), ERR_OK);
	c = *test_conf();
	c.database_name = name;
	q = open_with(&c);
	cr_assert_eq(migrate(q, "schema", &ran), ERR_OK, "%s", q->failed.detail);
	return q;
}

struct req *own_database_again(const struct req *q)
{
	return open_with(q->conf);
}

void own_database_drop(struct req *q)
{
	struct req *maker = test_db();

	(void)db_script(maker, arena_printf(maker->arena, "DROP DATABASE %s", q->conf->database_name));
	db_close(q->db);
	req_release(q);
}
