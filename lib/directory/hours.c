/* hours.c - spans of opening hours: the days on which they count, and a week of them in order. */
#include "directory/hours_in.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/str.h"

int64_t day_month_bits(int day)
{
	int of_month = day_date(day).day, length = day_month_length(day);

	return (int64_t)1 << of_month | (of_month > length - 7 ? MONTH_LAST_WEEK : 0) | (of_month == length ? MONTH_LAST_DAY : 0);
}

int modulo(int n, int by)
{
	return (n % by + by) % by;
}

bool span_on(const struct span *s, int day)
{
	if (s->weekday != ANY_DAY && s->weekday != day_weekday(day))
		return false;
	if (day < s->first_day || (s->last_day && day > s->last_day))
		return false;
	if (s->step && modulo(day, s->step) != s->phase)
		return false;
	return !s->month_days || s->month_days & day_month_bits(day);
}

/* Orders spans by their days: 0 if they count on the same ones. */
static int compare_days(const struct span *x, const struct span *y)
{
	const int64_t differences[] = { x->weekday - y->weekday, x->first_day - y->first_day, x->last_day - y->last_day,
		x->step - y->step, x->phase - y->phase, x->month_days - y->month_days, x->holiday - y->holiday };

	for (size_t i = 0; i < COUNT(differences); i++)
		if (differences[i])
			return differences[i] < 0 ? -1 : 1;
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct span *x = a, *y = b;
	int days = compare_days(x, y);

	if (days)
		return days;
	return x->opens != y->opens ? x->opens - y->opens : x->closes - y->closes;
}

/* Sorts the spans and merges those that overlap or touch. */
static void week_tidy(struct week *w)
{
	size_t kept = 0;

	qsort(w->spans, w->count, sizeof(w->spans[0]), compare);
	for (size_t i = 0; i < w->count; i++) {
		struct span *last = kept ? &w->spans[kept - 1] : NULL;

		if (!last || compare_days(last, &w->spans[i]) || w->spans[i].opens > last->closes)
			w->spans[kept++] = w->spans[i];
		else if (w->spans[i].closes > last->closes)
			last->closes = w->spans[i].closes;
	}
	w->count = kept;
}

bool week_add(struct week *w, const struct span *s)
{
	if (w->count == WEEK_MOST)
		week_tidy(w);
	if (w->count == WEEK_MOST)
		return false;
	w->spans[w->count++] = *s;
	return true;
}

bool week_add_all(struct week *w, const struct span *spans, size_t count)
{
	struct week more = *w;

	for (size_t i = 0; i < count; i++)
		if (!week_add(&more, &spans[i]))
			return false;
	week_tidy(&more);
	*w = more;
	return true;
}
