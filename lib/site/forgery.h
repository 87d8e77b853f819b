/* forgery - tells a form that this site handed out from one that somebody else made.
 *
 * Three hidden fields stand in every form: form_once (the once-only key, new in
 * each answer), form_time, and form_token, a MAC over the session's token, the
 * path that the form posts to, and the other two. */
#ifndef HANDRAIL_FORGERY_H
#define HANDRAIL_FORGERY_H

#include <stdbool.h>

struct req;

struct forgery {
	const char *token;	/* form_token */
	const char *once;	/* form_once: the once-only key */
	const char *time;	/* form_time: ms since 1970, decimal */
};

/* For a form that posts to this path (without the base). once NULL: a new key. */
struct forgery forgery_token(struct req *q, const char *path, const char *once);

/* Whether the posted hidden fields fit session, path, key and time (24 hours),
 * and Origin and Sec-Fetch-Site, where sent, are this site's own. A form from
 * before the visitor had a session fits until they sign in. by_link: the form
 * stands on a page that a link with a secret opens; browsers then keep the origin
 * to themselves. */
bool forgery_check(struct req *q, bool by_link);

#endif
