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
	INPUT(struct sign_up, first_name, FIELD_NAME, .missing = PROBLEM_first_name_missing),
	INPUT(struct sign_up, last_name, FIELD_NAME, .missing = PROBLEM_last_name_missing),
	INPUT(struct sign_up, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing),
};

static enum err show_sign_up(struct req *q)
{
	struct tpl *t = next_page(q);

	form_show(q, t, sign_up_inputs, COUNT(sign_up_inputs));
	return page_send(q, t, "sign-up");
}

enum err sign_up_get(struct req *q)
{
	return q->account ? steps_go_on(q) : show_sign_up(q);
}

enum err sign_up_post(struct req *q)
{
	struct sign_up f;
	struct code_request r = { 0 };

	if (form_read(q, sign_up_inputs, COUNT(sign_up_inputs), &f) || !(r.address = steps_address(q, f.address)))
		return show_sign_up(q);
	r.first_name = f.first_name;
	r.last_name = f.last_name;
	return steps_send_code(q, &r, next_path(q));
}
