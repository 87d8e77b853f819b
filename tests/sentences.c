/* sentences.c - a page shows a sentence only in the states in which it is true: a table of states and sentences. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/str.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "law/status.h"
#include "listed.h"
#include "rows.h"
#include "scene.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_connect, app_dashboards, app_status;

TestSuite(sentences, .init = scene_begin);

/* ---- states ---- */

static const char *id;

COMMAND(make_due,
	"UPDATE referral "
	"SET due_at = 1 "
	"WHERE public_id = ?");

COMMAND(forget_helper,
	"UPDATE referral "
	"SET helper_id = NULL "
	"WHERE public_id = ?");

COMMAND(release_program,
	"DELETE FROM program_claimer "
	"WHERE program_id = ?");

static void make(struct situation at)
{
	id = scene_refer(&(struct referral_draft){ .at = at });
}

static void fresh(void) { make((struct situation)SCENE_LIVE(REACH_EMAIL)); }

static void change(const struct stmt *statement)
{
	struct req *q = scene;

	MUST(db_exec(q, statement, NULL, BIND(id)));
}

static void overdue(void)
{
	fresh();
	change(&make_due);
}

static void got_help(void)
{
	fresh();
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
}

static void disputed(void)
{
	got_help();
	scene_move(SCENE_SEEKER, id, STATUS_couldnt_get_help, NULL);
}

static void disputed_the_other_way(void)
{
	fresh();
	scene_move(SCENE_SEEKER, id, STATUS_couldnt_get_help, NULL);
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
}

static void no_help(void)
{
	fresh();
	scene_move(SCENE_SEEKER, id, STATUS_couldnt_get_help, NULL);
}

static void sent_elsewhere_by_helper(void)
{
	fresh();
	scene_move(SCENE_HELPER, id, STATUS_referred_elsewhere, NULL);
}

static void withdrawn(void)
{
	struct req *q = scene;

	fresh();
	MUST(referral_stop_sharing(q, scene_referral(SCENE_HELPER, id), NULL));
}

static void of_a_guest_helper(void)
{
	fresh();
	change(&forget_helper);
}

/* Last in the table: from now on, nobody works the program. */
static void unclaimed(void)
{
	struct req *q = scene;

	fresh();
	MUST(db_exec(q, &release_program, NULL, BIND(scene_program)));
}

/* ---- pages ---- */

static const char *referral_page(enum scene_reader reader)
{
	return scene_page(&app_dashboards, reader, scene_path("/referrals/%s", id));
}

static const char *seekers(void) { return referral_page(SCENE_SEEKER); }
static const char *helpers(void) { return referral_page(SCENE_HELPER); }
static const char *programs(void) { return referral_page(SCENE_CLAIMER); }
static const char *link_after(void)
{
	return scene_page(&app_status, SCENE_NOBODY, arena_printf(scene->arena, "/s/%s?done=1", scene_link(id, PARTY_SEEKER)));
}

static const char *helpers_after_a_shared_note(void)
{
	return scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s?saved=shared_note", id));
}

static const char *helpers_after_a_private_note(void)
{
	return scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s?saved=note", id));
}

/* ---- the table ---- */

static const struct row {
	void (*state)(void);
	const char *(*page)(void);
	const char *sentence;
	bool stands;
} rows[] = {
	{ got_help, helpers, "Nothing is left to do.", true },
	{ disputed, helpers, "Nothing is left to do.", false },
	{ disputed, programs, "Nothing is left to do.", false },
	{ disputed_the_other_way, helpers, "Nothing is left to do.", false },
	{ disputed_the_other_way, programs, "Nothing is left to do.", false },
	{ disputed_the_other_way, programs, "You do not agree on what happened.", true },
	{ disputed_the_other_way, seekers, "You got help.", false },
	{ got_help, link_after, "You can close this page.", true },
	{ no_help, link_after, "You can close this page.", false },
	{ no_help, link_after, "Another program may be able to help.", true },
	{ fresh, link_after, "You can close this page.", false },
	{ disputed_the_other_way, link_after, "You can close this page.", false },
	{ fresh, helpers, "They should answer Maria by", true },
	{ overdue, helpers, "They should answer Maria by", false },
	{ overdue, helpers, "They should have answered Maria by", true },
	{ overdue, seekers, "They should answer by", false },
	{ overdue, programs, "The answer was due on", true },
	{ sent_elsewhere_by_helper, programs, "You sent Maria", false },
	{ sent_elsewhere_by_helper, programs, "Maria goes to another program.", true },
	{ fresh, helpers_after_a_private_note, "Only your own side reads this note.", true },
	{ fresh, helpers_after_a_private_note, "Everyone who has this referral sees it now.", false },
	{ fresh, helpers_after_a_shared_note, "Everyone who has this referral can read the note.", true },
	{ withdrawn, helpers_after_a_shared_note, "Everyone who has this referral can read the note.", false },
	{ withdrawn, helpers_after_a_shared_note, "Everyone but the program can read the note.", true },
	{ withdrawn, helpers, "Everyone who has this referral may read the note", false },
	{ fresh, helpers, "Everyone who has this referral may read the note", true },
	{ fresh, helpers, "The team of Pantry", true },
	{ fresh, seekers, "Hana Helper, after signing in", false },
	{ of_a_guest_helper, seekers, "Hana Helper, after signing in", true },
	{ unclaimed, helpers, "The team of Pantry", false },
	{ unclaimed, helpers, "Pantry: nobody there has an account here", true },
};

/* A test answers few requests, so each third of the table is one. */
static void expect_rows(size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		rows[i].state();
		cr_expect_eq(strstr(rows[i].page(), rows[i].sentence) != NULL, rows[i].stands, "row %zu: \"%s\" %s", i, rows[i].sentence,
			rows[i].stands ? "is missing" : "is not true");
	}
}

Test(sentences, stand_where_they_are_true_and_nowhere_else) { expect_rows(0, COUNT(rows) / 3); }
Test(sentences, stand_where_they_are_true_in_the_second_third) { expect_rows(COUNT(rows) / 3, COUNT(rows) * 2 / 3); }
Test(sentences, stand_where_they_are_true_in_the_last_third) { expect_rows(COUNT(rows) * 2 / 3, COUNT(rows)); }

/* ---- the thank-you page ---- */

#define ABOUT_ME "for=self&seeker_first_name=Maria&seeker_last_name=Nunez&seeker_email=maria@demo.test&seeker_phone=" SCENE_PHONE_TEXT "&"
#define ABOUT_HER "for=other&seeker_first_name=Maria&seeker_email=maria@demo.test&seeker_phone=" SCENE_PHONE_TEXT "&"

static const struct thanks_row {
	enum scene_reader reader;
	const char *fields;
	const char *sentence;
	bool stands;
} thanks_rows[] = {
	{ SCENE_SEEKER, ABOUT_ME "reach=email", "We e-mail you a copy.", true },
	{ SCENE_SEEKER, ABOUT_ME "reach=text", "We e-mail you a copy.", false },
	{ SCENE_SEEKER, ABOUT_ME "reach=text", "We text you a link.", true },
	{ SCENE_SEEKER, ABOUT_ME "reach=email&reach=text", "We text you a link.", false },
	{ SCENE_SEEKER, ABOUT_ME "reach=phone", "They will call you.", true },
	{ SCENE_SEEKER, ABOUT_ME "reach=phone", "We e-mail you a copy.", false },
	{ SCENE_SEEKER, ABOUT_ME "reach=email&reach=phone", "We send you no message", false },
	{ SCENE_SEEKER, ABOUT_ME "reach=email&reach=dont_reach_out", "Nobody will contact you.", true },
	{ SCENE_SEEKER, ABOUT_ME "reach=email&reach=dont_reach_out", "gets an e-mail from us now", false },
	{ SCENE_SEEKER, ABOUT_ME "reach=email", "See this referral", true },
	{ SCENE_HELPER, ABOUT_HER "reach=email", "We e-mail Maria a copy", true },
	{ SCENE_HELPER, ABOUT_HER "reach=email", "We e-mail you a copy.", false },
	{ SCENE_HELPER, ABOUT_HER "reach=phone", "They will call Maria.", true },
	{ SCENE_HELPER, ABOUT_HER "reach=email&discreet=yes", "Our messages do not say what this is about.", true },
	{ SCENE_HELPER, ABOUT_HER "reach=email", "Our messages do not say what this is about.", false },
	{ SCENE_HELPER, ABOUT_HER "reach=email", "Sign in from here", false },
};

static const char *thanks(const struct thanks_row *row)
{
	struct req *q = scene;
	const char *path = arena_printf(q->arena, "/connect/%s", listed_id(q, scene_program));
	const char *mark = between(scene_page(&app_connect, row->reader, path), "name=\"form_consent\" value=\"", "\"");
	const char *fields = arena_printf(q->arena, "%s&consent=yes&form_consent=%s", row->fields, text_url_encode(q->arena, mark));
	const char *next = test_header(scene_post(&app_connect, row->reader, path, fields), "Location");

	cr_assert_not_null(next, "%s", row->fields);
	return scene_page(&app_connect, row->reader, next);
}

/* A test answers few requests, so each takes a quarter of the table. */
static void expect_thanks(size_t quarter)
{
	for (size_t i = COUNT(thanks_rows) * quarter / 4; i < COUNT(thanks_rows) * (quarter + 1) / 4; i++)
		cr_expect_eq(strstr(thanks(&thanks_rows[i]), thanks_rows[i].sentence) != NULL, thanks_rows[i].stands, "%s: \"%s\" %s",
			thanks_rows[i].fields, thanks_rows[i].sentence, thanks_rows[i].stands ? "is missing" : "is not true");
}

Test(sentences, of_the_thank_you_page) { expect_thanks(0); }
Test(sentences, of_the_thank_you_page_by_several_ways) { expect_thanks(1); }
Test(sentences, of_the_thank_you_page_without_messages) { expect_thanks(2); }
Test(sentences, of_the_thank_you_page_to_a_helper) { expect_thanks(3); }

/* Only a program that takes referrals here, on a site that tells it, gets an e-mail. */
Test(sentences, an_empty_list_promises_an_e_mail_only_where_one_comes)
{
	const char *mail = "e-mail when one comes", *path;
	struct program_change c = PROGRAM_CHANGE_NOTHING;
	struct inbound_program *programs;
	struct req *q = scene;
	size_t count;

	fresh();
	scene_referral(SCENE_CLAIMER, id);
	MUST(referral_inbound_programs(q, NULL, &programs, &count));
	path = arena_printf(q->arena, "/inbound/%s?q=nobody", programs[0].public_id);
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, path), mail), "a search that finds nothing promises nothing");
	scene_program = row_program(q, "External");
	MUST(program_add_claimer(q, scene_program, q->account->id));
	MUST(referral_inbound_programs(q, NULL, &programs, &count));
	path = arena_printf(q->arena, "/inbound/%s", programs[0].public_id);
	cr_expect_not_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, path), mail));
	c.mode = MODE_next_steps;
	MUST(program_set(q, scene_program, &c));
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, path), mail));
}

/* No page has a button to claim a program yet. */
Test(sentences, nobody_is_sent_to_a_button_that_is_not_there)
{
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_HELPER, "/inbound"), "button.</p>"));
	cr_expect_not_null(strstr(scene_page(&app_dashboards, SCENE_HELPER, "/inbound"), "can add you to a"));
}
