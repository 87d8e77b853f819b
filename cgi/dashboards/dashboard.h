/* dashboard - functions that the dashboards' lists and pages share. */
#ifndef HANDRAIL_DASHBOARDS_DASHBOARD_H
#define HANDRAIL_DASHBOARDS_DASHBOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;
struct tpl;

/* The value of a field in the query; NULL if it is empty. */
const char *dashboard_asked(struct req *q, const char *name);

/* "12", or "99+" for 100 and more. */
const char *dashboard_counted(struct req *q, int64_t n);

/* Fills how_many, the number in a heading; "" if the list has several pages, because the number is not known then. */
void dashboard_show_how_many(struct req *q, struct tpl *t, size_t count, bool more);

/* Fills csv_url, this list as a file: the same search and filters. */
void dashboard_show_csv_url(struct req *q, struct tpl *t);

/* This page with its query. After a change in a row, the viewer returns here. */
const char *dashboard_here(struct req *q);

/* The head of the group to which a row belongs in the order of what is due: a section head_... of templates/lists.tpl. */
const char *dashboard_due_head(struct req *q, instant due_at);

/* Both names of a language other than the page's: "Español (Spanish)"; "" if it is the same. */
const char *dashboard_other_language(struct req *q, const char *tag);

/* A language's own name; "" if the tag is empty. */
const char *dashboard_language_name(const char *tag);

#endif
