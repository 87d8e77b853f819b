/* http.c - parses requests, writes answers, and runs a program as plain CGI. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/http.h"
#include "site/site.h"
#include "support.h"

static struct arena *a;

static void begin(void) { a = arena_new(); }
static void end(void) { arena_release(a); }

TestSuite(http, .init = begin, .fini = end);
TestSuite(cgi, .init = begin, .fini = end);

/* ---- what the client takes ---- */

Test(http, takes_gzip_when_the_client_names_it_and_does_not_refuse_it)
{
	static const struct { const char *header; bool takes; } cases[] = {
		{ "", false }, { "gzip", true }, { "GZip", true }, { "gzip, deflate, br", true }, { "deflate,gzip", true },
		{ "br;q=1.0, gzip;q=0.8, *;q=0.1", true }, { "gzip ; q=0.001", true }, { "gzip;q=0", false }, { "gzip;q=0.000", false },
		{ "deflate, br", false }, { "gzipped", false }, { "x-gzip", false }, { "identity;q=1", false }, { ",, gzip", true },
		{ "*", false }, { "gzip;", true }, { "br gzip", false }, { "gzip;q=", false },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct http h = { .accept_encoding = cases[i].header };

		cr_expect_eq(http_takes_gzip(&h), cases[i].takes, "%s", cases[i].header);
	}
}

/* ---- fields ---- */

#define ENDS { NULL, NULL }

static const struct { const char *text; struct field fields[4]; bool malformed; } texts[] = {
	{ "", { ENDS }, false },
	{ "a=1&b=2", { { "a", "1" }, { "b", "2" }, ENDS }, false },
	{ "a=1&a=2", { { "a", "1" }, { "a", "2" }, ENDS }, false },
	{ "a", { { "a", "" }, ENDS }, false },
	{ "a=", { { "a", "" }, ENDS }, false },
	{ "=b", { { "", "b" }, ENDS }, false },
	{ "&&a=1&&", { { "a", "1" }, ENDS }, false },
	{ "a=b=c", { { "a", "b=c" }, ENDS }, false },
	{ "a+b=c+d", { { "a b", "c d" }, ENDS }, false },
	{ "%61=%62%2B%26%3D", { { "a", "b+&=" }, ENDS }, false },
	{ "a=%C3%AB", { { "a", "ë" }, ENDS }, false },
	{ "a=%c3%ab", { { "a", "ë" }, ENDS }, false },
	{ "a=\xC3\xAB", { { "a", "ë" }, ENDS }, false },
	{ "a=%", { { "a", "%" }, ENDS }, false },
	{ "a=%4", { { "a", "%4" }, ENDS }, false },
	{ "a=%4x%zz", { { "a", "%4x%zz" }, ENDS }, false },
	{ "a=100%&b=1", { { "a", "100%" }, { "b", "1" }, ENDS }, false },
	{ "a=%0D%0A", { { "a", "\r\n" }, ENDS }, false },
	{ "a=x%00y&b=1", { { "b", "1" }, ENDS }, true },
	{ "a%00=1", { ENDS }, true },
	{ "a=%FF", { ENDS }, true },
	{ "a=%C3", { ENDS }, true },
	{ "a=%ED%A0%80", { ENDS }, true },
	{ "a=%C0%AF", { ENDS }, true },
	{ "\xFF=1", { ENDS }, true },
};

Test(http, fields)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct fields f;
		size_t n = 0;

		fields_read(a, &f, texts[i].text, strlen(texts[i].text));
		cr_expect_eq(f.malformed, texts[i].malformed, "'%s'", texts[i].text);
		for (; texts[i].fields[n].name; n++) {
			cr_assert_lt(n, f.count, "'%s' has %zu", texts[i].text, f.count);
			cr_expect_str_eq(f.all[n].name, texts[i].fields[n].name);
			cr_expect_str_eq(f.all[n].value, texts[i].fields[n].value);
		}
		cr_expect_eq(f.count, n, "'%s' has %zu", texts[i].text, f.count);
	}
}

Test(http, a_nul_in_the_body_is_no_form)
{
	struct fields f;

	fields_read(a, &f, "a=1\0&b=2", 8);
	cr_expect(f.malformed);
	cr_expect_eq(f.count, 0);
}

Test(http, fields_are_read_by_their_length)
{
	struct fields f;

	fields_read(a, &f, "a=12345", 4);
	cr_expect_str_eq(field_value(&f, "a"), "12");
}

Test(http, too_many_fields)
{
	struct fields f;
	struct str s;

	str_init(&s, a, 10000);
	for (int i = 0; i < HTTP_FIELDS_MAX; i++)
		str_printf(&s, "&a=%d", i);
	fields_read(a, &f, s.text, s.length);
	cr_expect_eq(f.count, HTTP_FIELDS_MAX);
	cr_expect_not(f.malformed);
	str_add(&s, "&a=more");
	fields_read(a, &f, s.text, s.length);
	cr_expect_eq(f.count, HTTP_FIELDS_MAX);
	cr_expect(f.malformed);
}

Test(http, values_of_a_repeated_field)
{
	struct fields f;

	fields_read(a, &f, "a=1&b=2&a=3", 11);
	cr_expect_str_eq(field_value(&f, "a"), "1");
	cr_expect_str_eq(field_value_at(&f, "a", 1), "3");
	cr_expect_null(field_value_at(&f, "a", 2));
	cr_expect_null(field_value(&f, "c"));
	cr_expect_null(field_value(&f, ""));
}

/* ---- requests ---- */

static const struct { const char *authority, *host; } hosts[] = {
	{ "localhost:8080", "localhost" }, { "LocalHost", "localhost" }, { "help.example.org.", "help.example.org" },
	{ "help.example.org.:443", "help.example.org" }, { "[::1]:8080", "[::1]" }, { "127.0.0.1", "127.0.0.1" },
	{ "", "" }, { ":80", "" }, { "[::1", "[" },
};

Test(http, host_names)
{
	for (size_t i = 0; i < COUNT(hosts); i++) {
		struct http *h = http_literal(a, "GET", hosts[i].authority, "/", NULL, NULL, NULL);

		cr_expect_str_eq(h->host, hosts[i].host, "'%s' gave '%s'", hosts[i].authority, h->host);
		cr_expect_str_eq(h->authority, hosts[i].authority);
	}
}

static const struct { const char *target, *path; } paths[] = {
	{ "/", "/" }, { "/programs", "/programs" }, { "/a%20b", "/a b" }, { "/a+b", "/a+b" }, { "/%C3%AB", "/ë" },
	{ "/a%2Fb", "/a/b" }, { "/%00", "/-" }, { "/%FF", "/-" }, { "", "/-" }, { "programs", "/-" },
	{ "http://elsewhere.example/", "/-" },
};

Test(http, paths)
{
	for (size_t i = 0; i < COUNT(paths); i++)
		cr_expect_str_eq(http_literal(a, "GET", "localhost", paths[i].target, NULL, NULL, NULL)->path, paths[i].path,
			"'%s'", paths[i].target);
}

Test(http, a_request_of_literals)
{
	struct http *h = http_literal(a, "POST", "localhost:80", "/connect/x", "person=p", "for=self&reach=email", "handrail=t");

	cr_expect_eq(h->status, 200);
	cr_expect_str_eq(h->query_string, "person=p");
	cr_expect_str_eq(field_value(&h->query, "person"), "p");
	cr_expect_str_eq(field_value(&h->posted, "reach"), "email");
	cr_expect_eq(h->body_length, 20);
	cr_expect_null(h->origin);
	cr_expect_not(h->https);
	h = http_literal(a, "GET", "localhost", "/", NULL, NULL, NULL);
	cr_expect_str_eq(h->query_string, "");
	cr_expect_eq(h->posted.count + h->query.count, 0);
}

static const struct { const char *cookie, *value; } cookies[] = {
	{ "handrail=abc", "abc" }, { "a=1; handrail=abc; b=2", "abc" }, { "a=1;handrail=abc", "abc" },
	{ "handrail=", "" }, { "handrail=a=b", "a=b" }, { "handrail=abc; handrail=def", "abc" },
	{ "xhandrail=abc", NULL }, { "handrail2=abc", NULL }, { "handrail", NULL }, { "", NULL }, { NULL, NULL },
	{ "a=handrail=abc", NULL }, { ";;; handrail=abc", "abc" }, { "a=1; ", NULL },
};

Test(http, cookies)
{
	for (size_t i = 0; i < COUNT(cookies); i++) {
		struct http *h = http_literal(a, "GET", "localhost", "/", NULL, NULL, cookies[i].cookie);
		const char *value = http_cookie(a, h, "handrail");

		cr_expect_eq(value == NULL, cookies[i].value == NULL, "'%s'", cookies[i].cookie);
		if (value && cookies[i].value)
			cr_expect_str_eq(value, cookies[i].value, "'%s'", cookies[i].cookie);
	}
}

/* ---- answers ---- */

Test(http, headers_cannot_be_injected)
{
	static const char *const bads[] = { "a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "\x01", "\x7f", "a\tb" };
	struct http *h = http_literal(a, "GET", "localhost", "/", NULL, NULL, NULL);

	for (size_t i = 0; i < COUNT(bads); i++) {
		http_header(h, "Location", bads[i]);
		http_header(h, bads[i], "value");
	}
	cr_expect_str_eq(h->headers.text, "");
	http_header(h, "Location", "/sent/ë");
	cr_expect_str_eq(h->headers.text, "Location: /sent/ë\r\n");
}

/* ---- a program as plain CGI ---- */

struct run { const char *method, *host, *target, *type, *length, *body; int input; };

static void run_program(void *data)
{
	const struct run *r = data;
	const char *program = arena_printf(a, "%s/programs", test_conf()->directory);

	dup2(r->input, STDIN_FILENO);
	setenv("REQUEST_METHOD", r->method, 1);
	setenv("REQUEST_URI", r->target, 1);
	setenv("HTTP_HOST", r->host, 1);
	setenv("REMOTE_ADDR", "127.0.0.1", 1);
	if (r->type)
		setenv("CONTENT_TYPE", r->type, 1);
	if (r->length)
		setenv("CONTENT_LENGTH", r->length, 1);
	execl(program, program, (char *)NULL);
	_exit(127);
}

static const char *body_folder(void)
{
	static const char *folder;

	if (!folder)
		folder = test_folder();
	return folder;
}

static char *answer_to(struct run r)
{
	char *said;
	int status;

	if (access(arena_printf(a, "%s/programs", test_conf()->directory), X_OK))
		cr_skip_test("the programs are not built");
	r.input = open(test_file(body_folder(), "body", r.body ? r.body : ""), O_RDONLY);
	status = test_child(run_program, &r, &said);
	close(r.input);
	cr_assert_eq(status, 0, "%d: %s", status, said);
	return said;
}

static const char *new_site(void)
{
	struct req *q = test_db();
	struct site s = { .host = test_name("cgi"), .base_url = "http://localhost", .name = "A site of <tests>", .operator = "",
		.reply_to = "", .country = "US", .time_zone = "America/New_York", .language = "en", .crisis_banner = "" };

	cr_assert_eq(site_save(q, &s), ERR_OK, "%s", q->failed.detail);
	return s.host;
}

static size_t body_begins(const char *said)
{
	const char *blank = strstr(said, "\r\n\r\n");

	cr_assert(blank, "%s", said);
	return (size_t)(blank + 4 - said);
}

Test(cgi, a_page)
{
	char *said = answer_to((struct run){ .method = "GET", .host = new_site(), .target = "/programs?q=rent" });

	cr_expect(text_starts(said, "Status: 200\r\n"), "%s", said);
	cr_expect(strstr(said, "\r\nContent-Type: text/html; charset=utf-8\r\n"));
	cr_expect(strstr(said + body_begins(said), "<!doctype html>") || strstr(said + body_begins(said), "<!DOCTYPE html>"));
	cr_expect(strstr(said, "A site of &lt;tests&gt;"));
	cr_expect_not(strstr(said, "<tests>"));
}

Test(cgi, head_has_no_body)
{
	char *said = answer_to((struct run){ .method = "HEAD", .host = new_site(), .target = "/programs" });

	cr_expect(text_starts(said, "Status: 200\r\n"), "%s", said);
	cr_expect_eq(said[body_begins(said)], '\0');
}

Test(cgi, an_unknown_host)
{
	char *said = answer_to((struct run){ .method = "GET", .host = "nobody.invalid", .target = "/programs" });

	cr_expect(text_starts(said, "Status: 421\r\n"), "%s", said);
}

Test(cgi, an_unknown_page)
{
	char *said = answer_to((struct run){ .method = "GET", .host = new_site(), .target = "/programs/%FF" });

	cr_expect(text_starts(said, "Status: 404\r\n"), "%s", said);
}

static const char form[] = "application/x-www-form-urlencoded";

Test(cgi, a_method_that_is_not_there)
{
	char *said = answer_to((struct run){ .method = "POST", .host = new_site(), .target = "/programs", .type = form,
		.length = "3", .body = "a=1" });

	cr_expect(text_starts(said, "Status: 405\r\n"), "%s", said);
	cr_expect(strstr(said, "\r\nAllow: GET, HEAD\r\n"), "%s", said);
}

Test(cgi, a_body_that_is_too_large)
{
	static const char *const lengths[] = { "262145", "99999999999999999999", "-1", "many" };
	const char *host = new_site();

	for (size_t i = 0; i < COUNT(lengths); i++) {
		char *said = answer_to((struct run){ .method = "POST", .host = host, .target = "/programs", .type = form,
			.length = lengths[i], .body = "a=1" });

		cr_expect(text_starts(said, "Status: 413\r\n") || text_starts(said, "Status: 405\r\n"), "%s: %s", lengths[i], said);
	}
}
