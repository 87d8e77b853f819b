/* site.c - sites: found by host, made, changed. */
#include "site.h"

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
