/* session.c - sessions: limits, rotation, the cookie; and protection against forged forms. */
#include "site/forgery.h"
#include "site/session.h"

#include <criterion/criterion.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "edge/http.h"
#include "base/secret.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

/* A new request to this site by a browser with this cookie (NULL: none). */
static struct req *request(const char *host, const char *cookie)
{
	struct req *q = test_db();

	q->session = NULL;
	q->account = NULL;
	cr_assert_not(site_load(q, host));
	q->http = http_literal(q->arena, "GET", host, "/", NULL, NULL, cookie);
	return q;
}

static const char *cookie_of(const struct req *q)
{
	const char *header = test_header(q, "Set-Cookie");

	return header ? arena_bytes(q->arena, header, strcspn(header, ";")) : NULL;
}

static int64_t new_account(struct req *q)
{
	int64_t id;

	cr_assert_not(account_make(q, "Hana", "Helper", arena_printf(q->arena, "%s@demo.test", test_name("a")), &id));
	return id;
}

/* Signs in at a new site and returns the cookie. */
static const char *signed_in(const char **host, int64_t *account_id)
{
	struct req *q;

	*host = new_site("http");
	q = request(*host, NULL);
	*account_id = new_account(q);
	cr_assert_not(session_sign_in(q, *account_id));
	return cookie_of(q);
}

static bool is_signed_in(const char *host, const char *cookie, instant later)
{
	struct req *q = request(host, cookie);
	instant now = q->now;
	enum err e;

	q->now += later;
	e = session_load(q, q->site->host);
	q->now = now;
	cr_assert_not(e);
	return q->account != NULL;
}

/* ---- the cookie ---- */

Test(session, without_a_cookie_there_is_none_and_loading_sets_none)
{
	struct req *q = request(new_site("http"), NULL);

	cr_assert_not(session_load(q, q->site->host));
	cr_expect_null(q->session);
	cr_expect_null(test_header(q, "Set-Cookie"));
}

Test(session, cookie_on_http)
{
	struct req *q = request(new_site("http"), NULL);
	const char *header;

	cr_assert_not(session_begin(q));
	header = test_header(q, "Set-Cookie");
	cr_assert_not_null(header);
	cr_expect(text_starts(header, "handrail="));
	cr_expect_eq(strcspn(header, ";"), strlen("handrail=") + 43, "256 bits");
	cr_expect_not_null(strstr(header, "; HttpOnly"));
	cr_expect_not_null(strstr(header, "; SameSite=Lax"));
	cr_expect_not_null(strstr(header, "; Path=/;"));
	cr_expect_null(strstr(header, "Secure"));
	cr_expect_null(strstr(header, "Domain"));
}

Test(session, cookie_on_https_is_secure_and_of_this_host_only)
{
	struct req *q = request(new_site("https"), NULL);
	const char *header;

	cr_assert_not(session_begin(q));
	header = test_header(q, "Set-Cookie");
	cr_expect(text_starts(header, "__Host-handrail="));
	cr_expect_not_null(strstr(header, "; Secure"));
	cr_expect_not_null(strstr(header, "; HttpOnly"));
	cr_expect_not_null(strstr(header, "; Path=/;"));
	cr_expect_null(strstr(header, "Domain"));
}

/* The prefix __Host- requires Path=/, so below a base a browser would refuse such a cookie. */
Test(session, cookie_below_a_base_is_of_that_base)
{
	const char *https = new_site("https"), *http = new_site("http");
	struct req *q = request(https, NULL);

	q->base = "/help";
	cr_assert_not(session_begin(q));
	cr_expect(text_starts(test_header(q, "Set-Cookie"), "__Secure-handrail="));
	cr_expect_not_null(strstr(test_header(q, "Set-Cookie"), "; Path=/help/;"));
	cr_expect_not_null(strstr(test_header(q, "Set-Cookie"), "; Secure"));
	q = request(http, NULL);
	q->base = "/help";
	cr_assert_not(session_begin(q));
	cr_expect(text_starts(test_header(q, "Set-Cookie"), "handrail="));
	cr_expect_not_null(strstr(test_header(q, "Set-Cookie"), "; Path=/help/;"));
}

struct stored { int64_t count; };
static const struct column stored_columns[] = { COLUMN(struct stored, count) };

STATEMENT(hashes, stored_columns, struct stored,
	"SELECT COUNT(*) AS count "
	"FROM session "
	"WHERE token_hash = ?");

Test(session, only_a_hash_of_the_token_is_stored)
{
	struct req *q = request(new_site("http"), NULL);
	unsigned char hash[HASH_SIZE];
	struct stored found;

	cr_assert_not(session_begin(q));
	secret_hash(q->session->token, strlen(q->session->token), hash);
	cr_assert_not(db_row(q, &hashes, &found, BIND(value_bytes(hash, sizeof hash))));
	cr_expect_eq(found.count, 1);
	cr_assert_not(db_row(q, &hashes, &found, BIND(value_bytes(q->session->token, HASH_SIZE))));
	cr_expect_eq(found.count, 0);
}

Test(session, begins_once)
{
	struct req *q = request(new_site("http"), NULL);
	int64_t id;

	cr_assert_not(session_begin(q));
	id = q->session->id;
	cr_assert_not(session_begin(q));
	cr_expect_eq(q->session->id, id);
}

Test(session, an_invented_token_finds_nothing)
{
	struct req *q = request(new_site("http"), "handrail=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

	cr_assert_not(session_load(q, q->site->host));
	cr_expect_null(q->session);
	cr_expect_null(q->account);
}

/* ---- limits ---- */

Test(session, idle_limit)
{
	const char *host, *cookie;
	int64_t id;

	cookie = signed_in(&host, &id);
	cr_expect(is_signed_in(host, cookie, 0));
	cr_expect_not(is_signed_in(host, cookie, SESSION_IDLE + MINUTES(1)));
	cr_expect(is_signed_in(host, cookie, SESSION_IDLE - MINUTES(1)), "it was not used in between");
}

Test(session, absolute_limit_even_when_used_all_the_time)
{
	const char *host, *cookie;
	int64_t id;

	cookie = signed_in(&host, &id);
	for (instant later = HOURS(1); later < SESSION_ABSOLUTE; later += HOURS(1))
		cr_expect(is_signed_in(host, cookie, later), "%d hours", (int)(later / HOURS(1)));
	cr_expect_not(is_signed_in(host, cookie, SESSION_ABSOLUTE + MINUTES(1)));
}

Test(session, a_visitor_still_has_their_receipt_after_23_hours)
{
	const char *host = new_site("http");
	struct req *q = request(host, NULL);
	const char *cookie;
	instant now = q->now;

	cr_assert_not(session_begin(q));
	cookie = cookie_of(q);
	q = request(host, cookie);
	q->now = now + HOURS(23);
	cr_assert_not(session_load(q, q->site->host));
	cr_expect_not_null(q->session);
	q = request(host, cookie);
	q->now = now + SESSION_VISITOR_ABSOLUTE + HOURS(1);
	cr_assert_not(session_load(q, q->site->host));
	cr_expect_null(q->session);
}

struct seen { instant seen_at; };
static const struct column seen_columns[] = { COLUMN(struct seen, seen_at) };

STATEMENT(seen_at, seen_columns, struct seen,
	"SELECT seen_at "
	"FROM session "
	"WHERE id = ?");

Test(session, use_is_recorded_every_five_minutes_at_most)
{
	const char *host = new_site("http");
	struct req *q = request(host, NULL);
	const char *cookie;
	instant now = q->now;
	struct seen seen;
	int64_t id;

	cr_assert_not(session_begin(q));
	cookie = cookie_of(q);
	id = q->session->id;
	q->now = now + MINUTES(4);
	q = request(host, cookie);
	cr_assert_not(session_load(q, q->site->host));
	cr_assert_not(db_row(q, &seen_at, &seen, BIND(id)));
	cr_expect_eq(seen.seen_at, now);
	q->now = now + MINUTES(6);
	q = request(host, cookie);
	cr_assert_not(session_load(q, q->site->host));
	cr_assert_not(db_row(q, &seen_at, &seen, BIND(id)));
	cr_expect_eq(seen.seen_at, now + MINUTES(6));
}

Test(session, of_another_site_does_not_count)
{
	const char *host, *cookie, *other = new_site("http");
	int64_t id;

	cookie = signed_in(&host, &id);
	cr_expect(is_signed_in(host, cookie, 0));
	cr_expect_not(is_signed_in(other, cookie, 0));
	cr_expect_null(test_db()->session);
}

/* ---- signing in and out ---- */

Test(session, of_a_visitor_ends_at_sign_in_and_nothing_of_it_is_inherited)
{
	const char *host = new_site("http"), *before, *after;
	struct req *q = request(host, NULL);
	int64_t row;

	cr_assert_not(session_begin(q));
	row = q->session->id;
	before = cookie_of(q);
	q = request(host, before);
	cr_assert_not(session_load(q, q->site->host));
	cr_assert_not(session_sign_in(q, new_account(q)));
	after = cookie_of(q);
	cr_expect_neq(q->session->id, row, "receipts of the visitor are not for the next who signs in");
	cr_expect_not_null(q->account);
	cr_expect_str_neq(before, after);
	cr_expect_not(is_signed_in(host, before, 0), "a token that was planted is worth nothing");
	cr_expect_null(test_db()->session);
	cr_expect(is_signed_in(host, after, 0));
}

Test(session, of_one_account_is_not_taken_over_by_the_next)
{
	const char *host, *first, *second;
	int64_t id, row;
	struct req *q;

	first = signed_in(&host, &id);
	q = request(host, first);
	cr_assert_not(session_load(q, q->site->host));
	row = q->session->id;
	cr_assert_not(session_sign_in(q, new_account(q)));
	second = cookie_of(q);
	cr_expect_neq(q->session->id, row, "receipts of the first are not for the second");
	cr_expect_not(is_signed_in(host, first, 0));
	cr_expect(is_signed_in(host, second, 0));
}

Test(session, ends_here_only)
{
	const char *host, *first, *second, *header;
	int64_t id;
	struct req *q;

	first = signed_in(&host, &id);
	q = request(host, NULL);
	cr_assert_not(session_sign_in(q, id));
	second = cookie_of(q);
	q = request(host, first);
	cr_assert_not(session_load(q, q->site->host));
	cr_assert_not(session_end(q, false));
	header = test_header(q, "Set-Cookie");
	cr_expect(text_starts(header, "handrail=;"));
	cr_expect_not_null(strstr(header, "Max-Age=0"));
	cr_expect_null(q->account);
	cr_expect_not(is_signed_in(host, first, 0));
	cr_expect(is_signed_in(host, second, 0));
}

Test(session, ends_everywhere_at_all_sites)
{
	const char *host, *other = new_site("http"), *first, *second, *stranger;
	int64_t id;
	struct req *q;

	first = signed_in(&host, &id);
	q = request(other, NULL);
	cr_assert_not(session_sign_in(q, id));
	second = cookie_of(q);
	q = request(host, NULL);
	cr_assert_not(session_sign_in(q, new_account(q)));
	stranger = cookie_of(q);
	q = request(host, first);
	cr_assert_not(session_load(q, q->site->host));
	cr_assert_not(session_end(q, true));
	cr_expect_not(is_signed_in(host, first, 0));
	cr_expect_not(is_signed_in(other, second, 0));
	cr_expect(is_signed_in(host, stranger, 0));
}

Test(session, others_can_be_ended_and_are_listed)
{
	const char *host, *other = new_site("http"), *first, *second;
	struct session_place *places;
	size_t count;
	int64_t id;
	struct req *q;

	first = signed_in(&host, &id);
	q = request(other, NULL);
	cr_assert_not(session_sign_in(q, id));
	second = cookie_of(q);
	q = request(host, first);
	cr_assert_not(session_load(q, q->site->host));
	cr_assert_not(session_list(q, &places, &count));
	cr_assert_eq(count, 2);
	cr_expect(places[0].is_this);
	cr_expect_not(places[1].is_this);
	cr_assert_not(session_end_others(q));
	cr_expect(is_signed_in(host, first, 0));
	cr_expect_not(is_signed_in(other, second, 0));
}

STATEMENT(rows_of, stored_columns, struct stored,
	"SELECT COUNT(*) AS count "
	"FROM session "
	"WHERE id = ?");

Test(session, clean_deletes_what_has_ended_and_nothing_else)
{
	struct req *q = request(new_site("http"), NULL);
	instant now = q->now;
	struct stored found;
	int64_t old, new;

	q->now = now - DAYS(3);
	cr_assert_not(session_begin(q));
	old = q->session->id;
	q->session = NULL;
	q->now = now;
	cr_assert_not(session_begin(q));
	new = q->session->id;
	cr_assert_not(session_clean(q));
	cr_assert_not(db_row(q, &rows_of, &found, BIND(old)));
	cr_expect_eq(found.count, 0);
	cr_assert_not(db_row(q, &rows_of, &found, BIND(new)));
	cr_expect_eq(found.count, 1);
}

/* ---- forgery ---- */

/* A visitor with a session, and a form for /connect/x that was just shown. */
static struct req *with_form(struct forgery *f)
{
	struct req *q = request(new_site("http"), NULL);

	cr_assert_not(session_begin(q));
	*f = forgery_token(q, "/connect/x", NULL);
	return q;
}

static bool fits_from(struct req *q, const char *path, const struct forgery *f, bool by_link)
{
	const char *host = q->http->authority, *origin = q->http->origin, *fetch_site = q->http->fetch_site;

	q->http = http_literal(q->arena, "POST", host, path, NULL, arena_printf(q->arena,
		"form_token=%s&form_once=%s&form_time=%s", f->token, f->once, f->time), NULL);
	q->http->origin = origin;
	q->http->fetch_site = fetch_site;
	return forgery_check(q, by_link);
}

static bool fits(struct req *q, const char *path, const struct forgery *f)
{
	return fits_from(q, path, f, false);
}

Test(forgery, a_form_of_this_page_fits)
{
	struct forgery f;
	struct req *q = with_form(&f);

	cr_expect(fits(q, "/connect/x", &f));
	cr_expect(fits(q, "/connect/x", &f), "and once more: doing it once is not its business");
}

Test(forgery, another_path_does_not)
{
	struct forgery f;
	struct req *q = with_form(&f);

	cr_expect_not(fits(q, "/connect/y", &f));
}

Test(forgery, another_key_or_time_does_not)
{
	struct forgery f;
	struct req *q = with_form(&f);
	struct forgery changed = f;

	changed.once = secret_token(q->arena);
	cr_expect_not(fits(q, "/connect/x", &changed));
	changed = f;
	changed.time = arena_printf(q->arena, "%lld", (long long)q->now + 1);
	cr_expect_not(fits(q, "/connect/x", &changed));
	changed.time = "0x10";
	cr_expect_not(fits(q, "/connect/x", &changed));
	changed = f;
	changed.token = "";
	cr_expect_not(fits(q, "/connect/x", &changed));
	changed = f;
	changed.once = "";
	cr_expect_not(fits(q, "/connect/x", &changed));
}

Test(forgery, nothing_posted_does_not)
{
	struct forgery f;
	struct req *q = with_form(&f);

	q->http = http_literal(q->arena, "POST", q->http->authority, "/connect/x", NULL, "a=b", NULL);
	cr_expect_not(forgery_check(q, false));
}

Test(forgery, of_another_session_does_not)
{
	struct forgery f;
	struct req *q = with_form(&f);

	q->session = NULL;
	cr_assert_not(session_begin(q));
	cr_expect_not(fits(q, "/connect/x", &f));
	q->session = NULL;
	cr_expect_not(fits(q, "/connect/x", &f), "nor without one");
}

Test(forgery, lasts_24_hours)
{
	struct forgery f;
	struct req *q = with_form(&f);

	q->now += HOURS(24) - MINUTES(1);
	cr_expect(fits(q, "/connect/x", &f));
	q->now += MINUTES(2);
	cr_expect_not(fits(q, "/connect/x", &f));
}

Test(forgery, a_form_from_before_the_first_session_fits_until_sign_in)
{
	struct req *q = request(new_site("http"), NULL);
	struct forgery f = forgery_token(q, "/connect/x", NULL);

	cr_expect(fits(q, "/connect/x", &f));
	cr_assert_not(session_begin(q));
	cr_expect(fits(q, "/connect/x", &f), "sent again after the first answer was lost");
	cr_assert_not(session_sign_in(q, new_account(q)));
	cr_expect_not(fits(q, "/connect/x", &f));
}

Test(forgery, sign_in_makes_older_forms_unfit)
{
	struct forgery f;
	struct req *q = with_form(&f);

	cr_assert_not(session_sign_in(q, new_account(q)));
	cr_expect_not(fits(q, "/connect/x", &f));
}

static const struct { const char *origin, *fetch_site; bool by_link, fits; } senders[] = {
	{ NULL, NULL, false, true },
	{ "OWN", NULL, false, true },
	{ "OWN", "same-origin", false, true },
	{ NULL, "same-origin", false, true },
	{ NULL, "none", false, true },
	{ "OWN", "none", false, true },
	{ NULL, "same-site", false, false },
	{ NULL, "cross-site", false, false },
	{ "OWN", "cross-site", false, false },
	{ "https://evil.test", NULL, false, false },
	{ "https://evil.test", "same-origin", false, false },
	{ "OWN.evil.test", NULL, false, false },
	{ "OWN:81", NULL, false, false },
	{ "", NULL, false, false },
	{ "null", NULL, false, false },
	{ "null", "cross-site", true, false },
	{ "null", "same-origin", false, true },
	{ "null", NULL, true, true },
};

Test(forgery, comes_from_this_site_where_the_browser_says)
{
	struct forgery f;
	struct req *q = with_form(&f);

	for (size_t i = 0; i < COUNT(senders); i++) {
		const char *origin = senders[i].origin;

		if (origin && text_starts(origin, "OWN"))
			origin = arena_printf(q->arena, "%s%s", q->site->base_url, origin + 3);
		q->http->origin = origin;
		q->http->fetch_site = senders[i].fetch_site;
		cr_expect_eq(fits_from(q, "/connect/x", &f, senders[i].by_link), senders[i].fits, "%s, %s", origin, senders[i].fetch_site);
	}
}

Test(forgery, the_address_that_the_browser_used_is_its_own_origin_too)
{
	struct forgery f;
	struct req *q = with_form(&f);

	q->http->authority = arena_printf(q->arena, "%s:8080", q->site->host);
	q->http->origin = arena_printf(q->arena, "http://%s:8080", q->site->host);
	cr_expect(fits(q, "/connect/x", &f));
}
