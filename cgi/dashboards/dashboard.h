/* dashboard - functions that the dashboards' lists and pages share. */
#ifndef HANDRAIL_DASHBOARDS_DASHBOARD_H
#define HANDRAIL_DASHBOARDS_DASHBOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "referral/person.h"

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

/* The people that the query names: those who are archived if it has archived=yes. */
bool dashboard_archived(struct req *q);
enum err dashboard_people(struct req *q, const char *words, const char *before, struct person **people, size_t *count);

/* A language's own name; "" if the tag is empty. */
const char *dashboard_language_name(const char *tag);

#endif
