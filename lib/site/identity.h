/* identity - the lasting name by which a portal knows a person, and the account that it opens at one site.
 *
 * An identity is the issuer, who vouches for the person, and the subject, the issuer's lasting name for the person. Only a hash
 * of the two is stored. An identity belongs to the site whose door (cgi/account/door.h) it came by: the same names from another
 * site's portal mean somebody else. cgi/account/door.h decides when an identity may open an account that exists already. */
#ifndef HANDRAIL_IDENTITY_H
#define HANDRAIL_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/secret.h"

struct req;

#define IDENTITY_MOST 255	/* bytes of a subject (OpenID Connect Core, 2: "sub") */

struct identity { unsigned char hash[HASH_SIZE]; };
struct identity identity_of(struct req *q, const char *issuer, const char *subject);

/* The account that it opens at the request's site. ERR_MISSING if it opens none yet. */
enum err identity_find(struct req *q, const struct identity *i, int64_t *account_id);

/* Makes the identity open this account. ERR_DUPLICATE if it opens one already. To link it to an older account, call
 * sign_in_link() (message/sign_in.h), which sends the account's owner a message. */
enum err identity_link(struct req *q, const struct identity *i, int64_t account_id);

/* *count becomes the number of identities that open the signed-in account, at all sites. */
enum err identity_count(struct req *q, size_t *count);

/* Unlinks all identities from the signed-in account, and ends every other session of it that began by a portal. */
enum err identity_end_all(struct req *q);

/* ---- an identity that waits for the person's answer, in the session of the browser that came by the door ---- */

struct identity_waiting {
	struct identity identity;
	const char *email;		/* of the account that exists, if the browser is not signed in to it; else "" */
	const char *first_name, *last_name;
	const char *next;		/* the path to go to afterwards */
	const char *door;		/* by which they came (door.h) */
	bool agreed;			/* they said that the account is theirs; it is linked once they proved that */
};

/* Keeps it with q->session for IDENTITY_LIFE, in place of an earlier one: the next person at a shared computer must not
 * answer. */
#define IDENTITY_LIFE HOURS(1)
enum err identity_wait(struct req *q, const struct identity_waiting *w);

/* The one that waits in q->session. ERR_MISSING if none does. */
enum err identity_waiting(struct req *q, struct identity_waiting *w);

enum err identity_agree(struct req *q);
enum err identity_wait_no_more(struct req *q);

/* *is_theirs becomes true if an identity waits in this visitor's session, the person agreed, and they are signing in to the
 * account that they claimed. sign_in_link() (message/sign_in.h) then links *i to it. */
enum err identity_agreed(struct req *q, int64_t account_id, struct identity *i, bool *is_theirs);

#endif
