/* site_role - a site's admin gives and takes the roles of the site's users, and ends their sessions there. */
#ifndef HANDRAIL_SITE_ROLE_H
#define HANDRAIL_SITE_ROLE_H

#include <stdint.h>

#include "base/err.h"

struct req;
struct site_user;

/* Gives and takes roles at a site, sets of 1 << enum role, in one transaction. Taking a role ends the account's sessions at the
 * site (revoke.h). ERR_CONFLICT, and nothing has changed, if nobody could run the site afterwards. */
enum err site_role_change(struct req *q, int64_t site_id, const struct site_user *u, unsigned give, unsigned take);

/* Ends the account's sessions and drafts at the site. */
enum err site_role_sign_out(struct req *q, int64_t site_id, const struct site_user *u);

#endif
