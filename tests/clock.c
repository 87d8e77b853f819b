/* clock.c - instants as dates and times of day. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"

#define NEW_YORK "America/New_York"
#define NOON_IN_MARCH ((instant)1772989200000)		/* 2026-03-08 17:00:00 UTC, a Sunday */

Test(clock, now_can_be_moved)
{
	instant before = clock_now(), after;

	clock_set_offset(86400);
	after = clock_now();
	cr_expect_geq(after - before, DAYS(1));
	cr_expect_lt(after - before, DAYS(1) + MINUTES(1));
	clock_set_offset(0);
	cr_expect_leq(abs((int)(clock_now() / 1000 - time(NULL))), 1);
}

Test(clock, monotonic_does_not_move)
{
	int64_t before = clock_monotonic();

	clock_set_offset(86400);
	cr_expect_lt(clock_monotonic() - before, MINUTES(1));
	cr_expect_geq(clock_monotonic(), before);
}

Test(clock, wall)
{
	struct wall w = clock_wall(NOON_IN_MARCH, NEW_YORK);

	cr_expect(w.year == 2026 && w.month == 3 && w.day == 8, "%d-%d-%d", w.year, w.month, w.day);
	cr_expect(w.hour == 13 && w.minute == 0 && w.second == 0, "%d:%d:%d", w.hour, w.minute, w.second);
	cr_expect_eq(w.weekday, 6);
	cr_expect_eq(w.offset_minutes, -240);
	w = clock_wall(NOON_IN_MARCH, "Asia/Kolkata");
	cr_expect(w.hour == 22 && w.minute == 30 && w.offset_minutes == 330);
}

Test(clock, before_1970)
{
	struct wall w = clock_wall(-1, "UTC");

	cr_expect(w.year == 1969 && w.month == 12 && w.day == 31 && w.hour == 23 && w.second == 59);
	cr_expect_eq(w.weekday, 2);
}

Test(clock, zones_take_turns)
{
	for (int i = 0; i < 3; i++) {
		cr_expect_eq(clock_wall(0, "UTC").hour, 0);
		cr_expect_eq(clock_wall(0, "Asia/Tokyo").hour, 9);
		cr_expect_eq(clock_wall(0, NEW_YORK).hour, 19);
	}
}

Test(clock, there_and_back)
{
	static const char *const zones[] = { "UTC", NEW_YORK, "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns" };

	for (size_t z = 0; z < COUNT(zones); z++)
		for (instant t = 0; t < DAYS(20000); t += DAYS(37) + MINUTES(61)) {
			struct wall w = clock_wall(t, zones[z]);
			instant back = clock_from_wall(&w, zones[z]);

			/* Of the hour that occurs twice, either is right. */
			cr_expect_leq(llabs(back - t), HOURS(1), "%lld in %s", (long long)t, zones[z]);
			cr_expect(clock_wall(back, zones[z]).minute == w.minute && clock_wall(back, zones[z]).hour == w.hour);
		}
}

Test(clock, zones_known)
{
	static const char *const known[] = { "UTC", NEW_YORK, "Europe/Berlin", "America/Argentina/Ushuaia", "Etc/GMT+5" };
	static const char *const unknown[] = { "", "America", "America/Nowhere", "/etc/passwd", "../../../etc/passwd",
		"America/../UTC", "zone.tab", "tzdata.zi", "UTC\n", "New York", "EST5EDT,M3.2.0,M11.1.0" };

	for (size_t i = 0; i < COUNT(known); i++)
		cr_expect(clock_zone_known(known[i]), "%s", known[i]);
	for (size_t i = 0; i < COUNT(unknown); i++)
		cr_expect_not(clock_zone_known(unknown[i]), "%s", unknown[i]);
	cr_expect_not(clock_zone_known(NULL));
}

Test(clock, an_unknown_zone_is_utc)
{
	static const char *const unknown[] = { "Mars/Olympus", "", NULL, "../UTC", "<X>+3" };

	for (size_t i = 0; i < COUNT(unknown); i++) {
		clock_wall(0, NEW_YORK);
		cr_expect_eq(clock_wall(0, unknown[i]).hour, 0);
		cr_expect_eq(clock_wall(0, unknown[i]).offset_minutes, 0);
	}
}

Test(clock, written)
{
	struct arena *a = arena_new();

	cr_expect_str_eq(clock_iso(a, NOON_IN_MARCH + 999), "2026-03-08T17:00:00Z");
	cr_expect_str_eq(clock_rfc5322(a, NOON_IN_MARCH), "Sun, 08 Mar 2026 17:00:00 +0000");
	cr_expect_str_eq(clock_iso(a, 0), "1970-01-01T00:00:00Z");
	cr_expect_str_eq(clock_iso(a, -1), "1969-12-31T23:59:59Z");
	clock_wall(0, NEW_YORK);
	cr_expect_str_eq(clock_iso(a, 0), "1970-01-01T00:00:00Z");
	arena_release(a);
}

static const struct { const char *text; bool is; } days[] = {
	{ "2026-11-28", true }, { "2024-02-29", true }, { "2000-02-29", true }, { "0001-01-01", true }, { "9999-12-31", true },
	{ "2026-02-29", false }, { "1900-02-29", false }, { "2026-04-31", false }, { "2026-13-01", false }, { "2026-00-10", false },
	{ "2026-01-00", false }, { "0000-01-01", false }, { "2026-1-1", false }, { "2026/11/28", false }, { "2026-11-28 ", false },
	{ "2026-11-2", false }, { "", false }, { "yesterday", false },
};

Test(clock, days_of_the_calendar)
{
	for (size_t i = 0; i < COUNT(days); i++)
		cr_expect_eq(clock_is_day(days[i].text), days[i].is, "'%s'", days[i].text);
}

static const struct { const char *text; instant when; } isos[] = {
	{ "1970-01-01T00:00:01Z", 1000 }, { "2026-11-22T14:38:45Z", 1795358325000 }, { "2026-11-22", 1795305600000 },
	{ "2024-02-29", 1709164800000 },
	{ "2026-02-30", -1 }, { "2026-11-22T24:00:00Z", -1 }, { "2026-11-22T14:60:45Z", -1 }, { "2026-11-22T14:38:45", -1 },
	{ "2026-11-22 14:38:45Z", -1 }, { "2026-11-22T14:38:45Zx", -1 }, { "2026-11", -1 }, { "", -1 }, { "tomorrow at 10", -1 },
};

Test(clock, reads_what_it_writes)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < COUNT(isos); i++) {
		instant when = -1;

		cr_expect_eq(clock_from_iso(isos[i].text, &when), isos[i].when >= 0, "'%s'", isos[i].text);
		cr_expect_eq(when, isos[i].when, "'%s': %lld", isos[i].text, (long long)when);
		if (when >= 0 && strlen(isos[i].text) > 10)
			cr_expect_str_eq(clock_iso(a, when), isos[i].text);
	}
	arena_release(a);
}

static void expect_next(instant when, int hour, instant expected)
{
	cr_expect_eq(clock_next_hour(when, hour, NEW_YORK), expected, "%d o'clock after %lld", hour, (long long)when);
}

/* On the night to 2026-03-08 the clocks of New York go from 2 to 3 o'clock. */
Test(clock, next_time_that_it_is_this_hour)
{
	instant one = NOON_IN_MARCH;		/* 13:00 there */

	expect_next(one, 14, one + HOURS(1));
	expect_next(one, 13, one + DAYS(1));
	expect_next(one - 1, 13, one);
	expect_next(one, 8, one + HOURS(19));
	expect_next(one - HOURS(12), 8, one - HOURS(5));		/* midnight, before the change */
	expect_next(one - DAYS(1), 13, one - HOURS(23));		/* noon on Saturday */
}
