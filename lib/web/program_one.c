/* program_one.c - an executable with one program. */
#include "web/program.h"

#include <stddef.h>

#include "web/app.h"

const bool program_is_alone = false;

const struct app *const program_before_setup = NULL;

const struct app *program_for(struct req *q)
{
	(void)q;
	return &app;
}
