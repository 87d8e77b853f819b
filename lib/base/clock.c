/* clock.c - the current time, and instants as dates and times of day. */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/str.h"

#define ZONES "/usr/share/zoneinfo"
#define ZONE_MAX 64

static instant offset;

void clock_set_offset(int64_t seconds)
{
	offset = SECONDS(seconds);
}

static instant read_clock(clockid_t which)
{
	struct timespec t;

	clock_gettime(which, &t);
	return SECONDS(t.tv_sec) + t.tv_nsec / 1000000;
}

instant clock_now(void)
{
	return read_clock(CLOCK_REALTIME) + offset;
}

int64_t clock_monotonic(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

int64_t clock_monotonic_micros(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* ---- zones ---- */

/* True for names as IANA writes them: "America/New_York", "Etc/GMT+5". */
static bool zone_is_name(const char *zone)
{
	if (text_is_empty(zone) || *zone == '/' || strlen(zone) > ZONE_MAX || strstr(zone, ".."))
		return false;
	return !zone[strspn(zone, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-")];
}

bool clock_zone_known(const char *zone)
{
	char path[sizeof(ZONES) + ZONE_MAX + 2], magic[4];
	bool known;
	FILE *f;

	if (!zone_is_name(zone))
		return false;
	snprintf(path, sizeof(path), ZONES "/%s", zone);
	f = fopen(path, "re");
	if (!f)
		return false;
	known = fread(magic, 1, sizeof(magic), f) == sizeof(magic) && !memcmp(magic, "TZif", sizeof(magic));
	fclose(f);
	return known;
}

/* The C library knows one time zone at a time. Changes it only if another is needed. */
static void zone_use(const char *zone)
{
	static char used[ZONE_MAX + 1], *const in_use = used;

	zone = text_is_empty(zone) || strlen(zone) > ZONE_MAX ? "UTC" : zone;
	if (!strcmp(zone, in_use))
		return;
	memcpy(in_use, zone, strlen(zone) + 1);
	setenv("TZ", clock_zone_known(zone) ? zone : "UTC0", 1);
	tzset();
}

/* ---- wall clocks ---- */

static time_t whole_seconds(instant when)
{
	return (time_t)(when / 1000 - (when % 1000 < 0));
}

struct wall clock_wall(instant when, const char *zone)
{
	time_t t = whole_seconds(when);
	struct tm tm;

	zone_use(zone);
	if (!localtime_r(&t, &tm))
		return (struct wall){ .year = 1970, .month = 1, .day = 1, .weekday = 3 };
	return (struct wall){
		.year = tm.tm_year + 1900, .month = tm.tm_mon + 1, .day = tm.tm_mday,
		.hour = tm.tm_hour, .minute = tm.tm_min, .second = tm.tm_sec,
		.weekday = (tm.tm_wday + 6) % 7,
		.offset_minutes = (int)(tm.tm_gmtoff / 60),
	};
}

instant clock_from_wall(const struct wall *w, const char *zone)
{
	struct tm tm = {
		.tm_year = w->year - 1900, .tm_mon = w->month - 1, .tm_mday = w->day,
		.tm_hour = w->hour, .tm_min = w->minute, .tm_sec = w->second,
		.tm_isdst = -1,
	};

	zone_use(zone);
	return SECONDS(mktime(&tm));
}

/* ---- formatting ---- */

static bool utc(instant when, struct tm *tm)
{
	time_t t = whole_seconds(when);

	return gmtime_r(&t, tm) != NULL;
}

char *clock_iso(struct arena *a, instant when)
{
	struct tm tm;

	if (!utc(when, &tm))
		return arena_text(a, "");
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
		tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* Without strftime(), whose names follow the locale. */
char *clock_rfc5322(struct arena *a, instant when)
{
	static const char days[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct tm tm;

	if (!utc(when, &tm))
		return arena_text(a, "");
	return arena_printf(a, "%s, %02d %s %04d %02d:%02d:%02d +0000", days[tm.tm_wday], tm.tm_mday,
		months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static int days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leaps = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leaps);
}

bool clock_is_day(const char *text)
{
	static const char shape[] = "dddd-dd-dd";
	int year, month, day;

	for (size_t i = 0; i < sizeof(shape); i++)
		if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
			return false;
	year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
	month = (text[5] - '0') * 10 + text[6] - '0';
	day = (text[8] - '0') * 10 + text[9] - '0';
	return year && month && month <= 12 && day && day <= days_of_month(year, month);
}

static instant at_hour(instant when, int hour, const char *zone)
{
	struct wall w = clock_wall(when, zone);

	w.hour = hour;
	w.minute = w.second = 0;
	return clock_from_wall(&w, zone);
}

instant clock_day_start(instant when, const char *zone)
{
	return at_hour(when, 0, zone);
}

/* A day and a half after a midnight is within the next day, whatever the clocks do in between. */
instant clock_next_day(instant when, int hour, const char *zone)
{
	return at_hour(clock_day_start(when, zone) + HOURS(36), hour, zone);
}

instant clock_next_hour(instant when, int hour, const char *zone)
{
	instant today = at_hour(when, hour, zone);

	return today > when ? today : clock_next_day(when, hour, zone);
}

instant clock_next_monday(instant when, const char *zone)
{
	instant due = clock_next_hour(when, CLOCK_MONDAY_HOUR, zone);

	while (clock_wall(due, zone).weekday)
		due = clock_next_day(due, CLOCK_MONDAY_HOUR, zone);
	return due;
}

static int two_digits(const char *text) { return (text[0] - '0') * 10 + text[1] - '0'; }

/* Of "T14:38:45Z". */
static bool read_time(const char *text, struct wall *w)
{
	static const char shape[] = "Tdd:dd:ddZ";

	for (size_t i = 0; i < sizeof(shape); i++)
		if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
			return false;
	w->hour = two_digits(text + 1);
	w->minute = two_digits(text + 4);
	w->second = two_digits(text + 7);
	return w->hour < 24 && w->minute < 60 && w->second < 60;
}

bool clock_from_iso(const char *text, instant *when)
{
	struct wall w = { 0 };
	char day[] = "2026-11-22";

	if (strlen(text) < sizeof(day) - 1)
		return false;
	memcpy(day, text, sizeof(day) - 1);
	text += sizeof(day) - 1;
	if (!clock_is_day(day) || (*text && !read_time(text, &w)))
		return false;
	w.year = two_digits(day) * 100 + two_digits(day + 2);
	w.month = two_digits(day + 5);
	w.day = two_digits(day + 8);
	*when = clock_from_wall(&w, "UTC");
	return true;
}
