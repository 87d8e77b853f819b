/* headers.c - adds the headers about security and caching to an answer. */
#include "web/headers.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/carrier.h"
#include "web/frame.h"
#include "web/route.h"

/* The token of a link has 43 characters or more. A path without a page may hold one, spelt wrong. */
#define LINK_LEAST 43

static bool may_hold_link(const struct req *q)
{
	return q->route ? q->route->page_class == LINK : strlen(q->http->path) > LINK_LEAST;
}

static void add_security(struct req *q)
{
	static const struct { const char *name, *value; } headers[] = {
#define HEADER(name, value) { name, value },
#include "web/headers.def"
#undef HEADER
	};

	for (size_t i = 0; i < COUNT(headers); i++) {
		const char *value = frame_header(q, headers[i].name, headers[i].value);

		if (!strcmp(headers[i].name, "Referrer-Policy") && may_hold_link(q))
			value = "no-referrer";
		if (value)
			http_header(q->http, headers[i].name, value);
	}
}

static void add_caching(struct req *q)
{
	enum page_class class = q->route ? q->route->page_class : PERSONAL;
	bool plain = class == PUBLIC && !q->session && q->http->status == 200 && !(q->site && carrier_has_left(q));

	if (class == LASTING && q->http->status < 400)
		return;
	http_header(q->http, "Cache-Control", plain ? "private, max-age=60" : "no-store");
	http_header(q->http, "Vary", "Cookie, Accept-Language, Accept-Encoding");
}

void headers_add(struct req *q)
{
	add_caching(q);
	if (!q->http->handed_on)
		add_security(q);
}
