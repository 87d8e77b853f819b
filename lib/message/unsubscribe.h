/* unsubscribe - one click out of a mail ends what a helper gets by a cadence, on every site (RFC 8058).
 *
 * The token is the account, sealed: it never expires, and whoever has it can do nothing else. */
#ifndef HANDRAIL_UNSUBSCRIBE_H
#define HANDRAIL_UNSUBSCRIBE_H

#include <stdint.h>

#include "base/err.h"

struct req;
struct site;

/* The address of the page that does it: /u/{token}. */
char *unsubscribe_link(struct req *q, const struct site *s, int64_t account_id);

/* Whether a token is one of ours, and whose; 0: it is not. */
int64_t unsubscribe_account(const char *token);

/* Nothing more by any cadence, and what waits for a digest is forgotten. */
enum err unsubscribe(struct req *q, int64_t account_id);

#endif
