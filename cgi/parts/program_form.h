/* program_form - the settings of a program as a form, by the rules of `handrail program set`: for its team and site admins. */
#ifndef HANDRAIL_PROGRAM_FORM_H
#define HANDRAIL_PROGRAM_FORM_H

#include "base/err.h"

struct form;
struct program;
struct req;

enum program_form {
	PROGRAM_ROOM,			/* only whether it has room */
	PROGRAM_CONTACT,		/* and how it wants to be reached */
	PROGRAM_ALL			/* and what only site admins set */
};

/* Opens the form, filled with the program's settings; it posts to the path. name: as for form_open(). */
struct form *program_form_open(struct req *q, const struct program *p, enum program_form which, const char *name,
	const char *path);

/* Reads the form and saves it. ERR_INPUT or ERR_FORGED: show it again. A field that was not sent stays as it is. */
enum err program_form_save(struct req *q, struct form *f, enum program_form which, const struct program *p);

#endif
