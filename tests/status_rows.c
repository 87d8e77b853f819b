/* status_rows.c - a list is one form: the rows that POST /status changes, leaves alone, refuses and shows again. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/str.h"
#include "edge/db.h"
#include "edge/http.h"
#include "referral/referral.h"
#include "rows.h"
#include "scene.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_dashboards, app_status;

#define BACK "&back=/inbound"

static const char *ids[3];

static void begin(void)
{
	scene_begin();
	for (size_t i = 0; i < COUNT(ids); i++)
		ids[i] = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
}

TestSuite(status_rows, .init = begin);

/* The fields with an id for each %1, %2, %3. */
static const char *filled(const char *fields)
{
	struct str s;

	str_init(&s, scene->arena, 200000);
	for (const char *c = fields; *c; c++) {
		if (*c == '%' && c[1] >= '1' && c[1] <= '3')
			str_add(&s, ids[*++c - '1']);
		else
			str_add_bytes(&s, c, 1);
	}
	return s.text;
}

static struct req *send(enum scene_reader reader, const char *fields)
{
	return scene_post(&app_status, reader, "/status", filled(fields));
}

static const char *page_of(const struct req *answer) { return answer->http->answer.text; }

static void expect_status(size_t i, enum status status)
{
	enum status is = scene_referral(SCENE_CLAIMER, ids[i])->status;

	cr_expect_eq(is, status, "row %zu is %s", i + 1, status_slug(is));
}

static size_t events_of(size_t i, struct referral_event **events)
{
	struct referral *r = scene_referral(SCENE_CLAIMER, ids[i]);
	struct req *q = scene;
	size_t count;

	MUST(referral_history(q, r, events, &count));
	return count;
}

static void expect_303(const struct req *answer, const char *beginning, const char *end)
{
	const char *to = test_header(answer, "Location");

	cr_expect_eq(answer->http->status, 303, "%d %s", answer->http->status, page_of(answer));
	cr_assert_not_null(to);
	cr_expect(text_starts(to, beginning), "%s", to);
	cr_expect(text_ends(to, filled(end)), "%s", to);
}

/* ---- saving ---- */

Test(status_rows, of_different_statuses_are_saved_together)
{
	struct referral_event *events;
	struct req *answer = send(SCENE_CLAIMER, "status_%1=pending&seen_%1=1&note_%1=&status_%2=not_updated&seen_%2=1&note_%2="
		"&status_%3=got_help&seen_%3=1&note_%3=Box+given&share_note_%3=yes&status=&note=&back=/inbound?tab=all");

	expect_303(answer, "/inbound?tab=all&saved=", ".%1.%3#r-%1");
	expect_status(0, STATUS_pending);
	expect_status(1, STATUS_not_updated);
	expect_status(2, STATUS_got_help);
	events_of(2, &events);
	cr_expect_str_eq(events[0].note, "Box given");
	cr_expect(events[0].note_shared);
}

Test(status_rows, whose_status_is_as_shown_without_a_note_are_left_alone)
{
	struct referral_event *events;
	size_t before = events_of(0, &events);

	scene_move(SCENE_CLAIMER, ids[1], STATUS_pending, NULL);
	expect_303(send(SCENE_CLAIMER, "status_%1=not_updated&seen_%1=1&note_%1=&status_%2=pending&seen_%2=2&note_%2=" BACK), "/inbound", "/inbound");
	cr_expect_eq(events_of(0, &events), before);
	cr_expect_eq(events_of(1, &events), before + 1);
}

/* The row was sent as the page showed it, so it overwrites nothing. */
Test(status_rows, that_somebody_else_moved_are_left_alone_if_nothing_was_chosen)
{
	scene_move(SCENE_HELPER, ids[0], STATUS_got_help, NULL);
	expect_303(send(SCENE_CLAIMER, "status_%1=not_updated&seen_%1=1&note_%1=" BACK), "/inbound", "/inbound");
	expect_status(0, STATUS_got_help);
}

Test(status_rows, that_somebody_else_set_to_the_same_are_done)
{
	scene_move(SCENE_HELPER, ids[0], STATUS_got_help, NULL);
	expect_303(send(SCENE_CLAIMER, "status_%1=got_help&seen_%1=1&note_%1=" BACK), "/inbound", "/inbound");
	expect_status(0, STATUS_got_help);
}

Test(status_rows, that_are_ticked_get_the_status_and_note_of_all)
{
	struct referral_event *events;

	expect_303(send(SCENE_CLAIMER, "referral=%1&referral=%3&status_%1=not_updated&seen_%1=1&note_%1=&status_%2=not_updated&seen_%2=1"
		"&status_%3=not_updated&seen_%3=1&note_%3=Mine&status=no_capacity&note=Full&share_note=yes" BACK), "/inbound?saved=", "#r-%1");
	expect_status(0, STATUS_no_capacity);
	expect_status(1, STATUS_not_updated);
	expect_status(2, STATUS_no_capacity);
	events_of(0, &events);
	cr_expect_str_eq(events[0].note, "Full");
	cr_expect(events[0].note_shared);
	events_of(2, &events);
	cr_expect_str_eq(events[0].note, "Mine", "the row's own note beats that of all");
	cr_expect_not(events[0].note_shared);
}

Test(status_rows, keep_their_own_choice_though_they_are_ticked)
{
	struct referral_event *events;

	send(SCENE_CLAIMER, "referral=%1&referral=%2&status_%1=eligible&seen_%1=1&note_%1=&seen_%2=1&status=pending&note=All" BACK);
	expect_status(0, STATUS_eligible);
	expect_status(1, STATUS_pending);
	events_of(0, &events);
	cr_expect_str_eq(events[0].note, "");
}

Test(status_rows, with_a_note_only_keep_their_status)
{
	struct referral_event *events;

	scene_move(SCENE_CLAIMER, ids[1], STATUS_pending, NULL);
	expect_303(send(SCENE_CLAIMER, "status_%1=not_updated&seen_%1=1&note_%1=Called&status_%2=pending&seen_%2=2&note_%2=Called+again" BACK),
		"/inbound?saved=", ".%1.%2#r-%1");
	events_of(0, &events);
	cr_expect_eq(events[0].act, ACT_note, "nobody can choose not_updated");
	cr_expect_str_eq(events[0].note, "Called");
	events_of(1, &events);
	cr_expect_eq(events[0].act, ACT_status);
	cr_expect_str_eq(events[0].note, "Called again");
	expect_status(0, STATUS_not_updated);
}

Test(status_rows, that_are_many_cost_one_commit_and_are_all_done)
{
	expect_303(send(SCENE_HELPER, "referral=%1&referral=%2&referral=%3&seen_%1=1&seen_%2=1&seen_%3=1&status=got_help&back=/people"),
		"/people?saved=", ".%1.%2.%3#r-%1");
	for (size_t i = 0; i < COUNT(ids); i++)
		expect_status(i, STATUS_got_help);
}

/* The path back names each row. */
Test(status_rows, that_are_a_hundred_are_all_done)
{
	struct str s;
	const char *all[100];

	str_init(&s, scene->arena, 20000);
	str_add(&s, "status=got_help&back=/people");
	for (size_t i = 0; i < COUNT(all); i++) {
		all[i] = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
		str_printf(&s, "&referral=%s&seen_%s=1", all[i], all[i]);
	}
	expect_303(send(SCENE_HELPER, s.text), "/people?saved=", all[0]);
	for (size_t i = 0; i < COUNT(all); i++)
		cr_expect_eq(scene_referral(SCENE_CLAIMER, all[i])->status, STATUS_got_help);
}

/* ---- the seeker ---- */

Test(status_rows, of_a_seeker_can_say_that_they_still_wait)
{
	struct referral_event *events;

	expect_303(send(SCENE_SEEKER, "status_%1=still_waiting&seen_%1=1&note_%1=Nobody+called&status_%2=&seen_%2=1&back=/referrals"),
		"/referrals?saved=", ".%1#r-%1");
	cr_expect_gt(scene_referral(SCENE_SEEKER, ids[0])->still_waiting_at, 0);
	events_of(0, &events);
	cr_expect_eq(events[0].act, ACT_still_waiting);
	cr_expect(strstr(events[0].note, "\nNobody called"));
	expect_status(0, STATUS_not_updated);
	expect_303(send(SCENE_SEEKER, "status_%1=still_waiting&seen_%1=2&back=/referrals"), "/referrals", "/referrals");
}

Test(status_rows, of_others_cannot)
{
	struct req *answer = send(SCENE_CLAIMER, "status_%1=still_waiting&seen_%1=1" BACK);

	cr_expect_eq(answer->http->status, 422);
	cr_expect(strstr(page_of(answer), filled("id=\"status_%1-error\"")));
}

/* ---- conflicts ---- */

Test(status_rows, that_moved_meanwhile_are_shown_with_the_words_kept_and_the_others_are_saved)
{
	struct req *answer;

	scene_move(SCENE_HELPER, ids[1], STATUS_couldnt_contact, "The number is wrong");
	answer = send(SCENE_CLAIMER, "status_%1=pending&seen_%1=1&note_%1=&status_%2=got_help&seen_%2=1&note_%2=She+came&share_note_%2=yes" BACK);
	cr_expect_eq(answer->http->status, 409);
	expect_status(0, STATUS_pending);
	expect_status(1, STATUS_couldnt_contact);
	cr_expect_null(strstr(page_of(answer), filled("name=\"status_%1\"")), "the saved one is not shown again");
	cr_expect(strstr(page_of(answer), "Couldn’t contact"));
	cr_expect(strstr(page_of(answer), "Hana H."));
	cr_expect(strstr(page_of(answer), "The number is wrong"));
	cr_expect(strstr(page_of(answer), "value=\"She came\""));
	cr_expect(strstr(page_of(answer), "<option value=\"got_help\" selected>"));
	cr_expect(strstr(page_of(answer), filled("name=\"seen_%2\" value=\"2\"")));
	cr_expect(strstr(page_of(answer), "The other one is saved."));
	expect_303(send(SCENE_CLAIMER, "status_%2=got_help&seen_%2=2&note_%2=She+came" BACK), "/inbound?saved=", "#r-%2");
	expect_status(1, STATUS_got_help);
}

Test(status_rows, in_conflict_are_shown_again_to_a_double_click)
{
	const char *fields = filled("status_%1=pending&seen_%1=1&status_%2=got_help&seen_%2=1" BACK);
	struct referral_event *events;
	struct req *answer;
	size_t count;

	scene_move(SCENE_HELPER, ids[1], STATUS_couldnt_contact, NULL);
	cr_expect_eq(scene_post(&app_status, SCENE_CLAIMER, "/status", fields)->http->status, 409);
	count = events_of(0, &events);
	answer = scene_post_again(&app_status, SCENE_CLAIMER, "/status", fields);
	cr_expect_eq(answer->http->status, 409);
	cr_expect(strstr(page_of(answer), filled("name=\"status_%2\"")));
	cr_expect_null(strstr(page_of(answer), filled("name=\"status_%1\"")));
	cr_expect_eq(events_of(0, &events), count);
}

Test(status_rows, that_are_sent_twice_are_done_once)
{
	const char *fields = filled("status_%1=pending&seen_%1=1&note_%1=Once&status_%2=not_updated&seen_%2=1&note_%2=Once" BACK);
	const char *first = test_header(scene_post(&app_status, SCENE_CLAIMER, "/status", fields), "Location");
	struct referral_event *events;
	size_t count = events_of(0, &events), notes = events_of(1, &events);
	struct req *answer = scene_post_again(&app_status, SCENE_CLAIMER, "/status", fields);

	cr_expect_eq(answer->http->status, 303);
	cr_expect_str_eq(test_header(answer, "Location"), first);
	cr_expect_eq(events_of(0, &events), count);
	cr_expect_eq(events_of(1, &events), notes);
}

/* ---- refusals ---- */

Test(status_rows, of_others_and_unknown_ones_are_missing_and_nothing_is_changed)
{
	const char *unknown = page_of(send(SCENE_CLAIMER, "status_%1=pending&seen_%1=1&status_nobody=pending" BACK));
	static const char *const foreign[] = { "status_%1=pending&status_%2=pending", "referral=%2&status=pending", "status_%2=not_updated",
		"note_%2=Hello", "seen_%2=1", "share_note_%2=yes" };

	for (size_t i = 0; i < COUNT(foreign); i++) {
		struct req *answer = send(SCENE_NOBODY, foreign[i]);

		cr_expect_eq(answer->http->status, 303, "a visitor is sent to sign in");
	}
	for (size_t i = 0; i < COUNT(foreign); i++) {
		struct req *answer = scene_post(&app_status, SCENE_CLAIMER, "/status",
			arena_printf(scene->arena, "%s&status_%s=pending&seen_%s=1&referral=%s", filled(foreign[i]), ids[0], ids[0], "0bcdfghjkmnpqrstvwxy"));

		cr_expect_eq(answer->http->status, 404, "%s: %d", foreign[i], answer->http->status);
		cr_expect_eq(strlen(page_of(answer)), strlen(unknown));
		expect_status(0, STATUS_not_updated);
	}
}

Test(status_rows, with_bad_input_are_shown_again_and_nothing_is_saved)
{
	static const char *const bad[] = { "status_%1=nonsense", "status_%1=pending&note_%1=#", "status_%1=not_updated&seen_%1=2" };
	const char *at;

	scene_move(SCENE_CLAIMER, ids[0], STATUS_eligible, NULL);
	for (size_t i = 0; i < COUNT(bad); i++) {
		char *long_note = arena_text(scene->arena, filled("status_%2=pending&seen_%2=1&note_%2=Kept&"));
		struct str s;
		struct req *answer;

		str_init(&s, scene->arena, 10000);
		str_printf(&s, "%s%s", long_note, filled(bad[i]));
		if ((at = strchr(bad[i], '#'))) {
			s.length--;
			for (size_t n = 0; n < 2001; n++)
				str_add(&s, "x");
		}
		str_add(&s, BACK);
		answer = scene_post(&app_status, SCENE_CLAIMER, "/status", s.text);
		cr_expect_eq(answer->http->status, 422, "%s: %d", bad[i], answer->http->status);
		cr_expect(strstr(page_of(answer), filled(at ? "id=\"note_%1-error\"" : "id=\"status_%1-error\"")), "%s", page_of(answer));
		cr_expect(strstr(page_of(answer), "value=\"Kept\""));
		cr_expect(strstr(page_of(answer), "<option value=\"pending\" selected>"));
		cr_expect(strstr(page_of(answer), filled("name=\"seen_%2\" value=\"1\"")));
		expect_status(1, STATUS_not_updated);
	}
}

Test(status_rows, that_are_ticked_need_something_to_set)
{
	struct req *answer = send(SCENE_CLAIMER, "referral=%1&status_%1=not_updated&seen_%1=1&status=&note=" BACK);

	cr_expect_eq(answer->http->status, 422);
	cr_expect(strstr(page_of(answer), "id=\"status-error\""));
	cr_expect(strstr(page_of(answer), filled("value=\"%1\" checked")));
}

Test(status_rows, need_a_tick_for_the_status_of_all)
{
	struct req *answer = send(SCENE_CLAIMER, "status_%1=eligible&seen_%1=1&status=pending&note=Hello" BACK);

	cr_expect_eq(answer->http->status, 422);
	cr_expect(strstr(page_of(answer), "id=\"status-error\""));
	cr_expect(strstr(page_of(answer), "value=\"Hello\""));
	expect_status(0, STATUS_not_updated);
}

Test(status_rows, with_a_wrong_token_are_shown_again_as_typed)
{
	struct req *answer;

	test_may_print("forged");
	answer = scene_post(&app_status, SCENE_CLAIMER, "/status", filled("form_token=x&status_%1=pending&seen_%1=1&note_%1=Kept" BACK));
	cr_expect_eq(answer->http->status, 303, "the first token counts");
	answer = test_answer(&app_status, "POST", scene->site->host, "/status", NULL,
		filled("form_token=x&form_once=y&form_time=1&status_%1=pending&seen_%1=1&note_%1=Kept" BACK), scene_cookie(SCENE_CLAIMER));
	cr_expect_eq(answer->http->status, 403);
	cr_expect(strstr(page_of(answer), "value=\"Kept\""));
	cr_expect(strstr(page_of(answer), "<option value=\"pending\" selected>"));
}

Test(status_rows, are_at_most_a_hundred)
{
	struct str s;

	test_may_print("more than 100 rows");
	str_init(&s, scene->arena, 10000);
	str_add(&s, "back=/inbound");
	for (int i = 0; i < 101; i++)
		str_printf(&s, "&status_nobody%d=pending", i);
	cr_expect_eq(scene_post(&app_status, SCENE_CLAIMER, "/status", s.text)->http->status, 400);
}

Test(status_rows, lead_back_to_a_path_of_this_site_only)
{
	expect_303(send(SCENE_CLAIMER, "status_%1=pending&seen_%1=1&back=//evil.test/"), "/inbound?saved=", "#r-%1");
	expect_303(send(SCENE_HELPER, "status_%2=pending&seen_%2=1"), "/", "#r-%2");
	expect_303(scene_post(&app_status, SCENE_CLAIMER, "/status", "back=/people"), "/people", "/people");
}

Test(status_rows, lead_back_to_a_list_with_long_filters_but_to_no_endless_path)
{
	char q[3001] = "", endless[5001] = "";

	memset(q, 'z', sizeof q - 1);
	memset(endless, 'z', sizeof endless - 1);
	expect_303(send(SCENE_CLAIMER, arena_printf(scene->arena, "status_%%1=pending&seen_%%1=1&back=/inbound?q=%s", q)),
		arena_printf(scene->arena, "/inbound?q=%s&saved=", q), "#r-%1");
	expect_303(send(SCENE_CLAIMER, arena_printf(scene->arena, "status_%%2=pending&seen_%%2=1&back=/inbound?q=%s", endless)), "/inbound?saved=", "#r-%2");
}

/* ---- back at the list ---- */

static const char *inbound(void)
{
	return arena_printf(scene->arena, "/inbound/%s", scene_referral(SCENE_CLAIMER, ids[0])->program_public_id);
}

/* The page that the answer leads to. */
static const char *follow(const struct req *answer, enum scene_reader reader)
{
	const char *to = test_header(answer, "Location");

	return scene_page(&app_dashboards, reader, arena_bytes(scene->arena, to, strcspn(to, "#")));
}

static const char *save(const char *back)
{
	const char *fields = arena_printf(scene->arena, "%s&back=%s", filled("status_%1=got_help&seen_%1=1"), text_url_encode(scene->arena, back));

	return follow(scene_post(&app_status, SCENE_CLAIMER, "/status", fields), SCENE_CLAIMER);
}

static const char *row_in(const char *page, size_t i)
{
	const char *at = strstr(page, arena_printf(scene->arena, "id=\"r-%s\"", ids[i]));
	const char *end = at ? strstr(at, "id=\"r-") : NULL;

	cr_assert(at, "row %zu is on the page", i + 1);
	end = strstr(at + 1, "<tr ");
	return arena_bytes(scene->arena, at, end ? (size_t)(end - at) : strlen(at));
}

Test(status_rows, that_were_saved_say_so_and_can_be_undone)
{
	const char *page = save(inbound());
	struct req *answer;

	cr_expect(strstr(row_in(page, 0), " data-saved"));
	cr_expect(strstr(row_in(page, 0), "Saved just now"));
	cr_expect_null(strstr(row_in(page, 1), "data-saved"));
	cr_expect(strstr(page, filled("<form id=\"undo-%1\"")));
	answer = scene_post(&app_status, SCENE_CLAIMER, scene_path("/status/%s", ids[0]),
		arena_printf(scene->arena, "undo=yes&back=%s", text_url_encode(scene->arena, inbound())));
	expect_303(answer, inbound(), "#r-%1");
	expect_status(0, STATUS_not_updated);
	page = follow(answer, SCENE_CLAIMER);
	cr_expect(strstr(row_in(page, 0), " data-saved"));
	cr_expect(strstr(row_in(page, 0), "Undone just now"));
	cr_expect_null(strstr(page, "<form id=\"undo-"));
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_CLAIMER, inbound()), "data-saved"), "until the next visit");
}

Test(status_rows, that_were_saved_stay_on_a_list_that_no_longer_holds_them)
{
	const char *page = save(arena_printf(scene->arena, "%s?status=not_updated", inbound()));

	cr_expect(strstr(row_in(page, 0), " data-saved"));
	cr_expect(scene_before(page, ids[0], ids[1]));
}

Test(status_rows, of_others_are_not_shown_as_saved)
{
	const char *page = scene_page(&app_dashboards, SCENE_SEEKER,
		arena_printf(scene->arena, "/referrals?saved=%lld.unknown.%s", (long long)scene->now, ids[0]));

	cr_expect_null(strstr(page, "data-referral=\"unknown"));
	cr_expect_null(strstr(page, "<form id=\"undo-"), "the seeker has changed nothing");
}

Test(status_rows, say_who_disagrees)
{
	scene_move(SCENE_CLAIMER, ids[0], STATUS_got_help, NULL);
	scene_move(SCENE_SEEKER, ids[0], STATUS_couldnt_get_help, NULL);
	scene_move(SCENE_CLAIMER, ids[0], STATUS_got_help, NULL);
	cr_expect(strstr(row_in(scene_page(&app_dashboards, SCENE_CLAIMER, inbound()), 0), "Maria says: Couldn’t get help"));
}
