/* hold - a legal hold: while it stands, nothing of its referral or profile is erased, neither by retention nor on request.
 *
 * A hold on a profile counts for all of the profile's referrals, also after a merge with another profile. A hold on a referral
 * keeps the referral's profile, too, but not the other referrals of the same person. Only the site's admins read the reason.
 *
 * Within a transaction, hold_find() locks what it read: a hold that is set at the same time waits until the erasure is
 * committed, or the erasure sees it. */
#ifndef HANDRAIL_HOLD_H
#define HANDRAIL_HOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define HOLD_REASON_MOST 1000
#define HOLDS_LISTED 500

struct hold {
	int64_t id;
	const char *public_id;
	bool of_person;			/* it is on a profile; else on a referral */
	const char *object;		/* public id of the profile or referral */
	const char *reason;
	const char *set_by;		/* a name; "" for the command line, and for an account that is closed */
	instant set_at;
};

/* object: the public id of a referral or a profile of the site, or the address of its page. Writes the audit row. ERR_MISSING:
 * the site has no such thing. ERR_GONE: it is erased already. ERR_DUPLICATE: a hold stands on it already. */
enum err hold_set(struct req *q, int64_t site_id, const char *object, const char *reason);

/* Writes the audit row. ERR_MISSING, with fail(), if no such hold stands at the site. */
enum err hold_end(struct req *q, int64_t site_id, const char *public_id);

/* The holds that stand at the site, newest first, at most HOLDS_LISTED. */
enum err holds(struct req *q, int64_t site_id, struct hold **all, size_t *count);

/* One of them. ERR_MISSING, with fail(), if no such hold stands at the site. */
enum err hold_by_id(struct req *q, int64_t site_id, const char *public_id, struct hold *h);

/* Finds a hold that forbids erasing the referral, or the profile if referral_id is 0. person_id may be 0. ERR_MISSING: there is
 * none. */
enum err hold_find(struct req *q, int64_t referral_id, int64_t person_id, struct hold *h);

/* SQL conditions: no hold forbids erasing the row of a referral, or of a profile without referrals. */
#define NOT_HELD_REFERRAL(r) \
	"NOT EXISTS (SELECT 1 FROM hold h WHERE h.referral_id = " r ".id AND h.stands) " \
	"AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.person_id = " r ".person_id AND h.stands) " \
	"AND NOT EXISTS (SELECT 1 FROM person_merge m JOIN hold h ON h.person_id = m.other_id AND h.stands WHERE m.person_id = " r ".person_id) "
#define NOT_HELD_PERSON(p) \
	"NOT EXISTS (SELECT 1 FROM hold h WHERE h.person_id = " p ".id AND h.stands) " \
	"AND NOT EXISTS (SELECT 1 FROM person_merge m JOIN hold h ON h.person_id = m.other_id AND h.stands WHERE m.person_id = " p ".id) "

#endif
