/* site_user - the accounts that have to do with a site, for its administrators.
 *
 * An account is one of a site's users from the day when it first signs in there, gets a role or joins a group, and stays one. A
 * referral alone makes nobody a user, because administrators have no row in the law. Accounts that never came here are not
 * users of the site, whatever they do elsewhere. */
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

/* Call it after the account's name has changed: rewrites its search words. */
enum err site_user_renew(struct req *q, int64_t account_id);

/* For `handrail migrate`: writes the search words of the users that a schema step added, some in each transaction. */
enum err site_user_fill(struct req *q);

/* Reads at most SITE_USERS + 1 users, newest first; the extra one means that there are more. words: NULL or "" for all users;
 * words find users by the beginnings of their names; an e-mail address or a telephone number finds the one account that has
 * proved it. before: the public id of the last user of the page before, or NULL. ERR_INPUT if no user has that id. */
#define SITE_USERS 25
enum err site_users(struct req *q, int64_t site_id, const char *words, const char *before, struct site_user **all, size_t *count);

/* ERR_MISSING, with fail(), if the site has no such user. */
enum err site_user_find(struct req *q, int64_t site_id, const char *public_id, struct site_user *u);

/* *is becomes true if this account alone, of those that can sign in, has the role at the site. Locks the site until the
 * transaction ends, so that if the last two give up the role at the same moment, the second one finds that it is the last. */
enum err site_user_is_last(struct req *q, int64_t site_id, int64_t account_id, int role, bool *is);

#endif
