/* launch.c - the keys of a site's portal, and the launches that they sign. */
#include "site/launch.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/jose.h"
#include "site/claims.h"
#include "site/door.h"
#include "site/session.h"
#include "site/audit.h"
#include "site/site.h"

#define KEYS_LIVE 2
#define KEY_LENGTH 43		/* of secret_token() */
#define CLOCKS SECONDS(10)	/* how far apart two clocks may be */

/* ---- keys ---- */

struct key { int64_t id; const char *kid, *sealed; };
static const struct column key_columns[] = { COLUMN(struct key, id), COLUMN(struct key, kid), COLUMN(struct key, sealed) };

STATEMENT(keys, key_columns, struct key,
	"SELECT id, kid, sealed "
	"FROM launch_key "
	"WHERE site_id = ? "
	"ORDER BY made_at DESC, id DESC");

COMMAND(add_key,
	"INSERT INTO launch_key (site_id, kid, sealed, made_at) "
	"VALUES (?, ?, ?, ?)");

COMMAND(drop_key,
	"DELETE FROM launch_key "
	"WHERE id = ?");

struct making { const char *kid, *key; };

/* Ends the keys that are older than the newest `live`, and the sessions that their launches began. */
static enum err end_keys(struct req *q, size_t live, size_t *ended)
{
	struct key *all;
	size_t count;
	enum err e = db_rows(q, &keys, &all, &count, BIND(q->site->id));

	for (size_t i = live; !e && i < count; i++)
		if (!(e = session_end_by(q, door_of_key(q, all[i].kid))))
			e = db_exec(q, &drop_key, NULL, BIND(all[i].id));
	*ended = !e && count > live ? count - live : 0;
	return e;
}

static enum err make_key(struct req *q, void *data)
{
	const struct making *m = data;
	size_t ended;
	enum err e = db_exec(q, &add_key, NULL, BIND(q->site->id, m->kid,
		secret_seal(q->arena, FOR_LAUNCH_KEY, m->key, KEY_LENGTH), q->now));

	if (e || (e = end_keys(q, KEYS_LIVE, &ended)))
		return e;
	return audit_add(q, &(struct audited){ .act = AUDIT_launch_key_made, .site_id = q->site->id, .of = q->site->id,
		.new_value = m->kid });
}

enum err launch_key_make(struct req *q, const char **kid, const char **key)
{
	struct making m = { secret_public_id(q->arena), secret_token(q->arena) };

	*kid = m.kid;
	*key = m.key;
	return db_transaction(q, make_key, &m);
}

static enum err end_all_keys(struct req *q, void *data)
{
	size_t ended;
	enum err e = end_keys(q, 0, &ended);

	(void)data;
	if (e || !ended)
		return e;
	return audit_add(q, &(struct audited){ .act = AUDIT_site_changed, .site_id = q->site->id, .of = q->site->id, .what = "launch_keys",
		.old_value = arena_printf(q->arena, "%zu", ended), .new_value = "0" });
}

enum err launch_key_end_all(struct req *q) { return db_transaction(q, end_all_keys, NULL); }

/* A token that names a key needs that one. Returns the id of the key, or NULL. */
static const char *key_of(struct req *q, const char *token, const struct key *all, size_t count, const char **claims)
{
	const char *wanted = jose_key_id(q->arena, token);
	char key[KEY_LENGTH];

	for (size_t i = 0; i < count && i < KEYS_LIVE; i++)
		if ((!*wanted || text_equal(wanted, all[i].kid)) && secret_unseal(FOR_LAUNCH_KEY, all[i].sealed, key, sizeof(key))
				&& jose_fits_key(q->arena, token, key, sizeof(key), claims))
			return all[i].kid;
	return NULL;
}

/* ---- claims ---- */

static bool read_role(struct req *q, const struct json *all, enum launch_role *role)
{
	const char *text = claim_text(q, all, "role");

	*role = text_equal(text, "helper") ? LAUNCH_HELPER : text_equal(text, "seeker") ? LAUNCH_SEEKER : LAUNCH_UNSAID;
	return !*text || *role != LAUNCH_UNSAID;
}

/* ERR_BAD with the reason, for the people who make the portal. */
static enum err read_claims(struct req *q, const struct json *all, struct launch_claims *c)
{
	bool next_fits;

	*c = (struct launch_claims){
		.subject = claim_text(q, all, "sub"), .email = claim_text(q, all, "email"),
		.first_name = claim_text(q, all, "given_name"), .last_name = claim_text(q, all, "family_name"),
		.email_verified = claim_is_true(q, all, "email_verified"),
		.seeker = { claim_text(q, all, "seeker_first_name"), claim_text(q, all, "seeker_last_name"),
			claim_text(q, all, "seeker_email"), claim_text(q, all, "seeker_phone"), claim_text(q, all, "seeker_language") },
		.program = claim_text(q, all, "program"), .next = claim_long_text(q, all, "next", NEXT_MOST, &next_fits),
	};
	if (!*c->subject)
		return fail(q, ERR_BAD, "sub is missing, or too long");
	if (!read_role(q, all, &c->role))
		return fail(q, ERR_BAD, "role is neither helper nor seeker");
	if (*c->program && !text_is_id(c->program, strlen(c->program)))
		return fail(q, ERR_BAD, "program is no program's id");
	return next_fits ? ERR_OK : fail(q, ERR_BAD, "next is longer than %d bytes", NEXT_MOST);
}

/* ---- launches ---- */

COMMAND(use,
	"INSERT INTO launch_used (site_id, jti_hash, expires_at) "
	"VALUES (?, ?, ?)");

COMMAND(forget,
	"DELETE FROM launch_used "
	"WHERE expires_at < ?");

static enum err use_once(struct req *q, const char *jti, instant expires)
{
	unsigned char hash[HASH_SIZE];
	enum err e;

	secret_hash(jti, strlen(jti), hash);
	e = db_exec(q, &use, NULL, BIND(q->site->id, value_bytes(hash, HASH_SIZE), expires));
	return e == ERR_DUPLICATE ? fail(q, ERR_GONE, "jti came before") : e;
}

/* A lifetime longer than allowed is a fault of the portal's, and no old launch. */
static enum err check_time(struct req *q, const struct json *all, instant *expires)
{
	instant begins;

	if (!claim_time(all, "exp", expires) || !*expires)
		return fail(q, ERR_BAD, "exp is missing, or no time");
	if (*expires > q->now + LAUNCH_LIFE + CLOCKS)
		return fail(q, ERR_BAD, "exp is more than five minutes ahead");
	if (!claim_time(all, "nbf", &begins) || begins > q->now + CLOCKS)
		return fail(q, ERR_BAD, "nbf is ahead, or no time");
	return *expires > q->now ? ERR_OK : fail(q, ERR_GONE, "exp is over");
}

static enum err check(struct req *q, const struct json *all, struct launch_claims *c)
{
	const char *jti = claim_text(q, all, "jti");
	instant expires;
	enum err e;

	if (!claim_holds(q, all, "aud", q->site->base_url))
		return fail(q, ERR_BAD, "aud is not the address of this site");
	if (!*jti)
		return fail(q, ERR_BAD, "jti is missing, or too long");
	if ((e = read_claims(q, all, c)) || (e = check_time(q, all, &expires)))
		return e;
	return use_once(q, jti, expires);
}

enum err launch_take(struct req *q, const char *token, struct launch_claims *c)
{
	const char *claims, *kid;
	struct key *all;
	size_t count;
	enum err e = db_rows(q, &keys, &all, &count, BIND(q->site->id));

	if (e)
		return e;
	if (text_is_empty(token) || !(kid = key_of(q, token, all, count, &claims)))
		return fail(q, ERR_BAD, "no key of the site has signed it");
	e = check(q, claims_read(q, claims), c);
	c->kid = kid;
	return e;
}

enum err launch_clean(struct req *q) { return db_exec(q, &forget, NULL, BIND(q->now - HOURS(1))); }

/* ---- words ---- */

COMMAND(keep,
	"INSERT INTO launch_words (public_id, session_id, fields) "
	"VALUES (?, ?, ?)");

struct words { const char *fields; };
static const struct column words_columns[] = { COLUMN(struct words, fields) };

STATEMENT(words_of, words_columns, struct words,
	"SELECT w.fields "
	"FROM launch_words w "
	"JOIN session e ON e.id = w.session_id "
	"WHERE w.public_id = ? AND w.session_id = ? AND e.site_id = ?");

enum err launch_keep_words(struct req *q, const char *public_id, const char *fields)
{
	return db_exec(q, &keep, NULL, BIND(public_id, q->session->id, fields));
}

struct kept { const char *public_id, *fields; };
static const struct column kept_columns[] = { COLUMN(struct kept, public_id), COLUMN(struct kept, fields) };

STATEMENT(all_words, kept_columns, struct kept,
	"SELECT public_id, fields "
	"FROM launch_words "
	"WHERE session_id = ? "
	"LIMIT 10");

enum err launch_sign_in(struct req *q, int64_t account_id, const char *door)
{
	struct kept *all = NULL;
	size_t count = 0;
	enum err e = q->session ? db_rows(q, &all_words, &all, &count, BIND(q->session->id)) : ERR_OK;

	if (!e)
		e = session_sign_in_by(q, account_id, door);
	for (size_t i = 0; !e && i < count; i++)
		e = launch_keep_words(q, all[i].public_id, all[i].fields);
	return e;
}

enum err launch_words(struct req *q, const char *public_id, int64_t session_id, const char **fields)
{
	struct words w = { 0 };
	enum err e = db_row(q, &words_of, &w, BIND(value_public_id(public_id), session_id, q->site->id));

	*fields = w.fields;
	return e;
}
