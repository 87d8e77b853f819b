/* front.c - the front page: one question, the eight needs, and what is open now. */
#include "programs/asked.h"
#include "programs/card.h"
#include "programs/needs.h"
#include "programs/pages.h"
#include "base/req.h"
#include "directory/search.h"
#include "edge/tpl.h"
#include "parts/thread.h"
#include "web/page.h"

#define OPEN_NOW 5

static enum err show_open_now(struct req *q, struct tpl *t)
{
	struct found *found;
	size_t count;
	enum err e;

	if ((e = search_open_now(q, OPEN_NOW, &found, &count)) || !count)
		return e;
	tpl_show(t, "has_open");
	return cards_show_brief(q, t, "open_now", found, count);
}

/* A search that was bookmarked at / is still one; so is one on behalf of somebody. */
enum err front_get(struct req *q)
{
	struct search s = asked_read(q);
	struct tpl *t;
	enum err e;

	if (asked_is_any(&s) || thread_asked(q))
		return search_get(q);
	t = page_new(q);
	needs_show(q, t);
	page_languages(q, t);
	page_crisis_calls(q, t);
	if ((e = show_open_now(q, t)))
		return e;
	return page_send(q, t, "front", 200);
}
