/* words - renders single phrases from templates: "2 days ago", the sentence beside a field.
 *
 * A template of phrases is a list of sections, each rendered as plain text, so the
 * marker that shows a phrase must escape it. Each phrase is rendered once per process
 * and cached. */
#ifndef HANDRAIL_WORDS_H
#define HANDRAIL_WORDS_H

#include "base/clock.h"

struct req;

/* The phrase of a section. "" if there is no such section. */
const char *words(struct req *q, const char *language, const char *template_name, const char *section);

/* The same, with {{n}} replaced by a value: "Enter a number that is 12 or less". */
const char *words_with(struct req *q, const char *language, const char *template_name, const char *section, const char *n);

/* "just now", "5 minutes ago", "2 days ago", "in 3 days"; the date if it is more than 30 days off. */
const char *words_ago(struct req *q, const char *language, instant when, const char *zone);

/* "November 22, 2026, 2:38 pm" on the zone's wall clock. */
const char *words_exact(struct req *q, const char *language, instant when, const char *zone);

/* The date alone: "November 22, 2026". */
const char *words_date(struct req *q, const char *language, instant when, const char *zone);

/* A day to remember: "Tuesday, November 24", with its year if that is not the current one. */
const char *words_day(struct req *q, const char *language, instant when, const char *zone);

/* Days of the calendar (base/day.h), the first to the last: "November 26", "November 26 to 29", "December 30 to
 * January 2, 2027". A year stands where it is not the current one on the zone's wall clock. */
const char *words_days(struct req *q, const char *language, int first, int last, const char *zone);

/* A time of day in minutes after midnight: "9 am", "5:30 pm", "noon". In a language
 * with a 24-hour clock, its when.tpl writes that instead. */
const char *words_time(struct req *q, const char *language, int minutes);

/* The number by which a sentence with such a time counts, 1 to 12: Spanish has "hasta la 1" and "hasta las 5". */
unsigned long words_hour(int minutes);

#endif
