/* timer.c - the rows of timers, and the round of the worker that sets them off. */
#include "message/timer.h"

#include "base/business_day.h"
#include "base/log.h"
#include "base/req.h"
#include "edge/db.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "site/site.h"

static const char *const slugs[TIMERS] = {
#define TIMER(slug) #slug,
#include "message/timers.def"
#undef TIMER
};

/* ---- beginning ---- */

#define NEW_TIMER "SELECT CAST(? AS SIGNED) AS timer, CAST(? AS SIGNED) AS due_at "

COMMAND(add_timers,
	"INSERT INTO timer (referral_id, timer, due_at) "
	"SELECT ?, n.timer, n.due_at "
	"FROM (" NEW_TIMER "UNION ALL " NEW_TIMER "UNION ALL " NEW_TIMER ") n "
	"WHERE n.due_at <> 0");

/* True if the law allows a message of this timer to anybody. */
static bool is_heard(enum timer t, const struct situation *at)
{
	for (enum message m = 0; m < MESSAGES; m++)
		for (enum channel c = 0; c < CHANNELS; c++)
			if (message_row(m)->timers & 1u << t && outbox_allows(m, c, at))
				return true;
	return false;
}

/* The time at which the timer goes off; 0 if no message would be sent then, or the time is past. */
static instant heard_at(enum timer t, const struct timed *r, instant due_at, instant now)
{
	return is_heard(t, r->at) && due_at > now ? due_at : 0;
}

enum err timer_begin(struct req *q, const struct timed *r)
{
	const struct site *s = q->site;
	instant late = r->due_at ? business_days_after(s->country, s->time_zone, r->due_at, TIMER_LATE_DAYS) : 0;
	instant due = heard_at(TIMER_answer_due, r, r->due_at, q->now);
	instant follow = r->follow_up ? (r->sent_at ? r->sent_at : q->now) + TIMER_FOLLOW_UP : 0;

	late = heard_at(TIMER_answer_late, r, late, q->now);
	follow = heard_at(TIMER_follow_up, r, follow, q->now);
	if (!due && !late && !follow)
		return ERR_OK;
	return db_exec(q, &add_timers, NULL, BIND(r->referral_id, TIMER_answer_due, due, TIMER_answer_late, late,
		TIMER_follow_up, follow));
}

COMMAND(drop_timers,
	"DELETE FROM timer "
	"WHERE referral_id = ?");

enum err timer_drop(struct req *q, int64_t referral_id)
{
	return db_exec(q, &drop_timers, NULL, BIND(referral_id));
}

/* ---- going off ---- */

struct due { int64_t referral_id; enum timer timer; instant due_at; };
static const struct column due_columns[] = {
	COLUMN(struct due, referral_id),
	COLUMN(struct due, timer),
	COLUMN(struct due, due_at),
};

STATEMENT(due_timers, due_columns, struct due,
	"SELECT referral_id, timer, due_at "
	"FROM timer "
	"WHERE due_at <= ? "
	"ORDER BY due_at, referral_id, timer "
	"LIMIT " STRINGIFY(TIMER_ROUND));

COMMAND(take_timer,
	"DELETE FROM timer "
	"WHERE referral_id = ? "
	"AND timer = ? "
	"AND due_at = ?");

COMMAND(put_off_timer,
	"UPDATE timer "
	"SET due_at = ? "
	"WHERE referral_id = ? "
	"AND timer = ? "
	"AND due_at = ?");

/* Another worker may have taken it. */
static enum err go_off(struct req *q, void *data)
{
	const struct due *d = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &take_timer, &done, BIND(d->referral_id, d->timer, d->due_at));

	return e || !done.rows ? e : notify_timer(q, d->referral_id, d->timer);
}

static enum err put_off(struct req *q, const struct due *d, enum err e)
{
	log_event(LOG_ERROR_LEVEL, "timer_failed", "timer", slugs[d->timer], "detail", err_detail(q, e), NULL);
	return db_exec(q, &put_off_timer, NULL, BIND(q->now + HOURS(1), d->referral_id, d->timer, d->due_at));
}

/* In a unit of work of its own. */
static enum err run_one(struct req *round, struct due *d)
{
	struct req *q = req_new(round->conf, round->db);
	enum err e = db_transaction(q, go_off, d);

	if (e)
		e = put_off(q, d, e);
	if (e)
		e = fail(round, e, "%s", err_detail(q, e));
	req_release(q);
	return e;
}

enum err timer_run(struct req *q, size_t *count)
{
	struct due *all;
	enum err e = db_rows(q, &due_timers, &all, count, BIND(clock_now()));

	for (size_t i = 0; !e && i < *count; i++)
		e = run_one(q, &all[i]);
	return e;
}
