/* referral_move.c - moves a referral along: statuses, undo, notes, and the program's first look.
 *
 * Each move reads the row FOR UPDATE, compares the version that the viewer saw, and writes
 * status, parties' words and history in one transaction. A slower viewer gets a conflict, so
 * nothing is overwritten unseen. */
#include "referral/referral.h"

#include <stdlib.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "site/once.h"
#include "referral/event.h"
#include "referral/referral_write.h"
#include "base/req.h"
#include "law/status.h"
#include "law/veil.h"
#include "base/str.h"

/* ---- the current row ---- */

struct standing {
	enum status status, status_helper;
	enum status word_seeker, word_helper, word_program;
	int version;
	bool veiled;
	struct newest { enum party party; int64_t account; bool by_link, undone; } last_event, last_helper;
};

static const struct column standing_columns[] = {
	COLUMN(struct standing, status), COLUMN(struct standing, status_helper),
	COLUMN(struct standing, word_seeker), COLUMN(struct standing, word_helper),
	COLUMN(struct standing, word_program), COLUMN(struct standing, version),
	COLUMN(struct standing, veiled), COLUMN(struct standing, last_event.party),
	COLUMN(struct standing, last_event.account), COLUMN(struct standing, last_event.by_link),
	COLUMN(struct standing, last_event.undone), COLUMN(struct standing, last_helper.party),
	COLUMN(struct standing, last_helper.account), COLUMN(struct standing, last_helper.by_link),
	COLUMN(struct standing, last_helper.undone),
};

STATEMENT(lock_standing, standing_columns, struct standing,
	"SELECT status, status_helper, IFNULL(word_seeker, " SQL_STATUS_NONE ") AS word_seeker, IFNULL(word_helper, " SQL_STATUS_NONE ") AS word_helper, "
	"IFNULL(word_program, " SQL_STATUS_NONE ") AS word_program, version, veiled, "
	"IFNULL(last_event_party, " SQL_PARTY_NONE ") AS last_event_party, last_event_account, last_event_by_link, last_event_undone, "
	"IFNULL(last_helper_party, " SQL_PARTY_NONE ") AS last_helper_party, last_helper_account, last_helper_by_link, last_helper_undone "
	"FROM referral "
	"WHERE id = ? "
	"FOR UPDATE");

COMMAND(set_standing,
	"UPDATE referral "
	"SET status = ?, status_helper = ?, word_seeker = ?, word_helper = ?, word_program = ?, disputed = ?, "
	"closed_at = ?, updated_at = ?, still_waiting_at = NULL, undelivered_at = IF(?, undelivered_at, NULL), "
	"last_event_party = ?, last_event_account = ?, last_event_by_link = ?, last_event_undone = ? "
	"WHERE id = ? AND version = ?");

/* The helper's side of a veiled referral. */
COMMAND(set_helper_side,
	"UPDATE referral "
	"SET disputed_helper = ?, closed_helper_at = ?, updated_helper_at = ?, waiting_helper_at = NULL, "
	"last_helper_party = ?, last_helper_account = ?, last_helper_by_link = ?, last_helper_undone = ? "
	"WHERE id = ?");

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

static bool is_hidden(const struct standing *s, const struct actor *by)
{
	return s->veiled && veil_hides(ACT_status, by->party);
}

static enum err keep_helper_side(struct req *q, int64_t id, const struct standing *s)
{
	const struct newest *n = &s->last_helper;

	return db_exec(q, &set_helper_side, NULL, BIND(contradict(s->word_seeker, s->word_helper),
		value_id(status_closed(s->status_helper) ? q->now : 0), q->now,
		event_party(n->party), value_id(n->account), n->by_link, n->undone, id));
}

/* The statement compares the version again, because on a cluster a lock is local to its node. */
static enum err keep(struct req *q, int64_t id, const struct standing *s, const struct actor *by)
{
	const struct newest *n = &s->last_event;
	struct done done;
	bool closed = status_closed(s->status);
	enum err e = db_exec(q, &set_standing, &done, BIND(s->status, s->status_helper,
		event_status(s->word_seeker), event_status(s->word_helper), event_status(s->word_program),
		is_disputed(s), value_id(closed ? q->now : 0), q->now, is_hidden(s, by),
		event_party(n->party), value_id(n->account), n->by_link, n->undone, id, s->version));

	if (!e && done.rows != 1)
		return fail(q, ERR_CONFLICT, "referral moved meanwhile");
	return e || !s->veiled || is_hidden(s, by) ? e : keep_helper_side(q, id, s);
}

static struct newest newest_of(const struct actor *by, bool undone)
{
	return (struct newest){ by->party, by->account_id, by->by_link, undone };
}

/* ---- moving ---- */

/* The acts that change the status. */
#define MOVES (1u << ACT_status | 1u << ACT_undo)

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

static enum err move_one(struct req *q, const struct referral *r, const struct move *m)
{
	struct actor by = event_actor(q, r);
	struct standing s;
	struct event ev = { .act = ACT_status, .to_status = m->status, .note = m->note,
		.note_shared = m->share_note };
	enum err e;

	if ((e = db_row(q, &lock_standing, &s, BIND(r->id))))
		return e;
	if (s.version != m->seen && (e = event_unseen(q, r, MOVES, m->seen)))
		return e;
	ev.from_status = s.status;
	s.status = m->status;
	s.last_event = newest_of(&by, false);
	*word_of(&s, by.party) = m->status;
	if (!is_hidden(&s, &by)) {
		s.status_helper = m->status;
		s.last_helper = s.last_event;
	}
	if ((e = keep(q, r->id, &s, &by)))
		return e;
	return event_add(q, r->id, &by, &ev);
}

static enum err move(struct req *q, void *data)
{
	struct moving *w = data;
	enum err e = referral_once(q, w->m->result, &w->done_before);

	return e || w->done_before ? e : move_one(q, w->r, w->m);
}

/* True if the viewer last set a status that contradicts this one, so that setting this one withdraws theirs. Also true for a
 * seeker who was still waiting and now sets a closing status. */
static bool takes_back(const struct req *q, const struct referral *r, enum status status)
{
	const enum status words[PARTIES] = { r->word_seeker, r->word_helper, r->word_program };
	enum party p = event_actor(q, r).party;

	return contradict(words[p], status) || (p == PARTY_SEEKER && r->still_waiting_at && status_closed(status));
}

bool referral_says_so(const struct req *q, const struct referral *r, enum status status)
{
	return r->status == status && !takes_back(q, r, status);
}

static enum err may_move(struct req *q, const struct referral *r, const struct move *m)
{
	if (!(r->granted & MAY_UPDATE))
		return fail(q, ERR_DENIED, "update referral %s", r->public_id);
	if (r->erased_at && !text_is_empty(m->note))
		return fail(q, ERR_DENIED, "note on erased referral %s", r->public_id);
	return m->status == STATUS_not_updated ? fail(q, ERR_INPUT, "not_updated cannot be chosen") : ERR_OK;
}

enum err referral_move(struct req *q, const struct referral *r, const struct move *m)
{
	struct moving w = { r, m, false };
	enum err e = may_move(q, r, m);

	if (e)
		return e;
	if (text_is_empty(m->note) && referral_says_so(q, r, m->status))
		return fail(q, ERR_INPUT, "the same status without a note");
	return db_transaction(q, move, &w);
}

/* ---- still waiting ---- */

COMMAND(mark_waiting,
	"UPDATE referral "
	"SET still_waiting_at = ?, updated_at = ?, waiting_helper_at = still_waiting_at, updated_helper_at = updated_at "
	"WHERE id = ?");

struct answering { const struct referral *r; const char *words, *result; };

static enum err wait_for_one(struct req *q, const struct referral *r, const char *words)
{
	struct actor by = event_actor(q, r);
	struct event ev = { .act = ACT_still_waiting, .note = words, .note_shared = true };
	struct standing s;
	enum err e;

	if ((e = db_row(q, &lock_standing, &s, BIND(r->id))))
		return e;
	if ((e = db_exec(q, &mark_waiting, NULL, BIND(q->now, q->now, r->id))))
		return e;
	ev.from_status = ev.to_status = s.status;
	return event_add(q, r->id, &by, &ev);
}

static enum err answer_waiting(struct req *q, void *data)
{
	const struct answering *a = data;
	bool done_before;
	enum err e = referral_once(q, a->result, &done_before);

	return e || done_before ? e : wait_for_one(q, a->r, a->words);
}

static enum err may_wait(struct req *q, const struct referral *r)
{
	if (!(r->granted & MAY_UPDATE) || !(r->parties & THE_SEEKER))
		return fail(q, ERR_DENIED, "wait for referral %s", r->public_id);
	return ERR_OK;
}

enum err referral_still_waiting(struct req *q, const struct referral *r, const char *words, const char *result)
{
	struct answering a = { r, words, result };
	enum err e = may_wait(q, r);

	return e ? e : db_transaction(q, answer_waiting, &a);
}

/* ---- undo ---- */

struct last { int64_t id; enum status from_status; };

static const struct column last_columns[] = { COLUMN(struct last, id), COLUMN(struct last, from_status) };

STATEMENT(find_last, last_columns, struct last,
	"SELECT id, from_status "
	"FROM referral_event FORCE INDEX (by_party) "
	"WHERE referral_id = ? AND act = " SQL_ACT_status " AND party = ? "
	"ORDER BY made_at DESC, id DESC "
	"LIMIT 1");

struct word { enum status word; };
static const struct column word_columns[] = { COLUMN(struct word, word) };

/* The party's previous status: its newest change that was not undone. EXISTS is not used, because MariaDB would then read all
 * events of all referrals first. */
STATEMENT(find_word_before, word_columns, struct word,
	"SELECT e.to_status AS word "
	"FROM referral_event e FORCE INDEX (by_party) "
	"WHERE e.referral_id = ? AND e.act = " SQL_ACT_status " AND e.party = ? AND e.id <> ? "
	"AND (SELECT u.id FROM referral_event u WHERE u.undoes = e.id LIMIT 1) IS NULL "
	"ORDER BY e.made_at DESC, e.id DESC "
	"LIMIT 1");

/* The status to which an undo leads: the newest one of these parties (a set of 1 << party) that is not undone, apart from the
 * one that is being undone. */
STATEMENT(find_status_before, word_columns, struct word,
	"SELECT e.to_status AS word "
	"FROM referral_event e "
	"WHERE e.referral_id = ? AND e.act = " SQL_ACT_status " AND ? & (1 << e.party) AND e.id <> ? "
	"AND (SELECT u.id FROM referral_event u WHERE u.undoes = e.id LIMIT 1) IS NULL "
	"ORDER BY e.version DESC "
	"LIMIT 1");

static bool was_mine(const struct newest *n, const struct actor *me)
{
	if (n->undone || n->party != me->party || n->by_link != me->by_link)
		return false;
	return me->by_link || n->account == me->account_id;
}

bool referral_may_undo(const struct req *q, const struct referral *r)
{
	const struct newest n = { r->last_event_party, r->last_event_account, r->last_event_by_link, r->last_event_undone };
	struct actor me;

	if (!(r->granted & MAY_UPDATE))
		return false;
	me = event_actor(q, r);
	return was_mine(&n, &me);
}

static enum err status_before(struct req *q, int64_t referral_id, unsigned parties, int64_t undone, enum status *status)
{
	struct word before = { STATUS_not_updated };
	enum err e = db_row(q, &find_status_before, &before, BIND(referral_id, parties, undone));

	*status = before.word;
	return e == ERR_MISSING ? ERR_OK : e;
}

/* Under a veil each side goes back to its own last word: the other may have set a status meanwhile, unseen. */
static enum err go_back(struct req *q, int64_t referral_id, struct standing *s, const struct actor *by, const struct last *last)
{
	enum err e;

	if (was_mine(&s->last_event, by))
		s->last_event = newest_of(by, true);
	if (!s->veiled) {
		s->status = s->status_helper = last->from_status;
		return ERR_OK;
	}
	if ((e = status_before(q, referral_id, EVERYBODY, last->id, &s->status)) || is_hidden(s, by))
		return e;
	s->last_helper = newest_of(by, true);
	return status_before(q, referral_id, THE_PEOPLE, last->id, &s->status_helper);
}

static enum err undo(struct req *q, void *data)
{
	const struct referral *r = data;
	const char *result = arena_printf(q->arena, "/referrals/%s", r->public_id);
	struct actor by = event_actor(q, r);
	struct event ev = { .act = ACT_undo };
	struct word before = { STATUS_NONE };
	struct standing s;
	struct last last;
	bool done_before;
	enum err e;

	if ((e = referral_once(q, result, &done_before)) || done_before)
		return e;
	if ((e = db_row(q, &lock_standing, &s, BIND(r->id))))
		return e;
	if (!was_mine(referral_is_veiled(r) ? &s.last_helper : &s.last_event, &by))
		return fail(q, ERR_CONFLICT, "the last change is another's");
	if ((e = db_row(q, &find_last, &last, BIND(r->id, by.party))))
		return e;
	e = db_row(q, &find_word_before, &before, BIND(r->id, by.party, last.id));
	if (e && e != ERR_MISSING)
		return e;
	ev.from_status = s.status;
	ev.undoes = last.id;
	*word_of(&s, by.party) = e == ERR_MISSING ? STATUS_NONE : before.word;
	if ((e = go_back(q, r->id, &s, &by, &last)))
		return e;
	ev.to_status = s.status;
	if ((e = keep(q, r->id, &s, &by)))
		return e;
	return event_add(q, r->id, &by, &ev);
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

static enum err note_one(struct req *q, const struct referral *r, const char *text, bool share)
{
	struct actor by = event_actor(q, r);
	struct event ev = { .act = ACT_note, .from_status = STATUS_NONE, .to_status = STATUS_NONE, .note = text,
		.note_shared = share };

	return event_add(q, r->id, &by, &ev);
}

static enum err note(struct req *q, void *data)
{
	const struct noting *n = data;
	bool done_before;
	enum err e = referral_once(q, n->result, &done_before);

	return e || done_before ? e : note_one(q, n->r, n->note, n->share);
}

static enum err may_note(struct req *q, const struct referral *r)
{
	return r->granted & MAY_SEE && !r->erased_at ? ERR_OK : fail(q, ERR_DENIED, "note on referral %s", r->public_id);
}

enum err referral_note(struct req *q, const struct referral *r, const char *text, bool share, const char *result)
{
	struct noting n = { r, text, result, share };
	enum err e = may_note(q, r);

	return e ? e : db_transaction(q, note, &n);
}

/* ---- the rows of a form ---- */

struct changing {
	struct row_change **changes;
	size_t count;
	const char *result, *was;
};

static enum err may_change(struct req *q, const struct row_change *c)
{
	switch (c->act) {
	case ACT_note: return may_note(q, c->r);
	case ACT_still_waiting: return may_wait(q, c->r);
	default: return may_move(q, c->r, &c->move);
	}
}

static enum err change_row(struct req *q, const struct row_change *c)
{
	switch (c->act) {
	case ACT_note: return note_one(q, c->r, c->move.note, c->move.share_note);
	case ACT_still_waiting: return wait_for_one(q, c->r, c->move.note);
	default: return move_one(q, c->r, &c->move);
	}
}

/* A conflict is noticed before anything of its row is written. */
static enum err change_rows(struct req *q, void *data)
{
	struct changing *w = data;
	enum err e = once_take(q, w->result, &w->was);

	if (e)
		return e == ERR_DUPLICATE ? ERR_OK : e;
	for (size_t i = 0; i < w->count; i++) {
		e = change_row(q, w->changes[i]);
		w->changes[i]->conflict = e == ERR_CONFLICT;
		if (e && e != ERR_CONFLICT)
			return e;
	}
	return ERR_OK;
}

static int by_id(const void *a, const void *b)
{
	const struct row_change *const *left = a, *const *right = b;

	return (left[0]->r->id > right[0]->r->id) - (left[0]->r->id < right[0]->r->id);
}

/* NOLINTBEGIN(bugprone-sizeof-expression): the pointers are sorted */
enum err referral_change_rows(struct req *q, struct row_change *changes, size_t count, const char *result, const char **was)
{
	struct changing w = { arena_array(q->arena, count + 1, sizeof(*w.changes)), count, result, NULL };
	enum err e;

	for (size_t i = 0; i < count; i++) {
		if ((e = may_change(q, &changes[i])))
			return e;
		w.changes[i] = &changes[i];
	}
	qsort(w.changes, count, sizeof(*w.changes), by_id);
	e = db_transaction(q, change_rows, &w);
	*was = w.was;
	return e;
}
/* NOLINTEND(bugprone-sizeof-expression) */

struct seen { enum status status; };
static const struct column seen_columns[] = { COLUMN(struct seen, status) };

STATEMENT(find_seen, seen_columns, struct seen,
	"SELECT from_status AS status "
	"FROM referral_event FORCE INDEX (since) "
	"WHERE referral_id = ? AND version > ? AND ? & (1 << act) "
	"ORDER BY version "
	"LIMIT 1");

/* Under a veil: the newest word of seeker or helper that stood then. */
STATEMENT(find_seen_veiled, seen_columns, struct seen,
	"SELECT e.to_status AS status "
	"FROM referral_event e "
	"WHERE e.referral_id = ? AND e.version <= ? AND e.act = " SQL_ACT_status " AND NOT " VEIL_SQL_HIDES " "
	"AND (SELECT u.id FROM referral_event u WHERE u.undoes = e.id AND u.version <= ? LIMIT 1) IS NULL "
	"ORDER BY e.version DESC "
	"LIMIT 1");

static enum err status_seen_veiled(struct req *q, const struct referral *r, int seen, enum status *status)
{
	struct seen s = { STATUS_not_updated };
	enum err e = db_row(q, &find_seen_veiled, &s, BIND(r->id, seen, seen));

	*status = s.status;
	return e == ERR_MISSING ? ERR_OK : e;
}

enum err referral_status_seen(struct req *q, const struct referral *r, int seen, enum status *status)
{
	struct seen s = { r->status };
	enum err e;

	if (referral_is_veiled(r) && seen >= 0 && seen < r->version)
		return status_seen_veiled(q, r, seen, status);
	e = seen < 0 || seen >= r->version ? ERR_OK : db_row(q, &find_seen, &s, BIND(r->id, seen, MOVES));

	*status = s.status;
	return e == ERR_MISSING ? ERR_OK : e;
}

struct noticed { bool any; };
static const struct column noticed_columns[] = { COLUMN(struct noticed, any) };

STATEMENT(find_noticed, noticed_columns, struct noticed,
	"SELECT EXISTS (SELECT 1 FROM referral_event e FORCE INDEX (since) "
		"WHERE e.referral_id = ? AND e.version > ? AND e.act <> ? AND (e.act <> ? OR e.note_shared OR ? & (1 << e.party)) "
		"AND NOT (? AND " VEIL_SQL_HIDES ")) AS `any`");

enum err referral_noticed(struct req *q, const struct referral *r, int seen, bool *noticed)
{
	struct noticed n = { 0 };
	enum err e = db_row(q, &find_noticed, &n, BIND(r->id, seen, ACT_opened, ACT_note, r->parties,
		referral_is_veiled(r)));

	*noticed = n.any;
	return e;
}

/* ---- opened ---- */

COMMAND(mark_opened,
	"UPDATE referral "
	"SET opened_at = ? "
	"WHERE id = ? AND opened_at IS NULL");

static enum err open_first(struct req *q, void *data)
{
	const struct referral *r = data;
	struct event ev = { .act = ACT_opened, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	struct actor by = event_actor(q, r);
	struct done done = { 0 };
	enum err e = db_exec(q, &mark_opened, &done, BIND(q->now, r->id));

	by.party = PARTY_PROGRAM;
	return e || !done.rows ? e : event_add(q, r->id, &by, &ev);
}

enum err referral_opened(struct req *q, const struct referral *r)
{
	struct referral copy = *r;

	if (r->opened_at || !(r->parties & THE_PROGRAM) || r->by_link || q->unattended)
		return ERR_OK;
	return db_transaction(q, open_first, &copy);
}
