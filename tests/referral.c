/* referral.c - referrals are made whole, seen by grant, changed by compare-and-set, and claimed by their owners. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "site/once.h"
#include "message/outbox.h"
#include "referral/person.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "rows.h"
#include "base/secret.h"
#include "site/session.h"
#include "site/site.h"
#include "message/status_link.h"
#include "support.h"

static struct req *q;
static int64_t seeker, helper, stranger, claimer, program;
static const char *seeker_address;

static const char *address(void) { return arena_printf(q->arena, "%s@demo.test", test_name("a")); }

static void set_up(void)
{
	q = test_db();
	row_site(q);
	seeker_address = address();
	seeker = row_account(q, "Maria", "Núñez", seeker_address);
	helper = row_account(q, "Hana", "Helper", address());
	stranger = row_account(q, "Stan", "Stranger", address());
	claimer = row_account(q, "Clara", "Claimer", address());
	program = row_program(q, "Pantry");
	cr_assert_not(program_add_claimer(q, program, claimer));
}

TestSuite(referral, .init = set_up);

static struct referral_draft draft(enum origin origin, unsigned reach)
{
	return (struct referral_draft){
		.at = { KIND_LIVE, origin, reach, CONSENT_STANDING },
		.program_id = program, .answer_days = 2,
		.seeker.first_name = "Maria", .seeker.last_name = "Nunez", .seeker.email = seeker_address,
		.seeker.phone = "+14155550123", .seeker.language = "es",
		.helper.first_name = "Hana", .helper.last_name = "Helper", .helper_organization = "Clinic",
		.helper.email = "hana@clinic.test", .helper.phone = "+14155550199",
		.comment = "Needs milk & eggs <now>", .consent_words = "I agree.", .consent_language = "en",
	};
}

/* The signed-in account makes it; returns its public id. */
static const char *made(const struct referral_draft *d)
{
	struct referral *all;
	const char *receipt;
	size_t count;

	MUST(referral_make(q, d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	cr_assert_eq(count, 1);
	return all[0].public_id;
}

/* The helper makes it for Maria. */
static const char *made_for_maria(unsigned reach)
{
	struct referral_draft d = draft(ORIGIN_OTHER, reach);

	row_sign_in(q, helper);
	return made(&d);
}

static struct referral *seen_by(int64_t account, const char *id)
{
	row_sign_in(q, account);
	return row_referral(q, id);
}

/* ---- its viewers ---- */

Test(referral, all_three_have_it_and_nobody_else)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral *r = seen_by(helper, id);

	cr_assert(r);
	cr_expect_eq(r->parties, 1u << PARTY_HELPER);
	cr_expect_str_eq(r->seeker.email, seeker_address);
	r = seen_by(seeker, id);
	cr_assert(r, "a proved address and names that agree but for an accent");
	cr_expect_eq(r->parties, 1u << PARTY_SEEKER);
	cr_expect_null(r->helper.email, "the helper's contact is the program's alone");
	r = seen_by(claimer, id);
	cr_assert(r);
	cr_expect_eq(r->parties, 1u << PARTY_PROGRAM);
	cr_expect_str_eq(r->helper.phone, "+14155550199");
	cr_expect_null(r->code, "the code is the seeker's");
	cr_expect_null(seen_by(stranger, id));
}

Test(referral, dont_reach_out_withholds_contact_from_the_program_on_every_path)
{
	const char *id = made_for_maria(REACH_DONT);
	struct referral *r = seen_by(claimer, id), *all;
	struct list l = { .edge = LIST_PROGRAM };
	size_t count;

	cr_assert(r);
	cr_expect_null(r->seeker.email);
	cr_expect_null(r->seeker.phone);
	cr_expect_str_eq(r->seeker.first_name, "Maria");
	cr_expect_str_eq(r->comment, "Needs milk & eggs <now>");
	l.of = r->program_id;
	row_list(q, &l, &all, &count);
	cr_assert_eq(count, 1);
	cr_expect_null(all[0].seeker.email);
	l.word = "maria";
	row_list(q, &l, &all, &count);
	cr_expect_eq(count, 1);
	l.word = "+1 (415) 555-0123";
	row_list(q, &l, &all, &count);
	cr_expect_eq(count, 0, "no hit by phone");
	l.word = seeker_address;
	row_list(q, &l, &all, &count);
	cr_expect_eq(count, 0, "no hit by e-mail");
}

COMMAND(no_more_reaching,
	"UPDATE referral "
	"SET reach = 8 "
	"WHERE public_id = ?");

COMMAND(no_more_consent,
	"UPDATE referral "
	"SET consent = 2, withdrawn_at = made_at "
	"WHERE public_id = ?");

/* The number that a claimer finds by the beginning of Maria's address. */
static size_t found_by_address(int64_t program_id)
{
	struct list l = { .edge = LIST_PROGRAM, .of = program_id };
	struct referral *all;
	size_t count, most = 0;

	for (size_t n = 1; n <= strlen(seeker_address); n++) {
		l.word = arena_bytes(q->arena, seeker_address, n);
		row_list(q, &l, &all, &count);
		most = count > most ? count : most;
	}
	return most;
}

Test(referral, an_address_that_is_withheld_later_is_not_found_by_its_beginning)
{
	static const struct stmt *const ends[] = { &no_more_reaching, &no_more_consent };
	struct list l = { .edge = LIST_PROGRAM, .word = "mari" };
	struct referral *all;
	size_t count;

	for (size_t i = 0; i < COUNT(ends); i++) {
		const char *id = made_for_maria(REACH_EMAIL);

		l.of = seen_by(claimer, id)->program_id;
		cr_expect_eq(found_by_address(l.of), 1);
		MUST(db_exec(q, ends[i], NULL, BIND(id)));
		cr_expect_eq(found_by_address(l.of), 0);
		row_list(q, &l, &all, &count);
		cr_expect_eq(count, i + 1, "by name as ever");
	}
}

Test(referral, same_mailbox_with_another_name_is_another_person)
{
	struct referral_draft d = draft(ORIGIN_OTHER, REACH_EMAIL);
	const char *id;

	d.seeker.first_name = "Pedro";
	row_sign_in(q, helper);
	id = made(&d);
	cr_expect_null(seen_by(seeker, id));
}

Test(referral, made_for_oneself_signed_in_is_ones_own_at_once)
{
	struct referral_draft d = draft(ORIGIN_SELF, REACH_DONT);
	struct referral *r;

	d.seeker.email = d.seeker.phone = "";
	d.seeker.first_name = "Somebody";
	row_sign_in(q, stranger);
	r = seen_by(stranger, made(&d));
	cr_assert(r);
	cr_expect_str_eq(r->helper.first_name, "", "for oneself the helper's fields don't count");
}

/* ---- lists ---- */

Test(referral, lists_are_newest_first_and_page_by_key)
{
	struct list l = { .edge = LIST_SEEKER };
	struct referral *all;
	const char *newest = NULL;
	size_t count, seen = 0;

	for (int i = 0; i < LIST_PAGE + 5; i++) {
		q->now += 1 + i % 2;
		newest = made_for_maria(REACH_EMAIL);
	}
	row_sign_in(q, seeker);
	l.before = row_list(q, &l, &all, &count);
	cr_assert_eq(count, LIST_PAGE);
	cr_assert_not_null(l.before);
	cr_expect_str_eq(all[0].public_id, newest);
	row_list(q, &l, &all, &seen);
	cr_expect_eq(seen, 5);
	l = (struct list){ .edge = LIST_SEEKER, .statuses = 1u << STATUS_got_help };
	row_list(q, &l, &all, &count);
	cr_expect_eq(count, 0);
	l.statuses = 1u << STATUS_not_updated;
	cr_expect_not_null(row_list(q, &l, &all, &count));
	cr_expect_eq(count, LIST_PAGE);
}

Test(referral, a_cursor_of_another_list_is_refused)
{
	static const char *const bad[] = { "'; DROP TABLE referral", "AAAA", "" };
	struct list l = { .edge = LIST_SEEKER };
	struct list_page page;

	made_for_maria(REACH_EMAIL);
	row_sign_in(q, seeker);
	for (size_t i = 0; i < COUNT(bad); i++) {
		l.before = bad[i];
		cr_expect_eq(list_read(q, &l, &page), ERR_INPUT, "%s", bad[i]);
	}
}

Test(referral, inbound_counts_to_99_and_searches_names)
{
	struct inbound_program *programs, one;
	struct list l = { .edge = LIST_PROGRAM };
	struct referral *all;
	size_t count;

	for (int i = 0; i < 3; i++)
		made_for_maria(REACH_EMAIL);
	row_sign_in(q, claimer);
	MUST(referral_inbound_programs(q, NULL, &programs, &count));
	cr_assert_eq(count, 1);
	cr_expect_eq(programs[0].not_updated, 3);
	MUST(referral_inbound_program(q, programs[0].public_id, &one));
	cr_expect_eq(one.id, programs[0].id);
	cr_expect_eq(one.not_updated, 3);
	l.of = one.id;
	static const struct { const char *typed; size_t found; } searches[] = {
		{ "Maria", 3 }, { "NÚÑEZ", 3 }, { "nunez maria", 3 }, { "mar", 3 }, { "pedro", 0 }, { "maria pedro", 0 },
		{ "4155550123", 3 }, { "+1 415 555 0123", 3 }, { "04155550123", 3 }, { "0123", 3 }, { "555-0123", 3 }, { "123", 0 }, { "%", 0 }, { "' OR 1=1", 0 },
	};
	for (size_t i = 0; i < COUNT(searches); i++) {
		l.word = searches[i].typed;
		row_list(q, &l, &all, &count);
		cr_expect_eq(count, searches[i].found, "%s: %zu", searches[i].typed, count);
	}
	row_sign_in(q, helper);
	row_list(q, &l, &all, &count);
	cr_expect_eq(count, 0, "who does not work it finds nothing by a word");
	l.word = NULL;
	row_list(q, &l, &all, &count);
	cr_expect_eq(count, 0, "... and has no list");
	cr_expect_eq(referral_inbound_program(q, programs[0].public_id, &one), ERR_MISSING, "... nor the program");
}

/* ---- moving ---- */

/* A form that was sent, with this key. */
static void with_form(const char *key)
{
	struct once_form *form = ARENA_NEW(q->arena, struct once_form);

	form->key = key;
	q->once = form;
}

static enum err moved(int64_t account, const char *id, enum status to, const char *note, bool share)
{
	struct referral *r = seen_by(account, id);
	struct move m = { to, note, share, r->version, NULL };

	return referral_move(q, r, &m);
}

Test(referral, a_change_is_seen_by_all_with_its_history)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral_event *events;
	struct referral *r;
	size_t count;

	MUST(moved(claimer, id, STATUS_eligible, "come on Monday", true));
	r = seen_by(seeker, id);
	cr_expect_eq(r->status, STATUS_eligible);
	cr_expect_eq(seen_by(helper, id)->status, STATUS_eligible);
	row_sign_in(q, seeker);
	MUST(referral_history(q, r, &events, &count));
	cr_assert_eq(count, 2);
	cr_expect_eq(events[0].act, ACT_status);
	cr_expect_str_eq(events[0].actor_first_name, "Clara");
	cr_expect_str_eq(events[0].actor_last_initial, "C");
	cr_expect_str_eq(events[0].actor_organization, "Organization of tests");
	cr_expect_str_eq(events[0].note, "come on Monday");
	cr_expect_eq(events[1].act, ACT_sent);
	cr_expect_str_eq(events[1].actor_organization, "Clinic");
}

Test(referral, a_private_note_is_its_own_sides)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral_event *events;
	struct referral *r;
	size_t count;

	MUST(moved(claimer, id, STATUS_pending, "asked twice", false));
	r = seen_by(seeker, id);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_null(events[0].note);
	r = seen_by(helper, id);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_null(events[0].note);
	r = seen_by(claimer, id);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_str_eq(events[0].note, "asked twice");
}

static size_t notes_in_history(int64_t viewer, const char *id)
{
	struct referral *r = seen_by(viewer, id);
	struct referral_event *events;
	size_t count, notes = 0;

	MUST(referral_history(q, r, &events, &count));
	for (size_t i = 0; i < count; i++)
		notes += events[i].act == ACT_note;
	return notes;
}

Test(referral, that_there_is_a_private_note_is_its_own_sides)
{
	const char *id = made_for_maria(REACH_EMAIL);

	MUST(referral_note(q, seen_by(helper, id), "afraid of him", false, NULL));
	cr_expect_eq(notes_in_history(helper, id), 1);
	cr_expect_eq(notes_in_history(seeker, id), 0);
	cr_expect_eq(notes_in_history(claimer, id), 0);
	MUST(referral_note(q, seen_by(helper, id), "has two children", true, NULL));
	cr_expect_eq(notes_in_history(seeker, id), 1);
	cr_expect_eq(notes_in_history(claimer, id), 1);
	MUST(referral_stop_sharing(q, seen_by(helper, id), NULL));
	cr_expect_eq(notes_in_history(claimer, id), 0, "what was shared is withheld from then on");
	cr_expect_eq(notes_in_history(seeker, id), 1);
}

static int64_t seekers_messages(const char *id)
{
	struct referral *r = seen_by(helper, id);
	struct referral_message *all;
	size_t count;
	int64_t seekers = 0;

	MUST(referral_messages(q, r, &all, &count));
	for (size_t i = 0; i < count; i++)
		seekers += all[i].party == PARTY_SEEKER;
	return seekers;
}

Test(referral, the_seeker_is_not_written_to_about_a_private_note)
{
	const char *id = made_for_maria(REACH_EMAIL);
	int64_t before;

	MUST(moved(claimer, id, STATUS_pending, "", false));
	before = seekers_messages(id);
	MUST(moved(claimer, id, STATUS_pending, "sounded drunk", false));
	cr_expect_eq(seekers_messages(id), before, "the status stands, and the note is not theirs");
	MUST(referral_undo(q, seen_by(claimer, id)));
	cr_expect_eq(seekers_messages(id), before, "nor was anything that is theirs taken back");
	MUST(moved(claimer, id, STATUS_pending, "come on Monday", true));
	cr_expect_eq(seekers_messages(id), before + 1);
	MUST(moved(claimer, id, STATUS_eligible, "rude", false));
	cr_expect_eq(seekers_messages(id), before + 2, "a change is told, without the note");
}

Test(referral, the_slower_of_two_gets_a_conflict)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral *slow = seen_by(helper, id);
	struct move m = { STATUS_got_help, "", false, slow->version, NULL };

	MUST(moved(claimer, id, STATUS_pending, "", false));
	row_sign_in(q, helper);
	cr_expect_eq(referral_move(q, slow, &m), ERR_CONFLICT);
	cr_expect_eq(seen_by(helper, id)->status, STATUS_pending, "nothing is overwritten unseen");
}

Test(referral, a_version_that_never_was_is_a_conflict)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct move m = { STATUS_got_help, "", false, seen_by(helper, id)->version + 1, NULL };

	row_sign_in(q, helper);
	cr_expect_eq(referral_move(q, seen_by(helper, id), &m), ERR_CONFLICT);
	cr_expect_eq(seen_by(helper, id)->status, STATUS_not_updated);
}

Test(referral, the_same_again_counts_only_with_a_note)
{
	const char *id = made_for_maria(REACH_EMAIL);

	MUST(moved(claimer, id, STATUS_pending, "", false));
	cr_expect_eq(moved(claimer, id, STATUS_pending, "", false), ERR_INPUT);
	MUST(moved(claimer, id, STATUS_pending, "still", false));
}

Test(referral, not_updated_cannot_be_chosen)
{
	const char *id = made_for_maria(REACH_EMAIL);

	cr_expect_eq(moved(claimer, id, STATUS_not_updated, "", false), ERR_INPUT);
}

Test(referral, contradicting_words_are_a_dispute_until_they_agree)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral *r;

	MUST(moved(claimer, id, STATUS_got_help, "", false));
	MUST(moved(seeker, id, STATUS_couldnt_get_help, "", false));
	r = seen_by(helper, id);
	cr_expect(r->disputed);
	cr_expect_eq(r->word_program, STATUS_got_help);
	cr_expect_eq(r->word_seeker, STATUS_couldnt_get_help);
	cr_expect(r->closed_at);
	MUST(moved(seeker, id, STATUS_got_help, "", false));
	cr_expect_not(seen_by(helper, id)->disputed);
}

Test(referral, undo_is_for_the_one_who_made_the_last_change)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral_event *events;
	struct referral *r;
	size_t count;

	cr_expect_not(referral_may_undo(q, seen_by(helper, id)), "sending is not undone");
	MUST(moved(claimer, id, STATUS_no_capacity, "", false));
	r = seen_by(helper, id);
	cr_expect_not(referral_may_undo(q, r));
	cr_expect_eq(referral_undo(q, r), ERR_CONFLICT);
	r = seen_by(claimer, id);
	cr_expect(referral_may_undo(q, r));
	MUST(referral_undo(q, r));
	r = seen_by(claimer, id);
	cr_expect_eq(r->status, STATUS_not_updated);
	cr_expect_eq(r->word_program, -1);
	cr_expect_eq(r->closed_at, 0);
	cr_expect_not(referral_may_undo(q, r), "an undo is not undone");
	MUST(referral_history(q, r, &events, &count));
	cr_assert_eq(count, 3);
	cr_expect_eq(events[0].act, ACT_undo);
	cr_expect(events[1].undone);
}

Test(referral, undo_sent_twice_is_done_once)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral_event *events;
	struct referral *r;
	size_t count;

	MUST(moved(claimer, id, STATUS_pending, "", false));
	MUST(moved(claimer, id, STATUS_got_help, "", false));
	with_form(test_name("undo"));
	MUST(referral_undo(q, seen_by(claimer, id)));
	MUST(referral_undo(q, seen_by(claimer, id)));
	q->once = NULL;
	r = seen_by(claimer, id);
	cr_expect_eq(r->status, STATUS_pending);
	MUST(referral_history(q, r, &events, &count));
	cr_expect_eq(count, 4, "sent, two changes, one undo");
}

Test(referral, undo_gives_back_the_word_before)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral *r;

	MUST(moved(claimer, id, STATUS_pending, "", false));
	MUST(moved(claimer, id, STATUS_got_help, "", false));
	r = seen_by(claimer, id);
	MUST(referral_undo(q, r));
	r = seen_by(claimer, id);
	cr_expect_eq(r->status, STATUS_pending);
	cr_expect_eq(r->word_program, STATUS_pending);
}

Test(referral, twenty_at_once_lose_nothing)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct req *other = test_db_other();
	struct account *a = ARENA_NEW(other->arena, struct account);
	int conflicts = 0, done = 0;

	other->site = q->site;
	MUST(account_by_id(other, claimer, q->site->id, a));
	other->account = a;
	for (int i = 0; i < 20; i++) {
		struct referral *mine = seen_by(helper, id), *theirs;
		struct move m = { i % 2 ? STATUS_pending : STATUS_eligible, "x", false, mine->version, NULL };

		MUST(referral_find(other, id, &theirs));
		done += !referral_move(q, mine, &m);
		conflicts += referral_move(other, theirs, &m) == ERR_CONFLICT;
	}
	cr_expect_eq(done, 20);
	cr_expect_eq(conflicts, 20);
	cr_expect_eq(seen_by(helper, id)->version, 21);
}

/* ---- links ---- */

struct link_row { int64_t id; enum party party; };
static const struct column link_columns[] = { COLUMN(struct link_row, id), COLUMN(struct link_row, party) };

STATEMENT(find_links, link_columns, struct link_row,
	"SELECT l.id, l.party "
	"FROM status_link l "
	"JOIN referral r ON r.id = l.referral_id "
	"WHERE r.public_id = ? "
	"ORDER BY l.party");

static const char *link_of(const char *id, enum party p)
{
	struct link_row *links;
	const char *token = NULL;
	size_t count;

	MUST(db_rows(q, &find_links, &links, &count, BIND(id)));
	for (size_t i = 0; i < count; i++)
		if (links[i].party == p)
			MUST(status_link_token(q, links[i].id, &token));
	cr_assert(token);
	return token;
}

Test(referral, a_link_is_one_party_of_one_referral_without_contact)
{
	const char *id = made_for_maria(REACH_EMAIL);
	struct referral_event *events;
	struct referral *r;
	size_t count;
	struct move m = { STATUS_got_help, "", false, 1, NULL };

	row_sign_in(q, 0);
	MUST(referral_by_link(q, link_of(id, PARTY_PROGRAM), &r));
	cr_expect_str_eq(r->public_id, id);
	cr_expect_eq(r->parties, 1u << PARTY_PROGRAM);
	cr_expect_null(r->seeker.email);
	cr_expect_null(r->seeker.phone);
	cr_expect_null(r->helper.email);
	MUST(referral_move(q, r, &m));
	MUST(referral_by_link(q, link_of(id, PARTY_SEEKER), &r));
	cr_expect_eq(r->status, STATUS_got_help);
	MUST(referral_history(q, r, &events, &count));
	cr_expect(events[0].by_link);
	cr_expect_str_eq(events[0].actor_organization, "Organization of tests");
	cr_expect_eq(referral_by_link(q, "nobodys-token", &r), ERR_MISSING);
}

COMMAND(revoke, "UPDATE status_link l JOIN referral r ON r.id = l.referral_id SET l.revoked_at = 1 WHERE r.public_id = ?");

Test(referral, a_link_ends)
{
	const char *id = made_for_maria(REACH_EMAIL), *token = link_of(id, PARTY_SEEKER);
	instant now = q->now;
	struct referral *r;

	q->now = now + DAYS(91);
	cr_expect_eq(referral_by_link(q, token, &r), ERR_GONE, "90 days after sending");
	q->now = now;
	MUST(moved(claimer, id, STATUS_got_help, "", false));
	q->now = now + DAYS(13);
	MUST(referral_by_link(q, token, &r));
	q->now = now + DAYS(15);
	cr_expect_eq(referral_by_link(q, token, &r), ERR_GONE, "14 days after the loop closed");
	q->now = now;
	MUST(db_exec(q, &revoke, NULL, BIND(id)));
	cr_expect_eq(referral_by_link(q, token, &r), ERR_GONE, "revoked");
}

/* ---- making ---- */

struct number { int64_t number; };
static const struct column number_columns[] = { COLUMN(struct number, number) };

STATEMENT(count_referrals, number_columns, struct number,
	"SELECT COUNT(*) AS number FROM referral WHERE site_id = ?");

static int64_t referrals_here(void)
{
	struct number n;

	MUST(db_row(q, &count_referrals, &n, BIND(q->site->id)));
	return n.number;
}

Test(referral, several_are_made_all_or_none)
{
	struct referral_draft d[2] = { draft(ORIGIN_OTHER, REACH_EMAIL), draft(ORIGIN_OTHER, REACH_EMAIL) };
	const char *receipt;

	row_sign_in(q, helper);
	MUST(referral_make(q, d, 2, &receipt));
	cr_expect_eq(referrals_here(), 2);
	d[1].program_id = INT64_MAX;
	cr_expect_neq(referral_make(q, d, 2, &receipt), ERR_OK);
	cr_expect_eq(referrals_here(), 2, "the first of the two was not kept either");
}

struct consent_row { const char *words; int64_t version; unsigned given_by; const char *language; };
static const struct column consent_columns[] = {
	COLUMN(struct consent_row, words), COLUMN(struct consent_row, version),
	COLUMN(struct consent_row, given_by), COLUMN(struct consent_row, language),
};

STATEMENT(find_consent, consent_columns, struct consent_row,
	"SELECT t.words, t.version, c.given_by, t.language "
	"FROM consent c "
	"JOIN consent_text t ON t.id = c.consent_text_id "
	"JOIN referral r ON r.id = c.referral_id "
	"WHERE r.public_id = ?");

Test(referral, consent_is_kept_with_its_words_and_their_version)
{
	struct referral_draft d = draft(ORIGIN_OTHER, REACH_EMAIL);
	struct consent_row first, again, other;

	row_sign_in(q, helper);
	MUST(db_row(q, &find_consent, &first, BIND(made(&d))));
	MUST(db_row(q, &find_consent, &again, BIND(made(&d))));
	d.consent_words = "I agree to something else.";
	MUST(db_row(q, &find_consent, &other, BIND(made(&d))));
	cr_expect_str_eq(first.words, "I agree.");
	cr_expect_eq(first.given_by, PARTY_HELPER);
	cr_expect_eq(first.version, 1);
	cr_expect_eq(again.version, 1);
	cr_expect_eq(other.version, 2);
}

Test(referral, logged_and_tracking_only_reach_no_program_and_keep_no_consent)
{
	for (int kind = KIND_LOGGED; kind <= KIND_TRACKING_ONLY; kind++) {
		struct referral_draft d = draft(ORIGIN_OTHER, REACH_EMAIL);
		struct consent_row none;
		const char *id;

		d.at.kind = (enum kind)kind;
		d.at.consent = CONSENT_NONE;
		row_sign_in(q, helper);
		id = made(&d);
		cr_expect_null(seen_by(claimer, id));
		cr_expect(seen_by(helper, id));
		cr_expect(seen_by(seeker, id));
		cr_expect_eq(db_row(q, &find_consent, &none, BIND(id)), ERR_MISSING);
	}
}

Test(referral, the_law_and_the_rows_agree)
{
	int64_t wrong;

	made_for_maria(REACH_EMAIL);
	MUST(referral_check(q, &wrong));
	cr_expect_eq(wrong, 0);
}

/* ---- groups ---- */

Test(referral, a_sharing_group_has_what_is_made_from_then_on_and_no_self_referrals)
{
	int64_t mate = row_account(q, "Tom", "Teammate", address()), team = row_team(q, true);
	const char *before = made_for_maria(REACH_EMAIL), *shared, *own;
	struct referral_draft self = draft(ORIGIN_SELF, REACH_DONT);

	row_join(q, team, helper);
	row_join(q, team, mate);
	shared = made_for_maria(REACH_EMAIL);
	row_sign_in(q, helper);
	self.seeker.first_name = "Hana";
	self.seeker.last_name = "Helper";
	own = made(&self);
	cr_expect_null(seen_by(mate, before), "earlier acts stay private");
	cr_expect(seen_by(mate, shared));
	cr_expect_null(seen_by(mate, own), "a member's own need is never shared");
	cr_expect_null(seen_by(stranger, shared));
}

Test(referral, a_helper_has_it_on_its_own_site_only)
{
	const char *id = made_for_maria(REACH_EMAIL);

	row_site(q);
	cr_expect_null(seen_by(helper, id), "people are one site's");
	cr_expect(seen_by(seeker, id), "one's own are of all sites");
	cr_expect(seen_by(claimer, id));
}
