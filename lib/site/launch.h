/* launch - signed launches: a site's portal signs who comes and why, and the browser posts that to /launch.
 *
 * A launch is a JWS (edge/jose.h), HS256 by a key of the site. Its claims: aud (the site's base_url), exp (at most LAUNCH_LIFE
 * ahead), jti (once), sub; email, email_verified, given_name, family_name; role (helper or seeker); seeker_first_name,
 * seeker_last_name, seeker_email, seeker_phone, seeker_language; program, next. docs/portal.md describes them for portals. */
#ifndef HANDRAIL_LAUNCH_H
#define HANDRAIL_LAUNCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/contact.h"
#include "base/err.h"

struct req;

#define LAUNCH_LIFE MINUTES(5)

/* ---- keys ---- */

/* Makes a key for the request's site. The newest two keys are valid, so that a portal can change from one to the other. When a
 * key ends, the sessions that its launches began end, too. The portal signs with the bytes of the text. */
enum err launch_key_make(struct req *q, const char **kid, const char **key);

/* Ends all keys of the site, so that no launch is accepted any more. */
enum err launch_key_end_all(struct req *q);

/* ---- launches ---- */

enum launch_role { LAUNCH_UNSAID, LAUNCH_HELPER, LAUNCH_SEEKER };

struct launch_claims {
	const char *kid;		/* of the key that has signed it */
	const char *subject, *email, *first_name, *last_name;	/* "" if not given */
	bool email_verified;
	enum launch_role role;
	struct contact seeker;
	const char *program, *next;	/* a public id; a path. "" if not given */
};

/* Checks the token and takes it, once. ERR_BAD: it is not signed by this site's portal, is not for this site, or lacks
 * something. ERR_GONE: it is too old, or was used before. */
enum err launch_take(struct req *q, const char *token, struct launch_claims *c);

/* Deletes the records of launches that have expired. The worker calls this. */
enum err launch_clean(struct req *q);

/* ---- the words that fill in the form ---- */

/* Keeps them for q->session, as name=value&... */
enum err launch_keep_words(struct req *q, const char *public_id, const char *fields);

/* Like session_sign_in_by(), but the new session takes over this one's words. Only for the person whom the launch named. */
enum err launch_sign_in(struct req *q, int64_t account_id, const char *door);

/* The words of a session (ticket_read() finds it). ERR_MISSING if it has none with this id. */
enum err launch_words(struct req *q, const char *public_id, int64_t session_id, const char **fields);

#endif
