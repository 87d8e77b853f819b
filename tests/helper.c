/* helper.c - messages to helpers about their referrals, at once and in digests, and messages about an account. */
#include <criterion/criterion.h>
#include <string.h>

#include "edge/db.h"
#include "law/status.h"
#include "letters.h"
#include "message/digest.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "message/sign_in.h"
#include "message/unsubscribe.h"
#include "rows.h"
#include "site/account.h"
#include "site/site.h"
#include "smtp.h"
#include "support.h"

#define LIVE { KIND_LIVE, ORIGIN_OTHER, REACH_PHONE, CONSENT_STANDING }

static struct req *q;
static int64_t helper;
static const char *address;

COMMAND(give,
	"UPDATE referral "
	"SET helper_id = ? "
	"WHERE id = ?");

static void set_up(enum cadence cadence)
{
	q = letters_db_at(cadence);
	address = arena_printf(q->arena, "%s@helper.test", test_name("h"));
	helper = row_account(q, "Hana", "Helper", address);
}

static struct letters helped(struct situation at)
{
	struct letters l = { .at = at };

	letters_referral(q, &l);
	MUST(db_exec(q, &give, NULL, BIND(helper, l.referral_id)));
	return l;
}

static void change(const struct letters *l, enum party by, int64_t account_id)
{
	int64_t event = letters_event(q, l->referral_id, by, STATUS_not_updated, STATUS_got_help, "came by", true);

	MUST(notify_event(q, &(struct happening){ l->referral_id, event, ACT_status, by, account_id, NULL }));
}

static size_t waiting(void)
{
	struct letter_row *rows;
	size_t count = letters_rows(q, &rows), waits = 0;

	for (size_t i = 0; i < count; i++)
		waits += rows[i].state == OUTBOX_WAITING;
	return waits;
}

static const char *delivered(void)
{
	struct smtp *s = smtp_start("nostarttls");

	smtp_use(q, "smtp://127.0.0.1:%d?timeout=30", s->port);
	letters_hurry(q);
	letters_deliver(q);
	return smtp_events(s, "accepted") ? smtp_message(s, 0) : NULL;
}

Test(helper, gets_changes_by_others_at_once)
{
	struct letters l;
	const char *mail;

	set_up(CADENCE_at_once);
	l = helped((struct situation)LIVE);
	change(&l, PARTY_HELPER, helper);
	cr_expect_eq(waiting(), 0, "not of their own, nor their side's");
	change(&l, PARTY_PROGRAM, helper);
	cr_expect_eq(waiting(), 0, "not of their own as somebody else");
	change(&l, PARTY_PROGRAM, 0);
	cr_assert_eq(waiting(), 1);
	mail = delivered();
	cr_assert(mail);
	cr_expect(strstr(mail, address));
	cr_expect(strstr(mail, "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
	cr_expect(strstr(mail, "\r\nList-Unsubscribe: <http") && strstr(mail, "/u/"), "%s", mail);
}

Test(helper, gets_nothing_that_the_law_does_not_grant)
{
	static const struct situation silent[] = {
		{ KIND_TRACKING_ONLY, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE },
		{ KIND_LIVE, ORIGIN_OTHER, REACH_DONT, CONSENT_STANDING },
		{ KIND_LIVE, ORIGIN_OTHER, REACH_PHONE, CONSENT_WITHDRAWN },
	};

	set_up(CADENCE_at_once);
	for (size_t i = 0; i < COUNT(silent); i++) {
		struct letters l = helped(silent[i]);

		change(&l, PARTY_PROGRAM, 0);
	}
	cr_expect_eq(waiting(), 0);
}

Test(helper, gets_nothing_if_the_site_turns_it_off)
{
	struct letters l;

	set_up(CADENCE_off);
	l = helped((struct situation)LIVE);
	change(&l, PARTY_PROGRAM, 0);
	cr_expect_eq(waiting(), 0);
}

Test(helper, gets_one_digest_with_what_the_law_still_grants)
{
	struct letters first, second, hushed;
	const char *mail;

	set_up(CADENCE_daily);
	first = helped((struct situation)LIVE);
	second = helped((struct situation)LIVE);
	hushed = helped((struct situation)LIVE);
	change(&first, PARTY_PROGRAM, 0);
	change(&first, PARTY_PROGRAM, 0);
	change(&second, PARTY_SEEKER, 0);
	change(&hushed, PARTY_PROGRAM, 0);
	cr_assert_eq(waiting(), 1, "one mail for all");
	cr_expect_eq(letters_deliver(q), 0, "not before the morning");
	letters_set(q, hushed.referral_id, REACH_DONT, CONSENT_STANDING);
	mail = delivered();
	cr_assert(mail);
	cr_expect(strstr(mail, "List-Unsubscribe:"));
	{
		size_t told = 0;

		for (const char *at = mail; (at = strstr(at, "/referrals/")); at++)
			told++;
		cr_expect_eq(told, 4, "two referrals, once each in both parts, not %zu", told);
	}
	change(&first, PARTY_PROGRAM, 0);
	letters_set(q, first.referral_id, REACH_DONT, CONSENT_STANDING);
	cr_expect_eq(waiting(), 1, "the next digest");
	cr_expect_null(delivered(), "has nothing left to report");
	cr_expect_eq(waiting(), 0);
}

Test(helper, unsubscribes_from_all_of_it_with_one_click)
{
	struct unsubscriber u, other;
	const char *link;
	struct letters l;

	set_up(CADENCE_daily);
	l = helped((struct situation)LIVE);
	change(&l, PARTY_PROGRAM, 0);
	link = unsubscribe_link(q, q->site, &(struct unsubscriber){ .id = helper });
	cr_expect(unsubscribe_read(strrchr(link, '/') + 1, &u));
	cr_expect(u.id == helper && !u.of_program);
	cr_expect_not(unsubscribe_read("nonsense", &other));
	MUST(unsubscribe(q, &u));
	cr_expect_null(delivered(), "not even what waited");
	change(&l, PARTY_PROGRAM, 0);
	cr_expect_eq(waiting(), 0);
}

Test(helper, and_every_account_gets_a_message_about_a_new_password)
{
	const char *mail;

	set_up(CADENCE_off);
	MUST(account_prove_address(q, helper, "+15085550188"));
	MUST(sign_in_set_password(q, helper, "four plain words here"));
	cr_expect_eq(waiting(), 2, "each proved address");
	mail = delivered();
	cr_assert(mail);
	cr_expect(strstr(mail, "Subject: Your password was changed"));
	MUST(notify_account(q, helper, MESSAGE_address_added, "+15085550188"));
	mail = delivered();
	cr_assert(mail);
	cr_expect(strstr(mail, "Subject: An address was added to your account"));
}

static enum cadence cadence_if(int wanted)
{
	struct helper h;

	MUST(helper_set_cadence(q, helper, wanted));
	MUST(helper_find(q, helper, q->site->id, &h));
	return h.cadence;
}

Test(helper, may_choose_to_hear_less_often_never_more)
{
	set_up(CADENCE_daily);
	cr_expect_eq(cadence_if(-1), CADENCE_daily);
	cr_expect_eq(cadence_if(CADENCE_at_once), CADENCE_daily);
	cr_expect_eq(cadence_if(CADENCE_weekly), CADENCE_weekly);
	cr_expect_eq(cadence_if(CADENCE_off), CADENCE_off);
}
