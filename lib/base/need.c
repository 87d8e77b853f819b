/* need.c - the slugs of needs, for forms, commands and links. */
#include "base/need.h"

#include "base/str.h"

static const char *const need_slugs[NEEDS] = {
#define NEED(slug, words) [NEED_##slug] = #slug,
#include "base/needs.def"
#undef NEED
};

const char *need_slug(enum need n) { return need_slugs[n]; }

int need_from_slug(const char *slug)
{
	return slug_find(need_slugs, NEEDS, slug);
}
