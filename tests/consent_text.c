/* consent_text.c - a site's consent text: in the reader's language, with every version kept. */
#include "site/consent_text.h"

#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "edge/http.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

static struct req *reader(void)
{
	struct req *q = test_db();

	test_templates();
	row_site(q);
	q->http = http_literal(q->arena, "GET", q->site->host, "/connect/x", NULL, NULL, NULL);
	q->language = "en";
	return q;
}

static struct consent_text shown(struct req *q)
{
	struct consent_text c = { NULL, NULL };

	cr_assert_not(consent_text_shown(q, &c), "%s", q->failed.detail);
	return c;
}

static void set(struct req *q, const char *language, const char *words)
{
	cr_assert_not(consent_text_set(q, q->site, language, words), "%s", q->failed.detail);
}

static size_t versions(struct req *q, struct consent_version **all)
{
	size_t count;

	cr_assert_not(consent_text_versions(q, q->site->id, all, &count));
	return count;
}

Test(consent_text, is_ours_until_the_site_has_its_own)
{
	struct req *q = reader();
	struct consent_version *all;

	cr_expect_not_null(strstr(shown(q).words, q->site->name), "%s", shown(q).words);
	cr_expect_eq(versions(q, &all), 0, "nobody has agreed to anything yet");
	set(q, "en", "  I say yes to the county.\n");
	cr_expect_str_eq(shown(q).words, "I say yes to the county.");
	set(q, "en", "");
	cr_expect_not_null(strstr(shown(q).words, q->site->name));
	cr_expect_eq(versions(q, &all), 1, "it stays");
	cr_expect_not(all[0].shown);
}

Test(consent_text, in_the_sites_language_goes_before_the_templates)
{
	struct req *q = reader();

	set(q, "es", "Digo que sí.");
	cr_expect_str_eq(shown(q).language, "en", "nobody here reads Spanish yet, and it is not the site's language");
	set(q, q->site->language, "I say yes.");
	cr_expect_str_eq(shown(q).words, "I say yes.");
}

Test(consent_text, makes_a_version_of_each_change)
{
	static const char *const words[] = { "One.", "Two.", "Two.", "One.", "", "One.", "Three." };
	static const int numbers[] = { 1, 2, 2, 3, 3, 4, 5 };
	struct req *q = reader();
	struct consent_version *all;

	for (size_t i = 0; i < COUNT(words); i++) {
		set(q, "en", words[i]);
		cr_expect_eq(versions(q, &all), (size_t)numbers[i], "after %zu", i);
		cr_expect_eq(all[0].version, numbers[i]);
		cr_expect_eq(all[0].shown, *words[i] != 0);
	}
	cr_expect_str_eq(all[0].words, "Three.");
	cr_expect_str_eq(all[4].words, "One.");
	set(q, "es", "Uno.");
	cr_assert_eq(versions(q, &all), 6);
	cr_expect_str_eq(all[5].language, "es");
	cr_expect_eq(all[5].version, 1, "each language counts by itself");
}

Test(consent_text, is_the_newest_version_of_the_words_that_were_read)
{
	struct req *q = reader();
	struct consent_text one = { "One.", "en" }, ours = shown(q);
	struct consent_version *all;
	int64_t first, again, later, id;

	cr_assert_not(consent_text_id(q, &ours, &first));
	cr_assert_not(consent_text_id(q, &ours, &again));
	cr_expect_eq(first, again, "kept once");
	set(q, "en", "One.");
	cr_assert_not(consent_text_id(q, &one, &id));
	set(q, "en", "Two.");
	cr_assert_not(consent_text_id(q, &one, &again));
	cr_expect_eq(id, again, "a form that was sent a moment before the change");
	set(q, "en", "One.");
	cr_assert_not(consent_text_id(q, &one, &later));
	cr_expect_neq(later, id, "the same words once more are another version");
	cr_expect_eq(versions(q, &all), 4);
}

Test(consent_text, is_named_by_a_mark)
{
	struct req *q = reader();
	struct consent_text a = { "One.", "en" }, b = { "One.", "es" }, c = { "One", "en" };

	cr_expect_str_eq(consent_text_mark(q, &a), consent_text_mark(q, &a));
	cr_expect_str_neq(consent_text_mark(q, &a), consent_text_mark(q, &b));
	cr_expect_str_neq(consent_text_mark(q, &a), consent_text_mark(q, &c));
}

Test(consent_text, has_a_greatest_length)
{
	struct req *q = reader();
	char *words = arena_alloc(q->arena, CONSENT_TEXT_MOST + 2);

	memset(words, 'x', CONSENT_TEXT_MOST + 1);
	cr_expect_eq(consent_text_set(q, q->site, "en", words), ERR_INPUT);
}
