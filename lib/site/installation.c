/* installation - what is true of this database as a whole. */
#include "site/installation.h"

#include <stddef.h>

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
