/* checkup - what `handrail check` asks of the database. */
#include "message/checkup.h"

#include <stdlib.h>
#include <string.h>

#include "edge/db.h"
#include "message/outbox.h"
#include "base/req.h"

struct version { const char *name; };

static const struct column version_columns[] = { COLUMN(struct version, name) };

STATEMENT(version, version_columns, struct version,
	"SELECT VERSION() AS name");

struct tally { int64_t count; };

static const struct column tally_columns[] = { COLUMN(struct tally, count) };

STATEMENT(waiting_long, tally_columns, struct tally,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE state IN (?, ?) "
	"AND cause <> ? "
	"AND made_at < ?");

STATEMENT(failed_lately, tally_columns, struct tally,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE state = ? "
	"AND ended_at >= ?");

enum err checkup_version(struct req *q, const char **name, int *number)
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

enum err checkup_outbox(struct req *q, instant longer_than, int64_t *waiting, int64_t *failed)
{
	instant since = q->now - longer_than;
	struct tally t;
	enum err e;

	if ((e = db_row(q, &waiting_long, &t, BIND(OUTBOX_WAITING, OUTBOX_SENDING, CAUSE_DAY_CAP, since))))
		return e;
	*waiting = t.count;
	e = db_row(q, &failed_lately, &t, BIND(OUTBOX_FAILED, since));
	*failed = e ? 0 : t.count;
	return e;
}

enum err checkup_statements(struct req *q, size_t *misfits, const char **first)
{
	const struct stmt *const *all;
	size_t count = db_statements(&all);

	*misfits = 0;
	*first = NULL;
	for (size_t i = 0; i < count; i++) {
		enum err e = db_prepare_check(q, all[i]);

		if (e == ERR_BUSY)
			return e;
		if (!e)
			continue;
		if (!(*misfits)++)
			*first = arena_printf(q->arena, "%s in %s", all[i]->name, all[i]->file);
		fail_forget(q);
	}
	return ERR_OK;
}
