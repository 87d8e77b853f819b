/* export_rows.c - a statement, and a table of columns, for each file of an exported directory.
 *
 * The columns of a file have the names that HSDS gives them, so the row structs and the statements do, too. */
#include "directory/export_in.h"

#include "base/arena.h"
#include "base/day.h"
#include "base/str.h"
#include "directory/confidential.h"
#include "directory/entry.h"
#include "directory/hours.h"
#include "directory/program.h"
#include "edge/db.h"

/* Programs p that are exported. Each statement has the source as its one value. */
#define LISTED "p.source = ? AND p.retired_at IS NULL "

/* A place of a program, as both files name it. */
#define AT_PLACE "CONCAT(p.source_id, '@', l.source_id)"

typedef const char *text;

struct organization_row { text id, name, alternate_name, description, email, website; };
static const struct column organization_columns[] = {
	COLUMN(struct organization_row, id), COLUMN(struct organization_row, name), COLUMN(struct organization_row, alternate_name),
	COLUMN(struct organization_row, description), COLUMN(struct organization_row, email), COLUMN(struct organization_row, website),
};

STATEMENT(export_organizations, organization_columns, struct organization_row,
	"SELECT o.source_id AS id, o.name, o.alternate_name, o.description, o.email, o.url AS website "
	"FROM organization o "
	"WHERE EXISTS (SELECT 1 FROM program p WHERE p.organization_id = o.id AND " LISTED ") "
	"ORDER BY o.id");

struct service_row {
	text id, organization_id, name, alternate_name, description, url, email, status, interpretation_services,
		application_process, fees_description, wait_time, eligibility_description, minimum_age, maximum_age, alert, confidential;
	unsigned standing;
};
static const struct column service_columns[] = {
	COLUMN(struct service_row, standing), COLUMN(struct service_row, id), COLUMN(struct service_row, organization_id),
	COLUMN(struct service_row, name),
	COLUMN(struct service_row, alternate_name), COLUMN(struct service_row, description), COLUMN(struct service_row, url),
	COLUMN(struct service_row, email), COLUMN(struct service_row, interpretation_services),
	COLUMN(struct service_row, application_process), COLUMN(struct service_row, fees_description),
	COLUMN(struct service_row, wait_time), COLUMN(struct service_row, eligibility_description),
	COLUMN(struct service_row, minimum_age), COLUMN(struct service_row, maximum_age), COLUMN(struct service_row, alert),
	COLUMN(struct service_row, confidential), COLUMN(struct service_row, status),
};

/* Several ranges of ages have rows of their own. */
STATEMENT(export_services, service_columns, struct service_row,
	"SELECT p.standing, p.source_id AS id, o.source_id AS organization_id, p.name, p.alternate_name, p.description, p.url, "
	"	p.email, p.interpretation AS interpretation_services, "
	"	p.application_process, IF(p.fees = '' AND p.is_free, 'free', p.fees) AS fees_description, p.wait_time, "
	"	p.eligibility AS eligibility_description, "
	"	COALESCE((SELECT CAST(a.least AS CHAR) FROM program_age a WHERE a.program_id = p.id AND a.position = 0 "
	"		AND NOT EXISTS (SELECT 1 FROM program_age b WHERE b.program_id = p.id AND b.position > 0)), '') AS minimum_age, "
	"	COALESCE((SELECT CAST(a.most AS CHAR) FROM program_age a WHERE a.program_id = p.id AND a.position = 0 "
	"		AND NOT EXISTS (SELECT 1 FROM program_age b WHERE b.program_id = p.id AND b.position > 0)), '') AS maximum_age, "
	"	p.alert, IF(p.confidential OR COALESCE(s.confidential, FALSE), 'true', '') AS confidential, '' AS status "
	"FROM program p "
	"JOIN organization o ON o.id = p.organization_id "
	"LEFT JOIN program_setting s ON s.program_id = p.id "
	"WHERE " LISTED
	"ORDER BY p.id");

static const void *with_status(struct arena *a, void *row)
{
	struct service_row *r = row;

	(void)a;
	r->status = entry_standing_word(r->standing);
	return r;
}

struct eligibility_row { text id, service_id, minimum_age, maximum_age; };
static const struct column eligibility_columns[] = {
	COLUMN(struct eligibility_row, id), COLUMN(struct eligibility_row, service_id),
	COLUMN(struct eligibility_row, minimum_age), COLUMN(struct eligibility_row, maximum_age),
};

STATEMENT(export_eligibility, eligibility_columns, struct eligibility_row,
	"SELECT CONCAT(p.source_id, '-', a.position) AS id, p.source_id AS service_id, "
	"	COALESCE(CAST(a.least AS CHAR), '') AS minimum_age, COALESCE(CAST(a.most AS CHAR), '') AS maximum_age "
	"FROM program p "
	"JOIN program_age a ON a.program_id = p.id "
	"WHERE EXISTS (SELECT 1 FROM program_age b WHERE b.program_id = p.id AND b.position > 0) AND " LISTED
	"ORDER BY p.id, a.position");

struct location_row {
	text id, name, alternate_name, description, url, transportation, latitude, longitude, confidential, location_type;
	unsigned kind;
};
static const struct column location_columns[] = {
	COLUMN(struct location_row, kind), COLUMN(struct location_row, id), COLUMN(struct location_row, name),
	COLUMN(struct location_row, alternate_name), COLUMN(struct location_row, description), COLUMN(struct location_row, url),
	COLUMN(struct location_row, transportation), COLUMN(struct location_row, latitude), COLUMN(struct location_row, longitude),
	COLUMN(struct location_row, confidential), COLUMN(struct location_row, location_type),
};

#define HIDDEN "(l.confidential OR " SQL_AT_CONFIDENTIAL ")"
#define WITH_PROGRAM "EXISTS (SELECT 1 FROM program_location pl JOIN program p ON p.id = pl.program_id " \
	"WHERE pl.location_id = l.id AND " LISTED ") "

STATEMENT(export_locations, location_columns, struct location_row,
	"SELECT x.kind, x.id, IF(x.hidden, '', x.name) AS name, IF(x.hidden, '', x.alternate_name) AS alternate_name, "
	"	IF(x.hidden, '', x.description) AS description, IF(x.hidden, '', x.url) AS url, "
	"	IF(x.hidden, '', x.transportation) AS transportation, IF(x.hidden, '', COALESCE(CAST(x.latitude AS CHAR), '')) AS latitude, "
	"	IF(x.hidden, '', COALESCE(CAST(x.longitude AS CHAR), '')) AS longitude, IF(x.hidden, 'true', '') AS confidential, "
	"	'' AS location_type "
	"FROM (SELECT l.id AS position, l.source_id AS id, l.kind, l.name, "
	"	l.alternate_name, l.description, l.url, l.transportation, l.latitude, l.longitude, " HIDDEN " AS hidden "
	"	FROM location l WHERE " WITH_PROGRAM ") x "
	"ORDER BY x.position");

static const char *const kind_words[] = {
#define PLACE_KIND(slug) #slug,
#include "directory/place_kinds.def"
#undef PLACE_KIND
};

static const void *with_type(struct arena *a, void *row)
{
	struct location_row *r = row;

	(void)a;
	r->location_type = kind_words[r->kind];
	return r;
}

struct address_row {
	text id, location_id, address_1, address_2, city, state_province, postal_code, country, address_type;
	unsigned kind;
};
static const struct column address_columns[] = {
	COLUMN(struct address_row, kind), COLUMN(struct address_row, id), COLUMN(struct address_row, location_id),
	COLUMN(struct address_row, address_1),
	COLUMN(struct address_row, address_2), COLUMN(struct address_row, city), COLUMN(struct address_row, state_province),
	COLUMN(struct address_row, postal_code), COLUMN(struct address_row, country), COLUMN(struct address_row, address_type),
};

STATEMENT(export_addresses, address_columns, struct address_row,
	"SELECT l.kind, l.source_id AS id, l.source_id AS location_id, l.address_1, l.address_2, l.city, l.state_province, "
	"	l.postal_code, l.country, '' AS address_type "
	"FROM location l "
	"WHERE NOT " HIDDEN
	"	AND CONCAT(l.address_1, l.address_2, l.city, l.state_province, l.postal_code, l.country) <> '' AND " WITH_PROGRAM
	"ORDER BY l.id");

static const void *with_address_type(struct arena *a, void *row)
{
	struct address_row *r = row;

	(void)a;
	r->address_type = kind_words[r->kind];
	return r;
}

struct accessibility_row { text id, location_id, description; };
static const struct column accessibility_columns[] = {
	COLUMN(struct accessibility_row, id), COLUMN(struct accessibility_row, location_id),
	COLUMN(struct accessibility_row, description),
};

STATEMENT(export_accessibility, accessibility_columns, struct accessibility_row,
	"SELECT l.source_id AS id, l.source_id AS location_id, l.accessibility AS description "
	"FROM location l "
	"WHERE l.accessibility <> '' AND NOT " HIDDEN " AND " WITH_PROGRAM
	"ORDER BY l.id");

struct at_location_row { text id, service_id, location_id; };
static const struct column at_location_columns[] = {
	COLUMN(struct at_location_row, id), COLUMN(struct at_location_row, service_id), COLUMN(struct at_location_row, location_id),
};

STATEMENT(export_service_at_locations, at_location_columns, struct at_location_row,
	"SELECT " AT_PLACE " AS id, p.source_id AS service_id, l.source_id AS location_id "
	"FROM program p "
	"JOIN program_location pl ON pl.program_id = p.id "
	"JOIN location l ON l.id = pl.location_id "
	"WHERE " LISTED
	"ORDER BY p.id, l.id");

/* Of a place, or of the program. */
#define WHERE_IT_IS "IF(l.id IS NULL, p.source_id, '') AS service_id, COALESCE(" AT_PLACE ", '') AS service_at_location_id "
#define HELD "h.first_day, h.last_day "

struct phone_row { text id, service_id, service_at_location_id, organization_id, number, extension, type, description; };
static const struct column phone_columns[] = {
	COLUMN(struct phone_row, id), COLUMN(struct phone_row, service_id), COLUMN(struct phone_row, service_at_location_id),
	COLUMN(struct phone_row, organization_id), COLUMN(struct phone_row, number), COLUMN(struct phone_row, extension),
	COLUMN(struct phone_row, type), COLUMN(struct phone_row, description),
};

/* A program's numbers stand before those of its places, and its organization's behind them: so a number f of no place, behind
 * that of a place, is the organization's. */
#define OF_ORGANIZATION "f.location_id IS NULL AND EXISTS (SELECT 1 FROM program_phone g " \
	"WHERE g.program_id = f.program_id AND g.position < f.position AND g.location_id IS NOT NULL) "

STATEMENT(export_phones, phone_columns, struct phone_row,
	"SELECT CONCAT(p.source_id, '-', f.position) AS id, " WHERE_IT_IS ", '' AS organization_id, f.raw AS number, f.extension, "
	"	f.type, f.description "
	"FROM program p "
	"JOIN program_phone f ON f.program_id = p.id "
	"LEFT JOIN location l ON l.id = f.location_id "
	"WHERE NOT (" OF_ORGANIZATION ") AND " LISTED
	"ORDER BY p.id, f.position");

STATEMENT(export_organization_phones, phone_columns, struct phone_row,
	"SELECT CONCAT(o.source_id, '-organization-', MIN(f.position)) AS id, '' AS service_id, '' AS service_at_location_id, "
	"	o.source_id AS organization_id, f.raw AS number, f.extension, f.type, f.description "
	"FROM program p "
	"JOIN program_phone f ON f.program_id = p.id "
	"JOIN organization o ON o.id = p.organization_id "
	"WHERE " OF_ORGANIZATION "AND " LISTED
	"GROUP BY o.id, o.source_id, f.raw, f.extension, f.type, f.description "
	"ORDER BY o.id, MIN(f.position)");

/* ---- hours ---- */

struct span_row { text id, service_id, service_at_location_id; struct span span; };
#define SPAN(member) COLUMN_WITHIN(struct span_row, span, struct span, member)
static const struct column span_columns[] = {
	COLUMN(struct span_row, id), COLUMN(struct span_row, service_id), COLUMN(struct span_row, service_at_location_id),
	SPAN(weekday), SPAN(opens), SPAN(closes), SPAN(first_day), SPAN(last_day), SPAN(step), SPAN(phase), SPAN(month_days),
};

static const struct column schedule_columns[] = {
	COLUMN(struct export_schedule, id), COLUMN(struct export_schedule, service_id),
	COLUMN(struct export_schedule, service_at_location_id), COLUMN(struct export_schedule, valid_from),
	COLUMN(struct export_schedule, valid_to), COLUMN(struct export_schedule, dtstart), COLUMN(struct export_schedule, freq),
	COLUMN(struct export_schedule, interval), COLUMN(struct export_schedule, byday),
	COLUMN(struct export_schedule, bymonthday), COLUMN(struct export_schedule, opens_at),
	COLUMN(struct export_schedule, closes_at), COLUMN(struct export_schedule, notes),
};

#define SPANS "SELECT CONCAT(p.source_id, '-', h.weekday, '-', h.position) AS id, " WHERE_IT_IS ", h.weekday, h.opens, h.closes, " \
	HELD ", h.step, h.phase, h.month_days " \
	"FROM program p " \
	"JOIN program_hours h ON h.program_id = p.id " \
	"LEFT JOIN location l ON l.id = h.location_id "

STATEMENT(export_spans, span_columns, struct span_row,
	SPANS
	"WHERE NOT h.holiday AND " LISTED
	"ORDER BY p.id, h.position");

static const void *span_to_schedule(struct arena *a, void *row)
{
	const struct span_row *from = row;
	struct export_schedule *to = export_span(a, &from->span);

	to->id = from->id;
	to->service_id = from->service_id;
	to->service_at_location_id = from->service_at_location_id;
	return to;
}

struct note_row { text id, service_id, service_at_location_id, notes; int first_day, last_day; };
static const struct column note_columns[] = {
	COLUMN(struct note_row, id), COLUMN(struct note_row, service_id), COLUMN(struct note_row, service_at_location_id),
	COLUMN(struct note_row, notes), COLUMN(struct note_row, first_day), COLUMN(struct note_row, last_day),
};

STATEMENT(export_notes, note_columns, struct note_row,
	"SELECT CONCAT(p.source_id, '-words-', h.position) AS id, " WHERE_IT_IS ", h.note AS notes, " HELD
	"FROM program p "
	"JOIN program_hours_note h ON h.program_id = p.id "
	"LEFT JOIN location l ON l.id = h.location_id "
	"WHERE " LISTED
	"ORDER BY p.id, h.position");

static const void *note_to_schedule(struct arena *a, void *row)
{
	const struct note_row *from = row;
	struct export_schedule *to = ARENA_NEW(a, struct export_schedule);

	*to = (struct export_schedule){ .id = from->id, .service_id = from->service_id,
		.service_at_location_id = from->service_at_location_id, .notes = from->notes,
		.valid_from = day_text(a, from->first_day), .valid_to = day_text(a, from->last_day) };
	return to;
}

static const struct column holiday_columns[] = {
	COLUMN(struct export_holiday, id), COLUMN(struct export_holiday, service_id),
	COLUMN(struct export_holiday, service_at_location_id), COLUMN(struct export_holiday, closed),
	COLUMN(struct export_holiday, opens_at), COLUMN(struct export_holiday, closes_at),
	COLUMN(struct export_holiday, start_date), COLUMN(struct export_holiday, end_date),
};

STATEMENT(export_special_hours, span_columns, struct span_row,
	SPANS
	"WHERE h.holiday AND " LISTED
	"ORDER BY p.id, h.position");

static const void *span_to_holiday(struct arena *a, void *row)
{
	const struct span_row *from = row;
	const struct export_schedule *times = export_span(a, &from->span);
	struct export_holiday *to = ARENA_NEW(a, struct export_holiday);

	*to = (struct export_holiday){ .id = from->id, .service_id = from->service_id,
		.service_at_location_id = from->service_at_location_id, .closed = "false", .opens_at = times->opens_at,
		.closes_at = times->closes_at, .start_date = day_text(a, from->span.first_day),
		.end_date = day_text(a, from->span.last_day) };
	return to;
}

/* The import made a closure of each day with hours of its own, so those come back by themselves. */
STATEMENT(export_closures, note_columns, struct note_row,
	"SELECT CONCAT(p.source_id, '-off-', h.position) AS id, " WHERE_IT_IS ", '' AS notes, " HELD
	"FROM program p "
	"JOIN program_closure h ON h.program_id = p.id "
	"LEFT JOIN location l ON l.id = h.location_id "
	"WHERE NOT EXISTS (SELECT 1 FROM program_hours s WHERE s.program_id = h.program_id AND s.holiday "
	"		AND s.location_id <=> h.location_id AND s.first_day = h.first_day AND s.last_day = h.last_day) AND " LISTED
	"ORDER BY p.id, h.position");

static const void *closure_to_holiday(struct arena *a, void *row)
{
	const struct note_row *from = row;
	struct export_holiday *to = ARENA_NEW(a, struct export_holiday);

	*to = (struct export_holiday){ .id = from->id, .service_id = from->service_id,
		.service_at_location_id = from->service_at_location_id, .closed = "true",
		.start_date = day_text(a, from->first_day), .end_date = day_text(a, from->last_day) };
	return to;
}

/* ---- what a program has several of ---- */

struct language_row { text id, service_id, code, note; };
static const struct column language_columns[] = {
	COLUMN(struct language_row, id), COLUMN(struct language_row, service_id), COLUMN(struct language_row, code),
	COLUMN(struct language_row, note),
};

STATEMENT(export_languages, language_columns, struct language_row,
	"SELECT CONCAT(p.source_id, '-', g.language) AS id, p.source_id AS service_id, g.language AS code, '' AS note "
	"FROM program p "
	"JOIN program_language g ON g.program_id = p.id "
	"WHERE " LISTED
	"ORDER BY p.id, g.language");

STATEMENT(export_language_notes, language_columns, struct language_row,
	"SELECT CONCAT(p.source_id, '-words') AS id, p.source_id AS service_id, '' AS code, p.languages_note AS note "
	"FROM program p "
	"WHERE p.languages_note <> '' AND " LISTED
	"ORDER BY p.id");

struct document_row { text id, service_id, document; };
static const struct column document_columns[] = {
	COLUMN(struct document_row, id), COLUMN(struct document_row, service_id), COLUMN(struct document_row, document),
};

STATEMENT(export_documents, document_columns, struct document_row,
	"SELECT p.source_id AS id, p.source_id AS service_id, p.documents AS document "
	"FROM program p "
	"WHERE p.documents <> '' AND " LISTED
	"ORDER BY p.id");

struct area_row { text id, service_id, name; };
static const struct column area_columns[] = {
	COLUMN(struct area_row, id), COLUMN(struct area_row, service_id), COLUMN(struct area_row, name),
};

STATEMENT(export_areas, area_columns, struct area_row,
	"SELECT p.source_id AS id, p.source_id AS service_id, p.areas AS name "
	"FROM program p "
	"WHERE p.areas <> '' AND " LISTED
	"ORDER BY p.id");

struct capacity_row { text id, service_id, available; unsigned capacity; };
static const struct column capacity_columns[] = {
	COLUMN(struct capacity_row, capacity), COLUMN(struct capacity_row, id), COLUMN(struct capacity_row, service_id),
	COLUMN(struct capacity_row, available),
};

STATEMENT(export_capacities, capacity_columns, struct capacity_row,
	"SELECT p.listed_capacity AS capacity, p.source_id AS id, p.source_id AS service_id, '' AS available "
	"FROM program p "
	"WHERE " LISTED
	"ORDER BY p.id");

/* How much room an open program has is not kept: one is the least. A directory lists no waiting lists. */
static const void *with_available(struct arena *a, void *row)
{
	struct capacity_row *r = row;

	(void)a;
	r->available = r->capacity == CAPACITY_open ? "1" : "0";
	return r->capacity == CAPACITY_open || r->capacity == CAPACITY_closed ? r : NULL;
}

struct term_row { text id, name, parent_id; };
static const struct column term_columns[] = {
	COLUMN(struct term_row, id), COLUMN(struct term_row, name), COLUMN(struct term_row, parent_id),
};

STATEMENT(export_terms, term_columns, struct term_row,
	"SELECT t.source_id AS id, t.name, COALESCE(u.source_id, '') AS parent_id "
	"FROM taxonomy_term t "
	"LEFT JOIN taxonomy_term u ON u.id = t.parent_id "
	"WHERE t.source = ? "
	"ORDER BY t.id");

struct attribute_row { text id, link_id, link_entity, taxonomy_term_id; };
static const struct column attribute_columns[] = {
	COLUMN(struct attribute_row, id), COLUMN(struct attribute_row, link_id), COLUMN(struct attribute_row, link_entity),
	COLUMN(struct attribute_row, taxonomy_term_id),
};

STATEMENT(export_attributes, attribute_columns, struct attribute_row,
	"SELECT CONCAT(p.source_id, '-', t.source_id) AS id, p.source_id AS link_id, 'service' AS link_entity, "
	"	t.source_id AS taxonomy_term_id "
	"FROM program p "
	"JOIN program_term pt ON pt.program_id = p.id "
	"JOIN taxonomy_term t ON t.id = pt.term_id "
	"WHERE " LISTED
	"ORDER BY p.id, t.id");

/* ---- the files ---- */

const struct export_part export_parts[] = {
#define SAME(file, read, columns) { file, &(read), columns, COUNT(columns), NULL }
#define MADE(file, read, columns, fill) { file, &(read), columns, COUNT(columns), fill }
/* The first column is a number for fill alone. */
#define WORDED(file, read, columns, fill) { file, &(read), (columns) + 1, COUNT(columns) - 1, fill }
	SAME("organizations.csv", export_organizations, organization_columns),
	WORDED("services.csv", export_services, service_columns, with_status),
	SAME("eligibility.csv", export_eligibility, eligibility_columns),
	WORDED("locations.csv", export_locations, location_columns, with_type),
	WORDED("addresses.csv", export_addresses, address_columns, with_address_type),
	SAME("accessibility.csv", export_accessibility, accessibility_columns),
	SAME("service_at_locations.csv", export_service_at_locations, at_location_columns),
	SAME("phones.csv", export_phones, phone_columns),
	SAME("phones.csv", export_organization_phones, phone_columns),
	MADE("schedules.csv", export_spans, schedule_columns, span_to_schedule),
	MADE("schedules.csv", export_notes, schedule_columns, note_to_schedule),
	MADE("holiday_schedules.csv", export_special_hours, holiday_columns, span_to_holiday),
	MADE("holiday_schedules.csv", export_closures, holiday_columns, closure_to_holiday),
	SAME("languages.csv", export_languages, language_columns),
	SAME("languages.csv", export_language_notes, language_columns),
	SAME("required_documents.csv", export_documents, document_columns),
	SAME("service_areas.csv", export_areas, area_columns),
	WORDED("service_capacities.csv", export_capacities, capacity_columns, with_available),
	SAME("taxonomy_terms.csv", export_terms, term_columns),
	SAME("attributes.csv", export_attributes, attribute_columns),
};

const size_t export_part_count = COUNT(export_parts);
