/* turn.c - few processes compare passwords at the same moment. */
#include "site/turn.h"

#include <criterion/criterion.h>

#include "base/conf.h"
#include "edge/http.h"
#include "letters.h"
#include "site/account.h"
#include "site/limit.h"
#include "support.h"

static struct req *q, *other, *third;

/* A request from a network, to a database that no other test uses. */
static void begin(void)
{
	int64_t id;

	q = letters_db();
	other = letters_db_again(q);
	third = letters_db_again(q);
	((struct conf *)q->conf)->limits_factor = 1;
	((struct conf *)q->conf)->web_workers = 4;
	q->http = http_literal(q->arena, "POST", "localhost", "/sign-in", NULL, NULL, NULL);
	q->http->remote = "192.0.2.1";
	MUST(account_make(q, "Hana", "Helper", "hana@turn.test", &id));
	MUST(account_set_password(q, id, "four plain words here"));
}

static enum err guess(int times)
{
	enum err e = ERR_OK;
	int64_t id;

	for (int i = 0; i < times; i++)
		e = account_try_password(q, "hana@turn.test", "a wrong guess", &id);
	return e;
}

/* After some wrong passwords, a source compares one at a time, and nobody waits for it. */
Test(turn, a_flood_of_passwords_leaves_the_processes_to_others)
{
	struct turn turn;
	int64_t id;

	begin();
	cr_expect_eq(guess(12), ERR_MISSING, "nobody else is at it");
	cr_assert_eq(turn_take(other, &turn, limit_source(q)), ERR_OK);
	cr_expect_eq(guess(1), ERR_LIMIT, "another process compares one of this source");
	cr_assert_not_null(q->over);
	cr_expect_eq(q->over->until, q->now + SECONDS(1));
	q->http->remote = "198.51.100.1";
	cr_expect_eq(account_try_password(q, "hana@turn.test", "four plain words here", &id), ERR_OK, "others are free");
	q->http->remote = "192.0.2.1";
	cr_assert_eq(turn_end(other, &turn), ERR_OK);
	cr_expect_eq(guess(1), ERR_MISSING);
}

/* People who type no wrong passwords need no turn, however many come from one network. */
Test(turn, right_passwords_need_none)
{
	struct turn turn;
	int64_t id;

	begin();
	cr_assert_eq(turn_take(other, &turn, limit_source(q)), ERR_OK);
	for (int i = 0; i < 15; i++)
		cr_expect_eq(account_try_password(q, "hana@turn.test", "four plain words here", &id), ERR_OK);
}

/* Half of the processes compare at most, whoever sends the passwords. */
Test(turn, is_for_half_of_the_processes)
{
	struct turn first, second;

	begin();
	cr_assert_eq(guess(12), ERR_MISSING);
	cr_assert_eq(turn_take(other, &first, "one"), ERR_OK);
	cr_expect_eq(guess(1), ERR_MISSING, "one place is left");
	cr_assert_eq(turn_take(third, &second, "two"), ERR_OK);
	cr_expect_eq(guess(1), ERR_LIMIT);
	cr_assert_eq(turn_end(other, &first), ERR_OK);
	cr_expect_eq(guess(1), ERR_MISSING);
}
