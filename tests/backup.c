/* backup.c - a backup holds every row to the byte; a bad file and a database that is not empty are refused. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/secret.h"
#include "edge/db.h"
#include "own_database.h"
#include "site/backup.h"
#include "site/installation.h"
#include "site/migrate.h"
#include "support.h"

static struct req *q, *copy;
static const char *file;

/* Text and bytes that a careless writer would lose: separators, escapes, NUL, nothing at all, long texts, exact numbers. */
static const char odd_rows[] =
	"SET foreign_key_checks = 0;"
	"INSERT INTO place (name_key, name, latitude, longitude, programs) VALUES"
	" ('plain', 'Fairhaven', 41.637200000000003, -70.9, 1),"
	" ('odd', 'tab\\there\\nline\\r\\\\N back\\\\slash \\'quote\\' ', 1e-300, 1.7976931348623157e308, -2147483648),"
	" ('n', '\\\\N', 0.1, 0, 0), ('empty', '', 0, 0, 0), ('letters', 'Nuñez 石川 \xF0\x9F\x91\xAA', 0, 0, 0);"
	"INSERT INTO site_logo (site_id, image) VALUES"
	" (1, CONCAT(X'00', X'01090A0D5C27', X'FFFEC3', X'5C4E')), (2, ''), (3, REPEAT(X'00FF', 400000));"
	"INSERT INTO consent_text (id, site_id, language, version, words, words_hash, made_at) VALUES"
	" (9000000000000000000, 1, 'en', 1, REPEAT('long ', 5000), REPEAT(X'00', 32), -1);"
	"DELETE FROM consent_text;"
	"INSERT INTO consent_text (id, site_id, language, version, words, words_hash, made_at) VALUES"
	" (4711, 1, 'en', 1, REPEAT('long ', 5000), REPEAT(X'00', 32), -1);"
	"SET foreign_key_checks = 1;";

static void no_progress(void *data, const char *what, size_t done, size_t all)
{
	(void)data, (void)what, (void)done, (void)all;
}

static void begin(void)
{
	struct backup_summary s;

	q = own_database();
	copy = own_database_empty();
	MUST(db_script(q, odd_rows));
	MUST(installation_set(q, "some\tname", "some\nvalue"));
	file = arena_printf(q->arena, "%s/backup", test_folder());
	MUST(backup_write(q, file, no_progress, &s));
}

static void end(void)
{
	own_database_drop(copy);
	own_database_drop(q);
}

TestSuite(backup, .init = begin, .fini = end);

static enum err restore(const char *path)
{
	struct backup_summary s;

	return backup_restore(copy, path, no_progress, &s);
}

/* A hash of all rows of a table, in their order. */
struct content { struct hashing *hash; const struct db_table *table; size_t rows; };

static enum err add_content(struct req *r, const struct db_cell *cells, void *data)
{
	struct content *c = data;

	(void)r;
	for (size_t i = 0; i < c->table->count; i++) {
		hashing_add(c->hash, &cells[i].length, sizeof(cells[i].length));
		hashing_add(c->hash, cells[i].text ? cells[i].text : "NULL", cells[i].text ? cells[i].length : 5);
	}
	c->rows++;
	return ERR_OK;
}

/* The next ids of a restored database are so much higher than those of the backup. */
#define APART 1000000

static char *content_of(struct req *r, const char *table)
{
	struct db_table t;
	struct content c = { hashing_begin(r->arena), &t, 0 };
	unsigned char hash[HASH_SIZE];

	cr_assert_not(db_table_find(r, table, &t), "%s", table);
	cr_assert_not(db_table_each(r, &t, add_content, &c), "%s", r->failed.detail);
	hashing_end(c.hash, hash);
	return arena_printf(r->arena, "%s: %zu rows, next id %lld, %s", table, c.rows,
		(long long)(r == copy && t.next_id ? t.next_id - APART : t.next_id), text_hex(r->arena, hash, HASH_SIZE));
}

static void release_copy(void)
{
	instant since;

	cr_assert_not(installation_held(copy, &since));
	cr_expect_gt(since, 0, "a restored copy holds its outbox");
	cr_assert_not(installation_release(copy));
	cr_assert_not(installation_held(copy, &since));
	cr_expect_eq(since, 0);
}

Test(backup, brings_every_table_back_to_the_byte)
{
	struct migrated m;

	cr_assert_not(restore(file), "%s", copy->failed.detail);
	release_copy();
	MUST(migrate_ran(q, (struct migration **)&m.all, &m.count));
	MUST(migrate_tables(q, "schema", &m));
	cr_expect_gt(m.table_count, 50);
	for (size_t i = 0; i < m.table_count; i++)
		cr_expect_str_eq(content_of(copy, m.tables[i]), content_of(q, m.tables[i]));
}

/* Sets the next id in the line of a table back by so much. */
static void put_line(FILE *out, char *line, long long apart)
{
	char *id = strchr(line, '\t');

	if (strncmp(line, "table\t", strlen("table\t")) || !(id = strchr(id + 1, '\t')) || text_equal(id + 1, "0")) {
		fprintf(out, "%s\n", line);
		return;
	}
	*id = '\0';
	fprintf(out, "%s\t%lld\n", line, atoll(id + 1) - apart);
}

/* The tables of a backup, without what stands before and behind them. */
static const char *tables_of(const char *path, long long apart)
{
	char *text = strstr(test_read(path), "\ntable\t"), *made, *rest;
	size_t size;
	FILE *out = open_memstream(&made, &size);

	*strstr(text, "\ndigest\t") = '\0';
	for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		put_line(out, line, apart);
	fclose(out);
	text = arena_text(q->arena, made);
	free(made);
	return text;
}

Test(backup, of_the_copy_holds_the_same_lines)
{
	const char *other = arena_printf(q->arena, "%s/other", test_folder());
	struct backup_summary s;

	cr_assert_not(restore(file), "%s", copy->failed.detail);
	release_copy();
	cr_assert_not(backup_write(copy, other, no_progress, &s), "%s", copy->failed.detail);
	cr_expect_str_eq(tables_of(other, APART), tables_of(file, 0));
}

Test(backup, is_readable_by_its_owner_only_and_replaces_nothing_but_a_backup)
{
	const char *letter = test_file(test_folder(), "letter", "handrail\n");
	struct backup_summary s;
	struct stat st;

	umask(0);
	MUST(backup_write(q, file, no_progress, &s));
	cr_assert_not(stat(file, &st));
	cr_expect_eq(st.st_mode & 07777, 0600);
	cr_expect_eq(backup_write(q, letter, no_progress, &s), ERR_SYSTEM);
	cr_expect_str_eq(test_read(letter), "handrail\n");
	cr_expect_eq(backup_write(q, test_folder(), no_progress, &s), ERR_SYSTEM);
	cr_expect_eq(backup_write(q, "/dev/full", no_progress, &s), ERR_SYSTEM);
}

Test(backup, holds_the_settings_and_no_secret)
{
	struct backup_summary s;
	struct conf c = *q->conf;
	const char *text;

	c.mail_from = "post@example.test";
	c.mail_password = "very-secret-1";
	c.database_password = "";
	c.text_url = "https://user:very-secret-2@example.test/";
	q->conf = &c;
	MUST(backup_write(q, file, no_progress, &s));
	text = test_read(file);
	cr_expect_not_null(strstr(text, "\nsetting\t[mail] from = post@example.test\n"));
	cr_expect_null(strstr(text, "very-secret"));
	cr_expect_null(strstr(text, q->conf->secrets_key));
}

/* ---- bad files ---- */

static void write_part(const char *path, const char *bytes, size_t length)
{
	FILE *f = fopen(path, "we");

	cr_assert_eq(fwrite(bytes, 1, length, f), length);
	fclose(f);
}

static void copy_is_untouched(const char *about)
{
	struct db_table t;

	cr_expect_eq(db_table_find(copy, "site", &t), ERR_MISSING, "%s", about);
}

/* Cut at the end of a line, inside one, and before the digest. */
Test(backup, that_is_cut_off_is_refused_before_anything_changes)
{
	const char *text = test_read(file), *part = arena_printf(q->arena, "%s/part", test_folder());
	size_t length = strlen(text);
	struct backup_summary s;
	int tried = 0;

	for (const char *line = text; *line; line = strchr(line, '\n') + 1, tried++) {
		if (tried % 20)
			continue;
		write_part(part, text, (size_t)(line - text));
		cr_expect_eq(backup_check(q, part, &s), ERR_BAD, "cut before line %d", tried + 1);
	}
	for (size_t back = 1; back < 80; back++) {
		write_part(part, text, length - back);
		cr_expect_eq(restore(part), ERR_BAD, "without the last %zu bytes", back);
	}
	copy_is_untouched("cut off");
}

Test(backup, that_was_changed_is_refused_wherever_it_was)
{
	char *text = test_read(file);
	const char *part = arena_printf(q->arena, "%s/part", test_folder());
	size_t length = strlen(text), step = length / 150 + 1;
	struct backup_summary s;

	for (size_t i = 3; i < length; i += step) {
		char was = text[i];

		text[i] = was == '1' ? '2' : '1';
		write_part(part, text, length);
		cr_expect_eq(backup_check(q, part, &s), ERR_BAD, "byte %zu, which was %c", i, was);
		text[i] = was;
	}
	write_part(part, arena_printf(q->arena, "%s\n", text), length + 1);
	cr_expect_eq(restore(part), ERR_BAD, "a line behind the digest");
	copy_is_untouched("changed");
}

/* ---- databases that do not fit ---- */

Test(backup, is_refused_by_a_database_that_holds_something)
{
	size_t ran;

	cr_assert_not(migrate(copy, "schema", &ran));
	cr_assert_not(db_script(copy, "INSERT INTO place (name_key, name, latitude, longitude, programs) VALUES ('a', 'A', 1, 2, 3)"));
	cr_expect_eq(restore(file), ERR_CONFIG);
	cr_expect_not_null(strstr(copy->failed.detail, "place holds rows"));
	cr_assert_not(db_script(copy, "DELETE FROM place"));
	cr_expect_not(restore(file), "%s", copy->failed.detail);
}

/* ---- what must not come back, and what must not be lost ---- */

struct counts { int64_t sessions, codes, drafts, waiting, receipts, of_sessions, stops; };
static const struct column counts_columns[] = {
	COLUMN(struct counts, sessions),
	COLUMN(struct counts, codes),
	COLUMN(struct counts, drafts),
	COLUMN(struct counts, waiting),
	COLUMN(struct counts, receipts),
	COLUMN(struct counts, of_sessions),
	COLUMN(struct counts, stops),
};

STATEMENT(counts, counts_columns, struct counts,
	"SELECT (SELECT COUNT(*) FROM session) AS sessions, (SELECT COUNT(*) FROM sign_in_code) AS codes, "
	"  (SELECT COUNT(*) FROM screener_draft) AS drafts, (SELECT COUNT(*) FROM oidc_waiting) AS waiting, "
	"  (SELECT COUNT(*) FROM receipt) AS receipts, (SELECT COUNT(session_id) FROM receipt) AS of_sessions, "
	"  (SELECT COUNT(*) FROM text_stop) AS stops");

static const char of_people[] =
	"SET foreign_key_checks = 0;"
	"INSERT INTO session (id, token_hash, site_id, account_id, made_at, seen_at) VALUES"
	" (7, REPEAT(X'07', 32), 1, NULL, 1, 1), (8, REPEAT(X'08', 32), 1, 5, 1, 1);"
	"INSERT INTO sign_in_code (session_id, address, nonce, made_at, expires_at) VALUES (7, 'a@b.test', REPEAT(X'01', 16), 1, 2);"
	"INSERT INTO text_stop (number, stopped_at) VALUES ('+15550100', 1), ('+15550101', 2);";

static void add_what_hangs_on_sessions(void)
{
	MUST(db_script(q, of_people));
	MUST(db_script(q, "INSERT INTO receipt SET public_id = 'r', session_id = 7, made_at = 1;"
		"INSERT INTO oidc_waiting SET session_id = 7, state = 's', nonce = 'n', verifier = 'v', next = '/', made_at = 1;"
		"INSERT INTO screener_draft SET public_id = 'd', session_id = 7, site_id = 1, form_path = '/', form = '', made_at = 1;"
		"INSERT INTO screener_draft SET public_id = 'e', account_id = 5, site_id = 1, form_path = '/', form = '', made_at = 1;"
		"SET foreign_key_checks = 1;"));
}

Test(backup, signs_nobody_in)
{
	struct backup_summary s;
	struct counts c;

	add_what_hangs_on_sessions();
	MUST(backup_write(q, file, no_progress, &s));
	cr_assert_not(restore(file), "%s", copy->failed.detail);
	cr_assert_not(db_row(copy, &counts, &c, NOTHING));
	cr_expect_eq(c.sessions, 0);
	cr_expect_eq(c.codes, 0);
	cr_expect_eq(c.waiting, 0);
	cr_expect_eq(c.drafts, 1, "the account's own draft stays, and the visitor's goes");
	cr_expect_eq(c.receipts, 1);
	cr_expect_eq(c.of_sessions, 0);
}

Test(backup, keeps_each_stop_of_before_and_of_since)
{
	struct backup_summary s;
	struct counts c;
	size_t ran;

	MUST(db_script(q, of_people));
	MUST(backup_write(q, file, no_progress, &s));
	cr_assert_not(migrate(copy, "schema", &ran));
	cr_assert_not(db_script(copy, "INSERT INTO text_stop (number, stopped_at) VALUES ('+15550101', 3), ('+15550102', 4)"));
	cr_assert_not(restore(file), "%s", copy->failed.detail);
	cr_assert_not(db_row(copy, &counts, &c, NOTHING));
	cr_expect_eq(c.stops, 3);
}

/* A limit on the disk or a lost server in the middle: here a row that the database refuses. */
Test(backup, that_fails_half_way_leaves_the_database_empty_and_can_be_repeated)
{
	struct db_table t;
	bool empty;
	size_t ran;

	cr_assert_not(migrate(copy, "schema", &ran));
	cr_assert_not(db_script(copy, "ALTER TABLE site_logo ADD CONSTRAINT small CHECK (LENGTH(image) < 100)"));
	cr_expect_eq(restore(file), ERR_DATABASE);
	cr_assert_not(db_table_find(copy, "place", &t));
	cr_assert_not(db_table_is_empty(copy, &t, &empty));
	cr_expect(empty);
	cr_assert_not(db_script(copy, "ALTER TABLE site_logo DROP CONSTRAINT small"));
	cr_expect_not(restore(file), "%s", copy->failed.detail);
	cr_expect_str_eq(content_of(copy, "place"), content_of(q, "place"));
}

Test(backup, of_another_version_is_refused_if_its_tables_are_older_than_the_database)
{
	cr_assert_not(restore(file), "%s", copy->failed.detail);
	cr_assert_not(db_script(copy, "DELETE FROM place; DELETE FROM site_logo; DELETE FROM consent_text;"
		"INSERT INTO schema_migration VALUES (99999, '99999_later.sql', REPEAT(X'00', 32), 1)"));
	cr_expect_eq(restore(file), ERR_CONFIG);
}
