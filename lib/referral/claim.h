/* claim - decides whose a referral is: the one place that makes an account its seeker.
 *
 *	way		decided			the account		its name
 *	at once		when it is made		that made it for	any
 *			signed in		itself
 *	proved before	when it is made		has proved its e-mail	agrees
 *						or phone
 *	told		when a message goes,	has proved the very	agreed when it
 *			or later when the	address that a message	proved the address
 *			address is proved	about it went to
 *	code		when the code is typed	any			any
 *
 * Renaming an account opens nothing. The first name that a nameless account gets counts as the name that it had when it proved
 * its addresses, so claim_when_named() looks for its referrals again. A walk-in is recorded by the program's staff, so it never
 * belongs to the account that makes it. A discreet referral is opened by its code alone, unless it was made at once; each
 * referral that is proved by its code (law/veil.h) is discreet. The helper, the helper's group and the program's claimers never
 * become the seeker, except at once.
 *
 * Each way sets referral.seeker_id, so Referrals for Me reads one index. Signing in decides nothing and reads nothing. */
#ifndef HANDRAIL_CLAIM_H
#define HANDRAIL_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct referral;
struct referral_draft;
struct req;

/* The account that owns a new referral: at once, or proved before; *id is 0 if there is none. helper_id and group_id are
 * the edges of the new row. */
enum err claim_when_made(struct req *q, const struct referral_draft *d, int64_t helper_id, int64_t group_id, int64_t *id);

/* Within the transaction that marks a message to the seeker as sent: gives the referral to the account of this address, or lets
 * it wait until an account proves the address. */
enum err claim_when_told(struct req *q, int64_t referral_id, const char *address);

/* Within the transaction in which the account proved the address for the first time. */
enum err claim_when_proved(struct req *q, int64_t account_id, const char *address);

/* Within the transaction in which a nameless account got its first name. */
enum err claim_when_named(struct req *q, int64_t account_id);

/* Gives the signed-in account the referral with this code, and takes it from the account that has it; the history then shows
 * that. ERR_INPUT: no referral has the code. ERR_DENIED: the account is on the referral's other side. ERR_LIMIT: too many wrong
 * codes. */
enum err claim_by_code(struct req *q, const char *typed);

/* Finds the referral of this site with this code, and makes nobody its seeker. ERR_INPUT: no referral has the code. ERR_LIMIT:
 * too many wrong codes. */
enum err claim_find_by_code(struct req *q, const char *typed, int64_t *id);

/* *is becomes true if the signed-in account is the person behind a discreet referral: it is the referral's seeker, or a message
 * about the referral went to an address that the account has proved under the seeker's name. A referral that is proved by its
 * code needs the former. */
enum err claim_is_seeker(struct req *q, const struct referral *r, bool *is);

/* True if the typed text is the code of this referral and the viewer is its seeker or helper. */
bool claim_code_fits(struct req *q, const struct referral *r, const char *typed);

/* Records that the code was typed on the page of a link: for CODE_COUNTS, the referral's links open it in this session. Begins a
 * session for a form in this answer if there is none; otherwise gives the session a new token, since somebody else may know the
 * old one. */
#define CODE_COUNTS MINUTES(30)
enum err claim_code_typed(struct req *q, const struct referral *r);

#endif
