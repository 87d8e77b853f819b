/* forgery.c - the hidden fields of a form: made, and checked when it comes back. */
#include "site/forgery.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/http.h"
#include "site/session.h"
#include "site/site.h"

#define FORGERY_LIFE HOURS(24)
#define FORGERY_SKEW MINUTES(5)		/* clocks of several servers */
#define ONCE_MAX 64

static char *forgery_mac(struct req *q, const char *session, const char *path, const char *once, const char *time)
{
	unsigned char mac[HASH_SIZE];

	secret_mac(FOR_FORGERY, mac, session, path, once, time, (char *)NULL);
	return text_base64url(q->arena, mac, sizeof mac);
}

struct forgery forgery_token(struct req *q, const char *path, const char *once)
{
	struct forgery f = { .once = text_is_empty(once) ? secret_token(q->arena) : once };

	f.time = arena_printf(q->arena, "%lld", (long long)q->now);
	f.token = forgery_mac(q, q->session ? q->session->token : "", path, f.once, f.time);
	return f;
}

/* An origin is scheme, host and port, without the base. */
bool forgery_is_own_origin(const struct req *q, const char *origin)
{
	const char *base_url = q->site->base_url;
	size_t length = (size_t)(path_of_url(base_url) - base_url);

	return (strlen(origin) == length && !strncmp(origin, base_url, length))
		|| text_equal(origin, arena_printf(q->arena, "%s://%s", q->http->https ? "https" : "http",
			q->http->authority));
}

/* Pages with Referrer-Policy: no-referrer make browsers send "Origin: null" (Fetch, "append a
 * request Origin header"). Then Sec-Fetch-Site decides; by_link, the link's token is proof enough. */
static bool origin_fits(const struct req *q, bool by_link)
{
	const struct http *h = q->http;

	if (h->fetch_site && !text_equal(h->fetch_site, "same-origin") && !text_equal(h->fetch_site, "none"))
		return false;
	if (!h->origin || forgery_is_own_origin(q, h->origin))
		return true;
	if (!text_equal(h->origin, "null"))
		return false;
	return text_equal(h->fetch_site, "same-origin") || by_link;
}

static bool is_recent(const struct req *q, const char *time)
{
	int64_t when;

	return text_to_number(time, q->now - FORGERY_LIFE, q->now + FORGERY_SKEW, &when);
}

static bool token_fits(struct req *q, const char *session, const char *once, const char *time)
{
	const char *token = field_value(&q->http->posted, "form_token");
	const char *wanted = forgery_mac(q, session, q->http->path, once, time);

	return token && strlen(token) == strlen(wanted) && secret_equal(token, wanted, strlen(wanted));
}

/* A form that was fetched before the visitor had a session stays valid until they sign in: the first
 * sending begins the session, and a second one must still get the same answer. That allows nothing
 * that a visitor without a session could not do. */
bool forgery_check(struct req *q, bool by_link)
{
	const char *once = field_value(&q->http->posted, "form_once");
	const char *time = field_value(&q->http->posted, "form_time");

	if (!origin_fits(q, by_link) || text_is_empty(once) || strlen(once) > ONCE_MAX || !time || !is_recent(q, time))
		return false;
	if (q->session && token_fits(q, q->session->token, once, time))
		return true;
	return (!q->session || !q->session->account_id) && token_fits(q, "", once, time);
}
