/* identity.c - identities that open accounts, and those that wait. */
#include "site/identity.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"

struct owner { int64_t account_id; };
static const struct column owner_columns[] = { COLUMN(struct owner, account_id) };

STATEMENT(find, owner_columns, struct owner,
	"SELECT account_id "
	"FROM account_identity "
	"WHERE site_id = ? AND identity = ?");

COMMAND(link_it,
	"INSERT INTO account_identity (site_id, identity, account_id, made_at) "
	"VALUES (?, ?, ?, ?)");

struct number { int64_t count; };
static const struct column number_columns[] = { COLUMN(struct number, count) };

STATEMENT(count_all, number_columns, struct number,
	"SELECT COUNT(*) AS count "
	"FROM account_identity "
	"WHERE account_id = ?");

COMMAND(end_all,
	"DELETE FROM account_identity "
	"WHERE account_id = ?");

static const struct column waiting_columns[] = {
	COLUMN(struct identity_waiting, identity.hash), COLUMN(struct identity_waiting, email),
	COLUMN(struct identity_waiting, first_name), COLUMN(struct identity_waiting, last_name),
	COLUMN(struct identity_waiting, next), COLUMN(struct identity_waiting, door), COLUMN(struct identity_waiting, agreed),
};

STATEMENT(waiting, waiting_columns, struct identity_waiting,
	"SELECT w.identity AS identity_hash, w.email, w.first_name, w.last_name, w.next, d.door, w.agreed "
	"FROM identity_waiting w "
	"JOIN door_question d ON d.session_id = w.session_id "
	"WHERE w.session_id = ? AND d.made_at > ?");

COMMAND(wait_here,
	"REPLACE INTO identity_waiting (session_id, identity, email, first_name, last_name, next) "
	"VALUES (?, ?, ?, ?, ?, ?)");

COMMAND(ask_here,
	"REPLACE INTO door_question (session_id, door, made_at) "
	"VALUES (?, ?, ?)");

COMMAND(agree,
	"UPDATE identity_waiting "
	"SET agreed = TRUE "
	"WHERE session_id = ?");

COMMAND(wait_no_more,
	"DELETE FROM identity_waiting "
	"WHERE session_id = ?");

/* The two cannot run into each other: no issuer holds a line break. */
struct identity identity_of(struct req *q, const char *issuer, const char *subject)
{
	const char *both = arena_printf(q->arena, "%s\n%s", issuer, subject);
	struct identity i;

	secret_hash(both, strlen(both), i.hash);
	return i;
}

static struct value hash_of(const struct identity *i) { return value_bytes(i->hash, sizeof(i->hash)); }

enum err identity_find(struct req *q, const struct identity *i, int64_t *account_id)
{
	struct owner owner = { 0 };
	enum err e = db_row(q, &find, &owner, BIND(q->site->id, hash_of(i)));

	*account_id = owner.account_id;
	return e;
}

enum err identity_link(struct req *q, const struct identity *i, int64_t account_id)
{
	enum err e = db_exec(q, &link_it, NULL, BIND(q->site->id, hash_of(i), account_id, q->now));

	if (!e)
		log_event(LOG_INFO_LEVEL, "identity_linked", "id", q->id, NULL);
	return e;
}

enum err identity_count(struct req *q, size_t *count)
{
	struct number n = { 0 };
	enum err e = db_row(q, &count_all, &n, BIND(q->account->id));

	*count = (size_t)n.count;
	return e;
}

static enum err end_them(struct req *q, void *data)
{
	enum err e = db_exec(q, &end_all, NULL, BIND(q->account->id));

	(void)data;
	return e ? e : session_end_by_portals(q);
}

enum err identity_end_all(struct req *q)
{
	enum err e = db_transaction(q, end_them, NULL);

	if (!e)
		log_event(LOG_INFO_LEVEL, "identities_ended", "id", q->id, NULL);
	return e;
}

static enum err wait(struct req *q, void *data)
{
	const struct identity_waiting *w = data;
	enum err e = db_exec(q, &wait_here, NULL, BIND(q->session->id, hash_of(&w->identity), w->email, w->first_name, w->last_name,
		w->next));

	return e ? e : db_exec(q, &ask_here, NULL, BIND(q->session->id, w->door, q->now));
}

enum err identity_wait(struct req *q, const struct identity_waiting *w)
{
	struct identity_waiting copy = *w;

	return db_transaction(q, wait, &copy);
}

enum err identity_waiting(struct req *q, struct identity_waiting *w)
{
	return q->session ? db_row(q, &waiting, w, BIND(q->session->id, q->now - IDENTITY_LIFE)) : ERR_MISSING;
}

enum err identity_agree(struct req *q) { return db_exec(q, &agree, NULL, BIND(q->session->id)); }

enum err identity_wait_no_more(struct req *q) { return db_exec(q, &wait_no_more, NULL, BIND(q->session->id)); }

/* Somebody else may sign in at the same browser next. */
enum err identity_agreed(struct req *q, int64_t account_id, struct identity *i, bool *is_theirs)
{
	struct identity_waiting w = { 0 };
	struct account a = { 0 };
	enum err e = identity_waiting(q, &w);

	*is_theirs = false;
	if (!e && w.agreed && !text_is_empty(w.email))
		e = account_by_address(q, w.email, &a);
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	*i = w.identity;
	*is_theirs = a.id == account_id;
	return ERR_OK;
}
