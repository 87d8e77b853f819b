/* site_user - the accounts that have to do with a site, for its administrators.
 *
 * An account is one of a site's users from the day when it first signs in there, gets a role or joins a group, and stays one. A
 * referral alone makes nobody a user, because administrators have no row in the law. Accounts that never came here are missing,
 * whatever they do elsewhere. */
#ifndef HANDRAIL_SITE_USER_H
#define HANDRAIL_SITE_USER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

struct site_user {
	int64_t id;			/* of the account */
	const char *public_id;
	const char *first_name, *last_name, *organization;
	const char *address;		/* the first e-mail address, or else the first number; "" if it has none */
	const char *team_name;		/* of the group at the site; "" if it is in none */
	unsigned roles;			/* at the site: a set of 1 << enum role */
	int sessions;			/* at the site, of those that are stored */
	instant since, disabled_at;
};

/* Adds an account to the users of a site; does nothing if it is one. */
enum err site_user_add(struct req *q, int64_t site_id, int64_t account_id);

/* To be called when the account has another name: rewrites its words. */
enum err site_user_renew(struct req *q, int64_t account_id);

/* Writes the words of those that a schema step added, some in a transaction. `handrail migrate`. */
enum err site_user_fill(struct req *q);

/* At most SITE_USERS + 1: the further one means that there are more. The newest come first, or with words those whose name has
 * all of them, by their beginnings; an e-mail address or a telephone number finds the one account that has proved it. before: the
 * public id of the last one of the page before, or NULL. ERR_INPUT if that is none of these. */
#define SITE_USERS 25
enum err site_users(struct req *q, int64_t site_id, const char *words, const char *before, struct site_user **all, size_t *count);

/* ERR_MISSING, with fail(), if the site has no such user. */
enum err site_user_find(struct req *q, int64_t site_id, const char *public_id, struct site_user *u);

/* *is: of the accounts that can sign in, this one alone has the role at the site. Locks the site until the transaction ends, so
 * that of the last two who give up a role at the same moment the second one is the last. */
enum err site_user_is_last(struct req *q, int64_t site_id, int64_t account_id, int role, bool *is);

#endif
