/* heading - a program that a path names, and what stands at the top of its pages. */
#ifndef HANDRAIL_PROGRAMS_HEADING_H
#define HANDRAIL_PROGRAMS_HEADING_H

#include <stdbool.h>

#include "base/err.h"

struct program;
struct req;

struct heading { const char *program, *name, *alternate_name, *organization_name, *alert; bool retired; };

/* The program that the path names. ERR_MISSING. */
enum err heading_load(struct req *q, struct program *p);
struct heading heading_of(const struct program *p);

#endif
