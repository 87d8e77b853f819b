/* report_check.c - compares reports with the referrals, and counts anew. */
#include "referral/report_count.h"

#include "base/req.h"
#include "law_sql.h"
#include "law/visibility.h"
#include "referral/report_in.h"

enum { BATCH = 25 };

/* ---- referrals ---- */

STATEMENT(all_tallied, tallied_columns, struct tallied,
	TALLIED_SELECT
	"WHERE NOT EXISTS (SELECT 1 FROM report_stale w WHERE w.referral_id = r.id) "
	"ORDER BY r.id");

static enum err check_one(struct req *q, void *row, void *data)
{
	const struct tallied *t = row;
	struct facts f = facts_now(t);
	int64_t *wrong = data;

	(void)q;
	*wrong += !facts_equal(&f, &t->was);
	return ERR_OK;
}

/* ---- the sums of a month ---- */

struct month { int64_t site_id; int month; };
static const struct column month_columns[] = { COLUMN(struct month, site_id), COLUMN(struct month, month) };

STATEMENT(all_months, month_columns, struct month,
	"SELECT site_id, month "
	"FROM report_counted "
	"UNION "
	"SELECT site_id, month "
	"FROM report_count");

static const struct column facts_columns[] = {
	COLUMN(struct facts, site_id), COLUMN(struct facts, program_id), COLUMN(struct facts, place_id), COLUMN(struct facts, month),
	COLUMN(struct facts, needs), COLUMN(struct facts, kind), COLUMN(struct facts, status), COLUMN(struct facts, closed),
	COLUMN(struct facts, answer), COLUMN(struct facts, updater),
};

STATEMENT(counted_of, facts_columns, struct facts,
	"SELECT site_id, program_id, place_id, month, needs, kind, status, closed, answer, updater "
	"FROM report_counted "
	"WHERE site_id = ? AND month = ?");

static const struct column sum_columns[] = {
	COLUMN(struct sum, site_id), COLUMN(struct sum, scope), COLUMN(struct sum, scope_id), COLUMN(struct sum, measure),
	COLUMN(struct sum, month), COLUMN(struct sum, value), COLUMN(struct sum, referrals),
};

/* Searches that found nothing are counted here alone. */
STATEMENT(sums_of, sum_columns, struct sum,
	"SELECT site_id, scope, scope_id, measure, month, value, referrals "
	"FROM report_count "
	"WHERE site_id = ? AND scope IN (0, 1, 2, 3, 4) AND month = ? AND measure <> 5");
_Static_assert(REPORT_SCOPES == 5 && REPORT_SEARCHES == 5, "the statement has their numbers");

static enum err add_facts(struct req *q, void *row, void *data)
{
	sums_add(q, data, row, 1);
	return ERR_OK;
}

static enum err take_sum(struct req *q, void *row, void *data)
{
	struct sum *one = row;

	one->referrals = -one->referrals;
	sums_add_one(q, data, one);
	return ERR_OK;
}

/* *missing: what has to be added to the sums of this month to make them right. */
static enum err compare(struct req *q, const struct month *m, struct sums *missing)
{
	struct facts f;
	struct sum one;
	enum err e;

	missing->count = 0;
	if ((e = db_each(q, &counted_of, add_facts, &f, missing, BIND(m->site_id, m->month))))
		return e;
	if ((e = db_each(q, &sums_of, take_sum, &one, missing, BIND(m->site_id, m->month))))
		return e;
	sums_settle(missing);
	return ERR_OK;
}

/* ---- checking ---- */

static enum err check_all(struct req *q, void *data)
{
	int64_t *wrong = data;
	struct tallied t;
	struct sums missing = { 0 };
	struct month *months;
	size_t count;
	enum err e = db_each(q, &all_tallied, check_one, &t, wrong, NOTHING);

	if (e || (e = db_rows(q, &all_months, &months, &count, NOTHING)))
		return e;
	for (size_t i = 0; i < count; i++) {
		if ((e = compare(q, &months[i], &missing)))
			return e;
		*wrong += (int64_t)missing.count;
	}
	return ERR_OK;
}

enum err report_check(struct req *q, int64_t *wrong)
{
	*wrong = 0;
	return db_snapshot(q, check_all, wrong);
}

/* ---- counting anew ---- */

struct next { int64_t id; };
static const struct column next_columns[] = { COLUMN(struct next, id) };

STATEMENT(next_referrals, next_columns, struct next,
	"SELECT id "
	"FROM referral "
	"WHERE id > ? "
	"ORDER BY id "
	"LIMIT 25");

struct portion { int64_t ids[BATCH]; size_t count; int64_t changed; };

static enum err recount_portion(struct req *q, void *data)
{
	struct portion *p = data;
	enum err e = report_turn(q);

	p->changed = 0;
	return e ? e : report_recount(q, p->ids, p->count, &p->changed);
}

static enum err recount_referrals(struct req *q, int64_t *mended)
{
	struct portion p = { .count = BATCH };
	int64_t after = 0;
	enum err e = ERR_OK;

	while (!e && p.count == BATCH) {
		struct next *rows;

		if ((e = db_rows(q, &next_referrals, &rows, &p.count, BIND(after))) || !p.count)
			return e;
		for (size_t i = 0; i < p.count; i++)
			p.ids[i] = after = rows[i].id;
		e = db_transaction(q, recount_portion, &p);
		*mended += p.changed;
	}
	return e;
}

struct mending { struct month month; struct sums missing; };

static enum err mend_month(struct req *q, void *data)
{
	struct mending *m = data;
	enum err e = report_turn(q);

	if (e || (e = compare(q, &m->month, &m->missing)))
		return e;
	return sums_keep(q, &m->missing);
}

static enum err mend_months(struct req *q, int64_t *mended)
{
	struct mending m = { .month = { 0 } };
	struct month *months;
	size_t count;
	enum err e = db_rows(q, &all_months, &months, &count, NOTHING);

	for (size_t i = 0; i < count && !e; i++) {
		m.month = months[i];
		e = db_transaction(q, mend_month, &m);
		*mended += e ? 0 : (int64_t)m.missing.count;
	}
	return e;
}

enum err report_rebuild(struct req *q, int64_t *mended)
{
	enum err e;

	*mended = 0;
	if ((e = recount_referrals(q, mended)))
		return e;
	return mend_months(q, mended);
}

/* ---- a scope that is new ---- */

static const struct column filled_columns[] = { COLUMN(struct next, id) };

/* The row of the turn is 1. */
STATEMENT(find_filled, filled_columns, struct next,
	"SELECT id "
	"FROM report_turn "
	"WHERE id = 2");

COMMAND(keep_filled,
	"INSERT IGNORE INTO report_turn (id) "
	"VALUES (2)");

enum err report_fill(struct req *q)
{
	struct next filled;
	int64_t mended = 0;
	enum err e = db_row(q, &find_filled, &filled, NOTHING);

	if (e != ERR_MISSING)
		return e;
	if ((e = mend_months(q, &mended)))
		return e;
	return db_exec(q, &keep_filled, NULL, NOTHING);
}
