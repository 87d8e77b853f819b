/* timer.c - what becomes due for a referral: reminders, "not answered yet", and "did you get help?", with the clock moved. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <string.h>

#include "base/business_day.h"
#include "base/conf.h"
#include "edge/db.h"
#include "law/status.h"
#include "lawbook.h"
#include "letters.h"
#include "message/notice.h"
#include "message/outbox.h"
#include "message/timer.h"
#include "message/unsubscribe.h"
#include "directory/program_setting.h"
#include "rows.h"
#include "site/site.h"
#include "smtp.h"
#include "support.h"

#define LIVE(reach) { KIND_LIVE, ORIGIN_OTHER, reach, CONSENT_STANDING }

static struct req *q;
static struct smtp *server;
static int64_t helper;

COMMAND(set_helper,
	"UPDATE referral "
	"SET helper_id = ?, due_at = ? "
	"WHERE id = ?");

COMMAND(set_status,
	"UPDATE referral "
	"SET status = ? "
	"WHERE id = ?");

static void restore_clock(void)
{
	clock_set_offset(0);
}

static void set_up(enum cadence cadence)
{
	q = letters_db_at(cadence);
	helper = row_account(q, "Hana", "Helper", arena_printf(q->arena, "%s@helper.test", test_name("h")));
	server = smtp_start("nostarttls");
	smtp_use(q, "smtp://127.0.0.1:%d?timeout=30", server->port);
	((struct conf *)q->conf)->text_url = arena_printf(q->arena, "file:%s", test_folder());
}

static instant answer_due(void)
{
	return business_days_after(q->site->country, q->site->time_zone, q->now, 2);
}

static struct letters begun(struct letters l)
{
	instant due = l.at.kind == KIND_LIVE ? answer_due() : 0;

	letters_referral(q, &l);
	MUST(db_exec(q, &set_helper, NULL, BIND(value_id(l.at.origin == ORIGIN_OTHER ? helper : 0), value_id(due), l.referral_id)));
	MUST(timer_begin(q, &(struct timed){ l.referral_id, &l.at, .due_at = due, .follow_up = true }));
	return l;
}

static struct letters with(struct situation at)
{
	return begun((struct letters){ .at = at });
}

/* The weekly question about room comes by a clock of its own. */
COMMAND(without_room_mails, "UPDATE referral_address SET room_due_at = NULL");

/* Moves the clock so far past the instant at which the tests began. */
static size_t deliver_at(instant when)
{
	MUST(db_exec(q, &without_room_mails, NULL, NOTHING));
	clock_set_offset((when - q->now) / 1000 + 1);
	return letters_deliver(q);
}

static size_t rows_of(enum message m)
{
	struct letter_row *rows;
	size_t count = letters_rows(q, &rows), of = 0;

	for (size_t i = 0; i < count; i++)
		of += rows[i].message == m;
	return of;
}

static struct letter_row last_row(void)
{
	struct letter_row *rows;
	size_t count = letters_rows(q, &rows);

	cr_assert_gt(count, 0);
	return rows[count - 1];
}

static instant late(void)
{
	return business_days_after(q->site->country, q->site->time_zone, answer_due(), TIMER_LATE_DAYS);
}

Test(timer, reminds_the_program_when_due_and_once_more, .fini = restore_clock)
{
	struct letters l;
	const char *mail;

	set_up(CADENCE_off);
	l = with((struct situation)LIVE(REACH_PHONE));
	MUST(program_add_address(q, l.program_id, "second@program.test", true));
	cr_expect_eq(deliver_at(answer_due() - MINUTES(1)), 0, "not before");
	cr_expect_eq(deliver_at(answer_due()), 2, "each confirmed address");
	cr_expect_eq(rows_of(MESSAGE_answer_due_program), 2);
	mail = smtp_message(server, 0);
	cr_expect(strstr(mail, "Subject: A referral to Fairhaven Food Pantry waits for your answer"), "%s", mail);
	cr_expect_not(strstr(strstr(mail, "Subject:"), "555-0123"), "how to reach them is not repeated");
	cr_expect(strstr(mail, "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
	cr_expect(strstr(mail, "/s/") && strstr(mail, "/inbound"));
	cr_expect_eq(deliver_at(late() - MINUTES(1)), 0, "once");
	cr_expect_eq(deliver_at(late()), 2, "three business days later");
	cr_expect_eq(deliver_at(late() + DAYS(30)), 0, "and never again");
}

Test(timer, each_address_of_a_program_has_its_own_link_and_way_out, .fini = restore_clock)
{
	struct unsubscriber u;
	struct letter_row *rows;
	struct letters l;

	set_up(CADENCE_off);
	l = with((struct situation)LIVE(REACH_PHONE));
	MUST(program_add_address(q, l.program_id, "second@program.test", true));
	deliver_at(answer_due());
	cr_assert_eq(letters_rows(q, &rows), 2);
	cr_expect_neq(rows[0].status_link_id, rows[1].status_link_id);
	MUST(unsubscriber_of_address(q, l.program_id, "second@program.test", &u));
	MUST(unsubscribe(q, &u));
	cr_expect_eq(deliver_at(late()), 1, "the other address only");
	letters_sent(q, l.referral_id);
	cr_expect_eq(rows_of(MESSAGE_live_sent_program), 2, "referrals go to both");
	MUST(program_add_address(q, l.program_id, "second@program.test", true));
	MUST(timer_begin(q, &(struct timed){ l.referral_id, &l.at, .due_at = answer_due(), .follow_up = false }));
	deliver_at(late());
	cr_expect_eq(rows_of(MESSAGE_answer_due_program), 2 + 1 + 4, "adding it again turns them on");
}

/* Between the time it is due and the sending, too. */
Test(timer, is_void_once_somebody_answered, .fini = restore_clock)
{
	struct letters before, meanwhile;

	set_up(CADENCE_at_once);
	before = with((struct situation)LIVE(REACH_EMAIL));
	meanwhile = with((struct situation)LIVE(REACH_EMAIL));
	MUST(db_exec(q, &set_status, NULL, BIND(STATUS_pending, before.referral_id)));
	smtp_fault(server, "rcpt 450");
	cr_expect_eq(deliver_at(answer_due()), 0);
	cr_expect_eq(rows_of(MESSAGE_answer_due_program), 1, "of the second, and it waits");
	cr_expect_eq(rows_of(MESSAGE_not_answered_helper), 1);
	MUST(db_exec(q, &set_status, NULL, BIND(STATUS_got_help, meanwhile.referral_id)));
	smtp_fault(server, NULL);
	letters_hurry(q);
	cr_expect_eq(letters_deliver(q), 0);
	cr_expect_eq(last_row().state, OUTBOX_DROPPED);
	cr_expect_eq(deliver_at(late() + DAYS(7)), 1, "the first's question to the seeker: its loop is open");
	cr_expect_eq(last_row().message, MESSAGE_follow_up_seeker);
}

static void withdraw(const struct letters *l) { letters_set(q, l->referral_id, REACH_EMAIL, CONSENT_WITHDRAWN); }
static void hush(const struct letters *l) { letters_set(q, l->referral_id, REACH_DONT, CONSENT_STANDING); }

Test(timer, is_void_after_stop_sharing_and_dont_reach_out, .fini = restore_clock)
{
	struct letters l;

	set_up(CADENCE_at_once);
	l = with((struct situation)LIVE(REACH_EMAIL));
	withdraw(&l);
	l = with((struct situation)LIVE(REACH_EMAIL));
	hush(&l);
	deliver_at(late() + DAYS(7));
	cr_expect_eq(rows_of(MESSAGE_answer_due_program) + rows_of(MESSAGE_not_answered_helper) + rows_of(MESSAGE_follow_up_seeker), 0);
}

/* The law, row by row: timers begin only where someone may hear of them, and go off as the row says. */
Test(timer, follows_the_law_in_every_row, .fini = restore_clock)
{
	struct tsv book = lawbook_open();
	size_t expected[PARTIES] = { 0 };

	set_up(CADENCE_at_once);
	for (size_t i = 0; i < book.rows; i++) {
		struct clause c = lawbook_clause(&book, i);
		unsigned told = c.granted & (TOLD_BY_EMAIL | TOLD_BY_TEXT);

		if (c.party == PARTY_HELPER)
			expected[c.party] += c.at.kind == KIND_LIVE && c.granted & MAY_SEE && !(c.at.reach & REACH_DONT)
				&& c.at.consent == CONSENT_STANDING;
		else
			expected[c.party] += (c.party == PARTY_SEEKER || c.at.kind == KIND_LIVE) && told;
		if (c.party == PARTY_SEEKER)
			with(c.at);
	}
	deliver_at(late() + DAYS(7));
	cr_expect_eq(rows_of(MESSAGE_follow_up_seeker), expected[PARTY_SEEKER]);
	cr_expect_eq(rows_of(MESSAGE_not_answered_helper), expected[PARTY_HELPER]);
	cr_expect_eq(rows_of(MESSAGE_answer_due_program), 2 * expected[PARTY_PROGRAM]);
	cr_expect(expected[PARTY_SEEKER] && expected[PARTY_HELPER] && expected[PARTY_PROGRAM]);
	tsv_release(&book);
}

Test(timer, tells_the_helper_with_another_program_at_hand, .fini = restore_clock)
{
	const char *mail;

	set_up(CADENCE_at_once);
	with((struct situation)LIVE(REACH_PHONE));
	deliver_at(answer_due());
	cr_assert_eq(rows_of(MESSAGE_not_answered_helper), 1);
	mail = smtp_message(server, 1);
	if (!strstr(mail, "has not answered yet"))
		mail = smtp_message(server, 0);
	cr_expect(strstr(mail, "Subject: Fairhaven Food Pantry has not answered yet"), "%s", mail);
	cr_expect(strstr(mail, "/programs?from=3D") || strstr(mail, "/programs?from="), "%s", mail);
	cr_expect(strstr(mail, "List-Unsubscribe:"));
}

Test(timer, waits_for_the_digest_of_a_daily_helper, .fini = restore_clock)
{
	struct letters answered;

	set_up(CADENCE_daily);
	with((struct situation)LIVE(REACH_PHONE));
	answered = with((struct situation)LIVE(REACH_PHONE));
	deliver_at(answer_due());
	cr_expect_eq(rows_of(MESSAGE_not_answered_helper), 0);
	cr_assert_eq(rows_of(MESSAGE_helper_digest), 1);
	MUST(db_exec(q, &set_status, NULL, BIND(STATUS_pending, answered.referral_id)));
	cr_expect_eq(deliver_at(answer_due() + DAYS(1)), 1);
	{
		const char *mail = smtp_message(server, 2), *at = mail;
		size_t told = 0;

		for (; (at = strstr(at, "not answered yet")); at++)
			told++;
		cr_expect_eq(told, 2, "one referral, in both parts: the other one was answered, not %zu: %s", told, mail);
	}
}

Test(timer, asks_once_whether_they_got_help, .fini = restore_clock)
{
	struct letters l;
	const char *mail;

	set_up(CADENCE_off);
	l = with((struct situation){ KIND_LOGGED, ORIGIN_SELF, REACH_EMAIL, CONSENT_NONE });
	cr_expect_eq(deliver_at(q->now + TIMER_FOLLOW_UP - MINUTES(1)), 0);
	cr_expect_eq(deliver_at(q->now + TIMER_FOLLOW_UP), 1);
	mail = smtp_message(server, 0);
	cr_expect(strstr(mail, "Subject: Did you get help?") && strstr(mail, l.seeker_email), "%s", mail);
	cr_expect(strstr(mail, "status=3Dgot_help") || strstr(mail, "status=got_help"));
	cr_expect_eq(deliver_at(q->now + DAYS(60)), 0);
}

Test(timer, asks_a_discreet_seeker_with_one_neutral_sentence, .fini = restore_clock)
{
	const char *mail;

	set_up(CADENCE_off);
	begun((struct letters){ .at = { KIND_LOGGED, ORIGIN_SELF, REACH_EMAIL, CONSENT_NONE }, .discreet = true });
	cr_expect_eq(deliver_at(q->now + TIMER_FOLLOW_UP), 1);
	mail = smtp_message(server, 0);
	cr_expect(strstr(mail, "Subject: You have a message"));
	cr_expect_not(strcasestr(mail, "help") || strcasestr(mail, "Pantry"), "%s", mail);
}

Test(timer, asks_by_text_and_not_after_the_loop_closed, .fini = restore_clock)
{
	struct letters closed;

	set_up(CADENCE_off);
	with((struct situation){ KIND_LOGGED, ORIGIN_SELF, REACH_TEXT, CONSENT_NONE });
	closed = with((struct situation){ KIND_LOGGED, ORIGIN_SELF, REACH_TEXT, CONSENT_NONE });
	MUST(db_exec(q, &set_status, NULL, BIND(STATUS_got_help, closed.referral_id)));
	cr_expect_eq(deliver_at(q->now + TIMER_FOLLOW_UP), 1);
	cr_expect_eq(rows_of(MESSAGE_follow_up_seeker), 1);
	cr_expect_eq(last_row().channel, CHANNEL_TEXT);
}

Test(timer, is_not_begun_without_consent_to_be_asked, .fini = restore_clock)
{
	struct letters l = { .at = { KIND_LOGGED, ORIGIN_SELF, REACH_EMAIL, CONSENT_NONE } };

	set_up(CADENCE_off);
	letters_referral(q, &l);
	MUST(timer_begin(q, &(struct timed){ l.referral_id, &l.at, .due_at = 0, .follow_up = false }));
	cr_expect_eq(deliver_at(q->now + DAYS(30)), 0);
}
