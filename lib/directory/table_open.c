/* table_open.c - finds the tables among a directory's files, and reads their rows in any format. */
#include <strings.h>

#include "base/arena.h"
#include "directory/bundle.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/table_in.h"
#include "directory/warning.h"

/* True if an earlier file has the same name: this one, deeper down, is another copy. */
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
	else if (table == TABLE_unused)
		warnings_add(t->warnings, arena_printf(t->row_arena, "table not used %.*s", COLUMN_NAME_MOST, f->base), f->name, 1);
	else
		t->sources[t->source_count++] = (struct source){ .table = table, .file = at, .name = f->name };
	return ERR_OK;
}

static void release(void *thing)
{
	arena_release(thing);
}

enum err tables_open(struct req *q, struct arena *a, const char *path, struct warnings *w, struct tables **tables)
{
	struct tables *t = ARENA_NEW(a, struct tables);
	const struct bundle_file *files;
	size_t count;
	enum err e;

	*tables = t;
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
			warnings_add(w, "link out of the folder, left out", files[i].name, 1);
		else if (is_copy(files, i))
			warnings_add(w, "file found twice, the deeper one left out", files[i].name, 1);
		else
			e = take_file(q, t, &files[i], i);
	}
	return e ? e : pages_check(q, t);
}

enum err tables_each(struct req *q, struct tables *t, enum table table,
	enum err (*each)(struct req *q, const struct row *r, void *data), void *data)
{
	for (size_t i = 0; i < t->source_count; i++) {
		struct source *s = &t->sources[i];
		enum err e;

		if (s->table == table && (e = csv_each(q, t, s, each, data)))
			return e;
	}
	return json_each(q, t, table, each, data);
}
