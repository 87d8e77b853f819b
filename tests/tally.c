/* tally.c - the number of referrals is right whichever part of it the worker keeps. */
#include <criterion/criterion.h>

#include "base/clock.h"
#include "edge/db.h"
#include "own_database.h"
#include "referral/tally.h"
#include "support.h"

static struct req *q;

static void begin(void) { q = own_database(); }
static void end(void) { own_database_drop(q); }

TestSuite(tally, .init = begin, .fini = end);

/* A referral of this kind, made so many minutes ago. */
static void make(enum kind kind, int minutes)
{
	const char *id = test_name("r");

	MUST(db_script(q, arena_printf(q->arena, "SET foreign_key_checks = 0; INSERT INTO referral "
		"(public_id, code, site_id, program_id, kind, origin, reach, consent, seeker_first_name, seeker_name_key, comment, made_at, updated_at) "
		"VALUES ('%s', RIGHT('%s', 12), 1, 1, %d, 0, 1, %d, 'A', 'a', '', %lld, 0)", id, id, (int)kind, kind == KIND_LIVE,
		(long long)(q->now - MINUTES(minutes)))));
}

static void expect(int64_t live, int64_t logged, int64_t tracking)
{
	int64_t all[KINDS];

	MUST(tally_made(q, all));
	cr_expect_eq(all[KIND_LIVE], live);
	cr_expect_eq(all[KIND_LOGGED], logged);
	cr_expect_eq(all[KIND_TRACKING_ONLY], tracking);
}

Test(tally, counts_each_referral_once)
{
	expect(0, 0, 0);
	MUST(tally_keep(q));
	make(KIND_LIVE, 300);
	make(KIND_LOGGED, 200);
	make(KIND_LIVE, 10);
	expect(2, 1, 0);
	MUST(tally_keep(q));
	expect(2, 1, 0);
	make(KIND_TRACKING_ONLY, 5);
	MUST(tally_keep(q));
	MUST(tally_keep(q));
	expect(2, 1, 1);
	q->now += HOURS(2);
	MUST(tally_keep(q));
	make(KIND_LIVE, 0);
	expect(3, 1, 1);
}

/* A transaction with a lower number may still be open: its referral is younger than an hour. */
Test(tally, keeps_nothing_that_is_younger_than_an_hour)
{
	make(KIND_LIVE, 59);
	make(KIND_LIVE, 1);
	MUST(tally_keep(q));
	MUST(db_script(q, "DELETE FROM referral ORDER BY id LIMIT 1"));
	expect(1, 0, 0);
}
