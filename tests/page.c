/* page.c - fills templates by table; redirects; languages. */
#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>

#include "site/account.h"
#include "edge/http.h"
#include "web/page.h"
#include "web/reader.h"
#include "site/site.h"
#include "law/status.h"
#include "support.h"

struct card {
	const char *name;
	bool flag;
	int number;
	int64_t wide;
	unsigned positive;
	instant made_at;
	int status;
};

static const struct mark card_marks[] = {
	MARK(struct card, name),
	MARK(struct card, flag),
	MARK(struct card, number),
	MARK(struct card, wide),
	MARK(struct card, positive),
};

static struct req *q;

static void begin(void)
{
	static const struct site site = { .language = "en", .time_zone = "America/New_York", .country = "US",
		.base_url = "http://localhost", .name = "Test", .operator = "", .crisis_banner = "" };

	test_templates();
	q = test_req();
	q->site = &site;
	q->http = http_literal(q->arena, "GET", "localhost", "/programs", NULL, NULL, NULL);
	q->language = "en";
}

TestSuite(page, .init = begin);

/* ---- filling ---- */

static const char template[] = "{{%AUTOESCAPE context=\"HTML\"}}\n"
	"{{#card}}[{{#name}}{{name}}{{/name}}{{#no_name}}nameless{{/no_name}}"
	"{{#flag}} flag{{/flag}}{{#no_flag}} no-flag{{/no_flag}}"
	"{{#number}} {{number}}{{/number}}{{#no_number}} no-number{{/no_number}}"
	"{{#wide}} {{wide}}{{/wide}}{{#positive}} {{positive}}{{/positive}}{{#no_positive}} none{{/no_positive}}]{{/card}}\n";

static char *filled(const struct card *cards, size_t count)
{
	const char *root = test_folder(), *english = arena_printf(q->arena, "%s/en", root);
	struct tpl *t = tpl_new(q->arena);

	cr_assert_not(mkdir(english, 0700));
	test_file(english, "cards.tpl", template);
	cr_assert_eq(tpl_load(root), 0);
	page_rows(q, t, "card", card_marks, COUNT(card_marks), cards, count, sizeof(*cards));
	return tpl_render(q->arena, t, "en", "cards", NULL);
}

Test(page, rows)
{
	static const struct card cards[] = {
		{ .name = "<Ana>", .flag = true, .number = -3, .wide = 1234567890123, .positive = 7 },
		{ .name = "" },
		{ 0 },
	};

	cr_expect_str_eq(filled(cards, COUNT(cards)),
		"[&lt;Ana&gt; flag -3 1234567890123 7][nameless no-flag no-number none][nameless no-flag no-number none]\n");
	cr_expect_str_eq(filled(cards, 0), "\n");
}

/* ---- redirects ---- */

static const struct { const char *to, *location; } redirects[] = {
	{ "/sent/abc", "/sent/abc" }, { "/programs?q=a%20b", "/programs?q=a%20b" }, { "/", "/" },
	{ "//evil.example/", "/" }, { "/\\evil.example/", "/" }, { "https://evil.example/", "/" }, { "evil", "/" }, { "", "/" },
	{ "javascript:alert(1)", "/" }, { "/programs?q=caf\xc3\xa9 au lait", "/programs?q=caf%C3%A9%20au%20lait" },
	{ "/x/../y", "/" },
};

Test(page, a_redirect_stays_on_this_site)
{
	for (size_t i = 0; i < COUNT(redirects); i++) {
		q->http = http_literal(q->arena, "POST", "localhost", "/form", NULL, "", NULL);
		cr_expect_eq(redirect(q, "%s", redirects[i].to), ERR_OK);
		cr_expect_eq(q->http->status, 303);
		cr_expect_str_eq(test_header(q, "Location"), redirects[i].location, "%s", redirects[i].to);
	}
}

Test(page, a_redirect_stays_below_the_base)
{
	q->base = "/help";
	cr_expect_not(redirect(q, "/sent/%s", "abc"));
	cr_expect_str_eq(test_header(q, "Location"), "/help/sent/abc");
	q->http = http_literal(q->arena, "POST", "localhost", "/form", NULL, "", NULL);
	cr_expect_not(redirect(q, "https://evil.example/"));
	cr_expect_str_eq(test_header(q, "Location"), "/help/");
}

Test(page, a_redirect_with_a_line_break_sets_no_header)
{
	cr_expect_not(redirect(q, "/x%s", "\r\nSet-Cookie: a=b"));
	cr_expect_null(test_header(q, "Set-Cookie"));
}

/* ---- languages ---- */

static const struct { const char *accept, *language; } accepts[] = {
	{ "", "en" }, { "en", "en" }, { "en-GB,en;q=0.8", "en" }, { "xx", "en" }, { "xx, yy;q=0.5", "en" },
	{ "..", "en" }, { "../en", "en" }, { "*", "en" }, { ",,,", "en" }, { ";q=1", "en" }, { "en;q=0.5,", "en" },
	{ "es", "es" }, { "es-MX, en", "es" }, { "en, es", "en" }, { "en;q=0.8, es", "es" }, { "en;q=0.5, es;q=0.50", "en" }, { "en; q=0.1,es; q=0.25", "es" },
	{ "es;q=0, en;q=0.2", "en" }, { "es;q=0", "en" }, { "es;q=", "es" }, { "es;q=1.000, en", "es" }, { "ar-EG", "ar" },
	{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "en" },
};

Test(page, a_language_that_there_are_templates_for)
{
	for (size_t i = 0; i < COUNT(accepts); i++) {
		q->http->accept_language = accepts[i].accept;
		cr_expect_str_eq(reader_language(q), accepts[i].language, "'%s'", accepts[i].accept);
	}
}

/* ---- the frame ---- */

Test(page, every_error_has_a_page)
{
	for (int e = ERR_OK + 1; e < ERR_COUNT; e++) {
		q->http = http_literal(q->arena, "GET", "localhost", "/x", NULL, NULL, NULL);
		page_error(q, (enum err)e);
		cr_expect_eq(q->http->status, err_http_status((enum err)e));
		cr_expect(strstr(q->http->answer.text, "</html>"), "%s", err_word((enum err)e));
		if (e != ERR_INPUT)
			cr_expect(strstr(q->http->answer.text, "<h1>"), "%s has no words", err_word((enum err)e));
	}
}

/* Browsers do not store our pages, so going back may show an empty form. */
Test(page, no_error_promises_words_behind_it)
{
	for (int e = ERR_OK + 1; e < ERR_COUNT; e++) {
		q->http = http_literal(q->arena, "POST", "localhost", "/x", NULL, "comment=words", NULL);
		page_error(q, (enum err)e);
		cr_expect_not(strstr(q->http->answer.text, "still there"), "%s", err_word((enum err)e));
		cr_expect_eq(!!strstr(q->http->answer.text, "still here"), !!strstr(q->http->answer.text, "value=\"words\""),
			"%s", err_word((enum err)e));
	}
}

Test(page, a_sites_own_texts_are_escaped)
{
	static const struct site site = { .language = "en", .time_zone = "UTC", .country = "US", .base_url = "http://localhost",
		.name = "<script>name", .operator = "<script>operator", .crisis_banner = "<script>banner" };

	q->site = &site;
	page_error(q, ERR_MISSING);
	cr_expect(strstr(q->http->answer.text, "&lt;script&gt;name"));
	cr_expect_not(strstr(q->http->answer.text, "<script>name"));
	cr_expect_not(strstr(q->http->answer.text, "<script>operator"));
	cr_expect_not(strstr(q->http->answer.text, "<script>banner"));
}

Test(page, times_in_words)
{
	cr_expect_gt(strlen(page_ago(q, q->now - DAYS(2))), 3);
	cr_expect(strstr(page_ago(q, q->now - DAYS(2)), "2 days"), "%s", page_ago(q, q->now - DAYS(2)));
	cr_expect(strstr(page_exact(q, 1795358325000), "2026"), "%s", page_exact(q, 1795358325000));
}
