/* steps.c - the steps that several pages take: an address, a code, and on. */
#include "account/steps.h"

#include <string.h>

#include "account/next.h"
#include "base/req.h"
#include "base/str.h"
#include "message/sign_in.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/address.h"
#include "site/session.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

#define HOME "/referrals"		/* where sign-in leads when nothing else is asked for */

/* An account without a name is asked for it before any referral is shown. */
enum err steps_go_on(struct req *q)
{
	const char *next = next_path(q);

	if (!*q->account->first_name)
		return redirect(q, "%s", next_with(q, "/account", next));
	return redirect(q, "%s", *next ? next : HOME);
}

/* Somebody who signs in from their thank-you page keeps what they sent. */
static enum err claim_receipt(struct req *q)
{
	const char *next = next_path(q);
	const char *receipt = next + strlen("/sent/");
	enum err e;

	if (!text_starts(next, "/sent/"))
		return ERR_OK;
	e = referral_claim_receipt(q, arena_bytes(q->arena, receipt, strcspn(receipt, "/?#")));
	return e == ERR_MISSING ? ERR_OK : e;
}

enum err steps_welcome(struct req *q, int64_t account_id)
{
	enum err e;

	if (q->account && q->account->id == account_id)
		return steps_go_on(q);
	if ((e = session_sign_in(q, account_id)))
		return e;
	if ((e = claim_receipt(q)))
		return e;
	return steps_go_on(q);
}

const char *steps_address(struct req *q, struct form *f, const char *typed)
{
	const char *address = address_normal(q, typed);

	if (!address)
		form_problem(f, "address", PROBLEM_address_format);
	return address;
}

enum err steps_send_code(struct req *q, struct code_request *r, const char *next)
{
	enum err e;

	r->language = q->language;
	if ((e = sign_in_send_code(q, r)))
		return e;
	return redirect(q, "%s", next_with(q, "/sign-in/code", next));
}
