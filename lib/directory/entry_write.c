/* entry_write.c - writes programs and all their parts, many in one round trip. */
#include "directory/entry_write.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "directory/batch.h"
#include "edge/db.h"
#include "directory/entry.h"
#include "directory/program.h"
#include "directory/search_index.h"
#include "base/req.h"
#include "base/str.h"

STATEMENT(insert_program, made_columns, struct made,
	"INSERT INTO program (public_id, source, source_id, organization_id, name, alternate_name, description, url, email, "
	" application_process, eligibility, fees, documents, areas, wait_time, interpretation, languages_note, "
	" alert, is_free, confidential, standing, listed_capacity, digest) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	"RETURNING id");

COMMAND(update_program,
	"UPDATE program "
	"SET organization_id = ?, name = ?, alternate_name = ?, description = ?, url = ?, email = ?, "
	" application_process = ?, eligibility = ?, fees = ?, documents = ?, areas = ?, wait_time = ?, interpretation = ?, "
	" languages_note = ?, alert = ?, is_free = ?, confidential = ?, standing = ?, listed_capacity = ?, digest = ?, "
	" retired_at = NULL "
	"WHERE id = ?");

COMMAND(delete_locations, "DELETE FROM program_location WHERE program_id = ?");
COMMAND(delete_phones, "DELETE FROM program_phone WHERE program_id = ?");
COMMAND(delete_hours, "DELETE FROM program_hours WHERE program_id = ?");
COMMAND(delete_closures, "DELETE FROM program_closure WHERE program_id = ?");
COMMAND(delete_notes, "DELETE FROM program_hours_note WHERE program_id = ?");
COMMAND(delete_languages, "DELETE FROM program_language WHERE program_id = ?");
COMMAND(delete_ages, "DELETE FROM program_age WHERE program_id = ?");
COMMAND(delete_terms, "DELETE FROM program_term WHERE program_id = ?");
COMMAND(delete_needs, "DELETE FROM program_need WHERE program_id = ?");
COMMAND(delete_points, "DELETE FROM program_point WHERE program_id = ?");
COMMAND(delete_text, "DELETE FROM program_text WHERE program_id = ?");

/* The tables then hold the directory's words again: listing_renew(). */
COMMAND(edits_overwritten, "UPDATE program_listing SET applied = FALSE WHERE program_id = ?");

static const struct stmt *const deletes[] = {
	&delete_locations, &delete_phones, &delete_hours, &delete_closures, &delete_notes, &delete_languages, &delete_ages,
	&delete_terms, &delete_needs, &delete_points, &delete_text, &edits_overwritten,
};

COMMAND(insert_location,
	"INSERT INTO program_location (program_id, location_id) "
	"VALUES (?, ?)");

COMMAND(insert_phone,
	"INSERT INTO program_phone (program_id, position, location_id, raw, dial, extension, type, description) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

COMMAND(insert_hours,
	"INSERT INTO program_hours (program_id, location_id, position, weekday, opens, closes, first_day, last_day, step, phase, "
	" month_days, holiday) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

COMMAND(insert_closure,
	"INSERT INTO program_closure (program_id, position, location_id, first_day, last_day) "
	"VALUES (?, ?, ?, ?, ?)");

COMMAND(insert_note,
	"INSERT INTO program_hours_note (program_id, position, location_id, first_day, last_day, note) "
	"VALUES (?, ?, ?, ?, ?, ?)");

COMMAND(insert_language,
	"INSERT INTO program_language (program_id, language, name) "
	"VALUES (?, ?, ?)");

COMMAND(insert_age,
	"INSERT INTO program_age (program_id, position, least, most) "
	"VALUES (?, ?, ?, ?)");

COMMAND(insert_term,
	"INSERT INTO program_term (program_id, term_id) "
	"VALUES (?, ?)");

COMMAND(insert_need,
	"INSERT INTO program_need (need, program_id, name) "
	"VALUES (?, ?, ?)");

COMMAND(insert_point,
	"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
	"VALUES (?, ?, ?, ?)");

COMMAND(insert_text,
	"INSERT INTO program_text (program_id, title, summary, body) "
	"VALUES (?, ?, ?, ?)");

/* ---- the batch ---- */

void entry_batch_init(struct entry_batch *b, struct arena *a, const char *source)
{
	*b = (struct entry_batch){ .arena = a, .source = source };
	b->entries = arena_array(a, ENTRY_BATCH, sizeof(struct entry *));
	b->ids = arena_array(a, ENTRY_BATCH, sizeof(*b->ids));
}

void entry_batch_add(struct entry_batch *b, const struct entry *l, int64_t id)
{
	b->entries[b->count] = l;
	b->ids[b->count++] = id;
}

/* ---- the programs themselves ---- */

static enum err write_new(struct req *q, struct entry_batch *b)
{
	struct batch rows;
	struct made *made;
	enum err e;

	batch_init(&rows, b->arena, &insert_program);
	for (size_t i = 0; i < b->count; i++) {
		const struct entry *l = b->entries[i];

		if (!b->ids[i])
			batch_add(&rows, BIND(secret_public_id(b->arena), b->source, l->source_id, l->organization->id, l->name,
				l->alternate_name, l->description, l->url, l->email, l->application_process, l->eligibility, l->fees,
				l->documents, l->areas, l->wait_time, l->interpretation, l->languages_note, l->alert,
				l->is_free, l->confidential, l->standing, l->capacity, value_bytes(l->digest, HASH_SIZE)));
	}
	if (!rows.rows)
		return ERR_OK;
	if ((e = batch_write(q, &rows, &made)))
		return e;
	for (size_t i = 0; i < b->count; i++)
		if (!b->ids[i])
			b->ids[i] = made++->id;
	return ERR_OK;
}

static enum err delete_parts(struct req *q, const struct entry_batch *b)
{
	struct batch rows;
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(deletes) && !e; i++) {
		batch_init(&rows, b->arena, deletes[i]);
		for (size_t j = 0; j < b->count; j++)
			if (b->ids[j])
				batch_add(&rows, BIND(b->ids[j]));
		e = batch_write(q, &rows, NULL);
	}
	return e;
}

static enum err write_changed(struct req *q, const struct entry_batch *b)
{
	struct batch rows;
	enum err e;

	if ((e = delete_parts(q, b)))
		return e;
	batch_init(&rows, b->arena, &update_program);
	for (size_t i = 0; i < b->count; i++) {
		const struct entry *l = b->entries[i];

		if (b->ids[i])
			batch_add(&rows, BIND(l->organization->id, l->name, l->alternate_name, l->description, l->url,
				l->email, l->application_process, l->eligibility, l->fees, l->documents, l->areas, l->wait_time,
				l->interpretation, l->languages_note, l->alert, l->is_free, l->confidential, l->standing, l->capacity,
				value_bytes(l->digest, HASH_SIZE), b->ids[i]));
	}
	return batch_write(q, &rows, NULL);
}

/* ---- their parts ---- */

static void add_locations(struct batch *rows, const struct entry *l, int64_t id)
{
	for (size_t i = 0; i < l->location_count; i++)
		batch_add(rows, BIND(id, l->locations[i]->id));
}

static void add_points(struct batch *rows, const struct entry *l, int64_t id)
{
	for (size_t i = 0; i < l->location_count; i++) {
		const struct known_location *place = l->locations[i];

		if (place->located)
			batch_add(rows, BIND(id, place->id, place->latitude, place->longitude));
	}
}

/* NULL: at each place. */
static struct value place_id(const struct known_location *place)
{
	return value_id(place ? place->id : 0);
}

static void add_phones(struct batch *rows, const struct entry *l, int64_t id)
{
	for (size_t i = 0; i < l->phone_count; i++) {
		const struct listed_phone *p = &l->phones[i];

		batch_add(rows, BIND(id, (int64_t)i, place_id(p->place), p->raw, p->dial, p->extension, p->type, p->description));
	}
}

static void add_hours(struct batch *rows, const struct entry *l, int64_t id)
{
	int64_t position = 0;

	for (size_t i = 0; i < l->hours_count; i++)
		for (size_t j = 0; j < l->hours[i]->week.count; j++) {
			const struct span *s = &l->hours[i]->week.spans[j];

			batch_add(rows, BIND(id, place_id(l->hours[i]->place), position++, s->weekday, s->opens, s->closes,
				s->first_day, s->last_day, s->step, s->phase, s->month_days, s->holiday));
		}
}

static void add_closures(struct batch *rows, const struct entry *l, int64_t id)
{
	int64_t position = 0;

	for (size_t i = 0; i < l->hours_count; i++)
		for (size_t j = 0; j < l->hours[i]->closure_count; j++) {
			const struct period *p = &l->hours[i]->closures[j];

			batch_add(rows, BIND(id, position++, place_id(l->hours[i]->place), p->first_day, p->last_day));
		}
}

static void add_notes(struct batch *rows, const struct entry *l, int64_t id)
{
	int64_t position = 0;

	for (size_t i = 0; i < l->hours_count; i++)
		for (size_t j = 0; j < l->hours[i]->note_count; j++) {
			const struct listed_note *n = &l->hours[i]->notes[j];

			batch_add(rows, BIND(id, position++, place_id(l->hours[i]->place), n->held.first_day, n->held.last_day, n->text));
		}
}

static void add_languages(struct batch *rows, const struct entry *l, int64_t id)
{
	for (size_t i = 0; i < l->language_count; i++)
		batch_add(rows, BIND(id, l->languages[i], l->name));
}

static struct value years(double age)
{
	return isnan(age) ? value_text(NULL) : value_real(age);
}

static void add_ages(struct batch *rows, const struct entry *l, int64_t id)
{
	for (size_t i = 0; i < l->age_count; i++)
		batch_add(rows, BIND(id, (int64_t)i, years(l->ages[i].least), years(l->ages[i].most)));
}

static void add_terms(struct batch *rows, const struct entry *l, int64_t id)
{
	for (size_t i = 0; i < l->term_count; i++)
		batch_add(rows, BIND(id, l->terms[i]->id));
}

static void add_needs(struct batch *rows, const struct entry *l, int64_t id)
{
	for (int need = 0; need < NEEDS; need++)
		if (l->needs & 1u << need)
			batch_add(rows, BIND(need, id, l->name));
}

static void add_text(struct batch *rows, const struct entry *l, int64_t id)
{
	batch_add(rows, BIND(id, l->title, l->summary, l->body));
}

static const struct part {
	const struct stmt *insert;
	void (*add)(struct batch *rows, const struct entry *l, int64_t id);
} parts[] = {
	{ &insert_location, add_locations }, { &insert_point, add_points }, { &insert_phone, add_phones },
	{ &insert_hours, add_hours }, { &insert_closure, add_closures }, { &insert_note, add_notes },
	{ &insert_language, add_languages }, { &insert_age, add_ages }, { &insert_term, add_terms }, { &insert_need, add_needs },
	{ &insert_text, add_text },
};

static enum err write_parts(struct req *q, const struct entry_batch *b)
{
	struct batch rows;
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(parts) && !e; i++) {
		batch_init(&rows, b->arena, parts[i].insert);
		for (size_t j = 0; j < b->count; j++)
			parts[i].add(&rows, b->entries[j], b->ids[j]);
		e = batch_write(q, &rows, NULL);
	}
	return e;
}

enum err entry_batch_write(struct req *q, struct entry_batch *b)
{
	enum err e;

	/* first, while ids still tell changed programs from new ones */
	if ((e = write_changed(q, b)))
		return e;
	if ((e = write_new(q, b)))
		return e;
	if ((e = write_parts(q, b)))
		return e;
	if ((e = search_index_mark(q, b->ids, b->count)))
		return e;
	b->count = 0;
	return ERR_OK;
}
