/* log-referral.c - records a referral when the person contacts the program in another way. */
#include "web/app.h"
#include "parts/connect_form.h"

static enum err log_referral(struct req *q) { return connect_form(q, KIND_LOGGED); }

static const struct route routes[] = {
	{ "GET",  "/log-referral/{program}", log_referral, OPEN, PERSONAL },
	{ "POST", "/log-referral/{program}", log_referral, OPEN, PERSONAL },
};

const struct app app = { .name = "log-referral", .routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]) };
