/* jose - checks signed tokens (JWS compact, RFC 7515); hides libcjose.
 *
 * The caller decides which algorithms are accepted, never the token: "none", and a public key used as the key of an HMAC, are
 * the classic holes (RFC 8725, 3.1). Only the signature is checked here, not a claim. */
#ifndef HANDRAIL_JOSE_H
#define HANDRAIL_JOSE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define JOSE_MOST 16384		/* bytes of a token */

/* The id of the key in the token's header; "" if it names none, or is no token. */
const char *jose_key_id(struct arena *a, const char *token);

/* True if HS256 with this key has signed the token. *claims becomes its payload, in the arena. */
bool jose_fits_key(struct arena *a, const char *token, const char *key, size_t length, const char **claims);

/* True if one of the public keys of a JWK Set (RFC 7517, as JSON) has signed it, by RS256 or ES256. A token that names a key
 * needs that one. */
bool jose_fits_set(struct arena *a, const char *token, const char *set, const char **claims);

#endif
