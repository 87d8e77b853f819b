/* directory_write.c - compares the rows of an import with those in the database, and writes many at once. */
#include "directory/directory_in.h"

#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"

struct wording wording_of(struct import *i, const struct row *r)
{
	return (struct wording){ .arena = i->row_arena, .warnings = &i->warnings, .row = r,
		.repair_text = i->options->repair_text, .rewrite_contacts = i->options->rewrite_contacts };
}

void import_warn(struct import *i, const struct row *r, const char *kind)
{
	warnings_add(&i->warnings, kind, r->file, r->line);
}

void import_warn_of(struct import *i, const struct row *r, const char *kind)
{
	import_warn(i, r, arena_printf(i->row_arena, "%s in %s", kind, table_name(r->table)));
}

bool id_is_fit(struct import *i, const struct row *r, const char *id)
{
	if (!id[0])
		import_warn_of(i, r, "row without id");
	else if (text_length(id) > ID_MOST)
		import_warn_of(i, r, "id longer than 255 characters");
	else
		return true;
	return false;
}

/* ---- rows in the database before ---- */

static enum err before_take(struct req *q, void *row, void *data)
{
	const struct before *b = row;
	struct map *m = data;
	struct before *kept = ARENA_NEW(m->arena, struct before);

	(void)q;
	*kept = *b;
	kept->source_id = NULL;	/* the map has it as key */
	*map_at(m, b->source_id) = kept;
	return ERR_OK;
}

enum err before_load(struct req *q, struct import *i, const struct stmt *s, struct map *m)
{
	struct before b;

	map_init(m, i->arena);
	return db_each(q, s, before_take, &b, m, BIND(i->source));
}

enum err retire(struct req *q, struct import *i, const struct stmt *s, const struct map *m, size_t *count)
{
	struct batch gone;

	batch_init(&gone, i->row_arena, s);
	for (size_t j = 0; j < m->count; j++) {
		const struct before *b = m->entries[j].value;

		if (!b->seen && !b->retired)
			batch_add(&gone, BIND(q->now, b->id));
	}
	*count = gone.rows;
	return batch_write(q, &gone, NULL);
}

enum change change_of(const struct map *m, const char *id, const unsigned char *digest, struct before **before)
{
	*before = map_get(m, id);
	if (!*before)
		return NEW;
	(*before)->seen = true;
	return (*before)->retired || memcmp((*before)->digest, digest, HASH_SIZE) ? CHANGED : SAME;
}

void digest_of(struct import *i, unsigned char *digest, const char *const *texts, size_t count)
{
	struct str s;

	str_init(&s, i->row_arena, (size_t)1 << 26);
	for (size_t j = 0; j < count; j++) {
		str_printf(&s, "%zu:", strlen(texts[j]));
		str_add(&s, texts[j]);
	}
	secret_hash(s.text, s.length, digest);
}

/* ---- writing many at once ---- */

void waiting_begin(struct import *i, const struct stmt *insert, const struct stmt *update)
{
	arena_reset(i->row_arena);
	batch_init(&i->waiting.added, i->row_arena, insert);
	batch_init(&i->waiting.changed, i->row_arena, update);
}

void waiting_add(struct import *i, int64_t *id, struct binds row)
{
	i->waiting.ids[i->waiting.added.rows] = id;
	batch_add(&i->waiting.added, row);
}

enum err waiting_write(struct req *q, struct import *i)
{
	struct waiting *w = &i->waiting;
	size_t count = w->added.rows;
	struct made *made;
	enum err e;

	if ((e = batch_write(q, &w->changed, NULL)))
		return e;
	if ((e = batch_write(q, &w->added, &made)))
		return e;
	for (size_t j = 0; j < count; j++)
		*w->ids[j] = made[j].id;
	waiting_begin(i, w->added.stmt, w->changed.stmt);
	return ERR_OK;
}

bool is_much(const struct import *i, size_t rows)
{
	return rows >= ROWS_MOST || arena_used(i->row_arena) > BYTES_MOST;
}

enum err waiting_write_if_much(struct req *q, struct import *i)
{
	return is_much(i, i->waiting.added.rows) || is_much(i, i->waiting.changed.rows) ? waiting_write(q, i) : ERR_OK;
}
