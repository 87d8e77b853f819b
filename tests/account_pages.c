/* account_pages.c - signing up, in and out as with a browser. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/conf.h"
#include "edge/db.h"
#include "message/message.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_account;

#define PASSWORD "four plain words here"
#define PASSWORD_SENT "four+plain+words+here"

static struct visitor new_visitor(void)
{
	return (struct visitor){ .host = new_site("http") };
}

static void get(struct visitor *v, const char *target)
{
	visitor_get(v, &app_account, target);
}

static void post(struct visitor *v, const char *path, const char *fields)
{
	visitor_post(v, &app_account, path, fields);
}

static char *text(const char *fmt, const char *a, const char *b)
{
	char *s = arena_text(test_req()->arena, fmt);

	for (const char *const *value = (const char *const[]){ a, b, NULL }; *value; value++) {
		char *at = strchr(s, '#');

		if (at)
			s = arena_printf(test_req()->arena, "%.*s%s%s", (int)(at - s), s, *value, at + 1);
	}
	return s;
}

static const char *new_address(void)
{
	return arena_printf(test_req()->arena, "%s@demo.test", test_name("a"));
}

/* Makes an account with a name and a password, and returns its address. */
static const char *new_user(void)
{
	const char *address = new_address();
	int64_t id;

	cr_assert_not(account_make(test_db(), "Hana", "Helper", address, &id));
	cr_assert_not(account_set_password(test_db(), id, PASSWORD));
	return address;
}

static void sign_in(struct visitor *v, const char *address)
{
	get(v, "/sign-in");
	post(v, "/sign-in", text("address=#&password=" PASSWORD_SENT, address, NULL));
	cr_assert_eq(v->status, 303, "%d %s", v->status, v->page);
}

static bool is_signed_in(struct visitor *v)
{
	get(v, "/account");
	return v->status == 200;
}

static bool has(const struct visitor *v, const char *what)
{
	return strstr(v->page, what) != NULL;
}

/* ---- words that come too late ---- */

#define TYPED "part=name&first_name=Hana&last_name=Helper&organization=The+Family+Center+of+Fairhaven"
#define WORDS "The Family Center of Fairhaven"

/* Fetches the form while signed in, and sends it when the session has run out. */
static struct visitor too_late(const char *address, const char *token)
{
	struct visitor v = new_visitor();

	sign_in(&v, address);
	get(&v, "/account");
	visitor_choose_form(&v, "action=\"/account\"");
	v.token = token ? token : v.token;
	v.later = SESSION_IDLE + MINUTES(10);
	post(&v, "/account", TYPED);
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/sign-in?next=%2Faccount");
	return v;
}

Test(account_pages, words_sent_too_late_come_back_after_signing_in)
{
	const char *address = new_user();
	struct visitor v = too_late(address, NULL);

	sign_in(&v, address);
	cr_assert_str_eq(v.location, "/sign-in/kept");
	get(&v, "/sign-in/kept");
	visitor_choose_form(&v, "action=\"/account\"");
	cr_assert(has(&v, "<blockquote") && has(&v, WORDS) && has(&v, "name=\"organization\""));
	cr_assert(has(&v, "name=\"form_kept\""));
	post(&v, "/account", TYPED "&form_kept=yes");
	cr_expect_eq(v.status, 303);
	get(&v, "/account");
	cr_expect(has(&v, WORDS));
	get(&v, "/sign-in/kept");
	cr_expect_str_eq(v.location, "/referrals", "it was sent");
}

Test(account_pages, words_sent_too_late_are_nobody_elses)
{
	const char *address = new_user(), *other = new_user();
	struct visitor v = too_late(address, NULL);

	sign_in(&v, other);
	cr_expect_str_neq(v.location, "/sign-in/kept");
	get(&v, "/sign-in/kept");
	cr_expect_eq(v.status, 303);
}

Test(account_pages, words_sent_too_late_can_be_thrown_away)
{
	const char *address = new_user();
	struct visitor v = too_late(address, NULL);

	sign_in(&v, address);
	get(&v, "/sign-in/kept");
	visitor_choose_form(&v, "action=\"/sign-in/kept\"");
	post(&v, "/sign-in/kept", "");
	cr_expect_str_eq(v.location, "/referrals");
	get(&v, "/sign-in/kept");
	cr_expect_eq(v.status, 303);
}

Test(account_pages, a_form_of_another_site_keeps_no_words)
{
	const char *address = new_user();
	struct visitor v = too_late(address, "another site made it");

	sign_in(&v, address);
	cr_expect_str_neq(v.location, "/sign-in/kept");
}

/* ---- pages ---- */

Test(account_pages, reading_pages_sets_no_cookie)
{
	static const char *const pages[] = { "/sign-in", "/sign-in/code", "/sign-up" };
	struct visitor v = new_visitor();

	for (size_t i = 0; i < COUNT(pages); i++) {
		get(&v, pages[i]);
		cr_expect_eq(v.status, 200, "%s", pages[i]);
		cr_expect_null(v.set_cookie, "%s", pages[i]);
		cr_expect_not_null(v.token, "%s", pages[i]);
	}
}

Test(account_pages, the_account_page_requires_sign_in)
{
	struct visitor v = new_visitor();

	get(&v, "/account");
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/sign-in?next=%2Faccount");
}

Test(account_pages, personal_pages_are_not_stored)
{
	struct req *q = test_answer(&app_account, "GET", new_site("http"), "/sign-in", NULL, NULL, NULL);

	cr_expect_str_eq(test_header(q, "Cache-Control"), "no-store");
}

/* ---- password ---- */

Test(account_pages, password_signs_in)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	cr_expect_str_eq(v.location, "/referrals");
	cr_assert_not_null(v.set_cookie);
	cr_expect_not_null(strstr(v.set_cookie, "HttpOnly"));
	cr_expect(is_signed_in(&v));
	cr_expect(has(&v, "Hana"));
}

Test(account_pages, address_may_be_typed_in_capitals)
{
	struct visitor v = new_visitor();
	const char *address = new_user();
	char *capitals = arena_text(test_req()->arena, address);

	capitals[0] = 'A';
	sign_in(&v, capitals);
	cr_expect(is_signed_in(&v));
}

Test(account_pages, wrong_password_comes_back_without_it)
{
	struct visitor v = new_visitor();
	const char *address = new_user();

	get(&v, "/sign-in?next=/people");
	post(&v, "/sign-in", text("address=#&password=secretsecret&next=/people", address, NULL));
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"password-error\""));
	cr_expect(has(&v, text("value=\"#\"", address, NULL)), "the address is kept");
	cr_expect_not(has(&v, "secretsecret"));
	cr_expect(has(&v, "name=\"next\" value=\"/people\""));
	cr_expect(has(&v, "<title>Error: "));
	cr_expect_null(v.set_cookie);
}

Test(account_pages, an_invalid_address_is_a_problem_beside_the_field)
{
	static const char *const typed[] = { "", "hana", "hana%40", "%40demo.test", "12", "a%40b%0d%0aBcc:x%40y.test",
		"hana%40demo.test%2cb%40demo.test" };
	struct visitor v = new_visitor();

	for (size_t i = 0; i < COUNT(typed); i++) {
		get(&v, "/sign-in");
		post(&v, "/sign-in", text("address=#&password=", typed[i], NULL));
		cr_expect_eq(v.status, 422, "%s", typed[i]);
		cr_expect(has(&v, "id=\"address-error\""), "%s", typed[i]);
		cr_expect_null(v.set_cookie);
	}
}

/* ---- code ---- */

static void ask_for_code(struct visitor *v, const char *address, const char *next)
{
	get(v, "/sign-in");
	post(v, "/sign-in", text("address=#&next=#", address, next));
	cr_assert_eq(v->status, 303);
}

Test(account_pages, code_signs_in)
{
	struct visitor v = new_visitor();
	const char *address = new_user(), *before;

	ask_for_code(&v, address, "/people");
	cr_expect_str_eq(v.location, "/sign-in/code?next=%2Fpeople");
	before = v.cookie;
	cr_assert_not_null(before);
	get(&v, v.location);
	cr_expect_eq(v.status, 200);
	cr_expect(has(&v, address));
	post(&v, "/sign-in/code", text("code=#&next=/people", newest_code(address), NULL));
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/people");
	cr_expect_str_neq(v.cookie, before, "the token changes at sign-in");
	cr_expect(is_signed_in(&v));
}

Test(account_pages, unknown_address_makes_an_account_that_must_enter_a_name)
{
	struct visitor v = new_visitor();
	const char *address = new_address();

	ask_for_code(&v, address, "/people");
	get(&v, v.location);
	post(&v, "/sign-in/code", text("code=#&next=/people", newest_code(address), NULL));
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/account?next=%2Fpeople");
	get(&v, v.location);
	cr_expect_eq(v.status, 200);
	cr_expect(has(&v, "What is your name?"));
	post(&v, "/account", "part=name&first_name=&last_name=&organization=Harbor&next=/people");
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"first_name-error\""));
	cr_expect(has(&v, "value=\"Harbor\""));
	post(&v, "/account", "part=name&first_name=Sam&last_name=Seeker&next=/people");
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/people");
	get(&v, "/account");
	cr_expect(has(&v, "value=\"Sam\""));
}

Test(account_pages, wrong_code_comes_back)
{
	struct visitor v = new_visitor();
	const char *address = new_user();
	char *code;

	ask_for_code(&v, address, "");
	code = arena_text(test_req()->arena, newest_code(address));
	code[0] = (char)(code[0] == '9' ? '0' : code[0] + 1);
	get(&v, v.location);
	for (int i = 0; i < CODE_TRIES; i++) {
		post(&v, "/sign-in/code", text("code=#", code, NULL));
		cr_expect_eq(v.status, 422);
		cr_expect(has(&v, "is not right"));
	}
	post(&v, "/sign-in/code", text("code=#", newest_code(address), NULL));
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"code-error\""));
	cr_expect(has(&v, "Ask for a new one"));
	cr_expect_not(is_signed_in(&v));
}

Test(account_pages, code_is_valid_only_in_the_browser_that_requested_it)
{
	struct visitor v = new_visitor(), other = { .host = v.host };
	const char *address = new_user();

	ask_for_code(&v, address, "");
	get(&other, "/sign-in/code");
	post(&other, "/sign-in/code", text("code=#", newest_code(address), NULL));
	cr_expect_eq(other.status, 422);
	cr_expect_not(is_signed_in(&other));
}

Test(account_pages, sign_up_makes_an_account_with_its_name)
{
	struct visitor v = new_visitor();
	const char *address = new_address();

	get(&v, "/sign-up?next=/people");
	post(&v, "/sign-up", text("first_name=Zo%C3%AB&last_name=O%27Neil&address=#&next=/people", address, NULL));
	cr_assert_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/sign-in/code?next=%2Fpeople", "no name in an address");
	get(&v, v.location);
	post(&v, "/sign-in/code", text("code=#&next=/people", newest_code(address), NULL));
	cr_expect_str_eq(v.location, "/people");
	get(&v, "/account");
	cr_expect(has(&v, "value=\"Zoë\""));
	cr_expect(has(&v, "O&#39;Neil"));
}

Test(account_pages, sign_up_names_what_is_missing)
{
	struct visitor v = new_visitor();

	get(&v, "/sign-up");
	post(&v, "/sign-up", "first_name=+&last_name=&address=");
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"first_name-error\""));
	cr_expect(has(&v, "id=\"address-error\""));
}

/* ---- nobody learns who has an account ---- */

/* The page without parts that always differ: hidden fields, and the typed address. */
static const char *without(const struct visitor *v, const char *address)
{
	const char *const gone[] = { v->token, v->once, v->time, address };
	char *page = arena_text(test_req()->arena, v->page);

	for (size_t i = 0; i < COUNT(gone); i++)
		for (char *at; gone[i] && (at = strstr(page, gone[i])); )
			page = arena_printf(test_req()->arena, "%.*s*%s", (int)(at - page), page, at + strlen(gone[i]));
	return page;
}

Test(account_pages, wrong_password_has_the_same_answer_for_known_and_unknown)
{
	struct visitor known = new_visitor(), unknown = { .host = known.host };
	const char *with = new_user(), *without_account = new_address();

	get(&known, "/sign-in");
	get(&unknown, "/sign-in");
	post(&known, "/sign-in", text("address=#&password=not+this+one", with, NULL));
	post(&unknown, "/sign-in", text("address=#&password=not+this+one", without_account, NULL));
	cr_expect_eq(known.status, unknown.status);
	cr_expect_str_eq(without(&known, with), without(&unknown, without_account));
}

Test(account_pages, requesting_a_code_has_the_same_answer_for_known_and_unknown)
{
	static const char *const paths[] = { "/sign-in", "/sign-up" };
	const char *host = new_site("http");

	for (size_t i = 0; i < COUNT(paths); i++) {
		struct visitor known = { .host = host }, unknown = { .host = host };
		const char *with = new_user(), *without_account = new_address();

		get(&known, paths[i]);
		get(&unknown, paths[i]);
		post(&known, paths[i], text("first_name=A&last_name=B&address=#", with, NULL));
		post(&unknown, paths[i], text("first_name=A&last_name=B&address=#", without_account, NULL));
		cr_expect_eq(known.status, 303);
		cr_expect_eq(unknown.status, 303);
		cr_expect_str_eq(known.location, unknown.location);
		get(&known, known.location);
		get(&unknown, unknown.location);
		cr_expect_str_eq(without(&known, with), without(&unknown, without_account));
		post(&known, "/sign-in/code", "code=1");
		post(&unknown, "/sign-in/code", "code=1");
		cr_expect_str_eq(without(&known, with), without(&unknown, without_account));
	}
}

/* ---- limits ---- */

#define WRONG "address=#&password=a+wrong+guess"

/* Other tests compare passwords at the same time: a network has one turn, so each test has a network of its own. */
static struct visitor limited_visitor(void)
{
	((struct conf *)test_conf())->limits_factor = 1;
	((struct conf *)test_conf())->web_workers = 64;
	test_may_print("event=limit_reached");
	return new_visitor();
}

static void guess(struct visitor *v, const char *address, int times)
{
	for (int i = 0; i < times; i++) {
		get(v, "/sign-in");
		post(v, "/sign-in", text(WRONG, address, NULL));
	}
}

static void expect_limited(const struct visitor *v, const char *kept)
{
	int64_t seconds = 0;

	cr_expect_eq(v->status, 429);
	cr_expect(has(v, "tried too often"), "%s", v->page);
	cr_expect(has(v, kept), "the words are kept: %s", v->page);
	cr_assert_not_null(v->retry_after);
	cr_expect(text_to_number(v->retry_after, 1, 3600, &seconds), "%s", v->retry_after);
}

Test(account_pages, too_many_passwords_are_refused_and_the_page_says_until_when)
{
	struct visitor v = limited_visitor();
	const char *address = new_user();

	v.remote = "192.0.2.1";
	guess(&v, address, 30);
	cr_expect_eq(v.status, 422);
	guess(&v, address, 1);
	expect_limited(&v, address);
	post(&v, "/sign-in", text("address=#&password=" PASSWORD_SENT, address, NULL));
	expect_limited(&v, address);
}

/* The person signs in by password in a browser that has done so before, or from elsewhere, and by code anywhere. */
Test(account_pages, a_strangers_guesses_lock_nobody_out)
{
	struct visitor home = limited_visitor(), stranger = { .host = home.host, .remote = "203.0.113.1" },
		away = { .host = home.host, .remote = "198.51.100.1" }, near = { .host = home.host, .remote = "203.0.113.9" };
	const char *address = new_user();

	home.remote = "203.0.113.5";
	sign_in(&home, address);
	cr_assert_not_null(home.known);
	get(&home, "/account");
	visitor_choose_form(&home, "action=\"/sign-out\"");
	post(&home, "/sign-out", "");
	cr_assert_null(home.cookie);
	guess(&stranger, address, 40);
	cr_expect_eq(stranger.status, 429);
	sign_in(&home, address);
	cr_expect(is_signed_in(&home));
	sign_in(&away, address);
	cr_expect(is_signed_in(&away));
	ask_for_code(&near, address, "");
	get(&near, "/sign-in/code");
	post(&near, "/sign-in/code", text("code=#", newest_code(address), NULL));
	cr_expect_eq(near.status, 303);
}

/* The cookie of one account is worth nothing for another. */
Test(account_pages, a_browser_is_known_to_its_own_account_only)
{
	struct visitor v = limited_visitor();
	const char *other = new_user();

	v.remote = "198.18.0.1";
	sign_in(&v, new_user());
	get(&v, "/account");
	visitor_choose_form(&v, "action=\"/sign-out\"");
	post(&v, "/sign-out", "");
	guess(&v, other, 31);
	cr_expect_eq(v.status, 429);
}

Test(account_pages, too_many_codes_are_refused_and_the_page_says_until_when)
{
	struct visitor v = limited_visitor();
	const char *address = new_address(), *code;

	v.remote = "192.0.2.1";
	for (int i = 0; i < 10; i++)
		ask_for_code(&v, address, "");
	code = newest_code(address);
	get(&v, "/sign-in");
	post(&v, "/sign-in", text("address=#", address, NULL));
	expect_limited(&v, address);
	cr_expect_str_eq(newest_code(address), code, "no code is made that nobody is sent");
	get(&v, "/sign-up");
	post(&v, "/sign-up", text("first_name=Hana&last_name=Helper&address=#", address, NULL));
	expect_limited(&v, "Hana");
	get(&v, "/sign-in/code");
	post(&v, "/sign-in/code", text("code=#", code, NULL));
	cr_expect_eq(v.status, 303, "the code that was sent still fits");
}

Test(account_pages, too_many_wrong_codes_are_refused)
{
	struct visitor v = limited_visitor();
	const char *address = new_address();

	v.remote = "192.0.2.1";
	for (int i = 0; i < 6; i++) {
		ask_for_code(&v, address, "");
		for (int n = 0; n < 5; n++) {
			get(&v, "/sign-in/code");
			post(&v, "/sign-in/code", "code=00000000");
			cr_expect_eq(v.status, 422);
		}
	}
	ask_for_code(&v, address, "");
	get(&v, "/sign-in/code");
	post(&v, "/sign-in/code", "code=00000000");
	expect_limited(&v, "00000000");
}

Test(account_pages, too_many_current_passwords_are_refused)
{
	struct visitor v = limited_visitor();

	sign_in(&v, new_user());
	for (int i = 0; i < 31; i++) {
		get(&v, "/account");
		post(&v, "/account", "part=password&current_password=a+wrong+guess&password=five+other+plain+words");
	}
	cr_expect_eq(v.status, 429);
	cr_expect_not_null(v.retry_after);
}

Test(account_pages, common_passwords_are_refused)
{
	static const char *const common[] = { "password", "Password", "12345678", "qwertyuiop", "iloveyou", "PASSWORD1" };
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	for (size_t i = 0; i < COUNT(common); i++) {
		get(&v, "/account");
		post(&v, "/account", text("part=password&current_password=" PASSWORD_SENT "&password=#", common[i], NULL));
		cr_expect_eq(v.status, 422, "%s", common[i]);
		cr_expect(has(&v, "Many people use this password"), "%s", common[i]);
	}
}

Test(account_pages, a_name_is_no_password)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	get(&v, "/account");
	post(&v, "/account", text("part=password&current_password=" PASSWORD_SENT "&password=#", "Hana-Helper-2026", NULL));
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "This is your name, your address or the name of this site"));
}

/* ---- next ---- */

static const struct { const char *sent, *leads_to; } nexts[] = {
	{ "/people", "/people" },
	{ "/inbound/abc?status=pending%26q=a", "/inbound/abc?status=pending&q=a" },
	{ "/people?q=Jos%25C3%25A9", "/people?q=Jos%C3%A9" },
	{ "/people?q=Jos%C3%A9", "/people?q=Jos%C3%A9" },
	{ "/a+b", "/a%20b" },
	{ "", "/referrals" },
	{ "https://evil.test/", "/referrals" },
	{ "//evil.test/", "/referrals" },
	{ "///evil.test/", "/referrals" },
	{ "/%5Cevil.test", "/referrals" },
	{ "%5C%5Cevil.test", "/referrals" },
	{ "/a%5Cb", "/referrals" },
	{ "/%09/evil.test", "/referrals" },
	{ "%09//evil.test", "/referrals" },
	{ "+//evil.test", "/referrals" },
	{ "/a%0d%0aSet-Cookie:x=y", "/referrals" },
	{ "/%7f", "/referrals" },
	{ "javascript:alert(1)", "/referrals" },
	{ "people", "/referrals" },
	{ "?x", "/referrals" },
	{ "@evil.test", "/referrals" },
};

Test(account_pages, next_is_only_ever_a_path_of_this_site)
{
	const char *address = new_user(), *host = new_site("http");

	for (size_t i = 0; i < COUNT(nexts); i++) {
		struct visitor v = { .host = host };
		bool kept = *nexts[i].sent && strcmp(nexts[i].leads_to, "/referrals");

		get(&v, text("/sign-in?next=#", nexts[i].sent, NULL));
		cr_expect_eq(v.status, 200);
		cr_expect_eq(has(&v, "name=\"next\""), kept, "%s", nexts[i].sent);
		cr_expect_not(has(&v, "evil.test"), "%s", nexts[i].sent);
		post(&v, "/sign-in", text("address=#&password=" PASSWORD_SENT "&next=#", address, nexts[i].sent));
		cr_expect_eq(v.status, 303);
		cr_expect_str_eq(v.location, nexts[i].leads_to, "%s", nexts[i].sent);
		get(&v, text("/sign-in?next=#", nexts[i].sent, NULL));
		cr_expect_eq(v.status, 303, "signed in already");
		cr_expect_str_eq(v.location, nexts[i].leads_to, "%s", nexts[i].sent);
	}
}

Test(account_pages, next_is_escaped_where_it_is_shown)
{
	struct visitor v = new_visitor();

	get(&v, "/sign-in?next=/%22%3E%3Cscript%3E");
	cr_expect_eq(v.status, 200);
	cr_expect_not(has(&v, "<script>"));
}

Test(account_pages, an_unknown_receipt_does_not_prevent_sign_in)
{
	struct visitor v = new_visitor();

	get(&v, "/sign-in");
	post(&v, "/sign-in", text("address=#&password=" PASSWORD_SENT "&next=/sent/nothing", new_user(), NULL));
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/sent/nothing");
}

/* ---- leave now ---- */

Test(account_pages, leave_ends_the_session_and_opens_the_sites_address)
{
	struct visitor v = new_visitor();
	const char *cookie;

	sign_in(&v, new_user());
	cookie = v.cookie;
	visitor_head(&v, &app_account, "/leave");
	cr_expect_eq(v.status, 303);
	cr_expect(is_signed_in(&v), "no person sends HEAD");
	get(&v, "/leave");
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, SITE_LEAVE_URL);
	cr_expect_null(v.cookie);
	v.cookie = cookie;
	cr_expect_not(is_signed_in(&v), "the session has ended, not only its cookie");
}

Test(account_pages, who_comes_back_after_leaving_meets_a_page_that_says_nothing)
{
	struct visitor v = new_visitor();
	const char *left = "handrail-left=yes";

	v.cookie = left;
	get(&v, "/account?saved=name");
	cr_expect_eq(v.status, 200);
	cr_expect(has(&v, "You have left"));
	cr_expect_not(has(&v, v.host), "neither name nor address of the site");
	cr_expect(has(&v, "/leave/back?next=%2Faccount%3Fsaved%3Dname"));
	get(&v, "/sign-in");
	cr_expect_not(has(&v, "You have left"), "the door stays open");
	sign_in(&v, new_user());
	cr_expect(is_signed_in(&v));
	v.cookie = left;
	get(&v, "/leave/back?next=/account");
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/account");
	cr_expect_null(v.cookie);
	get(&v, "/leave/back?next=//evil.test");
	cr_expect_str_eq(v.location, "/");
}

/* ---- the account ---- */

Test(account_pages, name_and_organization_are_saved)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	get(&v, "/account");
	post(&v, "/account", "part=name&first_name=Hana&last_name=Nov%C3%A1&organization=Clinic");
	cr_expect_eq(v.status, 303);
	get(&v, v.location);
	cr_expect(has(&v, "Your name is saved"));
	cr_expect(has(&v, "value=\"Nová\""));
	cr_expect(has(&v, "value=\"Clinic\""));
	post(&v, "/account", "first_name=Hana&last_name=Helper");
	cr_expect_eq(v.status, 303);
	get(&v, v.location);
	cr_expect(has(&v, "value=\"Clinic\""), "what was not sent stays");
}

Test(account_pages, password_is_changed_and_others_are_signed_out)
{
	struct visitor v = new_visitor(), other = { .host = v.host };
	const char *address = new_user();

	sign_in(&v, address);
	sign_in(&other, address);
	get(&v, "/account");
	post(&v, "/account", "part=password&password=another+long+one&current_password=not+this+one");
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"current_password-error\""));
	cr_expect_not(has(&v, "another long one"));
	post(&v, "/account", "part=password&password=short&current_password=" PASSWORD_SENT);
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"password-error\""));
	cr_expect(is_signed_in(&other));
	get(&v, "/account");
	post(&v, "/account", "part=password&password=another+long+one&current_password=" PASSWORD_SENT);
	cr_expect_eq(v.status, 303);
	cr_expect(is_signed_in(&v));
	cr_expect_not(is_signed_in(&other));
	get(&other, "/sign-in");
	post(&other, "/sign-in", text("address=#&password=" PASSWORD_SENT, address, NULL));
	cr_expect_eq(other.status, 422);
	post(&other, "/sign-in", text("address=#&password=another+long+one", address, NULL));
	cr_expect_eq(other.status, 303);
}

Test(account_pages, password_of_more_than_200_characters_is_refused)
{
	struct visitor v = new_visitor();
	struct str fields;

	sign_in(&v, new_user());
	get(&v, "/account");
	str_init(&fields, test_req()->arena, 1000);
	str_add(&fields, "part=password&current_password=" PASSWORD_SENT "&password=");
	for (int i = 0; i < 201; i++)
		str_add(&fields, "a");
	post(&v, "/account", fields.text);
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "Choose a shorter password"));
}

struct sent { int64_t count; };
static const struct column sent_columns[] = { COLUMN(struct sent, count) };

/* Signs in, and leads to the page of addresses with a second one. */
static void add_address(struct visitor *v, const char *address, const char *further)
{
	sign_in(v, address);
	get(v, "/account/addresses");
	post(v, "/account/addresses", text("address=#", further, NULL));
	get(v, v->location);
	post(v, "/sign-in/code", text("code=#&next=/account/addresses", newest_code(further), NULL));
	cr_assert_str_eq(v->location, "/account/addresses");
	get(v, v->location);
}

Test(account_pages, adding_an_address_says_what_is_weak_about_texts)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	get(&v, "/account/addresses");
	cr_expect(has(&v, "A code by text is the weakest way to sign in"));
}

Test(account_pages, further_address_is_added_by_code)
{
	struct visitor v = new_visitor();
	const char *address = new_user(), *further = new_address();

	sign_in(&v, address);
	get(&v, "/account/addresses");
	post(&v, "/account/addresses", text("address=#", further, NULL));
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/sign-in/code?next=%2Faccount%2Faddresses%3Fsaved%3Dadded");
	get(&v, v.location);
	cr_expect(has(&v, "Add this address"));
	post(&v, "/sign-in/code", text("code=#&next=/account/addresses?saved=added", newest_code(further), NULL));
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/account/addresses?saved=added");
	get(&v, v.location);
	cr_expect(has(&v, "The address is added"));
	cr_expect(has(&v, further));
	cr_expect(has(&v, address));
}

Test(account_pages, address_of_another_account_is_not_added)
{
	struct visitor v = new_visitor();
	const char *theirs = new_user();

	sign_in(&v, new_user());
	get(&v, "/account/addresses");
	post(&v, "/account/addresses", text("address=#", theirs, NULL));
	cr_expect_eq(v.status, 303, "says nothing before the address is proved");
	get(&v, v.location);
	post(&v, "/sign-in/code", text("code=#", newest_code(theirs), NULL));
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "belongs to another account"));
}

Test(account_pages, bad_address_is_shown_again)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	get(&v, "/account/addresses");
	post(&v, "/account/addresses", "part=add&address=hana%40");
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"address-error\""));
	cr_expect(has(&v, "value=\"hana@\""));
}

STATEMENT(waiting_for, sent_columns, struct sent,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE recipient = ? AND message = ?");

static int messages(const char *address, enum message m)
{
	struct sent s = { 0 };

	cr_assert_not(db_row(visitor_unit(), &waiting_for, &s, BIND(address, m)));
	return (int)s.count;
}

Test(account_pages, an_address_is_removed_and_the_others_learn_of_it)
{
	struct visitor v = new_visitor(), other = { .host = v.host };
	const char *address = new_user(), *further = new_address();

	add_address(&v, address, further);
	post(&v, "/account/addresses", text("part=remove&address=#", address, NULL));
	cr_expect_eq(v.status, 303);
	get(&v, v.location);
	cr_expect(has(&v, "The address is removed"));
	cr_expect_not(has(&v, address));
	cr_expect_eq(messages(further, MESSAGE_address_removed), 1);
	cr_expect_eq(messages(address, MESSAGE_address_removed), 0, "somebody else may read that one by now");
	get(&other, "/sign-in");
	post(&other, "/sign-in", text("address=#&password=" PASSWORD_SENT, address, NULL));
	cr_expect_eq(other.status, 422, "it opens the account no more");
	post(&other, "/sign-in", text("address=#&password=" PASSWORD_SENT, further, NULL));
	cr_expect_eq(other.status, 303);
}

Test(account_pages, the_last_address_stays_and_those_of_others_are_none)
{
	struct visitor v = new_visitor(), again = { .host = v.host };
	const char *address = new_user(), *further = new_address(), *theirs = new_user();

	sign_in(&v, address);
	get(&v, "/account/addresses");
	cr_expect_not(has(&v, "name=\"address\" value"), "no button");
	post(&v, "/account/addresses", text("part=remove&address=#", address, NULL));
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "the only address"));
	cr_expect(has(&v, address));
	add_address(&again, address, further);
	post(&again, "/account/addresses", text("part=remove&address=#", theirs, NULL));
	cr_expect_eq(again.status, 404);
}

/* ---- a fresh proof ---- */

static const char *const proved_pages[] = { "/account/addresses", "/account/second-factor" };

static bool is_asked_again(const struct visitor *v) { return v->status == 303 && text_starts(v->location, "/account/prove?next=%2Faccount%2F"); }

Test(account_pages, pages_of_the_owner_need_a_proof_that_is_fresh)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	for (size_t i = 0; i < COUNT(proved_pages); i++) {
		v.later = SESSION_PROOF - MINUTES(1);
		get(&v, proved_pages[i]);
		cr_expect_eq(v.status, 200, "%s", proved_pages[i]);
		v.later = SESSION_PROOF + MINUTES(1);
		get(&v, proved_pages[i]);
		cr_expect(is_asked_again(&v), "%s", proved_pages[i]);
		v.later = SESSION_PROOF * 2 - MINUTES(1);
		post(&v, proved_pages[i], "part=none");
		cr_expect_not(is_asked_again(&v), "%s: a page that was open may still be sent", proved_pages[i]);
		v.later = SESSION_PROOF * 2 + MINUTES(1);
		post(&v, proved_pages[i], "part=none");
		cr_expect(is_asked_again(&v), "%s", proved_pages[i]);
	}
}

Test(account_pages, a_password_is_a_fresh_proof)
{
	struct visitor v = new_visitor();
	const char *old;

	sign_in(&v, new_user());
	v.later = HOURS(1);
	get(&v, "/account/prove?next=%2Faccount%2Faddresses");
	cr_expect(has(&v, "Is it still you?"));
	post(&v, "/account/prove", "part=password&password=not+this+one&next=/account/addresses");
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"password-error\""));
	cr_expect_not(has(&v, "not this one"));
	get(&v, "/account/addresses");
	cr_expect_eq(v.status, 303, "a wrong one proves nothing");
	get(&v, v.location);
	old = v.cookie;
	post(&v, "/account/prove", "part=password&password=" PASSWORD_SENT "&next=/account/addresses");
	cr_expect_eq(v.status, 303);
	cr_expect_neq(strcmp(old, v.cookie), 0);
	cr_expect_not(is_signed_in(&(struct visitor){ .host = v.host, .cookie = old }), "the old token is worth nothing");
	cr_expect_str_eq(v.location, "/account/addresses");
	get(&v, v.location);
	cr_expect_eq(v.status, 200);
}

Test(account_pages, a_code_is_a_fresh_proof_and_goes_to_ones_own_addresses_only)
{
	struct visitor v = new_visitor();
	const char *address = new_user(), *theirs = new_user();

	sign_in(&v, address);
	v.later = HOURS(1);
	get(&v, "/account/prove?next=%2Faccount%2Faddresses");
	post(&v, "/account/prove", text("part=code&address=#", theirs, NULL));
	cr_expect_eq(v.status, 422);
	cr_expect_null(newest_code(theirs));
	post(&v, "/account/prove", "part=code&next=/account/addresses");
	cr_expect_eq(v.status, 303);
	get(&v, v.location);
	cr_expect(has(&v, "Continue"));
	post(&v, "/sign-in/code", text("code=#&next=/account/addresses", newest_code(address), NULL));
	cr_expect_str_eq(v.location, "/account/addresses");
	get(&v, v.location);
	cr_expect_eq(v.status, 200);
}

/* Somebody at a screen that was left open could add an address of theirs, and be the owner from then on. */
Test(account_pages, a_code_for_a_further_address_proves_nothing)
{
	struct visitor v = new_visitor();
	const char *further = new_address();

	sign_in(&v, new_user());
	get(&v, "/account/addresses");
	post(&v, "/account/addresses", text("address=#", further, NULL));
	v.later = SESSION_PROOF + MINUTES(1);
	get(&v, v.location);
	v.later = CODE_LIFE - MINUTES(1);
	post(&v, "/sign-in/code", text("code=#", newest_code(further), NULL));
	cr_expect_eq(v.status, 303);
	v.later = SESSION_PROOF + MINUTES(1);
	get(&v, "/account/addresses");
	cr_expect_eq(v.status, 303);
}

Test(account_pages, the_first_password_needs_a_fresh_proof)
{
	struct visitor v = new_visitor();
	const char *address = new_address();

	get(&v, "/sign-in");
	post(&v, "/sign-in", text("address=#", address, NULL));
	get(&v, v.location);
	post(&v, "/sign-in/code", text("code=#", newest_code(address), NULL));
	get(&v, "/account");
	post(&v, "/account", "part=name&first_name=Nia");
	v.later = HOURS(1);
	get(&v, "/account");
	cr_expect(has(&v, "/account/prove?next=/account"));
	post(&v, "/account", "part=password&password=another+long+one");
	cr_expect_str_eq(v.location, "/account/prove?next=%2Faccount");
	v.later = 0;
	get(&v, "/account");
	post(&v, "/account", "part=password&password=another+long+one");
	cr_expect_str_eq(v.location, "/account?saved=password");
}

/* ---- sessions ---- */

Test(account_pages, a_session_is_ended_by_its_row)
{
	struct visitor v = new_visitor(), other = { .host = v.host }, third = { .host = v.host }, stranger = { .host = v.host };
	const char *address = new_user(), *row;

	sign_in(&stranger, new_user());
	sign_in(&v, address);
	sign_in(&other, address);
	get(&v, "/account");
	cr_expect(has(&v, "In 2 browsers"));
	get(&v, "/account/sessions");
	cr_expect(has(&v, "Here, in this browser"));
	row = between(v.page, "name=\"session\" value=\"", "\"");
	cr_assert_not_null(row);
	sign_in(&third, address);
	get(&stranger, "/account/sessions");
	post(&stranger, "/account/sessions", text("session=#", row, NULL));
	cr_expect_eq(stranger.status, 404);
	cr_expect(is_signed_in(&other));
	get(&v, "/account/sessions");
	v.token = "";
	post(&v, "/account/sessions", text("session=#", row, NULL));
	cr_expect_eq(v.status, 403);
	get(&v, "/account/sessions");
	post(&v, "/account/sessions", text("session=#", row, NULL));
	cr_expect_str_eq(v.location, "/account/sessions?ended=yes");
	cr_expect_not(is_signed_in(&other), "at the next request");
	cr_expect(is_signed_in(&third));
	cr_expect(is_signed_in(&v));
}

Test(account_pages, all_other_sessions_are_ended_at_once)
{
	struct visitor v = new_visitor(), other = { .host = v.host }, elsewhere = new_visitor(), stranger = { .host = v.host };
	const char *address = new_user();

	sign_in(&stranger, new_user());
	sign_in(&v, address);
	sign_in(&other, address);
	sign_in(&elsewhere, address);
	get(&v, "/account/sessions");
	post(&v, "/account/sessions", "others=yes");
	cr_expect_eq(v.status, 303);
	cr_expect(is_signed_in(&v));
	cr_expect_not(is_signed_in(&other));
	cr_expect_not(is_signed_in(&elsewhere), "at every site");
	cr_expect(is_signed_in(&stranger));
	get(&v, "/account/sessions");
	cr_expect_not(has(&v, "name=\"others\""));
}

/* ---- sign out ---- */

Test(account_pages, sign_out_here)
{
	struct visitor v = new_visitor(), other = { .host = v.host };
	const char *address = new_user(), *cookie;

	sign_in(&v, address);
	sign_in(&other, address);
	get(&v, "/account");
	cookie = v.cookie;
	visitor_choose_form(&v, "action=\"/sign-out\"");
	post(&v, "/sign-out", "");
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/");
	cr_expect_null(v.cookie, "taken back");
	v.cookie = cookie;
	cr_expect_not(is_signed_in(&v), "and worth nothing");
	cr_expect(is_signed_in(&other));
}

Test(account_pages, sign_out_everywhere)
{
	struct visitor v = new_visitor(), other = { .host = v.host };
	const char *address = new_user();

	sign_in(&v, address);
	sign_in(&other, address);
	get(&v, "/account");
	cr_expect(has(&v, "In 2 browsers"));
	v.page = strstr(v.page, "<main");
	visitor_choose_form(&v, "action=\"/sign-out\"");
	post(&v, "/sign-out", "everywhere=yes");
	cr_expect_eq(v.status, 303);
	cr_expect_not(is_signed_in(&v));
	cr_expect_not(is_signed_in(&other));
}

Test(account_pages, sign_out_needs_its_form)
{
	struct visitor v = new_visitor();

	sign_in(&v, new_user());
	v.token = "";
	post(&v, "/sign-out", "");
	cr_expect_eq(v.status, 403);
	cr_expect(is_signed_in(&v));
	get(&v, "/sign-out");
	cr_expect_eq(v.status, 405);
}

Test(account_pages, forged_forms_are_refused_and_text_is_kept)
{
	struct visitor v = new_visitor();
	const char *address = new_user();

	get(&v, "/sign-in");
	v.origin = "https://evil.test";
	post(&v, "/sign-in", text("address=#&password=" PASSWORD_SENT, address, NULL));
	cr_expect_eq(v.status, 403);
	cr_expect_null(v.set_cookie);
	cr_expect(has(&v, address));
	v.origin = NULL;
	post(&v, "/sign-in", text("address=#&password=" PASSWORD_SENT, address, NULL));
	cr_expect_eq(v.status, 303, "the page that came back has a fresh token");
}
