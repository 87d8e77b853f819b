/* demo - the fictional town in the database of `make run`. */
#ifndef HANDRAIL_DEMO_H
#define HANDRAIL_DEMO_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

struct req;

/* Prints the addresses of the sites and the sign-ins. */
void demo_describe(FILE *out, int64_t port, const char *base);

/* The i-th sign-in's address; NULL past the last. */
const char *demo_address(size_t i);

/* Gives a program the questions of Fairhaven Rent Help, and publishes them, unless it has some. */
enum err demo_set_screener(struct req *q, int64_t program_id);

/* Counts referrals to these programs on q->site, in the last five months, unless it has done so. At most DEMO_PAST_MOST. */
#define DEMO_PAST_MOST 5
enum err demo_add_past(struct req *q, const int64_t *programs, size_t count);

#endif
