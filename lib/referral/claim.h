/* claim - whose a referral is: the one place that makes an account its seeker.
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
 * Renaming an account opens nothing. The first name that a nameless account gets counts as the name that it had when it
 * proved its addresses, so that is the moment to look again. A walk-in was recorded by the program's staff, so it is never made
 * at once. A discreet referral is opened by its code alone, unless it was made at once; each referral that is proved by its
 * code (law/veil.h) is discreet. The helper, the helper's group and the program's claimers never become the seeker, except at
 * once.
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

/* Within the transaction that marks a message to the seeker as sent: gives the referral to the account of this address,
 * or lets it wait for one. */
enum err claim_when_told(struct req *q, int64_t referral_id, const char *address);

/* Within the transaction in which the account proved the address for the first time. */
enum err claim_when_proved(struct req *q, int64_t account_id, const char *address);

/* Within the transaction in which a nameless account got its first name. */
enum err claim_when_named(struct req *q, int64_t account_id);

/* Gives the signed-in account the referral with this code, and takes it from the account that has it: then its history
 * says so. ERR_INPUT: no referral has the code. ERR_DENIED: the account is on the referral's other side.
 * ERR_LIMIT: too many codes that were not right. */
enum err claim_by_code(struct req *q, const char *typed);

/* The id of the referral of this site with this code. Nobody becomes its seeker. ERR_INPUT: no referral has the code.
 * ERR_LIMIT: too many codes that were not right. */
enum err claim_find_by_code(struct req *q, const char *typed, int64_t *id);

/* *is: the signed-in account is the person behind a discreet referral. It owns it, or a message about it went to an address
 * that the account has proved under the seeker's name; but one that is proved by its code has to be owned. */
enum err claim_is_seeker(struct req *q, const struct referral *r, bool *is);

/* True if the typed text is the code of this referral and the viewer is its seeker or helper. */
bool claim_code_fits(struct req *q, const struct referral *r, const char *typed);

/* The code was typed on the page of the link: the referral's links open it in this session, for CODE_COUNTS. Begins a session for
 * a form in this answer, or gives the one that there is a new token, since somebody else may know the old one. */
#define CODE_COUNTS MINUTES(30)
enum err claim_code_typed(struct req *q, const struct referral *r);

#endif
