/* text_cap - daily limits on texts, per number and in total ([limits] texts_per_number, texts_per_day).
 *
 * A day is a calendar day in the site's time zone. A text counts if it was sent
 * or failed for good, or if a worker is sending it. If several workers take the
 * last places at the same moment, one place may stay free, but the limit holds. */
#ifndef HANDRAIL_TEXT_CAP_H
#define HANDRAIL_TEXT_CAP_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* Held texts go out at this hour of the next day, when people are awake. */
#define TEXT_CAP_HOUR 9

/* *until: 0 if the text of this outbox row may go now, otherwise the earliest time. Reaching a limit is
 * logged as text_cap_reached, once a day for each number and once for all. */
enum err text_cap_ask(struct req *q, int64_t outbox_id, int64_t site_id, const char *number, instant *until);

/* Deletes the records of past days. */
enum err text_cap_clean(struct req *q);

#endif
