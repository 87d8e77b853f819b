/* known.c - the earlier referrals of a person that a viewer sees before sending another one, and their cost. */
#include <criterion/criterion.h>

#include "base/str.h"
#include "directory/program.h"
#include "edge/db.h"
#include "referral/known.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/account.h"
#include "support.h"

static struct req *q;
static int64_t helper, team, pantry, diapers;
static struct person person;

static const char *refer(int64_t program, enum origin origin, unsigned reach)
{
	struct referral_draft d = {
		.at = { KIND_LIVE, origin, reach, CONSENT_STANDING }, .program_id = program, .person_id = person.id,
		.seeker = { "Rosa", "Delgado", "rosa@known.test", "+15085550131", "en" },
		.helper = { "Hana", "Helper", "", "", "" }, .consent_words = "Yes",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

static void find_person(void)
{
	struct person *all;
	size_t count;

	MUST(person_list(q, "rosa", NULL, &all, &count));
	cr_assert_eq(count, 1);
	person = all[0];
}

static void begin(void)
{
	q = test_db();
	row_site(q);
	helper = row_account(q, "Hana", "Helper", NULL);
	team = row_team(q, true);
	row_join(q, team, helper);
	pantry = row_program(q, test_name("Pantry"));
	diapers = row_program(q, test_name("Diapers"));
	row_sign_in(q, helper);
	person = (struct person){ 0 };
}

struct answer { struct known *all; size_t count; };

static struct answer look(const struct person *of)
{
	struct program programs[2];
	struct answer a;

	MUST(program_by_id(q, pantry, &programs[0]));
	MUST(program_by_id(q, diapers, &programs[1]));
	MUST(known_find(q, of, programs, 2, &a.all, &a.count));
	return a;
}

static const char *open_at(const struct answer *a, int64_t program)
{
	const struct known *k = known_of(a->all, a->count, program);

	return k ? k->public_id : "";
}

static void close_it(const char *id)
{
	struct referral *r;

	MUST(referral_find(q, id, &r));
	MUST(referral_move(q, r, &(struct move){ .status = STATUS_got_help, .seen = r->version }));
}

Test(known, has_the_newest_that_is_open_and_the_way_used_last)
{
	const char *newest;
	struct answer a;

	begin();
	refer(pantry, ORIGIN_OTHER, REACH_EMAIL);
	find_person();
	newest = refer(pantry, ORIGIN_OTHER, REACH_PHONE);
	a = look(&person);
	cr_expect_str_eq(open_at(&a, pantry), newest);
	cr_expect_str_eq(open_at(&a, diapers), "");
	cr_expect_eq(known_of(a.all, a.count, 0)->reach, REACH_PHONE);
	close_it(newest);
	a = look(&person);
	cr_expect_str_neq(open_at(&a, pantry), newest, "it is closed, the older one is open");
	cr_expect_str_neq(open_at(&a, pantry), "");
}

Test(known, is_for_helper_and_group_and_nobody_else)
{
	int64_t mate, stranger;
	struct answer a;

	begin();
	mate = row_account(q, "Tom", "Teammate", NULL);
	stranger = row_account(q, "Stan", "Stranger", NULL);
	row_join(q, team, mate);
	refer(pantry, ORIGIN_OTHER, REACH_EMAIL);
	find_person();
	row_sign_in(q, mate);
	a = look(&person);
	cr_expect_eq(a.count, 2, "the newest of all, and the open one");
	row_sign_in(q, stranger);
	a = look(&person);
	cr_expect_eq(a.count, 0);
	row_sign_in(q, 0);
	a = look(&person);
	cr_expect_eq(a.count, 0);
	a = look(NULL);
	cr_expect_eq(a.count, 0, "a guest has nothing of their own");
}

Test(known, is_a_seekers_own)
{
	struct answer a;
	const char *own;

	begin();
	own = refer(diapers, ORIGIN_SELF, REACH_EMAIL | REACH_PHONE);
	a = look(NULL);
	cr_expect_str_eq(open_at(&a, diapers), own);
	cr_expect_eq(known_of(a.all, a.count, 0)->reach, REACH_EMAIL | REACH_PHONE);
}

struct reads { int64_t n; };
static const struct column reads_columns[] = { COLUMN(struct reads, n) };

STATEMENT(read_rows, reads_columns, struct reads,
	"SELECT SUM(VARIABLE_VALUE) AS n "
	"FROM information_schema.SESSION_STATUS "
	"WHERE VARIABLE_NAME LIKE 'Handler_read%' AND VARIABLE_NAME NOT LIKE '%rnd%'");

static int64_t cost(void)
{
	struct reads before, after;

	MUST(db_row(q, &read_rows, &before, NOTHING));
	(void)look(&person);
	MUST(db_row(q, &read_rows, &after, NOTHING));
	return after.n - before.n;
}

Test(known, costs_the_same_however_many_referrals_a_person_has)
{
	int64_t few, many;

	begin();
	refer(pantry, ORIGIN_OTHER, REACH_EMAIL);
	find_person();
	few = cost();
	for (int i = 0; i < 60; i++)
		refer(i % 2 ? pantry : diapers, ORIGIN_OTHER, REACH_EMAIL);
	many = cost();
	cr_expect_leq(many, few + 10, "%ld, %ld", (long)few, (long)many);
}
