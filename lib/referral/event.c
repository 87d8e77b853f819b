/* event.c - the one place that raises a referral's version, adds to its history and sends notifications. */
#include "referral/event.h"

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/veil.h"
#include "message/notify.h"
#include "referral/referral.h"
#include "referral/report_count.h"
#include "site/account.h"
#include "site/live_change.h"
#include "site/worklist.h"

/* ---- the version ---- */

/* LAST_INSERT_ID() returns the new version as struct done.id. The assignments run from left to right: the worklist's columns are
 * computed from the new `noted`. An act that a veil hides changes no column of the helper's side, not even during a release,
 * because these columns stay when the release ends. A version reveals how many acts came before it. So on a veiled referral a
 * hidden act raises the version by one, and any other act by a random number from a wide range: a gap then does not show whether
 * it holds a hidden act. */
COMMAND(move_version,
	"UPDATE referral r "
	"SET version = LAST_INSERT_ID(version + ? * IF(veiled, ?, 1)), "
	"version_helper = IF(veiled AND ?, version_helper, version), "
	"noted = (noted & ~?) | (? & ~IF(veiled AND ?, " SQL_VEIL_PARTIES ", 0)), " WORKLIST_SET
	"WHERE id = ?");

#define STEP_LEAST 100u

/* Acts by which a party answers the others' notes. */
#define ANSWERS (1u << ACT_status | 1u << ACT_undo | 1u << ACT_note | 1u << ACT_reach | 1u << ACT_still_waiting)

/* The parties whom a shared note or a release waits for. */
static unsigned noted_by(const struct event *event, enum party by)
{
	bool is_news = (event->act == ACT_note && event->note_shared) || event->act == ACT_released;

	return is_news ? EVERYBODY & ~(1u << by) : 0;
}

/* A new referral has version 1 already. */
static enum err next_version(struct req *q, int64_t referral_id, const struct event *event, enum party by, int64_t *version)
{
	unsigned answered = ANSWERS & 1u << event->act ? 1u << by : 0;
	bool hidden = veil_hides(event->act, by);
	unsigned step = hidden ? 1 : STEP_LEAST + secret_random_below(STEP_LEAST * 9);
	struct done done = { 0 };
	enum err e = db_exec(q, &move_version, &done,
		BIND(!act_makes_referral(event->act), step, hidden, answered, noted_by(event, by), hidden, referral_id));

	if (e)
		return e;
	*version = done.id;
	if (!done.rows)
		return fail(q, ERR_MISSING, "referral %lld", (long long)referral_id);
	return worklist_renew(q, referral_id);
}

/* ---- the line of its history ---- */

COMMAND(add_event,
	"INSERT INTO referral_event (referral_id, made_at, act, party, account_id, team_id, "
	"actor_first_name, actor_last_initial, actor_organization, by_link, by_text, "
	"from_status, to_status, note, note_shared, undoes, version) "
	"VALUES (?, ?, ?, ?, ?, ?, "
	"?, ?, ?, ?, ?, "
	"?, ?, ?, ?, ?, ?)");

/* The first character of a name, with all of its bytes. */
static char *initial(struct req *q, const char *name)
{
	size_t n = 1;

	if (text_is_empty(name))
		return arena_text(q->arena, "");
	while ((name[n] & 0xc0) == 0x80)
		n++;
	return arena_bytes(q->arena, name, n);
}

struct value event_status(enum status status)
{
	return status == STATUS_NONE ? (struct value){ .type = VALUE_NULL } : value_int(status);
}

struct value event_party(enum party party)
{
	return party == PARTY_NONE ? (struct value){ .type = VALUE_NULL } : value_int(party);
}

static enum err add_line(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event,
	int64_t version, int64_t *id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &add_event, &done, BIND(referral_id, q->now, event->act, by->party,
		value_id(by->account_id), value_id(by->team_id),
		text_or_empty(by->first_name), initial(q, by->last_name), text_or_empty(by->organization), by->by_link, by->by_text,
		event_status(event->from_status), event_status(event->to_status), text_or_empty(event->note),
		event->note_shared, value_id(event->undoes), version));

	*id = done.id;
	return e;
}

/* ---- adding ---- */

/* An unchanged status is news only if it has a shared note: nobody else may read a private one. */
static bool is_news(const struct event *event)
{
	if (event->act == ACT_undo)
		return event->to_status != event->from_status;
	return event->act != ACT_status || event->to_status != event->from_status || event->note_shared;
}

/* Only the writer's side learns of a private note. */
static unsigned noticed_by(const struct event *event, enum party by)
{
	return event->act == ACT_note && !event->note_shared ? 1u << by : EVERYBODY;
}

/* Other acts change nothing that a report counts. */
static bool is_counted(enum act act)
{
	return act_makes_referral(act) || act == ACT_status || act == ACT_undo;
}

enum err event_add(struct req *q, int64_t referral_id, const struct actor *by, const struct event *event)
{
	struct happening h = { .referral_id = referral_id, .act = event->act, .by = by->party, .account_id = by->account_id,
		.about = event->about };
	int64_t version;
	enum err e;

	if (!db_in_transaction(q->db))
		return fail(q, ERR_DATABASE, "%s outside the transaction that does it", act_slug(event->act));
	if ((e = next_version(q, referral_id, event, by->party, &version)))
		return e;
	if ((e = add_line(q, referral_id, by, event, version, &h.event_id)))
		return e;
	if ((e = live_change_add(q, referral_id, noticed_by(event, by->party), veil_hides(event->act, by->party))))
		return e;
	if (is_counted(event->act) && (e = report_changed(q, referral_id)))
		return e;
	return is_news(event) ? notify_event(q, &h) : ERR_OK;
}

/* ---- the actor ---- */

static enum party acting_party(const struct referral *r)
{
	for (enum party p = 0; p < PARTIES; p++)
		if (r->parties & (1u << p))
			return p;
	return PARTY_SEEKER;
}

static struct actor actor_by_link(const struct referral *r, enum party p)
{
	struct actor by = { .party = p, .by_link = true, .by_text = r->by_text };
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

struct actor event_actor(const struct req *q, const struct referral *r)
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

/* ---- what the viewer has seen ---- */

struct done_last { int current, version; };
static const struct column done_last_columns[] = {
	COLUMN(struct done_last, current), COLUMN(struct done_last, version),
};

STATEMENT(find_done_last, done_last_columns, struct done_last,
	"SELECT IFNULL((SELECT MAX(version) FROM referral_event WHERE referral_id = ?), 0) AS current, "
		"IFNULL(MAX(e.version), 0) AS version "
	"FROM referral_event e "
	"WHERE e.referral_id = ? AND e.version > ? AND ? & (1 << e.act) AND NOT (? AND " VEIL_SQL_HIDES ")");

enum err event_unseen(struct req *q, const struct referral *r, unsigned acts, int seen)
{
	struct done_last last;
	enum err e = db_row(q, &find_done_last, &last, BIND(r->id, r->id, seen, acts, referral_is_veiled(r)));

	if (e)
		return e;
	if (last.version > seen || seen > last.current)
		return fail(q, ERR_CONFLICT, "seen %d, done in %d, now %d", seen, last.version, last.current);
	return ERR_OK;
}
