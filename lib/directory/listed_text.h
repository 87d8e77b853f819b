/* listed_text - makes the texts by which the search finds a program (program_text) from the words on its card and page. */
#ifndef HANDRAIL_LISTED_TEXT_H
#define HANDRAIL_LISTED_TEXT_H

#include <stdbool.h>

struct arena;

/* The names, one to a line; the first is the program's own. */
const char *listed_title(struct arena *a, const char *name, const char *alternate_name, const char *organization_name);

/* A summary is lines: terms, needs (bits by enum need), keywords, the first sentence of the description. */
const char *listed_summary(struct arena *a, const char *const *terms, unsigned needs, const char *keywords,
	const char *description);

/* The same summary after needs and description have changed. */
const char *listed_summary_changed(struct arena *a, const char *summary, unsigned old_needs, unsigned needs,
	const char *old_description, const char *description);

const char *listed_body(struct arena *a, const char *eligibility, const char *description);

/* True if the fees certainly mean that there is no charge. */
bool listed_free(struct arena *a, const char *fees);

#endif
