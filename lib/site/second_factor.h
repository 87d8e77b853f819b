/* second_factor - the code of an app that a person types after the first factor: a password, a code by mail, or a portal (TOTP,
 * totp.h).
 *
 *	second_factor_offer()	a new secret, which is stored nowhere: it travels sealed in the form
 *	second_factor_begin()	stored once a code of the app was right
 *	second_factor_use()	a code of the app, or a recovery code; each works once
 *
 * After the first factor the session waits (second_factor_wait()), and nobody is signed in meanwhile. That holds for every way
 * in, portals too: otherwise a portal would be the way around it. Pages and commands call message/sign_in.h, which changes the
 * second factor and sends the message about it.
 * Sources: RFC 6238; NIST SP 800-63B, "Single-Factor OTP" and "Look-Up Secrets". */
#ifndef HANDRAIL_SECOND_FACTOR_H
#define HANDRAIL_SECOND_FACTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define RECOVERY_CODES 10
#define SECOND_FACTOR_WAITS MINUTES(10)

/* A secret for the account that is signed in. sealed: that of the form, or NULL for a new one. */
struct second_factor_offer {
	const char *sealed;		/* for the form */
	const char *secret;		/* for people: base32, in groups of four */
	const char *link;		/* for the QR code: otpauth://totp/... */
};
void second_factor_offer(struct req *q, const char *sealed, struct second_factor_offer *o);

/* Within a transaction: stores the secret, if the typed code fits it. ERR_MISSING if not. */
enum err second_factor_begin(struct req *q, const char *sealed, const char *typed);

/* Within a transaction: makes new recovery codes, in place of all older ones. codes has room for RECOVERY_CODES. */
enum err second_factor_make_codes(struct req *q, int64_t account_id, const char **codes);
enum err second_factor_codes_left(struct req *q, int64_t account_id, size_t *count);

/* Within a transaction: ends it. ERR_MISSING if the account has none. */
enum err second_factor_end(struct req *q, int64_t account_id);

/* Counts the try. Call it outside of the transaction of second_factor_begin() or _use(). ERR_LIMIT: too many were tried. */
enum err second_factor_count(struct req *q, int64_t account_id);

/* Within a transaction: compares what was typed with the app's codes of now, thirty seconds ago and in thirty seconds, and with
 * the recovery codes, and uses it up. ERR_MISSING if it does not fit, or was used before. */
enum err second_factor_use(struct req *q, int64_t account_id, const char *typed, bool *is_recovery);

/* Takes the count back, because the code was right. */
enum err second_factor_uncount(struct req *q, int64_t account_id);

/* ---- between the two factors ---- */

struct second_factor_waiting {
	int64_t account_id;
	instant made_at;
	const char *door;		/* by which the person came (door.h) */
	bool is_proof;			/* the first factor was a password or a code, so that both are a fresh proof */
};

/* Begins a session if there is none. Takes door and is_proof of *w. */
enum err second_factor_wait(struct req *q, int64_t account_id, const struct second_factor_waiting *w);

/* ERR_MISSING if nobody waits in this session, or not any more. */
enum err second_factor_waiting(struct req *q, struct second_factor_waiting *w);
enum err second_factor_wait_no_more(struct req *q);

/* True if the account has a role at this site or works for a program, the site requires a second factor of such accounts, and
 * the account has none. */
bool second_factor_is_wanted(const struct req *q);

#endif
