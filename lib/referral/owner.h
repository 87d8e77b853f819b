/* owner - an account comes to be, gets a name, proves an address or signs in, and what is its own becomes so.
 *
 * Each does its part and referral_claim_for() in one transaction, and claims once. Pages and commands call these and
 * never account_make(), account_rename(), account_prove_address() or account_use_code() themselves: tools/lint. */
#ifndef HANDRAIL_OWNER_H
#define HANDRAIL_OWNER_H

#include <stdint.h>

#include "base/err.h"

struct req;

/* As account_make() and account_rename(). */
enum err owner_make(struct req *q, const char *first_name, const char *last_name, const char *address, int64_t *id);
enum err owner_rename(struct req *q, int64_t id, const char *first_name, const char *last_name);

/* The account of the address, made when new, when what was typed fits this session's newest code. Errors as of
 * account_try_code() and account_use_code(). */
enum err owner_try_code(struct req *q, const char *typed, int64_t *account_id);

/* As account_try_password(): what was sent to a proved address since the last time is theirs. */
enum err owner_try_password(struct req *q, const char *address, const char *password, int64_t *account_id);

#endif
