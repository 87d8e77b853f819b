/* owner - makes or names an account, or proves its address, then assigns it the referrals that become its own by that.
 *
 * Each function calls its account_...() and then claim_when_...() (referral/claim.h). Pages and commands must call these
 * instead of account_make(), account_rename(), account_prove_address() and account_use_code(); tools/lint checks that.
 * Signing in by a proved address proves nothing anew, so it needs none of them. */
#ifndef HANDRAIL_OWNER_H
#define HANDRAIL_OWNER_H

#include <stdint.h>

#include "base/err.h"

struct req;

/* Like account_make() and account_rename(), in a transaction. */
enum err owner_make(struct req *q, const char *first_name, const char *last_name, const char *address, int64_t *id);
enum err owner_rename(struct req *q, int64_t id, const char *first_name, const char *last_name);

/* Makes an account that this identity opens (site/identity.h), as one form of the reader's. ERR_DUPLICATE if the identity
 * opens one already, or the address belongs to another account. ERR_LIMIT: too many were made. */
struct identity;
enum err owner_make_for(struct req *q, const struct identity *identity, const char *first_name, const char *last_name,
	const char *address, int64_t *id);

/* Checks what was typed against this session's newest code. *account_id is the account of the code's address, made if
 * new. Errors: those of account_try_code() and account_use_code(). */
enum err owner_try_code(struct req *q, const char *typed, int64_t *account_id);

#endif
