/* referral_move.c - moves a referral along: statuses, undo, notes, and the lines of its history.
 *
 * Each move reads the row FOR UPDATE, compares the version that the viewer saw, and writes
 * status, parties' words and history in one transaction. A slower viewer gets a conflict, so
 * nothing is overwritten unseen. */
#include "referral/referral.h"

#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "site/once.h"
#include "message/outbox.h"
#include "referral/referral_write.h"
#include "base/req.h"
#include "law/status.h"
#include "base/str.h"

/* ---- history ---- */

COMMAND(add_event,
	"INSERT INTO referral_event (referral_id, made_at, act, party, account_id, team_id, "
	"actor_first_name, actor_last_initial, actor_organization, by_link, "
	"from_status, to_status, note, note_shared, undoes, version) "
	"VALUES (?, ?, ?, ?, ?, ?, "
	"?, ?, ?, ?, "
	"?, ?, ?, ?, ?, ?)");

/* The first character of a name. */
static char *initial(struct req *q, const char *name)
{
	size_t n = 1;

	if (text_is_empty(name))
		return arena_text(q->arena, "");
	while ((name[n] & 0xc0) == 0x80)
		n++;
	return arena_bytes(q->arena, name, n);
}

static struct value status_or_null(enum status status)
{
	return status == STATUS_NONE ? (struct value){ .type = VALUE_NULL } : value_int(status);
}

enum err event_add(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event, int64_t *id)
{
	struct done done;
	enum err e = db_exec(q, &add_event, &done, BIND(referral_id, q->now, event->act, by->party,
		value_id(by->account_id), value_id(by->team_id),
		by->first_name ? by->first_name : "", initial(q, by->last_name),
		by->organization ? by->organization : "", by->by_link,
		status_or_null(event->from_status), status_or_null(event->to_status), event->note ? event->note : "",
		event->note_shared, value_id(event->undoes), event->version));

	if (id)
		*id = e ? 0 : done.id;
	return e;
}

static enum party acting_party(const struct referral *r)
{
	for (enum party p = 0; p < PARTIES; p++)
		if (r->parties & (1u << p))
			return p;
	return PARTY_SEEKER;
}

static struct actor actor_by_link(const struct referral *r, enum party p)
{
	struct actor by = { .party = p, .by_link = true };
	const struct contact *who;

	if (p == PARTY_PROGRAM) {
		by.organization = r->organization_name;
		return by;
	}
	who = p == PARTY_SEEKER ? &r->seeker : &r->helper;
	by.first_name = who->first_name;
	by.last_name = who->last_name;
	return by;
}

struct actor actor_of(const struct req *q, const struct referral *r)
{
	enum party p = acting_party(r);

	if (r->by_link)
		return actor_by_link(r, p);
	return (struct actor){
		.party = p, .account_id = q->account->id, .team_id = p == PARTY_HELPER ? q->account->team_id : 0,
		.first_name = q->account->first_name, .last_name = q->account->last_name,
		.organization = p == PARTY_PROGRAM ? r->organization_name
			: p == PARTY_HELPER ? q->account->organization : "",
	};
}

struct done_last { int version; };
static const struct column done_last_columns[] = { COLUMN(struct done_last, version) };

STATEMENT(find_done_last, done_last_columns, struct done_last,
	"SELECT IFNULL(MAX(version), 0) AS version "
	"FROM referral_event "
	"WHERE referral_id = ? AND ? & (1 << act)");

enum err referral_unseen(struct req *q, int64_t referral_id, unsigned acts, int seen)
{
	struct done_last last;
	enum err e = db_row(q, &find_done_last, &last, BIND(referral_id, acts));

	if (e)
		return e;
	return last.version > seen ? fail(q, ERR_CONFLICT, "seen %d, done in %d", seen, last.version) : ERR_OK;
}

/* ---- the current row ---- */

struct standing {
	enum status status, status_helper;
	enum status word_seeker, word_helper, word_program;
	int version;
	enum party last_event_party;
	int64_t last_event_account;
	bool last_event_by_link, last_event_undone;
};

static const struct column standing_columns[] = {
	COLUMN(struct standing, status), COLUMN(struct standing, status_helper),
	COLUMN(struct standing, word_seeker), COLUMN(struct standing, word_helper),
	COLUMN(struct standing, word_program), COLUMN(struct standing, version),
	COLUMN(struct standing, last_event_party), COLUMN(struct standing, last_event_account),
	COLUMN(struct standing, last_event_by_link), COLUMN(struct standing, last_event_undone),
};

STATEMENT(lock_standing, standing_columns, struct standing,
	"SELECT status, status_helper, IFNULL(word_seeker, -1) AS word_seeker, IFNULL(word_helper, -1) AS word_helper, "
	"IFNULL(word_program, -1) AS word_program, version, "
	"IFNULL(last_event_party, -1) AS last_event_party, last_event_account, last_event_by_link, last_event_undone "
	"FROM referral "
	"WHERE id = ? "
	"FOR UPDATE");

COMMAND(set_standing,
	"UPDATE referral "
	"SET status = ?, status_helper = ?, word_seeker = ?, word_helper = ?, word_program = ?, disputed = ?, "
	"closed_at = ?, updated_at = ?, version = version + 1, "
	"last_event_party = ?, last_event_account = ?, last_event_by_link = ?, last_event_undone = ? "
	"WHERE id = ? AND version = ?");

static enum status *word_of(struct standing *s, enum party p)
{
	return p == PARTY_SEEKER ? &s->word_seeker : p == PARTY_HELPER ? &s->word_helper : &s->word_program;
}

static bool contradict(enum status a, enum status b)
{
	return a != STATUS_NONE && b != STATUS_NONE && status_contradicts(a, b);
}

static bool is_disputed(const struct standing *s)
{
	return contradict(s->word_seeker, s->word_helper) || contradict(s->word_seeker, s->word_program)
		|| contradict(s->word_helper, s->word_program);
}

/* The statement compares the version again, because on a cluster a lock is local to its node. */
static enum err keep(struct req *q, int64_t id, const struct standing *s, const struct actor *by, bool undone)
{
	struct done done;
	bool closed = status_closed(s->status);
	enum err e = db_exec(q, &set_standing, &done, BIND(s->status, s->status_helper,
		status_or_null(s->word_seeker), status_or_null(s->word_helper), status_or_null(s->word_program),
		is_disputed(s), value_id(closed ? q->now : 0), q->now,
		by->party, value_id(by->account_id), by->by_link, undone, id, s->version));

	if (e)
		return e;
	return done.rows == 1 ? ERR_OK : fail(q, ERR_CONFLICT, "referral moved meanwhile");
}

/* ---- moving ---- */

struct moving {
	const struct referral *r;
	const struct move *m;
	bool done_before;
};

enum err referral_once(struct req *q, const char *result, bool *done_before)
{
	const char *was;
	enum err e;

	*done_before = false;
	if (!q->once)
		return ERR_OK;
	e = once_take(q, result ? result : "/", &was);
	*done_before = e == ERR_DUPLICATE;
	return *done_before ? ERR_OK : e;
}

static enum err move(struct req *q, void *data)
{
	struct moving *w = data;
	const struct move *m = w->m;
	struct actor by = actor_of(q, w->r);
	struct standing s;
	struct event ev = { .act = ACT_status, .to_status = m->status, .note = m->note,
		.note_shared = m->share_note };
	int64_t event_id;
	enum err e;

	if ((e = referral_once(q, m->result, &w->done_before)) || w->done_before)
		return e;
	if ((e = db_row(q, &lock_standing, &s, BIND(w->r->id))))
		return e;
	if (s.version != m->seen && (e = referral_unseen(q, w->r->id, 1u << ACT_status | 1u << ACT_undo, m->seen)))
		return e;
	ev.from_status = s.status;
	ev.version = s.version + 1;
	s.status = s.status_helper = m->status;
	*word_of(&s, by.party) = m->status;
	if ((e = keep(q, w->r->id, &s, &by, false)) || (e = event_add(q, w->r->id, &by, &ev, &event_id)))
		return e;
	/* The same status again is only there for the note, and nobody else may read a private one. */
	if (m->status == ev.from_status && !m->share_note)
		return ERR_OK;
	return outbox_tell_status(q, w->r->id, event_id, by.party);
}

enum err referral_move(struct req *q, const struct referral *r, const struct move *m)
{
	struct moving w = { r, m, false };

	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	if (m->status == STATUS_not_updated)
		return fail(q, ERR_INPUT, "not_updated cannot be chosen");
	if (r->version == m->seen && r->status == m->status && text_is_empty(m->note))
		return fail(q, ERR_INPUT, "the same status without a note");
	return db_transaction(q, move, &w);
}

/* ---- undo ---- */

struct last { int64_t id; enum status from_status; };

static const struct column last_columns[] = { COLUMN(struct last, id), COLUMN(struct last, from_status) };

STATEMENT(find_last, last_columns, struct last,
	"SELECT id, from_status "
	"FROM referral_event "
	"WHERE referral_id = ? AND act = 1 "
	"ORDER BY made_at DESC, id DESC "
	"LIMIT 1");

struct word { enum status word; };
static const struct column word_columns[] = { COLUMN(struct word, word) };

/* The party's previous status: its newest change that was not undone. */
STATEMENT(find_word_before, word_columns, struct word,
	"SELECT e.to_status AS word "
	"FROM referral_event e "
	"WHERE e.referral_id = ? AND e.act = 1 AND e.party = ? AND e.id <> ? "
	"AND NOT EXISTS (SELECT 1 FROM referral_event u WHERE u.referral_id = e.referral_id AND u.undoes = e.id) "
	"ORDER BY e.made_at DESC, e.id DESC "
	"LIMIT 1");

static bool was_mine(enum party party, int64_t account_id, bool by_link, bool undone, const struct actor *me)
{
	if (undone || party != me->party || by_link != me->by_link)
		return false;
	return me->by_link || account_id == me->account_id;
}

bool referral_may_undo(const struct req *q, const struct referral *r)
{
	struct actor me;

	if (!(r->granted & MAY_UPDATE))
		return false;
	me = actor_of(q, r);
	return was_mine(r->last_event_party, r->last_event_account, r->last_event_by_link, r->last_event_undone, &me);
}

static enum err undo(struct req *q, void *data)
{
	const struct referral *r = data;
	const char *result = arena_printf(q->arena, "/referrals/%s", r->public_id);
	struct actor by = actor_of(q, r);
	struct event ev = { .act = ACT_undo };
	struct word before = { STATUS_NONE };
	struct standing s;
	struct last last;
	int64_t event_id;
	bool done_before;
	enum err e;

	if ((e = referral_once(q, result, &done_before)) || done_before)
		return e;
	if ((e = db_row(q, &lock_standing, &s, BIND(r->id))))
		return e;
	if (!was_mine(s.last_event_party, s.last_event_account, s.last_event_by_link, s.last_event_undone, &by))
		return fail(q, ERR_CONFLICT, "the last change is another's");
	if ((e = db_row(q, &find_last, &last, BIND(r->id))))
		return e;
	e = db_row(q, &find_word_before, &before, BIND(r->id, by.party, last.id));
	if (e && e != ERR_MISSING)
		return e;
	ev.from_status = s.status;
	ev.to_status = last.from_status;
	ev.undoes = last.id;
	ev.version = s.version + 1;
	s.status = s.status_helper = last.from_status;
	*word_of(&s, by.party) = e == ERR_MISSING ? STATUS_NONE : before.word;
	if ((e = keep(q, r->id, &s, &by, true)) || (e = event_add(q, r->id, &by, &ev, &event_id)))
		return e;
	return ev.to_status == ev.from_status ? ERR_OK : outbox_tell_status(q, r->id, event_id, by.party);
}

enum err referral_undo(struct req *q, const struct referral *r)
{
	struct referral copy = *r;

	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	return db_transaction(q, undo, &copy);
}

/* ---- notes ---- */

struct noting { const struct referral *r; const char *note, *result; bool share; };

static enum err note(struct req *q, void *data)
{
	struct noting *n = data;
	struct actor by = actor_of(q, n->r);
	struct event ev = { .act = ACT_note, .from_status = STATUS_NONE, .to_status = STATUS_NONE, .note = n->note,
		.note_shared = n->share, .version = n->r->version };
	bool done_before;
	enum err e;

	if ((e = referral_once(q, n->result, &done_before)) || done_before)
		return e;
	return event_add(q, n->r->id, &by, &ev, NULL);
}

enum err referral_note(struct req *q, const struct referral *r, const char *text, bool share, const char *result)
{
	struct noting n = { r, text, result, share };

	if (!(r->granted & MAY_SEE))
		return fail(q, ERR_DENIED, "note on referral %s", r->public_id);
	return db_transaction(q, note, &n);
}

/* ---- opened ---- */

COMMAND(mark_opened,
	"UPDATE referral "
	"SET opened_at = ? "
	"WHERE id = ? AND opened_at IS NULL");

enum err referral_opened(struct req *q, const struct referral *r)
{
	if (r->opened_at || !(r->parties & (1 << PARTY_PROGRAM)) || r->by_link)
		return ERR_OK;
	return db_exec(q, &mark_opened, NULL, BIND(q->now, r->id));
}
