/* search_cards.c - reads what a page of found programs shows of each. */
#include <math.h>

#include "base/arena.h"
#include "base/req.h"
#include "directory/confidential.h"
#include "directory/opening.h"
#include "directory/search_in.h"
#include "edge/db.h"

struct cards {
	const struct place *near;	/* NULL if no place is given */
	bool open;			/* found because they are open now */
	struct found *found;
	size_t count;
};

_Static_assert(SEARCH_PAGE == 25, "as many question marks as a page has rows");
_Static_assert(SCHEDULES_MANY == 25, "the schedules of a page are read at once");
_Static_assert(PROGRAMS_MANY == 25, "the programs of a page are read at once");

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

static enum err add_schedules(struct req *q, struct cards *r)
{
	int64_t ids[SEARCH_PAGE];
	struct schedule schedules[SEARCH_PAGE];
	enum err e;

	for (size_t i = 0; i < r->count; i++)
		ids[i] = r->found[i].program.id;
	if ((e = schedule_many(q, ids, r->count, schedules)))
		return e;
	for (size_t i = 0; i < r->count; i++)
		r->found[i].schedule = schedules[i];
	return ERR_OK;
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

/* ---- the place that a card shows ---- */

struct place_row { int64_t program_id, location_id; const char *name; bool located; double latitude, longitude; };

static const struct column place_row_columns[] = {
	COLUMN(struct place_row, program_id), COLUMN(struct place_row, location_id), COLUMN(struct place_row, name),
	COLUMN(struct place_row, located), COLUMN(struct place_row, latitude), COLUMN(struct place_row, longitude),
};

STATEMENT(places_of_many, place_row_columns, struct place_row,
	"SELECT m.program_id, m.location_id, "
	"	IF(l.confidential OR " SQL_AT_CONFIDENTIAL ", '', IF(l.name = '', l.city, l.name)) AS name, "
	"	t.location_id IS NOT NULL AS located, t.latitude, t.longitude "
	"FROM program_location m "
	"JOIN location l ON l.id = m.location_id AND l.retired_at IS NULL "
	"LEFT JOIN program_point t ON t.program_id = m.program_id AND t.location_id = m.location_id "
	"WHERE m.program_id IN (" TWENTY_FIVE ") "
	"ORDER BY m.program_id, m.location_id");

/* As the statements compute it, but of a sphere with the diameter 1. */
static double distance_of(const struct cards *r, const struct place_row *p)
{
	double to_radians = M_PI / 180, north = sin((p->latitude - r->near->latitude) * to_radians / 2);
	double east = sin((p->longitude - r->near->longitude) * to_radians / 2);

	return north * north + cos(r->near->latitude * to_radians) * cos(p->latitude * to_radians) * east * east;
}

/* A place that the card of a program may show. */
struct candidate { const struct place_row *row; struct opening opening; };

static bool is_open(const struct candidate *c)
{
	return c->opening.state == HOURS_OPEN || c->opening.state == HOURS_ALWAYS;
}

/* True if a search finds the program at a rather than at b: by the distance, or by the hours if no place is given. */
static bool is_better(const struct cards *r, const struct candidate *a, const struct candidate *b)
{
	if (!r->near)
		return opening_is_better(&a->opening, &b->opening);
	if (r->open && is_open(a) != is_open(b))
		return is_open(a);
	if (a->row->located != b->row->located)
		return a->row->located;
	return a->row->located && distance_of(r, a->row) < distance_of(r, b->row);
}

/* Distance and hours on a card are of one place, which the card names. */
static enum err add_places(struct req *q, struct cards *r, struct binds ids)
{
	struct place_row *rows;
	struct candidate shown = { .row = NULL };
	size_t count;
	bool any = false;
	enum err e;

	for (size_t i = 0; i < r->count; i++)
		any |= schedule_is_by_place(&r->found[i].schedule);
	if (!any || (e = db_rows(q, &places_of_many, &rows, &count, ids)))
		return any ? e : ERR_OK;
	for (size_t i = 0; i < count; i++) {
		struct found *f = found_by_id(r, rows[i].program_id);
		struct candidate c = { .row = &rows[i] };

		if (!f || !schedule_is_by_place(&f->schedule))
			continue;
		c.opening = opening_now(q, &f->program, &f->schedule, rows[i].location_id);
		if (f->location_id && shown.row && !is_better(r, &c, &shown))
			continue;
		f->location_id = rows[i].location_id;
		f->place_name = rows[i].name;
		shown = c;
	}
	return ERR_OK;
}

enum err cards_read(struct req *q, const struct place *near, bool open, const struct key *keys, size_t count,
	struct found **found, size_t *found_count)
{
	struct value ids[SEARCH_PAGE];
	struct binds binds = { ids, SEARCH_PAGE };
	struct cards cards = { .near = near, .open = open };
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
	if ((e = add_schedules(q, &cards)))
		return e;
	if ((e = add_places(q, &cards, binds)))
		return e;
	return add_languages(q, &cards, binds);
}
