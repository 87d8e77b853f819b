/* looks.c - shows who looked, day by day. */
#include "parts/looks.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "referral/access.h"
#include "web/page.h"

static const struct mark look_marks[] = {
	MARK_DAY(struct access_look, day),
	MARK(struct access_look, organization),
	MARK(struct access_look, saved),
};

static void show_look(struct req *q, struct tpl *t, const struct access_look *a)
{
	struct tpl *row = tpl_section(t, "rows");

	page_fill(q, row, look_marks, COUNT(look_marks), a);
	page_flag(q, row, "by_program", a->party == PARTY_PROGRAM);
}

void looks_show(struct req *q, struct tpl *page, const struct access_look *all, size_t count)
{
	struct tpl *t = tpl_include(page, "looks", q->language, "parts/looks");

	page_flag(q, t, "has_looks", count);
	for (size_t i = 0; i < count; i++)
		show_look(q, t, &all[i]);
}
