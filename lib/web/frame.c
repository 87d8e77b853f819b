/* frame.c - requests for pages in frames of other sites' pages. */
#include "web/frame.h"

#include <string.h>

#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/site.h"

static bool is_below_frame(struct req *q)
{
	const char *path = path_below(arena_printf(q->arena, "%s" FRAME_PATH, q->base), q->http->path);

	return path && *path;
}

void frame_enter(struct req *q)
{
	q->frame = true;
	q->base = arena_printf(q->arena, "%s" FRAME_PATH, q->top);
	q->session = q->ended = NULL;
	q->account = NULL;
	q->roles = 0;
	q->http->cookie = NULL;
}

void frame_begin(struct req *q)
{
	if (q->site && !text_is_empty(q->site->embed_origin) && is_below_frame(q))
		frame_enter(q);
}

bool frame_may_hold(const struct req *q, const char *origin)
{
	size_t length = strlen(origin);

	for (const char *at = q->site->embed_origin; *at; at += strspn(at, " ")) {
		size_t n = strcspn(at, " ");

		if (n == length && !strncmp(at, origin, n))
			return true;
		at += n;
	}
	return false;
}

/* The value of the policy, with the site's origins in place of its end. */
static const char *policy(struct req *q, const char *value)
{
	static const char nobody[] = "'none'";

	return arena_printf(q->arena, "%.*s%s", (int)(strlen(value) - strlen(nobody)), value, q->site->embed_origin);
}

const char *frame_header(struct req *q, const char *name, const char *value)
{
	if (!q->frame)
		return value;
	if (!strcmp(name, "X-Frame-Options"))
		return NULL;
	return strcmp(name, "Content-Security-Policy") ? value : policy(q, value);
}
