/* numbers - what became of a program's referrals: counts by month, and how soon it answered. Of nobody in particular.
 *
 * Reads a range of one index: the program's referrals of the last NUMBERS_MONTHS months, and the first answer of each. At most
 * NUMBERS_MOST of them, the newest, so a page of a very busy program costs no more. */
#ifndef HANDRAIL_NUMBERS_H
#define HANDRAIL_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/status.h"

struct req;

#define NUMBERS_MONTHS 6
#define NUMBERS_MOST 20000

/* How each referral stands now. */
enum numbers_group { NUMBERS_got_help, NUMBERS_in_progress, NUMBERS_no_help, NUMBERS_unanswered, NUMBERS_GROUPS };

struct numbers {
	int year, month;		/* 1 to 12; 0 in the total */
	int referrals;
	int of[NUMBERS_GROUPS];
	int by_status[STATUSES];
	int closed_7, closed_14, closed_30;	/* closed within so many days */
	int answered;			/* the program has set a status */
	instant median;			/* half of these were answered within this time; -1 if none was */
};

struct program_numbers {
	struct numbers total;
	struct numbers months[NUMBERS_MONTHS];	/* oldest first; the last is the current one */
	bool cut;			/* there are more than NUMBERS_MOST */
};

/* By the months of the site's clock. */
enum err numbers_of_program(struct req *q, int64_t program_id, struct program_numbers *n);

#endif
