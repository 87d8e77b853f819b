/* owner.c - changes an account and assigns it the referrals that become its own by that. */
#include "referral/owner.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/notify.h"
#include "referral/claim.h"
#include "site/account.h"
#include "site/identity.h"
#include "site/limit.h"

/* ---- making ---- */

struct naming {
	int64_t *id;
	const char *first_name, *last_name, *address;
};

static enum err make(struct req *q, void *data)
{
	const struct naming *n = data;
	enum err e = account_make(q, n->first_name, n->last_name, n->address, n->id);

	return e || !n->address ? e : claim_when_proved(q, *n->id, n->address);
}

enum err owner_make(struct req *q, const char *first_name, const char *last_name, const char *address, int64_t *id)
{
	struct naming n = { id, first_name, last_name, address };

	return db_transaction(q, make, &n);
}

struct naming_for { struct naming naming; const struct identity *identity; };

static enum err make_for(struct req *q, void *data)
{
	struct naming_for *n = data;
	struct limit_by by = limit_by_reader(q, NULL);
	enum err e = limit_take(q, LIMITED_form, &by);

	if (e || (e = make(q, &n->naming)))
		return e;
	return identity_link(q, n->identity, *n->naming.id);
}

enum err owner_make_for(struct req *q, const struct identity *identity, const char *first_name, const char *last_name,
	const char *address, int64_t *id)
{
	struct naming_for n = { { id, first_name, last_name, address }, identity };

	return db_transaction(q, make_for, &n);
}

/* ---- renaming ---- */

static enum err rename_it(struct req *q, void *data)
{
	const struct naming *n = data;
	struct account before = { 0 };
	enum err e;

	if ((e = account_by_id(q, *n->id, 0, &before)) || (e = account_rename(q, *n->id, n->first_name, n->last_name)))
		return e;
	return text_is_empty(before.name_key) ? claim_when_named(q, *n->id) : ERR_OK;
}

enum err owner_rename(struct req *q, int64_t id, const char *first_name, const char *last_name)
{
	struct naming n = { &id, first_name, last_name, NULL };

	return db_transaction(q, rename_it, &n);
}

/* ---- by a code ---- */

struct using { const struct pending_code *code; int64_t *account_id; };

static enum err claim(struct req *q, int64_t account_id, const struct pending_code *c, bool is_new, bool was_nameless)
{
	enum err e = is_new ? claim_when_proved(q, account_id, c->address) : ERR_OK;

	if (!e && is_new && c->account_id)
		e = notify_account(q, account_id, MESSAGE_address_added, c->address);
	return e || !was_nameless ? e : claim_when_named(q, account_id);
}

/* Reads the address's account before the code is used: afterwards it has one, with a name if the code came with one. */
static enum err use_code(struct req *q, void *data)
{
	const struct using *u = data;
	struct account before = { 0 };
	enum err found = account_by_address(q, u->code->address, &before), e;

	if (found && found != ERR_MISSING)
		return found;
	if ((e = account_use_code(q, u->code, u->account_id)))
		return e;
	return claim(q, *u->account_id, u->code, found == ERR_MISSING, !found && text_is_empty(before.name_key));
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
