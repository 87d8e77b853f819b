/* words - single phrases out of templates: "2 days ago", the sentence beside a field.
 *
 * A template of phrases is a row of sections; one is shown and rendered as
 * text (nothing is escaped: whoever puts it into a page's marker does that). */
#ifndef HANDRAIL_WORDS_H
#define HANDRAIL_WORDS_H

#include "clock.h"

struct req;

/* The phrase of a section; {{n}} in it becomes n (NULL: none). "" when it has none. */
char *words(struct req *q, const char *language, const char *template_name, const char *section, const char *n);

/* "just now", "5 minutes ago", "2 days ago", "in 3 days"; a date when it is more than 30 days off. */
char *words_ago(struct req *q, const char *language, instant when, const char *zone);

/* "22 November 2026, 14:38" on the zone's wall clock. */
char *words_exact(struct req *q, const char *language, instant when, const char *zone);

/* The date alone. */
char *words_date(struct req *q, const char *language, instant when, const char *zone);

#endif
