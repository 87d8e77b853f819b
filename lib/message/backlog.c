/* backlog.c - counts messages that are overdue. */
#include "message/backlog.h"

#include <stddef.h>

#include "edge/db.h"
#include "message/outbox.h"
#include "base/req.h"

struct tally { int64_t count; };

static const struct column tally_columns[] = { COLUMN(struct tally, count) };

STATEMENT(waiting_long, tally_columns, struct tally,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE state IN (?, ?) "
	"AND cause <> ? "
	"AND made_at < ? "
	"AND (attempts > 0 OR next_at < ?)");

STATEMENT(failed_lately, tally_columns, struct tally,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE state = ? "
	"AND ended_at >= ?");

enum err backlog_count(struct req *q, instant longer_than, int64_t *waiting, int64_t *failed)
{
	instant since = q->now - longer_than;
	struct tally t;
	enum err e;

	if ((e = db_row(q, &waiting_long, &t, BIND(OUTBOX_WAITING, OUTBOX_SENDING, CAUSE_DAY_CAP, since, since))))
		return e;
	*waiting = t.count;
	e = db_row(q, &failed_lately, &t, BIND(OUTBOX_FAILED, since));
	*failed = e ? 0 : t.count;
	return e;
}
