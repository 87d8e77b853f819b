/* crew - the further processes that the delivery worker starts while there is much to send.
 *
 * A mail server takes one message at a time over a connection, and may need long for it. So a worker that finds a full round of
 * messages starts a crew: as many processes as [mail] connections sets, itself included, then send at the same time, each with
 * connections of its own. A member of the crew ends when nothing is left to send. Claims keep members from sending the same
 * message, as they do for workers on several machines. */
#ifndef HANDRAIL_CREW_H
#define HANDRAIL_CREW_H

#include <stdbool.h>

#include "base/err.h"

struct req;

#define CREW_MOST 32			/* of [mail] connections */

/* The whole work of a member; q has a database connection of its own. */
typedef enum err crew_work(struct req *q, void *data);

/* Starts members until there are as many as the setting allows. Does nothing in a member. */
void crew_call(const struct req *q, crew_work *work, void *data);

/* Work aside from sending, of which one process of each kind runs: reading bounces, and the publisher (live/publisher.h).
 * Starts such a process, unless the last one of this kind still runs; sending goes on meanwhile. */
enum aside { ASIDE_bounces, ASIDE_publisher, ASIDES };
void crew_aside(const struct req *q, enum aside a, crew_work *work, void *data);

/* Waits for all members. A worker that is stopping ends them first; each finishes its current message. */
void crew_end(bool stop);

#endif
