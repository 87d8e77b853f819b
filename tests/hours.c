/* hours.c - parses opening hours that are certain, and refuses others. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>

#include "base/day.h"
#include "directory/hours.h"
#include "base/str.h"
#include "support.h"

static void span_text(struct str *s, const struct span *p)
{
	struct arena *a = test_req()->arena;

	str_printf(s, "%s%d:%d-%d", s->length ? " " : "", p->weekday, p->opens, p->closes);
	if (p->first_day || p->last_day)
		str_printf(s, "[%s..%s]", day_text(a, p->first_day), day_text(a, p->last_day));
	if (p->step)
		str_printf(s, "%%%d=%d", p->step, p->phase);
	if (p->month_days)
		str_printf(s, "&%llx", (unsigned long long)p->month_days);
	str_add(s, p->holiday ? "!" : "");
}

/* A week as one line: "0:540-1020 ...", with what narrows the days: "[first..last]", "%step=phase", "&bits of the month". */
static const char *week_text(const struct week *w)
{
	struct str s;

	str_init(&s, test_req()->arena, 4000);
	for (size_t i = 0; i < w->count; i++)
		span_text(&s, &w->spans[i]);
	return s.text;
}

static enum hours row_read(struct week *w, const char *weekday, const char *opens, const char *closes)
{
	return hours_rule(w, test_req()->arena, &(struct hours_rule){ .weekday = weekday, .opens_at = opens, .closes_at = closes });
}

/* want NULL: not certain. */
static const struct { const char *weekday, *opens, *closes, *want; } rows[] = {
	{ "Monday", "9:00am", "5:00pm", "0:540-1020" },
	{ "monday", "9:00 AM", "5 P.M.", "0:540-1020" },
	{ "Tue.", "9am", "noon", "1:540-720" },
	{ "Thurs", "8:00a", "4:30p", "3:480-990" },
	{ "Wed", "900am", "1230pm", "2:540-750" },
	{ "Fri", "09:00", "17:00", "4:540-1020" },
	{ "Fri", "09:00:00", "17:00:00", "4:540-1020" },
	{ "Fri", "09:00-05:00", "17:00-05:00", "4:540-1020" },
	{ "Fri", "9:00", "17:00", "4:540-1020" },
	{ "Fri", "0900", "1700", "4:540-1020" },
	{ "Sat", "22:00", "06:00", "5:1320-1800" },
	{ "Sat", "9:00pm", "5:00am", "5:1260-1740" },
	{ "Sun", "12:00am", "12:00am", "6:0-1440" },
	{ "Sun", "00:00", "24:00", "6:0-1440" },
	{ "Sun", "00:00", "23:59", "6:0-1440" },
	{ "Sun", "5pm", "midnight", "6:1020-1440" },
	{ "Mon-Wed", "10:00", "14:00", "0:600-840 1:600-840 2:600-840" },
	{ "Fri to Mon", "10:00", "14:00", "0:600-840 4:600-840 5:600-840 6:600-840" },
	{ "Mon, Wed & Fri", "10:00", "14:00", "0:600-840 2:600-840 4:600-840" },
	{ "Monday", "9", "5", NULL },
	{ "Monday", "9:00", "5:00", NULL },
	{ "Monday", "9:00am", "5:00", NULL },
	{ "Monday", "9:00", "5:00pm", NULL },
	{ "Monday", "8:00m", "5:00pm", NULL },
	{ "Monday", "8:0am", "5:00pm", NULL },
	{ "Monday", "9:00am", "3:00am", NULL },
	{ "Monday", "9:00am", "9:00am", NULL },
	{ "Monday", "5:00pm", "5:00pm", NULL },
	{ "Monday", "9:00am", "5:00pm (dispensing)", NULL },
	{ "Monday", "09:00Z", "17:00Z", NULL },
	{ "Monday", "25:00", "26:00", NULL },
	{ "Monday", "09:60", "17:00", NULL },
	{ "Monday", "13:00pm", "5:00pm", NULL },
	{ "Monday", "0:30am", "5:00pm", NULL },
	{ "Monday", "", "5:00pm", NULL },
	{ "Monday", "9:00am", "", NULL },
	{ "Funday", "9:00am", "5:00pm", NULL },
	{ "", "9:00am", "5:00pm", NULL },
	{ "1", "09:00:00", "17:00:00", "0:540-1020" },
	{ "7", "9:00am", "5:00pm", "6:540-1020" },
	{ "1-5", "9:00am", "5:00pm", "0:540-1020 1:540-1020 2:540-1020 3:540-1020 4:540-1020" },
	{ "1, 3;5", "9:00am", "5:00pm", "0:540-1020 2:540-1020 4:540-1020" },
	{ "0", "9:00am", "5:00pm", NULL },
	{ "8", "9:00am", "5:00pm", NULL },
	{ "12", "9:00am", "5:00pm", NULL },
	{ "Monday", "call", "us", NULL },
};

ParameterizedTestParameters(hours, row)
{
	static size_t index[COUNT(rows)];

	for (size_t i = 0; i < COUNT(rows); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(rows));
}

ParameterizedTest(size_t *i, hours, row)
{
	struct week w = { .count = 0 };
	enum hours sure = row_read(&w, rows[*i].weekday, rows[*i].opens, rows[*i].closes);

	cr_expect_eq(sure, rows[*i].want ? HOURS_SURE : HOURS_UNSURE, "%s %s %s", rows[*i].weekday, rows[*i].opens, rows[*i].closes);
	cr_expect_str_eq(week_text(&w), rows[*i].want ? rows[*i].want : "", "%s %s %s", rows[*i].weekday, rows[*i].opens,
		rows[*i].closes);
}

#define ALL_DAY "0:0-1440 1:0-1440 2:0-1440 3:0-1440 4:0-1440 5:0-1440 6:0-1440"

static const struct { const char *text, *want; } texts[] = {
	{ "9:00am-5:00pm, Mon-Fri", "0:540-1020 1:540-1020 2:540-1020 3:540-1020 4:540-1020" },
	{ "Mon-Fri 9am to 5pm", "0:540-1020 1:540-1020 2:540-1020 3:540-1020 4:540-1020" },
	{ "Mon thru Wed: 9 a.m. - 5 p.m.", "0:540-1020 1:540-1020 2:540-1020" },
	{ "M-F 08:30-16:30", "0:510-990 1:510-990 2:510-990 3:510-990 4:510-990" },
	{ "9:30am-5:00pm, Mon-Thur;\n9:30am-2:00pm, Fri", "0:570-1020 1:570-1020 2:570-1020 3:570-1020 4:570-840" },
	{ "8:00am-12:00pm & 1:00pm-5:00pm, Tue", "1:480-720 1:780-1020" },
	{ "4:00pm\xe2\x80\x93" "5:00pm, Tue, Thur", "1:960-1020 3:960-1020" },
	{ "Mon 9am-5pm, Tue 10am-6pm", "0:540-1020 1:600-1080" },
	{ "Saturdays 10am to noon", "5:600-720" },
	{ "Weekdays 9am-5pm; closed Saturday and Sunday", "0:540-1020 1:540-1020 2:540-1020 3:540-1020 4:540-1020" },
	{ "Open daily 6pm-8am", "0:1080-1920 1:1080-1920 2:1080-1920 3:1080-1920 4:1080-1920 5:1080-1920 6:1080-1920" },
	{ "24 hours a day, 7 days a week.", ALL_DAY },
	{ "24/7", ALL_DAY },
	{ "Open 24 hours", ALL_DAY },
	{ "9-5 Mon-Fri", NULL },
	{ "9-5pm Mon", NULL },
	{ "9:00am-5:00pm", NULL },
	{ "Mon-Fri", NULL },
	{ "Call for hours", NULL },
	{ "9:00am & 1:00pm, Tue, Thur", NULL },
	{ "8:30am-5:15pm, Mon-Fri;\n8:30am-7:00pm, Wed", NULL },
	{ "9:00am-5:00pm, Mon, Tue\n\nClosed daily 12:00pm-1:00pm for lunch", NULL },
	{ "Meals:\n5:00pm-6:30pm, Thur", NULL },
	{ "First Monday of the month 9am-5pm", NULL },
	{ "9:00am-5:00pm, Mon-Fri by appointment", NULL },
	{ "9:00am-5:00pm, Mon-Fri except holidays", NULL },
	{ "Closed Monday", NULL },
	{ "7:00am-3:00pm, Tue\n\nSummer Hours:\n8:00am-2:00pm, Mon", NULL },
};

ParameterizedTestParameters(hours, text)
{
	static size_t index[COUNT(texts)];

	for (size_t i = 0; i < COUNT(texts); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(texts));
}

ParameterizedTest(size_t *i, hours, text)
{
	struct week w = { .count = 0 };
	enum hours sure = hours_text(&w, test_req()->arena, (struct period){ 0, 0 }, texts[*i].text);

	cr_expect_eq(sure, texts[*i].want ? HOURS_SURE : HOURS_UNSURE, "%s", texts[*i].text);
	cr_expect_str_eq(week_text(&w), texts[*i].want ? texts[*i].want : "", "%s", texts[*i].text);
}

Test(hours, nothing_said)
{
	struct week w = { .count = 0 };

	cr_expect_eq(hours_text(&w, test_req()->arena, (struct period){ 0, 0 }, " \n"), HOURS_NONE);
	cr_expect_eq(row_read(&w, "", "", ""), HOURS_NONE);
	cr_expect_eq(hours_rule(&w, test_req()->arena, &(struct hours_rule){ .freq = "" }), HOURS_NONE);
	cr_expect_eq(w.count, 0);
}

static const struct offsets new_york = { { -300, -240 }, 2 }, london = { { 0, 60 }, 2 };

#define RULE(...) { .opens_at = "09:00", .closes_at = "17:00", __VA_ARGS__ }

static const struct { struct hours_rule rule; enum hours sure; const char *want; } rules[] = {
	{ RULE(.freq = "WEEKLY", .byday = "MO,WE"), HOURS_SURE, "0:540-1020 2:540-1020" },
	{ RULE(.freq = "weekly", .interval = "1", .byday = "SU", .valid_from = "2020-01-01"), HOURS_SURE, "6:540-1020[2020-01-01..]" },
	{ RULE(.freq = "", .byday = "FR"), HOURS_SURE, "4:540-1020" },
	{ RULE(.freq = "WEEKLY", .dtstart = "2026-01-01"), HOURS_SURE, "3:540-1020[2026-01-01..]" },
	{ RULE(.freq = "WEEKLY", .dtstart = "2024-02-29T00:00:00"), HOURS_SURE, "3:540-1020[2024-02-29..]" },
	{ RULE(.freq = "DAILY"), HOURS_SURE, "0:540-1020 1:540-1020 2:540-1020 3:540-1020 4:540-1020 5:540-1020 6:540-1020" },
	{ RULE(.freq = "DAILY", .byday = "MO,TU"), HOURS_SURE, "0:540-1020 1:540-1020" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .valid_to = "2027-01-01", .until = "2026-11-22"), HOURS_SURE,
		"0:540-1020[..2026-11-22]" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .until = "2005-01-01"), HOURS_SURE, "0:540-1020[..2005-01-01]" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .valid_to = "soon"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .interval = "2", .dtstart = "2026-11-09"), HOURS_SURE,
		"0:540-1020[2026-11-09..]%14=4" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .interval = "2"), HOURS_SURE, "0:540-1020%14=-1" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .interval = "often"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .count = "3", .dtstart = "2026-11-09"), HOURS_SURE,
		"0:540-1020[2026-11-09..2026-11-23]" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .count = "3"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "MONTHLY", .byday = "MO"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "MONTHLY", .byday = "1MO,3MO"), HOURS_SURE, "0:540-1020&3f80fe" },
	{ RULE(.freq = "MONTHLY", .byday = "-1FR"), HOURS_SURE, "4:540-1020&1" },
	{ RULE(.freq = "MONTHLY", .bymonthday = "15,-1"), HOURS_SURE, "7:540-1020&100008000" },
	{ RULE(.freq = "MONTHLY", .bymonthday = "32"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "MONTHLY", .byday = "1MO", .interval = "3"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "MONTHLY"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "YEARLY", .dtstart = "2026-07-04"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "", .dtstart = "2026-12-03", .until = "2026-12-03"), HOURS_SURE, "7:540-1020[2026-12-03..2026-12-03]" },
	{ RULE(.freq = "", .dtstart = "2026-12-03", .count = "1"), HOURS_SURE, "7:540-1020[2026-12-03..2026-12-03]" },
	{ RULE(.freq = "", .dtstart = "2026-12-03"), HOURS_UNSURE, "" },
	{ RULE(.freq = "WEEKLY", .byday = "1MO"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .bymonthday = "1"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "WEEKLY", .byday = "MO", .byweekno = "1"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "WEEKLY", .byday = "XX"), HOURS_LEFT_OUT, "" },
	{ RULE(.freq = "WEEKLY"), HOURS_LEFT_OUT, "" },
	{ RULE(.weekday = "Monday", .valid_from = "2026-12-01"), HOURS_SURE, "0:540-1020[2026-12-01..]" },
	{ { .weekday = "Monday - Friday", .dtstart = "8:00AM", .until = "6:00PM" }, HOURS_SURE,
		"0:480-1080 1:480-1080 2:480-1080 3:480-1080 4:480-1080" },
	{ { .byday = "MO", .dtstart = "8:00AM", .until = "2026-12-01" }, HOURS_NONE, "" },
	{ { .freq = "WEEKLY", .byday = "MO", .opens_at = "", .closes_at = "" }, HOURS_NONE, "" },
	{ { .weekday = "7" }, HOURS_NONE, "" },
	{ { .weekday = "1", .opens_at = "09:00-05:00", .closes_at = "17:00-05:00", .local = &new_york }, HOURS_SURE, "0:540-1020" },
	{ { .weekday = "1", .opens_at = "09:00-0400", .closes_at = "17:00-0400", .local = &new_york }, HOURS_SURE, "0:540-1020" },
	{ { .weekday = "1", .opens_at = "09:00-08:00", .closes_at = "17:00-08:00", .local = &new_york }, HOURS_UNSURE, "" },
	{ { .weekday = "1", .opens_at = "14:00Z", .closes_at = "22:00Z", .local = &new_york }, HOURS_UNSURE, "" },
	{ { .weekday = "1", .opens_at = "09:00Z", .closes_at = "17:00Z", .local = &london }, HOURS_SURE, "0:540-1020" },
	{ RULE(.weekday = "1", .timezone = "America/New_York", .local = &new_york), HOURS_SURE, "0:540-1020" },
	{ RULE(.weekday = "1", .timezone = "America/Toronto", .local = &new_york), HOURS_SURE, "0:540-1020" },
	{ RULE(.weekday = "1", .timezone = "America/Los_Angeles", .local = &new_york), HOURS_UNSURE, "" },
	{ RULE(.weekday = "1", .timezone = "-08:00", .local = &new_york), HOURS_UNSURE, "" },
	{ RULE(.weekday = "1", .timezone = "Eastern", .local = &new_york), HOURS_SURE, "0:540-1020" },
	{ RULE(.weekday = "1", .timezone = "10"), HOURS_SURE, "0:540-1020" },
	{ { .weekday = "Sunday", .opens_at = "Closed", .closes_at = "" }, HOURS_NONE, "" },
};

ParameterizedTestParameters(hours, rule)
{
	static size_t index[COUNT(rules)];

	for (size_t i = 0; i < COUNT(rules); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(rules));
}

ParameterizedTest(size_t *i, hours, rule)
{
	struct week w = { .count = 0 };
	enum hours sure = hours_rule(&w, test_req()->arena, &rules[*i].rule);

	cr_expect_eq(sure, rules[*i].sure, "rule %zu: %d", *i, sure);
	cr_expect_str_eq(week_text(&w), rules[*i].want, "rule %zu", *i);
}

/* Overlapping spans of several rows are one; a week never overflows. */
Test(hours, a_week_stays_tidy)
{
	struct week w = { .count = 0 };

	row_read(&w, "Mon", "13:00", "18:00");
	row_read(&w, "Mon", "09:00", "14:00");
	row_read(&w, "Mon", "09:00", "14:00");
	row_read(&w, "Mon", "18:00", "20:00");
	row_read(&w, "Mon", "22:00", "23:00");
	cr_expect_str_eq(week_text(&w), "0:540-1200 0:1320-1380");
	for (int i = 0; i < 24 * 60; i += 2) {
		char opens[32], closes[32];

		snprintf(opens, sizeof(opens), "%02d:%02d", i / 60, i % 60);
		snprintf(closes, sizeof(closes), "%02d:%02d", i / 60, i % 60 + 1);
		row_read(&w, "Sun", opens, closes);
	}
	cr_expect_leq(w.count, WEEK_MOST);
}

static const struct { struct holiday_rule rule; enum hours sure; const char *closed, *want; } holidays[] = {
	{ { .closed = "true", .start_date = "2026-11-26", .end_date = "2026-11-29" }, HOURS_SURE, "2026-11-26..2026-11-29", "" },
	{ { .closed = "TRUE", .start_date = "12/24/2026", .end_date = "" }, HOURS_SURE, "2026-12-24..2026-12-24", "" },
	{ { .closed = "", .start_date = "2026-12-24" }, HOURS_SURE, "2026-12-24..2026-12-24", "" },
	{ { .closed = "false", .start_date = "2026-12-24", .end_date = "2026-12-24", .opens_at = "09:00", .closes_at = "12:00" }, HOURS_SURE,
		"2026-12-24..2026-12-24", "7:540-720[2026-12-24..2026-12-24]!" },
	{ { .closed = "false", .start_date = "2026-12-24", .end_date = "2026-12-24" }, HOURS_LEFT_OUT, "", "" },
	{ { .closed = "true", .start_date = "Christmas" }, HOURS_LEFT_OUT, "", "" },
	{ { .closed = "true", .start_date = "2026-12-24", .end_date = "12/26" }, HOURS_LEFT_OUT, "", "" },
	{ { .closed = "true", .start_date = "2026-12-26", .end_date = "2026-12-24" }, HOURS_LEFT_OUT, "", "" },
};

Test(hours, holidays)
{
	struct arena *a = test_req()->arena;

	for (size_t i = 0; i < COUNT(holidays); i++) {
		struct holiday_rule r = holidays[i].rule;
		struct week w = { .count = 0 };
		struct period closed = { 0, 0 };
		const char *days;

		r.month_first = true;
		cr_expect_eq(hours_holiday(&w, &closed, &r), holidays[i].sure, "%s", r.start_date);
		if (holidays[i].sure != HOURS_SURE)
			continue;
		days = arena_printf(a, "%s..%s", day_text(a, closed.first_day), day_text(a, closed.last_day));
		cr_expect_str_eq(days, holidays[i].closed);
		cr_expect_str_eq(week_text(&w), holidays[i].want);
	}
}

Test(hours, offsets_of_zones)
{
	struct offsets o = { .count = 0 };

	offsets_add(&o, "America/New_York");
	cr_assert_eq(o.count, 2);
	cr_expect_eq(o.minutes[0], -300);
	cr_expect_eq(o.minutes[1], -240);
	offsets_add(&o, "America/Toronto");
	cr_expect_eq(o.count, 2, "the same");
	offsets_add(&o, "Asia/Kolkata");
	cr_expect_eq(o.count, 3, "no summer time");
	cr_expect_eq(o.minutes[2], 330);
}
