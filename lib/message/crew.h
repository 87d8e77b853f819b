/* crew - further processes of the delivery worker, for as long as there is much to send.
 *
 * A server takes a message at a time over a connection, and may need long for it. So a worker that finds a full round of
 * messages calls a crew: [mail] connections processes send at the same time, itself included, each with connections of its
 * own. A member ends when nothing is left to send. Claims keep members apart, as they do workers on several machines. */
#ifndef HANDRAIL_CREW_H
#define HANDRAIL_CREW_H

#include <stdbool.h>

#include "base/err.h"

struct req;

#define CREW_MOST 32			/* of [mail] connections */

/* A member's whole work, with a database connection of its own. */
typedef enum err crew_work(struct req *q, void *data);

/* Starts members until there are as many as the setting allows. Does nothing in a member. */
void crew_call(const struct req *q, crew_work *work, void *data);

/* Runs work in a process of its own, unless the last one of the same kind is still at it: sending goes on meanwhile. */
enum aside { ASIDE_bounces, ASIDE_publisher, ASIDES };
void crew_aside(const struct req *q, enum aside a, crew_work *work, void *data);

/* Waits for all members. A worker that is stopping ends them first; each finishes its current message. */
void crew_end(bool stop);

#endif
