/* delivery - the worker that sends the messages in the outbox.
 *
 * Guarantee: each message is sent at least once, whatever crashes, always with
 * the same Message-ID. A worker claims a message by compare-and-set, commits the
 * claim, renders the message, sends it, and marks it as sent. A claim lapses
 * after DELIVERY_LEASE, so that another worker sends the messages of one that was
 * killed. Two workers never hold one message at the same time. A message that the
 * law no longer allows is dropped instead of sent. A restored copy sends nothing
 * until its outbox is released (installation.h). */
#ifndef HANDRAIL_DELIVERY_H
#define HANDRAIL_DELIVERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define DELIVERY_LEASE MINUTES(3)	/* longer than sending may take: SEND_TIMEOUT_MAX */
#define DELIVERY_TRIES 12		/* over about 32 hours */

/* Called within the transaction that marks a message to a seeker as sent. */
typedef enum err delivery_told(struct req *q, int64_t referral_id, const char *address);

/* Sets off the timers that are due (timer.h), then sends messages until none is due; *sent is their number. Each message is
 * a unit of work of its own, and q keeps its own data. A fault of one message is recorded on it and logged, and stops
 * nothing. */
enum err delivery_run(struct req *q, delivery_told *told, size_t *sent);

/* Makes delivery_run() return after the current message. Safe in a signal handler. */
void delivery_stop(void);
bool delivery_is_stopping(void);

#endif
