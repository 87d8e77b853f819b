/* event.c - each visible change of a referral adds one to its version and one line to its history. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/secret.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "message/sign_in.h"
#include "referral/event.h"
#include "referral/owner.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

static struct req *q;
static int64_t seeker, helper, claimer, program;
static const char *seeker_email;

static const char *address(void) { return arena_printf(q->arena, "%s@demo.test", test_name("e")); }

static void set_up(void)
{
	q = test_db();
	row_site(q);
	seeker_email = address();
	seeker = row_account(q, "Maria", "Nunez", seeker_email);
	helper = row_account(q, "Hana", "Helper", address());
	claimer = row_account(q, "Clara", "Claimer", address());
	program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, program, claimer));
	q->http = http_literal(q->arena, "GET", q->site->host, "/", NULL, NULL, NULL);
}

TestSuite(event, .init = set_up);

static struct referral *seen_by(int64_t account, const char *id)
{
	struct referral *r;

	row_sign_in(q, account);
	MUST(referral_find(q, id, &r));
	return r;
}

static const char *made_for(const char *email)
{
	struct referral_draft d = {
		.at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING }, .program_id = program, .answer_days = 2,
		.seeker = { .first_name = "Maria", .last_name = "Nunez", .email = email, .language = "en" },
		.helper = { .first_name = "Hana", .last_name = "Helper" },
		.consent_words = "I agree.", .consent_language = "en",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	row_sign_in(q, helper);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

/* ---- one version and one line each ---- */

struct story { int64_t version, length, newest; };
static const struct column story_columns[] = {
	COLUMN(struct story, version),
	COLUMN(struct story, length),
	COLUMN(struct story, newest),
};

STATEMENT(story_of, story_columns, struct story,
	"SELECT r.version, COUNT(*) AS length, MAX(e.version) AS newest "
	"FROM referral r "
	"JOIN referral_event e ON e.referral_id = r.id "
	"WHERE r.public_id = ? "
	"GROUP BY r.id");

static void expect_story(const char *id, int64_t length, const char *after)
{
	struct story s;

	MUST(db_row(q, &story_of, &s, BIND(id)));
	cr_expect_eq(s.version, length, "%s: version %lld", after, (long long)s.version);
	cr_expect_eq(s.length, length, "%s: %lld lines", after, (long long)s.length);
	cr_expect_eq(s.newest, length, "%s: the newest is of %lld", after, (long long)s.newest);
}

Test(event, moves_version_and_history_by_one)
{
	const char *id = made_for(seeker_email);
	struct reach_change change = { .reach = REACH_EMAIL | REACH_PHONE, .email = seeker_email, .phone = "+14155550123" };

	expect_story(id, 1, "sent");
	MUST(referral_opened(q, seen_by(claimer, id)));
	expect_story(id, 2, "opened");
	MUST(referral_opened(q, seen_by(claimer, id)));
	expect_story(id, 2, "opened again");
	MUST(referral_move(q, seen_by(claimer, id), &(struct move){ .status = STATUS_pending, .seen = 1 }));
	expect_story(id, 3, "a status, by a page that was read before it was opened");
	MUST(referral_note(q, seen_by(helper, id), "rang them", false, NULL));
	expect_story(id, 4, "a note");
	MUST(referral_undo(q, seen_by(claimer, id)));
	expect_story(id, 5, "an undo after the note");
	change.seen = 5;
	MUST(referral_change_reach(q, seen_by(seeker, id), &change));
	expect_story(id, 6, "another way");
	MUST(referral_stop_sharing(q, seen_by(seeker, id), NULL));
	expect_story(id, 7, "sharing stopped");
}

Test(event, lists_that_the_program_has_opened_it)
{
	const char *id = made_for(seeker_email);
	struct referral_event *events;
	size_t count;

	MUST(referral_opened(q, seen_by(claimer, id)));
	MUST(referral_history(q, seen_by(helper, id), &events, &count));
	cr_assert_eq(count, 2);
	cr_expect_eq(events[0].act, ACT_opened);
	cr_expect_eq(events[1].act, ACT_sent);
}

Test(event, is_part_of_the_transaction_that_does_it)
{
	struct referral *r = seen_by(helper, made_for(seeker_email));
	struct actor by = event_actor(q, r);
	struct event ev = { .act = ACT_note, .from_status = STATUS_NONE, .to_status = STATUS_NONE };

	cr_expect_eq(event_add(q, r->id, &by, &ev), ERR_DATABASE);
	expect_story(r->public_id, 1, "refused");
}

/* ---- claiming ---- */

struct code_id { int64_t id; };
static const struct column code_id_columns[] = { COLUMN(struct code_id, id) };

STATEMENT(newest_code, code_id_columns, struct code_id,
	"SELECT MAX(id) AS id "
	"FROM sign_in_code "
	"WHERE address = ?");

static const char *code_sent(const char *to)
{
	struct code_id code;

	MUST(sign_in_send_code(q, &(struct code_request){ .address = to, .first_name = "Maria", .last_name = "Nunez" }));
	MUST(db_row(q, &newest_code, &code, BIND(to)));
	return account_code_digits(q, code.id);
}

static enum err use(struct req *with, void *data)
{
	int64_t id;

	return account_use_code(with, data, &id);
}

/* The statements of signing up when nothing is claimed. */
static int64_t cost_of_sign_up(void)
{
	struct pending_code pending = { 0 };
	const char *code = code_sent(address());
	int64_t began = row_statements(q);

	MUST(account_try_code(q, code, &pending));
	MUST(db_transaction(q, use, &pending));
	return row_statements(q) - began;
}

Test(event, looks_for_claims_once_at_a_sign_up)
{
	const char *code;
	int64_t sign_up, began, id;

	row_sign_in(q, 0);
	sign_up = cost_of_sign_up();
	code = code_sent(address());
	began = row_statements(q);
	MUST(owner_try_code(q, code, &id));
	cr_expect_eq(row_statements(q) - began, sign_up + 2, "is the address new, and what waits for it");
}
