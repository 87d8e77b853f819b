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

struct code_input { const char *code; };
static const struct input code_inputs[] = {
	INPUT(struct code_input, code, FIELD_NAME, .max = 64, .missing = PROBLEM_referral_code_unknown,
		.words = "looked_code", .is_code = true, .autocomplete = "off", .autocapitalize = "characters"),
};

static struct form *open_code_form(struct req *q) { return form_open(q, NULL, code_inputs, COUNT(code_inputs)); }

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
	second_step_show_help(q, section, "/referrals");
	form_show(f, section);
	page_flag(q, t, "has_problems", form_has_problems(f));
	return page_send(q, t, "status-access", form_status(f));
}

/* ---- by the link of a message ---- */

enum err status_link_access_get(struct req *q)
{
	const char *token = req_id(q, "token");
	struct access_page a = { .look_count = 0 };
	struct referral *r;
	bool needed;
	enum err e;

	if ((e = referral_by_link(q, token, &r)))
		return e;
	if (!(r->parties & THE_SEEKER))
		return fail(q, ERR_MISSING, "the link of somebody else shows nobody");
	/* Somebody else may read the message of a discreet referral, and the list names the program's organization. */
	if ((e = second_step_waits(q, r, NULL, &needed)))
		return e;
	if (needed)
		return redirect(q, "/status/access");
	e = access_page(q, r, &a);
	return e ? e : show_looks(q, token, &a);
}

/* ---- by the code ---- */

enum err status_access_get(struct req *q) { return ask_code(q, open_code_form(q)); }

/* Changes nothing, so the answer is the page. */
enum err status_access_post(struct req *q)
{
	struct form *f = open_code_form(q);
	struct code_input in = { 0 };
	struct access_page a = { .look_count = 0 };
	enum err e;

	if (form_read(f, &in))
		return ask_code(q, f);
	e = access_page_by_code(q, in.code, &a);
	if (e == ERR_INPUT)
		form_problem(f, "code", PROBLEM_referral_code_unknown);
	if (e == ERR_LIMIT)
		form_over(f);
	if (form_has_problems(f))
		return ask_code(q, f);
	return e ? e : show_looks(q, "", &a);
}
