/* req - one unit of work: a web request, a command, or a round of delivery.
 *
 * It holds what functions of lib/ and cgi/ need; each of them takes `q` first. All
 * pointers are borrowed until the unit ends. */
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
struct http;
struct limit_over;
struct once_form;
struct route;
struct session;
struct site;
struct tpl;

struct req {
	struct arena *arena;
	const struct conf *conf;
	struct db *db;
	instant now;			/* the time of the request; everything it writes has this time */
	const char *id;			/* names the request in the log */

	const char *base;		/* the path of the site's base_url: "" or "/help"; see path.h. In a frame with "/embed" behind */
	const char *top;		/* the same at top level, out of the frame: what {{top}} begins a link with */
	const char *list;		/* on a page whose forms lead back to it: the list that its reader came from; else NULL */

	/* NULL outside the web */
	struct http *http;
	const struct route *route;
	bool frame;			/* the page is shown in a frame of another site's page: nobody is signed in, no cookie is read or set */
	bool unattended;		/* an open page sent this request by itself: nobody may be in front of it */
	bool forged;			/* the form that was sent has a wrong token: form_read() returns ERR_FORGED */
	const struct once_form *once;	/* once-only key of the form that was sent; NULL if none was */

	const char *language;		/* the reader's, set by app.c (web/reader.h); NULL outside the web: messages have their own */
	const struct site *site;	/* found by host name; NULL outside the web */
	struct session *session;	/* NULL if the visitor has none yet */
	const char *ticket;		/* the ticket that q->session came by, instead of a cookie (site/ticket.h); else NULL */
	struct session *ended;		/* the session of an account whose time is over, if the browser still has that one; else NULL */
	const struct account *account;	/* NULL if nobody is signed in */
	unsigned roles;			/* the account's at this site: a set of 1 << enum role */
	unsigned team;			/* its role in the program that the path names: a set of 1 << enum program_role; 0 elsewhere */

	struct {
		struct tpl *part;	/* where the page announces what changed since it was opened (cgi/parts/live_row.h); NULL: nowhere */
		unsigned announced;	/* the number of changes for that */
	} live;
	const struct limit_over *over;	/* the limit that was reached; NULL if none was */
	struct {
		enum err code;
		const char *detail;
	} failed;			/* written by fail() only */
};

/* A unit of work outside the web, in a new arena. req_release() frees everything. */
struct req *req_new(const struct conf *c, struct db *db);
void req_release(struct req *q);

/* Starts the next unit: resets the arena, clears the failure and takes a new time. */
void req_reset(struct req *q);

#endif
