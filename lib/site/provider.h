/* provider - what the OpenID provider of [sign_in] issuer publishes: its addresses and keys (OpenID Connect Discovery 1.0).
 *
 * They are kept in the database, for every process: a person who goes to the provider waits for no answer of it here. After
 * PROVIDER_FRESH they are read anew. While that fails they stay good, until PROVIDER_STALE.
 *
 * A provider may hang. So nobody asks it without a turn (turn.h), and most processes stay free for other people. */
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

/* ERR_SEND_LATER, with the reason: it does not answer, or with nonsense, and nothing good is kept. ERR_LIMIT: other processes
 * wait for it already. */
enum err provider_find(struct req *q, struct provider *p);

/* Reads all of it anew: a token names a key that is not among those kept, so the provider has changed them. */
enum err provider_read(struct req *q, struct provider *p);

#endif
