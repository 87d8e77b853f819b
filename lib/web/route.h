/* route - the table of paths: each row names the function that answers and the access that it requires. */
#ifndef HANDRAIL_ROUTE_H
#define HANDRAIL_ROUTE_H

#include <stddef.h>

#include "base/err.h"

struct req;

enum access {
	OPEN,			/* anybody */
	MACHINE,		/* no person: neither site nor session is looked up, so it works without a database */
	SIGNED_IN		/* others are sent to /sign-in?next=PATH */
};

enum page_class {
	PERSONAL,		/* Cache-Control: no-store, unless the handler sets another */
	PUBLIC,			/* may be cached by the browser for a short time when nobody is signed in */
	LINK,			/* as PERSONAL, and Referrer-Policy: no-referrer */
	LASTING			/* cached for as long as the handler allows, with http_unchanged() */
};

/* A pattern's {name} matches one segment of [A-Za-z0-9_-]{1,64}. A GET route
 * answers HEAD too. Every POST is checked for forgery before the handler runs.
 * A forged one still reaches the handler, where form_read() returns ERR_FORGED. */
struct route {
	const char *method;
	const char *pattern;
	enum err (*handler)(struct req *q);
	enum access access;
	enum page_class page_class;
};

struct app {
	const char *name;
	const struct route *routes;
	size_t route_count;
};

/* The row for method and path. NULL if there is none; *known is true if only the method is wrong. */
const struct route *route_find(const struct app *app, const char *method, const char *path, int *known);

/* The segment of the request's path that {name} matched; "" if the pattern has no such name. */
const char *req_id(struct req *q, const char *name);

#endif
