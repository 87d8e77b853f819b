/* inbound_program.c - the inbound referrals of one program. */
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "referral/referral.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark inbound_program_marks[] = {
	{ "inbound_public_id", MARKS_TEXT, offsetof(struct inbound_program, public_id) },
	{ "inbound_name", MARKS_TEXT, offsetof(struct inbound_program, name) },
};

static void show_status_options(struct req *q, struct tpl *t, unsigned chosen)
{
	for (enum status s = 0; s < STATUSES; s++) {
		struct tpl *option = tpl_section(t, "status_options");
		const char *slug = status_slug(s);

		tpl_set(option, "slug", slug);
		tpl_set(option, "label", words(q, q->language, "statuses", slug));
		if (chosen & 1u << s)
			tpl_show(option, "selected");
	}
}

/* New referrals come in where the Connect form leads here. On a tracking-only site every program has the form, but is not
 * told. */
static enum err show_takes_here(struct req *q, struct tpl *t, int64_t program_id)
{
	struct program p;
	enum err e = program_by_id(q, program_id, &p);

	if (!e)
		page_flag(q, t, "takes_here", program_way(q, &p) == WAY_CONNECT && !q->site->tracking_only);
	return e;
}

enum err inbound_program_get(struct req *q)
{
	struct row_place place = { PARTY_PROGRAM, dashboard_here(q), .in_list = true };
	struct inbound_program p;
	struct referral *all;
	struct list l;
	struct tpl *t;
	size_t count;
	enum err e;

	if ((e = referral_inbound_program(q, req_id(q, "program"), &p)))
		return e;
	l = dashboard_list(q, LIST_PROGRAM, p.id);
	l.word = dashboard_asked(q, "q");
	if ((e = list_read(q, &l, &all, &count)))
		return e;
	t = page_new(q);
	page_fill(q, t, inbound_program_marks, COUNT(inbound_program_marks), &p);
	tpl_count(t, q->language, "not_updated", (unsigned long)p.not_updated);
	page_text(q, t, "not_updated", p.not_updated ? dashboard_counted(q, p.not_updated) : "");
	page_text(q, t, "q", l.word);
	page_flag(q, t, "filtering", l.word || l.statuses);
	show_status_options(q, t, l.statuses);
	page_flag(q, t, "has_referrals", count);
	if ((e = show_takes_here(q, t, p.id)))
		return e;
	if ((e = referral_show_rows(q, t, all, count, &place)))
		return e;
	page_text(q, t, "look_further_url", "");
	dashboard_show_next_referrals(q, t, &l, all, count);
	dashboard_show_csv_url(q, t);
	return page_send(q, t, "inbound-program", 200);
}
