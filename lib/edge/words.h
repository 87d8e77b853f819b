/* words - single phrases out of templates: "2 days ago", the sentence beside a field.
 *
 * A template of phrases is a row of sections; one is shown and rendered as
 * text (nothing is escaped: whoever puts it into a page's marker does that).
 * A phrase is rendered once in a process and kept. */
#ifndef HANDRAIL_WORDS_H
#define HANDRAIL_WORDS_H

#include "base/clock.h"

struct req;

/* The phrase of a section; {{n}} in it becomes n (NULL: none). "" when it has none. */
const char *words(struct req *q, const char *language, const char *template_name, const char *section, const char *n);

/* "just now", "5 minutes ago", "2 days ago", "in 3 days"; a date when it is more than 30 days off. */
const char *words_ago(struct req *q, const char *language, instant when, const char *zone);

/* "November 22, 2026, 2:38 pm" on the zone's wall clock. */
const char *words_exact(struct req *q, const char *language, instant when, const char *zone);

/* The date alone: "November 22, 2026". */
const char *words_date(struct req *q, const char *language, instant when, const char *zone);

/* A day to keep in mind: "Tuesday, November 24", with its year when that is not this one. */
const char *words_day(struct req *q, const char *language, instant when, const char *zone);

/* A time of day in minutes after midnight: "9 am", "5:30 pm", "noon"; a language
 * that counts to 24 says so in when.tpl. */
const char *words_time(struct req *q, const char *language, int minutes);

#endif
