/* report_page.c - charts, tables and columns of reports. */
#include "parts/report_page.h"

#include <limits.h>

#include "base/clock.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "site/site.h"
#include "web/csv.h"
#include "web/page.h"

static const char *const kind_slugs[KINDS] = { "live", "logged", "tracking_only" };
static const char *const party_slugs[PARTIES] = { "seeker", "helper", "program" };

const char *report_phrase(struct req *q, const char *section) { return words(q, q->language, "reports", section); }

/* ---- months ---- */

int report_this_month(struct req *q)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);

	return w.year * 12 + w.month - 1;
}

const char *report_month_slug(struct req *q, int month)
{
	return arena_printf(q->arena, "%04d-%02d", month / 12, month % 12 + 1);
}

const char *report_month_name(struct req *q, int month)
{
	return words(q, q->language, "when", arena_printf(q->arena, "month_%d", month % 12 + 1));
}

/* ---- numbers and times ---- */

static const char *number(struct req *q, const struct report_numbers *of, int n, const char *few)
{
	return n || of->exact ? arena_printf(q->arena, "%d", n) : report_phrase(q, few);
}

const char *report_number(struct req *q, const struct report_numbers *of, int n) { return number(q, of, n, "few"); }
const char *report_bar_number(struct req *q, const struct report_numbers *of, int n) { return number(q, of, n, "few_short"); }

static const char *span_words(struct req *q, int hours)
{
	bool in_hours = hours <= 24;
	int n = in_hours ? hours : hours / 24;

	if (hours == INT_MAX)
		return report_phrase(q, "later");
	if (n == 1)
		return report_phrase(q, in_hours ? "hour_1" : "day_1");
	return words_with(q, q->language, "reports", in_hours ? "hours" : "days", arena_printf(q->arena, "%d", n));
}

const char *report_answered(struct req *q, const struct report_numbers *n, int percent)
{
	int hours = report_hours(n, percent);

	return hours >= 0 ? span_words(q, hours) : report_phrase(q, n->exact ? "unanswered" : "too_few");
}

/* ---- charts ---- */

void report_show_chart(struct req *q, struct tpl *t, const char *include, const char *name, const char *const *colors,
	size_t parts, const struct chart_bar *bars, size_t count)
{
	chart_show(q, t, include, &(struct chart){ report_phrase(q, name), colors, parts, bars, count });
}

/* The months before the first referral stay out: on a phone, only the first three bars are in sight. */
static size_t first_month(const struct report *r)
{
	size_t i = 0;

	while (i + 1 < r->count && !r->months[i].cell[REPORT_all])
		i++;
	return i;
}

static void show_states_chart(struct req *q, struct tpl *t, const struct report *r)
{
	static const char *const colors[] = { "good", "progress", "action", "quiet" };
	struct chart_bar bars[REPORT_MONTHS] = { 0 };
	size_t first = first_month(r);

	for (size_t i = first; i < r->count; i++) {
		const struct report_numbers *n = &r->months[i];
		const int *c = n->cell;

		bars[i] = (struct chart_bar){ report_month_name(q, n->month), report_bar_number(q, n, c[REPORT_all]), {
			c[REPORT_status + STATUS_got_help], c[REPORT_in_progress], c[REPORT_no_help], c[REPORT_status + STATUS_not_updated] } };
	}
	report_show_chart(q, t, "states_chart", "chart_states", colors, COUNT(colors), bars + first, r->count - first);
}

static struct chart_bar plain_bar(struct req *q, const struct report_numbers *of, const char *label, int n)
{
	return (struct chart_bar){ label, report_bar_number(q, of, n), { n } };
}

static void show_closed_chart(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	static const char *const colors[] = { "good" };
	static const int days[] = { 7, 14, 30 };
	struct chart_bar bars[COUNT(days)];

	for (size_t i = 0; i < COUNT(days); i++)
		bars[i] = plain_bar(q, n, span_words(q, days[i] * 24), n->cell[REPORT_closed_7 + i]);
	report_show_chart(q, t, "closed_chart", "chart_closed", colors, COUNT(colors), bars, COUNT(days));
}

static const char *span_label(struct req *q, int i)
{
	return span_words(q, i < REPORT_SPANS - 1 ? report_span_hours(i + 1) : INT_MAX);
}

static void show_answers(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	static const char *const colors[] = { "progress" };
	struct chart_bar bars[REPORT_SPANS];

	for (int i = 0; i < REPORT_SPANS; i++) {
		struct tpl *row = tpl_section(t, "answers");

		bars[i] = plain_bar(q, n, span_label(q, i), n->cell[REPORT_answer + i]);
		tpl_set(row, "span", bars[i].label);
		tpl_set(row, "span_number", report_number(q, n, n->cell[REPORT_answer + i]));
	}
	report_show_chart(q, t, "answers_chart", "chart_answers", colors, COUNT(colors), bars, REPORT_SPANS);
}

static void show_updaters(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	static const char *const colors[] = { "progress", "good", "quiet" };
	static const char *const marks[] = { "by_page", "by_link", "by_text" };
	struct chart_bar bars[PARTIES];

	for (int p = 0; p < PARTIES; p++) {
		const int *ways = &n->cell[REPORT_by + p * REPORT_WAYS];
		struct tpl *row = tpl_section(t, "updaters");

		bars[p] = (struct chart_bar){ report_phrase(q, party_slugs[p]), "", { ways[0], ways[1], ways[2] } };
		bars[p].number = report_bar_number(q, n, ways[0] + ways[1] + ways[2]);
		tpl_set(row, "party_words", bars[p].label);
		for (int w = 0; w < REPORT_WAYS; w++)
			tpl_set(row, marks[w], report_number(q, n, ways[w]));
	}
	report_show_chart(q, t, "updaters_chart", "chart_updaters", colors, COUNT(colors), bars, PARTIES);
}

/* ---- tables ---- */

static const struct { const char *marker; int cell; } table_cells[] = {
	{ "referrals", REPORT_all },
	{ "got_help", REPORT_status + STATUS_got_help },
	{ "in_progress", REPORT_in_progress },
	{ "no_help", REPORT_no_help },
	{ "unanswered", REPORT_status + STATUS_not_updated },
	{ "closed_7", REPORT_closed_7 },
	{ "closed_14", REPORT_closed_14 },
	{ "closed_30", REPORT_closed_30 },
	{ "couldnt_get_help", REPORT_status + STATUS_couldnt_get_help },
	{ "not_eligible", REPORT_status + STATUS_not_eligible },
	{ "no_capacity", REPORT_status + STATUS_no_capacity },
	{ "searches", REPORT_search },
};

void report_show_row(struct req *q, struct tpl *row, const struct report_numbers *n)
{
	for (size_t i = 0; i < COUNT(table_cells); i++)
		tpl_set(row, table_cells[i].marker, report_number(q, n, n->cell[table_cells[i].cell]));
}

static void show_month(struct req *q, struct tpl *row, const struct report_numbers *n)
{
	report_show_row(q, row, n);
	tpl_set(row, "half", report_answered(q, n, 50));
	tpl_set(row, "nine_in_ten", report_answered(q, n, 90));
}

static void show_months(struct req *q, struct tpl *t, const struct report *r)
{
	for (size_t i = r->count; i-- > 0;) {
		struct tpl *row = tpl_section(t, "months");

		tpl_set(row, "month_words", report_month_name(q, r->months[i].month));
		tpl_set(row, "month_year", arena_printf(q->arena, "%d", r->months[i].month / 12));
		show_month(q, row, &r->months[i]);
	}
	show_month(q, tpl_section(t, "total"), &r->total);
}

static void show_statuses(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	for (enum status s = 0; s < STATUSES; s++) {
		struct tpl *row = tpl_section(t, "statuses");

		page_status(q, row, "status", s);
		tpl_set(row, "status_number", report_number(q, n, n->cell[REPORT_status + (int)s]));
	}
}

/* A team has referrals of one kind. */
static void show_kinds(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	for (int k = 0; k < KINDS; k++) {
		struct tpl *row = tpl_section(t, "kinds");

		tpl_set(row, "kind_words", report_phrase(q, kind_slugs[k]));
		tpl_set(row, "kind_number", report_number(q, n, n->cell[REPORT_kind + k]));
	}
}

void report_show(struct req *q, struct tpl *page, const struct report *r)
{
	struct tpl *outcomes = tpl_include(page, "outcomes", q->language, "parts/report-outcomes");
	struct tpl *standing = tpl_include(page, "standing", q->language, "parts/report-standing");

	page_flag(q, outcomes, "of_team", r->total.exact);
	page_flag(q, outcomes, "has_answers", report_hours(&r->total, 50) >= 0);
	tpl_set(outcomes, "median", report_answered(q, &r->total, 50));
	tpl_set(outcomes, "ninth", report_answered(q, &r->total, 90));
	show_states_chart(q, outcomes, r);
	show_months(q, outcomes, r);
	show_closed_chart(q, outcomes, &r->total);
	show_answers(q, outcomes, &r->total);
	show_updaters(q, standing, &r->total);
	show_statuses(q, standing, &r->total);
	if (!r->total.exact)
		show_kinds(q, tpl_section(standing, "by_kind"), &r->total);
}

/* ---- the file ---- */

static const char *csv_from(struct req *q, const void *row)
{
	return report_month_slug(q, ((const struct report_line *)row)->from);
}

static const char *csv_to(struct req *q, const void *row)
{
	return report_month_slug(q, ((const struct report_line *)row)->to);
}

static const char *csv_hours(struct req *q, const void *row, int percent)
{
	int hours = report_hours(((const struct report_line *)row)->numbers, percent);

	return hours < 0 ? "" : hours == INT_MAX ? "more" : arena_printf(q->arena, "%d", hours);
}

static const char *csv_median(struct req *q, const void *row) { return csv_hours(q, row, 50); }
static const char *csv_ninth(struct req *q, const void *row) { return csv_hours(q, row, 90); }

static const char *cell_name(struct req *q, int cell)
{
	if (cell >= REPORT_search)
		return "searches_that_found_nothing";
	if (cell >= REPORT_by)
		return arena_printf(q->arena, "set_by_%s_%s", party_slugs[(cell - REPORT_by) / REPORT_WAYS],
			(const char *const[]){ "page", "link", "text" }[(cell - REPORT_by) % REPORT_WAYS]);
	if (cell == REPORT_by - 1)
		return "answered_later";
	if (cell >= REPORT_answer)
		return arena_printf(q->arena, "answered_within_%d_hours", report_span_hours(cell - REPORT_answer + 1));
	switch (cell) {
	case REPORT_all: return "referrals";
	case REPORT_in_progress: return "in_progress";
	case REPORT_no_help: return "needs_further_action";
	case REPORT_unmet: return "could_not_be_helped";
	case REPORT_closed_7: return "closed_within_7_days";
	case REPORT_closed_14: return "closed_within_14_days";
	case REPORT_closed_30: return "closed_within_30_days";
	default: return cell < REPORT_status ? kind_slugs[cell - REPORT_kind] : status_slug((enum status)(cell - REPORT_status));
	}
}

/* A search that found nothing is about no program, and a team has referrals of one kind. */
static bool is_for_team(int cell)
{
	return cell != REPORT_search && (cell < REPORT_kind || cell >= REPORT_status);
}

enum { FIRST_COLUMNS = 4, LAST_COLUMNS = 2 };

static size_t columns_of(struct req *q, bool of_team, struct csv_column *all)
{
	size_t count = 0;

	all[count++] = (struct csv_column)CSV_WORD(of_team ? "month" : "from", csv_from);
	if (!of_team) {
		all[count++] = (struct csv_column)CSV_WORD("to", csv_to);
		all[count++] = (struct csv_column)CSV(struct report_line, about);
		all[count++] = (struct csv_column)CSV(struct report_line, name);
	}
	for (int c = 0; c < REPORT_CELLS; c++)
		if (!of_team || is_for_team(c))
			all[count++] = CSV_CELL(cell_name(q, c), struct report_line, cells, (size_t)c);
	all[count++] = (struct csv_column)CSV_WORD("half_answered_within_hours", csv_median);
	all[count++] = (struct csv_column)CSV_WORD("nine_in_ten_answered_within_hours", csv_ninth);
	return count;
}

struct report_line report_line(struct req *q, int from, int to, const char *about, const char *name,
	const struct report_numbers *n)
{
	const char **cells = arena_array(q->arena, REPORT_CELLS, sizeof(*cells));

	for (int c = 0; c < REPORT_CELLS; c++)
		cells[c] = n->cell[c] || n->exact ? arena_printf(q->arena, "%d", n->cell[c]) : "fewer than 5";
	return (struct report_line){ from, to, about, name, n, cells };
}

struct lines { const struct report_line *all; size_t count; };

/* All of it is one batch. */
static enum err all_lines(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	const struct lines *l = from;

	(void)q;
	*rows = l->all;
	*count = l->count;
	*cursor = NULL;
	return ERR_OK;
}

enum err report_send_csv(struct req *q, const char *name, bool of_team, const struct report_line *all, size_t count)
{
	struct csv_column columns[FIRST_COLUMNS + REPORT_CELLS + LAST_COLUMNS];

	return csv_send(q, &(struct csv){ name, columns, columns_of(q, of_team, columns), sizeof(struct report_line), all_lines,
		&(struct lines){ all, count } });
}
