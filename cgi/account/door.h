/* door - the last step of every door, a way in for a portal's people: signs the person in, or asks them a question first.
 *
 * The web server's word (portal.c), a signed launch (launch.c) and OpenID Connect (oidc.c) each check their own proof and fill
 * a struct launch; door_open() does the rest:
 *
 * * An identity that was here before opens its account.
 * * A new one makes an account of its own, with the e-mail address if the portal has verified it and nobody has it yet.
 * * It opens an account that exists only after the person said so and proved it: by being signed in to that account in
 *   this browser, or by the code that goes to its address. An address that the portal did not verify is not even looked
 *   up, so it opens nothing, and reveals no account to anybody. */
#ifndef HANDRAIL_ACCOUNT_DOOR_H
#define HANDRAIL_ACCOUNT_DOOR_H

#include <stdbool.h>

#include "base/err.h"

struct req;

struct launch {
	const char *door;		/* the way in (site/door.h); if it is closed later, the session ends */
	const char *issuer;		/* of the identity: "portal", "launch", or an OpenID issuer's address */
	const char *subject;		/* how they call the person: never reused, at most IDENTITY_MOST bytes */
	const char *email;		/* as given; NULL or "": none */
	bool email_verified;
	const char *first_name, *last_name;	/* may be empty */
	const char *next;		/* a path of this site to go to; "" for the account's dashboard */
};

/* Signs in, and redirects; or asks, at /sign-in/link. The page of door_refuse() if the account is disabled, or the subject is
 * missing or too long. */
enum err door_open(struct req *q, const struct launch *l);

/* Ends the question of door_open(): the identity opens the account that is signed in, or a new one. */
struct identity_waiting;
enum err door_answer(struct req *q, const struct identity_waiting *w, bool is_theirs);

/* "Rosa Marin" becomes first and last name. */
void door_split_name(struct req *q, const char *name, struct launch *l);

/* The page for a person whom the door does not let in: why is its section in templates/door.tpl. */
enum err door_refuse(struct req *q, const char *why);

/* The page for a person who should load it again in a moment, because too many processes are busy with the same
 * (site/turn.h). */
enum err door_busy(struct req *q);

#endif
