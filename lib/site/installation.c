/* installation.c - named values that apply to the whole database, and its state. */
#include "site/installation.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/conf.h"
#include "edge/db.h"
#include "site/migrate.h"
#include "base/req.h"
#include "base/str.h"

struct installation { const char *value; };

static const struct column installation_columns[] = {
	COLUMN(struct installation, value),
};

STATEMENT(get, installation_columns, struct installation,
	"SELECT value "
	"FROM installation "
	"WHERE name = ?");

COMMAND(set,
	"INSERT INTO installation (name, value) "
	"VALUES (?, ?) "
	"ON DUPLICATE KEY UPDATE value = VALUES(value)");

enum err installation_get(struct req *q, const char *name, const char **value)
{
	struct installation i = { NULL };
	enum err e = db_row(q, &get, &i, BIND(name));

	*value = e ? NULL : i.value;
	return e == ERR_MISSING ? ERR_OK : e;
}

enum err installation_set(struct req *q, const char *name, const char *value)
{
	return db_exec(q, &set, NULL, BIND(name, value));
}

enum err installation_is_demo(struct req *q, bool *demo)
{
	const char *made_by;
	enum err e = installation_get(q, "made_by", &made_by);

	*demo = !e && text_equal(made_by, "make run");
	return e;
}

enum err installation_set_clock(struct req *q)
{
	bool demo;
	enum err e;

	if (!q->conf->demo_clock_offset)
		return ERR_OK;
	if ((e = installation_is_demo(q, &demo)))
		return e;
	if (!demo)
		return fail(q, ERR_CONFIG, "[demo] clock_offset is refused outside a database that `make run` made");
	clock_set_offset(q->conf->demo_clock_offset);
	q->now = clock_now();
	return ERR_OK;
}

enum err installation_happened(struct req *q, const char *name)
{
	return installation_set(q, name, arena_printf(q->arena, "%lld", (long long)q->now));
}

enum err installation_when(struct req *q, const char *name, instant *when)
{
	const char *value;
	enum err e = installation_get(q, name, &value);

	*when = 0;
	if (!e && value && !text_to_number(value, 1, INT64_MAX, when))
		*when = 1;
	return e;
}

/* ---- a held outbox ---- */

COMMAND(drop,
	"DELETE FROM installation "
	"WHERE name = ?");

enum err installation_hold(struct req *q)
{
	return installation_happened(q, OUTBOX_HELD);
}

enum err installation_held(struct req *q, instant *since)
{
	return installation_when(q, OUTBOX_HELD, since);
}

enum err installation_release(struct req *q)
{
	return db_exec(q, &drop, NULL, BIND(OUTBOX_HELD));
}

enum err installation_ready(struct req *q)
{
	const char *schema = conf_find(q->arena, q->conf, "schema");
	size_t pending;
	enum err e;

	if ((e = db_ping(q)))
		return e;
	if (!schema)
		return fail(q, ERR_CONFIG, "the folder schema is missing");
	if ((e = migrate_pending(q, schema, &pending)))
		return e;
	return pending ? fail(q, ERR_BUSY, "%zu steps of schema/ have not run; `handrail migrate` runs them", pending) : ERR_OK;
}

struct readiness { bool read_only; };

static const struct column readiness_columns[] = { COLUMN(struct readiness, read_only) };

STATEMENT(readiness, readiness_columns, struct readiness,
	"SELECT @@GLOBAL.read_only AS read_only");

/* A read-only server accepts writes of its administrators, so both are checked: the server's setting, and whether a write
 * works. */
enum err installation_writable(struct req *q)
{
	static const char name[] = "ready_at";
	struct readiness r;
	instant when;
	enum err e;

	if ((e = db_row(q, &readiness, &r, NOTHING)) || (e = installation_when(q, name, &when)))
		return e;
	if (r.read_only)
		return fail(q, ERR_BUSY, "the database is read-only");
	return when <= q->now && q->now - when < SECONDS(1) ? ERR_OK : installation_happened(q, name);
}

struct version { const char *name; };

static const struct column version_columns[] = { COLUMN(struct version, name) };

STATEMENT(version, version_columns, struct version,
	"SELECT VERSION() AS name");

enum err installation_version(struct req *q, const char **name, int *number)
{
	struct version v;
	enum err e = db_row(q, &version, &v, NOTHING);
	char *rest;

	*name = "";
	*number = 0;
	if (e)
		return e;
	*name = v.name;
	if (!strstr(v.name, "MariaDB"))
		return ERR_OK;
	*number = (int)strtol(v.name, &rest, 10) * 1000;
	if (*rest == '.')
		*number += (int)strtol(rest + 1, NULL, 10);
	return ERR_OK;
}

static const struct column server_columns[] = {
	COLUMN(struct server, clock),
	COLUMN(struct server, folder),
};

STATEMENT(server, server_columns, struct server,
	"SELECT CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED) AS clock, @@datadir AS folder");

enum err installation_server(struct req *q, struct server *s)
{
	return db_row(q, &server, s, NOTHING);
}

enum err installation_misfits(struct req *q, size_t *count, const char **first)
{
	const struct stmt *const *all;
	size_t all_count = db_statements(&all);

	*count = 0;
	*first = NULL;
	for (size_t i = 0; i < all_count; i++) {
		enum err e = db_prepare_check(q, all[i]);

		if (e == ERR_BUSY)
			return e;
		if (!e)
			continue;
		if (!(*count)++)
			*first = arena_printf(q->arena, "%s in %s", all[i]->name, all[i]->file);
	}
	return ERR_OK;
}
