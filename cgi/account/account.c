/* account.c - the viewer's own account: three forms, told apart by the hidden field part. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "referral/owner.h"
#include "site/account.h"
#include "site/session.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct name { const char *first_name; const char *last_name; const char *organization; };

static const struct input name_inputs[] = {
	INPUT(struct name, first_name, FIELD_NAME, .missing = PROBLEM_first_name_missing),
	INPUT(struct name, last_name, FIELD_NAME, .missing = PROBLEM_last_name_missing),
	INPUT(struct name, organization, FIELD_NAME),
};

struct further { const char *address; };

static const struct input further_inputs[] = {
	INPUT(struct further, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing),
};

struct passwords { const char *current_password; const char *password; };

static const struct input password_inputs[] = {
	INPUT(struct passwords, current_password, FIELD_RAW, .max = HTTP_BODY_MAX),
	INPUT(struct passwords, password, FIELD_RAW, .max = HTTP_BODY_MAX, .missing = PROBLEM_password_short),
};

static const struct mark name_marks[] = {
	MARK(struct account, first_name),
	MARK(struct account, last_name),
	MARK(struct account, organization),
};

static const struct mark address_marks[] = { MARK(struct account_address, address) };

static const struct mark place_marks[] = {
	MARK(struct session_place, site_name),
	MARK_WHEN(struct session_place, seen_at),
	MARK(struct session_place, is_this),
};

static bool is_part(const struct req *q, const char *part)
{
	return text_equal(field_value(&q->http->posted, "part"), part);
}

static bool is_name_posted(const struct req *q)
{
	return text_equal(q->http->method, "POST") && !is_part(q, "address") && !is_part(q, "password");
}

static void show_done(struct req *q, struct tpl *t)
{
	const char *done = field_value(&q->http->query, "saved");

	if (form_has_problems(q))
		return;
	if (text_equal(done, "name"))
		tpl_show(t, "saved_name");
	else if (text_equal(done, "password"))
		tpl_show(t, "saved_password");
	else if (text_equal(done, "address"))
		tpl_show(t, "saved_address");
}

/* What was typed into the form that was sent; in the others what is known. */
static void show_forms(struct req *q, struct tpl *t)
{
	if (is_name_posted(q)) {
		form_show(q, t, name_inputs, COUNT(name_inputs));
		return;
	}
	page_fill(q, t, name_marks, COUNT(name_marks), q->account);
	form_show(q, t, NULL, 0);
	if (is_part(q, "address"))
		tpl_set(t, "new_address", field_value(&q->http->posted, "address"));
}

enum err account_get(struct req *q)
{
	struct tpl *t = next_page(q);
	struct account_address *addresses;
	struct session_place *places;
	size_t address_count, place_count;
	enum err e;

	if ((e = account_addresses(q, q->account->id, &addresses, &address_count)))
		return e;
	if ((e = session_list(q, &places, &place_count)))
		return e;
	tpl_show(t, *q->account->first_name ? "no_name_wanted" : "name_wanted");
	tpl_show(t, q->account->password_hash ? "has_password" : "no_has_password");
	page_rows(q, t, "addresses", address_marks, COUNT(address_marks), addresses, address_count, sizeof *addresses);
	page_rows(q, t, "sessions", place_marks, COUNT(place_marks), places, place_count, sizeof *places);
	show_done(q, t);
	show_forms(q, t);
	form_hidden(q, t, "out_hidden", "/sign-out");
	return page_send(q, t, "account");
}

static enum err save_name(struct req *q)
{
	const char *next = next_path(q);
	int64_t id = q->account->id;
	struct name f;
	enum err e;

	if (form_read(q, name_inputs, COUNT(name_inputs), &f))
		return account_get(q);
	if ((e = owner_rename(q, id, f.first_name, f.last_name)))
		return e;
	if (field_value(&q->http->posted, "organization") && (e = account_set_organization(q, id, f.organization)))
		return e;
	return redirect(q, "%s", *next ? next : "/account?saved=name");
}

static enum err save_address(struct req *q)
{
	struct code_request r = { .account_id = q->account->id };
	struct further f;

	if (form_read(q, further_inputs, COUNT(further_inputs), &f) || !(r.address = steps_address(q, f.address)))
		return account_get(q);
	return steps_send_code(q, &r, "/account?saved=address");
}

static void check_passwords(struct req *q, const struct passwords *f)
{
	if (text_length(f->password) < PASSWORD_LEAST)
		form_problem(q, "password", PROBLEM_password_short);
	if (text_length(f->password) > PASSWORD_MOST)
		form_problem(q, "password", PROBLEM_password_long);
	if (form_has_problems(q) || !q->account->password_hash)
		return;
	if (text_length(f->current_password) > PASSWORD_MOST
			|| !secret_password_fits(q->account->password_hash, f->current_password))
		form_problem(q, "current_password", PROBLEM_current_password_wrong);
}

/* Whoever knew the old password is out. */
static enum err save_password(struct req *q)
{
	struct passwords f;
	enum err e;

	if (form_read(q, password_inputs, COUNT(password_inputs), &f))
		return account_get(q);
	check_passwords(q, &f);
	if (form_has_problems(q))
		return account_get(q);
	if ((e = account_set_password(q, q->account->id, f.password)))
		return e;
	if ((e = session_end_others(q)))
		return e;
	return redirect(q, "/account?saved=password");
}

enum err account_post(struct req *q)
{
	if (is_part(q, "address"))
		return save_address(q);
	if (is_part(q, "password"))
		return save_password(q);
	return save_name(q);
}
