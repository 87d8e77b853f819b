/* danger.c - everyone whom a danger concerns is warned before they act. */
#include <criterion/criterion.h>
#include <string.h>

#include "edge/http.h"
#include "base/str.h"
#include "scene.h"
#include "support.h"

extern const struct app app_connect, app_dashboards, app_status;

TestSuite(danger, .init = scene_begin);

#define WARNING "Someone else may read or hear their messages."
#define MARK "data-discreet"

static const char *referral_page(enum scene_reader reader, const char *id)
{
	return scene_page(&app_dashboards, reader, scene_path("/referrals/%s", id));
}

static const char *inbound_page(void)
{
	return scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/inbound/%s", scene_referral(SCENE_CLAIMER,
		scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_PHONE) }))->program_public_id));
}

/* On every page of the program, the warning stands before the number; other referrals have none. */
Test(danger, a_discreet_referral_warns_the_program_before_the_number)
{
	const char *id, *row, *page = inbound_page();

	cr_expect_null(strstr(page, MARK));
	cr_expect_null(strstr(page, WARNING));
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_PHONE), .discreet = true });
	row = strstr(inbound_page(), scene_path("data-referral=\"%s\"", id));
	cr_assert_not_null(row);
	cr_expect(scene_before(row, MARK, WARNING) && scene_before(row, WARNING, "href=\"tel:" SCENE_PHONE));
	page = referral_page(SCENE_CLAIMER, id);
	cr_expect(scene_before(page, MARK, WARNING) && scene_before(page, WARNING, "href=\"tel:" SCENE_PHONE));
	page = scene_page(&app_status, SCENE_NOBODY, scene_path("/s/%s", scene_link(id, PARTY_PROGRAM)));
	cr_expect(scene_before(page, MARK, WARNING));
	page = scene_page(&app_status, SCENE_CLAIMER, scene_path("/status/%s", id));
	cr_expect(scene_before(page, "<main", MARK), "%s", page);
}

Test(danger, seeker_and_helper_are_not_warned_of_themselves)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .discreet = true });

	cr_expect_null(strstr(referral_page(SCENE_HELPER, id), WARNING));
	cr_expect_null(strstr(referral_page(SCENE_SEEKER, id), WARNING));
	cr_expect_null(strstr(scene_page(&app_status, SCENE_NOBODY, scene_path("/s/%s", scene_link(id, PARTY_SEEKER))), WARNING));
}

/* ---- don't reach out ---- */

static struct req *post_reach(enum scene_reader by, const char *id, const char *fields)
{
	return scene_post(&app_dashboards, by, scene_path("/referrals/%s/reach", id), fields);
}

/* Nothing beside it can hold it up: neither other ticks nor an address that is wrong, nor another's change. */
Test(danger, dont_reach_out_wins_over_everything_beside_it)
{
	static const char *const fields[] = {
		"reach=dont_reach_out&seen=1",
		"reach=email&reach=text&reach=dont_reach_out&seen=1",
		"reach=dont_reach_out&seeker_email=nonsense&seeker_phone=12&seen=1",
		"reach=dont_reach_out",
	};

	for (size_t i = 0; i < COUNT(fields); i++) {
		const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
		struct req *answer = post_reach(SCENE_SEEKER, id, fields[i]);

		cr_expect_eq(answer->http->status, 303, "%s: %d", fields[i], answer->http->status);
		cr_expect_eq(scene_referral(SCENE_SEEKER, id)->at.reach, REACH_DONT, "%s", fields[i]);
		cr_expect_str_eq(scene_referral(SCENE_SEEKER, id)->seeker.phone, SCENE_PHONE, "the addresses stay");
	}
}

/* The first thing in main says that it is saved, or that it is not. */
Test(danger, the_top_of_the_page_says_saved_or_not_saved)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	const char *page = post_reach(SCENE_SEEKER, id, "reach=text&seeker_phone=12&seen=1")->http->answer.text;

	cr_expect(scene_before(page, "<div class=\"problems\"", "<h1"));
	cr_expect(scene_before(page, "Not saved", "<h1"));
	post_reach(SCENE_HELPER, id, "reach=dont_reach_out&seen=1");
	page = scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s?saved=reach", id));
	cr_expect(scene_before(page, "nobody is to call or write to Maria about", "<h1"));
	cr_expect_null(strstr(page, "Don’t reach out</summary>"), "it is not offered again");
}

/* Both acts stand between where the referral stands and what was asked, and each leads to a page with one button. */
Test(danger, the_acts_of_safety_stand_near_the_top)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });

	for (enum scene_reader r = SCENE_SEEKER; r <= SCENE_HELPER; r++) {
		const char *page = referral_page(r, id);

		cr_expect(scene_before(page, "class=\"next-step\"", "/stop-contact\""));
		cr_expect(scene_before(page, "/stop-contact\"", "/stop-sharing\""));
		cr_expect(scene_before(page, "/stop-sharing\"", "What was asked"));
		cr_expect(strstr(scene_page(&app_dashboards, r, scene_path("/referrals/%s/stop-contact", id)), "Stop all contact now"));
		cr_expect(strstr(scene_page(&app_dashboards, r, scene_path("/referrals/%s/stop-sharing", id)), "Yes, stop sharing"));
	}
	cr_expect_null(strstr(referral_page(SCENE_CLAIMER, id), "/stop-"));
}

Test(danger, stopping_what_has_stopped_is_calm)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	const char *path = scene_path("/referrals/%s/stop-sharing", id);

	for (int i = 0; i < 2; i++) {
		struct req *answer = scene_post(&app_dashboards, SCENE_HELPER, path, "");

		cr_expect_eq(answer->http->status, 303, "time %d: %d", i, answer->http->status);
		cr_expect(text_ends(test_header(answer, "Location"), "?saved=sharing"));
	}
	cr_expect_eq(scene_post(&app_dashboards, SCENE_CLAIMER, path, "")->http->status, 404);
	cr_expect_not_null(strstr(scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s?saved=sharing", id)),
		"Sharing with Pantry has stopped."));
}

/* An old link to a confirmation does not confirm what is not so. */
Test(danger, nothing_is_confirmed_that_is_not_so)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });

	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s?saved=sharing", id)), "has stopped"));
	cr_expect_null(strstr(scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s?saved=reach", id)), "From now on, nobody"));
}

/* ---- the form ---- */

Test(danger, a_new_referral_needs_only_a_name_with_dont_reach_out)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	const char *path = scene_path("/connect/%s", scene_referral(SCENE_HELPER, id)->program_public_id);
	const char *form = scene_page(&app_connect, SCENE_NOBODY, path);
	const char *consent = strstr(form, "name=\"form_consent\" value=\"") + strlen("name=\"form_consent\" value=\"");
	struct req *answer = scene_post(&app_connect, SCENE_NOBODY, path, arena_printf(scene->arena,
		"for=self&seeker_first_name=Ana&seeker_last_name=Nunez&reach=email&reach=text&reach=dont_reach_out&consent=yes&form_consent=%s",
		text_url_encode(scene->arena, arena_bytes(scene->arena, consent, strcspn(consent, "\"")))));

	cr_expect_eq(answer->http->status, 303, "%s", answer->http->answer.text);
}
