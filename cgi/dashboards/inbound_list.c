/* inbound_list.c - shows a worklist of Inbound. */
#include "dashboards/inbound_list.h"

#include "base/req.h"
#include "dashboards/dashboard.h"
#include "dashboards/filter.h"
#include "edge/tpl.h"
#include "law/attention.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "parts/referral_rows.h"
#include "parts/status_row.h"
#include "referral/list.h"
#include "site/site.h"
#include "web/page.h"

static void show_tabs(struct req *q, struct tpl *t, const struct inbound_program *of, enum list_tab current)
{
	const struct filter_tab tabs[] = {
		{ TAB_needs_you, of->needs_you }, { TAB_not_updated, of->not_updated }, { TAB_waiting, of->waiting },
		{ TAB_done, of->done }, { TAB_all, of->every },
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

/* ---- the rows ---- */

/* Most programs ask no questions: their lists have no column for answers. */
static bool has_forms(const struct list_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->all[i].has_forms)
			return true;
	return false;
}

static enum err show_rows(struct req *q, struct tpl *t, const struct list *l, const struct list_page *page, bool *has_rows)
{
	struct row_place place = { PARTY_PROGRAM, dashboard_here(q), .in_list = true, .ticks = true, .head = heads_of(l),
		.names_program = l->edge == LIST_CLAIMER, .shows_forms = has_forms(page) };
	struct tpl *part = tpl_include(t, "list_part", q->language, "parts/inbound-list");
	size_t kept;
	enum err e;

	if ((e = referral_show_kept_rows(q, part, &place, page->all, page->count, l->of, &kept))
			|| (e = referral_show_rows(q, part, page->all, page->count, &place)))
		return e;
	*has_rows = page->count + kept;
	page_flag(q, t, "has_referrals", *has_rows);
	page_flag(q, part, "has_referrals", *has_rows);
	page_flag(q, part, "shows_forms", place.shows_forms);
	status_rows_show(q, part, &place, NULL);
	filter_show_next(q, part, page->next, page->further);
	return ERR_OK;
}

enum err inbound_list_show(struct req *q, struct tpl *t, const struct list *l, const struct inbound_program *of, bool *has_rows)
{
	struct list_page page;
	enum err e = list_read(q, l, &page);

	if (e)
		return e;
	show_tabs(q, t, of, l->tab);
	filter_show_form(q, t, &filter_inbound);
	return show_rows(q, t, l, &page, has_rows);
}
