/* listed - programs as an import would leave them, for tests of search and pages.
 *
 * NULL and 0 mean that a value is absent. A failure ends the test. */
#ifndef HANDRAIL_TESTS_LISTED_H
#define HANDRAIL_TESTS_LISTED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/req.h"
#include "directory/hours.h"

/* A span of each week. */
#define EACH(weekday_, opens_, closes_) { .weekday = (weekday_), .opens = (opens_), .closes = (closes_) }

struct listed {
	const char *name;
	const char *organization;
	const char *description;
	const char *words;		/* further words for the search's index */
	const char *url, *email, *application_process, *eligibility, *alert;
	const char *hours_note;		/* hours in words */
	const char *need;		/* slug */
	const char *languages[4];
	bool located;
	double latitude, longitude;
	struct span hours[7];		/* the first that closes at 0 ends the list */
	unsigned standing;		/* enum standing */
	unsigned capacity;		/* enum capacity, as the directory has it */
	bool retired;
};

int64_t listed_add(struct req *q, const struct listed *l);

/* The public id of a program. */
const char *listed_id(struct req *q, int64_t program_id);

/* Another place of a program; its id. Hours and phones of the program alone can be given to it. */
int64_t listed_at(struct req *q, int64_t program_id, const char *name, double latitude, double longitude);
void listed_hours(struct req *q, int64_t program_id, struct span s);
void listed_closure(struct req *q, int64_t program_id, int64_t location_id, struct period p);

/* location_id: 0 for the whole program. */
void listed_phone_at(struct req *q, int64_t program_id, int64_t location_id, const char *dial);
void listed_phone(struct req *q, int64_t program_id, const char *raw, const char *dial, const char *type);
void listed_place(struct req *q, const char *name, double latitude, double longitude);

#endif
