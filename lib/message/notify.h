/* notify - sends messages about an event to the parties that the table of messages and the law decide. */
#ifndef HANDRAIL_NOTIFY_H
#define HANDRAIL_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/contact.h"
#include "law/act.h"
#include "law/status.h"
#include "law/visibility.h"
#include "message/message.h"

struct req;

/* The facts about a referral that decide who gets a message about it. */
struct notified {
	int64_t id, site_id, program_id, helper_id;
	enum status status;
	bool veiled;			/* law/veil.def */
	instant released_until;
	struct situation at;
	struct contact seeker;
};

/* An event of a referral. */
struct happening {
	int64_t referral_id;
	int64_t event_id;		/* its line in the history */
	enum act act;
	enum party by;
	int64_t account_id;		/* of the actor; 0 for a link or a guest */
	const struct notified *about;	/* its referral, if this transaction has written it; NULL: notify_event() reads it */
};

/* Within the transaction of the event: adds each message that reports this act, to every party that the law allows.
 * Nobody gets a message about their own change, except the sender's copy of what was sent. */
enum err notify_event(struct req *q, const struct happening *h);

/* Within the transaction that takes the timer: adds each message that reports it and still holds. */
enum err notify_timer(struct req *q, int64_t referral_id, enum timer t);

/* Within a transaction: adds a message that reports no event, about a referral to its seeker, by the way that they chose. */
enum err notify_the_seeker(struct req *q, int64_t referral_id, enum message m);

/* Within the transaction of the change: sends a message about an account to each of its verified addresses except
 * `but`, which may be NULL. */
enum err notify_account(struct req *q, int64_t account_id, enum message m, const char *but);

/* A message that ended without being sent, or that came back. */
struct unsent {
	int64_t referral_id, event_id;
	enum message message;
	enum channel channel;
	bool failed;			/* for good; otherwise it was dropped */
};

/* Within the transaction that records it. An e-mail to the seeker that failed for good is replaced by a text, if the seeker
 * chose both. A message that was dropped because the seeker chose another way meanwhile goes that way. If a message to
 * the seeker or the program failed and nothing replaces it, the referral needs its helper (site/worklist.h), who learns of it. */
enum err notify_unsent(struct req *q, const struct unsent *u);

#endif
