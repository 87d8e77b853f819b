/* decision - the form in which an admin approves or refuses what somebody asked for: the field `decision`. */
#ifndef HANDRAIL_ADMIN_DECISION_H
#define HANDRAIL_ADMIN_DECISION_H

#include <stdbool.h>

struct form;
struct req;

struct form *decision_open(struct req *q);

/* True if the form was sent well: *approve is the choice. False: the form shows what is wrong. */
bool decision_read(struct form *f, bool *approve);

#endif
