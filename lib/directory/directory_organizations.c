/* directory_organizations.c - the organizations of an import, and stubs for those that programs only name. */
#include "directory/directory_in.h"

#include "base/arena.h"
#include "base/str.h"

STATEMENT(insert_organization, made_columns, struct made,
	"INSERT INTO organization (public_id, source, source_id, name, alternate_name, description, url, email, is_stub, digest) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"RETURNING id");

COMMAND(update_organization,
	"UPDATE organization "
	"SET name = ?, alternate_name = ?, description = ?, url = ?, email = ?, is_stub = ?, digest = ?, retired_at = NULL "
	"WHERE id = ?");

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
			import_warn_of(i, r, "id used twice");
		return;
	}
	if (!o.name[0])
		import_warn_of(i, r, "row without name");
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

enum err stubs_write(struct req *q, struct import *i)
{
	enum err e = ERR_OK;

	waiting_begin(i, &insert_organization, &update_organization);
	for (size_t j = 0; j < i->missing.count && !e; j++)
		e = stub_write(q, i, i->missing.entries[j].key, i->missing.entries[j].value);
	return e ? e : waiting_write(q, i);
}

enum err organizations_take(struct req *q, struct import *i)
{
	enum err e;

	waiting_begin(i, &insert_organization, &update_organization);
	if ((e = tables_each(q, i->tables, TABLE_organizations, organization_take, i)))
		return e;
	return waiting_write(q, i);
}
