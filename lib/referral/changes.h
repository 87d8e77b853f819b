/* changes - finds what an open page that polls needs to know: the versions of its rows, and which other referrals changed. */
#ifndef HANDRAIL_CHANGES_H
#define HANDRAIL_CHANGES_H

#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define CHANGES_MOST 50			/* ids of a request; and further changes of an answer */

struct referral_version { const char *public_id; int version; };

/* Finds the versions of those of the referrals `ids` (at most CHANGES_MOST) that the signed-in account may see, then of the
 * newest ones among its referrals that changed at `since` or later, each once, at most CHANGES_MOST of them. A change that is
 * older than LIVE_CHANGE_LIFE may be missing. */
enum err changes_find(struct req *q, const char *const *ids, size_t count, instant since,
	struct referral_version **all, size_t *found);

#endif
