/* forgery - refuses forms that another site made (cross-site request forgery).
 *
 * Every form has three hidden fields: form_once (the once-only key, new in each
 * answer), form_time, and form_token, a MAC over the session's token, the path
 * that the form posts to, and the other two. */
#ifndef HANDRAIL_FORGERY_H
#define HANDRAIL_FORGERY_H

#include <stdbool.h>

struct req;

struct forgery {
	const char *token;	/* form_token */
	const char *once;	/* form_once: the once-only key */
	const char *time;	/* form_time: ms since 1970, decimal */
};

/* The hidden fields for a form that posts to this path (without the base). If once is NULL, makes a new key. */
struct forgery forgery_token(struct req *q, const char *path, const char *once);

/* True if the posted hidden fields match session, path, key and time (24 hours),
 * and Origin and Sec-Fetch-Site, if sent, are this site's own. A form from before
 * the visitor had a session is valid until they sign in. by_link: the form's page
 * has a secret in its address, so browsers send "Origin: null" with its form. */
bool forgery_check(struct req *q, bool by_link);

/* True for an Origin header that names this site. */
bool forgery_is_own_origin(const struct req *q, const char *origin);

#endif
