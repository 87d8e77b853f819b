/* leave.c - Leave now: ends the session, opens another site, and shows nothing of this one when somebody comes back. */
#include <string.h>

#include "account/next.h"
#include "account/pages.h"
#include "base/req.h"
#include "edge/http.h"
#include "site/carrier.h"
#include "site/session.h"
#include "site/site.h"
#include "web/page.h"
#include "web/route.h"

/* A link, because it must work without a script and at once. HEAD, which no person sends, ends nothing. */
enum err leave_get(struct req *q)
{
	enum err e;

	if (strcmp(q->http->method, "HEAD")) {
		if ((e = session_end(q, false)))
			return e;
		carrier_forget(q);
		carrier_leave(q);
	}
	page_clear_cache(q);
	return redirect_away(q, q->site->leave_url);
}

/* The link of the page "You have left", for a person who comes back on purpose. */
enum err leave_back_get(struct req *q)
{
	const char *next = next_path(q);

	carrier_return(q);
	return redirect(q, "%s", *next ? next : "/");
}
