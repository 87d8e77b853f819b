/* day - days of the calendar as numbers: days since 1970-01-01.
 *
 * A day belongs to no time zone; clock_wall() gives the day that a zone has at an instant. 0 stands for
 * "no day" where one may be missing: nothing here happens on 1970-01-01. */
#ifndef HANDRAIL_DAY_H
#define HANDRAIL_DAY_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct wall;

struct date { int year, month, day; };		/* month 1 to 12 */

int day_of_date(struct date d);
struct date day_date(int day);
int day_of_wall(const struct wall *w);

/* 0 Monday to 6 Sunday. */
int day_weekday(int day);

int day_month_length(int day);

/* Reads "2026-11-22", also at the start of "2026-11-22T09:00:00Z", and "11/22/2026" or "11/22/26". month_first decides
 * what "3/4/2026" means. 0 if the text is no day from 1900 on, or NULL. */
int day_from_text(const char *text, bool month_first);

/* "2026-11-22"; "" for 0. */
char *day_text(struct arena *a, int day);

#endif
