/* entry_rows.c - finds the rows that belong to one program. */
#include "directory/entry_in.h"

#include <string.h>

const char *lines_done(const struct making *m, struct lines *s)
{
	return wording_text(&m->w, s->text.text, TEXT_MOST);
}

static void lines_of(struct lines *s, const struct hung *h, enum table table, enum cell theirs)
{
	for (; h; h = h->next)
		if (h->row->table == table)
			lines_add(s, cell(h->row, theirs));
}

const char *gathered(struct making *m, enum cell own, enum table table, enum cell theirs)
{
	const struct hung *rows = catalog_rows(m->c, OWNER_service, m->id);
	struct lines s;

	lines_init(&s, m->w.arena);
	lines_add(&s, cell(m->service, own));
	lines_of(&s, rows, table, theirs);
	for (const struct hung *h = rows; h; h = h->next)
		if (h->row->table == TABLE_service_at_locations)
			lines_of(&s, catalog_rows(m->c, OWNER_at, cell(h->row, service_at_locations_id)), table, theirs);
	return lines_done(m, &s);
}

void each_at_places(struct making *m, enum table table, bool wide,
	void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next) {
		if (h->row->table != TABLE_service_at_locations)
			continue;
		for (const struct hung *g = catalog_rows(m->c, OWNER_at, cell(h->row, service_at_locations_id)); g; g = g->next)
			if (g->row->table == table)
				each(m, g->row);
	}
	for (size_t i = 0; wide && i < m->l->location_count; i++) {
		const char *id = cell(m->l->locations[i]->row, locations_id);

		for (const struct hung *h = catalog_rows(m->c, OWNER_location, id); h; h = h->next)
			if (h->row->table == table)
				each(m, h->row);
	}
}

static const char *cell_named(const struct row *r, const char *name)
{
	enum cell at = cell_find(r->table, name);

	return at == CELLS ? "" : cell(r, at);
}

/* True if one of these services at locations is the program's. */
static bool is_at_own_place(const struct making *m, const char *ids)
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == TABLE_service_at_locations &&
				catalog_names(m->c, m->w.arena, OWNER_at, ids, cell(h->row, service_at_locations_id)))
			return true;
	return false;
}

bool is_of_another(const struct making *m, const struct row *r)
{
	const char *services = cell_named(r, "service_id"), *at = cell_named(r, "service_at_location_id");

	if (services[0])
		return !catalog_names(m->c, m->w.arena, OWNER_service, services, m->id);
	return at[0] && !is_at_own_place(m, at);
}

void each_own(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == table)
			each(m, h->row);
}
