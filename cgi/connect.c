/* connect.c - the Connect form of a program, and the thank-you page. */
#include "base/str.h"
#include "connect/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET",  "/connect/{program}", connect_get,  OPEN, PERSONAL },
	{ "POST", "/connect/{program}", connect_post, OPEN, PERSONAL },
	{ "GET",  "/connect", connect_several_get, OPEN, PERSONAL },
	{ "POST", "/connect", connect_several_post, OPEN, PERSONAL },
	{ "GET",  "/sent/{receipt}",    sent_get,     OPEN, PERSONAL },
	{ "POST", "/sent/{receipt}/forget", sent_forget_post, OPEN, PERSONAL },
};

const struct app app = { .name = "connect", .routes = routes, .route_count = COUNT(routes) };
