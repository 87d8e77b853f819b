/* program_address - the addresses that get a program's referrals. Each is confirmed by a link before the first one goes there. */
#ifndef HANDRAIL_PROGRAM_ADDRESS_H
#define HANDRAIL_PROGRAM_ADDRESS_H

#include <stdint.h>

#include "base/err.h"

struct pass;
struct req;

/* Adds an address in normal form, unconfirmed, and mails it a link. Adding an unconfirmed one again sends a new link.
 * ERR_LIMIT: too many such mails; nothing was added. */
enum err program_address_ask(struct req *q, int64_t program_id, const char *email);

/* Uses the link: the address is confirmed. ERR_GONE: the link was used, or the address is no longer the program's. */
enum err program_address_confirm(struct req *q, const struct pass *p);

#endif
