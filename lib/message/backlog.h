/* backlog - counts overdue messages, so that `handrail check` notices when delivery has stopped. */
#ifndef HANDRAIL_BACKLOG_H
#define HANDRAIL_BACKLOG_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "message/message.h"

struct req;

/* *waiting: messages that should have been sent `longer_than` ago, except those held back by the day's limit. A digest
 * that waits for its morning is not late. *failed: messages that failed for good in that time. */
enum err backlog_count(struct req *q, instant longer_than, int64_t *waiting, int64_t *failed);

/* The messages that wait on a channel, and when the first and the last of them were or will be due. */
struct backlog_waiting { const char *channel; int64_t messages; instant first, last; };
enum err backlog_waiting(struct req *q, struct backlog_waiting all[CHANNELS]);

/* Numbers for /metrics. Failed messages are those of the last day; sent and dropped ones are not counted. */
struct backlog_figure { const char *channel, *state; int64_t messages; };
struct backlog_figures {
	struct backlog_figure all[8];
	size_t count;
	instant oldest;		/* for how long the message has been due that is due longest; 0: none is */
};
enum err backlog_figures(struct req *q, struct backlog_figures *f);

#endif
