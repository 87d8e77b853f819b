/* crisis_line - a site's line for emergencies, in the languages of its readers.
 *
 *	In danger? Call 911. In a crisis? Call or text 988.
 *	es: ¿Está en peligro? Llame al 911. ¿En crisis? Llame o escriba al 988.
 *
 * The first line is for everybody; each further one begins with a tag of languages.def, and readers of that language see it
 * instead. Empty lines count for nothing. */
#ifndef HANDRAIL_CRISIS_LINE_H
#define HANDRAIL_CRISIS_LINE_H

#include <stdbool.h>

#include "base/refusal.h"

struct arena;

#define CRISIS_LINE_MOST 4000		/* characters of all lines */

/* The line for a reader; "" if the site has none. */
const char *crisis_line(struct arena *a, const char *lines, const char *language);

/* False if a further line does not begin with the tag of a language, or repeats one; *why names
 * that line. */
bool crisis_line_check(struct arena *a, const char *lines, struct refusal *why);

#endif
