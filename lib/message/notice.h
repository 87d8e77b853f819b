/* notice - the words of a message, rendered for one recipient from what the law grants them. */
#ifndef HANDRAIL_NOTICE_H
#define HANDRAIL_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "message/outbox.h"

struct req;
struct site;

struct notice {
	const char *from_name;
	const char *reply_to;
	const char *subject;
	const char *text;
	const char *html;		/* NULL for a text message */
	const char *unsubscribe;	/* the address of List-Unsubscribe; NULL: none */
};

/* The members of an outbox row that decide the words. */
struct notice_facts {
	int64_t outbox_id;
	enum message message;
	enum channel channel;
	int64_t site_id, subject_id, event_id, status_link_id;
	const char *recipient;
	const char *language;
	instant made_at;
};

/* Chooses the language of a message: the wanted one, or its general form ("es" for "es-MX"), if the site offers it; otherwise
 * the site's. site may be NULL. */
const char *notice_language(struct req *q, const char *wanted, const struct site *site);

/* ERR_DENIED if the law no longer allows this message to its party: drop it.
 * ERR_MISSING if the row that the message is about is gone. */
enum err notice_write(struct req *q, const struct notice_facts *f, struct notice *n);

#endif
