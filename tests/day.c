/* day.c - days as numbers and back, and the forms in which directories write them. */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/str.h"
#include "support.h"

Test(day, numbers_and_dates_agree_for_400_years)
{
	int weekday = day_weekday(day_of_date((struct date){ 1900, 1, 1 }));

	cr_expect_eq(weekday, 0, "1900-01-01 was a Monday");
	for (int day = day_of_date((struct date){ 1900, 1, 1 }); day < day_of_date((struct date){ 2300, 1, 1 }); day++) {
		struct wall w = clock_wall(DAYS((instant)day), "UTC");
		struct date d = day_date(day);

		cr_assert(d.year == w.year && d.month == w.month && d.day == w.day, "%d", day);
		cr_assert_eq(day_of_date(d), day);
		cr_assert_eq(day_of_wall(&w), day);
		cr_assert_eq(day_weekday(day), w.weekday, "%d", day);
		cr_assert(d.day <= day_month_length(day));
	}
}

static const struct { const char *text, *us, *elsewhere; } written[] = {
	{ "2026-11-22", "2026-11-22", "2026-11-22" },
	{ "2026-11-22T09:00:00Z", "2026-11-22", "2026-11-22" },
	{ " 2024-02-29", "2024-02-29", "2024-02-29" },
	{ "3/4/2026", "2026-03-04", "2026-04-03" },
	{ "12/24/2026", "2026-12-24", "2026-12-24" },
	{ "24/12/2026", "2026-12-24", "2026-12-24" },
	{ "2026-02-29", "", "" }, { "13/13/2026", "", "" }, { "12/24/15", "2015-12-24", "2015-12-24" }, { "12/24/156", "", "" }, { "12/24/5", "", "" }, { "2026-1-1", "2026-01-01", "2026-01-01" },
	{ "8:00AM", "", "" }, { "soon", "", "" }, { "", "", "" }, { "20261122", "", "" }, { "2026-11-22x", "", "" },
	{ "0000-00-00", "", "" }, { "99999-01-01", "", "" }, { NULL, "", "" },
};

Test(day, as_directories_write_it)
{
	struct arena *a = test_req()->arena;

	for (size_t i = 0; i < COUNT(written); i++) {
		cr_expect_str_eq(day_text(a, day_from_text(written[i].text, true)), written[i].us, "%s", written[i].text);
		cr_expect_str_eq(day_text(a, day_from_text(written[i].text, false)), written[i].elsewhere, "%s", written[i].text);
	}
}
