/* sign_in.c - makes a code and sends it, or does neither. */
#include "message/sign_in.h"

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "site/account.h"
#include "site/identity.h"
#include "site/limit.h"
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
