/* tally - counts referrals for /metrics; no number is about a person.
 *
 * Counting all of them at each look would read every row. So the worker keeps the number of those that are older than an
 * hour (younger ids may still be committed), and only the younger ones are counted anew. */
#ifndef HANDRAIL_TALLY_H
#define HANDRAIL_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "law/visibility.h"

struct req;

/* The worker's part. Any number of workers may call it. */
enum err tally_keep(struct req *q);

/* all[kind] becomes the number of referrals ever made. */
enum err tally_made(struct req *q, int64_t all[KINDS]);

/* Live referrals to which the program has not answered, by site. */
struct unanswered { const char *host; int64_t referrals; };
enum err tally_unanswered(struct req *q, struct unanswered **all, size_t *count);

#endif
