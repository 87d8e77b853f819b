/* filter - reads the query of a list: tab, filters, order, page. A value that the list does not know is an error (400), never
 * ignored; so is a filter that the list does not have. */
#ifndef HANDRAIL_DASHBOARDS_FILTER_H
#define HANDRAIL_DASHBOARDS_FILTER_H

#include "referral/list.h"

struct req;
struct tpl;

/* The fields of the query, in the order of their choices on a page. */
enum filter {
#define FILTER(name) FILTER_##name,
#include "dashboards/filters.def"
#undef FILTER
	FILTERS
};

/* The filters that a list accepts. fields: a set of 1 << enum filter. tabs: in order, TABS at the end. orders: a set of 1 <<
 * enum list_order. due_first: the tabs whose usual order is by due date, a set of 1 << enum list_tab; the others begin with the
 * newest. */
struct filter_list {
	unsigned fields;
	const enum list_tab *tabs;
	unsigned orders;
	unsigned due_first;
};

extern const struct filter_list filter_inbound, filter_all_inbound, filter_people, filter_mine, filter_person;

/* Fills *l, which names the list's edge. *unknown: the field whose value the list does not know, FILTERS if none. */
void filter_read(struct req *q, const struct filter_list *of, struct list *l, enum filter *unknown);

/* The value of a field; NULL if it is empty. */
const char *filter_value(const struct req *q, enum filter f);

/* The page that says which value the list does not know, with 400. */
enum err filter_unknown(struct req *q, enum filter unknown);

/* Fills next_url and look_further_url, which keep the whole query. */
void filter_show_next(struct req *q, struct tpl *t, const char *next, const char *further);

/* A path with the request's query, in which one field has another value (NULL: is left out), and without a cursor. */
const char *filter_url(struct req *q, const char *path, enum filter f, const char *value);

/* A tab and its number of rows, 100 for more than 99. */
struct filter_tab { enum list_tab tab; int count; };

/* Includes {{>tabs_part}}, templates/parts/tabs.tpl. */
void filter_show_tabs(struct req *q, struct tpl *t, const struct filter_tab *tabs, size_t count, enum list_tab current);

/* Includes {{>filters_part}}, templates/parts/filters.tpl: the list's filters with the chosen values. Shows filtering or
 * no_filtering, on the page too. Returns its dictionary. */
struct tpl *filter_show_form(struct req *q, struct tpl *page, const struct filter_list *of);

/* Adds a program or member to choose from, in a section like {{#program_options}}. */
void filter_show_choice(struct req *q, struct tpl *filters, enum filter f, const char *section, const char *public_id,
	const char *name);

#endif
