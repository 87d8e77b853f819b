/* words.c - times in words, on the wall clock of a zone. */
#include <criterion/criterion.h>

#include "base/clock.h"
#include "support.h"
#include "edge/words.h"

#define ZONE "America/New_York"

static instant at(int month, int day, int hour, int minute)
{
	return clock_from_wall(&(struct wall){ .year = 2026, .month = month, .day = day, .hour = hour, .minute = minute }, ZONE);
}

static struct req *november(void)
{
	struct req *q = test_req();

	test_templates();
	q->now = at(11, 22, 14, 0);
	return q;
}

Test(words, a_time_of_day_is_said_with_am_and_pm)
{
	static const struct { int minutes; const char *want; } cases[] = {
		{ 0, "midnight" }, { 1, "12:01 am" }, { 9 * 60, "9 am" }, { 10 * 60 + 48, "10:48 am" }, { 11 * 60 + 59, "11:59 am" },
		{ 12 * 60, "noon" }, { 12 * 60 + 30, "12:30 pm" }, { 13 * 60, "1 pm" }, { 17 * 60 + 5, "5:05 pm" },
		{ 23 * 60 + 59, "11:59 pm" }, { 24 * 60, "midnight" },
	};
	struct req *q = november();

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_str_eq(words_time(q, "en", cases[i].minutes), cases[i].want, "minute %d is %s", cases[i].minutes,
			words_time(q, "en", cases[i].minutes));
}

Test(words, an_instant_is_said_by_the_zone)
{
	struct req *q = november();

	cr_expect_str_eq(words_exact(q, "en", at(11, 24, 10, 48), ZONE), "November 24, 2026, 10:48 am");
	cr_expect_str_eq(words_exact(q, "en", at(11, 24, 20, 0), "Asia/Tokyo"), "November 25, 2026, 10 am");
	cr_expect_str_eq(words_date(q, "en", at(7, 4, 23, 59), ZONE), "July 4, 2026");
}

Test(words, a_day_to_keep_in_mind_has_its_weekday_and_a_year_only_when_it_is_another)
{
	struct req *q = november();

	cr_expect_str_eq(words_day(q, "en", at(11, 24, 10, 48), ZONE), "Tuesday, November 24");
	cr_expect_str_eq(words_day(q, "en", at(11, 24, 10, 48) + DAYS(42), ZONE), "Tuesday, January 5, 2027");
	q->now = at(12, 31, 23, 30);
	cr_expect_str_eq(words_day(q, "en", at(12, 31, 10, 0), ZONE), "Thursday, December 31", "the year is the zone's");
}
