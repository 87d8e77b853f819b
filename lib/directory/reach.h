/* reach - the one place, and the one number, to name where a program has several and there is room for one. */
#ifndef HANDRAIL_REACH_H
#define HANDRAIL_REACH_H

#include <stdint.h>

#include "base/err.h"

struct program;
struct program_phone;
struct program_place;
struct req;
struct schedule;

/* The place that is open now, or else opens first; the first of them if the hours do not differ by place. Its id is 0 if
 * the program has none. */
enum err reach_place(struct req *q, const struct program *p, const struct schedule *s, struct program_place *place);

/* The number to call: of that place, or else of the whole program; never of another place. One that can be dialled for
 * sure goes first. raw is "" if there is none. */
enum err reach_phone(struct req *q, int64_t program_id, int64_t location_id, struct program_phone *phone);

#endif
