/* account.c - sign up, in and out; the viewer's own account.
 *
 * No answer tells whether anybody has an address: a code is sent to whatever
 * address is typed, and a password that does not fit costs and says the same
 * for an address that nobody has. */
#include "site/account.h"

#include <string.h>

#include "site/address.h"
#include "web/app.h"
#include "web/form.h"
#include "edge/http.h"
#include "web/page.h"
#include "web/reader.h"
#include "referral/referral.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/session.h"


#define HOME "/referrals"		/* where sign-in leads when nothing else is asked for */
#define NEXT_MAX 2000

/* ---- next: a path of this site, and nothing else ---- */

static bool is_path_of_site(const char *text)
{
	if (text[0] != '/' || text[1] == '/' || strlen(text) > NEXT_MAX)
		return false;
	for (const char *c = text; *c; c++)
		if (*c == '\\' || (unsigned char)*c < 0x20 || *c == 0x7f)
			return false;
	return true;
}

/* Blanks and letters beyond ASCII, as a Location header wants them. */
static char *as_location(struct req *q, const char *path)
{
	struct str s;

	str_init(&s, q->arena, NEXT_MAX * 3);
	for (const char *c = path; *c; c++)
		if (*c == ' ' || (unsigned char)*c >= 0x80)
			str_printf(&s, "%%%02X", (unsigned)(unsigned char)*c);
		else
			str_add_char(&s, *c);
	return s.text;
}

/* "" when none was asked for, or a bad one. */
static const char *next_of(struct req *q)
{
	const char *posted = field_value(&q->http->posted, "next");
	const char *next = posted ? posted : field_value(&q->http->query, "next");

	return next && is_path_of_site(next) ? as_location(q, next) : "";
}

static char *with_next(struct req *q, const char *path, const char *next)
{
	if (!*next)
		return arena_text(q->arena, path);
	return arena_printf(q->arena, "%s?next=%s", path, text_url_encode(q->arena, next));
}

struct where { const char *next; };

static const struct mark where_marks[] = { MARK(struct where, next) };

static struct tpl *page(struct req *q)
{
	struct where w = { next_of(q) };
	struct tpl *t = page_new(q);

	page_fill(q, t, where_marks, COUNT(where_marks), &w);
	return t;
}

/* ---- after sign-in ---- */

/* An account without a name is asked for it before any referral is shown. */
static enum err go_on(struct req *q)
{
	const char *next = next_of(q);

	if (!*q->account->first_name)
		return redirect(q, "%s", with_next(q, "/account", next));
	return redirect(q, "%s", *next ? next : HOME);
}

/* Somebody who signs in from their thank-you page keeps what they sent. */
static enum err claim_receipt(struct req *q)
{
	const char *next = next_of(q);
	const char *receipt = next + strlen("/sent/");
	enum err e;

	if (!text_starts(next, "/sent/"))
		return ERR_OK;
	e = referral_claim_receipt(q, arena_bytes(q->arena, receipt, strcspn(receipt, "/?#")));
	if (e != ERR_MISSING)
		return e;
	fail_forget(q);
	return ERR_OK;
}

static enum err welcome(struct req *q, int64_t account_id)
{
	enum err e;

	if (q->account && q->account->id == account_id)
		return go_on(q);
	if ((e = session_sign_in(q, account_id)))
		return e;
	if ((e = referral_claim_for(q, account_id)))
		return e;
	if ((e = claim_receipt(q)))
		return e;
	return go_on(q);
}

/* ---- sign in ---- */

struct sign_in { const char *address; const char *password; };

static const struct input sign_in_inputs[] = {
	INPUT(struct sign_in, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing),
	INPUT(struct sign_in, password, FIELD_RAW, .max = PASSWORD_MOST),
};

static enum err show_sign_in(struct req *q)
{
	struct tpl *t = page(q);

	form_show(q, t, sign_in_inputs, COUNT(sign_in_inputs));
	return page_send(q, t, "sign-in");
}

static enum err get_sign_in(struct req *q)
{
	return q->account ? go_on(q) : show_sign_in(q);
}

/* The address in normal form; NULL, with its problem told, when it is none. */
static const char *normal(struct req *q, const char *typed)
{
	const char *address = address_normal(q, typed);

	if (!address)
		form_problem(q, "address", PROBLEM_address_format);
	return address;
}

static enum err send_code(struct req *q, struct code_request *r, const char *next)
{
	enum err e;

	r->language = reader_language(q);
	if ((e = account_send_code(q, r)))
		return e;
	return redirect(q, "%s", with_next(q, "/sign-in/code", next));
}

static enum err post_sign_in(struct req *q)
{
	struct sign_in f;
	struct code_request r = { 0 };
	int64_t account_id;
	enum err e;

	if (form_read(q, sign_in_inputs, COUNT(sign_in_inputs), &f) || !(r.address = normal(q, f.address)))
		return show_sign_in(q);
	if (!*f.password)
		return send_code(q, &r, next_of(q));
	e = account_try_password(q, r.address, f.password, &account_id);
	if (e == ERR_MISSING) {
		form_problem(q, "password", PROBLEM_password_wrong);
		return show_sign_in(q);
	}
	return e ? e : welcome(q, account_id);
}

/* ---- the code ---- */

struct code { const char *code; };

static const struct input code_inputs[] = {
	INPUT(struct code, code, FIELD_NAME, .max = 40, .missing = PROBLEM_code_missing),
};

/* What this browser's newest code is for. */
struct asked { const char *address; bool is_phone; bool is_further; };

static const struct mark asked_marks[] = {
	MARK(struct asked, address),
	MARK(struct asked, is_phone),
	MARK(struct asked, is_further),
};

static enum err asked_for(struct req *q, struct asked *a)
{
	struct pending_code c = { 0 };
	enum err e = account_pending_code(q, &c);

	*a = (struct asked){ .address = "" };
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	a->address = c.address;
	a->is_phone = address_is_phone(c.address);
	a->is_further = c.account_id;
	return ERR_OK;
}

static enum err show_code(struct req *q)
{
	struct tpl *t = page(q);
	struct asked a;
	enum err e = asked_for(q, &a);

	if (e)
		return e;
	page_fill(q, t, asked_marks, COUNT(asked_marks), &a);
	form_show(q, t, code_inputs, COUNT(code_inputs));
	return page_send(q, t, "sign-in-code");
}

static enum problem problem_of_code(enum err e)
{
	switch (e) {
	case ERR_MISSING: return PROBLEM_code_wrong;
	case ERR_GONE: return PROBLEM_code_expired;
	case ERR_CONFLICT: return PROBLEM_address_taken;
	default: return PROBLEM_none;
	}
}

static enum err post_code(struct req *q)
{
	struct code f;
	int64_t account_id;
	enum err e;

	if (form_read(q, code_inputs, COUNT(code_inputs), &f))
		return show_code(q);
	e = account_try_code(q, f.code, &account_id);
	if (problem_of_code(e)) {
		form_problem(q, "code", problem_of_code(e));
		return show_code(q);
	}
	return e ? e : welcome(q, account_id);
}

/* ---- sign up ---- */

struct sign_up { const char *first_name; const char *last_name; const char *address; };

static const struct input sign_up_inputs[] = {
	INPUT(struct sign_up, first_name, FIELD_NAME, .missing = PROBLEM_first_name_missing),
	INPUT(struct sign_up, last_name, FIELD_NAME, .missing = PROBLEM_last_name_missing),
	INPUT(struct sign_up, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing),
};

static enum err show_sign_up(struct req *q)
{
	struct tpl *t = page(q);

	form_show(q, t, sign_up_inputs, COUNT(sign_up_inputs));
	return page_send(q, t, "sign-up");
}

static enum err get_sign_up(struct req *q)
{
	return q->account ? go_on(q) : show_sign_up(q);
}

static enum err post_sign_up(struct req *q)
{
	struct sign_up f;
	struct code_request r = { 0 };

	if (form_read(q, sign_up_inputs, COUNT(sign_up_inputs), &f) || !(r.address = normal(q, f.address)))
		return show_sign_up(q);
	r.first_name = f.first_name;
	r.last_name = f.last_name;
	return send_code(q, &r, next_of(q));
}

/* ---- sign out ---- */

static enum err post_sign_out(struct req *q)
{
	enum err e = form_read(q, NULL, 0, NULL);

	if (!q->session)
		return redirect(q, "/");
	if (e)
		return e;
	if ((e = session_end(q, text_equal(field_value(&q->http->posted, "everywhere"), "yes"))))
		return e;
	return redirect(q, "/");
}

/* ---- the account: three forms, told apart by the hidden field part ---- */

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

static enum err show_account(struct req *q)
{
	struct tpl *t = page(q);
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
	const char *next = next_of(q);
	int64_t id = q->account->id;
	struct name f;
	enum err e;

	if (form_read(q, name_inputs, COUNT(name_inputs), &f))
		return show_account(q);
	if ((e = account_rename(q, id, f.first_name, f.last_name)))
		return e;
	if (field_value(&q->http->posted, "organization") && (e = account_set_organization(q, id, f.organization)))
		return e;
	return redirect(q, "%s", *next ? next : "/account?saved=name");
}

static enum err save_address(struct req *q)
{
	struct code_request r = { .account_id = q->account->id };
	struct further f;

	if (form_read(q, further_inputs, COUNT(further_inputs), &f) || !(r.address = normal(q, f.address)))
		return show_account(q);
	return send_code(q, &r, "/account?saved=address");
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
		return show_account(q);
	check_passwords(q, &f);
	if (form_has_problems(q))
		return show_account(q);
	if ((e = account_set_password(q, q->account->id, f.password)))
		return e;
	if ((e = session_end_others(q)))
		return e;
	return redirect(q, "/account?saved=password");
}

static enum err post_account(struct req *q)
{
	if (is_part(q, "address"))
		return save_address(q);
	if (is_part(q, "password"))
		return save_password(q);
	return save_name(q);
}

static const struct route routes[] = {
	{ "GET",  "/sign-in", get_sign_in, OPEN, PERSONAL },
	{ "POST", "/sign-in", post_sign_in, OPEN, PERSONAL },
	{ "GET",  "/sign-in/code", show_code, OPEN, PERSONAL },
	{ "POST", "/sign-in/code", post_code, OPEN, PERSONAL },
	{ "GET",  "/sign-up", get_sign_up, OPEN, PERSONAL },
	{ "POST", "/sign-up", post_sign_up, OPEN, PERSONAL },
	{ "GET",  "/account", show_account, SIGNED_IN, PERSONAL },
	{ "POST", "/account", post_account, SIGNED_IN, PERSONAL },
	{ "POST", "/sign-out", post_sign_out, OPEN, PERSONAL },
};

const struct app app = { "account", routes, COUNT(routes) };
