/* req.c - one unit of work and its failure. */
#include <criterion/criterion.h>
#include <string.h>

#include "support.h"

Test(req, is_named_and_has_one_moment)
{
	struct req *q = req_new(test_conf(), NULL);
	char first[16];

	cr_expect_eq(strlen(q->id), 12);
	cr_expect_leq(clock_now() - q->now, MINUTES(1));
	strcpy(first, q->id);
	req_reset(q);
	cr_expect_str_neq(first, q->id);
	req_release(q);
	req_release(NULL);
}

Test(req, reset_forgets_everything_but_what_is_lent)
{
	struct req *q = req_new(test_conf(), NULL);

	(void)fail(q, ERR_MISSING, "something");
	q->http = arena_alloc(q->arena, 1);
	q->site = arena_alloc(q->arena, 1);
	req_reset(q);
	cr_expect_eq(q->failed.code, ERR_OK);
	cr_expect_null(q->failed.detail);
	cr_expect_null(q->http);
	cr_expect_null(q->site);
	cr_expect_eq(q->conf, test_conf());
	req_release(q);
}

Test(err, the_latest_failure_is_kept)
{
	struct req *q = test_req();

	cr_expect_eq(fail(q, ERR_MISSING, "referral %s", "abc"), ERR_MISSING);
	cr_expect_str_eq(err_detail(q, ERR_MISSING), "referral abc");
	cr_expect_eq(fail(q, ERR_DATABASE, "second"), ERR_DATABASE);
	cr_expect_eq(q->failed.code, ERR_DATABASE);
	cr_expect_str_eq(err_detail(q, ERR_DATABASE), "second");
	cr_expect_str_eq(err_detail(q, ERR_MISSING), err_word(ERR_MISSING), "a failure that was handled says nothing of another");
	cr_expect_eq(fail(NULL, ERR_GONE, "nowhere"), ERR_GONE);
}

Test(err, what_may_not_be_seen_is_missing)
{
	cr_expect_eq(err_http_status(ERR_DENIED), 404);
	cr_expect_str_eq(err_word(ERR_DENIED), err_word(ERR_MISSING));
	cr_expect_eq(err_http_status(ERR_OK), 200);
	cr_expect_eq(err_http_status(ERR_INPUT), 422);
	cr_expect_eq(err_http_status(ERR_COUNT), 500);
}

Test(err, every_error_has_status_and_word)
{
	for (int e = 0; e < ERR_COUNT; e++) {
		cr_expect(err_http_status((enum err)e) >= 200 && err_http_status((enum err)e) < 600);
		cr_expect_gt(strlen(err_word((enum err)e)), 0);
	}
}
