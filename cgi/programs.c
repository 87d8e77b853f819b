/* programs.c - search for a program; its card, its page, its next steps, and how its staff claim it. */
#include "base/str.h"
#include "programs/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET", "/", front_get, OPEN, PUBLIC },
	{ "GET", "/programs", search_get, OPEN | FRAME, PUBLIC },
	{ "GET", "/programs/{program}", program_get, OPEN | FRAME, PUBLIC },
	{ "GET", "/programs/{program}/next-steps", next_steps_get, OPEN | FRAME, PUBLIC },
	{ "GET", "/programs/{program}/claim", claim_get, OPEN, PERSONAL },
	{ "POST", "/programs/{program}/claim", claim_post, SIGNED_IN, PERSONAL },
};

const struct app app = { .name = "programs", .routes = routes, .route_count = COUNT(routes) };
