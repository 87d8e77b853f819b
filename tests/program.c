/* program.c - settings, the target of a button, and the pages of programs. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "edge/http.h"
#include "listed.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "message/program_team.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_programs;

/* ---- the target of its button ---- */

static const struct {
	const char *what;
	struct site site;
	struct program program;
	enum way way;
} ways[] = {
	{ "what an import leaves is next steps",
		{ .unclaimed_referrals = true }, { .mode = MODE_next_steps }, WAY_NEXT_STEPS },
	{ "here, with a confirmed address, claimed",
		{ .unclaimed_referrals = true }, { .mode = MODE_here, .has_address = true, .claimed = true }, WAY_CONNECT },
	{ "here, with a confirmed address, unclaimed where that is allowed",
		{ .unclaimed_referrals = true }, { .mode = MODE_here, .has_address = true }, WAY_CONNECT },
	{ "unclaimed where only claimed ones take referrals",
		{ .unclaimed_referrals = false }, { .mode = MODE_here, .has_address = true }, WAY_NEXT_STEPS },
	{ "claimed where only claimed ones take referrals",
		{ .unclaimed_referrals = false }, { .mode = MODE_here, .has_address = true, .claimed = true }, WAY_CONNECT },
	{ "here without a confirmed address falls back to next steps",
		{ .unclaimed_referrals = true }, { .mode = MODE_here, .claimed = true }, WAY_NEXT_STEPS },
	{ "an address alone makes nothing live",
		{ .unclaimed_referrals = true }, { .mode = MODE_next_steps, .has_address = true, .claimed = true }, WAY_NEXT_STEPS },
	{ "external with a link",
		{ .unclaimed_referrals = true }, { .mode = MODE_external, .external_url = "https://a.test" }, WAY_EXTERNAL },
	{ "external without a link falls back to next steps",
		{ .unclaimed_referrals = true }, { .mode = MODE_external, .external_url = "" }, WAY_NEXT_STEPS },
	{ "tracking-only: the form for every program, with neither address nor mode",
		{ .tracking_only = true }, { .mode = MODE_next_steps }, WAY_CONNECT },
	{ "tracking-only: the form for external ones too",
		{ .tracking_only = true }, { .mode = MODE_external, .external_url = "https://a.test" }, WAY_CONNECT },
	{ "retired ones take nothing",
		{ .unclaimed_referrals = true }, { .mode = MODE_here, .has_address = true, .claimed = true, .retired = true },
		WAY_NEXT_STEPS },
	{ "retired ones take nothing, on a tracking-only site either",
		{ .tracking_only = true }, { .mode = MODE_here, .retired = true }, WAY_NEXT_STEPS },
};

Test(program, way)
{
	struct req *q = test_req();

	for (size_t i = 0; i < COUNT(ways); i++) {
		q->site = &ways[i].site;
		cr_expect_eq(program_way(q, &ways[i].program), ways[i].way, "%s", ways[i].what);
	}
}

Test(program_setting, is_taken_as_it_is_shown)
{
	static const struct { const char *name, *fits, *wrong; } cases[] = {
		{ "mode", "external", "nowhere" }, { "verb", "refer", "" }, { "capacity", "wait_list", "full" },
		{ "minimal_mail", "yes", "true" }, { "answer_days", "365", "366" }, { "answer_days", "1", "0" },
		{ "next_steps", "Come by", NULL }, { "external_url", "", NULL },
	};
	struct req *q = test_req();
	struct program_change c = PROGRAM_CHANGE_NOTHING;
	struct refusal why;
	size_t count, found = 0;
	const struct property *settings = program_settings(&count);

	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t j = 0; j < count; j++) {
			if (strcmp(settings[j].name, cases[i].name))
				continue;
			found++;
			cr_assert(property_take(q->arena, &settings[j], &c, cases[i].fits, &why));
			cr_expect_str_eq(property_text(q->arena, &settings[j], &c), cases[i].fits);
			if (!cases[i].wrong)
				continue;
			cr_expect_not(property_take(q->arena, &settings[j], &c, cases[i].wrong, &why), "%s", cases[i].wrong);
			cr_expect_str_eq(why.field, cases[i].name);
			cr_expect_str_eq(why.about, cases[i].wrong);
			cr_expect_str_eq(property_text(q->arena, &settings[j], &c), cases[i].fits, "it stays");
		}
	cr_expect_eq(found, COUNT(cases));
}

static struct program found(struct req *q, int64_t id);

Test(program_setting, of_an_edit_all_is_checked_before_anything_is_changed)
{
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "Edited" });
	const char *good = "in@program.test", *bad = "no address", *nobody = "nobody@people.test";
	struct { const char *field; enum reason reason; struct program_edit edit; } cases[] = {
		{ "referral_email", REASON_format, { .referral_email = &bad, .referral_emails = 1 } },
		{ "claimer", REASON_nobody, { .claimer = &nobody, .claimers = 1, .referral_email = &good, .referral_emails = 1 } },
		{ "confirmed", REASON_needs, { .confirmed = true } },
		{ "external_url", REASON_format, { .settings = { .external_url = "ftp://a.test" } } },
	};
	struct refusal why;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *link = cases[i].edit.settings.external_url;

		cases[i].edit.settings = (struct program_change)PROGRAM_CHANGE_NOTHING;
		cases[i].edit.settings.mode = MODE_here;
		cases[i].edit.settings.external_url = link;
		cr_expect_eq(program_edit(q, id, &cases[i].edit, &why), ERR_INPUT, "%s", cases[i].field);
		cr_expect_str_eq(why.field, cases[i].field);
		cr_expect_eq(why.reason, cases[i].reason);
	}
	cr_expect_eq(found(q, id).mode, MODE_next_steps);
	cr_assert_eq(program_edit(q, id, &(struct program_edit){ .settings = PROGRAM_CHANGE_NOTHING,
		.referral_email = &good, .referral_emails = 1, .confirmed = true }, &why), ERR_OK);
	cr_expect(found(q, id).has_address);
}

Test(program_setting, has_a_gap_until_it_can_be_reached_as_its_mode_says)
{
	cr_expect_eq(program_gap(&(struct program){ .mode = MODE_here }), GAP_ADDRESS);
	cr_expect_eq(program_gap(&(struct program){ .mode = MODE_here, .has_address = true }), GAP_NONE);
	cr_expect_eq(program_gap(&(struct program){ .mode = MODE_external, .external_url = "" }), GAP_EXTERNAL_URL);
	cr_expect_eq(program_gap(&(struct program){ .mode = MODE_external, .external_url = "https://a.test" }), GAP_NONE);
	cr_expect_eq(program_gap(&(struct program){ .mode = MODE_next_steps }), GAP_NONE);
}

/* ---- settings ---- */

static struct program found(struct req *q, int64_t id)
{
	struct program p;

	cr_assert_eq(program_by_id(q, id, &p), ERR_OK);
	return p;
}

Test(program, without_settings_it_is_next_steps)
{
	struct req *q = test_db();
	struct program p = found(q, listed_add(q, &(struct listed){ .name = "Unset", .email = "listed@program.test" }));

	cr_expect_eq(p.mode, MODE_next_steps);
	cr_expect_eq(p.verb, VERB_contact);
	cr_expect_eq(p.answer_days, 2);
	cr_expect_eq(p.capacity, CAPACITY_unknown);
	cr_expect_not(p.has_address, "the address that the directory lists is no referral address");
	cr_expect_not(p.claimed);
	cr_expect_str_eq(p.next_steps, "");
	cr_expect_str_eq(p.external_url, "");
}

Test(program, a_change_leaves_the_rest)
{
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "Changed" });
	struct program_change c = PROGRAM_CHANGE_NOTHING;
	struct program p;

	c.mode = MODE_here;
	c.next_steps = "Come by";
	cr_assert_eq(program_set(q, id, &c), ERR_OK);
	c = (struct program_change)PROGRAM_CHANGE_NOTHING;
	c.verb = VERB_refer;
	c.answer_days = 5;
	cr_assert_eq(program_set(q, id, &c), ERR_OK);
	p = found(q, id);
	cr_expect_eq(p.mode, MODE_here);
	cr_expect_eq(p.verb, VERB_refer);
	cr_expect_eq(p.answer_days, 5);
	cr_expect_str_eq(p.next_steps, "Come by");
	c = (struct program_change)PROGRAM_CHANGE_NOTHING;
	c.next_steps = "";
	cr_assert_eq(program_set(q, id, &c), ERR_OK);
	cr_expect_str_eq(found(q, id).next_steps, "", "empty is a value");
}

Test(program, only_web_links_are_taken)
{
	static const char *const bad[] = { "javascript:alert(1)", "//evil.test", "ftp://a.test", "a.test", " https://a.test" };
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "Linked" });
	struct program_change c = PROGRAM_CHANGE_NOTHING;

	for (size_t i = 0; i < COUNT(bad); i++) {
		c.external_url = bad[i];
		cr_expect_eq(program_set(q, id, &c), ERR_INPUT, "%s", bad[i]);
	}
	c.external_url = "https://a.test/apply";
	cr_expect_eq(program_set(q, id, &c), ERR_OK);
	cr_expect_str_eq(found(q, id).external_url, "https://a.test/apply");
}

Test(program, only_a_confirmed_address_counts)
{
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "Addressed" });
	struct program_address *all;
	const char **emails;
	size_t count;

	cr_assert_eq(program_add_address(q, id, "one@program.test", false), ERR_OK);
	cr_expect_not(found(q, id).has_address);
	cr_assert_eq(program_addresses(q, id, false, &emails, &count), ERR_OK);
	cr_expect_eq(count, 0);
	cr_assert_eq(program_add_address(q, id, "one@program.test", true), ERR_OK);
	cr_expect(found(q, id).has_address);
	cr_assert_eq(program_add_address(q, id, "one@program.test", false), ERR_OK);
	cr_expect(found(q, id).has_address, "adding it again keeps its confirmation");
	cr_assert_eq(program_add_address(q, id, "two@program.test", true), ERR_OK);
	cr_assert_eq(program_addresses(q, id, false, &emails, &count), ERR_OK);
	cr_assert_eq(count, 2);
	cr_expect_str_eq(emails[0], "one@program.test");
	cr_expect_str_eq(emails[1], "two@program.test");
	cr_assert_eq(program_remove_address(q, id, "one@program.test"), ERR_OK);
	cr_expect_eq(program_remove_address(q, id, "one@program.test"), ERR_MISSING);
	cr_assert_eq(program_address_list(q, id, &all, &count), ERR_OK);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(all[0].email, "two@program.test");
	cr_expect(all[0].confirmed);
}

Test(program, claiming_twice_is_once)
{
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "Claimed" });
	int64_t account = row_account(q, "Clara", "Claimer", NULL);
	struct program_member *team;
	size_t count;

	cr_assert_eq(program_add_claimer(q, id, account), ERR_OK);
	cr_assert_eq(program_add_claimer(q, id, account), ERR_OK);
	cr_expect(found(q, id).claimed);
	cr_assert_eq(program_members(q, id, &team, &count), ERR_OK);
	cr_assert_eq(count, 1);
	cr_expect_str_eq(team[0].first_name, "Clara");
}

/* ---- pages ---- */

/* The page without the markup for the direction of words. */
static const char *page_of(const struct req *q)
{
	static const char *const directions[] = { "<bdi>", "</bdi>", " dir=\"auto\"", " dir=\"ltr\"" };
	char *page = arena_text(q->arena, q->http->answer.text);

	for (size_t i = 0; i < COUNT(directions); i++)
		for (char *at = page; (at = strstr(at, directions[i])); )
			memmove(at, at + strlen(directions[i]), strlen(at + strlen(directions[i])) + 1);
	return page;
}

static void has(const struct req *q, const char *text)
{
	cr_expect_not_null(strstr(page_of(q), text), "the page lacks: %s", text);
}

static void lacks(const struct req *q, const char *text)
{
	cr_expect_null(strstr(page_of(q), text), "the page must not have: %s", text);
}

static struct req *get(struct req *q, const char *path, const char *query)
{
	return test_answer(&app_programs, "GET", q->site->host, path, query, NULL, NULL);
}

static struct req *get_program(struct req *q, int64_t id, const char *rest)
{
	return get(q, arena_printf(q->arena, "/programs/%s%s", listed_id(q, id), rest), NULL);
}

Test(program_pages, the_directorys_texts_are_never_markup)
{
	struct req *q = test_db(), *a;
	const char *word = test_name("zebra");
	int64_t id;

	row_site(q);
	id = listed_add(q, &(struct listed){
		.name = arena_printf(q->arena, "<script>alert(1)</script> %s", word + 6),
		.organization = "\"><img src=x onerror=alert(2)>",
		.description = "</p><b>bold</b> {{name}} &amp; first line\nsecond <i>line</i>",
		.url = "javascript:alert(3)", .email = "\" onclick=\"alert(4)",
		.eligibility = "'><svg onload=alert(5)>", .alert = "<a href=x>here</a>",
		.hours_note = "<table>" });
	listed_phone(q, id, "<u>413</u>", "\" onclick=\"x", "voice");
	a = get_program(q, id, "");
	cr_expect_eq(a->http->status, 200);
	has(a, "&lt;script&gt;alert(1)&lt;/script&gt;");
	has(a, "&lt;b&gt;bold&lt;/b&gt; {{name}} &amp;amp; first line</p>");
	has(a, "<p>second &lt;i&gt;line&lt;/i&gt;</p>");
	lacks(a, "<script>alert");
	lacks(a, "<img src=x");
	lacks(a, "javascript:");
	lacks(a, "\" onclick=\"");
	lacks(a, "<svg onload");
	lacks(a, "<a href=x>");
	lacks(a, "<u>413");
	a = get(q, "/programs", arena_printf(q->arena, "q=%s", word + 6));
	cr_expect_eq(a->http->status, 200);
	has(a, "&lt;script&gt;alert(1)&lt;/script&gt;");
	lacks(a, "<script>alert");
	lacks(a, "<img src=x");
	a = get_program(q, id, "/next-steps");
	cr_expect_eq(a->http->status, 200);
	lacks(a, "<script>alert");
	lacks(a, "javascript:");
}

Test(program_pages, typed_text_is_never_markup)
{
	struct req *q = test_db(), *a;

	row_site(q);
	a = get(q, "/programs", "q=%22%3E%3Cscript%3E1&near=%22%3E%3Cb%3E&need=%3Cb%3E&language=%3Cb%3E&within=%3Cb%3E&page=%3Cb%3E");
	cr_expect_eq(a->http->status, 422, "the place is not known");
	has(a, "value=\"&quot;&gt;&lt;script&gt;1\"");
	has(a, "id=\"near-error\"");
	has(a, "<title>Error:");
	lacks(a, "<script>1");
	lacks(a, "<b>");
}

Test(program_pages, unknown_is_missing)
{
	struct req *q = test_db();

	row_site(q);
	cr_expect_eq(get(q, "/programs/nobody-has-this", NULL)->http->status, 404);
	cr_expect_eq(get(q, "/programs/nobody-has-this/next-steps", NULL)->http->status, 404);
}

Test(program_pages, retired_has_no_button)
{
	struct req *q = test_db(), *a;
	int64_t id;

	row_site(q);
	id = listed_add(q, &(struct listed){ .name = "Gone", .description = "It was good", .retired = true });
	a = get_program(q, id, "");
	cr_expect_eq(a->http->status, 200);
	has(a, "no longer listed");
	lacks(a, "class=\"button");
	a = get_program(q, id, "/next-steps");
	has(a, "no longer listed");
	lacks(a, "class=\"button");
}

Test(program_pages, the_button_names_what_it_does)
{
	struct req *q = test_db(), *a;
	struct program_change c = PROGRAM_CHANGE_NOTHING;
	const char *name = test_name("pantry"), *id_text;
	int64_t id;

	row_site(q);
	id = row_program(q, name);
	id_text = listed_id(q, id);
	c.verb = VERB_refer;
	cr_assert_eq(program_set(q, id, &c), ERR_OK);
	a = get_program(q, id, "");
	has(a, arena_printf(q->arena, "<a class=\"button connect\" href=\"/connect/%s\"><span>Ask for help here<span class=\"visually-hidden\">: %s</span></span>", id_text, name));
	lacks(a, "/next-steps\"");

	c.mode = MODE_external;
	c.verb = VERB_apply;
	c.external_url = "https://apply.test/form?a=1&b=2";
	cr_assert_eq(program_set(q, id, &c), ERR_OK);
	a = get_program(q, id, "");
	has(a, "Apply on their site");
	has(a, arena_printf(q->arena, "href=\"/programs/%s/next-steps\"", id_text));
	lacks(a, "/connect/");
	a = get_program(q, id, "/next-steps");
	has(a, "href=\"https://apply.test/form?a=1&amp;b=2\" rel=\"noopener noreferrer\"");
	has(a, "We have not told");
	lacks(a, "/connect/");

	c.mode = MODE_next_steps;
	c.next_steps = "Come on Monday\n\nBring your lease";
	cr_assert_eq(program_set(q, id, &c), ERR_OK);
	a = get_program(q, id, "");
	has(a, "See next steps");
	a = get_program(q, id, "/next-steps");
	has(a, "<p>Come on Monday</p>");
	has(a, "<p>Bring your lease</p>");
	has(a, "We have not told");
	lacks(a, "apply.test");
}

Test(program_pages, a_tracking_only_site_has_the_form_for_every_program)
{
	struct req *q = test_db(), *a;
	struct site site;
	int64_t id = listed_add(q, &(struct listed){ .name = "Anything" });

	row_site(q);
	site = *q->site;
	site.tracking_only = true;
	cr_assert_eq(site_save(q, &site), ERR_OK);
	a = get_program(q, id, "");
	has(a, "href=\"/connect/");
	has(a, "Contact this program<span");
}

Test(program_pages, phones_can_be_called_only_when_sure)
{
	struct req *q = test_db(), *a;
	int64_t id;

	row_site(q);
	id = listed_add(q, &(struct listed){ .name = "Called", .url = "https://called.test/", .email = "info@called.test",
		.application_process = "Call first", .located = true, .latitude = 1, .longitude = 1,
		.hours = { EACH(0, 540, 1020), EACH(2, 0, 1440) } });
	listed_phone(q, id, "(413) 555-0100", "+14135550100", "voice");
	listed_phone(q, id, "555-FOOD or 211", "", "voice");
	listed_phone(q, id, "413 555 0101", "+14135550101", "fax");
	a = get_program(q, id, "");
	has(a, "<a href=\"tel:+14135550100\">(413) 555-0100</a>");
	has(a, "555-FOOD or 211");
	has(a, "12 Main Street");
	has(a, "Fairhaven, MA 02719");
	has(a, "<a href=\"https://called.test/\" rel=\"noopener noreferrer\">called.test</a>");
	has(a, "<a href=\"mailto:info@called.test\">info@called.test</a>");
	has(a, "9 am to 5 pm");
	has(a, "All day");
	has(a, "Closed");
	a = get_program(q, id, "/next-steps");
	has(a, "<p>Call first</p>");
}

Test(program_pages, links_to_further_pages_keep_the_search)
{
	struct req *q = test_db(), *a;
	const char *word = test_name("paging") + 7;

	row_site(q);
	for (int i = 0; i < 27; i++)
		listed_add(q, &(struct listed){ .name = word, .need = "food", .languages = { "es" } });
	a = get(q, "/programs", arena_printf(q->arena, "q=%s+%%26+co&need=food&language=es", word));
	cr_expect_eq(a->http->status, 200);
	has(a, "27 programs");
	has(a, arena_printf(q->arena, "href=\"/programs?page=2&amp;language=es&amp;q=%s%%20%%26%%20co&amp;need=food\"", word));
	has(a, "Page 1 of 2");
	lacks(a, "rel=\"prev\"");
	a = get(q, "/programs", arena_printf(q->arena, "page=2&q=%s&need=food&language=es", word));
	has(a, "rel=\"prev\"");
	lacks(a, "rel=\"next\"");
	a = get(q, "/programs", "q=nothinghasthiswordatall");
	cr_expect_eq(a->http->status, 200);
	has(a, "We found nothing");
	has(a, "You can try this");
}
