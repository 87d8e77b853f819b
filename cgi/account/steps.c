/* steps.c - the steps that several pages of signing in share: address, code, the next page. */
#include "account/steps.h"

#include <string.h>

#include "account/next.h"
#include "base/req.h"
#include "base/str.h"
#include "message/sign_in.h"
#include "referral/guest.h"
#include "screener/draft.h"
#include "site/account.h"
#include "site/account_setting.h"
#include "site/address.h"
#include "site/door.h"
#include "site/identity.h"
#include "site/kept_form.h"
#include "site/launch.h"
#include "site/second_factor.h"
#include "site/session.h"
#include "site/site.h"
#include "web/page.h"
#include "web/route.h"

/* Referrals belong to an account by its name, so a person without one must enter it first. */
enum err steps_go_on_to(struct req *q, const char *next)
{
	struct kept_form kept;
	enum err e;

	if (second_factor_is_wanted(q))
		return redirect(q, "%s", next_with(q, "/account/second-factor", next));
	if (!*q->account->first_name)
		return redirect(q, "%s", next_with(q, "/account", next));
	if ((e = kept_form_find(q, &kept)) != ERR_MISSING)
		return e ? e : redirect(q, "/sign-in/kept");
	return redirect(q, "%s", *next ? next : account_home(q->account));
}

enum err steps_go_on(struct req *q) { return steps_go_on_to(q, next_path(q)); }

static const char *id_in(struct req *q, const char *path, const char *before)
{
	const char *id = path + strlen(before);

	return arena_bytes(q->arena, id, strcspn(id, "/?#"));
}

/* Gives the account what the visitor signs in from: the thank-you page, or the questions. */
static enum err take_receipt(struct req *q, int64_t account_id)
{
	const char *next = next_path(q);

	if (text_starts(next, "/screener/"))
		return draft_take(q, id_in(q, next, "/screener/"), account_id);
	if (!text_starts(next, "/sent/"))
		return ERR_OK;
	return guest_take_receipt(q, id_in(q, next, "/sent/"), account_id);
}

/* A person who came from a portal, and proved now that this account is theirs, keeps what the portal sent along. */
static enum err sign_in(struct req *q, int64_t account_id, const char *door)
{
	struct identity identity;
	bool is_theirs;
	enum err e = identity_agreed(q, account_id, &identity, &is_theirs);

	if (e || !is_theirs)
		return e ? e : *door ? launch_sign_in(q, account_id, door) : session_sign_in(q, account_id);
	e = sign_in_link(q, &identity, account_id);
	return e ? e : launch_sign_in(q, account_id, DOOR_OWN);
}

enum err steps_welcome(struct req *q, int64_t account_id)
{
	struct account a = { 0 };
	enum err e = account_by_id(q, account_id, q->site->id, &a);

	if (e)
		return e;
	if (!a.second_factor_since)
		return steps_enter(q, account_id, &(struct second_factor_waiting){ .door = DOOR_OWN, .is_proof = true });
	e = second_factor_wait(q, account_id, &(struct second_factor_waiting){ .door = DOOR_OWN, .is_proof = true });
	return e ? e : redirect(q, "%s", next_with(q, "/sign-in/second-factor", next_path(q)));
}

enum err steps_enter(struct req *q, int64_t account_id, const struct second_factor_waiting *w)
{
	enum err e;

	if (!q->account || q->account->id != account_id)
		if ((e = take_receipt(q, account_id)) || (e = sign_in(q, account_id, w->door)))
			return e;
	if (w->is_proof && (e = session_prove(q)))
		return e;
	return steps_go_on(q);
}

enum err steps_check_password(struct req *q, struct form *f, const char *field, const char *typed, enum problem wrong)
{
	enum err e = text_length(typed) > PASSWORD_MOST ? ERR_MISSING : account_confirm_password(q, typed);

	if (e == ERR_MISSING)
		form_problem(f, field, wrong);
	if (e == ERR_LIMIT)
		form_over(f);
	return e == ERR_MISSING || e == ERR_LIMIT ? ERR_OK : e;
}

const char *steps_address(struct req *q, struct form *f, const char *typed)
{
	const char *address = address_normal(q, typed);

	if (!address)
		form_problem(f, "address", email_is_beyond_ascii(typed) ? PROBLEM_email_beyond_ascii : PROBLEM_address_format);
	return address;
}

bool steps_may_send(struct req *q, struct form *f, const char *address)
{
	if (!address_is_phone(address) || site_may_text(q->site, address))
		return true;
	form_problem(f, "address", PROBLEM_phone_no_texts);
	return false;
}

enum err steps_send_code(struct req *q, struct code_request *r)
{
	r->language = q->language;
	return sign_in_send_code(q, r);
}

enum err steps_go_to_code(struct req *q, const char *next)
{
	return redirect(q, "%s", next_with(q, "/sign-in/code", next));
}
