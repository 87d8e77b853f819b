/* status_link - a link in a message that gives one party access to one referral, without sign-in.
 *
 * The token is a keyed hash of the row's nonce, so that a retry can render the
 * message again; only a hash of the token is stored. The link is valid until
 * STATUS_LINK_LIFE after the sending, 14 days after the loop closed
 * (referral_by_link() checks that), or its revocation, whichever is first. */
#ifndef HANDRAIL_STATUS_LINK_H
#define HANDRAIL_STATUS_LINK_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"
#include "message/message.h"

struct req;

#define STATUS_LINK_LIFE DAYS(90)

/* Within a transaction: makes a link for one message, on the channel that the message takes. */
enum err status_link_make(struct req *q, int64_t referral_id, enum party p, enum channel c, int64_t *id);

/* Before each sending: restarts the link's life, with the newest secret. */
enum err status_link_arm(struct req *q, int64_t id);

/* The token in /s/{token}; status_link.token_hash is secret_hash() of its characters.
 * ERR_MISSING if the link is unknown or revoked. */
enum err status_link_token(struct req *q, int64_t id, const char **token);

/* Revokes every link of these parties (a set of 1 << party). */
enum err status_links_revoke(struct req *q, int64_t referral_id, unsigned parties);

#endif
