/* phone - telephone numbers as people and directories write them, and as machines dial them.
 *
 * The normal form is E.164: "+" and up to 15 digits. A number without "+" is
 * read as the country's (ISO 3166, two letters): countries.def knows its
 * calling code, trunk prefix and lengths. North American numbers must fit the
 * plan: three digits of area and three of exchange, neither beginning with 0
 * or 1, the area not ending in 11, its second digit not 9. Digits of other scripts (Arabic-Indic,
 * full width) count as digits, the invisible marks that come along when a
 * number is copied count as nothing.
 * Sources: ITU-T E.164; North American Numbering Plan; RFC 3966. */
#ifndef HANDRAIL_PHONE_H
#define HANDRAIL_PHONE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* What was typed as E.164, or NULL when it is no whole number: letters, two
 * numbers, an extension, too short, too long. country may be NULL ("US"). */
char *phone_normal(struct arena *a, const char *typed, const char *country);

/* True when countries.def has it: only then can a number without "+" be read. */
bool phone_country_known(const char *country);

/* For reading: "(508) 555-0100", "+44 207 946 0958". Anything that is not
 * E.164 comes back as it is; NULL gives "". */
char *phone_for_people(struct arena *a, const char *e164);

/* One number out of a directory's cell. */
struct phone {
	const char *raw;	/* as listed */
	const char *dial;	/* E.164, or a short number such as 211; "" unless sure */
	const char *extension;	/* "" when none */
};

/* The numbers in a cell of a directory. Sure are: a whole number; one with an
 * extension behind x, ext, extension or #; the short numbers of North America
 * (N11 and 988); a number spelt in letters that has the right length; several
 * whole numbers with "or", "/", ",", ";" between them, which become one phone
 * each. Anything else is one phone that keeps its raw text and dials nothing.
 * extension is the directory's own column (may be NULL). An empty cell gives 0. */
size_t phone_listed(struct arena *a, const char *cell, const char *extension,
	const char *country, struct phone **phones);

#endif
