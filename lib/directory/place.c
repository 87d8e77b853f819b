/* place.c - looks up what people type as a place. */
#include "directory/place.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/site.h"

/* ---- numbers ---- */

/* Parses "41.64, -70.9". */
static bool place_from_numbers(struct req *q, const char *typed, struct place *p)
{
	char *end;

	p->latitude = strtod(typed, &end);
	end += strspn(end, " ");
	if (end == typed || *end++ != ',')
		return false;
	typed = end;
	p->longitude = strtod(typed, &end);
	end += strspn(end, " ");
	if (end == typed || *end)
		return false;
	if (!(fabs(p->latitude) <= 90 && fabs(p->longitude) <= 180))
		return false;
	p->name = arena_printf(q->arena, "%.3f, %.3f", p->latitude, p->longitude);
	return true;
}

/* ---- the tables ---- */

static const struct column place_columns[] = {
	COLUMN(struct place, name),
	COLUMN(struct place, latitude),
	COLUMN(struct place, longitude),
};

#define OPTIONS_MOST (2 * PLACE_OTHERS)

STATEMENT(place_by_key, place_columns, struct place,
	"SELECT name, latitude, longitude "
	"FROM place "
	"WHERE name_key = ?");

/* Towns of that name with their states: "Newport, Gwent" and "Newport, Isle of Wight". */
STATEMENT(places_by_town, place_columns, struct place,
	"SELECT name, latitude, longitude "
	"FROM place "
	"WHERE name_key LIKE ? AND name LIKE ? "
	"ORDER BY programs DESC, name_key "
	"LIMIT 10");

STATEMENT(gazetteer_by_key, place_columns, struct place,
	"SELECT IF(region = '', name, CONCAT(name, ', ', region)) AS name, latitude, longitude "
	"FROM gazetteer "
	"WHERE name_key = ? "
	"	AND (? = '' OR country = ?) "
	"	AND (? = '' OR region = ?) "
	"ORDER BY population DESC, id "
	"LIMIT 10");

/* The middle of the places whose keys are so. name is NULL if there are none. */
STATEMENT(place_middle, place_columns, struct place,
	"SELECT MIN(name) AS name, AVG(latitude) AS latitude, AVG(longitude) AS longitude "
	"FROM place "
	"WHERE name_key LIKE ?");

STATEMENT(gazetteer_middle, place_columns, struct place,
	"SELECT MIN(name) AS name, AVG(latitude) AS latitude, AVG(longitude) AS longitude "
	"FROM gazetteer "
	"WHERE name_key LIKE ? "
	"	AND (? = '' OR country = ?)");

static const char *country_of(const struct req *q)
{
	return q->site ? text_or_empty(q->site->country) : "";
}

/* ---- a town, a state ---- */

struct options {
	struct place all[OPTIONS_MOST];
	size_t count;
};

#define SAME_PLACE 0.25		/* degrees */

/* Adds places that lie elsewhere than those already there. */
static void options_add(struct options *o, const struct place *places, size_t count)
{
	for (size_t i = 0; i < count && o->count < OPTIONS_MOST; i++) {
		bool is_new = true;

		for (size_t j = 0; j < o->count; j++)
			is_new &= fabs(o->all[j].latitude - places[i].latitude) > SAME_PLACE
				|| fabs(o->all[j].longitude - places[i].longitude) > SAME_PLACE;
		if (is_new)
			o->all[o->count++] = places[i];
	}
}

static const char *state_code(struct req *q, const char *typed)
{
	static const struct { const char *code, *name; } states[] = {
#define STATE(code, name) { code, name },
#include "directory/states.def"
	};
	const char *key = text_key(q->arena, typed);

	for (size_t i = 0; i < COUNT(states); i++)
		if (text_equal(key, text_key(q->arena, states[i].code)) || text_equal(key, text_key(q->arena, states[i].name)))
			return states[i].code;
	return NULL;
}

/* Adds the town by its own name, with the likeliest first, and those of the same name in other states. */
static enum err add_directory_towns(struct req *q, const char *town, struct options *o)
{
	const char *key = text_key(q->arena, town);
	struct place *places, alone;
	size_t count;
	enum err e = db_row(q, &place_by_key, &alone, BIND(key));

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	e = db_rows(q, &places_by_town, &places, &count, BIND(arena_printf(q->arena, "%s%%", key),
		arena_printf(q->arena, "%s, %%", alone.name)));
	if (e)
		return e;
	for (size_t i = 0; i < count; i++)
		if (fabs(places[i].latitude - alone.latitude) < 1e-9 && fabs(places[i].longitude - alone.longitude) < 1e-9)
			alone = count > 1 ? places[i] : alone;
	options_add(o, &alone, 1);
	options_add(o, places, count);
	return ERR_OK;
}

static enum err add_directory_town_of(struct req *q, const char *town, const char *region, struct options *o)
{
	struct place one;
	enum err e = db_row(q, &place_by_key, &one, BIND(text_key(q->arena, arena_printf(q->arena, "%s%s", town, region))));

	if (!e)
		options_add(o, &one, 1);
	return e == ERR_MISSING ? ERR_OK : e;
}

/* Finds a town in a state, or anywhere if that is "". */
static enum err find_town(struct req *q, const char *town, const char *region, struct options *o)
{
	const char *key = text_key(q->arena, town), *code = state_code(q, region), *country = country_of(q);
	struct place *places;
	size_t count;
	enum err e;

	if (!key[0])
		return ERR_OK;
	region = code ? code : region;
	e = *region ? add_directory_town_of(q, town, region, o) : add_directory_towns(q, town, o);
	if (e || (e = db_rows(q, &gazetteer_by_key, &places, &count, BIND(key, country, country, region, region))))
		return e;
	options_add(o, places, count);
	return ERR_OK;
}

/* ---- postal codes ---- */

/* In a shape, a stands for a letter and 9 for a digit. */
static const struct postal_shape { const char *country, *area, *rest; } postal_shapes[] = {
	{ "GB", "a9", "9aa" }, { "GB", "a99", "9aa" }, { "GB", "aa9", "9aa" }, { "GB", "aa99", "9aa" }, { "GB", "a9a", "9aa" },
	{ "GB", "aa9a", "9aa" }, { "CA", "a9a", "9a9" }, { "US", "999", "99" }, { "IE", "a99", "****" }, { "NL", "9999", "aa" },
};

static bool has_shape(const char *code, size_t length, const char *shape)
{
	if (strlen(shape) != length)
		return false;
	for (size_t i = 0; i < length; i++)
		if (shape[i] == '9' ? !isdigit((unsigned char)code[i]) : shape[i] == 'a' && !isalpha((unsigned char)code[i]))
			return false;
	return true;
}

/* The middle of the codes that begin with the area and have the shape. */
static enum err find_middle(struct req *q, const char *area, const struct postal_shape *shape, struct options *o)
{
	const char *pattern = arena_printf(q->arena, "%s%.*s", area, (int)strlen(shape->rest), "____"), *country = country_of(q);
	char *name = arena_text(q->arena, area);
	struct place middle;
	enum err e;

	if ((e = db_row(q, &gazetteer_middle, &middle, BIND(pattern, country, country))))
		return e;
	if (!middle.name && (e = db_row(q, &place_middle, &middle, BIND(pattern))))
		return e;
	if (!middle.name)
		return ERR_OK;
	for (char *c = name; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	middle.name = name;
	options_add(o, &middle, 1);
	return ERR_OK;
}

static enum err find_area(struct req *q, const char *key, const struct postal_shape *shape, struct options *o)
{
	const char *area = arena_bytes(q->arena, key, strlen(shape->area)), *country = country_of(q);
	struct place *places;
	size_t count;
	enum err e = db_rows(q, &gazetteer_by_key, &places, &count, BIND(area, country, country, "", ""));

	if (e)
		return e;
	options_add(o, places, count ? 1 : 0);
	return o->count ? ERR_OK : find_middle(q, area, shape, o);
}

/* Finds a whole postal code, or the area of one. */
static enum err find_postal(struct req *q, const char *typed, struct options *o)
{
	const char *key = text_key(q->arena, typed), *country = country_of(q);
	size_t length = strlen(key);
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(postal_shapes) && !e && !o->count; i++) {
		const struct postal_shape *s = &postal_shapes[i];
		size_t area = strlen(s->area);
		bool whole = length > area && has_shape(key, area, s->area) && has_shape(key + area, length - area, s->rest);

		if (*country && !text_equal(country, s->country))
			continue;
		if (whole)
			e = find_town(q, key, "", o);
		if (!e && !o->count && (whole || has_shape(key, length, s->area)))
			e = find_area(q, key, s, o);
	}
	return e;
}

/* ---- as people type it ---- */

/* The last number, up to any dash: "Fairhaven, MA 02719-1234" yields "02719". */
static const char *postal_digits(struct req *q, const char *text)
{
	const char *found = "";
	size_t n;

	for (const char *at = text; *at; at += n ? n : 1) {
		n = strspn(at, "0123456789");
		if (n >= 4 && (at == text || at[-1] != '-'))
			found = arena_bytes(q->arena, at, n);
	}
	return found;
}

/* A text and its last word: "Fairhaven MA" yields "Fairhaven" and "MA". */
static const char *without_last_word(struct req *q, const char *text, const char **last)
{
	const char *blank = strrchr(text, ' ');

	*last = blank ? blank + 1 : text;
	return blank ? arena_bytes(q->arena, text, (size_t)(blank - text)) : "";
}

/* The part before the last comma and behind the one before it. */
static const char *part_before(struct req *q, const char *typed, const char *last)
{
	const char *from = last;

	while (from > typed && from[-1] != ',')
		from--;
	return text_trim(q->arena, arena_bytes(q->arena, from, (size_t)(last - from)));
}

/* The parts of a typed text: around its commas, and before the last words. */
struct typed_place {
	const char *whole, *first, *last;	/* all; before the first comma; behind the last one */
	const char *before_last;		/* "Fairhaven" in "12 Main Street, Fairhaven, MA"; "" without a comma */
	const char *town, *state;		/* of first: "Fairhaven MA" without a comma */
	const char *last_town, *last_state;	/* of last */
	const char *digits;
	const char *two_words;			/* the last two */
	bool comma;
};

static struct typed_place typed_place(struct req *q, const char *typed)
{
	const char *comma = strchr(typed, ','), *last = strrchr(typed, ','), *word;
	struct typed_place t = { .whole = typed, .comma = comma != NULL, .digits = postal_digits(q, typed) };

	t.first = comma ? text_trim(q->arena, arena_bytes(q->arena, typed, (size_t)(comma - typed))) : typed;
	t.last = last ? text_trim(q->arena, last + 1) : typed;
	t.before_last = last ? part_before(q, typed, last) : "";
	t.town = without_last_word(q, t.first, &t.state);
	t.last_town = without_last_word(q, t.last, &t.last_state);
	without_last_word(q, t.last_town, &word);
	t.two_words = *t.last_town ? arena_printf(q->arena, "%s %s", word, t.last_state) : "";
	return t;
}

/* "Springfield, Illinois" is not the Springfield of another state. */
static void drop_other_states(struct req *q, const struct typed_place *t, struct options *o)
{
	const char *state = t->comma ? t->last : *t->town ? t->state : "";

	if (*state && state_code(q, state) && o->count && strstr(o->all[0].name, ", "))
		o->count = 0;
}

/* Gazetteers have New York as "New York City", which few people type. */
static const char *as_city(struct req *q, const char *town)
{
	return *town ? arena_printf(q->arena, "%s City", town) : "";
}

/* A shortened text may have lost its state. */
enum reading { A_TOWN, A_POSTAL_CODE, A_SHORTENED_TOWN };

/* Tries the likeliest reading first. */
static enum err find_any(struct req *q, const struct typed_place *t, struct options *o)
{
	const struct { const char *town, *region; enum reading as; } tries[] = {
		{ t->whole, "", A_TOWN }, { t->before_last, t->last, A_TOWN }, { t->town, t->state, A_TOWN },
		{ as_city(q, t->whole), "", A_TOWN }, { as_city(q, t->before_last), t->last, A_TOWN },
		{ as_city(q, t->town), t->state, A_TOWN }, { t->digits, "", A_TOWN }, { t->whole, "", A_POSTAL_CODE },
		{ t->two_words, "", A_POSTAL_CODE }, { t->last_state, "", A_POSTAL_CODE }, { t->digits, "", A_POSTAL_CODE },
		{ t->comma && !state_code(q, t->last) ? t->last : "", "", A_TOWN }, { t->last_town, t->last_state, A_TOWN },
		{ t->last_town, "", A_SHORTENED_TOWN }, { t->first, "", A_SHORTENED_TOWN }, { t->town, "", A_SHORTENED_TOWN },
	};
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(tries) && !e && !o->count; i++) {
		e = tries[i].as == A_POSTAL_CODE ? find_postal(q, tries[i].town, o) : find_town(q, tries[i].town, tries[i].region, o);
		if (tries[i].as == A_SHORTENED_TOWN)
			drop_other_states(q, t, o);
	}
	return e;
}

enum err place_find(struct req *q, const char *typed, struct places *p)
{
	struct typed_place t = typed_place(q, typed);
	struct options o = { .count = 0 };
	enum err e;

	*p = (struct places){ .other_count = 0 };
	if (place_from_numbers(q, typed, &p->place))
		return ERR_OK;
	if ((e = find_any(q, &t, &o)))
		return e;
	if (!o.count)
		return ERR_MISSING;
	p->place = o.all[0];
	for (size_t i = 1; i < o.count && p->other_count < PLACE_OTHERS; i++)
		p->others[p->other_count++] = o.all[i];
	return ERR_OK;
}
