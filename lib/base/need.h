/* need - the needs that people choose from. needs.def lists them, with the words by which a program counts as serving a
 * need. */
#ifndef HANDRAIL_NEED_H
#define HANDRAIL_NEED_H

enum need {
#define NEED(slug, neighbors, words) NEED_##slug,
#include "base/needs.def"
#undef NEED
	NEEDS
};

const char *need_slug(enum need n);
unsigned need_neighbors(enum need n);		/* as bits by enum need */
int need_from_slug(const char *slug);		/* -1 if unknown */

#endif
