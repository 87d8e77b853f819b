/* message - all kinds of messages, each a row of messages.def. */
#ifndef HANDRAIL_MESSAGE_H
#define HANDRAIL_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "law/act.h"
#include "law/status.h"
#include "law/visibility.h"

enum message {
#define MESSAGE(name, ...) MESSAGE_##name,
#include "message/messages.def"
#undef MESSAGE
	MESSAGES
};

/* The subject of a message; outbox.subject_id is its row. The database stores these numbers. */
enum subject { SUBJECT_referral, SUBJECT_account, SUBJECT_code, SUBJECT_pass, SUBJECT_claim, SUBJECT_request, SUBJECTS };

enum channel { CHANNEL_EMAIL, CHANNEL_TEXT, CHANNELS };
enum when { AT_ONCE, BY_CADENCE, LATER };

/* The things that become due for a referral; timer.h. */
enum timer {
#define TIMER(slug) TIMER_##slug,
#include "message/timers.def"
#undef TIMER
	TIMERS
};

/* A grant of messages.def: the channel's own, TOLD_BY_EMAIL or TOLD_BY_TEXT. */
#define TOLD 0x10000u

struct message_row {
	const char *slug;
	enum subject subject;
	enum party party;		/* PARTY_NONE if it is about no referral */
	unsigned channels;		/* set of 1 << enum channel */
	enum when when;
	unsigned grant;
	unsigned acts;			/* set of 1 << enum act */
	unsigned timers;		/* set of 1 << enum timer */
	unsigned kinds;			/* set of 1 << enum kind */
	enum holds { HOLDS_ANY, HOLDS_UNANSWERED, HOLDS_OPEN } holds;
};

const struct message_row *message_row(enum message m);
const char *message_slug(enum message m);
enum party message_party(enum message m);
bool message_has_channel(enum message m, enum channel c);

/* The messages that report the sending of a referral: a set of 1 << enum message. */
int64_t message_of_sending(void);

/* The messages that a timer causes, because nobody acted: a set of 1 << enum message. */
int64_t message_of_timers(void);

/* True if the message is still true when its referral has this status. */
bool message_holds(enum message m, enum status s);

/* The channel of an account's address: a number gets a text. */
enum channel channel_of_address(const char *address);

/* "email", "text": in the log, in /metrics and on the command line. */
const char *channel_slug(enum channel c);

#endif
