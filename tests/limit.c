/* limit.c - how often something may be done, and by whom. */
#include "site/limit.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "edge/http.h"
#include "site/account.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

static struct req *q;

/* A request to a new site, with the limits as they stand in limits.def. */
static void begin(void)
{
	const char *host = new_site("http");

	q = test_db();
	((struct conf *)q->conf)->limits_factor = 1;
	cr_assert_not(site_load(q, host));
	q->http = http_literal(q->arena, "POST", host, "/", NULL, NULL, NULL);
}

static struct limit_by stranger(const char *address, const char *remote)
{
	q->http->remote = remote;
	return limit_by_reader(q, address);
}

/* How many of `tries` are not refused. */
static int taken(enum limited what, const struct limit_by *by, int tries)
{
	int n = 0;

	for (int i = 0; i < tries; i++) {
		enum err e = limit_take(q, what, by);

		cr_assert(!e || e == ERR_LIMIT, "%s", err_detail(q, e));
		n += !e;
	}
	return n;
}

Test(limit, refuses_what_is_done_too_often_until_the_window_ends)
{
	struct limit_by by;
	instant began;

	begin();
	by = stranger(test_name("address"), "192.0.2.1");
	began = q->now;
	cr_expect_eq(taken(LIMITED_password, &by, 29), 29);
	q->now += MINUTES(30);
	cr_expect_eq(taken(LIMITED_password, &by, 5), 1);
	cr_assert_not_null(q->over);
	cr_expect_eq(q->over->until, began + HOURS(1));
	q->now = began + HOURS(1) - 1;
	cr_expect_eq(taken(LIMITED_password, &by, 1), 0, "refused tries do not count, but the window is not over");
	q->now = began + HOURS(1);
	cr_expect_eq(taken(LIMITED_password, &by, 31), 30);
}

Test(limit, counts_what_was_given_back_as_not_done)
{
	struct limit_by by;

	begin();
	by = stranger(test_name("address"), "192.0.2.1");
	for (int i = 0; i < 100; i++) {
		cr_assert_not(limit_take(q, LIMITED_password, &by));
		cr_assert_not(limit_give_back(q, LIMITED_password, &by));
	}
	cr_expect_eq(taken(LIMITED_password, &by, 31), 30);
}

Test(limit, is_raised_by_the_factor)
{
	struct limit_by by;

	begin();
	((struct conf *)q->conf)->limits_factor = 2;
	by = stranger(test_name("address"), "192.0.2.1");
	cr_expect_eq(taken(LIMITED_password, &by, 100), 60);
}

/* Each of these is not a stranger, or comes from elsewhere: a stranger's tries for the address leave it room. */
Test(limit, does_not_let_a_stranger_lock_a_person_out)
{
	const char *address;
	struct limit_by by, known, elsewhere, signed_in;

	begin();
	address = test_name("address");
	by = stranger(address, "192.0.2.1");
	cr_expect_eq(taken(LIMITED_password, &by, 40), 30);
	cr_expect_eq(taken(LIMITED_code_asked, &by, 40), 10, "the other way in is counted apart");
	known = by;
	known.browser = "browser";
	cr_expect_eq(taken(LIMITED_password, &known, 40), 30);
	elsewhere = stranger(address, "198.51.100.1");
	cr_expect_eq(taken(LIMITED_password, &elsewhere, 5), 5);
	signed_in = by;
	signed_in.account_id = 1000000 + q->site->id;
	cr_expect_eq(taken(LIMITED_password, &signed_in, 1), 1);
	cr_expect_eq(taken(LIMITED_password, &by, 1), 0);
}

/* Many networks together do not guess more than this. */
Test(limit, bounds_all_strangers_together)
{
	const char *address;
	int n = 0;

	begin();
	address = test_name("address");
	for (int i = 0; i < 20; i++) {
		struct limit_by by = stranger(address, arena_printf(q->arena, "198.18.%d.1", i));

		n += taken(LIMITED_password, &by, 20);
	}
	cr_expect_eq(n, 100);
}

static const struct { const char *one, *other; bool is_same; } networks[] = {
	{ "192.0.2.1", "192.0.2.254", true },
	{ "192.0.2.1", "192.0.3.1", false },
	{ "::ffff:192.0.2.1", "192.0.2.7", true },
	{ "2001:db8:1:2::1", "2001:0db8:0001:0002:ffff:ffff:ffff:ffff", true },
	{ "2001:db8:1:2::1", "2001:db8:1:3::1", false },
	{ "2001:db8::1", "192.0.2.1", false },
	{ "", "", true },
	{ "unix:", "192.0.2.1", false },
};

Test(limit, counts_a_network_as_one_source)
{
	begin();
	for (size_t i = 0; i < COUNT(networks); i++) {
		const char *one = stranger(NULL, networks[i].one).source, *other = stranger(NULL, networks[i].other).source;

		cr_expect_eq(text_equal(one, other), networks[i].is_same, "%s %s", networks[i].one, networks[i].other);
		cr_expect_null(*networks[i].one ? strstr(one, networks[i].one) : NULL, "no address is stored");
	}
}

Test(limit, counts_the_days_of_a_calendar)
{
	struct limit_by east, west;

	begin();
	q->now = clock_from_wall(&(struct wall){ .year = 2026, .month = 11, .day = 22, .hour = 20 }, "Europe/Berlin");
	east = stranger(test_name("address"), "192.0.2.1");
	east.time_zone = "Europe/Berlin";
	west = east;
	west.time_zone = "America/Los_Angeles";
	cr_expect_eq(taken(LIMITED_mail_by_visitor, &east, 15), 15);
	cr_expect_eq(taken(LIMITED_mail_by_visitor, &west, 10), 5, "it is the same day at both");
	cr_expect_eq(q->over->until, clock_next_day(q->now, 0, "America/Los_Angeles"));
	q->now += HOURS(5);
	cr_expect_eq(taken(LIMITED_mail_by_visitor, &west, 1), 0);
	cr_expect_eq(taken(LIMITED_mail_by_visitor, &east, 30), 20, "a new day");
	cr_expect_eq(taken(LIMITED_mail_by_visitor, &west, 1), 0, "which is used up for both");
}

/* A refused transaction leaves nothing, and its alarm is stored afterwards. */
struct twice { const struct limit_by *by; };

static enum err take_two(struct req *unit, void *data)
{
	const struct twice *t = data;
	enum err e = limit_take(unit, LIMITED_referral_code, t->by);

	return e ? e : limit_take(unit, LIMITED_password, t->by);
}

Test(limit, rolls_back_with_its_transaction)
{
	struct limit_by by;
	struct twice t = { &by };

	begin();
	by = stranger(test_name("address"), "192.0.2.1");
	taken(LIMITED_password, &by, 30);
	for (int i = 0; i < 50; i++)
		cr_assert_eq(db_transaction(q, take_two, &t), ERR_LIMIT);
	cr_expect_eq(taken(LIMITED_referral_code, &by, 50), 20);
}

static struct limit_by refused;

static void refuse_and_report(void *data)
{
	struct req *own = test_db_other();

	(void)data;
	own->now = q->now;
	for (int i = 0; i < 5; i++) {
		cr_assert_eq(limit_take(own, LIMITED_password, &refused), ERR_LIMIT);
		cr_assert_not(limit_report(own));
		cr_assert_null(own->over);
	}
}

static char *alarm_of_a_window(void)
{
	char *log;

	cr_assert_eq(taken(LIMITED_password, &refused, 40), 30);
	cr_assert_eq(test_child(refuse_and_report, NULL, &log), 0, "%s", log);
	return log;
}

Test(limit, raises_the_alarm_once_in_a_window)
{
	char *log;

	begin();
	refused = stranger("maria@people.test", "192.0.2.77");
	log = alarm_of_a_window();
	cr_assert_not_null(strstr(log, "event=limit_reached what=password by=ADDRESS_HERE most=30"), "%s", log);
	cr_expect_null(strstr(strstr(log, "limit_reached") + 1, "limit_reached"), "%s", log);
	cr_expect_null(strstr(log, "maria"), "%s", log);
	cr_expect_null(strstr(log, "192.0.2"), "%s", log);
	q->now += HOURS(1);
	log = alarm_of_a_window();
	cr_expect_not_null(strstr(log, "limit_reached"), "another window: %s", log);
}

/* Processes that try at the same moment do not pass the limit together, and none fails. */
Test(limit, is_exact_for_many_at_once)
{
	enum { PROCESSES = 4, TRIES = 20 };
	pid_t children[PROCESSES];
	const char *address;
	int all = 0;

	begin();
	address = test_name("address");
	for (int i = 0; i < PROCESSES; i++)
		if (!(children[i] = fork())) {
			struct limit_by by = stranger(address, "192.0.2.1");

			q = test_db_other();
			_exit(taken(LIMITED_password, &by, TRIES));
		}
	for (int i = 0; i < PROCESSES; i++) {
		int status;

		waitpid(children[i], &status, 0);
		cr_assert(WIFEXITED(status));
		all += WEXITSTATUS(status);
	}
	cr_expect_eq(all, 30);
}

struct tally { int64_t n; };
static const struct column tally_columns[] = { COLUMN(struct tally, n) };

STATEMENT(busiest, tally_columns, struct tally,
	"SELECT MAX(n) AS n "
	"FROM (SELECT COUNT(*) AS n FROM limit_count GROUP BY what, who) c");

STATEMENT(older, tally_columns, struct tally,
	"SELECT COUNT(*) AS n "
	"FROM limit_count "
	"WHERE since < ?");

Test(limit, spreads_what_all_at_a_site_do)
{
	struct tally parts;
	struct limit_by by;

	begin();
	by = stranger(test_name("address"), "192.0.2.1");
	by.browser = test_name("browser");
	taken(LIMITED_code_asked, &by, 10);
	by.address = by.browser = test_name("browser");
	taken(LIMITED_code_asked, &by, 10);
	cr_assert_not(db_row(q, &busiest, &parts, NOTHING));
	cr_expect_gt(parts.n, 1, "the forms of a site do not wait for one row");
}

Test(limit, forgets)
{
	struct tally before, after;
	struct limit_by by;
	instant now;

	begin();
	now = q->now;
	q->now -= DAYS(300);
	by = stranger(test_name("address"), "192.0.2.1");
	taken(LIMITED_form, &by, 3);
	cr_assert_not(db_row(q, &older, &before, BIND(q->now + 1)));
	cr_expect_gt(before.n, 0);
	q->now = now;
	cr_assert_not(limit_clean(q));
	cr_assert_not(db_row(q, &older, &after, BIND(now - DAYS(200))));
	cr_expect_eq(after.n, 0);
}
