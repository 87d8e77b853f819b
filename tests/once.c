/* once.c - a form that is sent twice acts once, whichever request is faster. */
#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "edge/db.h"
#include "web/form.h"
#include "edge/http.h"
#include "site/once.h"
#include "support.h"

/* Makes the request carry this form, with a key. */
static void post(struct req *q, const char *key, const char *fields)
{
	q->http = http_literal(q->arena, "POST", "localhost", "/connect/x", NULL,
		arena_printf(q->arena, "form_once=%s&form_token=%s&form_time=1&%s", key,
			test_name("token"), fields), NULL);
	form_taken(q);
}

struct taking { const char *result, *was; enum err after; };

static enum err work(struct req *q, void *data)
{
	struct taking *t = data;
	enum err e = once_take(q, t->result, &t->was);

	return e ? e : t->after;
}

static enum err take(struct req *q, const char *result, const char **was)
{
	struct taking t = { .result = result };
	enum err e = db_transaction(q, work, &t);

	if (was)
		*was = t.was;
	return e;
}

Test(once, the_same_form_again_leads_to_the_same)
{
	struct req *q = test_db();
	const char *key = test_name("key"), *was = NULL;

	post(q, key, "name=Maria&reach=email&reach=text");
	cr_expect_eq(once_find(q, &was), ERR_MISSING);
	cr_expect_eq(take(q, "/sent/one", NULL), ERR_OK);
	post(q, key, "reach=text&reach=email&name=Maria");
	cr_expect_eq(take(q, "/sent/two", &was), ERR_DUPLICATE);
	cr_expect_str_eq(was, "/sent/one");
	was = NULL;
	cr_expect_eq(once_find(q, &was), ERR_OK);
	cr_expect_str_eq(was, "/sent/one");
}

Test(once, other_content_under_the_same_key_is_a_conflict)
{
	struct req *q = test_db();
	const char *key = test_name("key"), *was;

	post(q, key, "name=Maria");
	cr_expect_eq(take(q, "/sent/one", NULL), ERR_OK);
	post(q, key, "name=Marta");
	cr_expect_eq(take(q, "/sent/two", NULL), ERR_CONFLICT);
	cr_expect_eq(once_find(q, &was), ERR_CONFLICT);
}

Test(once, another_key_is_another_form)
{
	struct req *q = test_db();

	post(q, test_name("key"), "name=Maria");
	cr_expect_eq(take(q, "/sent/one", NULL), ERR_OK);
	post(q, test_name("key"), "name=Maria");
	cr_expect_eq(take(q, "/sent/two", NULL), ERR_OK);
}

Test(once, what_failed_may_be_sent_again)
{
	struct req *q = test_db();
	struct taking failing = { .result = "/sent/one", .after = ERR_INPUT };

	post(q, test_name("key"), "name=Maria");
	cr_expect_eq(db_transaction(q, work, &failing), ERR_INPUT);
	cr_expect_eq(take(q, "/sent/two", NULL), ERR_OK);
}

Test(once, a_form_without_a_key_is_not_taken)
{
	struct req *q = test_db();
	const char *was;

	post(q, "", "name=Maria");
	cr_expect_eq(take(q, "/sent/one", NULL), ERR_FORGED);
	cr_expect_eq(once_find(q, &was), ERR_MISSING);
}

Test(once, outside_the_web_it_does_nothing)
{
	struct req *q = test_db();

	cr_expect_eq(take(q, "/sent/one", NULL), ERR_OK);
	cr_expect_eq(take(q, "/sent/two", NULL), ERR_OK);
}

Test(once, forgets_after_two_days_and_not_before)
{
	struct req *q = test_db();
	const char *old = test_name("key"), *young = test_name("key"), *was;
	instant now = q->now;

	q->now = now - DAYS(2) - SECONDS(1);
	post(q, old, "name=Maria");
	cr_expect_eq(take(q, "/sent/one", NULL), ERR_OK);
	q->now = now - DAYS(2) + MINUTES(5);
	post(q, young, "name=Maria");
	cr_expect_eq(take(q, "/sent/two", NULL), ERR_OK);
	q->now = now;
	cr_expect_eq(once_clean(q), ERR_OK);
	cr_expect_eq(once_find(q, &was), ERR_OK);
	post(q, old, "name=Maria");
	cr_expect_eq(once_find(q, &was), ERR_MISSING);
}

/* ---- two at the same moment ---- */

static const struct column now_columns[] = { { "now", COLUMN_INT64, 0, sizeof(int64_t) } };

STATEMENT(look_around, now_columns, int64_t,
	"SELECT COUNT(*) AS now "
	"FROM once "
	"WHERE made_at > 0");

/* Its snapshot is older than the other one's commit. */
static enum err look_then_take(struct req *q, void *data)
{
	int64_t n;
	enum err e = db_row(q, &look_around, &n, NOTHING);

	return e ? e : work(q, data);
}

STATEMENT(own_number, now_columns, int64_t,
	"SELECT CONNECTION_ID() AS now");

STATEMENT(is_taking, now_columns, int64_t,
	"SELECT COUNT(*) AS now "
	"FROM information_schema.PROCESSLIST "
	"WHERE ID = ? "
	"AND INFO LIKE 'INSERT INTO once %'");

static int second(const char *key, int taken, int numbers)
{
	struct req *q = test_db_other();
	struct taking t = { .result = "/sent/second" };
	int64_t number;
	char go;

	post(q, key, "name=Maria");
	if (db_row(q, &own_number, &number, NOTHING) || write(numbers, &number, sizeof(number)) != sizeof(number))
		return 4;
	if (read(taken, &go, 1) != 1)
		return 1;
	if (db_transaction(q, look_then_take, &t) != ERR_DUPLICATE)
		return 2;
	return t.was && !strcmp(t.was, "/sent/first") ? 0 : 3;
}

static int taken[2], numbers[2];

/* Commits once the second one is waiting. */
static enum err take_and_wait(struct req *q, void *data)
{
	enum err e = work(q, data);
	int64_t number, waits = 0;

	cr_assert_eq(read(numbers[0], &number, sizeof(number)), sizeof(number));
	cr_expect_eq(write(taken[1], "!", 1), 1);
	for (int i = 0; i < 3000 && !waits; i++, usleep(10000))
		cr_assert_not(db_row(q, &is_taking, &waits, BIND(number)));
	cr_expect(waits, "the second one never came");
	return e;
}

Test(once, of_two_at_the_same_moment_the_second_gets_the_firsts_result)
{
	const char *key = test_name("key");
	struct taking t = { .result = "/sent/first" };
	struct req *q = test_db();
	int status;
	pid_t child;

	cr_assert(!pipe(taken) && !pipe(numbers));
	if (!(child = fork()))
		_exit(second(key, taken[0], numbers[1]));
	post(q, key, "name=Maria");
	cr_expect_eq(db_transaction(q, take_and_wait, &t), ERR_OK);
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_expect(WIFEXITED(status));
	cr_expect_eq(WEXITSTATUS(status), 0, "the second ended with %d", WEXITSTATUS(status));
}
