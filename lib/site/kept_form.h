/* kept_form - keeps what was typed into a form that was sent after its session had ended, until the same account signs in
 * again.
 *
 * One form is kept for each account and site, the newest, for KEPT_FORM_LIFE or until it is sent. */
#ifndef HANDRAIL_KEPT_FORM_H
#define HANDRAIL_KEPT_FORM_H

#include "base/clock.h"
#include "base/err.h"

struct req;

#define KEPT_FORM_LIFE HOURS(24)
#define KEPT_PATH_MOST 300

struct kept_form {
	const char *path;		/* that it posts to, without the base */
	const char *once;		/* its once-only key */
	const char *fields;		/* name=value&..., without form_token, form_once and form_time */
};

/* Keeps the form that the request sent in q->ended, for that session's account. */
enum err kept_form_keep(struct req *q, const struct kept_form *k);

/* The one of the signed-in account at the request's site. ERR_MISSING if there is none. */
enum err kept_form_find(struct req *q, struct kept_form *k);

/* Deletes it, because it was discarded or sent again. */
enum err kept_form_drop(struct req *q);

/* Deletes forms that were kept for KEPT_FORM_LIFE, one batch at a time. The worker calls this. */
enum err kept_form_clean(struct req *q);

#endif
