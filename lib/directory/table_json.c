/* table_json.c - splits JSON into rows of tables.
 *
 * Accepts one object (a service with all its parts, an organization, a
 * location ...), an array of such, a page of an API ({"contents": [...]}), and
 * tables as members ({"services.csv": [...]}). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "directory/bundle.h"
#include "directory/repair.h"
#include "edge/json.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/table_in.h"
#include "directory/warning.h"

#define DEPTH_MOST 32
#define NAME_MOST 80

struct json_row {
	struct json_row *next;
	const struct json *object;
	enum table parent;		/* TABLES if it had no parent */
	const char *parent_id;
	const char *file;
	size_t line;
};

/* ---- values ---- */

static const char *scalar_text(struct tables *t, const struct json *value)
{
	return json_text(t->row_arena, value);
}

/* A scalar, or an array of scalars joined by commas; "" for anything else. */
static const char *value_text_of(struct tables *t, const struct json *value)
{
	struct str s;

	if (json_shape(value) != JSON_LIST)
		return scalar_text(t, value);
	str_init(&s, t->row_arena, CELL_MOST);
	for (size_t i = 0, count = json_length(value); i < count; i++) {
		const char *text = scalar_text(t, json_item(value, i));

		if (text[0])
			str_printf(&s, "%s%s", s.length ? ", " : "", text);
	}
	return s.text;
}

/* The member of this name. For "organization_id", also the id inside "organization": {"id": ...}. */
static const char *member_text(struct tables *t, const struct json *object, const char *name)
{
	const char *text = value_text_of(t, json_member(object, name));
	char outer[NAME_MOST];

	if (text[0] || !text_ends(name, "_id") || strlen(name) >= sizeof(outer))
		return text;
	memcpy(outer, name, strlen(name) - 3);
	outer[strlen(name) - 3] = '\0';
	return scalar_text(t, json_member(json_member(object, outer), "id"));
}

/* The value of the first of a cell's names that has one. */
static const char *named_text(struct tables *t, const struct json *object, enum table table, enum cell c)
{
	const char *list = cell_columns(c), *word, *text = "";
	char name[NAME_MOST];
	size_t length;

	if (t->confidential && text_equal(cell_name(c), "confidential"))
		text = member_text(t, object, t->confidential);
	t->confidential_found |= text[0] != '\0';

	while (!text[0] && (word = word_next(&list, &length)) && length < sizeof(name)) {
		memcpy(name, word, length);
		name[length] = '\0';
		text = member_text(t, object, name);
		if (!text[0])
			text = member_text(t, object, arena_printf(t->row_arena, "%s_%s", table_noun(table), name));
	}
	return text;
}

/* ---- rows ---- */

static const char *parent_text(struct tables *t, const struct json_row *j, enum cell c)
{
	const char *noun;

	if (j->parent == TABLES || text_is_empty(j->parent_id))
		return "";
	noun = table_noun(j->parent);
	if (text_equal(cell_name(c), "link_id"))
		return j->parent_id;
	if (text_equal(cell_name(c), "link_entity"))
		return noun;
	if (text_equal(cell_name(c), arena_printf(t->row_arena, "%s_id", noun)))
		return j->parent_id;
	return "";
}

static const char *json_cell(struct tables *t, struct warnings *w, const struct json_row *j, enum table table, enum cell c)
{
	const char *text = named_text(t, j->object, table, c);

	if (!text[0])
		text = parent_text(t, j, c);
	return cell_text(t, w, text, strlen(text), j->file, j->line);
}

/* True if the table has a cell of this name. */
static bool is_read(enum table table, const char *name)
{
	enum cell first;
	size_t count = table_cells(table, &first), length;

	for (size_t i = 0; i < count; i++) {
		const char *list = cell_columns((enum cell)(first + i)), *word;

		while ((word = word_next(&list, &length)))
			if (word_is(word, length, name) || word_is(word, length, column_stem(table, name)))
				return true;
	}
	return false;
}

static bool is_column(enum table table, const char *name)
{
	return column_is_unused(table, name) || is_read(table, name);
}

static bool name_is_known(enum table table, const char *name)
{
	return is_column(table, name) || table_find(name) != TABLES;
}

/* True if a cell of the row has the member's value, whichever member it came from. An id is no content. */
static bool member_is_used(struct tables *t, const struct row *r, const char *name, const struct json *value)
{
	const char *text = value_text_of(t, value);
	enum cell first;
	size_t count = table_cells(r->table, &first);

	text = cell_text(t, NULL, text, strlen(text), r->file, r->line);
	if (!text[0] || text_equal(name, "id") || text_equal(column_stem(r->table, name), "id"))
		return true;
	for (size_t i = 0; i < count; i++)
		if (text_equal(r->cells[i], text))
			return true;
	return false;
}

static bool is_whole_table(enum json_shape shape, enum table table)
{
	return shape >= JSON_LIST && table != TABLES;
}

/* Counts the members that become nothing, by name; those with unknown names once. */
static void tell_unused(struct tables *t, struct warnings *w, const struct json_row *j, const struct row *r)
{
	for (struct json_walk m = { 0 }; json_next(j->object, &m); ) {
		char *key = arena_printf(t->row_arena, "%s.%.*s", table_name(r->table), NAME_MOST, m.name);
		void **seen = map_at(&t->json_names, key);
		bool is_known = name_is_known(r->table, m.name) || column_is_confidential(t, r->table, m.name);
		enum table inner = json_shape(m.value) >= JSON_LIST ? table_find(m.name) : TABLES;

		if (!*seen && !is_known)
			warnings_add(w, arena_printf(t->row_arena, "unknown column %s", key), j->file, j->line);
		if (is_known && !is_whole_table(json_shape(m.value), inner) && !member_is_used(t, r, m.name, m.value))
			warnings_add(w, arena_printf(t->row_arena, "column not used %s", key), j->file, j->line);
		if (inner == TABLE_unused && json_length(m.value))
			warnings_add(w, arena_printf(t->row_arena, "table not used %.*s", NAME_MOST, m.name), j->file, j->line);
		*seen = t;
	}
}

static enum err row_give(struct req *q, struct tables *t, struct warnings *w, const struct json_row *j, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data)
{
	struct row r = { .table = table, .file = j->file, .line = (unsigned)j->line };
	enum cell first;
	size_t count = table_cells(table, &first);
	enum err e;

	r.cells = arena_array(t->row_arena, count, sizeof(*r.cells));
	for (size_t i = 0; i < count; i++)
		r.cells[i] = json_cell(t, w, j, table, (enum cell)(first + i));
	if (w)
		tell_unused(t, w, j, &r);
	e = each(q, &r, data);
	arena_reset(t->row_arena);
	return e;
}

enum err json_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data)
{
	struct warnings *w = t->json[table].told ? NULL : t->warnings;
	enum err e = ERR_OK;

	for (const struct json_row *j = t->json[table].first; j && !e; j = j->next)
		e = row_give(q, t, w, j, table, each, data);
	t->json[table].told = true;
	return e;
}

/* ---- splitting ---- */

static void add_row(struct tables *t, enum table table, struct json_row row)
{
	struct json_row *j = ARENA_NEW(t->arena, struct json_row);

	*j = row;
	j->line = t->json[table].last ? t->json[table].last->line + 1 : 1;
	if (t->json[table].last)
		t->json[table].last->next = j;
	else
		t->json[table].first = j;
	t->json[table].last = j;
}

/* table_find(), cached by name. */
static enum table member_table(struct tables *t, const char *name)
{
	static const char there[TABLES + 1];
	void **seen = map_at(&t->json_names, arena_printf(t->row_arena, "?%.*s", NAME_MOST, name));

	if (!*seen)
		*seen = (void *)(uintptr_t)&there[table_find(name)];
	return (enum table)((const char *)*seen - there);
}

static void take_object(struct tables *t, enum table table, struct json_row row, size_t depth);

static void take_value(struct tables *t, enum table table, const struct json *value, struct json_row row, size_t depth)
{
	if (json_shape(value) == JSON_MEMBERS) {
		row.object = value;
		take_object(t, table, row, depth);
		return;
	}
	for (size_t i = 0, count = json_length(value); i < count; i++) {
		row.object = json_item(value, i);
		if (json_shape(row.object) == JSON_MEMBERS)
			take_object(t, table, row, depth);
		else if (json_shape(row.object) != JSON_NOTHING)
			warnings_add(t->warnings, "value in place of an object, left out", row.file, (unsigned)i + 1);
	}
}

/* True for ["en", "es"] if the row itself has a cell of that name. */
static bool is_list_of_values(enum table table, const char *name, const struct json *value)
{
	return json_shape(value) == JSON_LIST && json_shape(json_item(value, 0)) != JSON_MEMBERS && is_read(table, name);
}

static void take_object(struct tables *t, enum table table, struct json_row row, size_t depth)
{
	const char *id = arena_text(t->arena, scalar_text(t, json_member(row.object, "id")));

	add_row(t, table, row);
	if (depth == DEPTH_MOST)
		return;
	for (struct json_walk m = { 0 }; json_next(row.object, &m); ) {
		enum table inner = json_shape(m.value) >= JSON_LIST ? member_table(t, m.name) : TABLES;
		struct json_row child = { .parent = table, .parent_id = id, .file = row.file };

		if (inner != TABLES && inner != TABLE_unused && !is_list_of_values(table, m.name, m.value))
			take_value(t, inner, m.value, child, depth + 1);
	}
}

/* True if one names the other: {"phones": [...]} in a service, {"location": {...}} in a service at a location. */
static bool belongs(struct arena *a, enum table table, const char *member)
{
	enum table inner = table_find(member);

	if (inner == TABLES || inner == TABLE_unused)
		return false;
	return cell_find(inner, arena_printf(a, "%s_id", table_noun(table))) != CELLS ||
		cell_find(table, arena_printf(a, "%s_id", table_noun(inner))) != CELLS;
}

/* The number of an object's members that the table knows, minus those that it does not. */
static int fitness(struct tables *t, const struct json *object, enum table table)
{
	enum cell first;
	int score = 0;

	if (!table_cells(table, &first))
		return -1;
	for (struct json_walk m = { 0 }; json_next(object, &m); )
		score += is_column(table, m.name) || belongs(t->row_arena, table, m.name) ? 1 : -1;
	return score;
}

/* The table that best fits an object's members, for files with other names. */
static enum table guess_table(struct tables *t, const struct json *object)
{
	enum table best = TABLES;
	int most = 1;

	for (int i = 0; i < TABLES; i++) {
		int score = fitness(t, object, (enum table)i);

		if (score > most) {
			most = score;
			best = (enum table)i;
		}
	}
	return best;
}

/* Takes {"services.csv": [...]}: tables as members. With a single one, it may be a page of an API. */
static bool take_tabular(struct tables *t, const struct json *root, const char *file)
{
	const struct json *only = NULL;
	enum table last = TABLES;
	size_t taken = 0;

	if (json_member(root, "id") || json_member(root, "name"))
		return false;
	for (struct json_walk m = { 0 }; json_next(root, &m); ) {
		enum table table = json_shape(m.value) == JSON_LIST ? member_table(t, m.name) : TABLES;
		struct json_row row = { .parent = TABLES, .file = arena_printf(t->arena, "%s(%s)", file, m.name) };

		if (table == TABLES)
			continue;
		taken++;
		only = m.value;
		last = table;
		if (table != TABLE_unused)
			take_value(t, table, m.value, row, 0);
		else if (json_length(m.value))
			warnings_add(t->warnings, arena_printf(t->row_arena, "table not used %.*s", NAME_MOST, m.name), file, 1);
	}
	if (taken == 1)
		page_note(t, last, root, only, file);
	return taken;
}

static bool take_root(struct tables *t, const struct json *root, const char *file, const char *base)
{
	const struct json *all = page_items(root);
	bool is_list = json_shape(all) == JSON_LIST;
	const struct json *first = is_list ? json_item(all, 0) : all;
	struct json_row row = { .parent = TABLES, .file = file };
	enum table table = table_find(base);

	if (is_list && !json_length(all))
		return true;
	if (json_shape(first) != JSON_MEMBERS)
		return false;
	if (!is_list && take_tabular(t, all, file))
		return true;
	if (table == TABLES)
		table = guess_table(t, first);
	if (table == TABLES)
		return false;
	if (all != root)
		page_note(t, table, root, all, file);
	if (table != TABLE_unused)
		take_value(t, table, all, row, 0);
	return true;
}

/* ---- files ---- */

struct text {
	char *bytes;
	size_t length, room;
	const char *file;
};

static enum err gather(struct req *q, const char *bytes, size_t length, void *data)
{
	struct text *all = data;

	if (all->length + length > JSON_MOST)
		return fail(q, ERR_INPUT, "%s is larger than %d MiB", all->file, (int)(JSON_MOST >> 20));
	if (all->length + length > all->room) {
		size_t room = (all->length + length) * 2;
		char *more = realloc(all->bytes, room);

		if (!more)
			return fail(q, ERR_SYSTEM, "no memory for %s", all->file);
		all->bytes = more;
		all->room = room;
	}
	memcpy(all->bytes + all->length, bytes, length);
	all->length += length;
	return ERR_OK;
}

/* The bytes as UTF-8, decoded or repaired. */
static const char *decoded(struct tables *t, const struct text *all, const char *bytes, size_t length)
{
	struct encoding encoding = { 0 };
	bool repaired;

	encoding_count(&encoding, bytes, length);
	if (encoding_is_windows(&encoding)) {
		warnings_add(t->warnings, "file not in UTF-8, read as Windows-1252", all->file, 1);
		bytes = repair_windows(t->row_arena, bytes, length);
		length = strlen(bytes);
	}
	bytes = repair_utf8(t->row_arena, bytes, length, &repaired);
	if (repaired)
		warnings_add(t->warnings, "invalid UTF-8, replaced", all->file, 1);
	return bytes;
}

/* One value, or several that follow each other: JSON lines. */
static const struct json *load(struct tables *t, const struct text *all, struct json_fault *fault)
{
	const char *bytes = all->bytes ? all->bytes : "";
	const struct json *root;
	size_t length = all->length;

	if (length >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
		bytes += 3;
		length -= 3;
	}
	if (!text_is_utf8(bytes, length) && !memchr(bytes, '\0', length)) {
		bytes = decoded(t, all, bytes, length);
		length = strlen(bytes);
	}
	root = json_read(t->arena, bytes, length, fault);
	return root || !fault->goes_on ? root : json_read_each(t->arena, bytes, length, fault);
}

/* Invalid JSON ends the import only if there is no other file. */
static enum err refuse(struct req *q, struct tables *t, const char *file, size_t line, const char *why)
{
	const struct bundle_file *files;

	if (bundle_files(t->bundle, &files) == 1)
		return fail(q, ERR_INPUT, "%s:%zu: %s", file, line, why);
	warnings_add(t->warnings, "JSON not understood, left out", file, line);
	return ERR_OK;
}

enum err json_take(struct req *q, struct tables *t, size_t file, const char *name, const char *base)
{
	struct text all = { .file = name };
	struct json_fault fault = { .line = 1 };
	const struct json *root = NULL;
	enum err e = bundle_read(q, t->bundle, file, gather, &all);

	if (!e)
		root = load(t, &all, &fault);
	free(all.bytes);
	if (e)
		return e;
	if (!root && fault.too_large)
		return fail(q, ERR_INPUT, "%s needs more than %d MiB of memory: CSV needs less", name,
			(int)(JSON_MEMORY_MOST >> 20));
	/* a part must not pass for the whole */
	if (!root && fault.is_cut)
		return fail(q, ERR_INPUT, "%s:%zu: the file ends too early: %s", name, fault.line, fault.why);
	if (!root)
		return refuse(q, t, name, fault.line, fault.why);
	if (!take_root(t, root, name, base))
		e = refuse(q, t, name, 1, "it holds nothing that HSDS knows");
	arena_reset(t->row_arena);
	return e;
}
