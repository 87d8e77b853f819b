/* directory.c - the course of an import: what is read in which order, and what is written. */
#include "directory/directory.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/confidential.h"
#include "directory/directory_in.h"
#include "directory/hours.h"
#include "directory/gazetteer.h"
#include "directory/listing.h"
#include "directory/search_index.h"
#include "edge/db.h"
#include "site/worklist.h"

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
	static const enum table small[] = { TABLE_addresses, TABLE_schedules, TABLE_holidays, TABLE_capacities, TABLE_phones,
		TABLE_languages, TABLE_accessibility, TABLE_eligibility, TABLE_documents, TABLE_areas, TABLE_fees, TABLE_attributes,
		TABLE_contacts, TABLE_service_at_locations };
	enum err e = ERR_OK;

	for (size_t j = 0; j < COUNT(small) && !e; j++)
		e = tables_each(q, i->tables, small[j], hang, i);
	return e;
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

struct zone { const char *time_zone; };
static const struct column zone_columns[] = { COLUMN(struct zone, time_zone) };

STATEMENT(zones_of_sites, zone_columns, struct zone, "SELECT DISTINCT time_zone FROM site");

/* Hours are read as those of the sites' clocks. */
static enum err load_zones(struct req *q, struct import *i)
{
	struct offsets *local = ARENA_NEW(i->arena, struct offsets);
	struct zone *zones;
	size_t count;
	enum err e = db_rows(q, &zones_of_sites, &zones, &count, NOTHING);

	for (size_t j = 0; !e && j < count; j++)
		offsets_add(local, zones[j].time_zone);
	i->catalog.local = local->count ? local : NULL;
	return e;
}

static enum err load_before(struct req *q, struct import *i)
{
	enum err e;

	if ((e = load_zones(q, i)))
		return e;
	if ((e = before_load(q, i, &organizations_before, &i->organizations)))
		return e;
	if ((e = before_load(q, i, &locations_before, &i->locations)))
		return e;
	return before_load(q, i, &programs_before, &i->programs);
}

#define RETIRED_PART 5		/* an import may retire one program in so many */

/* Refuses to retire more than a fifth of the programs: the file is likelier to be a part of the directory. */
static enum err retire_check(struct req *q, const struct import *i)
{
	size_t listed = 0, gone = 0;

	for (size_t j = 0; j < i->programs.count; j++) {
		const struct before *b = i->programs.entries[j].value;

		listed += !b->retired;
		gone += !b->retired && !b->seen;
	}
	if (gone * RETIRED_PART <= listed || (int64_t)gone <= i->options->allow_retire)
		return ERR_OK;
	return fail(q, ERR_INPUT, "the import would retire %zu of the %zu programs of \"%s\", more than a fifth; nothing was "
		"changed. If they are really gone: --allow-retire %zu", gone, listed, i->source, gone);
}

static enum err retire_gone(struct req *q, struct import *i)
{
	size_t others, gone;
	enum err e;

	if ((e = retire_check(q, i)))
		return e;
	if ((e = retire(q, i, &retire_organization, &i->organizations, &others)))
		return e;
	if ((e = retire(q, i, &retire_location, &i->locations, &others)))
		return e;
	if ((e = retire(q, i, &retire_program, &i->programs, &gone)))
		return e;
	i->result->retired += gone;
	return search_index_mark_retired(q, q->now);
}

/* Once all rows are read: retires the others, and renews everything that follows from the programs. */
static enum err finish(struct req *q, struct import *i)
{
	const char *column = i->options->confidential;
	enum err e;

	catalog_tell_dangling(&i->catalog);
	/* a mistyped name must not publish what it was to hide */
	if (column && !tables_confidential_found(i->tables))
		return fail(q, ERR_INPUT, "no service, location or address has the column %s; nothing was changed", column);
	if ((e = retire_gone(q, i)) || (e = listing_renew(q)) || (e = worklist_renew_programs(q)))
		return e;
	if ((e = confidential_hide(q)))
		return e;
	if ((e = search_index_renew(q)))
		return e;
	return places_renew(q);
}

static enum err take_all(struct req *q, struct import *i)
{
	enum err e;

	if ((e = hold_import(q)))
		return e;
	if ((e = tables_open(q, i->arena, i->options->path, &i->warnings, &i->tables)))
		return e;
	if (i->options->confidential)
		tables_confidential(i->tables, i->options->confidential);
	if ((e = load_before(q, i)))
		return e;
	if ((e = hang_all(q, i)))
		return e;
	if ((e = organizations_take(q, i)))
		return e;
	if ((e = locations_take(q, i)))
		return e;
	if ((e = services_look(q, i)))
		return e;
	catalog_settle(&i->catalog);
	if (!i->services.count)
		return fail(q, ERR_INPUT, "%s holds no programs; nothing was changed", i->options->path);
	if ((e = stubs_write(q, i)))
		return e;
	if ((e = terms_take(q, i)))
		return e;
	if ((e = services_take(q, i)))
		return e;
	return finish(q, i);
}

static void import_begin(struct import *i, struct req *q)
{
	*i->result = (struct directory_result){ 0 };
	i->source = text_is_empty(i->options->source) ? DIRECTORY_SOURCE : i->options->source;
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
