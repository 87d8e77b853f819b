/* text_cap.c - counts the texts of a day, and computes how long a text must wait. */
#include "message/text_cap.h"

#include "base/conf.h"
#include "edge/db.h"
#include "base/log.h"
#include "message/outbox.h"
#include "base/req.h"
#include "site/site.h"

#define KEPT_DAYS 3

struct count { int64_t n; };
static const struct column count_columns[] = { COLUMN(struct count, n) };

STATEMENT(to_number, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM ("
	"  (SELECT id FROM outbox WHERE recipient = ? AND channel = ? AND ended_at >= ? AND state IN (?, ?) LIMIT ?) "
	"  UNION ALL "
	"  (SELECT id FROM outbox WHERE state = ? AND channel = ? AND recipient = ? AND id <> ? LIMIT ?)"
	") t");

STATEMENT(in_all, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM ("
	"  (SELECT id FROM outbox WHERE channel = ? AND ended_at >= ? AND state IN (?, ?) LIMIT ?) "
	"  UNION ALL "
	"  (SELECT id FROM outbox WHERE state = ? AND channel = ? AND id <> ? LIMIT ?)"
	") t");

COMMAND(note_day,
	"INSERT IGNORE INTO text_cap (day, number) "
	"VALUES (?, ?)");

COMMAND(forget_days,
	"DELETE FROM text_cap "
	"WHERE day < ?");

/* ---- days ---- */

static int day_number(const struct wall *w)
{
	return w->year * 10000 + w->month * 100 + w->day;
}

/* ---- the alarm ---- */

struct reached { int day; const char *number; int64_t rows; };

static enum err note_reached(struct req *q, void *data)
{
	struct reached *r = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &note_day, &done, BIND(r->day, r->number));

	r->rows = done.rows;
	return e;
}

static enum err alarm_once(struct req *q, int day, const char *number, int64_t limit)
{
	struct reached r = { day, number, 0 };
	enum err e = db_transaction(q, note_reached, &r);

	if (!e && r.rows)
		log_event(LOG_ERROR_LEVEL, "text_cap_reached", "limit", *number ? "texts_per_number" : "texts_per_day",
			"of", arena_printf(q->arena, "%lld", (long long)limit), NULL);
	return e;
}

/* ---- checking ---- */

struct limits { int64_t number, all; };

static struct limits limits_of(const struct conf *c)
{
	return (struct limits){ c->limits_texts_per_number * c->limits_factor, c->limits_texts_per_day * c->limits_factor };
}

static enum err count_both(struct req *q, int64_t outbox_id, const char *number, instant since, const struct limits *most,
	struct limits *have)
{
	struct count c = { 0 };
	enum err e;

	if ((e = db_row(q, &to_number, &c, BIND(number, CHANNEL_TEXT, since, OUTBOX_SENT, OUTBOX_FAILED, most->number,
			OUTBOX_SENDING, CHANNEL_TEXT, number, outbox_id, most->number))))
		return e;
	have->number = c.n;
	e = db_row(q, &in_all, &c, BIND(CHANNEL_TEXT, since, OUTBOX_SENT, OUTBOX_FAILED, most->all,
		OUTBOX_SENDING, CHANNEL_TEXT, outbox_id, most->all));
	have->all = c.n;
	return e;
}

enum err text_cap_ask(struct req *q, int64_t outbox_id, int64_t site_id, const char *number, instant *until)
{
	struct limits most = limits_of(q->conf), have = { 0 };
	struct site s = { 0 };
	struct wall w;
	enum err e;

	*until = 0;
	if ((e = site_by_id(q, site_id, &s)))
		return e;
	if ((e = count_both(q, outbox_id, number, clock_day_start(q->now, s.time_zone), &most, &have)))
		return e;
	if (have.number < most.number && have.all < most.all)
		return ERR_OK;
	*until = clock_next_day(q->now, TEXT_CAP_HOUR, s.time_zone);
	w = clock_wall(q->now, s.time_zone);
	if (have.all >= most.all)
		return alarm_once(q, day_number(&w), "", most.all);
	return alarm_once(q, day_number(&w), number, most.number);
}

enum err text_cap_clean(struct req *q)
{
	struct wall w = clock_wall(q->now - DAYS(KEPT_DAYS), "UTC");

	return db_exec(q, &forget_days, NULL, BIND(day_number(&w)));
}
