/* site.c - finds sites by host, makes and changes them. */
#include "site/site.h"

#include <criterion/criterion.h>
#include <string.h>

#include "site/site_setting.h"
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

/* ---- settings ---- */

static const struct property *setting(const char *name)
{
	size_t count;
	const struct property *all = site_settings(&count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(all[i].name, name))
			return &all[i];
	cr_assert_fail("no setting %s", name);
	return NULL;
}

Test(site_setting, is_taken_as_it_is_shown)
{
	struct req *q = test_req();
	struct site s = site_new(q, "fairhaven.test");
	struct refusal why;
	static const struct { const char *name, *given, *shown; } cases[] = {
		{ "name", "Fairhaven", "Fairhaven" }, { "tracking_only", "yes", "yes" }, { "unclaimed_referrals", "no", "no" },
		{ "notice_cadence", "weekly", "weekly" }, { "sensitive_needs", "legal, food,", "food,legal" },
		{ "sensitive_needs", "", "" }, { "crisis_banner", "", "" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		cr_assert(site_setting_take(q, &s, setting(cases[i].name), cases[i].given, &why), "%s", cases[i].name);
		cr_expect_str_eq(property_text(q->arena, setting(cases[i].name), &s), cases[i].shown);
	}
	cr_expect_eq(CADENCE_off, 0, "the column's default");
}

Test(site_setting, of_another_kind_is_refused_and_changes_nothing)
{
	struct req *q = test_req();
	struct site s = site_new(q, "fairhaven.test"), before = s;
	struct refusal why;
	static const struct { const char *name, *given, *about; } cases[] = {
		{ "tracking_only", "maybe", "maybe" }, { "notice_cadence", "hourly", "hourly" },
		{ "sensitive_needs", "food,nonsense", "nonsense" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		cr_assert_not(site_setting_take(q, &s, setting(cases[i].name), cases[i].given, &why), "%s", cases[i].name);
		cr_expect_str_eq(why.field, cases[i].name);
		cr_expect_eq(why.reason, REASON_unknown);
		cr_expect_str_eq(why.about, cases[i].about);
	}
	cr_expect_arr_eq(&s, &before, sizeof(s));
}

Test(site_setting, a_new_color_drops_the_dark_one_that_was_made_of_the_old)
{
	struct req *q = test_req();
	struct site s = site_new(q, "fairhaven.test");
	struct refusal why;

	s.brand_color = "#123a6b";
	s.brand_color_dark = "#abcdef";
	cr_assert(site_setting_take(q, &s, setting("brand_color"), "#7a1f5c", &why));
	cr_expect_str_eq(s.brand_color_dark, "");
}

Test(site_setting, a_base_url_may_end_in_a_path_and_loses_its_last_slash)
{
	struct req *q = test_req();
	struct site_change c = { .site = site_new(q, "fairhaven.test") };
	struct refusal why;

	c.site.name = "Fairhaven";
	c.site.base_url = "https://fairhaven.test:8443/county/help/";
	cr_assert(site_change_check(q, &c, &why));
	cr_expect_str_eq(c.site.base_url, "https://fairhaven.test:8443/county/help");
	c.site.base_url = "https://fairhaven.test/";
	cr_assert(site_change_check(q, &c, &why));
	cr_expect_str_eq(c.site.base_url, "https://fairhaven.test");
}

Test(site_setting, does_not_fit)
{
	struct req *q = test_req();
	static const struct { const char *name, *given; enum reason reason; } cases[] = {
		{ "name", "", REASON_empty }, { "base_url", "https://other.test", REASON_format },
		{ "base_url", "https://fairhaven.test:80x", REASON_format }, { "base_url", "https://fairhaven.test/a//b", REASON_format },
		{ "base_url", "https://fairhaven.test/help?x", REASON_format }, { "base_url", "https://fairhaven.test/../a", REASON_format },
		{ "base_url", "https://fairhaven.test/a b", REASON_format }, { "reply_to", "nobody", REASON_format },
		{ "leave_url", "javascript:alert(1)", REASON_format }, { "leave_url", "https://a.test/ b", REASON_format },
		{ "leave_url", "https:///", REASON_format }, { "embed_origin", "*", REASON_format },
		{ "embed_origin", "https://a.test https://*.test", REASON_format }, { "embed_origin", "https://a.test/b", REASON_format },
		{ "country", "usa", REASON_unknown }, { "country", "XX", REASON_unknown },
		{ "text_countries", "US,XX", REASON_unknown }, { "time_zone", "Mars/Olympus", REASON_unknown },
		{ "language", "e", REASON_format }, { "languages", "en,tlh", REASON_unknown },
		{ "languages", "es,fr", REASON_leaves_out }, { "link_color", "blue", REASON_format },
		{ "brand_color", "#ffcc00", REASON_contrast }, { "link_color_dark", "#ffffff", REASON_needs },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct site_change c = { .site = site_new(q, "fairhaven.test") };
		struct refusal why;

		c.site.name = "Fairhaven";
		cr_assert(site_change_check(q, &c, &why));
		cr_assert(site_setting_take(q, &c.site, setting(cases[i].name), cases[i].given, &why));
		cr_assert_not(site_change_check(q, &c, &why), "%s %s", cases[i].name, cases[i].given);
		cr_expect_str_eq(why.field, cases[i].name);
		cr_expect_eq(why.reason, cases[i].reason, "%s %s", cases[i].name, cases[i].given);
	}
}

/* The tests have templates only in English. */
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
