/* two_sites - two sites of one installation, and at one of them something of every kind that a route may name.
 *
 * The routes come from the programs' own tables, so tests that walk them see new ones, too. An id with a new name fails such a
 * test until two_sites.c knows whose it is. */
#ifndef HANDRAIL_TESTS_TWO_SITES_H
#define HANDRAIL_TESTS_TWO_SITES_H

#include <stdbool.h>
#include <stddef.h>

#include "visitor.h"
#include "web/route.h"

/* A route's {name}. here: the id of something at the first site. nowhere: an unused id of the same form; NULL if such things
 * belong to no site. */
struct id { const char *name, *here, *nowhere; };

#define TWO_SITES_IDS 17

/* Their owner runs both sites, and made the referral. */
struct two {
	struct visitor here, there;		/* the owner's browsers */
	struct id ids[TWO_SITES_IDS];
};

/* At one of them: a referral with answers, another that waits for answers, a group, a user and a claim. */
struct two two_sites(void);

const char *two_sites_id(const struct two *t, const char *name);

/* All programs of cgi/. */
const struct app *const *every_app(size_t *count);

/* A route's path with the first site's ids, or with unused ones. *of_a_site becomes true if one of them belongs to a site. */
const char *path_of(const struct two *t, const struct route *r, bool nowhere, bool *of_a_site);

/* Gives the visitor a valid form for the path, although no page has one. */
void take_form(struct visitor *v, const char *path);

#endif
