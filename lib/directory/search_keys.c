/* search_keys.c - the statements that find programs: by place, need, language, name, or among those with the words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/sorted.h"
#include "base/str.h"
#include "directory/search_in.h"
#include "edge/db.h"
#include "site/site.h"

#define OPEN_READ 50

/* ---- distance ---- */

const int search_distances[SEARCH_DISTANCES + 1] = { 1, 2, 5, 10, 25, 50, 0 };

int search_within(void)
{
	return 25;
}

bool search_in_miles(const struct req *q)
{
	return !q->site || text_equal(q->site->country, "US");
}

struct around {
	double latitude, longitude;
	double diameter;		/* of the earth, in the site's unit */
	double radius;
	double south, north, west, east;
};

/* The box around the circle, slightly enlarged. It is cut off at the date line. */
static struct around around(const struct req *q, const struct place *p, double radius)
{
	double diameter = search_in_miles(q) ? 2 * 3958.7613 : 2 * 6371.0088;
	double degrees = radius / (diameter / 2) * (180 / M_PI) * 1.01;
	double shrink = cos(p->latitude * (M_PI / 180));
	double sideways = shrink > 0.01 ? degrees / shrink : 180;

	return (struct around){
		.latitude = p->latitude, .longitude = p->longitude,
		.diameter = diameter, .radius = radius,
		.south = p->latitude - degrees, .north = p->latitude + degrees,
		.west = p->longitude - sideways, .east = p->longitude + sideways,
	};
}

/* ---- statements ---- */

static const struct column key_columns[] = {
	COLUMN(struct key, id),
	COLUMN(struct key, distance),
};

/* Finds the hours that count on a day, unless they are usual hours and it is a day off: opening_counts() in SQL. */
#define ON_THIS_DAY \
	"h.weekday IN (?, " TEXT_OF(ANY_DAY) ") AND h.closes > ? " \
	"AND h.first_day <= ? AND (h.last_day = 0 OR h.last_day >= ?) " \
	"AND (h.step = 0 OR MOD(?, h.step) = h.phase) " \
	"AND (h.month_days = 0 OR (h.month_days & ?) <> 0) " \
	"AND (h.holiday OR (SELECT 1 FROM program_closure c " \
	"	WHERE c.program_id = h.program_id AND c.location_id <=> h.location_id " \
	"		AND c.first_day <= ? AND c.last_day >= ? LIMIT 1) IS NULL) "

#define TEXT_OF(macro) TEXT_OF_VALUE(macro)
#define TEXT_OF_VALUE(value) #value

#define OF_DAY(d) (d).weekday, (d).minute, (d).day, (d).day, (d).day, (d).month_bits, (d).day, (d).day

/* Open now, if that is asked: at any place of the program, or with HERE at the place k. */
#define OPEN(id, here) \
	"(? IS NULL OR 1 = ( " \
	"	SELECT 1 FROM program_hours h " \
	"	WHERE h.program_id = " id " " here \
	"		AND ((h.opens <= ? AND " ON_THIS_DAY ") OR (" ON_THIS_DAY ")) " \
	"	LIMIT 1)) "
#define HERE "AND (h.location_id IS NULL OR h.location_id = k.location_id) "

#define OPENING(f) (f)->today.day, (f)->today.minute, OF_DAY((f)->today), OF_DAY((f)->yesterday)

/* Not EXISTS, which the optimizer would turn around: it would list all programs of a language before it read
 * the first. A condition is checked as soon as the table with its id is read, before the program itself. */
#define NARROWED_BY(id, here) \
	"	AND p.retired_at IS NULL " \
	"	AND (? IS NULL OR 1 = ( " \
	"		SELECT 1 FROM program_need n " \
	"		WHERE n.program_id = " id " AND n.need = ?)) " \
	"	AND (? IS NULL OR 1 = ( " \
	"		SELECT 1 FROM program_language l " \
	"		WHERE l.program_id = " id " AND l.language = ?)) " \
	"	AND (? IS NULL OR p.standing = ?) " \
	"	AND " OPEN(id, here) \
	"	AND (? IS NULL OR 1 = COALESCE(( " \
	"		SELECT s.capacity <> ? OR (s.closed_until <> 0 AND s.closed_until <= ?) FROM program_setting s " \
	"		WHERE s.program_id = " id " AND s.capacity <> ?), p.listed_capacity <> ?)) "

#define NARROWED NARROWED_BY("p.id", "")

#define NARROWING(f) \
	(f)->need, (f)->need, \
	(f)->language, (f)->language, \
	(f)->today.day, value_int(STANDING_active), OPENING(f), \
	(f)->today.day, value_int(CAPACITY_closed), (f)->today.day, value_int(CAPACITY_unknown), value_int(CAPACITY_closed)

/* Haversine distance, in the unit of the diameter. Rounding may exceed 1. */
#define DISTANCE_FROM \
	"? * ASIN(LEAST(1, SQRT(POWER(SIN(RADIANS(k.latitude - ?) / 2), 2) " \
	"	+ COS(RADIANS(?)) * COS(RADIANS(k.latitude)) * POWER(SIN(RADIANS(k.longitude - ?) / 2), 2)))) "

#define DISTANCE_OF(a) (a)->diameter, (a)->latitude, (a)->latitude, (a)->longitude
#define BOX_OF(a) (a)->south, (a)->north, (a)->west, (a)->east

STATEMENT(keys_by_name, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program p "
	"WHERE TRUE "
	NARROWED
	"ORDER BY p.name, p.id "
	"LIMIT ?");

/* Programs with hours of this weekday that began before a minute and end after one. A program of several places may
 * come twice. */
#define OPEN_ON \
	"(SELECT p.id, -1E0 AS distance, k.closes - ? AS rest " \
	"FROM program_hours k FORCE INDEX (by_closing) " \
	"STRAIGHT_JOIN program p ON p.id = k.program_id " \
	"WHERE k.weekday = ? AND k.closes > ? AND k.opens <= ? " \
	NARROWED_BY("k.program_id", "") \
	"ORDER BY k.closes DESC " \
	"LIMIT " TEXT_OF(OPEN_READ) ") "

STATEMENT(keys_open_longest, key_columns, struct key,
	"SELECT id, distance FROM (" OPEN_ON "UNION ALL " OPEN_ON "UNION ALL " OPEN_ON ") AS open "
	"ORDER BY rest DESC, id");

STATEMENT(keys_near, key_columns, struct key,
	"SELECT p.id, MIN(" DISTANCE_FROM ") AS distance "
	"FROM program_point k "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	NARROWED_BY("p.id", HERE)
	"GROUP BY p.id "
	"HAVING distance <= ? "
	"ORDER BY distance, p.name, p.id "
	"LIMIT ?");

/* These lists are sorted by name, and reading stops once there are enough keys. */
STATEMENT(keys_by_need, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program_need k FORCE INDEX (by_name) "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.need = ? "
	NARROWED_BY("k.program_id", "")
	"ORDER BY k.name, k.program_id "
	"LIMIT ?");

STATEMENT(keys_by_language, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program_language k FORCE INDEX (by_name) "
	"STRAIGHT_JOIN program p ON p.id = k.program_id "
	"WHERE k.language = ? "
	NARROWED_BY("k.program_id", "")
	"ORDER BY k.name, k.program_id "
	"LIMIT ?");

#define SIXTEEN "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define SIXTY_FOUR SIXTEEN ", " SIXTEEN ", " SIXTEEN ", " SIXTEEN
#define AT_ONCE 128
#define AS_MANY SIXTY_FOUR ", " SIXTY_FOUR

/* Of some programs, those that fit the filters. */
STATEMENT(keys_among, key_columns, struct key,
	"SELECT p.id, -1E0 AS distance "
	"FROM program p "
	"WHERE p.id IN (" AS_MANY ") "
	NARROWED
	"ORDER BY p.id");

/* Those of some programs that have a point within the circle. */
STATEMENT(points_among, key_columns, struct key,
	"SELECT k.program_id AS id, MIN(" DISTANCE_FROM ") AS distance "
	"FROM program_point k "
	"WHERE k.program_id IN (" AS_MANY ") "
	"	AND k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	"	AND " OPEN("k.program_id", HERE)
	"GROUP BY k.program_id "
	"HAVING distance <= ?");

/* All programs with a point within the circle. */
STATEMENT(points_near, key_columns, struct key,
	"SELECT k.program_id AS id, MIN(" DISTANCE_FROM ") AS distance "
	"FROM program_point k "
	"WHERE k.latitude BETWEEN ? AND ? "
	"	AND k.longitude BETWEEN ? AND ? "
	"	AND " OPEN("k.program_id", HERE)
	"GROUP BY k.program_id "
	"HAVING distance <= ?");

static const struct column tongue_columns[] = {
	COLUMN(struct tongue_count, language),
	COLUMN(struct tongue_count, programs),
};

STATEMENT(tongues_among, tongue_columns, struct tongue_count,
	"SELECT l.language, COUNT(*) AS programs "
	"FROM program_language l "
	"WHERE l.program_id IN (" AS_MANY ") "
	"GROUP BY l.language");

static bool is_full(const struct filters *f, const struct keys *k) { return (int64_t)k->count >= f->most; }

static bool asked(const struct value *v) { return v->type != VALUE_NULL; }

/* ---- without words ---- */

/* Searches along the index of one condition, which need not be checked again. */
static enum err find_by_list(struct req *q, const struct filters *f, struct keys *k)
{
	bool by_need = asked(&f->need);
	struct value lead = by_need ? f->need : f->language;
	struct filters rest = *f;

	*(by_need ? &rest.need : &rest.language) = value_text(NULL);
	return db_rows(q, by_need ? &keys_by_need : &keys_by_language, &k->all, &k->count,
		BIND(lead, NARROWING(&rest), f->most));
}

static bool is_among(const struct keys *k, int64_t id)
{
	for (size_t i = 0; i < k->count; i++)
		if (k->all[i].id == id)
			return true;
	return false;
}

/* The values of OPEN_ON, after those that are there. */
static void add_open_on(struct binds *b, struct value *all, const struct filters *f, int64_t begins, struct value weekday,
	struct value minute)
{
	const struct value values[] = { value_int(begins), weekday, minute, minute, NARROWING(f) };

	memcpy(all + b->count, values, sizeof(values));
	b->count += COUNT(values);
}

/* Hours of any weekday, and those of the day before that run past midnight, are ranges of their own. */
enum err keys_open_most(struct req *q, const struct filters *f, struct keys *k)
{
	struct value all[128];
	struct binds b = { all, 0 };
	struct keys read;
	enum err e;

	add_open_on(&b, all, f, 0, f->today.weekday, f->today.minute);
	add_open_on(&b, all, f, 0, value_int(ANY_DAY), f->today.minute);
	add_open_on(&b, all, f, 1440, f->yesterday.weekday, f->yesterday.minute);
	e = db_rows(q, &keys_open_longest, &read.all, &read.count, b);
	*k = (struct keys){ e ? NULL : read.all, 0 };
	for (size_t i = 0; !e && i < read.count && (int64_t)k->count < f->most; i++)
		if (!is_among(k, read.all[i].id))
			k->all[k->count++] = read.all[i];
	return e;
}

/* Widens the circle until there are enough, so that in a dense town only near programs are read. */
static enum err find_near(struct req *q, const struct filters *f, const struct place *p, int within, struct keys *k)
{
	enum err e;

	for (size_t i = 0; ; i++) {
		bool last = !search_distances[i] || search_distances[i] >= within;
		struct around a = around(q, p, last ? within : search_distances[i]);

		e = db_rows(q, &keys_near, &k->all, &k->count,
			BIND(DISTANCE_OF(&a), BOX_OF(&a), NARROWING(f), a.radius, f->most));
		if (e || last || is_full(f, k))
			return e;
	}
}

enum err keys_without_words(struct req *q, const struct filters *f, const struct place *p, int within, struct keys *k)
{
	if (p)
		return find_near(q, f, p, within, k);
	if (asked(&f->need) || asked(&f->language))
		return find_by_list(q, f, k);
	return db_rows(q, &keys_by_name, &k->all, &k->count, BIND(NARROWING(f), f->most));
}

/* ---- with words ---- */

static bool holds_sorted(const struct keys *k, int64_t id)
{
	return sorted_find(k->all, k->count, sizeof(*k->all), id);
}

static void values_of(const struct key *keys, size_t count, struct value values[AT_ONCE])
{
	for (size_t i = 0; i < AT_ONCE; i++)
		values[i] = value_int(i < count ? keys[i].id : 0);
}

/* Those of some keys that fit, sorted by id. */
static enum err find_fitting(struct req *q, const struct filters *f, const struct key *keys, size_t count, struct keys *fit)
{
	struct value values[AT_ONCE + 32];
	const struct value narrowing[] = { NARROWING(f) };

	_Static_assert(COUNT(narrowing) + AT_ONCE <= COUNT(values), "room for all");
	values_of(keys, count, values);
	memcpy(values + AT_ONCE, narrowing, sizeof(narrowing));
	return db_rows(q, &keys_among, &fit->all, &fit->count, (struct binds){ values, AT_ONCE + COUNT(narrowing) });
}

_Static_assert(SEARCH_FEW <= AT_ONCE, "one statement");

enum err keys_open(struct req *q, const struct filters *open, const struct key *keys, size_t count, struct keys *k)
{
	return find_fitting(q, open, keys, count, k);
}

enum err keys_tongues(struct req *q, const struct key *keys, size_t count, struct tongue_count **tongues, size_t *n)
{
	struct value values[AT_ONCE];

	values_of(keys, count, values);
	return db_rows(q, &tongues_among, tongues, n, (struct binds){ values, AT_ONCE });
}

/* Adds those of some keys, in their order, that fit. */
static enum err add_fitting(struct req *q, const struct filters *f, const struct key *keys, size_t count, struct keys *k)
{
	struct keys fit;
	enum err e;

	if ((e = find_fitting(q, f, keys, count, &fit)))
		return e;
	for (size_t i = 0; i < count && !is_full(f, k); i++)
		if (holds_sorted(&fit, keys[i].id))
			k->all[k->count++] = keys[i];
	return ERR_OK;
}

static void keys_begin(struct req *q, const struct filters *f, struct keys *k)
{
	*k = (struct keys){ arena_array(q->arena, (size_t)f->most, sizeof(*k->all)), 0 };
}

enum err keys_by_words(struct req *q, const struct filters *f, struct ranking *r, struct keys *k)
{
	enum err e = ERR_OK;

	keys_begin(q, f, k);
	for (size_t from = 0; from < r->count && !e && !is_full(f, k); from += AT_ONCE) {
		struct key keys[AT_ONCE];
		size_t count = r->count - from < AT_ONCE ? r->count - from : AT_ONCE;

		ranking_sort(r, from, count);
		for (size_t i = 0; i < count; i++)
			keys[i] = (struct key){ r->all[from + i].id, -1 };
		e = add_fitting(q, f, keys, count, k);
	}
	return e;
}

/* ---- with words, near a place ---- */

/* So many programs with the words are looked up one by one; of more, those near the place are looked up. */
#define LOOKED_UP_MOST 1024

static int by_distance(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Appends values; returns their number. */
static size_t values_add(struct value *values, size_t count, struct binds b)
{
	memcpy(values + count, b.values, b.count * sizeof(*values));
	return count + b.count;
}

static enum err add_points_among(struct req *q, const struct filters *f, const struct ranking *r, size_t from,
	const struct around *a, struct keys *near)
{
	struct value values[AT_ONCE + 32];
	size_t n = values_add(values, 0, BIND(DISTANCE_OF(a)));
	struct keys some;
	enum err e;

	for (size_t i = 0; i < AT_ONCE; i++)
		values[n++] = value_int(from + i < r->count ? r->all[from + i].id : 0);
	n = values_add(values, n, BIND(BOX_OF(a), OPENING(f), a->radius));
	if ((e = db_rows(q, &points_among, &some.all, &some.count, (struct binds){ values, n })))
		return e;
	for (size_t i = 0; i < some.count; i++)
		near->all[near->count++] = some.all[i];
	return ERR_OK;
}

static bool is_ranked(const struct ranking *r, int64_t id)
{
	return sorted_find(r->all, r->count, sizeof(*r->all), id);
}

/* Those of the programs that have the words which lie within the circle. */
static enum err find_within(struct req *q, const struct filters *f, const struct ranking *r, const struct around *a,
	struct keys *near)
{
	struct keys all;
	enum err e = ERR_OK;

	if (r->count <= LOOKED_UP_MOST) {
		*near = (struct keys){ arena_array(q->arena, r->count + 1, sizeof(*near->all)), 0 };
		for (size_t from = 0; from < r->count && !e; from += AT_ONCE)
			e = add_points_among(q, f, r, from, a, near);
		return e;
	}
	if ((e = db_rows(q, &points_near, &all.all, &all.count, BIND(DISTANCE_OF(a), BOX_OF(a), OPENING(f), a->radius))))
		return e;
	*near = (struct keys){ all.all, 0 };
	for (size_t i = 0; i < all.count; i++)
		if (is_ranked(r, all.all[i].id))
			near->all[near->count++] = all.all[i];
	return ERR_OK;
}

static enum err add_nearest(struct req *q, const struct filters *f, struct keys *near, struct keys *k)
{
	enum err e = ERR_OK;

	qsort(near->all, near->count, sizeof(*near->all), by_distance);
	keys_begin(q, f, k);
	for (size_t from = 0; from < near->count && !e && !is_full(f, k); from += AT_ONCE)
		e = add_fitting(q, f, near->all + from, near->count - from < AT_ONCE ? near->count - from : AT_ONCE, k);
	return e;
}

enum err keys_by_words_near(struct req *q, const struct filters *f, struct ranking *r, const struct place *p, int within,
	struct keys *k)
{
	bool few = r->count <= LOOKED_UP_MOST;
	enum err e;

	for (size_t i = 0; ; i++) {
		bool last = few || !search_distances[i] || search_distances[i] >= within;
		struct around a = around(q, p, last ? within : search_distances[i]);
		struct keys near;

		if ((e = find_within(q, f, r, &a, &near)) || (e = add_nearest(q, f, &near, k)) || last || is_full(f, k))
			return e;
	}
}
