/* listed - writes programs as an import would leave them. */
#include "listed.h"

#include <criterion/criterion.h>

#include "edge/db.h"
#include "directory/program.h"
#include "directory/search_index.h"
#include "base/secret.h"
#include "base/str.h"
#include "support.h"

COMMAND(make_organization,
	"INSERT INTO organization (public_id, source, source_id, name, description, digest) "
	"VALUES (?, 'test', ?, ?, '', '')");

COMMAND(make_program,
	"INSERT INTO program (public_id, source, source_id, organization_id, name, description, "
	"	url, email, application_process, eligibility, alert, standing, listed_capacity, "
	"	fees, documents, areas, wait_time, interpretation, languages_note, digest, retired_at) "
	"VALUES (?, 'test', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', '', '', '', ?)");

COMMAND(make_text,
	"INSERT INTO program_text (program_id, title, summary, body) "
	"VALUES (?, ?, '', ?)");

COMMAND(make_need,
	"INSERT INTO program_need (need, program_id, name) "
	"VALUES (?, ?, ?)");

COMMAND(make_language,
	"INSERT INTO program_language (program_id, language, name) "
	"VALUES (?, ?, ?)");

COMMAND(make_hours,
	"INSERT INTO program_hours (program_id, location_id, position, weekday, opens, closes, first_day, last_day, step, phase, "
	"	month_days, holiday) "
	"SELECT ?, ?, COUNT(*), ?, ?, ?, ?, ?, ?, ?, ?, ? FROM program_hours WHERE program_id = ?");

COMMAND(make_closure,
	"INSERT INTO program_closure (program_id, position, location_id, first_day, last_day) "
	"SELECT ?, COUNT(*), ?, ?, ? FROM program_closure WHERE program_id = ?");

COMMAND(make_note,
	"INSERT INTO program_hours_note (program_id, position, note) "
	"VALUES (?, 0, ?)");

COMMAND(make_location,
	"INSERT INTO location (source, source_id, name, address_1, city, state_province, postal_code, "
	"	transportation, accessibility, latitude, longitude, digest) "
	"VALUES ('test', ?, ?, '12 Main Street', 'Fairhaven', 'MA', '02719', '', '', ?, ?, '')");

COMMAND(make_program_location,
	"INSERT INTO program_location (program_id, location_id) "
	"VALUES (?, ?)");

COMMAND(make_point,
	"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
	"VALUES (?, ?, ?, ?)");

COMMAND(make_phone,
	"INSERT INTO program_phone (program_id, position, location_id, raw, dial, type) "
	"SELECT ?, COUNT(*), ?, ?, ?, ? FROM program_phone WHERE program_id = ?");

COMMAND(make_place,
	"INSERT INTO place (name_key, name, latitude, longitude, programs) "
	"VALUES (?, ?, ?, ?, 1) "
	"ON DUPLICATE KEY UPDATE latitude = VALUES(latitude), longitude = VALUES(longitude)");

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

static int64_t add_program(struct req *q, const struct listed *l)
{
	const char *organization_id = secret_public_id(q->arena), *id = secret_public_id(q->arena);
	struct done done;

	MUST(db_exec(q, &make_organization, &done,
		BIND(organization_id, organization_id, l->organization ? l->organization : "Organization of tests")));
	MUST(db_exec(q, &make_program, &done, BIND(id, id, done.id, l->name, or_nothing(l->description),
		or_nothing(l->url), or_nothing(l->email), or_nothing(l->application_process),
		or_nothing(l->eligibility), or_nothing(l->alert), l->standing, l->capacity,
		l->retired ? value_int(1) : value_text(NULL))));
	return done.id;
}

int64_t listed_at(struct req *q, int64_t program_id, const char *name, double latitude, double longitude)
{
	struct done done;

	MUST(db_exec(q, &make_location, &done, BIND(secret_public_id(q->arena), name, latitude, longitude)));
	MUST(db_exec(q, &make_program_location, NULL, BIND(program_id, done.id)));
	MUST(db_exec(q, &make_point, NULL, BIND(program_id, done.id, latitude, longitude)));
	return done.id;
}

void listed_hours(struct req *q, int64_t program_id, struct span s)
{
	MUST(db_exec(q, &make_hours, NULL, BIND(program_id, value_id(s.location_id), s.weekday, s.opens, s.closes,
		s.first_day, s.last_day, s.step, s.phase, s.month_days, s.holiday, program_id)));
}

void listed_closure(struct req *q, int64_t program_id, int64_t location_id, struct period p)
{
	MUST(db_exec(q, &make_closure, NULL, BIND(program_id, value_id(location_id), p.first_day, p.last_day, program_id)));
}

static void add_lists(struct req *q, int64_t id, const struct listed *l)
{
	if (l->need)
		MUST(db_exec(q, &make_need, NULL, BIND(need_from_slug(l->need), id, l->name)));
	for (size_t i = 0; i < COUNT(l->languages) && l->languages[i]; i++)
		MUST(db_exec(q, &make_language, NULL, BIND(id, l->languages[i], l->name)));
	for (size_t i = 0; i < COUNT(l->hours) && l->hours[i].closes; i++)
		listed_hours(q, id, l->hours[i]);
	if (l->hours_note)
		MUST(db_exec(q, &make_note, NULL, BIND(id, l->hours_note)));
}

static enum err renew(struct req *q, void *data)
{
	enum err e = search_index_mark(q, data, 1);

	return e ? e : search_index_renew(q);
}

int64_t listed_add(struct req *q, const struct listed *l)
{
	int64_t id = add_program(q, l);

	MUST(db_exec(q, &make_text, NULL, BIND(id,
		arena_printf(q->arena, "%s\n%s", l->name, or_nothing(l->organization)),
		arena_printf(q->arena, "%s %s", or_nothing(l->description), or_nothing(l->words)))));
	if (l->located)
		listed_at(q, id, "", l->latitude, l->longitude);
	add_lists(q, id, l);
	MUST(db_transaction(q, renew, &id));
	return id;
}

const char *listed_id(struct req *q, int64_t program_id)
{
	struct program p;

	MUST(program_by_id(q, program_id, &p));
	return p.public_id;
}

void listed_phone_at(struct req *q, int64_t program_id, int64_t location_id, const char *dial)
{
	MUST(db_exec(q, &make_phone, NULL, BIND(program_id, value_id(location_id), dial, dial, "voice", program_id)));
}

void listed_phone(struct req *q, int64_t program_id, const char *raw, const char *dial, const char *type)
{
	MUST(db_exec(q, &make_phone, NULL, BIND(program_id, value_id(0), raw, dial, type, program_id)));
}

void listed_place(struct req *q, const char *name, double latitude, double longitude)
{
	MUST(db_exec(q, &make_place, NULL, BIND(text_key(q->arena, name), name, latitude, longitude)));
}
