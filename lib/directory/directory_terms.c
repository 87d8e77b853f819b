/* directory_terms.c - the taxonomy of an import. */
#include "directory/directory_in.h"

#include "base/arena.h"
#include "base/str.h"
#include "directory/entry.h"

#define TERM_DEPTH 100

struct term_before {
	int64_t id;
	const char *source_id, *name;
	int64_t parent_id;
};

static const struct column term_columns[] = {
	COLUMN(struct term_before, id), COLUMN(struct term_before, source_id), COLUMN(struct term_before, name),
	COLUMN(struct term_before, parent_id),
};

STATEMENT(terms_before, term_columns, struct term_before,
	"SELECT id, source_id, name, parent_id "
	"FROM taxonomy_term "
	"WHERE source = ?");

STATEMENT(insert_term, made_columns, struct made,
	"INSERT INTO taxonomy_term (source, source_id, name) "
	"VALUES (?, ?, ?) "
	"RETURNING id");

COMMAND(update_term_name,
	"UPDATE taxonomy_term "
	"SET name = ? "
	"WHERE id = ?");

COMMAND(update_term_parent,
	"UPDATE taxonomy_term "
	"SET parent_id = ? "
	"WHERE id = ?");

static enum err term_before_take(struct req *q, void *row, void *data)
{
	struct map *m = data;
	struct term_before *kept = ARENA_NEW(m->arena, struct term_before);

	(void)q;
	*kept = *(const struct term_before *)row;
	*map_at(m, kept->source_id) = kept;
	kept->source_id = NULL;	/* the map has it as key */
	kept->name = arena_text(m->arena, kept->name);
	return ERR_OK;
}

static void term_write(struct import *i, const char *source_id, const char *name, struct known_term *k)
{
	const struct term_before *before = map_get(&i->terms, source_id);

	if (!before)
		waiting_add(i, &k->id, BIND(i->source, source_id, name));
	else if (!text_equal(before->name, name))
		batch_add(&i->waiting.changed, BIND(name, before->id));
	if (before)
		k->id = before->id;
}

static void term_see(struct import *i, const struct row *passing)
{
	const struct row *r = row_keep(i->row_arena, passing);
	struct wording w = wording_of(i, r);
	const char *id = cell(r, terms_id), *name = wording_name(&w, cell(r, terms_name), 300);
	struct known_term *k;

	if (!id_is_fit(i, r, id))
		return;
	if (!name[0]) {
		import_warn_of(i, r, "row without name");
		return;
	}
	k = map_get(&i->catalog.terms, id);
	if (k) {
		if (!text_equal(k->name, name))
			import_warn_of(i, r, "id used twice");
		return;
	}
	*map_at(&i->catalog.terms, id) = k = ARENA_NEW(i->arena, struct known_term);
	k->name = arena_text(i->arena, name);
	k->needs = entry_needs(i->row_arena, name);
	term_write(i, id, name, k);
}

static enum err term_take(struct req *q, const struct row *r, void *data)
{
	term_see(data, r);
	return waiting_write_if_much(q, data);
}

/* True if the term would be its own ancestor, or lies too deep to tell. */
static bool is_circle(const struct known_term *term, const struct known_term *parent)
{
	size_t depth = 0;

	for (; parent && parent != term && depth < TERM_DEPTH; depth++)
		parent = parent->parent;
	return parent != NULL;
}

/* Sets a term's parent, once all terms are known. An unlisted parent counts as none. */
static enum err term_parent_take(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;
	struct known_term *k = map_get(&i->catalog.terms, cell(r, terms_id));
	const struct term_before *before = map_get(&i->terms, cell(r, terms_id));

	if (!k || k->parent)
		return ERR_OK;
	k->parent = map_get(&i->catalog.terms, cell(r, terms_parent_id));
	if (k->parent && is_circle(k, k->parent)) {
		import_warn(i, r, "taxonomy term that is its own ancestor");
		k->parent = NULL;
	}
	if ((before ? before->parent_id : 0) != (k->parent ? k->parent->id : 0))
		batch_add(&i->waiting.changed, BIND(value_id(k->parent ? k->parent->id : 0), k->id));
	return waiting_write_if_much(q, i);
}

enum err terms_take(struct req *q, struct import *i)
{
	struct term_before before;
	enum err e;

	map_init(&i->terms, i->arena);
	if ((e = db_each(q, &terms_before, term_before_take, &before, &i->terms, BIND(i->source))))
		return e;
	waiting_begin(i, &insert_term, &update_term_name);
	if ((e = tables_each(q, i->tables, TABLE_terms, term_take, i)))
		return e;
	if ((e = waiting_write(q, i)))
		return e;
	waiting_begin(i, &insert_term, &update_term_parent);
	if ((e = tables_each(q, i->tables, TABLE_terms, term_parent_take, i)))
		return e;
	return waiting_write(q, i);
}
