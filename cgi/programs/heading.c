/* heading.c - finds the program in a path, and fills the top of its pages. */
#include "programs/heading.h"

#include "base/req.h"
#include "directory/program.h"
#include "web/route.h"

enum err heading_load(struct req *q, struct program *p)
{
	enum err e = program_find(q, req_id(q, "program"), p);

	return e == ERR_MISSING ? fail(q, e, "program %s", req_id(q, "program")) : e;
}

struct heading heading_of(const struct program *p)
{
	return (struct heading){ p->public_id, p->name, p->alternate_name, p->organization_name, p->alert, p->retired };
}
