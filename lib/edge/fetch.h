/* fetch - sends one request to another server by https, and reads its answer; hides curl.h.
 *
 * http is allowed only to this machine. Redirects are not followed. */
#ifndef HANDRAIL_FETCH_H
#define HANDRAIL_FETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct json;
struct req;

struct fetch {
	const char *url;
	const char *form;		/* posted, as name=value&...; NULL: a GET */
	const char *user, *password;	/* basic authentication; NULL or "" for none */
	const char *ca;			/* a file of certificates to trust; NULL: the system's */
	const char *header;		/* one more header; NULL for none */
	int64_t timeout;		/* seconds, for all of it */
	size_t most;			/* bytes of the answer that are kept; the rest is read and dropped */
};

struct fetched {
	long status;			/* of HTTP */
	const char *bytes;		/* with a zero behind */
	size_t length;
	bool is_cut;			/* there was more than `most` */
	int64_t wait;			/* seconds, of Retry-After; 0 if there is none */
};

enum fetch_fault {
	FETCH_OK,			/* an answer came, whatever its status is */
	FETCH_NO_LIBRARY,
	FETCH_NO_URL,
	FETCH_UNTRUSTED,		/* the certificate */
	FETCH_LATE,			/* the time is over */
	FETCH_UNREACHABLE,
	FETCH_BROKEN,			/* the connection ended too early */
};

/* True for https, or http to this machine, without user and password in the URL. */
bool fetch_url_fits(const char *url);

enum fetch_fault fetch(struct req *q, const struct fetch *f, struct fetched *got);

/* fetch() for JSON, within FETCH_TIME, since a reader waits for it. The answer must be an object with status 200: *text becomes
 * its text, and *json the object. ERR_SEND_LATER, with the reason, for anything else. */
#define FETCH_TIME 3		/* seconds */
#define FETCH_MOST (256 * 1024)
enum err fetch_json(struct req *q, struct fetch f, const char **text, const struct json **json);

#endif
