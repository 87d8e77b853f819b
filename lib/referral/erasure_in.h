/* erasure_in - what the files of erasure.h share: the erasure of one referral, and of one profile.
 *
 * Call these functions only within a transaction. */
#ifndef HANDRAIL_ERASURE_IN_H
#define HANDRAIL_ERASURE_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/visibility.h"

struct req;

struct erasure_row {
	int64_t id, program_id, person_id;
	instant updated_at;
	struct situation at;
	const char *seeker_email, *seeker_phone;
};

/* Reads and locks a referral that is not erased yet. ERR_MISSING: there is none. */
enum err erasure_row_lock(struct req *q, int64_t id, struct erasure_row *r);

/* Erases the referral, and those messages and codes to its addresses that are older than `before`, since somebody may use an
 * address for something newer; ERASE_EVERYTHING: all messages and codes. */
#define ERASE_EVERYTHING INT64_MAX
enum err erasure_row_erase(struct req *q, const struct erasure_row *r, instant before);

/* ERR_CONFLICT if a hold stands on the referral or on the profile. One of the two may be 0. */
enum err erasure_check_hold(struct req *q, int64_t referral_id, int64_t person_id);

/* Locks, checks and erases a referral; does nothing if it is erased already. *person_id becomes the id of its profile, 0 if
 * there is none. */
enum err erasure_referral(struct req *q, int64_t id, int64_t *person_id);

/* Erases a profile with its referrals, unless a hold stands on it. */
enum err erasure_profile(struct req *q, int64_t id);

/* Deletes a profile, and those that were merged into it. The caller has erased its referrals. */
enum err erasure_profile_drop(struct req *q, int64_t id);

/* *empty: no referral has the profile. */
enum err erasure_profile_is_empty(struct req *q, int64_t id, bool *empty);

#endif
