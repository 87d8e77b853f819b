/* hours_holiday.c - reads a row of holidays: days off, or days with hours of their own. */
#include "directory/hours_in.h"

#include "base/day.h"
#include "base/str.h"

static bool is_among(const char *text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_word(text, list[i]))
			return true;
	return false;
}

/* Without a word for it, a row without times is a day off. */
static bool is_day_off(const struct holiday_rule *r)
{
	static const char *const yes[] = { "true", "1", "t", "yes", "y", "closed" };

	if (is_among(r->closed, yes, COUNT(yes)) || is_word(r->opens_at, "closed"))
		return true;
	return text_is_empty(r->closed) && text_is_empty(r->opens_at) && text_is_empty(r->closes_at);
}

static bool is_local(const struct moment *m)
{
	return !m->zoned || offset_is_local(NULL, m->offset);
}

enum hours hours_holiday(struct week *w, struct period *closure, const struct holiday_rule *r)
{
	int first = day_from_text(r->start_date, r->month_first), last = day_from_text(r->end_date, r->month_first);
	struct span s = { .weekday = ANY_DAY, .holiday = true };
	struct moment from, to;

	if (!first || (!last && !text_is_empty(r->end_date)))
		return HOURS_LEFT_OUT;
	last = last ? last : first;
	if (last < first)
		return HOURS_LEFT_OUT;
	*closure = (struct period){ first, last };
	if (is_day_off(r))
		return HOURS_SURE;
	if (!moment_alone(r->opens_at, &from) || !moment_alone(r->closes_at, &to) || !is_local(&from) || !is_local(&to)
			|| !span_certain(from, to, &s.opens, &s.closes))
		return HOURS_LEFT_OUT;
	s.first_day = first;
	s.last_day = last;
	return week_add_all(w, &s, 1) ? HOURS_SURE : HOURS_LEFT_OUT;
}
