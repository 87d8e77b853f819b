/* admin.c - a site's own look: its colors as a stylesheet, and its logo. */
#include "web/app.h"
#include "edge/http.h"
#include "base/logo.h"
#include "site/look.h"
#include "base/req.h"
#include "site/site.h"

/* Clients may cache only the URL of the current version for good. */
static bool names(struct req *q, const char *version)
{
	return text_equal(field_value(&q->http->query, "v"), version);
}

static enum err site_css(struct req *q)
{
	const char *css, *version = look_version(q, q->site);
	enum err e = look_css(q, q->site, &css);

	if (e || http_unchanged(q->http, version, names(q, version)))
		return e;
	http_header(q->http, "Content-Type", "text/css; charset=utf-8");
	str_add(&q->http->answer, css);
	return ERR_OK;
}

static enum err site_logo(struct req *q)
{
	const char *version = q->site->logo_version, *media_type = logo_media_type(q->site->logo_type);
	const unsigned char *bytes;
	size_t length;
	enum err e;

	if (!*version || !media_type)
		return fail(q, ERR_MISSING, "no logo");
	if (http_unchanged(q->http, version, names(q, version)))
		return ERR_OK;
	if ((e = look_logo(q, q->site, &bytes, &length)))
		return e;
	http_header(q->http, "Content-Type", media_type);
	str_add_bytes(&q->http->answer, bytes, length);
	return ERR_OK;
}

static const struct route routes[] = {
	{ "GET", "/site.css",  site_css,  OPEN, LASTING },
	{ "GET", "/site/logo", site_logo, OPEN, LASTING },
};

const struct app app = { .name = "admin", .routes = routes, .route_count = COUNT(routes) };
