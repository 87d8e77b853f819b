/* hours - weekly opening hours from the three forms that directories use.
 *
 * Only what is certain becomes a span; the free text, kept beside it, covers the
 * rest. These are certain: "9:00am", "9 a.m." and "noon" on both sides; 24-hour
 * times with two digits ("09:00", "17:30:00") or after 12:59. These are not:
 * "9-5", "8:00m", "9-5pm". A closing time at or before the opening time is past
 * midnight only if it opened at noon or later; 0:00 to 0:00 is the whole day. */
#ifndef HANDRAIL_HOURS_H
#define HANDRAIL_HOURS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define WEEK_MOST 64

struct span {
	int weekday;			/* 0 Monday to 6 Sunday */
	int opens, closes;		/* minutes after midnight; closes up to 2880 */
};

/* Spans in order and without overlaps; spans that overlap or touch are merged. */
struct week {
	struct span spans[WEEK_MOST];
	size_t count;
};

enum hours {
	HOURS_NONE,			/* there was no input */
	HOURS_SURE,			/* the week has them */
	HOURS_UNSURE,			/* there was input, but it is not certain; the week is unchanged */
	HOURS_OVER			/* they applied once, but no longer */
};

/* Adds one row per weekday (HSDS 1.x): "Monday", "9:00am", "17:00". weekday may be a list or a range. */
enum hours hours_row(struct week *w, const char *weekday, const char *opens, const char *closes);

/* Columns of a recurrence rule (HSDS 2.0, 3.x; RFC 5545). Only weekly and daily rules count: not every
 * second week, not the first Monday of the month. Dates are ISO 8601; hours_rule() compares them to today
 * ("2026-11-22"). */
struct hours_rule {
	const char *freq, *interval, *byday, *bymonthday, *byweekno, *byyearday, *count;
	const char *dtstart, *until, *valid_from, *valid_to;
	const char *opens_at, *closes_at;
};
enum hours hours_rule(struct week *w, const struct hours_rule *r, const char *today);

/* Parses free text, either all of it or nothing: "9:00am-5:00pm, Mon-Fri; Sat 10am
 * to noon", "24 hours a day, 7 days a week", "Closed Sundays". Different spans of one
 * day that overlap contradict each other, so they are not certain. */
enum hours hours_text(struct week *w, struct arena *a, const char *text);

#endif
