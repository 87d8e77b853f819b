/* language - the languages that directories name in free text, and what they call themselves.
 *
 * languages.def is the list; tags are BCP 47 (RFC 5646). */
#ifndef HANDRAIL_LANGUAGE_H
#define HANDRAIL_LANGUAGE_H

#include <stddef.h>

struct arena;

struct language {
	const char *tag;		/* "es" */
	const char *codes;		/* "spa": ISO 639-2 and 639-3, comma-separated */
	const char *direction;		/* "ltr" or "rtl" */
	const char *english_name;	/* "Spanish" */
	const char *autonym;		/* "Español" */
	const char *names;		/* other names, comma-separated */
};

/* All of them, in the order in which a list is shown. */
const struct language *language_all(size_t *count);

/* By tag ("es", "es-MX": the part before the dash counts). NULL when it is none that we know. */
const struct language *language_find(const char *tag);

/* By tag, ISO 639-2 code ("spa"), English or own name or another ("castellano");
 * capitals and blanks around don't matter. NULL when it is none that we know. */
const struct language *language_named(const char *text);

/* What people call it in it ("Español"), or the tag itself when we don't know it. */
const char *language_autonym(const char *tag);

/* "rtl" or "ltr": how it is written. A language that is not in the list counts as "ltr". */
const char *language_direction(const char *tag);

/* The languages in a cell: tags, without repeats, in the order found. What is
 * no language we know, or comes with a condition ("Spanish (limited)"), is
 * kept in *note as written; "" when all was understood. */
size_t language_listed(struct arena *a, const char *cell, const char ***tags, const char **note);

#endif
