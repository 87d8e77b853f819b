/* directory_locations.c - the places of an import. */
#include "directory/directory_in.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/lines.h"
#include "base/str.h"
#include "directory/confidential.h"
#include "directory/program.h"

STATEMENT(insert_location, made_columns, struct made,
	"INSERT INTO location (source, source_id, name, address_1, address_2, city, state_province, postal_code, country, "
	" transportation, accessibility, kind, alternate_name, description, url, confidential, latitude, longitude, digest) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"RETURNING id");

COMMAND(update_location,
	"UPDATE location "
	"SET name = ?, address_1 = ?, address_2 = ?, city = ?, state_province = ?, postal_code = ?, country = ?, "
	" transportation = ?, accessibility = ?, kind = ?, alternate_name = ?, description = ?, url = ?, confidential = ?, "
	" latitude = ?, longitude = ?, digest = ?, retired_at = NULL "
	"WHERE id = ?");

/* ---- kinds of places ---- */

/* text_key() of how an address of a box at the post office begins. */
static const char *const box_starts[] = { "pobox", "postofficebox", "postbox", "gpobox", "lockedbag", "privatebag",
	"apartadopostal", "apartado", "casillapostal", "casilla", "bp" };

/* True for an address that is a box and nothing else: "P.O. Box 99", not "Box Street 9". */
static bool is_post_box(struct arena *a, const char *address)
{
	const char *key = text_key(a, address);

	for (size_t i = 0; i < COUNT(box_starts); i++) {
		size_t length = strlen(box_starts[i]);

		if (text_starts(key, box_starts[i]) && key[length] && strspn(key + length, "0123456789") == strlen(key + length))
			return true;
	}
	return false;
}


/* ---- addresses ---- */

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
		import_warn(i, r, "impossible coordinates");
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
	const char *transportation, *accessibility, *alternate_name, *description, *url;
	enum place_kind kind;
	bool confidential;
};

static enum place_kind kind_of(const struct import *i, const struct row *r, const struct row *address, const struct location *l)
{
	const char *type = cell(r, locations_type), *address_type = address ? cell(address, addresses_type) : "";

	if (!strcasecmp(type, "virtual") || !strcasecmp(address_type, "virtual") || cell_is_yes(cell(r, locations_virtual)))
		return PLACE_virtual;
	if (!strcasecmp(type, "postal") || (!type[0] && !strcasecmp(address_type, "postal")))
		return PLACE_postal;
	if (is_post_box(i->row_arena, l->address_1) && (!l->address_2[0] || is_post_box(i->row_arena, l->address_2)))
		return PLACE_postal;
	if (l->url[0] && !l->address_1[0] && !l->city[0] && !cell(r, locations_latitude)[0])
		return PLACE_virtual;
	return PLACE_physical;
}

static bool confidential_of(const struct import *i, const struct row *r, const struct row *address,
	const struct location *l)
{
	struct arena *a = i->row_arena;

	if (address && confidential_mark(a, cell(address, addresses_confidential)))
		return true;
	return confidential_mark(a, cell(r, locations_confidential)) || confidential_name(a, l->name) ||
		confidential_name(a, l->alternate_name) || confidential_address(a, l->address_1) || confidential_address(a, l->address_2) ||
		confidential_text(a, l->description) || confidential_text(a, l->transportation);
}

/* Leaves nothing of a place that would tell where it is. */
static void location_hide(struct location *l, struct known_location *k)
{
	*l = (struct location){ .source_id = l->source_id, .name = "", .address_1 = "", .address_2 = "", .city = "",
		.state_province = "", .postal_code = "", .country = "", .transportation = "", .accessibility = "",
		.alternate_name = "", .description = "", .url = "", .kind = l->kind, .confidential = true };
	k->located = false;
	k->latitude = k->longitude = 0;
}

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
	l->alternate_name = wording_name(w, cell(r, locations_alternate_name), 500);
	l->description = wording_text(w, cell(r, locations_description), TEXT_MOST);
	l->url = wording_url(w, cell(r, locations_url));
	l->kind = kind_of(i, r, address, l);
	l->confidential = confidential_of(i, r, address, l);
}

static struct value degrees(const struct known_location *k, double value)
{
	return k->located ? value_real(value) : value_text(NULL);
}

static void location_write(struct import *i, const struct location *l, struct known_location *k)
{
	const char *const texts[] = { l->name, l->address_1, l->address_2, l->city, l->state_province, l->postal_code, l->country,
		l->transportation, l->accessibility, l->alternate_name, l->description, l->url,
		arena_printf(i->row_arena, "%d %a %a %d %d", k->located, k->latitude, k->longitude, (int)l->kind, l->confidential) };
	unsigned char *digest = arena_alloc(i->row_arena, HASH_SIZE);
	struct before *before;

	digest_of(i, digest, texts, COUNT(texts));
	switch (change_of(&i->locations, l->source_id, digest, &before)) {
	case NEW:
		waiting_add(i, &k->id, BIND(i->source, l->source_id, l->name, l->address_1, l->address_2, l->city,
			l->state_province, l->postal_code, l->country, l->transportation, l->accessibility, l->kind, l->alternate_name,
			l->description, l->url, l->confidential, degrees(k, k->latitude), degrees(k, k->longitude),
			value_bytes(digest, HASH_SIZE)));
		return;
	case CHANGED:
		batch_add(&i->waiting.changed, BIND(l->name, l->address_1, l->address_2, l->city, l->state_province,
			l->postal_code, l->country, l->transportation, l->accessibility, l->kind, l->alternate_name, l->description,
			l->url, l->confidential, degrees(k, k->latitude), degrees(k, k->longitude), value_bytes(digest, HASH_SIZE),
			before->id));
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
			import_warn_of(i, r, "id used twice");
		return;
	}
	k = ARENA_NEW(i->arena, struct known_location);
	k->row = row_keep_only(i->arena, r, lasting, COUNT(lasting));
	k->organization_id = cell(k->row, locations_organization_id);
	k->located = coordinates_read(i, r, k);
	if (k->organization_id[0] && !map_get(&i->catalog.organizations, k->organization_id))
		import_warn_of(i, r, "dangling organization");
	/* exports without a table of services at locations name the programs here */
	if (cell(k->row, locations_service_id)[0])
		catalog_hang_on(&i->catalog, OWNER_service, cell(k->row, locations_service_id), k->row);
	location_read(i, &w, r, &l);
	k->located = k->located && l.kind == PLACE_physical;	/* nobody goes to the others */
	if (l.confidential) {
		import_warn(i, r, "confidential address, not stored");
		location_hide(&l, k);
	}
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

enum err locations_take(struct req *q, struct import *i)
{
	enum err e;

	waiting_begin(i, &insert_location, &update_location);
	if ((e = tables_each(q, i->tables, TABLE_locations, location_take, i)))
		return e;
	return waiting_write(q, i);
}
