/* export_hours.c - writes hours as rules of recurrence. */
#include "directory/export_in.h"

#include "base/arena.h"
#include "base/day.h"
#include "base/str.h"
#include "directory/hours_in.h"

static const char *const day_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static const char *time_of(struct arena *a, int minutes)
{
	return arena_printf(a, "%02d:%02d", minutes / 60 % 24, minutes % 60);
}

/* A day from which each step-th day has the span: at most its first day, so that the rule does not begin later. */
static int start_of(const struct span *s)
{
	int latest = s->first_day ? s->first_day : 2 * s->step;

	return latest - modulo(latest - s->phase, s->step);
}

static void add_word(struct str *s, const char *word, int number)
{
	str_add(s, s->length ? "," : "");
	if (number)
		str_printf(s, "%d", number);
	str_add(s, word);
}

/* "2TU,4TU", "-1FR": the days of a month in which the weekday is the second and fourth, or the last. */
static const char *nth_weekdays(struct arena *a, const struct span *s)
{
	struct str all;

	str_init(&all, a, 100);
	for (int n = 0; n < 5; n++)
		if (s->month_days & (int64_t)1 << (1 + 7 * n))
			add_word(&all, day_codes[s->weekday], n + 1);
	if (s->month_days & MONTH_LAST_WEEK)
		add_word(&all, day_codes[s->weekday], -1);
	return all.text;
}

static const char *month_days(struct arena *a, int64_t bits)
{
	struct str all;

	str_init(&all, a, 200);
	for (int day = 1; day <= 31; day++)
		if (bits & (int64_t)1 << day)
			add_word(&all, "", day);
	if (bits & MONTH_LAST_DAY)
		add_word(&all, "", -1);
	return all.text;
}

static void recur(struct arena *a, const struct span *s, struct export_schedule *r)
{
	bool any_day = s->weekday == ANY_DAY, weekly = s->step && s->step % 7 == 0;

	if (s->month_days) {
		r->freq = "MONTHLY";
		*(any_day ? &r->bymonthday : &r->byday) = any_day ? month_days(a, s->month_days) : nth_weekdays(a, s);
		return;
	}
	r->freq = any_day ? "DAILY" : "WEEKLY";
	r->byday = any_day ? NULL : day_codes[s->weekday];
	if (!s->step)
		return;
	r->interval = arena_printf(a, "%d", !any_day && weekly ? s->step / 7 : s->step);
	if (s->phase != PHASE_UNKNOWN)
		r->dtstart = day_text(a, start_of(s));
}

struct export_schedule *export_span(struct arena *a, const struct span *s)
{
	struct export_schedule *r = ARENA_NEW(a, struct export_schedule);

	*r = (struct export_schedule){ .opens_at = time_of(a, s->opens), .closes_at = time_of(a, s->closes),
		.valid_from = day_text(a, s->first_day), .valid_to = day_text(a, s->last_day) };
	/* a single event, which recurs at no time */
	if (s->weekday == ANY_DAY && !s->month_days && !s->step && s->first_day && s->first_day == s->last_day)
		r->dtstart = r->valid_from;
	else
		recur(a, s, r);
	return r;
}
