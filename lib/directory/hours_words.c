/* hours_words.c - reads single words of opening hours: times of day and weekdays. */
#include "directory/hours_in.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/str.h"

#define NOON 720

/* ---- times ---- */

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

bool word_read(const char **at, const char *word)
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

bool moment_read(const char **at, struct moment *m)
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

bool span_certain(struct moment from, struct moment to, int *opens, int *closes)
{
	if (from.meridiem != to.meridiem)
		return false;
	if (!from.meridiem && !(from.two_digits && to.two_digits) && from.minutes <= NOON + 59 && to.minutes <= NOON + 59)
		return false;
	*opens = from.minutes;
	*closes = to.minutes == DAY_MINUTES - 1 ? DAY_MINUTES : to.minutes;
	if (*opens >= DAY_MINUTES)
		return false;
	if (*closes == 0)
		*closes = DAY_MINUTES;
	if (*closes == *opens || (*closes < *opens && *opens < NOON))
		return false;
	if (*closes < *opens)
		*closes += DAY_MINUTES;
	return true;
}

/* ---- weekdays ---- */

const char *const weekday_words[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
static const struct { const char *word; unsigned days; } day_words[] = {
	{ "every day", WHOLE_WEEK }, { "everyday", WHOLE_WEEK }, { "daily", WHOLE_WEEK },
	{ "seven days a week", WHOLE_WEEK }, { "7 days a week", WHOLE_WEEK }, { "7 days", WHOLE_WEEK },
	{ "weekdays", 0x1f }, { "weekends", 0x60 }, { "weekend", 0x60 },
	{ "mo", 1 }, { "tu", 2 }, { "we", 4 }, { "th", 8 }, { "fr", 16 }, { "sa", 32 }, { "su", 64 },
	{ "m", 1 }, { "f", 16 }, { "weds", 4 },
};

/* Reads one weekday, or one word for several. 0 if there is none. */
static unsigned weekday_read(const char **at)
{
	size_t length = 0;

	*at += strspn(*at, " ");
	while (isalpha((unsigned char)(*at)[length]))
		length++;
	for (int i = 0; length >= 3 && i < 7; i++) {
		size_t full = strlen(weekday_words[i]);

		if (strncasecmp(*at, weekday_words[i], length < full ? length : full))
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

bool dash_read(const char **at)
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

int day_number(unsigned days)
{
	for (int i = 0; i < 7; i++)
		if (days == 1u << i)
			return i;
	return -1;
}

/* Reads "Mon", "Mon-Fri" or "Fri to Mon". 0 if there is none. */
static unsigned days_range_read(const char **at)
{
	unsigned days = weekday_read(at), last;
	const char *behind = *at;
	int from = day_number(days), to;

	if (from < 0 || !dash_read(&behind))
		return days;
	last = weekday_read(&behind);
	to = day_number(last);
	if (to < 0)
		return days;
	*at = behind;
	for (int i = from; i != to; i = (i + 1) % 7)
		days |= 1u << i;
	return days | last;
}

static const char *const list_words[] = { ",", "&", "/", "and ", "+" };

bool comma_read(const char **at)
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

unsigned days_read(const char **at)
{
	unsigned days = days_range_read(at), more = days;

	while (more) {
		const char *behind = *at;

		comma_read(&behind);
		more = days_range_read(&behind);
		if (more)
			*at = behind;
		days |= more;
	}
	return days;
}

bool at_end(const char *t)
{
	return t[strspn(t, " .,;")] == '\0';
}

bool offset_read(const char *text, int *minutes)
{
	int sign = *text == '-' ? -1 : 1, hours, past = 0;

	*minutes = 0;
	if (text_equal(text, "Z"))
		return true;
	if (*text != '+' && *text != '-')
		return false;
	text++;
	hours = digits_read(&text, 2);
	text += *text == ':';
	if (*text)
		past = digits_read(&text, 2);
	*minutes = sign * (hours * 60 + past);
	return hours >= 0 && hours <= 14 && past >= 0 && past <= 59 && !*text;
}

bool offset_is_local(const struct offsets *local, int minutes)
{
	if (!local || !local->count)
		return minutes != 0;
	for (size_t i = 0; i < local->count; i++)
		if (local->minutes[i] == minutes)
			return true;
	return false;
}

void offsets_add(struct offsets *o, const char *zone)
{
	const instant winter = DAYS(20468), summer = DAYS(20649);	/* 2026-01-15, 2026-07-15 */
	const int minutes[] = { clock_wall(winter, zone).offset_minutes, clock_wall(summer, zone).offset_minutes };

	for (size_t i = 0; i < COUNT(minutes) && o->count < OFFSETS_MOST; i++)
		if (!o->count || !offset_is_local(o, minutes[i]))
			o->minutes[o->count++] = minutes[i];
}

bool moment_alone(const char *text, struct moment *m)
{
	if (text_is_empty(text) || !moment_read(&text, m))
		return false;
	m->zoned = !m->meridiem && offset_read(text, &m->offset);
	return m->zoned || at_end(text);
}

bool is_word(const char *text, const char *word)
{
	return text && !strcasecmp(text, word);
}
