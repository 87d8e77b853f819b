/* status_link - a capability out of a message: one referral, one party, no sign-in.
 *
 * The token is a keyed hash of the row's nonce, so that a message can be
 * written again for a retry; only a hash of the token is stored. It lives
 * STATUS_LINK_LIFE after the sending, or until 14 days after the loop closed
 * (referral_by_link() looks), or until it is revoked. */
#ifndef HANDRAIL_STATUS_LINK_H
#define HANDRAIL_STATUS_LINK_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"

struct req;

#define STATUS_LINK_LIFE DAYS(90)

/* Within a transaction: a link of its own for each message. */
enum err status_link_make(struct req *q, int64_t referral_id, enum party p, int64_t *id);

/* Before each sending: it lives from then, and fits the newest secret. */
enum err status_link_arm(struct req *q, int64_t id);

/* The token, as it stands in /s/{token}; status_link.token_hash is secret_hash() of its
 * characters. ERR_MISSING when the link is unknown or revoked. */
enum err status_link_token(struct req *q, int64_t id, const char **token);

/* Those of these parties (set of 1 << party) are of no use any more. */
enum err status_links_revoke(struct req *q, int64_t referral_id, unsigned parties);

#endif
