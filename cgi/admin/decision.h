/* decision - the form in which an admin approves or refuses what somebody asked for: the field `decision`. */
#ifndef HANDRAIL_ADMIN_DECISION_H
#define HANDRAIL_ADMIN_DECISION_H

#include <stdbool.h>

struct form;
struct req;

struct decision {
	bool approve;
	const char *reason;		/* "" if the form has no such field */
};

struct form *decision_open(struct req *q);

/* The same with the field `reason`: why it is refused, for the person to read. It may be empty. */
struct form *decision_open_reasoned(struct req *q);

/* Reads the form. Returns false if something is wrong, which the form then shows. */
bool decision_read(struct form *f, struct decision *d);

#endif
