/* catalog.c - keeps rows until the row that they belong to is read. */
#include "directory/catalog.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/warning.h"

/* The columns that name the row's owners. */
static const struct link { const char *cell; enum owner_kind kind; } links[] = {
	{ "service_id", OWNER_service },
	{ "link_id", OWNER_service },
	{ "location_id", OWNER_location },
	{ "organization_id", OWNER_organization },
	{ "service_at_location_id", OWNER_at },
	{ "contact_id", OWNER_contact },
};

static const char *const owner_words[OWNERS] = {
	[OWNER_service] = "service", [OWNER_location] = "location", [OWNER_organization] = "organization",
	[OWNER_at] = "service_at_location", [OWNER_contact] = "contact",
};

void catalog_init(struct catalog *c, struct arena *a, struct warnings *w)
{
	c->arena = a;
	c->warnings = w;
	for (int i = 0; i < OWNERS; i++)
		map_init(&c->owners[i], a);
	map_init(&c->organizations, a);
	map_init(&c->locations, a);
	map_init(&c->terms, a);
}

static struct owner *owner_at(struct catalog *c, enum owner_kind kind, const char *id)
{
	void **at = map_at(&c->owners[kind], id);

	if (!*at)
		*at = ARENA_NEW(c->arena, struct owner);
	((struct owner *)*at)->kind = kind;
	return *at;
}

void catalog_seen(struct catalog *c, enum owner_kind kind, const char *id)
{
	struct owner *o = map_get(&c->owners[kind], id);

	if (o)
		o->exists = true;
}

/* True for tables that the owner is put together from. Rows of the others are kept only to warn if they dangle. */
static bool is_looked_at(enum owner_kind kind, enum table t)
{
	switch (kind) {
	case OWNER_service: return true;
	case OWNER_location:
		return t == TABLE_addresses || t == TABLE_schedules || t == TABLE_holidays || t == TABLE_phones || t == TABLE_languages ||
			t == TABLE_accessibility;
	case OWNER_at: return t == TABLE_schedules || t == TABLE_holidays || t == TABLE_phones || t == TABLE_areas;
	case OWNER_organization:
	case OWNER_contact: return t == TABLE_phones;
	case OWNERS: break;
	}
	return false;
}

__attribute__((format(printf, 3, 4)))
static void warn(const struct catalog *c, const struct row *r, const char *format, ...)
{
	char kind[120];
	va_list ap;

	va_start(ap, format);
	vsnprintf(kind, sizeof(kind), format, ap);
	va_end(ap);
	warnings_add(c->warnings, kind, r->file, r->line);
}

static void hang(struct catalog *c, struct owner *o, const struct row *r, const struct owner *whole)
{
	struct hung *h = ARENA_NEW(c->arena, struct hung);

	h->row = r;
	h->whole = whole;
	if (!is_looked_at(o->kind, r->table)) {
		h->next = o->others;
		o->others = h;
		return;
	}
	if (o->count == (o->kind == OWNER_service ? HUNG_MOST : HUNG_MOST_SHARED)) {
		/* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): no owner has the kind OWNERS */
		warn(c, r, "more rows than one %s can have in %s", owner_words[o->kind], table_name(r->table));
		return;
	}
	o->count++;
	if (o->last)
		o->last->next = h;
	else
		o->first = h;
	o->last = h;
}

static bool holds_several(const char *text)
{
	return text[strcspn(text, ",;|")] != '\0';
}

struct hanging {
	struct catalog *catalog;
	const struct row *row;
	enum owner_kind kind;
	const struct owner *whole;
};

static void hang_one(void *data, const char *id)
{
	struct hanging *h = data;

	hang(h->catalog, owner_at(h->catalog, h->kind, id), h->row, h->whole);
}

/* An id may contain a comma, and a cell may hold several ids: tries both readings. */
void catalog_hang_on(struct catalog *c, enum owner_kind kind, const char *ids, const struct row *kept)
{
	struct hanging h = { c, kept, kind, NULL };
	struct owner *whole;

	if (!holds_several(ids)) {
		hang_one(&h, ids);
		return;
	}
	whole = owner_at(c, kind, ids);
	whole->is_list = true;
	hang(c, whole, kept, NULL);
	h.whole = whole;
	ids_each(c->arena, NULL, ids, hang_one, &h);
}

static void settle(struct owner *o)
{
	struct hung *h = o->first;

	o->first = o->last = NULL;
	o->count = 0;
	for (struct hung *next; h; h = next) {
		next = h->next;
		h->next = NULL;
		if (h->whole && h->whole->exists)
			continue;
		if (o->last)
			o->last->next = h;
		else
			o->first = h;
		o->last = h;
		o->count++;
	}
}

void catalog_settle(struct catalog *c)
{
	for (int kind = 0; kind < OWNERS; kind++)
		for (size_t i = 0; i < c->owners[kind].count; i++)
			settle(c->owners[kind].entries[i].value);
}

struct naming {
	const char *id;
	bool named;
};

static void name_one(void *data, const char *id)
{
	struct naming *n = data;

	n->named |= text_equal(id, n->id);
}

bool catalog_names(const struct catalog *c, struct arena *a, enum owner_kind kind, const char *ids, const char *id)
{
	struct naming n = { id, text_equal(ids, id) };
	const struct owner *whole = map_get(&c->owners[kind], ids);

	if (!n.named && holds_several(ids) && !(whole && whole->exists))
		ids_each(a, NULL, ids, name_one, &n);
	return n.named;
}

/* True for attributes that belong to something other than a service. */
static bool is_foreign_attribute(const struct row *r)
{
	const char *entity = r->table == TABLE_attributes ? cell(r, attributes_link_entity) : "";
	enum table t = entity[0] ? table_find(entity) : TABLES;

	return t != TABLES && t != TABLE_services;
}

/* True for rows whose owners are never read: languages of a phone, contacts. */
static bool may_hang_nowhere(const struct row *r)
{
	return cell(r, languages_phone_id)[0] || r->table == TABLE_contacts;
}

/* The owner's id in this column, and *at the column's cell; "" if the row has none. */
static const char *link_text(const struct row *r, const struct link *l, enum cell *at)
{
	*at = cell_find(r->table, l->cell);
	return *at == CELLS ? "" : cell(r, *at);
}

/* Copies the row. If it has exactly one owner, leaves that id out, because the row is kept under it. */
static const struct row *keep(struct catalog *c, const struct row *r)
{
	enum cell at, one = CELLS;
	size_t count = 0;

	for (size_t i = 0; i < COUNT(links); i++)
		if (link_text(r, &links[i], &at)[0]) {
			count++;
			one = at;
		}
	return row_keep_but(c->arena, r, count == 1 ? one : CELLS);
}

enum err catalog_hang(struct req *q, struct catalog *c, const struct row *r)
{
	const struct row *kept = NULL;
	enum cell at;

	if (is_foreign_attribute(r))
		return ERR_OK;
	for (size_t i = 0; i < COUNT(links); i++) {
		const char *id = link_text(r, &links[i], &at);

		if (!id[0])
			continue;
		kept = kept ? kept : keep(c, r);
		catalog_hang_on(c, links[i].kind, id, kept);
	}
	if (!kept && !may_hang_nowhere(r))
		warn(c, r, "row of %s that belongs to no other row", table_name(r->table));
	if (arena_used(c->arena) > CATALOG_MOST)
		return fail(q, ERR_INPUT, "%s:%u: the rows that belong to programs and places exceed %d MiB", r->file, r->line,
			(int)(CATALOG_MOST >> 20));
	return ERR_OK;
}

const struct hung *catalog_rows(const struct catalog *c, enum owner_kind kind, const char *id)
{
	const struct owner *o = map_get(&c->owners[kind], id);

	return o ? o->first : NULL;
}

static void tell_dangling(const struct catalog *c, const struct owner *o, const struct hung *h)
{
	for (; h; h = h->next)
		warn(c, h->row, "dangling %s in %s", owner_words[o->kind], table_name(h->row->table));
}

void catalog_tell_dangling(const struct catalog *c)
{
	for (int kind = 0; kind < OWNERS; kind++)
		for (size_t i = 0; i < c->owners[kind].count; i++) {
			const struct owner *o = c->owners[kind].entries[i].value;

			if (o->exists || o->is_list)
				continue;
			tell_dangling(c, o, o->first);
			tell_dangling(c, o, o->others);
		}
}

void ids_each(struct arena *a, const struct map *known, const char *text,
	void (*each)(void *data, const char *id), void *data)
{
	char *rest, *one;

	if (!holds_several(text) || (known && map_get(known, text))) {
		if (text[0])
			each(data, text);
		return;
	}
	rest = arena_text(a, text);
	while ((one = strsep(&rest, ",;|"))) {
		one = text_trim(a, one);
		if (one[0])
			each(data, one);
	}
}
