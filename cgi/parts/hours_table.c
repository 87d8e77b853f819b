/* hours_table.c - shows the hours at one place of a program. */
#include "parts/hours_table.h"

#include "base/day.h"
#include "base/req.h"
#include "directory/opening.h"
#include "directory/schedule.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/paragraphs.h"
#include "site/site.h"
#include "web/page.h"

/* Days off are announced this long before. */
#define ANNOUNCED_DAYS 92

/* The schedule of one place, around today. */
struct shown {
	struct tpl *t;
	struct schedule s;
	int today;
};

static const char *days_words(struct req *q, int first, int last)
{
	return words_days(q, q->language, first, last, q->site->time_zone);
}

static bool is_over(const struct shown *h, int last_day)
{
	return last_day && last_day < h->today;
}

static bool is_once(const struct span *s)
{
	return s->first_day && s->first_day == s->last_day;
}

/* Each week on its weekday: a cell of the week's table. */
static bool is_weekly(const struct span *s)
{
	return s->weekday != ANY_DAY && !s->step && !s->month_days && !s->holiday && !is_once(s);
}

/* ---- the times of a line ---- */

/* The next day on which the span counts; 0 if it is far. */
static int next_day(const struct shown *h, const struct span *s)
{
	for (int day = h->today; day <= h->today + OPENING_AHEAD; day++)
		if (opening_counts(&h->s, s, day))
			return day;
	return 0;
}

static struct tpl *show_times(struct req *q, struct tpl *row, const struct span *s)
{
	struct tpl *t = tpl_section(row, "times");

	tpl_set(t, "from", words_time(q, q->language, s->opens));
	tpl_set(t, "to", words_time(q, q->language, s->closes));
	tpl_show(t, s->opens == 0 && s->closes == 1440 ? "all_day" : "no_all_day");
	return t;
}

static void show_until(struct req *q, struct tpl *times, const struct span *s)
{
	if (s->last_day)
		page_text(q, times, "until", days_words(q, s->last_day, s->last_day));
}

static void show_next(struct req *q, const struct shown *h, struct tpl *times, const struct span *s)
{
	int next = next_day(h, s);

	if (next)
		page_text(q, times, "next", days_words(q, next, next));
}

/* ---- lines by weekday ---- */

/* True if the span is in the table of the weeks from that day on. */
static bool begins_on(const struct shown *h, const struct span *s, int begin)
{
	return begin == h->today ? s->first_day <= h->today && !is_over(h, s->last_day) : s->first_day == begin;
}

static bool any_on(const struct shown *h, int weekday, int begin, bool weekly)
{
	for (size_t i = 0; i < h->s.span_count; i++) {
		const struct span *s = &h->s.spans[i];

		if (begins_on(h, s, begin) && is_weekly(s) == weekly && (weekday == ANY_DAY || s->weekday == weekday)
				&& !s->holiday && !is_once(s))
			return true;
	}
	return false;
}

static void show_weekday(struct req *q, const struct shown *h, struct tpl *weeks, int weekday, int begin)
{
	bool open = any_on(h, weekday, begin, true);
	struct tpl *row;

	/* a day without weekly hours is closed, unless a rule has hours on some of these days */
	if (!open && (begin != h->today || any_on(h, weekday, begin, false)))
		return;
	row = tpl_section(weeks, "rows");
	tpl_show(row, arena_printf(q->arena, "day_%d", weekday));
	for (size_t i = 0; i < h->s.span_count; i++)
		if (is_weekly(&h->s.spans[i]) && h->s.spans[i].weekday == weekday && begins_on(h, &h->s.spans[i], begin))
			show_until(q, show_times(q, row, &h->s.spans[i]), &h->s.spans[i]);
	if (!open)
		tpl_show(row, "closed");
}

/* ---- lines by rule ---- */

/* A line whose label is a section with one marker. */
static void show_rule(struct req *q, const struct shown *h, struct tpl *weeks, const struct span *s, const char *section,
	const char *marker, const char *value)
{
	struct tpl *row = tpl_section(weeks, "rows"), *times;

	if (s->weekday != ANY_DAY)
		tpl_set(row, "weekday", words(q, q->language, "when", arena_printf(q->arena, "weekday_%d", s->weekday)));
	if (marker)
		tpl_set(row, marker, value);
	tpl_show(row, section);
	times = show_times(q, row, s);
	if (!is_once(s)) {
		show_next(q, h, times, s);
		show_until(q, times, s);
	}
}

static const char *number(struct req *q, int n)
{
	return arena_printf(q->arena, "%d", n);
}

static void show_steps(struct req *q, const struct shown *h, struct tpl *weeks, const struct span *s)
{
	if (s->weekday == ANY_DAY)
		show_rule(q, h, weeks, s, s->step == 2 ? "every_second_day" : "every_days", "days_apart", number(q, s->step));
	else
		show_rule(q, h, weeks, s, s->step == 14 ? "every_second_week" : "every_weeks", "weeks", number(q, s->step / 7));
}

static void show_days_of_month(struct req *q, const struct shown *h, struct tpl *weeks, const struct span *s)
{
	for (int day = 1; day <= 31; day++)
		if (s->month_days & (int64_t)1 << day)
			show_rule(q, h, weeks, s, "month_day", "day_of_month", number(q, day));
	if (s->month_days & MONTH_LAST_DAY)
		show_rule(q, h, weeks, s, "month_last_day", NULL, NULL);
}

/* A line for each "first Monday", "third Monday" of one span. */
static void show_weekdays_of_month(struct req *q, const struct shown *h, struct tpl *weeks, const struct span *s)
{
	struct span one = *s;

	for (int nth = 1; nth <= 5; nth++) {
		one.month_days = s->month_days & (int64_t)1 << (7 * nth - 6) ? s->month_days & (int64_t)0x7f << (7 * nth - 6) : 0;
		if (one.month_days)
			show_rule(q, h, weeks, &one, arena_printf(q->arena, "nth_%d", nth), NULL, NULL);
	}
	one.month_days = MONTH_LAST_WEEK;
	if (s->month_days & MONTH_LAST_WEEK)
		show_rule(q, h, weeks, &one, "nth_last", NULL, NULL);
}

/* Rules that are not weekly, single days, and special hours on days off. */
static void show_other(struct req *q, const struct shown *h, struct tpl *weeks, const struct span *s)
{
	if (s->holiday || is_once(s))
		show_rule(q, h, weeks, s, "special_days", "special_days", days_words(q, s->first_day, s->last_day));
	else if (s->step)
		show_steps(q, h, weeks, s);
	else if (s->weekday == ANY_DAY)
		show_days_of_month(q, h, weeks, s);
	else
		show_weekdays_of_month(q, h, weeks, s);
}

static bool is_shown_now(const struct shown *h, const struct span *s)
{
	return !is_over(h, s->last_day) && (s->first_day <= h->today || s->holiday || is_once(s));
}

static bool any_now(const struct shown *h)
{
	for (size_t i = 0; i < h->s.span_count; i++)
		if (is_shown_now(h, &h->s.spans[i]))
			return true;
	return false;
}

static void show_now(struct req *q, const struct shown *h)
{
	struct tpl *weeks = tpl_section(h->t, "weeks");

	for (int weekday = 0; weekday < 7 && any_on(h, ANY_DAY, h->today, true); weekday++)
		show_weekday(q, h, weeks, weekday, h->today);
	for (size_t i = 0; i < h->s.span_count; i++)
		if (!is_weekly(&h->s.spans[i]) && is_shown_now(h, &h->s.spans[i]))
			show_other(q, h, weeks, &h->s.spans[i]);
}

/* ---- what begins later ---- */

/* The first day after `after` on which some hours begin; 0 if there is none. */
static int begin_after(const struct shown *h, int after)
{
	int first = 0;

	for (size_t i = 0; i < h->s.span_count; i++) {
		const struct span *s = &h->s.spans[i];

		if (!s->holiday && !is_once(s) && s->first_day > after && (!first || s->first_day < first))
			first = s->first_day;
	}
	return first;
}

static void show_later(struct req *q, const struct shown *h, int begin)
{
	struct tpl *weeks = tpl_section(h->t, "weeks");

	page_text(q, weeks, "begins", days_words(q, begin, begin));
	for (int weekday = 0; weekday < 7; weekday++)
		show_weekday(q, h, weeks, weekday, begin);
	for (size_t i = 0; i < h->s.span_count; i++) {
		const struct span *s = &h->s.spans[i];

		if (s->first_day == begin && !is_weekly(s) && !s->holiday && !is_once(s))
			show_other(q, h, weeks, s);
	}
}

/* ---- days off, words ---- */

/* True if the days off have hours of their own, which are shown instead. */
static bool has_special_hours(const struct shown *h, const struct closure *c)
{
	for (size_t i = 0; i < h->s.span_count; i++) {
		const struct span *s = &h->s.spans[i];

		if (s->holiday && s->first_day <= c->first_day && s->last_day >= c->last_day)
			return true;
	}
	return false;
}

static bool is_announced(const struct shown *h, const struct closure *c)
{
	return !is_over(h, c->last_day) && c->first_day <= h->today + ANNOUNCED_DAYS && !has_special_hours(h, c);
}

static void show_closures(struct req *q, const struct shown *h)
{
	for (size_t i = 0; i < h->s.closure_count; i++) {
		const struct closure *c = &h->s.closures[i];

		if (is_announced(h, c))
			tpl_set(tpl_section(h->t, "shut"), "shut_days", days_words(q, c->first_day, c->last_day));
	}
}

static void show_notes(struct req *q, const struct shown *h)
{
	for (size_t i = 0; i < h->s.note_count; i++) {
		const struct hours_note *n = &h->s.notes[i];
		struct tpl *t;

		if (is_over(h, n->last_day))
			continue;
		t = tpl_section(h->t, "notes");
		if (n->first_day > h->today)
			page_text(q, t, "note_begins", days_words(q, n->first_day, n->first_day));
		paragraphs_fill(q, t, n->note);
	}
}

/* True if there is something to show. This is checked first, because an include cannot be taken back. */
static bool has_any(const struct shown *h)
{
	for (size_t i = 0; i < h->s.span_count; i++)
		if (!is_over(h, h->s.spans[i].last_day))
			return true;
	for (size_t i = 0; i < h->s.note_count; i++)
		if (!is_over(h, h->s.notes[i].last_day))
			return true;
	for (size_t i = 0; i < h->s.closure_count; i++)
		if (is_announced(h, &h->s.closures[i]))
			return true;
	return false;
}

bool hours_table(struct req *q, struct tpl *t, const char *marker, const struct schedule *s, int64_t location_id)
{
	struct shown h = { .s = schedule_at(q, s, location_id), .today = opening_moment(q).day };

	if (!has_any(&h))
		return false;
	h.t = tpl_include(t, marker, q->language, "parts/hours");
	show_closures(q, &h);
	if (any_now(&h))
		show_now(q, &h);
	for (int begin = begin_after(&h, h.today); begin; begin = begin_after(&h, begin))
		show_later(q, &h, begin);
	show_notes(q, &h);
	return true;
}
