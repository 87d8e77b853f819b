/* table_csv.c - reads the rows of a CSV file; hides libcsv. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "directory/bundle.h"
#include "directory/repair.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/table_in.h"
#include "directory/warning.h"

#define COLUMNS_MOST 1000
#define CELL_ENDLESS ((size_t)64 << 20)		/* bytes; beyond that, a quote was never closed */
#define CELL_STEP ((size_t)64 << 10)		/* a cell's buffer grows by this, and by a quarter once it is large */

struct piece {
	char *bytes;
	size_t length;
};

struct csv_reading {
	struct tables *t;
	struct source *source;
	struct warnings *warnings;	/* NULL if they have been counted */
	enum err (*each)(struct req *q, const struct row *r, void *data);
	void *data;
	struct req *q;
	enum err e;
	struct csv_parser parser;
	bool begun, headed;
	size_t line, row_line;
	char last_byte;
	bool last_is_short;		/* the last row has fewer cells than columns */
	size_t whole_rows, short_rows;
	struct piece *pieces;		/* of the row being read */
	size_t piece_count;
	size_t column_count;
	struct column_use *uses;	/* one for each column */
	struct want { size_t cell, column; } *wants;	/* in the order of preference */
	size_t want_count;
};

/* A known column, and how many of its values were of use. */
struct column_use {
	const char *name;		/* NULL for a column that needs no report */
	bool used;			/* some value became a cell */
	size_t values;
	size_t line;			/* of the first */
};

static void *realloc_bounded(void *old, size_t size)
{
	return size > CELL_ENDLESS ? NULL : realloc(old, size);
}

static void tell(struct csv_reading *c, const char *kind)
{
	warnings_add(c->warnings, kind, c->source->name, c->row_line);
}

static void piece_read(void *bytes, size_t length, void *data)
{
	struct csv_reading *c = data;

	if (c->piece_count < COLUMNS_MOST)
		c->pieces[c->piece_count++] = (struct piece){ arena_bytes(c->t->row_arena, bytes, length), length };
}

static void want_add(struct csv_reading *c, size_t cell_at, size_t column)
{
	for (size_t i = 0; i < c->want_count; i++)
		if (c->wants[i].cell == cell_at && c->wants[i].column == column)
			return;
	if (c->want_count < COLUMNS_MOST)
		c->wants[c->want_count++] = (struct want){ cell_at, column };
}

/* Lists the columns that can fill the cell: better names first, whole names before stems. */
static void wants_of_cell(struct csv_reading *c, size_t cell_at, enum cell which, char **names)
{
	const char *list = cell_columns(which), *word;
	size_t length;

	while ((word = word_next(&list, &length))) {
		for (size_t i = 0; i < c->column_count; i++)
			if (word_is(word, length, names[i]))
				want_add(c, cell_at, i);
		for (size_t i = 0; i < c->column_count; i++)
			if (word_is(word, length, column_stem(c->source->table, names[i])))
				want_add(c, cell_at, i);
	}
}

static bool column_is_wanted(const struct csv_reading *c, size_t column)
{
	for (size_t i = 0; i < c->want_count; i++)
		if (c->wants[i].column == column)
			return true;
	return false;
}

/* The text of a cell, decoded from Windows-1252 if the file as a whole is not UTF-8. */
static const char *piece_text(struct csv_reading *c, struct warnings *w, const struct piece *p)
{
	const char *bytes = p->bytes;
	size_t length = p->length;

	if (c->source->is_windows) {
		bytes = repair_windows(c->t->row_arena, bytes, length);
		length = strlen(bytes);
	}
	return cell_text(c->t, w, bytes, length, c->source->name, c->row_line);
}

/* Notes each column for the report of unused ones. Unknown ones are reported at once, and an id is no content. */
static void column_note(struct csv_reading *c, size_t column, const char *name)
{
	enum table t = c->source->table;

	if (!name[0] || text_equal(name, "id") || text_equal(column_stem(t, name), "id"))
		return;
	if (column_is_wanted(c, column) || column_is_unused(t, name))
		c->uses[column].name = name;
	else
		tell(c, arena_printf(c->t->row_arena, "unknown column %s.%.*s", table_name(t), COLUMN_NAME_MOST, name));
}

static void header_take(struct csv_reading *c)
{
	struct arena *a = c->t->arena;
	char **names = arena_array(a, c->piece_count, sizeof(*names));
	enum cell first;
	size_t count = table_cells(c->source->table, &first);

	c->headed = true;
	c->column_count = c->piece_count;
	c->wants = arena_array(a, COLUMNS_MOST, sizeof(*c->wants));
	for (size_t i = 0; i < c->column_count; i++) {
		names[i] = column_name(a, piece_text(c, c->warnings, &c->pieces[i]));
		if (column_is_confidential(c->t, c->source->table, names[i]))
			names[i] = arena_text(a, "confidential");
	}
	c->uses = arena_array(a, c->column_count, sizeof(*c->uses));
	for (size_t i = 0; i < count; i++)
		wants_of_cell(c, i, (enum cell)(first + i), names);
	for (size_t i = 0; i < c->column_count; i++)
		column_note(c, i, names[i]);
}

static bool row_is_empty(const struct csv_reading *c)
{
	for (size_t i = 0; i < c->piece_count; i++)
		if (c->pieces[i].length)
			return false;
	return true;
}

static bool row_has_nul(const struct csv_reading *c)
{
	for (size_t i = 0; i < c->piece_count; i++)
		if (memchr(c->pieces[i].bytes, '\0', c->pieces[i].length))
			return true;
	return false;
}

static void row_measure(struct csv_reading *c)
{
	c->last_is_short = c->piece_count < c->column_count;
	c->short_rows += c->last_is_short;
	c->whole_rows += !c->last_is_short;
	if (c->piece_count > c->column_count)
		tell(c, "more cells than columns");
	if (c->last_is_short)
		tell(c, "fewer cells than columns");
}

/* A value counts as used if a cell has the same text, whichever column that text came from. */
static void values_note(struct csv_reading *c, const struct row *r)
{
	size_t count = c->column_count < c->piece_count ? c->column_count : c->piece_count;
	const char **texts = arena_array(c->t->row_arena, count, sizeof(*texts));

	for (size_t i = 0; i < count; i++) {
		struct column_use *use = &c->uses[i];

		texts[i] = use->name && !use->used && c->pieces[i].length ? piece_text(c, NULL, &c->pieces[i]) : "";
		if (texts[i][0] && !use->values++)
			use->line = c->row_line;
	}
	for (size_t i = 0; i < c->want_count; i++) {
		const struct want *w = &c->wants[i];

		if (w->column < count && texts[w->column][0] && text_equal(r->cells[w->cell], texts[w->column]))
			c->uses[w->column].used = true;
	}
}

/* Reports each known column whose values all became nothing. */
static void unused_tell(struct csv_reading *c)
{
	for (size_t i = 0; c->headed && i < c->column_count; i++) {
		const struct column_use *use = &c->uses[i];

		if (use->values && !use->used)
			warnings_add_many(c->warnings, arena_printf(c->t->row_arena, "column not used %s.%.*s",
				table_name(c->source->table), COLUMN_NAME_MOST, use->name), c->source->name, use->line, use->values);
	}
}

static void row_take(struct csv_reading *c)
{
	struct row r = { .table = c->source->table, .file = c->source->name, .line = (unsigned)c->row_line };
	enum cell first;
	size_t count = table_cells(r.table, &first);

	row_measure(c);
	r.cells = arena_array(c->t->row_arena, count, sizeof(*r.cells));
	for (size_t i = 0; i < count; i++)
		r.cells[i] = "";
	for (size_t i = 0; i < c->want_count; i++) {
		const struct want *w = &c->wants[i];

		if (w->column < c->piece_count && !r.cells[w->cell][0])
			r.cells[w->cell] = piece_text(c, c->warnings, &c->pieces[w->column]);
	}
	if (c->warnings)
		values_note(c, &r);
	c->e = c->each(c->q, &r, c->data);
}

static void line_read(int end, void *data)
{
	struct csv_reading *c = data;

	(void)end;
	if (c->e || row_is_empty(c))
		;
	else if (!c->headed && row_has_nul(c))
		c->e = fail(c->q, ERR_INPUT, "%s is no UTF-8 text: it holds NUL bytes", c->source->name);
	else if (row_has_nul(c))
		tell(c, "NUL byte, row left out");
	else if (!c->headed)
		header_take(c);
	else
		row_take(c);
	arena_reset(c->t->row_arena);
	c->piece_count = 0;
}

/* Some files use ; or a tab instead of the comma: takes the most frequent in the first line. */
static unsigned char delimiter_of(const char *bytes, size_t length)
{
	size_t commas = 0, semicolons = 0, tabs = 0;

	for (size_t i = 0; i < length && bytes[i] != '\n'; i++) {
		commas += bytes[i] == ',';
		semicolons += bytes[i] == ';';
		tabs += bytes[i] == '\t';
	}
	if (semicolons > commas && semicolons > tabs)
		return ';';
	return tabs > commas ? '\t' : ',';
}

static enum err line_parse(struct csv_reading *c, const char *bytes, size_t length)
{
	/* between rows: the next one begins on this line */
	if (!c->parser.pstate)
		c->row_line = c->line;
	if (csv_parse(&c->parser, bytes, length, piece_read, line_read, c) != length)
		return fail(c->q, ERR_INPUT, "%s: the cell that begins on line %zu never ends", c->source->name, c->row_line);
	return c->e;
}

/* With steps of a fixed size, a long cell would be copied a thousand times. */
static size_t cell_step(size_t size)
{
	size_t step = size / 4, left = size < CELL_ENDLESS ? CELL_ENDLESS - size : 0;

	step = step < left ? step : left;
	return step > CELL_STEP ? step : CELL_STEP;
}

static enum err csv_take(struct req *q, const char *bytes, size_t length, void *data)
{
	struct csv_reading *c = data;
	enum err e = ERR_OK;

	if (!c->begun && length > 1 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2)))
		return fail(q, ERR_INPUT, "%s is UTF-16; UTF-8 is needed", c->source->name);
	if (!c->begun)
		csv_set_delim(&c->parser, delimiter_of(bytes, length));
	c->begun = true;
	csv_set_blk_size(&c->parser, cell_step(csv_get_buffer_size(&c->parser)));
	if (length)
		c->last_byte = bytes[length - 1];
	while (length && !e) {
		const char *end = memchr(bytes, '\n', length);
		size_t taken = end ? (size_t)(end - bytes) + 1 : length;

		e = line_parse(c, bytes, taken);
		c->line += end != NULL;
		bytes += taken;
		length -= taken;
	}
	return e;
}

/* A file cut on its way is refused: its rows would pass for all that there are. The cut shows as a quote that
 * is never closed, or as a last row that has neither all its cells nor a line end, unlike those before. */
static enum err finish(struct csv_reading *c)
{
	csv_set_opts(&c->parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&c->parser, piece_read, line_read, c))
		return fail(c->q, ERR_INPUT, "%s: the file ends inside the quotation marks of the row that begins on line %zu",
			c->source->name, c->row_line);
	if (c->e)
		return c->e;
	if (c->last_byte != '\n' && c->last_byte != '\r' && c->last_is_short && c->short_rows == 1 && c->whole_rows)
		return fail(c->q, ERR_INPUT, "%s: the file ends inside the row that begins on line %zu", c->source->name, c->row_line);
	unused_tell(c);
	return ERR_OK;
}

static enum err read_all(struct csv_reading *c)
{
	enum err e;

	if (csv_init(&c->parser, 0))
		return fail(c->q, ERR_SYSTEM, "no memory for CSV");
	csv_set_realloc_func(&c->parser, realloc_bounded);
	c->pieces = arena_array(c->t->arena, COLUMNS_MOST, sizeof(*c->pieces));
	c->line = c->row_line = 1;
	e = bundle_read(c->q, c->t->bundle, c->source->file, csv_take, c);
	if (!e)
		e = finish(c);
	csv_free(&c->parser);
	c->source->told = true;
	return e;
}

static enum err bytes_count(struct req *q, const char *bytes, size_t length, void *data)
{
	(void)q;
	encoding_count(data, bytes, length);
	return ERR_OK;
}

/* Reads the whole file once to see how it is encoded. */
static enum err encoding_find(struct csv_reading *c)
{
	struct encoding encoding = { 0 };
	enum err e;

	if (c->source->told)
		return ERR_OK;
	if ((e = bundle_read(c->q, c->t->bundle, c->source->file, bytes_count, &encoding)))
		return e;
	c->source->is_windows = encoding_is_windows(&encoding);
	if (c->source->is_windows)
		warnings_add(c->warnings, "file not in UTF-8, read as Windows-1252", c->source->name, 1);
	return ERR_OK;
}

enum err csv_each(struct req *q, struct tables *t, struct source *s,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data)
{
	struct csv_reading c = { .t = t, .source = s, .each = each, .data = data, .q = q,
		.warnings = s->told ? NULL : t->warnings };
	enum err e = encoding_find(&c);

	return e ? e : read_all(&c);
}

void table_put_cell(FILE *f, const char *cell)
{
	csv_fwrite(f, cell, strlen(cell));
}
