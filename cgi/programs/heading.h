/* heading - finds the program in a path, and fills the top of its pages. */
#ifndef HANDRAIL_PROGRAMS_HEADING_H
#define HANDRAIL_PROGRAMS_HEADING_H

#include <stdbool.h>

#include "base/err.h"

struct program;
struct req;

struct heading {
	const char *program, *name, *alternate_name, *organization_name, *alert;
	const char *capacity;		/* slug; NULL if the program has not said */
	bool retired;
	bool unlisted, inactive, defunct;	/* why it is retired */
};

/* Finds the program in the path. ERR_MISSING if there is none. */
enum err heading_load(struct req *q, struct program *p);
struct heading heading_of(const struct req *q, const struct program *p);

#endif
