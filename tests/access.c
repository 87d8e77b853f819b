/* access.c - the log of who looked at referrals and profiles. */
#include "referral/access.h"

#include <criterion/criterion.h>
#include <string.h>

#include "edge/http.h"
#include "law_sql.h"
#include "referral/referral.h"
#include "rows.h"
#include "scene.h"
#include "site/account.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_dashboards, app_status;

TestSuite(access, .init = scene_begin);

static size_t looks(const char *id, struct access_look **all)
{
	struct req *q = scene;
	size_t count;

	MUST(access_of_referral(q, scene_referral(SCENE_SEEKER, id), all, &count));
	return count;
}

static size_t logged(struct access_row **all)
{
	struct req *q = scene;
	size_t count;

	MUST(access_of_site(q, INT64_MAX, 100, all, &count));
	return count;
}

static const char *refer(void)
{
	return scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
}

Test(access, has_a_row_for_each_viewer_and_day_however_often_they_look)
{
	const char *id = refer();
	struct access_row *rows;
	struct access_look *all;

	cr_assert_eq(looks(id, &all), 0);
	for (int i = 0; i < 3; i++) {
		scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id));
		scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s/print", id));
		scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", id));
	}
	cr_assert_eq(looks(id, &all), 2);
	cr_expect_eq(all[0].party, PARTY_HELPER);
	cr_expect_eq(all[1].party, PARTY_PROGRAM);
	cr_expect_not(all[1].saved);
	cr_assert_eq(logged(&rows), 2);
	cr_expect_eq(rows[0].act, ACCESS_referral);
	cr_expect_str_eq(rows[0].referral, id);
	cr_expect_str_not_empty(rows[0].account);
}

Test(access, holds_no_look_of_the_person_and_none_that_was_refused)
{
	const char *id = refer();
	struct access_row *rows;

	scene_page(&app_dashboards, SCENE_SEEKER, scene_path("/referrals/%s", id));
	test_answer(&app_dashboards, "GET", scene->site->host, "/referrals/nowhere", NULL, NULL, scene_cookie(SCENE_CLAIMER));
	cr_expect_eq(logged(&rows), 0);
}

Test(access, of_a_profile_shows_at_each_of_its_referrals)
{
	const char *id = refer();
	struct access_look *all;
	struct access_row *rows;

	scene_page(&app_dashboards, SCENE_HELPER, scene_path("/people/%s", scene_referral(SCENE_HELPER, id)->person_public_id));
	cr_assert_eq(looks(id, &all), 1);
	cr_expect_eq(all[0].party, PARTY_HELPER);
	cr_assert_eq(logged(&rows), 1);
	cr_expect_eq(rows[0].act, ACCESS_profile);
	cr_expect_str_empty(rows[0].referral);
	cr_expect_str_not_empty(rows[0].person);
}

Test(access, has_a_row_for_each_file_with_its_length)
{
	const char *id = refer();
	struct access_look *all;
	struct access_row *rows;

	refer();
	scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/inbound/%s.csv", scene_referral(SCENE_CLAIMER, id)->program_public_id));
	scene_page(&app_dashboards, SCENE_HELPER, "/people.csv");
	cr_assert_eq(logged(&rows), 2);
	cr_expect_eq(rows[1].act, ACCESS_inbound_file);
	cr_expect_eq(rows[1].row_count, 2);
	cr_expect_str_not_empty(rows[1].program);
	cr_expect_eq(rows[0].act, ACCESS_people_file);
	cr_expect_eq(rows[0].row_count, 1);
	cr_assert_eq(looks(id, &all), 2);
	cr_expect(all[0].saved && all[1].saved);
}

Test(access, is_read_by_the_person_alone_and_names_nobody)
{
	const char *id = refer(), *path = scene_path("/referrals/%s/access", id), *page;

	scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", id));
	scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id));
	page = scene_page(&app_dashboards, SCENE_SEEKER, path);
	cr_expect(strstr(page, "opened it"));
	cr_expect_not(strstr(page, "Hana"));
	cr_expect_not(strstr(page, "Clara"));
	cr_expect(strstr(scene_page(&app_dashboards, SCENE_SEEKER, scene_path("/referrals/%s", id)), path));
	for (enum scene_reader r = SCENE_HELPER; r <= SCENE_CLAIMER; r++)
		cr_expect_eq(test_answer(&app_dashboards, "GET", scene->site->host, path, NULL, NULL, scene_cookie(r))->http->status, 404);
}

/* ---- without an account ---- */

static const char *page_of(struct req *answered) { return answered->http->answer.text; }

static struct req *follow(const char *path)
{
	return test_answer(&app_status, "GET", scene->site->host, path, NULL, NULL, NULL);
}

Test(access, is_read_by_the_link_of_the_person_and_no_other)
{
	const char *id = refer(), *link = scene_link(id, PARTY_SEEKER);
	const char *path = arena_printf(scene->arena, "/s/%s/access", link);

	cr_expect(strstr(page_of(follow(path)), "Nobody has opened it so far."));
	scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id));
	cr_expect(strstr(page_of(follow(path)), "opened it"));
	cr_expect_not(strstr(page_of(follow(path)), "Clara"));
	cr_expect(strstr(page_of(follow(arena_printf(scene->arena, "/s/%s", link))), path), "the link's page leads there");
	path = arena_printf(scene->arena, "/s/%s/access", scene_link(id, PARTY_PROGRAM));
	cr_expect_eq(follow(path)->http->status, 404);
}

Test(access, of_a_discreet_referral_needs_the_code)
{
	const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .discreet = true });
	const char *path = arena_printf(scene->arena, "/s/%s/access", scene_link(id, PARTY_SEEKER));
	struct req *q = follow(path);

	cr_expect_eq(q->http->status, 303);
	cr_expect(strstr(test_header(q, "Location"), "/status/access"));
}

Test(access, is_read_by_the_code_without_an_account)
{
	const char *id = refer(), *code = scene_referral(SCENE_SEEKER, id)->code, *page;
	struct req *q;

	scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id));
	q = scene_post(&app_status, SCENE_NOBODY, "/status/access", arena_printf(scene->arena, "code=%s", code));
	page = page_of(q);
	cr_expect_eq(q->http->status, 200);
	cr_expect(strstr(page, "opened it"));
	cr_expect_not(strstr(page, "Rosa"));
	cr_expect_not(strstr(page, id));
	q = scene_post(&app_status, SCENE_NOBODY, "/status/access", "code=AAAA-AAAA-AAAA");
	cr_expect_eq(q->http->status, 422);
	cr_expect(strstr(page_of(q), "id=\"code-error\""));
	cr_expect_not(strstr(page_of(q), "opened it"));
}
