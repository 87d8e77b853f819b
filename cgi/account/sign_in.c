/* sign_in.c - signing in, by password or by a code. */
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

struct sign_in { const char *address; const char *password; };

static const struct input sign_in_inputs[] = {
	INPUT(struct sign_in, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing),
	INPUT(struct sign_in, password, FIELD_RAW, .max = PASSWORD_MOST),
};

static enum err show_sign_in(struct req *q)
{
	struct tpl *t = next_page(q);

	form_show(q, t, sign_in_inputs, COUNT(sign_in_inputs));
	return page_send(q, t, "sign-in");
}

enum err sign_in_get(struct req *q)
{
	return q->account ? steps_go_on(q) : show_sign_in(q);
}

enum err sign_in_post(struct req *q)
{
	struct sign_in f;
	struct code_request r = { 0 };
	int64_t account_id;
	enum err e;

	if (form_read(q, sign_in_inputs, COUNT(sign_in_inputs), &f) || !(r.address = steps_address(q, f.address)))
		return show_sign_in(q);
	if (!*f.password)
		return steps_send_code(q, &r, next_path(q));
	e = owner_try_password(q, r.address, f.password, &account_id);
	if (e == ERR_MISSING) {
		form_problem(q, "password", PROBLEM_password_wrong);
		return show_sign_in(q);
	}
	return e ? e : steps_welcome(q, account_id);
}
