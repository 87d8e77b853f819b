/* session.c - finds, begins and ends sessions, and signs accounts in.
 *
 * A visitor's session (nobody signed in) lasts longer than a signed-in one: a
 * guest helper may still sign in from their thank-you page within 24 hours.
 * It gives access only to what was done in the same browser. */
#include "site/session.h"

#include <string.h>

#include "site/account.h"
#include "site/account_sql.h"
#include "site/carrier.h"
#include "site/door.h"
#include "base/browser.h"
#include "edge/db.h"
#include "edge/http.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/live_change.h"
#include "site/site.h"
#include "site/site_sql.h"
#include "site/site_user.h"

/* A request's reader: who came, from which site. */
struct arrival { struct site site; struct session session; struct account account; };

#define OF_SITE(member, ...) COLUMN_WITHIN(struct arrival, site, struct site, member),
#define OF_SESSION(member) COLUMN_WITHIN(struct arrival, session, struct session, member),
#define OF_ACCOUNT(member) COLUMN_WITHIN(struct arrival, account, struct account, member),

static const struct column arrival_columns[] = {
	OF_SITE(id) SITE_MEMBERS(OF_SITE) OF_SITE(steps_ran)
	OF_SESSION(id) OF_SESSION(account_id) OF_SESSION(site_id) OF_SESSION(door) OF_SESSION(made_at) OF_SESSION(seen_at)
	OF_SESSION(proved_at)
	ACCOUNT_MEMBERS(OF_ACCOUNT)
};

STATEMENT(arriving, arrival_columns, struct arrival,
	"SELECT " SITE_VALUES ", "
	"  e.id, e.account_id, e.site_id, e.door, e.made_at, e.seen_at, e.proved_at, "
	ACCOUNT_VALUES("s.id")
	"FROM site s "
	"LEFT JOIN session e ON e.token_hash = ? AND e.site_id = s.id "
	"LEFT JOIN account a ON a.id = e.account_id AND a.disabled_at IS NULL "
	ACCOUNT_JOINS("s.id")
	"WHERE s.host = ?");

static const struct column visitor_columns[] = {
	COLUMN(struct session, id), COLUMN(struct session, site_id), COLUMN(struct session, made_at), COLUMN(struct session, seen_at),
};

STATEMENT(visitor, visitor_columns, struct session,
	"SELECT id, site_id, made_at, seen_at "
	"FROM session "
	"WHERE id = ? "
	"AND site_id = ? "
	"AND account_id IS NULL");

COMMAND(seen,
	"UPDATE session "
	"SET seen_at = ? "
	"WHERE id = ? "
	"AND seen_at < ?");

COMMAND(make,
	"INSERT INTO session (token_hash, site_id, account_id, door, made_at, seen_at, browser, machine) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

COMMAND(prove,
	"UPDATE session "
	"SET proved_at = ? "
	"WHERE id = ?");

COMMAND(renew,
	"UPDATE session "
	"SET token_hash = ? "
	"WHERE id = ?");

COMMAND(end,
	"DELETE FROM session "
	"WHERE id = ?");

/* The site is 0 for all. */
COMMAND(end_all,
	"DELETE FROM session "
	"WHERE account_id = ? "
	"AND (? = 0 OR site_id = ?)");

COMMAND(end_others,
	"DELETE FROM session "
	"WHERE account_id = ? "
	"AND id <> ?");

COMMAND(end_by_portals,
	"DELETE FROM session "
	"WHERE account_id = ? "
	"AND id <> ? "
	"AND door <> ''");

COMMAND(end_by,
	"DELETE FROM session "
	"WHERE site_id = ? "
	"AND door = ?");

struct whose { int64_t account_id; };
static const struct column whose_columns[] = { COLUMN(struct whose, account_id) };

STATEMENT(whose_by, whose_columns, struct whose,
	"SELECT DISTINCT account_id "
	"FROM session "
	"WHERE site_id = ? "
	"AND door = ? "
	"AND account_id IS NOT NULL");

COMMAND(clean,
	"DELETE FROM session "
	"WHERE seen_at < ? "
	"ORDER BY seen_at "
	"LIMIT 1000");

COMMAND(clean_codes,
	"DELETE FROM sign_in_code "
	"WHERE expires_at < ? "
	"ORDER BY expires_at "
	"LIMIT 1000");

/* Runs on the tables of an older backup, too. */
COMMAND(forget_all,
	"DELETE FROM session");

COMMAND(forget_codes,
	"DELETE FROM sign_in_code");

/* ---- finding ---- */

static struct value hash_of(struct req *q, const char *token)
{
	unsigned char *hash = arena_alloc(q->arena, HASH_SIZE);

	secret_hash(token, strlen(token), hash);
	return value_bytes(hash, HASH_SIZE);
}

static bool has_ended(const struct session *s, instant now)
{
	if (!s->account_id)
		return now - s->seen_at > SESSION_VISITOR_IDLE || now - s->made_at > SESSION_VISITOR_ABSOLUTE;
	return now - s->seen_at > SESSION_IDLE || now - s->made_at > SESSION_ABSOLUTE;
}

static enum err mark_seen(struct req *q, struct session *s)
{
	instant old = q->now - SESSION_SEEN_EVERY;

	if (q->unattended || s->seen_at > old)
		return ERR_OK;
	s->seen_at = q->now;
	return db_exec(q, &seen, NULL, BIND(q->now, s->id, q->now));
}

static void let_in(struct req *q, struct arrival *a)
{
	q->session = &a->session;
	if (!a->account.id)
		return;
	q->account = &a->account;
	q->roles = a->account.roles;
}

/* A session of an account that is disabled is none. */
static enum err take_session(struct req *q, struct arrival *a, const char *token)
{
	struct session *s = &a->session;
	enum err e;

	if (!s->id || (s->account_id && !a->account.id))
		return ERR_OK;
	s->token = token;
	if (has_ended(s, q->now) || !door_is_open(q, s->door)) {
		q->ended = s->account_id ? s : NULL;
		return ERR_OK;
	}
	if (!(e = mark_seen(q, s)))
		let_in(q, a);
	return e;
}

static enum err arrive(struct req *q, const char *host, const char *token, struct arrival *a)
{
	return site_found(q, &a->site, db_row(q, &arriving, a, BIND(hash_of(q, token), host)));
}

enum err session_load(struct req *q, const char *host)
{
	struct arrival *a = ARENA_NEW(q->arena, struct arrival);
	const char *token = carrier_any_token(q), *own;
	enum err e;

	if (text_is_empty(token) || !site_is_host(host))
		return site_load(q, host);
	if ((e = arrive(q, host, token, a)))
		return e;
	own = carrier_token(q);
	if (text_is_empty(own))
		return ERR_OK;
	if (!text_equal(own, token) && (e = arrive(q, host, own, a)))
		return e;
	return take_session(q, a, own);
}

enum err session_load_visitor(struct req *q, int64_t id)
{
	struct session *s = ARENA_NEW(q->arena, struct session);
	enum err e = db_row(q, &visitor, s, BIND(id, q->site->id));

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	s->token = "";
	if (has_ended(s, q->now))
		return ERR_OK;
	q->session = s;
	return mark_seen(q, s);
}

/* ---- beginning and ending ---- */

static enum err begin(struct req *q, int64_t account_id, const char *door)
{
	struct session *s = ARENA_NEW(q->arena, struct session);
	struct browser by = account_id ? browser_of(q->http->agent) : (struct browser){ 0, 0 };
	struct done done = { 0 };
	enum err e;

	*s = (struct session){ .account_id = account_id, .site_id = q->site->id, .door = door,
		.made_at = q->now, .seen_at = q->now, .token = secret_token(q->arena) };
	e = db_exec(q, &make, &done, BIND(hash_of(q, s->token), s->site_id, value_id(account_id), door, q->now, q->now,
		by.browser, by.machine));
	if (e)
		return e;
	s->id = done.id;
	q->session = s;
	return ERR_OK;
}

enum err session_begin(struct req *q)
{
	enum err e;

	if (q->session)
		return ERR_OK;
	if ((e = begin(q, 0, DOOR_OWN)))
		return e;
	carrier_give(q, q->session->token);
	return ERR_OK;
}

enum err session_begin_for_form(struct req *q)
{
	bool is_new = !q->session;
	enum err e = session_begin(q);

	if (!e && is_new)
		q->session->token = "";
	return e;
}

enum err session_renew(struct req *q)
{
	const char *token = secret_token(q->arena);
	enum err e = db_exec(q, &renew, NULL, BIND(hash_of(q, token), q->session->id));

	if (e)
		return e;
	q->session->token = token;
	carrier_give(q, token);
	return ERR_OK;
}

static enum err load_account(struct req *q, int64_t account_id)
{
	struct account *a = ARENA_NEW(q->arena, struct account);
	enum err e = account_by_id(q, account_id, q->site->id, a);

	if (e)
		return e;
	q->account = a;
	q->roles = a->roles;
	return ERR_OK;
}

/* A visitor's session opens no page that listens. */
static enum err end_one(struct req *q, const struct session *s)
{
	enum err e = db_exec(q, &end, NULL, BIND(s->id));

	return e || !s->account_id ? e : live_change_end_sessions(q, s->account_id);
}

struct signing_in { int64_t account_id; const char *door; const struct session *was; };

/* Ends the session that the browser had, a visitor's too: what somebody did in it is not for the next person. */
static enum err sign_in(struct req *q, void *data)
{
	const struct signing_in *in = data;
	enum err e = in->was ? end_one(q, in->was) : ERR_OK;

	if (e || (e = begin(q, in->account_id, in->door)))
		return e;
	return site_user_add(q, q->site->id, in->account_id);
}

enum err session_sign_in_by(struct req *q, int64_t account_id, const char *door)
{
	struct signing_in in = { account_id, door, q->session };
	enum err e = db_transaction(q, sign_in, &in);

	if (e)
		return e;
	carrier_give(q, q->session->token);
	carrier_remember(q, account_id);
	log_event(LOG_INFO_LEVEL, "signed_in", "id", q->id, NULL);
	return load_account(q, account_id);
}

enum err session_sign_in(struct req *q, int64_t account_id) { return session_sign_in_by(q, account_id, DOOR_OWN); }

/* ---- a fresh proof ---- */

enum err session_prove(struct req *q)
{
	bool is_new = q->session->made_at == q->now;
	enum err e = db_exec(q, &prove, NULL, BIND(q->now, q->session->id));

	if (e)
		return e;
	q->session->proved_at = q->now;
	return is_new ? ERR_OK : session_renew(q);
}

bool session_is_proved(const struct req *q, bool is_sent)
{
	return q->session && q->session->proved_at && q->now - q->session->proved_at <= SESSION_PROOF * (is_sent ? 2 : 1);
}

/* ---- ending ---- */

enum err session_end_all(struct req *q, int64_t account_id, int64_t site_id)
{
	enum err e = db_exec(q, &end_all, NULL, BIND(account_id, site_id, site_id));

	return e ? e : live_change_end_sessions(q, account_id);
}

enum err session_end(struct req *q, bool everywhere)
{
	enum err e = ERR_OK;

	if (q->session && everywhere && q->session->account_id)
		e = session_end_all(q, q->session->account_id, 0);
	else if (q->session)
		e = end_one(q, q->session);
	if (e)
		return e;
	carrier_take_back(q);
	if (everywhere)
		carrier_forget(q);
	q->session = NULL;
	q->account = NULL;
	q->roles = 0;
	return ERR_OK;
}

enum err session_end_others(struct req *q)
{
	enum err e = db_exec(q, &end_others, NULL, BIND(q->session->account_id, q->session->id));

	return e ? e : live_change_end_sessions(q, q->session->account_id);
}

enum err session_end_by_portals(struct req *q)
{
	enum err e = db_exec(q, &end_by_portals, NULL, BIND(q->session->account_id, q->session->id));

	return e ? e : live_change_end_sessions(q, q->session->account_id);
}

enum err session_end_by(struct req *q, const char *door)
{
	struct whose *all;
	size_t count;
	enum err e = db_rows(q, &whose_by, &all, &count, BIND(q->site->id, door));

	if (!e)
		e = db_exec(q, &end_by, NULL, BIND(q->site->id, door));
	for (size_t i = 0; !e && i < count; i++)
		e = live_change_end_sessions(q, all[i].account_id);
	return e;
}

enum err session_forget_all(struct req *q)
{
	enum err e = db_exec(q, &forget_codes, NULL, NOTHING);

	return e ? e : db_exec(q, &forget_all, NULL, NOTHING);
}

/* Deletes sessions past the longest limit; session_load() enforces the shorter ones. Codes are
 * counted for an hour. */
enum err session_clean(struct req *q)
{
	enum err e = db_exec(q, &clean, NULL, BIND(q->now - SESSION_VISITOR_IDLE));

	return e ? e : db_exec(q, &clean_codes, NULL, BIND(q->now - HOURS(1)));
}
