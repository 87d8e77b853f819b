/* push - publishes messages to nginx's nchan, which passes them on to the pages that listen.
 *
 * nginx accepts them at a UNIX socket that only Handrail's own user reaches: nginx/handrail-nchan-http.conf.in. Each call sends
 * one request over a connection that stays open, and waits for the answer, two seconds at most. */
#ifndef HANDRAIL_PUSH_H
#define HANDRAIL_PUSH_H

#include <stddef.h>

#include "base/err.h"

struct req;

/* The most channels of one request: their names are joined into one path segment, of which nchan reads 1,024 bytes. */
#define PUSH_CHANNELS 30

/* Sends an event to at most PUSH_CHANNELS channels. ERR_SEND_LATER, without a line in the log, if nginx does not accept it. */
enum err push_event(struct req *q, const char *const *channels, size_t count, const char *event, const char *data);

/* Disconnects everyone who listens there, and forgets the channels' messages. */
enum err push_close(struct req *q, const char *const *channels, size_t count);

#endif
