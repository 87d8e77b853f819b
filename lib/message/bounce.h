/* bounce - messages that come back after a server had accepted them.
 *
 * Each e-mail has a return address of its own, bounces+ID-SIGNATURE@example.org (VERP), signed so that nobody can pretend that
 * a message came back. The worker reads the mailbox of these addresses now and then. A report of failure (RFC 3464) marks the
 * message as failed, as if its server had refused it at once; a report of delay changes nothing. The worker deletes a report
 * that it understood; any other message stays in the mailbox, marked as read. */
#ifndef HANDRAIL_BOUNCE_H
#define HANDRAIL_BOUNCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct conf;
struct req;

/* The envelope sender of the message with this public id; [mail] from if no mailbox is set. */
const char *bounce_address(struct req *q, const char *public_id);

/* True if the settings make sense; otherwise *why explains the fault. */
bool bounce_check(const struct conf *c, const char **why);

/* Reads at most one round of unread messages; *count is the number of our messages that they report as failed. *more becomes
 * true if the round was full. */
enum err bounce_run(struct req *q, size_t *count, bool *more);

/* The worker keeps this from one look into the mailbox to the next. */
struct bounce_watch {
	bool (*is_stopping)(void);
	bool failing;
};

/* Reads round after round until nothing new is left, at most BOUNCE_ROUNDS. A mailbox that cannot be read is logged once, and
 * once more when it can be read again. Returns the milliseconds until the next look. */
#define BOUNCE_ROUNDS 20
#define BOUNCE_EVERY MINUTES(1)
#define BOUNCE_EVERY_FAILING MINUTES(5)	/* so that a wrong password does not lock the account */
int64_t bounce_look(struct req *q, struct bounce_watch *w);

#endif
