/* asked - reads a search from the query of its address, and writes such queries. */
#ifndef HANDRAIL_PROGRAMS_ASKED_H
#define HANDRAIL_PROGRAMS_ASKED_H

#include <stdbool.h>

#include "directory/search.h"

struct req;

/* Reads the search from the query. A value that is not among the choices is ignored. */
struct search asked_read(struct req *q);

/* True if the search has any condition. */
bool asked_is_any(const struct search *s);

/* The query of a search without its page. Begins with & unless it is empty. */
const char *asked_query(struct req *q, const struct search *s);

/* The path of a search on this site, on its first page. */
const char *asked_path(struct req *q, const struct search *s);

#endif
