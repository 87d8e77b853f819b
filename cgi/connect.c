/* connect.c - the Connect form of a program, and the thank-you page. */
#include "base/str.h"
#include "connect/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET",  "/connect/{program}", connect_get,  OPEN | FRAME, PERSONAL },
	{ "POST", "/connect/{program}", connect_post, OPEN | FRAME, PERSONAL },
	{ "GET",  "/connect", connect_several_get, OPEN | FRAME, PERSONAL },
	{ "POST", "/connect", connect_several_post, OPEN | FRAME, PERSONAL },
	{ "GET",  "/sent/{receipt}",    sent_get,     OPEN | FRAME, PERSONAL },
	{ "POST", "/sent/{receipt}/forget", sent_forget_post, OPEN | FRAME, PERSONAL },
};

const struct app app = { .name = "connect", .routes = routes, .route_count = COUNT(routes) };
