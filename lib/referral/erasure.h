/* erasure - takes a person out of everything that a site holds: names, addresses, numbers and words.
 *
 * A referral stays as a row that counts: kind, program, statuses and times. Sharing stops and nobody is reached any more: links
 * are revoked, waiting messages are dropped, and no further message is sent about it. The helper's profile of the person is
 * deleted with its history, notes and words. personal.h and personal.def list each column of the database.
 *
 * These referrals count as the same person's: the account's; those with the same address or number and the same name; and every
 * referral of a profile of theirs. Rows are found by index and erased a batch at a time, so that the next call can go on where
 * the last one stopped. */
#ifndef HANDRAIL_ERASURE_H
#define HANDRAIL_ERASURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct hold;
struct req;

/* The person to erase, at one site: an account, or the person of a referral. The other one is 0. */
struct erased { int64_t site_id, account_id, referral_id; };

/* Erases one batch. *more becomes true if there may be further batches. ERR_CONFLICT: a legal hold (hold.h) forbids it, and the
 * batch was not erased. */
enum err erasure_batch(struct req *q, const struct erased *who, bool *more);

/* Finds a hold that forbids erasing something of the person. ERR_MISSING: there is none. */
enum err erasure_hold(struct req *q, const struct erased *who, struct hold *h);

/* For retention.h: erases one referral, in a transaction, if nobody has touched it since `before`, no hold forbids it and no
 * request about it waits. Its profile stays. *done becomes true if it was erased. */
enum err erasure_old_referral(struct req *q, int64_t id, instant before, bool *done);

/* Deletes one profile that has no referral, in a transaction, under the same conditions. */
enum err erasure_idle_profile(struct req *q, int64_t id, instant before, bool *done);

#endif
