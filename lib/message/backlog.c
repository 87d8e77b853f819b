/* backlog.c - counts messages that are overdue. */
#include "message/backlog.h"

#include <stdbool.h>
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

/* ---- figures ---- */

struct counted { enum channel channel; enum outbox_state state; int64_t messages; };
struct first { instant due; };

static const struct column counted_columns[] = {
	COLUMN(struct counted, channel),
	COLUMN(struct counted, state),
	COLUMN(struct counted, messages),
};
static const struct column first_columns[] = { COLUMN(struct first, due) };

/* The time of a failed message is that of its last attempt. */
STATEMENT(count_by_state, counted_columns, struct counted,
	"SELECT channel, state, COUNT(*) AS messages "
	"FROM outbox "
	"WHERE state = ? AND next_at >= ? "
	"GROUP BY channel");

STATEMENT(first_due, first_columns, struct first,
	"SELECT next_at AS due "
	"FROM outbox "
	"WHERE state = ? AND next_at <= ? "
	"ORDER BY next_at "
	"LIMIT 1");

static const struct { enum outbox_state state; const char *slug; bool of_today; } told_states[] = {
	{ OUTBOX_WAITING, "waiting", false }, { OUTBOX_SENDING, "sending", false }, { OUTBOX_FAILED, "failed", true },
};
static const char *const channel_slugs[CHANNELS] = { [CHANNEL_EMAIL] = "email", [CHANNEL_TEXT] = "text" };

static enum err add_figures(struct req *q, struct backlog_figures *f, size_t at)
{
	struct counted *rows;
	size_t count;
	enum err e = db_rows(q, &count_by_state, &rows, &count,
		BIND(told_states[at].state, told_states[at].of_today ? q->now - DAYS(1) : 0));

	for (enum channel c = 0; c < CHANNELS && !e; c++) {
		struct backlog_figure *figure = &f->all[f->count++];

		*figure = (struct backlog_figure){ channel_slugs[c], told_states[at].slug, 0 };
		for (size_t i = 0; i < count; i++)
			if (rows[i].channel == c)
				figure->messages = rows[i].messages;
	}
	return e;
}

enum err backlog_figures(struct req *q, struct backlog_figures *f)
{
	struct first first;
	enum err e = ERR_OK;

	*f = (struct backlog_figures){ 0 };
	for (size_t i = 0; i < COUNT(told_states) && !e; i++)
		e = add_figures(q, f, i);
	if (e || (e = db_row(q, &first_due, &first, BIND(OUTBOX_WAITING, q->now))) == ERR_MISSING)
		return e == ERR_MISSING ? ERR_OK : e;
	if (!e)
		f->oldest = q->now - first.due;
	return e;
}

/* ---- what waits ---- */

struct waiting { enum channel channel; int64_t messages; instant first, last; };

static const struct column waiting_columns[] = {
	COLUMN(struct waiting, channel),
	COLUMN(struct waiting, messages),
	COLUMN(struct waiting, first),
	COLUMN(struct waiting, last),
};

STATEMENT(waiting_by_channel, waiting_columns, struct waiting,
	"SELECT channel, COUNT(*) AS messages, MIN(next_at) AS first, MAX(next_at) AS last "
	"FROM outbox "
	"WHERE state IN (?, ?) "
	"GROUP BY channel");

enum err backlog_waiting(struct req *q, struct backlog_waiting all[CHANNELS])
{
	struct waiting *rows;
	size_t count;
	enum err e = db_rows(q, &waiting_by_channel, &rows, &count, BIND(OUTBOX_WAITING, OUTBOX_SENDING));

	for (enum channel c = 0; c < CHANNELS; c++)
		all[c] = (struct backlog_waiting){ .channel = channel_slugs[c] };
	for (size_t i = 0; !e && i < count; i++) {
		struct backlog_waiting *w = &all[rows[i].channel];

		w->messages = rows[i].messages;
		w->first = rows[i].first;
		w->last = rows[i].last;
	}
	return e;
}
