/* language - the languages that we know, each by its BCP 47 tag and in its own words. */
#ifndef HANDRAIL_LANGUAGE_H
#define HANDRAIL_LANGUAGE_H

#include <stddef.h>

struct language {
	const char *tag;
	const char *autonym;		/* "Español" */
	const char *english_name;	/* "Spanish" */
};

/* All of them, in the order in which a list is shown. */
const struct language *language_all(size_t *count);

/* By tag ("es-MX" finds "es"); NULL when unknown. */
const struct language *language_find(const char *tag);

/* What it calls itself; the tag where we do not know it. */
const char *language_autonym(const char *tag);

#endif
