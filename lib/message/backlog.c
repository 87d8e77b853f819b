/* backlog.c - counts and lists what the outbox holds. */
#include "message/backlog.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "edge/db.h"
#include "message/outbox.h"
#include "base/req.h"
#include "base/str.h"

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

static const struct { enum outbox_state state; bool of_today; } told_states[] = {
	{ OUTBOX_WAITING, false }, { OUTBOX_SENDING, false }, { OUTBOX_FAILED, true },
};

static enum err add_figures(struct req *q, struct backlog_figures *f, size_t at)
{
	struct counted *rows;
	size_t count;
	enum err e = db_rows(q, &count_by_state, &rows, &count,
		BIND(told_states[at].state, told_states[at].of_today ? q->now - DAYS(1) : 0));

	for (enum channel c = 0; c < CHANNELS && !e; c++) {
		struct backlog_figure *figure = &f->all[f->count++];

		*figure = (struct backlog_figure){ channel_slug(c), outbox_state_slug(told_states[at].state), 0 };
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

/* ---- the delivery log ---- */

static const struct column row_columns[] = {
	COLUMN(struct backlog_row, public_id), COLUMN(struct backlog_row, made_at), COLUMN(struct backlog_row, message),
	COLUMN(struct backlog_row, channel), COLUMN(struct backlog_row, state), COLUMN(struct backlog_row, recipient),
	COLUMN(struct backlog_row, reason),
};

STATEMENT(find_row, tally_columns, struct tally,
	"SELECT 1 AS count "
	"FROM outbox "
	"WHERE public_id = ? AND site_id = ?");

STATEMENT(list_rows, row_columns, struct backlog_row,
	"SELECT m.public_id, m.made_at, m.message, m.channel, m.state, m.recipient, m.reason "
	"FROM outbox m "
	"LEFT JOIN outbox b ON b.public_id = ? AND b.site_id = m.site_id "
	"WHERE m.site_id = ? "
	"AND (b.id IS NULL OR m.made_at < b.made_at OR (m.made_at = b.made_at AND m.id < b.id)) "
	"AND (? < 0 OR m.state = ?) "
	"ORDER BY m.made_at DESC, m.id DESC "
	"LIMIT ?");

/* The first letter and the host, or the last two digits. */
static const char *masked(struct req *q, const char *address)
{
	static const char dots[] = "\xe2\x80\xa6";
	const char *at = strrchr(address, '@');
	size_t length = strlen(address);

	if (at)
		return arena_printf(q->arena, "%.*s%s%s", (int)text_cluster(address), address, dots, at);
	return arena_printf(q->arena, "%s %s", dots, length > 2 ? address + length - 2 : "");
}

enum err backlog_list(struct req *q, int64_t site_id, bool failed_only, const char *before, size_t most,
	struct backlog_row **rows, size_t *count)
{
	int state = failed_only ? OUTBOX_FAILED : -1;
	struct tally found;
	enum err e = text_is_empty(before) ? ERR_OK : db_row(q, &find_row, &found, BIND(value_public_id(before), site_id));

	if (e)
		return e == ERR_MISSING ? fail(q, ERR_BAD, "messages before %s", before) : e;
	e = db_rows(q, &list_rows, rows, count, BIND(value_public_id(text_or_empty(before)), site_id, state, state,
		(int64_t)most));

	for (size_t i = 0; !e && i < *count; i++)
		(*rows)[i].recipient = masked(q, (*rows)[i].recipient);
	return e;
}

STATEMENT(site_failed, tally_columns, struct tally,
	"SELECT COUNT(*) AS count "
	"FROM (SELECT 1 FROM outbox WHERE site_id = ? AND made_at >= ? AND state = ? LIMIT 100) m");

enum err backlog_failed(struct req *q, int64_t site_id, instant since, int64_t *count)
{
	struct tally t = { 0 };
	enum err e = db_row(q, &site_failed, &t, BIND(site_id, since, OUTBOX_FAILED));

	*count = t.count;
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
		all[c] = (struct backlog_waiting){ .channel = channel_slug(c) };
	for (size_t i = 0; !e && i < count; i++) {
		struct backlog_waiting *w = &all[rows[i].channel];

		w->messages = rows[i].messages;
		w->first = rows[i].first;
		w->last = rows[i].last;
	}
	return e;
}
