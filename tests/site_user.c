/* site_user.c - the users of a site: who is one, paged and searched; and the roles that an admin gives and takes. */
#include <criterion/criterion.h>
#include <string.h>

#include "edge/db.h"
#include "message/site_role.h"
#include "rows.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "site/site_user.h"
#include "support.h"

static struct req *q;
static int64_t site;

static void set_up(void)
{
	q = test_db();
	site = row_site(q);
}

TestSuite(site_user, .init = set_up);

static const char *address(void) { return arena_printf(q->arena, "%s@user.test", test_name("a")); }

static int64_t user(const char *first, const char *last)
{
	int64_t id = row_account(q, first, last, address());

	MUST(site_user_add(q, site, id));
	return id;
}

static const char *public_id(int64_t id)
{
	struct account a = { 0 };

	MUST(account_by_id(q, id, 0, &a));
	return a.public_id;
}

static struct site_user found(int64_t id)
{
	struct site_user u = { 0 };

	MUST(site_user_find(q, site, public_id(id), &u));
	return u;
}

static size_t number(const char *words)
{
	struct site_user *all;
	size_t count;

	MUST(site_users(q, site, words, NULL, &all, &count));
	return count;
}

/* ---- who is one ---- */

Test(site_user, is_who_signs_in_or_has_a_role_or_a_group_and_nobody_else)
{
	int64_t guest = row_account(q, "Gus", "Guest", address()), here = row_account(q, "Hal", "Here", address()),
		role = row_account(q, "Rita", "Role", address()), member = row_account(q, "Mel", "Member", address());
	struct site_user u;

	MUST(account_add_role(q, role, site, ROLE_reports));
	row_join(q, row_team(q, false), member);
	cr_expect_eq(number(""), 2);
	q->http = NULL;
	MUST(site_user_add(q, site, here));
	MUST(site_user_add(q, site, here));
	cr_expect_eq(number(""), 3);
	cr_expect_eq(site_user_find(q, site, public_id(guest), &u), ERR_MISSING);
	MUST(account_remove_role(q, role, site, ROLE_reports));
	cr_expect_eq(number(""), 3, "who was here stays one");
}

Test(site_user, of_another_site_is_missing_here)
{
	int64_t id = user("Ola", "Other");
	struct site_user u;

	(void)row_site(q);
	cr_expect_eq(site_user_find(q, q->site->id, public_id(id), &u), ERR_MISSING);
	site = q->site->id;
	cr_expect_eq(number(""), 0);
	cr_expect_eq(number("Ola"), 0);
}

/* ---- found ---- */

Test(site_user, is_found_by_name_or_whole_address)
{
	const char *mail = address();
	int64_t id = row_account(q, "María José", "O'Neill-García", mail);

	MUST(site_user_add(q, site, id));
	(void)user("Marta", "Lopez");
	cr_expect_eq(number("maria"), 1);
	cr_expect_eq(number("mar"), 2);
	cr_expect_eq(number("garcia maria"), 1);
	cr_expect_eq(number("lopez maria"), 0);
	cr_expect_eq(number("MARTA lop"), 1);
	cr_expect_eq(number(mail), 1);
	cr_expect_eq(number("somebody@else.test"), 0);
	cr_expect_eq(number("."), 0);
	cr_expect_eq(number("555 0100"), 0);
}

Test(site_user, is_found_by_the_new_name_only)
{
	int64_t id = user("Olga", "Old");

	MUST(account_rename(q, id, "Nina", "New"));
	cr_expect_eq(number("olga"), 0);
	cr_expect_eq(number("nina new"), 1);
}

static size_t walk(const char *words, int64_t *sum)
{
	const char *before = NULL;
	struct site_user *all;
	size_t count, pages = 0;

	*sum = 0;
	do {
		MUST(site_users(q, site, words, before, &all, &count));
		for (size_t i = 0; i < count && i < SITE_USERS; i++)
			*sum += all[i].id;
		before = count > SITE_USERS ? all[SITE_USERS - 1].public_id : NULL;
		pages++;
	} while (before);
	return pages;
}

Test(site_user, pages_hold_each_of_them_once)
{
	int64_t all = 0, sum;

	for (int i = 0; i < 60; i++)
		all += user(i % 2 ? "Anna" : "Anna Ann", "Same");
	cr_expect_eq(walk("", &sum), 3);
	cr_expect_eq(sum, all);
	cr_expect_eq(walk("ann", &sum), 3, "an account with two such words counts once");
	cr_expect_eq(sum, all);
}

COMMAND(many_accounts,
	"INSERT INTO account (public_id, first_name, last_name, name_key, made_at, named_at) "
	"SELECT CONCAT(?, seq), 'Many', 'People', 'manypeople', 0, 0 FROM seq_1_to_3000");
COMMAND(many_users,
	"INSERT INTO site_user (site_id, account_id, since) "
	"SELECT ?, id, id FROM account WHERE public_id LIKE CONCAT(?, '%')");
COMMAND(many_words,
	"INSERT INTO site_user_word (site_id, word, account_id) "
	"SELECT ?, 'many', id FROM account WHERE public_id LIKE CONCAT(?, '%')");

static int64_t cost(const char *words)
{
	int64_t before = row_reads(q);

	(void)number(words);
	return row_reads(q) - before;
}

Test(site_user, a_page_costs_the_same_among_thousands)
{
	const char *stem = test_name("m");
	int64_t all, named;

	for (int i = 0; i < 30; i++)
		(void)user("Many", "People");
	(void)cost("");
	all = cost("");
	named = cost("many");
	MUST(db_exec(q, &many_accounts, NULL, BIND(stem)));
	MUST(db_exec(q, &many_users, NULL, BIND(site, stem)));
	MUST(db_exec(q, &many_words, NULL, BIND(site, stem)));
	cr_expect_leq(cost(""), all * 2, "%lld before", (long long)all);
	cr_expect_leq(cost("many"), named * 2, "%lld before", (long long)named);
}

COMMAND(make_stale,
	"INSERT INTO site_user_stale (account_id) "
	"SELECT account_id FROM site_user WHERE site_id = ?");
COMMAND(drop_words,
	"DELETE FROM site_user_word "
	"WHERE site_id = ?");

Test(site_user, older_ones_get_their_words_from_migrate)
{
	(void)user("Sara", "Stale");
	MUST(db_exec(q, &drop_words, NULL, BIND(site)));
	MUST(db_exec(q, &make_stale, NULL, BIND(site)));
	cr_expect_eq(number("sara"), 0);
	MUST(site_user_fill(q));
	cr_expect_eq(number("sara"), 1);
	MUST(site_user_fill(q));
}

/* ---- roles ---- */

Test(site_user, roles_are_given_and_taken)
{
	int64_t id = user("Rita", "Role");
	struct site_user u = found(id);

	MUST(site_role_change(q, site, &u, 1u << ROLE_reports | 1u << ROLE_group_manager, 0));
	cr_expect_eq(found(id).roles, 1u << ROLE_reports | 1u << ROLE_group_manager);
	MUST(site_role_change(q, site, &u, 1u << ROLE_reports, 1u << ROLE_group_manager | 1u << ROLE_site_admin));
	cr_expect_eq(found(id).roles, 1u << ROLE_reports);
}

Test(site_user, the_last_admin_who_can_sign_in_stays_one)
{
	int64_t ada = user("Ada", "Admin"), ben = user("Ben", "Admin");
	struct site_user u = found(ada), other = found(ben);

	MUST(site_role_change(q, site, &u, 1u << ROLE_site_admin, 0));
	cr_expect_eq(site_role_change(q, site, &u, 1u << ROLE_reports, 1u << ROLE_site_admin), ERR_CONFLICT);
	cr_expect_eq(found(ada).roles, 1u << ROLE_site_admin, "nothing has changed");
	MUST(site_role_change(q, site, &other, 1u << ROLE_site_admin, 0));
	MUST(account_disable(q, ben));
	cr_expect_eq(site_role_change(q, site, &u, 0, 1u << ROLE_site_admin), ERR_CONFLICT, "the other one cannot sign in");
	other = found(ben);
	MUST(site_role_change(q, site, &other, 0, 1u << ROLE_site_admin));
	MUST(account_enable(q, ben));
	MUST(site_role_change(q, site, &other, 1u << ROLE_site_admin, 0));
	MUST(site_role_change(q, site, &u, 0, 1u << ROLE_site_admin));
	cr_expect_eq(found(ada).roles, 0);
}
