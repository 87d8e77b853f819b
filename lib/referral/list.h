/* list - reads lists of referrals by owner, filter and order.
 *
 *	struct list l = { .edge = LIST_PROGRAM, .of = program.id, .statuses = 1u << STATUS_pending };
 *
 *	e = list_read(q, &l, &all, &count);
 *
 * Each supported combination of edge, filter and order is a row of a table in
 * list.c: one whole statement that reads a range of one index. A combination
 * without a row is refused, so no list can be slow. To add a filter or an order,
 * add its row and its index; tests/lists.c tests every combination. */
#ifndef HANDRAIL_LIST_H
#define HANDRAIL_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "referral/referral.h"

struct req;

/* The edge from a viewer to their referrals. */
enum list_edge {
	LIST_SEEKER,			/* the viewer's own */
	LIST_PERSON,			/* of a profile: those made by the viewer or their group */
	LIST_PROGRAM,			/* Inbound of a program that the viewer works for */
	LIST_EDGES
};

enum list_order { LIST_NEWEST_FIRST, LIST_ORDERS };

#define LIST_PAGE 25

struct list {
	enum list_edge edge;
	int64_t of;			/* id of the profile or program; 0 for LIST_SEEKER */
	unsigned statuses;		/* set of 1 << enum status; 0: any */
	const char *word;		/* words of a name, an e-mail address or a telephone number; NULL or "": any */
	enum list_order order;
	const char *before;		/* cursor of list_cursor(), or NULL */
};

/* Returns at most LIST_PAGE + 1 referrals; the extra one means that there is a next page. Returns none if the viewer
 * does not work for the program. ERR_INPUT for a combination that has no index. */
enum err list_read(struct req *q, const struct list *l, struct referral **all, size_t *count);

/* The cursor after this row, for struct list.before of the next page. */
char *list_cursor(struct req *q, const struct list *l, const struct referral *r);

#endif
