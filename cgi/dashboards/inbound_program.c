/* inbound_program.c - the inbound referrals of one program. */
#include "dashboards/filter.h"
#include "dashboards/dashboard.h"
#include "dashboards/inbound_list.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "referral/referral.h"
#include "site/site.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark inbound_program_marks[] = {
	{ "inbound_public_id", MARKS_TEXT, offsetof(struct inbound_program, public_id) },
	{ "inbound_name", MARKS_TEXT, offsetof(struct inbound_program, name) },
};

/* For a list without rows. New referrals come in where the Connect form leads here. On a tracking-only site every program has
 * the form, but gets no messages. */
static enum err show_takes_here(struct req *q, struct tpl *t, int64_t program_id)
{
	struct program p;
	enum err e = program_by_id(q, program_id, &p);

	if (!e)
		page_flag(q, t, "takes_here", program_way(q, &p) == WAY_CONNECT && !q->site->tracking_only);
	return e;
}

static void show_program(struct req *q, struct tpl *t, const struct inbound_program *p)
{
	page_fill(q, t, inbound_program_marks, COUNT(inbound_program_marks), p);
	tpl_count(t, q->language, "not_updated", (unsigned long)p->not_updated);
	page_text(q, t, "not_updated", p->not_updated ? dashboard_counted(q, p->not_updated) : "");
}

enum err inbound_program_get(struct req *q)
{
	struct list l = { .edge = LIST_PROGRAM };
	struct inbound_program p;
	enum filter unknown;
	bool has_rows;
	struct tpl *t;
	enum err e;

	if ((e = referral_inbound_program(q, req_id(q, "program"), &p)))
		return e;
	l.of = p.id;
	filter_read(q, &filter_inbound, &l, &unknown);
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	t = page_new(q);
	if ((e = inbound_list_show(q, t, &l, &p, &has_rows)))
		return e == ERR_INPUT ? filter_unknown(q, FILTER_before) : e;
	show_program(q, t, &p);
	if (!has_rows && (e = show_takes_here(q, t, p.id)))
		return e;
	dashboard_show_csv_url(q, t);
	return page_send(q, t, "inbound-program", 200);
}
