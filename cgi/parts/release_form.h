/* release_form - the page on which a seeker, or the program's staff, lets the helper's side see what the program sets and
 * notes, or ends that (referral/release.h). It opens for somebody who is signed in, and behind the link of a message. */
#ifndef HANDRAIL_RELEASE_FORM_H
#define HANDRAIL_RELEASE_FORM_H

#include <stdbool.h>

#include "base/err.h"

struct referral;
struct req;

struct release_place {
	const char *path;		/* of the page, where its form posts to */
	const char *back;		/* the page that it leads back to */
	const char *done;		/* where the form redirects to */
	bool plain;			/* a page without the site's menu */
};

/* ERR_MISSING unless this viewer gives or ends releases of this referral. */
enum err release_page_get(struct req *q, const struct referral *r, const struct release_place *at);
enum err release_page_post(struct req *q, const struct referral *r, const struct release_place *at);

#endif
