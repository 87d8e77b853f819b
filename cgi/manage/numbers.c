/* numbers.c - what became of a program's referrals: the finding, a chart, and the same numbers as a table and a file. */
#include "referral/numbers.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "manage/pages.h"
#include "web/csv.h"
#include "web/page.h"
#include "web/route.h"

/* The chart, in its own units. */
enum { TALLEST = 200, TOP = 24, STEP = 100, BAR = 60, SIDE = 20, LEAST_WITH_NUMBER = 18 };

static const struct { const char *name, *color; } groups[NUMBERS_GROUPS] = {
	[NUMBERS_got_help] = { "got_help", "good" },
	[NUMBERS_in_progress] = { "in_progress", "progress" },
	[NUMBERS_no_help] = { "no_help", "action" },
	[NUMBERS_unanswered] = { "unanswered", "quiet" },
};

static const char *number(struct req *q, int n) { return arena_printf(q->arena, "%d", n); }

static const char *month_name(struct req *q, const struct numbers *m)
{
	return words(q, q->language, "when", arena_printf(q->arena, "month_%d", m->month));
}

/* ---- the chart ---- */

static int most_of(const struct program_numbers *n)
{
	int most = 1;

	for (size_t i = 0; i < NUMBERS_MONTHS; i++)
		if (n->months[i].referrals > most)
			most = n->months[i].referrals;
	return most;
}

/* The parts of a bar from below; a part that is too low for its number has none. */
static void show_bar(struct req *q, struct tpl *t, const struct numbers *m, int i, int most)
{
	struct tpl *bar = tpl_section(t, "bars");
	int x = SIDE + i * STEP, floor = TOP + TALLEST, below = 0;

	for (size_t g = 0; g < NUMBERS_GROUPS; g++) {
		int from = floor - below * TALLEST / most, to = floor - (below + m->of[g]) * TALLEST / most;
		struct tpl *part;

		below += m->of[g];
		if (!m->of[g])
			continue;
		part = tpl_section(bar, "parts");
		tpl_set(part, "x", number(q, x));
		tpl_set(part, "y", number(q, to));
		tpl_set(part, "height", number(q, from - to));
		tpl_set(part, "color", groups[g].color);
		tpl_set(part, "middle", number(q, x + BAR / 2));
		tpl_set(part, "baseline", number(q, (from + to) / 2 + 5));
		page_text(q, part, "part_number", from - to >= LEAST_WITH_NUMBER ? number(q, m->of[g]) : "");
	}
	tpl_set(bar, "middle", number(q, x + BAR / 2));
	tpl_set(bar, "above", number(q, floor - m->referrals * TALLEST / most - 6));
	tpl_set(bar, "bar_total", number(q, m->referrals));
	tpl_set(bar, "bar_month", month_name(q, m));
}

/* ---- the table ---- */

static void show_median(struct req *q, struct tpl *t, instant median)
{
	int64_t hours = median < 0 ? 0 : (median + HOURS(1) / 2) / HOURS(1);
	bool in_hours = hours < 48;
	size_t n = (size_t)(in_hours ? hours < 1 ? 1 : hours : (hours + 12) / 24);

	if (median < 0) {
		tpl_show(t, "no_median");
		return;
	}
	tpl_show(t, in_hours ? "median_hours" : "median_days");
	tpl_count(t, q->language, in_hours ? "hours" : "days", n);
}

static void show_numbers(struct req *q, struct tpl *t, const struct numbers *n)
{
	tpl_set(t, "referrals", number(q, n->referrals));
	for (size_t g = 0; g < NUMBERS_GROUPS; g++)
		tpl_set(t, groups[g].name, number(q, n->of[g]));
	tpl_set(t, "closed_7", number(q, n->closed_7));
	tpl_set(t, "closed_14", number(q, n->closed_14));
	tpl_set(t, "closed_30", number(q, n->closed_30));
	show_median(q, t, n->median);
}

static void show_statuses(struct req *q, struct tpl *t, const struct numbers *n)
{
	for (enum status s = 0; s < STATUSES; s++) {
		struct tpl *row;

		if (!n->by_status[s])
			continue;
		row = tpl_section(t, "statuses");
		page_status(q, row, "status", s);
		tpl_set(row, "status_number", number(q, n->by_status[s]));
	}
}

/* ---- the page ---- */

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

static void show_finding(struct req *q, struct tpl *t, const struct numbers *n)
{
	page_flag(q, t, "has_referrals", n->referrals);
	tpl_set(t, "all", number(q, n->referrals));
	tpl_count(t, q->language, "helped", (size_t)n->of[NUMBERS_got_help]);
	page_flag(q, t, "has_unanswered", n->of[NUMBERS_unanswered]);
	tpl_count(t, q->language, "without_answer", (size_t)n->of[NUMBERS_unanswered]);
}

enum err numbers_get(struct req *q)
{
	struct program_numbers n;
	struct program p;
	struct tpl *t;
	enum err e = program_find(q, req_id(q, "program"), &p);

	if (e || (e = numbers_of_program(q, p.id, &n)))
		return e;
	t = page_new(q);
	page_fill(q, t, program_marks, COUNT(program_marks), &p);
	show_finding(q, t, &n.total);
	for (int i = 0; i < NUMBERS_MONTHS; i++)
		show_bar(q, t, &n.months[i], i, most_of(&n));
	for (int i = NUMBERS_MONTHS - 1; i >= 0; i--) {
		struct tpl *row = tpl_section(t, "months");

		tpl_set(row, "month", month_name(q, &n.months[i]));
		show_numbers(q, row, &n.months[i]);
	}
	show_numbers(q, tpl_section(t, "total"), &n.total);
	show_statuses(q, t, &n.total);
	page_flag(q, t, "is_cut", n.cut);
	return page_send(q, t, "manage-numbers", 200);
}

/* ---- the file ---- */

static const char *csv_month(struct req *q, const void *row)
{
	const struct numbers *n = row;

	return arena_printf(q->arena, "%04d-%02d", n->year, n->month);
}

static const char *csv_hours(struct req *q, const void *row)
{
	const struct numbers *n = row;

	return n->median < 0 ? "" : arena_printf(q->arena, "%.1f", (double)n->median / HOURS(1));
}

/* All of it is one batch. */
static enum err all_months(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	const struct program_numbers *n = from;

	(void)q;
	*rows = n->months;
	*count = NUMBERS_MONTHS;
	*cursor = NULL;
	return ERR_OK;
}

enum { FIRST_COLUMNS = 2, LAST_COLUMNS = 4 };

static size_t columns_of(struct csv_column *all)
{
	size_t count = 0;

	all[count++] = (struct csv_column)CSV_WORD("month", csv_month);
	all[count++] = (struct csv_column)CSV(struct numbers, referrals);
	for (enum status s = 0; s < STATUSES; s++)
		all[count++] = (struct csv_column){ status_slug(s), CSV_NUMBERS,
			offsetof(struct numbers, by_status) + (size_t)s * sizeof(int), NULL, 0 };
	all[count++] = (struct csv_column)CSV_AS("closed_within_7_days", struct numbers, closed_7);
	all[count++] = (struct csv_column)CSV_AS("closed_within_14_days", struct numbers, closed_14);
	all[count++] = (struct csv_column)CSV_AS("closed_within_30_days", struct numbers, closed_30);
	all[count++] = (struct csv_column)CSV_WORD("median_hours_to_first_answer", csv_hours);
	return count;
}

enum err numbers_csv_get(struct req *q)
{
	struct csv_column all[FIRST_COLUMNS + STATUSES + LAST_COLUMNS];
	struct program_numbers n;
	struct program p;
	enum err e = program_find(q, req_id(q, "program"), &p);

	if (e || (e = numbers_of_program(q, p.id, &n)))
		return e;
	return csv_send(q, &(struct csv){ arena_printf(q->arena, "numbers-%s", p.name), all, columns_of(all), sizeof(struct numbers),
		all_months, &n });
}
