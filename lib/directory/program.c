/* program.c - a program of the directory with its local settings, and the target of its button. */
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/language.h"
#include "edge/db.h"
#include "directory/confidential.h"
#include "directory/program.h"
#include "base/req.h"
#include "site/site.h"
#include "base/str.h"

/* ---- slugs ---- */

static const char *const mode_slugs[MODES] = {
#define MODE(slug) [MODE_##slug] = #slug,
#include "directory/modes.def"
#undef MODE
};

static const char *const verb_slugs[VERBS] = {
#define VERB(slug) [VERB_##slug] = #slug,
#include "directory/verbs.def"
#undef VERB
};

static const char *const capacity_slugs[CAPACITIES] = {
#define CAPACITY(slug) [CAPACITY_##slug] = #slug,
#include "directory/capacities.def"
#undef CAPACITY
};

const char *mode_slug(enum mode m)
{
	return mode_slugs[m];
}

const char *verb_slug(enum verb v)
{
	return verb_slugs[v];
}

const char *capacity_slug(enum capacity c)
{
	return capacity_slugs[c];
}

/* ---- finding ---- */

static const struct column program_columns[] = {
	COLUMN(struct program, id),
	COLUMN(struct program, public_id),
	COLUMN(struct program, name),
	COLUMN(struct program, alternate_name),
	COLUMN(struct program, organization_name),
	COLUMN(struct program, organization_url),
	COLUMN(struct program, organization_email),
	COLUMN(struct program, description),
	COLUMN(struct program, url),
	COLUMN(struct program, email),
	COLUMN(struct program, application_process),
	COLUMN(struct program, eligibility),
	COLUMN(struct program, fees),
	COLUMN(struct program, documents),
	COLUMN(struct program, areas),
	COLUMN(struct program, wait_time),
	COLUMN(struct program, interpretation),
	COLUMN(struct program, languages_note),
	COLUMN(struct program, alert),
	COLUMN(struct program, is_free),
	COLUMN(struct program, retired),
	COLUMN(struct program, standing),
	COLUMN(struct program, listed_capacity),
	COLUMN(struct program, mode),
	COLUMN(struct program, verb),
	COLUMN(struct program, next_steps),
	COLUMN(struct program, external_url),
	COLUMN(struct program, answer_days),
	COLUMN(struct program, capacity),
	COLUMN(struct program, capacity_at),
	COLUMN(struct program, closed_until),
	COLUMN(struct program, minimal_mail),
	COLUMN(struct program, confidential),
	COLUMN(struct program, victim_service),
	COLUMN(struct program, claimed),
	COLUMN(struct program, has_address),
	COLUMN(struct program, screener_id),
};

/* A program without settings of its own gets the defaults after an import: next steps only. */
#define SELECT_PROGRAM \
	"SELECT p.id, p.public_id, p.name, p.alternate_name, o.name AS organization_name, " \
	"	o.url AS organization_url, o.email AS organization_email, " \
	"	p.description, p.url, p.email, p.application_process, p.eligibility, p.fees, " \
	"	p.documents, p.areas, p.wait_time, p.interpretation, p.languages_note, " \
	"	p.alert, p.is_free, p.retired_at IS NOT NULL AS retired, p.standing, p.listed_capacity, " \
	"	COALESCE(s.mode, ?) AS mode, COALESCE(s.verb, ?) AS verb, " \
	"	COALESCE(s.next_steps, '') AS next_steps, " \
	"	COALESCE(s.external_url, '') AS external_url, " \
	"	COALESCE(s.answer_days, 2) AS answer_days, " \
	"	COALESCE(s.capacity, 0) AS capacity, COALESCE(s.capacity_at, 0) AS capacity_at, COALESCE(s.closed_until, 0) AS closed_until, " \
	"	COALESCE(s.minimal_mail, FALSE) AS minimal_mail, " \
	"	COALESCE(s.confidential, FALSE) AS confidential, " \
	"	COALESCE(s.victim_service, FALSE) AS victim_service, " \
	"	EXISTS (SELECT 1 FROM program_claimer c WHERE c.program_id = p.id) AS claimed, " \
	"	EXISTS (SELECT 1 FROM referral_address a " \
	"		WHERE a.program_id = p.id AND a.confirmed_at IS NOT NULL) AS has_address, " \
	"	COALESCE(s.screener_id, 0) AS screener_id " \
	"FROM program p " \
	"JOIN organization o ON o.id = p.organization_id " \
	"LEFT JOIN program_setting s ON s.program_id = p.id "

STATEMENT(find, program_columns, struct program,
	SELECT_PROGRAM
	"WHERE p.public_id = ?");

STATEMENT(by_id, program_columns, struct program,
	SELECT_PROGRAM
	"WHERE p.id = ?");

STATEMENT(many, program_columns, struct program,
	SELECT_PROGRAM
	"WHERE p.id IN (" TWENTY_FIVE ")");

STATEMENT(several, program_columns, struct program,
	SELECT_PROGRAM
	"WHERE p.public_id IN (" TWENTY_FIVE ")");

enum err program_find(struct req *q, const char *public_id, struct program *p)
{
	return db_row(q, &find, p, BIND(MODE_next_steps, VERB_contact, value_public_id(public_id)));
}

enum err program_by_id(struct req *q, int64_t id, struct program *p)
{
	return db_row(q, &by_id, p, BIND(MODE_next_steps, VERB_contact, id));
}

enum err program_many(struct req *q, const int64_t *ids, size_t id_count, struct program **programs, size_t *count)
{
	struct value values[2 + PROGRAMS_MANY] = { value_int(MODE_next_steps), value_int(VERB_contact) };

	for (size_t i = 0; i < PROGRAMS_MANY; i++)
		values[2 + i] = value_int(i < id_count ? ids[i] : 0);
	return db_rows(q, &many, programs, count, (struct binds){ values, COUNT(values) });
}

static const struct program *with_id(const struct program *all, size_t count, const char *public_id)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(all[i].public_id, public_id))
			return &all[i];
	return NULL;
}

enum err program_several(struct req *q, const char *const *public_ids, size_t id_count, struct program **programs, size_t *count)
{
	struct value values[2 + PROGRAMS_MANY] = { value_int(MODE_next_steps), value_int(VERB_contact) };
	struct program *found;
	size_t found_count;
	enum err e;

	for (size_t i = 0; i < PROGRAMS_MANY; i++)
		values[2 + i] = value_public_id(i < id_count ? public_ids[i] : NULL);
	*count = 0;
	if ((e = db_rows(q, &several, &found, &found_count, (struct binds){ values, COUNT(values) })))
		return e;
	*programs = arena_array(q->arena, found_count + 1, sizeof(**programs));
	for (size_t i = 0; i < id_count && i < PROGRAMS_MANY; i++) {
		const struct program *p = with_id(found, found_count, public_ids[i]);

		if (p)
			(*programs)[(*count)++] = *p;
	}
	return ERR_OK;
}

static int today(const struct req *q)
{
	struct wall w = clock_wall(q->now, q->site ? q->site->time_zone : "UTC");

	return day_of_wall(&w);
}

enum capacity program_capacity(const struct req *q, const struct program *p)
{
	if (p->standing != STANDING_active)
		return CAPACITY_closed;
	if (p->capacity == CAPACITY_unknown || p->capacity >= CAPACITIES)
		return (enum capacity)p->listed_capacity;
	if (p->capacity == CAPACITY_closed && p->closed_until && p->closed_until <= today(q))
		return CAPACITY_unknown;
	return (enum capacity)p->capacity;
}

/* While it has room. */
static bool takes_referrals(const struct site *site, const struct program *p)
{
	if (p->mode != MODE_here || !p->has_address)
		return false;
	return p->claimed || !site || site->unclaimed_referrals;
}

bool program_writes_little(const struct program *p)
{
	return p->minimal_mail || p->victim_service;
}

bool program_turns_away(const struct req *q, const struct program *p)
{
	return !p->retired && takes_referrals(q->site, p) && program_capacity(q, p) == CAPACITY_closed;
}

enum way program_way(const struct req *q, const struct program *p)
{
	if (p->retired)
		return WAY_NEXT_STEPS;
	if (q->site && q->site->tracking_only)
		return WAY_CONNECT;
	if (takes_referrals(q->site, p))
		return program_turns_away(q, p) ? WAY_NEXT_STEPS : WAY_CONNECT;
	if (p->mode == MODE_external && !text_is_empty(p->external_url))
		return WAY_EXTERNAL;
	return WAY_NEXT_STEPS;
}

/* ---- contents of its page ---- */

static const struct column place_columns[] = {
	COLUMN(struct program_place, id),
	COLUMN(struct program_place, kind),
	COLUMN(struct program_place, confidential),
	COLUMN(struct program_place, name),
	COLUMN(struct program_place, address_1),
	COLUMN(struct program_place, address_2),
	COLUMN(struct program_place, city),
	COLUMN(struct program_place, state_province),
	COLUMN(struct program_place, postal_code),
	COLUMN(struct program_place, country),
	COLUMN(struct program_place, transportation),
	COLUMN(struct program_place, accessibility),
	COLUMN(struct program_place, alternate_name),
	COLUMN(struct program_place, description),
	COLUMN(struct program_place, url),
};

STATEMENT(places_of, place_columns, struct program_place,
	"SELECT l.id, l.kind, l.confidential OR " SQL_AT_CONFIDENTIAL "AS confidential, l.name, "
	"	l.address_1, l.address_2, l.city, l.state_province, l.postal_code, l.country, "
	"	l.transportation, l.accessibility, l.alternate_name, l.description, l.url "
	"FROM program_location m "
	"JOIN location l ON l.id = m.location_id "
	"WHERE m.program_id = ? "
	"	AND l.retired_at IS NULL "
	"ORDER BY l.id "
	"LIMIT 50");

/* All code reads a place's words through this, so none can forget to hide those of a confidential place. */
static struct program_place hidden(const struct program_place *p)
{
	return (struct program_place){ .kind = p->kind, .confidential = true, .name = "", .alternate_name = "", .description = "",
		.url = "", .address_1 = "", .address_2 = "", .city = "", .state_province = "", .postal_code = "", .country = "",
		.transportation = "", .accessibility = "" };
}

enum err program_places(struct req *q, int64_t program_id, struct program_place **places, size_t *count)
{
	enum err e = db_rows(q, &places_of, places, count, BIND(program_id));

	for (size_t i = 0; !e && i < *count; i++)
		if ((*places)[i].confidential)
			(*places)[i] = hidden(&(*places)[i]);
	return e;
}

static const struct column age_columns[] = {
	COLUMN(struct program_age, least),
	COLUMN(struct program_age, most),
};

STATEMENT(ages_of, age_columns, struct program_age,
	"SELECT COALESCE(least, -1) AS least, COALESCE(most, -1) AS most "
	"FROM program_age "
	"WHERE program_id = ? "
	"ORDER BY position");

enum err program_ages(struct req *q, int64_t program_id, struct program_age **ages, size_t *count)
{
	return db_rows(q, &ages_of, ages, count, BIND(program_id));
}

static const struct column phone_columns[] = {
	COLUMN(struct program_phone, location_id),
	COLUMN(struct program_phone, raw),
	COLUMN(struct program_phone, dial),
	COLUMN(struct program_phone, extension),
	COLUMN(struct program_phone, type),
	COLUMN(struct program_phone, description),
};

STATEMENT(phones_of, phone_columns, struct program_phone,
	"SELECT location_id, raw, dial, extension, type, description "
	"FROM program_phone "
	"WHERE program_id = ? "
	"ORDER BY position "
	"LIMIT 50");

enum err program_phones(struct req *q, int64_t program_id, struct program_phone **phones, size_t *count)
{
	return db_rows(q, &phones_of, phones, count, BIND(program_id));
}

static const struct column call_columns[] = {
	COLUMN(struct program_call, program_id),
	COLUMN(struct program_call, raw),
	COLUMN(struct program_call, dial),
	COLUMN(struct program_call, extension),
};

STATEMENT(calls_of, call_columns, struct program_call,
	"SELECT program_id, raw, dial, extension "
	"FROM program_phone "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"	AND type NOT IN ('fax', 'tty', 'text', 'sms') "
	"ORDER BY program_id, dial = '', location_id, position");

enum err program_calls(struct req *q, const int64_t *ids, size_t id_count, struct program_call **calls, size_t *count)
{
	struct value values[PROGRAMS_MANY];
	size_t all, kept = 0;
	enum err e;

	for (size_t i = 0; i < PROGRAMS_MANY; i++)
		values[i] = value_int(i < id_count ? ids[i] : 0);
	if ((e = db_rows(q, &calls_of, calls, &all, (struct binds){ values, COUNT(values) })))
		return e;
	for (size_t i = 0; i < all; i++)
		if (!kept || (*calls)[kept - 1].program_id != (*calls)[i].program_id)
			(*calls)[kept++] = (*calls)[i];
	*count = kept;
	return ERR_OK;
}

struct language_row { const char *language; };

static const struct column language_columns[] = {
	COLUMN(struct language_row, language),
};

STATEMENT(languages_of, language_columns, struct language_row,
	"SELECT language "
	"FROM program_language "
	"WHERE program_id = ? "
	"ORDER BY language");

enum err program_languages(struct req *q, int64_t program_id, const char ***languages, size_t *count)
{
	struct language_row *rows;
	enum err e = db_rows(q, &languages_of, &rows, count, BIND(program_id));

	if (e)
		return e;
	*languages = arena_array(q->arena, *count, sizeof(**languages));
	for (size_t i = 0; i < *count; i++)
		(*languages)[i] = rows[i].language;
	return ERR_OK;
}

static bool lists(const char **languages, size_t count, const char *language)
{
	for (size_t i = 0; i < count; i++)
		if (language_is_same(languages[i], language))
			return true;
	return false;
}

struct spoken { int64_t program_id; const char *language; };
static const struct column spoken_columns[] = { COLUMN(struct spoken, program_id), COLUMN(struct spoken, language) };

STATEMENT(languages_of_many, spoken_columns, struct spoken,
	"SELECT program_id, language "
	"FROM program_language "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, language");

/* Decides with the languages of all programs, of which many follow each other. */
static void decide_other(struct req *q, const struct site *s, struct program_tongue *one, const struct spoken *spoken,
	size_t count)
{
	const char **languages = arena_array(q->arena, count + 1, sizeof(*languages));
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (spoken[i].program_id == one->program_id)
			languages[n++] = spoken[i].language;
	if (!n || lists(languages, n, s->language))
		one->is_other = !language_is_same(one->language, s->language);
	else
		one->is_other = !lists(languages, n, one->language);
}

/* For at most PROGRAMS_MANY of them. */
static enum err decide_some(struct req *q, const struct site *s, struct program_tongue *all, size_t count)
{
	struct value ids[PROGRAMS_MANY];
	struct spoken *spoken;
	size_t n, asked = 0;
	enum err e;

	for (size_t i = 0; i < PROGRAMS_MANY; i++) {
		bool counts = i < count && !text_is_empty(all[i].language);

		ids[i] = value_int(counts ? all[i].program_id : 0);
		asked += counts;
	}
	if (!asked)
		return ERR_OK;
	if ((e = db_rows(q, &languages_of_many, &spoken, &n, (struct binds){ ids, COUNT(ids) })))
		return e;
	for (size_t i = 0; i < count; i++)
		if (!text_is_empty(all[i].language))
			decide_other(q, s, &all[i], spoken, n);
	return ERR_OK;
}

enum err program_other_languages(struct req *q, const struct site *s, struct program_tongue *all, size_t count)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < count; i++)
		all[i].is_other = false;
	for (size_t i = 0; i < count && !e; i += PROGRAMS_MANY)
		e = decide_some(q, s, all + i, count - i < PROGRAMS_MANY ? count - i : PROGRAMS_MANY);
	return e;
}

struct need_row { unsigned need; };

static const struct column need_columns[] = {
	COLUMN(struct need_row, need),
};

STATEMENT(needs_of, need_columns, struct need_row,
	"SELECT need "
	"FROM program_need "
	"WHERE program_id = ?");

enum err program_needs(struct req *q, int64_t program_id, unsigned *needs)
{
	struct need_row *rows;
	size_t count;
	enum err e = db_rows(q, &needs_of, &rows, &count, BIND(program_id));

	*needs = 0;
	for (size_t i = 0; !e && i < count; i++)
		if (rows[i].need < NEEDS)
			*needs |= 1u << rows[i].need;
	return e;
}

struct address_row { const char *email; };

static const struct column address_columns[] = {
	COLUMN(struct address_row, email),
};

STATEMENT(addresses_of, address_columns, struct address_row,
	"SELECT email "
	"FROM referral_address "
	"WHERE program_id = ? "
	"	AND confirmed_at IS NOT NULL "
	"	AND (reminders OR NOT ?) "
	"ORDER BY id");

enum err program_addresses(struct req *q, int64_t program_id, bool for_reminders, const char ***emails, size_t *count)
{
	struct address_row *rows;
	enum err e = db_rows(q, &addresses_of, &rows, count, BIND(program_id, for_reminders));

	if (e)
		return e;
	*emails = arena_array(q->arena, *count, sizeof(**emails));
	for (size_t i = 0; i < *count; i++)
		(*emails)[i] = rows[i].email;
	return ERR_OK;
}

static const struct column address_list_columns[] = {
	COLUMN(struct program_address, public_id),
	COLUMN(struct program_address, email),
	COLUMN(struct program_address, confirmed),
};

STATEMENT(address_list, address_list_columns, struct program_address,
	"SELECT public_id, email, confirmed_at IS NOT NULL AS confirmed "
	"FROM referral_address "
	"WHERE program_id = ? "
	"ORDER BY id");

enum err program_address_list(struct req *q, int64_t program_id, struct program_address **addresses, size_t *count)
{
	return db_rows(q, &address_list, addresses, count, BIND(program_id));
}
