/* warning - counts oddities of an import by kind, with the place of the first. */
#ifndef HANDRAIL_WARNING_H
#define HANDRAIL_WARNING_H

#include <stddef.h>

#include "base/map.h"

struct directory_warning;

struct warnings {
	struct arena *arena;
	struct map kinds;	/* kind -> struct directory_warning */
};

void warnings_init(struct warnings *w, struct arena *a);

/* Counts one more of this kind, unless w is NULL. After 200 kinds, all others count as one. */
void warnings_add(struct warnings *w, const char *kind, const char *file, size_t line);

void warnings_add_many(struct warnings *w, const char *kind, const char *file, size_t line, size_t count);

/* All kinds as an array in the arena a, in the order of their first occurrence. */
struct directory_warning *warnings_list(const struct warnings *w, struct arena *a, size_t *count);

#endif
