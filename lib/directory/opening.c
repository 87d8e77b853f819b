/* opening.c - computes whether a schedule is open at a moment, on a line of minutes that begins the day before. */
#include "directory/opening.h"

#include "base/clock.h"
#include "base/day.h"
#include "base/req.h"
#include "directory/program.h"
#include "site/site.h"

#define DAY 1440
#define WEEK (7 * DAY)

static bool is_closed_on(const struct closure *c, int64_t location_id, int day)
{
	return c->location_id == location_id && c->first_day <= day && day <= c->last_day;
}

bool opening_counts(const struct schedule *s, const struct span *span, int day)
{
	if (!span_on(span, day))
		return false;
	for (size_t i = 0; i < s->closure_count && !span->holiday; i++)
		if (is_closed_on(&s->closures[i], span->location_id, day))
			return false;
	return true;
}

/* A look at the spans of one place, around a moment. Minutes count from midnight of today. */
struct looking {
	const struct schedule *schedule;
	int64_t location_id;
	int today;
};

static bool is_here(const struct looking *l, const struct span *s)
{
	return (!s->location_id || s->location_id == l->location_id) && s->closes > s->opens;
}

/* Moves *end to the end of a span that counts on the day and is open at *end. */
static bool grow(const struct looking *l, int day, int *end)
{
	int from = *end;

	for (size_t i = 0; i < l->schedule->span_count; i++) {
		const struct span *s = &l->schedule->spans[i];
		int midnight = (day - l->today) * DAY;

		if (midnight + s->opens <= *end && midnight + s->closes > *end && is_here(l, s)
				&& opening_counts(l->schedule, s, day))
			*end = midnight + s->closes;
	}
	return *end > from;
}

/* The minute at which a place that is open at t closes; hours that touch count as one. t if it is closed. */
static int closes_after(const struct looking *l, int t)
{
	int end = t;

	for (int day = l->today - 1; end < t + WEEK && day <= l->today + 8; day++)
		while (grow(l, day, &end))
			;
	return end;
}

/* The first opening on the day after t; -1 if there is none. */
static int opens_on(const struct looking *l, int day, int t)
{
	int next = -1;

	for (size_t i = 0; i < l->schedule->span_count; i++) {
		const struct span *s = &l->schedule->spans[i];
		int from = (day - l->today) * DAY + s->opens;

		if (from > t && (next < 0 || from < next) && is_here(l, s) && opening_counts(l->schedule, s, day))
			next = from;
	}
	return next;
}

static struct opening opens_after(const struct looking *l, int t)
{
	for (int day = l->today; day <= l->today + OPENING_AHEAD; day++) {
		int next = opens_on(l, day, t);

		if (next >= 0)
			return (struct opening){ .state = HOURS_LATER, .opens = next % DAY, .days = day - l->today,
				.weekday = day_weekday(day), .opens_day = day };
	}
	return (struct opening){ .state = HOURS_UNKNOWN };
}

/* The days off that today belongs to; those that follow each other are one. */
static struct period closed_around(const struct looking *l)
{
	struct period p = { 0, 0 };

	for (size_t i = 0; i < l->schedule->closure_count; i++) {
		const struct closure *c = &l->schedule->closures[i];

		if (c->location_id && c->location_id != l->location_id)
			continue;
		if (p.last_day && c->first_day <= p.last_day + 1 && c->last_day > p.last_day)
			p.last_day = c->last_day;
		else if (!p.last_day && c->first_day <= l->today && c->last_day >= l->today)
			p = (struct period){ c->first_day, c->last_day };
	}
	return p;
}

/* Special hours on a day off end it before. */
static struct period closed_before(struct period closed, const struct opening *o)
{
	if (o->state != HOURS_LATER || o->opens_day > closed.last_day)
		return closed;
	return o->days ? (struct period){ closed.first_day, o->opens_day - 1 } : (struct period){ 0, 0 };
}

struct opening opening_at(const struct schedule *schedule, int64_t location_id, struct open_moment m)
{
	struct looking l = { schedule, location_id, m.day };
	int end = closes_after(&l, m.minute);
	struct opening o = { .state = HOURS_OPEN, .closes = end % DAY };

	if (end >= m.minute + WEEK)
		return (struct opening){ .state = HOURS_ALWAYS };
	if (end > m.minute)
		return o;
	o = opens_after(&l, m.minute);
	o.closed = closed_before(closed_around(&l), &o);
	return o;
}

struct open_moment opening_moment(const struct req *q)
{
	struct wall w = clock_wall(q->now, q->site ? q->site->time_zone : "UTC");

	return (struct open_moment){ .day = day_of_wall(&w), .minute = w.hour * 60 + w.minute };
}

struct opening opening_now(const struct req *q, const struct program *p, const struct schedule *s, int64_t location_id)
{
	if (program_capacity(q, p) == CAPACITY_closed)
		return (struct opening){ .state = HOURS_SHUT };
	return opening_at(s, location_id, opening_moment(q));
}

static int minutes_until(const struct opening *o)
{
	return o->days * DAY + o->opens;
}

bool opening_is_better(const struct opening *a, const struct opening *b)
{
	static const int rank[] = { [HOURS_SHUT] = 0, [HOURS_UNKNOWN] = 1, [HOURS_LATER] = 2, [HOURS_OPEN] = 3, [HOURS_ALWAYS] = 3 };

	if (rank[a->state] != rank[b->state])
		return rank[a->state] > rank[b->state];
	return a->state == HOURS_LATER && minutes_until(a) < minutes_until(b);
}
