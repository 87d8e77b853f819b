/* business_day.c - weekends and public holidays by the rules of holidays.def. */
#include "base/business_day.h"

#include <stddef.h>

#include "base/day.h"
#include "base/str.h"

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };
enum month { JANUARY = 1, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER };
enum observed { STAYS, NEAREST, NEXT_FREE, AFTER_SUNDAY, MONDAY_UNLESS_FRIDAY };
enum rule { RULE_ON, RULE_FIRST, RULE_EASTER, RULE_ORTHODOX, RULE_ONCE };

struct holiday {
	const char *country;
	enum rule rule;
	int year, month, day;		/* day: days after Easter, where the rule is that */
	enum observed observed;
	enum weekday weekday;
};

#define LIKE(country, other)
#define WEEKEND(country, first, last)
static const struct holiday holidays[] = {
#define ON(country, month, day, observed) { #country, RULE_ON, 0, month, day, observed, MONDAY },
#define FIRST(country, weekday, month, day) { #country, RULE_FIRST, 0, month, day, STAYS, weekday },
#define EASTER(country, days) { #country, RULE_EASTER, 0, 0, days, STAYS, MONDAY },
#define ORTHODOX(country, days) { #country, RULE_ORTHODOX, 0, 0, days, STAYS, MONDAY },
#define ONCE(country, year, month, day) { #country, RULE_ONCE, year, month, day, STAYS, MONDAY },
#include "base/holidays.def"
#undef ON
#undef FIRST
#undef EASTER
#undef ORTHODOX
#undef ONCE
};
#undef LIKE
#undef WEEKEND

#define ON(...)
#define FIRST(...)
#define EASTER(...)
#define ORTHODOX(...)
#define ONCE(...)
#define WEEKEND(country, first, last)
static const struct { const char *country, *other; } likes[] = {
#define LIKE(country, other) { #country, #other },
#include "base/holidays.def"
#undef LIKE
};
#undef WEEKEND

#define LIKE(country, other)
static const struct { const char *country; enum weekday first, last; } weekends[] = {
#define WEEKEND(country, first, last) { #country, first, last },
#include "base/holidays.def"
#undef WEEKEND
};
#undef LIKE
#undef ON
#undef FIRST
#undef EASTER
#undef ORTHODOX
#undef ONCE

#define HOLIDAYS_MOST 24	/* of one country in a year */

static const char *country_followed(const char *country)
{
	for (size_t i = 0; i < COUNT(likes); i++)
		if (text_equal(likes[i].country, country))
			return likes[i].other;
	return country;
}

static bool is_weekend(const char *country, int day)
{
	enum weekday weekday = (enum weekday)day_weekday(day);

	for (size_t i = 0; i < COUNT(weekends); i++)
		if (text_equal(weekends[i].country, country))
			return weekday == weekends[i].first || weekday == weekends[i].last;
	return weekday == SATURDAY || weekday == SUNDAY;
}

/* The first such weekday from a day on. */
static int first_from(int day, enum weekday weekday)
{
	return day + ((int)weekday - day_weekday(day) + 7) % 7;
}

/* Source: J. Meeus, "Astronomical Algorithms", chapter 8, Gregorian Easter. */
static int easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return day_of_date((struct date){ year, n / 31, n % 31 + 1 });
}

/* The same source, Julian Easter; the calendars are 13 days apart from 1900 to 2099. */
static int orthodox_easter(int year)
{
	int d = (19 * (year % 19) + 15) % 30, e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7, n = d + e + 114;

	return day_of_date((struct date){ year, n / 31, n % 31 + 1 }) + 13;
}

/* The day by its rule alone; 0 if there is none in this year. */
static int holiday_by_rule(const struct holiday *h, int year)
{
	int day = day_of_date((struct date){ year, h->month, h->day });

	switch (h->rule) {
	case RULE_FIRST:
		return first_from(day, h->weekday);
	case RULE_EASTER:
		return easter(year) + h->day;
	case RULE_ORTHODOX:
		return orthodox_easter(year) + h->day;
	case RULE_ONCE:
		return h->year == year ? day : 0;
	default:
		return day;
	}
}

static bool is_in(const int *days, size_t count, int day)
{
	for (size_t i = 0; i < count; i++)
		if (days[i] == day)
			return true;
	return false;
}

static int next_free(const char *country, const int *days, size_t count, int day)
{
	while (is_weekend(country, day) || is_in(days, count, day))
		day++;
	return day;
}

/* The day off for a holiday. `days` are those before it in the table. */
static int holiday_observed(const struct holiday *h, int day, const int *days, size_t count)
{
	int weekday = day_weekday(day);

	switch (h->observed) {
	case NEAREST:
		return weekday == SATURDAY ? day - 1 : weekday == SUNDAY ? day + 1 : day;
	case NEXT_FREE:
		return next_free(h->country, days, count, day);
	case AFTER_SUNDAY:
		return weekday == SUNDAY ? day + 1 : day;
	case MONDAY_UNLESS_FRIDAY:
		return weekday == FRIDAY ? day : first_from(day, MONDAY);
	default:
		return day;
	}
}

/* The days off for a year's holidays. */
static size_t holidays_of(const char *country, int year, int days[HOLIDAYS_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i < COUNT(holidays) && count < HOLIDAYS_MOST; i++) {
		const struct holiday *h = &holidays[i];
		int day = text_equal(h->country, country) ? holiday_by_rule(h, year) : 0;

		if (day) {
			days[count] = holiday_observed(h, day, days, count);
			count++;
		}
	}
	return count;
}

/* The first days of January may be observed in the December before. */
static bool is_holiday(const char *country, int day)
{
	int year = day_date(day).year, days[HOLIDAYS_MOST];

	return is_in(days, holidays_of(country, year, days), day) || is_in(days, holidays_of(country, year + 1, days), day);
}

bool business_day_is(const char *country, int day)
{
	return !is_weekend(country, day) && !is_holiday(country_followed(country), day);
}

instant business_days_after(const char *country, const char *zone, instant at, int n)
{
	struct wall w = clock_wall(at, zone);
	int day = day_of_wall(&w);
	struct date date;

	if (n <= 0)
		return at;
	while (n > 0)
		n -= business_day_is(country, ++day);
	date = day_date(day);
	w.year = date.year;
	w.month = date.month;
	w.day = date.day;
	return clock_from_wall(&w, zone) + (at % 1000 + 1000) % 1000;
}
