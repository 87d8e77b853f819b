/* referral_change.c - changes of the best way to reach the seeker, and the end of sharing with the program.
 *
 * Each change reads the row FOR UPDATE and checks it against the law as it is then:
 * the grants at the time of the page may be gone by now. Reach, edges, search words,
 * links, messages and history change together. */
#include "referral/referral.h"

#include "site/account.h"
#include "site/live_change.h"
#include "edge/db.h"
#include "referral/inbound_word.h"
#include "message/outbox.h"
#include "message/timer.h"
#include "referral/event.h"
#include "referral/referral_write.h"
#include "base/req.h"
#include "message/revoke.h"
#include "base/str.h"

/* ---- the current row ---- */

struct terms {
	struct situation at;
	int64_t program_id, seeker_id;
	struct contact seeker;
	int version;
	bool recorded, follow_up;
	instant made_at, due_at, withdrawn_at;
};

static const struct column terms_columns[] = {
	SITUATION_COLUMNS(struct terms, at), COLUMN(struct terms, program_id), COLUMN(struct terms, seeker_id),
	CONTACT_COLUMNS(struct terms, seeker), COLUMN(struct terms, version),
	COLUMN(struct terms, recorded), COLUMN(struct terms, follow_up),
	COLUMN(struct terms, made_at), COLUMN(struct terms, due_at), COLUMN(struct terms, withdrawn_at),
};

STATEMENT(lock_terms, terms_columns, struct terms,
	"SELECT " SITUATION_SQL("") ", program_id, seeker_id, " CONTACT_SQL("seeker_") ", "
	"version, recorded, follow_up, made_at, due_at, withdrawn_at "
	"FROM referral "
	"WHERE id = ? "
	"FOR UPDATE");

static unsigned grants_of(const struct referral *r, const struct situation *at)
{
	unsigned granted = 0;

	for (enum party p = 0; p < PARTIES; p++)
		if (r->parties & (1u << p))
			granted |= law_grants(at, p);
	return granted;
}

unsigned referral_granted_if_proved(const struct referral *r)
{
	return r->by_link && r->parties & THE_SEEKER ? grants_of(r, &r->at) & PROVED_GRANTS : 0;
}

/* The current grants of the viewer's parties. */
static unsigned granted_now(const struct referral *r, const struct terms *t)
{
	if (!r->by_link)
		return grants_of(r, &t->at);
	return r->proved && r->parties & THE_SEEKER ? grants_of(r, &t->at) & PROVED_GRANTS : 0;
}

/* ---- writing ---- */

COMMAND(set_terms,
	"UPDATE referral "
	"SET reach = ?, consent = ?, seeker_email = ?, seeker_phone = ?, due_at = ?, withdrawn_at = ?, "
	"seeker_id = ?, helper_id = IF(?, helper_id, NULL), shared_group_id = IF(?, shared_group_id, NULL), "
	"inbound_program_id = IF(?, program_id, NULL), undelivered_at = NULL, updated_at = ?, updated_helper_at = updated_at "
	"WHERE id = ? AND version = ?");

/* The statement compares the version again, because on a cluster a lock is local to its node. */
static enum err keep_row(struct req *q, int64_t id, const struct terms *t)
{
	struct edges has = law_edges(&t->at);
	struct done done;
	enum err e = db_exec(q, &set_terms, &done, BIND(t->at.reach, t->at.consent, t->seeker.email, t->seeker.phone,
		value_id(t->due_at), value_id(t->withdrawn_at), value_id(has.seeker ? t->seeker_id : 0),
		has.helper, has.helper, has.program, q->now, id, t->version));

	if (e)
		return e;
	return done.rows == 1 ? ERR_OK : fail(q, ERR_CONFLICT, "referral changed meanwhile");
}

static enum err keep(struct req *q, const struct referral *r, const struct terms *t, enum act act)
{
	struct actor by = event_actor(q, r);
	struct event ev = { .act = act, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	struct inbound_entry words = {
		.program_id = t->program_id, .referral_id = r->id, .made_at = t->made_at,
		.seeker = t->seeker,
	};
	enum err e;

	if ((e = live_change_leave(q, r->id)) || (e = keep_row(q, r->id, t)) || (e = inbound_words_renew(q, &t->at, &words)))
		return e;
	return event_add(q, r->id, &by, &ev);
}

/* ---- the best way to reach ---- */

struct reaching {
	const struct referral *r;
	const struct reach_change *c;
	bool done_before;
};

static enum err let_time_run(struct req *q, int64_t id, const struct terms *now)
{
	return timer_begin(q, &(struct timed){ id, &now->at, .sent_at = now->made_at, .due_at = now->recorded ? 0 : now->due_at,
		.follow_up = now->follow_up });
}

/* A change to or from "don't reach out" drops waiting messages and timers: nothing is sent then, nor for the past. When it is
 * taken back, timers that lie ahead begin anew. */
static enum err hush(struct req *q, int64_t id, const struct terms *before, const struct terms *now)
{
	enum err e;

	if (!((before->at.reach ^ now->at.reach) & REACH_DONT))
		return ERR_OK;
	if ((e = outbox_drop(q, id, EVERYBODY, "way changed")) || (e = timer_drop(q, id)))
		return e;
	if (!(now->at.reach & REACH_DONT))
		return let_time_run(q, id, now);
	return revoke(q, &(struct revoked){ .right = RIGHT_link, .of = id, .parties = THE_PROGRAM });
}

/* Nothing may go the old way, so what waits to be tried again there goes the new way at once. */
static enum err turn(struct req *q, int64_t id, const struct terms *before, const struct terms *now)
{
	return before->at.reach == now->at.reach ? ERR_OK : outbox_hurry(q, id, PARTY_SEEKER);
}

static enum err readdress(struct req *q, int64_t id, const struct terms *before, const struct terms *now)
{
	enum err e = ERR_OK;

	if (!text_equal(before->seeker.email, now->seeker.email) && !text_is_empty(now->seeker.email))
		e = outbox_readdress(q, id, PARTY_SEEKER, CHANNEL_EMAIL, now->seeker.email);
	if (!e && !text_equal(before->seeker.phone, now->seeker.phone) && !text_is_empty(now->seeker.phone))
		e = outbox_readdress(q, id, PARTY_SEEKER, CHANNEL_TEXT, now->seeker.phone);
	return e;
}

static bool is_same(const struct terms *a, const struct terms *b)
{
	return a->at.reach == b->at.reach && text_equal(a->seeker.email, b->seeker.email)
		&& text_equal(a->seeker.phone, b->seeker.phone);
}

static enum err change_reach(struct req *q, void *data)
{
	struct reaching *w = data;
	const struct referral *r = w->r;
	struct terms before, now;
	enum err e;

	if ((e = referral_once(q, w->c->result, &w->done_before)) || w->done_before)
		return e;
	if ((e = db_row(q, &lock_terms, &before, BIND(r->id))))
		return e;
	/* "Don't reach out" is never held up by another's change. */
	if (w->c->reach != REACH_DONT && (e = event_unseen(q, r, 1u << ACT_reach, w->c->seen)))
		return e;
	if (!(granted_now(r, &before) & MAY_CHANGE_REACH))
		return fail(q, ERR_DENIED, "change how to reach the seeker of referral %s", r->public_id);
	now = before;
	now.at.reach = w->c->reach;
	if (w->c->email) {
		now.seeker.email = w->c->email;
		now.seeker.phone = w->c->phone;
	}
	if (is_same(&before, &now))
		return ERR_OK;
	if ((e = keep(q, r, &now, ACT_reach)))
		return e;
	if ((e = hush(q, r->id, &before, &now)) || (e = turn(q, r->id, &before, &now)))
		return e;
	return readdress(q, r->id, &before, &now);
}

/* The form has checked this; here it protects other callers. */
static bool fits(const struct reach_change *c)
{
	if (c->reach == REACH_DONT && !c->email && !c->phone)
		return true;
	if (!c->reach || c->reach > REACH_DONT || !c->email || !c->phone)
		return false;
	if (c->reach & REACH_EMAIL && text_is_empty(c->email))
		return false;
	return !(c->reach & (REACH_TEXT | REACH_PHONE)) || !text_is_empty(c->phone);
}

enum err referral_change_reach(struct req *q, const struct referral *r, const struct reach_change *c)
{
	struct reaching w = { r, c, false };

	if (!fits(c))
		return fail(q, ERR_INPUT, "unknown way to reach somebody");
	return db_transaction(q, change_reach, &w);
}

/* ---- stop sharing ---- */

COMMAND(withdraw,
	"UPDATE consent "
	"SET withdrawn_at = ?, withdrawn_by = ? "
	"WHERE referral_id = ?");

struct stopping { const struct referral *r; const char *result; };

static enum err stop_sharing(struct req *q, void *data)
{
	struct stopping *w = data;
	const struct referral *r = w->r;
	struct terms t;
	bool done_before;
	enum err e;

	if ((e = referral_once(q, w->result, &done_before)) || done_before)
		return e;
	if ((e = db_row(q, &lock_terms, &t, BIND(r->id))))
		return e;
	if (!(granted_now(r, &t) & MAY_STOP_SHARING))
		return fail(q, ERR_DENIED, "stop sharing referral %s", r->public_id);
	t.at.consent = CONSENT_WITHDRAWN;
	t.withdrawn_at = q->now;
	t.due_at = 0;			/* a program that can reach nobody owes no answer */
	if ((e = keep(q, r, &t, ACT_stop_sharing)))
		return e;
	if ((e = db_exec(q, &withdraw, NULL, BIND(q->now, value_id(r->by_link ? 0 : q->account->id), r->id))))
		return e;
	return revoke(q, &(struct revoked){ .right = RIGHT_link, .of = r->id, .parties = THE_PROGRAM });
}

enum err referral_stop_sharing(struct req *q, const struct referral *r, const char *result)
{
	struct stopping w = { r, result };

	return db_transaction(q, stop_sharing, &w);
}
