/* oidc.c - sends the browser to the OpenID provider, and checks what it brings back. */
#include "site/oidc.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/fetch.h"
#include "edge/http.h"
#include "edge/jose.h"
#include "edge/json.h"
#include "site/claims.h"
#include "site/provider.h"
#include "site/session.h"
#include "site/site.h"
#include "site/turn.h"

#define CLOCKS MINUTES(1)	/* how far apart two clocks may be */
#define URL_MOST 8000

bool oidc_is_set(const struct req *q)
{
	return !text_is_empty(q->conf->sign_in_issuer) && !text_is_empty(q->conf->sign_in_client_id);
}

/* ---- going ---- */

COMMAND(wait_here,
	"REPLACE INTO oidc_waiting (session_id, state, nonce, verifier, next, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?)");

static const char *challenge(struct req *q, const char *verifier)
{
	unsigned char hash[HASH_SIZE];

	secret_sha256(verifier, strlen(verifier), hash);
	return text_base64url(q->arena, hash, sizeof(hash));
}

static const char *back_url(struct req *q) { return arena_printf(q->arena, "%s" OIDC_BACK, q->site->base_url); }

struct waiting { const char *state, *nonce, *verifier, *next; };

static const char *url_of(struct req *q, const struct provider *p, const struct waiting *w)
{
	struct str s;

	str_init(&s, q->arena, URL_MOST);
	str_printf(&s, "%s%cresponse_type=code&scope=openid%%20email%%20profile&client_id=%s", p->authorization_url,
		strchr(p->authorization_url, '?') ? '&' : '?', text_url_encode(q->arena, q->conf->sign_in_client_id));
	str_printf(&s, "&redirect_uri=%s&state=%s&nonce=%s", text_url_encode(q->arena, back_url(q)), w->state, w->nonce);
	str_printf(&s, "&code_challenge=%s&code_challenge_method=S256", challenge(q, w->verifier));
	return s.full ? "" : s.text;
}

enum err oidc_begin(struct req *q, const char *next, const char **url)
{
	struct waiting w = { secret_token(q->arena), secret_token(q->arena), secret_token(q->arena), next };
	struct provider p;
	enum err e;

	if ((e = provider_find(q, &p)) || (e = session_begin(q)))
		return e;
	*url = url_of(q, &p, &w);
	return db_exec(q, &wait_here, NULL, BIND(q->session->id, w.state, w.nonce, w.verifier, w.next, q->now));
}

/* ---- coming back ---- */

static const struct column waiting_columns[] = {
	COLUMN(struct waiting, state), COLUMN(struct waiting, nonce), COLUMN(struct waiting, verifier), COLUMN(struct waiting, next),
};

STATEMENT(waiting, waiting_columns, struct waiting,
	"SELECT state, nonce, verifier, next "
	"FROM oidc_waiting "
	"WHERE session_id = ? AND made_at > ?");

COMMAND(wait_no_more,
	"DELETE FROM oidc_waiting "
	"WHERE session_id = ? AND state = ?");

/* The browser may come back once, however that ends. */
static enum err take_waiting(struct req *q, struct waiting *w)
{
	const char *state = text_or_empty(field_value(&q->http->query, "state"));
	struct done done = { 0 };
	enum err e = q->session ? db_row(q, &waiting, w, BIND(q->session->id, q->now - OIDC_LIFE)) : ERR_MISSING;

	if (e)
		return e == ERR_MISSING ? ERR_GONE : e;
	if (strlen(state) != strlen(w->state) || !secret_equal(state, w->state, strlen(state)))
		return ERR_GONE;
	e = db_exec(q, &wait_no_more, &done, BIND(q->session->id, w->state));
	return e || done.rows ? e : ERR_GONE;
}

static enum err ask_token(struct req *q, const struct provider *p, const struct waiting *w, const char *code, const char **token)
{
	const char *id = q->conf->sign_in_client_id, *secret = q->conf->sign_in_client_secret, *text;
	bool in_form = p->secret_in_form || text_is_empty(secret), fits;
	struct fetch f = { .url = p->token_url };
	const struct json *all;
	struct str s;
	enum err e;

	str_init(&s, q->arena, URL_MOST);
	str_printf(&s, "grant_type=authorization_code&code=%s", text_url_encode(q->arena, code));
	str_printf(&s, "&redirect_uri=%s&code_verifier=%s", text_url_encode(q->arena, back_url(q)), w->verifier);
	if (in_form)
		str_printf(&s, "&client_id=%s", text_url_encode(q->arena, id));
	if (in_form && !text_is_empty(secret))
		str_printf(&s, "&client_secret=%s", text_url_encode(q->arena, secret));
	/* Both are encoded before they become a password (RFC 6749, 2.3.1). */
	if (!in_form) {
		f.user = text_url_encode(q->arena, id);
		f.password = text_url_encode(q->arena, secret);
	}
	f.form = s.text;
	if ((e = fetch_json(q, f, &text, &all)))
		return e;
	*token = claim_long_text(q, all, "id_token", JOSE_MOST, &fits);
	return s.full || !**token ? fail(q, ERR_SEND_LATER, "there is no id_token in the answer") : ERR_OK;
}

/* For us alone, or for several and given to us (OpenID Connect Core, 3.1.3.7). */
static bool is_for_us(struct req *q, const struct json *all)
{
	const char *us = q->conf->sign_in_client_id;
	bool is_given = json_shape(json_member(all, "azp")) != JSON_NOTHING;

	if (is_given ? !text_equal(claim_text(q, all, "azp"), us) : json_length(json_member(all, "aud")) > 1)
		return false;
	return claim_holds(q, all, "aud", us);
}

static bool is_of_now(const struct req *q, const struct json *all)
{
	instant expires, made, begins;

	return claim_time(all, "exp", &expires) && claim_time(all, "iat", &made) && claim_time(all, "nbf", &begins)
		&& expires > q->now - CLOCKS && made && made < q->now + CLOCKS && begins < q->now + CLOCKS;
}

static bool is_good(struct req *q, const struct json *all, const struct waiting *w)
{
	return claim_holds(q, all, "iss", q->conf->sign_in_issuer) && is_for_us(q, all)
		&& text_equal(claim_text(q, all, "nonce"), w->nonce) && is_of_now(q, all) && *claim_text(q, all, "sub");
}

static void read_person(struct req *q, const struct json *all, struct oidc_person *p)
{
	p->subject = claim_text(q, all, "sub");
	p->email = claim_text(q, all, "email");
	p->email_verified = claim_is_true(q, all, "email_verified");
	p->first_name = claim_text(q, all, "given_name");
	p->last_name = claim_text(q, all, "family_name");
	if (!*p->first_name && !*p->last_name)
		p->first_name = claim_text(q, all, "name");
}

/* A provider changes its keys now and then. */
static enum err check_signature(struct req *q, struct provider *p, const char *token, const char **claims)
{
	enum err e;

	if (jose_fits_set(q->arena, token, p->key_set, claims))
		return ERR_OK;
	if (p->read_at < q->now && (e = provider_read(q, p)))
		return e;
	return jose_fits_set(q->arena, token, p->key_set, claims) ? ERR_OK
		: fail(q, ERR_BAD, "no key of the provider has signed the id_token");
}

static enum err check_token(struct req *q, struct provider *provider, const char *token, const struct waiting *w,
	struct oidc_person *p)
{
	const struct json *all;
	const char *claims;
	enum err e = check_signature(q, provider, token, &claims);

	if (e)
		return e;
	all = claims_read(q, claims);
	if (!is_good(q, all, w))
		return fail(q, ERR_BAD, "the id_token is not for us, not of now, or not for this browser");
	read_person(q, all, p);
	return ERR_OK;
}

/* An answer by another provider than ours is none (RFC 9207). */
static bool is_by_issuer(const struct req *q)
{
	const char *iss = field_value(&q->http->query, "iss");

	return !iss || text_equal(iss, q->conf->sign_in_issuer);
}

static enum err end(struct req *q, struct oidc_person *p)
{
	const char *code = field_value(&q->http->query, "code"), *token;
	struct provider provider;
	struct waiting w = { 0 };
	enum err e = take_waiting(q, &w);

	*p = (struct oidc_person){ .next = text_or_empty(w.next) };
	if (e)
		return e;
	if (text_is_empty(code) || !is_by_issuer(q))
		return fail(q, ERR_BAD, "the provider gave no code");
	if ((e = provider_find(q, &provider)) || (e = ask_token(q, &provider, &w, code, &token)))
		return e;
	return check_token(q, &provider, token, &w, p);
}

/* The turn comes first: without one the browser may load the same address again. */
enum err oidc_end(struct req *q, struct oidc_person *p)
{
	struct turn turn;
	enum err e = turn_take_place(q, &turn, PROVIDER_TURN), other;

	if (e)
		return e;
	e = end(q, p);
	other = turn_end(q, &turn);
	return e ? e : other;
}
