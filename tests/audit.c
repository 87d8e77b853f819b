/* audit.c - the log of what administrators did, and its chain. */
#include "site/audit.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "own_database.h"
#include "site/account.h"
#include "site/account_setting.h"
#include "site/consent_text.h"
#include "site/site.h"
#include "site/site_setting.h"
#include "support.h"

/* A site of the database q, made as the command makes it. */
static const struct site *a_site(struct req *q)
{
	struct site_change c = { .site = site_new(q, test_name("audit")) };

	c.site.name = "Fairhaven";
	MUST(site_change_save(q, &c));
	return q->site;
}

static int64_t an_account(struct req *q)
{
	int64_t id;

	MUST(account_make(q, "Ada", "Lovelace", arena_printf(q->arena, "%s@audit.test", test_name("ada")), &id));
	return id;
}

static size_t rows_of(struct req *q, int64_t site_id, struct audit_row **rows)
{
	size_t count;

	MUST(audit_list(q, site_id, -1, INT64_MAX, 100, rows, &count));
	return count;
}

static void expect_row(const struct audit_row *r, enum audit_act act, const char *what, const char *was, const char *is)
{
	cr_expect_str_eq(audit_slug((enum audit_act)r->act), audit_slug(act));
	cr_expect_str_eq(r->what, what);
	cr_expect_str_eq(r->old_value, was);
	cr_expect_str_eq(r->new_value, is);
}

static void expect_whole(struct req *q)
{
	struct audit_fault f;

	MUST(audit_check(q, &f));
	cr_expect_eq(f.broken, 0, "row %lld", (long long)f.broken);
	cr_expect_not(f.unsealed);
	cr_expect_eq(f.renewed, 0);
}

Test(audit, records_each_setting_of_a_site_with_its_values)
{
	struct req *q = test_db();
	struct site_change c = { .site = *a_site(q) };
	struct audit_row *rows;

	c.site.country = "CA";
	c.site.tracking_only = true;
	c.site.reply_to = "somebody@audit.test";
	MUST(site_change_save(q, &c));
	cr_assert_eq(rows_of(q, q->site->id, &rows), 4);
	expect_row(&rows[0], AUDIT_site_changed, "tracking_only", "no", "yes");
	expect_row(&rows[1], AUDIT_site_changed, "country", "US", "CA");
	expect_row(&rows[2], AUDIT_site_changed, "reply_to", "", "");
	expect_row(&rows[3], AUDIT_site_made, "", "", "");
	cr_expect_str_eq(rows[0].object, q->site->public_id);
	cr_expect_eq(rows[0].made_by, AUDIT_BY_command);
	cr_expect_str_eq(rows[0].actor, "");
}

Test(audit, names_who_acted_by_their_account)
{
	struct req *q = test_db();
	struct account actor = { 0 }, a = { 0 };
	const struct site *s = a_site(q);
	struct audit_row *rows;
	int64_t id = an_account(q);

	MUST(account_by_id(q, id, s->id, &actor));
	q->account = &actor;
	MUST(account_add_role(q, an_account(q), s->id, ROLE_reports));
	MUST(account_add_role(q, id, s->id, ROLE_reports));
	MUST(account_add_role(q, id, s->id, ROLE_reports));
	MUST(account_remove_role(q, id, s->id, ROLE_reports));
	cr_assert_eq(rows_of(q, s->id, &rows), 4, "a role that they have already is no act");
	expect_row(&rows[0], AUDIT_role_taken, "", "reports", "");
	expect_row(&rows[1], AUDIT_role_given, "", "", "reports");
	cr_expect_str_eq(rows[0].object, actor.public_id);
	cr_expect_str_eq(rows[0].actor, actor.public_id);
	cr_expect_str_eq(rows[0].actor_name, "Ada Lovelace");
	MUST(account_by_id(q, id, 0, &a));
	q->account = NULL;
}

Test(audit, is_kept_only_with_the_act)
{
	struct req *q = test_db();
	const struct site *s = a_site(q);
	struct audit_row *rows;

	cr_expect_eq(account_remove_role(q, an_account(q), s->id, ROLE_reports), ERR_MISSING);
	cr_expect_eq(rows_of(q, s->id, &rows), 1);
}

Test(audit, records_groups_and_the_text_of_consent)
{
	struct req *q = test_db();
	const struct site *s = a_site(q);
	struct audit_row *rows;
	int64_t team, id = an_account(q);

	MUST(team_make(q, s->id, "Helpers", false, &team));
	MUST(team_join(q, team, id));
	MUST(team_set_navigation(q, team, true));
	MUST(team_set_navigation(q, team, true));
	MUST(team_leave(q, team, id));
	MUST(consent_text_set(q, s, "en", "I agree."));
	MUST(consent_text_set(q, s, "en", "I agree."));
	MUST(consent_text_set(q, s, "en", ""));
	cr_assert_eq(rows_of(q, s->id, &rows), 7);
	expect_row(&rows[0], AUDIT_consent_changed, "en", "", "");
	expect_row(&rows[1], AUDIT_consent_changed, "en", "", "1");
	expect_row(&rows[2], AUDIT_group_left, "", "", "");
	expect_row(&rows[3], AUDIT_group_changed, "team_navigation", "no", "yes");
	expect_row(&rows[4], AUDIT_group_joined, "", "", "");
	cr_expect_str_eq(rows[4].object, rows[2].object);
	cr_expect_str_not_empty(rows[4].account);
}

Test(audit, cuts_a_long_value_between_characters)
{
	struct req *q = test_db();
	const struct site *s = a_site(q);
	struct audit_row *rows;
	char *text = arena_alloc(q->arena, 2002);

	memset(text, 'x', 2001);
	memcpy(text + 999, "\xc3\xa9", 2);
	text[2001] = '\0';
	MUST(audit_add(q, &(struct audited){ .act = AUDIT_site_changed, .site_id = s->id, .of = s->id, .new_value = text }));
	rows_of(q, s->id, &rows);
	cr_expect_eq(strlen(rows[0].new_value), 999);
}

/* ---- the chain ---- */

Test(audit, is_whole_after_acts_and_when_it_is_empty)
{
	struct req *q = own_database();

	expect_whole(q);
	a_site(q);
	a_site(q);
	expect_whole(q);
	own_database_drop(q);
}

static void add_some(struct req *q, int many)
{
	const struct site *s = q->site;

	for (int i = 0; i < many; i++)
		MUST(audit_add(q, &(struct audited){ .act = AUDIT_site_changed, .site_id = s->id, .of = s->id, .what = "name" }));
}

/* An act that has read something, and taken its time, before it is recorded: the end of the chain has moved on meanwhile. */
static enum err read_and_add(struct req *q, void *data)
{
	struct account *people;
	size_t count;
	enum err e = account_all(q, &people, &count);

	(void)data;
	usleep(5000);
	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_site_changed, .site_id = q->site->id, .of = q->site->id,
		.what = "name" });
}

static void add_some_slowly(struct req *q, int many)
{
	for (int i = 0; i < many; i++)
		MUST(db_transaction(q, read_and_add, NULL));
}

/* Each child waits until all of them are there. */
static void add_at_once(void (*add)(struct req *q, int many))
{
	enum { CHILDREN = 4, ACTS = 12 };
	struct req *q = own_database();
	const struct site *s = a_site(q);
	struct audit_row *rows;
	int ready[2], status;
	char byte;

	cr_assert_eq(pipe(ready), 0);
	for (int i = 0; i < CHILDREN; i++) {
		if (fork())
			continue;
		struct req *mine = own_database_again(q);

		close(ready[1]);
		mine->site = s;
		if (read(ready[0], &byte, 1))
			_exit(2);
		add(mine, ACTS);
		_exit(0);
	}
	close(ready[1]);
	for (int i = 0; i < CHILDREN; i++)
		cr_expect(wait(&status) > 0 && status == 0, "each act was recorded");
	cr_expect_eq(rows_of(q, s->id, &rows), 1 + CHILDREN * ACTS);
	cr_expect_eq(rows[0].number, 1 + CHILDREN * ACTS);
	expect_whole(q);
	own_database_drop(q);
}

Test(audit, of_two_at_once_does_not_fork) { add_at_once(add_some); }
Test(audit, of_acts_that_read_first_loses_none) { add_at_once(add_some_slowly); }

static const struct { const char *what, *sql; int64_t broken; } harms[] = {
	{ "a changed value", "UPDATE audit SET new_value = 'CA' WHERE number = 3", 3 },
	{ "another actor", "UPDATE audit SET actor = 'abcdefghjkmn' WHERE number = 2", 2 },
	{ "another time", "UPDATE audit SET at = at - 1 WHERE number = 5", 5 },
	{ "a missing row", "DELETE FROM audit WHERE number = 4", 4 },
	{ "a missing first row", "DELETE FROM audit WHERE number = 1", 1 },
	{ "a missing last row", "DELETE FROM audit WHERE number = 6", 6 },
	{ "no row at all", "DELETE FROM audit", 1 },
	{ "a link of somebody's own", "UPDATE audit SET link = REPEAT('x', 32) WHERE number = 2", 2 },
};

ParameterizedTestParameters(audit, shows_the_first_broken_link)
{
	static size_t indexes[COUNT(harms)];

	for (size_t i = 0; i < COUNT(harms); i++)
		indexes[i] = i;
	return cr_make_param_array(size_t, indexes, COUNT(harms));
}

ParameterizedTest(size_t *i, audit, shows_the_first_broken_link)
{
	struct req *q = own_database();
	struct audit_fault f;

	a_site(q);
	add_some(q, 5);
	expect_whole(q);
	MUST(db_script(q, harms[*i].sql));
	MUST(audit_check(q, &f));
	cr_expect_eq(f.broken, harms[*i].broken, "%s: %lld", harms[*i].what, (long long)f.broken);
	own_database_drop(q);
}

/* Cuts off the last row and sets the end to the one before: all links fit, the seal does not. */
Test(audit, that_was_cut_off_at_its_end_has_no_seal)
{
	struct req *q = own_database();
	struct audit_fault f;
	struct audit_row *rows;

	a_site(q);
	add_some(q, 3);
	MUST(db_script(q, "UPDATE audit_head SET number = 3, link = (SELECT link FROM audit WHERE number = 3)"));
	MUST(db_script(q, "DELETE FROM audit WHERE number = 4"));
	MUST(audit_check(q, &f));
	cr_expect_eq(f.broken, 0);
	cr_expect(f.unsealed);
	test_may_print("the seal of the audit log does not fit");
	add_some(q, 1);
	MUST(audit_check(q, &f));
	cr_expect_eq(f.broken, 0);
	cr_expect_not(f.unsealed, "acts go on");
	cr_expect_eq(f.renewed, 4, "but the log shows where its seal did not fit");
	rows_of(q, 0, &rows);
	expect_row(&rows[0], AUDIT_seal_renewed, "", "", "");
	own_database_drop(q);
}

Test(audit, whose_end_was_deleted_goes_on_and_shows_it)
{
	struct req *q = own_database();
	struct audit_fault f;

	a_site(q);
	MUST(db_script(q, "DELETE FROM audit_head"));
	MUST(audit_check(q, &f));
	cr_expect(f.unsealed);
	test_may_print("the seal of the audit log does not fit");
	add_some(q, 1);
	MUST(audit_check(q, &f));
	cr_expect_eq(f.broken, 0);
	cr_expect_eq(f.renewed, 2);
	own_database_drop(q);
}

static void use_keys(const char *keys)
{
	struct conf c = *test_conf();
	const char *why;

	c.secrets_key = keys;
	cr_assert_not(secret_load(&c, &why), "%s", why);
}

Test(audit, stays_whole_when_the_secret_is_replaced)
{
	static const char *const old = "old-old-old-old-old-old-old-old-old", *const new = "new-new-new-new-new-new-new-new-new";
	struct req *q = own_database();

	use_keys(old);
	a_site(q);
	use_keys(arena_printf(q->arena, "%s %s", new, old));
	expect_whole(q);
	add_some(q, 1);
	use_keys(new);
	expect_whole(q);
	add_some(q, 1);
	expect_whole(q);
	own_database_drop(q);
}

/* ---- rights in the database ---- */

static struct req *open_as(const struct req *q, struct conf *c, const char *user, const char *password)
{
	const char *why = NULL;
	struct db *db;

	*c = *q->conf;
	c->database_user = user;
	c->database_password = password;
	cr_assert_eq(db_open(c, &db, &why), ERR_OK, "%s", why);
	return req_new(c, db);
}

struct table { const char *name; };
static const struct column table_columns[] = { COLUMN(struct table, name) };

STATEMENT(all_tables, table_columns, struct table,
	"SELECT table_name AS name "
	"FROM information_schema.tables "
	"WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'");

/* As docs/install.md does: the right to change and delete rows of each table but the log. */
static void grant_by_table(struct req *q, const char *user)
{
	const char *name = q->conf->database_name;
	struct table *tables;
	size_t count;

	MUST(db_script(q, arena_printf(q->arena, "CREATE USER %s@localhost IDENTIFIED BY 'test'", user)));
	MUST(db_rows(q, &all_tables, &tables, &count, NOTHING));
	for (size_t i = 0; i < count; i++)
		MUST(db_script(q, arena_printf(q->arena, "GRANT SELECT, INSERT%s ON %s.%s TO %s@localhost",
			strcmp(tables[i].name, "audit") ? ", UPDATE, DELETE" : "", name, tables[i].name, user)));
}

static void expect_all_may_run(struct req *q)
{
	const struct stmt *const *all;
	size_t count = db_statements(&all);

	for (size_t i = 0; i < count; i++)
		if (strncmp(all[i]->file, "tests/", 6))
			cr_expect_not(db_prepare_check(q, all[i]), "%s in %s", all[i]->name, all[i]->file);
}

Test(audit, is_written_without_the_right_to_change_or_delete_its_rows)
{
	struct req *q = own_database(), *root, *mine;
	struct conf as_root, as_mine;
	const char *user;

	root = open_as(q, &as_root, "root", "");
	user = arena_printf(root->arena, "adds_%s", root->conf->database_name + strlen("handrail_"));
	grant_by_table(root, user);
	mine = open_as(q, &as_mine, user, "test");
	a_site(mine);
	add_some(mine, 2);
	expect_whole(mine);
	expect_all_may_run(mine);
	cr_expect(db_script(mine, "UPDATE audit SET at = 0"));
	cr_expect(db_script(mine, "DELETE FROM audit"));
	expect_whole(q);
	MUST(db_script(root, arena_printf(root->arena, "DROP USER %s@localhost", user)));
	own_database_drop(q);
}
