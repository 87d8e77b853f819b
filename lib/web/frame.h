/* frame - pages below /embed: the same pages, in a frame of another site's page.
 *
 * A site lists the origins whose pages may hold its frames (`handrail site set HOST --embed-origin`); if it lists none, no page
 * is below /embed. The handlers are the same, and only the request differs: /embed belongs to q->base, so each link stays in
 * the frame, and {{top}} in place of {{base}} leads out of it. Nobody is signed in, whatever the browser sends: a page that is
 * drawn inside another one must not act for an account (clickjacking), and many browsers send a frame no cookies. A ticket in
 * the path opens a visitor's own thank-you page or draft (site/ticket.h). */
#ifndef HANDRAIL_FRAME_H
#define HANDRAIL_FRAME_H

#include <stdbool.h>

struct req;

#define FRAME_PATH "/embed"

/* Once the site is known: calls frame_enter() if the path is below /embed and the site has frames. */
void frame_begin(struct req *q);

/* Makes the rest of the request one for a frame: sets q->frame and q->base, and forgets session, account and cookies. */
void frame_enter(struct req *q);

/* True if pages of this origin may hold the site's frames. */
bool frame_may_hold(const struct req *q, const char *origin);

/* The value of a security header of headers.def, as this answer has it. In a frame the policy's frame-ancestors are the
 * site's origins, and X-Frame-Options, which can name none, is left out: NULL. */
const char *frame_header(struct req *q, const char *name, const char *value);

#endif
