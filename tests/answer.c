/* answer.c - the page behind a link: shows where a referral stands, and takes its seeker's answer. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/str.h"
#include "directory/program.h"
#include "edge/db.h"
#include "edge/http.h"
#include "listed.h"
#include "law/status.h"
#include "message/message.h"
#include "message/outbox.h"
#include "scene.h"
#include "support.h"

extern const struct app app_connect, app_dashboards, app_status;

static const char *id, *link_path;

static void begin(void)
{
	scene_begin();
	listed_phone(scene, scene_program, "415 555 0101", "+14155550101", "voice");
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	link_path = scene_path("/s/%s", scene_link(id, PARTY_SEEKER));
}

TestSuite(answer, .init = begin);

static const char *with(const char *path, const char *query)
{
	return arena_printf(scene->arena, "%s?%s", path, query);
}

static const char *at(const char *path)
{
	return scene_page(&app_status, SCENE_NOBODY, path);
}

static const char *current_version(void)
{
	return arena_printf(scene->arena, "%d", scene_referral(SCENE_SEEKER, id)->version);
}

/* Answers by the link, and returns the page that the browser is sent to. */
static const char *answered(const char *path, const char *status)
{
	struct req *answer = scene_post(&app_status, SCENE_NOBODY, path, arena_printf(scene->arena, "status=%s&seen=%s", status,
		current_version()));

	cr_assert_eq(answer->http->status, 303, "%s: %d", status, answer->http->status);
	return at(test_header(answer, "Location"));
}

/* ---- where it stands ---- */

Test(answer, the_page_opens_with_where_it_stands_and_the_programs_words)
{
	const char *page;

	scene_move(SCENE_CLAIMER, id, STATUS_pending, "Come on Tuesday at ten.");
	scene_move(SCENE_HELPER, id, STATUS_pending, "I told them.");
	page = at(link_path);
	cr_expect(scene_before(page, "<h1>They are working on it</h1>", "Pending"));
	cr_expect(scene_before(page, "Come on Tuesday at ten.", "name=\"status\""));
	cr_expect_null(strstr(page, "I told them."), "the helper's note does not hide the program's");
	cr_expect(scene_before(page, "href=\"tel:+14155550101\"", "name=\"status\""));
	cr_expect_null(strstr(page, SCENE_PHONE), "no contact information of the person");
}

/* A note may ask the person to come. */
Test(answer, nothing_is_to_do_only_while_the_program_works_on_it_without_a_note)
{
	const char *words = "You don’t have to do anything now.", *page = scene_path("/referrals/%s", id);

	cr_expect_null(strstr(at(link_path), words));
	scene_move(SCENE_CLAIMER, id, STATUS_pending, NULL);
	cr_expect_not_null(strstr(at(link_path), words));
	cr_expect_not_null(strstr(scene_page(&app_dashboards, SCENE_SEEKER, page), words));
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_HELPER, page), words));
	scene_move(SCENE_CLAIMER, id, STATUS_pending, "Come on Tuesday at ten.");
	cr_expect_null(strstr(at(link_path), words));
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_SEEKER, page), words));
}

Test(answer, a_private_note_of_the_program_is_not_shown)
{
	struct move m = { .status = STATUS_pending, .note = "We know her.", .seen = scene_referral(SCENE_CLAIMER, id)->version };
	struct req *q = scene;

	MUST(referral_move(q, scene_referral(SCENE_CLAIMER, id), &m));
	cr_expect_null(strstr(at(link_path), "We know her."));
}

/* "They couldn't reach you" is what the program says; the answer does not say whose fault it was. */
static const char *own_answer(enum status s)
{
	return s == STATUS_couldnt_contact ? "We couldn’t reach each other" : status_seeker_label(s);
}

/* Each choice has the seeker's own words; every status can be chosen, and still_waiting. */
Test(answer, the_choices_are_in_the_seekers_own_words)
{
	const char *page = at(link_path);

	for (enum status s = STATUS_not_updated + 1; s < STATUSES; s++) {
		cr_expect_not_null(strstr(page, scene_path("name=\"status\" value=\"%s\"", status_slug(s))), "%s", status_slug(s));
		cr_expect_not_null(strstr(page, scene_path("<b>%s</b>", own_answer(s))), "%s", own_answer(s));
	}
	cr_expect(scene_before(page, "value=\"got_help\"", "value=\"still_waiting\""));
	cr_expect(scene_before(page, "value=\"still_waiting\"", "<summary>Something else"));
	page = at(scene_path("/s/%s", scene_link(id, PARTY_PROGRAM)));
	cr_expect_null(strstr(page, "still_waiting"), "a program does not answer for the seeker");
}

/* ---- one tap ---- */

Test(answer, one_tap_from_a_mail_needs_one_confirmation)
{
	const char *page = at(with(link_path, "status=got_help"));

	cr_expect(scene_before(page, "<h1>Confirm: “I got help”</h1>", "name=\"status\" value=\"got_help\""));
	cr_expect(scene_before(page, "Yes, send this", "<summary>Something else"));
	cr_expect_eq(scene_referral(SCENE_SEEKER, id)->status, STATUS_not_updated, "a GET changes nothing");
	cr_expect_null(strstr(at(with(link_path, "status=nonsense")), "Confirm"));
	cr_expect_null(strstr(at(with(scene_path("/s/%s", scene_link(id, PARTY_PROGRAM)), "status=still_waiting")), "Confirm"));
}

/* Tapped twice, or said by somebody else meanwhile: no error, and nothing more in the history. */
Test(answer, repeating_an_answer_is_calm)
{
	struct referral_event *events;
	size_t count, again;
	struct req *q = scene, *answer;

	cr_expect_not_null(strstr(answered(link_path, "got_help"), "Your answer is saved."));
	MUST(referral_history(q, scene_referral(SCENE_SEEKER, id), &events, &count));
	cr_expect_not_null(strstr(answered(link_path, "got_help"), "It says so already. Nothing was changed."));
	cr_expect_not_null(strstr(at(with(link_path, "status=got_help")), "<h1>It says so already: “I got help”</h1>"));
	answer = scene_post(&app_status, SCENE_CLAIMER, scene_path("/status/%s", id), "status=got_help&seen=1");
	cr_expect_str_eq(test_header(answer, "Location"), scene_path("/referrals/%s?saved=same", id));
	MUST(referral_history(q, scene_referral(SCENE_SEEKER, id), &events, &again));
	cr_expect_eq(count, again);
}

/* Agreeing is an answer: the dispute ends with it. */
Test(answer, who_contradicted_may_agree)
{
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	answered(link_path, "couldnt_get_help");
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	cr_assert(scene_referral(SCENE_HELPER, id)->disputed);
	cr_expect_not_null(strstr(answered(link_path, "got_help"), "Your answer is saved."));
	cr_expect_not(scene_referral(SCENE_HELPER, id)->disputed);
}

/* ---- still waiting ---- */

Test(answer, still_waiting_asks_program_and_helper_for_attention)
{
	struct referral *r;
	const char *page;

	scene_move(SCENE_CLAIMER, id, STATUS_pending, NULL);
	page = answered(link_path, "still_waiting");
	cr_expect_not_null(strstr(page, "The program sees that you are still waiting."));
	cr_expect_not_null(strstr(page, "href=\"tel:+14155550101\""));
	r = scene_referral(SCENE_CLAIMER, id);
	cr_expect_eq(r->status, STATUS_pending, "the same status again");
	cr_expect_gt(r->still_waiting_at, 0);
	page = scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/inbound/%s", r->program_public_id));
	cr_expect_not_null(strstr(page, "Still waiting, since"));
	page = scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", id));
	cr_expect_not_null(strstr(page, "Maria is still waiting, since"));
	cr_expect_not_null(strstr(page, "I am still waiting</blockquote>"));
	cr_expect_not_null(strstr(answered(link_path, "still_waiting"), "It says so already."));
	scene_move(SCENE_CLAIMER, id, STATUS_eligible, NULL);
	cr_expect_eq(scene_referral(SCENE_CLAIMER, id)->still_waiting_at, 0, "a status answers it");
}

Test(answer, only_the_seeker_is_still_waiting)
{
	struct req *answer = scene_post(&app_status, SCENE_SEEKER, scene_path("/status/%s", id), "status=still_waiting&note=Please&seen=1");

	cr_expect_eq(answer->http->status, 303);
	cr_expect_not_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id)), "I am still waiting\nPlease"));
	for (enum scene_reader r = SCENE_HELPER; r <= SCENE_CLAIMER; r++) {
		answer = scene_post(&app_status, r, scene_path("/status/%s", id), "status=still_waiting&seen=1");
		cr_expect_eq(answer->http->status, 422, "%d", answer->http->status);
	}
}

/* A program that nothing is shared with any more does not read it. */
Test(answer, after_stop_sharing_the_program_is_not_told)
{
	struct req *q = scene;

	MUST(referral_stop_sharing(q, scene_referral(SCENE_HELPER, id), NULL));
	cr_expect_null(strstr(answered(link_path, "still_waiting"), "The program sees"));
	cr_expect_eq(scene_referral(SCENE_CLAIMER, id)->still_waiting_at, 0);
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id)), "till waiting"));
}

/* ---- texts ---- */

struct texts { int64_t n; };
static const struct column texts_columns[] = { COLUMN(struct texts, n) };

STATEMENT(status_texts, texts_columns, struct texts,
	"SELECT COUNT(*) AS n "
	"FROM outbox o "
	"JOIN referral r ON r.id = o.subject_id "
	"WHERE o.subject = 0 AND o.message = ? AND o.channel = ? AND r.public_id = ?");

static int64_t texts_about(const char *referral)
{
	struct req *q = scene;
	struct texts t;

	MUST(db_row(q, &status_texts, &t, BIND(MESSAGE_status_changed_seeker, CHANNEL_TEXT, referral)));
	return t.n;
}

COMMAND(a_day_later,
	"UPDATE outbox "
	"SET made_at = made_at - 86400000 "
	"WHERE message = ? AND channel = ?");

/* By text only what concerns the seeker most, once a day for each referral. */
Test(answer, a_text_about_a_status_goes_out_once_a_day)
{
	struct req *q = scene;

	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_TEXT) });
	scene_move(SCENE_CLAIMER, id, STATUS_pending, NULL);
	cr_expect_eq(texts_about(id), 0, "not for this one");
	scene_move(SCENE_CLAIMER, id, STATUS_needs_client_action, NULL);
	cr_expect_eq(texts_about(id), 1);
	scene_move(SCENE_CLAIMER, id, STATUS_no_capacity, NULL);
	cr_expect_eq(texts_about(id), 1, "one a day");
	MUST(db_exec(q, &a_day_later, NULL, BIND(MESSAGE_status_changed_seeker, CHANNEL_TEXT)));
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	cr_expect_eq(texts_about(id), 2);
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_TEXT | REACH_EMAIL) });
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	cr_expect_eq(texts_about(id), 0, "an e-mail goes instead");
}

Test(answer, the_history_names_the_channel_of_the_link)
{
	const char *by_text = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_TEXT) });
	const char *page;

	answered(link_path, "got_help");
	page = scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", id));
	cr_expect(strstr(page, "by e-mail link") && !strstr(page, "by text link"));
	id = by_text;
	answered(scene_path("/s/%s", scene_link(by_text, PARTY_SEEKER)), "got_help");
	page = scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", by_text));
	cr_expect(strstr(page, "by text link") && !strstr(page, "by e-mail link"));
}

/* ---- the number, the language ---- */

/* Every page that sends a person to a program has its number. */
Test(answer, the_programs_number_stands_wherever_a_person_is_sent_there)
{
	const char *number = "href=\"tel:+14155550101\"";
	const struct { const struct app *of; enum scene_reader reader; const char *path; } pages[] = {
		{ &app_status, SCENE_NOBODY, link_path },
		{ &app_status, SCENE_NOBODY, with(link_path, "status=couldnt_get_help") },
		{ &app_dashboards, SCENE_SEEKER, "/referrals" },
		{ &app_dashboards, SCENE_SEEKER, scene_path("/referrals/%s", id) },
		{ &app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", id) },
		{ &app_dashboards, SCENE_HELPER, scene_path("/people/%s", scene_referral(SCENE_HELPER, id)->person_public_id) },
	};

	for (size_t i = 0; i < COUNT(pages); i++)
		cr_expect_not_null(strstr(scene_page(pages[i].of, pages[i].reader, pages[i].path), number), "%s", pages[i].path);
}

Test(answer, the_program_reads_which_language_is_not_its_own)
{
	const char *path = scene_path("/inbound/%s", scene_referral(SCENE_CLAIMER, id)->program_public_id);

	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, path), "class=\"tongue\""));
	scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .seeker.language = "es" });
	cr_expect_not_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, path), "<span class=\"tongue\">Español (Spanish)</span>"));
}

Test(answer, a_programs_own_language_is_its_sites_unless_it_lists_others)
{
	static const struct { const char *lists, *language; bool other; } cases[] = {
		{ NULL, "en", false }, { NULL, "es", true }, { NULL, "", false }, { NULL, "en-GB", false },
		{ "en", "es", true }, { "es", "es-MX", false }, { "es", "en", true },
	};
	struct program_tongue all[COUNT(cases)];
	struct req *q = scene;

	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t program = listed_add(q, &(struct listed){ .name = test_name("own"), .languages = { cases[i].lists } });
		all[i] = (struct program_tongue){ .program_id = program, .language = cases[i].language, .is_other = true };
	}
	MUST(program_other_languages(q, q->site, all, COUNT(all)));
	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(all[i].is_other, cases[i].other, "case %zu", i);
}

/* A list of rows decides about up to 25 programs at once. */
Test(answer, own_languages_of_many_programs)
{
	struct req *q = scene;
	int64_t spanish = listed_add(q, &(struct listed){ .name = test_name("spanish"), .languages = { "es" } });
	struct program_tongue all[60];

	for (size_t i = 0; i < COUNT(all); i++)
		all[i] = (struct program_tongue){ i % 2 ? spanish : scene_program, i % 3 ? "es" : "en", false };
	MUST(program_other_languages(q, q->site, all, COUNT(all)));
	for (size_t i = 0; i < COUNT(all); i++)
		cr_expect_eq(all[i].is_other, (i % 3 != 0) != (i % 2 != 0), "row %zu", i);
}
