/* schedule - the opening hours of a program, as its directory has them: by place, and for certain days.
 *
 * A schedule holds for all places of a program, or it has hours for each of them. opening.h finds which of them count at
 * an instant. */
#ifndef HANDRAIL_SCHEDULE_H
#define HANDRAIL_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "directory/hours.h"

struct program;
struct req;

/* Days on which only special hours count; location_id as in struct span. */
struct closure {
	int64_t location_id;
	int first_day, last_day;
};

/* Hours in the words of the directory. */
struct hours_note {
	int64_t location_id;
	int first_day, last_day;	/* as in struct period */
	const char *note;
};

struct schedule {
	struct span *spans;		/* by weekday, then by time */
	size_t span_count;
	struct closure *closures;	/* by first day */
	size_t closure_count;
	struct hours_note *notes;
	size_t note_count;
};

enum err schedule_find(struct req *q, int64_t program_id, struct schedule *s);

/* The same, and the program itself. */
enum err schedule_of_program(struct req *q, int64_t program_id, struct program *p, struct schedule *s);

/* The schedules of up to SCHEDULES_MANY programs, in the order of the ids; without their notes. */
#define SCHEDULES_MANY 25
enum err schedule_many(struct req *q, const int64_t *program_ids, size_t count, struct schedule *schedules);

/* True if the places of the program have hours of their own. */
bool schedule_is_by_place(const struct schedule *s);

/* The part of it that holds at one place, in the arena. */
struct schedule schedule_at(struct req *q, const struct schedule *s, int64_t location_id);

#endif
