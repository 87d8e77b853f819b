/* migrate.c - runs the numbered files of schema/, each once, and records them.
 *
 * MariaDB cannot roll back half of a file. So a row records that a file has begun
 * (applied_at NULL) and then that it is applied: an interrupted file is found and
 * named the next time, and two simultaneous migrations cannot both begin it. */
#include "site/migrate.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "edge/db.h"
#include "base/req.h"
#include "base/secret.h"
#include "law/status.h"

#define FILE_MAX ((size_t)4 * 1024 * 1024)

/* Stands here because migrate() needs it to find all other tables. */
static const char bootstrap[] =
	"CREATE TABLE IF NOT EXISTS schema_migration ("
	"version INT NOT NULL PRIMARY KEY, "
	"name VARCHAR(200) NOT NULL, "
	"digest BINARY(32) NOT NULL, "
	"applied_at BIGINT NULL) "	/* NULL: begun */
	"ENGINE = InnoDB CHARACTER SET utf8mb4";

/* The default for new tables. A database made by a hosting panel may have latin1. */
static const char character_set[] = "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci";

struct step {
	int version;
	const char *name;
	const char *sql;
	unsigned char digest[HASH_SIZE];
};

struct steps { struct step *all; size_t count; };

struct applied {
	int version;
	const char *name;
	unsigned char digest[HASH_SIZE];
	int64_t applied_at;	/* 0: begun, not applied */
};

static const struct column applied_columns[] = {
	COLUMN(struct applied, version),
	COLUMN(struct applied, name),
	COLUMN(struct applied, digest),
	COLUMN(struct applied, applied_at),
};

STATEMENT(all_applied, applied_columns, struct applied,
	"SELECT version, name, digest, applied_at "
	"FROM schema_migration "
	"ORDER BY version");

COMMAND(begin_step,
	"INSERT INTO schema_migration (version, name, digest, applied_at) "
	"VALUES (?, ?, ?, NULL)");

COMMAND(end_step,
	"UPDATE schema_migration "
	"SET applied_at = ? "
	"WHERE version = ?");

struct found { int64_t tables; };

static const struct column found_columns[] = {
	COLUMN(struct found, tables),
};

STATEMENT(find_table, found_columns, struct found,
	"SELECT COUNT(*) AS tables "
	"FROM information_schema.tables "
	"WHERE table_schema = DATABASE() "
	"AND table_name = 'schema_migration'");

/* ---- the files ---- */

/* The number of "0003_referrals.sql"; 0 if the file is not a step. */
static int version_of(const char *name)
{
	size_t digits = strspn(name, "0123456789");

	if (digits < 1 || digits > 8 || name[digits] != '_' || !text_ends(name, ".sql"))
		return 0;
	return (int)strtol(name, NULL, 10);
}

static int is_step(const struct dirent *entry)
{
	return version_of(entry->d_name) > 0;
}

static int by_version(const struct dirent **a, const struct dirent **b)
{
	int left = version_of((*a)->d_name), right = version_of((*b)->d_name);

	return (left > right) - (left < right);
}

static enum err read_sql(struct req *q, const char *path, const char **sql)
{
	FILE *f = fopen(path, "re");
	struct str text;
	char part[8192];
	size_t n;
	bool bad;

	if (!f)
		return fail(q, ERR_CONFIG, "%s: %s", path, strerror(errno));
	str_init(&text, q->arena, FILE_MAX);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		str_add_bytes(&text, part, n);
	bad = ferror(f) || text.full || strlen(text.text) != text.length;
	fclose(f);
	*sql = text.text;
	return bad ? fail(q, ERR_CONFIG, "%s is not readable text", path) : ERR_OK;
}

static enum err read_step(struct req *q, const char *directory, const char *name, struct step *s)
{
	enum err e = read_sql(q, arena_printf(q->arena, "%s/%s", directory, name), &s->sql);

	s->version = version_of(name);
	s->name = arena_text(q->arena, name);
	if (!e)
		secret_hash(s->sql, strlen(s->sql), s->digest);
	return e;
}

static enum err read_steps(struct req *q, const char *directory, struct steps *steps)
{
	struct dirent **names;
	int count = scandir(directory, &names, is_step, by_version);
	enum err e = ERR_OK;

	*steps = (struct steps){ 0 };
	if (count < 0)
		return fail(q, ERR_CONFIG, "%s: %s", directory, strerror(errno));
	steps->all = arena_array(q->arena, (size_t)count, sizeof(*steps->all));
	for (int i = 0; i < count; i++) {
		struct step *s = &steps->all[steps->count];

		if (!e && !(e = read_step(q, directory, names[i]->d_name, s)) && steps->count++
				&& s[-1].version == s->version)
			e = fail(q, ERR_CONFIG, "%s and %s have the same number", s[-1].name, s->name);
		free(names[i]);
	}
	free(names);
	if (!e && !steps->count)
		e = fail(q, ERR_CONFIG, "%s holds no steps", directory);
	return e;
}

size_t migrate_steps(const char *directory)
{
	struct dirent **names;
	int count = scandir(directory, &names, is_step, by_version);

	for (int i = 0; i < count; i++)
		free(names[i]);
	if (count >= 0)
		free(names);
	return count > 0 ? (size_t)count : 0;
}

/* ---- files that have run ---- */

static const struct step *step_find(const struct steps *steps, int version)
{
	for (size_t i = 0; i < steps->count; i++)
		if (steps->all[i].version == version)
			return &steps->all[i];
	return NULL;
}

static enum err check_applied(struct req *q, const struct steps *steps, const struct applied *a)
{
	const struct step *s = step_find(steps, a->version);

	if (!a->applied_at)
		return fail(q, ERR_CONFIG, "%s is running elsewhere, or stopped half-way: "
			"if nothing else migrates, restore the database and migrate again", a->name);
	if (!s)
		return fail(q, ERR_CONFIG, "the database has seen %s, which this version does not have", a->name);
	if (memcmp(s->digest, a->digest, sizeof(s->digest)))
		return fail(q, ERR_CONFIG, "%s has changed since it ran", s->name);
	return ERR_OK;
}

/* Files that have not run yet. Checks the others against their digests. */
static enum err find_pending(struct req *q, const struct steps *steps, struct steps *pending)
{
	struct applied *applied;
	size_t count, at = 0;
	enum err e = db_rows(q, &all_applied, &applied, &count, NOTHING);

	if (e)
		return e;
	pending->all = arena_array(q->arena, steps->count, sizeof(*pending->all));
	for (size_t i = 0; i < count; i++)
		if ((e = check_applied(q, steps, &applied[i])))
			return e;
	for (size_t i = 0; i < steps->count; i++) {
		while (at < count && applied[at].version < steps->all[i].version)
			at++;
		if (at == count || applied[at].version != steps->all[i].version)
			pending->all[pending->count++] = steps->all[i];
	}
	return ERR_OK;
}

/* ---- running ---- */

static enum err run_step(struct req *q, const struct step *s)
{
	enum err e = db_exec(q, &begin_step, NULL, BIND(s->version, s->name, value_bytes(s->digest, sizeof(s->digest))));

	if (e == ERR_DUPLICATE)
		return fail(q, ERR_CONFIG, "another process is running %s", s->name);
	if (e)
		return e;
	if ((e = db_script(q, s->sql)))
		return e;
	return db_exec(q, &end_step, NULL, BIND(clock_now(), s->version));
}

static enum err prepare_database(struct req *q, bool *is_new)
{
	struct found found;
	enum err e = db_row(q, &find_table, &found, NOTHING);

	if (e)
		return e;
	*is_new = !found.tables;
	return ERR_OK;
}

/* ---- the statuses: for foreign keys, and for people who read the tables ---- */

COMMAND(seed_status,
	"INSERT INTO status (id, slug, label, class) "
	"VALUES (?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE "
	"slug = VALUES(slug), label = VALUES(label), class = VALUES(class)");

static enum err seed_all(struct req *q, void *data)
{
	enum err e = ERR_OK;

	(void)data;
	for (enum status s = 0; s < STATUSES && !e; s++)
		e = db_exec(q, &seed_status, NULL, BIND((int)s, status_slug(s), status_label(s), status_class_slug(status_class_of(s))));
	return e;
}

enum err migrate_seed(struct req *q)
{
	return db_transaction(q, seed_all, NULL);
}

/* Reads the folder, makes the table of steps in a new database, and finds the steps that have not run. */
static enum err begin_migrating(struct req *q, const char *directory, struct steps *steps, struct steps *pending)
{
	bool is_new;
	enum err e;

	if ((e = read_steps(q, directory, steps)) || (e = prepare_database(q, &is_new)))
		return e;
	if (is_new && ((e = db_script(q, character_set)) || (e = db_script(q, bootstrap))))
		return e;
	return find_pending(q, steps, pending);
}

COMMAND(note_steps,
	"INSERT INTO installation (name, value) "
	"VALUES ('schema_steps', ?) "
	"ON DUPLICATE KEY UPDATE value = VALUES(value)");

enum err migrate(struct req *q, const char *directory, size_t *ran)
{
	struct steps steps, pending = { 0 };
	enum err e;

	*ran = 0;
	if ((e = begin_migrating(q, directory, &steps, &pending)))
		return e;
	for (; *ran < pending.count; ++*ran)
		if ((e = run_step(q, &pending.all[*ran])))
			return e;
	if ((e = migrate_seed(q)))
		return e;
	return db_exec(q, &note_steps, NULL, BIND(arena_printf(q->arena, "%zu", steps.count)));
}

enum err migrate_pending(struct req *q, const char *directory, size_t *count)
{
	struct steps steps, pending = { 0 };
	bool is_new;
	enum err e;

	*count = 0;
	if ((e = read_steps(q, directory, &steps)) || (e = prepare_database(q, &is_new)))
		return e;
	if (!is_new && (e = find_pending(q, &steps, &pending)))
		return e;
	*count = is_new ? steps.count : pending.count;
	return ERR_OK;
}

/* ---- for backups ---- */

enum err migrate_ran(struct req *q, struct migration **all, size_t *count)
{
	struct applied *applied;
	enum err e = db_rows(q, &all_applied, &applied, count, NOTHING);

	if (e)
		return e;
	*all = arena_array(q->arena, *count, sizeof(**all));
	for (size_t i = 0; i < *count; i++) {
		if (!applied[i].applied_at)
			return fail(q, ERR_CONFIG, "%s is running, or stopped half-way", applied[i].name);
		(*all)[i].version = applied[i].version;
		(*all)[i].name = applied[i].name;
		memcpy((*all)[i].digest, applied[i].digest, HASH_SIZE);
	}
	return ERR_OK;
}

static const struct migration *migration_find(const struct migration *all, size_t count, int version)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].version == version)
			return &all[i];
	return NULL;
}

static enum err check_wanted(struct req *q, const struct steps *steps, const struct migration *m)
{
	const struct step *s = step_find(steps, m->version);

	if (!s)
		return fail(q, ERR_CONFIG, "this version of Handrail does not have the step %s", m->name);
	if (memcmp(s->digest, m->digest, HASH_SIZE))
		return fail(q, ERR_CONFIG, "the step %s has changed since", m->name);
	return ERR_OK;
}

enum err migrate_like(struct req *q, const char *directory, const struct migration *all, size_t count)
{
	struct steps steps, pending = { 0 };
	struct migration *ran;
	size_t ran_count;
	enum err e;

	if ((e = begin_migrating(q, directory, &steps, &pending)) || (e = migrate_ran(q, &ran, &ran_count)))
		return e;
	for (size_t i = 0; i < count; i++)
		if ((e = check_wanted(q, &steps, &all[i])))
			return e;
	for (size_t i = 0; i < ran_count; i++)
		if (!migration_find(all, count, ran[i].version))
			return fail(q, ERR_CONFIG, "the tables are newer: the step %s has run on them", ran[i].name);
	for (size_t i = 0; i < pending.count; i++)
		if (migration_find(all, count, pending.all[i].version) && (e = run_step(q, &pending.all[i])))
			return e;
	return ERR_OK;
}

struct names { const char **all; size_t count, room; };

static void names_add(struct req *q, struct names *n, const char *name)
{
	if (n->count == n->room) {
		const char **more = arena_array(q->arena, n->room = n->room ? n->room * 2 : 64, sizeof(*more));

		if (n->count)
			memcpy(more, n->all, n->count * sizeof(*more));
		n->all = more;
	}
	n->all[n->count++] = name;
}

static void names_drop(struct names *n, const char *name)
{
	for (size_t i = 0; i < n->count; i++)
		if (text_equal(n->all[i], name))
			n->all[i] = n->all[--n->count];
}

/* The name behind words of SQL at this place, such as "CREATE TABLE "; NULL if other words stand there. */
static const char *name_after(struct req *q, const char *sql, const char *words)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

	if (!text_starts(sql, words))
		return NULL;
	sql += strlen(words);
	return arena_bytes(q->arena, sql, strspn(sql, letters));
}

/* Statements begin at the beginning of a line. */
static void read_names(struct req *q, const char *sql, struct names *n)
{
	for (const char *line = sql; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		const char *made = name_after(q, line, "CREATE TABLE "), *gone = name_after(q, line, "DROP TABLE ");

		if (made)
			names_add(q, n, made);
		if (gone)
			names_drop(n, gone);
	}
}

enum err migrate_tables(struct req *q, const char *directory, struct migrated *m)
{
	struct names n = { 0 };
	struct steps steps;
	enum err e;

	if ((e = read_steps(q, directory, &steps)))
		return e;
	names_add(q, &n, "schema_migration");
	for (size_t i = 0; i < steps.count; i++)
		if (migration_find(m->all, m->count, steps.all[i].version))
			read_names(q, steps.all[i].sql, &n);
	m->tables = n.all;
	m->table_count = n.count;
	return ERR_OK;
}
