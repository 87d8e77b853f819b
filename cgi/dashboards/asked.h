/* asked - reads the query of a list: tab, filters, order, page. A value that the list does not know is an error (400), never
 * ignored; so is a filter that the list does not have. */
#ifndef HANDRAIL_DASHBOARDS_ASKED_H
#define HANDRAIL_DASHBOARDS_ASKED_H

#include "referral/list.h"

struct req;
struct tpl;

/* The fields of the query, in the order of their choices on a page. */
enum asked_field {
#define ASKED(name) ASKED_##name,
#include "dashboards/asked.def"
#undef ASKED
	ASKED_FIELDS
};

/* A list knows these: a set of 1 << enum asked_field; its tabs, in order, the last one TABS; a set of 1 << enum list_order. */
struct asked_list {
	unsigned fields;
	const enum list_tab *tabs;
	unsigned orders;
};

extern const struct asked_list asked_inbound, asked_all_inbound, asked_mine, asked_person;

/* Fills *l, which names the list's edge. *unknown: the field whose value the list does not know, ASKED_FIELDS if none. */
void asked_read(struct req *q, const struct asked_list *of, struct list *l, enum asked_field *unknown);

/* The value of a field; NULL if it is empty. */
const char *asked_value(const struct req *q, enum asked_field f);

/* The page that says which value the list does not know, with 400. */
enum err asked_unknown(struct req *q, enum asked_field unknown);

/* Fills next_url and look_further_url, which keep all that was asked for. */
void asked_show_next(struct req *q, struct tpl *t, const char *next, const char *further);

/* A path with what was asked for, but with another value of one field (NULL: without it), and from the first page on. */
const char *asked_url(struct req *q, const char *path, enum asked_field f, const char *value);

/* A tab and its number of rows, 100 for more than 99. */
struct asked_tab { enum list_tab tab; int count; };

/* Includes {{>tabs_part}}, templates/parts/tabs.tpl. */
void asked_show_tabs(struct req *q, struct tpl *t, const struct asked_tab *tabs, size_t count, enum list_tab current);

/* Includes {{>filters_part}}, templates/parts/filters.tpl: what the list knows, as it was chosen. Shows filtering or
 * no_filtering, on the page too. */
void asked_show_filters(struct req *q, struct tpl *page, const struct asked_list *of);

#endif
