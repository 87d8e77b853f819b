/* directory.c - the course of an import: what is read in which order, and what is written. */
#include "directory/directory.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "directory/batch.h"
#include "directory/catalog.h"
#include "base/clock.h"
#include "edge/db.h"
#include "directory/gazetteer.h"
#include "directory/entry.h"
#include "directory/entry_write.h"
#include "base/lines.h"
#include "base/map.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "directory/table.h"
#include "directory/warning.h"
#include "directory/wording.h"

#define ID_MOST 255
#define PROGRESS_EVERY 50
#define TERM_DEPTH 100
#define STUB "(program) "
/* Rows are sent once there are this many, or once they take this many bytes of memory. */
#define ROWS_MOST ENTRY_BATCH
#define BYTES_MOST ((size_t)8 << 20)

/* A row that this source already has in the database. */
struct before {
	int64_t id;
	const char *source_id;
	unsigned char digest[HASH_SIZE];
	bool retired;
	bool seen;		/* by this import */
};

static const struct column before_columns[] = {
	COLUMN(struct before, id), COLUMN(struct before, source_id),
	{ "digest", COLUMN_BYTES, offsetof(struct before, digest), HASH_SIZE }, COLUMN(struct before, retired),
};

#define BEFORE(table) \
	"SELECT id, source_id, digest, retired_at IS NOT NULL AS retired " \
	"FROM " table " " \
	"WHERE source = ?"

STATEMENT(organizations_before, before_columns, struct before, BEFORE("organization"));
STATEMENT(locations_before, before_columns, struct before, BEFORE("location"));
STATEMENT(programs_before, before_columns, struct before, BEFORE("program"));

#define RETIRE(table) \
	"UPDATE " table " " \
	"SET retired_at = ? " \
	"WHERE id = ?"

COMMAND(retire_organization, RETIRE("organization"));
COMMAND(retire_location, RETIRE("location"));
COMMAND(retire_program, RETIRE("program"));

struct made { int64_t id; };
static const struct column made_columns[] = { COLUMN(struct made, id) };

STATEMENT(insert_organization, made_columns, struct made,
	"INSERT INTO organization (public_id, source, source_id, name, alternate_name, description, url, email, is_stub, digest) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"RETURNING id");

COMMAND(update_organization,
	"UPDATE organization "
	"SET name = ?, alternate_name = ?, description = ?, url = ?, email = ?, is_stub = ?, digest = ?, retired_at = NULL "
	"WHERE id = ?");

STATEMENT(insert_location, made_columns, struct made,
	"INSERT INTO location (source, source_id, name, address_1, address_2, city, state_province, postal_code, country, "
	" transportation, accessibility, latitude, longitude, digest) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"RETURNING id");

COMMAND(update_location,
	"UPDATE location "
	"SET name = ?, address_1 = ?, address_2 = ?, city = ?, state_province = ?, postal_code = ?, country = ?, "
	" transportation = ?, accessibility = ?, latitude = ?, longitude = ?, digest = ?, retired_at = NULL "
	"WHERE id = ?");

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

/* Rows of organizations, places or terms, to be written. */
struct waiting {
	struct batch added, changed;
	int64_t *ids[ROWS_MOST];	/* where to store the new ids of the added rows */
};

/* An organization that programs name but that has no row. */
struct missing {
	const char *first;		/* name of the first such program */
	const char *common;		/* whole words that start the names of all of them */
	const char *file;
	size_t line;
};

struct import {
	const struct directory_options *options;
	struct directory_result *result;
	bool *taken_back;		/* everything went well and is to be rolled back */
	const char *source, *country, *today;
	struct arena *arena;		/* for the whole import */
	struct arena *row_arena;	/* until the collected rows are written */
	struct waiting waiting;
	struct entry_batch entries;
	struct warnings warnings;
	struct tables *tables;
	struct catalog catalog;
	struct map organizations, locations, programs, terms;	/* rows in the database before, by source id */
	struct map missing;		/* id of an organization -> struct missing */
	struct map services;		/* id -> struct service */
	size_t done;
};

static struct wording wording_of(struct import *i, const struct row *r)
{
	return (struct wording){ .arena = i->row_arena, .warnings = &i->warnings, .row = r,
		.repair_text = i->options->repair_text, .rewrite_contacts = i->options->rewrite_contacts };
}

static void warn(struct import *i, const struct row *r, const char *kind)
{
	warnings_add(&i->warnings, kind, r->file, r->line);
}

static void warn_of(struct import *i, const struct row *r, const char *kind)
{
	warn(i, r, arena_printf(i->row_arena, "%s in %s", kind, table_name(r->table)));
}

/* True if the id can be stored; otherwise counts the row. */
static bool id_is_fit(struct import *i, const struct row *r, const char *id)
{
	if (!id[0])
		warn_of(i, r, "row without id");
	else if (text_length(id) > ID_MOST)
		warn_of(i, r, "id longer than 255 characters");
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

static enum err before_load(struct req *q, struct import *i, const struct stmt *s, struct map *m)
{
	struct before b;

	map_init(m, i->arena);
	return db_each(q, s, before_take, &b, m, BIND(i->source));
}

/* Retires the rows that the directory no longer lists. */
static enum err retire(struct req *q, struct import *i, const struct stmt *s, const struct map *m, size_t *count)
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

enum change { NEW, CHANGED, SAME };

/* Compares the row with the one in the database, and marks that one as seen. */
static enum change change_of(const struct map *m, const char *id, const unsigned char *digest, struct before **before)
{
	*before = map_get(m, id);
	if (!*before)
		return NEW;
	(*before)->seen = true;
	return (*before)->retired || memcmp((*before)->digest, digest, HASH_SIZE) ? CHANGED : SAME;
}

/* A digest of texts. ("ab", "c") and ("a", "bc") differ. */
static void digest_of(struct import *i, unsigned char *digest, const char *const *texts, size_t count)
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

static void waiting_begin(struct import *i, const struct stmt *insert, const struct stmt *update)
{
	arena_reset(i->row_arena);
	batch_init(&i->waiting.added, i->row_arena, insert);
	batch_init(&i->waiting.changed, i->row_arena, update);
}

static void waiting_add(struct import *i, int64_t *id, struct binds row)
{
	i->waiting.ids[i->waiting.added.rows] = id;
	batch_add(&i->waiting.added, row);
}

static enum err waiting_write(struct req *q, struct import *i)
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

static bool is_much(const struct import *i, size_t rows)
{
	return rows >= ROWS_MOST || arena_used(i->row_arena) > BYTES_MOST;
}

static enum err waiting_write_if_much(struct req *q, struct import *i)
{
	return is_much(i, i->waiting.added.rows) || is_much(i, i->waiting.changed.rows) ? waiting_write(q, i) : ERR_OK;
}

/* ---- the small tables ---- */

static enum err hang(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;

	if (r->table == TABLE_service_at_locations)
		catalog_seen(&i->catalog, OWNER_at, cell(r, service_at_locations_id));
	if (r->table == TABLE_contacts)
		catalog_seen(&i->catalog, OWNER_contact, cell(r, contacts_id));
	/* contacts matter only for their phones */
	if (r->table == TABLE_contacts && !catalog_rows(&i->catalog, OWNER_contact, cell(r, contacts_id)))
		return ERR_OK;
	return catalog_hang(q, &i->catalog, r);
}

static enum err hang_all(struct req *q, struct import *i)
{
	/* tables that own others come last: then it is known which of their rows have any */
	static const enum table small[] = { TABLE_addresses, TABLE_schedules, TABLE_phones, TABLE_languages,
		TABLE_accessibility, TABLE_eligibility, TABLE_documents, TABLE_areas, TABLE_fees, TABLE_attributes,
		TABLE_contacts, TABLE_service_at_locations };
	enum err e = ERR_OK;

	for (size_t j = 0; j < COUNT(small) && !e; j++)
		e = tables_each(q, i->tables, small[j], hang, i);
	return e;
}

/* ---- organizations ---- */

struct organization {
	const char *source_id, *name, *alternate_name, *description, *url, *email;
	bool is_stub;
};

static void organization_write(struct import *i, const struct organization *o)
{
	const char *const texts[] = { o->name, o->alternate_name, o->description, o->url, o->email, o->is_stub ? "stub" : "" };
	struct known_organization *known = ARENA_NEW(i->arena, struct known_organization);
	unsigned char *digest = arena_alloc(i->row_arena, HASH_SIZE);
	struct before *before;

	known->name = arena_text(i->arena, o->name);
	*map_at(&i->catalog.organizations, o->source_id) = known;
	digest_of(i, digest, texts, COUNT(texts));
	switch (change_of(&i->organizations, o->source_id, digest, &before)) {
	case NEW:
		waiting_add(i, &known->id, BIND(secret_public_id(i->row_arena), i->source, o->source_id, o->name,
			o->alternate_name, o->description, o->url, o->email, o->is_stub, value_bytes(digest, HASH_SIZE)));
		return;
	case CHANGED:
		batch_add(&i->waiting.changed, BIND(o->name, o->alternate_name, o->description, o->url, o->email,
			o->is_stub, value_bytes(digest, HASH_SIZE), before->id));
		break;
	case SAME:
		break;
	}
	known->id = before->id;
}

static void organization_see(struct import *i, const struct row *passing)
{
	const struct row *r = row_keep(i->row_arena, passing);
	struct wording w = wording_of(i, r);
	struct organization o = { .source_id = cell(r, organizations_id) };
	const struct known_organization *known;

	if (!id_is_fit(i, r, o.source_id))
		return;
	o.name = wording_name(&w, cell(r, organizations_name), 500);
	known = map_get(&i->catalog.organizations, o.source_id);
	if (known) {
		if (!text_equal(known->name, o.name))
			warn_of(i, r, "id used twice");
		return;
	}
	if (!o.name[0])
		warn_of(i, r, "row without name");
	o.alternate_name = wording_name(&w, cell(r, organizations_alternate_name), 500);
	o.description = wording_text(&w, cell(r, organizations_description), CELL_MOST);
	o.url = wording_url(&w, cell(r, organizations_url));
	o.email = wording_email(&w, cell(r, organizations_email));
	catalog_seen(&i->catalog, OWNER_organization, o.source_id);
	i->result->organizations++;
	organization_write(i, &o);
}

/* Writes an organization that programs name but that has no row. Its name is the common beginning of
 * their names ("Harbor House - Meals", "Harbor House - Beds"), or else that of the first program. */
static enum err stub_write(struct req *q, struct import *i, const char *id, const struct missing *m)
{
	struct organization o = { .source_id = id, .name = m->common[0] ? m->common : m->first, .alternate_name = "", .description = "",
		.url = "", .email = "", .is_stub = true };

	warnings_add(&i->warnings, "organization without a row, named after its programs", m->file, m->line);
	organization_write(i, &o);
	return waiting_write_if_much(q, i);
}

/* Rows that are left out use memory, too: a million of them would pile up without this check. */
static enum err organization_take(struct req *q, const struct row *r, void *data)
{
	organization_see(data, r);
	return waiting_write_if_much(q, data);
}

static enum err stubs_write(struct req *q, struct import *i)
{
	enum err e = ERR_OK;

	waiting_begin(i, &insert_organization, &update_organization);
	for (size_t j = 0; j < i->missing.count && !e; j++)
		e = stub_write(q, i, i->missing.entries[j].key, i->missing.entries[j].value);
	return e ? e : waiting_write(q, i);
}

static enum err organizations_take(struct req *q, struct import *i)
{
	enum err e;

	waiting_begin(i, &insert_organization, &update_organization);
	if ((e = tables_each(q, i->tables, TABLE_organizations, organization_take, i)))
		return e;
	return waiting_write(q, i);
}

/* ---- locations ---- */

/* The address that people go to: the first that is not only for post. */
static const struct row *address_of(const struct import *i, const char *id)
{
	const struct row *first = NULL;

	for (const struct hung *h = catalog_rows(&i->catalog, OWNER_location, id); h; h = h->next) {
		if (h->row->table != TABLE_addresses)
			continue;
		if (strcasecmp(cell(h->row, addresses_type), "postal"))
			return h->row;
		first = first ? first : h->row;
	}
	return first;
}

static bool number_read(const char *text, double *number)
{
	char *end;

	if (!text[0])
		return false;
	errno = 0;
	*number = strtod(text, &end);
	return !errno && !*end && isfinite(*number);
}

static bool coordinates_read(struct import *i, const struct row *r, struct known_location *k)
{
	const char *latitude = cell(r, locations_latitude), *longitude = cell(r, locations_longitude);

	if (!latitude[0] && !longitude[0])
		return false;
	if (!number_read(latitude, &k->latitude) || !number_read(longitude, &k->longitude) || fabs(k->latitude) > 90 ||
			fabs(k->longitude) > 180 || (fabs(k->latitude) < 0.01 && fabs(k->longitude) < 0.01)) {
		warn(i, r, "impossible coordinates");
		k->latitude = k->longitude = 0;
		return false;
	}
	return true;
}

static const char *accessibility_of(const struct import *i, const struct wording *w, const struct row *r)
{
	struct lines s;
	char *own = arena_text(w->arena, cell(r, locations_accessibility));

	/* Ohana's lists of words: "disabled_parking, ramp" */
	for (char *c = own; *c; c++)
		if (*c == '_')
			*c = ' ';
	lines_init(&s, w->arena);
	lines_add(&s, own);
	for (const struct hung *h = catalog_rows(&i->catalog, OWNER_location, cell(r, locations_id)); h; h = h->next) {
		if (h->row->table != TABLE_accessibility)
			continue;
		lines_add(&s, cell(h->row, accessibility_text));
		lines_add(&s, cell(h->row, accessibility_details));
	}
	return wording_text(w, s.text.text, TEXT_MOST);
}

struct location {
	const char *source_id, *name, *address_1, *address_2, *city, *state_province, *postal_code, *country;
	const char *transportation, *accessibility;
};

static void location_read(const struct import *i, const struct wording *w, const struct row *r, struct location *l)
{
	const struct row *address = address_of(i, cell(r, locations_id));
	const struct row *from = address ? address : r;

	l->name = wording_name(w, cell(r, locations_name), 500);
	l->address_1 = wording_name(w, cell(from, address ? addresses_address_1 : locations_address_1), 500);
	l->address_2 = wording_name(w, cell(from, address ? addresses_address_2 : locations_address_2), 500);
	l->city = wording_name(w, cell(from, address ? addresses_city : locations_city), 200);
	l->state_province = wording_name(w, cell(from, address ? addresses_state_province : locations_state_province), 100);
	l->postal_code = wording_name(w, cell(from, address ? addresses_postal_code : locations_postal_code), 40);
	l->country = wording_name(w, cell(from, address ? addresses_country : locations_country), 100);
	l->transportation = wording_text(w, cell(r, locations_transportation), TEXT_MOST);
	l->accessibility = accessibility_of(i, w, r);
}

static struct value degrees(const struct known_location *k, double value)
{
	return k->located ? value_real(value) : value_text(NULL);
}

static void location_write(struct import *i, const struct location *l, struct known_location *k)
{
	const char *const texts[] = { l->name, l->address_1, l->address_2, l->city, l->state_province, l->postal_code, l->country,
		l->transportation, l->accessibility, arena_printf(i->row_arena, "%d %a %a", k->located, k->latitude, k->longitude) };
	unsigned char *digest = arena_alloc(i->row_arena, HASH_SIZE);
	struct before *before;

	digest_of(i, digest, texts, COUNT(texts));
	switch (change_of(&i->locations, l->source_id, digest, &before)) {
	case NEW:
		waiting_add(i, &k->id, BIND(i->source, l->source_id, l->name, l->address_1, l->address_2, l->city,
			l->state_province, l->postal_code, l->country, l->transportation, l->accessibility, degrees(k, k->latitude),
			degrees(k, k->longitude), value_bytes(digest, HASH_SIZE)));
		return;
	case CHANGED:
		batch_add(&i->waiting.changed, BIND(l->name, l->address_1, l->address_2, l->city, l->state_province,
			l->postal_code, l->country, l->transportation, l->accessibility, degrees(k, k->latitude),
			degrees(k, k->longitude), value_bytes(digest, HASH_SIZE), before->id));
		break;
	case SAME:
		break;
	}
	k->id = before->id;
}

static void location_see(struct import *i, const struct row *passing)
{
	/* the other cells are written now and not needed later */
	static const enum cell lasting[] = { locations_id, locations_name, locations_organization_id, locations_languages,
		locations_hours, locations_phone, locations_service_id };
	const struct row *r = row_keep(i->row_arena, passing);
	struct wording w = wording_of(i, r);
	struct location l = { .source_id = cell(r, locations_id) };
	struct known_location *k;

	if (!id_is_fit(i, r, l.source_id))
		return;
	k = map_get(&i->catalog.locations, l.source_id);
	if (k) {
		if (!text_equal(cell(k->row, locations_name), cell(r, locations_name)))
			warn_of(i, r, "id used twice");
		return;
	}
	k = ARENA_NEW(i->arena, struct known_location);
	k->row = row_keep_only(i->arena, r, lasting, COUNT(lasting));
	k->organization_id = cell(k->row, locations_organization_id);
	k->located = coordinates_read(i, r, k);
	if (k->organization_id[0] && !map_get(&i->catalog.organizations, k->organization_id))
		warn_of(i, r, "dangling organization");
	/* exports without a table of services at locations name the programs here */
	if (cell(k->row, locations_service_id)[0])
		catalog_hang_on(&i->catalog, OWNER_service, cell(k->row, locations_service_id), k->row);
	location_read(i, &w, r, &l);
	catalog_seen(&i->catalog, OWNER_location, l.source_id);
	*map_at(&i->catalog.locations, l.source_id) = k;
	i->result->locations++;
	location_write(i, &l, k);
}

static enum err location_take(struct req *q, const struct row *r, void *data)
{
	location_see(data, r);
	return waiting_write_if_much(q, data);
}

static enum err locations_take(struct req *q, struct import *i)
{
	enum err e;

	waiting_begin(i, &insert_location, &update_location);
	if ((e = tables_each(q, i->tables, TABLE_locations, location_take, i)))
		return e;
	return waiting_write(q, i);
}

/* ---- taxonomy ---- */

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
		warn_of(i, r, "row without name");
		return;
	}
	k = map_get(&i->catalog.terms, id);
	if (k) {
		if (!text_equal(k->name, name))
			warn_of(i, r, "id used twice");
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
		warn(i, r, "taxonomy term that is its own ancestor");
		k->parent = NULL;
	}
	if ((before ? before->parent_id : 0) != (k->parent ? k->parent->id : 0))
		batch_add(&i->waiting.changed, BIND(value_id(k->parent ? k->parent->id : 0), k->id));
	return waiting_write_if_much(q, i);
}

static enum err terms_take(struct req *q, struct import *i)
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

/* ---- services ---- */

/* Facts about a service from the first pass. */
struct service {
	const char *name, *organization_id;
	bool taken;
};

static const char *const gone_words[] = { "inactive", "defunct", "closed", "deleted", "archived" };

static bool is_gone(const char *status)
{
	for (size_t i = 0; i < COUNT(gone_words); i++)
		if (!strcasecmp(status, gone_words[i]))
			return true;
	return false;
}

/* True if the row is a program; otherwise counts the reason. */
static bool is_program(struct import *i, const struct row *r)
{
	if (!id_is_fit(i, r, cell(r, services_id)))
		return false;
	catalog_seen(&i->catalog, OWNER_service, cell(r, services_id));
	if (!cell(r, services_name)[0])
		warn_of(i, r, "row without name");
	else if (is_gone(cell(r, services_status)))
		warn(i, r, "inactive program");
	else
		return true;
	return false;
}

struct found {
	struct import *i;
	const char *id;
};

static void place_organization(void *data, const char *id)
{
	struct found *found = data;
	const struct known_location *place = map_get(&found->i->catalog.locations, id);

	if (place && !found->id[0])
		found->id = place->organization_id;
}

/* The organization that a program names, or that of its first place if it names none (Ohana). */
static const char *organization_of(struct import *i, const struct row *r)
{
	struct found found = { i, cell(r, services_organization_id) };

	if (found.id[0])
		return found.id;
	ids_each(i->row_arena, &i->catalog.locations, cell(r, services_location_id), place_organization, &found);
	for (const struct hung *h = catalog_rows(&i->catalog, OWNER_service, cell(r, services_id)); h; h = h->next)
		if (h->row->table == TABLE_service_at_locations)
			ids_each(i->row_arena, &i->catalog.locations, cell(h->row, service_at_locations_location_id),
				place_organization, &found);
	return found.id;
}

/* The whole words that both texts begin with, without a trailing dash or colon. */
static const char *common_beginning(struct arena *a, const char *x, const char *y)
{
	size_t i = 0, whole = 0;

	for (; x[i] && x[i] == y[i]; i++)
		if (x[i] == ' ')
			whole = i;
	if ((!x[i] || x[i] == ' ') && (!y[i] || y[i] == ' '))
		whole = i;
	while (whole && strchr(" -:,/|(", x[whole - 1]))
		whole--;
	return arena_bytes(a, x, whole);
}

static void missing_add(struct import *i, const struct row *r, const char *id)
{
	struct wording w = wording_of(i, r);
	const char *name = wording_name(&w, cell(r, services_name), 500);
	void **at = map_at(&i->missing, id);
	struct missing *m = *at;

	if (m) {
		m->common = common_beginning(i->arena, m->common, name);
		return;
	}
	*at = m = ARENA_NEW(i->arena, struct missing);
	*m = (struct missing){ .file = r->file, .line = r->line, .first = arena_text(i->arena, name) };
	m->common = m->first;
}

/* The id of the stub for a program whose organization is missing or has an id that cannot be stored. */
static const char *stub_id(struct import *i, const char *service_id)
{
	unsigned char hash[HASH_SIZE];

	if (text_length(service_id) <= ID_MOST - strlen(STUB))
		return arena_printf(i->row_arena, STUB "%s", service_id);
	secret_hash(service_id, strlen(service_id), hash);
	return arena_printf(i->row_arena, STUB "%s", text_hex(i->row_arena, hash, HASH_SIZE));
}

/* The id of an organization that will exist: one that is missing, or not even named,
 * becomes a stub. */
static const char *organization_sure(struct import *i, const struct row *r)
{
	const char *id = organization_of(i, r);

	if (id[0] && map_get(&i->catalog.organizations, id))
		return map_key(&i->catalog.organizations, id);
	warn(i, r, id[0] ? "dangling organization in services" : "program without organization");
	if (!id[0] || text_length(id) > ID_MOST)
		id = stub_id(i, cell(r, services_id));
	missing_add(i, r, id);
	return map_key(&i->missing, id);
}

/* First pass: notes every program, the missing organizations, and services spread over several rows. */
static void service_see(struct import *i, const struct row *r)
{
	static const enum cell further[] = { services_location_id, services_taxonomy_id };
	struct service *s;

	if (!is_program(i, r))
		return;
	s = map_get(&i->services, cell(r, services_id));
	if (!s) {
		*map_at(&i->services, cell(r, services_id)) = s = ARENA_NEW(i->arena, struct service);
		s->name = arena_text(i->arena, cell(r, services_name));
		s->organization_id = organization_sure(i, r);
	} else if (!text_equal(s->name, cell(r, services_name))) {
		warn_of(i, r, "id used twice");
	} else {
		/* the same id once per place or term: each row adds its own */
		catalog_hang_on(&i->catalog, OWNER_service, cell(r, services_id), row_keep_only(i->arena, r, further, COUNT(further)));
		catalog_seen(&i->catalog, OWNER_service, cell(r, services_id));
	}
}

static enum err service_look(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;

	(void)q;
	service_see(i, r);
	arena_reset(i->row_arena);
	return ERR_OK;
}

static void program_write(struct import *i, const struct entry *l)
{
	struct before *before;

	switch (change_of(&i->programs, l->source_id, l->digest, &before)) {
	case NEW:
		i->result->added++;
		entry_batch_add(&i->entries, l, 0);
		return;
	case CHANGED:
		i->result->changed++;
		entry_batch_add(&i->entries, l, before->id);
		return;
	case SAME:
		i->result->unchanged++;
	}
}

static void tell_progress(struct import *i)
{
	if (!i->options->progress || (i->done % PROGRESS_EVERY && i->done != i->services.count))
		return;
	i->options->progress(i->options->data, "programs", i->done, i->services.count);
}

static void entries_begin(struct import *i)
{
	arena_reset(i->row_arena);
	entry_batch_init(&i->entries, i->row_arena, i->source);
}

static enum err entries_write(struct req *q, struct import *i)
{
	enum err e = entry_batch_write(q, &i->entries);

	entries_begin(i);
	return e;
}

/* Second pass: puts one program together and writes it together with others. */
static enum err service_take(struct req *q, const struct row *passing, void *data)
{
	struct import *i = data;
	struct service *s = map_get(&i->services, cell(passing, services_id));
	const struct row *r;
	struct wording w;
	struct entry *l;

	if (!s || s->taken || is_gone(cell(passing, services_status)) || !cell(passing, services_name)[0])
		return ERR_OK;
	s->taken = true;
	r = row_keep(i->row_arena, passing);
	w = wording_of(i, r);
	l = ARENA_NEW(i->row_arena, struct entry);
	entry_make(l, &w, &i->catalog, r, s->organization_id, i->country, i->today);
	i->result->programs++;
	program_write(i, l);
	i->done++;
	tell_progress(i);
	return is_much(i, i->entries.count) ? entries_write(q, i) : ERR_OK;
}

static enum err services_take(struct req *q, struct import *i)
{
	enum err e;

	entries_begin(i);
	if ((e = tables_each(q, i->tables, TABLE_services, service_take, i)))
		return e;
	return entries_write(q, i);
}

/* ---- one import at a time ---- */

struct held { bool held; };
static const struct column held_columns[] = { COLUMN(struct held, held) };

/* The lock belongs to the connection, so it ends with the process in any case. It is local to this
 * server: on a cluster, unique keys keep two imports apart. */
STATEMENT(hold, held_columns, struct held,
	"SELECT COALESCE(GET_LOCK(CONCAT('handrail import ', MD5(DATABASE())), 0), 0) AS held");

COMMAND(let_go, "DO RELEASE_ALL_LOCKS()");

static enum err hold_import(struct req *q)
{
	struct held h;
	enum err e;

	if ((e = db_row(q, &hold, &h, NOTHING)))
		return e;
	return h.held ? ERR_OK : fail(q, ERR_CONFLICT, "another import is at work; nothing was changed");
}

/* ---- the import ---- */

static enum err load_before(struct req *q, struct import *i)
{
	enum err e;

	if ((e = before_load(q, i, &organizations_before, &i->organizations)))
		return e;
	if ((e = before_load(q, i, &locations_before, &i->locations)))
		return e;
	return before_load(q, i, &programs_before, &i->programs);
}

static enum err retire_gone(struct req *q, struct import *i)
{
	size_t others;
	enum err e;

	if ((e = retire(q, i, &retire_organization, &i->organizations, &others)))
		return e;
	if ((e = retire(q, i, &retire_location, &i->locations, &others)))
		return e;
	return retire(q, i, &retire_program, &i->programs, &i->result->retired);
}

static enum err take_all(struct req *q, struct import *i)
{
	enum err e;

	if ((e = hold_import(q)))
		return e;
	if ((e = tables_open(q, i->arena, i->options->path, &i->warnings, &i->tables)))
		return e;
	if ((e = load_before(q, i)))
		return e;
	if ((e = hang_all(q, i)))
		return e;
	if ((e = organizations_take(q, i)))
		return e;
	if ((e = locations_take(q, i)))
		return e;
	if ((e = tables_each(q, i->tables, TABLE_services, service_look, i)))
		return e;
	if (!i->services.count)
		return fail(q, ERR_INPUT, "%s holds no programs; nothing was changed", i->options->path);
	if ((e = stubs_write(q, i)))
		return e;
	if ((e = terms_take(q, i)))
		return e;
	if ((e = services_take(q, i)))
		return e;
	catalog_tell_dangling(&i->catalog);
	if ((e = retire_gone(q, i)))
		return e;
	return places_renew(q);
}

static void import_begin(struct import *i, struct req *q)
{
	*i->result = (struct directory_result){ 0 };
	i->source = text_is_empty(i->options->source) ? "default" : i->options->source;
	i->country = text_is_empty(i->options->country) ? "US" : i->options->country;
	i->today = arena_bytes(i->arena, clock_iso(i->arena, q->now), 10);
	warnings_init(&i->warnings, i->arena);
	catalog_init(&i->catalog, i->arena, &i->warnings);
	map_init(&i->missing, i->arena);
	map_init(&i->services, i->arena);
}

/* Starts from scratch at each try of the transaction. */
static enum err import(struct req *q, void *data)
{
	struct import i = *(struct import *)data;
	enum err e;

	i.arena = arena_new();
	i.row_arena = arena_new();
	import_begin(&i, q);
	e = take_all(q, &i);
	i.result->warnings = warnings_list(&i.warnings, q->arena, &i.result->warning_count);
	arena_release(i.row_arena);
	arena_release(i.arena);
	*i.taken_back = !e && i.options->dry_run;
	/* returned without fail(): it only rolls everything back */
	return *i.taken_back ? ERR_CONFLICT : e;
}

enum err directory_import(struct req *q, const struct directory_options *o, struct directory_result *r)
{
	bool taken_back = false;
	struct import i = { .options = o, .result = r, .taken_back = &taken_back };
	enum err e;

	if (o->source && text_length(o->source) > 64)
		return fail(q, ERR_INPUT, "a source's name has at most 64 characters");
	if (!phone_country_known(o->country))
		return fail(q, ERR_INPUT, "unknown country %s", o->country);
	db_patient(q->db);
	e = db_transaction(q, import, &i);
	/* a lost connection holds no lock, and db_exec() has recorded any failure */
	(void)db_exec(q, &let_go, NULL, NOTHING);
	return taken_back ? ERR_OK : e;
}
