/* opening.c - computes whether weekly hours are open, on a circle of the week's minutes. */
#include "directory/opening.h"

#include "base/clock.h"
#include "base/req.h"
#include "site/site.h"

#define DAY 1440
#define WEEK (7 * DAY)

/* The minute at which a program that is open at t closes; hours that touch count as one. t if it is closed. */
static int closes_after(const struct program_hours *h, size_t count, int t)
{
	int end = t;

	for (bool grew = true; grew && end < t + WEEK; ) {
		grew = false;
		for (size_t i = 0; i < count; i++)
			for (int week = -WEEK; week <= WEEK; week += WEEK) {
				int from = h[i].weekday * DAY + h[i].opens + week;
				int to = h[i].weekday * DAY + h[i].closes + week;

				if (from <= end && to > end) {
					end = to;
					grew = true;
				}
			}
	}
	return end;
}

/* The next opening after t, or t if there is none. */
static int opens_after(const struct program_hours *h, size_t count, int t)
{
	int next = t + WEEK + 1;

	for (size_t i = 0; i < count; i++)
		for (int week = 0; week <= WEEK; week += WEEK) {
			int from = h[i].weekday * DAY + h[i].opens + week;

			if (from > t && from < next && h[i].closes > h[i].opens)
				next = from;
		}
	return next > t + WEEK ? t : next;
}

struct opening opening_at(const struct program_hours *hours, size_t count, int weekday, int minute)
{
	int now = weekday * DAY + minute;
	int end = closes_after(hours, count, now), next;

	if (end >= now + WEEK)
		return (struct opening){ .state = HOURS_ALWAYS };
	if (end > now)
		return (struct opening){ .state = HOURS_OPEN, .closes = end % DAY };
	next = opens_after(hours, count, now);
	if (next == now)
		return (struct opening){ .state = HOURS_UNKNOWN };
	return (struct opening){
		.state = HOURS_LATER, .opens = next % DAY,
		.days = next / DAY - now / DAY, .weekday = next / DAY % 7,
	};
}

struct open_moment opening_moment(const struct req *q)
{
	struct wall w = clock_wall(q->now, q->site ? q->site->time_zone : "UTC");
	int minute = w.hour * 60 + w.minute;

	return (struct open_moment){ .weekday = w.weekday, .minute = minute,
		.weekday_before = (w.weekday + 6) % 7, .minute_after = minute + DAY };
}

struct opening opening_now(const struct req *q, const struct program_hours *hours, size_t count)
{
	struct open_moment m = opening_moment(q);

	return opening_at(hours, count, m.weekday, m.minute);
}
