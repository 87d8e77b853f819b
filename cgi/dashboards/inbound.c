/* inbound.c - Inbound Referrals: the list of programs that the viewer works for. */
#include "dashboards/filter.h"
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "referral/referral.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark inbound_marks[] = {
	MARK(struct inbound_program, public_id),
	MARK(struct inbound_program, name),
	MARK(struct inbound_program, organization_name),
};

static void show_program(struct req *q, struct tpl *t, const struct inbound_program *p)
{
	struct tpl *row = tpl_section(t, "program");

	page_fill(q, row, inbound_marks, COUNT(inbound_marks), p);
	tpl_count(row, q->language, "not_updated", (unsigned long)p->not_updated);
	tpl_set(row, "not_updated", dashboard_counted(q, p->not_updated));
	page_flag(q, row, "has_not_updated", p->not_updated);
}

/* The sum is known only if all programs stand on one page. */
enum err inbound_get(struct req *q)
{
	const char *before = dashboard_asked(q, "before");
	struct inbound_program *programs;
	int64_t sum = 0;
	struct tpl *t;
	size_t count;
	enum err e;

	if ((e = referral_inbound_programs(q, before, &programs, &count)))
		return e;
	t = page_new(q);
	if (!count && !before)
		tpl_show(t, "no_program");
	for (size_t i = 0; i < count && i < LIST_PAGE; i++) {
		show_program(q, t, &programs[i]);
		sum += programs[i].not_updated;
	}
	page_text(q, t, "not_updated_all", sum && !before && count <= LIST_PAGE ? dashboard_counted(q, sum) : "");
	filter_show_next(q, t, count > LIST_PAGE ? programs[LIST_PAGE - 1].public_id : NULL, NULL);
	return page_send(q, t, "inbound", 200);
}
