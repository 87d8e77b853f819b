/* unsubscribe - one click in a mail ends all mails that a helper gets by a cadence, on every site (RFC 8058).
 *
 * The token is the sealed account id. It never expires, and it allows nothing else. */
#ifndef HANDRAIL_UNSUBSCRIBE_H
#define HANDRAIL_UNSUBSCRIBE_H

#include <stdint.h>

#include "base/err.h"

struct req;
struct site;

/* The address of the page that unsubscribes: /u/{token}. */
char *unsubscribe_link(struct req *q, const struct site *s, int64_t account_id);

/* The account that a token belongs to; 0 if the token is not valid. */
int64_t unsubscribe_account(const char *token);

/* Sets the account's cadence to off and deletes its changes that wait for a digest. */
enum err unsubscribe(struct req *q, int64_t account_id);

#endif
