/* opening - whether a program is open at an instant, and when that changes.
 *
 * Cards, pages, mails and the pages behind their links all use opening_now(). The statements of the search test the same
 * (search_keys.c), and a test compares the two. Times are those of the wall clock of the site, whatever daylight saving does:
 * "9 am" is 9 am on both sides of a change. */
#ifndef HANDRAIL_OPENING_H
#define HANDRAIL_OPENING_H

#include <stddef.h>

#include "directory/schedule.h"

struct program;
struct req;

enum open_state {
	HOURS_UNKNOWN,			/* or not open within OPENING_AHEAD days */
	HOURS_OPEN,			/* see closes */
	HOURS_ALWAYS,			/* open for the whole coming week */
	HOURS_LATER,			/* see opens */
	HOURS_SHUT			/* the program takes nobody now (program_capacity) */
};

#define OPENING_AHEAD 62

struct opening {
	enum open_state state;
	int closes;			/* minutes after midnight, below 1440 */
	int opens;			/* likewise */
	int days;			/* until it opens: 0 today, 1 tomorrow, up to OPENING_AHEAD */
	int weekday;			/* of the next opening */
	int opens_day;			/* the day of the next opening */
	struct period closed;		/* today is a day off, within these days; else 0, 0 */
};

/* A moment of the wall clock: a day (base/day.h), and a minute from 0 to 1439. */
struct open_moment { int day, minute; };

/* q->now on the site's wall clock. */
struct open_moment opening_moment(const struct req *q);

/* The state at one place of a schedule; 0 for a program whose hours hold at each place. */
struct opening opening_at(const struct schedule *schedule, int64_t location_id, struct open_moment m);

/* The state of the program at q->now. */
struct opening opening_now(const struct req *q, const struct program *p, const struct schedule *s, int64_t location_id);

/* True if the span counts on the day: no day off is in its way. */
bool opening_counts(const struct schedule *s, const struct span *span, int day);

/* Of two states, the one to show for a program of several places: open before closed, then the one that opens first. */
bool opening_is_better(const struct opening *a, const struct opening *b);

#endif
