/* programs.c - search for a program; its card, its page, its next steps. */
#include "base/str.h"
#include "programs/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET", "/", front_get, OPEN, PUBLIC },
	{ "GET", "/programs", search_get, OPEN | FRAME, PUBLIC },
	{ "GET", "/programs/{program}", program_get, OPEN | FRAME, PUBLIC },
	{ "GET", "/programs/{program}/next-steps", next_steps_get, OPEN | FRAME, PUBLIC },
};

const struct app app = { .name = "programs", .routes = routes, .route_count = COUNT(routes) };
