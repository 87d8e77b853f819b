/* turn - limits how many processes do something costly at the same moment, among all that use one database.
 *
 * 	if ((e = turn_take(q, &turn, limit_source(q))))
 * 		return e;
 * 	...
 * 	e = turn_end(q, &turn);
 *
 * No process waits for a turn, because a process that waits serves nobody either. The database server ends the turns of a
 * process that dies. */
#ifndef HANDRAIL_TURN_H
#define HANDRAIL_TURN_H

#include "base/err.h"

struct req;

struct turn { const char *source, *place; };	/* of the locks that are held; NULL: none */

/* Takes the turn of this source, and one of the places (half of [web] workers, at least one). ERR_LIMIT, for a second
 * (q->over), if one of them is taken. */
enum err turn_take(struct req *q, struct turn *t, const char *source);

/* Takes one of the places for `what`, also half of [web] workers, without a source: for waiting on another server. */
enum err turn_take_place(struct req *q, struct turn *t, const char *what);

enum err turn_end(struct req *q, const struct turn *t);

#endif
