/* db_tables.c - whole tables as text, for backups: reads them in one snapshot, and writes them into an empty database. */
#include "edge/db_in.h"

#include <mysql.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"

struct column_row { const char *name; bool is_binary; };

static const struct column column_columns[] = {
	COLUMN(struct column_row, name),
	COLUMN(struct column_row, is_binary),
};

STATEMENT(columns_of, column_columns, struct column_row,
	"SELECT column_name AS name, data_type LIKE '%binary' OR data_type LIKE '%blob' AS is_binary "
	"FROM information_schema.columns "
	"WHERE table_schema = DATABASE() "
	"AND table_name = ? "
	"AND is_generated = 'NEVER' "
	"ORDER BY ordinal_position");

static const struct column next_columns[] = { COLUMN(struct db_table, next_id) };

STATEMENT(next_of, next_columns, struct db_table,
	"SELECT IFNULL(auto_increment, 0) AS next_id "
	"FROM information_schema.tables "
	"WHERE table_schema = DATABASE() "
	"AND table_name = ?");

enum err db_table_find(struct req *q, const char *name, struct db_table *t)
{
	struct column_row *found;
	enum err e;

	*t = (struct db_table){ 0 };
	if ((e = db_row(q, &next_of, t, BIND(name))) || (e = db_rows(q, &columns_of, &found, &t->count, BIND(name))))
		return e;
	t->name = arena_text(q->arena, name);
	t->columns = arena_array(q->arena, t->count, sizeof(*t->columns));
	t->is_binary = arena_array(q->arena, t->count, sizeof(*t->is_binary));
	for (size_t i = 0; i < t->count; i++) {
		t->columns[i] = found[i].name;
		t->is_binary[i] = found[i].is_binary;
	}
	return ERR_OK;
}

/* A statement with the names of a table and its columns, which cannot be bound. */
#define NAMED_MOST (64 * 1024 * 1024)

static void add_name(struct str *s, const char *name)
{
	str_add_char(s, '`');
	for (; *name; name++)
		if (*name != '`')
			str_add_char(s, *name);
	str_add_char(s, '`');
}

static void add_columns(struct str *s, const struct db_table *t, bool as_text)
{
	for (size_t i = 0; i < t->count; i++) {
		str_add(s, i ? ", " : "");
		str_add(s, as_text && t->is_binary[i] ? "HEX(" : "");
		add_name(s, t->columns[i]);
		str_add(s, as_text && t->is_binary[i] ? ")" : "");
	}
}

static enum err run_named(struct req *q, const struct db_table *t, const struct str *sql)
{
	return sql->full ? fail(q, ERR_DATABASE, "a row of %s is too long", t->name) : db_run(q, t->name, sql->text, sql->length);
}

static enum err run_on(struct req *q, const struct db_table *t, const char *before, const char *after)
{
	struct str sql;

	str_init(&sql, q->arena, NAMED_MOST);
	str_add(&sql, before);
	add_name(&sql, t->name);
	str_add(&sql, after);
	return run_named(q, t, &sql);
}

static enum err take_cells(struct req *q, MYSQL_RES *result, struct db_cell *cells, size_t count,
	enum err (*each)(struct req *q, const struct db_cell *cells, void *data), void *data)
{
	enum err e = ERR_OK;
	MYSQL_ROW row;

	while (!e && (row = mysql_fetch_row(result))) {
		const unsigned long *lengths = mysql_fetch_lengths(result);

		for (size_t i = 0; i < count; i++)
			cells[i] = (struct db_cell){ row[i], row[i] ? lengths[i] : 0 };
		e = each(q, cells, data);
	}
	return e;
}

enum err db_table_each(struct req *q, const struct db_table *t,
	enum err (*each)(struct req *q, const struct db_cell *cells, void *data), void *data)
{
	MYSQL_RES *result;
	struct str sql;
	enum err e;

	str_init(&sql, q->arena, NAMED_MOST);
	str_add(&sql, "SELECT ");
	add_columns(&sql, t, true);
	str_add(&sql, " FROM ");
	add_name(&sql, t->name);
	if ((e = run_named(q, t, &sql)))
		return e;
	if (!(result = mysql_use_result(db_connection(q))))
		return db_failed_now(q);
	e = take_cells(q, result, arena_array(q->arena, t->count, sizeof(struct db_cell)), t->count, each, data);
	if (!e && mysql_errno(db_connection(q)))
		e = db_failed_now(q);
	mysql_free_result(result);
	return e;
}

/* Hexadecimal stands as it is, in X'...', which is always a string of bytes. */
static void add_cell(MYSQL *m, struct str *s, const struct db_cell *c, bool is_binary)
{
	char *escaped;

	if (!c->text) {
		str_add(s, "NULL");
		return;
	}
	escaped = arena_alloc(s->arena, 2 * c->length + 1);
	str_add(s, is_binary ? "X'" : "'");
	str_add_bytes(s, escaped, mysql_real_escape_string(m, escaped, c->text, c->length));
	str_add_char(s, '\'');
}

static void add_rows(MYSQL *m, struct str *s, const struct db_table *t, const struct db_cell *cells, size_t rows)
{
	str_add(s, t->keeps_rows ? "INSERT IGNORE INTO " : "INSERT INTO ");
	add_name(s, t->name);
	str_add(s, " (");
	add_columns(s, t, false);
	str_add(s, ") VALUES ");
	for (size_t i = 0; i < rows * t->count; i++) {
		str_add(s, i % t->count ? ", " : i ? "), (" : "(");
		add_cell(m, s, &cells[i], t->is_binary[i % t->count]);
	}
	str_add(s, ")");
}

enum err db_table_add(struct req *q, const struct db_table *t, const struct db_cell *cells, size_t rows)
{
	struct arena *a;
	struct str sql;
	enum err e;

	if (!rows)
		return ERR_OK;
	if (!db_writes(q))
		return fail(q, ERR_DATABASE, "%s outside a transaction, or after a failure in it", t->name);
	a = arena_new();
	str_init(&sql, a, NAMED_MOST);
	add_rows(db_connection(q), &sql, t, cells, rows);
	if ((e = run_named(q, t, &sql)) == ERR_DUPLICATE)
		e = fail(q, ERR_DATABASE, "%s: a row stands there twice", t->name);
	arena_release(a);
	return e;
}

enum err db_table_clear(struct req *q, const struct db_table *t)
{
	return run_on(q, t, "DELETE FROM ", "");
}

enum err db_table_is_empty(struct req *q, const struct db_table *t, bool *empty)
{
	MYSQL_RES *result;
	enum err e = run_on(q, t, "SELECT 1 FROM ", " LIMIT 1");

	*empty = false;
	if (e)
		return e;
	if (!(result = mysql_store_result(db_connection(q))))
		return db_failed_now(q);
	*empty = !mysql_num_rows(result);
	mysql_free_result(result);
	return ERR_OK;
}

enum err db_table_continue(struct req *q, const struct db_table *t)
{
	if (!t->next_id)
		return ERR_OK;
	return run_on(q, t, "ALTER TABLE ", arena_printf(q->arena, " AUTO_INCREMENT = %lld", (long long)t->next_id));
}

enum err db_trust_keys(struct req *q)
{
	return db_command(q, "SET SESSION foreign_key_checks = 0");
}

enum err db_check_keys(struct req *q)
{
	return db_command(q, "SET SESSION foreign_key_checks = 1");
}
