/* people_rows - shows a row for each person of People I'm Helping: a sentence about what is needed, the referral that needs it
 * with its status to set, and the other referrals in short. */
#ifndef HANDRAIL_DASHBOARDS_PEOPLE_ROWS_H
#define HANDRAIL_DASHBOARDS_PEOPLE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct person;
struct req;
struct row_place;
struct tpl;

/* Fills {{#person}} once a row, with parts/row-person as {{>row}}. A person whose referral was just saved stands above the list,
 * if they are not in it. heads: the rows are in the order of the work, so headings divide them. *shown becomes the number of
 * rows. */
enum err people_rows_show(struct req *q, struct tpl *page, const struct row_place *place, const struct person *people,
	size_t count, bool heads, size_t *shown);

#endif
