/* ticket - a visitor's session for one thing, in a path, for a browser that keeps no cookies.
 *
 * A thank-you page (/sent/{receipt}) and the questions of a draft (/screener/{draft}) open only in the session that
 * made them. A browser that keeps cookies gets their public ids. Any other browser gets a ticket in the id's place: the
 * session, the id and the end, sealed, for TICKET_LIFE. A page that must set no cookie works the same way.
 *
 *	return redirect(q, "/sent/%s", ticket_for(q, receipt));		the id, or a ticket
 *
 *	if ((e = ticket_take(q, req_id(q, "receipt"), &receipt)))	the handler of /sent/{receipt}
 *		return e;
 *
 * Call ticket_take() first in a handler; then look the id up as always: q->session is the ticket's. Write links and forms to
 * the thing with ticket_for(), too: it returns the ticket that the request came with. The token of a form in such a
 * page belongs to no session, but to the path or field with the ticket, which no other site can guess.
 *
 * A ticket counts only if the browser has no session, and never when another site leads there (Sec-Fetch-Site): so nobody can
 * lead a visitor to a form that they have prepared. Only ticket_read() makes an exception. A ticket ends with the session, and
 * with what it names: "Forget this on this computer" ends it too. */
#ifndef HANDRAIL_TICKET_H
#define HANDRAIL_TICKET_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define TICKET_LIFE HOURS(24)

/* The thing's public id as this browser may have it in a path of this site: id itself, or a ticket. Needs q->session. */
const char *ticket_for(struct req *q, const char *id);

/* *id becomes the public id that a path or field means: what a valid ticket names, or the text itself. Sets q->session
 * and q->ticket if it is a valid ticket. */
enum err ticket_take(struct req *q, const char *text, const char **id);

/* The same for words that only fill in a form: *session_id becomes the session that has them (0: none), and q->session stays
 * as it is. Here a ticket counts for TICKET_LED in a frame that another site leads there, too: a launch (launch.h) comes from
 * the portal's page, and its redirect counts as that page's for the browser. */
#define TICKET_LED MINUTES(5)
void ticket_read(struct req *q, const char *text, const char **id, int64_t *session_id);

#endif
