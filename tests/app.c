/* app.c - from request to answer: the checks before a handler, and the headers after it. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "web/form.h"
#include "edge/http.h"
#include "base/log.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "web/page.h"
#include "support.h"
#include "visitor.h"

static int calls;

static enum err unlucky(struct req *q)
{
	test_may_print("a detail for the log: row 17");
	str_add(&q->http->answer, "half a page that nobody may see");
	return fail(q, ERR_DATABASE, "a detail for the log: row 17");
}

static enum err busy(struct req *q)
{
	test_may_print("no database");
	return fail(q, ERR_BUSY, "no database");
}

static enum err too_often(struct req *q) { return fail(q, ERR_LIMIT, "the tenth code today"); }
static enum err hidden(struct req *q) { return fail(q, ERR_DENIED, "not theirs"); }
static enum err gone(struct req *q) { return fail(q, ERR_GONE, "long ago"); }

struct note { const char *address; };

static const struct input inputs[] = {
	INPUT(struct note, address, FIELD_NAME, .missing = PROBLEM_address_missing, .words = "address"),
};

static enum err show_form(struct req *q, const struct form *f)
{
	struct tpl *t = page_new(q);

	calls++;
	form_show(f, t);
	return page_send(q, t, "sign-in", form_status(f));
}

static enum err show(struct req *q) { return show_form(q, form_open(q, NULL, inputs, COUNT(inputs))); }

static enum err take(struct req *q)
{
	struct form *f = form_open(q, NULL, inputs, COUNT(inputs));
	struct note n;

	if (form_read(f, &n))
		return show_form(q, f);
	return redirect(q, "/done");
}

static const struct route routes[] = {
	{ "GET", "/sign-in", show, OPEN, PUBLIC },
	{ "POST", "/sign-in", take, OPEN, PUBLIC },
	{ "GET", "/mine", show, SIGNED_IN, PERSONAL },
	{ "POST", "/mine", take, SIGNED_IN, PERSONAL },
	{ "GET", "/unlucky", unlucky, OPEN, PERSONAL },
	{ "POST", "/unlucky-form", unlucky, OPEN, PERSONAL },
	{ "GET", "/busy", busy, OPEN, PERSONAL },
	{ "GET", "/too-often", too_often, OPEN, PERSONAL },
	{ "GET", "/hidden/{referral}", hidden, OPEN, PERSONAL },
	{ "GET", "/s/{token}", show, OPEN, LINK },
	{ "GET", "/gone", gone, OPEN, LINK },
#define ROLE(slug) \
	{ "GET", "/for/" #slug, show, FOR(slug), PERSONAL }, \
	{ "POST", "/for/" #slug, take, FOR(slug), PERSONAL },
#include "site/roles.def"
#undef ROLE
	{ "GET", "/for-groups", show, FOR(group_manager) | FOR(site_admin), PERSONAL },
};

static const struct app test_app = { .name = "test", .routes = routes, .route_count = COUNT(routes) };

static const char *host;

static void begin(void)
{
	host = new_site("http");
	calls = 0;
}

TestSuite(app, .init = begin);

static struct req *get(const char *path, const char *query)
{
	return test_answer(&test_app, "GET", host, path, query, NULL, NULL);
}

static const char *body(const struct req *q) { return q->http->answer.text; }

Test(app, a_page)
{
	struct req *q = get("/sign-in", NULL);

	cr_expect_eq(q->http->status, 200);
	cr_expect_str_eq(test_header(q, "Content-Type"), "text/html; charset=utf-8");
	cr_expect(strstr(body(q), "</html>"));
}

Test(app, an_unknown_host)
{
	struct req *q = test_answer(&test_app, "GET", "nobody.invalid", "/sign-in", NULL, NULL, NULL);

	cr_expect_eq(q->http->status, 421);
	cr_expect_eq(calls, 0);
}

/* The parts of a page that differ for each request: path, keys. */
static char *without(const struct req *q, const char *path)
{
	char *text = arena_text(q->arena, body(q)), *at;

	while (*path && path[1] && (at = strstr(text, path)))
		memset(at, '-', strlen(path));
	return text;
}

Test(app, hidden_pages_look_like_missing_ones)
{
	struct req *there = get("/hidden/abcdef", NULL), *missing = get("/hiddem/abcdef", NULL);

	cr_expect_eq(there->http->status, 404);
	cr_expect_eq(missing->http->status, 404);
	cr_expect_str_eq(without(there, "/hidden/abcdef"), without(missing, "/hiddem/abcdef"));
	cr_expect_str_eq(there->http->headers.text, missing->http->headers.text);
}

Test(app, a_wrong_method)
{
	struct req *q = test_answer(&test_app, "DELETE", host, "/sign-in", NULL, NULL, NULL);

	cr_expect_eq(q->http->status, 405);
	cr_expect_str_eq(test_header(q, "Allow"), "GET, HEAD, POST");
	q = test_answer(&test_app, "POST", host, "/unlucky", NULL, "a=1", NULL);
	cr_expect_eq(q->http->status, 405);
	cr_expect_str_eq(test_header(q, "Allow"), "GET, HEAD");
	cr_expect_eq(calls, 0);
}

Test(app, busy_answers_have_retry_after)
{
	cr_expect_str_eq(test_header(get("/busy", NULL), "Retry-After"), "60");
	cr_expect_str_eq(test_header(get("/too-often", NULL), "Retry-After"), "60");
	cr_expect_null(test_header(get("/unlucky", NULL), "Retry-After"));
	cr_expect_null(test_header(get("/sign-in", NULL), "Retry-After"));
}

Test(app, nobody_is_signed_in)
{
	struct req *q = get("/mine", "q=a b&x=1");

	cr_expect_eq(q->http->status, 303);
	cr_expect_str_eq(test_header(q, "Location"), "/sign-in?next=%2Fmine%3Fq%3Da%20b%26x%3D1");
	q = test_answer(&test_app, "POST", host, "/mine", "q=1", "address=secret", NULL);
	cr_expect_eq(q->http->status, 303);
	cr_expect_str_eq(test_header(q, "Location"), "/sign-in?next=%2Fmine");
	cr_expect_eq(calls, 0);
}

/* ---- pages for a role ---- */

/* The cookie of a new account that has these roles at one site, and has signed in at the test's. */
static const char *signed_in(unsigned roles, const char *at)
{
	struct req *q = test_db_other();
	int64_t id;

	MUST(account_make(q, "Ada", "Admin", NULL, &id));
	MUST(site_load(q, at));
	for (enum role role = 0; role < ROLES; role++)
		if (roles & 1u << role)
			MUST(account_add_role(q, id, q->site->id, role));
	MUST(site_load(q, host));
	q->http = http_literal(q->arena, "GET", host, "/", NULL, NULL, NULL);
	MUST(session_sign_in(q, id));
	return arena_bytes(q->arena, test_header(q, "Set-Cookie"), strcspn(test_header(q, "Set-Cookie"), ";"));
}

static char *path_for(enum role role)
{
	return arena_printf(test_req()->arena, "/for/%s", role_slug(role));
}

/* The answer is the same, headers and all, as at a path that differs in a letter and has no page. */
static void expect_missing(const char *method, const char *path, const char *form, const char *cookie)
{
	char *nowhere = arena_text(test_req()->arena, path);
	struct req *there, *missing;

	nowhere[strlen(nowhere) - 1] = '0';
	there = test_answer(&test_app, method, host, path, NULL, form, cookie);
	missing = test_answer(&test_app, method, host, nowhere, NULL, form, cookie);
	cr_expect_eq(missing->http->status, 404);
	cr_expect_eq(there->http->status, 404, "%s %s: %d", method, path, there->http->status);
	cr_expect_str_eq(without(there, path), without(missing, nowhere));
	cr_expect_str_eq(there->http->headers.text, missing->http->headers.text);
}

static void expect_page(const char *path, const char *cookie)
{
	int before = calls;

	cr_expect_eq(test_answer(&test_app, "GET", host, path, NULL, NULL, cookie)->http->status, 200, "%s", path);
	cr_expect_eq(calls, before + 1);
}

ParameterizedTestParameters(app, a_page_for_a_role_exists_for_that_role_alone)
{
	static unsigned sets[ANY_ROLE + 1];

	for (unsigned roles = 0; roles < COUNT(sets); roles++)
		sets[roles] = roles;
	return cr_make_param_array(unsigned, sets, COUNT(sets));
}

ParameterizedTest(unsigned *roles, app, a_page_for_a_role_exists_for_that_role_alone)
{
	const char *cookie = signed_in(*roles, host);

	for (enum role role = 0; role < ROLES; role++) {
		if (*roles & 1u << role)
			expect_page(path_for(role), cookie);
		else
			expect_missing("GET", path_for(role), NULL, cookie);
	}
}

Test(app, a_role_at_another_site_opens_nothing)
{
	const char *cookie = signed_in(ANY_ROLE, new_site("http"));

	for (enum role role = 0; role < ROLES; role++)
		expect_missing("GET", path_for(role), NULL, cookie);
	expect_page("/mine", cookie);
}

Test(app, one_of_several_roles_is_enough)
{
	expect_page("/for-groups", signed_in(1u << ROLE_group_manager, host));
	expect_page("/for-groups", signed_in(1u << ROLE_site_admin, host));
	expect_missing("GET", "/for-groups", NULL, signed_in(1u << ROLE_reports, host));
}

/* Nothing that is sent to the page shows that it is there. */
Test(app, a_page_for_another_role_is_missing_whatever_is_sent)
{
	const char *cookie = signed_in(0, host);

	expect_missing("HEAD", "/for/reports", NULL, cookie);
	expect_missing("POST", "/for/reports", "address=x", cookie);
	expect_missing("POST", "/for/reports", "a=%00", cookie);
	expect_missing("DELETE", "/for/reports", NULL, cookie);
	expect_missing("POST", "/for-groups", "a=1", cookie);
	cr_expect_eq(calls, 0);
}

Test(app, a_visitor_signs_in_before_a_role_is_looked_at)
{
	struct req *q = get("/for/reports", "month=5");

	cr_expect_eq(q->http->status, 303);
	cr_expect_str_eq(test_header(q, "Location"), "/sign-in?next=%2Ffor%2Freports%3Fmonth%3D5");
	cr_expect_eq(calls, 0);
}

/* ---- a site below a path ---- */

static struct req *get_below_help(const char *path)
{
	struct site s = { .host = test_name("site"), .name = "A site below a path" };

	s.base_url = arena_printf(test_req()->arena, "http://%s/help", s.host);
	cr_assert_not(site_save(visitor_unit(), &s));
	return test_answer(&test_app, "GET", s.host, path, NULL, NULL, NULL);
}

Test(app, pages_are_below_the_base)
{
	struct req *q = get_below_help("/help/mine");

	cr_expect_eq(get_below_help("/help/sign-in")->http->status, 200);
	cr_expect_str_eq(test_header(q, "Location"), "/help/sign-in?next=%2Fmine");
	cr_expect_str_eq(test_header(get_below_help("/help"), "Location"), "/help/");
}

static const char *const outside[] = { "/sign-in", "/", "/helper/sign-in", "/Help/sign-in", "/help/help/sign-in", "/other/help/sign-in" };

Test(app, outside_the_base_there_is_only_the_site_s_own_404)
{
	for (size_t i = 0; i < COUNT(outside); i++) {
		struct req *q = get_below_help(outside[i]);

		cr_expect_eq(q->http->status, 404, "%s", outside[i]);
		cr_expect(strstr(body(q), "A site below a path"), "%s", outside[i]);
		cr_expect(strstr(body(q), "href=\"/help/"), "%s: %s", outside[i], body(q));
		cr_expect_not(strstr(body(q), "href=\"/sign-in"), "%s", outside[i]);
	}
	cr_expect_eq(calls, 0);
}

/* ---- forms ---- */

Test(app, a_forged_form_is_shown_again_with_its_words)
{
	struct req *q = test_answer(&test_app, "POST", host, "/sign-in", NULL, "address=%22typed%22+words", NULL);

	cr_expect_eq(q->http->status, 403);
	cr_expect(strstr(body(q), "&quot;typed&quot; words"), "%s", body(q));
	cr_expect_eq(calls, 1);
}

Test(app, a_form_of_this_site)
{
	struct visitor v = { .host = host };

	visitor_get(&v, &test_app, "/sign-in");
	visitor_post(&v, &test_app, "/sign-in", "address=");
	cr_expect_eq(v.status, 422);
	visitor_post(&v, &test_app, "/sign-in", "address=x");
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/done");
}

static const char *const nonsense[] = { "a=%00", "a=%FF", "%C3=1" };

Test(app, not_a_form)
{
	for (size_t i = 0; i < COUNT(nonsense); i++) {
		struct req *q = test_answer(&test_app, "POST", host, "/sign-in", NULL, nonsense[i], NULL);

		cr_expect_eq(q->http->status, 400, "%s", nonsense[i]);
		cr_expect_eq(get("/sign-in", nonsense[i])->http->status, 400, "%s", nonsense[i]);
	}
	cr_expect_eq(calls, 0);
}

Test(app, too_much)
{
	struct req *q = test_db_other();

	test_templates();
	q->http = http_literal(q->arena, "POST", host, "/sign-in", NULL, "a=1", NULL);
	q->http->body_too_large = true;
	app_answer(&test_app, q);
	cr_expect_eq(q->http->status, 413);
	cr_expect_eq(calls, 0);
}

Test(app, a_failure_half_way_yields_a_clean_error_page)
{
	struct req *q = get("/unlucky", NULL);

	cr_expect_eq(q->http->status, 500);
	cr_expect_not(strstr(body(q), "half a page"));
	cr_expect_not(strstr(body(q), "row 17"));
	cr_expect_not(strstr(body(q), "database"));
	cr_expect(strstr(body(q), "</html>"));
}

static struct req *unlucky_with(const char *form)
{
	return test_answer(&test_app, "POST", host, "/unlucky-form", NULL, form, NULL);
}

/* The error page contains the whole form, with line breaks and repeated fields, so that it can be sent again. */
Test(app, a_failure_loses_nothing_that_was_typed)
{
	struct req *q = unlucky_with("form_once=key&reach=email&reach=text&comment=%22two%22%0D%0A%3Clines%3E");

	cr_expect_eq(q->http->status, 500);
	cr_expect(strstr(body(q), "<form method=\"post\" action=\"/unlucky-form\">"), "%s", body(q));
	cr_expect(strstr(body(q), "name=\"form_once\" value=\"key\""));
	cr_expect(strstr(body(q), "name=\"reach\" value=\"email\""));
	cr_expect(strstr(body(q), "name=\"reach\" value=\"text\""));
	cr_expect(strstr(body(q), "name=\"comment\" value=\"&quot;two&quot;\r\n&lt;lines&gt;\""), "%s", body(q));
	cr_expect_not(strstr(body(get("/unlucky", NULL)), "action=\"/unlucky\">"), "a GET has nothing to send again");
	cr_expect_not(strstr(body(unlucky_with("address=x&password=secret+words")), "secret"));
}

Test(app, gone_is_410)
{
	cr_expect_eq(get("/gone", NULL)->http->status, 410);
}

Test(app, caching)
{
	struct req *q = get("/sign-in", NULL);

	cr_expect(text_starts(test_header(q, "Cache-Control"), "private"), "%s", test_header(q, "Cache-Control"));
	cr_expect(strstr(test_header(q, "Vary"), "Cookie"));
	cr_expect_null(test_header(q, "Set-Cookie"), "a GET before sign-in sets no cookie");
	cr_expect_str_eq(test_header(get("/unlucky", NULL), "Cache-Control"), "no-store");
	cr_expect_str_eq(test_header(get("/nothing", NULL), "Cache-Control"), "no-store");
	cr_expect_str_eq(test_header(get("/mine", NULL), "Cache-Control"), "no-store");
	q = get("/s/token", NULL);
	cr_expect_str_eq(test_header(q, "Cache-Control"), "no-store");
	cr_expect_str_eq(test_header(q, "Referrer-Policy"), "no-referrer");
	cr_expect_str_eq(test_header(get("/gone", NULL), "Referrer-Policy"), "no-referrer");
}

Test(app, each_header_is_sent_once)
{
	static const char *const paths[] = { "/sign-in", "/unlucky", "/nothing", "/gone", "/s/token", "/mine" };

	for (size_t i = 0; i < COUNT(paths); i++) {
		struct req *q = get(paths[i], NULL);
		char *first = strstr(q->http->headers.text, "Content-Type:");

		cr_expect_null(first ? strstr(first + 1, "Content-Type:") : NULL, "%s", paths[i]);
	}
}

/* ---- the log ---- */

struct asked { const char *path, *query, *form; };

static void ask(void *data)
{
	const struct asked *asked = data;
	struct conf c = *test_conf();

	c.log_format = "json";
	c.log_level = "info";
	log_setup(&c, "test");
	test_answer(&test_app, asked->form ? "POST" : "GET", host, asked->path, asked->query, asked->form, "handrail=mytoken");
}

static json_t *line(struct asked asked, char **said)
{
	json_error_t error;
	json_t *o;

	cr_assert_eq(test_child(ask, &asked, said), 0, "%s", *said);
	cr_assert_eq(strchr(*said, '\n'), *said + strlen(*said) - 1, "one line: %s", *said);
	o = json_loads(*said, 0, &error);
	cr_assert(o, "%s", *said);
	return o;
}

static const char *value(const json_t *o, const char *key) { return json_string_value(json_object_get(o, key)); }

Test(app, one_line_a_request)
{
	char *said;
	json_t *o = line((struct asked){ .path = "/sign-in" }, &said);

	cr_expect_str_eq(value(o, "event"), "request");
	cr_expect_str_eq(value(o, "route"), "/sign-in");
	cr_expect_str_eq(value(o, "status"), "200");
	cr_expect_str_eq(value(o, "method"), "GET");
	cr_expect(value(o, "ms") && value(o, "id"));
	json_decref(o);
}

Test(app, nothing_personal_is_in_the_log)
{
	static const struct asked all[] = {
		{ "/sign-in", "q=Maria", NULL }, { "/sign-in", NULL, "address=Maria" }, { "/s/Maria", NULL, NULL },
		{ "/hidden/Maria", NULL, NULL }, { "/Maria", "Maria=Maria", NULL }, { "/mine", "next=Maria", NULL },
		{ "/sign-in", NULL, "address=Maria%00" },
	};

	for (size_t i = 0; i < COUNT(all); i++) {
		char *said;

		json_decref(line(all[i], &said));
		cr_expect_not(strstr(said, "Maria"), "%s", said);
		cr_expect_not(strstr(said, "mytoken"), "%s", said);
	}
}

Test(app, a_failure_is_in_the_log_with_its_detail)
{
	char *said;
	json_t *o = line((struct asked){ .path = "/unlucky" }, &said);

	cr_expect_str_eq(value(o, "level"), "error");
	cr_expect_str_eq(value(o, "status"), "500");
	cr_expect(strstr(value(o, "detail"), "row 17"), "%s", said);
	json_decref(o);
}
