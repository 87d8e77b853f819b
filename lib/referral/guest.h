/* guest - what somebody sent without signing in: how it joins the person's account, and how this browser forgets it.
 *
 * A guest helper's referral waits in the tray *Sent in your name* of the account that has proved the helper's e-mail address
 * under the helper's name. Until that account takes it, it is in no helper's list and changes no profile, because anyone can
 * type a name and an address. The browser that sent it may also join it to the account that signs in from its thank-you
 * page. */
#ifndef HANDRAIL_GUEST_H
#define HANDRAIL_GUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"

struct req;

#define GUEST_JOINS_WITHIN HOURS(24)

/* ---- the thank-you page ---- */

/* Gives the receipt of this visitor's session to the account that is signing in, and with it, within
 * GUEST_JOINS_WITHIN, the helper's side of its referrals. Does nothing if the receipt is not this session's. */
enum err guest_take_receipt(struct req *q, const char *receipt, int64_t account_id);

/* Makes this browser forget a thank-you page, so that it no longer opens there. ERR_MISSING if the reader has no such page. A
 * form that is sent twice acts once. */
enum err guest_forget_receipt(struct req *q, const char *receipt);

/* ---- the tray ---- */

struct guest_sent {
	const char *public_id;
	const char *program_name;
	struct contact seeker;		/* the name only */
	instant made_at;
};

/* Sent in the viewer's name at the request's site, newest first, at most 25. */
enum err guest_tray(struct req *q, struct guest_sent **all, size_t *count);

/* Takes a referral out of the viewer's tray. mine: it joins the viewer's people. Otherwise its history and the program's
 * page say that it was not them. ERR_MISSING if it is not in the tray. A form that is sent twice acts once. */
enum err guest_answer(struct req *q, const char *public_id, bool mine);

#endif
