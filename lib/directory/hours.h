/* hours - weekly opening hours out of the three ways in which directories write them.
 *
 * Only what is certain becomes a span; the rest is left to the free text that
 * is kept beside. Certain are: "9:00am", "9 a.m.", "noon" on both sides;
 * 24-hour times with two digits ("09:00", "17:30:00") or later than 12:59.
 * "9-5", "8:00m" and "9-5pm" are not. A closing time at or before the opening
 * one is past midnight only when that began at noon or later; 0:00 to 0:00
 * is the whole day. */
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

/* In order, without overlaps: what overlaps or touches is one span. */
struct week {
	struct span spans[WEEK_MOST];
	size_t count;
};

enum hours {
	HOURS_NONE,			/* nothing was said */
	HOURS_SURE,			/* the week has them */
	HOURS_UNSURE,			/* something was said that isn't certain; the week is as it was */
	HOURS_OVER			/* held once, not any more */
};

/* A row a weekday (HSDS 1.x): "Monday", "9:00am", "17:00". weekday may be a list or a range. */
enum hours hours_row(struct week *w, const char *weekday, const char *opens, const char *closes);

/* Columns of a recurrence rule (HSDS 2.0, 3.x; RFC 5545): weekly or daily ones, not every second week,
 * not the first Monday of the month. Dates are ISO 8601; today ("2026-11-22") decides whether they hold. */
struct hours_rule {
	const char *freq, *interval, *byday, *bymonthday, *byweekno, *byyearday, *count;
	const char *dtstart, *until, *valid_from, *valid_to;
	const char *opens_at, *closes_at;
};
enum hours hours_rule(struct week *w, const struct hours_rule *r, const char *today);

/* Free text, all of it or nothing: "9:00am-5:00pm, Mon-Fri; Sat 10am to noon",
 * "24 hours a day, 7 days a week", "Closed Sundays". Two different spans of one
 * day that overlap contradict each other and are not certain. */
enum hours hours_text(struct week *w, struct arena *a, const char *text);

#endif
