/* inbound.c - Inbound Referrals: the list of programs that the viewer works for. */
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

enum err inbound_get(struct req *q)
{
	struct tpl *t = page_new(q);
	struct inbound_program *programs;
	size_t count;
	int64_t sum = 0;
	enum err e;

	if ((e = referral_inbound_programs(q, &programs, &count)))
		return e;
	if (!count)
		tpl_show(t, "no_program");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "program");

		page_fill(q, row, inbound_marks, COUNT(inbound_marks), &programs[i]);
		tpl_count(row, q->language, "not_updated", (unsigned long)programs[i].not_updated);
		tpl_set(row, "not_updated", dashboard_counted(q, programs[i].not_updated));
		page_flag(q, row, "has_not_updated", programs[i].not_updated);
		sum += programs[i].not_updated;
	}
	page_text(q, t, "not_updated_all", sum ? dashboard_counted(q, sum) : "");
	return page_send(q, t, "inbound", 200);
}
