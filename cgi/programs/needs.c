/* needs.c - shows the needs as tiles. */
#include "programs/needs.h"
#include "programs/asked.h"
#include "base/need.h"
#include "base/req.h"
#include "directory/search.h"
#include "edge/tpl.h"
#include "web/page.h"

static struct tpl *show_need(struct req *q, struct tpl *needs, int need)
{
	const char *slug = need_slug((enum need)need);
	struct tpl *row = tpl_section(needs, "kinds");

	tpl_set(row, "need", slug);
	tpl_show(row, arena_printf(q->arena, "need_%s", slug));
	return row;
}

void needs_show(struct req *q, struct tpl *t)
{
	struct tpl *needs = tpl_include(t, "needs", q->language, "parts/needs");

	for (int n = 0; n < NEEDS; n++)
		show_need(q, needs, n);
}

static void show_count(struct req *q, struct tpl *row, const struct near_need *n)
{
	tpl_count(row, q->language, "all", n->all);
	tpl_count(row, q->language, "open_count", n->open > 0 ? (unsigned long)n->open : 0);
	tpl_show(row, n->more ? "many" : n->open > 0 ? "some_open" : "none_open");
}

enum err needs_show_nearest(struct req *q, struct tpl *t, const struct search *s)
{
	struct search wide = { .q = "", .need = -1, .near = s->near, .within = search_within(), .language = "" };
	struct near_need nearest[SEARCH_NEAREST];
	struct tpl *needs;
	size_t count;
	enum err e = search_nearest(q, s, nearest, &count);

	if (e || !count)
		return e;
	tpl_show(t, "has_needs");
	needs = tpl_include(t, "needs", q->language, "parts/needs");
	tpl_set(needs, "keep_for_need", asked_query(q, &wide));
	for (size_t i = 0; i < count; i++)
		show_count(q, show_need(q, needs, nearest[i].need), &nearest[i]);
	return ERR_OK;
}
