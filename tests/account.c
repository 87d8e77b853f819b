/* account.c - accounts, verified addresses, codes, passwords, roles, groups. */
#include "site/account.h"
#include "site/account_setting.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "edge/db.h"
#include "edge/http.h"
#include "message/outbox.h"
#include "message/sign_in.h"
#include "referral/owner.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

/* A visitor without a session, at a new site. */
static struct req *visit(void)
{
	struct req *q = test_db();
	const char *host = new_site("http");

	cr_assert_not(site_load(q, host));
	q->http = http_literal(q->arena, "GET", host, "/", NULL, NULL, NULL);
	q->session = NULL;
	q->account = NULL;
	return q;
}

static const char *new_address(void)
{
	return arena_printf(test_req()->arena, "%s@demo.test", test_name("a"));
}

static const char *new_phone(struct req *q)
{
	char *phone = arena_text(q->arena, "+15085550000");
	const char *id = test_name("p");

	/* Ten digits from a unique name. */
	for (size_t i = 2; i < 12; i++)
		phone[i] = (char)('0' + (unsigned char)id[i + 2] % 10);
	return phone;
}

static enum err send(struct req *q, const char *address)
{
	return sign_in_send_code(q, &(struct code_request){ .address = address });
}

/* Digits that are not the code. */
static char *wrong(struct req *q, const char *code)
{
	char *other = arena_text(q->arena, code);

	other[7] = (char)(other[7] == '9' ? '0' : other[7] + 1);
	return other;
}

struct counted { int64_t count; };
static const struct column counted_columns[] = { COLUMN(struct counted, count) };

STATEMENT(messages_to, counted_columns, struct counted,
	"SELECT COUNT(*) AS count "
	"FROM outbox "
	"WHERE recipient = ? "
	"AND channel = ? "
	"AND subject = 2");

static int64_t messages(struct req *q, const char *address, enum channel channel)
{
	struct counted c = { 0 };

	cr_assert_not(db_row(q, &messages_to, &c, BIND(address, (int)channel)));
	return c.count;
}

/* ---- making and finding ---- */

Test(account, is_found_by_its_address)
{
	struct req *q = visit();
	const char *address = new_address();
	struct account a;
	int64_t id;

	cr_assert_not(account_make(q, "Hána", "Helper", address, &id));
	cr_assert_not(account_by_address(q, address, &a));
	cr_expect_eq(a.id, id);
	cr_expect_str_eq(a.email, address);
	cr_expect_null(a.phone);
	cr_expect_null(a.password_hash);
	cr_expect_str_eq(a.name_key, "hanahelper");
	cr_expect_eq(account_by_address(q, new_address(), &a), ERR_MISSING);
}

Test(account, address_belongs_to_one_account)
{
	struct req *q = visit();
	const char *address = new_address();
	int64_t first, second;

	cr_assert_not(account_make(q, "Hana", "Helper", address, &first));
	cr_expect_eq(account_make(q, "Stan", "Stranger", address, &second), ERR_DUPLICATE);
	cr_assert_not(account_make(q, "Stan", "Stranger", NULL, &second));
	cr_expect_eq(account_prove_address(q, second, address), ERR_CONFLICT);
	cr_expect_eq(account_prove_address(q, first, address), ERR_OK);
}

Test(account, has_a_mail_address_and_a_number)
{
	struct req *q = visit();
	const char *first = new_address(), *phone = new_phone(q);
	struct account_address *all;
	struct account a;
	size_t count;
	int64_t id;

	cr_assert_not(account_make(q, "Sam", "Seeker", first, &id));
	cr_assert_not(account_prove_address(q, id, phone));
	q->now += 1;
	cr_assert_not(account_prove_address(q, id, new_address()));
	cr_assert_not(account_by_id(q, id, 0, &a));
	cr_expect_str_eq(a.email, first);
	cr_expect_str_eq(a.phone, phone);
	cr_assert_not(account_addresses(q, id, &all, &count));
	cr_expect_eq(count, 3);
	cr_expect_str_eq(all[0].address, first);
}

Test(account, name_changes_with_its_key)
{
	struct req *q = visit();
	struct account a;
	int64_t id;

	cr_assert_not(account_make(q, "", "", new_address(), &id));
	cr_assert_not(account_rename(q, id, "Zoë", "O’Neil"));
	cr_assert_not(account_by_id(q, id, 0, &a));
	cr_expect_str_eq(a.first_name, "Zoë");
	cr_expect_str_eq(a.name_key, "zoeoneil");
}

/* Case folding turns U+FDFA into 18 letters. */
Test(account, a_name_that_grows_when_folded_still_fits)
{
	struct req *q = visit();
	struct str long_name;
	int64_t id;

	str_init(&long_name, q->arena, 1000);
	for (int i = 0; i < 200; i++)
		str_add(&long_name, "\xef\xb7\xba");
	cr_expect_eq(account_make(q, long_name.text, long_name.text, NULL, &id), ERR_OK);
}

/* ---- codes ---- */

Test(code, for_an_unknown_address_makes_the_account)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	struct account a;
	int64_t id;

	cr_assert_not(sign_in_send_code(q, &(struct code_request){ .address = address,
		.first_name = "Sam", .last_name = "Seeker" }));
	cr_expect_eq(account_by_address(q, address, &a), ERR_MISSING, "not before it is proved");
	cr_expect_eq(messages(q, address, CHANNEL_EMAIL), 1);
	code = newest_code(address);
	cr_assert_eq(strlen(code), 8);
	cr_assert_eq(strspn(code, "0123456789"), 8);
	cr_assert_not(owner_try_code(q, code, &id));
	cr_assert_not(account_by_address(q, address, &a));
	cr_expect_eq(a.id, id);
	cr_expect_str_eq(a.first_name, "Sam");
}

Test(code, for_a_known_address_finds_the_account_and_keeps_its_name)
{
	struct req *q = visit();
	const char *address = new_address();
	struct account a;
	int64_t id, found;

	cr_assert_not(account_make(q, "Hana", "Helper", address, &id));
	cr_assert_not(sign_in_send_code(q, &(struct code_request){ .address = address,
		.first_name = "Mallory", .last_name = "Other" }));
	cr_assert_not(owner_try_code(q, newest_code(address), &found));
	cr_expect_eq(found, id);
	cr_assert_not(account_by_id(q, id, 0, &a));
	cr_expect_str_eq(a.first_name, "Hana");
}

Test(code, for_a_number_is_sent_by_text)
{
	struct req *q = visit();
	const char *phone = new_phone(q);
	int64_t id;

	cr_assert_not(send(q, phone));
	cr_expect_eq(messages(q, phone, CHANNEL_TEXT), 1);
	cr_expect_eq(messages(q, phone, CHANNEL_EMAIL), 0);
	cr_expect_not(owner_try_code(q, newest_code(phone), &id));
}

Test(code, may_be_typed_with_blanks_and_dashes)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	int64_t id;

	cr_assert_not(send(q, address));
	code = newest_code(address);
	cr_expect_not(owner_try_code(q, arena_printf(q->arena, " %.4s-%.4s ", code, code + 4), &id));
}

Test(code, counts_five_tries)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	int64_t id;

	cr_assert_not(send(q, address));
	code = newest_code(address);
	for (int i = 0; i < CODE_TRIES; i++)
		cr_expect_eq(owner_try_code(q, wrong(q, code), &id), ERR_MISSING);
	cr_expect_eq(owner_try_code(q, code, &id), ERR_GONE);
}

Test(code, is_accepted_at_the_fifth_try)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	static const char *const nonsense[] = { "", "1234567", "123456789", "abcdefgh" };
	int64_t id;

	cr_assert_not(send(q, address));
	code = newest_code(address);
	for (size_t i = 0; i < COUNT(nonsense); i++)
		cr_expect_eq(owner_try_code(q, nonsense[i], &id), ERR_MISSING);
	cr_expect_eq(owner_try_code(q, code, &id), ERR_OK);
}

Test(code, lasts_ten_minutes)
{
	struct req *q = visit();
	const char *address = new_address();
	int64_t id;

	cr_assert_not(send(q, address));
	q->now += CODE_LIFE;
	cr_expect_eq(owner_try_code(q, newest_code(address), &id), ERR_GONE);
	q->now -= 1;
	cr_expect_eq(owner_try_code(q, newest_code(address), &id), ERR_OK);
}

Test(code, is_accepted_once)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	int64_t id;

	cr_assert_not(send(q, address));
	code = newest_code(address);
	cr_assert_not(owner_try_code(q, code, &id));
	cr_expect_eq(owner_try_code(q, code, &id), ERR_GONE);
}

Test(code, is_valid_only_in_the_session_that_requested_it)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	int64_t id;

	cr_assert_not(send(q, address));
	code = newest_code(address);
	q->session = NULL;
	cr_expect_eq(owner_try_code(q, code, &id), ERR_GONE, "no session");
	cr_assert_not(session_begin(q));
	cr_expect_eq(owner_try_code(q, code, &id), ERR_GONE, "another session");
}

Test(code, newer_replaces_older)
{
	struct req *q = visit();
	const char *address = new_address(), *first, *second;
	int64_t id;

	cr_assert_not(send(q, address));
	first = newest_code(address);
	q->now += 1;
	cr_assert_not(send(q, address));
	second = newest_code(address);
	cr_expect_str_neq(first, second);
	cr_expect_eq(owner_try_code(q, first, &id), ERR_MISSING);
	cr_expect_eq(owner_try_code(q, second, &id), ERR_OK);
}

Test(code, for_one_address_does_not_verify_another)
{
	struct req *q = visit();
	const char *mine = new_address(), *theirs = new_address(), *code;
	int64_t id;

	cr_assert_not(send(q, mine));
	code = newest_code(mine);
	q->now += 1;
	cr_assert_not(send(q, theirs));
	cr_expect_eq(owner_try_code(q, code, &id), ERR_MISSING);
}

Test(code, verifies_a_further_address_of_the_account_that_requested_it)
{
	struct req *q = visit();
	const char *further = new_address(), *code;
	struct account a, other;
	int64_t id, stranger, found;

	cr_assert_not(account_make(q, "Hana", "Helper", new_address(), &id));
	cr_assert_not(account_make(q, "Stan", "Stranger", new_address(), &stranger));
	cr_assert_not(session_sign_in(q, id));
	cr_assert_not(sign_in_send_code(q, &(struct code_request){ .address = further, .account_id = id }));
	code = newest_code(further);
	cr_assert_not(account_by_id(q, stranger, 0, &other));
	q->account = &other;
	cr_expect_eq(owner_try_code(q, code, &found), ERR_GONE, "somebody else cannot use it");
	cr_assert_not(account_by_id(q, id, 0, &a));
	q->account = &a;
	cr_expect_eq(owner_try_code(q, code, &found), ERR_OK);
	cr_expect_eq(found, id);
	cr_assert_not(account_by_address(q, further, &a));
	cr_expect_eq(a.id, id);
}

Test(code, cannot_take_an_address_from_another_account)
{
	struct req *q = visit();
	const char *theirs = new_address();
	int64_t id, stranger, found;

	cr_assert_not(account_make(q, "Stan", "Stranger", theirs, &stranger));
	cr_assert_not(account_make(q, "Hana", "Helper", new_address(), &id));
	cr_assert_not(session_sign_in(q, id));
	cr_assert_not(sign_in_send_code(q, &(struct code_request){ .address = theirs, .account_id = id }));
	cr_expect_eq(owner_try_code(q, newest_code(theirs), &found), ERR_CONFLICT);
}

#define CHILDREN 6
#define TRIES_EACH 3

/* Runs in its own process; the exit status is the number of tries that were checked. */
static int try_wrong_codes(const struct req *q, const char *code)
{
	struct req *own = test_db_other();
	int looked_at = 0;
	int64_t id;

	own->site = q->site;
	own->session = q->session;
	for (int i = 0; i < TRIES_EACH; i++)
		looked_at += owner_try_code(own, code, &id) == ERR_MISSING;
	return looked_at;
}

Test(code, counts_tries_at_the_same_moment)
{
	struct req *q = visit();
	const char *address = new_address(), *code;
	pid_t children[CHILDREN];
	int looked_at = 0, status;
	int64_t id;

	cr_assert_not(send(q, address));
	code = newest_code(address);
	for (int i = 0; i < CHILDREN; i++)
		if (!(children[i] = fork()))
			_exit(try_wrong_codes(q, wrong(q, code)));
	for (int i = 0; i < CHILDREN; i++) {
		waitpid(children[i], &status, 0);
		cr_assert(WIFEXITED(status));
		looked_at += WEXITSTATUS(status);
	}
	cr_expect_eq(looked_at, CODE_TRIES);
	cr_expect_eq(owner_try_code(q, code, &id), ERR_GONE);
}

/* ---- passwords ---- */

Test(password, fits_or_does_not)
{
	struct req *q = visit();
	const char *address = new_address();
	struct account a;
	int64_t id, found;

	cr_assert_not(account_make(q, "Hana", "Helper", address, &id));
	cr_expect_eq(account_try_password(q, address, "", &found), ERR_MISSING, "none is set");
	cr_assert_not(account_set_password(q, id, "four plain words here"));
	cr_expect_eq(account_try_password(q, address, "four plain words here", &found), ERR_OK);
	cr_expect_eq(found, id);
	cr_expect_eq(account_try_password(q, address, "four plain words", &found), ERR_MISSING);
	cr_expect_eq(account_try_password(q, new_address(), "four plain words here", &found), ERR_MISSING);
	cr_assert_not(account_by_id(q, id, 0, &a));
	cr_expect(text_starts(a.password_hash, "$argon2id$"));
}

static int64_t cost(struct req *q, const char *address)
{
	int64_t began = clock_monotonic(), id;

	for (int i = 0; i < 5; i++)
		cr_assert_eq(account_try_password(q, address, "not this one", &id), ERR_MISSING);
	return clock_monotonic() - began + 1;
}

Test(password, costs_the_same_for_an_unknown_address)
{
	struct req *q = visit();
	const char *with = new_address(), *without = new_address();
	int64_t id, known, unknown, none_set;

	cr_assert_not(account_make(q, "Hana", "Helper", with, &id));
	cr_assert_not(account_set_password(q, id, "four plain words here"));
	cr_assert_not(account_make(q, "Sam", "Seeker", without, &id));
	known = cost(q, with);
	unknown = cost(q, new_address());
	none_set = cost(q, without);
	cr_expect(unknown * 3 > known && known * 3 > unknown, "%ld and %ld", (long)known, (long)unknown);
	cr_expect(none_set * 3 > known && known * 3 > none_set, "%ld and %ld", (long)known, (long)none_set);
}

/* ---- roles and groups ---- */

static unsigned roles_at(struct req *q, int64_t id, int64_t site_id)
{
	struct account a;

	MUST(account_by_id(q, id, site_id, &a));
	return a.roles;
}

Test(account, has_roles_at_sites)
{
	struct req *q = visit();
	struct account_role *roles;
	int64_t id;
	size_t count;

	cr_assert_not(account_make(q, "Ada", "Admin", new_address(), &id));
	cr_expect_eq(roles_at(q, id, q->site->id), 0);
	cr_assert_not(account_add_role(q, id, q->site->id, ROLE_site_admin));
	cr_assert_not(account_add_role(q, id, q->site->id, ROLE_site_admin));
	cr_expect_eq(roles_at(q, id, q->site->id), 1u << ROLE_site_admin);
	cr_expect_eq(roles_at(q, id, 0), 0, "roles are of a site");
	cr_assert_not(account_roles(q, id, &roles, &count));
	cr_assert_eq(count, 1);
	cr_expect_str_eq(roles[0].host, q->site->host);
	cr_expect_str_eq(role_slug(roles[0].role), "site_admin");
	cr_assert_not(account_add_role(q, id, q->site->id, ROLE_reports));
	cr_expect_eq(roles_at(q, id, q->site->id), 1u << ROLE_site_admin | 1u << ROLE_reports);
}

Test(team, one_group_a_site)
{
	struct req *q = visit();
	struct account a;
	struct team *teams;
	int64_t id, first, second;
	size_t count;

	cr_assert_not(account_make(q, "Hana", "Helper", new_address(), &id));
	cr_assert_not(team_make(q, q->site->id, "East", true, &first));
	cr_assert_not(team_make(q, q->site->id, "West", false, &second));
	cr_assert_not(team_join(q, first, id));
	cr_assert_not(account_by_id(q, id, q->site->id, &a));
	cr_expect_eq(a.team_id, first);
	cr_expect_eq(a.navigation_since, q->now);
	cr_assert_not(team_join(q, second, id));
	cr_assert_not(account_by_id(q, id, q->site->id, &a));
	cr_expect_eq(a.team_id, second);
	cr_expect_eq(a.navigation_since, 0);
	cr_assert_not(account_by_id(q, id, 0, &a));
	cr_expect_eq(a.team_id, 0, "groups are of a site");
	cr_assert_not(team_all(q, q->site->id, &teams, &count));
	cr_assert_eq(count, 2);
	cr_expect_eq(teams[0].members, 0);
	cr_expect_eq(teams[1].members, 1);
}

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN
#define TWO_HUNDRED FIFTY FIFTY FIFTY FIFTY

Test(account_setting, fits_or_is_refused)
{
	static const struct { struct account_change change; const char *field; enum reason reason; } cases[] = {
		{ { .first_name = "" }, NULL, REASON_none },
		{ { .first_name = TWO_HUNDRED, .last_name = TWO_HUNDRED, .organization = TWO_HUNDRED }, NULL, REASON_none },
		{ { .first_name = TWO_HUNDRED "1" }, "first_name", REASON_too_long },
		{ { .last_name = TWO_HUNDRED "1" }, "last_name", REASON_too_long },
		{ { .organization = TWO_HUNDRED "1" }, "organization", REASON_too_long },
		{ { .password = "1234567" }, "password", REASON_too_short },
		{ { .password = "12345678" }, "password", REASON_too_common },
		{ { .password = "8 plain?" }, NULL, REASON_none },
		{ { .password = "HanaHelper", .first_name = "Hana", .email = "helper@demo.test" }, "password", REASON_too_near },
		{ { .password = TWO_HUNDRED }, NULL, REASON_none },
		{ { .password = TWO_HUNDRED "1" }, "password", REASON_too_long },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct refusal why = { 0 };

		cr_expect_eq(account_change_check(&cases[i].change, &why), !cases[i].field, "%zu", i);
		cr_expect_eq(why.reason, cases[i].reason, "%zu", i);
		if (cases[i].field)
			cr_expect_str_eq(why.field, cases[i].field);
	}
}

Test(account_setting, a_group_has_a_name_that_fits)
{
	struct refusal why;

	cr_expect(team_name_check(TWO_HUNDRED, &why));
	cr_expect_not(team_name_check("", &why));
	cr_expect_eq(why.reason, REASON_empty);
	cr_expect_not(team_name_check(TWO_HUNDRED "1", &why));
	cr_expect_eq(why.reason, REASON_too_long);
}

Test(team, navigation_keeps_its_first_day)
{
	struct req *q = visit();
	struct team *teams;
	int64_t id;
	instant since = q->now;
	size_t count;

	cr_assert_not(team_make(q, q->site->id, "East", true, &id));
	q->now += DAYS(1);
	cr_assert_not(team_set_navigation(q, id, true));
	cr_assert_not(team_all(q, q->site->id, &teams, &count));
	cr_expect_eq(teams[0].navigation_since, since);
	cr_assert_not(team_set_navigation(q, id, false));
	cr_assert_not(team_set_navigation(q, id, true));
	cr_assert_not(team_all(q, q->site->id, &teams, &count));
	cr_expect_eq(teams[0].navigation_since, since + DAYS(1));
}

Test(team, can_be_left)
{
	struct req *q = visit();
	struct account a;
	int64_t id, team;

	cr_assert_not(account_make(q, "Hana", "Helper", new_address(), &id));
	cr_assert_not(team_make(q, q->site->id, "East", false, &team));
	cr_assert_not(team_join(q, team, id));
	cr_assert_not(team_leave(q, team, id));
	cr_assert_not(account_by_id(q, id, q->site->id, &a));
	cr_expect_eq(a.team_id, 0);
}

static const char *const common[] = {
#include "site/common_passwords.def"
};

Test(password, the_list_of_common_ones_is_in_order_and_whole)
{
	static const struct password_words nobody;
	struct refusal why;

	cr_expect_eq(COUNT(common), 10000);
	for (size_t i = 0; i < COUNT(common); i++) {
		cr_expect(!i || strcmp(common[i - 1], common[i]) < 0, "%s", common[i]);
		cr_expect_not(password_check(common[i], &nobody, &why), "%s", common[i]);
		cr_expect_eq(why.reason, REASON_too_common, "%s", common[i]);
	}
	cr_expect(password_check("four plain words here", &nobody, &why));
}

Test(password, is_not_the_name_of_somebody_or_of_the_site)
{
	static const struct password_words near = { { "Hana", "Helper-Ortiz", NULL, "hana.helper@demo.test", "Fairhaven Helps" } };
	static const char *const easy[] = { "HanaHelper", "hana.helper@demo.test", "Ortiz1987!", "fairhaven-helps", "!!Helps2026", "hAnA0000abc" };
	static const char *const hard[] = { "Fairhaven has four plain words", "20261130 5512", "bananahammock", "demonstrator", "ñandú y lluvia" };
	struct refusal why;

	for (size_t i = 0; i < COUNT(easy); i++) {
		cr_expect_not(password_check(easy[i], &near, &why), "%s", easy[i]);
		cr_expect_eq(why.reason, REASON_too_near, "%s", easy[i]);
	}
	for (size_t i = 0; i < COUNT(hard); i++)
		cr_expect(password_check(hard[i], &near, &why), "%s", hard[i]);
}
