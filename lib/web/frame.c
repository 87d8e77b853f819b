/* frame.c - requests for pages in frames of other sites' pages. */
#include "web/frame.h"

#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/site.h"

static bool is_below_frame(struct req *q, const char *base)
{
	const char *path = path_below(base, q->http->path);

	return path && *path;
}

void frame_begin(struct req *q)
{
	const char *base = arena_printf(q->arena, "%s" FRAME_PATH, q->base);

	if (!q->site || text_is_empty(q->site->embed_origin) || !is_below_frame(q, base))
		return;
	q->frame = true;
	q->base = base;
	q->session = q->ended = NULL;
	q->account = NULL;
	q->roles = 0;
	q->http->cookie = NULL;
}

/* The default policy of all pages (nginx/handrail-http.conf), but for the last word. */
void frame_headers(struct req *q)
{
	if (q->frame)
		http_header(q->http, "Content-Security-Policy", arena_printf(q->arena, "default-src 'none'; script-src 'self'; "
			"style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
			"frame-ancestors %s", q->site->embed_origin));
}
