/* pages - the pages of the program screener. */
#ifndef HANDRAIL_SCREENER_PAGES_H
#define HANDRAIL_SCREENER_PAGES_H

#include <stdbool.h>

#include "base/err.h"

struct req;
struct walk;

enum err fill_in_get(struct req *q);
enum err fill_in_post(struct req *q);

/* A page of questions; again: as it was typed, with what is wrong. */
enum err questions_show(struct req *q, const struct walk *w, bool again);

/* The last page before sending: the outcome at each program. */
enum err outcomes_show(struct req *q, struct walk *w);

#endif
