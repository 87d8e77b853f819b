/* release.c - gives and ends releases, each an event of the referral, in one transaction with its row. */
#include "referral/release.h"

#include "base/day.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/veil.h"
#include "referral/event.h"
#include "referral/referral.h"
#include "referral/referral_write.h"
#include "site/account.h"
#include "site/site.h"

/* ---- rights ---- */

/* Anybody in an office may open a link to the program, so its staff sign in for this. */
static bool may(const struct referral *r)
{
	return r->granted & MAY_RELEASE && !(r->by_link && !(r->parties & THE_SEEKER));
}

bool release_counts(const struct req *q, const struct referral *r)
{
	return r->veiled && !veil_hangs(r->veiled, r->released_until, q->now);
}

bool release_may_give(const struct req *q, const struct referral *r) { return may(r) && !release_counts(q, r); }
bool release_may_end(const struct req *q, const struct referral *r) { return may(r) && release_counts(q, r); }

/* ---- days ---- */

static const char *day_ahead(struct req *q, int days)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);

	return day_text(q->arena, day_of_wall(&w) + days);
}

const char *release_day_offered(struct req *q) { return day_ahead(q, RELEASE_DAYS); }
const char *release_day_least(struct req *q) { return day_ahead(q, 0); }
const char *release_day_most(struct req *q) { return day_ahead(q, RELEASE_DAYS_MOST - 1); }

instant release_until(struct req *q, const char *day)
{
	struct date d = day_date(day_from_text(day, true));
	struct wall w = { .year = d.year, .month = d.month, .day = d.day };

	return clock_next_day(clock_from_wall(&w, q->site->time_zone), 0, q->site->time_zone);
}

/* ---- giving and ending ---- */

/* Later statements compare it with the time, so nothing else has to happen when it ends. */
COMMAND(set_released,
	"UPDATE referral "
	"SET released_until = ? "
	"WHERE id = ? AND veiled");

COMMAND(add_release,
	"INSERT INTO word_release (referral_id, given_at, until_at, given_by, account_id, words, language) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

COMMAND(end_releases,
	"UPDATE word_release "
	"SET ended_at = ?, ended_by = ? "
	"WHERE referral_id = ? AND ended_at IS NULL AND until_at > ?");

/* event_actor() is the helper's side for somebody who is that and the program, too. */
static struct actor actor_of(struct req *q, const struct referral *r)
{
	struct referral as = *r;

	if (!(r->parties & THE_SEEKER))
		as.parties = THE_PROGRAM;
	return event_actor(q, &as);
}

static enum err end_now(struct req *q, const struct referral *r, const struct actor *by)
{
	return db_exec(q, &end_releases, NULL, BIND(q->now, by->party, r->id, q->now));
}

struct releasing { const struct referral *r; const struct release *given; const char *result; };

static enum err give(struct req *q, void *data)
{
	const struct releasing *w = data;
	const struct release *given = w->given;
	struct actor by = actor_of(q, w->r);
	struct event ev = { .act = ACT_released, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	bool done_before;
	enum err e;

	if ((e = referral_once(q, w->result, &done_before)) || done_before)
		return e;
	if ((e = end_now(q, w->r, &by)) || (e = db_exec(q, &set_released, NULL, BIND(given->until, w->r->id))))
		return e;
	if ((e = db_exec(q, &add_release, NULL, BIND(w->r->id, q->now, given->until, by.party, value_id(by.account_id), given->words,
			given->language))))
		return e;
	return event_add(q, w->r->id, &by, &ev);
}

enum err release_give(struct req *q, const struct referral *r, const struct release *given)
{
	struct releasing w = { r, given, given->result };

	if (!may(r))
		return fail(q, ERR_DENIED, "release referral %s", r->public_id);
	if (given->until <= q->now || given->until > q->now + DAYS(RELEASE_DAYS_MOST + 1) || text_is_empty(given->words))
		return fail(q, ERR_INPUT, "a release without words, or for another time");
	return db_transaction(q, give, &w);
}

static enum err end(struct req *q, void *data)
{
	const struct releasing *w = data;
	struct actor by = actor_of(q, w->r);
	struct event ev = { .act = ACT_release_ended, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	bool done_before;
	enum err e;

	if ((e = referral_once(q, w->result, &done_before)) || done_before)
		return e;
	/* Add the event before the end: while the helper's side still sees everything, its open pages are notified and fetch
	 * themselves again. */
	if ((e = event_add(q, w->r->id, &by, &ev)) || (e = end_now(q, w->r, &by)))
		return e;
	return db_exec(q, &set_released, NULL, BIND(q->now, w->r->id));
}

enum err release_end(struct req *q, const struct referral *r, const char *result)
{
	struct releasing w = { r, NULL, result };

	if (!may(r))
		return fail(q, ERR_DENIED, "end the release of referral %s", r->public_id);
	return release_counts(q, r) ? db_transaction(q, end, &w) : ERR_OK;
}

/* ---- reading ---- */

static const struct column given_columns[] = {
	COLUMN(struct release_given, given_at), COLUMN(struct release_given, until_at), COLUMN(struct release_given, ended_at),
	COLUMN(struct release_given, given_by), COLUMN(struct release_given, words), COLUMN(struct release_given, language),
};

STATEMENT(list_given, given_columns, struct release_given,
	"SELECT given_at, until_at, ended_at, given_by, words, language "
	"FROM word_release "
	"WHERE referral_id = ? "
	"ORDER BY given_at DESC, id DESC "
	"LIMIT " STRINGIFY(RELEASES_MOST));

enum err release_list(struct req *q, const struct referral *r, struct release_given **all, size_t *count)
{
	*count = 0;
	return may(r) ? db_rows(q, &list_given, all, count, BIND(r->id)) : ERR_OK;
}
