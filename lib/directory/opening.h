/* opening - computes from weekly hours whether a program is open, and when that changes. */
#ifndef HANDRAIL_OPENING_H
#define HANDRAIL_OPENING_H

#include <stddef.h>

#include "directory/program.h"

struct req;

enum open_state {
	HOURS_UNKNOWN,
	HOURS_OPEN,			/* see closes */
	HOURS_ALWAYS,			/* open for the whole coming week */
	HOURS_LATER			/* see opens */
};

struct opening {
	enum open_state state;
	int closes;			/* minutes after midnight, below 1440 */
	int opens;			/* likewise */
	int days;			/* until it opens: 0 today, 1 tomorrow, up to 7 */
	int weekday;			/* of the next opening */
};

/* The state of weekly hours at a moment of the wall clock: weekday 0 to 6, minute 0 to 1439. */
struct opening opening_at(const struct program_hours *hours, size_t count, int weekday, int minute);

/* q->now on the site's wall clock. The day before may have hours that run past midnight, counted on in that day's
 * minutes: by that count the same moment is minute_after on weekday_before. */
struct open_moment { int weekday, minute, weekday_before, minute_after; };
struct open_moment opening_moment(const struct req *q);

/* The state at q->now, on the wall clock of the site. */
struct opening opening_now(const struct req *q, const struct program_hours *hours, size_t count);

#endif
