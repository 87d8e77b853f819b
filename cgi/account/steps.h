/* steps - the steps that several pages of signing in share: address, code, the next page. */
#ifndef HANDRAIL_ACCOUNT_STEPS_H
#define HANDRAIL_ACCOUNT_STEPS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "web/form.h"

struct code_request;
struct req;

/* Redirects to `next`, or to the account's dashboard. An account without a name goes to /account first; an account with a kept
 * form (site/kept_form.h) goes to that form. */
enum err steps_go_on(struct req *q);

/* The same, to this path of the site; "" for the account's dashboard. */
enum err steps_go_on_to(struct req *q, const char *next);

/* The person has typed a password or code of this account. Asks for its second factor if it has one; else steps_enter(). */
enum err steps_welcome(struct req *q, int64_t account_id);

/* Every factor was right. Signs the account in, unless it is signed in already, assigns it the referrals of the thank-you page
 * that the person came from, and calls steps_go_on(). */
struct second_factor_waiting;
enum err steps_enter(struct req *q, int64_t account_id, const struct second_factor_waiting *w);

/* Compares a typed password with that of the account that is signed in. If it is wrong, adds the problem `wrong` beside the
 * field, or that of a limit. */
enum err steps_check_password(struct req *q, struct form *f, const char *field, const char *typed, enum problem wrong);

/* The address in normal form. If it is invalid, NULL and a problem beside `address`. */
const char *steps_address(struct req *q, struct form *f, const char *typed);

/* False, with a problem beside `address`, if a code cannot go to this address: the site does not text this number. */
bool steps_may_send(struct req *q, struct form *f, const char *address);

/* Sends a code in the reader's language. ERR_LIMIT: too many were requested. */
enum err steps_send_code(struct req *q, struct code_request *r);

/* Redirects to the page where a code is typed. */
enum err steps_go_to_code(struct req *q, const char *next);

#endif
