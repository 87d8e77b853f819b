/* groups.c - Team Navigation as a matrix of times: membership, sharing, the act, and later changes. */
#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "base/err.h"
#include "referral/person.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/session.h"
#include "support.h"

static struct req *q;

/* ---- the possible states at each time ---- */

enum sharing { ALWAYS_ON, SWITCHED_ON, OFF, SWITCHED_OFF, SHARINGS };	/* before the act */
enum author { MEMBER, JOINS_LATER, LEFT_BEFORE, AUTHORS };
enum viewer { WAS_THERE, COMES_LATER, LEAVES_LATER, OF_ANOTHER, OF_NONE, VIEWERS };
enum later { NOTHING, LATER_OFF, LATER_ON, AUTHOR_LEAVES, LATERS };

static const char *const sharings[] = { "always on", "switched on", "off", "switched off" };
static const char *const authors[] = { "member", "joins later", "left before" };
static const char *const viewers[] = { "was there", "comes later", "leaves later", "of another", "of none" };
static const char *const laters[] = { "nothing", "later off", "later on", "author leaves" };

struct times { enum sharing sharing; enum author author; enum viewer viewer; enum later later; };

/* The rule of Team Navigation, independent of the program's code. */
static bool was_shared(const struct times *t, enum origin origin)
{
	return origin == ORIGIN_OTHER && t->author == MEMBER && (t->sharing == ALWAYS_ON || t->sharing == SWITCHED_ON);
}

static bool is_member_now(const struct times *t) { return t->viewer == WAS_THERE || t->viewer == COMES_LATER; }

/* ---- one story ---- */

struct story { int64_t team, other_team, author, viewer, program; };

static void some_time(void) { q->now += MINUTES(5); }

static void before_the_act(struct story *s, const struct times *t)
{
	s->author = row_account(q, "Ann", "Author", NULL);
	s->viewer = row_account(q, "Vic", "Viewer", NULL);
	s->team = row_team(q, t->sharing == ALWAYS_ON || t->sharing == SWITCHED_OFF);
	s->other_team = row_team(q, true);
	if (t->author == MEMBER || t->author == LEFT_BEFORE)
		MUST(team_join(q, s->team, s->author));
	if (t->viewer == WAS_THERE || t->viewer == LEAVES_LATER)
		MUST(team_join(q, s->team, s->viewer));
	if (t->viewer == OF_ANOTHER)
		MUST(team_join(q, s->other_team, s->viewer));
	some_time();
	if (t->author == LEFT_BEFORE)
		MUST(team_leave(q, s->team, s->author));
	if (t->sharing == SWITCHED_ON || t->sharing == SWITCHED_OFF)
		MUST(team_set_navigation(q, s->team, t->sharing == SWITCHED_ON));
	some_time();
}

static void after_the_act(const struct story *s, const struct times *t)
{
	enum err e;

	some_time();
	if (t->author == JOINS_LATER)
		MUST(team_join(q, s->team, s->author));
	if (t->viewer == COMES_LATER)
		MUST(team_join(q, s->team, s->viewer));
	if (t->viewer == LEAVES_LATER)
		MUST(team_leave(q, s->team, s->viewer));
	if (t->later == LATER_OFF || t->later == LATER_ON)
		MUST(team_set_navigation(q, s->team, t->later == LATER_ON));
	/* Some authors were never in it. */
	if (t->later == AUTHOR_LEAVES && (e = team_leave(q, s->team, s->author)) != ERR_MISSING)
		MUST(e);
	some_time();
}

/* Makes a referral by the signed-in person and returns its public id. */
static const char *make(const struct story *s, enum kind kind, enum origin origin)
{
	struct referral_draft d = {
		.at = { kind, origin, REACH_PHONE, kind == KIND_LIVE ? CONSENT_STANDING : CONSENT_NONE },
		.program_id = s->program, .answer_days = 2,
		.seeker.first_name = "Maria", .seeker.last_name = "Lopez", .seeker.email = "", .seeker.phone = "+14155550123",
		.seeker.language = "en", .helper.first_name = "Ann", .helper.last_name = "Author",
		.helper.email = "", .helper.phone = "", .helper_organization = "", .comment = "Milk",
		.consent_words = "I agree.", .consent_language = "en",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	MUST(referral_note(q, &all[0], "between us", false, arena_printf(q->arena, "/referrals/%s", all[0].public_id)));
	return all[0].public_id;
}

/* ---- what a viewer finds ---- */

struct sight { bool page, note, person, profile, list; };

static bool has_note(const struct referral *r)
{
	struct referral_event *events;
	size_t count;

	MUST(referral_history(q, r, &events, &count));
	for (size_t i = 0; i < count; i++)
		if (events[i].note && !strcmp(events[i].note, "between us"))
			return true;
	return false;
}

static void look_at_people(struct sight *s, const char *id)
{
	struct list l = { .edge = LIST_PERSON };
	struct person *people, p;
	struct referral *all;
	size_t count, n;

	MUST(person_list(q, NULL, NULL, &people, &count));
	s->person = count;
	for (size_t i = 0; i < count; i++) {
		s->profile = !person_find(q, people[i].public_id, &p);
		l.of = people[i].id;
		row_list(q, &l, &all, &n);
		for (size_t k = 0; k < n; k++)
			s->list |= !strcmp(all[k].public_id, id);
	}
}

static struct sight sight_of(int64_t account, const char *id)
{
	struct sight s = { 0 };
	struct referral *r;

	row_sign_in(q, account);
	r = row_referral(q, id);
	s.page = r;
	s.note = r && has_note(r);
	look_at_people(&s, id);
	return s;
}

static const char *told(const struct times *t, enum kind kind, enum origin origin)
{
	return arena_printf(q->arena, "%s %s: sharing %s, author %s, viewer %s, then %s", kind_slug(kind), origin_slug(origin),
		sharings[t->sharing], authors[t->author], viewers[t->viewer], laters[t->later]);
}

static void expect_all(struct sight s, bool yes, const char *who, const char *words)
{
	cr_expect_eq(s.page, yes, "%s: %s %s the page", words, who, yes ? "lacks" : "has");
	cr_expect_eq(s.note, yes, "%s: %s %s the note", words, who, yes ? "lacks" : "has");
	cr_expect_eq(s.person, yes, "%s: %s %s the person", words, who, yes ? "lacks" : "has");
	cr_expect_eq(s.profile, yes, "%s: %s %s the profile", words, who, yes ? "lacks" : "has");
	cr_expect_eq(s.list, yes, "%s: %s %s it on the profile", words, who, yes ? "lacks" : "has");
}

static void tell(const struct times *t, enum kind kind, enum origin origin, int64_t program)
{
	const char *words = told(t, kind, origin);
	struct story s = { .program = program };
	const char *id;
	struct sight own;

	before_the_act(&s, t);
	row_sign_in(q, s.author);
	id = make(&s, kind, origin);
	after_the_act(&s, t);
	expect_all(sight_of(s.viewer, id), was_shared(t, origin) && is_member_now(t), "the viewer", words);
	own = sight_of(s.author, id);
	cr_expect(own.page && own.note, "%s: its author keeps it", words);
	if (origin == ORIGIN_OTHER)
		expect_all(own, true, "its author", words);
}

static void tell_all(enum kind kind, enum sharing sharing, enum author author, enum origin origin, int64_t program)
{
	for (unsigned viewer = 0; viewer < VIEWERS; viewer++)
		for (unsigned later = 0; later < LATERS; later++)
			tell(&(struct times){ sharing, author, (enum viewer)viewer, (enum later)later }, kind, origin, program);
}

/* Tests all times of one kind. A referral for oneself is never shared, so fewer of its times are tested. */
static void walk(enum kind kind)
{
	int64_t program;

	q = test_db();
	row_site(q);
	program = row_program(q, "Pantry");
	for (unsigned sharing = 0; sharing < SHARINGS; sharing++)
		for (unsigned author = 0; author < AUTHORS; author++)
			tell_all(kind, (enum sharing)sharing, (enum author)author, ORIGIN_OTHER, program);
	tell_all(kind, ALWAYS_ON, MEMBER, ORIGIN_SELF, program);
}

Test(groups, live_referrals_at_all_times) { walk(KIND_LIVE); }
Test(groups, logged_referrals_at_all_times) { walk(KIND_LOGGED); }
Test(groups, tracked_referrals_at_all_times) { walk(KIND_TRACKING_ONLY); }

/* ---- cases outside the matrix ---- */

Test(groups, one_group_a_site_and_the_old_one_ends_at_once)
{
	struct times t = { ALWAYS_ON, MEMBER, WAS_THERE, NOTHING };
	struct story s;
	const char *id;

	q = test_db();
	row_site(q);
	s.program = row_program(q, "Pantry");
	before_the_act(&s, &t);
	row_sign_in(q, s.author);
	id = make(&s, KIND_LIVE, ORIGIN_OTHER);
	cr_expect(sight_of(s.viewer, id).page);
	MUST(team_join(q, s.other_team, s.viewer));
	expect_all(sight_of(s.viewer, id), false, "who joined another group", "live");
	MUST(team_join(q, s.team, s.viewer));
	expect_all(sight_of(s.viewer, id), true, "who came back", "live");
}

Test(groups, acts_while_sharing_was_off_stay_private)
{
	struct times t = { ALWAYS_ON, MEMBER, WAS_THERE, NOTHING };
	struct story s;
	const char *first, *between, *last;

	q = test_db();
	row_site(q);
	s.program = row_program(q, "Pantry");
	before_the_act(&s, &t);
	row_sign_in(q, s.author);
	first = make(&s, KIND_LIVE, ORIGIN_OTHER);
	MUST(team_set_navigation(q, s.team, false));
	some_time();
	row_sign_in(q, s.author);
	between = make(&s, KIND_LIVE, ORIGIN_OTHER);
	MUST(team_set_navigation(q, s.team, true));
	some_time();
	row_sign_in(q, s.author);
	last = make(&s, KIND_LIVE, ORIGIN_OTHER);
	cr_expect(sight_of(s.viewer, first).page);
	cr_expect_not(sight_of(s.viewer, between).page);
	cr_expect_not(sight_of(s.viewer, between).list);
	cr_expect(sight_of(s.viewer, last).page);
}

Test(groups, a_group_of_another_site_sees_nothing_here)
{
	struct times t = { ALWAYS_ON, MEMBER, OF_NONE, NOTHING };
	int64_t here, there, team;
	struct story s;
	const char *id;

	q = test_db();
	there = row_site(q);
	team = row_team(q, true);
	here = row_site(q);
	s.program = row_program(q, "Pantry");
	before_the_act(&s, &t);
	row_visit(q, there);
	MUST(team_join(q, team, s.author));
	MUST(team_join(q, team, s.viewer));
	row_visit(q, here);
	row_sign_in(q, s.author);
	id = make(&s, KIND_LIVE, ORIGIN_OTHER);
	expect_all(sight_of(s.viewer, id), false, "a team-mate of another site", "live");
	row_visit(q, there);
	expect_all(sight_of(s.viewer, id), false, "a team-mate at that other site", "live");
}
