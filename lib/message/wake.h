/* wake - a commit that put a message into the outbox wakes the delivery worker of the same machine at once.
 *
 * The worker listens on a datagram socket without a file (unix(7), "abstract"), whose name is a keyed hash: two
 * installations on one machine never wake each other. One worker listens for each installation and machine. A
 * wake-up may get lost, and nobody waits for one: all workers also look at the outbox now and then. */
#ifndef HANDRAIL_WAKE_H
#define HANDRAIL_WAKE_H

struct req;

/* A socket that wake_worker() reaches; -1 when another worker of this machine has it already. */
int wake_listen(struct req *q);

/* Returns after so many milliseconds, or as soon as somebody wakes this socket (-1: none), or a signal comes. */
void wake_wait(int listening, int milliseconds);

/* For db_after_commit(): nobody listening is no failure. */
void wake_worker(struct req *q, void *nothing);

#endif
