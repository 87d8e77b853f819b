/* second_factor.c - two-step sign-in as with a browser and an app. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/clock.h"
#include "base/conf.h"
#include "base/totp.h"
#include "edge/db.h"
#include "message/message.h"
#include "site/account.h"
#include "site/second_factor.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_account, app_dashboards, app_programs;

#define PASSWORD "four plain words here"
#define PASSWORD_SENT "four+plain+words+here"

static void get(struct visitor *v, const char *target) { visitor_get(v, &app_account, target); }
static void post(struct visitor *v, const char *path, const char *fields) { visitor_post(v, &app_account, path, fields); }
static bool has(const struct visitor *v, const char *what) { return strstr(v->page, what) != NULL; }

static char *with(const char *before, const char *value) { return arena_printf(test_req()->arena, "%s%s", before, value); }

static const char *new_user(int64_t *id)
{
	const char *address = arena_printf(test_req()->arena, "%s@demo.test", test_name("a"));

	cr_assert_not(account_make(test_db(), "Hana", "Helper", address, id));
	cr_assert_not(account_set_password(test_db(), *id, PASSWORD));
	return address;
}

/* Sends address and password; the answer leads to the next step. */
static void first_step(struct visitor *v, const char *address)
{
	get(v, "/sign-in");
	post(v, "/sign-in", arena_printf(test_req()->arena, "address=%s&password=" PASSWORD_SENT "&next=/people", address));
	cr_assert_eq(v->status, 303);
}

static bool is_signed_in(struct visitor *v)
{
	get(v, "/account");
	return v->status == 200;
}

/* ---- the app ---- */

struct app_on_phone { unsigned char secret[TOTP_SECRET]; };

static struct app_on_phone scan(const struct visitor *v)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	const char *text = between(v->page, "data-secret>", "<");
	struct app_on_phone phone = { { 0 } };
	uint32_t bits = 0;
	int held = 0;
	size_t n = 0;

	cr_assert_not_null(text);
	for (; *text; text++) {
		if (*text == ' ')
			continue;
		bits = bits << 5 | (uint32_t)(strchr(alphabet, *text) - alphabet);
		held += 5;
		if (held >= 8) {
			held -= 8;
			phone.secret[n++] = (unsigned char)(bits >> held & 0xff);
		}
	}
	cr_assert_eq(n, TOTP_SECRET);
	return phone;
}

static const char *shows(const struct app_on_phone *phone, instant later)
{
	return totp_digits(test_req()->arena, phone->secret, totp_step(clock_now() + later));
}

/* The form sends the secret of its page. */
static void confirm(struct visitor *v, const char *code)
{
	const char *sealed = between(v->page, "name=\"secret\" value=\"", "\"");

	cr_assert_not_null(sealed);
	visitor_choose_form(v, "action=\"/account/second-factor\"");
	post(v, "/account/second-factor", arena_printf(test_req()->arena, "part=on&secret=%s&code=%s", sealed, code));
}

/* Turns it on, an hour ago, and leaves the visitor signed in. *codes: the page with the recovery codes. */
static struct app_on_phone turn_on(struct visitor *v, const char *address, const char **codes)
{
	struct app_on_phone phone;

	v->later = -HOURS(1);
	first_step(v, address);
	get(v, "/account/second-factor");
	phone = scan(v);
	confirm(v, shows(&phone, v->later));
	cr_assert_eq(v->status, 200, "%s", v->page);
	*codes = v->page;
	v->later = 0;
	return phone;
}

static const char *recovery_code(const char *page) { return between(page, "data-recovery-code>", "<"); }

struct sent { int64_t count; };
static const struct column sent_columns[] = { COLUMN(struct sent, count) };

STATEMENT(sent_to, sent_columns, struct sent,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE recipient = ? AND message = ?");

static int messages(const char *address, enum message m)
{
	struct sent s = { 0 };

	cr_assert_not(db_row(visitor_unit(), &sent_to, &s, BIND(address, m)));
	return (int)s.count;
}

/* ---- turning it on ---- */

Test(second_factor, is_on_only_after_a_code_of_the_app)
{
	struct visitor v = { .host = new_site("http") };
	int64_t id;
	const char *address = new_user(&id), *sealed;
	struct app_on_phone phone;

	first_step(&v, address);
	get(&v, "/account/second-factor");
	cr_expect(has(&v, "<svg class=\"qr\""));
	phone = scan(&v);
	sealed = between(v.page, "name=\"secret\" value=\"", "\"");
	confirm(&v, "000000");
	cr_expect_eq(v.status, 422);
	cr_expect(has(&v, "id=\"code-error\""));
	cr_expect_str_eq(between(v.page, "name=\"secret\" value=\"", "\""), sealed, "the same secret is shown again");
	cr_expect_eq(messages(address, MESSAGE_second_factor_on), 0);
	confirm(&v, shows(&phone, 0));
	cr_expect_eq(v.status, 200);
	cr_expect_not_null(recovery_code(v.page));
	cr_expect_eq(messages(address, MESSAGE_second_factor_on), 1);
	get(&v, "/account/second-factor");
	cr_expect(has(&v, "You have 10 codes left"));
	cr_expect_null(recovery_code(v.page), "shown once");
	cr_expect_not(has(&v, "data-secret"), "nor is the secret shown again");
}

Test(second_factor, a_secret_of_another_account_is_not_confirmed)
{
	struct visitor v = { .host = new_site("http") }, other = { .host = v.host };
	int64_t id, other_id;
	const char *address = new_user(&id), *theirs = new_user(&other_id);
	struct app_on_phone phone;
	const char *sealed;

	first_step(&other, theirs);
	get(&other, "/account/second-factor");
	phone = scan(&other);
	sealed = between(other.page, "name=\"secret\" value=\"", "\"");
	first_step(&v, address);
	get(&v, "/account/second-factor");
	visitor_choose_form(&v, "action=\"/account/second-factor\"");
	post(&v, "/account/second-factor", arena_printf(test_req()->arena, "part=on&secret=%s&code=%s", sealed, shows(&phone, 0)));
	cr_expect_eq(v.status, 422);
	cr_expect_neq(strcmp(between(v.page, "name=\"secret\" value=\"", "\""), sealed), 0);
}

/* ---- signing in ---- */

Test(second_factor, is_wanted_after_the_password_and_nobody_is_signed_in_before)
{
	struct visitor owner = { .host = new_site("http") }, v = { .host = owner.host };
	int64_t id;
	const char *address = new_user(&id), *codes;
	struct app_on_phone phone = turn_on(&owner, address, &codes);

	first_step(&v, address);
	cr_expect_str_eq(v.location, "/sign-in/second-factor?next=%2Fpeople");
	cr_expect_not(is_signed_in(&v));
	get(&v, "/sign-in/second-factor?next=%2Fpeople");
	post(&v, "/sign-in/second-factor", "code=000000&next=/people");
	cr_expect_eq(v.status, 422);
	cr_expect_not(is_signed_in(&v));
	get(&v, "/sign-in/second-factor?next=%2Fpeople");
	post(&v, "/sign-in/second-factor", with("next=/people&code=", shows(&phone, 0)));
	cr_expect_eq(v.status, 303);
	cr_expect_str_eq(v.location, "/people");
	cr_expect(is_signed_in(&v));
	get(&v, "/account/addresses");
	cr_expect_eq(v.status, 200, "both steps are a fresh proof");
}

Test(second_factor, is_wanted_after_a_code_by_mail)
{
	struct visitor owner = { .host = new_site("http") }, v = { .host = owner.host };
	int64_t id;
	const char *address = new_user(&id), *codes;

	turn_on(&owner, address, &codes);
	get(&v, "/sign-in");
	post(&v, "/sign-in", with("address=", address));
	get(&v, v.location);
	post(&v, "/sign-in/code", with("code=", newest_code(address)));
	cr_expect_str_eq(v.location, "/sign-in/second-factor");
	cr_expect_not(is_signed_in(&v));
}

Test(second_factor, is_wanted_for_a_fresh_proof)
{
	struct visitor v = { .host = new_site("http") };
	int64_t id;
	const char *address = new_user(&id), *codes;
	struct app_on_phone phone = turn_on(&v, address, &codes);

	get(&v, "/account/second-factor");
	cr_assert_eq(v.status, 303, "an hour has gone by");
	get(&v, v.location);
	post(&v, "/account/prove", "part=password&next=/account/second-factor&password=" PASSWORD_SENT);
	cr_expect_str_eq(v.location, "/sign-in/second-factor?next=%2Faccount%2Fsecond-factor");
	get(&v, "/account/second-factor");
	cr_expect_eq(v.status, 303, "the password alone proves nothing");
	get(&v, "/sign-in/second-factor?next=%2Faccount%2Fsecond-factor");
	post(&v, "/sign-in/second-factor", with("next=/account/second-factor&code=", shows(&phone, 0)));
	get(&v, v.location);
	cr_expect_eq(v.status, 200);
	visitor_choose_form(&v, "action=\"/account/second-factor\"");
	post(&v, "/account/second-factor", "part=off");
	cr_expect_str_eq(v.location, "/account/second-factor?saved=off");
	cr_expect_eq(messages(address, MESSAGE_second_factor_off), 1);
	v.cookie = NULL;
	first_step(&v, address);
	cr_expect_str_eq(v.location, "/people");
}

/* A clock may be one period early or late (RFC 6238, 5.2), no more; and no code works twice, nor an older one. */
Test(second_factor, drift_and_replay)
{
	static const struct { instant off; bool works; } tries[] = {
		{ -SECONDS(61), false }, { SECONDS(61), false }, { -SECONDS(30), true }, { -SECONDS(30), false }, { 0, true }, { 0, false },
		{ -SECONDS(30), false }, { SECONDS(30), true }, { SECONDS(30), false },
	};
	int64_t id;
	const char *address = new_user(&id), *codes;
	struct visitor owner = { .host = new_site("http") };
	struct app_on_phone phone = turn_on(&owner, address, &codes);
	instant now = clock_now() / TOTP_PERIOD * TOTP_PERIOD + SECONDS(10);

	for (size_t i = 0; i < COUNT(tries); i++) {
		struct visitor v = { .host = owner.host };

		first_step(&v, address);
		get(&v, v.location);
		v.later = now - clock_now();
		post(&v, "/sign-in/second-factor", with("code=", totp_digits(test_req()->arena, phone.secret, totp_step(now + tries[i].off))));
		cr_expect_eq(v.status, tries[i].works ? 303 : 422, "%zu", i);
	}
}

Test(second_factor, waits_for_ten_minutes)
{
	struct visitor owner = { .host = new_site("http") }, v = { .host = owner.host };
	int64_t id;
	const char *address = new_user(&id), *codes;
	struct app_on_phone phone = turn_on(&owner, address, &codes);

	first_step(&v, address);
	get(&v, v.location);
	v.later = SECOND_FACTOR_WAITS + MINUTES(1);
	post(&v, "/sign-in/second-factor", with("code=", shows(&phone, v.later)));
	cr_expect_str_eq(v.location, "/sign-in");
	cr_expect_not(is_signed_in(&v));
}

Test(second_factor, tries_are_limited)
{
	struct visitor owner = { .host = new_site("http") }, v = { .host = owner.host, .remote = "192.0.2.77" };
	int64_t id;
	const char *address = new_user(&id), *codes;
	struct app_on_phone phone;
	int tries = 0;

	((struct conf *)test_conf())->limits_factor = 1;
	test_may_print("event=limit_reached");
	phone = turn_on(&owner, address, &codes);
	first_step(&v, address);
	get(&v, v.location);
	do
		post(&v, "/sign-in/second-factor", "code=000000");
	while (v.status == 422 && ++tries < 100);
	cr_expect_eq(v.status, 429);
	cr_expect_eq(tries, 10);
	cr_expect_not_null(v.retry_after);
	post(&v, "/sign-in/second-factor", with("code=", shows(&phone, 0)));
	cr_expect_eq(v.status, 429, "not even the right one is looked at");
}

/* ---- recovery codes ---- */

Test(second_factor, a_recovery_code_works_once)
{
	struct visitor owner = { .host = new_site("http") }, v = { .host = owner.host }, again = { .host = owner.host };
	int64_t id;
	const char *address = new_user(&id), *codes, *code;

	turn_on(&owner, address, &codes);
	code = recovery_code(codes);
	first_step(&v, address);
	get(&v, v.location);
	post(&v, "/sign-in/second-factor", with("code=", code));
	cr_expect_eq(v.status, 303);
	cr_expect(is_signed_in(&v));
	cr_expect_eq(messages(address, MESSAGE_recovery_code_used), 1);
	first_step(&again, address);
	get(&again, again.location);
	post(&again, "/sign-in/second-factor", with("code=", code));
	cr_expect_eq(again.status, 422);
	get(&v, "/account/second-factor");
	cr_expect(has(&v, "You have 9 codes left"));
}

Test(second_factor, new_recovery_codes_end_the_old_ones)
{
	struct visitor owner = { .host = new_site("http") }, v = { .host = owner.host };
	int64_t id;
	const char *address = new_user(&id), *codes, *old;

	turn_on(&owner, address, &codes);
	old = recovery_code(codes);
	owner.later = -HOURS(1) + MINUTES(1);
	get(&owner, "/account/second-factor");
	visitor_choose_form(&owner, "action=\"/account/second-factor\"");
	post(&owner, "/account/second-factor", "part=codes");
	cr_assert_not_null(recovery_code(owner.page));
	cr_expect_neq(strcmp(recovery_code(owner.page), old), 0);
	cr_expect_eq(messages(address, MESSAGE_recovery_codes_made), 1);
	first_step(&v, address);
	get(&v, v.location);
	post(&v, "/sign-in/second-factor", with("code=", old));
	cr_expect_eq(v.status, 422);
}

/* ---- staff ---- */

static void want_it(const char *host)
{
	struct req *q = test_db();
	struct site s;

	cr_assert_not(site_load(q, host));
	s = *q->site;
	s.staff_second_factor = true;
	cr_assert_not(site_save(q, &s));
}

Test(second_factor, staff_of_a_site_that_wants_it_reach_nothing_before)
{
	struct visitor v = { .host = new_site("http") }, other = { .host = v.host };
	int64_t id, other_id;
	const char *address = new_user(&id), *others = new_user(&other_id);
	struct app_on_phone phone;
	struct req *q = test_db();

	cr_assert_not(site_load(q, v.host));
	cr_assert_not(account_add_role(q, id, q->site->id, ROLE_site_admin));
	want_it(v.host);
	first_step(&v, address);
	cr_expect(text_starts(v.location, "/account/second-factor"));
	visitor_get(&v, &app_dashboards, "/people");
	cr_expect_str_eq(v.location, "/account/second-factor");
	visitor_get(&v, &app_programs, "/programs");
	cr_expect_eq(v.status, 200, "what any visitor sees");
	get(&v, "/account/sessions");
	cr_expect_eq(v.status, 200);
	get(&v, "/account/second-factor");
	cr_expect(has(&v, "asks all who work here"));
	phone = scan(&v);
	confirm(&v, shows(&phone, 0));
	visitor_get(&v, &app_dashboards, "/people");
	cr_expect_eq(v.status, 200);
	first_step(&other, others);
	cr_expect_str_eq(other.location, "/people", "nobody else is asked");
}
