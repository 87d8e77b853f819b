/* changes - what an open page asks for when it looks for news itself: the versions of its rows, and what changed since. */
#ifndef HANDRAIL_CHANGES_H
#define HANDRAIL_CHANGES_H

#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define CHANGES_MOST 50			/* ids of a question; and further changes of an answer */

struct referral_version { const char *public_id; int version; };

/* Those of the referrals that the signed-in account may see (ids: at most CHANGES_MOST), and then the newest ones among its
 * referrals that changed at `since` or later, each once, CHANGES_MOST of them at most. A change that is older than
 * LIVE_CHANGE_LIFE may be missing. */
enum err changes_find(struct req *q, const char *const *ids, size_t count, instant since,
	struct referral_version **all, size_t *found);

#endif
