/* needs - the needs as sheets with their marks. */
#ifndef HANDRAIL_PROGRAMS_NEEDS_H
#define HANDRAIL_PROGRAMS_NEEDS_H

#include "base/err.h"

struct req;
struct search;
struct tpl;

/* Includes parts/needs as {{>needs}}: all eight, without numbers. */
void needs_show(struct req *q, struct tpl *t);

/* The same with those that are nearest to a search that finds nothing, and how many programs each has; has_needs section. */
enum err needs_show_nearest(struct req *q, struct tpl *t, const struct search *s);

#endif
