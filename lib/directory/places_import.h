/* places_import - reads a published gazetteer into the table gazetteer, for "near ..." in the search (place.h).
 *
 * Reads, unpacked, what GeoNames publishes as allCountries.txt or US.txt (19 columns between tabs; populated places only)
 * and as postal codes (12 columns), and the Census Bureau's gazetteer files of places and of ZIP code areas (with a first
 * line of column names, between tabs or bars). The format is recognized by the first line.
 *
 * All rows of a format and country are replaced together, in one transaction. Rows without a place are counted and left out. */
#ifndef HANDRAIL_PLACES_IMPORT_H
#define HANDRAIL_PLACES_IMPORT_H

#include <stddef.h>

#include "base/err.h"

struct req;

struct places_import {
	const char *format;		/* "geonames", "geonames-postal", "census-places", "census-zip" */
	size_t places;			/* read into the table */
	size_t elsewhere;		/* left out: of other countries, or no populated places */
	size_t broken;			/* left out: without a name or a position */
};

/* Imports the places of some countries (codes); of all if there are none. ERR_INPUT if the file cannot be read or has no
 * known format. */
enum err places_import(struct req *q, const char *path, const char *const *countries, size_t country_count,
	struct places_import *r);

#endif
