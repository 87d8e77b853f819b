/* hours_text.c - reads opening hours in free text. */
#include "directory/hours_in.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"

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
	if (t->count == COUNT(t->opens) || !moment_read(&behind, &from) || !dash_read(&behind) || !moment_read(&behind, &to))
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

		if (!comma_read(&behind) || !isdigit((unsigned char)*behind) || !time_range_read(&behind, t))
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

static bool days_add(struct week *w, unsigned days, int opens, int closes)
{
	for (int day = 0; day < 7; day++)
		if (days & 1u << day && (overlaps(w, day, opens, closes)
				|| !week_add(w, &(struct span){ .weekday = day, .opens = opens, .closes = closes })))
			return false;
	return true;
}

static bool clause_add(struct week *w, unsigned days, const struct times *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (!days_add(w, days, t->opens[i], t->closes[i]))
			return false;
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
		return days_add(w, WHOLE_WEEK, 0, DAY_MINUTES);
	if (is_closed_clause(clause))
		return true;
	for (size_t i = 0; i < COUNT(openings); i++)
		if (word_read(&t, openings[i]))
			break;
	skip(&t, " :");
	return !at_end(t) && pairs_read(w, t);
}

enum hours hours_text(struct week *w, struct arena *a, struct period p, const char *text)
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
	for (size_t i = 0; i < found.count; i++) {
		found.spans[i].first_day = p.first_day;
		found.spans[i].last_day = p.last_day;
	}
	return week_add_all(w, found.spans, found.count) ? HOURS_SURE : HOURS_UNSURE;
}
