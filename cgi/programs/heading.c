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

struct heading heading_of(const struct req *q, const struct program *p)
{
	enum capacity capacity = program_capacity(q, p);

	return (struct heading){
		.program = p->public_id, .name = p->name, .alternate_name = p->alternate_name,
		.organization_name = p->organization_name, .alert = p->alert,
		.capacity = capacity == CAPACITY_unknown ? NULL : capacity_slug(capacity), .retired = p->retired,
		.unlisted = p->standing < STANDING_inactive, .inactive = p->standing == STANDING_inactive,
		.defunct = p->standing == STANDING_defunct,
	};
}
