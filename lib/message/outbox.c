/* outbox.c - waiting messages: added with their cause, checked against the law, dropped. */
#include "message/outbox.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "message/status_link.h"
#include "edge/wake.h"
#include "site/audit.h"
#include "site/installation.h"
#include "site/limit.h"

const char *outbox_state_slug(enum outbox_state s)
{
	static const char *const slugs[OUTBOX_STATES] = {
		[OUTBOX_WAITING] = "waiting", [OUTBOX_SENDING] = "sending", [OUTBOX_SENT] = "sent", [OUTBOX_FAILED] = "failed",
		[OUTBOX_DROPPED] = "dropped",
	};

	return slugs[s];
}

/* ---- the law ---- */

static bool is_told(enum channel c, enum party p, unsigned reach, unsigned granted)
{
	if (c == CHANNEL_EMAIL)
		return granted & TOLD_BY_EMAIL;
	return granted & TOLD_BY_TEXT || (p == PARTY_SEEKER && granted & TOLD_BY_EMAIL && reach & REACH_TEXT);
}

/* The seeker chose a way to be reached; the other parties have no such choice. */
static bool is_their_way(enum channel c, enum party p, unsigned reach)
{
	return p != PARTY_SEEKER || reach & (c == CHANNEL_EMAIL ? REACH_EMAIL : REACH_TEXT);
}

static bool is_silent(const struct situation *s, enum party p)
{
	if (s->kind == KIND_TRACKING_ONLY || s->reach & REACH_DONT)
		return true;
	return p == PARTY_HELPER && s->consent == CONSENT_WITHDRAWN;
}

bool outbox_allows(enum message m, enum channel c, const struct situation *s)
{
	const struct message_row *row = message_row(m);
	enum party p = row->party;
	unsigned granted;

	if (row->subject != SUBJECT_referral || !message_has_channel(m, c) || !(row->kinds & 1u << s->kind))
		return false;
	if (is_silent(s, p))
		return false;
	granted = law_grants(s, p);
	if (row->grant == TOLD)
		return is_told(c, p, s->reach, granted);
	return granted & row->grant && is_their_way(c, p, s->reach);
}

bool outbox_reaches(enum channel c, const struct situation *s)
{
	return !is_silent(s, PARTY_SEEKER) && law_grants(s, PARTY_SEEKER) & MAY_SEE && is_their_way(c, PARTY_SEEKER, s->reach);
}

struct standing { struct situation at; };

static const struct column standing_columns[] = { SITUATION_COLUMNS(struct standing, at) };

STATEMENT(standing_of, standing_columns, struct standing,
	"SELECT " SITUATION_SQL("") " "
	"FROM referral "
	"WHERE id = ?");

static enum err check_law(struct req *q, const struct outgoing *o)
{
	struct standing now = { 0 };
	enum err e;

	if (!o->at && (e = db_row(q, &standing_of, &now, BIND(o->subject_id))))
		return e;
	if (outbox_allows(o->message, o->channel, o->at ? o->at : &now.at))
		return ERR_OK;
	return fail(q, ERR_DENIED, "the law allows nobody %s about referral %" PRId64, message_slug(o->message), o->subject_id);
}

/* ---- adding ---- */

COMMAND(add,
	"INSERT INTO outbox (public_id, message, channel, site_id, subject, subject_id, party, event_id, "
	"  status_link_id, recipient, source, language, next_at, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

/* A visitor may type anybody's address for the seeker. A program's addresses are confirmed. */
static const char *source_of(struct req *q, const struct message_row *row)
{
	return q->http && !q->account && row->party == PARTY_SEEKER ? limit_source(q) : "";
}

enum err outbox_add(struct req *q, const struct outgoing *o)
{
	static const struct value nobody = { .type = VALUE_NULL };
	const struct message_row *row = message_row(o->message);
	int64_t link = 0;
	enum err e;

	if (row->subject == SUBJECT_referral && (e = check_law(q, o)))
		return e;
	if (row->subject == SUBJECT_referral && (e = status_link_make(q, o->subject_id, row->party, o->channel, &link)))
		return e;
	e = db_exec(q, &add, NULL, BIND(secret_public_id(q->arena), o->message, o->channel, o->site_id,
		row->subject, o->subject_id, row->party == PARTY_NONE ? nobody : value_int(row->party),
		value_id(o->event_id), value_id(link), o->recipient, source_of(q, row), text_or_empty(o->language),
		o->due ? o->due : q->now, q->now));
	if (!e)
		db_after_commit(q, wake_delivery, NULL);
	return e;
}

/* ---- dropping ---- */

/* A message that a worker has claimed stays with it: if sending fails, the law is checked again
 * before the next try. */
COMMAND(drop_waiting,
	"UPDATE outbox "
	"SET state = ?, ended_at = ?, reason = ? "
	"WHERE subject = ? "
	"AND subject_id = ? "
	"AND state = ? "
	"AND ? & (1 << party)");

COMMAND(forget_recipient,
	"UPDATE outbox "
	"SET recipient = '' "
	"WHERE id = ?");

enum err outbox_forget(struct req *q, int64_t id, enum message m)
{
	return m == MESSAGE_request_done ? db_exec(q, &forget_recipient, NULL, BIND(id)) : ERR_OK;
}

/* A message that was being sent when the backup was made is in nobody's hand here. */
COMMAND(void_due,
	"UPDATE outbox "
	"SET state = ?, ended_at = ?, reason = ?, recipient = IF(message = ?, '', recipient) "
	"WHERE state IN (?, ?) "
	"AND next_at < ? "
	"AND EXISTS (SELECT 1 FROM installation WHERE name = '" OUTBOX_HELD "')");

COMMAND(readdress_waiting,
	"UPDATE outbox "
	"SET recipient = ? "
	"WHERE subject = ? "
	"AND subject_id = ? "
	"AND state = ? "
	"AND party = ? "
	"AND channel = ?");

COMMAND(hurry_waiting,
	"UPDATE outbox "
	"SET next_at = ? "
	"WHERE subject = ? "
	"AND subject_id = ? "
	"AND state = ? "
	"AND party = ?");

enum err outbox_drop(struct req *q, int64_t referral_id, unsigned parties, const char *reason)
{
	return db_exec(q, &drop_waiting, NULL, BIND(OUTBOX_DROPPED, q->now, reason, SUBJECT_referral, referral_id,
		OUTBOX_WAITING, parties));
}

struct voiding { instant before; int64_t count; };

static enum err void_them(struct req *q, void *data)
{
	struct voiding *v = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &void_due, &done, BIND(OUTBOX_DROPPED, q->now, "void, restored", MESSAGE_request_done,
		OUTBOX_WAITING, OUTBOX_SENDING, v->before));

	v->count = done.rows;
	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_outbox_voided, .what = clock_iso(q->arena, v->before),
		.new_value = arena_printf(q->arena, "%" PRId64, v->count) });
}

enum err outbox_void(struct req *q, instant before, int64_t *count)
{
	struct voiding v = { .before = before };
	instant since;
	enum err e = installation_held(q, &since);

	if (e)
		return e;
	if (!since)
		return fail(q, ERR_CONFIG, "the outbox is not held: a worker sends what is due");
	e = db_transaction(q, void_them, &v);
	*count = v.count;
	return e;
}

static enum err let_go(struct req *q, void *data)
{
	instant *since = data;
	enum err e = installation_held(q, since);

	if (e || !*since || (e = installation_release(q)))
		return e;
	return audit_add(q, &(struct audited){ .act = AUDIT_outbox_released, .old_value = clock_iso(q->arena, *since) });
}

enum err outbox_release(struct req *q, instant *since) { return db_transaction(q, let_go, since); }

enum err outbox_readdress(struct req *q, int64_t referral_id, enum party p, enum channel c, const char *recipient)
{
	return db_exec(q, &readdress_waiting, NULL, BIND(recipient, SUBJECT_referral, referral_id, OUTBOX_WAITING,
		p, c));
}

enum err outbox_hurry(struct req *q, int64_t referral_id, enum party p)
{
	return db_exec(q, &hurry_waiting, NULL, BIND(q->now, SUBJECT_referral, referral_id, OUTBOX_WAITING, p));
}
