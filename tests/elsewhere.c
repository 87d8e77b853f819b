/* elsewhere.c - which referral another one may follow, and where an e-mail address may lead. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/contact.h"
#include "base/str.h"
#include "scene.h"
#include "support.h"

extern const struct app app_dashboards;

static const char *follows(const char *id)
{
	return text_or_empty(scene_referral(SCENE_HELPER, id)->elsewhere_of_id);
}

Test(elsewhere, follows_a_referral_of_the_same_person_only)
{
	const char *first, *same, *other;

	scene_begin();
	first = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	same = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .elsewhere_of = first });
	other = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .elsewhere_of = first,
		.seeker = { .first_name = "Ana", .last_name = "Lopez", .email = "ana@people.test" } });
	cr_expect_str_eq(follows(same), first);
	cr_expect_str_eq(follows(other), "", "Ana would see Maria's referral");
}

Test(elsewhere, a_mail_goes_to_one_address_whatever_stands_in_it)
{
	const char *id, *page;

	scene_begin();
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL),
		.seeker = { .first_name = "Ana", .last_name = "Lopez", .email = "?bcc=all&x=%41@people.test" } });
	page = scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id));
	cr_expect_not_null(strstr(page, "href=\"mailto:%3Fbcc%3Dall%26x%3D%2541@people.test\""), "%s", page);
	cr_expect_null(strstr(page, "mailto:?"));
	cr_expect_null(contact_email_link(test_req()->arena, "nobody"));
	cr_expect_null(contact_email_link(test_req()->arena, NULL));
}
