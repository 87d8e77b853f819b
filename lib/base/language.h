/* language - the languages that directories name in free text, with their own names.
 *
 * languages.def is the list; tags are BCP 47 (RFC 5646). */
#ifndef HANDRAIL_LANGUAGE_H
#define HANDRAIL_LANGUAGE_H

#include <stdbool.h>
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

/* All languages, in the order of display. */
const struct language *language_all(size_t *count);

/* Finds a language by tag; of "es-MX", only the part before the dash counts. NULL if unknown. */
const struct language *language_find(const char *tag);

/* Finds a language by tag, ISO 639-2 code ("spa"), English name, own name or another name
 * ("castellano"). Ignores case and blanks around. NULL if unknown. */
const struct language *language_named(const char *text);

/* The language's own name ("Español"), or the tag itself if unknown. */
const char *language_autonym(const char *tag);

/* Both names, for readers who may know only one: "Español (Spanish)". */
const char *language_names(struct arena *a, const char *tag);

/* True if both tags name the same language: "es" and "es-MX". */
bool language_is_same(const char *one, const char *other);

/* The direction of the language's script: "rtl" or "ltr". A language that is not in the list counts as "ltr". */
const char *language_direction(const char *tag);

/* Finds the languages in a cell of a directory. *tags becomes their tags in the order found, without repeats; returns the
 * number of them. An unknown language, or one with a condition ("Spanish (limited)"), is kept in *note as written, and so is a
 * sentence that names languages ("Spanish-speaking staff"). Languages of things ("leaflets in Russian") do not count, because
 * no staff speak them. *note is "" if everything was understood. */
size_t language_listed(struct arena *a, const char *cell, const char ***tags, const char **note);

#endif
