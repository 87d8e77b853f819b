/* people_query - reads and shows the query of /people and /people.csv. */
#ifndef HANDRAIL_DASHBOARDS_PEOPLE_QUERY_H
#define HANDRAIL_DASHBOARDS_PEOPLE_QUERY_H

#include "base/err.h"
#include "dashboards/filter.h"
#include "referral/people.h"

struct req;
struct tpl;

/* *unknown: the field whose value the list does not know, FILTERS if none. */
enum err people_query_read(struct req *q, struct people *of, enum filter *unknown);

/* Includes {{>tabs_part}} and {{>filters_part}}. */
enum err people_query_show(struct req *q, struct tpl *page, const struct people *of);

#endif
