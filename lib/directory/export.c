/* export.c - writes the files of an exported directory. */
#include "directory/export.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/directory.h"
#include "directory/export_in.h"
#include "directory/table.h"
#include "edge/db.h"
#include "edge/json.h"

struct writing {
	const char *folder, *source;
	struct arena *arena;			/* of one row */
	struct export_result *result;
	void (*progress)(void *data, const char *what, size_t done, size_t all);
	const struct export_part *part;
	struct export_count *count;
	FILE *file;
};

static enum err cannot_write(struct req *q, const struct writing *w, const char *file)
{
	return fail(q, ERR_SYSTEM, "%s/%s: %s", w->folder, file, strerror(errno));
}

static void put_line(struct writing *w, const void *row)
{
	for (size_t i = 0; i < w->part->column_count; i++) {
		const struct column *c = &w->part->columns[i];
		const char *cell = row ? *(const char *const *)((const char *)row + c->offset) : c->name;

		if (i)
			putc(',', w->file);
		if (!text_is_empty(cell))
			table_put_cell(w->file, cell);
	}
	fputs("\r\n", w->file);
}

static enum err put_row(struct req *q, void *row, void *data)
{
	struct writing *w = data;
	const void *made = w->part->fill ? w->part->fill(w->arena, row) : row;

	if (made) {
		put_line(w, made);
		w->count->rows++;
	}
	arena_reset(w->arena);
	return ferror(w->file) ? cannot_write(q, w, w->part->file) : ERR_OK;
}

static enum err open_file(struct req *q, struct writing *w)
{
	w->file = fopen(arena_printf(q->arena, "%s/%s", w->folder, w->part->file), "wx");
	if (!w->file)
		return cannot_write(q, w, w->part->file);
	w->count->file = w->part->file;
	put_line(w, NULL);
	return ERR_OK;
}

static enum err close_file(struct req *q, struct writing *w)
{
	FILE *f = w->file;
	int bad;

	w->file = NULL;
	if (!f)
		return ERR_OK;
	bad = ferror(f) || fflush(f) || fsync(fileno(f));
	return fclose(f) || bad ? cannot_write(q, w, w->part->file) : ERR_OK;
}

static enum err put_parts(struct req *q, void *data)
{
	struct writing *w = data;
	size_t longest = 0;
	enum err e = ERR_OK;

	for (size_t i = 0; i < export_part_count; i++)
		longest = export_parts[i].read->row_size > longest ? export_parts[i].read->row_size : longest;
	w->count = w->result->files;
	for (size_t i = 0; i < export_part_count && !e; i++) {
		bool last = i + 1 == export_part_count || !text_equal(export_parts[i].file, export_parts[i + 1].file);

		w->part = &export_parts[i];
		if (w->progress)
			w->progress(NULL, "files", i, export_part_count);
		if (!w->file && (e = open_file(q, w)))
			return e;
		e = db_each(q, w->part->read, put_row, arena_alloc(q->arena, longest), w, BIND(w->source));
		if (!e && last && !(e = close_file(q, w)))
			w->count++;
	}
	return e;
}

/* ---- datapackage.json ---- */

static void describe(struct arena *a, struct json *resources, const struct export_part *p)
{
	struct json *resource = json_put_members(resources, NULL), *fields;

	json_put_text(resource, "name", arena_printf(a, "%.*s", (int)strcspn(p->file, "."), p->file));
	json_put_text(resource, "path", p->file);
	json_put_text(resource, "profile", "tabular-data-resource");
	fields = json_put_list(json_put_members(resource, "schema"), "fields");
	for (size_t i = 0; i < p->column_count; i++) {
		struct json *field = json_put_members(fields, NULL);

		json_put_text(field, "name", p->columns[i].name);
		json_put_text(field, "type", "string");
	}
}

static enum err put_description(struct req *q, struct writing *w)
{
	struct json *all = json_new(q->arena), *resources;
	FILE *f = fopen(arena_printf(q->arena, "%s/datapackage.json", w->folder), "wx");
	int bad;

	if (!f)
		return cannot_write(q, w, "datapackage.json");
	json_put_text(all, "name", "handrail-directory");
	json_put_text(all, "profile", "tabular-data-package");
	resources = json_put_list(all, "resources");
	for (size_t i = 0; i < export_part_count; i++)
		if (!i || !text_equal(export_parts[i].file, export_parts[i - 1].file))
			describe(q->arena, resources, &export_parts[i]);
	bad = fprintf(f, "%s\n", json_print(q->arena, all)) < 0;
	return fclose(f) || bad ? cannot_write(q, w, "datapackage.json") : ERR_OK;
}

/* ---- the folder ---- */

static void remove_part(struct req *q, const struct writing *w)
{
	for (size_t i = 0; i < export_part_count; i++)
		unlink(arena_printf(q->arena, "%s/%s", w->folder, export_parts[i].file));
	unlink(arena_printf(q->arena, "%s/datapackage.json", w->folder));
	rmdir(w->folder);
}

static enum err put_all(struct req *q, struct writing *w, const char *path)
{
	enum err e = db_snapshot(q, put_parts, w), closed = close_file(q, w);

	if (e || (e = closed))
		return e;
	/* services.csv is the second file */
	if (!w->result->files[1].rows)
		return fail(q, ERR_MISSING, "no program is listed under the source %s", w->source);
	if ((e = put_description(q, w)))
		return e;
	return rename(w->folder, path) ? fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno)) : ERR_OK;
}

struct sources { const char *first, *last; };
static const struct column sources_columns[] = { COLUMN(struct sources, first), COLUMN(struct sources, last) };

/* Both by the index. */
STATEMENT(find_sources, sources_columns, struct sources,
	"SELECT IFNULL(MIN(source), '') AS first, IFNULL(MAX(source), '') AS last "
	"FROM program");

/* The only one, if there is but one. */
static enum err find_source(struct req *q, const char **source)
{
	struct sources s = { "", "" };
	enum err e;

	if (*source)
		return ERR_OK;
	if ((e = db_row(q, &find_sources, &s, NOTHING)))
		return e;
	*source = *s.first && text_equal(s.first, s.last) ? s.first : DIRECTORY_SOURCE;
	return ERR_OK;
}

enum err directory_export(struct req *q, const char *path, const char *source,
	void (*progress)(void *data, const char *what, size_t done, size_t all), struct export_result *r)
{
	struct writing w = { .folder = arena_printf(q->arena, "%s.part", path), .result = r, .progress = progress };
	struct stat there;
	enum err e = find_source(q, &source);

	if (e)
		return e;
	w.source = source;
	if (!lstat(path, &there))
		return fail(q, ERR_SYSTEM, "%s exists already", path);
	if (mkdir(w.folder, 0777))
		return fail(q, ERR_SYSTEM, "%s: %s", w.folder, strerror(errno));
	*r = (struct export_result){ 0 };
	db_patient(q->db);
	w.arena = arena_new();
	e = put_all(q, &w, path);
	arena_release(w.arena);
	if (e)
		remove_part(q, &w);
	return e;
}
