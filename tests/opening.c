/* opening.c - whether a program is open at a moment: by rule, by place, on days off, in zones; in C and in SQL alike. */
#include "directory/opening.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/day.h"
#include "base/secret.h"
#include "directory/program.h"
#include "directory/search.h"
#include "edge/db.h"
#include "listed.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

#define MONDAY 20766	/* 2026-11-09 */

static int day(const char *text)
{
	int n = day_from_text(text, true);

	cr_assert(n, "%s", text);
	return n;
}

/* ---- weeks ---- */

static const struct {
	const char *what;
	struct span hours[4];
	size_t count;
	int weekday, minute;
	struct opening opening;
} openings[] = {
	{ "no hours known", { EACH(0, 0, 0) }, 0, 0, 600, { .state = HOURS_UNKNOWN } },
	{ "open", { EACH(0, 540, 1020) }, 1, 0, 600, { .state = HOURS_OPEN, .closes = 1020 } },
	{ "open from the first minute", { EACH(0, 540, 1020) }, 1, 0, 540, { .state = HOURS_OPEN, .closes = 1020 } },
	{ "closed in the last", { EACH(0, 540, 1020) }, 1, 0, 1020, { .state = HOURS_LATER, .opens = 540, .days = 7, .weekday = 0 } },
	{ "opens today", { EACH(0, 540, 1020) }, 1, 0, 500, { .state = HOURS_LATER, .opens = 540, .days = 0, .weekday = 0 } },
	{ "opens tomorrow", { EACH(1, 540, 1020) }, 1, 0, 500, { .state = HOURS_LATER, .opens = 540, .days = 1, .weekday = 1 } },
	{ "opens after the weekend", { EACH(0, 540, 1020) }, 1, 4, 1100, { .state = HOURS_LATER, .opens = 540, .days = 3, .weekday = 0 } },
	{ "past midnight, before it", { EACH(4, 1200, 1560) }, 1, 4, 1300, { .state = HOURS_OPEN, .closes = 120 } },
	{ "past midnight, after it", { EACH(4, 1200, 1560) }, 1, 5, 60, { .state = HOURS_OPEN, .closes = 120 } },
	{ "past midnight from Sunday to Monday", { EACH(6, 1200, 1560) }, 1, 0, 60, { .state = HOURS_OPEN, .closes = 120 } },
	{ "past midnight, over", { EACH(6, 1200, 1560) }, 1, 0, 121, { .state = HOURS_LATER, .opens = 1200, .days = 6, .weekday = 6 } },
	{ "hours that touch are one", { EACH(2, 540, 720), EACH(2, 720, 1020) }, 2, 2, 600, { .state = HOURS_OPEN, .closes = 1020 } },
	{ "a pause", { EACH(2, 540, 720), EACH(2, 780, 1020) }, 2, 2, 730, { .state = HOURS_LATER, .opens = 780, .days = 0, .weekday = 2 } },
	{ "a row that never opens", { EACH(2, 540, 540) }, 1, 2, 540, { .state = HOURS_UNKNOWN } },
};

Test(opening, of_a_week)
{
	for (size_t i = 0; i < COUNT(openings); i++) {
		struct schedule s = { .spans = (struct span *)openings[i].hours, .span_count = openings[i].count };
		struct opening o = opening_at(&s, 0, (struct open_moment){ MONDAY + openings[i].weekday, openings[i].minute });

		cr_expect_eq(o.state, openings[i].opening.state, "%s", openings[i].what);
		cr_expect_eq(o.closes, openings[i].opening.closes, "%s", openings[i].what);
		cr_expect_eq(o.opens, openings[i].opening.opens, "%s", openings[i].what);
		cr_expect_eq(o.days, openings[i].opening.days, "%s: %d", openings[i].what, o.days);
		cr_expect_eq(o.weekday, openings[i].opening.weekday, "%s", openings[i].what);
	}
}

Test(opening, always)
{
	struct span all[7];
	struct schedule s = { .spans = all, .span_count = 7 };

	for (int i = 0; i < 7; i++)
		all[i] = (struct span)EACH(i, 0, 1440);
	for (int minute = 0; minute < 1440; minute += 719)
		cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 3, minute }).state, HOURS_ALWAYS);
	s.span_count = 6;
	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 3, 0 }).state, HOURS_OPEN, "closed on Sundays");
}

/* ---- rules, on the days that they mean ---- */

/* Each rule counts on the days of `on`, and on none of `off`. */
static const struct {
	const char *what;
	struct hours_rule rule;
	const char *on[4], *off[4];
} rules[] = {
	{ "weekly", { .freq = "WEEKLY", .byday = "MO" }, { "2026-11-09", "2026-11-16" }, { "2026-11-10" } },
	{ "from its first day on", { .freq = "WEEKLY", .byday = "MO", .dtstart = "2026-11-16" }, { "2026-11-16" }, { "2026-11-09" } },
	{ "until its last day", { .freq = "WEEKLY", .byday = "MO", .until = "2026-11-16" }, { "2026-11-16" }, { "2026-11-23" } },
	{ "while it is valid", { .freq = "WEEKLY", .byday = "MO", .valid_from = "2026-11-16", .valid_to = "2026-11-20" },
		{ "2026-11-16" }, { "2026-11-09", "2026-11-23" } },
	{ "a weekday of HSDS 1, while it is valid", { .weekday = "1", .valid_from = "11/16/2026", .valid_to = "11/20/2026" },
		{ "2026-11-16" }, { "2026-11-09", "2026-11-23" } },
	{ "every second week", { .freq = "WEEKLY", .interval = "2", .byday = "MO,FR", .dtstart = "2026-11-10" },
		{ "2026-11-13", "2026-11-23", "2026-11-27", "2026-12-07" }, { "2026-11-09", "2026-11-16", "2026-11-20", "2026-11-30" } },
	{ "every second week that begins on Sunday", { .freq = "WEEKLY", .interval = "2", .byday = "SU,MO", .wkst = "SU",
		.dtstart = "2026-11-09" }, { "2026-11-09", "2026-11-22", "2026-11-23" }, { "2026-11-08", "2026-11-15", "2026-11-16" } },
	{ "every second week that begins on Monday", { .freq = "WEEKLY", .interval = "2", .byday = "SU,MO",
		.dtstart = "2026-11-09" }, { "2026-11-09", "2026-11-15", "2026-11-23" }, { "2026-11-08", "2026-11-16", "2026-11-22" } },
	{ "every second week, but which?", { .freq = "WEEKLY", .interval = "2", .byday = "MO" }, { NULL },
		{ "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30" } },
	{ "every third day", { .freq = "DAILY", .interval = "3", .dtstart = "2026-11-09" }, { "2026-11-09", "2026-11-12", "2026-12-03" },
		{ "2026-11-06", "2026-11-10", "2026-11-11" } },
	{ "the second and the last Tuesday", { .freq = "MONTHLY", .byday = "2TU,-1TU" },
		{ "2026-11-10", "2026-11-24", "2026-12-08", "2026-12-29" }, { "2026-11-03", "2026-11-17", "2026-12-22", "2026-11-11" } },
	{ "the fifth Monday", { .freq = "MONTHLY", .byday = "5MO" }, { "2026-11-30", "2027-03-29" }, { "2026-11-23", "2026-12-28" } },
	{ "the 1st and the last", { .freq = "MONTHLY", .bymonthday = "1,-1" },
		{ "2026-11-01", "2026-11-30", "2028-02-29", "2027-02-28" }, { "2026-11-02", "2026-10-30", "2028-02-28" } },
	{ "monthly from its first day", { .freq = "MONTHLY", .dtstart = "2026-11-12" }, { "2026-11-12", "2026-12-12" },
		{ "2026-10-12", "2026-11-13" } },
	{ "once", { .dtstart = "2026-12-03", .until = "2026-12-03" }, { "2026-12-03" }, { "2026-12-02", "2026-12-10", "2027-12-03" } },
	{ "once, by number", { .freq = "WEEKLY", .byday = "TH", .dtstart = "2026-12-01", .count = "1" }, { "2026-12-03" },
		{ "2026-12-10", "2026-11-26" } },
	{ "four times", { .freq = "WEEKLY", .byday = "TU,TH", .dtstart = "2026-12-01", .count = "4" }, { "2026-12-01", "2026-12-10" },
		{ "2026-12-15", "2026-11-26" } },
};

Test(opening, by_rule)
{
	for (size_t i = 0; i < COUNT(rules); i++) {
		struct week w = { .count = 0 };
		struct hours_rule r = rules[i].rule;
		struct schedule s = { .spans = w.spans };

		r.opens_at = "09:00";
		r.closes_at = "17:00";
		r.month_first = true;
		cr_assert_eq(hours_rule(&w, test_req()->arena, &r), HOURS_SURE, "%s", rules[i].what);
		s.span_count = w.count;
		for (size_t j = 0; j < COUNT(rules[i].on) && rules[i].on[j]; j++)
			cr_expect_eq(opening_at(&s, 0, (struct open_moment){ day(rules[i].on[j]), 600 }).state, HOURS_OPEN, "%s: %s",
				rules[i].what, rules[i].on[j]);
		for (size_t j = 0; j < COUNT(rules[i].off) && rules[i].off[j]; j++)
			cr_expect_neq(opening_at(&s, 0, (struct open_moment){ day(rules[i].off[j]), 600 }).state, HOURS_OPEN, "%s: %s",
				rules[i].what, rules[i].off[j]);
	}
}

Test(opening, far_ahead_has_its_day)
{
	struct span once[] = { { .weekday = ANY_DAY, .opens = 540, .closes = 600, .first_day = MONDAY + 40, .last_day = MONDAY + 40 } };
	struct schedule s = { .spans = once, .span_count = 1 };
	struct opening o = opening_at(&s, 0, (struct open_moment){ MONDAY, 0 });

	cr_expect_eq(o.state, HOURS_LATER);
	cr_expect_eq(o.days, 40);
	cr_expect_eq(o.opens_day, MONDAY + 40);
	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY - 60, 0 }).state, HOURS_UNKNOWN, "further ahead than anyone plans");
}

/* ---- days off ---- */

Test(opening, days_off)
{
	struct span spans[] = {
		{ .weekday = 4, .opens = 0, .closes = 1440 }, { .weekday = 5, .opens = 0, .closes = 1440 },
		{ .weekday = ANY_DAY, .opens = 600, .closes = 720, .first_day = MONDAY + 11, .last_day = MONDAY + 11, .holiday = true },
	};
	struct closure closures[] = { { 0, MONDAY + 3, MONDAY + 6 }, { 0, MONDAY + 7, MONDAY + 8 }, { 0, MONDAY + 11, MONDAY + 11 } };
	struct schedule s = { .spans = spans, .span_count = COUNT(spans), .closures = closures, .closure_count = COUNT(closures) };
	struct opening o = opening_at(&s, 0, (struct open_moment){ MONDAY + 5, 600 });

	cr_expect_eq(o.state, HOURS_LATER);
	cr_expect_eq(o.closed.first_day, MONDAY + 3);
	cr_expect_eq(o.closed.last_day, MONDAY + 8, "days off that follow each other are one");
	cr_expect_eq(o.opens_day, MONDAY + 11, "the special hours of the next Friday");
	cr_expect_eq(o.opens, 600);
	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 11, 660 }).state, HOURS_OPEN);
	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 11, 800 }).state, HOURS_LATER, "not the usual hours of a Friday");
	o = opening_at(&s, 0, (struct open_moment){ MONDAY + 12, 600 });
	cr_expect_eq(o.state, HOURS_OPEN);
	cr_expect_eq(o.closed.first_day, 0);
}

Test(opening, days_off_end_before_special_hours)
{
	struct span spans[] = {
		{ .weekday = ANY_DAY, .opens = 540, .closes = 1020 },
		{ .weekday = ANY_DAY, .opens = 600, .closes = 720, .first_day = MONDAY + 4, .last_day = MONDAY + 4, .holiday = true },
	};
	struct closure closures[] = { { 0, MONDAY, MONDAY + 3 }, { 0, MONDAY + 4, MONDAY + 4 } };
	struct schedule s = { .spans = spans, .span_count = COUNT(spans), .closures = closures, .closure_count = COUNT(closures) };
	struct opening o = opening_at(&s, 0, (struct open_moment){ MONDAY + 1, 600 });

	cr_expect_eq(o.closed.first_day, MONDAY);
	cr_expect_eq(o.closed.last_day, MONDAY + 3, "it opens on the day after that");
	cr_expect_eq(o.opens_day, MONDAY + 4);
	o = opening_at(&s, 0, (struct open_moment){ MONDAY + 4, 300 });
	cr_expect_eq(o.closed.first_day, 0, "it opens today");
	cr_expect_eq(o.opens, 600);
	o = opening_at(&s, 0, (struct open_moment){ MONDAY + 4, 800 });
	cr_expect_eq(o.closed.last_day, MONDAY + 4, "for the rest of the day");
	cr_expect_eq(o.opens_day, MONDAY + 5);
}

/* A night that began before a day off goes on. */
Test(opening, a_night_into_a_day_off)
{
	struct span spans[] = { { .weekday = 2, .opens = 1200, .closes = 1800 }, { .weekday = 3, .opens = 1200, .closes = 1800 } };
	struct closure off = { 0, MONDAY + 3, MONDAY + 3 };
	struct schedule s = { .spans = spans, .span_count = 2, .closures = &off, .closure_count = 1 };

	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 3, 300 }).state, HOURS_OPEN, "Wednesday's night");
	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 3, 1300 }).state, HOURS_LATER, "Thursday's is off");
	cr_expect_eq(opening_at(&s, 0, (struct open_moment){ MONDAY + 4, 300 }).state, HOURS_LATER);
}

/* ---- places ---- */

Test(opening, each_place_has_its_own)
{
	struct span spans[] = { { .weekday = 0, .opens = 540, .closes = 720, .location_id = 7 },
		{ .weekday = 0, .opens = 780, .closes = 1020, .location_id = 8 } };
	struct closure off = { 8, MONDAY, MONDAY };
	struct schedule s = { .spans = spans, .span_count = 2 };

	cr_expect_eq(opening_at(&s, 7, (struct open_moment){ MONDAY, 600 }).state, HOURS_OPEN);
	cr_expect_eq(opening_at(&s, 8, (struct open_moment){ MONDAY, 600 }).state, HOURS_LATER);
	cr_expect_eq(opening_at(&s, 9, (struct open_moment){ MONDAY, 600 }).state, HOURS_UNKNOWN);
	cr_expect(schedule_is_by_place(&s));
	s.closures = &off;
	s.closure_count = 1;
	cr_expect_eq(opening_at(&s, 7, (struct open_moment){ MONDAY, 600 }).state, HOURS_OPEN, "the other place's day off");
	cr_expect_eq(opening_at(&s, 8, (struct open_moment){ MONDAY, 800 }).days, 7);
}

/* ---- the search finds the same ---- */

static struct span any_span(int64_t location_id)
{
	struct span s = { .weekday = (int)secret_random_below(8), .opens = (int)secret_random_below(1440), .location_id = location_id };

	s.closes = s.opens + 1 + (int)secret_random_below((uint32_t)(2880 - s.opens - 1));
	if (secret_random_below(3) == 0)
		s.first_day = MONDAY - 7 + (int)secret_random_below(14);
	if (secret_random_below(3) == 0)
		s.last_day = MONDAY + (int)secret_random_below(21);
	if (secret_random_below(4) == 0) {
		s.step = 14;
		s.phase = (int)secret_random_below(14);
	}
	for (uint32_t days = secret_random_below(4) == 0 ? 2 : 0; days; days--)
		s.month_days |= (int64_t)1 << secret_random_below(33);
	s.holiday = secret_random_below(5) == 0;
	return s;
}

/* The statements of the search find a program when opening_now() has it open, for hours of every kind. */
Test(opening, the_search_agrees)
{
	struct req *q = test_db();
	static const char *const zones[] = { "America/New_York", "Pacific/Auckland" };
	struct site site = { .country = "US" };
	const char *word = test_name("agrees");
	int64_t ids[24], places[24];
	size_t open = 0;

	for (size_t i = 0; i < COUNT(ids); i++) {
		ids[i] = listed_add(q, &(struct listed){ .name = word, .standing = i == 23 ? STANDING_temporarily_closed : STANDING_active,
			.capacity = i == 22 ? CAPACITY_closed : (unsigned)i % 3 });
		places[i] = i % 2 ? listed_at(q, ids[i], "Hall", 41.6, -70.9) : 0;
		for (int j = 0; j < 4; j++)
			listed_hours(q, ids[i], any_span(places[i]));
		if (i % 4 < 2)
			listed_closure(q, ids[i], places[i], (struct period){ MONDAY + (int)i % 5, MONDAY + (int)i % 5 + 2 });
	}
	q->site = &site;
	for (int hour = 0; hour < 21 * 24; hour += 5) {
		struct search_result r;

		site.time_zone = zones[hour % 2];
		q->now = DAYS((instant)MONDAY) + HOURS(hour) + MINUTES(59);
		cr_assert_eq(search_programs(q, &(struct search){ .q = word, .need = -1, .open = true }, &r), ERR_OK);
		for (size_t i = 0; i < COUNT(ids); i++) {
			struct schedule s;
			struct program p;
			struct opening o;
			bool found = false;

			MUST(program_by_id(q, ids[i], &p));
			MUST(schedule_find(q, ids[i], &s));
			o = opening_now(q, &p, &s, places[i]);
			for (size_t j = 0; j < r.count; j++)
				found |= r.found[j].program.id == ids[i];
			open += found;
			cr_expect_eq(found, o.state == HOURS_OPEN || o.state == HOURS_ALWAYS, "program %zu at hour %d: %d", i, hour, o.state);
		}
	}
	cr_expect_gt(open, 100, "%zu", open);
}

/* Clocks go back on 2026-11-01 and forward on 2027-03-14: nine o'clock stays nine o'clock. */
Test(opening, daylight_saving)
{
	static const struct { const char *day; int utc_minute; bool open; } moments[] = {
		{ "2026-10-31", 12 * 60 + 59, false }, { "2026-10-31", 13 * 60, true },
		{ "2026-11-01", 13 * 60 + 59, false }, { "2026-11-01", 14 * 60, true },
		{ "2027-03-13", 13 * 60 + 59, false }, { "2027-03-13", 14 * 60, true },
		{ "2027-03-14", 12 * 60 + 59, false }, { "2027-03-14", 13 * 60, true },
	};
	struct req *q = test_db();
	struct site site = { .country = "US", .time_zone = "America/New_York" };
	const char *word = test_name("saving");
	int64_t id = listed_add(q, &(struct listed){ .name = word });

	for (int weekday = 0; weekday < 7; weekday++)
		listed_hours(q, id, (struct span)EACH(weekday, 540, 1020));
	q->site = &site;
	for (size_t i = 0; i < COUNT(moments); i++) {
		struct search_result r;
		struct opening o;

		q->now = DAYS((instant)day(moments[i].day)) + MINUTES(moments[i].utc_minute);
		cr_assert_eq(search_programs(q, &(struct search){ .q = word, .need = -1 }, &r), ERR_OK);
		cr_assert_eq(r.count, 1);
		o = opening_now(q, &r.found[0].program, &r.found[0].schedule, 0);
		cr_expect_eq(o.state == HOURS_OPEN, moments[i].open, "%s", moments[i].day);
		cr_assert_eq(search_programs(q, &(struct search){ .q = word, .need = -1, .open = true }, &r), ERR_OK);
		cr_expect_eq(r.count, moments[i].open, "%s", moments[i].day);
	}
}

/* "Open now", distance and name are of one place. */
Test(opening, near_and_open_are_of_one_place)
{
	struct req *q = test_db();
	struct site site = { .country = "US", .time_zone = "UTC" };
	const char *word = test_name("two towns");
	int64_t id = listed_add(q, &(struct listed){ .name = word });
	int64_t near = listed_at(q, id, "Near Hall", -41.5, 120.1), far = listed_at(q, id, "Far Hall", -41.6, 120.1);
	struct search s = { .q = word, .near = "-41.5,120.1", .within = 25, .need = -1 };
	struct search_result r;

	listed_hours(q, id, (struct span){ .weekday = 0, .opens = 540, .closes = 720, .location_id = near });
	listed_hours(q, id, (struct span){ .weekday = 0, .opens = 780, .closes = 1020, .location_id = far });
	q->site = &site;
	q->now = DAYS((instant)MONDAY) + HOURS(14);
	cr_assert_eq(search_programs(q, &s, &r), ERR_OK);
	cr_assert_eq(r.count, 1);
	cr_expect_str_eq(r.found[0].place_name, "Near Hall", "the nearest");
	cr_expect_lt(r.found[0].distance, 0.1);
	cr_expect_eq(opening_now(q, &r.found[0].program, &r.found[0].schedule, r.found[0].location_id).state, HOURS_LATER);
	s.open = true;
	cr_assert_eq(search_programs(q, &s, &r), ERR_OK);
	cr_assert_eq(r.count, 1);
	cr_expect_str_eq(r.found[0].place_name, "Far Hall", "the nearest that is open");
	cr_expect_gt(r.found[0].distance, 6.0, "%f", r.found[0].distance);
	cr_expect_eq(r.found[0].location_id, far);
	s.within = 5;
	cr_assert_eq(search_programs(q, &s, &r), ERR_OK);
	cr_expect_eq(r.count, 0, "no place within five miles is open");
	s = (struct search){ .q = word, .need = -1 };
	cr_assert_eq(search_programs(q, &s, &r), ERR_OK);
	cr_expect_str_eq(r.found[0].place_name, "Far Hall", "without a place: the one that is open");
}
