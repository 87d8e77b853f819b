/* next.c - the page that opens after signing in. */
#include "account/next.h"

#include <string.h>

#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "web/page.h"

const char *next_path(struct req *q)
{
	const char *posted = field_value(&q->http->posted, "next");
	const char *next = posted ? posted : field_value(&q->http->query, "next");

	return next && is_own_path(next) && strlen(next) <= NEXT_MOST ? next : "";
}

char *next_with(struct req *q, const char *path, const char *next)
{
	if (!*next)
		return arena_text(q->arena, path);
	return arena_printf(q->arena, "%s?next=%s", path, text_url_encode(q->arena, next));
}

struct where { const char *next; };

static const struct mark where_marks[] = { MARK(struct where, next) };

struct tpl *next_page(struct req *q)
{
	struct where w = { next_path(q) };
	struct tpl *t = page_new(q);

	page_fill(q, t, where_marks, COUNT(where_marks), &w);
	return t;
}
