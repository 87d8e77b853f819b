/* gateway - sends a text message through an HTTP interface like Twilio's.
 *
 * POSTs a form (To, From, Body) with basic authentication. The answer is JSON:
 * sid if the message was accepted, otherwise code and message. A lost answer
 * leads to a retry; Idempotency-Key names the message and stays the same, for
 * interfaces that support it. Redirects are not followed, and at most 64 KiB of
 * an answer are read.
 * Sources: Twilio's Messages resource and its list of error codes; RFC 9110
 * (Retry-After); draft-ietf-httpapi-idempotency-key-header. */
#ifndef HANDRAIL_GATEWAY_H
#define HANDRAIL_GATEWAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct req;

struct gateway {
	const char *url;		/* that fetch_url_fits() accepts */
	const char *user, *password;	/* "" for none */
	const char *from;
	const char *ca;			/* a file of certificates to trust; NULL: the system's */
	int64_t timeout;		/* seconds, for the whole of one message */
};

/* The outcome besides the error code. */
struct text_answer {
	const char *reason;		/* short, without telephone numbers */
	int64_t wait;			/* seconds before the next try; 0 if the interface sets none */
	bool stopped;			/* the recipient has sent STOP to the interface */
};

/* ERR_OK: accepted. ERR_SEND_NEVER: refused for good, for this number. ERR_SEND_LATER: retry. A fault that
 * an administrator must mend is logged as sending_is_broken. */
enum err gateway_send(struct req *q, const struct gateway *g, const char *to, const char *name, const char *body,
	struct text_answer *answer);

#endif
