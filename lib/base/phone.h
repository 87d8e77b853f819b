/* phone - telephone numbers as people and directories write them, and as machines dial them.
 *
 * The normal form is E.164: "+" and up to 15 digits. A number without "+" is
 * read as one of the country's (ISO 3166, two letters): countries.def has its
 * calling code, trunk prefix and lengths. North American numbers must fit the
 * plan: three digits of area and three of exchange, neither beginning with 0
 * or 1, the area not ending in 11, its second digit not 9. Digits of other
 * scripts (Arabic-Indic, full width) count as digits; invisible marks that come
 * along when a number is copied are ignored.
 * Sources: ITU-T E.164; North American Numbering Plan; RFC 3966. */
#ifndef HANDRAIL_PHONE_H
#define HANDRAIL_PHONE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* The typed number as E.164. NULL unless the text is exactly one whole number: NULL if
 * it holds letters, two numbers, an extension, too few or too many digits. country may
 * be NULL ("US"). */
char *phone_normal(struct arena *a, const char *typed, const char *country);

/* The same, and accepts an extension, written as in RFC 3966: "(410) 555-0123 x45" becomes "+14105550123;ext=45". Such a number
 * cannot get texts. */
char *phone_with_extension(struct arena *a, const char *typed, const char *country);

/* Copies the number without its extension. */
char *phone_line(struct arena *a, const char *phone);

/* True if countries.def has the country. Only then can numbers without "+" be read. */
bool phone_country_known(const char *country);

/* "44" for GB, from countries.def; NULL if it does not have the country. */
const char *phone_calling_code(const char *country);

/* For reading: "(508) 555-0100", "+44 207 946 0958", "(410) 555-0123 x45". Text that is not E.164 comes
 * back unchanged; NULL yields "". */
char *phone_for_people(struct arena *a, const char *e164);

/* One number from a directory's cell. */
struct phone {
	const char *raw;	/* as listed */
	const char *dial;	/* E.164, or a short number such as 211; "" unless certain */
	const char *extension;	/* "" if there is none */
};

/* Finds the numbers in a directory's cell, and returns how many there are. These are certain: a
 * whole number; a number followed by x, ext, extension or # and an extension; the country's short
 * numbers (N11 and 988), also as "2-1-1" or in a mask, "(211) -"; a number spelt in letters, if
 * its length is right; each of them with words in brackets behind it, which stay in raw; several
 * whole numbers separated by "or", "/", "," or ";", which become one phone each. Anything else
 * becomes one phone with only its raw text. extension is the directory's own column (may be
 * NULL). An empty cell yields 0. */
size_t phone_listed(struct arena *a, const char *cell, const char *extension,
	const char *country, struct phone **phones);

#endif
