/* owner.c - changes an account and assigns it the person's own referrals. */
#include "referral/owner.h"

#include "base/req.h"
#include "edge/db.h"
#include "message/notify.h"
#include "referral/referral.h"
#include "site/account.h"

struct naming {
	int64_t *id;
	const char *first_name, *last_name, *address;
};

static enum err make(struct req *q, void *data)
{
	const struct naming *n = data;
	enum err e = account_make(q, n->first_name, n->last_name, n->address, n->id);

	return e ? e : referral_claim_for(q, *n->id);
}

enum err owner_make(struct req *q, const char *first_name, const char *last_name, const char *address, int64_t *id)
{
	struct naming n = { id, first_name, last_name, address };

	return db_transaction(q, make, &n);
}

static enum err rename_it(struct req *q, void *data)
{
	const struct naming *n = data;
	enum err e = account_rename(q, *n->id, n->first_name, n->last_name);

	return e ? e : referral_claim_for(q, *n->id);
}

enum err owner_rename(struct req *q, int64_t id, const char *first_name, const char *last_name)
{
	struct naming n = { &id, first_name, last_name, NULL };

	return db_transaction(q, rename_it, &n);
}

struct using { const struct pending_code *code; int64_t *account_id; };

/* Call this before the address is verified. *is_further: it is new, and a signed-in account adds it. */
static enum err find_further(struct req *q, const struct pending_code *c, bool *is_further)
{
	struct account owner = { 0 };
	enum err e = c->account_id ? account_by_address(q, c->address, &owner) : ERR_OK;

	*is_further = e == ERR_MISSING;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err use_code(struct req *q, void *data)
{
	const struct using *u = data;
	bool is_further;
	enum err e = find_further(q, u->code, &is_further);

	if (e || (e = account_use_code(q, u->code, u->account_id)))
		return e;
	if (is_further && (e = notify_account(q, *u->account_id, MESSAGE_address_added, u->code->address)))
		return e;
	return referral_claim_for(q, *u->account_id);
}

enum err owner_try_code(struct req *q, const char *typed, int64_t *account_id)
{
	struct pending_code code = { 0 };
	struct using u = { &code, account_id };
	enum err e = account_try_code(q, typed, &code);

	if (e)
		return e;
	e = db_transaction(q, use_code, &u);
	return e == ERR_DUPLICATE ? db_transaction(q, use_code, &u) : e;
}

enum err owner_try_password(struct req *q, const char *address, const char *password, int64_t *account_id)
{
	enum err e = account_try_password(q, address, password, account_id);

	return e ? e : referral_claim_for(q, *account_id);
}
