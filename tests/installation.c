/* installation.c - named values of a database, readiness, the moved clock, and `handrail check`. */
#include "site/installation.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "message/backlog.h"
#include "base/clock.h"
#include "base/conf.h"
#include "support.h"

Test(installation, remembers_a_value_and_its_change)
{
	struct req *q = test_db();
	const char *name = test_name("value"), *value = "something";

	cr_assert_not(installation_get(q, name, &value));
	cr_expect_null(value);
	cr_assert_not(installation_set(q, name, "one"));
	cr_assert_not(installation_set(q, name, "two"));
	cr_assert_not(installation_get(q, name, &value));
	cr_expect_str_eq(value, "two");
}

Test(installation, is_ready_when_every_step_of_the_schema_has_run)
{
	cr_expect_not(installation_ready(test_db()));
}

Test(installation, refuses_a_moved_clock_where_make_run_did_not_make_the_database)
{
	struct req *q = test_db();
	struct conf moved = *q->conf;
	instant before = clock_now();

	cr_assert_not(installation_set_clock(q));
	moved.demo_clock_offset = 1000;
	q->conf = &moved;
	cr_expect_eq(installation_set_clock(q), ERR_CONFIG);
	cr_expect_not_null(q->failed.detail);
	cr_expect_lt(clock_now() - before, SECONDS(900));
}

Test(installation, knows_the_server)
{
	const char *name;
	int number;

	cr_assert_not(installation_version(test_db(), &name, &number));
	cr_expect_geq(number, 10006);
	cr_expect_not_null(strstr(name, "MariaDB"));
}

Test(backlog, counts_no_message_that_is_younger_than_time_itself)
{
	int64_t waiting, failed;
	struct req *q = test_db();

	cr_assert_not(backlog_count(q, q->now, &waiting, &failed));
	cr_expect_eq(waiting, 0);
}
