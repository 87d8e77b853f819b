/* gazetteer.c - locates towns and postal codes from the programs in them. */
#include "directory/gazetteer.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "edge/db.h"
#include "base/map.h"
#include "base/req.h"
#include "base/str.h"

#define NAME_MOST 200
#define SAME 1e-9	/* degrees */

struct point {
	int64_t program_id;
	const char *city, *state_province, *postal_code;
	double latitude, longitude;
};

static const struct column point_columns[] = {
	COLUMN(struct point, program_id), COLUMN(struct point, city), COLUMN(struct point, state_province),
	COLUMN(struct point, postal_code), COLUMN(struct point, latitude), COLUMN(struct point, longitude),
};

STATEMENT(points, point_columns, struct point,
	"SELECT pp.program_id, l.city, l.state_province, l.postal_code, pp.latitude, pp.longitude "
	"FROM program_point pp "
	"JOIN program p ON p.id = pp.program_id "
	"JOIN location l ON l.id = pp.location_id "
	"WHERE p.retired_at IS NULL "
	"ORDER BY pp.program_id, pp.location_id");

struct known_place {
	const char *name_key, *name;
	double latitude, longitude;
	int programs;
	bool wanted;
};

static const struct column place_columns[] = {
	COLUMN(struct known_place, name_key), COLUMN(struct known_place, name), COLUMN(struct known_place, latitude),
	COLUMN(struct known_place, longitude), COLUMN(struct known_place, programs),
};

STATEMENT(places, place_columns, struct known_place,
	"SELECT name_key, name, latitude, longitude, programs "
	"FROM place");

COMMAND(insert_place,
	"INSERT INTO place (name_key, name, latitude, longitude, programs) "
	"VALUES (?, ?, ?, ?, ?)");

COMMAND(update_place,
	"UPDATE place "
	"SET name = ?, latitude = ?, longitude = ?, programs = ? "
	"WHERE name_key = ?");

COMMAND(delete_place,
	"DELETE FROM place "
	"WHERE name_key = ?");

/* ---- gathering ---- */

/* All points with one name. */
struct gathered {
	const char *name;
	double *latitudes, *longitudes;
	size_t count, room;
	int64_t last_program;
	int programs;
};

struct gathering {
	struct arena *arena;
	struct map names;	/* name_key -> struct gathered */
	struct map towns;	/* name_key of a town alone -> the gathered of its state with most programs */
};

static double *more_room(struct arena *a, const double *old, size_t count, size_t room)
{
	double *more = arena_array(a, room, sizeof(*more));

	if (count)
		memcpy(more, old, count * sizeof(*more));
	return more;
}

static struct gathered *gather(struct gathering *g, const char *name, const struct point *p)
{
	char *key = text_key(g->arena, name);
	struct gathered *one;
	void **at;

	if (!key[0] || text_length(name) > NAME_MOST || text_length(key) > NAME_MOST)
		return NULL;
	at = map_at(&g->names, key);
	if (!*at) {
		*at = one = ARENA_NEW(g->arena, struct gathered);
		one->name = arena_text(g->arena, name);
	}
	one = *at;
	if (one->count == one->room) {
		one->room = one->room ? one->room * 2 : 4;
		one->latitudes = more_room(g->arena, one->latitudes, one->count, one->room);
		one->longitudes = more_room(g->arena, one->longitudes, one->count, one->room);
	}
	one->latitudes[one->count] = p->latitude;
	one->longitudes[one->count++] = p->longitude;
	one->programs += one->last_program != p->program_id;
	one->last_program = p->program_id;
	return one;
}

/* The five-digit code of "02719-4501"; other codes unchanged. */
static const char *postal_area(struct arena *a, const char *code)
{
	return strlen(code) == 10 && code[5] == '-' && strspn(code, "0123456789") == 5 ? arena_bytes(a, code, 5) : code;
}

static bool is_shouted(const char *name)
{
	bool letters = false;

	for (const char *c = name; *c; c++) {
		letters |= *c >= 'A' && *c <= 'Z';
		if (*c >= 'a' && *c <= 'z')
			return false;
	}
	return letters;
}

static enum err point_take(struct req *q, void *row, void *data)
{
	const struct point *p = row;
	struct gathering *g = data;
	struct gathered *town = NULL;
	void **biggest;

	(void)q;
	if (p->postal_code[0])
		gather(g, postal_area(g->arena, p->postal_code), p);
	if (!p->city[0])
		return ERR_OK;
	if (p->state_province[0])
		town = gather(g, arena_printf(g->arena, "%s, %s", p->city, p->state_province), p);
	else
		town = gather(g, p->city, p);
	if (!town)
		return ERR_OK;
	/* prefers "Fairhaven" to "FAIRHAVEN" */
	if (is_shouted(town->name) && !is_shouted(p->city))
		town->name = p->state_province[0] ? arena_printf(g->arena, "%s, %s", p->city, p->state_province) :
			arena_text(g->arena, p->city);
	biggest = map_at(&g->towns, text_key(g->arena, p->city));
	if (!*biggest || ((struct gathered *)*biggest)->programs < town->programs)
		*biggest = town;
	return ERR_OK;
}

/* Adds each town by its name alone, at its position in the state with most programs. */
static void towns_alone(struct gathering *g)
{
	for (size_t i = 0; i < g->towns.count; i++) {
		const struct gathered *town = g->towns.entries[i].value;
		const char *comma = strrchr(town->name, ',');
		void **at = map_at(&g->names, g->towns.entries[i].key);
		struct gathered *alone;

		if (*at || !comma)
			continue;
		*at = alone = ARENA_NEW(g->arena, struct gathered);
		*alone = *town;
		alone->name = arena_bytes(g->arena, town->name, (size_t)(comma - town->name));
	}
}

/* ---- the median ---- */

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(struct arena *a, const double *values, size_t count)
{
	double *sorted = more_room(a, values, count, count);

	qsort(sorted, count, sizeof(*sorted), compare);
	return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

/* ---- writing the differences ---- */

static enum err place_write(struct req *q, const char *key, const struct gathered *one, const struct known_place *known)
{
	double latitude = median(q->arena, one->latitudes, one->count);
	double longitude = median(q->arena, one->longitudes, one->count);

	if (!known)
		return db_exec(q, &insert_place, NULL, BIND(key, one->name, latitude, longitude, one->programs));
	if (text_equal(known->name, one->name) && fabs(known->latitude - latitude) < SAME &&
			fabs(known->longitude - longitude) < SAME && known->programs == one->programs)
		return ERR_OK;
	return db_exec(q, &update_place, NULL, BIND(one->name, latitude, longitude, one->programs, key));
}

static enum err places_write(struct req *q, struct gathering *g)
{
	struct known_place *known;
	struct map by_key;
	size_t count;
	enum err e;

	if ((e = db_rows(q, &places, &known, &count, NOTHING)))
		return e;
	map_init(&by_key, g->arena);
	for (size_t i = 0; i < count; i++)
		*map_at(&by_key, known[i].name_key) = &known[i];
	for (size_t i = 0; i < g->names.count && !e; i++) {
		struct known_place *there = map_get(&by_key, g->names.entries[i].key);

		if (there)
			there->wanted = true;
		e = place_write(q, g->names.entries[i].key, g->names.entries[i].value, there);
	}
	for (size_t i = 0; i < count && !e; i++)
		if (!known[i].wanted)
			e = db_exec(q, &delete_place, NULL, BIND(known[i].name_key));
	return e;
}

enum err places_renew(struct req *q)
{
	struct gathering g = { .arena = q->arena };
	struct point p;
	enum err e;

	map_init(&g.names, g.arena);
	map_init(&g.towns, g.arena);
	if ((e = db_each(q, &points, point_take, &p, &g, NOTHING)))
		return e;
	towns_alone(&g);
	return places_write(q, &g);
}
