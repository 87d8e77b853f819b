/* places - `handrail places`: towns and postal codes from published gazetteers, for "near ..." in the search. */
#include <stdio.h>

#include "cli.h"
#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/places_import.h"
#include "site/site.h"

const char usage_places[] =
	"handrail places import FILE [--country CC ...]\n\n"
	"Reads towns or postal codes from a published gazetteer, so that people find programs near any place, not\n"
	"only near those where a program is. FILE is, unpacked:\n"
	"  allCountries.txt or US.txt from download.geonames.org/export/dump (populated places)\n"
	"  the same from download.geonames.org/export/zip (postal codes)\n"
	"  a Gazetteer File of places or of ZIP code tabulation areas from the Census Bureau (www.census.gov)\n"
	"Another import of the same format replaces the places of a country.\n\n"
	"  --country CC   import only this country; may be given more than once (the countries of the sites)\n";

struct options { struct words country; };

static const struct option_row options[] = {
	OPTION(struct options, country, OPTION_TEXTS),
};

static enum err countries_of_sites(struct req *q, struct words *countries)
{
	struct site *sites;
	size_t count;
	enum err e = site_all(q, &sites, &count);

	if (e)
		return e;
	countries->all = arena_array(q->arena, count + 1, sizeof(*countries->all));
	countries->count = count;
	for (size_t i = 0; i < count; i++)
		countries->all[i] = sites[i].country;
	return ERR_OK;
}

static enum err import(struct req *q, int argc, char **argv)
{
	struct options o;
	struct words words;
	struct places_import r;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)))
		return e;
	if ((e = cli_words(q, &words, 1, 1)))
		return e;
	if (!o.country.count && (e = countries_of_sites(q, &o.country)))
		return e;
	e = places_import(q, words.all[0], o.country.all, o.country.count, &r);
	/* the arguments are right and the file is wrong, so this is a failure, not wrong use */
	if (e)
		return e == ERR_INPUT ? ERR_SYSTEM : e;
	printf("format\t%s\nplaces\t%zu\nelsewhere\t%zu\nbroken\t%zu\n", r.format, r.places, r.elsewhere, r.broken);
	return ERR_OK;
}

static const struct verb_row verbs[] = {
	{ "import", import },
};

enum err command_places(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
