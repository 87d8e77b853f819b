/* numbers.c - counts a program's referrals by month, status and time. */
#include "referral/numbers.h"

#include <stdlib.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/act.h"
#include "law/visibility.h"
#include "site/site.h"

struct row { instant made_at, closed_at, answered_at; enum status status; };
static const struct column row_columns[] = {
	COLUMN(struct row, made_at),
	COLUMN(struct row, closed_at),
	COLUMN(struct row, status),
	COLUMN(struct row, answered_at),
};

/* A new answer replaces no older one: the first counts. */
STATEMENT(rows_of, row_columns, struct row,
	"SELECT r.made_at, COALESCE(r.closed_at, 0) AS closed_at, r.status, "
	"	COALESCE((SELECT MIN(e.made_at) FROM referral_event e "
	"		WHERE e.referral_id = r.id AND e.act = ? AND e.party = " SQL_PARTY_PROGRAM "), 0) AS answered_at "
	"FROM referral r FORCE INDEX (inbound_list) "
	"WHERE r.inbound_program_id = ? "
	"AND r.made_at >= ? "
	"AND " LAW_SQL_PROGRAM " & " SQL_MAY_SEE " "
	"ORDER BY r.made_at DESC, r.id DESC "
	"LIMIT 20001");
_Static_assert(NUMBERS_MOST == 20000, "the statement reads one more");

/* ---- months ---- */

static void name_months(struct program_numbers *n, const struct wall *now)
{
	int months = now->year * 12 + now->month - 1;

	for (int i = 0; i < NUMBERS_MONTHS; i++) {
		int at = months - (NUMBERS_MONTHS - 1 - i);

		n->months[i].year = at / 12;
		n->months[i].month = at % 12 + 1;
	}
}

static struct numbers *month_of(struct req *q, struct program_numbers *n, instant when)
{
	struct wall w = clock_wall(when, q->site->time_zone);

	for (int i = 0; i < NUMBERS_MONTHS; i++)
		if (n->months[i].year == w.year && n->months[i].month == w.month)
			return &n->months[i];
	return &n->months[0];
}

/* ---- counting ---- */

static enum numbers_group group_of(enum status s)
{
	if (s == STATUS_not_updated)
		return NUMBERS_unanswered;
	switch (status_class_of(s)) {
	case CLASS_got_help: return NUMBERS_got_help;
	case CLASS_needs_further_action: return NUMBERS_no_help;
	default: return NUMBERS_in_progress;
	}
}

static void count(struct numbers *n, const struct row *r)
{
	instant took = r->closed_at ? r->closed_at - r->made_at : INT64_MAX;

	n->referrals++;
	n->of[group_of(r->status)]++;
	n->by_status[r->status]++;
	n->closed_7 += took <= DAYS(7);
	n->closed_14 += took <= DAYS(14);
	n->closed_30 += took <= DAYS(30);
	n->answered += r->answered_at != 0;
}

static int by_time(const void *a, const void *b)
{
	instant x = *(const instant *)a, y = *(const instant *)b;

	return (x > y) - (x < y);
}

/* Of these rows; of one month, or of all (NULL). */
static instant median(struct req *q, struct program_numbers *n, const struct numbers *month, const struct row *all, size_t rows)
{
	instant *took = arena_array(q->arena, rows + 1, sizeof(*took));
	size_t answered = 0;

	for (size_t i = 0; i < rows; i++)
		if (all[i].answered_at && (!month || month_of(q, n, all[i].made_at) == month))
			took[answered++] = all[i].answered_at - all[i].made_at;
	if (!answered)
		return -1;
	qsort(took, answered, sizeof(*took), by_time);
	return (took[(answered - 1) / 2] + took[answered / 2]) / 2;
}

enum err numbers_of_program(struct req *q, int64_t program_id, struct program_numbers *n)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);
	struct wall first = { .day = 1 };
	struct row *all;
	size_t rows;
	enum err e;

	*n = (struct program_numbers){ .cut = false };
	name_months(n, &w);
	first.year = n->months[0].year;
	first.month = n->months[0].month;
	if ((e = db_rows(q, &rows_of, &all, &rows, BIND(ACT_status, program_id, clock_from_wall(&first, q->site->time_zone)))))
		return e;
	n->cut = rows > NUMBERS_MOST;
	rows = n->cut ? NUMBERS_MOST : rows;
	for (size_t i = 0; i < rows; i++) {
		count(&n->total, &all[i]);
		count(month_of(q, n, all[i].made_at), &all[i]);
	}
	n->total.median = median(q, n, NULL, all, rows);
	for (int i = 0; i < NUMBERS_MONTHS; i++)
		n->months[i].median = median(q, n, &n->months[i], all, rows);
	return ERR_OK;
}
