/* wake.c - only the commit of a message wakes the listening worker. */
#include <criterion/criterion.h>
#include <poll.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "edge/wake.h"
#include "letters.h"
#include "message/outbox.h"
#include "support.h"

static struct letters letter = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING } };

static bool is_woken(int listening)
{
	return poll(&(struct pollfd){ .fd = listening, .events = POLLIN }, 1, 0) == 1;
}

static enum err tell_and_return(struct req *q, void *data)
{
	letters_sent(q, letter.referral_id);
	cr_expect_not(is_woken(*(int *)data), "not before the commit");
	return ERR_OK;
}

static enum err tell_and_fail(struct req *q, void *data)
{
	enum err e = tell_and_return(q, data);

	return e ? e : fail(q, ERR_CONFLICT, "taken back");
}

Test(wake, comes_with_the_commit_of_a_message)
{
	struct req *q = letters_db();
	int listening = wake_listen(q, SLEEPER_delivery);

	cr_assert_geq(listening, 0);
	letters_referral(q, &letter);
	cr_expect_not(is_woken(listening), "a referral alone is no message");
	cr_assert_eq(db_transaction(q, tell_and_fail, &listening), ERR_CONFLICT);
	cr_expect_not(is_woken(listening), "nor is one that was taken back");
	cr_assert_eq(db_transaction(q, tell_and_return, &listening), ERR_OK, "%s", q->failed.detail);
	cr_expect(is_woken(listening));
	wake_wait(listening, 0);
	cr_expect_not(is_woken(listening), "one wake-up for all the messages of a commit, or for many");
	close(listening);
}

Test(wake, reaches_one_worker_of_its_own_installation)
{
	struct req *q = letters_db();
	struct conf elsewhere = *q->conf;
	struct req other = *q;
	int mine = wake_listen(q, SLEEPER_delivery), theirs;

	elsewhere.database_name = "handrail_elsewhere";
	other.conf = &elsewhere;
	theirs = wake_listen(&other, SLEEPER_delivery);
	cr_assert(mine >= 0 && theirs >= 0);
	cr_expect_eq(wake_listen(q, SLEEPER_delivery), -1, "one listens");
	wake_delivery(q, NULL);
	cr_expect(is_woken(mine));
	cr_expect_not(is_woken(theirs));
	close(mine);
	close(theirs);
	wake_delivery(q, NULL);
	mine = wake_listen(q, SLEEPER_delivery);
	cr_expect_geq(mine, 0, "another takes its place");
	cr_expect_not(is_woken(mine), "nobody listened");
	close(mine);
}
