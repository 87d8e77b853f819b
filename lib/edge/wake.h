/* wake - wakes a worker process on the same machine after a commit that has work for it.
 *
 * Each kind of worker listens on a datagram socket without a file (unix(7), "abstract"). The socket's name is a keyed hash, so
 * two installations on one machine never wake each other. One process of each kind listens per installation and machine. A
 * wake-up may get lost; nothing depends on it, because every worker also polls for its work. */
#ifndef HANDRAIL_WAKE_H
#define HANDRAIL_WAKE_H

struct req;

enum sleeper {
	SLEEPER_delivery,		/* the delivery worker waits for messages in the outbox */
	SLEEPER_publisher,		/* the publisher waits for rows of live_change */
	SLEEPERS
};

/* Opens the socket that receives wake-ups; returns -1 if another process of this machine has it already. */
int wake_listen(struct req *q, enum sleeper s);

/* Waits so many milliseconds; returns earlier on a wake-up at this socket (-1: no socket) or a signal. */
void wake_wait(int listening, int milliseconds);

/* For db_after_commit(). Both do nothing if nobody listens. */
void wake_delivery(struct req *q, void *nothing);
void wake_publisher(struct req *q, void *nothing);

#endif
