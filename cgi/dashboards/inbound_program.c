/* inbound_program.c - the inbound referrals of one program. */
#include "dashboards/filter.h"
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "law/attention.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "parts/referral_rows.h"
#include "parts/status_row.h"
#include "referral/referral.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark inbound_program_marks[] = {
	{ "inbound_public_id", MARKS_TEXT, offsetof(struct inbound_program, public_id) },
	{ "inbound_name", MARKS_TEXT, offsetof(struct inbound_program, name) },
};

static void show_tabs(struct req *q, struct tpl *t, const struct inbound_program *p, enum list_tab current)
{
	const struct filter_tab tabs[] = {
		{ TAB_needs_you, p->needs_you }, { TAB_not_updated, p->not_updated }, { TAB_waiting, p->waiting },
		{ TAB_done, p->done }, { TAB_all, p->every },
	};

	filter_show_tabs(q, t, tabs, COUNT(tabs), current);
}

/* ---- heads of groups ---- */

static const char *urgent_head(struct req *q, const struct referral *r)
{
	enum attention a = attention_of(r->attention);

	if (a == ATTENTION_due)
		return dashboard_due_head(q, r->due_at);
	return a == ATTENTIONS ? "" : attention_slug(a);
}

static const char *waiting_head(struct req *q, const struct referral *r)
{
	return dashboard_due_head(q, r->due_at);
}

/* Where the list is in the order of what is due, heads divide it. */
static row_head *heads_of(const struct list *l)
{
	if (l->order != LIST_DUE || l->word)
		return NULL;
	return l->tab == TAB_needs_you ? urgent_head : l->tab == TAB_not_updated ? waiting_head : NULL;
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

static void show_program(struct req *q, struct tpl *t, const struct inbound_program *p)
{
	page_fill(q, t, inbound_program_marks, COUNT(inbound_program_marks), p);
	tpl_count(t, q->language, "not_updated", (unsigned long)p->not_updated);
	page_text(q, t, "not_updated", p->not_updated ? dashboard_counted(q, p->not_updated) : "");
}

enum err inbound_program_get(struct req *q)
{
	struct row_place place = { PARTY_PROGRAM, dashboard_here(q), .in_list = true, .ticks = true };
	struct list l = { .edge = LIST_PROGRAM };
	struct inbound_program p;
	struct list_page page;
	enum filter unknown;
	struct tpl *t;
	size_t saved;
	enum err e;

	if ((e = referral_inbound_program(q, req_id(q, "program"), &p)))
		return e;
	l.of = p.id;
	filter_read(q, &filter_inbound, &l, &unknown);
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	if ((e = list_read(q, &l, &page)))
		return e == ERR_INPUT ? filter_unknown(q, FILTER_before) : e;
	place.head = heads_of(&l);
	t = page_new(q);
	show_program(q, t, &p);
	show_tabs(q, t, &p, l.tab);
	filter_show_form(q, t, &filter_inbound);
	if ((e = show_takes_here(q, t, p.id)))
		return e;
	if ((e = referral_show_saved_rows(q, t, &place, page.all, page.count, p.id, &saved))
			|| (e = referral_show_rows(q, t, page.all, page.count, &place)))
		return e;
	page_flag(q, t, "has_referrals", page.count + saved);
	status_rows_show(q, t, &place, NULL);
	dashboard_show_csv_url(q, t);
	filter_show_next(q, t, page.next, page.further);
	return page_send(q, t, "inbound-program", 200);
}
