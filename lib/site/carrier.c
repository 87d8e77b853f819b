/* carrier.c - the cookie that holds a session's token. */
#include "site/carrier.h"

#include "base/arena.h"
#include "base/req.h"
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

static void set_cookie(struct req *q, const char *token, const char *life)
{
	http_header(q->http, "Set-Cookie", arena_printf(q->arena, "%s=%s; Path=%s/; HttpOnly; SameSite=Lax%s%s",
		cookie_name(q), token, q->base, is_https(q) ? "; Secure" : "", life));
}

const char *carrier_token(struct req *q)
{
	return http_cookie(q->arena, q->http, cookie_name(q));
}

void carrier_give(struct req *q, const char *token) { set_cookie(q, token, ""); }

void carrier_take_back(struct req *q) { set_cookie(q, "", "; Max-Age=0"); }
