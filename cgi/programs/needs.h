/* needs - shows the needs as tiles, each with its drawing (static/marks.svg). */
#ifndef HANDRAIL_PROGRAMS_NEEDS_H
#define HANDRAIL_PROGRAMS_NEEDS_H

#include "base/err.h"

struct req;
struct search;
struct tpl;

/* Includes parts/needs as {{>needs}}: all eight, without numbers. */
void needs_show(struct req *q, struct tpl *t);

/* The same for a search that found nothing: the needs nearest to it, and how many programs each has. Shows has_needs if there
 * are any. */
enum err needs_show_nearest(struct req *q, struct tpl *t, const struct search *s);

#endif
