/* place - finds the place that somebody types: a town, a postal code, or two numbers. */
#ifndef HANDRAIL_PLACE_H
#define HANDRAIL_PLACE_H

#include "base/err.h"

struct req;

struct place {
	const char *name;		/* as the directory writes it */
	double latitude, longitude;
};

/* ERR_MISSING, without fail(), if no such place is known. */
enum err place_find(struct req *q, const char *typed, struct place *p);

#endif
