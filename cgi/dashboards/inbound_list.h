/* inbound_list - shows a worklist of Inbound, for one program or all: tabs, search, filters, and the rows, which are one
 * form. */
#ifndef HANDRAIL_DASHBOARDS_INBOUND_LIST_H
#define HANDRAIL_DASHBOARDS_INBOUND_LIST_H

#include <stdbool.h>

#include "base/err.h"

struct inbound_program;
struct list;
struct req;
struct tpl;

/* Includes {{>tabs_part}}, {{>filters_part}} and {{>list_part}} (templates/parts/inbound-list.tpl), and shows has_referrals or
 * no_has_referrals; *has_rows is the same. of: the numbers of the tabs. ERR_INPUT: the query's `before` is no cursor of this
 * list. */
enum err inbound_list_show(struct req *q, struct tpl *t, const struct list *l, const struct inbound_program *of, bool *has_rows);

#endif
