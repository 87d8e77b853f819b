/* secret.c - randomness, hashes, keyed hashes and passwords. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/conf.h"
#include "base/secret.h"
#include "support.h"

#define OLD_KEY "an-old-key-of-thirty-two-bytes-xx"
#define NEW_KEY "6e65776b65796e65776b65796e65776b65796e65776b65796e65776b65796e65"

static struct arena *a;

static void begin(void) { a = arena_new(); }
static void end(void) { arena_release(a); }

TestSuite(secret, .init = begin, .fini = end);

static enum err load(const char *key)
{
	struct conf c = { .secrets_key = key };
	const char *why = NULL;
	enum err e = secret_load(&c, &why);

	cr_expect_eq(e != ERR_OK, why != NULL);
	return e;
}

Test(secret, keys)
{
	cr_expect_eq(load(""), ERR_CONFIG);
	cr_expect_eq(load("   "), ERR_CONFIG);
	cr_expect_eq(load("short"), ERR_CONFIG);
	cr_expect_eq(load(NEW_KEY " short"), ERR_CONFIG);
	cr_expect_eq(load(NEW_KEY " " OLD_KEY " " NEW_KEY), ERR_CONFIG);
	cr_expect_eq(load(NEW_KEY), ERR_OK);
	cr_expect_eq(load(OLD_KEY), ERR_OK);
	cr_expect_eq(load(" " NEW_KEY "  " OLD_KEY "\n"), ERR_OK);
}

static bool all_of(const char *text, const char *alphabet)
{
	return strspn(text, alphabet) == strlen(text);
}

Test(secret, ids)
{
	for (int i = 0; i < 100; i++) {
		char *id = secret_public_id(a), *code = secret_code(a), *token = secret_token(a);

		cr_expect_eq(strlen(id), PUBLIC_ID_LENGTH);
		cr_expect(all_of(id, "23456789abcdefghijkmnpqrstuvwxyz"), "%s", id);
		cr_expect_eq(strlen(code), 17, "15 of 30 characters: 73 bits");
		cr_expect_eq(code[5], '-');
		cr_expect(all_of(code, "-23456789ABCDEFGHJKMNPQRSTVWXYZ"), "%s", code);
		cr_expect_eq(strlen(token), 43);
		cr_expect(all_of(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), "%s", token);
		cr_expect_str_neq(id, secret_public_id(a));
		cr_expect_str_neq(code, secret_code(a));
		cr_expect_str_neq(token, secret_token(a));
	}
}

Test(secret, every_letter_comes)
{
	unsigned seen[256] = { 0 }, letters = 0;

	for (int i = 0; i < 500; i++)
		for (const char *c = secret_public_id(a); *c; c++)
			letters += !seen[(unsigned char)*c]++;
	cr_expect_eq(letters, 32);
}

Test(secret, below)
{
	unsigned seen[3] = { 0 };

	for (int i = 0; i < 300; i++) {
		uint32_t n = secret_random_below(3);

		cr_assert_lt(n, 3);
		seen[n]++;
	}
	cr_expect(seen[0] && seen[1] && seen[2]);
}

/* BLAKE2b-256 of "" and "abc", from other implementations. */
Test(secret, hash)
{
	unsigned char out[HASH_SIZE];

	secret_hash("", 0, out);
	cr_expect_str_eq(text_hex(a, out, sizeof(out)), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	secret_hash("abc", 3, out);
	cr_expect_str_eq(text_hex(a, out, sizeof(out)), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

#define MAC(out, purpose, ...) secret_mac(purpose, out, __VA_ARGS__, NULL)

Test(secret, mac_parts_do_not_run_into_each_other)
{
	unsigned char one[HASH_SIZE], other[HASH_SIZE];

	cr_assert_not(load(NEW_KEY));
	MAC(one, FOR_FORGERY, "ab", "c");
	MAC(other, FOR_FORGERY, "ab", "c");
	cr_expect(secret_equal(one, other, HASH_SIZE));
	MAC(other, FOR_FORGERY, "a", "bc");
	cr_expect_not(secret_equal(one, other, HASH_SIZE));
	MAC(other, FOR_FORGERY, "abc");
	cr_expect_not(secret_equal(one, other, HASH_SIZE));
	MAC(other, FOR_FORGERY, "ab", "c", "");
	cr_expect_not(secret_equal(one, other, HASH_SIZE));
}

Test(secret, mac_is_of_its_purpose_and_key)
{
	unsigned char macs[PURPOSES + 1][HASH_SIZE];

	cr_assert_not(load(NEW_KEY));
	for (unsigned p = 0; p < PURPOSES; p++)
		MAC(macs[p], (enum purpose)p, "x");
	cr_assert_not(load(OLD_KEY));
	MAC(macs[PURPOSES], (enum purpose)0, "x");
	for (unsigned i = 0; i <= PURPOSES; i++)
		for (unsigned j = 0; j < i; j++)
			cr_expect_not(secret_equal(macs[i], macs[j], HASH_SIZE));
}

Test(secret, a_key_can_be_followed_by_another)
{
	unsigned char old[HASH_SIZE], new[HASH_SIZE], made[HASH_SIZE];

	cr_assert_not(load(OLD_KEY));
	MAC(old, FOR_FORGERY, "a", "b");
	cr_assert_not(load(NEW_KEY));
	MAC(new, FOR_FORGERY, "a", "b");
	cr_expect_not(secret_equal(old, new, HASH_SIZE));
	cr_assert_not(load(NEW_KEY " " OLD_KEY));
	MAC(made, FOR_FORGERY, "a", "b");
	cr_expect(secret_equal(made, new, HASH_SIZE), "made with the newest");
}

Test(secret, what_is_sealed_comes_back_and_nothing_else_does)
{
	const int64_t in[2] = { 42, -7 };
	int64_t out[2];
	char *sealed, *changed;

	cr_assert_eq(load(OLD_KEY), ERR_OK);
	sealed = secret_seal(a, FOR_CURSOR, in, sizeof(in));
	cr_expect_str_eq(sealed, secret_seal(a, FOR_CURSOR, in, sizeof(in)), "the same URL for the same place");
	cr_expect(secret_unseal(FOR_CURSOR, sealed, out, sizeof(out)));
	cr_expect_arr_eq(out, in, sizeof(in));
	cr_expect_not(secret_unseal(FOR_CURSOR, sealed, out, sizeof(out[0])), "other lengths are nothing of ours");
	cr_expect_not(secret_unseal(FOR_FORGERY, sealed, out, sizeof(out)), "nor what is for something else");
	for (size_t i = 0; sealed[i]; i++) {
		changed = arena_text(a, sealed);
		changed[i] = changed[i] == 'A' ? 'B' : 'A';
		cr_expect_not(secret_unseal(FOR_CURSOR, changed, out, sizeof(out)), "letter %zu", i);
	}
	cr_assert_eq(load(NEW_KEY " " OLD_KEY), ERR_OK);
	cr_expect(secret_unseal(FOR_CURSOR, sealed, out, sizeof(out)), "a list goes on while the key changes");
	cr_assert_eq(load(NEW_KEY), ERR_OK);
	cr_expect_not(secret_unseal(FOR_CURSOR, sealed, out, sizeof(out)));
	cr_expect_not(secret_unseal(FOR_CURSOR, "", out, sizeof(out)));
}

Test(secret, passwords)
{
	char *hash = secret_password_hash(a, "correct horse"), *again = secret_password_hash(a, "correct horse");

	cr_expect_str_neq(hash, again);
	cr_expect(secret_password_fits(hash, "correct horse"));
	cr_expect_not(secret_password_fits(hash, "correct horsf"));
	cr_expect_not(secret_password_fits(hash, ""));
	cr_expect_not(secret_password_fits("", "correct horse"));
	cr_expect_not(secret_password_fits("nonsense", "correct horse"));
	cr_expect(secret_password_fits(arena_text(a, hash), "correct horse"), "out of a column");
}

/* The pretended hash costs what a real one does, so it has the same parameters. */
Test(secret, pretending_costs_the_same)
{
	static const char parameters[] = "$argon2id$v=19$m=65536,t=2,p=1$";

	cr_expect(text_starts(secret_password_hash(a, "x"), parameters), "%s", secret_password_hash(a, "x"));
	secret_password_pretend("x");
}
