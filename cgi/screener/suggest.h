/* suggest - programs to look at instead of one that may turn a person away. */
#ifndef HANDRAIL_SCREENER_SUGGEST_H
#define HANDRAIL_SCREENER_SUGGEST_H

#include <stddef.h>

#include "base/err.h"
#include "screener/screener.h"

struct program;
struct req;
struct walk;

struct suggestions { const struct program *of[SUGGEST_MOST]; size_t count; };

/* The programs that the team of a part's program chose; else two that serve the same need, near the program's place, open
 * ones first. Leaves out programs that are closed, that the form goes to anyway, or whose own questions, as far as they are
 * the same, rule these answers out. */
enum err suggest(struct req *q, const struct walk *w, size_t part, struct suggestions *s);

#endif
