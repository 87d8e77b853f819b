/* place.c - places as people type them are found, from programs' own addresses and from published gazetteers. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/secret.h"
#include "directory/place.h"
#include "directory/places_import.h"
#include "edge/db.h"
#include "listed.h"
#include "site/site.h"
#include "support.h"

/* Gazetteers are replaced by country, and all tests share one database: each has a country of its own. */
static struct req *at_site_of(const char *country)
{
	struct req *q = test_db();
	struct site *site = ARENA_NEW(q->arena, struct site);

	*site = (struct site){ .country = country, .time_zone = "UTC" };
	q->site = site;
	return q;
}

static struct places found(struct req *q, const char *typed)
{
	struct places p;
	enum err e = place_find(q, typed, &p);

	cr_assert(e == ERR_OK || e == ERR_MISSING, "%s: %s", typed, q->failed.detail);
	if (e == ERR_MISSING)
		p.place = (struct place){ "unknown", NAN, NAN };
	return p;
}

static void expect_at(struct req *q, const char *typed, double latitude, double longitude)
{
	struct place p = found(q, typed).place;

	cr_expect(fabs(p.latitude - latitude) < 1e-3 && fabs(p.longitude - longitude) < 1e-3, "%s is %s at %f, %f", typed, p.name,
		p.latitude, p.longitude);
}

static void expect_unknown(struct req *q, const char *typed)
{
	cr_expect_str_eq(found(q, typed).place.name, "unknown", "%s", typed);
}

static struct places_import imported(struct req *q, const char *text, const char *country)
{
	const char *path = test_file(test_folder(), "places.txt", text);
	struct places_import r;

	MUST(places_import(q, path, &country, 1, &r));
	return r;
}

#define TOWN(id, name, country, state, latitude, longitude, class, people) \
	#id "\t" name "\t" name "\t\t" #latitude "\t" #longitude "\t" class "\tPPL\t" country "\t\t" state "\t\t\t\t" #people \
	"\t\t5\tEurope/London\t2020-01-01\n"

Test(place, geonames)
{
	static const char file[] = TOWN(1, "Oakvale", "QA", "01", 10.5, 20.5, "P", 9000) TOWN(2, "Oakvale", "QA", "02", 12.5, 22.5, "P", 500)
		TOWN(3, "Mount Oak", "QA", "01", 10.6, 20.6, "T", 0) TOWN(4, "Elsewhere", "QB", "01", 1, 2, "P", 5)
		TOWN(5, "Señora", "QA", "01", -3.25, -4.25, "P", 7) TOWN(6, "", "QA", "01", 1, 2, "P", 5)
		TOWN(7, "Offmap", "QA", "01", 91, 2, "P", 5) "8\tbroken\n";
	struct req *q = at_site_of("QA");
	struct places_import r = imported(q, file, "QA");
	struct places p;

	cr_expect_str_eq(r.format, "geonames");
	cr_expect_eq(r.places, 3);
	cr_expect_eq(r.elsewhere, 3, "a mountain, another country, a line without one: %zu", r.elsewhere);
	cr_expect_eq(r.broken, 2, "%zu", r.broken);
	expect_at(q, "oakvale", 10.5, 20.5);
	expect_at(q, "Oakvale, 02", 12.5, 22.5);
	expect_at(q, "senora", -3.25, -4.25);
	p = found(q, "Oakvale");
	cr_expect_str_eq(p.place.name, "Oakvale, 01");
	cr_assert_eq(p.other_count, 1, "the other one is offered");
	cr_expect_str_eq(p.others[0].name, "Oakvale, 02");
	expect_at(q, p.others[0].name, 12.5, 22.5);
	expect_unknown(q, "Mount Oak");
	expect_unknown(q, "Elsewhere");
	expect_unknown(at_site_of("QB"), "Oakvale");
}

Test(place, a_town_is_found_without_the_word_city)
{
	static const char file[] = TOWN(1, "New Oak City", "QE", "NY", 40.5, -74.5, "P", 8000) TOWN(2, "New City", "QE", "NY", 41.1, -73.9, "P", 30);
	struct req *q = at_site_of("QE");

	imported(q, file, "QE");
	expect_at(q, "New Oak", 40.5, -74.5);
	expect_at(q, "New Oak, NY", 40.5, -74.5);
	expect_at(q, "New Oak NY", 40.5, -74.5);
	expect_at(q, "new oak city", 40.5, -74.5);
	expect_unknown(q, "New Elm");
	expect_unknown(q, "New Oak, Ohio");
}

Test(place, another_import_replaces_the_country)
{
	struct req *q = at_site_of("QC");

	imported(q, TOWN(1, "Before", "QC", "", 10.5, 20.5, "P", 1), "QC");
	expect_at(q, "Before", 10.5, 20.5);
	imported(q, TOWN(2, "After", "QC", "", 11.5, 21.5, "P", 1), "QC");
	expect_unknown(q, "Before");
	expect_at(q, "After", 11.5, 21.5);
}

#define CODE(country, code, name, latitude, longitude) \
	country "\t" code "\t" name "\tNorth\tN\t\t\t\t\t" #latitude "\t" #longitude "\t4\n"

Test(place, geonames_postal_codes_and_their_areas)
{
	struct req *q = at_site_of("GB");

	cr_expect_eq(imported(q, CODE("GB", "ZX7", "Testham", 51.5, -2.5) CODE("GB", "ZY12 3AB", "Testbury", 52.5, -1.5)
		CODE("GB", "ZY12 3CD", "Testbury", 52.7, -1.7), "GB").places, 3);
	expect_at(q, "ZX7", 51.5, -2.5);
	expect_at(q, "zx7 9aa", 51.5, -2.5);
	expect_at(q, "ZX79AA", 51.5, -2.5);
	expect_at(q, "1 Example Street, Testham ZX7 9AA", 51.5, -2.5);
	expect_at(q, "ZY12 3AB", 52.5, -1.5);
	expect_at(q, "ZY12", 52.6, -1.6);
	expect_at(q, "ZY12 9ZZ", 52.6, -1.6);
	cr_expect_str_eq(found(q, "zy12 9zz").place.name, "ZY12");
	expect_unknown(q, "ZY1");
	expect_unknown(q, "ZZ99 9ZZ");
}

/* Half a code is enough, and a code near by, when only programs' own addresses are known. */
Test(place, areas_of_the_programs_own_postal_codes)
{
	struct req *q = at_site_of("GB");

	listed_place(q, "ZB2 8XX", 51.46, -2.58);
	listed_place(q, "ZB20 1XX", 51.58, -2.99);
	expect_at(q, "ZB2", 51.46, -2.58);
	expect_at(q, "ZB2 9AA", 51.46, -2.58);
	expect_at(q, "ZB20", 51.58, -2.99);
	q = at_site_of("CA");
	listed_place(q, "Z9Z 1A1", 45.5, -75.5);
	expect_at(q, "z9z", 45.5, -75.5);
	expect_at(q, "Z9Z 2B2", 45.5, -75.5);
	q = at_site_of("US");
	listed_place(q, "98901", 41.6, -70.9);
	listed_place(q, "98903", 41.8, -70.7);
	expect_at(q, "98902", 41.7, -70.8);
	expect_at(q, "Somewhere, MA 98902-1234", 41.7, -70.8);
	expect_unknown(q, "98802");
}

/* A town that exists twice offers both. */
Test(place, towns_of_one_name_in_the_directory)
{
	struct req *q = at_site_of("QD");
	struct places p;

	listed_place(q, "Newporton", 51.585, -2.997);
	listed_place(q, "Newporton, Gwent", 51.585, -2.997);
	listed_place(q, "Newporton, Isle of Wight", 50.7, -1.29);
	p = found(q, "newporton");
	cr_expect_str_eq(p.place.name, "Newporton, Gwent");
	cr_assert_eq(p.other_count, 1);
	cr_expect_str_eq(p.others[0].name, "Newporton, Isle of Wight");
	cr_expect_eq(found(q, p.others[0].name).other_count, 0);
	expect_at(q, p.others[0].name, 50.7, -1.29);
}

Test(place, census)
{
	struct req *q = at_site_of("US");
	static const char places[] = "USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG      \n"
		"MA\t2507000\t00619463\tZedston city\t25\tA\t1\t1\t1\t1\t42.338551\t-71.018253\n"
		"IL\t2507001\t00619464\tZedston CDP\t57\tS\t1\t1\t1\t1\t39.5\t-89.5\n"
		"TN\t2507002\t00619465\tZash-Zavidson metropolitan government (balance)\t00\tA\t1\t1\t1\t1\t36.17\t-86.78\n";
	static const char zips[] = "GEOID|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG\n"
		"97701|1|1|1|1|44.1|-121.3\n97709|1|1|1|1|44.3|-121.5\n";

	cr_expect_eq(imported(q, places, "US").places, 3);
	cr_expect_str_eq(imported(q, zips, "US").format, "census-zip");
	expect_at(q, "Zedston, MA", 42.3386, -71.0183);
	expect_at(q, "zedston massachusetts", 42.3386, -71.0183);
	expect_at(q, "Zedston, Illinois", 39.5, -89.5);
	expect_at(q, "12 Main Street, Zedston, IL", 39.5, -89.5);
	expect_at(q, "Zash-Zavidson", 36.17, -86.78);
	expect_unknown(q, "Zedston, Ohio");
	expect_at(q, "97701", 44.1, -121.3);
	expect_at(q, "97701-1234", 44.1, -121.3);
	expect_at(q, "97705", 44.2, -121.4);
}

Test(place, other_files_are_refused_and_change_nothing)
{
	struct req *q = at_site_of("QE");
	static const char *const files[] = { "", "id,name\n1,x\n", "just words\n", "\t\t\t\n", "NAME\tUSPS\n" };
	const char *country = "QE", *folder = test_folder();
	struct places_import r;

	imported(q, TOWN(1, "Kept", "QE", "", 10.5, 20.5, "P", 1), "QE");
	for (size_t i = 0; i < COUNT(files); i++)
		cr_expect_eq(places_import(q, test_file(folder, "other", files[i]), &country, 1, &r), ERR_INPUT, "%s", files[i]);
	cr_expect_eq(places_import(q, "/nowhere", &country, 1, &r), ERR_INPUT);
	expect_at(q, "Kept", 10.5, 20.5);
}
