/* gateway - hands a text message to an interface in the manner of Twilio's; hides curl.h.
 *
 * A form (To, From, Body) is posted with basic authentication; the answer is
 * JSON: sid when it was taken, else code and message. Idempotency-Key names
 * the message, the same over retries, for interfaces that know it: an answer
 * that got lost makes it go again. Nothing is followed elsewhere, and of an
 * answer no more than 64 KiB is read.
 * Sources: Twilio's Messages resource and its list of error codes; RFC 9110
 * (Retry-After); draft-ietf-httpapi-idempotency-key-header. */
#ifndef HANDRAIL_GATEWAY_H
#define HANDRAIL_GATEWAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct req;

struct gateway {
	const char *url;
	const char *user, *password;	/* "": none */
	const char *from;
	const char *ca;			/* a file of certificates to trust; NULL: the system's */
	int64_t timeout;		/* seconds, for the whole of one message */
};

/* What became of a text besides the code. */
struct text_answer {
	const char *reason;		/* short, without numbers of people */
	int64_t wait;			/* seconds after which to try again; 0: it does not say */
	bool stopped;			/* whoever has the number told the interface STOP */
};

/* Whether it is a URL to send to: https, or http on this very machine, without user and password. */
bool gateway_url_fits(const char *url);

/* ERR_OK: taken. ERR_SEND_NEVER: refused for good, for this number. ERR_SEND_LATER: try again; what an
 * administrator has to mend is logged as sending_is_broken. */
enum err gateway_send(struct req *q, const struct gateway *g, const char *to, const char *name, const char *body,
	struct text_answer *answer);

#endif
