/* backlog - messages that should have left by now: how `handrail check` notices that nothing is delivered. */
#ifndef HANDRAIL_BACKLOG_H
#define HANDRAIL_BACKLOG_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* *waiting: messages that are older than `longer_than` and have not left, without those that the day's
 * limit of texts holds back. *failed: messages that failed for good in that time. */
enum err backlog_count(struct req *q, instant longer_than, int64_t *waiting, int64_t *failed);

#endif
