/* jose.c - checks signed tokens. */
#include "edge/jose.h"

#include <cjose/cjose.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "edge/json.h"

static void release(void *jws) { cjose_jws_release(jws); }
static void release_key(void *key) { cjose_jwk_release(key); }

/* base64url without padding. libcjose 0.6 aborts the process on padding in the middle, and on a length that none can have. */
static bool is_base64url(const char *text, size_t length)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	return length && length % 4 != 1 && strspn(text, letters) >= length;
}

/* Three parts with dots between them. */
static bool is_token(const char *text)
{
	for (int part = 0; part < 3; part++) {
		size_t length = strcspn(text, ".");

		if (!is_base64url(text, length) || (text[length] == '.') != (part < 2))
			return false;
		text += length + 1;
	}
	return true;
}

/* NULL if it is no token, or its header names an algorithm that libcjose does not have. */
static cjose_jws_t *import(struct arena *a, const char *token)
{
	size_t length = strlen(token);
	cjose_jws_t *jws = length <= JOSE_MOST && is_token(token) ? cjose_jws_import(token, length, NULL) : NULL;

	if (jws)
		arena_defer(a, release, jws);
	return jws;
}

static const char *header(struct arena *a, cjose_jws_t *jws, const char *name)
{
	const char *value = cjose_header_get(cjose_jws_get_protected(jws), name, NULL);

	return arena_text(a, text_or_empty(value));
}

const char *jose_key_id(struct arena *a, const char *token)
{
	cjose_jws_t *jws = import(a, token);

	return jws ? header(a, jws, CJOSE_HDR_KID) : "";
}

/* An extension that the header calls critical is one that we do not know (RFC 7515, 4.1.11). */
static bool may_fit(struct arena *a, cjose_jws_t *jws, const char *algorithm)
{
	char *crit = jws ? cjose_header_get_raw(cjose_jws_get_protected(jws), "crit", NULL) : NULL;

	if (crit)
		cjose_get_dealloc()(crit);
	return jws && !crit && text_equal(header(a, jws, CJOSE_HDR_ALG), algorithm);
}

static bool verify(struct arena *a, cjose_jws_t *jws, const cjose_jwk_t *key, const char **claims)
{
	uint8_t *payload;
	size_t length;

	if (!cjose_jws_verify(jws, key, NULL) || !cjose_jws_get_plaintext(jws, &payload, &length, NULL))
		return false;
	*claims = arena_bytes(a, (const char *)payload, length);
	return strlen(*claims) == length;
}

bool jose_fits_key(struct arena *a, const char *token, const char *key, size_t length, const char **claims)
{
	cjose_jws_t *jws = import(a, token);
	cjose_jwk_t *jwk;

	if (!may_fit(a, jws, CJOSE_HDR_ALG_HS256) || !(jwk = cjose_jwk_create_oct_spec((const uint8_t *)key, length, NULL)))
		return false;
	arena_defer(a, release_key, jwk);
	return verify(a, jws, jwk, claims);
}
static const struct { const char *algorithm; cjose_jwk_kty_t type; } public_kinds[] = {
	{ "RS256", CJOSE_JWK_KTY_RSA },
	{ "ES256", CJOSE_JWK_KTY_EC },
};

static bool fits_one(struct arena *a, const char *token, cjose_jwk_t *key, const char **claims)
{
	for (size_t i = 0; i < COUNT(public_kinds); i++) {
		cjose_jws_t *jws = import(a, token);

		if (cjose_jwk_get_kty(key, NULL) == public_kinds[i].type && may_fit(a, jws, public_kinds[i].algorithm))
			return verify(a, jws, key, claims);
	}
	return false;
}

/* The numbers of a key are base64url, too. */
static bool is_key(struct arena *a, const struct json *item)
{
	static const char *const numbers[] = { "n", "e", "x", "y" };

	for (size_t i = 0; i < COUNT(numbers); i++) {
		const struct json *number = json_member(item, numbers[i]);
		const char *text = json_text(a, number);

		if (number && (json_shape(number) != JSON_TEXT || !is_base64url(text, strlen(text))))
			return false;
	}
	return true;
}

/* A public key as JSON without the members that none needs, such as private numbers. */
static const char *public_key(struct arena *a, const struct json *item)
{
	static const char *const members[] = { "kty", "kid", "crv", "n", "e", "x", "y" };
	struct json *key = json_new(a);

	for (size_t i = 0; i < COUNT(members); i++)
		if (json_shape(json_member(item, members[i])) == JSON_TEXT)
			json_put_text(key, members[i], json_text(a, json_member(item, members[i])));
	return json_print(a, key);
}

bool jose_fits_set(struct arena *a, const char *token, const char *set, const char **claims)
{
	const struct json *keys = json_member(json_read(a, set, strlen(set), NULL), "keys");
	const char *wanted = jose_key_id(a, token);

	for (size_t i = 0; i < json_length(keys); i++) {
		const struct json *item = json_item(keys, i);
		const char *text = public_key(a, item);
		cjose_jwk_t *key;

		if (*wanted && !text_equal(json_text(a, json_member(item, "kid")), wanted))
			continue;
		if (!is_key(a, item) || !(key = cjose_jwk_import(text, strlen(text), NULL)))
			continue;
		arena_defer(a, release_key, key);
		if (fits_one(a, token, key, claims))
			return true;
	}
	return false;
}
