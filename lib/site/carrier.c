/* carrier.c - the cookie that holds a session's token, and the cookie of a browser that has signed in before. */
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

static const char *cookie_name(const struct req *q)
{
	if (!is_https(q))
		return "handrail";
	return *q->base ? "__Secure-handrail" : "__Host-handrail";
}

static void set_cookie(struct req *q, const char *name, const char *token, const char *life)
{
	http_header(q->http, "Set-Cookie", arena_printf(q->arena, "%s=%s; Path=%s/; HttpOnly; SameSite=Lax%s%s",
		name, token, q->base, is_https(q) ? "; Secure" : "", life));
}

const char *carrier_token(struct req *q)
{
	return http_cookie(q->arena, q->http, cookie_name(q));
}

void carrier_give(struct req *q, const char *token) { set_cookie(q, cookie_name(q), token, ""); }

void carrier_take_back(struct req *q) { set_cookie(q, cookie_name(q), "", "; Max-Age=0"); }

/* ---- browsers that have signed in before ---- */

#define KNOWN_LIFE "; Max-Age=15552000"		/* 180 days */

struct known { int64_t account_id; unsigned char browser[16]; };

static const char *known_name(const struct req *q)
{
	return arena_printf(q->arena, "%s-known", cookie_name(q));
}

const char *carrier_browser(struct req *q, int64_t account_id)
{
	const char *sealed = q->http ? http_cookie(q->arena, q->http, known_name(q)) : NULL;
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
	set_cookie(q, known_name(q), secret_seal(q->arena, FOR_KNOWN_BROWSER, &k, sizeof(k)), KNOWN_LIFE);
}

void carrier_forget(struct req *q)
{
	if (http_cookie(q->arena, q->http, known_name(q)))
		set_cookie(q, known_name(q), "", "; Max-Age=0");
}
