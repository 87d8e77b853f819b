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

static const char *cell_named(const struct row *r, const char *name)
{
	enum cell at = cell_find(r->table, name);

	return at == CELLS ? "" : cell(r, at);
}

/* State while a cell of ids is searched for a place: one, or any of the program's. */
struct sought { const struct making *m; const struct known_location *place; bool found; };

static void compare_place(void *data, const char *id)
{
	struct sought *s = data;
	const struct known_location *place = map_get(&s->m->c->locations, id);
	const struct entry *l = s->m->l;

	for (size_t i = 0; place && i < l->location_count; i++)
		s->found |= l->locations[i] == place && (!s->place || s->place == place);
}

static bool names_place(const struct making *m, const char *ids, const struct known_location *place)
{
	struct sought s = { m, place, false };

	ids_each(m->w.arena, &m->c->locations, ids, compare_place, &s);
	return s.found;
}

static void each_at(struct making *m, const struct row *service_at_location, enum table table,
	void (*each)(struct making *m, const struct row *r))
{
	const char *id = cell(service_at_location, service_at_locations_id);

	for (const struct hung *h = catalog_rows(m->c, OWNER_at, id); h; h = h->next)
		if (h->row->table == table)
			each(m, h->row);
}

void each_here(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next) {
		if (h->row->table == table && !cell_named(h->row, "service_at_location_id")[0]
				&& names_place(m, cell_named(h->row, "location_id"), m->place))
			each(m, h->row);
		if (h->row->table == TABLE_service_at_locations
				&& names_place(m, cell(h->row, service_at_locations_location_id), m->place))
			each_at(m, h->row, table, each);
	}
}

void each_general(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next) {
		if (h->row->table == table && !cell_named(h->row, "service_at_location_id")[0]
				&& !names_place(m, cell_named(h->row, "location_id"), NULL))
			each(m, h->row);
		if (h->row->table == TABLE_service_at_locations
				&& !names_place(m, cell(h->row, service_at_locations_location_id), NULL))
			each_at(m, h->row, table, each);
	}
}

void each_of_place(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_location, cell(m->place->row, locations_id)); h; h = h->next)
		if (h->row->table == table && !cell_named(h->row, "service_id")[0] && !cell_named(h->row, "service_at_location_id")[0])
			each(m, h->row);
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
