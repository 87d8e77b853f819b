/* act - everything that can happen to a referral, as its history records it; the list is acts.def. */
#ifndef HANDRAIL_ACT_H
#define HANDRAIL_ACT_H

enum act {
#define ACT(slug) ACT_##slug,
#include "law/acts.def"
#undef ACT
	ACTS
};
const char *act_slug(enum act a);

#endif
