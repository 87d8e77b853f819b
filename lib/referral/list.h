/* list - reads lists of referrals by owner, tab, filters and order.
 *
 *	struct list l = { .edge = LIST_PROGRAM, .of = program.id, .tab = TAB_not_updated, .order = LIST_DUE };
 *
 *	e = list_read(q, &l, &page);
 *
 * A list is read along one index, which the tab or a status and the order decide: the table in list.c. Further filters are
 * checked on the rows that the index gives, at most LIST_WINDOW of them a page. If a page is not full by then, `page.further`
 * is the cursor from which the next one looks on. Words are found by their index; in a list of all programs, a word that many
 * referrals have, or the beginning of a word, is checked in such windows, too. So every combination has a bounded cost;
 * tests/lists.c counts the rows read for all of them. An order without an index is refused. */
#ifndef HANDRAIL_LIST_H
#define HANDRAIL_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "referral/referral.h"
#include "screener/screener.h"

struct req;

/* The edge of a list: how its referrals belong to the viewer. */
enum list_edge {
	LIST_SEEKER,			/* the viewer's own */
	LIST_PERSON,			/* of a profile: those made by the viewer or their group */
	LIST_PROGRAM,			/* Inbound of a program that the viewer works for */
	LIST_CLAIMER,			/* Inbound of all programs that the viewer works for */
	LIST_EDGES
};

/* TAB_not_updated and so on: tabs.def. */
enum list_tab {
#define TAB(name) TAB_##name,
#include "referral/tabs.def"
#undef TAB
	TABS
};
const char *list_tab_slug(enum list_tab tab);
int list_tab_from_slug(const char *slug);	/* -1 if unknown */

enum list_order { LIST_NEWEST, LIST_OLDEST, LIST_DUE, LIST_ORDERS };
int list_order_from_slug(const char *slug);	/* "newest", "oldest", "due"; -1 if unknown */

#define LIST_PAGE 25			/* rows unless set */
#define LIST_MOST 100			/* rows at most */
#define LIST_WINDOW 800

/* A filter by the answers that came with a referral: no answers, or answers with one of these outcomes. */
#define LIST_WITHOUT_FORMS 1u
#define LIST_WITH_OUTCOME(outcome) (2u << (outcome))
#define LIST_WITH_FORMS (LIST_WITH_OUTCOME(OUTCOMES) - LIST_WITH_OUTCOME(0))

/* From `from` on, and before `to`; 0: any. */
struct list_span { instant from, to; };

struct list {
	enum list_edge edge;
	int64_t of;			/* id of the profile or program; 0 for LIST_SEEKER and LIST_CLAIMER */
	enum list_tab tab;		/* TAB_all, TAB_needs_you, TAB_not_updated, TAB_waiting, TAB_done */
	unsigned statuses;		/* set of 1 << enum status; 0: any */
	const char *word;		/* words of a name, an e-mail address or a telephone number; NULL or "": any */
	unsigned forms;			/* set of LIST_WITHOUT_FORMS and LIST_WITH_OUTCOME(), as the viewer may know; 0: any */
	struct list_span made, due;
	enum list_order order;
	unsigned rows;			/* at most LIST_MOST; 0: LIST_PAGE */
	const char *before;		/* a cursor of list_page, or NULL */
};

struct list_page {
	struct referral *all;		/* the members that referral.def lists, and site_name */
	size_t count;
	const char *next;		/* the cursor of the next page; NULL if this is the last one */
	const char *further;		/* instead of next: this page looked through a part only; NULL if it looked through all */
};

/* Reads a page, which is empty if the viewer does not work for the program. ERR_INPUT if the order has no index, or the cursor
 * belongs to another list. */
enum err list_read(struct req *q, const struct list *l, struct list_page *page);

/* The end of the day where the site is: a referral that needs somebody before then needs them today. */
instant list_end_of_today(const struct req *q);

#endif
