/* prove.c - asks once more for a password or a code, before what only the owner of an account may do. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"

struct by_password { const char *password; };

static const struct input password_inputs[] = {
	INPUT(struct by_password, password, FIELD_RAW, .max = HTTP_BODY_MAX, .missing = PROBLEM_password_not_yours,
		.words = "password", .longest = 200, .autocomplete = "current-password"),
};

struct by_code { const char *address; };

static const struct input code_inputs[] = {
	INPUT(struct by_code, address, FIELD_NAME, .max = 254, .words = "send_code_to", .is_short = true, .is_code = true, .autocomplete = "off"),
};

struct forms {
	struct form *password, *code;
	const char *first;		/* the address that gets the code if none is chosen; NULL: there is none */
	size_t addresses;
};

static enum err open_forms(struct req *q, struct forms *all)
{
	struct account_address *addresses;
	struct option *options;
	size_t count;
	enum err e = account_addresses(q, q->account->id, &addresses, &count);

	if (e)
		return e;
	all->password = form_open(q, "password", password_inputs, COUNT(password_inputs));
	all->code = form_open(q, "code", code_inputs, COUNT(code_inputs));
	all->first = count ? addresses[0].address : NULL;
	all->addresses = count;
	options = arena_array(q->arena, count + 1, sizeof(*options));
	for (size_t i = 0; i < count; i++)
		options[i].value = options[i].label = addresses[i].address;
	form_options(all->code, "address", options, count);
	return ERR_OK;
}

static enum err show(struct req *q, const struct forms *all, const struct form *sent)
{
	struct tpl *t = next_page(q), *part;

	if (sent)
		form_show_problems(sent, t);
	if (q->account->password_hash)
		form_show(all->password, tpl_section(t, "password_form"));
	if (all->addresses) {
		part = tpl_section(t, "code_form");
		form_show(all->code, part);
		page_text(q, part, "only_address", all->addresses == 1 ? all->first : NULL);
		page_flag(q, part, "instead", q->account->password_hash);
	}
	page_flag(q, t, "by_portal", !q->account->password_hash && !all->addresses);
	return page_send(q, t, "account-prove", form_status(sent));
}

enum err prove_get(struct req *q)
{
	struct forms all;
	enum err e = open_forms(q, &all);

	return e ? e : show(q, &all, NULL);
}

static enum err take_password(struct req *q, const struct forms *all)
{
	struct by_password in;
	enum err e;

	if (form_read(all->password, &in))
		return show(q, all, all->password);
	if ((e = steps_check_password(q, all->password, "password", in.password, PROBLEM_password_not_yours)))
		return e;
	return form_has_problems(all->password) ? show(q, all, all->password) : steps_welcome(q, q->account->id);
}

static enum err is_own(struct req *q, const char *address, bool *is)
{
	struct account a = { 0 };
	enum err e = account_by_address(q, address, &a);

	*is = !e && a.id == q->account->id;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err send_code(struct req *q, const struct forms *all)
{
	struct code_request r = { 0 };
	struct by_code in;
	bool is;
	enum err e;

	if (form_read(all->code, &in))
		return show(q, all, all->code);
	r.address = text_is_empty(in.address) ? text_or_empty(all->first) : in.address;
	if ((e = is_own(q, r.address, &is)))
		return e;
	if (!is)
		form_problem(all->code, "address", PROBLEM_choice_unknown);
	if (!is || !steps_may_send(q, all->code, r.address))
		return show(q, all, all->code);
	if ((e = steps_send_code(q, &r)) == ERR_LIMIT) {
		form_over(all->code);
		return show(q, all, all->code);
	}
	return e ? e : steps_go_to_code(q, next_path(q));
}

enum err prove_post(struct req *q)
{
	struct forms all;
	enum err e = open_forms(q, &all);

	if (e)
		return e;
	return form_posted(all.code) ? send_code(q, &all) : take_password(q, &all);
}
