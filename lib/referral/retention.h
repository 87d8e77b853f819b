/* retention - a site erases referrals that nobody has touched for so many months, and then the profiles that are left over.
 *
 * The rule: a referral is old when the site's `retention_months` have gone by since the last act of anybody on it: it was
 * sent, looked at, answered, noted on, changed. It does not matter whether it is closed: a referral that stays open and silent
 * for so long is not answered any more. Old referrals are erased as on request (erasure.h): the row still counts in reports. A
 * profile goes when it has no referral left and nobody has edited it or written a note about it for as long. A legal hold
 * (hold.h), or a request about it that waits for an admin, keeps either.
 *
 * The worker walks through a site's old rows by an index, oldest first, RETENTION_BATCH in each round, each row in a transaction
 * of its own. Erased rows leave the index, and kept ones are passed once in each walk: retention_walk has the place, so a
 * worker that was killed goes on there. At the end of a walk the audit log gets how many were erased. */
#ifndef HANDRAIL_RETENTION_H
#define HANDRAIL_RETENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;
struct site;

#define RETENTION_BATCH 25

/* One round: at most RETENTION_BATCH referrals and as many profiles of each site. *more: a walk is not at its end. Stops
 * between two rows when is_stopping() is true. The worker calls this. */
enum err retention_run(struct req *q, bool (*is_stopping)(void), bool *more);

/* How many referrals of the site would be erased now, if it kept them for so many months. It looks at RETENTION_COUNTED rows at
 * most; *more: there may be further ones. */
#define RETENTION_COUNTED 10000
enum err retention_count(struct req *q, const struct site *s, int months, int64_t *count, bool *more);

/* True if `to` keeps referrals for a shorter time than `from`: 0 is for ever. */
bool retention_is_shorter(int from, int to);

#endif
