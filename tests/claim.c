/* claim.c - who becomes a referral's seeker: by making it, by an address proved before, by a message to an address, by its
 * code; and attacks on that. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/secret.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "referral/claim.h"
#include "referral/list.h"
#include "referral/owner.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/account.h"
#include "support.h"

static struct req *q;
static int64_t helper, claimer, program;
static const char *mailbox;		/* of one person, or shared by several */

static const char *address(void) { return arena_printf(q->arena, "%s@demo.test", test_name("c")); }

static void set_up(void)
{
	q = test_db();
	row_site(q);
	mailbox = address();
	helper = row_account(q, "Hana", "Helper", address());
	claimer = row_account(q, "Clara", "Claimer", address());
	program = row_program(q, "Shelter");
	MUST(program_add_claimer(q, program, claimer));
}

TestSuite(claim, .init = set_up);

/* ---- referrals of Jamal ---- */

struct row { int64_t id, seeker_id; const char *public_id, *code; };
static const struct column row_columns[] = {
	COLUMN(struct row, id), COLUMN(struct row, seeker_id), COLUMN(struct row, public_id), COLUMN(struct row, code),
};

STATEMENT(by_receipt, row_columns, struct row,
	"SELECT r.id, r.seeker_id, r.public_id, r.code "
	"FROM receipt t "
	"JOIN receipt_referral x ON x.receipt_id = t.id "
	"JOIN referral r ON r.id = x.referral_id "
	"WHERE t.public_id = ?");

STATEMENT(by_id, row_columns, struct row,
	"SELECT r.id, r.seeker_id, r.public_id, r.code "
	"FROM referral r "
	"WHERE r.id = ?");

static struct referral_draft draft(enum origin origin, unsigned reach)
{
	return (struct referral_draft){
		.at = { KIND_LIVE, origin, reach, CONSENT_STANDING }, .program_id = program, .answer_days = 2,
		.seeker = { .first_name = "Jamal", .last_name = "Jones", .email = mailbox },
		.helper = { .first_name = "Greta", .last_name = "Guest" },
		.comment = "", .consent_words = "I agree.", .consent_language = "en",
	};
}

/* Makes it as this account; 0: a visitor. */
static struct row made(int64_t by, struct referral_draft d)
{
	struct row r = { 0 };
	const char *receipt;

	row_sign_in(q, by);
	MUST(referral_make(q, &d, 1, &receipt));
	row_sign_in(q, 0);
	MUST(db_row(q, &by_receipt, &r, BIND(receipt)));
	return r;
}

static struct row made_by_helper(unsigned reach) { return made(helper, draft(ORIGIN_OTHER, reach)); }

static struct row discreet(void)
{
	struct referral_draft d = draft(ORIGIN_OTHER, REACH_EMAIL);

	d.discreet = true;
	return made(helper, d);
}

static int64_t owner_of(struct row r)
{
	struct row now = { 0 };

	MUST(db_row(q, &by_id, &now, BIND(r.id)));
	return now.seeker_id;
}

static enum err tell(struct req *with, void *data)
{
	return claim_when_told(with, ((struct row *)data)->id, mailbox);
}

/* A message about it goes to the mailbox. */
static void told(struct row r) { MUST(db_transaction(q, tell, &r)); }

static enum err type_code(int64_t account, const char *code)
{
	row_sign_in(q, account);
	return claim_by_code(q, code);
}

/* ---- at once, and proved before ---- */

Test(claim, for_oneself_while_signed_in_is_ones_own_at_once)
{
	int64_t stan = row_account(q, "Stan", "Stranger", address());

	cr_expect_eq(owner_of(made(stan, draft(ORIGIN_SELF, REACH_DONT))), stan, "whatever name was typed");
	cr_expect_eq(owner_of(made(claimer, draft(ORIGIN_SELF, REACH_EMAIL))), claimer, "a program's staff may need help");
}

Test(claim, an_address_proved_before_with_a_name_that_agrees_owns_it_without_a_message)
{
	int64_t jamal = row_account(q, "JAMAL", "Jonés", mailbox);

	cr_expect_eq(owner_of(made_by_helper(REACH_EMAIL)), jamal);
	cr_expect_eq(owner_of(made_by_helper(REACH_DONT)), jamal);
	cr_expect_eq(owner_of(made(0, draft(ORIGIN_SELF, REACH_EMAIL))), jamal);
	cr_expect_eq(owner_of(discreet()), 0, "discreet by its code alone");
}

Test(claim, a_number_proved_before_owns_it_too)
{
	struct referral_draft d = draft(ORIGIN_OTHER, REACH_TEXT);
	int64_t jamal;

	d.seeker.email = "";
	d.seeker.phone = arena_printf(q->arena, "+1508%07u", secret_random_below(10000000));
	jamal = row_account(q, "Jamal", "Jones", d.seeker.phone);
	cr_expect_eq(owner_of(made(helper, d)), jamal);
}

/* ---- told ---- */

Test(claim, the_very_address_that_a_message_went_to_owns_it_when_it_is_proved)
{
	struct row mailed = made_by_helper(REACH_EMAIL), silent = made_by_helper(REACH_DONT), hidden = discreet();
	int64_t jamal;

	told(mailed);
	told(hidden);
	jamal = row_account(q, "Jamal", "Jones", mailbox);
	cr_expect_eq(owner_of(mailed), jamal);
	cr_expect_eq(owner_of(silent), 0, "no message about it went to the address");
	cr_expect_eq(owner_of(hidden), 0, "discreet by its code alone");
}

Test(claim, an_address_proved_before_the_message_goes_owns_it_then)
{
	struct row r = made_by_helper(REACH_EMAIL), hidden = discreet();
	int64_t jamal = row_account(q, "Jamal", "Jones", mailbox);

	cr_expect_eq(owner_of(r), 0);
	told(r);
	told(hidden);
	cr_expect_eq(owner_of(r), jamal);
	cr_expect_eq(owner_of(hidden), 0);
}

Test(claim, the_first_name_counts_as_the_one_at_the_proof)
{
	struct row before = made_by_helper(REACH_EMAIL), silent_before = made_by_helper(REACH_DONT), after, after_discreet;
	int64_t nameless;

	told(before);
	q->now++;
	nameless = row_account(q, "", "", mailbox);
	after = made_by_helper(REACH_DONT);
	after_discreet = discreet();
	cr_expect_eq(owner_of(before) + owner_of(after), 0);
	MUST(owner_rename(q, nameless, "Jamal", "Jones"));
	cr_expect_eq(owner_of(before), nameless, "told, then proved");
	cr_expect_eq(owner_of(after), nameless, "proved, then made");
	cr_expect_eq(owner_of(silent_before), 0);
	cr_expect_eq(owner_of(after_discreet), 0);
}

/* ---- attack: two people share a mailbox, and one takes the other's name ---- */

Test(claim, a_shared_mailbox_and_a_new_name_open_nothing)
{
	struct row before = made_by_helper(REACH_EMAIL), quiet = made_by_helper(REACH_DONT), hidden = discreet(), between;
	int64_t pat;

	told(before);
	pat = row_account(q, "Pat", "Partner", mailbox);
	between = made_by_helper(REACH_EMAIL);
	told(between);
	MUST(owner_rename(q, pat, "Jamal", "Jones"));
	told(between);
	MUST(account_prove_address(q, pat, mailbox));
	MUST(owner_rename(q, pat, "Pat", "Partner"));
	MUST(owner_rename(q, pat, "jamal", "jones"));
	for (size_t i = 0; i < 4; i++)
		cr_expect_eq(owner_of((struct row[]){ before, quiet, hidden, between }[i]), 0, "%zu", i);
}

Test(claim, a_second_account_in_the_others_name_cannot_have_the_mailbox)
{
	struct row r = made_by_helper(REACH_EMAIL);
	int64_t second;

	told(r);
	row_account(q, "Pat", "Partner", mailbox);
	second = row_account(q, "Jamal", "Jones", address());
	cr_expect_eq(account_prove_address(q, second, mailbox), ERR_CONFLICT);
	cr_expect_eq(owner_of(r), 0);
}

/* ---- attack: the helper, who sees the code, becomes the seeker ---- */

Test(claim, the_other_side_never_becomes_the_seeker)
{
	int64_t mate = row_account(q, "Tom", "Teammate", address()), team = row_team(q, false);
	int64_t greta = row_account(q, "Gerta", "Renamed", address()), stan = row_account(q, "Stan", "Stranger", address());
	struct referral_draft unsigned_one = draft(ORIGIN_OTHER, REACH_EMAIL);
	struct row r, unsigned_row;
	struct account a = { 0 };

	row_join(q, team, helper);
	row_join(q, team, mate);
	MUST(account_by_id(q, greta, 0, &a));
	unsigned_one.helper.email = a.email;
	r = made_by_helper(REACH_EMAIL);
	unsigned_row = made(0, unsigned_one);
	cr_expect_eq(type_code(helper, r.code), ERR_DENIED);
	cr_expect_eq(type_code(mate, r.code), ERR_DENIED, "the helper's group, sharing or not");
	cr_expect_eq(type_code(claimer, r.code), ERR_DENIED, "the program");
	cr_expect_eq(type_code(greta, unsigned_row.code), ERR_DENIED, "a helper who was not signed in, by their address");
	cr_expect_eq(owner_of(r) + owner_of(unsigned_row), 0);
	cr_expect_eq(type_code(stan, r.code), ERR_OK);
}

Test(claim, the_other_side_does_not_become_the_seeker_by_name_and_address_either)
{
	struct referral_draft d = draft(ORIGIN_OTHER, REACH_EMAIL);
	struct account a = { 0 };
	struct row r;

	MUST(account_by_id(q, claimer, 0, &a));
	d.seeker = (struct contact){ .first_name = "Clara", .last_name = "Claimer", .email = a.email };
	r = made(helper, d);
	cr_expect_eq(owner_of(r), 0);
	mailbox = a.email;
	told(r);
	cr_expect_eq(owner_of(r), 0);
}

Test(claim, a_mailbox_that_helper_and_seeker_share_does_not_lock_the_seeker_out)
{
	struct referral_draft d = draft(ORIGIN_OTHER, REACH_EMAIL);
	int64_t jamal = row_account(q, "Jamal", "Jones", mailbox);

	d.helper.email = mailbox;
	cr_expect_eq(owner_of(made(0, d)), jamal);
}

/* ---- attack: a helper types an address of their own, which an account in the other's name has proved ---- */

static void help_victims(void)
{
	struct program_change c = PROGRAM_CHANGE_NOTHING;

	c.victim_service = true;
	row_sign_in(q, 0);
	MUST(program_set(q, program, &c));
}

Test(claim, no_address_makes_anybody_the_person_at_a_victim_service_program)
{
	struct row waiting = made_by_helper(REACH_EMAIL), before, between, after;
	int64_t false_jamal;

	told(waiting);
	help_victims();
	before = made_by_helper(REACH_EMAIL);
	told(before);
	q->now++;
	false_jamal = row_account(q, "", "", mailbox);
	between = made_by_helper(REACH_EMAIL);
	MUST(owner_rename(q, false_jamal, "Jamal", "Jones"));
	after = made_by_helper(REACH_TEXT | REACH_EMAIL);
	for (size_t i = 0; i < 4; i++) {
		struct row r = (struct row[]){ waiting, before, between, after }[i];

		told(r);
		cr_expect_eq(owner_of(r), 0, "%zu", i);
	}
	MUST(type_code(false_jamal, before.code));
	cr_expect_eq(owner_of(before), false_jamal, "with the code that the program gave them");
	cr_expect_eq(owner_of(made(0, draft(ORIGIN_SELF, REACH_EMAIL))), false_jamal, "the person wrote the address");
}

/* ---- the code ---- */

struct lines { int64_t taken_over; };
static const struct column lines_columns[] = { COLUMN(struct lines, taken_over) };

STATEMENT(count_taken_over, lines_columns, struct lines,
	"SELECT COUNT(*) AS taken_over "
	"FROM referral_event "
	"WHERE referral_id = ? AND act = " SQL_ACT_taken_over " AND actor_first_name = ?");

Test(claim, a_later_code_takes_over_and_the_history_says_so)
{
	struct row r = discreet();
	int64_t first = row_account(q, "Lee", "First", address()), second = row_account(q, "Ana", "Second", address());
	struct lines n = { 0 };

	cr_expect_eq(type_code(first, "AAAAA-BBBBB-CCCCC"), ERR_INPUT);
	MUST(type_code(first, r.code));
	MUST(type_code(first, r.code));
	MUST(db_row(q, &count_taken_over, &n, BIND(r.id, "Lee")));
	cr_expect_eq(n.taken_over, 0);
	MUST(type_code(second, r.code));
	cr_expect_eq(owner_of(r), second);
	MUST(db_row(q, &count_taken_over, &n, BIND(r.id, "Ana")));
	cr_expect_eq(n.taken_over, 1);
	MUST(type_code(first, r.code));
	cr_expect_eq(owner_of(r), first, "nobody is locked out");
}

COMMAND(set_code,
	"UPDATE referral "
	"SET code = ? "
	"WHERE id = ?");

Test(claim, codes_are_easy_to_type_and_those_of_two_groups_stay_valid)
{
	struct row r = discreet();
	int64_t stan = row_account(q, "Stan", "Stranger", address());
	char *old = arena_text(q->arena, secret_code(q->arena));

	cr_expect_eq(strlen(r.code), 17);
	MUST(type_code(stan, arena_printf(q->arena, " %.5s %.5s%s ", r.code, r.code + 6, r.code + 12)));
	old[2 * CODE_GROUP + 1] = '\0';
	r = discreet();
	MUST(db_exec(q, &set_code, NULL, BIND(old, r.id)));
	for (char *c = old; *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
	MUST(type_code(stan, old));
	cr_expect_eq(owner_of(r), stan);
	cr_expect_eq(type_code(stan, ""), ERR_INPUT);
	cr_expect_eq(type_code(stan, "23456-23456-23456-23456-23456"), ERR_INPUT, "longer than any code");
}

/* ---- cost: what others did does not count ---- */

static int64_t reads_of_proving(const char *with)
{
	int64_t began = row_reads(q);

	row_account(q, "Rosa", "Reader", with);
	return row_reads(q) - began;
}

Test(claim, proving_an_address_reads_only_what_waits_for_it)
{
	const char *plain = address(), *burdened = address();
	int64_t few, many;

	mailbox = burdened;
	for (size_t i = 0; i < 60; i++)
		told(made_by_helper(i % 2 ? REACH_EMAIL : REACH_DONT));
	row_analyze(q, ROW_REFERRALS);
	few = reads_of_proving(plain);
	many = reads_of_proving(burdened);
	cr_expect_leq(many, few + 3, "%lld rows, and %lld where others use the address", (long long)few, (long long)many);
}
