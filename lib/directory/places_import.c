/* places_import.c - recognizes the format of a gazetteer's file and writes its places. */
#include "directory/places_import.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/batch.h"
#include "edge/db.h"

#define COLUMNS 40
#define NAME_MOST 200
#define REGION_MOST 100
#define AT_ONCE 1000

/* ---- formats ---- */

enum part { NAME, REGION, COUNTRY, LATITUDE, LONGITUDE, POPULATION, CLASS, PARTS };

/* A column is given by its number, or by its name in the first line. A format without column names has a fixed number of
 * columns, and is recognized after the others. */
static const struct format {
	const char *name;
	size_t columns;				/* 0 if the first line names them */
	const char *names[PARTS];
	const char *country;			/* of all rows; NULL if a column says it */
	int numbers[PARTS];			/* -1 for none */
	bool legal_names;			/* "Boston city" is Boston */
} formats[] = {
	{ "census-places", 0, { "NAME", "USPS", NULL, "INTPTLAT", "INTPTLONG", NULL, NULL }, "US", { -1, -1, -1, -1, -1, -1, -1 }, true },
	{ "census-zip", 0, { "GEOID", NULL, NULL, "INTPTLAT", "INTPTLONG", NULL, NULL }, "US", { -1, -1, -1, -1, -1, -1, -1 }, false },
	{ "geonames", 19, { NULL }, NULL, { 1, 10, 8, 4, 5, 14, 6 }, false },
	{ "geonames-postal", 12, { NULL }, NULL, { 1, -1, 0, 9, 10, -1, -1 }, false },
};

struct line { char *cells[COLUMNS]; size_t count; };

/* Splits a line, in place. Empty cells count. */
static struct line split(char *text, char by)
{
	struct line l = { .count = 0 };

	text[strcspn(text, "\r\n")] = '\0';
	while (text && l.count < COLUMNS) {
		char *end = strchr(text, by);

		if (end)
			*end++ = '\0';
		l.cells[l.count++] = text;
		text = end;
	}
	return l;
}

static int column_named(struct arena *a, const struct line *first, const char *name)
{
	for (size_t i = 0; i < first->count; i++)
		if (text_equal(text_trim(a, first->cells[i]), name))
			return (int)i;
	return -1;
}

/* Sets where the parts of a row stand; false if the first line is not of the format. */
static bool format_fits(struct arena *a, const struct format *f, const struct line *first, int at[PARTS])
{
	memcpy(at, f->numbers, sizeof(f->numbers));
	if (f->columns)
		return first->count == f->columns;
	for (enum part p = 0; p < PARTS; p++) {
		at[p] = f->names[p] ? column_named(a, first, f->names[p]) : -1;
		if (f->names[p] && at[p] < 0)
			return false;
	}
	return true;
}

/* ---- writing ---- */

COMMAND(delete_places,
	"DELETE FROM gazetteer "
	"WHERE source = ? AND country = ?");

COMMAND(insert_place,
	"INSERT INTO gazetteer (source, country, name_key, name, region, latitude, longitude, population) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

struct reading {
	const char *path;
	const char *const *countries;
	size_t country_count;
	struct places_import *result;
	FILE *file;
	const struct format *format;
	char separator;
	int at[PARTS];
	struct arena *arena;			/* for the whole file */
	struct arena *row_arena;		/* until the rows are written */
	struct batch rows;
	struct map replaced;			/* countries whose rows of before are gone */
};

static enum err write_rows(struct req *q, struct reading *r)
{
	enum err e = batch_write(q, &r->rows, NULL);

	arena_reset(r->row_arena);
	batch_init(&r->rows, r->row_arena, &insert_place);
	return e;
}

static enum err replace_country(struct req *q, struct reading *r, const char *country)
{
	void **at = map_at(&r->replaced, country);

	if (*at)
		return ERR_OK;
	*at = r;
	return db_exec(q, &delete_places, NULL, BIND(r->format->name, country));
}

/* ---- rows ---- */

static const char *cell(struct reading *r, const struct line *l, enum part p)
{
	return r->at[p] >= 0 && (size_t)r->at[p] < l->count ? text_trim(r->row_arena, l->cells[r->at[p]]) : "";
}

/* "Boston city", "Cordova CDP" and "Nashville-Davidson metropolitan government (balance)" without what they are by law:
 * the words behind the name, which begin with a small letter. */
static const char *without_legal_words(struct arena *a, const char *name)
{
	char *kept = arena_text(a, name), *blank;

	while ((blank = strrchr(kept, ' ')) && (islower((unsigned char)blank[1]) || blank[1] == '(' || text_equal(blank + 1, "CDP")))
		*blank = '\0';
	return kept;
}

static bool read_degrees(const char *text, double most, double *degrees)
{
	char *end;

	*degrees = strtod(text, &end);
	return end != text && !*end && fabs(*degrees) <= most;
}

static bool is_wanted(const struct reading *r, const char *country)
{
	for (size_t i = 0; i < r->country_count; i++)
		if (text_equal(r->countries[i], country))
			return true;
	return !r->country_count;
}

static enum err take_row(struct req *q, struct reading *r, const struct line *l)
{
	const char *country = r->format->country ? r->format->country : cell(r, l, COUNTRY);
	const char *name = cell(r, l, NAME), *region = cell(r, l, REGION), *class = cell(r, l, CLASS), *key;
	double latitude, longitude;
	enum err e;

	if (!is_wanted(r, country) || (*class && !text_equal(class, "P"))) {
		r->result->elsewhere++;
		return ERR_OK;
	}
	name = r->format->legal_names ? without_legal_words(r->row_arena, name) : name;
	key = text_key(r->row_arena, name);
	if (strlen(country) != 2 || !*key || text_length(name) > NAME_MOST || text_length(key) > NAME_MOST
			|| text_length(region) > REGION_MOST || !text_is_utf8(name, strlen(name)) || !text_is_utf8(region, strlen(region))
			|| !read_degrees(cell(r, l, LATITUDE), 90, &latitude) || !read_degrees(cell(r, l, LONGITUDE), 180, &longitude)) {
		r->result->broken++;
		return ERR_OK;
	}
	if ((e = replace_country(q, r, country)))
		return e;
	batch_add(&r->rows, BIND(r->format->name, country, key, name, region, latitude, longitude,
		(int64_t)strtoll(cell(r, l, POPULATION), NULL, 10)));
	r->result->places++;
	return r->rows.rows < AT_ONCE ? ERR_OK : write_rows(q, r);
}

/* ---- the file ---- */

static bool recognize(struct reading *r, const char *text)
{
	static const char separators[] = "\t|";

	for (size_t s = 0; separators[s]; s++) {
		struct line first = split(arena_text(r->arena, text), separators[s]);

		for (size_t i = 0; i < COUNT(formats); i++)
			if (format_fits(r->arena, &formats[i], &first, r->at)) {
				r->format = &formats[i];
				r->separator = separators[s];
				return true;
			}
	}
	return false;
}

static enum err take_line(struct req *q, struct reading *r, char *text)
{
	struct line l;
	bool is_first = !r->format;

	if (is_first && !recognize(r, text))
		return fail(q, ERR_INPUT, "%s is no gazetteer of a known format: GeoNames' or the Census Bureau's, unpacked", r->path);
	if (is_first && !r->format->columns)
		return ERR_OK;
	l = split(text, r->separator);
	return l.count > 1 ? take_row(q, r, &l) : ERR_OK;
}

static enum err take_lines(struct req *q, struct reading *r)
{
	char *text = NULL;
	size_t room = 0;
	enum err e = ERR_OK;

	while (!e && getline(&text, &room, r->file) >= 0)
		e = take_line(q, r, text);
	free(text);
	if (!e && ferror(r->file))
		return fail(q, ERR_INPUT, "%s: %s", r->path, strerror(errno));
	if (!e && !r->format)
		return fail(q, ERR_INPUT, "%s is empty", r->path);
	return e ? e : write_rows(q, r);
}

/* Starts from scratch at each try of the transaction. */
static enum err import(struct req *q, void *data)
{
	struct reading *r = data;
	enum err e;

	*r->result = (struct places_import){ .places = 0 };
	r->format = NULL;
	r->file = fopen(r->path, "re");
	if (!r->file)
		return fail(q, ERR_INPUT, "%s: %s", r->path, strerror(errno));
	r->arena = arena_new();
	r->row_arena = arena_new();
	batch_init(&r->rows, r->row_arena, &insert_place);
	map_init(&r->replaced, r->arena);
	e = take_lines(q, r);
	r->result->format = r->format ? r->format->name : NULL;
	fclose(r->file);
	arena_release(r->row_arena);
	arena_release(r->arena);
	return e;
}

enum err places_import(struct req *q, const char *path, const char *const *countries, size_t country_count,
	struct places_import *r)
{
	struct reading reading = { .path = path, .countries = countries, .country_count = country_count, .result = r };

	db_patient(q->db);
	return db_transaction(q, import, &reading);
}
