/* backlog - counts and lists the messages in the outbox, for `handrail check` (which notices when delivery has stopped),
 * /metrics, `handrail deliver --waiting`, and a site's page of messages. */
#ifndef HANDRAIL_BACKLOG_H
#define HANDRAIL_BACKLOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "message/outbox.h"

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
	instant oldest;		/* for how long the most overdue message has been due, in milliseconds; 0: none is due */
};
enum err backlog_figures(struct req *q, struct backlog_figures *f);

/* The delivery log of a site, newest first. Addresses are masked: "r…@example.org", "… 88". */
struct backlog_row {
	const char *public_id;
	instant made_at;
	enum message message;
	enum channel channel;
	enum outbox_state state;
	const char *recipient;
	const char *reason;		/* of failing or dropping; "" */
};

/* failed_only: those that failed for good. before: the public id of a row, NULL for the newest rows; ERR_BAD if no row has
 * it. */
enum err backlog_list(struct req *q, int64_t site_id, bool failed_only, const char *before, size_t most,
	struct backlog_row **rows, size_t *count);

/* Messages of a site that failed for good since then; at most 100 are counted. */
enum err backlog_failed(struct req *q, int64_t site_id, instant since, int64_t *count);

#endif
