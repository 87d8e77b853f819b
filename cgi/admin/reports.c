/* reports.c - what became of a site's referrals: the finding, charts, the same numbers as tables, and a file. */
#include "referral/report.h"

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
#include "parts/report_page.h"
#include "web/page.h"

enum { USUAL_MONTHS = 6, OFFERED_MONTHS = 24 };

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

static void read_months(struct req *q, struct asked *a)
{
	struct report_asked *r = &a->report;
	const char *from = value_of(q, "from"), *to = value_of(q, "to");

	r->to = report_this_month(q);
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

static const char *month_words(struct req *q, int month)
{
	return arena_printf(q->arena, "%s %d", report_month_name(q, month), month / 12);
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
	int last = report_this_month(q), first = last - OFFERED_MONTHS + 1;

	if (chosen > last)
		show_option(t, section, report_month_slug(q, chosen), month_words(q, chosen), true);
	for (int m = last; m >= first; m--)
		show_option(t, section, report_month_slug(q, m), month_words(q, m), m == chosen);
	if (chosen < first)
		show_option(t, section, report_month_slug(q, chosen), month_words(q, chosen), true);
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
		show_option(t, "need_options", need_slug((enum need)n), report_phrase(q, need_slug((enum need)n)),
			a->report.scope == REPORT_NEED && a->report.scope_id == n);
	page_flag(q, t, "has_problems", a->disordered || a->both);
	page_flag(q, t, "order_error", a->disordered);
	page_flag(q, t, "both_error", a->both);
	return show_programs(q, t, a);
}

/* ---- the finding ---- */

static void show_finding(struct req *q, struct tpl *t, const struct asked *a, const struct report_numbers *n)
{
	int all = n->cell[REPORT_all], closed = report_share(n->cell[REPORT_closed_14], all);

	tpl_set(t, "period_from", month_words(q, a->report.from));
	tpl_set(t, "period_to", month_words(q, a->report.to));
	page_flag(q, t, "is_one_month", a->report.from == a->report.to);
	page_text(q, t, "about_program", a->report.scope == REPORT_PROGRAM ? a->program.name : "");
	page_text(q, t, "about_need", a->report.scope == REPORT_NEED ? report_phrase(q, need_slug((enum need)a->report.scope_id)) : "");
	page_flag(q, t, "has_finding", all);
	page_flag(q, t, "nothing", !all && !a->both && !a->disordered);
	page_flag(q, t, "has_shares", closed >= 0);
	tpl_set(t, "all", report_number(q, n, all));
	tpl_set(t, "share_14", arena_printf(q->arena, "%d", closed));
	tpl_set(t, "share_helped", arena_printf(q->arena, "%d", report_share(n->cell[REPORT_status + STATUS_got_help], all)));
	tpl_set(t, "median", report_answered(q, n, 50));
	tpl_set(t, "ninth", report_answered(q, n, 90));
}

/* ---- needs and towns ---- */

static enum err show_towns(struct req *q, struct tpl *t, const struct asked *a)
{
	struct report_town *towns;
	size_t count;
	enum err e = report_towns(q, a->report.from, a->report.to, &towns, &count);

	page_flag(q, t, "has_towns", !e && count);
	for (size_t i = 0; !e && i < count; i++) {
		struct tpl *row = tpl_section(t, "towns");

		tpl_set(row, "town", towns[i].name);
		report_show_row(q, row, &towns[i].numbers);
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

		bars[n] = (struct chart_bar){ report_phrase(q, need_slug((enum need)n)),
			report_bar_number(q, &needs[n], unmet + searches), { unmet, searches } };
		tpl_set(row, "need_words", bars[n].label);
		report_show_row(q, row, &needs[n]);
	}
	if (e)
		return e;
	report_show_chart(q, t, "needs_chart", "chart_needs", colors, COUNT(colors), bars, NEEDS);
	return show_towns(q, t, a);
}

/* ---- the page ---- */

static const char *csv_query(struct req *q, const struct asked *a)
{
	const char *program = value_of(q, "program"), *need = value_of(q, "need");

	return arena_printf(q->arena, "from=%s&to=%s%s%s%s%s", report_month_slug(q, a->report.from), report_month_slug(q, a->report.to),
		*program ? "&program=" : "", program, *need ? "&need=" : "", need);
}

static enum err show_report(struct req *q, struct tpl *t, const struct asked *a, const struct report *r)
{
	tpl_set(t, "csv_query", csv_query(q, a));
	report_show(q, t, r);
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

struct lines { struct report_line *all; size_t count; };

static void add_line(struct req *q, struct lines *l, int from, int to, const char *about, const char *name,
	const struct report_numbers *n)
{
	l->all[l->count++] = report_line(q, from, to, about, name, n);
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
	static const char *const abouts[] = { [REPORT_SITE] = "site", [REPORT_PROGRAM] = "program", [REPORT_NEED] = "need" };
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

enum err admin_reports_csv_get(struct req *q)
{
	struct asked a;
	struct lines l;
	enum err e = read_asked(q, &a);

	if (e)
		return e;
	if (a.unknown || a.disordered || a.both)
		return show_unknown(q, a.unknown ? a.unknown : a.both ? "need" : "to");
	if ((e = read_lines(q, &a, &l)))
		return e;
	return report_send_csv(q, "reports", false, l.all, l.count);
}
