/* report_count.c - the worker's part of reports: takes changed referrals, and moves them from sum to sum. */
#include "referral/report_count.h"

#include <stdlib.h>
#include <string.h>

#include "base/need.h"
#include "base/req.h"
#include "base/str.h"
#include "law_sql.h"
#include "law/status.h"
#include "law/visibility.h"
#include "referral/report_in.h"
#include "site/site.h"

enum { BATCH = 25, BATCHES = 40 };

/* Hours: within an hour, half a working day, a day, ... a month. */
static const int span_hours[REPORT_SPANS - 1] = { 1, 4, 8, 24, 48, 72, 120, 168, 240, 336, 720 };

int report_span_hours(int span) { return span_hours[span - 1]; }

/* ---- facts ---- */

static int closed_of(const struct tallied *t)
{
	instant took = t->closed_at - t->made_at;

	if (!t->closed_at)
		return REPORT_OPEN;
	return took <= DAYS(7) ? REPORT_IN_7 : took <= DAYS(14) ? REPORT_IN_14 : took <= DAYS(30) ? REPORT_IN_30 : REPORT_LATER;
}

static int answer_of(const struct tallied *t)
{
	int span = 1;

	if (!t->answered_at)
		return 0;
	while (span < REPORT_SPANS && t->answered_at - t->made_at > HOURS(report_span_hours(span)))
		span++;
	return span;
}

struct facts facts_now(const struct tallied *t)
{
	struct wall w = clock_wall(t->made_at, t->time_zone);
	struct facts f = { .site_id = t->site_id, .program_id = t->program_id, .month = w.year * 12 + w.month - 1, .needs = t->needs,
		.kind = t->kind, .status = t->status, .closed = closed_of(t), .answer = answer_of(t),
		.updater = t->status == STATUS_not_updated ? 0 : t->updater };

	if (t->was.site_id) {
		f.month = t->was.month;
		f.needs = t->was.needs;
		f.place_id = t->was.place_id;
	}
	return f;
}

bool facts_equal(const struct facts *a, const struct facts *b)
{
	return a->site_id == b->site_id && a->program_id == b->program_id && a->place_id == b->place_id && a->month == b->month
		&& a->needs == b->needs && a->kind == b->kind && a->status == b->status && a->closed == b->closed
		&& a->answer == b->answer && a->updater == b->updater;
}

/* ---- sums ---- */

static int order(int64_t a, int64_t b) { return (a > b) - (a < b); }

static int by_key(const void *x, const void *y)
{
	const struct sum *a = x, *b = y;
	int o = order(a->site_id, b->site_id);

	if (!o && !(o = order(a->scope, b->scope)) && !(o = order(a->scope_id, b->scope_id)) && !(o = order(a->measure, b->measure))
			&& !(o = order(a->month, b->month)))
		o = order(a->value, b->value);
	return o;
}

void sums_settle(struct sums *s)
{
	size_t kept = 0;

	if (s->count)
		qsort(s->all, s->count, sizeof(*s->all), by_key);
	for (size_t i = 0; i < s->count; i++) {
		struct sum one = s->all[i];

		while (i + 1 < s->count && !by_key(&one, &s->all[i + 1]))
			one.referrals += s->all[++i].referrals;
		if (one.referrals)
			s->all[kept++] = one;
	}
	s->count = kept;
}

/* Equal ones are added up before there is more room, so a month of any size takes no more than its different sums. */
static void make_room(struct req *q, struct sums *s)
{
	struct sum *more;

	sums_settle(s);
	if (s->count * 2 < s->room)
		return;
	s->room = s->room * 2 + 256;
	more = arena_array(q->arena, s->room, sizeof(*more));
	if (s->count)
		memcpy(more, s->all, s->count * sizeof(*more));
	s->all = more;
}

void sums_add_one(struct req *q, struct sums *s, const struct sum *one)
{
	if (s->count == s->room)
		make_room(q, s);
	s->all[s->count++] = *one;
}

static void add_scope(struct req *q, struct sums *s, const struct facts *f, int sign, enum report_scope scope, int64_t scope_id)
{
	const int values[REPORT_MEASURES] = { [REPORT_KINDS] = f->kind, [REPORT_STATUSES] = f->status, [REPORT_CLOSINGS] = f->closed,
		[REPORT_ANSWERS] = f->answer, [REPORT_UPDATERS] = f->updater };

	for (int m = 0; m < REPORT_SEARCHES; m++)
		if (scope != REPORT_PLACE || m == REPORT_STATUSES)
			sums_add_one(q, s, &(struct sum){ f->site_id, (int)scope, scope_id, m, f->month, values[m], sign });
}

void sums_add(struct req *q, struct sums *s, const struct facts *f, int sign)
{
	if (!f->site_id)
		return;
	add_scope(q, s, f, sign, REPORT_SITE, 0);
	add_scope(q, s, f, sign, REPORT_PROGRAM, f->program_id);
	for (int n = 0; n < NEEDS; n++)
		if (f->needs & 1u << n)
			add_scope(q, s, f, sign, REPORT_NEED, n);
	if (f->place_id)
		add_scope(q, s, f, sign, REPORT_PLACE, f->place_id);
	if (f->kind == KIND_LIVE)
		add_scope(q, s, f, sign, REPORT_TEAM, f->program_id);
}

COMMAND(add_sum,
	"INSERT INTO report_count (site_id, scope, scope_id, measure, month, value, referrals) "
	"VALUES (?, ?, ?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE referrals = referrals + VALUES(referrals)");

enum err sums_keep(struct req *q, const struct sums *s)
{
	struct value *all = arena_array(q->arena, s->count * 7 + 1, sizeof(*all)), *v = all;

	for (size_t i = 0; i < s->count; i++, v += 7) {
		const struct sum *one = &s->all[i];

		v[0] = value_int(one->site_id);
		v[1] = value_int(one->scope);
		v[2] = value_int(one->scope_id);
		v[3] = value_int(one->measure);
		v[4] = value_int(one->month);
		v[5] = value_int(one->value);
		v[6] = value_int(one->referrals);
	}
	return s->count ? db_exec_many(q, &add_sum, all, s->count, NULL) : ERR_OK;
}

/* ---- places ---- */

struct place_row { int64_t id; };
static const struct column place_columns[] = { COLUMN(struct place_row, id) };

STATEMENT(find_place, place_columns, struct place_row,
	"SELECT id "
	"FROM report_place "
	"WHERE site_id = ? AND name = ?");

COMMAND(add_place,
	"INSERT INTO report_place (site_id, name) "
	"VALUES (?, ?)");

enum err report_place_id(struct req *q, int64_t site_id, const char *name, int64_t *id)
{
	struct place_row row = { 0 };
	struct done done = { 0 };
	enum err e = text_is_empty(name) ? ERR_OK : db_row(q, &find_place, &row, BIND(site_id, name));

	if (e == ERR_MISSING && !(e = db_exec(q, &add_place, &done, BIND(site_id, name))))
		row.id = done.id;
	*id = row.id;
	return e;
}

/* ---- counting anew ---- */

const struct column tallied_columns[TALLIED_COLUMNS] = {
	COLUMN(struct tallied, id), COLUMN(struct tallied, site_id), COLUMN(struct tallied, program_id),
	COLUMN(struct tallied, time_zone), COLUMN(struct tallied, made_at), COLUMN(struct tallied, closed_at),
	COLUMN(struct tallied, kind), COLUMN(struct tallied, status), COLUMN(struct tallied, answered_at),
	COLUMN(struct tallied, updater), COLUMN(struct tallied, needs), COLUMN(struct tallied, city),
	COLUMN(struct tallied, was.site_id), COLUMN(struct tallied, was.program_id), COLUMN(struct tallied, was.place_id),
	COLUMN(struct tallied, was.month), COLUMN(struct tallied, was.needs), COLUMN(struct tallied, was.kind),
	COLUMN(struct tallied, was.status), COLUMN(struct tallied, was.closed), COLUMN(struct tallied, was.answer),
	COLUMN(struct tallied, was.updater),
};

STATEMENT(tallied_of, tallied_columns, struct tallied,
	TALLIED_SELECT
	"WHERE r.id IN (" TWENTY_FIVE ")");

COMMAND(keep_counted,
	"INSERT INTO report_counted (referral_id, site_id, program_id, place_id, month, needs, kind, status, closed, answer, updater) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE site_id = VALUES(site_id), program_id = VALUES(program_id), kind = VALUES(kind), "
	"status = VALUES(status), closed = VALUES(closed), answer = VALUES(answer), updater = VALUES(updater)");

enum err facts_keep(struct req *q, int64_t referral_id, const struct facts *f)
{
	return db_exec(q, &keep_counted, NULL, BIND(referral_id, f->site_id, f->program_id, f->place_id, f->month, f->needs, f->kind,
		f->status, f->closed, f->answer, f->updater));
}

static enum err recount(struct req *q, struct sums *s, const struct tallied *t, int64_t *changed)
{
	struct facts f = facts_now(t);
	enum err e;

	if (!t->was.site_id && (e = report_place_id(q, t->site_id, t->city, &f.place_id)))
		return e;
	if (facts_equal(&f, &t->was))
		return ERR_OK;
	++*changed;
	sums_add(q, s, &t->was, -1);
	sums_add(q, s, &f, 1);
	return facts_keep(q, t->id, &f);
}

enum err report_recount(struct req *q, const int64_t *ids, size_t count, int64_t *changed)
{
	struct value values[BATCH];
	struct sums s = { 0 };
	struct tallied *rows = NULL;
	size_t n = 0;
	enum err e;

	if (!count)
		return ERR_OK;
	for (size_t i = 0; i < BATCH; i++)
		values[i] = value_int(ids[i < count ? i : 0]);
	if ((e = db_rows(q, &tallied_of, &rows, &n, (struct binds){ values, BATCH })))
		return e;
	for (size_t i = 0; i < n; i++)
		if ((e = recount(q, &s, &rows[i], changed)))
			return e;
	sums_settle(&s);
	return sums_keep(q, &s);
}

/* ---- what waits ---- */

COMMAND(take_turn,
	"INSERT INTO report_turn (id) "
	"VALUES (1) "
	"ON DUPLICATE KEY UPDATE id = id");

enum err report_turn(struct req *q)
{
	return db_exec(q, &take_turn, NULL, NOTHING);
}

COMMAND(add_stale,
	"INSERT INTO report_stale (referral_id) "
	"VALUES (?)");

enum err report_changed(struct req *q, int64_t referral_id)
{
	return db_exec(q, &add_stale, NULL, BIND(referral_id));
}

struct stale { int64_t id, referral_id; };
static const struct column stale_columns[] = { COLUMN(struct stale, id), COLUMN(struct stale, referral_id) };

STATEMENT(first_stale, stale_columns, struct stale,
	"SELECT id, referral_id "
	"FROM report_stale "
	"ORDER BY id "
	"LIMIT 25");

COMMAND(forget_stale,
	"DELETE FROM report_stale "
	"WHERE id = ?");

struct batch { struct stale *rows; size_t count; };

/* The turn comes first: only what is read after it is new enough. A change that commits meanwhile has a row of its own. */
static enum err count_batch(struct req *q, void *data)
{
	const struct batch *b = data;
	int64_t ids[BATCH], changed = 0;
	struct value values[BATCH];
	enum err e = report_turn(q);

	for (size_t i = 0; i < b->count; i++) {
		ids[i] = b->rows[i].referral_id;
		values[i] = value_int(b->rows[i].id);
	}
	if (e || (e = db_exec_many(q, &forget_stale, values, b->count, NULL)))
		return e;
	return report_recount(q, ids, b->count, &changed);
}

/* ---- searches that found nothing ---- */

COMMAND(add_search,
	"INSERT INTO report_search (site_id, month, needs, place) "
	"VALUES (?, ?, ?, ?)");

enum err report_search_failed(struct req *q, unsigned needs, const char *place)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);

	return db_exec(q, &add_search, NULL, BIND(q->site->id, w.year * 12 + w.month - 1, needs, text_or_empty(place)));
}

struct search_row { int64_t id, site_id; int month; unsigned needs; const char *place; };
static const struct column search_columns[] = {
	COLUMN(struct search_row, id), COLUMN(struct search_row, site_id), COLUMN(struct search_row, month),
	COLUMN(struct search_row, needs), COLUMN(struct search_row, place),
};

STATEMENT(first_searches, search_columns, struct search_row,
	"SELECT id, site_id, month, needs, place "
	"FROM report_search "
	"ORDER BY id "
	"LIMIT 500");

COMMAND(forget_search,
	"DELETE FROM report_search "
	"WHERE id = ?");

static enum err count_search(struct req *q, struct sums *s, const struct search_row *r)
{
	struct sum one = { .site_id = r->site_id, .scope = REPORT_SITE, .measure = REPORT_SEARCHES, .month = r->month, .referrals = 1 };
	enum err e;

	sums_add_one(q, s, &one);
	one.scope = REPORT_NEED;
	for (one.scope_id = 0; one.scope_id < NEEDS; one.scope_id++)
		if (r->needs & 1u << one.scope_id)
			sums_add_one(q, s, &one);
	one.scope = REPORT_PLACE;
	if ((e = report_place_id(q, r->site_id, r->place, &one.scope_id)))
		return e;
	if (one.scope_id)
		sums_add_one(q, s, &one);
	return db_exec(q, &forget_search, NULL, BIND(r->id));
}

static enum err count_searches(struct req *q, void *data)
{
	struct sums s = { 0 };
	struct search_row *rows;
	size_t count;
	enum err e = report_turn(q);

	(void)data;
	if (e || (e = db_rows(q, &first_searches, &rows, &count, NOTHING)))
		return e;
	for (size_t i = 0; i < count; i++)
		if ((e = count_search(q, &s, &rows[i])))
			return e;
	sums_settle(&s);
	return sums_keep(q, &s);
}

/* Looks for changes first, so that an idle worker begins no transaction. */
static enum err searches_wait(struct req *q, bool *some)
{
	struct search_row *rows;
	size_t count;
	enum err e = db_rows(q, &first_searches, &rows, &count, NOTHING);

	*some = count;
	return e;
}

enum err report_count_changes(struct req *q, bool *more)
{
	bool some = false;
	enum err e = ERR_OK;

	*more = true;
	for (int i = 0; i < BATCHES && !e && *more; i++) {
		struct batch b = { 0 };

		e = db_rows(q, &first_stale, &b.rows, &b.count, NOTHING);
		*more = b.count == BATCH;
		if (!e && b.count)
			e = db_transaction(q, count_batch, &b);
	}
	if (e || (e = searches_wait(q, &some)) || !some)
		return e;
	return db_transaction(q, count_searches, NULL);
}
