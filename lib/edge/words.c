/* words.c - renders single phrases from templates; plurals and dates live in templates/when.tpl.
 *
 * A page with a list has some hundred phrases, most of them repeated, and rendering
 * a template costs more than all the rest of a phrase. So each phrase is rendered
 * once per process, as a pattern with holes for the variable parts, and cached
 * (docs/speed.md). */
#include "edge/words.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/req.h"
#include "edge/tpl.h"

/* ---- patterns ---- */

/* The variable parts of a phrase. In a pattern, a hole is a character that nobody types: U+E000 and up,
 * from Unicode's private use area. It is HOLE and a third byte with the number of its filler. */
enum filler { N, DAY, YEAR, MONTH, WEEKDAY, HOUR_12, HOUR_24, MINUTE, DATE_WORDS, TIME, LAST_DAY, FROM_DAY, TO_DAY,
	FILLERS };

static const char *const fillers[FILLERS] = {
	[N] = "n", [DAY] = "day", [YEAR] = "year", [MONTH] = "month", [WEEKDAY] = "weekday", [HOUR_12] = "hour_12",
	[HOUR_24] = "hour_24", [MINUTE] = "minute", [DATE_WORDS] = "date_words", [TIME] = "time",
	[LAST_DAY] = "last_day", [FROM_DAY] = "from_day", [TO_DAY] = "to_day",
};

#define HOLE "\xee\x80"
#define HOLE_LENGTH 3
#define SLOTS 1024		/* a power of two */
#define KEPT_MAX 768		/* far above the number of phrases; further ones are rendered each time */

/* A phrase for one number, or for none (NO_NUMBER), by its plural form. */
#define NO_NUMBER (-1)

struct phrase {
	const char *language, *template_name, *section;
	long n;
};

struct pattern {
	const char *language, *template_name, *section, *text;
	unsigned form;		/* 0: without a number */
};

static struct {
	struct arena *arena;
	unsigned loads;		/* tpl_loads() when they were rendered */
	struct pattern slots[SLOTS];
	size_t count;
} kept;

static void forget_patterns(void)
{
	arena_release(kept.arena);
	memset(&kept, 0, sizeof(kept));
	kept.arena = arena_new();
	kept.loads = tpl_loads();
}

static size_t hash(size_t h, const char *text)
{
	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	return h;
}

static unsigned form_of(const struct phrase *p)
{
	return p->n == NO_NUMBER ? 0 : 1 + tpl_form(p->language, (unsigned long)p->n);
}

static struct pattern *slot_of(const struct phrase *wanted)
{
	unsigned form = form_of(wanted);
	size_t i = hash(hash(hash(14695981039346656037u, wanted->section), wanted->template_name), wanted->language) + form;

	for (;; i++) {
		struct pattern *p = &kept.slots[i & (SLOTS - 1)];

		if (!p->text || (p->form == form && !strcmp(p->section, wanted->section)
				&& !strcmp(p->template_name, wanted->template_name) && !strcmp(p->language, wanted->language)))
			return p;
	}
}

static const char *render(struct req *q, const struct phrase *p)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	if (p->n != NO_NUMBER)
		tpl_count(t, p->language, fillers[N], (unsigned long)p->n);
	for (int i = 0; i < FILLERS; i++)
		tpl_set(t, fillers[i], arena_printf(q->arena, HOLE "%c", 0x80 + i));
	tpl_show(t, p->section);
	text = tpl_render(q->arena, t, p->language, p->template_name, NULL);
	return text_trim(q->arena, text ? text : "");
}

static const char *pattern(struct req *q, const struct phrase *wanted)
{
	struct pattern *p;
	const char *text;

	if (!kept.arena || kept.loads != tpl_loads())
		forget_patterns();
	p = slot_of(wanted);
	if (p->text)
		return p->text;
	text = render(q, wanted);
	if (kept.count == KEPT_MAX)
		return text;
	kept.count++;
	*p = (struct pattern){ arena_text(kept.arena, wanted->language), arena_text(kept.arena, wanted->template_name),
		arena_text(kept.arena, wanted->section), arena_text(kept.arena, text), form_of(wanted) };
	return p->text;
}

static const char *value_of(const char *hole, const char *const *values)
{
	unsigned n = (unsigned char)hole[2] - 0x80u;

	return n < FILLERS && values[n] ? values[n] : "";
}

static const char *fill(struct req *q, const char *text, const char *const *values)
{
	size_t length = strlen(text);
	char *filled, *to;

	if (!strstr(text, HOLE))
		return text;
	for (const char *hole = text; (hole = strstr(hole, HOLE)); hole += HOLE_LENGTH)
		length += strlen(value_of(hole, values));
	filled = to = arena_alloc(q->arena, length + 1);
	for (const char *hole; (hole = strstr(text, HOLE)); text = hole + HOLE_LENGTH) {
		memcpy(to, text, (size_t)(hole - text));
		to = stpcpy(to + (hole - text), value_of(hole, values));
	}
	stpcpy(to, text);
	return filled;
}

const char *words(struct req *q, const char *language, const char *template_name, const char *section)
{
	return words_with(q, language, template_name, section, NULL);
}

const char *words_with(struct req *q, const char *language, const char *template_name, const char *section, const char *n)
{
	return fill(q, pattern(q, &(struct phrase){ language, template_name, section, NO_NUMBER }),
		(const char *const [FILLERS]){ [N] = n });
}

static const char *when_phrase(struct req *q, const char *language, const char *section, const char *const *values)
{
	return fill(q, pattern(q, &(struct phrase){ language, "when", section, NO_NUMBER }), values);
}

/* ---- times ---- */

struct unit { instant length; const char *past, *future; };

/* Widest first; the first that fits is used. */
static const struct unit units[] = {
	{ DAYS(1), "days_ago", "in_days" },
	{ HOURS(1), "hours_ago", "in_hours" },
	{ MINUTES(1), "minutes_ago", "in_minutes" },
};

static const char *counted(struct req *q, const char *language, const char *section, long n)
{
	return fill(q, pattern(q, &(struct phrase){ language, "when", section, n }),
		(const char *const [FILLERS]){ [N] = arena_printf(q->arena, "%ld", n) });
}

const char *words_ago(struct req *q, const char *language, instant when, const char *zone)
{
	instant off = q->now - when, size = off < 0 ? -off : off;

	if (size > DAYS(30))
		return words_date(q, language, when, zone);
	for (size_t i = 0; i < COUNT(units); i++) {
		long n = (long)(size / units[i].length);

		if (n)
			return counted(q, language, off < 0 ? units[i].future : units[i].past, n);
	}
	return words(q, language, "when", "just_now");
}

struct digits { char text[12]; };

static struct digits digits(int n)
{
	struct digits d;

	snprintf(d.text, sizeof(d.text), "%d", n);
	return d;
}

static struct digits two_digits(int n)
{
	struct digits d;

	snprintf(d.text, sizeof(d.text), "%02d", n);
	return d;
}

/* Phrases numbered like month_1 and weekday_0. */
static const char *numbered(struct req *q, const char *language, const char *what, int n)
{
	char section[40];

	snprintf(section, sizeof(section), "%s_%d", what, n);
	return words(q, language, "when", section);
}

/* A phrase of when.tpl with the parts of a date: day, month, year, weekday. */
static const char *date_phrase(struct req *q, const char *language, const struct wall *w, const char *section)
{
	struct digits day = digits(w->day), year = digits(w->year);

	return when_phrase(q, language, section, (const char *const [FILLERS]){
		[DAY] = day.text, [YEAR] = year.text,
		[MONTH] = numbered(q, language, "month", w->month),
		[WEEKDAY] = numbered(q, language, "weekday", w->weekday) });
}

const char *words_date(struct req *q, const char *language, instant when, const char *zone)
{
	struct wall w = clock_wall(when, zone);

	return date_phrase(q, language, &w, "date");
}

const char *words_day(struct req *q, const char *language, instant when, const char *zone)
{
	struct wall w = clock_wall(when, zone), now = clock_wall(q->now, zone);

	return date_phrase(q, language, &w, w.year == now.year ? "weekday_and_day" : "weekday_and_date");
}

static const char *calendar_day(struct req *q, const char *language, struct date d, int this_year)
{
	struct wall w = { .year = d.year, .month = d.month, .day = d.day };

	return date_phrase(q, language, &w, d.year == this_year ? "day_of_year" : "date");
}

const char *words_days(struct req *q, const char *language, int first, int last, const char *zone)
{
	int year = clock_wall(q->now, zone).year;
	struct date from = day_date(first), to = day_date(last);
	struct digits day = digits(from.day), last_day = digits(to.day);

	if (first == last)
		return calendar_day(q, language, from, year);
	if (from.year == year && to.year == year && from.month == to.month)
		return when_phrase(q, language, "days_of_month", (const char *const [FILLERS]){
			[MONTH] = numbered(q, language, "month", from.month), [DAY] = day.text, [LAST_DAY] = last_day.text });
	return when_phrase(q, language, "days", (const char *const [FILLERS]){
		[FROM_DAY] = calendar_day(q, language, from, year), [TO_DAY] = calendar_day(q, language, to, year) });
}

/* Whole hours need no minutes; noon and midnight have names. */
static const char *time_section(int hour, int minute)
{
	if (!minute && hour % 12 == 0)
		return hour ? "noon" : "midnight";
	if (!minute)
		return hour < 12 ? "hour_am" : "hour_pm";
	return hour < 12 ? "minutes_am" : "minutes_pm";
}

unsigned long words_hour(int minutes)
{
	int hour = minutes / 60 % 12;

	return hour ? (unsigned long)hour : 12;
}

const char *words_time(struct req *q, const char *language, int minutes)
{
	int hour = minutes / 60 % 24, past = minutes % 60;
	struct digits hour_12 = digits((int)words_hour(minutes)), hour_24 = two_digits(hour), minute = two_digits(past);

	return when_phrase(q, language, time_section(hour, past), (const char *const [FILLERS]){
		[HOUR_12] = hour_12.text, [HOUR_24] = hour_24.text, [MINUTE] = minute.text });
}

const char *words_exact(struct req *q, const char *language, instant when, const char *zone)
{
	struct wall w = clock_wall(when, zone);

	return when_phrase(q, language, "date_and_time", (const char *const [FILLERS]){
		[DATE_WORDS] = date_phrase(q, language, &w, "date"),
		[TIME] = words_time(q, language, w.hour * 60 + w.minute) });
}
