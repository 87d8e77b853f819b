/* session - who is on the other end: one noun, whatever carries it.
 *
 * A session is a row; its token is a cookie's value, kept only as a hash. A
 * GET before sign-in makes none. A signed-in one ends after 2 hours without a
 * request or 12 hours after sign-in; a visitor's, on which receipts, sign-in
 * codes and a guest helper's claim (24 hours) hang, lasts longer. Since the
 * last request is noted only every five minutes, the idle limit may come so
 * much early, never late. Cookie: __Host-handrail on https, handrail on http. */
#ifndef HANDRAIL_SESSION_H
#define HANDRAIL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define SESSION_IDLE HOURS(2)
#define SESSION_ABSOLUTE HOURS(12)
#define SESSION_VISITOR_IDLE HOURS(24)
#define SESSION_VISITOR_ABSOLUTE HOURS(48)
#define SESSION_SEEN_EVERY MINUTES(5)

struct session {
	int64_t id;
	int64_t account_id;	/* 0: a visitor */
	int64_t site_id;
	instant made_at;
	instant seen_at;
	const char *token;	/* as the browser holds it */
};

/* Finds the session of the request's cookie, and its account; q->session and
 * q->account stay NULL when there is none. */
enum err session_load(struct req *q);

/* Makes q->session when there is none yet, and sets the cookie. */
enum err session_begin(struct req *q);

/* Signs the account in: a new token for the same session (made when there is
 * none; another account's is ended), and its limits start anew. */
enum err session_sign_in(struct req *q, int64_t account_id);

/* Ends this session; every session of the account when everywhere. The cookie is taken back. */
enum err session_end(struct req *q, bool everywhere);

/* Every other session of the account that is signed in. */
enum err session_end_others(struct req *q);

/* The account's sessions that have not ended, at all sites, newest first. */
struct session_place {
	const char *site_name;
	instant seen_at;
	bool is_this;
};
enum err session_list(struct req *q, struct session_place **all, size_t *count);

/* Deletes what has ended: a batch at a time, for the worker. */
enum err session_clean(struct req *q);

/* ---- forgery ---- */

struct forgery {
	const char *token;	/* goes into the form's hidden field form_token */
	const char *once;	/* form_once: the once-only key */
	const char *time;	/* form_time: ms since 1970, decimal */
};

/* For a form that posts to this path. once NULL: a new key. */
struct forgery forgery_token(struct req *q, const char *path, const char *once);

/* Whether the posted hidden fields fit session, path, key and time (24 hours),
 * and Origin and Sec-Fetch-Site, where sent, are this site's own. A form from
 * before the visitor had a session fits until they sign in. by_link: the form
 * stands on a page that a link with a secret opens; browsers then keep the origin
 * to themselves. */
bool forgery_check(struct req *q, bool by_link);

#endif
