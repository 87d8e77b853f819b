/* access.c - who looked at a referral, for the person, who has its link or its code and no account. */
#include "referral/access.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "parts/looks.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "status/second_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static enum err show_looks(struct req *q, const char *token, const struct access_page *a)
{
	struct tpl *t = page_new_plain(q);

	page_text(q, t, "token", token);
	tpl_show(t, "found");
	looks_show(q, t, a);
	return page_send(q, t, "status-access", 200);
}

static enum err ask_code(struct req *q, const struct form *f)
{
	struct tpl *t = page_new_plain(q), *section;

	page_text(q, t, "token", "");
	section = tpl_section(t, "code_form");
	second_step_show_help(q, section, false, "/referrals");
	form_show(f, section);
	page_flag(q, t, "has_problems", form_has_problems(f));
	return page_send(q, t, "status-access", form_status(f));
}

/* ---- by the link of a message ---- */

enum err status_link_access_get(struct req *q)
{
	struct access_page a = { .look_count = 0 };
	struct referral *r;
	bool needed;
	enum err e = second_step_find(q, &r);

	/* Somebody else may read the message of a discreet referral, and the list names the program's organization. */
	if (e || (e = second_step_waits(q, r, NULL, &needed)))
		return e;
	if (needed)
		return redirect(q, "/status/access");
	e = access_page(q, r, &a);
	return e ? e : show_looks(q, req_id(q, "token"), &a);
}

/* ---- by the code ---- */

enum err status_access_get(struct req *q) { return ask_code(q, second_step_form(q)); }

/* Changes nothing, so the answer is the page. */
enum err status_access_post(struct req *q)
{
	struct form *f = second_step_form(q);
	const char *code = second_step_typed(f);
	struct access_page a = { .look_count = 0 };
	enum err e;

	if (!code)
		return ask_code(q, f);
	e = access_page_by_code(q, code, &a);
	if (e == ERR_INPUT)
		form_problem(f, "code", PROBLEM_referral_code_unknown);
	if (e == ERR_LIMIT)
		form_over(f);
	if (form_has_problems(f))
		return ask_code(q, f);
	return e ? e : show_looks(q, "", &a);
}
