/* listed - programs as an import would leave them, for tests of search and pages.
 *
 * NULL and 0 mean that a value is absent. A failure ends the test. */
#ifndef HANDRAIL_TESTS_LISTED_H
#define HANDRAIL_TESTS_LISTED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/req.h"

struct listed {
	const char *name;
	const char *organization;
	const char *description;
	const char *words;		/* further words for the search's index */
	const char *url, *email, *application_process, *eligibility, *hours_note, *alert;
	const char *need;		/* slug */
	const char *languages[4];
	bool located;
	double latitude, longitude;
	struct { int weekday, opens, closes; } hours[7];	/* the first that closes at 0 ends the list */
	bool retired;
};

int64_t listed_add(struct req *q, const struct listed *l);

/* The public id of a program. */
const char *listed_id(struct req *q, int64_t program_id);

void listed_phone(struct req *q, int64_t program_id, const char *raw, const char *dial, const char *type);
void listed_place(struct req *q, const char *name, double latitude, double longitude);

#endif
