/* carrier.c - the cookies: of a session's token, of a browser that has left, signed in before or keeps any, of its language. */
#include "site/carrier.h"

#include "base/arena.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/site.h"

static bool is_https(const struct req *q)
{
	return text_starts(q->site->base_url, "https://");
}

#define TOKEN ""
#define LEFT "-left"
#define KNOWN "-known"
#define LANGUAGE "-language"
#define KEEPS "-keeps"

/* purpose: TOKEN, LEFT, KNOWN, LANGUAGE or KEEPS. */
static const char *cookie_name(struct req *q, const char *purpose)
{
	const char *prefix = !is_https(q) ? "" : *q->base ? "__Secure-" : "__Host-";

	return arena_printf(q->arena, "%shandrail%s", prefix, purpose);
}

static void set_cookie(struct req *q, const char *purpose, const char *value, const char *life)
{
	if (q->frame)
		return;
	http_header(q->http, "Set-Cookie", arena_printf(q->arena, "%s=%s; Path=%s/; HttpOnly; SameSite=Lax%s%s",
		cookie_name(q, purpose), value, q->base, is_https(q) ? "; Secure" : "", life));
}

static void remove_cookie(struct req *q, const char *purpose) { set_cookie(q, purpose, "", "; Max-Age=0"); }

const char *carrier_token(struct req *q)
{
	return http_cookie(q->arena, q->http, cookie_name(q, TOKEN));
}

const char *carrier_any_token(struct req *q)
{
	static const char *const prefixes[] = { "__Host-", "__Secure-", "" };
	const char *token = NULL;

	for (size_t i = 0; i < COUNT(prefixes) && text_is_empty(token); i++)
		token = http_cookie(q->arena, q->http, arena_printf(q->arena, "%shandrail" TOKEN, prefixes[i]));
	return token;
}

void carrier_give(struct req *q, const char *token)
{
	set_cookie(q, TOKEN, token, "");
	if (carrier_has_left(q))
		carrier_return(q);
}

void carrier_take_back(struct req *q) { remove_cookie(q, TOKEN); }

/* ---- browsers that keep no cookies ---- */

bool carrier_keeps(struct req *q)
{
	static const char *const purposes[] = { TOKEN, LEFT, KNOWN, LANGUAGE, KEEPS };

	for (size_t i = 0; i < COUNT(purposes); i++)
		if (!text_is_empty(http_cookie(q->arena, q->http, cookie_name(q, purposes[i]))))
			return true;
	return false;
}

void carrier_try(struct req *q)
{
	if (!carrier_keeps(q))
		set_cookie(q, KEEPS, "yes", "");
}

/* ---- Leave now ---- */

void carrier_leave(struct req *q) { set_cookie(q, LEFT, "yes", ""); }

void carrier_return(struct req *q) { remove_cookie(q, LEFT); }

bool carrier_has_left(struct req *q)
{
	return !text_is_empty(http_cookie(q->arena, q->http, cookie_name(q, LEFT)));
}

/* ---- browsers that have signed in before ---- */

#define KNOWN_LIFE "; Max-Age=15552000"		/* 180 days */

struct known { int64_t account_id; unsigned char browser[16]; };

const char *carrier_browser(struct req *q, int64_t account_id)
{
	const char *sealed = q->http ? http_cookie(q->arena, q->http, cookie_name(q, KNOWN)) : NULL;
	struct known k = { 0 };

	if (!sealed || !secret_unseal(FOR_KNOWN_BROWSER, sealed, &k, sizeof(k)) || k.account_id != account_id)
		return NULL;
	return text_hex(q->arena, k.browser, sizeof(k.browser));
}

void carrier_remember(struct req *q, int64_t account_id)
{
	struct known k = { .account_id = account_id };

	if (carrier_browser(q, account_id))
		return;
	secret_random(k.browser, sizeof(k.browser));
	set_cookie(q, KNOWN, secret_seal(q->arena, FOR_KNOWN_BROWSER, &k, sizeof(k)), KNOWN_LIFE);
}

void carrier_forget(struct req *q)
{
	if (http_cookie(q->arena, q->http, cookie_name(q, KNOWN)))
		remove_cookie(q, KNOWN);
}

/* ---- the chosen language ---- */

const char *carrier_language(struct req *q)
{
	return http_cookie(q->arena, q->http, cookie_name(q, LANGUAGE));
}

void carrier_choose_language(struct req *q, const char *tag) { set_cookie(q, LANGUAGE, tag, ""); }

void carrier_drop_language(struct req *q)
{
	if (carrier_language(q))
		remove_cookie(q, LANGUAGE);
}
