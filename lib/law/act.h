/* act - the things that can happen to a referral, as its history records them; acts.def lists them. */
#ifndef HANDRAIL_ACT_H
#define HANDRAIL_ACT_H

#include <stdbool.h>

enum act {
#define ACT(slug, listed) ACT_##slug,
#include "law/acts.def"
#undef ACT
	ACTS
};
const char *act_slug(enum act a);

/* True for the first act of a referral: somebody sent it, or the program recorded it for a person who came or called. */
bool act_makes_referral(enum act a);

/* The acts that a referral's page lists, a set of 1 << act. The page shows the others elsewhere. */
unsigned acts_listed(void);

#endif
