/* timer - messages that become due for a referral if nobody acts: reminders, and "did you get help?".
 *
 * A timer is a row with its time, written in the transaction of the referral and deleted in the one that adds its
 * messages to the outbox. So a worker reads an index's first rows, never the referrals, and each timer goes off once. A
 * change of the referral leaves its timers alone: when one goes off, notify_timer() looks whether its messages still hold. */
#ifndef HANDRAIL_TIMER_H
#define HANDRAIL_TIMER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;
struct situation;

#define TIMER_LATE_DAYS 3		/* business days between the two reminders to the program */
#define TIMER_FOLLOW_UP DAYS(7)		/* after the sending */

/* A new referral of q->site. */
struct timed {
	int64_t referral_id;
	const struct situation *at;
	instant sent_at;		/* 0: now */
	instant due_at;			/* when the program's answer is due; 0: no answer is expected */
	bool follow_up;			/* the seeker may be asked whether they got help */
};

/* Within the transaction that makes the referral, or that lets messages about it go out again: adds the timers with a message
 * that the law allows, and whose time is still to come. */
enum err timer_begin(struct req *q, const struct timed *r);

/* Within a transaction: drops a referral's timers. */
enum err timer_drop(struct req *q, int64_t referral_id);

/* Sets off the timers that are due, at most TIMER_ROUND of them; *count is their number. A timer that fails is logged and put
 * off for an hour, so that it does not hold up the others. */
#define TIMER_ROUND 256
enum err timer_run(struct req *q, size_t *count);

#endif
