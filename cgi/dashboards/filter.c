/* filter.c - reads the query of a list, and shows it again as tabs, filters and links. */
#include "dashboards/filter.h"

#include <string.h>

#include "base/clock.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "dashboards/dashboard.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/status.h"
#include "site/site.h"
#include "web/page.h"

static const char *const names[FILTERS] = {
#define FILTER(name) [FILTER_##name] = #name,
#include "dashboards/filters.def"
#undef FILTER
};

/* ---- what each list knows ---- */

#define KNOWS(name) (1u << FILTER_##name)
#define NARROWING (KNOWS(status) | KNOWS(class) | KNOWS(from) | KNOWS(to))
#define PAGING (KNOWS(sort) | KNOWS(rows) | KNOWS(before))
#define BY(order) (1u << LIST_##order)

#define ALL_ORDERS (BY(NEWEST) | BY(OLDEST) | BY(DUE))
#define IN(tab) (1u << TAB_##tab)

static const enum list_tab inbound_tabs[] = { TAB_needs_you, TAB_not_updated, TAB_waiting, TAB_done, TAB_all, TABS };
static const enum list_tab people_tabs[] = { TAB_needs_you, TAB_open, TAB_done, TAB_all, TAB_yesterday, TABS };

const struct filter_list filter_inbound = { KNOWS(tab) | KNOWS(q) | NARROWING | KNOWS(due) | KNOWS(forms) | PAGING,
	inbound_tabs, ALL_ORDERS, IN(needs_you) | IN(not_updated) };
const struct filter_list filter_all_inbound = { KNOWS(tab) | KNOWS(q) | NARROWING | KNOWS(program) | KNOWS(due) | KNOWS(forms)
	| PAGING, inbound_tabs, ALL_ORDERS, IN(needs_you) | IN(not_updated) };
const struct filter_list filter_people = { KNOWS(tab) | KNOWS(q) | NARROWING | KNOWS(program) | KNOWS(member) | KNOWS(due)
	| KNOWS(archived) | PAGING, people_tabs, ALL_ORDERS, IN(needs_you) | IN(open) | IN(all) };
const struct filter_list filter_mine = { NARROWING | PAGING, NULL, BY(NEWEST), 0 };
const struct filter_list filter_person = { NARROWING | PAGING, NULL, BY(NEWEST) | BY(OLDEST), 0 };

const char *filter_value(const struct req *q, enum filter f)
{
	const char *value = field_value(&q->http->query, names[f]);

	return text_is_empty(value) ? NULL : value;
}

/* ---- reading ---- */

/* No status has this bit: a list of it is empty. */
#define NO_STATUS (1u << STATUSES)

static void narrow(struct list *l, unsigned statuses)
{
	l->statuses = l->statuses ? l->statuses & statuses : statuses;
	if (!l->statuses)
		l->statuses = NO_STATUS;
}

static bool read_tab(const struct filter_list *of, const char *value, struct list *l)
{
	int tab = list_tab_from_slug(value);

	for (const enum list_tab *t = of->tabs; *t != TABS; t++)
		if ((int)*t == tab) {
			l->tab = *t;
			return true;
		}
	return false;
}

static bool read_status(const char *value, struct list *l)
{
	int status = status_from_slug(value);

	if (status >= 0)
		narrow(l, 1u << status);
	return status >= 0;
}

static bool read_class(const char *value, struct list *l)
{
	unsigned statuses = 0;

	for (enum status s = 0; s < STATUSES; s++)
		if (text_equal(status_class_slug(status_class_of(s)), value))
			statuses |= 1u << s;
	if (statuses)
		narrow(l, statuses);
	return statuses;
}

/* The day of the site's calendar. */
static bool read_day(struct req *q, const char *value, struct list_span *day)
{
	struct wall w = { 0 };
	int64_t year, month, date;

	if (!clock_is_day(value))
		return false;
	if (!text_to_number(arena_bytes(q->arena, value, 4), 1, 9999, &year)
			|| !text_to_number(arena_bytes(q->arena, value + 5, 2), 1, 12, &month)
			|| !text_to_number(value + 8, 1, 31, &date))
		return false;
	w.year = (int)year;
	w.month = (int)month;
	w.day = (int)date;
	day->from = clock_from_wall(&w, q->site->time_zone);
	day->to = clock_next_day(day->from, 0, q->site->time_zone);
	return true;
}

static bool read_from(struct req *q, const char *value, struct list *l)
{
	struct list_span day;
	bool known = read_day(q, value, &day);

	if (known)
		l->made.from = day.from;
	return known;
}

static bool read_to(struct req *q, const char *value, struct list *l)
{
	struct list_span day;
	bool known = read_day(q, value, &day);

	if (known)
		l->made.to = day.to;
	return known;
}

/* An answer is due only while there is none. */
static bool read_due(struct req *q, const char *value, struct list *l)
{
	const char *zone = q->site->time_zone;
	instant tomorrow = clock_next_day(q->now, 0, zone);

	if (text_equal(value, "overdue"))
		l->due = (struct list_span){ 1, q->now };
	else if (text_equal(value, "today"))
		l->due = (struct list_span){ clock_day_start(q->now, zone), tomorrow };
	else if (text_equal(value, "tomorrow"))
		l->due = (struct list_span){ tomorrow, clock_next_day(tomorrow, 0, zone) };
	else if (!read_day(q, value, &l->due))
		return false;
	narrow(l, 1u << STATUS_not_updated);
	return true;
}

static bool read_forms(const char *value, struct list *l)
{
	int outcome = outcome_from_slug(value);

	if (outcome >= 0)
		l->forms = LIST_WITH_OUTCOME(outcome);
	else if (text_equal(value, "yes"))
		l->forms = LIST_WITH_FORMS;
	else if (text_equal(value, "no"))
		l->forms = LIST_WITHOUT_FORMS;
	return l->forms;
}

static bool read_sort(const struct filter_list *of, const char *value, struct list *l)
{
	int order = list_order_from_slug(value);

	if (order < 0 || !(of->orders & 1u << order))
		return false;
	l->order = (enum list_order)order;
	return true;
}

static bool read_rows(const char *value, struct list *l)
{
	static const char *const known[] = { "25", "50", "100" };
	static const unsigned rows[] = { 25, 50, 100 };

	for (size_t i = 0; i < COUNT(known); i++)
		if (text_equal(known[i], value)) {
			l->rows = rows[i];
			return true;
		}
	return false;
}

static bool read_field(struct req *q, const struct filter_list *of, enum filter f, const char *value, struct list *l)
{
	switch (f) {
	case FILTER_tab: return read_tab(of, value, l);
	case FILTER_q: l->word = value; return true;
	case FILTER_status: return read_status(value, l);
	case FILTER_class: return read_class(value, l);
	case FILTER_from: return read_from(q, value, l);
	case FILTER_to: return read_to(q, value, l);
	case FILTER_due: return read_due(q, value, l);
	case FILTER_forms: return read_forms(value, l);
	case FILTER_sort: return read_sort(of, value, l);
	case FILTER_rows: return read_rows(value, l);
	case FILTER_archived: return text_equal(value, "yes");
	case FILTER_before: l->before = value; return true;
	default: return true;		/* program and member are looked up by the page */
	}
}

static void choose_order(const struct filter_list *of, struct list *l)
{
	if (of->due_first & 1u << l->tab)
		l->order = LIST_DUE;
}

void filter_read(struct req *q, const struct filter_list *of, struct list *l, enum filter *unknown)
{
	*unknown = FILTERS;
	for (enum filter f = 0; f < FILTERS; f++) {
		const char *value = filter_value(q, f);

		if (value && (!(of->fields & 1u << f) || !read_field(q, of, f, value, l))) {
			*unknown = f;
			return;
		}
		if (f == FILTER_tab)
			choose_order(of, l);
	}
}

/* ---- what is not known ---- */

enum err filter_unknown(struct req *q, enum filter unknown)
{
	struct tpl *t = page_new(q);

	page_text(q, t, "filter_field", names[unknown]);
	page_text(q, t, "filter_value", filter_value(q, unknown));
	page_text(q, t, "list_url", path_to(q, "%s", q->http->path));
	return page_send(q, t, "list-unknown", 400);
}

/* ---- links ---- */

static void add_field(struct req *q, struct str *url, enum filter f, const char *value)
{
	if (!text_is_empty(value))
		str_printf(url, "%s%s=%s", strchr(url->text, '?') ? "&" : "?", names[f], text_url_encode(q->arena, value));
}

const char *filter_url(struct req *q, const char *path, enum filter f, const char *value)
{
	struct str url;

	str_init(&url, q->arena, 4000);
	str_add(&url, path);
	for (enum filter i = 0; i < FILTERS; i++)
		if (i != f && i != FILTER_before)
			add_field(q, &url, i, filter_value(q, i));
	add_field(q, &url, f, value);
	return url.full ? path : url.text;
}

void filter_show_next(struct req *q, struct tpl *t, const char *next, const char *further)
{
	const char *path = path_to(q, "%s", q->http->path);

	page_text(q, t, "next_url", next ? filter_url(q, path, FILTER_before, next) : "");
	page_text(q, t, "look_further_url", further ? filter_url(q, path, FILTER_before, further) : "");
}

/* ---- tabs ---- */

static const char *list_words(struct req *q, const char *name)
{
	return words(q, q->language, "lists", name);
}

void filter_show_tabs(struct req *q, struct tpl *t, const struct filter_tab *tabs, size_t count, enum list_tab current)
{
	const char *path = path_to(q, "%s", q->http->path);
	struct tpl *part = tpl_include(t, "tabs_part", q->language, "parts/tabs");

	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(part, "tabs");
		const char *slug = list_tab_slug(tabs[i].tab);

		page_text(q, row, "tab", slug);
		page_text(q, row, "tab_label", list_words(q, arena_printf(q->arena, "tab_%s", slug)));
		page_text(q, row, "tab_count", dashboard_counted(q, tabs[i].count));
		page_text(q, row, "tab_url", filter_url(q, path, FILTER_tab, slug));
		page_flag(q, row, "tab_current", tabs[i].tab == current);
		page_flag(q, row, "tab_urgent", tabs[i].tab == TAB_needs_you && tabs[i].count);
	}
}

/* ---- filters ---- */

static void show_option(struct req *q, struct tpl *t, const char *section, const char *slug, const char *label,
	const char *chosen)
{
	struct tpl *option = tpl_section(t, section);

	tpl_set(option, "slug", slug);
	tpl_set(option, "label", label);
	page_flag(q, option, "selected", text_equal(slug, chosen));
}

static void show_statuses(struct req *q, struct tpl *t)
{
	for (enum status s = 0; s < STATUSES; s++)
		show_option(q, t, "status_options", status_slug(s), words(q, q->language, "statuses", status_slug(s)),
			filter_value(q, FILTER_status));
	for (enum status_class c = 0; c < STATUS_CLASSES; c++) {
		const char *slug = status_class_slug(c);

		show_option(q, t, "class_options", slug,
			words(q, q->language, "statuses", arena_printf(q->arena, "class_%s", slug)), filter_value(q, FILTER_class));
	}
}

static void show_dues(struct req *q, struct tpl *t, const struct filter_list *of)
{
	static const char *const dues[] = { "overdue", "today", "tomorrow" };

	page_flag(q, t, "may_due", of->fields & 1u << FILTER_due);
	for (size_t i = 0; i < COUNT(dues); i++)
		show_option(q, t, "due_options", dues[i], list_words(q, arena_printf(q->arena, "due_%s", dues[i])), filter_value(q, FILTER_due));
}

static void show_form_choice(struct req *q, struct tpl *t, const char *slug)
{
	show_option(q, t, "forms_options", slug, list_words(q, arena_printf(q->arena, "forms_%s", slug)), filter_value(q, FILTER_forms));
}

static void show_forms(struct req *q, struct tpl *t, const struct filter_list *of)
{
	page_flag(q, t, "may_forms", of->fields & 1u << FILTER_forms);
	show_form_choice(q, t, "yes");
	for (enum outcome o = 0; o < OUTCOMES; o++)
		show_form_choice(q, t, outcome_slug(o));
	show_form_choice(q, t, "no");
}

static void show_sorts(struct req *q, struct tpl *t, const struct filter_list *of)
{
	static const char *const sorts[LIST_ORDERS] = {
		[LIST_NEWEST] = "newest", [LIST_OLDEST] = "oldest", [LIST_DUE] = "due",
	};

	for (size_t i = 0; i < LIST_ORDERS; i++)
		if (of->orders & 1u << i)
			show_option(q, t, "sort_options", sorts[i], list_words(q, arena_printf(q->arena, "sort_%s", sorts[i])), filter_value(q, FILTER_sort));
}

void filter_show_choice(struct req *q, struct tpl *filters, enum filter f, const char *section, const char *public_id,
	const char *name)
{
	show_option(q, filters, section, public_id, name, filter_value(q, f));
}

struct tpl *filter_show_form(struct req *q, struct tpl *page, const struct filter_list *of)
{
	struct tpl *t = tpl_include(page, "filters_part", q->language, "parts/filters");
	static const enum filter narrowing[] = { FILTER_q, FILTER_status, FILTER_class, FILTER_from, FILTER_to, FILTER_program,
		FILTER_member, FILTER_due, FILTER_forms };
	static const char *const row_counts[] = { "25", "50", "100" };
	bool any = false, behind = false;

	for (size_t i = 0; i < COUNT(narrowing); i++) {
		any |= filter_value(q, narrowing[i]) != NULL;
		behind |= narrowing[i] != FILTER_q && filter_value(q, narrowing[i]) != NULL;
	}
	page_text(q, t, "tab", filter_value(q, FILTER_tab));
	page_text(q, t, "archived", filter_value(q, FILTER_archived));
	page_text(q, t, "q", filter_value(q, FILTER_q));
	page_text(q, t, "from", filter_value(q, FILTER_from));
	page_text(q, t, "to", filter_value(q, FILTER_to));
	page_flag(q, t, "filtering", any);
	page_flag(q, page, "filtering", any);
	page_flag(q, t, "filters_open", behind);
	show_statuses(q, t);
	show_dues(q, t, of);
	show_forms(q, t, of);
	show_sorts(q, t, of);
	for (size_t i = 0; i < COUNT(row_counts); i++)
		show_option(q, t, "rows_options", row_counts[i], row_counts[i], filter_value(q, FILTER_rows));
	page_text(q, t, "list_url", path_to(q, "%s", q->http->path));
	return t;
}
