/* import.c - an import without its database: statements are not sent, but checked against the schema.
 *
 * The linker replaces db.c's functions by ours (--wrap, see the
 * Makefile). All tables are empty, and written rows are not kept. */
#include "import.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "edge/db.h"
#include "directory/directory.h"
#include "base/map.h"
#include "support.h"

enum err __wrap_db_exec(struct req *q, const struct stmt *s, struct done *done, struct binds b);
enum err __wrap_db_exec_many(struct req *q, const struct stmt *s, const struct value *values, size_t rows, void *made);
enum err __wrap_db_row(struct req *q, const struct stmt *s, void *row, struct binds b);
enum err __wrap_db_rows(struct req *q, const struct stmt *s, void *rows, size_t *count, struct binds b);
enum err __wrap_db_each(struct req *q, const struct stmt *s, enum err (*each)(struct req *q, void *row, void *data),
	void *row, void *data, struct binds b);
enum err __wrap_db_transaction(struct req *q, enum err (*work)(struct req *q, void *data), void *data);
void __wrap_db_patient(struct db *db);

/* ---- the schema: columns and keys ---- */

#define COLUMNS_MOST 1000
#define KEYS_MOST 300
#define VALUES_MOST 64
#define SCHEMA_MOST ((size_t)1 << 20)

static struct schema_column { const char *table, *name; size_t characters, bytes; bool ascii; } columns[COLUMNS_MOST];
static struct key { const char *table, *columns; } keys[KEYS_MOST];	/* "a, b" */
static size_t column_count, key_count;
static struct arena *lifelong;

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

/* Reads the next word of letters and moves past it; "" if there is none. */
static char *word(struct arena *a, const char **at)
{
	const char *start = *at + strspn(*at, " \t\n");

	*at = start + strspn(start, letters);
	return arena_bytes(a, start, (size_t)(*at - start));
}

static void key_add(const char *table, const char *line)
{
	const char *open = strchr(line, '('), *close = open ? strchr(open, ')') : NULL;

	EXPECT(close && key_count < KEYS_MOST, line);
	keys[key_count++] = (struct key){ table, arena_bytes(lifelong, open + 1, (size_t)(close - open) - 1) };
}

static void column_add(const char *table, const char *line)
{
	const char *at = line, *name = word(lifelong, &at), *type = word(lifelong, &at);
	size_t n = *at == '(' ? strtoul(at + 1, NULL, 10) : 0;
	struct schema_column c = { table, name, SIZE_MAX, SIZE_MAX, strstr(at, "CHARACTER SET ascii") != NULL };

	if (text_equal(type, "VARCHAR") || text_equal(type, "CHAR"))
		c.characters = n;
	else if (text_equal(type, "BINARY"))
		c.bytes = n;
	else if (text_equal(type, "TEXT"))
		c.bytes = 65535;
	else if (text_equal(type, "MEDIUMTEXT"))
		c.bytes = 16777215;
	EXPECT(column_count < COLUMNS_MOST, line);
	columns[column_count++] = c;
	if (strstr(at, "PRIMARY KEY"))
		key_add(table, arena_printf(lifelong, "(%s)", name));
}

static void line_read(const char **table, const char *line)
{
	const char *at = line + strspn(line, " \t");

	if (text_starts(at, "CREATE TABLE ")) {
		at += strlen("CREATE TABLE ");
		*table = word(lifelong, &at);
		return;
	}
	if (text_starts(at, "ALTER TABLE ")) {
		at += strlen("ALTER TABLE ");
		*table = word(lifelong, &at);
		at += strspn(at, " \t");
	}
	if (text_starts(at, "ADD COLUMN "))
		column_add(*table, at + strlen("ADD COLUMN "));
	else if (text_starts(at, "PRIMARY KEY") || text_starts(at, "UNIQUE KEY"))
		key_add(*table, at);
	else if (at[0] >= 'a' && at[0] <= 'z')
		column_add(*table, at);
}

static void file_read(const char *path)
{
	static char text[SCHEMA_MOST];
	FILE *f = fopen(path, "re");
	const char *table = "";
	char *rest = text;

	EXPECT(f, path);
	text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
	fclose(f);
	while (*rest)
		line_read(&table, fuzz_line(&rest));
}

/* Fuzzers run in the top folder of the source. */
static void schema_read(void)
{
	glob_t files;

	if (lifelong)
		return;
	lifelong = arena_new();
	EXPECT(!glob("schema/*.sql", 0, NULL, &files), "schema/ lies in the top folder of the source");
	for (size_t i = 0; i < files.gl_pathc; i++)
		file_read(files.gl_pathv[i]);
	globfree(&files);
	EXPECT(column_count && key_count, NULL);
}

static const struct schema_column *column_find(const char *table, const char *name)
{
	/* a later step may have widened it */
	for (size_t i = column_count; i-- > 0; )
		if (text_equal(columns[i].table, table) && text_equal(columns[i].name, name))
			return &columns[i];
	return NULL;
}

/* ---- statements: which question mark goes into which column ---- */

struct writing {
	const char *table, *names[VALUES_MOST];	/* "" if no column is written */
	size_t count;
	bool inserts, may_be_there;
};

/* INSERT INTO t (a, b) VALUES (?, NOW()) */
static void insert_read(struct arena *a, struct writing *w, const char *at)
{
	const char *names[VALUES_MOST];
	size_t count = 0;
	int depth = 0;

	w->inserts = true;
	w->table = word(a, &at);
	for (at = strchr(at, '('); at && *at != ')' && count < VALUES_MOST; at += strspn(at, " \t\n")) {
		at++;
		names[count++] = word(a, &at);
	}
	at = at ? strstr(at, "VALUES") : NULL;
	for (size_t i = 0; at && *at && i < count; at++) {
		depth += *at == '(';
		depth -= *at == ')';
		if (*at == '?')
			w->names[w->count++] = depth == 1 ? names[i] : "";
		i += *at == ',' && depth == 1;
	}
}

/* UPDATE t SET a = ?, b = b + 1 WHERE id = ? */
static void update_read(struct arena *a, struct writing *w, const char *at)
{
	const char *where = strstr(at, "WHERE");

	w->table = word(a, &at);
	for (const char *mark = strchr(at, '?'); mark && w->count < VALUES_MOST; mark = strchr(mark + 1, '?')) {
		const char *end = mark - 3, *start = end;

		while (start > at && strchr(letters, start[-1]))
			start--;
		w->names[w->count++] = mark < where && !strncmp(end, " = ", 3) ? arena_bytes(a, start, (size_t)(end - start)) : "";
	}
}

static struct writing writing_of(struct arena *a, const struct stmt *s)
{
	struct writing w = { .table = "", .may_be_there = strstr(s->sql, "ON DUPLICATE KEY") || text_starts(s->sql, "INSERT IGNORE") };

	if (text_starts(s->sql, "INSERT INTO "))
		insert_read(a, &w, s->sql + strlen("INSERT INTO "));
	else if (text_starts(s->sql, "UPDATE "))
		update_read(a, &w, s->sql + strlen("UPDATE "));
	return w;
}

static void check_value(const struct writing *w, size_t i, const struct value *v)
{
	const struct schema_column *c = column_find(w->table, w->names[i]);
	const char *text = v->bytes;

	if (v->type == VALUE_TEXT)
		EXPECT(text_is_utf8(text, v->length), text);
	if (!w->names[i][0] || (v->type != VALUE_TEXT && v->type != VALUE_BYTES))
		return;
	EXPECT(c, w->names[i]);
	if (v->length > c->bytes || (v->type == VALUE_TEXT && text_length(text) > c->characters))
		fuzz_wrong(w->table, (int)v->length, w->names[i], text);
	for (size_t k = 0; c->ascii && k < v->length; k++)
		EXPECT((unsigned char)text[k] < 0x80, text);
}

/* ---- keys: a duplicate ends an import ---- */

static struct map there;

static const char *value_shown(struct arena *a, const struct value *v)
{
	if (v->type == VALUE_TEXT || v->type == VALUE_BYTES)
		return text_hex(a, v->bytes, v->length);
	return arena_printf(a, "%lld %g", (long long)v->number, v->real);
}

/* The key's values; NULL if one is NULL or not written. */
static char *key_values(struct arena *a, const struct key *key, const struct writing *w, const struct value *values)
{
	const char *at = key->columns;
	struct str s;

	str_init(&s, a, (size_t)1 << 20);
	str_printf(&s, "%s(%s):", key->table, key->columns);
	while (*at) {
		const char *name = word(a, &at);
		size_t i = 0;

		while (i < w->count && !text_equal(w->names[i], name))
			i++;
		if (i == w->count || values[i].type == VALUE_NULL)
			return NULL;
		str_printf(&s, " %s", value_shown(a, &values[i]));
		at += strspn(at, ", ");
	}
	return s.text;
}

static void check_keys(struct arena *a, const struct writing *w, const struct value *values)
{
	for (size_t i = 0; i < key_count; i++) {
		char *shown = text_equal(keys[i].table, w->table) ? key_values(a, &keys[i], w, values) : NULL;
		void **at = shown ? map_at(&there, shown) : NULL;

		EXPECT(!at || !*at, shown);
		if (at)
			*at = shown;
	}
}

/* ---- instead of db.c ---- */

static int64_t last_id;

static void check_rows(struct req *q, const struct stmt *s, const struct value *values, size_t width, size_t rows)
{
	struct writing w = writing_of(q->arena, s);

	if (!w.table[0])
		return;
	/* INSERT ... SELECT takes what the database has. */
	if (strstr(s->sql, "SELECT"))
		return;
	EXPECT(w.count == width, s->sql);
	/* Such a statement writes what the database has. */
	if (!width)
		return;
	for (size_t r = 0; r < rows; r++, values += width) {
		for (size_t i = 0; i < width; i++)
			check_value(&w, i, &values[i]);
		if (w.inserts && !w.may_be_there)
			check_keys(q->arena, &w, values);
	}
}

enum err __wrap_db_exec(struct req *q, const struct stmt *s, struct done *done, struct binds b)
{
	check_rows(q, s, b.values, b.count, 1);
	if (done)
		*done = (struct done){ ++last_id, 1 };
	return ERR_OK;
}

static size_t marks(const char *sql)
{
	size_t n = 0;

	for (; *sql; sql++)
		n += *sql == '?';
	return n;
}

enum err __wrap_db_exec_many(struct req *q, const struct stmt *s, const struct value *values, size_t rows, void *made)
{
	char *ids = arena_array(q->arena, rows + 1, s->row_size ? s->row_size : 1);

	check_rows(q, s, values, marks(s->sql), rows);
	for (size_t r = 0; r < rows && s->column_count; r++) {
		EXPECT(s->column_count == 1 && s->columns[0].type == COLUMN_INT64, s->sql);
		last_id++;
		memcpy(ids + r * s->row_size + s->columns[0].offset, &last_id, sizeof(last_id));
	}
	if (made)
		memcpy(made, &ids, sizeof(ids));
	return ERR_OK;
}

/* A query with the result true; a query for a row finds none. */
enum err __wrap_db_row(struct req *q, const struct stmt *s, void *row, struct binds b)
{
	static const bool yes = true;

	(void)q, (void)b;
	if (s->column_count != 1 || s->columns[0].type != COLUMN_BOOL)
		return ERR_MISSING;
	memcpy((char *)row + s->columns[0].offset, &yes, sizeof(yes));
	return ERR_OK;
}

enum err __wrap_db_rows(struct req *q, const struct stmt *s, void *rows, size_t *count, struct binds b)
{
	char *none = arena_alloc(q->arena, 1);

	(void)s, (void)b;
	memcpy(rows, &none, sizeof(none));
	*count = 0;
	return ERR_OK;
}

enum err __wrap_db_each(struct req *q, const struct stmt *s, enum err (*each)(struct req *q, void *row, void *data),
	void *row, void *data, struct binds b)
{
	(void)q, (void)s, (void)each, (void)row, (void)data, (void)b;
	return ERR_OK;
}

enum err __wrap_db_transaction(struct req *q, enum err (*work)(struct req *q, void *data), void *data)
{
	return work(q, data);
}

void __wrap_db_patient(struct db *db) { (void)db; }

/* ---- an import ---- */

void fuzz_import(struct req *q, const char *path)
{
	struct directory_options o = { .path = path, .country = "US", .repair_text = true };
	struct directory_result r = { 0 };
	enum err e;

	schema_read();
	map_init(&there, q->arena);
	e = directory_import(q, &o, &r);
	EXPECT(e == ERR_OK || e == ERR_INPUT, q->failed.detail);
	EXPECT(e || (r.programs && r.added == r.programs), NULL);
	EXPECT(r.warnings || !r.warning_count, NULL);
}
