/* report - counts what became of the referrals of a site, program, need or town: the only such numbers that others than a
 * referral's parties see, and the exact numbers for a program's own team.
 *
 * Nobody must be recognized, neither in one report nor from the difference of two (docs/reports.md has the proof):
 *
 *	- A report is about whole calendar months, and about a site, one of its programs, one need, or one town.
 *	- Each number of a month is released in one way only, whatever else the report is about: below REPORT_LEAST it is 0 here,
 *	  "fewer than 5" on the page. Otherwise it is a multiple of 5, at least 5, near the true one: the true number and noise
 *	  are rounded. The noise is a keyed hash of what the number counts, so asking again yields the same number.
 *	- Everything else is computed from released numbers: sums over months, shares, medians. So neither the months of a report nor
 *	  the order of questions reveal more than the months do.
 *
 * The numbers before release stay in report.c. */
#ifndef HANDRAIL_REPORT_H
#define HANDRAIL_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/need.h"
#include "law/status.h"
#include "law/visibility.h"
#include "referral/report_count.h"

struct req;

#define REPORT_LEAST 5		/* fewer are not shown */
#define REPORT_MONTHS 24	/* of one report, at most */

/* The numbers of a month. Released, each is 0 ("fewer than 5") or a multiple of 5. */
enum report_cell {
	REPORT_all,
	REPORT_kind,						/* one for each kind */
	REPORT_status = REPORT_kind + KINDS,			/* one for each status */
	REPORT_in_progress = REPORT_status + STATUSES,		/* answered, and open */
	REPORT_no_help,						/* the class "needs further action" */
	REPORT_unmet,						/* could not get help, not eligible, no capacity */
	REPORT_closed_7, REPORT_closed_14, REPORT_closed_30,	/* closed within so many days */
	REPORT_answer,						/* the first answer came within each of the spans */
	REPORT_by = REPORT_answer + REPORT_SPANS,		/* the newest status: by which party, in which way */
	REPORT_search = REPORT_by + PARTIES * REPORT_WAYS,	/* searches that found nothing */
	REPORT_CELLS
};

struct report_numbers {
	int month;			/* year * 12 + month - 1; 0 in a sum */
	bool exact;			/* 0 means none */
	int cell[REPORT_CELLS];
};

/* Of whole months, oldest first. */
struct report {
	struct report_numbers months[REPORT_MONTHS], total;
	size_t count;
};

/* from, to: months, at most REPORT_MONTHS of them. */
struct report_asked {
	enum report_scope scope;
	int64_t scope_id;
	int from, to;
};

enum err report_read(struct req *q, const struct report_asked *a, struct report *r);

/* Exact numbers, of all sites: for the program's own team alone, which may open each of these referrals and count them itself.
 * Referrals that were logged or only tracked are not in them, since the program must not learn that there are any. */
enum err report_of_team(struct req *q, int64_t program_id, int from, int to, struct report *r);

/* The hours within which a share (in percent) of those who were answered had their first answer: one of report_span_hours(),
 * INT_MAX for later than all of these, or -1 if too few were answered: fewer than 20, or none if the numbers are exact. */
int report_hours(const struct report_numbers *n, int percent);

/* `part` in percent of `whole`, at most 100; -1 if the whole is too small. */
int report_share(int part, int whole);

/* Sums of the months, by need. */
enum err report_needs(struct req *q, int from, int to, struct report_numbers needs[NEEDS]);

/* Sums of the months, by town: those where most could not be helped come first. */
struct report_town { const char *name; struct report_numbers numbers; };
enum err report_towns(struct req *q, int from, int to, struct report_town **all, size_t *count);

/* The programs with a month of at least REPORT_LEAST referrals of a kind, by name. */
struct report_program { const char *public_id, *name; };
enum err report_programs(struct req *q, struct report_program **all, size_t *count);

#endif
