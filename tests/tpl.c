/* tpl.c - templates are escaped by context, and rendered whole or not at all. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support.h"
#include "edge/tpl.h"

#define HTML "{{%AUTOESCAPE context=\"HTML\"}}\n"

static struct arena *a;
static const char *root, *english;

static void begin(void)
{
	a = arena_new();
	root = test_folder();
	english = arena_printf(a, "%s/en", root);
	cr_assert_not(mkdir(english, 0700));
}

static void end(void) { arena_release(a); }

TestSuite(tpl, .init = begin, .fini = end);

static void load(const char *text)
{
	test_file(english, "page.tpl", text);
	cr_assert_eq(tpl_load(root), 0);
}

static char *rendered(struct tpl *t)
{
	return tpl_render(a, t, "en", "page", NULL);
}

/* The template with {{x}} set to value. */
static char *with(const char *text, const char *value)
{
	struct tpl *t = tpl_new(a);

	load(text);
	tpl_set(t, "x", value);
	return rendered(t);
}

Test(tpl, text_in_a_page)
{
	cr_expect_str_eq(with(HTML "<p>{{x}}</p>\n", "<b>&\"'"), "<p>&lt;b&gt;&amp;&quot;&#39;</p>\n");
}

Test(tpl, text_in_an_attribute)
{
	cr_expect_str_eq(with(HTML "<p title=\"{{x}}\">\n", "\" onclick=\"evil()"), "<p title=\"&quot; onclick=&quot;evil()\">\n");
}

Test(tpl, a_link_cannot_run)
{
	cr_expect_str_eq(with(HTML "<a href=\"{{x}}\">\n", "javascript:alert(1)"), "<a href=\"#\">\n");
	load(HTML "<a href=\"tel:{{x}}\">\n");
	cr_expect_str_eq(with(HTML "<a href=\"tel:{{x}}\">\n", "+15085550100"), "<a href=\"tel:+15085550100\">\n");
}

Test(tpl, a_query_is_encoded_where_it_says_so)
{
	cr_expect_str_eq(with(HTML "<a href=\"/programs?q={{x:url_query_escape}}\">\n", "a&b=c d"),
		"<a href=\"/programs?q=a%26b%3Dc+d\">\n");
}

Test(tpl, a_text_template_escapes_nothing)
{
	cr_expect_str_eq(with("Hello {{x}}\n", "<O'Brien> & co"), "Hello <O'Brien> & co\n");
}

/* Blank lines are removed from pages, but kept in messages. */
Test(tpl, a_message_keeps_its_lines)
{
	const char *mail = arena_printf(a, "%s/mail", english), *text = "one\n\n{{#s}}\ntwo\n{{/s}}\n";

	cr_assert_not(mkdir(mail, 0700));
	test_file(mail, "sent.txt.tpl", text);
	load(text);
	cr_expect_str_eq(rendered(tpl_new(a)), "one\n");
	cr_expect_str_eq(tpl_render(a, tpl_new(a), "en", "mail/sent.txt", NULL), "one\n\n\n");
}

Test(tpl, an_unset_marker_is_empty)
{
	struct tpl *t = tpl_new(a);

	load("[{{x}}]{{#s}}shown{{/s}}");
	tpl_set(t, "x", NULL);
	cr_expect_str_eq(rendered(t), "[]");
	cr_expect_str_eq(rendered(tpl_new(a)), "[]");
}

Test(tpl, a_value_is_copied)
{
	char value[] = "before";
	struct tpl *t = tpl_new(a);

	load("{{x}}");
	tpl_set(t, "x", value);
	memcpy(value, "after.", 6);
	cr_expect_str_eq(rendered(t), "before");
}

Test(tpl, sections)
{
	struct tpl *t = tpl_new(a), *row;

	load("{{title}}:{{#row}}{{n}}{{#inner}}({{title}}){{/inner}},{{/row}}{{#shown}}yes{{/shown}}");
	tpl_set(t, "title", "T");
	for (int i = 0; i < 3; i++) {
		row = tpl_section(t, "row");
		tpl_set(row, "n", arena_printf(a, "%d", i));
		if (i == 1)
			tpl_show(row, "inner");
	}
	tpl_show(t, "shown");
	cr_expect_str_eq(rendered(t), "T:0,1(T),2,yes");
}

Test(tpl, includes)
{
	struct tpl *t = tpl_new(a), *part;

	test_file(english, "part.tpl", HTML "<i>{{x}}{{y}}</i>");
	load(HTML "{{>part}} {{x}}\n");
	tpl_set(t, "x", "<1>");
	tpl_set_everywhere(t, "y", "&");
	part = tpl_include(t, "part", "en", "part");
	tpl_set(part, "x", "<2>");
	cr_expect_str_eq(rendered(t), "<i>&lt;2&gt;&amp;</i> &lt;1&gt;\n");
}

Test(tpl, nothing_half_done_gets_out)
{
	struct tpl *t = tpl_new(a);
	size_t length = 1;

	test_may_print("Failed to load included template");
	load("before {{>part}} after");
	tpl_include(t, "part", "en", "no-such-part");
	cr_expect_null(rendered(t));
	cr_expect_null(tpl_render(a, tpl_new(a), "en", "no-such-page", &length));
	cr_expect_null(tpl_render(a, tpl_new(a), "xx", "page", &length));
}

Test(tpl, length)
{
	size_t length = 0;

	load("four");
	cr_expect_not_null(tpl_render(a, tpl_new(a), "en", "page", &length));
	cr_expect_eq(length, 4);
}

static void load_bad(void *data)
{
	test_file(english, "page.tpl", data);
	exit(tpl_load(root) ? 7 : 0);
}

/* Runs in a child, because ctemplate writes to standard error. */
Test(tpl, a_bad_template_stops_the_start)
{
	static char unclosed[] = "{{#section}} never closed", unopened[] = "{{/section}}", broken[] = "{{x";
	char *said;

	cr_expect_eq(test_child(load_bad, unclosed, &said), 7);
	cr_expect(strstr(said, "page.tpl"), "%s", said);
	cr_expect_eq(test_child(load_bad, unopened, &said), 7);
	cr_expect_eq(test_child(load_bad, broken, &said), 7);
}

Test(tpl, a_missing_folder)
{
	cr_expect_neq(tpl_load("/nonexistent/templates"), 0);
}

Test(tpl, languages)
{
	cr_assert_not(mkdir(arena_printf(a, "%s/es", root), 0700));
	test_file(arena_printf(a, "%s/es", root), "page.tpl", "hola");
	test_file(root, "stamp", "a file is no language");
	load("hello");
	cr_expect_not(tpl_has_language("stamp"));
	cr_expect_str_eq(rendered(tpl_new(a)), "hello");
	cr_expect_str_eq(tpl_render(a, tpl_new(a), "es", "page", NULL), "hola");
	cr_expect(tpl_has_language("en") && tpl_has_language("es"));
	cr_expect_not(tpl_has_language("fr"));
	cr_expect_not(tpl_has_language(""));
	cr_expect_not(tpl_has_language(".."));
	cr_expect_not(tpl_has_language("en/.."));
}

Test(tpl, nothing_can_change_after_the_load)
{
	load("first");
	test_file(english, "page.tpl", "second");
	test_file(english, "late.tpl", "late");
	cr_expect_str_eq(rendered(tpl_new(a)), "first");
	cr_expect_null(tpl_render(a, tpl_new(a), "en", "late", NULL));
}

/* The program's own templates. */
Test(tpl, all_templates_load)
{
	test_templates();
	cr_expect(tpl_has_language("en"));
}
