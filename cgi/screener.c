/* screener.c - the questions that programs ask before a referral is sent. */
#include "base/str.h"
#include "screener/pages.h"
#include "web/app.h"
#include "web/route.h"

static const struct route routes[] = {
	{ "GET",  "/screener/{draft}", fill_in_get,  OPEN | FRAME, PERSONAL },
	{ "POST", "/screener/{draft}", fill_in_post, OPEN | FRAME, PERSONAL },
};

const struct app app = { .name = "screener", .routes = routes, .route_count = COUNT(routes) };
