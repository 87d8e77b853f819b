/* turn - lets few processes do something costly at the same moment, over all processes that use one database server.
 *
 * 	if ((e = turn_take(q, &turn, limit_source(q))))
 * 		return e;
 * 	...
 * 	e = turn_end(q, &turn);
 *
 * Nobody waits for a turn: a process that waits would be as lost to the others as one that works. The database server
 * ends the turns of a process that dies. */
#ifndef HANDRAIL_TURN_H
#define HANDRAIL_TURN_H

#include "base/err.h"

struct req;

struct turn { const char *source, *place; };	/* of the locks that are held; NULL: none */

/* Takes the turn of this source, and one of the places (half of [web] workers, at least one). ERR_LIMIT, for a second
 * (q->over), if one of them is taken. */
enum err turn_take(struct req *q, struct turn *t, const char *source);

/* Takes one of the places for this, also half of [web] workers, and no source: for a wait that nobody here can make shorter. */
enum err turn_take_place(struct req *q, struct turn *t, const char *what);

enum err turn_end(struct req *q, const struct turn *t);

#endif
