/* delivery - the worker that sends what waits in the outbox.
 *
 * Guarantee: each message is sent at least once whatever crashes, with a
 * Message-ID that stays the same. A worker claims a message by
 * compare-and-set, commits the claim, writes its words, sends, then marks it
 * sent; a claim lapses after DELIVERY_LEASE, so what a killed worker held goes
 * out again. Two workers never hold one message at the same time. What the law
 * has withdrawn meanwhile is not sent, but dropped. */
#ifndef HANDRAIL_DELIVERY_H
#define HANDRAIL_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define DELIVERY_LEASE MINUTES(3)	/* more than sending may take: SEND_TIMEOUT_MAX */
#define DELIVERY_TRIES 12		/* over about 32 hours */

/* Sends what is due, until nothing is; how many went. Each message is a unit of work of its own:
 * what q holds stays. What is wrong with one message is marked on it and logged, and stops nothing. */
enum err delivery_run(struct req *q, size_t *sent);

/* Asks delivery_run() to return after the message in hand. May be called by a signal handler. */
void delivery_stop(void);
bool delivery_is_stopping(void);

#endif
