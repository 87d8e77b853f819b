/* search_cards.c - reads what a page of found programs shows of each. */
#include "base/arena.h"
#include "base/req.h"
#include "directory/search_in.h"
#include "edge/db.h"

struct cards { struct found *found; size_t count; };

#define TWENTY_FIVE "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
_Static_assert(SEARCH_PAGE == 25 && PROGRAMS_MANY >= SEARCH_PAGE, "as many question marks as a page has rows");

struct hours_row { int64_t program_id; int weekday, opens, closes; };

static const struct column hours_columns[] = {
	COLUMN(struct hours_row, program_id),
	COLUMN(struct hours_row, weekday),
	COLUMN(struct hours_row, opens),
	COLUMN(struct hours_row, closes),
};

STATEMENT(hours_of_many, hours_columns, struct hours_row,
	"SELECT program_id, weekday, opens, closes "
	"FROM program_hours "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, weekday, opens");

struct language_row { int64_t program_id; const char *language; };

static const struct column language_columns[] = {
	COLUMN(struct language_row, program_id),
	COLUMN(struct language_row, language),
};

STATEMENT(languages_of_many, language_columns, struct language_row,
	"SELECT program_id, language "
	"FROM program_language "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, language");

static struct found *found_by_id(struct cards *r, int64_t id)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->found[i].program.id == id)
			return &r->found[i];
	return NULL;
}

static enum err add_hours(struct req *q, struct cards *r, struct binds ids)
{
	struct hours_row *rows;
	size_t count;
	enum err e = db_rows(q, &hours_of_many, &rows, &count, ids);

	for (size_t i = 0; !e && i < count; i++) {
		struct found *f = found_by_id(r, rows[i].program_id);

		if (!f)
			continue;
		if (!f->hours)
			f->hours = arena_array(q->arena, count - i, sizeof(*f->hours));
		f->hours[f->hour_count++] = (struct program_hours){ rows[i].weekday, rows[i].opens, rows[i].closes };
	}
	return e;
}

static enum err add_languages(struct req *q, struct cards *r, struct binds ids)
{
	struct language_row *rows;
	size_t count;
	enum err e = db_rows(q, &languages_of_many, &rows, &count, ids);

	for (size_t i = 0; !e && i < count; i++) {
		struct found *f = found_by_id(r, rows[i].program_id);

		if (!f)
			continue;
		if (!f->languages)
			f->languages = arena_array(q->arena, count - i, sizeof(*f->languages));
		f->languages[f->language_count++] = rows[i].language;
	}
	return e;
}

static enum err add_programs(struct req *q, struct cards *r, const struct key *keys, size_t count)
{
	int64_t ids[SEARCH_PAGE];
	struct program *programs;
	size_t got;
	enum err e;

	for (size_t i = 0; i < count; i++)
		ids[i] = keys[i].id;
	if ((e = program_many(q, ids, count, &programs, &got)))
		return e;
	r->found = arena_array(q->arena, count, sizeof(*r->found));
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < got; j++)
			if (programs[j].id == keys[i].id)
				r->found[r->count++] = (struct found){ .program = programs[j], .distance = keys[i].distance };
	return ERR_OK;
}

enum err cards_read(struct req *q, const struct key *keys, size_t count, struct found **found, size_t *found_count)
{
	struct value ids[SEARCH_PAGE];
	struct binds binds = { ids, SEARCH_PAGE };
	struct cards cards = { NULL, 0 };
	enum err e;

	*found_count = 0;
	if (!count)
		return ERR_OK;
	for (size_t i = 0; i < SEARCH_PAGE; i++)
		ids[i] = value_int(i < count ? keys[i].id : 0);
	if ((e = add_programs(q, &cards, keys, count)))
		return e;
	*found = cards.found;
	*found_count = cards.count;
	if ((e = add_hours(q, &cards, binds)))
		return e;
	return add_languages(q, &cards, binds);
}
