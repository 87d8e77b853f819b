/* clock - the current time, and instants as dates and times of day.
 *
 * An instant is milliseconds since 1970-01-01 00:00 UTC. Times are stored and
 * passed in no other form. The demo may add an offset, to try out expiry and
 * reminders ([demo] clock_offset). */
#ifndef HANDRAIL_CLOCK_H
#define HANDRAIL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

typedef int64_t instant;

#define SECONDS(n) ((instant)(n) * 1000)
#define MINUTES(n) SECONDS((instant)(n) * 60)
#define HOURS(n) MINUTES((instant)(n) * 60)
#define DAYS(n) HOURS((instant)(n) * 24)

/* Date and time of day as a wall clock in some time zone shows them. */
struct wall {
	int year, month, day;		/* month 1 to 12 */
	int hour, minute, second;
	int weekday;			/* 0 Monday to 6 Sunday, the order of ISO 8601 */
	int offset_minutes;		/* east of UTC */
};

/* Makes clock_now() run ahead by so many seconds, or behind if negative. For the demo; see installation.h. */
void clock_set_offset(int64_t seconds);
instant clock_now(void);

/* Milliseconds of a clock that never jumps, for measuring. */
int64_t clock_monotonic(void);
int64_t clock_monotonic_micros(void);

/* zone: an IANA name such as America/New_York. An unknown zone counts as UTC. */
struct wall clock_wall(instant when, const char *zone);

/* The instant at which a wall clock in the zone shows w. Ignores weekday and offset. */
instant clock_from_wall(const struct wall *w, const char *zone);

/* True if the system knows the zone. */
bool clock_zone_known(const char *zone);

/* True for a day of the calendar as "2026-11-22": no February 30. */
bool clock_is_day(const char *text);

/* "2026-11-22T14:38:45Z", for datetime attributes and exports. */
char *clock_iso(struct arena *a, instant when);

/* The reverse of clock_iso(). Also reads "2026-11-22": the midnight in UTC at which that day begins. False if the text is
 * neither. */
bool clock_from_iso(const char *text, instant *when);

/* RFC 5322 date in UTC: "Sun, 22 Nov 2026 14:38:45 +0000". */
char *clock_rfc5322(struct arena *a, instant when);

/* Midnight of the same day, as the zone counts days. */
instant clock_day_start(instant when, const char *zone);

/* The hour on the next day, as the zone counts days. */
instant clock_next_day(instant when, int hour, const char *zone);

/* The next time after `when` at which the zone's clocks show the hour: on the same day if that is still to come. */
instant clock_next_hour(instant when, int hour, const char *zone);

/* The next Monday at CLOCK_MONDAY_HOUR after `when`: the hour of weekly mails. */
#define CLOCK_MONDAY_HOUR 8
instant clock_next_monday(instant when, const char *zone);

#endif
