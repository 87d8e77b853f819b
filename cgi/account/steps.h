/* steps - the steps that several pages of signing in share: address, code, the next page. */
#ifndef HANDRAIL_ACCOUNT_STEPS_H
#define HANDRAIL_ACCOUNT_STEPS_H

#include <stdint.h>

#include "base/err.h"

struct code_request;
struct form;
struct req;

/* Redirects to `next`, or to the list of referrals. An account without a name goes to /account first. */
enum err steps_go_on(struct req *q);

/* Signs the account in, assigns it the referrals of a thank-you page that it came from, and calls steps_go_on(). */
enum err steps_welcome(struct req *q, int64_t account_id);

/* The address in normal form. If it is invalid, NULL and a problem beside `address`. */
const char *steps_address(struct req *q, struct form *f, const char *typed);

/* Sends a code and redirects to the page where it is typed. */
enum err steps_send_code(struct req *q, struct code_request *r, const char *next);

#endif
