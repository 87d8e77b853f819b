/* steps - the steps that several pages take: an address, a code, and on. */
#ifndef HANDRAIL_ACCOUNT_STEPS_H
#define HANDRAIL_ACCOUNT_STEPS_H

#include <stdint.h>

#include "base/err.h"

struct code_request;
struct form;
struct req;

/* To where they wanted to go. An account without a name is asked for it before any referral is shown. */
enum err steps_go_on(struct req *q);

/* Signs an account in, whose referrals then are its own, and leads on. */
enum err steps_welcome(struct req *q, int64_t account_id);

/* The address in normal form; NULL, with a problem beside `address`, when it is none. */
const char *steps_address(struct req *q, struct form *f, const char *typed);

/* Sends a code to it, and leads to the page that asks for the code. */
enum err steps_send_code(struct req *q, struct code_request *r, const char *next);

#endif
