/* status.c - shows where a referral stands, and moves it along: signed in, or by a link out of a message. */
#include "base/str.h"
#include "status/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET",  "/status/{referral}", status_get,       SIGNED_IN, PERSONAL },
	{ "POST", "/status/{referral}", status_post,      SIGNED_IN, PERSONAL },
	{ "GET",  "/s/{token}",         status_link_get,  OPEN,      LINK },
	{ "POST", "/s/{token}",         status_link_post, OPEN,      LINK },
};

const struct app app = { "status", routes, COUNT(routes) };
