/* provider.c - reads what a provider publishes, and keeps it. */
#include "site/provider.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/fetch.h"
#include "edge/json.h"
#include "site/claims.h"
#include "site/turn.h"

#define URL_MOST 2000

static const struct column provider_columns[] = {
	COLUMN(struct provider, authorization_url), COLUMN(struct provider, token_url), COLUMN(struct provider, keys_url),
	COLUMN(struct provider, secret_in_form), COLUMN(struct provider, key_set), COLUMN(struct provider, read_at),
	COLUMN(struct provider, tried_at),
};

STATEMENT(kept, provider_columns, struct provider,
	"SELECT authorization_url, token_url, keys_url, secret_in_form, key_set, read_at, tried_at "
	"FROM oidc_provider "
	"WHERE issuer_hash = ? AND read_at > ?");

COMMAND(keep,
	"REPLACE INTO oidc_provider (issuer_hash, authorization_url, token_url, keys_url, secret_in_form, key_set, read_at, "
	"  tried_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

COMMAND(rest,
	"UPDATE oidc_provider "
	"SET tried_at = ? "
	"WHERE issuer_hash = ?");

static struct value hash_of_issuer(struct req *q)
{
	unsigned char *hash = arena_alloc(q->arena, HASH_SIZE);

	secret_hash(q->conf->sign_in_issuer, strlen(q->conf->sign_in_issuer), hash);
	return value_bytes(hash, HASH_SIZE);
}

/* ---- asking ---- */

static const char *url_in(struct req *q, const struct json *all, const char *name)
{
	bool fits;

	return claim_long_text(q, all, name, URL_MOST, &fits);
}

/* The document must be the issuer's own (OpenID Connect Discovery 1.0, 4.3). */
static enum err read_document(struct req *q, struct provider *p)
{
	static const char ways[] = "token_endpoint_auth_methods_supported";
	const char *issuer = q->conf->sign_in_issuer, *text;
	int length = (int)(strlen(issuer) - text_ends(issuer, "/"));
	struct fetch f = { .url = arena_printf(q->arena, "%.*s/.well-known/openid-configuration", length, issuer) };
	const struct json *all;
	enum err e = fetch_json(q, f, &text, &all);

	if (e)
		return e;
	*p = (struct provider){ .authorization_url = url_in(q, all, "authorization_endpoint"), .token_url = url_in(q, all, "token_endpoint"),
		.keys_url = url_in(q, all, "jwks_uri"), .read_at = q->now,
		.secret_in_form = claim_holds(q, all, ways, "client_secret_post") && !claim_holds(q, all, ways, "client_secret_basic") };
	if (!text_equal(url_in(q, all, "issuer"), issuer))
		return fail(q, ERR_SEND_LATER, "the document is another issuer's");
	return fetch_url_fits(p->authorization_url) ? ERR_OK : fail(q, ERR_SEND_LATER, "authorization_endpoint is no address");
}

enum err provider_read(struct req *q, struct provider *p)
{
	const struct json *all;
	enum err e = read_document(q, p);

	if (e || (e = fetch_json(q, (struct fetch){ .url = p->keys_url }, &p->key_set, &all)))
		return e;
	return db_exec(q, &keep, NULL, BIND(hash_of_issuer(q), p->authorization_url, p->token_url, p->keys_url, p->secret_in_form,
		p->key_set, p->read_at, p->read_at));
}

static enum err read_in_turn(struct req *q, struct provider *p)
{
	struct turn turn;
	enum err e = turn_take_place(q, &turn, PROVIDER_TURN), other;

	if (e)
		return e;
	e = provider_read(q, p);
	other = turn_end(q, &turn);
	return e ? e : other;
}

/* ---- keeping ---- */

/* The kept answers are good enough, and the next readers do not wait for the same again. */
static enum err go_on_with(struct req *q, enum err why)
{
	if (why == ERR_LIMIT)
		return ERR_OK;
	log_event(LOG_WARNING_LEVEL, "oidc_provider_is_silent", "id", q->id, "reason", err_detail(q, why), NULL);
	return db_exec(q, &rest, NULL, BIND(q->now, hash_of_issuer(q)));
}

enum err provider_find(struct req *q, struct provider *p)
{
	struct provider newer;
	enum err e = db_row(q, &kept, p, BIND(hash_of_issuer(q), q->now - PROVIDER_STALE)), why;

	if (e == ERR_MISSING)
		return read_in_turn(q, p);
	if (e || p->read_at > q->now - PROVIDER_FRESH || p->tried_at > q->now - PROVIDER_REST)
		return e;
	why = read_in_turn(q, &newer);
	if (why == ERR_LIMIT || why == ERR_SEND_LATER)
		return go_on_with(q, why);
	if (!why)
		*p = newer;
	return why;
}
