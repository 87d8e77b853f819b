/* sign_in.c - makes a code and sends it, or does neither. */
#include "message/sign_in.h"

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "site/account.h"
#include "site/audit.h"
#include "site/identity.h"
#include "site/limit.h"
#include "site/second_factor.h"
#include "site/session.h"
#include "site/site.h"

struct sending { const struct code_request *request; struct limit_by by; };

static enum err make_and_send(struct req *q, void *data)
{
	const struct sending *s = data;
	const struct code_request *r = s->request;
	struct outgoing o = {
		.message = MESSAGE_sign_in_code, .channel = channel_of_address(r->address), .site_id = q->site->id,
		.recipient = r->address, .language = text_is_empty(r->language) ? q->site->language : r->language,
	};
	enum err e = limit_take(q, LIMITED_code_asked, &s->by);

	if (e || (e = account_make_code(q, r, &o.subject_id)))
		return e;
	return outbox_add(q, &o);
}

enum err sign_in_send_code(struct req *q, const struct code_request *r)
{
	struct sending s = { .request = r };
	enum err e = account_limit_by(q, r->address, &s.by);

	if (e || (e = session_begin(q)))
		return e;
	return db_transaction(q, make_and_send, &s);
}

struct new_password { int64_t account_id; const char *hash; };

static enum err set_and_notify(struct req *q, void *data)
{
	const struct new_password *n = data;
	enum err e = account_set_password_hash(q, n->account_id, n->hash);

	return e ? e : notify_account(q, n->account_id, MESSAGE_password_changed, NULL);
}

/* The hash takes longer than all else: it is ready before the transaction begins. */
enum err sign_in_set_password(struct req *q, int64_t account_id, const char *password)
{
	struct new_password n = { account_id, secret_password_hash(q->arena, password) };

	return db_transaction(q, set_and_notify, &n);
}

struct new_link { const struct identity *identity; int64_t account_id; };

static enum err link_and_notify(struct req *q, void *data)
{
	const struct new_link *n = data;
	enum err e = identity_link(q, n->identity, n->account_id);

	if (e || (e = identity_wait_no_more(q)))
		return e;
	return notify_account(q, n->account_id, MESSAGE_portal_linked, NULL);
}

enum err sign_in_link(struct req *q, const struct identity *identity, int64_t account_id)
{
	struct new_link n = { identity, account_id };
	enum err e = db_transaction(q, link_and_notify, &n);

	return e == ERR_DUPLICATE ? identity_wait_no_more(q) : e;
}

struct removal { int64_t account_id; const char *address; };

/* A digest that waits goes to the address that is now the first. */
COMMAND(redirect_digests,
	"UPDATE outbox "
	"SET recipient = ? "
	"WHERE subject = ? AND subject_id = ? AND message = ? AND state = ? AND recipient = ?");

static enum err remove_and_notify(struct req *q, void *data)
{
	const struct removal *r = data;
	struct account a = { 0 };
	enum err e = account_remove_address(q, r->account_id, r->address);

	if (e || (e = account_by_id(q, r->account_id, 0, &a)))
		return e;
	if (a.email && (e = db_exec(q, &redirect_digests, NULL, BIND(a.email, SUBJECT_account, r->account_id,
			MESSAGE_helper_digest, OUTBOX_WAITING, r->address))))
		return e;
	return notify_account(q, r->account_id, MESSAGE_address_removed, NULL);
}

enum err sign_in_remove_address(struct req *q, int64_t account_id, const char *address)
{
	struct removal r = { account_id, address };

	return db_transaction(q, remove_and_notify, &r);
}

/* ---- the second factor ---- */

struct second { int64_t account_id; const char *sealed, *typed; const char **codes; };

static enum err turn_on(struct req *q, void *data)
{
	const struct second *s = data;
	enum err e = second_factor_begin(q, s->sealed, s->typed);

	if (e || (e = second_factor_make_codes(q, s->account_id, s->codes)))
		return e;
	return notify_account(q, s->account_id, MESSAGE_second_factor_on, NULL);
}

static enum err tried(struct req *q, int64_t account_id, enum err e)
{
	return e ? e : second_factor_uncount(q, account_id);
}

enum err sign_in_turn_on(struct req *q, const char *sealed, const char *typed, const char **codes)
{
	struct second s = { q->account->id, sealed, typed, codes };
	enum err e = second_factor_count(q, s.account_id);

	return e ? e : tried(q, s.account_id, db_transaction(q, turn_on, &s));
}

static enum err turn_off(struct req *q, void *data)
{
	const struct second *s = data;
	enum err e = second_factor_end(q, s->account_id);

	if (e || q->http)
		return e ? e : notify_account(q, s->account_id, MESSAGE_second_factor_off, NULL);
	return audit_add(q, &(struct audited){ .act = AUDIT_second_factor_removed, .of = s->account_id });
}

enum err sign_in_turn_off(struct req *q, int64_t account_id)
{
	struct second s = { .account_id = account_id };

	return db_transaction(q, turn_off, &s);
}

static enum err make_codes(struct req *q, void *data)
{
	const struct second *s = data;
	enum err e = second_factor_make_codes(q, s->account_id, s->codes);

	return e ? e : notify_account(q, s->account_id, MESSAGE_recovery_codes_made, NULL);
}

enum err sign_in_new_codes(struct req *q, int64_t account_id, const char **codes)
{
	struct second s = { .account_id = account_id, .codes = codes };

	return db_transaction(q, make_codes, &s);
}

static enum err use_second(struct req *q, void *data)
{
	const struct second *s = data;
	bool is_recovery;
	enum err e = second_factor_use(q, s->account_id, s->typed, &is_recovery);

	return e || !is_recovery ? e : notify_account(q, s->account_id, MESSAGE_recovery_code_used, NULL);
}

enum err sign_in_try_second(struct req *q, int64_t account_id, const char *typed)
{
	struct second s = { .account_id = account_id, .typed = typed };
	enum err e = second_factor_count(q, account_id);

	return e ? e : tried(q, account_id, db_transaction(q, use_second, &s));
}
