/* path.c - safe redirects, and the base of a site. */
#include "base/path.h"

#include <criterion/criterion.h>

#include "base/req.h"
#include "support.h"

/* However a browser reads a path (URL standard), the reader stays on this site and below its base. */
static const struct { const char *path; bool is_own; } paths[] = {
	{ "/", true }, { "/referrals", true }, { "/programs?q=rent&page=2", true }, { "/sent/abc#top", true },
	{ "/programs?q=a b", true }, { "/programs?q=caf\xc3\xa9", true }, { "/programs?q=a..b", true },
	{ "/programs?next=../x", true }, { "/programs#/../x", true }, { "/a..", true }, { "/...", true }, { "/x//y", true },
	{ "/programs?u=https://evil.example/", true }, { "/@evil.example/", true }, { "/:80", true },

	{ NULL, false }, { "", false }, { "x", false }, { "?q=a", false }, { "#top", false }, { " /x", false },
	{ "//", false }, { "//evil.example/", false }, { "///evil.example/", false }, { "//evil.example@localhost/", false },
	{ "/\\evil.example/", false }, { "\\/evil.example/", false }, { "\\\\evil.example", false }, { "/x\\y", false },
	{ "https://evil.example/", false }, { "https:/evil.example", false }, { "javascript:alert(1)", false },
	{ "data:text/html,x", false }, { "JaVaScRiPt:/x", false },
	{ "/\t/evil.example/", false }, { "/\n/evil.example/", false }, { "/\r\nSet-Cookie: a=b", false },
	{ "\t//evil.example/", false }, { "/x\x01", false }, { "/x\x7f", false },
	{ "/..", false }, { "/.", false }, { "/../x", false }, { "/./x", false }, { "/x/..", false }, { "/x/../../y", false },
	{ "/%2e%2e/x", false }, { "/%2E./x", false }, { "/.%2e", false }, { "/x/%2e", false }, { "/..?q=a", false },
	{ "/..#top", false }, { "/.//evil.example/", false },
};

Test(path, a_reader_is_sent_to_paths_of_this_site_only)
{
	for (size_t i = 0; i < COUNT(paths); i++)
		cr_expect_eq(is_own_path(paths[i].path), paths[i].is_own, "%s", paths[i].path ? paths[i].path : "NULL");
}

static const struct { const char *url, *path; } urls[] = {
	{ "https://help.example.org", "" }, { "http://localhost:8080", "" }, { "https://help.example.org/help", "/help" },
	{ "https://help.example.org:8443/a/b", "/a/b" }, { "http://[::1]:80/x", "/x" },
};

Test(path, of_a_url)
{
	for (size_t i = 0; i < COUNT(urls); i++)
		cr_expect_str_eq(path_of_url(urls[i].url), urls[i].path);
}

static const struct { const char *base, *path, *below; } belows[] = {
	{ "", "/", "/" }, { "", "/programs", "/programs" },
	{ "/help", "/help", "" }, { "/help", "/help/", "/" }, { "/help", "/help/programs", "/programs" },
	{ "/help", "/help//programs", "//programs" },
	{ "/help", "/", NULL }, { "/help", "/programs", NULL }, { "/help", "/helper", NULL }, { "/help", "/hel", NULL },
	{ "/help", "/HELP/programs", NULL }, { "/a/b", "/a/b/c", "/c" }, { "/a/b", "/a/c", NULL },
};

Test(path, below_a_base)
{
	for (size_t i = 0; i < COUNT(belows); i++) {
		const char *below = path_below(belows[i].base, belows[i].path);

		if (belows[i].below)
			cr_expect_str_eq(below, belows[i].below, "%s of %s", belows[i].path, belows[i].base);
		else
			cr_expect_null(below, "%s of %s", belows[i].path, belows[i].base);
	}
}

Test(path, a_link_has_the_base)
{
	struct req *q = test_req();

	cr_expect_str_eq(path_to(q, "/people/%s", "x"), "/people/x");
	q->base = "/help";
	cr_expect_str_eq(path_to(q, "/people/%s", "x"), "/help/people/x");
}
