/* import.c - the passes of directory.c without its statements: what hangs together, what becomes a program. */
#include "import.h"

#include <string.h>
#include <strings.h>

#include "catalog.h"
#include "entry.h"
#include "language.h"
#include "program.h"
#include "support.h"
#include "table.h"
#include "warning.h"
#include "wording.h"

struct import {
	struct arena *arena, *row_arena;
	struct warnings warnings;
	struct tables *tables;
	struct catalog catalog;
	size_t rows;
};

/* ---- what must hold of a program: the columns of schema/ ---- */

static void check_text(const char *text, size_t most)
{
	EXPECT(text && fuzz_is_utf8(text) && text_length(text) <= most, text);
}

static void check_phone(const struct listed_phone *p)
{
	check_text(p->raw, 200);
	check_text(p->extension, 20);
	check_text(p->type, 40);
	check_text(p->description, 500);
	EXPECT(strlen(p->dial) <= 20 && strspn(p->dial, "+0123456789") == strlen(p->dial), p->dial);
}

static void check_week(const struct week *w)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct span *s = &w->spans[i];

		EXPECT(s->weekday >= 0 && s->weekday <= 6 && s->opens >= 0 && s->closes > s->opens && s->closes <= 2880, NULL);
		/* the primary key */
		EXPECT(!i || s[-1].weekday != s->weekday || s[-1].opens != s->opens, NULL);
	}
}

static void check_texts(const struct entry *e)
{
	const char *const texts[] = { e->application_process, e->eligibility, e->fees, e->documents, e->areas, e->wait_time,
		e->interpretation, e->languages_note, e->hours_note, e->alert };

	check_text(e->source_id, 255);
	check_text(e->name, 500);
	check_text(e->alternate_name, 500);
	check_text(e->description, (size_t)1 << 24);
	check_text(e->url, 2000);
	check_text(e->email, 254);
	for (size_t i = 0; i < COUNT(texts); i++)
		check_text(texts[i], TEXT_MOST);
	check_text(e->title, (size_t)1 << 24);
	check_text(e->body, (size_t)1 << 24);
}

static void check_entry(const struct entry *e)
{
	check_texts(e);
	EXPECT(e->phone_count <= ENTRY_PHONES && e->location_count <= ENTRY_LOCATIONS && e->term_count <= ENTRY_TERMS, NULL);
	for (size_t i = 0; i < e->phone_count; i++)
		check_phone(&e->phones[i]);
	check_week(&e->week);
	for (size_t i = 0; i < e->language_count; i++)
		EXPECT(language_find(e->languages[i]), e->languages[i]);
	EXPECT(e->needs < 1u << NEEDS, NULL);
}

/* ---- rows ---- */

static enum err row_check(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;
	enum cell c;

	(void)q;
	i->rows++;
	for (c = 0; c < CELLS; c++) {
		const char *text = cell(r, c);

		EXPECT(fuzz_is_utf8(text) && text_equal(text_trim(i->row_arena, text), text), text);
	}
	arena_reset(i->row_arena);
	return ERR_OK;
}

static enum err hang(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;

	if (r->table == TABLE_service_at_locations && cell(r, service_at_locations_id)[0])
		catalog_owner(&i->catalog, OWNER_at, cell(r, service_at_locations_id));
	if (r->table == TABLE_contacts && cell(r, contacts_id)[0])
		catalog_owner(&i->catalog, OWNER_contact, cell(r, contacts_id));
	catalog_hang(&i->catalog, r);
	return row_check(q, r, data);
}

static enum err organization_take(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;
	struct wording w = { .arena = i->arena, .warnings = &i->warnings, .row = r, .repair_text = true };
	struct known_organization *known = ARENA_NEW(i->arena, struct known_organization);

	known->name = wording_name(&w, cell(r, organizations_name), 500);
	*map_at(&i->catalog.organizations, cell(r, organizations_id)) = known;
	catalog_owner(&i->catalog, OWNER_organization, cell(r, organizations_id));
	return row_check(q, r, data);
}

static enum err location_take(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;
	struct known_location *known = ARENA_NEW(i->arena, struct known_location);

	known->row = row_keep(i->arena, r);
	known->organization_id = cell(known->row, locations_organization_id);
	if (cell(known->row, locations_service_id)[0])
		catalog_hang_on(&i->catalog, OWNER_service, cell(known->row, locations_service_id), known->row);
	*map_at(&i->catalog.locations, cell(r, locations_id)) = known;
	catalog_owner(&i->catalog, OWNER_location, cell(r, locations_id));
	return row_check(q, r, data);
}

static enum err term_take(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;
	struct known_term *known = ARENA_NEW(i->arena, struct known_term);

	known->name = arena_text(i->arena, cell(r, terms_name));
	known->needs = entry_needs(i->row_arena, known->name);
	*map_at(&i->catalog.terms, cell(r, terms_id)) = known;
	return row_check(q, r, data);
}

static enum err service_take(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;
	struct wording w = { .arena = i->row_arena, .warnings = &i->warnings, .row = r, .repair_text = true };
	struct entry *e = ARENA_NEW(i->row_arena, struct entry);
	const char *organization = cell(r, services_organization_id);

	/* what has none of these is left out before */
	if (!cell(r, services_id)[0] || text_length(cell(r, services_id)) > 255 || !cell(r, services_name)[0])
		return ERR_OK;
	if (!map_get(&i->catalog.organizations, organization)) {
		struct known_organization *stub = ARENA_NEW(i->arena, struct known_organization);

		stub->name = "";
		*map_at(&i->catalog.organizations, organization) = stub;
	}
	entry_make(e, &w, &i->catalog, r, organization, "US", "2026-11-22");
	check_entry(e);
	return row_check(q, r, data);
}

/* ---- all of it ---- */

static const struct pass { enum table table; enum err (*each)(struct req *q, const struct row *r, void *data); } passes[] = {
	{ TABLE_service_at_locations, hang }, { TABLE_addresses, hang }, { TABLE_schedules, hang }, { TABLE_phones, hang },
	{ TABLE_contacts, hang }, { TABLE_languages, hang }, { TABLE_accessibility, hang }, { TABLE_eligibility, hang },
	{ TABLE_documents, hang }, { TABLE_areas, hang }, { TABLE_fees, hang }, { TABLE_attributes, hang },
	{ TABLE_organizations, organization_take }, { TABLE_locations, location_take }, { TABLE_services, row_check },
	{ TABLE_terms, term_take }, { TABLE_services, service_take },
};

/* Each pass once; a second reading gives as many rows as the first. */
static enum err read_all(struct req *q, struct import *i)
{
	enum err e = ERR_OK;

	for (size_t p = 0; p < COUNT(passes) && !e; p++) {
		size_t rows = i->rows, again;

		if ((e = tables_each(q, i->tables, passes[p].table, passes[p].each, i)))
			return e;
		if (passes[p].each == service_take)
			continue;
		again = i->rows;
		e = tables_each(q, i->tables, passes[p].table, row_check, i);
		EXPECT(e || i->rows - again == again - rows, table_name(passes[p].table));
	}
	return e;
}

static void check_warnings(struct import *i)
{
	size_t count;
	const struct directory_warning *all = warnings_list(&i->warnings, i->arena, &count);

	EXPECT(all || !count, NULL);
}

static void release(void *arena) { arena_release(arena); }

void fuzz_import(struct req *q, const char *path)
{
	struct import *i = ARENA_NEW(q->arena, struct import);

	i->arena = q->arena;
	i->row_arena = arena_new();
	arena_defer(i->arena, release, i->row_arena);
	warnings_init(&i->warnings, i->arena);
	catalog_init(&i->catalog, i->arena, &i->warnings);
	if (!tables_open(q, i->arena, path, &i->warnings, &i->tables) && !read_all(q, i))
		catalog_tell_dangling(&i->catalog);
	check_warnings(i);
}
