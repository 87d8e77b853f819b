/* route - the table of paths: each row names the function that answers and the access that it requires. */
#ifndef HANDRAIL_ROUTE_H
#define HANDRAIL_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "directory/program_role.h"
#include "site/account.h"

struct req;

enum access {
	OPEN = 0,		/* anybody */
	MACHINE = 1 << 16,	/* no person: neither site nor session is looked up, so it works without a database */
	SIGNED_IN = 1 << 17,	/* others are sent to /sign-in?next=PATH */
	DOOR = 1 << 18,		/* anybody, also a browser that has left, which gets "You have left" on other routes */
	LIVE = 1 << 19,		/* besides one of these: what others change comes into the open page (static/live.js) */
	PROVED = 1 << 21,	/* besides SIGNED_IN: with a password or code typed lately; others are sent to /account/prove?next=PATH */
	FIRST = 1 << 22,	/* besides SIGNED_IN: also for staff who have yet to set up a second factor; others are sent there first */
	FRAME = 1 << 20		/* besides OPEN: the page is also below /embed, for frames in other sites' pages (web/frame.h) */
};

/* Signed in and with this role at the site. FOR(group_manager) | FOR(site_admin): one of the two is enough.
 * For an account without the role, the page does not exist: app.c answers 404. */
#define FOR(role) (1u << ROLE_##role)
#define ANY_ROLE ((1u << ROLES) - 1)

/* Signed in and, in the team of the program that the path names as {program}, with this role: TEAM(program_admin) |
 * TEAM(program_worker). For everyone else the page does not exist, as above. q->team is the account's role. */
#define TEAM(role) (1u << (ROLES + PROGRAM_ROLE_##role))
#define ANY_TEAM (((1u << PROGRAM_ROLES) - 1) << ROLES)
_Static_assert((ANY_ROLE | ANY_TEAM) < MACHINE, "roles and access fit into one set");

enum page_class {
	PERSONAL,		/* Cache-Control: no-store, unless the handler sets another */
	PUBLIC,			/* may be cached by the browser for a short time when nobody is signed in */
	LINK,			/* as PERSONAL, and Referrer-Policy: no-referrer */
	LASTING			/* cached for as long as the handler allows, with http_unchanged() */
};

/* A pattern's {name} matches one segment of [A-Za-z0-9_-]{1,64}; {receipt}, {draft} and {ticket}
 * also match a ticket (site/ticket.h). A GET route answers HEAD too. Every POST is checked for forgery before the handler runs.
 * A forged one still reaches the handler, where form_read() returns ERR_FORGED. */
struct route {
	const char *method;
	const char *pattern;
	enum err (*handler)(struct req *q);
	unsigned access;		/* an enum access, or roles: FOR(reports), TEAM(program_admin) */
	enum page_class page_class;
};

struct app {
	const char *name;
	const struct route *routes;
	size_t route_count;
	bool unattended;		/* pages request these paths by themselves: no request prolongs a session */
	enum err (*meet)(struct req *q);	/* finds site and reader where there is no database yet; NULL: session_load() does */
	enum err (*upload_take)(struct req *q);	/* of a program with forms that send a file (web/upload.h); else NULL */
};

/* The row for method and path. NULL if there is none: then *other is a row of the path with another method, or NULL. */
const struct route *route_find(const struct app *app, const char *method, const char *path, const struct route **other);

/* The segment of the request's path that {name} matched; "" if the pattern has no such name. */
const char *req_id(struct req *q, const char *name);

#endif
