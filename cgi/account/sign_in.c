/* sign_in.c - signing in, by password or by a code. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/account.h"
#include "site/account_setting.h"
#include "site/oidc.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct sign_in { const char *address; const char *password; };

static const struct input sign_in_inputs[] = {
	INPUT(struct sign_in, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing,
		.words = "address", .is_code = true, .autocomplete = "username", .autocapitalize = "none"),
	INPUT(struct sign_in, password, FIELD_RAW, .max = PASSWORD_MOST,
		.words = "password", .longest = 200, .autocomplete = "current-password"),
};

static struct form *open_sign_in(struct req *q)
{
	return form_open(q, NULL, sign_in_inputs, COUNT(sign_in_inputs));
}

static enum err show_sign_in(struct req *q, const struct form *f)
{
	struct tpl *t = next_page(q);

	form_show(f, t);
	page_flag(q, t, "closed", !form_posted(f) && field_value(&q->http->query, "closed"));
	page_flag(q, t, "portal_door", q->conf->sign_in_portal);
	page_flag(q, t, "oidc_door", oidc_is_set(q));
	return page_send(q, t, "sign-in", form_status(f));
}

enum err sign_in_get(struct req *q)
{
	return q->account ? steps_go_on(q) : show_sign_in(q, open_sign_in(q));
}

enum err sign_in_post(struct req *q)
{
	struct form *f = open_sign_in(q);
	struct code_request r = { 0 };
	struct sign_in in;
	int64_t account_id;
	enum err e;

	if (form_read(f, &in) || !(r.address = steps_address(q, f, in.address)))
		return show_sign_in(q, f);
	if (!*in.password && !steps_may_send(q, f, r.address))
		return show_sign_in(q, f);
	e = *in.password ? account_try_password(q, r.address, in.password, &account_id) : steps_send_code(q, &r);
	if (e == ERR_MISSING)
		form_problem(f, "password", PROBLEM_password_wrong);
	if (e == ERR_LIMIT)
		form_over(f);
	if (form_has_problems(f))
		return show_sign_in(q, f);
	if (e)
		return e;
	return *in.password ? steps_welcome(q, account_id) : steps_go_to_code(q, next_path(q));
}
