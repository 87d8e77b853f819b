/* hours_in - what the files behind hours.h share: hours.c keeps the week, the others read one form each. */
#ifndef HANDRAIL_HOURS_IN_H
#define HANDRAIL_HOURS_IN_H

#include "directory/hours.h"

#define DAY_MINUTES 1440
#define WHOLE_WEEK 0x7fu

/* ---- hours.c ---- */

/* False if the week is full. The second adds all spans or none, and puts the week in order. */
bool week_add(struct week *w, const struct span *s);
bool week_add_all(struct week *w, const struct span *spans, size_t count);

/* The remainder, also of negative numbers: 0 to by - 1. */
int modulo(int n, int by);

/* ---- hours_words.c: each reads at *at and moves past what it read ---- */

/* A parsed time of day. */
struct moment {
	int minutes;
	bool meridiem;		/* am, pm, noon or midnight was given */
	bool two_digits;	/* "09:00", not "9:00" */
	bool zoned;		/* "09:00-05:00", "14:00Z": at this offset from UTC, in minutes */
	int offset;
};

/* False if there is no time. */
bool moment_read(const char **at, struct moment *m);

/* Reads a cell with one time and nothing else, but for its offset from UTC (HSDS 3). */
bool moment_alone(const char *text, struct moment *m);

/* Reads "-05:00", "+0100", "-5", "Z". */
bool offset_read(const char *text, int *minutes);

/* True if the offset is one of the sites' clocks. If none of them is known, true for every offset but UTC's. */
bool offset_is_local(const struct offsets *local, int minutes);

/* Sets opens and closes if the two times are certain. */
bool span_certain(struct moment from, struct moment to, int *opens, int *closes);

extern const char *const weekday_words[];	/* "monday" to "sunday" */

/* Reads "Mon, Wed-Fri & Sun" as bits, Monday first. 0 if there is no day. */
unsigned days_read(const char **at);

/* The one day that is set; -1 if there is not exactly one. */
int day_number(unsigned days);

/* Reads the dash or word of a range; the comma or word of a list; the word itself. */
bool dash_read(const char **at);
bool comma_read(const char **at);
bool word_read(const char **at, const char *word);

/* True if only blanks and punctuation are left. */
bool at_end(const char *text);

/* True if the cell, which may be NULL, holds just the word. */
bool is_word(const char *cell, const char *word);

#endif
