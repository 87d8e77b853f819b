/* contact - the forms that set how a program wants to be reached, and whether it has room, by the rules of `handrail program
 * set`. */
#ifndef HANDRAIL_MANAGE_CONTACT_H
#define HANDRAIL_MANAGE_CONTACT_H

#include "base/err.h"

struct form;
struct program;
struct req;
struct tpl;

/* The form that only sets whether the program has room, for its settings. It posts to /manage/{program}/contact. */
struct form *contact_room_form(struct req *q, const struct program *p);

/* Shows the page of the settings, with that form: as it was sent, or a new one if room is NULL. */
enum err manage_program_show(struct req *q, const struct program *p, struct form *room);

#endif
