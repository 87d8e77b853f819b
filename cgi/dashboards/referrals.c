/* referrals.c - Referrals for Me: the list, and the form that adds a referral by its code. */
#include "dashboards/filter.h"
#include "dashboards/dashboard.h"
#include "dashboards/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "parts/referral_rows.h"
#include "parts/status_row.h"
#include "referral/claim.h"
#include "referral/referral.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static bool has_name(const struct req *q)
{
	return !text_is_empty(q->account->first_name) || !text_is_empty(q->account->last_name);
}

struct code_input { const char *code; };
static const struct input code_inputs[] = {
	INPUT(struct code_input, code, FIELD_NAME, .max = 64, .missing = PROBLEM_referral_code_unknown,
		.words = "code", .is_code = true, .autocomplete = "off", .autocapitalize = "characters"),
};

static struct form *open_code_form(struct req *q)
{
	return form_open(q, NULL, code_inputs, COUNT(code_inputs));
}

static enum err show(struct req *q, const struct form *f)
{
	struct row_place place = { PARTY_SEEKER, form_posted(f) ? "/referrals" : dashboard_here(q), .in_list = true, .shows_next = true };
	struct list l = { .edge = LIST_SEEKER };
	struct list_page page = { .count = 0 };
	enum filter unknown;
	struct tpl *t;
	enum err e;

	filter_read(q, &filter_mine, &l, &unknown);
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	if (has_name(q) && (e = list_read(q, &l, &page)))
		return e == ERR_INPUT ? filter_unknown(q, FILTER_before) : e;
	t = page_new(q);
	page_flag(q, t, "needs_name", !has_name(q));
	page_text(q, t, "name_url", path_to(q, "/account?next=/referrals"));
	dashboard_show_how_many(q, t, page.count, page.next);
	page_flag(q, t, "has_referrals", page.count);
	if (!page.count && has_name(q))
		tpl_show(t, "no_referral");
	if ((e = referral_show_rows(q, t, page.all, page.count, &place)))
		return e;
	status_rows_show(q, t, &place, NULL);
	filter_show_next(q, t, page.next, page.further);
	form_show(f, t);
	return page_send(q, t, "referrals", form_status(f));
}

enum err referrals_get(struct req *q) { return show(q, open_code_form(q)); }

enum err referrals_post(struct req *q)
{
	struct form *f = open_code_form(q);
	struct code_input in = { 0 };
	enum err e;

	if (!has_name(q))
		return redirect(q, "/account?next=/referrals");
	if (form_read(f, &in))
		return show(q, f);
	e = claim_by_code(q, in.code);
	if (e == ERR_INPUT || e == ERR_DENIED)
		form_problem(f, "code", e == ERR_INPUT ? PROBLEM_referral_code_unknown : PROBLEM_referral_code_of_other);
	if (e == ERR_LIMIT)
		form_over(f);
	if (form_has_problems(f))
		return show(q, f);
	return e ? e : redirect(q, "/referrals");
}
