/* day.c - days of the calendar as numbers. */
#include "base/day.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"

/* Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
int day_of_date(struct date d)
{
	int year = d.year - (d.month <= 2);
	int era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
	int of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The same source, civil_from_days. */
struct date day_date(int day)
{
	int z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100), shifted = (5 * of_year + 2) / 153;
	int month = shifted < 10 ? shifted + 3 : shifted - 9;

	return (struct date){ year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1 };
}

int day_of_wall(const struct wall *w)
{
	return day_of_date((struct date){ w->year, w->month, w->day });
}

int day_weekday(int day)
{
	return (day % 7 + 10) % 7;	/* 1970-01-01 was a Thursday */
}

int day_month_length(int day)
{
	struct date d = day_date(day);
	struct date next = d.month == 12 ? (struct date){ d.year + 1, 1, 1 } : (struct date){ d.year, d.month + 1, 1 };

	return day_of_date(next) - day_of_date((struct date){ d.year, d.month, 1 });
}

/* Only days of the calendar: no February 30. */
static int day_checked(struct date d)
{
	struct date back;
	int day;

	if (d.year < 1900 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1)
		return 0;
	day = day_of_date(d);
	back = day_date(day);
	return back.month == d.month && back.day == d.day ? day : 0;
}

/* Reads a number of at least `least` and at most `most` digits and moves past it. -1 if there is none. */
static int number_read(const char **at, size_t least, size_t most)
{
	size_t digits = strspn(*at, "0123456789");
	int n = 0;

	if (digits < least || digits > most)
		return -1;
	for (; digits; digits--)
		n = n * 10 + *(*at)++ - '0';
	return n;
}

/* Reads three numbers with a separator between them. */
static bool numbers_read(const char *text, char separator, size_t first, size_t last, int n[3])
{
	const size_t least[] = { first > 2 ? first : 1, 1, last > 2 ? 2 : 1 }, most[] = { first, 2, last };

	for (int i = 0; i < 3; i++) {
		if (i && *text++ != separator)
			return false;
		if ((n[i] = number_read(&text, least[i], most[i])) < 0)
			return false;
	}
	return !*text || *text == 'T' || *text == ' ';
}

int day_from_text(const char *text, bool month_first)
{
	int n[3];

	if (!text)
		return 0;
	text += strspn(text, " ");
	if (numbers_read(text, '-', 4, 2, n))
		return day_checked((struct date){ n[0], n[1], n[2] });
	if (!numbers_read(text, '/', 2, 4, n))
		return 0;
	n[2] += n[2] < 100 ? 2000 : 0;
	if (n[0] > 12 || (n[1] <= 12 && !month_first))
		return day_checked((struct date){ n[2], n[1], n[0] });
	return day_checked((struct date){ n[2], n[0], n[1] });
}

char *day_text(struct arena *a, int day)
{
	struct date d = day_date(day);

	return day ? arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day) : arena_text(a, "");
}
