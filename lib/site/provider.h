/* provider - what the OpenID provider of [sign_in] issuer publishes: its addresses and keys (OpenID Connect Discovery 1.0).
 *
 * They are kept in the database for all processes, so a person who signs in need not wait until the provider answers. After
 * PROVIDER_FRESH they are read anew. While that fails the old ones are used, until PROVIDER_STALE.
 *
 * A provider may hang. So a process needs a turn (turn.h) to send it a request, and most processes stay free for other
 * people. */
#ifndef HANDRAIL_PROVIDER_H
#define HANDRAIL_PROVIDER_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define PROVIDER_FRESH HOURS(1)
#define PROVIDER_STALE HOURS(24)
#define PROVIDER_REST MINUTES(1)	/* before the next try, after one that failed */

#define PROVIDER_TURN "provider "	/* for turn_take_place(): of every request to it */

struct provider {
	const char *authorization_url, *token_url, *keys_url;
	bool secret_in_form;			/* client_secret_post is the only way that it takes */
	const char *key_set;			/* a JWK Set, as JSON */
	instant read_at, tried_at;
};

/* ERR_SEND_LATER, with the reason: the provider does not answer, or not validly, and nothing usable is kept. ERR_LIMIT: too
 * many other processes wait for it. */
enum err provider_find(struct req *q, struct provider *p);

/* Reads everything anew, because a token names a key that is not among the kept ones: the provider has changed its keys. */
enum err provider_read(struct req *q, struct provider *p);

#endif
