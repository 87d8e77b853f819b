/* table.c - finds tables and columns by their names, and reads CSV; hides libcsv. */
#include "table.h"

#include <csv.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "bundle.h"
#include "repair.h"
#include "req.h"
#include "str.h"
#include "table_in.h"
#include "warning.h"

#define COLUMNS_MOST 1000
#define CELL_ENDLESS ((size_t)64 << 20)		/* a quote that is never closed */
#define CELL_STEP ((size_t)64 << 10)		/* by which the room for a cell grows, and by a quarter once it is long */
#define COLUMN_NAME_MOST 64

/* ---- names ---- */

/* first_services is the number of the first cell of services: the names
 * ending in _back take the step back that a table's own name cost. */
enum {
#define HSDS_TABLE(table, noun, files) first_##table, first_##table##_back = first_##table - 1,
#define HSDS_CELL(table, cell, columns) at_##table##_##cell,
#define HSDS_UNUSED(table, columns)
#include "hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

static const struct { const char *name, *noun, *files; int first; } table_rows[TABLES] = {
#define HSDS_TABLE(table, noun, files) { #table, noun, files, first_##table },
#define HSDS_CELL(table, cell, columns)
#define HSDS_UNUSED(table, columns)
#include "hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

static const struct { const char *name, *columns; } cell_rows[CELLS] = {
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns) { #cell, columns },
#define HSDS_UNUSED(table, columns)
#include "hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

static const char *const unused_columns[TABLES] = {
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns)
#define HSDS_UNUSED(table, columns) [TABLE_##table] = (columns),
#include "hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

/* The cells of a table stand together, and fit the bits of a packed row, or this would not hold. */
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns) \
	_Static_assert((int)at_##table##_##cell == (int)table##_##cell, "order of hsds.def"); \
	_Static_assert(at_##table##_##cell - first_##table < 32, "at most 32 cells a table");
#define HSDS_UNUSED(table, columns)
#include "hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED

const char *table_name(enum table t) { return table_rows[t].name; }
const char *table_noun(enum table t) { return table_rows[t].noun; }
const char *cell_name(enum cell c) { return cell_rows[c].name; }
const char *cell_columns(enum cell c) { return cell_rows[c].columns; }

size_t table_cells(enum table t, enum cell *first)
{
	int end = t + 1 < TABLES ? table_rows[t + 1].first : (int)CELLS;

	*first = (enum cell)table_rows[t].first;
	return (size_t)(end - table_rows[t].first);
}

static const char *packed_cell(const struct row *r, size_t at)
{
	uint32_t bit = (uint32_t)1 << at;

	if (!(r->there & bit))
		return "";
	return (const char *)r + r->places[__builtin_popcount(r->there & (bit - 1))];
}

const char *cell(const struct row *r, enum cell c)
{
	enum cell first;
	size_t count = table_cells(r->table, &first);

	if (c < first || c - first >= count)
		return "";
	return r->cells ? r->cells[c - first] : packed_cell(r, c - first);
}

enum cell cell_find(enum table table, const char *name)
{
	enum cell first;
	size_t count = table_cells(table, &first);

	for (size_t i = 0; i < count; i++)
		if (text_equal(cell_rows[first + i].name, name))
			return (enum cell)(first + i);
	return CELLS;
}

/* The row with those of its cells whose bits are set, in one piece. */
static const struct row *pack(struct arena *a, const struct row *r, uint32_t wanted)
{
	enum cell first;
	size_t count = table_cells(r->table, &first), size = sizeof(*r), at = 0;
	uint32_t there = 0;
	struct row *kept;

	for (size_t i = 0; i < count; i++)
		if (wanted >> i & 1 && cell(r, (enum cell)(first + i))[0]) {
			size += sizeof(r->places[0]) + strlen(cell(r, (enum cell)(first + i))) + 1;
			there |= (uint32_t)1 << i;
		}
	kept = arena_alloc(a, size);
	*kept = (struct row){ .file = r->file, .line = r->line, .table = r->table, .there = there };
	size = sizeof(*r) + (size_t)__builtin_popcount(there) * sizeof(r->places[0]);
	for (size_t i = 0; i < count; i++)
		if (there >> i & 1) {
			const char *text = cell(r, (enum cell)(first + i));

			kept->places[at++] = (uint32_t)size;
			memcpy((char *)kept + size, text, strlen(text) + 1);
			size += strlen(text) + 1;
		}
	return kept;
}

static uint32_t bit_of(const struct row *r, enum cell c)
{
	enum cell first;
	size_t count = table_cells(r->table, &first);

	return c >= first && c - first < count ? (uint32_t)1 << (c - first) : 0;
}

const struct row *row_keep(struct arena *a, const struct row *r)
{
	return pack(a, r, UINT32_MAX);
}

const struct row *row_keep_but(struct arena *a, const struct row *r, enum cell but)
{
	return pack(a, r, ~bit_of(r, but));
}

const struct row *row_keep_only(struct arena *a, const struct row *r, const enum cell *only, size_t count)
{
	uint32_t wanted = 0;

	for (size_t i = 0; i < count; i++)
		wanted |= bit_of(r, only[i]);
	return pack(a, r, wanted);
}

const char *word_next(const char **list, size_t *length)
{
	const char *word = *list + strspn(*list, " ");

	*length = strcspn(word, " ");
	*list = word + *length;
	return *length ? word : NULL;
}

bool word_is(const char *word, size_t length, const char *text)
{
	return strlen(text) == length && !strncmp(word, text, length);
}

static bool word_listed(const char *list, const char *text)
{
	const char *word;
	size_t length;

	while ((word = word_next(&list, &length)))
		if (word_is(word, length, text))
			return true;
	return false;
}

char *column_name(struct arena *a, const char *header)
{
	char *name = text_trim(a, text_starts(header, "\xef\xbb\xbf") ? header + 3 : header), *c;

	for (c = name; *c; c++)
		*c = (char)(strchr(" -.", *c) ? '_' : tolower((unsigned char)*c));
	c = strstr(name, "record_id");
	if (!c)
		c = strstr(name, "recordid");
	if (c)
		memmove(c, strstr(c, "id"), strlen(strstr(c, "id")) + 1);
	return name;
}

const char *column_stem(enum table t, const char *name)
{
	size_t length = strlen(table_rows[t].noun);

	if (!length || !text_starts(name, table_rows[t].noun) || name[length] != '_')
		return "";
	return name + length + 1;
}

bool column_is_unused(enum table t, const char *name)
{
	const char *list = unused_columns[t];

	return list && (word_listed(list, name) || word_listed(list, column_stem(t, name)));
}

/* Without folder, ending, "hsds_", "_list", "_full", dates and numbers. */
static char *table_file_name(struct arena *a, const char *file)
{
	const char *slash = strrchr(file, '/');
	char *name = column_name(a, slash ? slash + 1 : file), *end;

	if (text_ends(name, "_csv") || text_ends(name, "_json"))
		*strrchr(name, '_') = '\0';
	for (end = name + strlen(name); end > name && (isdigit((unsigned char)end[-1]) || end[-1] == '_'); end--)
		;
	*end = '\0';
	if (text_ends(name, "_list") || text_ends(name, "_full"))
		*strrchr(name, '_') = '\0';
	return text_starts(name, "hsds_") ? name + 5 : name;
}

enum table table_find(const char *file)
{
	struct arena *a = arena_new();
	const char *name = table_file_name(a, file);
	int t = 0;

	while (t < TABLES && !word_listed(table_rows[t].files, name))
		t++;
	arena_release(a);
	return (enum table)t;
}

/* ---- cells ---- */

/* So that the cut does not fall into a character. */
static size_t cut_length(const char *bytes, size_t most)
{
	while (most && ((unsigned char)bytes[most] & 0xc0) == 0x80)
		most--;
	return most;
}

const char *cell_text(struct tables *t, struct warnings *w, const char *bytes, size_t length,
	const char *file, size_t line)
{
	bool repaired;
	char *text;

	if (!length)
		return "";
	if (length > CELL_MOST) {
		length = cut_length(bytes, CELL_MOST);
		warnings_add(w, "cell longer than 1 MiB, cut", file, line);
	}
	text = repair_utf8(t->row_arena, bytes, length, &repaired);
	if (repaired)
		warnings_add(w, "invalid UTF-8, replaced", file, line);
	text = text_trim(t->row_arena, text);
	/* what databases write for nothing */
	return text_equal(text, "NULL") || text_equal(text, "\\N") ? "" : text;
}

/* ---- CSV ---- */

struct piece {
	char *bytes;
	size_t length;
};

struct csv_reading {
	struct tables *t;
	struct source *source;
	struct warnings *warnings;	/* NULL when they were counted before */
	enum err (*each)(struct req *q, const struct row *r, void *data);
	void *data;
	struct req *q;
	enum err e;
	struct csv_parser parser;
	bool begun, headed;
	size_t line, row_line;
	struct piece *pieces;		/* of the row being read */
	size_t piece_count;
	size_t column_count;
	struct want { size_t cell, column; } *wants;	/* in the order in which they are tried */
	size_t want_count;
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

/* Every column that may fill the cell, better names first, whole names before stems. */
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

static void header_take(struct csv_reading *c)
{
	struct arena *a = c->t->arena;
	char **names = arena_array(a, c->piece_count, sizeof(*names));
	enum cell first;
	size_t count = table_cells(c->source->table, &first);

	c->headed = true;
	c->column_count = c->piece_count;
	c->wants = arena_array(a, COLUMNS_MOST, sizeof(*c->wants));
	for (size_t i = 0; i < c->column_count; i++)
		names[i] = column_name(a, cell_text(c->t, c->warnings, c->pieces[i].bytes, c->pieces[i].length,
			c->source->name, c->row_line));
	for (size_t i = 0; i < count; i++)
		wants_of_cell(c, i, (enum cell)(first + i), names);
	for (size_t i = 0; i < c->column_count; i++)
		if (names[i][0] && !column_is_wanted(c, i) && !column_is_unused(c->source->table, names[i]))
			tell(c, arena_printf(c->t->row_arena, "unknown column %s.%.*s", table_name(c->source->table),
				COLUMN_NAME_MOST, names[i]));
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

static void row_take(struct csv_reading *c)
{
	struct row r = { .table = c->source->table, .file = c->source->name, .line = (unsigned)c->row_line };
	enum cell first;
	size_t count = table_cells(r.table, &first);

	if (c->piece_count > c->column_count)
		tell(c, "more cells than columns");
	if (c->piece_count < c->column_count)
		tell(c, "fewer cells than columns");
	r.cells = arena_array(c->t->row_arena, count, sizeof(*r.cells));
	for (size_t i = 0; i < count; i++)
		r.cells[i] = "";
	for (size_t i = 0; i < c->want_count; i++) {
		const struct want *w = &c->wants[i];

		if (w->column < c->piece_count && !r.cells[w->cell][0])
			r.cells[w->cell] = cell_text(c->t, c->warnings, c->pieces[w->column].bytes,
				c->pieces[w->column].length, c->source->name, c->row_line);
	}
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

/* Some write ; or a tab for the comma: whatever the first line has most of. */
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
	/* between two rows: the next begins on this line */
	if (!c->parser.pstate)
		c->row_line = c->line;
	if (csv_parse(&c->parser, bytes, length, piece_read, line_read, c) != length)
		return fail(c->q, ERR_INPUT, "%s: the cell that begins on line %zu never ends", c->source->name, c->row_line);
	return c->e;
}

/* Always by the same, a long cell would be copied a thousand times. */
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

static enum err csv_each(struct csv_reading *c)
{
	enum err e;

	if (csv_init(&c->parser, 0))
		return fail(c->q, ERR_SYSTEM, "no memory for CSV");
	csv_set_realloc_func(&c->parser, realloc_bounded);
	c->pieces = arena_array(c->t->arena, COLUMNS_MOST, sizeof(*c->pieces));
	c->line = c->row_line = 1;
	e = bundle_read(c->q, c->t->bundle, c->source->file, csv_take, c);
	if (!e && c->parser.quoted && c->parser.pstate)
		tell(c, "quote never closed");
	if (!e) {
		csv_fini(&c->parser, piece_read, line_read, c);
		e = c->e;
	}
	csv_free(&c->parser);
	c->source->told = true;
	return e;
}

enum err tables_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data)
{
	for (size_t i = 0; i < t->source_count; i++) {
		struct csv_reading c = { .t = t, .source = &t->sources[i], .each = each, .data = data, .q = q,
			.warnings = t->sources[i].told ? NULL : t->warnings };
		enum err e;

		if (c.source->table == table && (e = csv_each(&c)))
			return e;
	}
	return json_each(q, t, table, each, data);
}

/* ---- opening ---- */

/* The same file name deeper down is another copy. */
static bool is_copy(const struct bundle_file *files, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (!strcasecmp(files[j].base, files[i].base))
			return true;
	return false;
}

static enum err take_file(struct req *q, struct tables *t, const struct bundle_file *f, size_t at)
{
	enum table table = table_find(f->base);

	if (f->is_json)
		return json_take(q, t, at, f->name, f->base);
	if (table == TABLES)
		warnings_add(t->warnings, arena_printf(t->row_arena, "unknown table %.*s", COLUMN_NAME_MOST, f->base), f->name, 1);
	else
		t->sources[t->source_count++] = (struct source){ .table = table, .file = at, .name = f->name };
	return ERR_OK;
}

static void release(void *thing)
{
	arena_release(thing);
}

enum err tables_open(struct req *q, struct arena *a, const char *path, struct warnings *w, struct tables **out)
{
	struct tables *t = ARENA_NEW(a, struct tables);
	const struct bundle_file *files;
	size_t count;
	enum err e;

	*out = t;
	t->arena = a;
	t->warnings = w;
	t->row_arena = arena_new();
	arena_defer(a, release, t->row_arena);
	map_init(&t->json_names, a);
	if ((e = bundle_open(q, a, path, &t->bundle)))
		return e;
	count = bundle_files(t->bundle, &files);
	t->sources = arena_array(a, count, sizeof(*t->sources));
	for (size_t i = 0; i < count && !e; i++) {
		if (files[i].is_outside)
			warnings_add(w, "link that leads out of the folder, left out", files[i].name, 1);
		else if (is_copy(files, i))
			warnings_add(w, "file there twice, the deeper one left out", files[i].name, 1);
		else
			e = take_file(q, t, &files[i], i);
	}
	return e;
}
