/* notify - sends messages about an event to the parties that the table of messages and the law decide. */
#ifndef HANDRAIL_NOTIFY_H
#define HANDRAIL_NOTIFY_H

#include <stdint.h>

#include "base/err.h"
#include "law/act.h"
#include "law/visibility.h"
#include "message/message.h"

struct req;

/* An event of a referral. */
struct happening {
	int64_t referral_id;
	int64_t event_id;		/* its line in the history */
	enum act act;
	enum party by;
	int64_t account_id;		/* of the actor; 0 for a link or a guest */
};

/* Within the transaction of the event: adds each message that reports this act, to every party that the law allows.
 * Nobody gets a message about their own change, except the sender's copy of what was sent. */
enum err notify_event(struct req *q, const struct happening *h);

/* Within the transaction of the change: sends a message about an account to each of its verified addresses except
 * `but`, which may be NULL. */
enum err notify_account(struct req *q, int64_t account_id, enum message m, const char *but);

/* Call this when a message ended without being sent on the channel that was tried. A seeker's e-mail that failed for
 * good is replaced by a text, if the seeker chose both. A message that was dropped because the seeker chose another way
 * meanwhile goes that way. If a failed one is not replaced, the referral needs its helper (site/worklist.h). */
enum err notify_otherwise(struct req *q, int64_t referral_id, int64_t event_id, enum message m, enum channel tried, bool failed);

#endif
