/* erasure.c - a person who is erased is in no column of the database any more; what they were part of still counts. */
#include <criterion/criterion.h>

#include "directory/program_setting.h"
#include "counted.h"
#include "edge/db.h"
#include "own_database.h"
#include "planted.h"
#include "referral/data_request.h"
#include "referral/erasure.h"
#include "referral/owner.h"
#include "referral/person.h"
#include "referral/personal.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/account.h"
#include "site/site.h"
#include "site/site_user.h"
#include "support.h"

static struct req *q;
static int64_t site, program, hana, clara;

static void set_up(void)
{
	q = own_database();
	site = row_site(q);
	hana = row_account(q, "Hana", "Helper", "hana@helper.test");
	clara = row_account(q, "Clara", "Claimer", "clara@claimer.test");
	program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, program, clara));
}

static void tear_down(void) { own_database_drop(q); }

TestSuite(erasure, .init = set_up, .fini = tear_down);

/* ---- what is known of them ---- */

static const char *comment = "Needs " PLANTED_WORDS " for two";

static const char *refer(const struct situation *at, const struct contact *seeker, bool discreet)
{
	struct referral_draft d = { .at = *at, .program_id = program, .answer_days = 2, .discreet = discreet, .seeker = *seeker,
		.helper = { .first_name = "Hana", .last_name = "Helper", .email = "hana@helper.test", .phone = "", .language = "" },
		.helper_organization = "", .comment = comment, .consent_words = "I agree to this.", .consent_language = "en" };
	struct referral *all;
	const char *receipt;
	size_t count;

	q->now += MINUTES(1);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

static const struct situation live = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING };
static const struct situation texted = { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING };
static const struct situation logged = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE };

static const char *refer_all(void)
{
	const char *first;

	row_sign_in(q, hana);
	first = refer(&live, &planted_person, false);
	(void)refer(&texted, &planted_person, true);
	(void)refer(&logged, &planted_person, false);
	return first;
}

static void write_about(const char *id)
{
	struct referral *r = row_referral(q, id);
	struct person p;

	MUST(referral_note(q, r, "They like " PLANTED_WORDS, false, "/"));
	MUST(person_find(q, r->person_public_id, &p));
	MUST(person_add_note(q, &p, "Met " PLANTED_FIRST " about " PLANTED_WORDS, false));
	p.safe_contact = "Ask for " PLANTED_WORDS;
	MUST(person_change(q, &p, &p));
	row_sign_in(q, clara);
	r = row_referral(q, id);
	MUST(referral_move(q, r, &(struct move){ .status = STATUS_pending, .note = "Call " PLANTED_FIRST, .share_note = true,
		.seen = r->version, .result = "/" }));
	row_sign_in(q, hana);
}

STATEMENT(referrals_of, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM referral WHERE site_id = ? AND program_id = ?");
STATEMENT(open_links, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM status_link WHERE revoked_at IS NULL AND referral_id <> ?");
STATEMENT(waiting, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM outbox WHERE state = ? AND subject = ?");
STATEMENT(id_of, number_columns, struct number,
	"SELECT id AS n FROM referral WHERE public_id = ?");

static void erase(const struct erased *who)
{
	bool more = true;

	while (more)
		MUST(erasure_batch(q, who, &more));
}

COMMAND(end_waiting,
	"UPDATE outbox "
	"SET recipient = '' "
	"WHERE message = ?");

/* As the worker does when it has sent them: tests/decision.c. */
static void end_messages(void) { MUST(db_exec(q, &end_waiting, NULL, BIND(MESSAGE_request_done))); }

/* ---- the rules ---- */

Test(erasure, of_somebody_by_their_link_leaves_no_word_anywhere)
{
	const char *id = refer_all();
	struct erased who = { .site_id = site };
	size_t tables_before;

	write_about(id);
	(void)planted_in(q, &tables_before);
	cr_expect_geq(tables_before, 8, "planted in %zu tables", tables_before);
	who.referral_id = counted(q, &id_of, BIND(id));
	erase(&who);
	planted_expect_nothing(q);
	planted_expect_lawful(q);
	cr_expect_eq(counted(q, &referrals_of, BIND(site, program)), 3, "they still count");
	cr_expect_eq(counted(q, &open_links, BIND((int64_t)0)), 0);
	cr_expect_eq(counted(q, &waiting, BIND(OUTBOX_WAITING, SUBJECT_referral)), 0);
	erase(&who);
}

/* An earlier request that the site refused says why. */
Test(erasure, of_somebody_by_their_link_forgets_why_it_was_refused_before)
{
	const char *id = refer_all(), *why = "Because of " PLANTED_WORDS;
	struct referral r = { .id = counted(q, &id_of, BIND(id)), .site_id = site };
	struct data_request asked;

	MUST(data_request_ask_by_link(q, &r));
	MUST(data_request_of_link(q, r.id, &asked));
	MUST(data_request_decide(q, &asked, false, why));
	MUST(data_request_of_link(q, r.id, &asked));
	cr_expect_str_eq(asked.reason, why);
	MUST(data_request_ask_by_link(q, &r));
	MUST(data_request_of_link(q, r.id, &asked));
	MUST(data_request_decide(q, &asked, true, ""));
	end_messages();
	planted_expect_nothing(q);
}

Test(erasure, that_was_taken_back_erases_nothing)
{
	const char *id = refer_all();
	struct referral r = { .id = counted(q, &id_of, BIND(id)), .site_id = site };
	struct data_request asked;
	size_t count;

	MUST(data_request_ask_by_link(q, &r));
	MUST(data_request_of_link(q, r.id, &asked));
	MUST(data_request_withdraw_by_link(q, &r));
	cr_expect_eq(data_request_decide(q, &asked, true, ""), ERR_CONFLICT);
	MUST(data_request_of_link(q, r.id, &asked));
	cr_expect_not(asked.waits);
	cr_expect_not(asked.approved);
	cr_expect_eq(asked.withdrawn_at, q->now);
	cr_expect_not_null(planted_in(q, &count));
}

Test(erasure, keeps_the_status_and_the_history_without_names)
{
	const char *id = refer_all();
	struct referral_event *events;
	struct referral *r;
	size_t count;

	write_about(id);
	erase(&(struct erased){ .site_id = site, .referral_id = counted(q, &id_of, BIND(id)) });
	row_sign_in(q, clara);
	r = row_referral(q, id);
	cr_assert(r, "the program still has it");
	cr_expect_eq(r->status, STATUS_pending);
	cr_expect_str_eq(r->seeker.first_name, ERASED_NAME);
	cr_expect_eq(r->at.consent, CONSENT_WITHDRAWN);
	cr_expect_null(r->seeker.email);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_geq(count, 3);
	for (size_t i = 0; i < count; i++)
		cr_expect(!events[i].note || !*events[i].note);
}

Test(erasure, leaves_others_alone)
{
	const struct contact sister = { .first_name = "Ottilie", .last_name = "Other", .email = "zq@shared.test", .phone = "", .language = "en" };
	struct contact same = planted_person;
	const char *id, *hers;
	struct referral *r;

	row_sign_in(q, hana);
	same.email = sister.email;
	id = refer(&live, &same, false);
	comment = "Bread";
	hers = refer(&live, &sister, false);
	erase(&(struct erased){ .site_id = site, .referral_id = counted(q, &id_of, BIND(id)) });
	planted_expect_nothing(q);
	r = row_referral(q, hers);
	cr_assert(r);
	cr_expect_str_eq(r->seeker.first_name, "Ottilie");
	cr_expect_str_eq(r->seeker.email, "zq@shared.test");
	planted_expect_lawful(q);
}

Test(erasure, of_another_site_keeps_this_one)
{
	const char *id = refer_all();

	erase(&(struct erased){ .site_id = row_site(q), .referral_id = counted(q, &id_of, BIND(id)) + 1000 });
	row_visit(q, site);
	cr_expect_str_eq(row_referral(q, id)->seeker.first_name, PLANTED_FIRST);
}

/* ---- an account ---- */

static int64_t seeker(void)
{
	int64_t id;

	MUST(owner_make(q, PLANTED_FIRST, PLANTED_LAST, PLANTED_MAIL, &id));
	MUST(owner_make(q, "Somebody", "Else", "else@else.test", &(int64_t){ 0 }));
	MUST(site_user_add(q, site, id));
	return id;
}

static struct data_request asked(int64_t at)
{
	struct data_request *all;
	size_t count;

	MUST(data_requests(q, at, &all, &count));
	cr_assert_eq(count, 1, "%zu", count);
	return all[0];
}

Test(erasure, of_an_account_closes_it_when_every_site_has_erased)
{
	int64_t id = seeker(), away;
	struct data_request r, other;
	size_t count;

	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &planted_person, false);
	(void)refer_all();
	away = row_site(q);
	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &planted_person, false);
	MUST(data_request_ask(q));
	MUST(data_request_ask(q));
	r = asked(away);
	other = asked(site);
	row_sign_in(q, 0);
	MUST(data_request_decide(q, &r, true, ""));
	cr_expect_eq(data_request_decide(q, &r, false, ""), ERR_CONFLICT);
	cr_expect_not_null(planted_in(q, &count), "the other site has yet to decide");
	MUST(data_request_decide(q, &other, true, ""));
	cr_expect_str_eq(planted_in(q, &count), "planted.test in outbox.recipient", "the message about it waits");
	cr_expect_eq(count, 1);
	end_messages();
	planted_expect_nothing(q);
	row_visit(q, site);
	planted_expect_lawful(q);
}

Test(erasure, that_a_site_refuses_changes_nothing)
{
	int64_t id = seeker();
	struct data_request r;
	size_t before, after;

	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &planted_person, false);
	MUST(data_request_ask(q));
	r = asked(site);
	(void)planted_in(q, &before);
	MUST(data_request_decide(q, &r, false, ""));
	(void)planted_in(q, &after);
	cr_expect_eq(before, after);
	MUST(data_request_of_account(q, &r));
	cr_expect(!r.waits && !r.approved);
}

COMMAND(approve_only,
	"UPDATE data_request "
	"SET waits = NULL, approved = TRUE, decided_at = 1 "
	"WHERE id = ?");

Test(erasure, that_was_interrupted_is_finished_by_the_worker)
{
	int64_t id = seeker();
	struct data_request r;

	row_sign_in(q, id);
	(void)refer(&(struct situation){ KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING }, &planted_person, false);
	MUST(data_request_ask(q));
	r = asked(site);
	MUST(db_exec(q, &approve_only, NULL, BIND(r.id)));
	row_sign_in(q, 0);
	MUST(data_request_finish(q));
	planted_expect_nothing(q);
	MUST(data_request_finish(q));
}

/* ---- the table of columns ---- */

Test(erasure, knows_every_column_of_text)
{
	const char *column;

	MUST(personal_check(q, &column));
	cr_expect_null(column, "lib/referral/personal.def has no row for %s", column);
}

Test(erasure, reports_a_column_that_is_new)
{
	const char *column;

	MUST(db_script(q, "ALTER TABLE referral ADD COLUMN nickname VARCHAR(20) NOT NULL DEFAULT ''"));
	MUST(personal_check(q, &column));
	cr_expect_str_eq(column, "referral.nickname");
}
