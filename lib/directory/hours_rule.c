/* hours_rule.c - reads a row of a schedule: a weekday, or a rule of recurrence (RFC 5545). */
#include "directory/hours_in.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/str.h"

/* Numbers as names: "1" is Monday, "7" Sunday (HSDS 1.1; ISO 8601). Leaves any other text alone. */
static void numbers_to_names(struct str *s, const char *text)
{
	bool only_numbers = !text[strspn(text, "1234567,;- ")];

	for (; *text; text++)
		if (only_numbers && isdigit((unsigned char)*text) && !isdigit((unsigned char)text[1]))
			str_add(s, weekday_words[*text - '1']);
		else
			str_add_char(s, (char)(only_numbers && *text == ';' ? ',' : *text));
}

/* 0 if the cell is not one or several weekdays, and nothing else. */
static unsigned weekday_cell(struct arena *a, const char *text)
{
	struct str s;
	unsigned days;

	str_init(&s, a, 4000);
	numbers_to_names(&s, text);
	text = s.text;
	days = days_read(&text);
	return at_end(text) ? days : 0;
}

/* Without times, a row says "closed" or nothing. */
static bool has_times(const struct hours_rule *r)
{
	if (is_word(r->opens_at, "closed") || is_word(r->closes_at, "closed"))
		return false;
	return !text_is_empty(r->opens_at) || !text_is_empty(r->closes_at);
}

static bool is_time(const char *text)
{
	struct moment m;

	return !text_is_empty(text) && !day_from_text(text, true) && moment_alone(text, &m);
}

/* Some directories write the times of day in the columns of dates. */
static struct hours_rule times_in_dates(const struct hours_rule *r)
{
	struct hours_rule moved = *r;

	if (!text_is_empty(r->opens_at) || !text_is_empty(r->closes_at) || !is_time(r->dtstart) || !is_time(r->until))
		return moved;
	moved.opens_at = r->dtstart;
	moved.closes_at = r->until;
	moved.dtstart = moved.until = "";
	return moved;
}

/* False if there is a date that is not certain. *day is 0 if there is none. */
static bool date_cell(const struct hours_rule *r, const char *text, int *day)
{
	*day = day_from_text(text, r->month_first);
	return *day || text_is_empty(text);
}

bool hours_period(const struct hours_rule *columns, struct period *p)
{
	struct hours_rule r = times_in_dates(columns);
	int start, from, until, to;

	if (!date_cell(&r, r.dtstart, &start) || !date_cell(&r, r.valid_from, &from) || !date_cell(&r, r.until, &until)
			|| !date_cell(&r, r.valid_to, &to))
		return false;
	p->first_day = start > from ? start : from;
	p->last_day = !until || (to && to < until) ? to : until;
	return true;
}

/* The days of a rule, as spans without times. */
struct pattern {
	struct span spans[8];		/* one a weekday, and ANY_DAY */
	size_t count;
};

static void pattern_add(struct pattern *p, struct span s)
{
	p->spans[p->count++] = s;
}

static void pattern_add_days(struct pattern *p, unsigned days)
{
	for (int day = 0; day < 7; day++)
		if (days & 1u << day)
			pattern_add(p, (struct span){ .weekday = day });
}

/* The number of weeks, days or months between two times; 0 if it is not certain. */
static int interval_of(const struct hours_rule *r)
{
	int64_t n = 1;

	if (!text_is_empty(r->interval) && !text_to_number(r->interval, 1, 52, &n))
		return 0;
	return (int)n;
}

/* A week begins on Monday unless the rule has it begin on Sunday. */
static int week_begin(const struct hours_rule *r, int day)
{
	int weekday = day_weekday(day);

	return day - (is_word(r->wkst, "SU") ? (weekday + 1) % 7 : weekday);
}

static enum hours pattern_weekly(const struct hours_rule *r, struct pattern *p)
{
	int step = 7 * interval_of(r), start = day_from_text(r->dtstart, r->month_first);
	const char *byday = r->byday ? r->byday : "";
	unsigned days = days_read(&byday);

	if (!step || !text_is_empty(r->bymonthday) || !at_end(byday))
		return HOURS_LEFT_OUT;
	if (!days && text_is_empty(r->byday) && start)
		days = 1u << day_weekday(start);
	pattern_add_days(p, days);
	for (size_t i = 0; i < p->count && step > 7; i++) {
		int begin = week_begin(r, start);

		p->spans[i].step = step;
		p->spans[i].phase = start ? modulo(begin + modulo(p->spans[i].weekday - day_weekday(begin), 7), step) : PHASE_UNKNOWN;
	}
	return p->count ? HOURS_SURE : HOURS_LEFT_OUT;
}

static enum hours pattern_daily(const struct hours_rule *r, struct pattern *p)
{
	int step = interval_of(r), start = day_from_text(r->dtstart, r->month_first);

	if (!text_is_empty(r->byday))
		return step == 1 ? pattern_weekly(r, p) : HOURS_LEFT_OUT;
	if (!step || !text_is_empty(r->bymonthday))
		return HOURS_LEFT_OUT;
	if (step == 1)
		pattern_add_days(p, WHOLE_WEEK);
	else
		pattern_add(p, (struct span){ .weekday = ANY_DAY, .step = step, .phase = start ? modulo(start, step) : PHASE_UNKNOWN });
	return HOURS_SURE;
}

/* Reads "1", "31", or "-1" for the last day. 0 if it is none of these. */
static int64_t month_day_read(const char *text)
{
	int64_t n;

	if (text_equal(text, "-1"))
		return MONTH_LAST_DAY;
	return text_to_number(text, 1, 31, &n) ? (int64_t)1 << n : 0;
}

/* Reads "2TU" or "-1FR": *day is the weekday, the result the bits of the days of the month. 0 if it is neither. */
static int64_t nth_weekday_read(const char *text, int *day)
{
	int64_t bits = 0;
	unsigned days;

	if (text_starts(text, "-1"))
		bits = MONTH_LAST_WEEK;
	else if (*text >= '1' && *text <= '5')
		bits = (int64_t)0x7f << (1 + 7 * (*text - '1')) & 0xffffffff;
	if (!bits)
		return 0;
	text += *text == '-' ? 2 : 1;
	days = days_read(&text);
	*day = day_number(days);
	return *day < 0 || *text ? 0 : bits;
}

/* Adds the bits to the span of the weekday. */
static void pattern_add_bits(struct pattern *p, int weekday, int64_t bits)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->spans[i].weekday == weekday) {
			p->spans[i].month_days |= bits;
			return;
		}
	pattern_add(p, (struct span){ .weekday = weekday, .month_days = bits });
}

static enum hours pattern_monthly(const struct hours_rule *r, struct pattern *p)
{
	bool by_weekday = !text_is_empty(r->byday);
	int start = day_from_text(r->dtstart, r->month_first);
	const char *days = by_weekday ? r->byday : text_is_empty(r->bymonthday) ? "" : r->bymonthday;
	char list[200], *rest = list, *one;

	if (interval_of(r) != 1 || (by_weekday && !text_is_empty(r->bymonthday)))
		return HOURS_LEFT_OUT;
	snprintf(list, sizeof(list), "%s", days);
	while ((one = strsep(&rest, ", "))) {
		int weekday = ANY_DAY;
		int64_t bits = by_weekday ? nth_weekday_read(one, &weekday) : month_day_read(one);

		if (!*one)
			continue;
		if (!bits)
			return HOURS_LEFT_OUT;
		pattern_add_bits(p, weekday, bits);
	}
	if (!p->count && start)
		pattern_add_bits(p, ANY_DAY, (int64_t)1 << day_date(start).day);
	return p->count ? HOURS_SURE : HOURS_LEFT_OUT;
}

/* A single event: both its dates are the same, or it has one date and happens once. */
static bool is_once(const struct hours_rule *r, const struct period *p)
{
	if (p->first_day && p->first_day == p->last_day)
		return true;
	return p->first_day && text_equal(r->count, "1");
}

static enum hours pattern_read(struct arena *a, const struct hours_rule *r, const struct period *held, struct pattern *p)
{
	if (!text_is_empty(r->weekday)) {
		pattern_add_days(p, weekday_cell(a, r->weekday));
		return p->count ? HOURS_SURE : HOURS_UNSURE;
	}
	if (!text_is_empty(r->byweekno) || !text_is_empty(r->byyearday))
		return HOURS_LEFT_OUT;
	if (is_word(r->freq, "MONTHLY"))
		return pattern_monthly(r, p);
	if (is_word(r->freq, "DAILY"))
		return pattern_daily(r, p);
	if (is_word(r->freq, "WEEKLY") || (text_is_empty(r->freq) && !text_is_empty(r->byday)))
		return pattern_weekly(r, p);
	if (!is_once(r, held) || !text_is_empty(r->bymonthday))
		return text_is_empty(r->freq) ? HOURS_UNSURE : HOURS_LEFT_OUT;
	pattern_add(p, (struct span){ .weekday = ANY_DAY });
	return HOURS_SURE;
}

static bool pattern_on(const struct pattern *p, int day)
{
	for (size_t i = 0; i < p->count; i++)
		if (span_on(&p->spans[i], day))
			return true;
	return false;
}

/* A rule that holds so many times ends on the day of the last. False if that day is not certain. */
static bool count_ends(const struct hours_rule *r, const struct pattern *p, struct period *held)
{
	enum { DAYS_MOST = 36600 };
	int64_t times;

	if (text_is_empty(r->count) || text_equal(r->count, "0"))
		return true;
	if (!text_to_number(r->count, 1, 10000, &times) || !held->first_day)
		return false;
	for (int day = held->first_day; day < held->first_day + DAYS_MOST; day++) {
		if (held->last_day && day > held->last_day)
			return true;
		if (pattern_on(p, day) && !--times) {
			held->last_day = day;
			return true;
		}
	}
	return false;
}

static bool is_local_moment(const struct hours_rule *r, const struct moment *m)
{
	return !m->zoned || offset_is_local(r->local, m->offset);
}

/* A zone by name is local if the sites have all its offsets; a word that is no zone says nothing. */
static bool is_local_zone(const struct hours_rule *r)
{
	struct offsets theirs = { .count = 0 };
	int minutes;

	if (text_is_empty(r->timezone) || !r->local)
		return true;
	if (offset_read(r->timezone, &minutes))
		return offset_is_local(r->local, minutes);
	if (!clock_zone_known(r->timezone))
		return true;
	offsets_add(&theirs, r->timezone);
	for (size_t i = 0; i < theirs.count; i++)
		if (!offset_is_local(r->local, theirs.minutes[i]))
			return false;
	return true;
}

/* False if the times are not certain, or those of another zone. */
static bool times_read(const struct hours_rule *r, int *opens, int *closes)
{
	struct moment from, to;

	if (!moment_alone(r->opens_at, &from) || !moment_alone(r->closes_at, &to) || !is_local_zone(r))
		return false;
	return is_local_moment(r, &from) && is_local_moment(r, &to) && span_certain(from, to, opens, closes);
}

static bool says_nothing(const struct hours_rule *r)
{
	return text_is_empty(r->weekday) && text_is_empty(r->freq) && text_is_empty(r->byday) && text_is_empty(r->opens_at)
		&& text_is_empty(r->closes_at);
}

enum hours hours_rule(struct week *w, struct arena *a, const struct hours_rule *columns)
{
	struct hours_rule r = times_in_dates(columns);
	struct pattern p = { .count = 0 };
	struct period held;
	int opens, closes;
	enum hours sure;

	if (says_nothing(&r) || !has_times(&r))
		return HOURS_NONE;
	if (!hours_period(&r, &held))
		return HOURS_LEFT_OUT;
	if ((sure = pattern_read(a, &r, &held, &p)) != HOURS_SURE)
		return sure;
	if (!count_ends(&r, &p, &held))
		return HOURS_LEFT_OUT;
	if (!times_read(&r, &opens, &closes))
		return HOURS_UNSURE;
	for (size_t i = 0; i < p.count; i++) {
		p.spans[i].opens = opens;
		p.spans[i].closes = closes;
		p.spans[i].first_day = held.first_day;
		p.spans[i].last_day = held.last_day;
	}
	return week_add_all(w, p.spans, p.count) ? HOURS_SURE : HOURS_UNSURE;
}
