/* claims - the claims of a signed token (RFC 7519), whose signature is checked already (edge/jose.h).
 *
 * Everything in a token comes from outside: a claim of another kind than expected counts as missing, and a time that cannot be
 * read is an error, so that no limit is skipped. */
#ifndef HANDRAIL_CLAIMS_H
#define HANDRAIL_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

struct json;
struct req;

#define CLAIM_MOST 255		/* bytes of a name or an address */

/* The claims, read; NULL if they are no object. */
const struct json *claims_read(struct req *q, const char *text);

/* A text of at most CLAIM_MOST bytes; "" if there is none, or it is longer. */
const char *claim_text(struct req *q, const struct json *all, const char *name);

/* The same for at most so many bytes. *fits becomes false if it is longer. */
const char *claim_long_text(struct req *q, const struct json *all, const char *name, size_t most, bool *fits);

/* True for the JSON value true: "true" in quotation marks, or 1, is not a portal's word that something is so. */
bool claim_is_true(struct req *q, const struct json *all, const char *name);

/* True if it is this text, or a list with it (as aud, 4.1.3). */
bool claim_holds(struct req *q, const struct json *all, const char *name, const char *text);

/* Returns true and sets *when if the claim is a time; *when becomes 0 if it is missing. Returns false for anything else. */
bool claim_time(const struct json *all, const char *name, instant *when);

#endif
