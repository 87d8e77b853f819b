/* wake - wakes the delivery worker of the same machine when a commit adds a message to the outbox.
 *
 * The worker listens on a datagram socket without a file (unix(7), "abstract"). The socket's name is a keyed hash, so
 * two installations on one machine never wake each other. One worker listens per installation and machine. A wake-up
 * may get lost; nothing depends on it, because every worker also polls the outbox. */
#ifndef HANDRAIL_WAKE_H
#define HANDRAIL_WAKE_H

struct req;

/* Opens the socket that wake_worker() writes to; -1 if another worker of this machine has it already. */
int wake_listen(struct req *q);

/* Waits so many milliseconds; returns earlier on a wake-up at this socket (-1: no socket) or a signal. */
void wake_wait(int listening, int milliseconds);

/* For db_after_commit(). Does nothing if no worker listens. */
void wake_worker(struct req *q, void *nothing);

#endif
