/* act - everything that can happen to a referral, as its history records it; the list is acts.def. */
#ifndef HANDRAIL_ACT_H
#define HANDRAIL_ACT_H

enum act {
#define ACT(slug, listed) ACT_##slug,
#include "law/acts.def"
#undef ACT
	ACTS
};
const char *act_slug(enum act a);

/* Those that a page lists, a set of 1 << act: the others show elsewhere on it. */
unsigned acts_listed(void);

#endif
