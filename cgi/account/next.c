/* next.c - where a sign-in leads afterwards: a path of this site, and nothing else. */
#include "account/next.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "web/page.h"

#define NEXT_MAX 2000

static bool is_path_of_site(const char *text)
{
	if (text[0] != '/' || text[1] == '/' || strlen(text) > NEXT_MAX)
		return false;
	for (const char *c = text; *c; c++)
		if (*c == '\\' || (unsigned char)*c < 0x20 || *c == 0x7f)
			return false;
	return true;
}

/* Blanks and letters beyond ASCII, as a Location header wants them. */
static char *as_location(struct req *q, const char *path)
{
	struct str s;

	str_init(&s, q->arena, NEXT_MAX * 3);
	for (const char *c = path; *c; c++)
		if (*c == ' ' || (unsigned char)*c >= 0x80)
			str_printf(&s, "%%%02X", (unsigned)(unsigned char)*c);
		else
			str_add_char(&s, *c);
	return s.text;
}

/* "" when none was asked for, or a bad one. */
const char *next_path(struct req *q)
{
	const char *posted = field_value(&q->http->posted, "next");
	const char *next = posted ? posted : field_value(&q->http->query, "next");

	return next && is_path_of_site(next) ? as_location(q, next) : "";
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
