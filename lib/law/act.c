/* act.c - the slugs of acts. */
#include "law/act.h"

static const char *const act_slugs[] = {
#define ACT(slug) [ACT_##slug] = #slug,
#include "law/acts.def"
#undef ACT
};

const char *act_slug(enum act a) { return act_slugs[a]; }
