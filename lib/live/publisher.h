/* publisher - publishes changes to open pages: reads new rows of live_change and publishes each to the channels of its viewers.
 *
 * The publisher is a process of its own beside the delivery worker, where `[web] live = nchan`. A commit wakes it, and it looks
 * twice a second anyway; so it also finds changes after a lost wake-up, a commit on another machine, or a restart. Each machine
 * with nginx has its own publisher, and all of them read the same rows. While nginx does not accept anything it tries again,
 * from the row that failed. Rows older than PUBLISHED_FOR are left to the pages, which poll now and then. */
#ifndef HANDRAIL_PUBLISHER_H
#define HANDRAIL_PUBLISHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* By then the pages have polled. */
#define PUBLISHED_FOR MINUTES(3)

/* A transaction may get an id and commit after a row with a later id has been read. Such skipped ids, at most GAPS, are looked
 * for again for GAP_LIFE. */
#define GAPS 25
#define GAP_LIFE SECONDS(10)

struct publisher {
	bool begun;
	int64_t last;			/* id of the newest row that was read */
	struct { int64_t id, until; } gaps[GAPS];
	size_t gap;			/* where the next one goes */
};

/* Publishes rows that are new, at most one batch. *count: the number of rows. */
enum err publisher_round(struct req *q, struct publisher *p, size_t *count);

/* Publishes until is_stopping() returns true. */
enum err publisher_run(struct req *q, bool (*is_stopping)(void));

#endif
