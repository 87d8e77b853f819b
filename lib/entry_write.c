/* entry_write.c - writes one program and all that belongs to it. */
#include "entry_write.h"

#include <string.h>

#include "arena.h"
#include "db.h"
#include "program.h"
#include "req.h"
#include "str.h"

COMMAND(insert_program,
	"INSERT INTO program (public_id, source, source_id, organization_id, name, alternate_name, description, url, email, "
	" application_process, eligibility, fees, documents, areas, wait_time, interpretation, languages_note, hours_note, "
	" alert, is_free, digest) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

COMMAND(update_program,
	"UPDATE program "
	"SET organization_id = ?, name = ?, alternate_name = ?, description = ?, url = ?, email = ?, "
	" application_process = ?, eligibility = ?, fees = ?, documents = ?, areas = ?, wait_time = ?, interpretation = ?, "
	" languages_note = ?, hours_note = ?, alert = ?, is_free = ?, digest = ?, retired_at = NULL "
	"WHERE id = ?");

COMMAND(delete_locations, "DELETE FROM program_location WHERE program_id = ?");
COMMAND(delete_phones, "DELETE FROM program_phone WHERE program_id = ?");
COMMAND(delete_hours, "DELETE FROM program_hours WHERE program_id = ?");
COMMAND(delete_languages, "DELETE FROM program_language WHERE program_id = ?");
COMMAND(delete_terms, "DELETE FROM program_term WHERE program_id = ?");
COMMAND(delete_needs, "DELETE FROM program_need WHERE program_id = ?");
COMMAND(delete_points, "DELETE FROM program_point WHERE program_id = ?");
COMMAND(delete_text, "DELETE FROM program_text WHERE program_id = ?");

static const struct stmt *const deletes[] = {
	&delete_locations, &delete_phones, &delete_hours, &delete_languages, &delete_terms, &delete_needs, &delete_points,
	&delete_text,
};

COMMAND(insert_location,
	"INSERT INTO program_location (program_id, location_id) "
	"VALUES (?, ?)");

COMMAND(insert_phone,
	"INSERT INTO program_phone (program_id, position, raw, dial, extension, type, description) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

COMMAND(insert_hours,
	"INSERT INTO program_hours (program_id, weekday, opens, closes) "
	"VALUES (?, ?, ?, ?)");

COMMAND(insert_language,
	"INSERT INTO program_language (program_id, language) "
	"VALUES (?, ?)");

COMMAND(insert_term,
	"INSERT INTO program_term (program_id, term_id) "
	"VALUES (?, ?)");

COMMAND(insert_need,
	"INSERT INTO program_need (need, program_id) "
	"VALUES (?, ?)");

COMMAND(insert_point,
	"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
	"VALUES (?, ?, ?, ?)");

COMMAND(insert_text,
	"INSERT INTO program_text (program_id, title, body) "
	"VALUES (?, ?, ?)");

static enum err write_places(struct req *q, int64_t id, const struct entry *l)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < l->location_count && !e; i++) {
		const struct known_location *place = l->locations[i];

		e = db_exec(q, &insert_location, NULL, BIND(id, place->id));
		if (!e && place->located)
			e = db_exec(q, &insert_point, NULL, BIND(id, place->id, place->latitude, place->longitude));
	}
	return e;
}

static enum err write_phones(struct req *q, int64_t id, const struct entry *l)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < l->phone_count && !e; i++) {
		const struct listed_phone *p = &l->phones[i];

		e = db_exec(q, &insert_phone, NULL, BIND(id, (int64_t)i, p->raw, p->dial, p->extension, p->type, p->description));
	}
	return e;
}

static enum err write_hours(struct req *q, int64_t id, const struct entry *l)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < l->week.count && !e; i++) {
		const struct span *s = &l->week.spans[i];

		e = db_exec(q, &insert_hours, NULL, BIND(id, s->weekday, s->opens, s->closes));
	}
	return e;
}

static enum err write_words(struct req *q, int64_t id, const struct entry *l)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < l->language_count && !e; i++)
		e = db_exec(q, &insert_language, NULL, BIND(id, l->languages[i]));
	for (size_t i = 0; i < l->term_count && !e; i++)
		e = db_exec(q, &insert_term, NULL, BIND(id, l->terms[i]->id));
	for (int need = 0; need < NEEDS && !e; need++)
		if (l->needs & 1u << need)
			e = db_exec(q, &insert_need, NULL, BIND(need, id));
	return e ? e : db_exec(q, &insert_text, NULL, BIND(id, l->title, l->body));
}

static enum err write_parts(struct req *q, int64_t id, const struct entry *l)
{
	enum err e;

	if ((e = write_places(q, id, l)))
		return e;
	if ((e = write_phones(q, id, l)))
		return e;
	if ((e = write_hours(q, id, l)))
		return e;
	return write_words(q, id, l);
}

enum err entry_add(struct req *q, struct arena *a, const char *source, const struct entry *l)
{
	struct done done;
	enum err e;

	e = db_exec(q, &insert_program, &done, BIND(secret_public_id(a), source, l->source_id, l->organization->id, l->name,
		l->alternate_name, l->description, l->url, l->email, l->application_process, l->eligibility, l->fees, l->documents,
		l->areas, l->wait_time, l->interpretation, l->languages_note, l->hours_note, l->alert, l->is_free,
		value_bytes(l->digest, HASH_SIZE)));
	return e ? e : write_parts(q, done.id, l);
}

enum err entry_change(struct req *q, int64_t id, const struct entry *l)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(deletes) && !e; i++)
		e = db_exec(q, deletes[i], NULL, BIND(id));
	if (e)
		return e;
	e = db_exec(q, &update_program, NULL, BIND(l->organization->id, l->name, l->alternate_name, l->description, l->url,
		l->email, l->application_process, l->eligibility, l->fees, l->documents, l->areas, l->wait_time, l->interpretation,
		l->languages_note, l->hours_note, l->alert, l->is_free, value_bytes(l->digest, HASH_SIZE), id));
	return e ? e : write_parts(q, id, l);
}
