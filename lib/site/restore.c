/* restore.c - fills an empty database from a backup; backup.h is the manual. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "site/backup_in.h"
#include "site/installation.h"
#include "site/session.h"

/* Rows made since the backup are lost, but links that were sent hold their numbers, and such a number must not come to mean
 * another row. So the numbers of new rows begin this much higher. */
#define IDS_APART 1000000

/* A statement that adds rows has about so many bytes, and at most so many rows. */
#define BATCH_BYTES ((size_t)256 * 1024)
#define BATCH_ROWS 1000

struct restoring {
	const char *path;
	backup_progress *progress;
	struct backup_summary *s;
	struct migrated steps;
	struct db_table table;
	size_t done;			/* tables */
	struct arena *arena;		/* of the batch */
	struct db_cell *cells;
	size_t rows, bytes;
};

/* ---- is it empty? ---- */

/* Numbers that sent STOP since the backup may stand in the new database already. They stay. */
static bool keeps_rows(const char *table) { return text_equal(table, "text_stop"); }

/* Filled by `handrail migrate`. */
static bool is_filled_at_once(const char *table)
{
	static const char *const names[] = { "schema_migration", "status", "installation" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (text_equal(table, names[i]))
			return true;
	return false;
}

static enum err check_empty(struct req *q, const char *table)
{
	struct db_table t;
	bool empty;
	enum err e = db_table_find(q, table, &t);

	if (e == ERR_MISSING || is_filled_at_once(table) || keeps_rows(table))
		return ERR_OK;
	if (e || (e = db_table_is_empty(q, &t, &empty)) || empty)
		return e;
	return fail(q, ERR_CONFIG, "the database is not empty: %s holds rows. Restore into a new database", table);
}

static enum err check_all_empty(struct req *q, const struct restoring *r)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < r->steps.table_count && !e; i++)
		e = check_empty(q, r->steps.tables[i]);
	return e;
}

/* ---- rows ---- */

static enum err flush(struct req *q, struct restoring *r)
{
	enum err e = db_table_add(q, &r->table, r->cells, r->rows);

	arena_reset(r->arena);
	r->cells = arena_array(r->arena, BATCH_ROWS * r->table.count, sizeof(*r->cells));
	r->rows = r->bytes = 0;
	return e;
}

static enum err check_known(struct req *q, const struct restoring *r, const char *table)
{
	for (size_t i = 0; i < r->steps.table_count; i++)
		if (text_equal(r->steps.tables[i], table))
			return ERR_OK;
	return fail(q, ERR_BAD, "no step makes the table %s", table);
}

static enum err begin_table(struct req *q, const struct db_table *t, void *data)
{
	struct restoring *r = data;
	enum err e;

	r->progress(NULL, t->name, r->done++, r->steps.table_count);
	r->table = *t;
	r->table.keeps_rows = keeps_rows(t->name);
	r->rows = 0;
	if ((e = check_known(q, r, t->name)) || (!r->table.keeps_rows && (e = db_table_clear(q, t))))
		return e;
	return flush(q, r);
}

static enum err add_row(struct req *q, const struct db_cell *cells, void *data)
{
	struct restoring *r = data;
	struct db_cell *row = r->cells + r->rows * r->table.count;

	for (size_t i = 0; i < r->table.count; i++) {
		row[i] = (struct db_cell){ cells[i].text ? arena_bytes(r->arena, cells[i].text, cells[i].length) : NULL,
			cells[i].length };
		r->bytes += cells[i].length;
	}
	return ++r->rows == BATCH_ROWS || r->bytes >= BATCH_BYTES ? flush(q, r) : ERR_OK;
}

static enum err end_table(struct req *q, void *data)
{
	return flush(q, data);
}

/* May run again after a lost connection: it begins by emptying each table. */
static enum err fill(struct req *q, void *data)
{
	struct restoring *r = data;
	struct backup_reader reader = { begin_table, add_row, end_table, r };
	struct migrated steps;
	enum err e;

	r->done = 0;
	if ((e = db_trust_keys(q)) || (e = backup_read(q, r->path, &reader, r->s, &steps)) || (e = db_check_keys(q)))
		return e;
	/* A copy signs nobody in who was signed in then. */
	return (e = session_forget_all(q)) ? e : installation_hold(q);
}

/* ---- all of it ---- */

/* Row numbers are never given out again: IDS_APART. */
static enum err continue_ids(struct req *q, const struct db_table *t, void *data)
{
	struct db_table ours, next = *t;
	enum err e = db_table_find(q, t->name, &ours);

	(void)data;
	if (e == ERR_MISSING)
		return fail(q, ERR_BAD, "no step makes the table %s", t->name);
	next.next_id += t->next_id ? IDS_APART : 0;
	return e ? e : db_table_continue(q, &next);
}

static enum err pass_row(struct req *q, const struct db_cell *cells, void *data)
{
	(void)q, (void)cells, (void)data;
	return ERR_OK;
}

static enum err pass_end(struct req *q, void *data)
{
	(void)q, (void)data;
	return ERR_OK;
}

static enum err make_tables(struct req *q, struct restoring *r)
{
	const char *schema = conf_find(q->arena, q->conf, "schema");
	struct backup_reader ids = { continue_ids, pass_row, pass_end, NULL };
	enum err e;

	if (!schema)
		return fail(q, ERR_CONFIG, "the folder schema is missing");
	if ((e = migrate_tables(q, schema, &r->steps)) || (e = check_all_empty(q, r)))
		return e;
	if ((e = migrate_like(q, schema, r->steps.all, r->steps.count)))
		return e;
	return backup_read(q, r->path, &ids, r->s, &(struct migrated){ 0 });
}

enum err backup_restore(struct req *q, const char *path, backup_progress *progress, struct backup_summary *s)
{
	struct restoring r = { .path = path, .progress = progress, .s = s };
	enum err e;

	db_patient(q->db);
	if ((e = backup_read(q, path, NULL, s, &r.steps)) || (e = make_tables(q, &r)))
		return e;
	r.arena = arena_new();
	e = db_transaction(q, fill, &r);
	arena_release(r.arena);
	if (!e)
		progress(NULL, "tables", r.steps.table_count, r.steps.table_count);
	return e;
}
