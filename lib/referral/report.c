/* report.c - reads sums, releases them, and adds up what is released. */
#include "referral/report.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/site.h"

enum { ROUND = 5, TELLING = 20, TOWNS = 20 };

/* ---- releasing ---- */

static int trailing_zeros(const unsigned char *bytes)
{
	uint64_t n;

	memcpy(&n, bytes, sizeof(n));
	return n ? __builtin_ctzll(n) : 64;
}

/* Two-sided geometric noise: each step from the true number is a quarter as likely as the one before, and none is impossible.
 * Ghosh, Roughgarden, Sundararajan, "Universally utility-maximizing privacy mechanisms" (STOC 2009). */
static int noise(struct req *q, const struct report_asked *a, int month, int cell)
{
	unsigned char hash[HASH_SIZE];

	secret_mac(FOR_REPORT, hash, arena_printf(q->arena, "%lld %d %lld %d %d", (long long)q->site->id, (int)a->scope,
		(long long)a->scope_id, month, cell), NULL);
	return trailing_zeros(hash) / 2 - trailing_zeros(hash + 8) / 2;
}

static int released(struct req *q, const struct report_asked *a, int month, int cell, int64_t n)
{
	int64_t near;

	if (n < REPORT_LEAST)
		return 0;
	near = (n + noise(q, a, month, cell) + ROUND / 2) / ROUND * ROUND;
	return (int)(near < REPORT_LEAST ? REPORT_LEAST : near);
}

/* ---- the true numbers of a month ---- */

struct sum { int64_t scope_id; int measure, month, value; int64_t referrals; };
static const struct column sum_columns[] = {
	COLUMN(struct sum, scope_id), COLUMN(struct sum, measure), COLUMN(struct sum, month), COLUMN(struct sum, value),
	COLUMN(struct sum, referrals),
};

struct truth { int64_t cell[REPORT_CELLS]; };

static bool is_unmet(enum status s)
{
	return s == STATUS_couldnt_get_help || s == STATUS_not_eligible || s == STATUS_no_capacity;
}

static void add_status(struct truth *t, enum status s, int64_t n)
{
	bool answered = s != STATUS_not_updated;

	t->cell[REPORT_status + (int)s] += n;
	t->cell[REPORT_in_progress] += answered && status_class_of(s) == CLASS_in_progress ? n : 0;
	t->cell[REPORT_no_help] += status_class_of(s) == CLASS_needs_further_action ? n : 0;
	t->cell[REPORT_unmet] += is_unmet(s) ? n : 0;
}

static void add(struct truth *t, const struct sum *s)
{
	int64_t n = s->referrals;

	switch ((enum report_measure)s->measure) {
	case REPORT_KINDS:
		t->cell[REPORT_all] += n;
		t->cell[REPORT_kind + s->value] += n;
		break;
	case REPORT_STATUSES:
		add_status(t, (enum status)s->value, n);
		break;
	case REPORT_CLOSINGS:
		t->cell[REPORT_closed_7] += s->value == REPORT_IN_7 ? n : 0;
		t->cell[REPORT_closed_14] += s->value == REPORT_IN_7 || s->value == REPORT_IN_14 ? n : 0;
		t->cell[REPORT_closed_30] += s->value >= REPORT_IN_7 && s->value <= REPORT_IN_30 ? n : 0;
		break;
	case REPORT_ANSWERS:
		t->cell[s->value ? REPORT_answer + s->value - 1 : REPORT_CELLS - 1] += s->value ? n : 0;
		break;
	case REPORT_UPDATERS:
		t->cell[s->value ? REPORT_by + s->value - 1 : REPORT_CELLS - 1] += s->value ? n : 0;
		break;
	case REPORT_SEARCHES:
		t->cell[REPORT_search] += n;
		break;
	default:
		break;
	}
}

static void add_all(struct truth *months, int from, const struct sum *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add(&months[rows[i].month - from], &rows[i]);
}

/* Releases a month, and adds it to the total. */
static void release(struct req *q, const struct report_asked *a, const struct truth *t, int month, struct report_numbers *into,
	struct report_numbers *total)
{
	for (int c = 0; c < REPORT_CELLS; c++) {
		int n = released(q, a, month, c, t->cell[c]);

		if (into)
			into->cell[c] = n;
		total->cell[c] += n;
	}
}

/* ---- one report ---- */

STATEMENT(sums_of, sum_columns, struct sum,
	"SELECT scope_id, measure, month, value, referrals "
	"FROM report_count "
	"WHERE site_id = ? AND scope = ? AND scope_id = ? AND measure IN (0, 1, 2, 3, 4, 5) AND month BETWEEN ? AND ?");
_Static_assert(REPORT_MEASURES == 6, "the statement has their numbers");

enum err report_read(struct req *q, const struct report_asked *a, struct report *r)
{
	struct truth months[REPORT_MONTHS] = { 0 };
	struct sum *rows;
	size_t count;
	enum err e = db_rows(q, &sums_of, &rows, &count, BIND(q->site->id, (int)a->scope, a->scope_id, a->from, a->to));

	*r = (struct report){ .count = (size_t)(a->to - a->from + 1) };
	if (e)
		return e;
	add_all(months, a->from, rows, count);
	for (size_t i = 0; i < r->count; i++) {
		r->months[i].month = a->from + (int)i;
		release(q, a, &months[i], r->months[i].month, &r->months[i], &r->total);
	}
	return ERR_OK;
}

/* ---- the team's own ---- */

STATEMENT(sums_of_team, sum_columns, struct sum,
	"SELECT c.scope_id, c.measure, c.month, c.value, c.referrals "
	"FROM site s "
	"STRAIGHT_JOIN report_count c ON c.site_id = s.id "
	"WHERE c.scope = 4 AND c.scope_id = ? AND c.measure IN (0, 1, 2, 3, 4) AND c.month BETWEEN ? AND ?");
_Static_assert(REPORT_TEAM == 4 && REPORT_SEARCHES == 5, "the statement has their numbers");

static void show_exactly(const struct truth *t, struct report_numbers *into, struct report_numbers *total)
{
	for (int c = 0; c < REPORT_CELLS; c++) {
		into->cell[c] = (int)t->cell[c];
		total->cell[c] += (int)t->cell[c];
	}
}

enum err report_of_team(struct req *q, int64_t program_id, int from, int to, struct report *r)
{
	struct truth months[REPORT_MONTHS] = { 0 };
	struct sum *rows;
	size_t count;
	enum err e = db_rows(q, &sums_of_team, &rows, &count, BIND(program_id, from, to));

	*r = (struct report){ .total = { .exact = true }, .count = (size_t)(to - from + 1) };
	if (e)
		return e;
	add_all(months, from, rows, count);
	for (size_t i = 0; i < r->count; i++) {
		r->months[i].month = from + (int)i;
		r->months[i].exact = true;
		show_exactly(&months[i], &r->months[i], &r->total);
	}
	return ERR_OK;
}

/* ---- times and shares ---- */

int report_hours(const struct report_numbers *n, int percent)
{
	int all = 0, so_far = 0, least = n->exact ? 1 : TELLING;

	for (int s = 0; s < REPORT_SPANS; s++)
		all += n->cell[REPORT_answer + s];
	if (all < least)
		return -1;
	for (int s = 0; s < REPORT_SPANS - 1; s++)
		if ((so_far += n->cell[REPORT_answer + s]) * 100 >= all * percent)
			return report_span_hours(s + 1);
	return INT_MAX;
}

int report_share(int part, int whole)
{
	int share = whole < TELLING ? -1 : (part * 100 + whole / 2) / whole;

	return share > 100 ? 100 : share;
}

/* ---- by need ---- */

enum err report_needs(struct req *q, int from, int to, struct report_numbers needs[NEEDS])
{
	enum err e = ERR_OK;

	for (int n = 0; n < NEEDS && !e; n++) {
		struct report r;

		e = report_read(q, &(struct report_asked){ REPORT_NEED, n, from, to }, &r);
		needs[n] = r.total;
	}
	return e;
}

/* ---- by town ---- */

struct town_sum { struct sum sum; const char *name; };
static const struct column town_columns[] = {
	COLUMN_WITHIN(struct town_sum, sum, struct sum, scope_id), COLUMN_WITHIN(struct town_sum, sum, struct sum, measure),
	COLUMN_WITHIN(struct town_sum, sum, struct sum, month), COLUMN_WITHIN(struct town_sum, sum, struct sum, value),
	COLUMN_WITHIN(struct town_sum, sum, struct sum, referrals), COLUMN(struct town_sum, name),
};

STATEMENT(sums_of_towns, town_columns, struct town_sum,
	"SELECT c.scope_id, c.measure, c.month, c.value, c.referrals, p.name "
	"FROM report_count c FORCE INDEX (by_month) "
	"JOIN report_place p ON p.id = c.scope_id "
	"WHERE c.site_id = ? AND c.scope = 3 AND c.month BETWEEN ? AND ? "
	"ORDER BY c.scope_id, c.month");
_Static_assert(REPORT_PLACE == 3, "the statement has its number");

static int unmet_of(const struct report_town *t)
{
	return t->numbers.cell[REPORT_unmet] + t->numbers.cell[REPORT_search];
}

static int worst_first(const void *x, const void *y)
{
	const struct report_town *a = x, *b = y;
	int most = unmet_of(b) - unmet_of(a);

	return most ? most : strcmp(a->name, b->name);
}

/* Adds the rows of one town; rows that follow each other belong to a month. */
static void add_town(struct req *q, const struct town_sum *rows, size_t count, struct report_town *t)
{
	struct report_asked a = { .scope = REPORT_PLACE, .scope_id = rows->sum.scope_id };

	*t = (struct report_town){ .name = rows->name };
	for (size_t i = 0; i < count;) {
		struct truth month = { 0 };
		int at = rows[i].sum.month;

		for (; i < count && rows[i].sum.month == at; i++)
			add(&month, &rows[i].sum);
		release(q, &a, &month, at, NULL, &t->numbers);
	}
}

enum err report_towns(struct req *q, int from, int to, struct report_town **all, size_t *count)
{
	struct town_sum *rows;
	size_t n, kept = 0;
	enum err e = db_rows(q, &sums_of_towns, &rows, &n, BIND(q->site->id, from, to));

	*count = 0;
	if (e)
		return e;
	*all = arena_array(q->arena, n + 1, sizeof(**all));
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i; next < n && rows[next].sum.scope_id == rows[i].sum.scope_id; next++)
			;
		add_town(q, rows + i, next - i, &(*all)[kept]);
		kept += unmet_of(&(*all)[kept]) > 0;
	}
	if (kept)
		qsort(*all, kept, sizeof(**all), worst_first);
	*count = kept < TOWNS ? kept : TOWNS;
	return ERR_OK;
}

/* ---- programs ---- */

static const struct column program_columns[] = { COLUMN(struct report_program, public_id), COLUMN(struct report_program, name) };

STATEMENT(all_programs, program_columns, struct report_program,
	"SELECT p.public_id, p.name "
	"FROM (SELECT DISTINCT scope_id FROM report_count WHERE site_id = ? AND scope = 1) c "
	"JOIN program p ON p.id = c.scope_id "
	"WHERE EXISTS (SELECT 1 FROM report_count m "
	"	WHERE m.site_id = ? AND m.scope = 1 AND m.scope_id = c.scope_id AND m.measure = 0 AND m.referrals >= 5) "
	"ORDER BY p.name, p.id "
	"LIMIT 500");
_Static_assert(REPORT_PROGRAM == 1 && REPORT_KINDS == 0 && REPORT_LEAST == 5, "the statement has their numbers");

enum err report_programs(struct req *q, struct report_program **all, size_t *count)
{
	return db_rows(q, &all_programs, all, count, BIND(q->site->id, q->site->id));
}
