/* need.c - the slugs of needs, for forms, commands and links. */
#include "base/need.h"

#include "base/str.h"

static const char *const need_slugs[NEEDS] = {
#define NEED(slug, neighbors, words) [NEED_##slug] = #slug,
#include "base/needs.def"
#undef NEED
};

const char *need_slug(enum need n) { return need_slugs[n]; }

#define NEAR(slug) (1u << NEED_##slug)

static const unsigned need_neighbor_bits[NEEDS] = {
#define NEED(slug, neighbors, words) neighbors,
#include "base/needs.def"
#undef NEED
};

unsigned need_neighbors(enum need n) { return need_neighbor_bits[n]; }

int need_from_slug(const char *slug)
{
	return slug_find(need_slugs, NEEDS, slug);
}
