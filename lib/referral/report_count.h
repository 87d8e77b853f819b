/* report_count - counts referrals for reports: sums by site, program, need and town, of each month. The sums hold nothing about
 * one person.
 *
 * event_add() writes a row of report_stale in the transaction of the change, and the worker counts those referrals anew in
 * batches. So a change waits for no other change: a sum that each sending raised itself would be one row of a site and month
 * that all of them queue for. report_counted holds the values by which a referral is counted. A recount first subtracts those,
 * so a batch may be repeated, and nothing is counted twice. A referral counts in the month in which it was made. */
#ifndef HANDRAIL_REPORT_COUNT_H
#define HANDRAIL_REPORT_COUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct req;

/* REPORT_TEAM: the referrals to a program that its own team may open. By the law these are the live ones. */
enum report_scope { REPORT_SITE, REPORT_PROGRAM, REPORT_NEED, REPORT_PLACE, REPORT_TEAM, REPORT_SCOPES };

/* Of a town only statuses and searches are counted. */
enum report_measure {
	REPORT_KINDS,			/* value: enum kind */
	REPORT_STATUSES,		/* enum status */
	REPORT_CLOSINGS,		/* enum report_closed */
	REPORT_ANSWERS,			/* 1 to REPORT_SPANS: within report_span_hours(), the last one: later */
	REPORT_UPDATERS,		/* 1 + party * REPORT_WAYS + enum report_way: of the newest status */
	REPORT_SEARCHES,		/* 0: searches that found nothing */
	REPORT_MEASURES
};

/* Within how many days the loop was closed. */
enum report_closed { REPORT_OPEN, REPORT_IN_7, REPORT_IN_14, REPORT_IN_30, REPORT_LATER, REPORT_CLOSED };

enum report_way { REPORT_BY_PAGE, REPORT_BY_LINK, REPORT_BY_TEXT, REPORT_WAYS };

#define REPORT_SPANS 12
/* span: 1 to REPORT_SPANS - 1. */
int report_span_hours(int span);

/* Within the transaction that changes a referral: marks it to be counted anew. */
enum err report_changed(struct req *q, int64_t referral_id);

/* Counts a search that found nothing. needs: set of 1 << need; place: the name of a known place, or NULL. */
enum err report_search_failed(struct req *q, unsigned needs, const char *place);

/* The worker's part: counts up to about a thousand changes. *more: some are left. Any number of workers may call it. */
enum err report_count_changes(struct req *q, bool *more);

/* Referrals that are known only by number: `times` of them, with the same program, month and outcome. */
struct report_past {
	int64_t site_id, program_id;
	int month, times;		/* year * 12 + month - 1 */
	int kind, status, closed, answer, updater;	/* as the measures have them */
};

/* Counts them, with the program's needs and town. */
enum err report_add_past(struct req *q, const struct report_past *all, size_t count);

/* Called by a worker when it starts: adds, once, the sums of a scope that an older version did not count. Later calls cost one
 * look-up. */
enum err report_fill(struct req *q);

/* *wrong becomes the number of referrals and sums that do not agree with the referrals as they are now, apart from referrals
 * that wait to be counted. */
enum err report_check(struct req *q, int64_t *wrong);

/* Counts all referrals and sums anew, month by month, while everything runs. *mended: how many were wrong. */
enum err report_rebuild(struct req *q, int64_t *mended);

#endif
