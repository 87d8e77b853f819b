/* second_step.c - requires the code of a discreet referral, except from readers who need none. */
#include "status/second_step.h"

#include <stddef.h>

#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/veil.h"
#include "law/visibility.h"
#include "referral/claim.h"
#include "referral/referral.h"
#include "site/limit.h"
#include "web/form.h"
#include "web/page.h"
#include "web/reader.h"
#include "web/route.h"

struct code_input { const char *code; };
static const struct input code_inputs[] = {
	INPUT(struct code_input, code, FIELD_NAME, .max = 64, .missing = PROBLEM_referral_code_unknown,
		.words = "looked_code", .is_short = true, .is_code = true, .autocomplete = "off", .autocapitalize = "characters"),
};

struct form *second_step_form(struct req *q) { return form_open(q, NULL, code_inputs, COUNT(code_inputs)); }

static enum err try_code(struct req *q, const struct referral *r, const char *code)
{
	struct limit_by by = limit_by_reader(q, r->public_id);
	enum err e = limit_take(q, LIMITED_referral_code, &by);

	if (e)
		return e;
	return claim_code_fits(q, r, code) ? limit_give_back(q, LIMITED_referral_code, &by) : ERR_MISSING;
}

const char *second_step_typed(struct form *f)
{
	struct code_input in = { 0 };

	return form_read(f, &in) ? NULL : in.code;
}

enum err second_step_try(struct req *q, const struct referral *r, struct form *f)
{
	const char *code = second_step_typed(f);
	enum err e = code ? try_code(q, r, code) : ERR_OK;

	if (e == ERR_MISSING)
		form_problem(f, "code", PROBLEM_referral_code_unknown);
	if (e == ERR_LIMIT)
		form_over(f);
	if (!e && !form_has_problems(f) && second_step_is_due(r))
		e = claim_code_typed(q, r);
	return e && !form_has_problems(f) ? e : ERR_OK;
}

bool second_step_is_due(const struct referral *r)
{
	return r->by_link && r->parties & THE_SEEKER && referral_is_veiled(r);
}

/* A helper signs in: their account has the referral. */
static bool is_helper(struct req *q, const struct referral *r)
{
	struct referral *own;

	return q->account && !referral_find(q, r->public_id, &own) && own->parties & THE_HELPER;
}

/* For contact information, which no link alone shows, whether the referral is discreet or not. */
static enum err waits_for_contact(struct req *q, const struct referral *r, bool *waits)
{
	bool is_seeker;
	enum err e;

	*waits = second_step_is_due(r);
	if (r->parties & THE_HELPER) {
		*waits = !is_helper(q, r);
		return ERR_OK;
	}
	if (veil_by_code(r->veiled, r->at.origin))
		return ERR_OK;
	e = claim_is_seeker(q, r, &is_seeker);

	*waits = !is_seeker;
	return e;
}

enum err second_step_link(struct req *q, struct referral **r)
{
	enum err e = referral_by_link(q, req_id(q, "token"), r);

	if (!e && (*r)->parties & THE_SEEKER)
		reader_prefer(q, (*r)->seeker.language);
	return e;
}

enum err second_step_find(struct req *q, struct referral **r)
{
	enum err e = second_step_link(q, r);

	if (e)
		return e;
	return (*r)->parties & THE_SEEKER ? ERR_OK : fail(q, ERR_MISSING, "the link of somebody else");
}

enum err second_step_enter(struct req *q, struct referral **r)
{
	enum err e = second_step_find(q, r);

	if (e || !second_step_is_due(*r))
		return e;
	*r = NULL;
	return redirect(q, "/s/%s", req_id(q, "token"));
}

enum err second_step_open(struct req *q, struct second_step *s)
{
	enum err e = second_step_enter(q, &s->r);

	if (e || !s->r || (e = waits_for_contact(q, s->r, &s->waits)))
		return e;
	s->f = s->waits ? second_step_form(q) : form_open(q, NULL, NULL, 0);
	return ERR_OK;
}

enum err second_step_sent(struct req *q, struct second_step *s)
{
	enum err e = second_step_open(q, s);

	if (e || !s->r)
		return e;
	/* Without the code there is only the form itself to read; its faults are shown with it. */
	if (!s->waits)
		(void)form_read(s->f, NULL);
	else if ((e = second_step_try(q, s->r, s->f)))
		return e;
	s->r->proved = form_status(s->f) == 200;
	return ERR_OK;
}

void second_step_show(struct req *q, struct tpl *section, const struct second_step *s, const char *path)
{
	page_flag(q, section, "waits", s->waits);
	second_step_show_help(q, section, false, path);
	form_show(s->f, section);
}

void second_step_show_help(struct req *q, struct tpl *t, bool by_code, const char *next)
{
	struct tpl *help = tpl_include(t, "no_code", q->language, "parts/no-code");

	page_flag(q, help, "by_code", by_code);
	tpl_set(help, "next", next);
}

enum err second_step_waits(struct req *q, const struct referral *r, const struct form *f, bool *waits)
{
	const char *code = f ? field_value(&q->http->posted, "code") : NULL;

	*waits = false;
	if (!r->discreet || r->parties & THE_PROGRAM)
		return ERR_OK;
	if (code && !form_has_problems(f) && claim_code_fits(q, r, code))
		return ERR_OK;
	return waits_for_contact(q, r, waits);
}
