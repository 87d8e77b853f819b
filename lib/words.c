/* words.c - single phrases out of templates; plurals and dates live in templates/when.tpl. */
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

#include "req.h"
#include "tpl.h"

char *words(struct req *q, const char *language, const char *template_name, const char *section, const char *n)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	tpl_set(t, "n", n);
	tpl_show(t, section);
	text = tpl_render(q->arena, t, language, template_name, NULL);
	return text_trim(q->arena, text ? text : "");
}

struct unit { instant length; const char *past[2], *future[2]; };

/* Widest first; the first that fits is said. */
static const struct unit units[] = {
	{ DAYS(1), { "day_ago", "days_ago" }, { "in_day", "in_days" } },
	{ HOURS(1), { "hour_ago", "hours_ago" }, { "in_hour", "in_hours" } },
	{ MINUTES(1), { "minute_ago", "minutes_ago" }, { "in_minute", "in_minutes" } },
};

char *words_ago(struct req *q, const char *language, instant when, const char *zone)
{
	instant off = q->now - when, size = off < 0 ? -off : off;

	if (size > DAYS(30))
		return words_date(q, language, when, zone);
	for (size_t i = 0; i < COUNT(units); i++) {
		long n = (long)(size / units[i].length);

		if (n)
			return words(q, language, "when", (off < 0 ? units[i].future : units[i].past)[n != 1],
				arena_printf(q->arena, "%ld", n));
	}
	return words(q, language, "when", "just_now", NULL);
}

/* A phrase of when.tpl with what a date is made of: day, month, year, weekday. */
static char *date_phrase(struct req *q, const char *language, const struct wall *w, const char *section)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	tpl_set(t, "day", arena_printf(q->arena, "%d", w->day));
	tpl_set(t, "year", arena_printf(q->arena, "%d", w->year));
	tpl_set(t, "month", words(q, language, "when", arena_printf(q->arena, "month_%d", w->month), NULL));
	tpl_set(t, "weekday", words(q, language, "when", arena_printf(q->arena, "weekday_%d", w->weekday), NULL));
	tpl_show(t, section);
	text = tpl_render(q->arena, t, language, "when", NULL);
	return text_trim(q->arena, text ? text : "");
}

char *words_date(struct req *q, const char *language, instant when, const char *zone)
{
	struct wall w = clock_wall(when, zone);

	return date_phrase(q, language, &w, "date");
}

char *words_day(struct req *q, const char *language, instant when, const char *zone)
{
	struct wall w = clock_wall(when, zone), now = clock_wall(q->now, zone);

	return date_phrase(q, language, &w, w.year == now.year ? "weekday_and_day" : "weekday_and_date");
}

/* Which phrase says it: whole hours need no minutes, noon and midnight have names. */
static const char *time_section(int hour, int minute)
{
	if (!minute && hour % 12 == 0)
		return hour ? "noon" : "midnight";
	if (!minute)
		return hour < 12 ? "hour_am" : "hour_pm";
	return hour < 12 ? "minutes_am" : "minutes_pm";
}

char *words_time(struct req *q, const char *language, int minutes)
{
	struct tpl *t = tpl_new(q->arena);
	int hour = minutes / 60 % 24, minute = minutes % 60;
	char *text;

	tpl_set(t, "hour_12", arena_printf(q->arena, "%d", hour % 12 ? hour % 12 : 12));
	tpl_set(t, "hour_24", arena_printf(q->arena, "%02d", hour));
	tpl_set(t, "minute", arena_printf(q->arena, "%02d", minute));
	tpl_show(t, time_section(hour, minute));
	text = tpl_render(q->arena, t, language, "when", NULL);
	return text_trim(q->arena, text ? text : "");
}

char *words_exact(struct req *q, const char *language, instant when, const char *zone)
{
	struct wall w = clock_wall(when, zone);
	struct tpl *t = tpl_new(q->arena);
	char *text;

	tpl_set(t, "date_words", words_date(q, language, when, zone));
	tpl_set(t, "time", words_time(q, language, w.hour * 60 + w.minute));
	tpl_show(t, "date_and_time");
	text = tpl_render(q->arena, t, language, "when", NULL);
	return text_trim(q->arena, text ? text : "");
}
