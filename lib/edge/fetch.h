/* fetch - asks another server for JSON, over https; hides curl.h.
 *
 * http is for this machine only. Redirects are not followed, and at most FETCH_MOST bytes of an answer are read. A reader
 * waits for it, so it takes FETCH_TIME at most. */
#ifndef HANDRAIL_FETCH_H
#define HANDRAIL_FETCH_H

#include "base/err.h"

struct json;
struct req;

#define FETCH_MOST (256 * 1024)
#define FETCH_TIME 8		/* seconds */

struct fetch {
	const char *url;
	const char *form;		/* posted, as name=value&...; NULL: a GET */
	const char *user, *password;	/* basic authentication; NULL for none */
};

/* *text becomes the answer, and *json the same, read: an object, with status 200. ERR_SEND_LATER, with the reason, for
 * anything else. */
enum err fetch_json(struct req *q, const struct fetch *f, const char **text, const struct json **json);

#endif
