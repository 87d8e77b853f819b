/* door.c - names the ways in, and compares them with the settings. */
#include "site/door.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"

#define PROVIDER "oidc "
#define LAUNCH "launch "

const char *door_of_key(struct req *q, const char *kid) { return arena_printf(q->arena, LAUNCH "%s", kid); }

const char *door_of_provider(struct req *q)
{
	unsigned char hash[HASH_SIZE];

	secret_hash(q->conf->sign_in_issuer, strlen(q->conf->sign_in_issuer), hash);
	return arena_printf(q->arena, PROVIDER "%s", text_hex(q->arena, hash, 16));
}

bool door_is_open(struct req *q, const char *door)
{
	if (text_equal(door, DOOR_PORTAL))
		return q->conf->sign_in_portal;
	if (!text_starts(door, PROVIDER))
		return true;
	return !text_is_empty(q->conf->sign_in_issuer) && text_equal(door, door_of_provider(q));
}
