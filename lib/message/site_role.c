/* site_role.c - changes roles of a site, but never takes the last admin's. */
#include "message/site_role.h"

#include "base/req.h"
#include "edge/db.h"
#include "message/revoke.h"
#include "site/account.h"
#include "site/site_user.h"

struct changing { int64_t site_id; const struct site_user *user; unsigned give, take; };

static enum err may_take(struct req *q, const struct changing *c)
{
	bool is_last;
	enum err e;

	if (!(c->take & 1u << ROLE_site_admin))
		return ERR_OK;
	e = site_user_is_last(q, c->site_id, c->user->id, ROLE_site_admin, &is_last);
	return e ? e : is_last ? ERR_CONFLICT : ERR_OK;
}

static enum err take_role(struct req *q, const struct changing *c, enum role role)
{
	enum err e = revoke(q, &(struct revoked){ .right = RIGHT_role, .account_id = c->user->id, .of = c->site_id, .role = role });

	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err change(struct req *q, void *data)
{
	const struct changing *c = data;
	enum err e = may_take(q, c);

	for (enum role r = 0; !e && r < ROLES; r++)
		if (c->take & 1u << r)
			e = take_role(q, c, r);
	for (enum role r = 0; !e && r < ROLES; r++)
		if (c->give & 1u << r)
			e = account_add_role(q, c->user->id, c->site_id, r);
	return e;
}

enum err site_role_change(struct req *q, int64_t site_id, const struct site_user *u, unsigned give, unsigned take)
{
	struct changing c = { site_id, u, give, take };

	return db_transaction(q, change, &c);
}

enum err site_role_sign_out(struct req *q, int64_t site_id, const struct site_user *u)
{
	return revoke(q, &(struct revoked){ .right = RIGHT_site_sessions, .account_id = u->id, .of = site_id });
}
