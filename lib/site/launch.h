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

/* Makes a key for the request's site. The newest two count, so that a portal can change from one to the other; with a key the
 * sessions end that its launches began. The key is the text's bytes. */
enum err launch_key_make(struct req *q, const char **kid, const char **key);

/* Ends all of them: nobody launches any more. */
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

/* Checks everything, and that it did not come before. ERR_BAD: not signed by this site's portal, or not for this site, or
 * something is missing. ERR_GONE: too old, or used before. */
enum err launch_take(struct req *q, const char *token, struct launch_claims *c);

/* Deletes what is kept of launches that are too old by now. The worker calls this. */
enum err launch_clean(struct req *q);

/* ---- the words that fill in the form ---- */

/* Keeps them for q->session, as name=value&... */
enum err launch_keep_words(struct req *q, const char *public_id, const char *fields);

/* session_sign_in_by(), and the new session has the words that this one had: for the very person whom the launch named. */
enum err launch_sign_in(struct req *q, int64_t account_id, const char *door);

/* Those of this session (ticket_read() finds it). ERR_MISSING if it has none with this id. */
enum err launch_words(struct req *q, const char *public_id, int64_t session_id, const char **fields);

#endif
