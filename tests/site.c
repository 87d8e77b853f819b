/* site.c - sites: found by host, made, changed. */
#include "site/site.h"

#include <criterion/criterion.h>
#include <string.h>

#include "support.h"

static struct site a_site(void)
{
	return (struct site){ .host = test_name("site"), .name = "Fairhaven", .base_url = "https://fairhaven.test",
		.country = "CA", .time_zone = "America/Toronto", .language = "fr", .tracking_only = true };
}

Test(site, is_found_by_its_host_in_any_case)
{
	struct req *q = test_db();
	struct site s = a_site();
	char *upper = arena_text(q->arena, s.host);

	cr_assert_not(site_save(q, &s));
	upper[0] = 'S';
	cr_assert_not(site_load(q, upper));
	cr_expect_str_eq(q->site->name, "Fairhaven");
	cr_expect_str_eq(q->site->country, "CA");
	cr_expect_str_eq(q->site->operator, "");
	cr_expect(q->site->tracking_only);
	cr_expect_not(q->site->unclaimed_referrals);
}

Test(site, of_an_unknown_host_is_ERR_HOST)
{
	struct req *q = test_db();

	cr_expect_eq(site_load(q, test_name("nowhere")), ERR_HOST);
	cr_expect_null(q->site);
	cr_expect_eq(q->failed.code, ERR_HOST);
}

Test(site, saved_again_is_changed_and_keeps_its_ids)
{
	struct req *q = test_db();
	struct site s = a_site(), found;
	const char *public_id;
	int64_t id;

	cr_assert_not(site_save(q, &s));
	cr_assert_not(site_load(q, s.host));
	id = q->site->id;
	public_id = q->site->public_id;
	s.name = "Fairhaven County";
	s.tracking_only = false;
	cr_assert_not(site_save(q, &s));
	cr_assert_not(site_by_id(q, id, &found));
	cr_expect_str_eq(found.name, "Fairhaven County");
	cr_expect_not(found.tracking_only);
	cr_expect_str_eq(found.public_id, public_id);
}

Test(site, keeps_what_is_its_own)
{
	struct req *q = test_db();
	struct site s = a_site();

	s.languages = "fr,en";
	s.notice_cadence = CADENCE_weekly;
	s.sensitive_needs = 5;
	s.brand_color = "#7a1f5c";
	s.brand_color_dark = "#c58bb0";
	s.link_color = "#123456";
	s.link_color_dark = "#abcdef";
	cr_assert_not(site_save(q, &s));
	cr_assert_not(site_load(q, s.host));
	cr_expect_str_eq(q->site->languages, "fr,en");
	cr_expect_eq(q->site->notice_cadence, CADENCE_weekly);
	cr_expect_eq(q->site->sensitive_needs, 5);
	cr_expect_str_eq(q->site->brand_color, "#7a1f5c");
	cr_expect_str_eq(q->site->brand_color_dark, "#c58bb0");
	cr_expect_str_eq(q->site->link_color, "#123456");
	cr_expect_str_eq(q->site->link_color_dark, "#abcdef");
	cr_expect_str_eq(q->site->logo_version, "");
}

Test(site, cadences_have_words)
{
	for (int c = 0; c < CADENCES; c++)
		cr_expect_eq(cadence_from_slug(cadence_slug((enum cadence)c)), c);
	cr_expect_eq(CADENCE_off, 0, "the column's default");
	cr_expect_eq(cadence_from_slug("hourly"), -1);
	cr_expect_eq(cadence_from_slug(NULL), -1);
}

/* Templates there are in English here, and in no other language. */
Test(site, speaks_what_it_names_and_there_are_templates_in)
{
	struct site any = { .languages = "", .language = "en" }, french = { .languages = "fr,es", .language = "fr" },
		both = { .languages = "fr,en", .language = "en" }, alike = { .languages = "eng,den,e", .language = "e" };

	test_templates();
	cr_expect(site_speaks(&any, "en"));
	cr_expect(site_speaks(&both, "en"));
	cr_expect(site_speaks(NULL, "en"));
	cr_expect_not(site_speaks(&any, "fr"));
	cr_expect_not(site_speaks(&any, ""));
	cr_expect_not(site_speaks(&any, NULL));
	cr_expect_not(site_speaks(&french, "en"), "it leaves English out");
	cr_expect_not(site_speaks(&alike, "en"));
	cr_expect_str_eq(site_language(&both), "en");
	cr_expect_str_eq(site_language(&french), "en", "there is nothing else");
	cr_expect_str_eq(site_language(NULL), "en");
}

Test(site, all_lists_each_once)
{
	struct req *q = test_db();
	struct site s = a_site(), *all;
	size_t count, found = 0;

	cr_assert_not(site_save(q, &s));
	cr_assert_not(site_all(q, &all, &count));
	for (size_t i = 0; i < count; i++)
		found += !strcmp(all[i].host, s.host);
	cr_expect_eq(found, 1);
}
