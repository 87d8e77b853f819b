/* wording.c - web and e-mail addresses, names and texts of a directory. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/str.h"
#include "support.h"
#include "directory/wording.h"

static const struct { const char *text, *want; } urls[] = {
	{ "", "" },
	{ "http://a.example", "http://a.example" },
	{ "HTTPS://a.example/x?y=1#z", "HTTPS://a.example/x?y=1#z" },
	{ "www.a.example", "http://www.a.example" },
	{ "a.example/path", "http://a.example/path" },
	{ "//a.example/path", "http://a.example/path" },
	{ "a.example:8080", "http://a.example:8080" },
	{ "http://b\xc3\xbc" "cher.example", "http://b\xc3\xbc" "cher.example" },
	{ "www.a.example, www.b.example", "http://www.a.example" },
	{ "http://a.example;", "http://a.example" },
	{ "javascript:alert(1)", "" },
	{ "JavaScript://a.example/%0aalert(1)", "" },
	{ "data:text/html,hi", "" },
	{ "ftp://a.example", "" },
	{ "mailto:x@a.example", "" },
	{ "x@a.example", "" },
	{ "http://user:pass@a.example/", "" },
	{ "http://a.example/\"onclick=x", "" },
	{ "http://a.example/<b>", "" },
	{ "http:///path", "" },
	{ "http://", "" },
	{ "localhost", "" },
	{ "none", "" },
	{ "a.example:port", "" },
	{ "..", "" },
	{ "http://a.example\\@b.example", "" },
};

static struct wording plain(void)
{
	return (struct wording){ .arena = test_req()->arena };
}

ParameterizedTestParameters(wording, url)
{
	static size_t index[COUNT(urls)];

	for (size_t i = 0; i < COUNT(urls); i++)
		index[i] = i;
	return cr_make_param_array(size_t, index, COUNT(urls));
}

ParameterizedTest(size_t *i, wording, url)
{
	struct wording w = plain();
	const char *got = wording_url(&w, urls[*i].text);

	cr_expect_str_eq(got, urls[*i].want, "'%s' became '%s'", urls[*i].text, got);
}

Test(wording, email)
{
	struct wording w = plain(), rewriting = plain();

	rewriting.rewrite_contacts = true;
	cr_expect_str_eq(wording_email(&w, "a.b@c.example"), "a.b@c.example");
	cr_expect_str_eq(wording_email(&w, "mailto:a@c.example."), "a@c.example");
	cr_expect_str_eq(wording_email(&w, "a@c.example or b@c.example"), "a@c.example");
	cr_expect_str_eq(wording_email(&w, "nobody"), "");
	cr_expect_str_eq(wording_email(&w, "@c.example"), "");
	cr_expect_str_eq(wording_email(&w, "a@"), "");
	cr_expect_str_eq(wording_email(&w, "a@b"), "");
	cr_expect_str_eq(wording_email(&rewriting, "a.b@c.example"), "a.b@example.invalid");
	cr_expect_str_eq(wording_text(&rewriting, "Write to a@c.example, b@d.example. @ noon", 100),
		"Write to a@example.invalid, b@example.invalid. @ noon");
	cr_expect_str_eq(wording_text(&rewriting, "a\x01@c.example", 100), "a@example.invalid", "what is dropped between hides nothing");
	cr_expect(text_ends(wording_text(&rewriting, "@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a@.a end", 1000), " end"),
		"the end is still there");
}

Test(wording, names_and_texts)
{
	struct wording w = plain();

	cr_expect_str_eq(wording_name(&w, "  Two\n  lines ", 100), "Two lines");
	cr_expect_str_eq(wording_text(&w, "a\\nb", 100), "a\nb");
	cr_expect_str_eq(wording_name(&w, "\xc3\xa9\xc3\xa9\xc3\xa9", 2), "\xc3\xa9\xc3\xa9", "cut between characters");
	cr_expect_str_eq(wording_text(&w, "a &amp; b", 100), "a &amp; b", "mended only when asked");
	w.repair_text = true;
	cr_expect_str_eq(wording_text(&w, "a &amp; b", 100), "a & b");
}
