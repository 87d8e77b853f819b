/* directory_services.c - the services of an import, read twice: to note each program, and to write them. */
#include "directory/directory_in.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/entry.h"
#include "directory/program.h"
#include "edge/db.h"

#define PROGRESS_EVERY 50
#define STUB "(program) "

/* Facts about a service from the first pass. */
struct service {
	const char *name, *organization_id;
	bool taken;
};

COMMAND(stop_program,
	"UPDATE program "
	"SET standing = ?, retired_at = COALESCE(retired_at, ?) "
	"WHERE id = ?");

/* True for a program that the directory lists as not running, and not only for a while. */
static bool is_gone(const char *status)
{
	return entry_standing(status) >= STANDING_inactive;
}

/* True if the row is a program; otherwise counts the reason. */
static bool is_program(struct import *i, const struct row *r)
{
	if (!id_is_fit(i, r, cell(r, services_id)))
		return false;
	catalog_seen(&i->catalog, OWNER_service, cell(r, services_id));
	if (!cell(r, services_name)[0])
		import_warn_of(i, r, "row without name");
	else if (is_gone(cell(r, services_status)))
		import_warn(i, r, "inactive program");
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
	import_warn(i, r, id[0] ? "dangling organization in services" : "program without organization");
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
		import_warn_of(i, r, "id used twice");
	} else {
		/* the same id once per place or term: each row adds its own */
		catalog_hang_on(&i->catalog, OWNER_service, cell(r, services_id), row_keep_only(i->arena, r, further, COUNT(further)));
		catalog_seen(&i->catalog, OWNER_service, cell(r, services_id));
	}
}

/* A program of an earlier import stays, but leaves the search; its page gives the reason. */
static void service_stop(struct import *i, const struct req *q, const struct row *r)
{
	struct before *before = map_get(&i->programs, cell(r, services_id));

	if (!before || before->seen || !is_gone(cell(r, services_status)))
		return;
	before->seen = true;
	i->result->retired += !before->retired;
	batch_add(&i->stopped, BIND(entry_standing(cell(r, services_status)), q->now, before->id));
}

static enum err service_look(struct req *q, const struct row *r, void *data)
{
	struct import *i = data;

	service_stop(i, q, r);
	service_see(i, r);
	arena_reset(i->row_arena);
	return ERR_OK;
}

enum err services_look(struct req *q, struct import *i)
{
	enum err e;

	batch_init(&i->stopped, i->arena, &stop_program);
	if ((e = tables_each(q, i->tables, TABLE_services, service_look, i)))
		return e;
	return batch_write(q, &i->stopped, NULL);
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

enum err services_take(struct req *q, struct import *i)
{
	enum err e;

	entries_begin(i);
	if ((e = tables_each(q, i->tables, TABLE_services, service_take, i)))
		return e;
	return entries_write(q, i);
}
