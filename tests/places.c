/* places.c - hours, days off, phones and status of programs, from the import to the page: each at its place, at its day.
 *
 * Each test has its own database. Pages are read at a moment of the site's clock, New York's. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "directory/directory.h"
#include "directory/opening.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "directory/schedule.h"
#include "directory/search.h"
#include "edge/db.h"
#include "edge/http.h"
#include "own_database.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_programs, app_connect;

static struct req *q;
static struct directory_result result;

static void begin(void)
{
	q = own_database();
	row_site(q);
	test_templates();
}

static void end(void)
{
	own_database_drop(q);
}

TestSuite(places, .init = begin, .fini = end);

static void import(const char *folder)
{
	test_file(folder, "organizations.csv", "id,name\no,Example House\n");
	cr_assert_eq(directory_import(q, &(struct directory_options){ .path = folder }, &result), ERR_OK, "%s", q->failed.detail);
}

static size_t warned(const char *kind)
{
	for (size_t i = 0; i < result.warning_count; i++)
		if (text_equal(result.warnings[i].kind, kind))
			return result.warnings[i].count;
	return 0;
}

struct named { const char *public_id; int64_t id; };
static const struct column named_columns[] = { COLUMN(struct named, public_id), COLUMN(struct named, id) };
STATEMENT(by_source, named_columns, struct named, "SELECT public_id, id FROM program WHERE source_id = ?");

static struct named named(const char *source_id)
{
	struct named n;

	cr_assert_eq(db_row(q, &by_source, &n, BIND(source_id)), ERR_OK, "%s: %s", source_id, q->failed.detail);
	return n;
}

/* ---- pages at a moment ---- */

static instant at(int year, int month, int day, int hour)
{
	return clock_from_wall(&(struct wall){ .year = year, .month = month, .day = day, .hour = hour }, "America/New_York");
}

static struct req *page_at(const struct app *of, const char *path, const char *query, instant when)
{
	struct req *a = own_database_again(q);

	a->now = when;
	a->http = http_literal(a->arena, "GET", q->site->host, path, query, NULL, NULL);
	app_answer(of, a);
	return a;
}

/* The words of a page on one line, without markup. */
static const char *words_of(const struct req *a)
{
	const char *page = a->http->answer.text;
	char *text, *to;
	bool inside = false;

	cr_assert_not_null(page, "status %d: %s", a->http->status, a->failed.detail);
	text = to = arena_alloc(q->arena, strlen(page) + 1);
	for (const char *c = page; *c; c++) {
		if (*c == '<')
			*to++ = ' ';
		inside = *c == '<' || (inside && *c != '>');
		if (!inside && *c != '>')
			*to++ = *c;
	}
	*to = '\0';
	return text_squeeze(q->arena, text);
}

static const char *program_at(const char *source_id, instant when)
{
	return words_of(page_at(&app_programs, arena_printf(q->arena, "/programs/%s", named(source_id).public_id), NULL, when));
}

static bool is_found(const char *source_id, const char *query, instant when)
{
	struct req *a = page_at(&app_programs, "/programs", query, when);

	return strstr(a->http->answer.text, arena_printf(q->arena, "data-program=\"%s\"", named(source_id).public_id));
}

#define HAS(page, text) cr_expect_not_null(strstr(page, text), "it lacks \"%s\": %s", text, page)
#define LACKS(page, text) cr_expect_null(strstr(page, text), "it must not have \"%s\": %s", text, page)

/* ---- days ---- */

Test(places, words_and_hours_hold_while_their_row_does)
{
	const char *folder = test_folder(), *page;

	test_file(folder, "services.csv", "id,organization_id,name\ns,o,Showers\n");
	test_file(folder, "schedules.csv", "id,service_id,freq,byday,valid_from,valid_to,opens_at,closes_at,description\n"
		"1,s,WEEKLY,\"MO,TU,WE,TH,FR,SA\",2026-05-01,2026-09-30,07:00,20:00,\"Open Monday to Saturday 7 am to 8 pm\"\n"
		"2,s,WEEKLY,\"TU,TH\",2026-10-01,2027-04-30,09:00,11:00,\"Open Tuesday and Thursday 9 to 11 am\"\n");
	import(folder);
	cr_expect_eq(result.warning_count, 0);
	page = program_at("s", at(2026, 11, 28, 12));
	HAS(page, "Open Tuesday and Thursday 9 to 11 am");
	HAS(page, "Tuesday 9 am to 11 am (until April 30, 2027)");
	HAS(page, "Monday Closed");
	LACKS(page, "7 am to 8 pm");
	page = program_at("s", at(2026, 9, 15, 12));
	HAS(page, "Open now until 8 pm");
	HAS(page, "Monday 7 am to 8 pm (until September 30)");
	HAS(page, "From October 1 Tuesday 9 am to 11 am (until April 30, 2027) Thursday");
	HAS(page, "From October 1 Open Tuesday and Thursday 9 to 11 am");
	page = program_at("s", at(2027, 5, 3, 10));
	LACKS(page, "Open");
	LACKS(page, "Hours");
	import(folder);
	cr_expect_eq(result.unchanged, 1);
}

Test(places, days_off_are_said_with_their_dates)
{
	const char *folder = test_folder(), *page;

	test_file(folder, "services.csv", "id,organization_id,name\nh,o,Day Centre\n");
	test_file(folder, "locations.csv", "id,name,latitude,longitude\nl,Hall,39.30,-76.60\n");
	test_file(folder, "services_at_location.csv", "id,service_id,location_id\n1,h,l\n");
	test_file(folder, "regular_schedules.csv", "id,service_id,location_id,weekday,opens_at,closes_at\n"
		"1,h,,Saturday,00:00,23:59\n2,h,,Friday,00:00,23:59\n");
	test_file(folder, "holiday_schedules.csv", "id,service_id,location_id,closed,opens_at,closes_at,start_date,end_date\n"
		"1,h,,true,,,2026-11-26,2026-11-29\n2,,l,false,10:00,12:00,2026-12-24,2026-12-24\n3,h,,true,,,soon,\n");
	import(folder);
	cr_expect_eq(warned("holiday that is not certain, left out"), 1);
	page = program_at("h", at(2026, 11, 28, 12));
	HAS(page, "Closed November 26 to 29");
	HAS(page, "Opens Friday at midnight");
	LACKS(page, "Open now");
	cr_expect_not(is_found("h", "q=centre&open=now", at(2026, 11, 28, 12)));
	cr_expect(is_found("h", "q=centre", at(2026, 11, 28, 12)));
	page = program_at("h", at(2026, 12, 5, 12));
	HAS(page, "Open now until midnight");
	LACKS(page, "November 26");
	HAS(page, "December 24 10 am to noon");
	cr_expect(is_found("h", "q=centre&open=now", at(2026, 12, 5, 12)));
	cr_expect(is_found("h", "q=centre&open=now", at(2026, 12, 24, 11)), "special hours, on a Thursday");
	HAS(program_at("h", at(2026, 12, 24, 11)), "Open now until noon");
}

Test(places, times_in_dates_and_days_without_times)
{
	const char *folder = test_folder(), *page;

	test_file(folder, "services.csv", "id,organization_id,name\nt1,o,Weekday office\nt2,o,Rows without times\nw1,o,Numbered days\n");
	test_file(folder, "schedules.csv", "id,service_id,weekday,dtstart,until,byday,opens_at,closes_at\n"
		"1,t1,Monday - Friday,8:00AM,6:00PM,,,\n2,t2,,,,monday,,\n3,t2,,,,sunday,,\n"
		"4,w1,1,,,,09:00:00,17:00:00\n5,w1,6,,,,10:00:00,12:00:00\n6,w1,7,,,,,\n");
	import(folder);
	cr_expect_eq(result.warning_count, 0);
	page = program_at("t1", at(2026, 11, 27, 12));
	HAS(page, "Friday 8 am to 6 pm");
	HAS(page, "Saturday Closed");
	HAS(page, "Open now until 6 pm");
	page = program_at("t2", at(2026, 11, 27, 12));
	LACKS(page, "Hours");
	LACKS(page, "monday");
	page = program_at("w1", at(2026, 11, 27, 12));
	HAS(page, "Monday 9 am to 5 pm");
	HAS(page, "Saturday 10 am to noon");
	HAS(page, "Sunday Closed");
	LACKS(page, "17:00");
}

Test(places, rules_that_are_not_weekly_are_told_in_words)
{
	const char *folder = test_folder(), *page;

	test_file(folder, "services.csv", "id,organization_id,name\nr,o,Van\nx,o,Odd van\n");
	test_file(folder, "schedules.csv", "id,service_id,freq,interval,byday,bymonthday,dtstart,until,count,opens_at,closes_at\n"
		"1,r,WEEKLY,2,MO,,2026-11-09,,,18:00,20:00\n2,r,MONTHLY,1,\"1TU,3TU,-1FR\",,,,,09:00,11:00\n"
		"3,r,MONTHLY,1,,15,,,,12:00,13:00\n4,r,,,,,2026-12-12,2026-12-12,,14:00,15:00\n5,r,WEEKLY,1,WE,,,,,10:00,11:00\n"
		"6,x,MONTHLY,3,1MO,,,,,09:00,10:00\n7,x,YEARLY,1,,,2026-07-04,,,09:00,10:00\n8,x,WEEKLY,2,TU,,,,,09:00,10:00\n");
	import(folder);
	cr_expect_eq(warned("hours that are not certain, left out"), 2);
	page = program_at("r", at(2026, 11, 23, 12));
	HAS(page, "Every second week on Monday 6 pm to 8 pm (next on November 23)");
	HAS(page, "First Tuesday of the month 9 am to 11 am (next on December 1)");
	HAS(page, "Third Tuesday of the month 9 am to 11 am (next on December 15)");
	HAS(page, "Last Friday of the month 9 am to 11 am (next on November 27)");
	HAS(page, "Day 15 of the month noon to 1 pm (next on December 15)");
	HAS(page, "December 12 2 pm to 3 pm");
	HAS(page, "Wednesday 10 am to 11 am");
	HAS(page, "Thursday Closed");
	LACKS(page, "Monday Closed");
	LACKS(page, "Tuesday Closed");
	HAS(page, "Opens today at 6 pm");
	cr_expect(is_found("r", "q=van&open=now", at(2026, 11, 23, 19)));
	cr_expect_not(is_found("r", "q=van&open=now", at(2026, 11, 16, 19)), "the other week");
	page = program_at("x", at(2026, 11, 24, 9));
	HAS(page, "Every second week on Tuesday 9 am to 10 am");
	LACKS(page, "next on");
	LACKS(page, "YEARLY");
	LACKS(page, "Open now");
}

/* The site is in New York. */
Test(places, times_of_another_zone_are_words)
{
	const char *folder = test_folder(), *page;

	test_file(folder, "services.csv", "id,organization_id,name\nz,o,Zoned\n");
	test_file(folder, "schedules.csv", "id,service_id,freq,byday,opens_at,closes_at,timezone\n"
		"1,z,WEEKLY,MO,09:00-05:00,17:00-05:00,-05:00\n2,z,WEEKLY,TU,09:00-08:00,17:00-08:00,\n"
		"3,z,WEEKLY,WE,09:00,17:00,America/Chicago\n");
	import(folder);
	cr_expect_eq(warned("hours that are not certain, kept as text"), 2);
	page = program_at("z", at(2026, 11, 30, 10));
	HAS(page, "Monday 9 am to 5 pm Tuesday Closed");
	HAS(page, "Open now until 5 pm");
	HAS(page, "TU 09:00-08:00 - 17:00-08:00");
	HAS(page, "WE 09:00 - 17:00 (America/Chicago)");
}

/* ---- places ---- */

static const char *two_towns(void)
{
	const char *folder = test_folder();

	test_file(folder, "services.csv", "id,organization_id,name\np,o,Legal help\n");
	test_file(folder, "locations.csv", "id,name,latitude,longitude,transportation\na,Oak Hall,39.30,-76.60,Bus 1\nb,Elm Hall,39.40,-76.60,Bus 2\n");
	test_file(folder, "services_at_location.csv", "id,service_id,location_id\npa,p,a\npb,p,b\n");
	test_file(folder, "regular_schedules.csv", "id,service_id,location_id,service_at_location_id,weekday,opens_at,closes_at\n"
		"1,,,pa,Monday,09:00,12:00\n2,p,b,,Monday,13:00,17:00\n");
	test_file(folder, "phones.csv", "id,service_id,location_id,service_at_location_id,number\n"
		"1,p,,,410 555 0100\n2,,,pa,410 555 0101\n3,,b,,410 555 0102\n");
	return folder;
}

Test(places, two_towns_have_two_weeks)
{
	const char *page;

	import(two_towns());
	page = program_at("p", at(2026, 11, 30, 14));
	HAS(page, "Oak Hall");
	cr_assert_not_null(strstr(page, "Elm Hall"));
	HAS(strstr(page, "Oak Hall"), "410 555 0101");
	HAS(strstr(page, "Oak Hall"), "Monday 9 am to noon");
	HAS(strstr(page, "Elm Hall 410"), "Monday 1 pm to 5 pm");
	HAS(strstr(page, "Elm Hall 410"), "410 555 0102");
	cr_expect_lt(strstr(page, "410 555 0100"), strstr(page, "410 555 0101"), "the program's own number stands above");
	HAS(page, "Open now until 5 pm");
	cr_expect(is_found("p", "open=now&near=39.40,-76.60&within=2", at(2026, 11, 30, 14)));
	cr_expect_not(is_found("p", "open=now&near=39.30,-76.60&within=2", at(2026, 11, 30, 14)), "Oak Hall is closed");
	cr_expect_not(is_found("p", "q=legal&open=now&near=39.30,-76.60&within=2", at(2026, 11, 30, 14)));
	page = words_of(page_at(&app_programs, "/programs", "q=legal&near=39.30,-76.60", at(2026, 11, 30, 14)));
	HAS(page, "Opens Monday at 9 am 410 555 0100 Oak Hall 0.1 miles");
	page = words_of(page_at(&app_programs, "/programs", "q=legal&near=39.30,-76.60&open=now", at(2026, 11, 30, 14)));
	HAS(page, "Open now until 5 pm 410 555 0100 Elm Hall 6.9 miles");
}

Test(places, one_week_for_all_is_shown_once)
{
	const char *folder = two_towns(), *page, *sheet;

	test_file(folder, "regular_schedules.csv", "id,service_id,location_id,weekday,opens_at,closes_at\n"
		"1,p,,Monday,09:00,12:00\n2,,a,Tuesday,13:00,17:00\n");
	import(folder);
	page = program_at("p", at(2026, 11, 30, 10));
	HAS(page, "All opening hours Monday 9 am to noon");
	LACKS(page, "1 pm to 5 pm");
	sheet = strstr(page, "Legal help Example House Call");
	cr_assert_not_null(sheet, "the sheet to print is the page's last part");
	cr_expect_gt(strstr(strstr(page, "9 am to noon") + 1, "9 am to noon"), sheet, "once");
	cr_expect_null(strstr(strstr(sheet, "9 am to noon") + 1, "9 am to noon"), "once");
}

/* ---- status and capacity ---- */

/* Makes the program live, and returns the answer of its Connect form. */
static struct req *connect_at(const char *source_id, instant when)
{
	struct program_change live = PROGRAM_CHANGE_NOTHING;
	struct named n = named(source_id);

	live.mode = MODE_here;
	MUST(program_set(q, n.id, &live));
	MUST(program_add_address(q, n.id, "in@program.test", true));
	return page_at(&app_connect, arena_printf(q->arena, "/connect/%s", n.public_id), NULL, when);
}

static void import_with_status(const char *folder, const char *status)
{
	test_file(folder, "services.csv", arena_printf(q->arena, "id,organization_id,name,status\ns,o,Shelter,%s\nt,o,Other,active\n", status));
	import(folder);
}

Test(places, a_program_that_is_not_running_says_so)
{
	const char *folder = test_folder(), *page;
	instant noon = at(2026, 11, 30, 12);
	struct req *a;

	test_file(folder, "schedules.csv", "id,service_id,freq,opens_at,closes_at\n1,s,DAILY,00:00,24:00\n");
	import_with_status(folder, "active");
	cr_expect_eq(connect_at("s", noon)->http->status, 200);
	cr_expect(is_found("s", "q=shelter&open=now", noon));
	import_with_status(folder, "Temporarily closed");
	a = connect_at("s", noon);
	HAS(a->http->answer.text, "data-capacity=\"closed\"");
	HAS(words_of(a), "They are closed for now");
	LACKS(a->http->answer.text, "name=\"seeker_first_name\"");
	page = program_at("s", noon);
	HAS(page, "Closed for now");
	LACKS(page, "Open day and night");
	LACKS(page, "Contact this program");
	cr_expect_not(is_found("s", "q=shelter&open=now", noon));
	cr_expect(is_found("s", "q=shelter", noon), "it is found, and its card says so");
	import_with_status(folder, "inactive");
	cr_expect_eq(result.retired, 1);
	HAS(program_at("s", noon), "This program is not running now");
	cr_expect_eq(connect_at("s", noon)->http->status, 303);
	cr_expect_not(is_found("s", "q=shelter", noon));
	import_with_status(folder, "defunct");
	HAS(program_at("s", noon), "This program no longer exists");
	import_with_status(folder, "active");
	HAS(program_at("s", noon), "Open day and night");
	cr_expect_eq(connect_at("s", noon)->http->status, 200);
}

Test(places, closed_until_a_day)
{
	const char *folder = test_folder(), *page;
	struct program_change closed = PROGRAM_CHANGE_NOTHING;
	struct req *a;

	import_with_status(folder, "active");
	connect_at("s", at(2026, 11, 30, 12));
	closed.capacity = CAPACITY_closed;
	closed.closed_until = 20807;	/* 2026-12-20 */
	MUST(program_set(q, named("s").id, &closed));
	page = program_at("s", at(2026, 12, 19, 23));
	HAS(page, "Closed until December 20");
	a = connect_at("s", at(2026, 12, 19, 23));
	HAS(words_of(a), "They are closed until December 20");
	HAS(page_at(&app_programs, "/programs", "q=shelter", at(2026, 12, 19, 23))->http->answer.text, "data-capacity=\"closed\"");
	a = connect_at("s", at(2026, 12, 20, 0));
	cr_expect_eq(a->http->status, 200);
	HAS(a->http->answer.text, "name=\"seeker_first_name\"");
	LACKS(program_at("s", at(2026, 12, 20, 0)), "Closed until");
	closed.capacity = CAPACITY_wait_list;
	closed.closed_until = -1;
	MUST(program_set(q, named("s").id, &closed));
	a = connect_at("s", at(2026, 12, 19, 23));
	HAS(a->http->answer.text, "data-capacity=\"wait_list\"");
	HAS(words_of(a), "Shelter has a wait list.");
	HAS(program_at("s", at(2026, 12, 19, 23)), "Wait list");
}

/* HSDS 3.1 */
Test(places, room_as_the_directory_counts_it)
{
	const char *folder = test_folder();
	struct program_change open = PROGRAM_CHANGE_NOTHING;
	instant noon = at(2026, 11, 30, 12);

	test_file(folder, "service_capacities.csv", "id,service_id,unit_id,available,maximum,description,updated\n"
		"1,s,beds,0,12,Beds,2026-11-29\n2,t,beds,0,12,Beds,2026-11-29\n3,t,cots,2,4,Cots,2026-11-29\n");
	import_with_status(folder, "active");
	HAS(program_at("s", noon), "Takes nobody new right now");
	HAS(program_at("t", noon), "Has room");
	HAS(words_of(connect_at("s", noon)), "They take nobody new right now");
	cr_expect_eq(connect_at("t", noon)->http->status, 200);
	open.capacity = CAPACITY_open;
	MUST(program_set(q, named("s").id, &open));
	HAS(program_at("s", noon), "Has room");
}

/* ---- the front page's programs that are open now ---- */

static const struct { const char *id, *days, *opens, *closes; } open_by_day[] = {
	{ "office", "\"MO,TU,WE,TH,FR\"", "09:00", "17:00" },
	{ "supper", "\"MO,WE\"", "16:30", "21:00" },
	{ "shelter", "\"MO,TU,WE,TH,FR,SA,SU\"", "19:00", "07:00" },
	{ "line", "\"MO,TU,WE,TH,FR,SA,SU\"", "00:00", "24:00" },
	{ "breakfast", "\"SA,SU\"", "06:00", "10:00" },
};

static void import_open_by_day(void)
{
	const char *folder = test_folder();
	struct str services, schedules;

	str_init(&services, q->arena, 4096);
	str_init(&schedules, q->arena, 4096);
	str_add(&services, "id,organization_id,name\n");
	str_add(&schedules, "id,service_id,freq,byday,opens_at,closes_at\n");
	for (size_t i = 0; i < COUNT(open_by_day); i++) {
		str_printf(&services, "%s,o,The %s\n", open_by_day[i].id, open_by_day[i].id);
		str_printf(&schedules, "%zu,%s,WEEKLY,%s,%s,%s\n", i, open_by_day[i].id, open_by_day[i].days, open_by_day[i].opens,
			open_by_day[i].closes);
	}
	test_file(folder, "services.csv", services.text);
	test_file(folder, "schedules.csv", schedules.text);
	import(folder);
}

static bool is_open(const char *source_id)
{
	int64_t id = named(source_id).id;
	struct schedule s;
	struct opening o;

	cr_assert_eq(schedule_many(q, &id, 1, &s), ERR_OK);
	o = opening_at(&s, 0, opening_moment(q));
	return o.state == HOURS_OPEN || o.state == HOURS_ALWAYS;
}

static bool is_shown(const struct found *found, size_t count, const char *source_id)
{
	for (size_t i = 0; i < count; i++)
		if (found[i].program.id == named(source_id).id)
			return true;
	return false;
}

Test(places, what_is_open_now_is_found_by_closing_time)
{
	struct found *found;
	size_t count;

	import_open_by_day();
	for (int hour = 0; hour < 7 * 24; hour++) {
		size_t open = 0;

		q->now = at(2026, 6, 1, 0) + HOURS(hour);
		cr_assert_eq(search_open_now(q, 25, &found, &count), ERR_OK, "%s", q->failed.detail);
		for (size_t i = 0; i < COUNT(open_by_day); i++) {
			open += is_open(open_by_day[i].id);
			cr_expect_eq(is_shown(found, count, open_by_day[i].id), is_open(open_by_day[i].id), "%s, hour %d", open_by_day[i].id, hour);
		}
		cr_expect_eq(count, open, "hour %d", hour);
	}
	q->now = at(2026, 6, 1, 20);
	cr_assert_eq(search_open_now(q, 2, &found, &count), ERR_OK);
	cr_assert_eq(count, 2);
	cr_expect_eq(found[0].program.id, named("shelter").id, "open until the morning");
	cr_expect_eq(found[1].program.id, named("line").id);
}
