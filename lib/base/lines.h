/* lines - gathers text from several rows, one line each, without repeats. */
#ifndef HANDRAIL_LINES_H
#define HANDRAIL_LINES_H

#include "base/map.h"
#include "base/str.h"

struct lines {
	struct str text;	/* at most 64,000 bytes; further lines are dropped */
	struct map seen;
};

void lines_init(struct lines *l, struct arena *a);

/* Adds a line, unless it is "" or has been added before. */
void lines_add(struct lines *l, const char *line);

#endif
