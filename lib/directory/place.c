/* place.c - looks up what people type as a place. */
#include "directory/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"

static const struct column place_columns[] = {
	COLUMN(struct place, name),
	COLUMN(struct place, latitude),
	COLUMN(struct place, longitude),
};

#define PLACE_KEYS 6

STATEMENT(place_by_key, place_columns, struct place,
	"SELECT name, latitude, longitude "
	"FROM place "
	"WHERE name_key IN (?, ?, ?, ?, ?, ?) "
	"ORDER BY FIELD(name_key, ?, ?, ?, ?, ?, ?) "
	"LIMIT 1");

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

static const char *key_without_last_word(struct req *q, const char *text)
{
	const char *last = strrchr(text, ' ');

	return last ? text_key(q->arena, arena_bytes(q->arena, text, (size_t)(last - text))) : "";
}

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

/* People type a place with its state, or after a street. Sets the possible keys, likeliest first. */
static void place_keys(struct req *q, const char *typed, const char *keys[PLACE_KEYS])
{
	const char *comma = strchr(typed, ','), *last = strrchr(typed, ',');
	const char *first_part = comma ? text_trim(q->arena, arena_bytes(q->arena, typed, (size_t)(comma - typed))) : typed;
	const char *last_part = last ? text_trim(q->arena, last + 1) : typed;

	keys[0] = text_key(q->arena, typed);
	keys[1] = text_key(q->arena, first_part);
	keys[2] = text_key(q->arena, last_part);
	keys[3] = postal_digits(q, typed);
	keys[4] = key_without_last_word(q, first_part);
	keys[5] = key_without_last_word(q, last_part);
}

enum err place_find(struct req *q, const char *typed, struct place *p)
{
	const char *k[PLACE_KEYS];

	if (place_from_numbers(q, typed, p))
		return ERR_OK;
	place_keys(q, typed, k);
	return db_row(q, &place_by_key, p, BIND(k[0], k[1], k[2], k[3], k[4], k[5], k[0], k[1], k[2], k[3], k[4], k[5]));
}
