/* backup_read.c - reads a backup line by line and checks it; backup.h describes the lines. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "site/backup_in.h"

#define LINE_MOST ((size_t)64 * 1024 * 1024)
#define TABLES_MOST 500
#define COLUMNS_MOST 500
#define STEPS_MOST 1000
#define SETTINGS_MOST 200

struct reading {
	const char *path;
	FILE *f;
	char *line;			/* as it stands, with its \n */
	size_t room, length;
	int64_t number;			/* of the line */
	struct hashing *digest;
	struct arena *arena;		/* for the cells of one line */
	struct db_cell *cells;		/* the words between tabs; of a row without the empty one before its first tab */
	size_t count;
	const struct backup_reader *reader;
	struct backup_summary *s;
	struct migration *steps;
	size_t step_count;
	struct db_table table;		/* the one that is read; without a name: none */
	bool has_begun;			/* the reader has been given the table */
	int64_t rows;			/* of the table */
	bool done;			/* the digest was read */
};

static enum err wrong(struct req *q, const struct reading *b, const char *what)
{
	return fail(q, ERR_BAD, "%s, line %lld: %s", b->path, (long long)b->number, what);
}

/* ---- one line ---- */

static char meaning_of_escape(char c)
{
	switch (c) {
	case 't': return '\t';
	case 'n': return '\n';
	case 'r': return '\r';
	case '0': return '\0';
	default: return c;
	}
}

static struct db_cell read_cell(struct arena *a, const char *text, size_t length)
{
	char *out = arena_alloc(a, length + 1);
	size_t n = 0;

	if (length == 2 && !memcmp(text, "\\N", 2))
		return (struct db_cell){ NULL, 0 };
	for (size_t i = 0; i < length; i++)
		out[n++] = (char)(text[i] == '\\' && i + 1 < length ? meaning_of_escape(text[++i]) : text[i]);
	return (struct db_cell){ out, n };
}

static void split(struct reading *b)
{
	const char *at = b->line, *end = b->line + b->length - 1;

	b->count = 1;
	for (const char *c = at; c < end; c++)
		b->count += *c == '\t';
	b->cells = arena_array(b->arena, b->count, sizeof(*b->cells));
	for (size_t i = 0; i < b->count; i++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		size_t length = (size_t)((tab ? tab : end) - at);

		b->cells[i] = read_cell(b->arena, at, length);
		at += length + 1;
	}
}

/* False at the end of the file. */
static enum err next_line(struct req *q, struct reading *b, bool *is_there)
{
	ssize_t length;

	arena_reset(b->arena);
	errno = 0;
	length = getline(&b->line, &b->room, b->f);
	*is_there = length > 0;
	if (length <= 0)
		return ferror(b->f) ? fail(q, ERR_SYSTEM, "%s: %s", b->path, strerror(errno)) : ERR_OK;
	b->number++;
	b->length = (size_t)length;
	if (b->length > LINE_MOST)
		return wrong(q, b, "the line is too long");
	if (b->line[length - 1] != '\n')
		return wrong(q, b, "the file is cut off");
	split(b);
	return ERR_OK;
}

static bool is(const struct reading *b, const char *word, size_t count)
{
	if (b->count != count || !text_equal(b->cells[0].text, word))
		return false;
	for (size_t i = 1; i < count; i++)
		if (!b->cells[i].text || strlen(b->cells[i].text) != b->cells[i].length)
			return false;
	return true;
}

static const char *kept(struct req *q, const struct reading *b, size_t cell)
{
	return arena_text(q->arena, b->cells[cell].text);
}

static bool number_of(const struct reading *b, size_t cell, int64_t *n)
{
	return text_to_number(b->cells[cell].text, 0, INT64_MAX, n);
}

/* ---- the head ---- */

static int nibble(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static bool unhex(const char *hex, unsigned char *out)
{
	if (strlen(hex) != 2 * HASH_SIZE)
		return false;
	for (size_t i = 0; i < HASH_SIZE; i++) {
		int high = nibble(hex[2 * i]), low = nibble(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}

static enum err read_step(struct req *q, struct reading *b)
{
	struct migration *m = &b->steps[b->step_count];
	int64_t n;

	if (b->step_count == STEPS_MOST || !number_of(b, 1, &n) || n > 1000000 || !unhex(b->cells[3].text, m->digest))
		return wrong(q, b, "this is no step");
	m->version = (int)n;
	m->name = kept(q, b, 2);
	b->step_count++;
	return ERR_OK;
}

static enum err read_head(struct req *q, struct reading *b)
{
	if (b->number == 1)
		return is(b, "handrail-backup", 2) && text_equal(b->cells[1].text, BACKUP_FORMAT) ? ERR_OK
			: wrong(q, b, "this is no backup of Handrail, or one of another format");
	if (is(b, "version", 2))
		b->s->version = kept(q, b, 1);
	else if (is(b, "made", 2))
		b->s->made = kept(q, b, 1);
	else if (is(b, "setting", 2) && b->s->setting_count < SETTINGS_MOST)
		b->s->settings[b->s->setting_count++] = kept(q, b, 1);
	else if (is(b, "step", 4))
		return read_step(q, b);
	else
		return wrong(q, b, "this line belongs nowhere");
	return ERR_OK;
}

/* ---- tables ---- */

static enum err begin_table(struct req *q, struct reading *b)
{
	if (b->s->table_count == TABLES_MOST || !number_of(b, 2, &b->table.next_id))
		return wrong(q, b, "this is no table");
	b->table.name = kept(q, b, 1);
	b->table.count = 0;
	b->table.columns = arena_array(q->arena, COLUMNS_MOST, sizeof(*b->table.columns));
	b->table.is_binary = arena_array(q->arena, COLUMNS_MOST, sizeof(*b->table.is_binary));
	b->has_begun = false;
	b->rows = 0;
	return ERR_OK;
}

static enum err read_column(struct req *q, struct reading *b)
{
	if (b->has_begun || b->table.count == COLUMNS_MOST)
		return wrong(q, b, "a column too many");
	b->table.columns[b->table.count] = kept(q, b, 1);
	b->table.is_binary[b->table.count++] = text_equal(b->cells[2].text, "hex");
	return ERR_OK;
}

static enum err hand_table(struct req *q, struct reading *b)
{
	if (b->has_begun)
		return ERR_OK;
	b->has_begun = true;
	return b->reader ? b->reader->table(q, &b->table, b->reader->data) : ERR_OK;
}

static enum err read_row(struct req *q, struct reading *b)
{
	enum err e = hand_table(q, b);

	if (e)
		return e;
	if (b->count - 1 != b->table.count)
		return wrong(q, b, "the row has not as many values as the table has columns");
	b->rows++;
	return b->reader ? b->reader->row(q, b->cells + 1, b->reader->data) : ERR_OK;
}

static enum err end_table(struct req *q, struct reading *b)
{
	int64_t rows;
	enum err e = hand_table(q, b);

	if (e)
		return e;
	if (!text_equal(b->cells[1].text, b->table.name) || !number_of(b, 2, &rows) || rows != b->rows)
		return wrong(q, b, "rows are missing");
	b->s->tables[b->s->table_count++] = (struct backup_count){ b->table.name, rows };
	b->s->rows += rows;
	e = b->reader ? b->reader->end(q, b->reader->data) : ERR_OK;
	b->table.name = NULL;
	return e;
}

static enum err read_in_table(struct req *q, struct reading *b)
{
	if (b->line[0] == '\t')
		return read_row(q, b);
	if (is(b, "column", 3))
		return read_column(q, b);
	if (is(b, "end", 3))
		return end_table(q, b);
	return wrong(q, b, "this line belongs to no table");
}

/* ---- the whole file ---- */

static enum err read_digest(struct req *q, struct reading *b)
{
	unsigned char digest[HASH_SIZE];

	hashing_end(b->digest, digest);
	b->s->digest = text_hex(q->arena, digest, HASH_SIZE);
	if (!text_equal(b->cells[1].text, b->s->digest))
		return wrong(q, b, "the file was changed");
	b->done = true;
	return ERR_OK;
}

static enum err read_line(struct req *q, struct reading *b)
{
	if (b->done)
		return wrong(q, b, "something stands behind the end");
	if (!b->table.name && is(b, "digest", 2))
		return read_digest(q, b);
	hashing_add(b->digest, b->line, b->length);
	if (b->table.name)
		return read_in_table(q, b);
	if (is(b, "table", 3))
		return begin_table(q, b);
	return read_head(q, b);
}

static enum err read_all(struct req *q, struct reading *b)
{
	bool is_there;
	enum err e;

	while (!(e = next_line(q, b, &is_there)) && is_there)
		if ((e = read_line(q, b)))
			return e;
	return e || b->done ? e : wrong(q, b, "the file is cut off");
}

enum err backup_read(struct req *q, const char *path, const struct backup_reader *r, struct backup_summary *s,
	struct migrated *m)
{
	struct reading b = { .path = path, .f = fopen(path, "re"), .digest = hashing_begin(q->arena), .reader = r, .s = s,
		.steps = arena_array(q->arena, STEPS_MOST, sizeof(struct migration)) };
	enum err e;

	if (!b.f)
		return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	*s = (struct backup_summary){ .version = "", .made = "", .digest = "",
		.settings = arena_array(q->arena, SETTINGS_MOST, sizeof(char *)),
		.tables = arena_array(q->arena, TABLES_MOST, sizeof(struct backup_count)) };
	b.arena = arena_new();
	e = read_all(q, &b);
	*m = (struct migrated){ .all = b.steps, .count = b.step_count };
	arena_release(b.arena);
	free(b.line);
	fclose(b.f);
	return e;
}

enum err backup_check(struct req *q, const char *path, struct backup_summary *s)
{
	struct migrated m;

	return backup_read(q, path, NULL, s, &m);
}
