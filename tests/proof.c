/* proof.c - runs thousands of random stories in the program and in a plain model, and compares them after each act.
 *
 * The model knows tests/data/visibility.tsv and the product's rules on groups and messages, but nothing of the program's
 * code. Each story is one transaction that is rolled back at its end, so the next one begins from the same state. */
#include <criterion/criterion.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asked.h"
#include "site/account.h"
#include "referral/claim.h"
#include "base/clock.h"
#include "edge/db.h"
#include "lawbook.h"
#include "message/outbox.h"
#include "referral/person.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/referral.h"
#include "referral/referral_answers.h"
#include "referral/release.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

#define STORIES 10000		/* fewer with HANDRAIL_TEST_STORIES=N: the first ones of each chapter */
#define CHAPTERS 20		/* tests that share the stories, each in its own process */
#define ACTS_MOST 7
#define REFERRALS_MOST 3
#define NOTES_MOST 8

static struct req *q;

/* Stories of other processes may conflict: then the whole transaction is retried. */
static jmp_buf once_more;
static bool telling;

static enum err unless_again(enum err e)
{
	if (e == ERR_BUSY && telling)
		longjmp(once_more, 1);
	return e;
}

static instant dawn;		/* the start of each story */

/* ---- chance: a story's number is its seed, so a failed one can be repeated ---- */

static uint64_t chance;
static unsigned story;

static unsigned any(unsigned below)
{
	chance = chance * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(chance >> 33) % below;
}

/* ---- the model ---- */

enum who { SAM, HANA, TOM, STAN, CLARA, WHOS };		/* seeker, helper, team-mate, stranger, claimer */
static const char *const names[WHOS] = { "Sam", "Hana", "Tom", "Stan", "Clara" };

struct said { bool shared; enum party side; unsigned number; };

struct referral_model {
	char id[64];
	int64_t row;
	struct situation at;
	int author;			/* the helper who made it and has its row; -1: a guest */
	bool shared;			/* with the group */
	int told[PARTIES][2];		/* messages sent or waiting, by channel */
	int waiting[PARTIES][2];	/* of these, the waiting ones */
	bool program_links;
	bool texted, texted_waits;	/* a text about a status is sent or waiting: one a day; it still waits */
	bool veiled;
	bool lacks_code;		/* Sam becomes the seeker by its code alone, and has not typed it */
	enum status status, by_people;	/* the last of all; the last of seeker and helper */
	instant released_until;
	struct said said[NOTES_MOST];
	unsigned said_count;
};

struct note_model { char id[64]; int author; bool shared, deleted; };

static struct {
	bool member[WHOS], sharing;
	struct referral_model referrals[REFERRALS_MOST];
	unsigned referral_count;
	unsigned notes_said;
} model;

static unsigned law[KINDS][ORIGINS][5][CONSENTS][PARTIES];

static int preference(unsigned reach)
{
	if (reach & REACH_DONT)
		return 4;
	if ((reach & REACH_EMAIL) && (reach & REACH_TEXT))
		return 2;
	return reach & REACH_EMAIL ? 0 : reach & REACH_TEXT ? 1 : 3;
}

static void learn_the_law(void)
{
	struct tsv book = lawbook_open();

	for (size_t i = 0; i < book.rows; i++) {
		struct clause c = lawbook_clause(&book, i);

		law[c.at.kind][c.at.origin][preference(c.at.reach)][c.at.consent][c.party] = c.granted;
	}
	tsv_release(&book);
}

#define OF_THE_BOOK (MAY_SEE | SHOW_CONTACT | SHOW_HELPER_CONTACT | SHOW_COMMENT | SHOW_FORMS | MAY_UPDATE)

static unsigned lawful(const struct referral_model *r, enum party p)
{
	return law[r->at.kind][r->at.origin][preference(r->at.reach)][r->at.consent][p];
}

/* The parties that a person is. */
static unsigned parties_of(const struct referral_model *r, enum who w)
{
	unsigned parties = 0;

	if (w == SAM && !r->lacks_code)
		parties |= 1u << PARTY_SEEKER;
	if (r->author == (int)w || (r->shared && model.member[w]))
		parties |= 1u << PARTY_HELPER;
	if (w == CLARA)
		parties |= 1u << PARTY_PROGRAM;
	for (unsigned p = 0; p < PARTIES; p++)
		if (!(lawful(r, (enum party)p) & MAY_SEE))
			parties &= ~(1u << p);
	return parties;
}

static unsigned grants_of(const struct referral_model *r, enum who w)
{
	unsigned granted = 0, parties = parties_of(r, w);

	for (unsigned p = 0; p < PARTIES; p++)
		if (parties & 1u << p)
			granted |= lawful(r, (enum party)p);
	return granted & OF_THE_BOOK;
}

/* A veil is between the program and somebody who is the helper, and neither of the others. */
static bool is_veiled_from(const struct referral_model *r, enum who w)
{
	return r->veiled && r->released_until <= q->now && parties_of(r, w) == 1u << PARTY_HELPER;
}

static void drop(struct referral_model *r, enum party p)
{
	for (int channel = 0; channel < 2; channel++) {
		r->told[p][channel] -= r->waiting[p][channel];
		r->waiting[p][channel] = 0;
	}
	if (p == PARTY_SEEKER && r->texted_waits)
		r->texted = r->texted_waits = false;
}

static void tell(struct referral_model *r, enum party p, enum channel channel)
{
	r->told[p][channel]++;
	r->waiting[p][channel]++;
}

/* ---- the ground ---- */

static int64_t accounts[WHOS], team, program_id;
static struct given_answers given;
static const char *seeker_email;

/* In every other chapter it is a victim-service program. */
static bool victim_service;

static void set_the_flag(unsigned chapter)
{
	struct program_change c = PROGRAM_CHANGE_NOTHING;

	victim_service = chapter % 2 != 0;
	c.victim_service = victim_service;
	MUST(unless_again(program_set(q, program_id, &c)));
}

static void set_the_ground(void)
{
	q = test_db();
	row_site(q);
	seeker_email = arena_printf(q->arena, "%s@people.test", test_name("sam"));
	for (int w = 0; w < WHOS; w++)
		accounts[w] = row_account(q, names[w], "Proof", w == SAM ? seeker_email : NULL);
	team = row_team(q, false);
	row_join(q, row_team(q, true), accounts[STAN]);
	program_id = row_program(q, "Pantry");
	MUST(unless_again(program_add_claimer(q, program_id, accounts[CLARA])));
	given = asked(q, program_id);
	learn_the_law();
}

static void as(int w) { row_sign_in(q, w < 0 ? 0 : accounts[w]); }

/* The signed-in person makes it. */
static struct referral *found_here(const struct referral_model *r)
{
	return row_referral(q, r->id);
}

static struct referral *found(const struct referral_model *r, enum who w)
{
	as(w);
	return found_here(r);
}

/* ---- acts ---- */

struct one_number { int64_t n; };
static const struct column n_column[] = { COLUMN(struct one_number, n) };

STATEMENT(row_of, n_column, struct one_number, "SELECT id AS n FROM referral WHERE public_id = ?");
STATEMENT(newest, n_column, struct one_number, "SELECT MAX(id) AS n FROM referral WHERE site_id = ?");

struct public_id { const char *public_id; };
static const struct column id_column[] = { COLUMN(struct public_id, public_id) };
STATEMENT(id_of, id_column, struct public_id, "SELECT public_id FROM referral WHERE id = ?");

static unsigned any_reach(void)
{
	static const unsigned ways[] = { 1, 2, 3, 4, 5, 6, 7, REACH_DONT, REACH_DONT };

	return ways[any(COUNT(ways))];
}

static void make(void)
{
	struct referral_model *r = &model.referrals[model.referral_count++];
	bool guest = !any(5);
	struct referral_draft d = {
		.program_id = program_id, .answer_days = 2,
		.seeker.first_name = names[SAM], .seeker.last_name = "Proof", .seeker.email = seeker_email,
		.seeker.phone = "+14155550123", .seeker.language = "en", .comment = "Milk",
		.helper.first_name = "Hana", .helper.last_name = "Proof", .helper_organization = "Clinic",
		.helper.email = "hana@clinic.test", .helper.phone = "+14155550199",
		.consent_words = "I agree.", .consent_language = "en", .answers = &given,
	};
	struct one_number row;
	struct public_id id;
	const char *receipt;

	*r = (struct referral_model){ .author = -1, .status = STATUS_not_updated, .by_people = STATUS_not_updated };
	r->at.kind = guest ? KIND_LIVE : (enum kind)any(KINDS);
	r->at.origin = (enum origin)any(ORIGINS);
	r->at.reach = any_reach();
	r->at.consent = r->at.kind == KIND_LIVE ? CONSENT_STANDING : CONSENT_NONE;
	d.at = r->at;
	if (r->at.origin == ORIGIN_OTHER && !guest)
		r->author = any(2) ? HANA : TOM;
	as(guest ? -1 : r->author >= 0 ? r->author : SAM);
	MUST(unless_again(referral_make(q, &d, 1, &receipt)));
	MUST(unless_again(db_row(q, &newest, &row, BIND(q->site->id))));
	MUST(unless_again(db_row(q, &id_of, &id, BIND(row.n))));
	r->row = row.n;
	snprintf(r->id, sizeof(r->id), "%s", id.public_id);

	r->veiled = victim_service && r->at.kind == KIND_LIVE;
	r->lacks_code = r->veiled && r->at.origin == ORIGIN_OTHER;
	r->shared = r->author >= 0 && model.member[r->author] && model.sharing;
	r->program_links = lawful(r, PARTY_PROGRAM) & TOLD_BY_EMAIL;
	for (unsigned p = 0; p < PARTIES; p++) {
		if (lawful(r, (enum party)p) & TOLD_BY_EMAIL)
			tell(r, (enum party)p, CHANNEL_EMAIL);
		if (lawful(r, (enum party)p) & TOLD_BY_TEXT)
			tell(r, (enum party)p, CHANNEL_TEXT);
	}
}

/* Before the stories, makes the row that a site's first referral makes for all later ones (the consent text). */
static void first_of_all(void)
{
	while (!model.referral_count || model.referrals[0].at.kind != KIND_LIVE) {
		memset(&model, 0, sizeof(model));
		make();
	}
}

static struct referral_model *any_referral(void)
{
	return model.referral_count ? &model.referrals[any(model.referral_count)] : NULL;
}

/* The side on which a person acts: the first of their parties. */
static enum party side_of(const struct referral *it)
{
	return it->parties & 1u << PARTY_HELPER ? PARTY_HELPER : it->parties & 1u << PARTY_SEEKER ? PARTY_SEEKER : PARTY_PROGRAM;
}

static const char *page(const struct referral_model *r) { return arena_printf(q->arena, "/referrals/%s", r->id); }

/* By text only what is to be done, and the end; once a day. */
static void tell_status(struct referral_model *r, enum status s)
{
	if (r->at.reach & REACH_EMAIL) {
		tell(r, PARTY_SEEKER, CHANNEL_EMAIL);
		return;
	}
	if (!(r->at.reach & REACH_TEXT) || r->texted || !(s == STATUS_needs_client_action || status_closed(s)))
		return;
	tell(r, PARTY_SEEKER, CHANNEL_TEXT);
	r->texted = r->texted_waits = true;
}

static void move(void)
{
	struct referral_model *r = any_referral();
	enum who w = (enum who)any(WHOS);
	struct referral *it = r ? found(r, w) : NULL;
	struct move m = { .note = "" };

	if (!it)
		return;
	m.status = (enum status)(1 + ((unsigned)it->status + any(STATUSES - 2)) % (STATUSES - 1));
	if (m.status == it->status)
		m.note = "again";
	m.seen = it->version;
	m.result = page(r);
	MUST(unless_again(referral_move(q, it, &m)));
	if (*m.note)
		r->said_count = NOTES_MOST;	/* from now on, its words are not checked */
	/* The same status may be set again for its note, which is private here. */
	if (!*m.note && m.status != r->status && side_of(it) != PARTY_SEEKER && r->at.kind != KIND_TRACKING_ONLY)
		tell_status(r, m.status);
	r->status = m.status;
	if (!r->veiled || side_of(it) != PARTY_PROGRAM)
		r->by_people = m.status;
}

/* The seeker and the program let the helper's side see what the program says, for some acts, or end it. */
static void release(void)
{
	struct referral_model *r = any_referral();
	enum who w = (enum who)any(WHOS);
	struct referral *it = r ? found(r, w) : NULL;
	bool ends = any(3) == 0, may;
	struct release signed_one = { q->now + SECONDS(3) * (1 + any(4)), "I agree.", "en", "/" };
	enum err e;

	if (!it)
		return;
	may = r->veiled && r->at.origin == ORIGIN_OTHER && parties_of(r, w) & (1u << PARTY_SEEKER | 1u << PARTY_PROGRAM);
	e = unless_again(ends ? release_end(q, it, "/") : release_give(q, it, &signed_one));
	cr_assert_eq(!e, may, "story %u: %s %s a release", story, names[w], e ? "may not give" : "gave");
	if (!e)
		r->released_until = ends ? 0 : signed_one.until;
}

STATEMENT(code_of, id_column, struct public_id, "SELECT code AS public_id FROM referral WHERE id = ?");

/* Sam got it from the program, or from the helper's page. */
static void type_the_code(void)
{
	struct referral_model *r = any_referral();
	struct public_id code;

	if (!r || !(lawful(r, PARTY_SEEKER) & MAY_SEE))
		return;
	as(SAM);
	MUST(unless_again(db_row(q, &code_of, &code, BIND(r->row))));
	MUST(unless_again(claim_by_code(q, code.public_id)));
	r->lacks_code = false;
}

static void speak(void)
{
	struct referral_model *r = any_referral();
	enum who w = (enum who)any(WHOS);
	struct referral *it = r ? found(r, w) : NULL;
	struct said *s;

	if (!it || r->said_count >= NOTES_MOST)
		return;
	s = &r->said[r->said_count++];
	*s = (struct said){ any(2), side_of(it), ++model.notes_said };
	MUST(unless_again(referral_note(q, it, arena_printf(q->arena, "note %u", s->number), s->shared, page(r))));
}

/* Seeker and helper may change it; away from "don't reach out", only the seeker. */
static void change_reach(void)
{
	struct referral_model *r = any_referral();
	enum who w = (enum who)any(WHOS);
	struct referral *it = r ? found(r, w) : NULL;
	struct reach_change c = { .reach = any_reach(), .email = seeker_email, .phone = "+14155550123" };
	bool may;
	enum err e;

	if (!it)
		return;
	may = side_of(it) == PARTY_SEEKER || (side_of(it) == PARTY_HELPER && !(r->at.reach & REACH_DONT));
	c.seen = it->version;
	c.result = page(r);
	e = unless_again(referral_change_reach(q, it, &c));
	cr_assert_eq(!e, may, "story %u: %s %s the way to %u from %u", story, names[w], e ? "may not change" : "changed",
		c.reach, r->at.reach);
	if (e)
		return;
	r->at.reach = c.reach;
	if (c.reach & REACH_DONT) {
		for (unsigned p = 0; p < PARTIES; p++)
			drop(r, (enum party)p);
		r->program_links = false;
	}
}

static void stop_sharing(void)
{
	struct referral_model *r = any_referral();
	enum who w = (enum who)any(WHOS);
	struct referral *it = r ? found(r, w) : NULL;
	bool may;
	enum err e;

	if (!it)
		return;
	may = r->at.kind == KIND_LIVE && r->at.consent == CONSENT_STANDING && side_of(it) != PARTY_PROGRAM;
	e = unless_again(referral_stop_sharing(q, it, page(r)));
	cr_assert_eq(!e, may, "story %u: %s %s sharing", story, names[w], e ? "may not stop" : "stopped");
	if (e)
		return;
	r->at.consent = CONSENT_WITHDRAWN;
	drop(r, PARTY_PROGRAM);
	r->program_links = false;
}

static void join_or_leave(void)
{
	enum who w = any(2) ? HANA : TOM;

	MUST(unless_again(model.member[w] ? team_leave(q, team, accounts[w]) : team_join(q, team, accounts[w])));
	model.member[w] = !model.member[w];
}

static void switch_sharing(void)
{
	model.sharing = !model.sharing;
	MUST(unless_again(team_set_navigation(q, team, model.sharing)));
}

COMMAND(all_sent,
	"UPDATE outbox "
	"SET state = 2 "
	"WHERE subject = 0 AND subject_id = ? AND state = 0");

static void deliver(void)
{
	struct referral_model *r = any_referral();

	if (!r)
		return;
	MUST(unless_again(db_exec(q, &all_sent, NULL, BIND(r->row))));
	memset(r->waiting, 0, sizeof(r->waiting));
	r->texted_waits = false;
}

/* Notes on a profile: written by one of the two, seen by the group when it is shared, gone when deleted. */
static void profile_notes(void)
{
	enum who w = any(2) ? HANA : TOM, other = w == HANA ? TOM : HANA;
	bool shared = any(2), reaches;
	struct person *people, p;
	struct person_note *notes;
	size_t count, n;
	const char *words = arena_printf(q->arena, "profile %u", ++model.notes_said);

	as(w);
	MUST(unless_again(person_list(q, NULL, NULL, &people, &count)));
	if (!count)
		return;
	p = people[0];
	MUST(unless_again(person_add_note(q, &p, words, shared)));
	reaches = shared && model.sharing && model.member[w] && model.member[other];
	MUST(unless_again(person_notes(q, &p, &notes, &n)));
	cr_assert(n && !strcmp(notes[0].note, words), "story %u: %s sees what they wrote", story, names[w]);
	as(other);
	if (person_find(q, p.public_id, &p))
		n = 0;
	else
		MUST(unless_again(person_notes(q, &p, &notes, &n)));
	cr_assert_eq(n && !strcmp(notes[0].note, words), reaches, "story %u: %s %s a note of %s", story, names[other],
		reaches ? "lacks" : "has", names[w]);
	if (!reaches || any(2))
		return;
	cr_assert_eq(person_delete_note(q, &p, notes[0].public_id), ERR_MISSING, "story %u: only its author deletes it", story);
	as(w);
	MUST(unless_again(person_delete_note(q, &p, notes[0].public_id)));
	as(other);
	MUST(unless_again(person_notes(q, &p, &notes, &n)));
	cr_assert_not(n && !strcmp(notes[0].note, words), "story %u: deleted is gone", story);
}

/* ---- comparing ---- */

static void compare_words(const struct referral_model *r, const struct referral *it, enum who w)
{
	struct referral_event *events;
	size_t count;

	if (!r->said_count || r->said_count >= NOTES_MOST)
		return;
	MUST(unless_again(referral_history(q, it, &events, &count)));
	for (unsigned i = 0; i < r->said_count; i++) {
		const struct said *s = &r->said[i];
		const char *words = arena_printf(q->arena, "note %u", s->number);
		bool own = it->parties & 1u << s->side, sees = false;
		/* after the withdrawal, shared notes are withheld from the program */
		bool lawful_here = own || (s->shared && grants_of(r, w) & SHOW_COMMENT
			&& !(s->side == PARTY_PROGRAM && is_veiled_from(r, w)));

		for (size_t k = 0; k < count; k++)
			sees |= events[k].note && !strcmp(events[k].note, words);
		cr_assert_eq(sees, lawful_here, "story %u: %s %s a note (shared %d) of party %d", story, names[w],
			sees ? "sees" : "lacks", s->shared, (int)s->side);
	}
}

/* The answers, and among them the one that holds contact information. */
static void check_answers(const struct referral *it, unsigned granted, enum who w)
{
	struct referral_answers a;
	enum err e = unless_again(referral_answers_find(q, it, &a));

	cr_assert_eq(it->has_forms, (granted & SHOW_FORMS) != 0, "story %u: %s, answers", story, names[w]);
	cr_assert_eq(it->outcome_reason != NULL, it->has_forms, "story %u: %s, reason", story, names[w]);
	cr_assert_eq(e, granted & SHOW_FORMS ? ERR_OK : ERR_MISSING, "story %u: %s, answers: %d", story, names[w], e);
	if (!e)
		cr_assert_eq(answers_find(&a.answers, "call") != NULL, (granted & SHOW_CONTACT) != 0, "story %u: %s, contact in an answer", story,
			names[w]);
}

static void compare_status(const struct referral_model *r, const struct referral *it, enum who w)
{
	bool veiled = is_veiled_from(r, w);
	enum status status = veiled ? r->by_people : r->status;

	cr_assert_eq(!(it->granted & SHOW_PROGRAM_WORD), veiled, "story %u: %s, the program's word", story, names[w]);
	cr_assert_eq(it->status, status, "story %u: %s sees %d, not %d", story, names[w], it->status, status);
	if (veiled)
		cr_assert(it->word_program == STATUS_NONE && !it->due_at && !it->opened_at, "story %u: %s", story, names[w]);
}

static void compare_one(const struct referral_model *r, enum who w)
{
	struct referral *it = found_here(r);
	unsigned parties = parties_of(r, w), granted = grants_of(r, w);

	cr_assert_eq(it != NULL, parties != 0, "story %u: %s %s it", story, names[w], it ? "has" : "lacks");
	if (!it)
		return;
	cr_assert_eq(it->parties, parties, "story %u: %s is %u, not %u", story, names[w], it->parties, parties);
	cr_assert_eq(it->granted & OF_THE_BOOK, granted, "story %u: %s gets %x, not %x", story, names[w],
		it->granted & OF_THE_BOOK, granted);
	cr_assert_eq(it->seeker.email && *it->seeker.email, (granted & SHOW_CONTACT) != 0, "story %u: %s, e-mail", story, names[w]);
	cr_assert_eq(it->seeker.phone != NULL, (granted & SHOW_CONTACT) != 0, "story %u: %s, phone", story, names[w]);
	cr_assert_eq(it->comment != NULL, (granted & SHOW_COMMENT) != 0, "story %u: %s, comment", story, names[w]);
	compare_status(r, it, w);
	check_answers(it, granted, w);
	cr_assert_eq(it->helper.phone != NULL, (granted & SHOW_HELPER_CONTACT) != 0, "story %u: %s, helper", story, names[w]);
	compare_words(r, it, w);
}

struct heap { unsigned party, channel; int64_t n; };
static const struct column heap_columns[] = { COLUMN(struct heap, party), COLUMN(struct heap, channel), COLUMN(struct heap, n) };

STATEMENT(heaps, heap_columns, struct heap,
	"SELECT party, channel, COUNT(*) AS n "
	"FROM outbox "
	"WHERE subject = 0 AND subject_id = ? AND state <> 4 "
	"GROUP BY party, channel");

STATEMENT(open_links, n_column, struct one_number,
	"SELECT COUNT(*) AS n "
	"FROM status_link "
	"WHERE referral_id = ? AND party = 2 AND revoked_at IS NULL");

static void compare_messages(const struct referral_model *r)
{
	int seen[PARTIES][2] = { 0 };
	struct one_number links;
	struct heap *all;
	size_t count;

	MUST(unless_again(db_rows(q, &heaps, &all, &count, BIND(r->row))));
	for (size_t i = 0; i < count; i++)
		seen[all[i].party][all[i].channel] = (int)all[i].n;
	for (unsigned p = 0; p < PARTIES; p++)
		for (unsigned c = 0; c < 2; c++)
			cr_assert_eq(seen[p][c], r->told[p][c], "story %u: party %u was sent %d by channel %u, not %d", story, p,
				seen[p][c], c, r->told[p][c]);
	MUST(unless_again(db_row(q, &open_links, &links, BIND(r->row))));
	cr_assert_eq(links.n > 0, r->program_links, "story %u: the program's links", story);
}

static void compare(void)
{
	for (int w = 0; w < WHOS; w++) {
		as(w);
		for (unsigned i = 0; i < model.referral_count; i++)
			compare_one(&model.referrals[i], (enum who)w);
	}
	for (unsigned i = 0; i < model.referral_count; i++)
		compare_messages(&model.referrals[i]);
}

/* ---- telling ---- */

static void act(void)
{
	static void (*const acts[])(void) = { move, move, speak, change_reach, change_reach, stop_sharing, join_or_leave,
		join_or_leave, switch_sharing, deliver, profile_notes, release, type_the_code };
	unsigned which = any(COUNT(acts) + 3);

	q->now += SECONDS(3);
	if (which < COUNT(acts))
		acts[which]();
	else if (model.referral_count < REFERRALS_MOST)
		make();
}

/* Returns an error at its end, so that the transaction is rolled back. */
static enum err tell_story(struct req *with, void *data)
{
	unsigned acts;

	(void)data;
	if (setjmp(once_more))
		return ERR_BUSY;
	telling = true;
	memset(&model, 0, sizeof(model));
	q->now = dawn;
	chance = story * 0x9e3779b97f4a7c15u + 1;
	any(2);
	acts = 2 + any(ACTS_MOST - 1);
	for (unsigned i = 0; i < acts; i++) {
		act();
		compare();
	}
	return fail(with, ERR_GONE, "told");
}

static unsigned told_of_a_chapter(void)
{
	const char *wanted = getenv("HANDRAIL_TEST_STORIES");
	long n = wanted ? strtol(wanted, NULL, 10) : STORIES;

	cr_assert(n >= CHAPTERS && n <= STORIES, "HANDRAIL_TEST_STORIES=%s", wanted);
	return (unsigned)n / CHAPTERS;
}

static void tell_chapter(unsigned chapter)
{
	unsigned count = told_of_a_chapter();

	set_the_ground();
	set_the_flag(chapter);
	first_of_all();
	dawn = q->now;
	for (unsigned i = 0; i < count; i++) {
		enum err e = ERR_BUSY;

		story = chapter * (STORIES / CHAPTERS) + i;
		for (int tries = 0; tries < 20 && e == ERR_BUSY; tries++)
			e = db_transaction(q, tell_story, NULL);
		telling = false;
		cr_assert_eq(e, ERR_GONE, "story %u: %s", story, q->failed.detail);
	}
}

#define CHAPTER(n) Test(proof, chapter_##n) { tell_chapter((n) - 1); }
CHAPTER(1) CHAPTER(2) CHAPTER(3) CHAPTER(4) CHAPTER(5) CHAPTER(6) CHAPTER(7) CHAPTER(8) CHAPTER(9) CHAPTER(10)
CHAPTER(11) CHAPTER(12) CHAPTER(13) CHAPTER(14) CHAPTER(15) CHAPTER(16) CHAPTER(17) CHAPTER(18) CHAPTER(19) CHAPTER(20)
