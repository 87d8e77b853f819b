/* place - finds the place that somebody types: a town, a postal code, or two numbers.
 *
 * It is looked up among the places of the programs themselves (gazetteer.h) and in imported gazetteers (places_import.h), there
 * only in the site's country. A postal code that is in neither of them stands for its area: the outward code in Britain, the
 * first three characters in Canada, the first three digits in the United States. */
#ifndef HANDRAIL_PLACE_H
#define HANDRAIL_PLACE_H

#include <stddef.h>

#include "base/err.h"

struct req;

#define PLACE_OTHERS 5

struct place {
	const char *name;		/* as the directory writes it */
	double latitude, longitude;
};

struct places {
	struct place place;		/* the likeliest: where most programs or people are */
	struct place others[PLACE_OTHERS];	/* elsewhere, with the same name */
	size_t other_count;
};

/* ERR_MISSING, without fail(), if no such place is known. */
enum err place_find(struct req *q, const char *typed, struct places *p);

#endif
