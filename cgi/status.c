/* status.c - shows and changes the status of a referral, of all rows of a list, or by a link in a message. */
#include "base/str.h"
#include "status/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET",  "/status",            status_rows_get,  SIGNED_IN,        PERSONAL },
	{ "POST", "/status",            status_rows_post, SIGNED_IN,        PERSONAL },
	{ "GET",  "/status/access",     status_access_get, OPEN,            PERSONAL },
	{ "POST", "/status/access",     status_access_post, OPEN,           PERSONAL },
	{ "GET",  "/status/done/{erased}", status_done_get, OPEN,      LINK },
	{ "GET",  "/status/{referral}", status_get,       SIGNED_IN,        PERSONAL },
	{ "POST", "/status/{referral}", status_post,      SIGNED_IN,        PERSONAL },
	{ "GET",  "/s/{token}",         status_link_get,  OPEN | LIVE,      LINK },
	{ "POST", "/s/{token}",         status_link_post, OPEN,             LINK },
	{ "GET",  "/s/{token}/access",  status_link_access_get, OPEN,       LINK },
	{ "GET",  "/s/{token}/release", status_release_get, OPEN,           LINK },
	{ "POST", "/s/{token}/release", status_release_post, OPEN,          LINK },
	{ "GET",  "/s/{token}/data",    status_data_get,  OPEN,             LINK },
	{ "POST", "/s/{token}/data",    status_data_post, OPEN,             LINK },
	{ "GET",  "/s/{token}/stop-contact", status_stop_contact_get, OPEN, LINK },
	{ "POST", "/s/{token}/stop-contact", status_stop_contact_post, OPEN, LINK },
	{ "GET",  "/s/{token}/stop-sharing", status_stop_sharing_get, OPEN, LINK },
	{ "POST", "/s/{token}/stop-sharing", status_stop_sharing_post, OPEN, LINK },
	{ "GET",  "/s/{token}/erase",   status_erase_get, OPEN,             LINK },
	{ "POST", "/s/{token}/erase",   status_erase_post, OPEN,            LINK },
};

const struct app app = { .name = "status", .routes = routes, .route_count = COUNT(routes) };
