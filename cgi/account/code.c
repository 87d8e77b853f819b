/* code.c - the page where a person types the code that we sent. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/req.h"
#include "base/str.h"
#include "referral/owner.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct code { const char *code; };

static const struct input code_inputs[] = {
	INPUT(struct code, code, FIELD_NAME, .max = 40, .missing = PROBLEM_code_missing,
		.words = "sign_in_code", .is_short = true, .is_code = true, .longest = 20, .inputmode = "numeric", .autocomplete = "one-time-code"),
};

/* This session's newest code: its address and purpose. */
struct asked { const char *address; bool is_phone, is_further, is_proof; };

static const struct mark asked_marks[] = {
	MARK(struct asked, address),
	MARK(struct asked, is_phone),
	MARK(struct asked, is_further),
	MARK(struct asked, is_proof),
};

static enum err asked_for(struct req *q, struct asked *a)
{
	struct pending_code c = { 0 };
	enum err e = account_pending_code(q, &c);

	*a = (struct asked){ .address = "", .is_proof = q->account };
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	a->address = c.address;
	a->is_phone = address_is_phone(c.address);
	a->is_further = c.account_id;
	a->is_proof = q->account && !c.account_id;
	return ERR_OK;
}

static struct form *open_code(struct req *q)
{
	return form_open(q, NULL, code_inputs, COUNT(code_inputs));
}

static enum err show_code(struct req *q, const struct form *f)
{
	struct tpl *t = next_page(q);
	struct asked a;
	enum err e = asked_for(q, &a);

	if (e)
		return e;
	page_fill(q, t, asked_marks, COUNT(asked_marks), &a);
	form_show(f, t);
	return page_send(q, t, "sign-in-code", form_status(f));
}

enum err code_get(struct req *q) { return show_code(q, open_code(q)); }

static enum problem problem_of_code(enum err e)
{
	switch (e) {
	case ERR_MISSING: return PROBLEM_code_wrong;
	case ERR_GONE: return PROBLEM_code_expired;
	case ERR_CONFLICT: return PROBLEM_address_taken;
	default: return PROBLEM_none;
	}
}

enum err code_post(struct req *q)
{
	struct form *f = open_code(q);
	struct asked asked;
	struct code in;
	int64_t account_id;
	enum err e;

	if (form_read(f, &in))
		return show_code(q, f);
	if ((e = asked_for(q, &asked)))
		return e;
	e = owner_try_code(q, in.code, &account_id);
	if (problem_of_code(e))
		form_problem(f, "code", problem_of_code(e));
	if (e == ERR_LIMIT)
		form_over(f);
	if (form_has_problems(f))
		return show_code(q, f);
	if (e)
		return e;
	return asked.is_further ? steps_go_on(q) : steps_welcome(q, account_id);
}
