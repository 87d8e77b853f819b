/* person.c - seeker profiles: viewers, search, history, notes, and the cost of lists. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "site/account.h"
#include "edge/db.h"
#include "referral/person.h"
#include "rows.h"
#include "site/site.h"
#include "base/str.h"
#include "support.h"

/* Two helpers of one site, and a group that shares; each test decides its members. */
static struct { int64_t site, hana, tom, stan, team; } who;

static struct req *begin(void)
{
	struct req *q = test_db();

	who.site = row_site(q);
	who.hana = row_account(q, "Hana", "Helper", NULL);
	who.tom = row_account(q, "Tom", "Teammate", NULL);
	who.stan = row_account(q, "Stan", "Stranger", NULL);
	who.team = row_team(q, true);
	return q;
}

/* ---- acts ---- */

struct act { struct person_facts facts; int64_t person_id; };

static enum err attach(struct req *q, void *data)
{
	struct act *a = data;

	return person_attach(q, &a->facts, &a->person_id);
}

/* Makes a referral by the signed-in helper; some seconds pass. */
static enum err act(struct req *q, struct act *a)
{
	a->facts.site_id = q->site->id;
	a->facts.helper_id = q->account->id;
	a->facts.made_at = q->now += SECONDS(3);
	return db_transaction(q, attach, a);
}

static int64_t refer(struct req *q, const char *first_name, const char *last_name, const char *email,
	const char *phone, int64_t team)
{
	struct act a = { .facts = {
		.seeker.first_name = first_name, .seeker.last_name = last_name,
		.seeker.email = email, .seeker.phone = phone, .seeker.language = "en",
		.shared_group_id = team,
	} };

	cr_assert_eq(act(q, &a), ERR_OK, "%s", q->failed.detail);
	return a.person_id;
}

/* ---- reading ---- */

static struct { struct person *all; size_t count; } found;

static size_t search(struct req *q, const char *name)
{
	cr_assert_eq(person_list(q, name, NULL, &found.all, &found.count), ERR_OK, "%s", q->failed.detail);
	return found.count;
}

static size_t search_as(struct req *q, int64_t account, const char *name)
{
	row_sign_in(q, account);
	return search(q, name);
}

static struct person only(struct req *q, const char *name)
{
	cr_assert_eq(search(q, name), 1, "%s: one, not %zu", name ? name : "all", found.count);
	return found.all[0];
}

static struct person reread(struct req *q, const char *public_id)
{
	struct person p;

	cr_assert_eq(person_find(q, public_id, &p), ERR_OK);
	return p;
}

/* ---- viewers ---- */

Test(person, two_helpers_never_see_each_others_people)
{
	struct req *q = begin();
	struct person maria, other;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "maria@seeker.test", "", 0);
	maria = only(q, NULL);
	row_sign_in(q, who.stan);
	refer(q, "Maria", "Lopez", "maria@seeker.test", "", 0);
	other = only(q, NULL);
	cr_expect_str_neq(maria.public_id, other.public_id);
	cr_expect_eq(person_find(q, maria.public_id, &other), ERR_MISSING);
	cr_expect_eq(search(q, "maria"), 1);
	cr_expect_neq(found.all[0].id, maria.id);
}

Test(person, nobody_sees_anything_without_an_account)
{
	struct req *q = begin();
	struct person p;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", who.team);
	p = only(q, NULL);
	cr_expect_eq(search_as(q, 0, NULL), 0);
	cr_expect_eq(search(q, "maria"), 0);
	cr_expect_eq(person_find(q, p.public_id, &p), ERR_MISSING);
}

Test(person, the_group_sees_a_profile_from_the_first_shared_act)
{
	struct req *q = begin();
	struct person p;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "maria@seeker.test", "", 0);
	cr_expect_not(only(q, NULL).by_group);
	cr_expect_eq(search_as(q, who.tom, NULL), 0);
	cr_expect_eq(search(q, "maria"), 0);

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "maria@seeker.test", "", who.team);
	cr_expect_not(only(q, NULL).by_group, "it is her own, once");
	row_sign_in(q, who.tom);
	p = only(q, "maria");
	cr_expect(p.by_group);
	cr_expect_eq(person_find(q, p.public_id, &p), ERR_OK);
	cr_expect(p.by_group);
	cr_expect_eq(search_as(q, who.stan, "maria"), 0);
	cr_expect_eq(person_find(q, p.public_id, &p), ERR_MISSING);
}

Test(person, a_leaving_member_keeps_their_own_and_the_group_the_shared_ones)
{
	struct req *q = begin();
	int64_t shared;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	shared = refer(q, "Maria", "Lopez", "", "", who.team);
	row_sign_in(q, who.tom);
	refer(q, "Ana", "Silva", "", "", who.team);
	cr_assert_eq(team_leave(q, who.team, who.hana), ERR_OK);
	cr_expect_eq(search_as(q, who.hana, NULL), 1);
	cr_expect_eq(found.all[0].id, shared);
	cr_expect_eq(search_as(q, who.tom, NULL), 2);
}

Test(person, of_another_site_is_missing)
{
	struct req *q = begin();
	struct person p;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", 0);
	p = only(q, NULL);
	row_site(q);
	cr_expect_eq(search_as(q, who.hana, NULL), 0);
	cr_expect_eq(search(q, "maria"), 0);
	cr_expect_eq(person_find(q, p.public_id, &p), ERR_MISSING);
}

Test(person, a_foreign_or_forged_profile_is_missing_and_makes_nothing)
{
	struct req *q = begin();
	struct act a = { .facts = { .seeker.first_name = "Maria", .seeker.last_name = "Forged" } };

	row_sign_in(q, who.hana);
	a.facts.person_id = refer(q, "Maria", "Lopez", "maria@seeker.test", "", 0);
	row_sign_in(q, who.stan);
	cr_expect_eq(act(q, &a), ERR_MISSING);
	a.facts.person_id += 1000000;
	cr_expect_eq(act(q, &a), ERR_MISSING);
	cr_expect_eq(search(q, NULL), 0);
	row_sign_in(q, who.hana);
	cr_expect_str_eq(only(q, NULL).seeker.last_name, "Lopez");
}

/* ---- the profile of a referral ---- */

Test(person, the_same_name_and_address_is_the_same_person)
{
	struct req *q = begin();
	int64_t maria;

	row_sign_in(q, who.hana);
	maria = refer(q, "María", "López", "maria@seeker.test", "+15085550100", 0);
	cr_expect_eq(refer(q, "maria", "LOPEZ", "maria@seeker.test", "", 0), maria);
	cr_expect_eq(refer(q, "Maria", "Lopez", "", "+15085550100", 0), maria);
	cr_expect_str_eq(only(q, NULL).seeker.email, "maria@seeker.test", "what was left out is kept");
	cr_expect_neq(refer(q, "Mario", "Lopez", "maria@seeker.test", "", 0), maria);
	cr_expect_neq(refer(q, "Maria", "Lopez", "other@seeker.test", "", 0), maria);
	cr_expect_neq(refer(q, "Maria", "Lopez", "", "", 0), maria);
	cr_expect_eq(search(q, NULL), 4);
}

Test(person, people_without_an_address_are_different_people)
{
	struct req *q = begin();

	row_sign_in(q, who.hana);
	cr_expect_neq(refer(q, "Maria", "Lopez", "", "", 0), refer(q, "Maria", "Lopez", "", "", 0));
}

Test(person, a_sharing_groups_profile_is_the_helpers_too)
{
	struct req *q = begin();
	int64_t maria;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	maria = refer(q, "Maria", "Lopez", "maria@seeker.test", "", who.team);
	row_sign_in(q, who.tom);
	cr_expect_eq(refer(q, "Maria", "Lopez", "maria@seeker.test", "", who.team), maria);
	cr_expect_not(only(q, NULL).by_group, "he has made a referral for her now");
}

Test(person, the_chosen_profile_gets_the_sent_values)
{
	struct req *q = begin();
	struct act a = { .facts = {
		.seeker.first_name = "Maria", .seeker.last_name = "Lopez-Silva", .seeker.phone = "+15085550111",
	} };
	struct person_version *v;
	struct person p;
	size_t count;

	row_sign_in(q, who.hana);
	a.facts.person_id = refer(q, "Maria", "Lopez", "maria@seeker.test", "", 0);
	cr_assert_eq(act(q, &a), ERR_OK);
	p = only(q, NULL);
	cr_expect_str_eq(p.seeker.last_name, "Lopez-Silva");
	cr_expect_str_eq(p.seeker.email, "");
	cr_expect_str_eq(p.seeker.phone, "+15085550111");
	cr_expect_eq(p.version, 2);
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(v[0].was.seeker.email, "maria@seeker.test");
	cr_expect_str_eq(v[0].replaced_by, "Hana H");
}

Test(person, a_guests_referral_makes_no_profile)
{
	struct req *q = begin();
	struct act a = { .facts = { .site_id = q->site->id, .seeker.first_name = "Maria", .made_at = q->now } };

	cr_expect_eq(db_transaction(q, attach, &a), ERR_OK);
	cr_expect_eq(a.person_id, 0);
}

/* ---- lists ---- */

Test(person, most_recently_active_come_first_and_never_go_back)
{
	struct req *q = begin();
	struct act old = { .facts = { .seeker.first_name = "Ana", .seeker.last_name = "Silva" } };
	int64_t ana, maria;

	row_sign_in(q, who.hana);
	ana = old.facts.person_id = refer(q, "Ana", "Silva", "", "", 0);
	maria = refer(q, "Maria", "Lopez", "", "", 0);
	search(q, NULL);
	cr_expect_eq(found.all[0].id, maria);
	cr_assert_eq(act(q, &old), ERR_OK);
	search(q, NULL);
	cr_expect_eq(found.all[0].id, ana);
	q->now -= DAYS(1);
	cr_assert_eq(act(q, &old), ERR_OK);
	search(q, NULL);
	cr_expect_eq(found.all[0].id, ana);
}

/* Every second person belongs to the group, too, so each page is a union. Nobody is listed twice or left out. */
static void page_through(struct req *q, const char *name, size_t want)
{
	const char *before = NULL;
	instant last = INT64_MAX;
	size_t seen = 0, pages = 0;

	do {
		cr_assert_eq(person_list(q, name, before, &found.all, &found.count), ERR_OK);
		cr_expect_leq(found.count, 26);
		for (size_t i = 0; i < found.count && i < 25; i++, seen++) {
			cr_expect_leq(found.all[i].active_at, last);
			last = found.all[i].active_at;
			before = person_cursor(q, &found.all[i]);
		}
	} while (found.count == 26 && ++pages < 10);
	cr_expect_eq(seen, want, "%zu of %zu", seen, want);
}

Test(person, pages_hold_each_person_once)
{
	struct req *q = begin();

	row_join(q, who.team, who.hana);
	row_sign_in(q, who.hana);
	for (int i = 0; i < 60; i++)
		refer(q, "Maria", arena_printf(q->arena, "Lopez%d", i), "", "", i % 2 ? who.team : 0);
	page_through(q, NULL, 60);
	page_through(q, "maria", 60);
}

Test(person, an_invalid_cursor_begins_at_the_top)
{
	struct req *q = begin();
	static const char *const cursors[] = { "", "-", "x", "12", "12-", "-12", "99999999999999999999-x", "5-nobody" };

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", 0);
	for (size_t i = 0; i < COUNT(cursors); i++) {
		cr_expect_eq(person_list(q, NULL, cursors[i], &found.all, &found.count), ERR_OK);
		cr_expect_eq(person_list(q, "maria", cursors[i], &found.all, &found.count), ERR_OK);
	}
}

/* ---- search ---- */

static const struct { const char *typed; bool finds; } searches[] = {
	{ "Maria", true }, { "maría", true }, { "MARIA", true }, { "mar", true }, { "m", true },
	{ "lopez", true }, { "Lopez, Maria", true }, { "maria lop", true }, { "maria del lopez", true },
	{ "  maria   lopez ", true }, { "o'", false }, { "aria", false }, { "maria silva", false },
	{ "maria carmen", true }, { "carmen maria lopez", true }, { "maria x lopez", false },
	{ "mar lop", true }, { "lop mar", true }, { "ma ca lo de", true }, { "mar lopi", false },
	{ "maria.lopez@seeker.test", true }, { "Maria.Lopez@Seeker.TEST", true }, { "maria.l@", false },
	{ "maria.lopez@", true }, { "other@seeker.test", false },
	{ "5085550100", true }, { "(508) 555-0100", true }, { "+1 508 555 0100", true }, { "508 555", true },
	{ "15085550100", true }, { "05085550100", true }, { "508-555-0199", false }, { "0100", true },
	{ "maria 5085550100", true }, { "silva 5085550100", false }, { "maria maria.lopez@seeker.test", true },
	{ "?", false }, { "%", false }, { "ma%", true }, { "_aria", false }, { "'", false },
};

Test(person, search_finds_by_name_address_and_number)
{
	struct req *q = begin();

	row_sign_in(q, who.hana);
	refer(q, "María del Carmen", "LÓPEZ", "Maria.Lopez@seeker.test", "+15085550100", 0);
	refer(q, "Zoë", "Quill", "zoe@elsewhere.test", "+442079460958", 0);
	for (size_t i = 0; i < COUNT(searches); i++)
		cr_expect_eq(search(q, searches[i].typed), searches[i].finds ? 1u : 0u, "%s", searches[i].typed);
	cr_expect_eq(search(q, "020 7946 0958"), 1, "as people of that country type it");
	cr_expect_eq(search(q, ""), 2);
	cr_expect_eq(search(q, "  "), 2);
}

Test(person, search_shows_each_person_once_and_the_very_word_first)
{
	struct req *q = begin();

	row_sign_in(q, who.hana);
	refer(q, "Mar", "Azul", "", "", 0);
	refer(q, "Maria", "Marino", "", "", 0);
	refer(q, "Martin", "Marsh", "", "", 0);
	cr_expect_eq(search(q, "mar"), 3);
	cr_expect_str_eq(found.all[0].seeker.first_name, "Mar");
	cr_expect_str_eq(found.all[1].seeker.first_name, "Maria");
	cr_expect_str_eq(found.all[2].seeker.first_name, "Martin");
}

Test(person, search_follows_a_change)
{
	struct req *q = begin();
	struct person p, to;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "maria@seeker.test", "", 0);
	p = to = only(q, NULL);
	to.seeker.last_name = "Silva";
	to.seeker.email = "";
	cr_assert_eq(person_change(q, &p, &to), ERR_OK);
	cr_expect_eq(search(q, "lopez"), 0);
	cr_expect_eq(search(q, "maria@seeker.test"), 0);
	cr_expect_eq(search(q, "silva maria"), 1);
}

static const char *all_of(struct req *q, char c, size_t count)
{
	return memset(arena_alloc(q->arena, count + 1), c, count);
}

Test(person, search_takes_any_bytes_that_are_text)
{
	struct req *q = begin();

	row_sign_in(q, who.hana);
	refer(q, "李", "小龙", "", "", 0);
	refer(q, all_of(q, 'x', 150), all_of(q, 'y', 150), "", "", 0);
	refer(q, "A B C D E F G", "H I J K L", "", "", 0);
	cr_expect_eq(search(q, "李"), 1);
	cr_expect_eq(search(q, "a b c d e f"), 1);
	cr_expect_eq(search(q, "a b c d e f g h i j"), 0, "more words than are kept");
	cr_expect_eq(search(q, "a d c b f"), 1);
	cr_expect_eq(search(q, all_of(q, 'x', 150)), 1);
	cr_expect_eq(search(q, all_of(q, 'z', 5000)), 0);
	cr_expect_eq(search(q, all_of(q, '7', 5000)), 0);
	cr_expect_eq(search(q, all_of(q, '@', 5000)), 0);
	refer(q, "Room 5", "Bed 2", "", "", 0);
	cr_expect_eq(search(q, "Room 5 Bed 2"), 1, "digits that are no telephone number");
	search(q, "\xf0\x9f\x98\x80 \xe2\x80\x8b");
}

/* ---- change, history, undo ---- */

Test(person, a_change_keeps_what_was)
{
	struct req *q = begin();
	struct person_version *v;
	struct person p, to;
	size_t count;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "old@seeker.test", "+15085550100", 0);
	p = to = only(q, NULL);
	to.seeker.email = "new@seeker.test";
	cr_assert_eq(person_change(q, &p, &to), ERR_OK);
	p = reread(q, p.public_id);
	cr_expect_str_eq(p.seeker.email, "new@seeker.test");
	cr_expect_eq(p.version, 2);
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_assert_eq(count, 1);
	cr_expect_eq(v[0].was.version, 1);
	cr_expect_str_eq(v[0].was.seeker.email, "old@seeker.test");
	cr_expect_eq(v[0].replaced_at, q->now);
}

Test(person, no_change_is_overwritten_unseen)
{
	struct req *q = begin();
	struct person p, mine, theirs;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", 0);
	p = mine = theirs = only(q, NULL);
	mine.seeker.email = "mine@seeker.test";
	theirs.seeker.email = "theirs@seeker.test";
	cr_assert_eq(person_change(q, &p, &theirs), ERR_OK);
	cr_expect_eq(person_change(q, &p, &mine), ERR_CONFLICT);
	cr_expect_str_eq(reread(q, p.public_id).seeker.email, "theirs@seeker.test");
}

Test(person, a_change_of_nothing_is_none)
{
	struct req *q = begin();
	struct person_version *v;
	struct person p;
	size_t count;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", 0);
	p = only(q, NULL);
	cr_expect_eq(person_change(q, &p, &p), ERR_OK);
	cr_expect_eq(reread(q, p.public_id).version, 1);
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_expect_eq(count, 0);
}

Test(person, undo_takes_the_newest_change_back_and_itself_can_be_undone)
{
	struct req *q = begin();
	struct person_version *v;
	struct person p, to;
	size_t count;

	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "old@seeker.test", "", 0);
	p = to = only(q, NULL);
	cr_expect_eq(person_undo(q, &p), ERR_MISSING);
	to.seeker.email = "new@seeker.test";
	cr_assert_eq(person_change(q, &p, &to), ERR_OK);
	cr_expect_eq(person_undo(q, &p), ERR_CONFLICT, "it was changed since it was looked at");
	p = reread(q, p.public_id);
	cr_expect_eq(person_undo(q, &p), ERR_OK);
	p = reread(q, p.public_id);
	cr_expect_str_eq(p.seeker.email, "old@seeker.test");
	cr_expect_eq(p.version, 3);
	cr_expect_eq(search(q, "old@seeker.test"), 1);
	cr_expect_eq(search(q, "new@seeker.test"), 0);
	cr_expect_eq(person_undo(q, &p), ERR_OK);
	p = reread(q, p.public_id);
	cr_expect_str_eq(p.seeker.email, "new@seeker.test");
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_assert_eq(count, 3);
	cr_expect_eq(v[0].was.version, 3);
	cr_expect_eq(v[2].was.version, 1);
}

Test(person, versions_before_a_profile_was_shared_stay_private)
{
	struct req *q = begin();
	struct person_version *v;
	struct person p, to;
	size_t count;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "secret@seeker.test", "+15085550100", 0);
	p = to = only(q, NULL);
	to.seeker.email = "";
	cr_assert_eq(person_change(q, &p, &to), ERR_OK);
	refer(q, "Maria", "Lopez", "", "+15085550100", who.team);

	row_sign_in(q, who.tom);
	p = to = only(q, NULL);
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_expect_eq(count, 0);
	cr_expect_eq(person_undo(q, &p), ERR_MISSING);
	to.seeker.language = "es";
	cr_assert_eq(person_change(q, &p, &to), ERR_OK);
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(v[0].replaced_by, "Tom T");
	row_sign_in(q, who.hana);
	cr_assert_eq(person_history(q, &p, &v, &count), ERR_OK);
	cr_expect_eq(count, 2);
}

/* ---- notes ---- */

static struct { struct person_note *all; size_t count; } notes;

static size_t notes_as(struct req *q, int64_t account, const struct person *p)
{
	row_sign_in(q, account);
	cr_assert_eq(person_notes(q, p, &notes.all, &notes.count), ERR_OK);
	return notes.count;
}

Test(person, notes_are_ones_own_or_the_groups)
{
	struct req *q = begin();
	struct person p;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", who.team);
	p = only(q, NULL);
	cr_assert_eq(person_add_note(q, &p, "for me", false), ERR_OK);
	q->now += SECONDS(3);
	cr_assert_eq(person_add_note(q, &p, "for us", true), ERR_OK);
	cr_expect_eq(notes_as(q, who.hana, &p), 2);
	cr_expect_str_eq(notes.all[0].note, "for us");
	cr_expect(notes.all[0].mine && notes.all[0].shared);
	cr_expect(notes.all[1].mine && !notes.all[1].shared);
	cr_expect_eq(notes_as(q, who.tom, &p), 1);
	cr_expect_str_eq(notes.all[0].note, "for us");
	cr_expect_str_eq(notes.all[0].author_first_name, "Hana");
	cr_expect_str_eq(notes.all[0].author_last_initial, "H");
	cr_expect_not(notes.all[0].mine);
	cr_expect_eq(notes_as(q, who.stan, &p), 0);
}

Test(person, only_its_author_deletes_a_note)
{
	struct req *q = begin();
	struct person p;
	const char *id;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", who.team);
	p = only(q, NULL);
	cr_assert_eq(person_add_note(q, &p, "for us", true), ERR_OK);
	cr_assert_eq(notes_as(q, who.tom, &p), 1);
	id = notes.all[0].public_id;
	cr_expect_eq(person_delete_note(q, &p, id), ERR_MISSING);
	row_sign_in(q, who.hana);
	cr_expect_eq(person_delete_note(q, &p, "nothing"), ERR_MISSING);
	cr_expect_eq(person_delete_note(q, &p, id), ERR_OK);
	cr_expect_eq(notes_as(q, who.tom, &p), 0);
	cr_expect_eq(notes_as(q, who.hana, &p), 0);
}

Test(person, a_note_for_the_group_is_an_act_that_shares)
{
	struct req *q = begin();
	struct person p;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", 0);
	p = only(q, NULL);
	cr_assert_eq(person_add_note(q, &p, "for me", false), ERR_OK);
	cr_expect_eq(search_as(q, who.tom, NULL), 0);
	row_sign_in(q, who.hana);
	cr_assert_eq(person_add_note(q, &p, "for us", true), ERR_OK);
	cr_expect_eq(search_as(q, who.tom, "maria"), 1);
	cr_expect_eq(notes_as(q, who.tom, &p), 1);
}

Test(person, without_team_navigation_a_note_is_not_shared)
{
	struct req *q = begin();
	struct person p;

	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	refer(q, "Maria", "Lopez", "", "", who.team);
	cr_assert_eq(team_set_navigation(q, who.team, false), ERR_OK);
	row_sign_in(q, who.hana);
	p = only(q, NULL);
	cr_assert_eq(person_add_note(q, &p, "for us?", true), ERR_OK);
	cr_expect_eq(notes_as(q, who.hana, &p), 1);
	cr_expect_not(notes.all[0].shared);
	cr_expect_eq(notes_as(q, who.tom, &p), 0);
	cr_expect_eq(search(q, NULL), 1, "what was shared stays so");
}

/* ---- many at once ---- */

#define AT_ONCE_HELPERS 5
#define ACTS_EACH 12

static const struct column people_columns[] = { { "people", COLUMN_INT64, 0, sizeof(int64_t) } };

STATEMENT(of_group, people_columns, int64_t,
	"SELECT COUNT(*) AS people "
	"FROM person_viewer "
	"WHERE viewer_kind = 1 "
	"AND viewer_id = ?");

static int64_t count_of_group(struct req *q, int64_t team)
{
	int64_t n = -1;

	cr_assert_eq(db_row(q, &of_group, &n, BIND(team)), ERR_OK);
	return n;
}

/* Every third act is for the same person of the group, the others are for new people. */
static int help(int number)
{
	struct req *q = test_db_other();
	int64_t me;

	row_visit(q, who.site);
	me = row_account(q, "Helper", arena_printf(q->arena, "Number%d", number), NULL);
	row_join(q, who.team, me);
	row_sign_in(q, me);
	for (int i = 0; i < ACTS_EACH; i++) {
		struct act a = { .facts = {
			.seeker.first_name = i % 3 ? test_name("Somebody") : "Maria", .seeker.last_name = "Lopez",
			.seeker.email = "maria@seeker.test", .shared_group_id = who.team,
		} };

		enum err e = act(q, &a);

		/* "Busy" after five tries is a correct answer; the client sends again. */
		for (int again = 0; e == ERR_BUSY && again < 20; again++) {
			e = act(q, &a);
		}
		if (e) {
			fprintf(stderr, "helper %d, act %d: %s\n", number, i, q->failed.detail);
			return 1;
		}
	}
	return 0;
}

Test(person, many_helpers_at_once_lose_nothing)
{
	struct req *q = begin();
	pid_t children[AT_ONCE_HELPERS];
	int64_t maria;

	row_join(q, who.team, who.hana);
	row_sign_in(q, who.hana);
	maria = refer(q, "Maria", "Lopez", "maria@seeker.test", "", who.team);
	for (int i = 0; i < AT_ONCE_HELPERS; i++)
		if (!(children[i] = fork()))
			_exit(help(i));
	for (int i = 0; i < AT_ONCE_HELPERS; i++) {
		int status;

		cr_assert_eq(waitpid(children[i], &status, 0), children[i]);
		cr_expect(WIFEXITED(status) && !WEXITSTATUS(status), "helper %d made all", i);
	}
	cr_expect_eq(only(q, "lopez maria").id, maria);
	cr_expect_eq(count_of_group(q, who.team), 1 + AT_ONCE_HELPERS * ACTS_EACH * 2 / 3);
}

/* ---- cost ----
 *
 * A helper and their group each get so many people: all are called Maria, half of them
 * Lopez. The rows are like those of person_attach(), but written all at once. */

COMMAND(many_people,
	"INSERT INTO person (public_id, site_id, seeker_first_name, seeker_last_name, seeker_name_key, made_at, updated_at) "
	"SELECT CONCAT(?, '-', seq), ?, 'Maria', IF(seq % 2, 'Lopez', 'Silva'), 'maria', 1, seq "
	"FROM seq_1_to_100000 "
	"WHERE seq BETWEEN ? AND ?");

COMMAND(many_viewers,
	"INSERT INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT ?, ?, p.id, p.site_id, 1, p.updated_at "
	"FROM person p "
	"WHERE p.site_id = ? "
	"AND p.updated_at BETWEEN ? AND ?");

COMMAND(many_words,
	"INSERT INTO person_word (viewer_kind, viewer_id, site_id, word, inactive, person_id) "
	"SELECT v.viewer_kind, v.viewer_id, v.site_id, w.word, -v.active_at, v.person_id "
	"FROM person_viewer v "
	"JOIN person p ON p.id = v.person_id "
	"JOIN (SELECT 'Lopez' AS of, '1maria' AS word UNION ALL SELECT 'Lopez', '1lopez' "
	"  UNION ALL SELECT 'Lopez', '2maria lopez' UNION ALL SELECT 'Lopez', '2lopez maria' "
	"  UNION ALL SELECT 'Silva', '1maria' UNION ALL SELECT 'Silva', '1silva' "
	"  UNION ALL SELECT 'Silva', '2maria silva' UNION ALL SELECT 'Silva', '2silva maria') w "
	"  ON w.of = p.seeker_last_name "
	"WHERE v.site_id = ? "
	"AND v.active_at BETWEEN ? AND ?");

#define AT_ONCE 5000		/* other tests wait while so many rows get their numbers */

static void add(struct req *q, int from, int to)
{
	cr_assert_eq(db_exec(q, &many_people, NULL, BIND(test_name("many"), q->site->id, from, to)), ERR_OK,
		"%s", q->failed.detail);
	cr_assert_eq(db_exec(q, &many_viewers, NULL, BIND(0, who.hana, q->site->id, from, to)), ERR_OK);
	cr_assert_eq(db_exec(q, &many_viewers, NULL, BIND(1, who.team, q->site->id, from, to)), ERR_OK);
	cr_assert_eq(db_exec(q, &many_words, NULL, BIND(q->site->id, from, to)), ERR_OK, "%s", q->failed.detail);
}

static void grow(struct req *q, int from, int to)
{
	for (; from <= to; from += AT_ONCE)
		add(q, from, from + AT_ONCE - 1 < to ? from + AT_ONCE - 1 : to);
	row_analyze(q, ROW_PEOPLE);
}

static const struct { const char *name; bool deep, beginnings; } costs[] = {
	{ .name = NULL }, { .name = NULL, .deep = true },
	{ .name = "maria" }, { .name = "maria", .deep = true },
	{ .name = "mar" }, { .name = "mar", .deep = true },
	{ .name = "m" },
	{ .name = "maria lopez" }, { .name = "maria lopez", .deep = true },
	{ .name = "lopez mar" }, { .name = "silva maria" },
	{ .name = "lop mari", .beginnings = true }, { .name = "lop mari", .deep = true, .beginnings = true },
};

/* Nobody in the range fits: a page reads a limited number of rows. */
static int64_t cost_of_nobody(struct req *q)
{
	int64_t reads = row_reads(q);

	cr_expect_eq(search(q, "maria nobody lopez"), 0);
	return row_reads(q) - reads;
}

/* A person in the middle of so many, for the cursor of a page deep in the list. */
static const char *middle(struct req *q, int size)
{
	const char *around = arena_printf(q->arena, "%d-nobody", size / 2);

	cr_assert_eq(person_list(q, NULL, around, &found.all, &found.count), ERR_OK);
	for (size_t i = 0; i < found.count; i++)
		if (!strcmp(found.all[i].seeker.last_name, "Lopez"))
			return person_cursor(q, &found.all[i]);
	cr_assert_fail("a Lopez in the middle");
	return NULL;
}

/* The cost of a page: the first one, or one in the middle of so many. */
static int64_t cost(struct req *q, size_t i, int size)
{
	const char *before = costs[i].deep ? middle(q, size) : NULL;
	int64_t reads = row_reads(q);

	cr_assert_eq(person_list(q, costs[i].name, before, &found.all, &found.count), ERR_OK);
	reads = row_reads(q) - reads;
	cr_expect_eq(found.count, 26);
	return reads;
}

Test(person, lists_and_searches_cost_the_same_for_any_number)
{
	struct req *q = begin();
	int64_t few[COUNT(costs)], idle;

	row_join(q, who.team, who.hana);
	row_sign_in(q, who.hana);
	grow(q, 1, 1000);
	for (size_t i = 0; i < COUNT(costs); i++)
		few[i] = cost(q, i, 1000);
	grow(q, 1001, 100000);
	idle = row_reads(q);
	idle = row_reads(q) - idle;
	for (size_t i = 0; i < COUNT(costs); i++) {
		int64_t many = cost(q, i, 100000);

		cr_log_info("%s%s: %ld of 1000, %ld of 100000 (idle %ld)", costs[i].name ? costs[i].name : "all",
			costs[i].deep ? ", in the middle" : "", (long)few[i], (long)many, (long)idle);
		cr_expect_leq(many, few[i] + few[i] / 10, "%s: %ld of 1000, %ld of 100000",
			costs[i].name ? costs[i].name : "all", (long)few[i], (long)many);
		cr_expect_lt(many - idle, costs[i].beginnings ? 3000 : 300, "%s reads %ld",
			costs[i].name ? costs[i].name : "all", (long)many);
	}
	cr_expect_lt(cost_of_nobody(q), 20000);
}

/* ---- the box above the Connect form ---- */

static int64_t cost_of_recent(struct req *q)
{
	int64_t reads = row_reads(q);

	cr_assert_eq(person_recent(q, &found.all, &found.count), ERR_OK);
	return row_reads(q) - reads;
}

Test(person, the_box_holds_the_most_recent_of_ones_own_whatever_there_is)
{
	struct req *q = begin();
	int64_t few, many;
	size_t others = 0;

	row_join(q, who.team, who.hana);
	row_sign_in(q, who.hana);
	grow(q, 1, 1000);
	few = cost_of_recent(q);
	cr_expect_eq(found.count, PERSON_RECENT);
	grow(q, 1001, 50000);
	/* rights apply before the limit, so later acts of a stranger push nobody out */
	row_sign_in(q, who.stan);
	for (int i = 0; i < 5; i++) {
		q->now = 60000 + i;
		refer(q, "Not", "Hers", arena_printf(q->arena, "other%d@seeker.test", i), "", 0);
	}
	row_sign_in(q, who.hana);
	many = cost_of_recent(q);
	cr_expect_eq(found.count, PERSON_RECENT);
	for (size_t i = 0; i < found.count; i++) {
		cr_expect_eq(found.all[i].active_at, 50000 - (int64_t)i, "newest first, each once");
		others += text_equal(found.all[i].seeker.last_name, "Hers");
	}
	cr_expect_eq(others, 0);
	cr_expect_leq(many, few + few / 10, "%ld of 1000, %ld of 50000", (long)few, (long)many);
}
