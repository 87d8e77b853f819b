/* req - one unit of work: a web request, a command, or a round of delivery.
 *
 * It carries what every domain function needs, so that each takes `q` first.
 * All pointers are lent for the length of the unit. */
#ifndef HANDRAIL_REQ_H
#define HANDRAIL_REQ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/str.h"

struct account;
struct conf;
struct db;
struct form;
struct http;
struct once_form;
struct route;
struct session;
struct site;

struct req {
	struct arena *arena;
	const struct conf *conf;
	struct db *db;
	instant now;			/* the moment of the request: one for all that it writes */
	const char *id;			/* names the request in the log */

	/* NULL outside the web */
	struct http *http;
	const struct route *route;
	struct form *form;
	const struct once_form *once;	/* the form that was sent: its once-only key; NULL when none was */

	const struct site *site;	/* by host name; NULL outside the web */
	struct session *session;	/* NULL when the visitor has none yet */
	const struct account *account;	/* NULL when nobody is signed in */

	struct {
		enum err code;
		const char *detail;
	} failed;			/* written by fail() only */
};

/* A unit of work without the web, in a new arena. req_release() gives it all back. */
struct req *req_new(const struct conf *c, struct db *db);
void req_release(struct req *q);

/* Between two units: the arena is reset, failure and times are new. */
void req_reset(struct req *q);

#endif
