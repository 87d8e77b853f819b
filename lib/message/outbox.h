/* outbox - messages wait in the database, written in the transaction that causes them; delivery.h sends them.
 *
 * A row names its message, recipient and subject, and holds no words: notice.h writes these at sending time, from
 * the subject as it is then and the law's grants at that time. notify.h decides who gets one. */
#ifndef HANDRAIL_OUTBOX_H
#define HANDRAIL_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"
#include "message/message.h"

struct req;

enum outbox_state { OUTBOX_WAITING, OUTBOX_SENDING, OUTBOX_SENT, OUTBOX_FAILED, OUTBOX_DROPPED, OUTBOX_STATES };

/* "waiting", "sending", "sent", "failed", "dropped": in the log, in /metrics, and names of words in templates/deliveries.tpl. */
const char *outbox_state_slug(enum outbox_state s);

/* The reason for waiting or not sending, if a page must show it: the day's limit, or a number that sent STOP. */
enum outbox_cause { CAUSE_NONE, CAUSE_DAY_CAP, CAUSE_STOPPED };

/* One message to be written. */
struct outgoing {
	enum message message;
	enum channel channel;
	int64_t site_id;
	int64_t subject_id;		/* the row that the message is about */
	int64_t event_id;		/* the change that it reports; 0 for none */
	const struct situation *at;	/* of its referral, if this transaction has read it; NULL: outbox_add() reads it */
	instant due;			/* not before; 0: at once */
	const char *recipient;
	const char *language;
};

/* Within a transaction: adds the row, with its own status link if it is about a referral, and wakes the worker after
 * the commit. ERR_DENIED if outbox_allows() refuses. Nothing else adds rows to the outbox. */
enum err outbox_add(struct req *q, const struct outgoing *o);

/* True if the law allows this message to its party, on this channel, in this situation. Always false for
 * tracking-only and Don't reach out, and for a helper once the seeker has stopped sharing. A text may replace an
 * e-mail only if the seeker chose both. */
bool outbox_allows(enum message m, enum channel c, const struct situation *s);

/* True if the seeker of a referral in this situation may get a message on this channel that does not come from the referral: they
 * have the referral, chose this way, and did not choose "don't reach out". */
bool outbox_reaches(enum channel c, const struct situation *s);

/* Within the transaction in which a message ended: forgets the address of a message that went to a person who is erased
 * (MESSAGE_request_done). */
enum err outbox_forget(struct req *q, int64_t id, enum message m);

/* Drops every message of a referral that still waits for these parties (a set of 1 << party). */
enum err outbox_drop(struct req *q, int64_t referral_id, unsigned parties, const char *reason);

/* Drops the messages of a held outbox (installation.h) that were due before this instant. *count becomes their number.
 * ERR_CONFIG if the outbox is not held, because a worker may be sending them. */
enum err outbox_void(struct req *q, instant before, int64_t *count);

/* Releases a held outbox, so that workers send again. *since becomes the time from which it was held; 0 if it was not. */
enum err outbox_release(struct req *q, instant *since);

/* Changes the recipient of a party's waiting messages on this channel. */
enum err outbox_readdress(struct req *q, int64_t referral_id, enum party p, enum channel c, const char *recipient);

/* Makes a party's waiting messages due now. The worker drops those that may no longer go their way, and sends them the
 * way that the seeker has chosen since (notify_unsent()). */
enum err outbox_hurry(struct req *q, int64_t referral_id, enum party p);

#endif
