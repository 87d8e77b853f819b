/* secret - randomness, hashes, keyed hashes and passwords; hides libsodium.
 *
 * Tokens that open something are handed out once and stored only as
 * secret_hash(). Keys are derived, one for each purpose, from the
 * installation's secret ([secrets] key): secret_load() must have run before
 * the functions that take a purpose. */
#ifndef HANDRAIL_SECRET_H
#define HANDRAIL_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct conf;

#define HASH_SIZE 32		/* BLAKE2b-256, as secret_hash() and secret_mac() write it */

enum purpose {
	FOR_FORGERY,		/* anti-forgery tokens of forms */
	FOR_STATUS_LINK,	/* /s/{token} */
	FOR_SIGN_IN_CODE,	/* the 8 digits */
	FOR_CURSOR,		/* before= of a list */
	FOR_WAKING,		/* the name of the delivery worker's socket */
	PURPOSES
};

/* Reads the installation's secret: hexadecimal or any other text of 32 bytes and more.
 * Two may stand there with a blank between, the newest first. ERR_CONFIG with a
 * reason when there is none or it is short. */
enum err secret_load(const struct conf *c, const char **why);

void secret_random(void *bytes, size_t length);
uint32_t secret_random_below(uint32_t bound);

/* An opaque public id: 20 characters of [a-z0-9], 100 bits, no look-alikes. */
char *secret_public_id(struct arena *a);

/* A referral's code for people to read aloud: "K7QMX-4PTW9", 49 bits, no 0 O 1 I L U. */
char *secret_code(struct arena *a);

/* A bearer token for a link or cookie: 256 bits, base64url, 43 characters. */
char *secret_token(struct arena *a);

/* out holds HASH_SIZE bytes. */
void secret_hash(const void *bytes, size_t length, unsigned char *out);

/* Keyed hash of parts, made with the newest key: texts, then NULL; parts cannot run into each other. */
void secret_mac(enum purpose p, unsigned char *out, const char *first, ...)
	__attribute__((sentinel));

/* Whether what was given is the keyed hash of the parts, made with any of the keys: the newest or the older one. */
bool secret_mac_fits(enum purpose p, const unsigned char *given, const char *first, ...)
	__attribute__((sentinel));

/* For what goes out and comes back unread: encrypted and authenticated with the newest key, base64url,
 * four thirds of (length + 40) characters. The same bytes give the same text, so that a URL stays what it was. */
char *secret_seal(struct arena *a, enum purpose p, const void *bytes, size_t length);

/* Fills out with the very length bytes that were sealed with any of the keys. false: it is nothing of ours. */
bool secret_unseal(enum purpose p, const char *sealed, void *out, size_t length);

/* In a time that does not depend on the content. */
bool secret_equal(const void *a, const void *b, size_t length);

/* argon2id, libsodium's interactive limits; the text form keeps its parameters. */
char *secret_password_hash(struct arena *a, const char *password);
bool secret_password_fits(const char *hash, const char *password);

/* As costly as secret_password_fits() with a real hash: for unknown addresses. */
void secret_password_pretend(const char *password);

#endif
