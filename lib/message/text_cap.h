/* text_cap - how many texts go out a day: to one number and in all ([limits] texts_per_number, texts_per_day).
 *
 * A day is one of the site's time zone. What was sent or refused for good
 * counts, and what is in a worker's hand; several workers that take the last
 * places at the same moment may leave one free, and never take one too many. */
#ifndef HANDRAIL_TEXT_CAP_H
#define HANDRAIL_TEXT_CAP_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* What waits for the next day goes at this hour, when people are up. */
#define TEXT_CAP_HOUR 9

/* *until: 0 when the text of this outbox row may go, else the moment until which it has to wait. That a
 * limit was reached is logged as text_cap_reached, once a day for each number and once in all. */
enum err text_cap_ask(struct req *q, int64_t outbox_id, int64_t site_id, const char *number, instant *until);

/* Forgets on which days limits were reached. */
enum err text_cap_clean(struct req *q);

#endif
