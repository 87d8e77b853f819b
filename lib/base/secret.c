/* secret.c - randomness, hashes, keyed hashes and passwords; hides libsodium. */
#include "base/secret.h"

#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/str.h"

#define KEYS 2
#define TOKEN_BYTES 32

_Static_assert(crypto_kdf_KEYBYTES == crypto_generichash_KEYBYTES, "derived keys are keys of the hash");

/* newest key first; each has a derived key per purpose */
static unsigned char keys[KEYS][PURPOSES][crypto_generichash_KEYBYTES];
static size_t key_count;

/* Aborts if there is no source of randomness. */
static void ready(void)
{
	if (sodium_init() >= 0)
		return;
	log_fault("libsodium cannot be initialized");
	abort();
}

/* ---- the installation's secret ---- */

static void derive(const char *text, size_t length, unsigned char (*derived)[crypto_generichash_KEYBYTES])
{
	unsigned char master[crypto_kdf_KEYBYTES];

	crypto_generichash(master, sizeof(master), (const unsigned char *)text, length, NULL, 0);
	for (unsigned p = 0; p < PURPOSES; p++)
		crypto_kdf_derive_from_key(derived[p], sizeof(derived[p]), p + 1, "handrail", master);
	sodium_memzero(master, sizeof(master));
}

enum err secret_load(const struct conf *c, const char **why)
{
	static const char blanks[] = " \t\r\n";
	const char *text = c->secrets_key + strspn(c->secrets_key, blanks);

	ready();
	for (key_count = 0; *text; text += strspn(text, blanks)) {
		size_t length = strcspn(text, blanks);

		*why = "[secrets] key is too short: use at least 32 characters, such as the output of `openssl rand -hex 32`";
		if (length < CONF_KEY_LEAST)
			return ERR_CONFIG;
		*why = "[secrets] key holds more than two keys";
		if (key_count == KEYS)
			return ERR_CONFIG;
		derive(text, length, keys[key_count++]);
		text += length;
	}
	*why = key_count ? NULL : "[secrets] key is missing: put the output of `openssl rand -hex 32` there";
	return key_count ? ERR_OK : ERR_CONFIG;
}

void secret_use(const char *text)
{
	ready();
	derive(text, strlen(text), keys[0]);
	key_count = 1;
}

/* ---- randomness ---- */

void secret_random(void *bytes, size_t length)
{
	ready();
	randombytes_buf(bytes, length);
}

uint32_t secret_random_below(uint32_t bound)
{
	ready();
	return randombytes_uniform(bound);
}

/* Skips bytes beyond the last whole multiple of the alphabet's length, which would favour its first
 * letters. Draws many bytes at a time, since each draw is a system call. */
static void random_text(char *out, size_t length, const char *alphabet)
{
	size_t letters = strlen(alphabet), fair = 256 / letters * letters;
	unsigned char bytes[32];

	for (size_t i = 0, at = sizeof(bytes); i < length; at++) {
		if (at == sizeof(bytes)) {
			secret_random(bytes, sizeof(bytes));
			at = 0;
		}
		if (bytes[at] < fair)
			out[i++] = alphabet[bytes[at] % letters];
	}
	sodium_memzero(bytes, sizeof(bytes));
}

char *secret_public_id(struct arena *a)
{
	char *id = arena_alloc(a, PUBLIC_ID_LENGTH + 1);

	random_text(id, PUBLIC_ID_LENGTH, "23456789abcdefghijkmnpqrstuvwxyz");
	return id;
}

static char *code_of(struct arena *a, size_t groups)
{
	static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
	char *code = arena_alloc(a, groups * (CODE_GROUP + 1));

	for (size_t i = 0; i < groups; i++) {
		char *group = code + i * (CODE_GROUP + 1);

		random_text(group, CODE_GROUP, alphabet);
		group[CODE_GROUP] = i + 1 < groups ? '-' : '\0';
	}
	return code;
}

char *secret_code(struct arena *a) { return code_of(a, CODE_GROUPS); }

char *secret_long_code(struct arena *a) { return code_of(a, LONG_CODE_GROUPS); }

char *secret_token(struct arena *a)
{
	unsigned char bytes[TOKEN_BYTES];
	char *token;

	secret_random(bytes, sizeof(bytes));
	token = text_base64url(a, bytes, sizeof(bytes));
	sodium_memzero(bytes, sizeof(bytes));
	return token;
}

/* ---- hashes ---- */

void secret_hash(const void *bytes, size_t length, unsigned char *out)
{
	ready();
	crypto_generichash(out, HASH_SIZE, bytes, length, NULL, 0);
}

struct hashing { crypto_generichash_state state; };

/* libsodium wants the state at a multiple of 64, an arena gives 16. */
struct hashing *hashing_begin(struct arena *a)
{
	uintptr_t at = (uintptr_t)arena_alloc(a, sizeof(struct hashing) + 63);
	struct hashing *d = (struct hashing *)((at + 63) & ~(uintptr_t)63);

	ready();
	crypto_generichash_init(&d->state, NULL, 0, HASH_SIZE);
	return d;
}

void hashing_add(struct hashing *d, const void *bytes, size_t length)
{
	crypto_generichash_update(&d->state, bytes, length);
}

void hashing_end(struct hashing *d, unsigned char *out)
{
	crypto_generichash_final(&d->state, out, HASH_SIZE);
}

/* Each part's length goes first, so that ("ab", "c") and ("a", "bc") differ. */
static void add_part(crypto_generichash_state *state, const char *part)
{
	uint64_t length = strlen(part);
	unsigned char written[8];

	for (size_t i = 0; i < sizeof(written); i++)
		written[i] = (unsigned char)(length >> (8 * i));
	crypto_generichash_update(state, written, sizeof(written));
	crypto_generichash_update(state, (const unsigned char *)part, length);
}

_Static_assert(crypto_hash_sha256_BYTES == HASH_SIZE, "both hashes have one size");

void secret_sha256(const void *bytes, size_t length, unsigned char *out) { crypto_hash_sha256(out, bytes, length); }

void secret_mac(enum purpose p, unsigned char *out, const char *first, ...)
{
	crypto_generichash_state state;
	va_list rest;

	if (!key_count) {
		log_fault("a key is used before secret_load()");
		abort();
	}
	crypto_generichash_init(&state, keys[0][p], sizeof(keys[0][p]), HASH_SIZE);
	va_start(rest, first);
	for (const char *part = first; part; part = va_arg(rest, const char *))
		add_part(&state, part);
	va_end(rest);
	crypto_generichash_final(&state, out, HASH_SIZE);
}

bool secret_equal(const void *a, const void *b, size_t length)
{
	return !sodium_memcmp(a, b, length);
}

/* ---- sealed data: nonce, authenticator, cipher text ---- */

#define SEAL_ROOM 256

_Static_assert(crypto_secretbox_KEYBYTES == crypto_generichash_KEYBYTES, "derived keys are keys of the box");

char *secret_seal(struct arena *a, enum purpose p, const void *bytes, size_t length)
{
	size_t whole = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length;
	unsigned char *box = arena_alloc(a, whole);

	/* The nonce is a hash of the bytes, so two different contents never share one. */
	crypto_generichash(box, crypto_secretbox_NONCEBYTES, bytes, length, keys[0][p], sizeof(keys[0][p]));
	crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, bytes, length, box, keys[0][p]);
	return text_base64url(a, box, whole);
}

bool secret_unseal(enum purpose p, const char *sealed, void *out, size_t length)
{
	unsigned char box[SEAL_ROOM];
	size_t whole;

	if (sodium_base642bin(box, sizeof(box), sealed, strlen(sealed), NULL, &whole, NULL,
			sodium_base64_VARIANT_URLSAFE_NO_PADDING)
			|| whole != crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length)
		return false;
	for (size_t i = 0; i < key_count; i++)
		if (!crypto_secretbox_open_easy(out, box + crypto_secretbox_NONCEBYTES,
				whole - crypto_secretbox_NONCEBYTES, box, keys[i][p]))
			return true;
	return false;
}

/* ---- passwords ---- */

char *secret_password_hash(struct arena *a, const char *password)
{
	char *hash = arena_alloc(a, crypto_pwhash_STRBYTES);

	ready();
	if (crypto_pwhash_str(hash, password, strlen(password),
			crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE))
		arena_exhausted(crypto_pwhash_MEMLIMIT_INTERACTIVE);
	return hash;
}

bool secret_password_fits(const char *hash, const char *password)
{
	char padded[crypto_pwhash_STRBYTES] = "";	/* libsodium reads this many bytes */
	size_t length = strlen(hash);

	if (length >= sizeof(padded))
		return false;
	memcpy(padded, hash, length + 1);
	ready();
	return !crypto_pwhash_str_verify(padded, password, strlen(password));
}

/* Verifies against the hash of sixteen random bytes that nobody kept. */
void secret_password_pretend(const char *password)
{
	secret_password_fits("$argon2id$v=19$m=65536,t=2,p=1$1J18nZDG5sUSAnZA7EOZdA"
		"$B9c9a014IDjHaLntTgB/2q4k59bkm23ma/udWG9ynEc", password);
}
