/* sign_up.c - signing up. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/req.h"
#include "base/str.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct sign_up { const char *first_name; const char *last_name; const char *address; };

static const struct input sign_up_inputs[] = {
	INPUT(struct sign_up, first_name, FIELD_NAME,
		.words = "first_name", .autocomplete = "given-name"),
	INPUT(struct sign_up, last_name, FIELD_NAME,
		.words = "last_name", .autocomplete = "family-name"),
	INPUT(struct sign_up, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing,
		.words = "address_to_prove", .is_code = true, .autocomplete = "username", .autocapitalize = "none"),
};

static struct form *open_sign_up(struct req *q)
{
	return form_open(q, NULL, sign_up_inputs, COUNT(sign_up_inputs));
}

static enum err show_sign_up(struct req *q, const struct form *f)
{
	struct tpl *t = next_page(q);

	form_show(f, t);
	return page_send(q, t, "sign-up", form_status(f));
}

enum err sign_up_get(struct req *q)
{
	return q->account ? steps_go_on(q) : show_sign_up(q, open_sign_up(q));
}

enum err sign_up_post(struct req *q)
{
	struct form *f = open_sign_up(q);
	struct code_request r = { 0 };
	struct sign_up in;
	enum err e;

	e = form_read(f, &in);
	if (e != ERR_FORGED)
		form_names(f, "first_name", &in.first_name, &in.last_name, PROBLEM_name_missing);
	if (form_has_problems(f) || !(r.address = steps_address(q, f, in.address))
			|| !steps_may_send(q, f, r.address))
		return show_sign_up(q, f);
	r.first_name = in.first_name;
	r.last_name = in.last_name;
	if ((e = steps_send_code(q, &r)) == ERR_LIMIT) {
		form_over(f);
		return show_sign_up(q, f);
	}
	return e ? e : steps_go_to_code(q, next_path(q));
}
