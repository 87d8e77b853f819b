/* db.c - statements, rows and transactions against a real MariaDB. */
#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "base/secret.h"
#include "support.h"

/* A table for these tests only. */
static const char things[] =
	"CREATE TABLE IF NOT EXISTS test_thing ("
	"id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, "
	"name VARCHAR(100) NOT NULL COLLATE utf8mb4_bin, "
	"number BIGINT NULL, "
	"small INT NULL, "
	"positive INT UNSIGNED NULL, "
	"flag BOOLEAN NULL, "
	"part DOUBLE NULL, "
	"hash BINARY(32) NULL, "
	"words LONGTEXT NULL, "
	"UNIQUE KEY (name))";

struct thing {
	int64_t id;
	const char *name;
	int64_t number;
	int small;
	unsigned positive;
	bool flag;
	double part;
	unsigned char hash[32];
	const char *words;
};

static const struct column thing_columns[] = {
	COLUMN(struct thing, id),
	COLUMN(struct thing, name),
	COLUMN(struct thing, number),
	COLUMN(struct thing, small),
	COLUMN(struct thing, positive),
	COLUMN(struct thing, flag),
	COLUMN(struct thing, part),
	COLUMN(struct thing, hash),
	COLUMN(struct thing, words),
};

COMMAND(make_thing,
	"INSERT INTO test_thing (name, number, small, positive, flag, part, hash, words) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

COMMAND(make_named,
	"INSERT INTO test_thing (name, number) "
	"VALUES (?, ?)");

COMMAND(count_up,
	"UPDATE test_thing "
	"SET number = number + 1 "
	"WHERE name = ?");

COMMAND(set_number,
	"UPDATE test_thing "
	"SET number = ? "
	"WHERE name = ?");

STATEMENT(thing_by_name, thing_columns, struct thing,
	"SELECT id, name, number, small, positive, flag, part, hash, words "
	"FROM test_thing "
	"WHERE name = ?");

STATEMENT(things_like, thing_columns, struct thing,
	"SELECT id, name, number, small, positive, flag, part, hash, words "
	"FROM test_thing "
	"WHERE name LIKE ? "
	"ORDER BY id");

struct one { int64_t number; };

static const struct column one_columns[] = {
	COLUMN(struct one, number),
};

STATEMENT(number_of, one_columns, struct one,
	"SELECT number "
	"FROM test_thing "
	"WHERE name = ?");

STATEMENT(numbers_like, one_columns, struct one,
	"SELECT number "
	"FROM test_thing "
	"WHERE name LIKE ? "
	"ORDER BY number");

STATEMENT(sequence, one_columns, struct one,
	"SELECT seq AS number "
	"FROM seq_1_to_50000");

STATEMENT(connection_number, one_columns, struct one,
	"SELECT CONNECTION_ID() AS number");

STATEMENT(connections_by, one_columns, struct one,
	"SELECT COUNT(*) AS number "
	"FROM information_schema.PROCESSLIST "
	"WHERE ID = ?");

STATEMENT(snapshot_isolation, one_columns, struct one,
	"SELECT COUNT(*) AS number "
	"FROM information_schema.system_variables "
	"WHERE variable_name = 'INNODB_SNAPSHOT_ISOLATION'");

COMMAND(kill_connection,
	"KILL CONNECTION ?");

COMMAND(short_patience,
	"SET SESSION innodb_lock_wait_timeout = 1");

static struct req *q;

static void begin(void)
{
	q = test_db();
	cr_assert_eq(db_script(q, things), ERR_OK, "%s", q->failed.detail);
}

TestSuite(db, .init = begin);

static int64_t number(struct req *with, const char *name)
{
	struct one one;
	enum err e = db_row(with, &number_of, &one, BIND(name));

	cr_assert(!e || e == ERR_MISSING, "%s", with->failed.detail);
	return e ? -1 : one.number;
}

static const char *new_thing(int64_t n)
{
	const char *name = test_name("thing");

	cr_assert_eq(db_exec(q, &make_named, NULL, BIND(name, n)), ERR_OK, "%s", q->failed.detail);
	return name;
}

/* ---- values and columns ---- */

Test(db, every_type_there_and_back)
{
	const char *name = test_name("types");
	unsigned char hash[32];
	struct thing t;
	struct done done;

	for (size_t i = 0; i < sizeof(hash); i++)
		hash[i] = (unsigned char)(i * 37);
	cr_assert_eq(db_exec(q, &make_thing, &done, BIND(name, INT64_MIN, INT_MIN, UINT_MAX, true, -1.5e300,
		value_bytes(hash, sizeof(hash)), "it's \"quoted\" \\ % _ 🙂\n")), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(done.rows, 1);
	cr_assert_eq(db_row(q, &thing_by_name, &t, BIND(name)), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(t.id, done.id);
	cr_expect_str_eq(t.name, name);
	cr_expect_eq(t.number, INT64_MIN);
	cr_expect_eq(t.small, INT_MIN);
	cr_expect_eq(t.positive, UINT_MAX);
	cr_expect_eq(t.flag, true);
	cr_expect_eq(t.part, -1.5e300);
	cr_expect_arr_eq(t.hash, hash, sizeof(hash));
	cr_expect_str_eq(t.words, "it's \"quoted\" \\ % _ 🙂\n");
}

Test(db, null_and_empty_are_different)
{
	const char *name = test_name("null"), *none = NULL;
	struct thing t;

	cr_assert_eq(db_exec(q, &make_thing, NULL, BIND(name, value_id(0), value_id(0), value_id(0), value_id(0),
		value_id(0), value_bytes(NULL, 32), none)), ERR_OK, "%s", q->failed.detail);
	memset(&t, 0xAA, sizeof(t));
	cr_assert_eq(db_row(q, &thing_by_name, &t, BIND(name)), ERR_OK);
	cr_expect(!t.number && !t.small && !t.positive && !t.flag && t.part == 0.0 && !t.hash[0] && !t.hash[31]);
	cr_expect_null(t.words);
	name = test_name("empty");
	cr_assert_eq(db_exec(q, &make_thing, NULL, BIND(name, 0, 0, 0, false, 0.0, value_id(0), "")), ERR_OK);
	cr_assert_eq(db_row(q, &thing_by_name, &t, BIND(name)), ERR_OK);
	cr_expect_str_eq(t.words, "");
}

Test(db, long_texts_and_short_ones_in_turn)
{
	static const size_t lengths[] = { 0, 1, 255, 256, 65535, 65536, 70000, 3, 1000000, 2 };
	const char *prefix = test_name("long");
	struct thing *all;
	size_t count;

	for (size_t i = 0; i < COUNT(lengths); i++) {
		char *words = arena_alloc(q->arena, lengths[i] + 1);

		memset(words, 'a' + (int)i, lengths[i]);
		cr_assert_eq(db_exec(q, &make_thing, NULL, BIND(arena_printf(q->arena, "%s %zu", prefix, i),
			(int64_t)i, 0, 0, false, 0.0, value_id(0), words)), ERR_OK, "%s", q->failed.detail);
	}
	cr_assert_eq(db_rows(q, &things_like, &all, &count, BIND(arena_printf(q->arena, "%s%%", prefix))), ERR_OK);
	cr_assert_eq(count, COUNT(lengths));
	for (size_t i = 0; i < count; i++) {
		cr_expect_eq(strlen(all[i].words), lengths[i]);
		if (lengths[i])
			cr_expect(all[i].words[0] == 'a' + (int)i && all[i].words[lengths[i] - 1] == 'a' + (int)i);
	}
}

Test(db, the_wrong_number_of_values)
{
	cr_expect_eq(db_exec(q, &make_named, NULL, BIND("one")), ERR_DATABASE);
	cr_expect_eq(q->failed.code, ERR_DATABASE);
}

/* ---- rows ---- */

Test(db, a_missing_row_is_not_a_failure)
{
	struct one one;

	cr_expect_eq(db_row(q, &number_of, &one, BIND("there is none")), ERR_MISSING);
	cr_expect_eq(q->failed.code, ERR_OK);
}

Test(db, all_rows_in_order)
{
	const char *prefix = test_name("rows");
	struct one *all;
	size_t count = 99;

	cr_assert_eq(db_rows(q, &numbers_like, &all, &count, BIND("there is none")), ERR_OK);
	cr_expect_eq(count, 0);
	for (int i = 0; i < 100; i++)
		(void)db_exec(q, &make_named, NULL, BIND(arena_printf(q->arena, "%s %d", prefix, i), i));
	cr_assert_eq(db_rows(q, &numbers_like, &all, &count, BIND(arena_printf(q->arena, "%s%%", prefix))), ERR_OK);
	cr_assert_eq(count, 100);
	for (int i = 0; i < 100; i++)
		cr_expect_eq(all[i].number, i);
	cr_assert_eq(db_row(q, &numbers_like, all, BIND(arena_printf(q->arena, "%s%%", prefix))), ERR_OK);
	cr_expect_eq(all[0].number, 0, "the first of several");
}

static enum err add_up(struct req *with, void *row, void *data)
{
	(void)with;
	*(int64_t *)data += ((struct one *)row)->number;
	return ERR_OK;
}

Test(db, each_row_in_turn_takes_no_memory)
{
	struct one one;
	int64_t sum = 0;
	size_t before = arena_used(q->arena);

	cr_assert_eq(db_each(q, &sequence, add_up, &one, &sum, NOTHING), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(sum, 50000LL * 50001 / 2);
	cr_expect_lt(arena_used(q->arena) - before, 10000);
}

static enum err stop_at_ten(struct req *with, void *row, void *data)
{
	(void)data;
	return ((struct one *)row)->number == 10 ? fail(with, ERR_GONE, "ten") : ERR_OK;
}

Test(db, each_may_stop_and_the_connection_goes_on)
{
	struct one one;
	int64_t sum = 0;

	cr_expect_eq(db_each(q, &sequence, stop_at_ten, &one, NULL, NOTHING), ERR_GONE);
	cr_expect_str_eq(q->failed.detail, "ten");
	cr_expect_eq(db_each(q, &sequence, add_up, &one, &sum, NOTHING), ERR_OK);
	cr_expect_eq(sum, 50000LL * 50001 / 2);
}

Test(db, matched_rows_are_counted_even_when_nothing_changes)
{
	const char *name = new_thing(5);
	struct done done;

	cr_assert_eq(db_exec(q, &set_number, &done, BIND(5, name)), ERR_OK);
	cr_expect_eq(done.rows, 1);
	cr_assert_eq(db_exec(q, &set_number, &done, BIND(5, "there is none")), ERR_OK);
	cr_expect_eq(done.rows, 0);
}

/* ---- failures ---- */

Test(db, a_failure_reveals_no_values)
{
	const char *name = test_name("failure");

	cr_expect_eq(db_exec(q, &make_thing, NULL, BIND(name, "Maria's secret", 0, 0, false, 0.0, value_id(0), "")),
		ERR_DATABASE);
	cr_assert_not_null(q->failed.detail);
	cr_expect(strstr(q->failed.detail, "make_thing"), "%s", q->failed.detail);
	cr_expect_not(strstr(q->failed.detail, "Maria"), "%s", q->failed.detail);
	cr_expect_not(strstr(q->failed.detail, "secret"), "%s", q->failed.detail);
}

Test(db, too_long_is_an_error_and_is_not_cut)
{
	char *name = arena_printf(q->arena, "%0200d", 7);

	cr_expect_eq(db_exec(q, &make_named, NULL, BIND(name, 1)), ERR_DATABASE);
}

Test(db, a_duplicate_is_left_to_the_caller)
{
	const char *name = new_thing(1);

	cr_expect_eq(db_exec(q, &make_named, NULL, BIND(name, 2)), ERR_DUPLICATE);
	cr_expect_eq(q->failed.code, ERR_OK);
	cr_expect_eq(number(q, name), 1);
}

static enum err duplicate_and_more(struct req *with, void *data)
{
	const char *name = data;

	cr_assert_eq(db_exec(with, &make_named, NULL, BIND(name, 2)), ERR_DUPLICATE);
	return db_exec(with, &set_number, NULL, BIND(3, name));
}

Test(db, a_duplicate_does_not_spoil_a_transaction)
{
	const char *name = new_thing(1);
	char *copy = arena_text(q->arena, name);

	cr_assert_eq(db_transaction(q, duplicate_and_more, copy), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(number(test_db_other(), name), 3);
}

/* ---- transactions ---- */

/* The steps of a transaction's work. */
struct work {
	const char *name;
	int tries;
	int64_t connection;
	bool keyed;
	struct req *other;
};

static enum err make_and_give_up(struct req *with, void *data)
{
	struct work *w = data;

	w->tries++;
	cr_assert_eq(db_exec(with, &make_named, NULL, BIND(w->name, 1)), ERR_OK);
	return fail(with, ERR_CONFLICT, "given up");
}

Test(db, an_error_rolls_everything_back)
{
	struct work w = { .name = test_name("back") };

	cr_expect_eq(db_transaction(q, make_and_give_up, &w), ERR_CONFLICT);
	cr_expect_eq(w.tries, 1);
	cr_expect_not(db_in_transaction(q->db));
	cr_expect_eq(number(q, w.name), -1);
}

static enum err swallow_failure(struct req *with, void *data)
{
	struct work *w = data;

	w->tries++;
	(void)db_exec(with, &make_named, NULL, BIND(w->name, 1));
	cr_assert_eq(db_exec(with, &make_named, NULL, BIND(arena_printf(with->arena, "%0200d", 7), 1)), ERR_DATABASE);
	cr_expect_neq(db_exec(with, &make_named, NULL, BIND(w->name, 2)), ERR_OK, "only a rollback is left");
	return ERR_OK;
}

Test(db, a_failed_transaction_cannot_commit)
{
	struct work w = { .name = test_name("spoiled") };

	cr_expect_neq(db_transaction(q, swallow_failure, &w), ERR_OK);
	cr_expect_eq(w.tries, 1);
	cr_expect_eq(number(q, w.name), -1);
}

static enum err make_one(struct req *with, void *data)
{
	struct work *w = data;

	w->tries++;
	cr_expect(db_in_transaction(with->db));
	return db_exec(with, &make_named, NULL, BIND(w->name, w->tries));
}

static enum err make_in_two_steps(struct req *with, void *data)
{
	enum err e = db_transaction(with, make_one, data);

	return e ? e : fail(with, ERR_CONFLICT, "the outer one gives up");
}

Test(db, a_transaction_within_another_is_part_of_it)
{
	struct work w = { .name = test_name("inner") };

	cr_expect_eq(db_transaction(q, make_in_two_steps, &w), ERR_CONFLICT);
	cr_expect_eq(number(q, w.name), -1);
	cr_expect_eq(db_transaction(q, make_one, &w), ERR_OK);
	cr_expect_eq(number(q, w.name), 2);
}

/* ---- run again ---- */

static int64_t connection(struct req *with)
{
	struct one one;

	cr_assert_eq(db_row(with, &connection_number, &one, NOTHING), ERR_OK, "%s", with->failed.detail);
	return one.number;
}

static void kill_one(struct req *with, int64_t id)
{
	cr_assert_eq(db_exec(with, &kill_connection, NULL, BIND(id)), ERR_OK, "%s", with->failed.detail);
	for (int i = 0; i < 500; i++, usleep(10000)) {
		struct one one;

		cr_assert_eq(db_row(with, &connections_by, &one, BIND(id)), ERR_OK, "%s", with->failed.detail);
		if (!one.number)
			return;
	}
	cr_assert_fail("the connection lives on");
}

static enum err killed_in_the_middle(struct req *with, void *data)
{
	struct work *w = data;
	enum err e = db_exec(with, &make_named, NULL, BIND(w->name, ++w->tries));

	if (!e && w->tries == 1)
		kill_one(w->other, connection(with));
	return e ? e : db_exec(with, &count_up, NULL, BIND(w->name));
}

Test(db, a_connection_lost_before_the_commit_runs_again)
{
	struct work w = { .name = test_name("killed"), .other = test_db_other() };

	cr_expect_eq(db_transaction(q, killed_in_the_middle, &w), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(w.tries, 2);
	cr_expect_eq(number(w.other, w.name), 3, "the first try's row is gone");
}

static enum err killed_at_the_end(struct req *with, void *data)
{
	struct work *w = data;
	enum err e = db_exec(with, &make_named, NULL, BIND(w->name, ++w->tries));

	if (w->keyed)
		db_keyed(with);
	if (!e && w->tries == 1)
		kill_one(w->other, connection(with));
	return e;
}

Test(db, lost_while_committing_is_not_run_again_without_a_key)
{
	struct work w = { .name = test_name("commit"), .other = test_db_other() };

	cr_expect_neq(db_transaction(q, killed_at_the_end, &w), ERR_OK);
	cr_expect_eq(w.tries, 1);
	cr_expect_neq(q->failed.code, ERR_OK);
}

Test(db, lost_while_committing_runs_again_with_a_key)
{
	struct work w = { .name = test_name("commit"), .keyed = true, .other = test_db_other() };

	cr_expect_eq(db_transaction(q, killed_at_the_end, &w), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(w.tries, 2);
	cr_expect_eq(number(w.other, w.name), 2);
}

/* ---- after the commit ---- */

/* A letter for each call that ran. */
struct ran { char letters[20]; bool inside; };
static struct ran ran;

static void note_ran(struct req *with, void *letter)
{
	strncat(ran.letters, letter, 1);
	ran.inside |= db_in_transaction(with->db);
}

static enum err make_and_note(struct req *with, void *data)
{
	enum err e = make_one(with, data);

	db_after_commit(with, note_ran, (void *)"b");
	cr_expect_str_eq(ran.letters, "", "not before the commit");
	return e;
}

static enum err note_in_turn(struct req *with, void *data)
{
	struct work *w = data;
	enum err e;

	db_after_commit(with, note_ran, (void *)"a");
	if ((e = db_transaction(with, make_and_note, w)))
		return e;
	cr_expect_str_eq(ran.letters, "", "the inner transaction's belong to the outer one");
	db_after_commit(with, note_ran, (void *)"c");
	return w->keyed ? ERR_OK : fail(with, ERR_CONFLICT, "the outer one gives up");
}

static enum err count_them(struct req *with, void *data)
{
	return db_exec(with, &count_up, NULL, BIND(((struct work *)data)->name));
}

Test(db, after_the_commit_all_run_in_their_order)
{
	struct work w = { .name = test_name("after"), .keyed = true };

	cr_assert_eq(db_transaction(q, note_in_turn, &w), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(ran.letters, "abc");
	cr_expect_not(ran.inside);
	cr_assert_eq(db_transaction(q, count_them, &w), ERR_OK);
	cr_expect_str_eq(ran.letters, "abc", "they belong to one commit");
}

Test(db, after_a_rollback_none_runs)
{
	struct work w = { .name = test_name("back") };

	cr_assert_eq(db_transaction(q, note_in_turn, &w), ERR_CONFLICT);
	cr_assert_eq(db_transaction(q, make_one, &w), ERR_OK);
	cr_expect_str_eq(ran.letters, "", "nor with the next commit");
}

static enum err note_thrice(struct req *with, void *data)
{
	struct work *w = data;

	for (int i = 0; i < 3; i++)
		db_after_commit(with, note_ran, (void *)"a");
	return make_one(with, w);
}

Test(db, after_the_commit_the_same_runs_once)
{
	struct work w = { .name = test_name("same") };

	cr_assert_eq(db_transaction(q, note_thrice, &w), ERR_OK);
	cr_expect_str_eq(ran.letters, "a");
}

Test(db, outside_a_transaction_it_runs_at_once)
{
	db_after_commit(q, note_ran, (void *)"a");
	cr_expect_str_eq(ran.letters, "a");
}

static enum err note_the_try(struct req *with, void *data)
{
	static const char *const letters[] = { "", "1", "2" };
	struct work *w = data;
	enum err e = killed_in_the_middle(with, w);

	db_after_commit(with, note_ran, (void *)(uintptr_t)letters[w->tries]);
	return e;
}

Test(db, run_again_only_the_last_try_counts)
{
	struct work w = { .name = test_name("again"), .other = test_db_other() };

	cr_expect_eq(db_transaction(q, note_the_try, &w), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(ran.letters, "2");
}

static enum err note_and_lose(struct req *with, void *data)
{
	struct work *w = data;

	db_after_commit(with, note_ran, (void *)(uintptr_t)(w->tries ? "2" : "1"));
	return killed_at_the_end(with, w);
}

Test(db, lost_while_committing_none_runs_without_a_key)
{
	struct work w = { .name = test_name("lost"), .other = test_db_other() };

	cr_expect_neq(db_transaction(q, note_and_lose, &w), ERR_OK);
	cr_expect_str_eq(ran.letters, "");
}

Test(db, lost_while_committing_the_next_try_runs_its_own)
{
	struct work w = { .name = test_name("lost"), .keyed = true, .other = test_db_other() };

	cr_expect_eq(db_transaction(q, note_and_lose, &w), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(ran.letters, "2");
}

static enum err lost_each_time(struct req *with, void *data)
{
	struct work *w = data;

	w->tries++;
	kill_one(w->other, connection(with));
	return db_exec(with, &make_named, NULL, BIND(w->name, 1));
}

Test(db, retries_are_limited)
{
	struct work w = { .name = test_name("again"), .other = test_db_other() };

	cr_expect_eq(db_transaction(q, lost_each_time, &w), ERR_BUSY);
	cr_expect_eq(w.tries, 12);
	cr_expect_eq(number(q, w.name), -1, "and the next one gets a connection");
}

Test(db, lost_while_idle_connects_again)
{
	struct req *other = test_db_other();
	const char *name;

	kill_one(other, connection(q));
	name = new_thing(7);
	cr_expect_eq(number(other, name), 7);
	kill_one(other, connection(q));
	cr_expect_eq(number(q, name), 7);
	kill_one(other, connection(q));
	cr_expect_eq(db_ping(q), ERR_BUSY, "the ping tells");
	cr_expect_eq(db_ping(q), ERR_OK);
}

/* Two processes that take the same two rows in opposite order, and wait until both have one. */
struct crossing {
	const char *mine, *theirs;
	volatile int *here, *there;
	int tries;
};

static enum err cross(struct req *with, void *data)
{
	struct crossing *c = data;
	enum err e = db_exec(with, &count_up, NULL, BIND(c->mine));

	if (e)
		return e;
	*c->here = 1;
	if (!c->tries++)
		for (int i = 0; i < 500 && !*c->there; i++)
			usleep(10000);
	return db_exec(with, &count_up, NULL, BIND(c->theirs));
}

Test(db, a_deadlock_runs_again)
{
	const char *one = new_thing(0), *other = new_thing(0);
	volatile int *flags = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct crossing c = { one, other, &flags[0], &flags[1], 0 };
	pid_t child = fork();
	int status;

	if (!child) {
		struct crossing d = { other, one, &flags[1], &flags[0], 0 };
		struct db *db;
		const char *why;
		enum err e = db_open(test_conf(), &db, &why);

		if (!e)
			e = db_transaction(req_new(test_conf(), db), cross, &d);
		flags[2] = d.tries;
		_exit(e ? 1 : 0);
	}
	cr_expect_eq(db_transaction(q, cross, &c), ERR_OK, "%s", q->failed.detail);
	waitpid(child, &status, 0);
	cr_expect_eq(status, 0);
	cr_expect_eq(number(q, one), 2);
	cr_expect_eq(number(q, other), 2);
	cr_expect_eq(c.tries + flags[2], 3, "one of them twice: %d and %d", c.tries, flags[2]);
}

/* A child holds a row's lock until the test releases it. */
static enum err hold(struct req *with, void *data)
{
	volatile int *flags = data;

	if (db_exec(with, &count_up, NULL, BIND((const char *)(flags + 10))))
		return ERR_DATABASE;
	flags[0] = 1;
	for (int i = 0; i < 1000 && !flags[1]; i++)
		usleep(10000);
	return ERR_OK;
}

struct waiting { const char *name; int tries; volatile int *flags; };

static enum err count_patiently(struct req *with, void *data)
{
	struct waiting *w = data;

	if (w->tries++)
		w->flags[1] = 1;
	return db_exec(with, &count_up, NULL, BIND(w->name));
}

Test(db, a_lock_that_takes_too_long_runs_again)
{
	volatile int *flags = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct waiting w = { new_thing(0), 0, flags };
	pid_t child;
	int status;

	strcpy((char *)(flags + 10), w.name);
	if (!(child = fork())) {
		struct db *db;
		const char *why;
		enum err e = db_open(test_conf(), &db, &why);

		if (!e)
			e = db_transaction(req_new(test_conf(), db), hold, (void *)flags);
		_exit(e ? 1 : 0);
	}
	for (int i = 0; i < 500 && !flags[0]; i++)
		usleep(10000);
	cr_assert_eq(db_exec(q, &short_patience, NULL, NOTHING), ERR_OK);
	cr_expect_eq(db_transaction(q, count_patiently, &w), ERR_OK, "%s", q->failed.detail);
	waitpid(child, &status, 0);
	cr_expect_eq(status, 0);
	cr_expect_gt(w.tries, 1);
	cr_expect_eq(number(q, w.name), 2);
}

static enum err read_then_write(struct req *with, void *data)
{
	struct work *w = data;
	int64_t read = number(with, w->name);

	if (!w->tries++)
		cr_assert_eq(db_exec(w->other, &count_up, NULL, BIND(w->name)), ERR_OK);
	return db_exec(with, &set_number, NULL, BIND(read + 1, w->name));
}

/* innodb_snapshot_isolation turns the silent loss into an error, and db_transaction() retries. */
Test(db, a_lost_update_runs_again)
{
	struct work w = { .name = new_thing(0), .other = test_db_other() };
	struct one known;

	cr_assert_eq(db_row(q, &snapshot_isolation, &known, NOTHING), ERR_OK);
	if (!known.number)
		cr_skip_test("this MariaDB has no snapshot isolation");
	cr_expect_eq(db_transaction(q, read_then_write, &w), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(w.tries, 2);
	cr_expect_eq(number(w.other, w.name), 2);
}

/* ---- connecting ---- */

Test(db, a_database_that_is_not_there)
{
	struct conf c = *test_conf();
	const char *why = NULL;
	struct one one;
	struct db *db;
	struct req *away;

	c.database_socket = "/nonexistent/socket";
	cr_expect_eq(db_open(&c, &db, &why), ERR_BUSY);
	cr_expect_null(db);
	cr_expect_gt(strlen(why), 0);
	away = req_new(&c, db_new(&c));
	cr_expect_eq(db_row(away, &connection_number, &one, NOTHING), ERR_BUSY);
	cr_expect_eq(db_ping(away), ERR_BUSY);
	db_close(away->db);
	req_release(away);
	db_close(NULL);
}

Test(db, hosts_are_tried_in_turn)
{
	struct conf c = *test_conf();
	const char *why = NULL;
	struct db *db;

	c.database_hosts = "127.0.0.1:1, 127.0.0.2:1,127.0.0.3:1";
	cr_expect_eq(db_open(&c, &db, &why), ERR_BUSY);
	cr_expect(strstr(why, "127.0.0.3"), "the last one tried: %s", why);
}

Test(db, a_wrong_password)
{
	struct conf c = *test_conf();
	const char *why = NULL;
	struct db *db;

	c.database_password = "wrong";
	cr_expect_neq(db_open(&c, &db, &why), ERR_OK);
	cr_expect(strstr(why, "denied"), "%s", why);
}

/* ---- scripts ---- */

Test(db, a_script_of_several_statements)
{
	const char *name = test_name("script");

	cr_expect_eq(db_script(q, arena_printf(q->arena,
		"-- a comment; with a semicolon\n"
		"INSERT INTO test_thing (name, number) VALUES ('%s', 1);\n"
		"SELECT 1;\n"
		"UPDATE test_thing SET number = 2 WHERE name = '%s';\n", name, name)), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(number(q, name), 2);
}

Test(db, a_script_stops_where_it_fails)
{
	const char *name = test_name("script");

	cr_expect_eq(db_script(q, arena_printf(q->arena,
		"INSERT INTO test_thing (name, number) VALUES ('%s', 1);"
		"UPDATE no_such_table SET number = 2;"
		"UPDATE test_thing SET number = 3 WHERE name = '%s';", name, name)), ERR_DATABASE);
	cr_expect_not_null(q->failed.detail);
	cr_expect_eq(number(q, name), 1);
}

/* ---- every statement of the program ---- */

static bool is_of_a_test(const struct stmt *s)
{
	return text_starts(s->file, "tests/");
}

Test(db, every_statement_fits_the_schema)
{
	const struct stmt *const *all;
	size_t count = db_statements(&all), checked = 0;

	for (size_t i = 0; i < count; i++) {
		if (is_of_a_test(all[i]))
			continue;
		cr_expect_eq(db_prepare_check(q, all[i]), ERR_OK, "%s: %s: %s", all[i]->file, all[i]->name, q->failed.detail);
		checked++;
	}
	cr_expect_gt(checked, 20);
}

STATEMENT(misnamed, one_columns, struct one,
	"SELECT 1 AS nummer");
STATEMENT(too_many, one_columns, struct one,
	"SELECT 1 AS number, 2 AS more");
COMMAND(misspelt,
	"SELEKT 1");

Test(db, a_statement_that_does_not_match_the_tables_is_reported)
{
	cr_expect_eq(db_prepare_check(q, &misnamed), ERR_DATABASE);
	cr_expect(strstr(q->failed.detail, "nummer"), "%s", q->failed.detail);
	cr_expect_eq(db_prepare_check(q, &too_many), ERR_DATABASE);
	cr_expect_eq(db_prepare_check(q, &misspelt), ERR_DATABASE);
}
