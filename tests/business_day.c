/* business_day.c - weekends, public holidays by country, and the business days between them. */
#include <criterion/criterion.h>

#include "base/business_day.h"
#include "base/day.h"
#include "base/phone.h"
#include "base/str.h"
#include "support.h"

#define NEW_YORK "America/New_York"

static int day(const char *text)
{
	return day_from_text(text, true);
}

static const struct { const char *country, *day; bool is; } days[] = {
	/* fixed days, and the day off beside a weekend */
	{ "US", "2026-11-27", true }, { "US", "2026-11-28", false }, { "US", "2026-11-29", false },
	{ "US", "2026-07-03", false }, { "US", "2026-07-02", true }, { "US", "2027-07-05", false },
	{ "US", "2021-12-31", false }, { "US", "2022-01-03", true },
	{ "GB", "2021-12-27", false }, { "GB", "2021-12-28", false }, { "GB", "2021-12-29", true },
	{ "GB", "2022-12-26", false }, { "GB", "2022-12-27", false }, { "GB", "2022-12-28", true },
	{ "NZ", "2022-01-03", false }, { "NZ", "2022-01-04", false }, { "NZ", "2022-01-05", true },
	{ "ZA", "2026-08-10", false }, { "ZA", "2027-01-04", true }, { "DE", "2026-10-05", true },
	{ "IE", "2029-02-05", false }, { "IE", "2030-02-01", false }, { "IE", "2030-02-04", true },
	/* weekdays of a month */
	{ "US", "2026-01-19", false }, { "US", "2026-05-25", false }, { "US", "2026-11-26", false }, { "US", "2026-11-19", true },
	{ "CA", "2026-05-18", false }, { "CA", "2026-05-25", true }, { "CA", "2026-10-12", false },
	{ "MX", "2026-02-02", false }, { "MX", "2026-03-16", false }, { "MX", "2030-10-01", false }, { "MX", "2031-10-01", true },
	{ "FI", "2026-06-19", false }, { "CO", "2026-01-12", false }, { "CO", "2026-01-06", true },
	/* around Easter */
	{ "GB", "2026-04-03", false }, { "GB", "2026-04-06", false }, { "US", "2026-04-03", true },
	{ "DE", "2026-05-14", false }, { "DE", "2026-05-25", false }, { "AT", "2026-06-04", false },
	{ "GR", "2026-04-10", false }, { "GR", "2026-04-13", false }, { "GR", "2026-04-03", true }, { "GR", "2026-02-23", false },
	/* other weekends, and countries without rows */
	{ "IL", "2026-11-27", false }, { "IL", "2026-11-28", false }, { "IL", "2026-11-29", true },
	{ "PR", "2026-07-03", false }, { "KE", "2026-12-25", true }, { "KE", "2026-12-26", false },
	{ "", "2026-12-25", true }, { NULL, "2026-12-26", false },
};

Test(business_day, weekends_and_holidays)
{
	for (size_t i = 0; i < COUNT(days); i++)
		cr_expect_eq(business_day_is(days[i].country, day(days[i].day)), days[i].is, "%s %s", days[i].country, days[i].day);
}

static const struct { const char *country, *from; int n; const char *want; } spans[] = {
	{ "US", "2026-03-02", 2, "2026-03-04" },	/* Monday to Wednesday */
	{ "US", "2026-03-05", 2, "2026-03-09" },	/* Thursday to Monday */
	{ "US", "2026-03-06", 2, "2026-03-10" },	/* over the night in which the clocks change */
	{ "US", "2026-03-07", 2, "2026-03-10" },	/* Saturday to Tuesday */
	{ "US", "2026-03-08", 1, "2026-03-09" },
	{ "US", "2026-03-02", 10, "2026-03-16" },
	{ "US", "2026-03-02", 0, "2026-03-02" },
	{ "US", "2026-03-02", -1, "2026-03-02" },
	{ "US", "2026-11-25", 2, "2026-11-30" },	/* Thanksgiving */
	{ "MX", "2026-11-25", 2, "2026-11-27" },
	{ "GB", "2026-12-24", 2, "2026-12-30" },	/* Boxing Day moves to Monday 28 */
	{ "IE", "2026-12-31", 1, "2027-01-04" },
	{ "IL", "2026-11-26", 2, "2026-11-30" },	/* Thursday, then Sunday and Monday */
};

Test(business_day, spans_keep_the_time_of_day)
{
	for (size_t i = 0; i < COUNT(spans); i++) {
		struct date from = day_date(day(spans[i].from)), want = day_date(day(spans[i].want));
		struct wall w = { .year = from.year, .month = from.month, .day = from.day, .hour = 9, .minute = 30 };
		instant at = clock_from_wall(&w, NEW_YORK) + 123;
		struct wall then = clock_wall(business_days_after(spans[i].country, NEW_YORK, at, spans[i].n), NEW_YORK);

		cr_expect(then.year == want.year && then.month == want.month && then.day == want.day && then.hour == 9
			&& then.minute == 30, "row %zu: %d-%d-%d %d:%d", i, then.year, then.month, then.day, then.hour, then.minute);
		cr_expect_eq(business_days_after(spans[i].country, NEW_YORK, at, spans[i].n) % 1000, 123);
	}
}

/* A misspelt country would have no holidays. */
Test(business_day, every_row_is_of_a_country_that_a_site_may_have)
{
	static const char *const countries[] = {
#define ON(country, ...) #country,
#define FIRST(country, ...) #country,
#define EASTER(country, ...) #country,
#define ORTHODOX(country, ...) #country,
#define ONCE(country, ...) #country,
#define LIKE(country, other) #country, #other,
#define WEEKEND(country, ...) #country,
#include "base/holidays.def"
	};

	for (size_t i = 0; i < COUNT(countries); i++)
		cr_expect(phone_country_known(countries[i]), "%s", countries[i]);
}

Test(business_day, a_year_has_as_many_holidays_as_its_rows)
{
	size_t open = 0;

	for (int d = day("2026-01-01"); d <= day("2026-12-31"); d++)
		open += business_day_is("US", d);
	cr_expect_eq(open, 261 - 11);
}
