/* ids.c - text that is no id, in every place that takes one, at every route: the answer is that there is no such
 * thing, never a fault. */
#include <criterion/criterion.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "directory/program_setting.h"
#include "edge/http.h"
#include "listed.h"
#include "rows.h"
#include "site/account.h"
#include "site/forgery.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

/* APPS: all of cgi/, from the Makefile. */
#define APP(name) extern const struct app app_##name;
APPS
#undef APP

static const struct app *const apps[] = {
#define APP(name) &app_##name,
	APPS
#undef APP
};

#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* As they are sent, percent-encoded. */
static const char *const odd[] = {
	"%C3%BC", "%C3%A9l%C3%A8ve", "%F0%9F%92%A9", "%E3%81%8B%E3%82%99", "%D8%A7", "%E2%80%8B", "%EE%80%81", "%EF%BF%BF",
	"%00", "%FF", "%C3", "%ED%A0%80", "%0A", "%0D%0A", "%09", "%20", "%7F", "%1B", "%27", "%22", "%5C", "%60", "%25", "%2525",
	"%27%20OR%201%3D1--", "%22%3E%3Cscript%3E", "%7B%7Bbase%7D%7D", "%3F", "%23", "%26", "%2F", "%2F%2F", "..", "%2E%2E", ".",
	"-", "_", "--", "0", "-1", "1e9", "NaN", "null", "9223372036854775808", "-9223372036854775809", "18446744073709551616",
	"99999999999999999999999999", "0x10", "1.5", "%2B1", "+", "*", "%25s%25n", A64, A64 "a", A64 A64 A64 A64 A64,
	"abcdefghjkmnpqrstuvw", "ABCDEFGHJKMNPQRSTUVW", "abcdefghjkmnpqrstuv%C3%BC", "2026-02-30", "1-%C3%BC", "1-abcdefghjkmnpqrstuvw",
};

/* All names of queries and forms; what a route does not know it ignores. */
static const char *const names[] = {
	"person", "from", "program", "leave_out", "referral", "before", "after", "page", "row", "q", "person_q", "near", "within",
	"need", "language", "open", "tab", "status", "class", "sort", "rows", "member", "to", "due", "forms", "seen", "version", "note",
	"undo", "mine", "code", "back", "next", "v", "saved", "done", "part", "for", "reach", "seeker_language", "seeker_phone",
	"seeker_email", "address", "password", "event", "everywhere", "form_consent", "Body", "From", "draft", "question", "asked_" QUESTION_OF_ROWS, "go",
	"send_anyway", "kind", "wording", "help", "required", "asks_contact", "option_1", "flag_1", "reason_1", "flag_yes", "min", "max",
	"flag_below", "shown_if", "shown_if_answer", "pages", "may_text", "suggest", "questionnaire", "more", "q_" QUESTION_OF_ROWS,
};

static struct visitor v;
static const char *a_program;		/* this visitor may change its questions */

#define text(...) arena_printf(test_req()->arena, __VA_ARGS__)

static void begin(void)
{
	struct req *q = test_db();
	const char *address = text("%s@ids.test", test_name("hana"));
	int64_t id, program;

	row_site(q);
	v = (struct visitor){ .host = arena_text(test_req()->arena, q->site->host) };
	program = row_program(q, test_name("Pantry"));
	row_screener(q, program);
	a_program = arena_text(test_req()->arena, listed_id(q, program));
	id = row_account(q, "Hana", "Helper", address);
	cr_assert_not(program_add_claimer(q, program, id));
	cr_assert_not(account_set_password(q, id, "four plain words here"));
	visitor_get(&v, &app_account, "/sign-in");
	visitor_post(&v, &app_account, "/sign-in", text("address=%s&password=four+plain+words+here", address));
	cr_assert_eq(v.status, 303, "%s", v.page);
	test_may_print("program=unit event=request");
}

/* Valid hidden fields for the path, though no page has its form. */
static void take_form(const char *path)
{
	struct req *q = visitor_unit();
	struct forgery f;

	q->http = http_literal(q->arena, "GET", v.host, path, NULL, NULL, v.cookie);
	cr_assert_not(session_load(q, v.host));
	f = forgery_token(q, q->http->path, NULL);
	v.token = arena_text(test_req()->arena, f.token);
	v.once = arena_text(test_req()->arena, f.once);
	v.time = arena_text(test_req()->arena, f.time);
}

static void expect_no_fault(const char *method, const char *where, const char *id)
{
	cr_expect_lt(v.status, 500, "%s %s with %s: %d", method, where, id, v.status);
}

/* A real id for the {name} at the start of the text, if there is one. */
static const char *real_id(const char *name)
{
	if (text_starts(name, "{program}"))
		return a_program;
	return text_starts(name, "{question}") ? QUESTION_OF_ROWS : "abcdefghjkmnpqrstuvw";
}

/* The route's path with a real id for each {name}, but with this text, unless it is NULL, for the last. */
static const char *path_of(const struct route *r, const char *last)
{
	struct str s;

	str_init(&s, test_req()->arena, 4000);
	for (const char *at = r->pattern; *at; at++)
		if (*at != '{') {
			str_add_char(&s, *at);
		} else {
			str_add(&s, last && !strchr(at + 1, '{') ? last : real_id(at));
			at += strcspn(at, "}");
		}
	return s.text;
}

static bool is_id(const char *sent)
{
	return text_is_id(sent, strlen(sent));
}

static size_t in_paths(const struct app *a, const struct route *r)
{
	if (!strchr(r->pattern, '{'))
		return 0;
	for (size_t i = 0; i < COUNT(odd); i++) {
		const char *path = path_of(r, odd[i]);

		if (strcmp(r->method, "POST")) {
			visitor_get(&v, a, path);
		} else {
			take_form(path);
			visitor_post(&v, a, path, "status=got_help&note=Words");
		}
		expect_no_fault(r->method, r->pattern, odd[i]);
		if (!is_id(odd[i]))
			cr_expect(v.status == 404 || v.status == 405, "%s %s: %d", r->method, path, v.status);
	}
	return COUNT(odd);
}

static const char *all_names(const char *id)
{
	struct str s;

	str_init(&s, test_req()->arena, 64000);
	for (size_t i = 0; i < COUNT(names); i++)
		str_printf(&s, "%s%s=%s", i ? "&" : "", names[i], id);
	return s.text;
}

static void try_fields(const struct app *a, const struct route *r, const char *path, const char *fields)
{
	v.cookie = arena_text(test_req()->arena, v.cookie);
	if (strcmp(r->method, "POST")) {
		visitor_get(&v, a, text("%s?%s", path, fields));
	} else {
		take_form(path);
		visitor_post(&v, a, path, fields);
	}
	expect_no_fault(r->method, path, fields);
}

/* Each name alone with the oddest, all names together with each. */
static size_t in_fields(const struct app *a, const struct route *r)
{
	const char *path = path_of(r, NULL), *kept = v.cookie;
	size_t tried = 0;

	for (size_t i = 0; i < COUNT(odd); i++, tried++, v.cookie = kept)
		try_fields(a, r, path, all_names(odd[i]));
	for (size_t i = 0; i < COUNT(names); i++, tried++, v.cookie = kept)
		try_fields(a, r, path, text("%s=%s", names[i], "%C3%BC"));
	return tried;
}

/* Signing out ends the session that the others need. */
static bool ends_the_session(const struct route *r)
{
	return !strcmp(r->pattern, "/sign-out") || !strcmp(r->pattern, "/leave");
}

static size_t walk(size_t (*look)(const struct app *a, const struct route *r))
{
	size_t tried = 0;

	for (size_t i = 0; i < COUNT(apps); i++)
		for (size_t j = 0; j < apps[i]->route_count; j++)
			if (!ends_the_session(&apps[i]->routes[j]))
				tried += look(apps[i], &apps[i]->routes[j]);
	return tried;
}

Test(ids, that_are_none_are_missing_in_every_path)
{
	begin();
	cr_expect_gt(walk(in_paths), 500);
}

Test(ids, that_are_none_are_no_fault_in_any_query_or_form)
{
	begin();
	cr_expect_gt(walk(in_fields), 2000);
}

#define WHOLE_FORM "for=other&seeker_first_name=Sam&seeker_last_name=Seeker&seeker_email=sam@ids.test&reach=email" \
	"&helper_first_name=Hana&helper_last_name=Helper&consent=yes"

/* A form that is right but for one id, so that nothing else is found wrong first. */
Test(ids, that_are_none_are_no_fault_in_a_form_that_is_right)
{
	static const char *const fields[] = { "person", "from" };
	struct req *q = test_db();
	const char *path;

	begin();
	path = text("/connect/%s", listed_id(q, row_program(q, test_name("Pantry"))));
	for (size_t i = 0; i < COUNT(odd); i++)
		for (size_t j = 0; j < COUNT(fields); j++) {
			visitor_get(&v, &app_connect, path);
			visitor_post(&v, &app_connect, path, text(WHOLE_FORM "&%s=%s", fields[j], odd[i]));
			expect_no_fault("POST", fields[j], odd[i]);
			visitor_get(&v, &app_connect, text("%s?%s=%s", path, fields[j], odd[i]));
			expect_no_fault("GET", fields[j], odd[i]);
		}
}

Test(ids, that_are_none_are_no_fault_in_the_receipt_of_a_sign_in)
{
	begin();
	for (size_t i = 0; i < COUNT(odd); i++) {
		struct visitor other = { .host = v.host };
		const char *address = text("%s@ids.test", test_name("sam"));

		visitor_get(&other, &app_account, "/sign-in");
		visitor_post(&other, &app_account, "/sign-in", text("address=%s&next=/sent/%s", address, odd[i]));
		visitor_get(&other, &app_account, "/sign-in/code");
		if (!other.token)
			continue;
		visitor_post(&other, &app_account, "/sign-in/code", text("code=%s&next=/sent/%s", newest_code(address), odd[i]));
		cr_expect_lt(other.status, 500, "%s: %d", odd[i], other.status);
	}
}

static const char *const hosts[] = {
	"", " ", "b\xc3\xbc" "cher.test", "\xff", "\xf0\x9f\x92\xa9.test", "a b.test", "nobody.test", "'", "\"", "%", "localhost\n", "[::1]",
	"[", "]", ":", ":80", "..", ".", "a..b", "*", "http://x", "x/y", "\xe3\x80\x82.test", "xn--bcher-kva.test", A64 A64 A64 A64 A64,
};

Test(ids, that_are_no_host_are_misdirected)
{
	begin();
	for (size_t i = 0; i < COUNT(apps); i++)
		for (size_t j = 0; j < COUNT(hosts); j++) {
			v.host = hosts[j];
			v.cookie = NULL;
			visitor_get(&v, apps[i], "/programs");
			cr_expect_eq(v.status, 421, "%s at %s: %d", apps[i]->name, hosts[j], v.status);
		}
}

/* Cookies, the language, tags and the client's address. */
static const char *const cookies[] = {
	"handrail=\xc3\xbc", "handrail=\xff", "handrail=", "handrail=" A64 A64 A64, "handrail='", "handrail=a; handrail-known=\xc3\xbc",
	"handrail-known=" A64 A64, "=;=;=", ";;;;", "\xff\xfe",
};

Test(ids, that_are_none_are_no_fault_in_a_cookie)
{
	begin();
	for (size_t i = 0; i < COUNT(apps); i++)
		for (size_t j = 0; j < COUNT(cookies); j++) {
			v.cookie = cookies[j];
			visitor_get(&v, apps[i], "/account");
			expect_no_fault("GET", apps[i]->name, cookies[j]);
		}
}

/* ---- memory ---- */

static void answer(struct req *q, const struct app *a, const char *method, const char *path, const char *query, const char *form)
{
	const char *host = v.host, *cookie = v.cookie;

	req_reset(q);
	q->http = http_literal(q->arena, method, host, path, query, form, cookie);
	q->http->accept_language = query ? query : "";
	app_answer(a, q);
}

/* Choices, words, paths and names that nobody invented before. Without a token the form is shown again. */
static void type_inventions(struct req *q, const char *path, int round)
{
	char form[4000], query[200], missing[60];
	int n = 0;

	for (int i = 0; i < 40; i++)
		n += snprintf(form + n, sizeof(form) - (size_t)n, "&reach=r%d_%d&discreet=d%d_%d&for=f%d_%d", round, i, round, i, round, i);
	snprintf(query, sizeof(query), "need=n%d&language=l%d&q=q%d&near=p%d&n%d=1", round, round, round, round, round);
	snprintf(missing, sizeof(missing), "/m%d", round);
	answer(q, &app_connect, "POST", path, NULL, form + 1);
	answer(q, &app_programs, "GET", "/programs", query, NULL);
	answer(q, &app_programs, "GET", missing, query, NULL);
	answer(q, &app_dashboards, "GET", "/people", query, NULL);
}

/* Sanitizers hand out memory in place of the C library. */
extern size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

/* The number of bytes that are handed out. */
static size_t in_use(struct req *q)
{
	req_reset(q);
	return __sanitizer_get_current_allocated_bytes ? __sanitizer_get_current_allocated_bytes() : mallinfo2().uordblks;
}

Test(ids, that_people_invent_take_no_memory)
{
	struct req *q = test_db();
	const char *path;
	size_t before, after;

	begin();
	path = text("/connect/%s", listed_id(q, row_program(q, test_name("Pantry"))));
	test_templates();
	q = test_db_other();
	for (int i = 0; i < 20; i++)
		type_inventions(q, path, i);
	before = in_use(q);
	for (int i = 20; i < 220; i++)
		type_inventions(q, path, i);
	after = in_use(q);
	cr_expect_leq(after, before + (size_t)200 * 100, "%zu bytes at first, %zu after 200 rounds", before, after);
}
