/* reach - chooses one place and one telephone number of a program, where a page has room for one only. */
#ifndef HANDRAIL_REACH_H
#define HANDRAIL_REACH_H

#include <stdint.h>

#include "base/err.h"

struct program;
struct program_phone;
struct program_place;
struct req;
struct schedule;

/* Finds the place that is open now, or else opens first; the first place if the hours do not differ by place. Its id is 0 if
 * the program has none. */
enum err reach_place(struct req *q, const struct program *p, const struct schedule *s, struct program_place *place);

/* Finds the number to call: of that place, or else of the whole program; never of another place. Prefers a number that can be
 * dialled for certain. raw is "" if there is none. */
enum err reach_phone(struct req *q, int64_t program_id, int64_t location_id, struct program_phone *phone);

#endif
