/* act.c - the slugs of acts. */
#include "law/act.h"

static const char *const act_slugs[] = {
#define ACT(slug, listed) [ACT_##slug] = #slug,
#include "law/acts.def"
#undef ACT
};

const char *act_slug(enum act a) { return act_slugs[a]; }

bool act_makes_referral(enum act a) { return a == ACT_sent || a == ACT_recorded; }

unsigned acts_listed(void)
{
	return 0
#define ACT(slug, listed) | (unsigned)(listed) << ACT_##slug
#include "law/acts.def"
#undef ACT
		;
}
