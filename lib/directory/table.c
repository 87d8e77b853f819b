/* table.c - finds tables, cells and columns by name; packs rows; cleans the text of a cell. */
#include "directory/table.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "directory/repair.h"
#include "base/str.h"
#include "directory/table_in.h"
#include "directory/warning.h"


/* ---- names ---- */

/* first_services is the number of the first cell of services. A table's own name uses
 * up a number; the names ending in _back step back by one. */
enum {
#define HSDS_TABLE(table, noun, files) first_##table, first_##table##_back = first_##table - 1,
#define HSDS_CELL(table, cell, columns) at_##table##_##cell,
#define HSDS_UNUSED(table, columns)
#include "directory/hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

static const struct { const char *name, *noun, *files; int first; } table_rows[TABLES] = {
#define HSDS_TABLE(table, noun, files) { #table, noun, files, first_##table },
#define HSDS_CELL(table, cell, columns)
#define HSDS_UNUSED(table, columns)
#include "directory/hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

static const struct { const char *name, *columns; } cell_rows[CELLS] = {
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns) { #cell, columns },
#define HSDS_UNUSED(table, columns)
#include "directory/hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

static const char *const unused_columns[TABLES] = {
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns)
#define HSDS_UNUSED(table, columns) [TABLE_##table] = (columns),
#include "directory/hsds.def"
#undef HSDS_TABLE
#undef HSDS_CELL
#undef HSDS_UNUSED
};

/* Fails to compile unless a table's cells are consecutive and fit the bits of a packed row. */
#define HSDS_TABLE(table, noun, files)
#define HSDS_CELL(table, cell, columns) \
	_Static_assert((int)at_##table##_##cell == (int)table##_##cell, "order of hsds.def"); \
	_Static_assert(at_##table##_##cell - first_##table < 32, "at most 32 cells a table");
#define HSDS_UNUSED(table, columns)
#include "directory/hsds.def"
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

bool cell_is_yes(const char *text)
{
	static const char *const yes[] = { "true", "yes", "y", "t", "x", "1" };

	for (size_t i = 0; i < COUNT(yes); i++)
		if (!strcasecmp(text, yes[i]))
			return true;
	return false;
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

/* Copies the cells whose bits are set, in one block. */
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

/* Names that exports use for "id". */
static const char *const id_words[] = { "record_id", "recordid", "uuid" };

char *column_name(struct arena *a, const char *header)
{
	char *name = text_trim(a, text_starts(header, "\xef\xbb\xbf") ? header + 3 : header), *c;

	for (c = name; *c; c++)
		*c = (char)(strchr(" -.", *c) ? '_' : tolower((unsigned char)*c));
	for (size_t i = 0; i < COUNT(id_words); i++)
		if ((c = strstr(name, id_words[i]))) {
			memmove(c, strstr(c, "id"), strlen(strstr(c, "id")) + 1);
			break;
		}
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

static const char *const file_endings[] = { "_csv", "_json", "_jsonl", "_ndjson" };

/* The file's name without folder, ending, "hsds_", "_list", "_full", dates and numbers. */
static char *table_file_name(struct arena *a, const char *file)
{
	const char *slash = strrchr(file, '/');
	char *name = column_name(a, slash ? slash + 1 : file), *end;

	for (size_t i = 0; i < COUNT(file_endings); i++)
		if (text_ends(name, file_endings[i])) {
			*strrchr(name, '_') = '\0';
			break;
		}
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

/* ---- the column that marks confidential addresses ---- */

void tables_confidential(struct tables *t, const char *column)
{
	const char *dot = strrchr(column, '.');

	t->confidential = column_name(t->arena, dot ? dot + 1 : column);
}

bool tables_confidential_found(const struct tables *t)
{
	return t->confidential_found;
}

bool column_is_confidential(struct tables *t, enum table table, const char *name)
{
	bool is = t->confidential && cell_find(table, "confidential") != CELLS &&
		(text_equal(name, t->confidential) || text_equal(column_stem(table, name), t->confidential));

	t->confidential_found |= is;
	return is;
}

/* ---- cells ---- */

/* Cuts between characters. */
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
	/* databases export these for NULL */
	return text_equal(text, "NULL") || text_equal(text, "\\N") ? "" : text;
}
