/* hours - opening hours from the forms that directories use, as rules that hold for a day.
 *
 * Only what is certain becomes a span; the free text, kept beside it, covers the
 * rest. These are certain: "9:00am", "9 a.m." and "noon" on both sides; 24-hour
 * times with two digits ("09:00", "17:30:00") or after 12:59. These are not:
 * "9-5", "8:00m", "9-5pm". A closing time at or before the opening time is past
 * midnight only if it opened at noon or later; 0:00 to 0:00 is the whole day.
 *
 * Days are numbers (base/day.h). Whether a span counts on a day is found when a
 * page is read, never at the import: opening.h. */
#ifndef HANDRAIL_HOURS_H
#define HANDRAIL_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define WEEK_MOST 64
#define ANY_DAY 7			/* as a weekday */
#define PHASE_UNKNOWN (-1)

/* Both inclusive; 0: open on that side. */
struct period { int first_day, last_day; };

/* Hours on some days. The days: a weekday (or any), in a period, further narrowed by step and month_days. */
struct span {
	int weekday;			/* 0 Monday to 6 Sunday, or ANY_DAY */
	int opens, closes;		/* minutes after midnight; closes up to 2880 */
	int first_day, last_day;	/* as in struct period */
	int step, phase;		/* 14: every second week, when day % 14 == phase; 0: no step */
	int64_t month_days;		/* bits as in day_month_bits(); 0: any */
	bool holiday;			/* counts although the place is closed on that day: special hours */
	int64_t location_id;		/* 0: at each place of the program */
};

/* The bits of a day within its month: its number (1 to 31), and these two if they apply. The second Monday of
 * a month is a Monday with one of the bits 8 to 14. */
#define MONTH_LAST_WEEK ((int64_t)1)
#define MONTH_LAST_DAY ((int64_t)1 << 32)
int64_t day_month_bits(int day);

/* True if the span counts on the day; closures are the caller's. */
bool span_on(const struct span *s, int day);

/* Spans in order; those that differ only in their times, and overlap or touch, are merged. */
struct week {
	struct span spans[WEEK_MOST];
	size_t count;
};

enum hours {
	HOURS_NONE,			/* nothing about hours, or only that a day has none */
	HOURS_SURE,			/* the week has them */
	HOURS_UNSURE,			/* not certain, but the row's own words can be shown; the week is unchanged */
	HOURS_LEFT_OUT			/* a rule whose days are not understood: its words would mislead */
};

/* The offsets from UTC, in minutes, that the clocks of the sites have in winter and in summer. Times with one of these
 * are local, whatever the season: directories write one offset for the whole year. Times with another are not certain. */
#define OFFSETS_MOST 32
struct offsets { int minutes[OFFSETS_MOST]; size_t count; };

/* Adds those of a zone: "America/New_York". */
void offsets_add(struct offsets *o, const char *zone);

/* The columns of a schedule: a row per weekday (HSDS 1.x) or a recurrence rule (HSDS 2.0, 3.x; RFC 5545).
 *
 * weekday is a name, a list, a range, or a number (1 is Monday). Rules may be weekly, daily, monthly by weekday
 * ("2TU", "-1FR") or by day, every so many weeks or days, so many times, or once. Some directories write the
 * times of day in dtstart and until. A day without times counts as none: it means closed, or nothing. */
struct hours_rule {
	const char *weekday;
	const char *freq, *interval, *byday, *bymonthday, *byweekno, *byyearday, *count, *wkst;
	const char *dtstart, *until, *valid_from, *valid_to;
	const char *opens_at, *closes_at;
	const char *timezone;		/* a name, or an offset from UTC, as times of day may have too */
	const struct offsets *local;	/* NULL: not known */
	bool month_first;		/* "3/4/2026" is in March */
};
enum hours hours_rule(struct week *w, struct arena *a, const struct hours_rule *columns);

/* The period in which a row holds, its words included. False if a date in it is not certain. */
bool hours_period(const struct hours_rule *r, struct period *p);

/* Parses free text, either all of it or nothing: "9:00am-5:00pm, Mon-Fri; Sat 10am
 * to noon", "24 hours a day, 7 days a week", "Closed Sundays". Different spans of one
 * day that overlap contradict each other, so they are not certain. */
enum hours hours_text(struct week *w, struct arena *a, struct period p, const char *text);

/* A row of holiday_schedules (HSDS 1.x). On its days the usual hours do not count; if it has times, they do. */
struct holiday_rule {
	const char *closed, *start_date, *end_date, *opens_at, *closes_at;
	bool month_first;
};
/* HOURS_SURE: *closure is set, and the week has the row's times, if any. HOURS_LEFT_OUT: dates or times are not certain. */
enum hours hours_holiday(struct week *w, struct period *closure, const struct holiday_rule *r);

#endif
