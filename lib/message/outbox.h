/* outbox - messages wait in the database, written in the transaction that they
 * tell of; delivery.h tells how they are sent.
 *
 * A row names its message, recipient and referral, and holds no words: these
 * are written at sending time, from the referral as it is then and from what
 * the law then grants. Who is told is the law's to say (visibility.h). */
#ifndef HANDRAIL_OUTBOX_H
#define HANDRAIL_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"
#include "law/visibility.h"

struct req;

enum message {
#define MESSAGE(name, party) MESSAGE_##name,
#include "message/messages.def"
#undef MESSAGE
	MESSAGES
};
const char *message_slug(enum message m);

/* The party that it is for; PARTY_NONE: it is about no referral. */
enum party message_party(enum message m);

enum channel { CHANNEL_EMAIL, CHANNEL_TEXT };
enum outbox_state { OUTBOX_WAITING, OUTBOX_SENDING, OUTBOX_SENT, OUTBOX_FAILED, OUTBOX_DROPPED };

/* Why it waits or was not sent, where a page has to say so: the day's limit, or a number that said STOP. */
enum outbox_cause { CAUSE_NONE, CAUSE_DAY_CAP, CAUSE_STOPPED };

/* One message to be written. */
struct outgoing {
	enum message message;
	enum channel channel;
	int64_t site_id;
	int64_t referral_id;		/* 0: about none */
	enum party party;		/* PARTY_NONE where it is about no referral */
	int64_t event_id;		/* 0 */
	int64_t sign_in_code_id;	/* 0 */
	const char *recipient;
	const char *language;
};

/* Within a transaction: the row, and a status link of its own where it is about a referral.
 * ERR_DENIED when outbox_allows() says no: such a row never comes to be. */
enum err outbox_add(struct req *q, const struct outgoing *o);

/* Whether the law lets a message about a referral that stands so be told, on this channel, to the
 * party that it is for. Never where nobody is told anything: tracking-only, Don't reach out. A text
 * may take the place of an e-mail only where both were chosen. */
bool outbox_allows(enum message m, enum channel c, const struct situation *s);

/* Who is told that a referral was sent: from the law (TOLD_BY_EMAIL, TOLD_BY_TEXT). */
enum err outbox_tell_sent(struct req *q, int64_t referral_id);

/* The seeker is told that another party changed the status, when their way is e-mail. */
enum err outbox_tell_status(struct req *q, int64_t referral_id, int64_t event_id, enum party by);

/* An e-mail was refused for good: who chose e-mail and text gets the text. */
enum err outbox_tell_by_text(struct req *q, int64_t referral_id, int64_t event_id, enum message m);

/* Everything still waiting for these parties (set of 1 << party) is dropped. */
enum err outbox_drop(struct req *q, int64_t referral_id, unsigned parties, const char *reason);

/* What still waits for a party goes to another recipient. */
enum err outbox_readdress(struct req *q, int64_t referral_id, enum party p, enum channel c, const char *recipient);

#endif
