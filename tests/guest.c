/* guest.c - a referral that somebody sent without signing in changes no list or profile until its helper takes it; attacks on
 * that. */
#include <criterion/criterion.h>

#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "referral/guest.h"
#include "referral/owner.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

static struct req *q;
static int64_t helper, program;
static const char *helper_email, *seeker_email;

static const char *address(void) { return arena_printf(q->arena, "%s@demo.test", test_name("g")); }

static void set_up(void)
{
	q = test_db();
	row_site(q);
	helper_email = address();
	seeker_email = address();
	helper = row_account(q, "Hana", "Helper", helper_email);
	program = row_program(q, "Pantry");
}

TestSuite(guest, .init = set_up);

/* Rosa, sent by this account or by a visitor (0) who types Hana's name and address. Returns the receipt. */
static const char *sent(int64_t by, const char *phone)
{
	struct referral_draft d = {
		.at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING }, .program_id = program, .answer_days = 2,
		.seeker = { .first_name = "Rosa", .last_name = "Delgado", .email = seeker_email, .phone = phone },
		.helper = { .first_name = "Hana", .last_name = "Helper", .email = helper_email },
		.comment = "", .consent_words = "I agree.", .consent_language = "en",
	};
	const char *receipt;

	row_sign_in(q, by);
	MUST(referral_make(q, &d, 1, &receipt));
	return receipt;
}

static struct guest_sent *tray_of(int64_t account, size_t *count)
{
	struct guest_sent *all;

	row_sign_in(q, account);
	MUST(guest_tray(q, &all, count));
	return all;
}

/* The one profile that the helper has. */
static struct person *profile(void)
{
	struct person *people;
	size_t count;

	row_sign_in(q, helper);
	MUST(person_list(q, NULL, NULL, &people, &count));
	cr_assert_eq(count, 1);
	return people;
}

Test(guest, a_stranger_who_sends_in_a_helpers_name_changes_no_profile_and_no_list)
{
	struct guest_sent *tray;
	struct person_version *versions;
	struct referral *r;
	size_t count;

	sent(helper, "+15085550111");
	sent(0, "+15085559999");
	tray = tray_of(helper, &count);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(tray[0].seeker.first_name, "Rosa");
	cr_expect_str_eq(tray[0].program_name, "Pantry");
	cr_expect_str_eq(profile()->seeker.phone, "+15085550111", "contact info on file is the helper's own");
	MUST(person_history(q, profile(), &versions, &count));
	cr_expect_eq(count, 0);
	cr_expect_eq(referral_find(q, tray[0].public_id, &r), ERR_MISSING, "nobody has the helper's row");
	MUST(guest_answer(q, tray[0].public_id, false));
	cr_expect_str_eq(profile()->seeker.phone, "+15085550111");
	cr_expect_eq(referral_find(q, tray[0].public_id, &r), ERR_MISSING);
	tray_of(helper, &count);
	cr_expect_eq(count, 0);
	cr_expect_eq(guest_answer(q, tray[0].public_id, true), ERR_MISSING, "answered once");
}

COMMAND(claim_program,
	"INSERT INTO program_claimer (account_id, program_id, claimed_at) "
	"VALUES (?, ?, 1)");

Test(guest, not_mine_tells_the_program)
{
	int64_t clara = row_account(q, "Clara", "Claimer", address());
	struct referral_event *events;
	struct guest_sent *tray;
	struct referral *r;
	size_t count;

	MUST(db_exec(q, &claim_program, NULL, BIND(clara, program)));
	sent(0, "");
	tray = tray_of(helper, &count);
	MUST(guest_answer(q, tray[0].public_id, false));
	row_sign_in(q, clara);
	r = row_referral(q, tray[0].public_id);
	cr_assert(r);
	cr_expect_gt(r->helper_denied_at, 0);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_eq(events[0].act, ACT_not_mine);
	cr_expect_str_eq(events[0].actor_first_name, "Hana");
}

Test(guest, mine_joins_the_helpers_people)
{
	struct guest_sent *tray;
	struct referral *r;
	size_t count;

	sent(0, "+15085550123");
	tray = tray_of(helper, &count);
	MUST(guest_answer(q, tray[0].public_id, true));
	MUST(referral_find(q, tray[0].public_id, &r));
	cr_expect_eq(r->parties, THE_HELPER);
	cr_expect_str_eq(profile()->seeker.phone, "+15085550123");
	tray_of(helper, &count);
	cr_expect_eq(count, 0);
}

Test(guest, waits_for_an_account_that_proves_the_address_later)
{
	size_t count;

	helper_email = address();
	sent(0, "");
	tray_of(row_account(q, "Hana", "Helper", helper_email), &count);
	cr_expect_eq(count, 1);
}

/* ---- attack: a shared mailbox, and a new name ---- */

Test(guest, the_tray_is_the_helpers_alone)
{
	int64_t other = row_account(q, "Hana", "Helper", address()), pat;
	struct guest_sent *tray;
	size_t count;

	sent(0, "");
	tray = tray_of(helper, &count);
	tray_of(other, &count);
	cr_expect_eq(count, 0, "the same name with another address");
	cr_expect_eq(guest_answer(q, tray[0].public_id, true), ERR_MISSING);
	helper_email = address();
	pat = row_account(q, "Pat", "Partner", helper_email);
	sent(0, "");
	q->now++;
	MUST(owner_rename(q, pat, "Hana", "Helper"));
	tray_of(pat, &count);
	cr_expect_eq(count, 0, "sent before Pat took Hana's name");
	sent(0, "");
	tray_of(pat, &count);
	cr_expect_eq(count, 1, "sent since");
}

Test(guest, of_another_site_is_not_in_the_tray)
{
	size_t count;

	sent(0, "");
	row_site(q);
	tray_of(helper, &count);
	cr_expect_eq(count, 0);
}

/* ---- the browser that sent ---- */

COMMAND(make_session,
	"INSERT INTO session (token_hash, site_id, made_at, seen_at) "
	"VALUES (?, ?, ?, ?)");

/* A visitor's session, with a receipt of what it sent. */
static const char *sent_by_browser(void)
{
	struct session *s = ARENA_NEW(q->arena, struct session);
	unsigned char hash[HASH_SIZE];
	struct done done;

	secret_random(hash, sizeof(hash));
	MUST(db_exec(q, &make_session, &done, BIND(value_bytes(hash, sizeof(hash)), q->site->id, q->now, q->now)));
	s->id = done.id;
	q->session = s;
	return sent(0, "");
}

static size_t people_of(int64_t account)
{
	struct person *people;
	size_t count;

	row_sign_in(q, account);
	MUST(person_list(q, NULL, NULL, &people, &count));
	return count;
}

Test(guest, the_browser_that_sent_joins_for_a_day)
{
	int64_t greta = row_account(q, "Greta", "Guest", address());
	const char *receipt = sent_by_browser();
	struct referral *all;
	size_t count;

	row_sign_in(q, 0);
	q->now += GUEST_JOINS_WITHIN - 1;
	MUST(guest_take_receipt(q, receipt, greta));
	cr_expect_eq(people_of(greta), 1);
	MUST(referral_of_receipt(q, receipt, &all, &count));
	tray_of(helper, &count);
	cr_expect_eq(count, 0, "it is somebody's now");
	receipt = sent_by_browser();
	row_sign_in(q, 0);
	q->now += GUEST_JOINS_WITHIN;
	MUST(guest_take_receipt(q, receipt, helper));
	cr_expect_eq(people_of(helper), 0, "too late: it waits in the tray");
	q->now -= 2 * GUEST_JOINS_WITHIN - 1;
}

Test(guest, another_browser_does_not_join)
{
	const char *receipt = sent_by_browser();
	int64_t stan = row_account(q, "Stan", "Stranger", address());

	sent_by_browser();
	MUST(guest_take_receipt(q, receipt, stan));
	cr_expect_eq(people_of(stan), 0);
	cr_expect_eq(guest_forget_receipt(q, receipt), ERR_MISSING);
}

Test(guest, a_forgotten_thank_you_page_opens_and_joins_nothing)
{
	const char *receipt = sent_by_browser();
	struct referral *all;
	size_t count;

	row_sign_in(q, 0);
	MUST(referral_of_receipt(q, receipt, &all, &count));
	MUST(guest_forget_receipt(q, receipt));
	cr_expect_eq(referral_of_receipt(q, receipt, &all, &count), ERR_MISSING);
	MUST(guest_take_receipt(q, receipt, helper));
	cr_expect_eq(people_of(helper), 0);
}
