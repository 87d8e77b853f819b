/* access.c - who looked at a referral: for the person whom it is about. */
#include "referral/access.h"

#include "base/req.h"
#include "base/str.h"
#include "dashboards/pages.h"
#include "edge/tpl.h"
#include "referral/referral.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_name),
};

static const struct mark look_marks[] = {
	MARK_DAY(struct access_look, day),
	MARK(struct access_look, organization),
	MARK(struct access_look, saved),
};

static void show_look(struct req *q, struct tpl *t, const struct access_look *a)
{
	struct tpl *row = tpl_section(t, "looks");

	page_fill(q, row, look_marks, COUNT(look_marks), a);
	page_flag(q, row, "by_program", a->party == PARTY_PROGRAM);
}

enum err referral_access_get(struct req *q)
{
	struct referral *r;
	struct access_look *all;
	size_t count;
	struct tpl *t;
	enum err e = referral_find(q, req_id(q, "referral"), &r);

	if (e || (e = access_of_referral(q, r, &all, &count)))
		return e;
	t = page_new(q);
	page_fill(q, t, marks, COUNT(marks), r);
	page_flag(q, t, "has_looks", count);
	for (size_t i = 0; i < count; i++)
		show_look(q, t, &all[i]);
	return page_send(q, t, "referral-access", 200);
}
