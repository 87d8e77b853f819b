/* referral_change.c - changing the best way to reach, and stopping to share: permissions and effects. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "site/once.h"
#include "message/outbox.h"
#include "referral/person.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/claim.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "rows.h"
#include "base/secret.h"
#include "message/status_link.h"
#include "support.h"

#define EMAIL_PHONE (REACH_EMAIL | REACH_PHONE)
#define PHONE "+14155550123"

static struct req *q;
static int64_t seeker, helper, mate, claimer, stranger, program;
static const char *seeker_email, *program_id;

#define FAILS(call, code) do { \
	cr_expect_eq((call), (code), "%s: %s", #call, q->failed.detail ? q->failed.detail : "went well"); \
} while (0)

static const char *address(void) { return arena_printf(q->arena, "%s@demo.test", test_name("c")); }

struct name { const char *public_id; };
static const struct column name_columns[] = { COLUMN(struct name, public_id) };

STATEMENT(program_name, name_columns, struct name, "SELECT public_id FROM program WHERE id = ?");

static void set_up(void)
{
	struct name n;
	int64_t team;

	q = test_db();
	row_site(q);
	seeker_email = address();
	seeker = row_account(q, "Maria", "Nunez", seeker_email);
	helper = row_account(q, "Hana", "Helper", address());
	mate = row_account(q, "Tom", "Teammate", address());
	claimer = row_account(q, "Clara", "Claimer", address());
	stranger = row_account(q, "Stan", "Stranger", address());
	team = row_team(q, true);
	row_join(q, team, helper);
	row_join(q, team, mate);
	program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, program, claimer));
	MUST(db_row(q, &program_name, &n, BIND(program)));
	program_id = n.public_id;
}

TestSuite(referral_change, .init = set_up);

static const char *made(enum kind kind, enum origin origin, unsigned reach)
{
	struct referral_draft d = {
		.at = { kind, origin, reach, kind == KIND_LIVE ? CONSENT_STANDING : CONSENT_NONE },
		.program_id = program, .answer_days = 2,
		.seeker.first_name = "Maria", .seeker.last_name = "Nunez", .seeker.email = seeker_email,
		.seeker.phone = PHONE, .seeker.language = "es",
		.helper.first_name = "Hana", .helper.last_name = "Helper", .helper_organization = "Clinic",
		.helper.email = "hana@clinic.test", .helper.phone = "+14155550199",
		.comment = "Needs milk", .consent_words = kind == KIND_LIVE ? "I agree." : NULL, .consent_language = "en",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	row_sign_in(q, origin == ORIGIN_SELF ? seeker : helper);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

static struct referral *seen_by(int64_t account, const char *id)
{
	row_sign_in(q, account);
	return row_referral(q, id);
}

static struct reach_change to(const struct referral *r, unsigned reach)
{
	return (struct reach_change){ .reach = reach, .email = seeker_email, .phone = PHONE, .seen = r->version };
}

static enum err reach(int64_t account, const char *id, unsigned ways)
{
	struct referral *r = seen_by(account, id);
	struct reach_change c;

	cr_assert(r);
	c = to(r, ways);
	return referral_change_reach(q, r, &c);
}

static enum err stop(int64_t account, const char *id)
{
	struct referral *r = seen_by(account, id);

	cr_assert(r);
	return referral_stop_sharing(q, r, NULL);
}

/* ---- the rows ---- */

struct count { int64_t n; };
static const struct column count_columns[] = { COLUMN(struct count, n) };

STATEMENT(in_state, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id WHERE r.public_id = ? AND m.state = ? AND m.party = ?");

STATEMENT(live_links, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM status_link l JOIN referral r ON r.id = l.referral_id "
	"WHERE r.public_id = ? AND l.revoked_at IS NULL AND l.party = ?");

STATEMENT(all_messages, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id WHERE r.public_id = ?");

STATEMENT(addressed_to, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id WHERE r.public_id = ? AND m.recipient = ?");

STATEMENT(withdrawn_consents, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM consent c JOIN referral r ON r.id = c.referral_id "
	"WHERE r.public_id = ? AND c.withdrawn_at IS NOT NULL AND c.withdrawn_by = ?");

static int64_t messages(const char *id, enum outbox_state state, enum party p)
{
	struct count c;

	MUST(db_row(q, &in_state, &c, BIND(id, (int)state, (int)p)));
	return c.n;
}

static int64_t links(const char *id, enum party p)
{
	struct count c;

	MUST(db_row(q, &live_links, &c, BIND(id, (int)p)));
	return c.n;
}

static int64_t number(const struct stmt *s, struct binds b)
{
	struct count c;

	MUST(db_row(q, s, &c, b));
	return c.n;
}

/* The number that the program finds by these words. */
static size_t found_by(const char *words)
{
	struct list l = { .edge = LIST_PROGRAM, .of = program, .word = words };
	struct referral *all;
	size_t count;

	row_sign_in(q, claimer);
	row_list(q, &l, &all, &count);
	return count;
}

static size_t acts_in_history(const char *id, enum act act)
{
	struct referral *r = seen_by(seeker, id);
	struct referral_event *events;
	size_t count, n = 0;

	MUST(referral_history(q, r, &events, &count));
	for (size_t i = 0; i < count; i++)
		n += events[i].act == (unsigned)act;
	return n;
}

static void expect_edges_by_the_law(void)
{
	int64_t wrong;

	MUST(referral_check(q, &wrong));
	cr_expect_eq(wrong, 0);
}

/* ---- the best way ---- */

Test(referral_change, to_dont_reach_out_acts_at_once)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, EMAIL_PHONE);
	struct referral *r;

	cr_assert_eq(messages(id, OUTBOX_WAITING, PARTY_SEEKER), 1);
	cr_assert_eq(messages(id, OUTBOX_WAITING, PARTY_PROGRAM), 1);
	cr_assert_eq(found_by(PHONE), 1);
	MUST(reach(helper, id, REACH_DONT));
	cr_expect_eq(messages(id, OUTBOX_DROPPED, PARTY_SEEKER), 1);
	cr_expect_eq(messages(id, OUTBOX_DROPPED, PARTY_PROGRAM), 1);
	cr_expect_eq(links(id, PARTY_PROGRAM), 0);
	cr_expect_eq(links(id, PARTY_SEEKER), 1, "the seeker's own stays");
	r = seen_by(claimer, id);
	cr_assert(r);
	cr_expect_null(r->seeker.email);
	cr_expect_null(r->seeker.phone);
	cr_expect_eq(found_by(PHONE) + found_by("4155550123") + found_by(seeker_email), 0);
	cr_expect_eq(found_by("Maria"), 1);
	cr_expect_eq(acts_in_history(id, ACT_reach), 1);
	expect_edges_by_the_law();
}

Test(referral_change, away_from_it_only_by_the_seeker_and_nothing_for_the_past)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_DONT);
	struct referral *r;

	cr_expect_not(seen_by(helper, id)->granted & MAY_CHANGE_REACH);
	FAILS(reach(helper, id, REACH_EMAIL), ERR_DENIED);
	FAILS(reach(mate, id, REACH_EMAIL), ERR_DENIED);
	FAILS(reach(claimer, id, REACH_EMAIL), ERR_DENIED);
	MUST(reach(seeker, id, EMAIL_PHONE));
	cr_expect_eq(number(&all_messages, BIND(id)), 0);
	r = seen_by(claimer, id);
	cr_expect_str_eq(r->seeker.email, seeker_email);
	cr_expect_eq(r->at.reach, EMAIL_PHONE);
	cr_expect_eq(found_by(PHONE), 1);
	MUST(reach(helper, id, REACH_TEXT));
	expect_edges_by_the_law();
}

COMMAND(bring_back,
	"UPDATE outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id SET m.state = 0 WHERE r.public_id = ? AND m.state = 4");

/* A message that a worker had claimed when the way changed may wait again if sending fails. */
Test(referral_change, a_message_that_waits_again_meanwhile_is_not_sent_either)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);

	MUST(reach(seeker, id, REACH_DONT));
	MUST(db_exec(q, &bring_back, NULL, BIND(id)));
	MUST(reach(seeker, id, REACH_EMAIL));
	cr_expect_eq(messages(id, OUTBOX_WAITING, PARTY_SEEKER), 0);
	cr_expect_eq(messages(id, OUTBOX_DROPPED, PARTY_SEEKER), 1);
}

COMMAND(put_off,
	"UPDATE outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id SET m.next_at = m.next_at + 3600000000 WHERE r.public_id = ?");

STATEMENT(put_off_still, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM outbox m JOIN referral r ON m.subject = 0 AND r.id = m.subject_id "
	"WHERE r.public_id = ? AND m.party = 0 AND m.next_at > ?");

Test(referral_change, what_waits_to_be_tried_again_goes_the_new_way_at_once)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);

	MUST(db_exec(q, &put_off, NULL, BIND(id)));
	cr_expect_eq(number(&put_off_still, BIND(id, q->now)), 1);
	MUST(reach(seeker, id, REACH_TEXT));
	cr_expect_eq(number(&put_off_still, BIND(id, q->now)), 0);
}

Test(referral_change, a_team_mate_has_the_helpers_row_and_a_self_referral_nobody_elses)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL), *own = made(KIND_LIVE, ORIGIN_SELF, REACH_EMAIL);

	MUST(reach(mate, id, REACH_PHONE));
	cr_expect_eq(seen_by(helper, id)->at.reach, REACH_PHONE);
	FAILS(reach(claimer, id, REACH_EMAIL), ERR_DENIED);
	cr_expect_null(seen_by(stranger, id));
	cr_expect_null(seen_by(mate, own));
	cr_expect_null(seen_by(helper, own));
	MUST(reach(seeker, own, REACH_TEXT));
}

Test(referral_change, a_stale_change_of_the_way_is_a_conflict_but_nothing_blocks_dont_reach_out)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	struct referral *first = seen_by(helper, id), *second = seen_by(seeker, id);
	struct reach_change c = to(second, REACH_PHONE);
	struct move m = { .status = STATUS_pending, .note = "", .seen = 1 };

	MUST(referral_move(q, seen_by(claimer, id), &m));
	row_sign_in(q, helper);
	MUST(referral_change_reach(q, first, &(struct reach_change){ REACH_TEXT, seeker_email, PHONE, first->version, NULL }));
	row_sign_in(q, seeker);
	FAILS(referral_change_reach(q, second, &c), ERR_CONFLICT);
	cr_expect_eq(seen_by(seeker, id)->at.reach, REACH_TEXT);
	MUST(referral_change_reach(q, second, &(struct reach_change){ REACH_DONT, seeker_email, PHONE, second->version, NULL }));
	cr_expect_eq(seen_by(seeker, id)->at.reach, REACH_DONT, "it waits for nobody");
	MUST(referral_stop_sharing(q, second, NULL));
	m.seen = 2;
	m.status = STATUS_no_capacity;
	MUST(referral_move(q, seen_by(claimer, id), &m));
	m.status = STATUS_eligible;
	FAILS(referral_move(q, seen_by(claimer, id), &m), ERR_CONFLICT);
	m.seen = -1;
	FAILS(referral_move(q, seen_by(claimer, id), &m), ERR_CONFLICT);
}

STATEMENT(timers_of, count_columns, struct count,
	"SELECT COUNT(*) AS n FROM timer t JOIN referral r ON r.id = t.referral_id WHERE r.public_id = ? AND t.due_at > ?");

/* Nothing is sent for the past, but a reminder that lies ahead still comes. */
Test(referral_change, timers_that_lie_ahead_begin_anew)
{
	const char *id = made(KIND_LIVE, ORIGIN_SELF, REACH_DONT);
	instant now = q->now, due;

	cr_expect_eq(number(&timers_of, BIND(id, 0)), 0);
	MUST(reach(seeker, id, REACH_EMAIL));
	cr_expect_eq(number(&timers_of, BIND(id, now)), 2, "two reminders to the program");
	due = seen_by(seeker, id)->due_at;
	MUST(reach(seeker, id, REACH_DONT));
	cr_expect_eq(number(&timers_of, BIND(id, 0)), 0);
	q->now = due + 1;
	MUST(reach(seeker, id, REACH_EMAIL));
	cr_expect_eq(number(&timers_of, BIND(id, 0)), 1, "the first one is past");
	cr_expect_eq(number(&timers_of, BIND(id, due)), 1);
	q->now = now;
}

Test(referral_change, ways_and_addresses_have_to_fit)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	struct referral *r = seen_by(seeker, id);
	const struct reach_change wrong[] = {
		{ 0, "a@b.test", PHONE, 1, NULL },
		{ REACH_DONT | REACH_EMAIL, "a@b.test", PHONE, 1, NULL },
		{ REACH_EMAIL, "", PHONE, 1, NULL },
		{ REACH_TEXT, "a@b.test", "", 1, NULL },
		{ REACH_PHONE, "a@b.test", "", 1, NULL },
		{ REACH_EMAIL, NULL, PHONE, 1, NULL },
	};

	for (size_t i = 0; i < COUNT(wrong); i++)
		FAILS(referral_change_reach(q, r, &wrong[i]), ERR_INPUT);
}

Test(referral_change, a_new_address_is_the_referrals_and_no_profiles)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL), *other = address();
	struct referral *r = seen_by(helper, id);
	struct reach_change c = { REACH_EMAIL, other, "", r->version, NULL };
	struct person p;

	MUST(referral_change_reach(q, r, &c));
	cr_expect_str_eq(seen_by(seeker, id)->seeker.email, other);
	cr_expect_str_eq(seen_by(seeker, id)->seeker.phone, "");
	cr_expect_eq(number(&addressed_to, BIND(id, other)), 1, "what waits goes there");
	cr_expect_eq(number(&addressed_to, BIND(id, seeker_email)), 0);
	cr_expect_eq(found_by(other), 1);
	cr_expect_eq(found_by(seeker_email) + found_by(PHONE), 0);
	row_sign_in(q, helper);
	MUST(person_find(q, r->person_public_id, &p));
	cr_expect_str_eq(p.seeker.email, seeker_email);
}

static enum err tell(struct req *with, void *data)
{
	const struct referral *r = data;

	return claim_when_told(with, r->id, r->seeker.email);
}

Test(referral_change, belongs_to_the_owner_of_its_new_address_once_a_message_went_there)
{
	const char *mine = seeker_email, *id;
	struct referral *r;
	struct reach_change c;

	seeker_email = address();
	id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	cr_expect_null(seen_by(seeker, id));
	r = seen_by(helper, id);
	c = (struct reach_change){ REACH_EMAIL, mine, PHONE, r->version, NULL };
	MUST(referral_change_reach(q, r, &c));
	cr_expect_null(seen_by(seeker, id));
	MUST(db_transaction(q, tell, seen_by(helper, id)));
	cr_expect(seen_by(seeker, id));
}

Test(referral_change, the_same_again_changes_nothing)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	int version = seen_by(seeker, id)->version;

	MUST(reach(seeker, id, REACH_EMAIL));
	cr_expect_eq(seen_by(seeker, id)->version, version);
	cr_expect_eq(acts_in_history(id, ACT_reach), 0);
}

Test(referral_change, logged_and_tracking_only_send_nothing_for_it)
{
	for (enum kind kind = KIND_LOGGED; kind < KINDS; kind++) {
		const char *id = made(kind, ORIGIN_OTHER, REACH_DONT);

		MUST(reach(seeker, id, REACH_EMAIL));
		cr_expect_eq(number(&all_messages, BIND(id)), 0);
		cr_expect_null(seen_by(claimer, id));
		MUST(reach(helper, id, REACH_DONT));
		FAILS(stop(seeker, id), ERR_DENIED);
	}
	expect_edges_by_the_law();
}

/* A form that was sent, as app_answer() leaves it in q. */
static struct once_form *form_sent(const char *key)
{
	struct once_form *f = ARENA_NEW(q->arena, struct once_form);

	f->key = key;
	secret_hash(key, strlen(key), f->digest);
	return f;
}

Test(referral_change, a_form_sent_twice_does_it_once)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	struct referral *r = seen_by(helper, id);
	struct reach_change c = to(r, REACH_DONT);

	q->once = form_sent(test_name("reach"));
	MUST(referral_change_reach(q, r, &c));
	MUST(referral_change_reach(q, r, &c));
	q->once = form_sent(test_name("stop"));
	MUST(referral_stop_sharing(q, r, "/"));
	MUST(referral_stop_sharing(q, r, "/"));
	q->once = NULL;
	cr_expect_eq(acts_in_history(id, ACT_reach), 1);
	cr_expect_eq(acts_in_history(id, ACT_stop_sharing), 1);
}

/* ---- stop sharing ---- */

Test(referral_change, after_stop_sharing_the_program_keeps_the_row_with_the_name)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, EMAIL_PHONE);
	struct move m = { .status = STATUS_no_capacity, .note = "", .seen = 2 };
	struct referral_event *events;
	struct referral *r;
	size_t count;

	MUST(referral_note(q, seen_by(helper, id), "Ring twice", true, NULL));
	MUST(referral_note(q, seen_by(claimer, id), "Our own", false, NULL));
	MUST(stop(seeker, id));
	r = seen_by(claimer, id);
	cr_assert(r);
	cr_expect_str_eq(r->seeker.first_name, "Maria");
	cr_expect_null(r->seeker.email);
	cr_expect_null(r->seeker.phone);
	cr_expect_null(r->helper.email);
	cr_expect_null(r->comment);
	cr_expect_eq(r->withdrawn_at, q->now);
	cr_expect_eq(r->due_at, 0);
	MUST(referral_history(q, r, &events, &count));
	for (size_t i = 0; i < count; i++)
		cr_expect(!events[i].note || strcmp(events[i].note, "Ring twice"), "a shared note is withheld");
	cr_expect_eq(messages(id, OUTBOX_DROPPED, PARTY_PROGRAM), 1);
	cr_expect_eq(links(id, PARTY_PROGRAM), 0);
	cr_expect_eq(links(id, PARTY_SEEKER), 1);
	cr_expect_eq(found_by(PHONE) + found_by(seeker_email), 0);
	cr_expect_eq(found_by("Maria"), 1);
	cr_expect_eq(number(&withdrawn_consents, BIND(id, seeker)), 1);
	MUST(referral_move(q, seen_by(claimer, id), &m));
	cr_expect_eq(seen_by(helper, id)->status, STATUS_no_capacity);
	cr_expect_str_eq(seen_by(helper, id)->comment, "Needs milk");
	expect_edges_by_the_law();
}

Test(referral_change, sharing_is_stopped_by_seeker_helper_and_team_mate_once)
{
	const int64_t may[] = { seeker, helper, mate };

	for (size_t i = 0; i < COUNT(may); i++) {
		const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
		struct referral *late = seen_by(helper, id);

		FAILS(stop(claimer, id), ERR_DENIED);
		MUST(stop(may[i], id));
		FAILS(stop(may[i], id), ERR_DENIED);
		row_sign_in(q, helper);
		FAILS(referral_stop_sharing(q, late, NULL), ERR_DENIED);
		cr_expect_eq(acts_in_history(id, ACT_stop_sharing), 1);
	}
}

Test(referral_change, not_by_a_link)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	struct referral *r = seen_by(seeker, id);

	r->by_link = true;
	FAILS(referral_change_reach(q, r, &(struct reach_change){ REACH_DONT, "", "", r->version, NULL }), ERR_DENIED);
	FAILS(referral_stop_sharing(q, r, NULL), ERR_DENIED);
}

Test(referral_change, by_a_link_of_a_person_who_proved_to_be_that_person)
{
	const char *id = made(KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL);
	struct referral *r = seen_by(seeker, id);

	r->by_link = r->proved = true;
	FAILS(referral_change_reach(q, r, &(struct reach_change){ REACH_TEXT, NULL, NULL, r->version, NULL }), ERR_INPUT);
	MUST(referral_change_reach(q, r, &(struct reach_change){ REACH_DONT, NULL, NULL, r->version, NULL }));
	cr_expect_str_eq(seen_by(seeker, id)->seeker.email, seeker_email, "nothing is lost");
	MUST(referral_stop_sharing(q, r, NULL));
	cr_expect_eq(seen_by(seeker, id)->at.consent, CONSENT_WITHDRAWN);
	r = seen_by(claimer, id);
	r->by_link = r->proved = true;
	FAILS(referral_change_reach(q, r, &(struct reach_change){ REACH_DONT, NULL, NULL, r->version, NULL }), ERR_DENIED);
}
