/* reports.c - what became of a site's referrals: the finding, charts, the same numbers as tables, and a file. */
#include "referral/report.h"

#include <limits.h>
#include <string.h>

#include "admin/pages.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/chart.h"
#include "site/site.h"
#include "web/csv.h"
#include "web/page.h"

enum { USUAL_MONTHS = 6, OFFERED_MONTHS = 24 };

static const char *const kind_slugs[KINDS] = { "live", "logged", "tracking_only" };
static const char *const party_slugs[PARTIES] = { "seeker", "helper", "program" };

static const char *phrase(struct req *q, const char *section) { return words(q, q->language, "reports", section); }

static const char *number(struct req *q, int n)
{
	return n ? arena_printf(q->arena, "%d", n) : phrase(q, "few");
}

static const char *bar_number(struct req *q, int n) { return n ? number(q, n) : phrase(q, "few_short"); }

/* ---- what is asked for ---- */

struct asked {
	struct report_asked report;
	struct program program;		/* of a report about one */
	const char *unknown;		/* the field whose value is not known; NULL if none */
	bool both, disordered;		/* a program and a need; no months to show */
};

static const char *value_of(struct req *q, const char *field) { return text_or_empty(field_value(&q->http->query, field)); }

/* "2026-11", or a day of that month: a report is always about whole months. */
static bool month_from(struct req *q, const char *text, int *month)
{
	const char *day = strlen(text) == 7 ? arena_printf(q->arena, "%s-01", text) : text;
	struct wall w;
	instant when;

	if (!clock_is_day(day) || !clock_from_iso(day, &when))
		return false;
	w = clock_wall(when, "UTC");
	*month = w.year * 12 + w.month - 1;
	return true;
}

static int this_month(struct req *q)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);

	return w.year * 12 + w.month - 1;
}

static void read_months(struct req *q, struct asked *a)
{
	struct report_asked *r = &a->report;
	const char *from = value_of(q, "from"), *to = value_of(q, "to");

	r->to = this_month(q);
	if (*to && !month_from(q, to, &r->to))
		a->unknown = "to";
	r->from = r->to - USUAL_MONTHS + 1;
	if (*from && !month_from(q, from, &r->from))
		a->unknown = "from";
	a->disordered = r->from > r->to || r->to - r->from >= REPORT_MONTHS;
}

static enum err read_subject(struct req *q, struct asked *a)
{
	const char *program = value_of(q, "program"), *need = value_of(q, "need");
	enum err e;

	if (*need && need_from_slug(need) < 0)
		a->unknown = "need";
	if (*need)
		a->report = (struct report_asked){ REPORT_NEED, need_from_slug(need), a->report.from, a->report.to };
	a->both = *program && *need;
	if (!*program || a->both)
		return ERR_OK;
	e = text_is_id(program, strlen(program)) ? program_find(q, program, &a->program) : ERR_MISSING;
	if (e == ERR_MISSING) {
		a->unknown = "program";
		return ERR_OK;
	}
	a->report = (struct report_asked){ REPORT_PROGRAM, a->program.id, a->report.from, a->report.to };
	return e;
}

static enum err read_asked(struct req *q, struct asked *a)
{
	*a = (struct asked){ .report = { .scope = REPORT_SITE } };
	read_months(q, a);
	return read_subject(q, a);
}

static enum err show_unknown(struct req *q, const char *field)
{
	struct tpl *t = page_new(q);

	page_text(q, t, "filter_field", field);
	page_text(q, t, "filter_value", value_of(q, field));
	page_text(q, t, "list_url", path_to(q, "/admin/reports"));
	return page_send(q, t, "list-unknown", 400);
}

/* ---- the form ---- */

static const char *month_slug(struct req *q, int month)
{
	return arena_printf(q->arena, "%04d-%02d", month / 12, month % 12 + 1);
}

static const char *month_name(struct req *q, int month)
{
	return words(q, q->language, "when", arena_printf(q->arena, "month_%d", month % 12 + 1));
}

static const char *month_words(struct req *q, int month)
{
	return arena_printf(q->arena, "%s %d", month_name(q, month), month / 12);
}

static void show_option(struct tpl *t, const char *section, const char *slug, const char *label, bool selected)
{
	struct tpl *option = tpl_section(t, section);

	tpl_set(option, "slug", slug);
	tpl_set(option, "label", label);
	if (selected)
		tpl_show(option, "selected");
}

/* The months of the last two years, and the one that is chosen. */
static void show_months(struct req *q, struct tpl *t, const char *section, int chosen)
{
	int last = this_month(q), first = last - OFFERED_MONTHS + 1;

	if (chosen > last)
		show_option(t, section, month_slug(q, chosen), month_words(q, chosen), true);
	for (int m = last; m >= first; m--)
		show_option(t, section, month_slug(q, m), month_words(q, m), m == chosen);
	if (chosen < first)
		show_option(t, section, month_slug(q, chosen), month_words(q, chosen), true);
}

static enum err show_programs(struct req *q, struct tpl *t, const struct asked *a)
{
	const char *chosen = value_of(q, "program");
	struct report_program *all;
	bool listed = !*chosen;
	size_t count;
	enum err e = report_programs(q, &all, &count);

	if (e)
		return e;
	for (size_t i = 0; i < count; i++) {
		listed |= text_equal(all[i].public_id, chosen);
		show_option(t, "program_options", all[i].public_id, all[i].name, text_equal(all[i].public_id, chosen));
	}
	if (!listed && !a->both)
		show_option(t, "program_options", chosen, a->program.name, true);
	return ERR_OK;
}

static enum err show_form(struct req *q, struct tpl *t, const struct asked *a)
{
	show_months(q, t, "from_options", a->report.from);
	show_months(q, t, "to_options", a->report.to);
	for (int n = 0; n < NEEDS; n++)
		show_option(t, "need_options", need_slug((enum need)n), phrase(q, need_slug((enum need)n)),
			a->report.scope == REPORT_NEED && a->report.scope_id == n);
	page_flag(q, t, "has_problems", a->disordered || a->both);
	page_flag(q, t, "order_error", a->disordered);
	page_flag(q, t, "both_error", a->both);
	return show_programs(q, t, a);
}

/* ---- the finding ---- */

static const char *span_words(struct req *q, int hours)
{
	bool in_hours = hours <= 24;
	int n = in_hours ? hours : hours / 24;

	if (hours == INT_MAX)
		return phrase(q, "later");
	if (n == 1)
		return phrase(q, in_hours ? "hour_1" : "day_1");
	return words_with(q, q->language, "reports", in_hours ? "hours" : "days", arena_printf(q->arena, "%d", n));
}

/* Within which time so many percent were answered first. */
static const char *answered_within(struct req *q, const struct report_numbers *n, int percent)
{
	int hours = report_hours(n, percent);

	return hours < 0 ? phrase(q, "too_few") : span_words(q, hours);
}

static void show_finding(struct req *q, struct tpl *t, const struct asked *a, const struct report_numbers *n)
{
	int all = n->cell[REPORT_all], closed = report_share(n->cell[REPORT_closed_14], all);

	tpl_set(t, "period_from", month_words(q, a->report.from));
	tpl_set(t, "period_to", month_words(q, a->report.to));
	page_flag(q, t, "is_one_month", a->report.from == a->report.to);
	page_text(q, t, "about_program", a->report.scope == REPORT_PROGRAM ? a->program.name : "");
	page_text(q, t, "about_need", a->report.scope == REPORT_NEED ? phrase(q, need_slug((enum need)a->report.scope_id)) : "");
	page_flag(q, t, "has_finding", all);
	page_flag(q, t, "nothing", !all && !a->both && !a->disordered);
	page_flag(q, t, "has_shares", closed >= 0);
	tpl_set(t, "all", number(q, all));
	tpl_set(t, "share_14", arena_printf(q->arena, "%d", closed));
	tpl_set(t, "share_helped", arena_printf(q->arena, "%d", report_share(n->cell[REPORT_status + STATUS_got_help], all)));
	tpl_set(t, "median", answered_within(q, n, 50));
	tpl_set(t, "ninth", answered_within(q, n, 90));
}

/* ---- charts ---- */

static void show_chart(struct req *q, struct tpl *t, const char *include, const char *name, const char *const *colors,
	size_t parts, const struct chart_bar *bars, size_t count)
{
	chart_show(q, t, include, &(struct chart){ phrase(q, name), colors, parts, bars, count });
}

static void show_states_chart(struct req *q, struct tpl *t, const struct report *r)
{
	static const char *const colors[] = { "good", "progress", "action", "quiet" };
	struct chart_bar bars[REPORT_MONTHS];

	for (size_t i = 0; i < r->count; i++) {
		const int *c = r->months[i].cell;

		bars[i] = (struct chart_bar){ month_name(q, r->months[i].month), bar_number(q, c[REPORT_all]), {
			c[REPORT_status + STATUS_got_help], c[REPORT_in_progress], c[REPORT_no_help], c[REPORT_status + STATUS_not_updated] } };
	}
	show_chart(q, t, "states_chart", "chart_states", colors, COUNT(colors), bars, r->count);
}

static struct chart_bar plain_bar(struct req *q, const char *label, int n)
{
	return (struct chart_bar){ label, bar_number(q, n), { n } };
}

static void show_closed_chart(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	static const char *const colors[] = { "good" };
	static const int days[] = { 7, 14, 30 };
	struct chart_bar bars[COUNT(days)];

	for (size_t i = 0; i < COUNT(days); i++)
		bars[i] = plain_bar(q, span_words(q, days[i] * 24), n->cell[REPORT_closed_7 + i]);
	show_chart(q, t, "closed_chart", "chart_closed", colors, COUNT(colors), bars, COUNT(days));
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

		bars[i] = plain_bar(q, span_label(q, i), n->cell[REPORT_answer + i]);
		tpl_set(row, "span", bars[i].label);
		tpl_set(row, "span_number", number(q, n->cell[REPORT_answer + i]));
	}
	show_chart(q, t, "answers_chart", "chart_answers", colors, COUNT(colors), bars, REPORT_SPANS);
}

static void show_updaters(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	static const char *const colors[] = { "progress", "good", "quiet" };
	static const char *const marks[] = { "by_page", "by_link", "by_text" };
	struct chart_bar bars[PARTIES];

	for (int p = 0; p < PARTIES; p++) {
		const int *ways = &n->cell[REPORT_by + p * REPORT_WAYS];
		struct tpl *row = tpl_section(t, "updaters");

		bars[p] = (struct chart_bar){ phrase(q, party_slugs[p]), "", { ways[0], ways[1], ways[2] } };
		bars[p].number = bar_number(q, ways[0] + ways[1] + ways[2]);
		tpl_set(row, "party_words", bars[p].label);
		for (int w = 0; w < REPORT_WAYS; w++)
			tpl_set(row, marks[w], number(q, ways[w]));
	}
	show_chart(q, t, "updaters_chart", "chart_updaters", colors, COUNT(colors), bars, PARTIES);
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

static void show_row(struct req *q, struct tpl *row, const struct report_numbers *n)
{
	for (size_t i = 0; i < COUNT(table_cells); i++)
		tpl_set(row, table_cells[i].marker, number(q, n->cell[table_cells[i].cell]));
}

static void show_month(struct req *q, struct tpl *row, const struct report_numbers *n)
{
	show_row(q, row, n);
	tpl_set(row, "half", answered_within(q, n, 50));
}

static void show_months_table(struct req *q, struct tpl *t, const struct report *r)
{
	for (size_t i = r->count; i-- > 0;) {
		struct tpl *row = tpl_section(t, "months");

		tpl_set(row, "month_words", month_name(q, r->months[i].month));
		tpl_set(row, "month_year", arena_printf(q->arena, "%d", r->months[i].month / 12));
		show_month(q, row, &r->months[i]);
	}
	show_month(q, tpl_section(t, "total"), &r->total);
}

static void show_standing(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	for (enum status s = 0; s < STATUSES; s++) {
		struct tpl *row = tpl_section(t, "statuses");

		page_status(q, row, "status", s);
		tpl_set(row, "status_number", number(q, n->cell[REPORT_status + (int)s]));
	}
	for (int k = 0; k < KINDS; k++) {
		struct tpl *row = tpl_section(t, "kinds");

		tpl_set(row, "kind_words", phrase(q, kind_slugs[k]));
		tpl_set(row, "kind_number", number(q, n->cell[REPORT_kind + k]));
	}
}

static enum err show_towns(struct req *q, struct tpl *t, const struct asked *a)
{
	struct report_town *towns;
	size_t count;
	enum err e = report_towns(q, a->report.from, a->report.to, &towns, &count);

	page_flag(q, t, "has_towns", !e && count);
	for (size_t i = 0; !e && i < count; i++) {
		struct tpl *row = tpl_section(t, "towns");

		tpl_set(row, "town", towns[i].name);
		show_row(q, row, &towns[i].numbers);
	}
	return e;
}

static enum err show_needs(struct req *q, struct tpl *page, const struct asked *a)
{
	static const char *const colors[] = { "action", "quiet" };
	struct report_numbers needs[NEEDS];
	struct chart_bar bars[NEEDS];
	struct tpl *t = tpl_section(page, "of_site");
	enum err e = report_needs(q, a->report.from, a->report.to, needs);

	for (int n = 0; !e && n < NEEDS; n++) {
		struct tpl *row = tpl_section(t, "needs");
		int unmet = needs[n].cell[REPORT_unmet], searches = needs[n].cell[REPORT_search];

		bars[n] = (struct chart_bar){ phrase(q, need_slug((enum need)n)), bar_number(q, unmet + searches), { unmet, searches } };
		tpl_set(row, "need_words", bars[n].label);
		show_row(q, row, &needs[n]);
	}
	if (e)
		return e;
	show_chart(q, t, "needs_chart", "chart_needs", colors, COUNT(colors), bars, NEEDS);
	return show_towns(q, t, a);
}

/* ---- the page ---- */

static const char *csv_query(struct req *q, const struct asked *a)
{
	const char *program = value_of(q, "program"), *need = value_of(q, "need");

	return arena_printf(q->arena, "from=%s&to=%s%s%s%s%s", month_slug(q, a->report.from), month_slug(q, a->report.to),
		*program ? "&program=" : "", program, *need ? "&need=" : "", need);
}

static enum err show_report(struct req *q, struct tpl *t, const struct asked *a, const struct report *r)
{
	tpl_set(t, "csv_query", csv_query(q, a));
	show_states_chart(q, t, r);
	show_months_table(q, t, r);
	show_closed_chart(q, t, &r->total);
	show_answers(q, t, &r->total);
	show_updaters(q, t, &r->total);
	show_standing(q, t, &r->total);
	return a->report.scope == REPORT_SITE ? show_needs(q, t, a) : ERR_OK;
}

enum err admin_reports_get(struct req *q)
{
	struct report r = { .count = 0 };
	struct asked a;
	struct tpl *t;
	enum err e = read_asked(q, &a);
	bool wrong = a.both || a.disordered;

	if (e)
		return e;
	if (a.unknown)
		return show_unknown(q, a.unknown);
	if (!wrong && (e = report_read(q, &a.report, &r)))
		return e;
	t = page_new(q);
	show_finding(q, t, &a, &r.total);
	if ((e = show_form(q, t, &a)) || (r.total.cell[REPORT_all] && (e = show_report(q, t, &a, &r))))
		return e;
	return page_send(q, t, "admin-reports", wrong ? 422 : 200);
}

/* ---- the file ---- */

/* A line: a month, or the months together, of what the report is about, of a need or of a town. */
struct line {
	int from, to;
	const char *about, *name;
	const struct report_numbers *numbers;
	const char **cells;
};

static const char *csv_from(struct req *q, const void *row) { return month_slug(q, ((const struct line *)row)->from); }
static const char *csv_to(struct req *q, const void *row) { return month_slug(q, ((const struct line *)row)->to); }

static const char *csv_hours(struct req *q, const struct line *l, int percent)
{
	int hours = report_hours(l->numbers, percent);

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

enum { FIRST_COLUMNS = 4, LAST_COLUMNS = 2 };

static size_t columns_of(struct req *q, struct csv_column *all)
{
	size_t count = 0;

	all[count++] = (struct csv_column)CSV_WORD("from", csv_from);
	all[count++] = (struct csv_column)CSV_WORD("to", csv_to);
	all[count++] = (struct csv_column)CSV(struct line, about);
	all[count++] = (struct csv_column)CSV(struct line, name);
	for (int c = 0; c < REPORT_CELLS; c++)
		all[count++] = CSV_CELL(cell_name(q, c), struct line, cells, (size_t)c);
	all[count++] = (struct csv_column)CSV_WORD("half_answered_within_hours", csv_median);
	all[count++] = (struct csv_column)CSV_WORD("nine_in_ten_answered_within_hours", csv_ninth);
	return count;
}

struct lines { struct line *all; size_t count; };

static void add_line(struct req *q, struct lines *l, int from, int to, const char *about, const char *name,
	const struct report_numbers *n)
{
	const char **cells = arena_array(q->arena, REPORT_CELLS, sizeof(*cells));

	for (int c = 0; c < REPORT_CELLS; c++)
		cells[c] = n->cell[c] ? arena_printf(q->arena, "%d", n->cell[c]) : "fewer than 5";
	l->all[l->count++] = (struct line){ from, to, about, name, n, cells };
}

static enum err add_more(struct req *q, struct lines *l, const struct asked *a)
{
	struct report_numbers *needs = arena_array(q->arena, NEEDS, sizeof(*needs));
	struct report_town *towns;
	int from = a->report.from, to = a->report.to;
	size_t count;
	enum err e;

	if ((e = report_needs(q, from, to, needs)) || (e = report_towns(q, from, to, &towns, &count)))
		return e;
	l->all = arena_array(q->arena, REPORT_MONTHS + NEEDS + count, sizeof(*l->all));
	for (int n = 0; n < NEEDS; n++)
		add_line(q, l, from, to, "need", need_slug((enum need)n), &needs[n]);
	for (size_t i = 0; i < count; i++)
		add_line(q, l, from, to, "town", towns[i].name, &towns[i].numbers);
	return ERR_OK;
}

static enum err read_lines(struct req *q, const struct asked *a, struct lines *l)
{
	static const char *const abouts[REPORT_SCOPES] = { "site", "program", "need", "town" };
	struct report *r = ARENA_NEW(q->arena, struct report);
	const char *name = a->report.scope == REPORT_PROGRAM ? a->program.name
		: a->report.scope == REPORT_NEED ? need_slug((enum need)a->report.scope_id) : "";
	enum err e = report_read(q, &a->report, r);

	*l = (struct lines){ arena_array(q->arena, REPORT_MONTHS, sizeof(*l->all)), 0 };
	if (e || (a->report.scope == REPORT_SITE && (e = add_more(q, l, a))))
		return e;
	for (size_t i = 0; i < r->count; i++)
		add_line(q, l, r->months[i].month, r->months[i].month, abouts[a->report.scope], name, &r->months[i]);
	return ERR_OK;
}

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

enum err admin_reports_csv_get(struct req *q)
{
	struct csv_column all[FIRST_COLUMNS + REPORT_CELLS + LAST_COLUMNS];
	struct asked a;
	struct lines l;
	enum err e = read_asked(q, &a);

	if (e)
		return e;
	if (a.unknown || a.disordered || a.both)
		return show_unknown(q, a.unknown ? a.unknown : a.both ? "need" : "to");
	if ((e = read_lines(q, &a, &l)))
		return e;
	return csv_send(q, &(struct csv){ "reports", all, columns_of(q, all), sizeof(struct line), all_lines, &l });
}
