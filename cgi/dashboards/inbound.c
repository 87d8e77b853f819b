/* inbound.c - Inbound Referrals: the referrals of all programs that the viewer works for, and the list of these programs. */
#include "dashboards/filter.h"
#include "dashboards/dashboard.h"
#include "dashboards/inbound_list.h"
#include "dashboards/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark inbound_marks[] = {
	MARK(struct inbound_program, public_id),
	MARK(struct inbound_program, name),
	MARK(struct inbound_program, organization_name),
};

/* ---- the programs ---- */

static void show_program(struct req *q, struct tpl *t, const struct inbound_program *p)
{
	struct tpl *row = tpl_section(t, "program");

	page_fill(q, row, inbound_marks, COUNT(inbound_marks), p);
	tpl_count(row, q->language, "not_updated", (unsigned long)p->not_updated);
	tpl_set(row, "not_updated", dashboard_counted(q, p->not_updated));
	page_flag(q, row, "has_not_updated", p->not_updated);
}

/* A page of them by name, behind the program `after`, which may be NULL. */
static enum err show_programs(struct req *q, struct tpl *t, const char *after)
{
	struct inbound_program *programs;
	size_t count;
	enum err e = referral_inbound_programs(q, after, &programs, &count);

	if (e)
		return e;
	page_flag(q, t, "works", count || after);
	page_flag(q, t, "has_programs", count);
	for (size_t i = 0; i < count && i < LIST_PAGE; i++)
		show_program(q, t, &programs[i]);
	page_text(q, t, "more_programs_url", count > LIST_PAGE
		? path_to(q, "/inbound?after=%s", programs[LIST_PAGE - 1].public_id) : "");
	return ERR_OK;
}

/* ---- the referrals ---- */

/* True if the address of the page narrows the list or chooses a part of it. */
static bool is_chosen(struct req *q)
{
	for (enum filter f = 0; f < FILTERS; f++)
		if (filter_value(q, f))
			return true;
	return false;
}

/* The list of one of the programs, if the query names it: the numbers of its tabs are that program's. */
static enum err find_list(struct req *q, struct list *l, struct inbound_program *of)
{
	const char *program = filter_value(q, FILTER_program);
	enum err e;

	if (!program)
		return referral_inbound_all(q, of);
	if ((e = referral_inbound_program(q, program, of)))
		return e;
	l->edge = LIST_PROGRAM;
	l->of = of->id;
	return ERR_OK;
}

/* The tab that the start page opens with: where the work is. */
static void choose_work(struct list *l, const struct inbound_program *of)
{
	l->tab = !of->needs_you && of->not_updated ? TAB_not_updated : TAB_needs_you;
	l->order = LIST_DUE;
}

static enum err show_referrals(struct req *q, struct tpl *t, bool chosen, enum filter *unknown)
{
	struct list l = { .edge = LIST_CLAIMER };
	struct inbound_program of;
	bool has_rows;
	enum err e;

	filter_read(q, &filter_all_inbound, &l, unknown);
	if (*unknown < FILTERS)
		return ERR_OK;
	if ((e = find_list(q, &l, &of))) {
		*unknown = e == ERR_MISSING ? FILTER_program : FILTERS;
		return e == ERR_MISSING ? ERR_OK : e;
	}
	if (!chosen)
		choose_work(&l, &of);
	page_flag(q, t, "all_done", l.tab == TAB_needs_you);
	e = inbound_list_show(q, t, &l, &of, &has_rows);
	*unknown = e == ERR_INPUT ? FILTER_before : FILTERS;
	return e == ERR_INPUT ? ERR_OK : e;
}

/* The start page has the viewer's work, and the programs; a search or a tab has only referrals. */
enum err inbound_get(struct req *q)
{
	const char *after = dashboard_asked(q, "after");
	bool chosen = is_chosen(q);
	enum filter unknown = FILTERS;
	struct tpl *t = page_new(q);
	enum err e;

	if (!after && (e = show_referrals(q, t, chosen, &unknown)))
		return e;
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	page_flag(q, t, "has_list", !after);
	page_flag(q, t, "chosen", chosen);
	if (chosen)
		tpl_show(t, "works");
	else if ((e = show_programs(q, t, after)))
		return e;
	return page_send(q, t, "inbound", 200);
}
