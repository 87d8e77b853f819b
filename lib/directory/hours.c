/* hours.c - parses opening hours: times, weekdays, rules, free text. */
#include "directory/hours.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"

#define NOON 720
#define DAY 1440
#define WHOLE_WEEK 0x7fu

/* ---- the week ---- */

static int compare(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->weekday != y->weekday)
		return x->weekday - y->weekday;
	return x->opens != y->opens ? x->opens - y->opens : x->closes - y->closes;
}

/* Sorts the spans and merges those that overlap or touch. */
static void week_tidy(struct week *w)
{
	size_t kept = 0;

	qsort(w->spans, w->count, sizeof(w->spans[0]), compare);
	for (size_t i = 0; i < w->count; i++) {
		struct span *last = kept ? &w->spans[kept - 1] : NULL;

		if (!last || last->weekday != w->spans[i].weekday || w->spans[i].opens > last->closes)
			w->spans[kept++] = w->spans[i];
		else if (w->spans[i].closes > last->closes)
			last->closes = w->spans[i].closes;
	}
	w->count = kept;
}

static bool week_add(struct week *w, unsigned days, int opens, int closes)
{
	for (int day = 0; day < 7; day++) {
		if (!(days & 1u << day))
			continue;
		if (w->count == WEEK_MOST)
			week_tidy(w);
		if (w->count == WEEK_MOST)
			return false;
		w->spans[w->count++] = (struct span){ day, opens, closes };
	}
	return true;
}

/* ---- times ---- */

/* A parsed time of day. */
struct moment {
	int minutes;
	bool meridiem;		/* am, pm, noon or midnight was given */
	bool two_digits;	/* "09:00", not "9:00" */
};

static int digits_read(const char **at, size_t most)
{
	int n = 0;
	size_t i = 0;

	for (; i < most && isdigit((unsigned char)(*at)[i]); i++)
		n = n * 10 + ((*at)[i] - '0');
	*at += i;
	return i ? n : -1;
}

static const struct { const char *word; int meridiem; } meridiems[] = {
	{ "a.m.", 1 }, { "p.m.", 2 }, { "a.m", 1 }, { "p.m", 2 }, { "am", 1 }, { "pm", 2 }, { "a", 1 }, { "p", 2 },
};

/* Reads am or pm: 1 for am, 2 for pm, 0 for neither. */
static int meridiem_read(const char **at)
{
	const char *t = *at + strspn(*at, " ");

	for (size_t i = 0; i < COUNT(meridiems); i++) {
		size_t length = strlen(meridiems[i].word);

		if (strncasecmp(t, meridiems[i].word, length) || isalpha((unsigned char)t[length]))
			continue;
		*at = t + length;
		return meridiems[i].meridiem;
	}
	return 0;
}

static bool word_read(const char **at, const char *word)
{
	size_t length = strlen(word);

	if (strncasecmp(*at, word, length) || isalnum((unsigned char)(*at)[length]))
		return false;
	*at += length;
	return true;
}

/* Hours and minutes before am or pm: "9", "9:00", "9.30", "0900", "09:00:00". */
static bool numbers_read(const char **at, int *hour, int *minute, bool *two_digits)
{
	const char *start = *at;
	size_t digits = strspn(start, "0123456789");

	*minute = 0;
	*two_digits = digits == 2 || digits == 4;
	if (!digits || digits > 4)
		return false;
	*hour = digits_read(at, digits > 2 ? digits - 2 : digits);
	if (digits > 2) {
		*minute = digits_read(at, 2);
		return true;
	}
	if ((*at)[0] != ':' && (*at)[0] != '.')
		return true;
	if (!isdigit((unsigned char)(*at)[1]))
		return (*at)[0] == '.';
	if (strspn(*at + 1, "0123456789") != 2)
		return false;
	++*at;
	*minute = digits_read(at, 2);
	if ((*at)[0] == ':' && strspn(*at + 1, "0123456789") == 2)
		*at += 3;
	return true;
}

/* Reads a time and moves past it. False if there is none. */
static bool moment_read(const char **at, struct moment *m)
{
	int hour, minute, meridiem;
	bool colon;

	*at += strspn(*at, " ");
	*m = (struct moment){ 0 };
	if (word_read(at, "noon") || word_read(at, "12 noon") || word_read(at, "12:00 noon")) {
		*m = (struct moment){ .minutes = NOON, .meridiem = true };
		return true;
	}
	if (word_read(at, "midnight") || word_read(at, "12 midnight")) {
		m->meridiem = true;
		return true;
	}
	colon = strcspn(*at, ":.") <= 2;
	if (!numbers_read(at, &hour, &minute, &m->two_digits) || minute > 59)
		return false;
	meridiem = meridiem_read(at);
	if (meridiem && (hour < 1 || hour > 12))
		return false;
	if (!meridiem && (hour > 24 || (hour == 24 && minute)))
		return false;
	m->meridiem = meridiem != 0;
	m->two_digits = m->two_digits && (colon || hour > 12);
	m->minutes = (meridiem ? hour % 12 + (meridiem == 2 ? 12 : 0) : hour) * 60 + minute;
	return true;
}

/* Sets opens and closes if the two times are certain. */
static bool span_certain(struct moment from, struct moment to, int *opens, int *closes)
{
	if (from.meridiem != to.meridiem)
		return false;
	if (!from.meridiem && !(from.two_digits && to.two_digits) && from.minutes <= NOON + 59 && to.minutes <= NOON + 59)
		return false;
	*opens = from.minutes;
	*closes = to.minutes == DAY - 1 ? DAY : to.minutes;
	if (*opens >= DAY)
		return false;
	if (*closes == 0)
		*closes = DAY;
	if (*closes == *opens || (*closes < *opens && *opens < NOON))
		return false;
	if (*closes < *opens)
		*closes += DAY;
	return true;
}

/* ---- weekdays ---- */

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
static const struct { const char *word; unsigned days; } day_words[] = {
	{ "every day", WHOLE_WEEK }, { "everyday", WHOLE_WEEK }, { "daily", WHOLE_WEEK },
	{ "seven days a week", WHOLE_WEEK }, { "7 days a week", WHOLE_WEEK }, { "7 days", WHOLE_WEEK },
	{ "weekdays", 0x1f }, { "weekends", 0x60 }, { "weekend", 0x60 },
	{ "mo", 1 }, { "tu", 2 }, { "we", 4 }, { "th", 8 }, { "fr", 16 }, { "sa", 32 }, { "su", 64 },
	{ "m", 1 }, { "f", 16 }, { "weds", 4 },
};

/* Reads one weekday, or one word for several. 0 if there is none. */
static unsigned day_read(const char **at)
{
	size_t length = 0;

	*at += strspn(*at, " ");
	while (isalpha((unsigned char)(*at)[length]))
		length++;
	for (int i = 0; length >= 3 && i < 7; i++) {
		size_t full = strlen(weekdays[i]);

		if (strncasecmp(*at, weekdays[i], length < full ? length : full))
			continue;
		if (length > full && !(length == full + 1 && ((*at)[full] | 0x20) == 's'))
			continue;
		*at += length + ((*at)[length] == '.');
		return 1u << i;
	}
	for (size_t i = 0; i < COUNT(day_words); i++)
		if (word_read(at, day_words[i].word))
			return day_words[i].days;
	return 0;
}

static const char *const range_words[] = { "-", "\xe2\x80\x93", "\xe2\x80\x94", "to ", "thru ", "through ", "until ", "till " };

/* Reads the dash or word of a range. */
static bool range_read(const char **at)
{
	const char *t = *at + strspn(*at, " ");

	for (size_t i = 0; i < COUNT(range_words); i++) {
		if (strncasecmp(t, range_words[i], strlen(range_words[i])))
			continue;
		*at = t + strlen(range_words[i]);
		return true;
	}
	return false;
}

static int day_number(unsigned days)
{
	for (int i = 0; i < 7; i++)
		if (days == 1u << i)
			return i;
	return -1;
}

/* Reads "Mon", "Mon-Fri" or "Fri to Mon". 0 if there is none. */
static unsigned days_range_read(const char **at)
{
	unsigned days = day_read(at), last;
	const char *behind = *at;
	int from = day_number(days), to;

	if (from < 0 || !range_read(&behind))
		return days;
	last = day_read(&behind);
	to = day_number(last);
	if (to < 0)
		return days;
	*at = behind;
	for (int i = from; i != to; i = (i + 1) % 7)
		days |= 1u << i;
	return days | last;
}

static const char *const list_words[] = { ",", "&", "/", "and ", "+" };

static bool list_read(const char **at)
{
	const char *t = *at + strspn(*at, " ");
	bool found = false;

	for (size_t i = 0; i < COUNT(list_words); i++) {
		if (strncasecmp(t, list_words[i], strlen(list_words[i])))
			continue;
		t += strlen(list_words[i]);
		t += strspn(t, " ");
		found = true;
	}
	if (found)
		*at = t;
	return found;
}

/* Reads "Mon, Wed-Fri & Sun" and moves past the last day. 0 if there is none. */
static unsigned days_read(const char **at)
{
	unsigned days = days_range_read(at), more = days;

	while (more) {
		const char *behind = *at;

		list_read(&behind);
		more = days_range_read(&behind);
		if (more)
			*at = behind;
		days |= more;
	}
	return days;
}

/* ---- one row per weekday ---- */

static bool at_end(const char *t)
{
	return t[strspn(t, " .,;")] == '\0';
}

/* Reads a cell with one time and nothing else. An offset from UTC (HSDS 3: "09:00-05:00")
 * only states the zone and is ignored. "Z" is the time of another zone: not certain. */
static bool moment_alone(const char *text, struct moment *m)
{
	if (!moment_read(&text, m))
		return false;
	if (!m->meridiem && (*text == '+' || *text == '-') && strspn(text + 1, "0123456789:") == strlen(text + 1))
		return true;
	return at_end(text);
}

enum hours hours_row(struct week *w, const char *weekday, const char *opens, const char *closes)
{
	struct moment from, to;
	int first, last;
	unsigned days;

	if (text_is_empty(weekday) && text_is_empty(opens) && text_is_empty(closes))
		return HOURS_NONE;
	days = days_read(&weekday);
	if (!days || !at_end(weekday) || !moment_alone(opens, &from) || !moment_alone(closes, &to))
		return HOURS_UNSURE;
	if (!span_certain(from, to, &first, &last) || !week_add(w, days, first, last))
		return HOURS_UNSURE;
	week_tidy(w);
	return HOURS_SURE;
}

/* ---- a recurrence rule ---- */

static bool is_date(const char *t)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; i < sizeof(shape) - 1; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)t[i]) : t[i] != shape[i])
			return false;
	return true;
}

/* 0 Monday to 6 Sunday. Source: Sakamoto's method. */
static int date_weekday(const char *date)
{
	static const int months[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	const char *at[] = { date, date + 5, date + 8 };
	int year = digits_read(&at[0], 4), month = digits_read(&at[1], 2), day = digits_read(&at[2], 2);

	if (month < 1 || month > 12)
		return -1;
	year -= month < 3;
	return (year + year / 4 - year / 100 + year / 400 + months[month - 1] + day + 6) % 7;
}

/* HOURS_OVER if a date of the rule has passed. ISO dates sort as text. */
static enum hours rule_holds(const struct hours_rule *r, const char *today)
{
	const char *const ends[] = { r->until, r->valid_to };

	for (size_t i = 0; i < COUNT(ends); i++)
		if (!text_is_empty(ends[i]) && is_date(ends[i]) && strncmp(ends[i], today, 10) < 0)
			return HOURS_OVER;
	for (size_t i = 0; i < COUNT(ends); i++)
		if (!text_is_empty(ends[i]) && !is_date(ends[i]))
			return HOURS_UNSURE;
	if (!text_is_empty(r->valid_from) && (!is_date(r->valid_from) || strncmp(r->valid_from, today, 10) > 0))
		return HOURS_UNSURE;
	return HOURS_SURE;
}

/* The days of a weekly rule, or 0. */
static unsigned rule_days(const struct hours_rule *r)
{
	const char *byday = r->byday;
	unsigned days;
	int weekday;

	if (!text_is_empty(r->bymonthday) || !text_is_empty(r->byweekno) || !text_is_empty(r->byyearday) ||
			!text_is_empty(r->count))
		return 0;
	if (!text_is_empty(r->interval) && !text_equal(r->interval, "1"))
		return 0;
	if (!strcasecmp(r->freq, "DAILY") && text_is_empty(byday))
		return WHOLE_WEEK;
	if (strcasecmp(r->freq, "WEEKLY") && !(text_is_empty(r->freq) && !text_is_empty(byday)) && strcasecmp(r->freq, "DAILY"))
		return 0;
	if (!text_is_empty(byday)) {
		days = days_read(&byday);
		return at_end(byday) ? days : 0;
	}
	weekday = !text_is_empty(r->dtstart) && is_date(r->dtstart) ? date_weekday(r->dtstart) : -1;
	return weekday < 0 ? 0 : 1u << weekday;
}

enum hours hours_rule(struct week *w, const struct hours_rule *r, const char *today)
{
	enum hours holds = rule_holds(r, today);
	struct moment from, to;
	int opens, closes;
	unsigned days;

	if (text_is_empty(r->freq) && text_is_empty(r->byday) && text_is_empty(r->opens_at) && text_is_empty(r->closes_at))
		return HOURS_NONE;
	if (holds != HOURS_SURE)
		return holds;
	days = rule_days(r);
	if (!days || !moment_alone(r->opens_at, &from) || !moment_alone(r->closes_at, &to))
		return HOURS_UNSURE;
	if (!span_certain(from, to, &opens, &closes) || !week_add(w, days, opens, closes))
		return HOURS_UNSURE;
	week_tidy(w);
	return HOURS_SURE;
}

/* ---- free text ---- */

static const char *const whole_words[] = {
	"24 hours a day, 7 days a week", "24 hours a day 7 days a week", "24 hours a day, seven days a week",
	"24 hours, 7 days a week", "24 hours daily", "24 hours a day", "24 hours every day", "open 24 hours",
	"24/7", "24 hours", "24 hrs", "24 hour", "24 hours/7 days", "24 hours / 7 days", "24-hours", "24 hours, 7 days",
};

static bool is_whole_week(const char *clause)
{
	for (size_t i = 0; i < COUNT(whole_words); i++)
		if (!strncasecmp(clause, whole_words[i], strlen(whole_words[i])) && at_end(clause + strlen(whole_words[i])))
			return true;
	return false;
}

struct times {
	int opens[8], closes[8];
	size_t count;
};

static bool time_range_read(const char **at, struct times *t)
{
	struct moment from, to;
	const char *behind = *at;

	word_read(&behind, "from");
	if (t->count == COUNT(t->opens) || !moment_read(&behind, &from) || !range_read(&behind) || !moment_read(&behind, &to))
		return false;
	if (!span_certain(from, to, &t->opens[t->count], &t->closes[t->count]))
		return false;
	t->count++;
	*at = behind;
	return true;
}

/* Reads "8:00am-12:00pm & 1:00pm-5:00pm". */
static bool times_read(const char **at, struct times *t)
{
	t->count = 0;
	*at += strspn(*at, " ");
	if (!time_range_read(at, t))
		return false;
	for (;;) {
		const char *behind = *at;

		if (!list_read(&behind) || !isdigit((unsigned char)*behind) || !time_range_read(&behind, t))
			return true;
		*at = behind;
	}
}

static void skip(const char **at, const char *characters)
{
	*at += strspn(*at, characters);
}

/* True for "Closed Sundays" and "Sun: closed". */
static bool is_closed_clause(const char *clause)
{
	const char *t = clause;

	if (word_read(&t, "closed")) {
		skip(&t, " :");
		word_read(&t, "on");
		return days_read(&t) && at_end(t);
	}
	if (!days_read(&t))
		return false;
	skip(&t, " :,-");
	return word_read(&t, "closed") && at_end(t);
}

static bool overlaps(const struct week *w, int day, int opens, int closes)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->spans[i].weekday == day && opens < w->spans[i].closes && closes > w->spans[i].opens)
			return true;
	return false;
}

static bool clause_add(struct week *w, unsigned days, const struct times *t)
{
	for (size_t i = 0; i < t->count; i++)
		for (int day = 0; day < 7; day++) {
			if (!(days & 1u << day))
				continue;
			if (overlaps(w, day, t->opens[i], t->closes[i]) || !week_add(w, 1u << day, t->opens[i], t->closes[i]))
				return false;
		}
	return true;
}

/* Reads pairs of times and days in either order: "Mon 9am-5pm, Tue 10am-6pm". */
static bool pairs_read(struct week *w, const char *clause)
{
	while (!at_end(clause)) {
		const char *t = clause;
		struct times times;
		unsigned days = days_read(&t);
		bool days_first = days != 0;

		skip(&t, " :,");
		word_read(&t, "-");
		if (!times_read(&t, &times))
			return false;
		if (!days_first) {
			skip(&t, " ,:");
			word_read(&t, "on");
			days = days_read(&t);
		}
		if (!days || !clause_add(w, days, &times))
			return false;
		skip(&t, " ,");
		clause = t;
	}
	return true;
}

static bool clause_read(struct week *w, const char *clause)
{
	static const char *const openings[] = { "open", "hours", "office hours" };
	const char *t = clause;

	if (is_whole_week(clause))
		return week_add(w, WHOLE_WEEK, 0, DAY);
	if (is_closed_clause(clause))
		return true;
	for (size_t i = 0; i < COUNT(openings); i++)
		if (word_read(&t, openings[i]))
			break;
	skip(&t, " :");
	return !at_end(t) && pairs_read(w, t);
}

enum hours hours_text(struct week *w, struct arena *a, const char *text)
{
	struct week found = { .count = 0 };
	char *rest = text_trim(a, text ? text : ""), *clause;

	if (!rest[0])
		return HOURS_NONE;
	while ((clause = strsep(&rest, "\n;"))) {
		clause = text_trim(a, clause);
		if (!at_end(clause) && !clause_read(&found, clause))
			return HOURS_UNSURE;
	}
	if (!found.count)
		return HOURS_UNSURE;
	for (size_t i = 0; i < found.count; i++)
		if (!week_add(w, 1u << found.spans[i].weekday, found.spans[i].opens, found.spans[i].closes))
			return HOURS_UNSURE;
	week_tidy(w);
	return HOURS_SURE;
}
