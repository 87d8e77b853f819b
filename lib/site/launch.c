/* launch.c - the keys of a site's portal, and the launches that they sign. */
#include "site/launch.h"

#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/jose.h"
#include "edge/json.h"
#include "site/session.h"
#include "site/site.h"

#define KEYS_LIVE 2
#define KEY_LENGTH 43		/* of secret_token() */
#define CLOCKS SECONDS(10)	/* how far apart two clocks may be */
#define TEXT_MOST 255

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

static enum err make_key(struct req *q, void *data)
{
	const struct making *m = data;
	struct key *all;
	size_t count;
	enum err e = db_exec(q, &add_key, NULL, BIND(q->site->id, m->kid,
		secret_seal(q->arena, FOR_LAUNCH_KEY, m->key, KEY_LENGTH), q->now));

	if (e || (e = db_rows(q, &keys, &all, &count, BIND(q->site->id))))
		return e;
	for (size_t i = KEYS_LIVE; !e && i < count; i++)
		e = db_exec(q, &drop_key, NULL, BIND(all[i].id));
	return e;
}

enum err launch_key_make(struct req *q, const char **kid, const char **key)
{
	struct making m = { secret_public_id(q->arena), secret_token(q->arena) };

	*kid = m.kid;
	*key = m.key;
	return db_transaction(q, make_key, &m);
}

/* A token that names a key needs that one. */
static bool fits_a_key(struct req *q, const char *token, const struct key *all, size_t count, const char **claims)
{
	const char *wanted = jose_key_id(q->arena, token);
	char key[KEY_LENGTH];

	for (size_t i = 0; i < count && i < KEYS_LIVE; i++)
		if ((!*wanted || text_equal(wanted, all[i].kid)) && secret_unseal(FOR_LAUNCH_KEY, all[i].sealed, key, sizeof(key))
				&& jose_fits_key(q->arena, token, key, sizeof(key), claims))
			return true;
	return false;
}

/* ---- claims ---- */

static const char *claim(struct req *q, const struct json *all, const char *name)
{
	const struct json *j = json_member(all, name);
	const char *text = json_shape(j) == JSON_TEXT ? json_text(q->arena, j) : "";

	return strlen(text) <= TEXT_MOST ? text : "";
}

/* A text, or a list with it (RFC 7519, 4.1.3). */
static bool is_for_us(struct req *q, const struct json *aud)
{
	for (size_t i = 0; json_shape(aud) == JSON_LIST && i < json_length(aud); i++)
		if (text_equal(json_text(q->arena, json_item(aud, i)), q->site->base_url))
			return true;
	return json_shape(aud) == JSON_TEXT && text_equal(json_text(q->arena, aud), q->site->base_url);
}

#define SECONDS_MOST INT64_C(100000000000)

static instant time_claim(const struct json *all, const char *name)
{
	return SECONDS(json_count(json_member(all, name), SECONDS_MOST));
}

static bool is_true(struct req *q, const struct json *j)
{
	return json_shape(j) == JSON_BARE && text_equal(json_text(q->arena, j), "true");
}

static bool read_role(struct req *q, const struct json *all, enum launch_role *role)
{
	const char *text = claim(q, all, "role");

	*role = text_equal(text, "helper") ? LAUNCH_HELPER : text_equal(text, "seeker") ? LAUNCH_SEEKER : LAUNCH_UNSAID;
	return !*text || *role != LAUNCH_UNSAID;
}

static bool read_claims(struct req *q, const struct json *all, struct launch_claims *c)
{
	*c = (struct launch_claims){
		.subject = claim(q, all, "sub"), .email = claim(q, all, "email"),
		.first_name = claim(q, all, "given_name"), .last_name = claim(q, all, "family_name"),
		.email_verified = is_true(q, json_member(all, "email_verified")),
		.seeker = { claim(q, all, "seeker_first_name"), claim(q, all, "seeker_last_name"), claim(q, all, "seeker_email"),
			claim(q, all, "seeker_phone"), claim(q, all, "seeker_language") },
		.program = claim(q, all, "program"), .next = claim(q, all, "next"),
	};
	return read_role(q, all, &c->role) && *c->subject && (!*c->program || text_is_id(c->program, strlen(c->program)));
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
	return e == ERR_DUPLICATE ? ERR_GONE : e;
}

/* A lifetime longer than allowed is a fault of the portal's, and no old launch. */
static enum err check_time(struct req *q, const struct json *all, instant expires)
{
	instant begins = time_claim(all, "nbf");

	if (!expires || expires > q->now + LAUNCH_LIFE + CLOCKS || begins > q->now + CLOCKS)
		return ERR_BAD;
	return expires <= q->now ? ERR_GONE : ERR_OK;
}

static enum err check(struct req *q, const struct json *all, struct launch_claims *c)
{
	instant expires = time_claim(all, "exp");
	const char *jti = claim(q, all, "jti");
	enum err e;

	if (!is_for_us(q, json_member(all, "aud")) || !*jti || !read_claims(q, all, c))
		return ERR_BAD;
	e = check_time(q, all, expires);
	return e ? e : use_once(q, jti, expires);
}

enum err launch_take(struct req *q, const char *token, struct launch_claims *c)
{
	const char *claims;
	struct key *all;
	size_t count;
	enum err e = db_rows(q, &keys, &all, &count, BIND(q->site->id));

	if (e)
		return e;
	if (text_is_empty(token) || !fits_a_key(q, token, all, count, &claims))
		return ERR_BAD;
	return check(q, json_read(q->arena, claims, strlen(claims), NULL), c);
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

enum err launch_sign_in(struct req *q, int64_t account_id)
{
	struct kept *all = NULL;
	size_t count = 0;
	enum err e = q->session ? db_rows(q, &all_words, &all, &count, BIND(q->session->id)) : ERR_OK;

	if (!e)
		e = session_sign_in(q, account_id);
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
