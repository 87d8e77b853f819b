/* outbox - messages wait in the database, written in the transaction that they
 * tell of, and are sent by workers.
 *
 * Guarantee: each is sent at least once whatever crashes, with a Message-ID
 * that stays the same. A worker claims a message by compare-and-set, commits
 * the claim, sends, then marks it sent; a claim lapses after OUTBOX_LEASE, so
 * what a killed worker held goes out again. Two workers never hold one message
 * at the same time. The words are written at sending time from the referral as
 * it is then: what the law has withdrawn meanwhile is not sent, but dropped. */
#ifndef HANDRAIL_OUTBOX_H
#define HANDRAIL_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clock.h"
#include "err.h"
#include "visibility.h"

struct req;

#define OUTBOX_LEASE MINUTES(3)		/* more than sending may take: SEND_TIMEOUT_MAX */
#define OUTBOX_TRIES 12			/* over about 32 hours */
#define STATUS_LINK_LIFE DAYS(90)

enum message {
#define MESSAGE(name, party) MESSAGE_##name,
#include "messages.def"
#undef MESSAGE
	MESSAGES
};
const char *message_slug(enum message m);

/* The party that it is for; -1: it is about no referral. */
int message_party(enum message m);

enum channel { CHANNEL_EMAIL, CHANNEL_TEXT };
enum outbox_state { OUTBOX_WAITING, OUTBOX_SENDING, OUTBOX_SENT, OUTBOX_FAILED, OUTBOX_DROPPED };

/* One message to be written. */
struct outgoing {
	enum message message;
	enum channel channel;
	int64_t site_id;
	int64_t referral_id;		/* 0: about none */
	int party;			/* -1: none */
	int64_t event_id;		/* 0 */
	int64_t sign_in_code_id;	/* 0 */
	const char *recipient;
	const char *language;
};

/* Within a transaction: the row, and a status link of its own where it is about a referral. */
enum err outbox_add(struct req *q, const struct outgoing *o);

/* The token of a status link, as it stands in /s/{token}; status_link.token_hash is secret_hash() of
 * its characters. ERR_MISSING when the link is unknown or revoked. */
enum err outbox_link_token(struct req *q, int64_t status_link_id, const char **token);

/* Who is told that a referral was sent: from the law (TOLD_BY_EMAIL, TOLD_BY_TEXT). */
enum err outbox_tell_sent(struct req *q, int64_t referral_id);

/* The seeker is told that another party changed the status, when their way is e-mail. */
enum err outbox_tell_status(struct req *q, int64_t referral_id, int64_t event_id, enum party by);

/* Everything still waiting for these parties (set of 1 << party) is dropped, and their links are revoked. */
enum err outbox_drop(struct req *q, int64_t referral_id, unsigned parties, const char *reason);

/* ---- the worker ---- */

/* Sends what is due, until nothing is; how many went. Each message is a unit of work of its own:
 * what q holds stays. What is wrong with one message is marked on it and logged, and stops nothing. */
enum err outbox_deliver(struct req *q, size_t *sent);

/* Asks outbox_deliver() to return after the message in hand. May be called by a signal handler. */
void outbox_stop(void);
bool outbox_is_stopping(void);

#endif
