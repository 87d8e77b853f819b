/* known - finds the viewer's earlier referrals of a person before a new one is sent: the way by which the person was reached
 * last, and the open referrals to the same programs.
 *
 * A helper and their group may read this for a profile, and a seeker for themself. For a guest nothing is read. */
#ifndef HANDRAIL_KNOWN_H
#define HANDRAIL_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "law/status.h"

struct person;
struct program;
struct req;

struct known {
	int64_t program_id;		/* 0: the newest one to any program */
	const char *public_id;
	unsigned reach;			/* set of enum reach */
	enum status status;		/* as the viewer sees it */
	instant made_at;
};

/* Finds the newest referral of this profile that the viewer has, and for each program the newest one that is open. If person is
 * NULL, searches the signed-in viewer's own referrals; the newest is then one that they made for themself. */
enum err known_find(struct req *q, const struct person *person, const struct program *programs, size_t program_count,
	struct known **all, size_t *count);

/* The open referral to this program, or for program_id 0 the newest to any program; NULL if there is none. */
const struct known *known_of(const struct known *all, size_t count, int64_t program_id);

#endif
