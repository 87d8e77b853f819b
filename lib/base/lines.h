/* lines - text gathered from several rows: one below the other, none twice. */
#ifndef HANDRAIL_LINES_H
#define HANDRAIL_LINES_H

#include "base/map.h"
#include "base/str.h"

struct lines {
	struct str text;	/* at most 64,000 bytes: the rest is left out */
	struct map seen;
};

void lines_init(struct lines *l, struct arena *a);

/* "" is no line. */
void lines_add(struct lines *l, const char *line);

#endif
