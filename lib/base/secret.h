/* secret - randomness, hashes, keyed hashes and passwords; hides libsodium.
 *
 * Tokens that grant access are handed out once and stored only as secret_hash().
 * Each purpose has a key of its own, derived from the installation's secret
 * ([secrets] key). Call secret_load() before any function that takes a purpose. */
#ifndef HANDRAIL_SECRET_H
#define HANDRAIL_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct conf;

#define HASH_SIZE 32		/* BLAKE2b-256: the output of secret_hash() and secret_mac() */

enum purpose {
	FOR_FORGERY,		/* anti-forgery tokens of forms */
	FOR_STATUS_LINK,	/* /s/{token} */
	FOR_SIGN_IN_CODE,	/* the 8 digits */
	FOR_CURSOR,		/* before= of a list */
	FOR_WAKING,		/* the names of the sockets at which workers wait */
	FOR_UNSUBSCRIBE,	/* /u/{token} */
	FOR_LIMIT,		/* the names of limits' counts */
	FOR_KNOWN_BROWSER,	/* the cookie of a browser that has signed in before */
	FOR_NO_REMINDERS,	/* /u/{token} of a program's address */
	FOR_BOUNCE,		/* the return address of a message */
	FOR_LIVE,		/* the names of the channels at which pages listen */
	FOR_TICKET,		/* a visitor's session in a path */
	FOR_LAUNCH_KEY,		/* the keys by which portals sign launches, in the database */
	FOR_AUDIT,		/* the end of the audit log */
	FOR_PASS,		/* links and codes in mails about a program */
	FOR_SESSION_NAME,	/* the names of an account's sessions in forms */
	FOR_SECOND_FACTOR,	/* the secrets of second factors */
	FOR_REPORT,		/* the noise of reports */
	PURPOSES
};

/* Reads the installation's secret: at least 32 bytes, hexadecimal or any other text.
 * The setting may hold two, newest first, with a blank between them. ERR_CONFIG and
 * a reason if it is missing or too short. */
enum err secret_load(const struct conf *c, const char **why);

/* Uses this text of at least 32 characters as the secret, while there is no installation yet. */
void secret_use(const char *text);

void secret_random(void *bytes, size_t length);
uint32_t secret_random_below(uint32_t bound);

/* Makes an opaque public id: characters of [a-z0-9] without look-alikes, 60 bits. It is short because a row of a list holds it
 * eight times; it opens nothing by itself. Among ten million ids, a new one is already taken once in 100,000 million times. Ids
 * of earlier versions have 20 characters. */
#define PUBLIC_ID_LENGTH 12
char *secret_public_id(struct arena *a);

/* A referral's code for people to read aloud: "K7QMX-4PTW9-HB2CD", 73 bits, no 0 O 1 I L U. Codes of earlier versions have two
 * groups. */
#define CODE_GROUPS 3
#define CODE_GROUP 5		/* letters and digits of each */
char *secret_code(struct arena *a);

/* A code that opens an account: five groups, 122 bits, so that a plain hash of it may be stored (ASVS 5.0, 6.5.2). */
#define LONG_CODE_GROUPS 5
char *secret_long_code(struct arena *a);

/* A bearer token for a link or cookie: 256 bits, base64url, 43 characters. */
char *secret_token(struct arena *a);

/* out has room for HASH_SIZE bytes. */
void secret_hash(const void *bytes, size_t length, unsigned char *out);

/* The same hash, of bytes that come in parts. The struct lives in the arena; out has room for HASH_SIZE bytes. */
struct hashing;
struct hashing *hashing_begin(struct arena *a);
void hashing_add(struct hashing *d, const void *bytes, size_t length);
void hashing_end(struct hashing *d, unsigned char *out);

/* SHA-256, where a standard asks for it (PKCE). out has room for HASH_SIZE bytes. */
void secret_sha256(const void *bytes, size_t length, unsigned char *out);

/* Keyed hash of the parts, with the newest key. Pass texts, then NULL. ("ab", "c") and ("a", "bc") differ. */
void secret_mac(enum purpose p, unsigned char *out, const char *first, ...)
	__attribute__((sentinel));

/* For data that travels to the client and back: encrypted and authenticated with the newest key, base64url,
 * four thirds of (length + 40) characters. The same bytes always yield the same text, so URLs stay stable. */
char *secret_seal(struct arena *a, enum purpose p, const void *bytes, size_t length);

/* Decrypts into out, with any of the keys. False unless we sealed exactly length bytes. */
bool secret_unseal(enum purpose p, const char *sealed, void *out, size_t length);

/* Compares in constant time. */
bool secret_equal(const void *a, const void *b, size_t length);

/* argon2id with libsodium's interactive limits. The hash is a text that holds its parameters. */
char *secret_password_hash(struct arena *a, const char *password);
bool secret_password_fits(const char *hash, const char *password);

/* Takes as long as secret_password_fits() with a real hash. For unknown addresses. */
void secret_password_pretend(const char *password);

#endif
