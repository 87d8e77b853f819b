/* erasure.c - finds what is about a person, and blanks or deletes it. */
#include "referral/erasure.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "message/outbox.h"
#include "message/revoke.h"
#include "message/timer.h"
#include "referral/event.h"
#include "referral/hold.h"
#include "referral/personal.h"
#include "site/live_change.h"
#include "site/worklist.h"

#define BATCH 25
#define SAME_MOST 1000		/* referrals of one address and name that are erased at once */

/* ---- one referral ---- */

struct row {
	int64_t id, program_id, person_id;
	instant updated_at;
	struct situation at;
	const char *seeker_email, *seeker_phone;
};

static const struct column row_columns[] = {
	COLUMN(struct row, id), COLUMN(struct row, program_id), COLUMN(struct row, person_id), COLUMN(struct row, updated_at),
	SITUATION_COLUMNS(struct row, at), COLUMN(struct row, seeker_email), COLUMN(struct row, seeker_phone),
};

STATEMENT(lock_row, row_columns, struct row,
	"SELECT id, program_id, person_id, updated_at, " SITUATION_SQL("") ", seeker_email, seeker_phone "
	"FROM referral "
	"WHERE id = ? AND erased_at IS NULL "
	"FOR UPDATE");

#define SET_BLANK(column, value) #column " = " value ", "

COMMAND(blank_referral,
	"UPDATE referral "
	"SET " BLANKED_referral(SET_BLANK)
	"	reach = ?, consent = ?, withdrawn_at = IFNULL(withdrawn_at, ?), due_at = NULL, outcome = NULL, undelivered_at = NULL, "
	"	seeker_id = NULL, person_id = NULL, helper_id = IF(?, helper_id, NULL), shared_group_id = IF(?, shared_group_id, NULL), "
	"	inbound_program_id = IF(?, program_id, NULL), follow_up = FALSE, erased_at = ?, updated_at = ?, "
	"	released_until = NULL "
	"WHERE id = ?");

COMMAND(blank_events,
	"UPDATE referral_event "
	"SET " BLANKED_referral_event(SET_BLANK) "id = id "
	"WHERE referral_id = ?");

COMMAND(blank_drafts,
	"UPDATE screener_draft d "
	"JOIN receipt c ON c.draft_id = d.id "
	"JOIN receipt_referral r ON r.receipt_id = c.id "
	"SET " BLANKED_screener_draft(SET_BLANK) "d.id = d.id "
	"WHERE r.referral_id = ?");

COMMAND(blank_draft_parts,
	"UPDATE screener_draft_part p "
	"JOIN receipt c ON c.draft_id = p.draft_id "
	"JOIN receipt_referral r ON r.receipt_id = c.id "
	"SET " BLANKED_screener_draft_part(SET_BLANK) "p.draft_id = p.draft_id "
	"WHERE r.referral_id = ?");

COMMAND(blank_messages,
	"UPDATE outbox "
	"SET " BLANKED_outbox(SET_BLANK) "id = id "
	"WHERE subject = ? AND subject_id = ? AND party = " SQL_PARTY_SEEKER);

/* Other messages to the address: codes, the answers about a request. One that waits is somebody's to get. */
COMMAND(blank_messages_to,
	"UPDATE outbox "
	"SET " BLANKED_outbox(SET_BLANK) "id = id "
	"WHERE recipient = ? AND state NOT IN (?, ?)");

COMMAND(drop_codes_to,
	"DELETE FROM sign_in_code "
	"WHERE address = ?");

/* The same for a referral that is erased because it is old: somebody may use the address for something newer. Messages about
 * a referral go with that one. */
COMMAND(blank_old_messages_to,
	"UPDATE outbox "
	"SET " BLANKED_outbox(SET_BLANK) "id = id "
	"WHERE recipient = ? AND state NOT IN (?, ?) AND made_at < ? AND subject <> ?");

COMMAND(drop_old_codes_to,
	"DELETE FROM sign_in_code "
	"WHERE address = ? AND made_at < ?");

/* Only holds that ended are left. */
COMMAND(blank_holds,
	"UPDATE hold "
	"SET " BLANKED_hold(SET_BLANK) "id = id "
	"WHERE referral_id = ?");

COMMAND(withdraw,
	"UPDATE consent "
	"SET withdrawn_at = ? "
	"WHERE referral_id = ? AND withdrawn_at IS NULL");

COMMAND(drop_releases, "DELETE FROM word_release WHERE referral_id = ?");
COMMAND(drop_answers, "DELETE FROM referral_answers WHERE referral_id = ?");
COMMAND(drop_words, "DELETE FROM inbound_word WHERE referral_id = ?");
COMMAND(drop_waiting, "DELETE FROM referral_waiting WHERE referral_id = ?");
COMMAND(drop_news, "DELETE FROM digest_entry WHERE referral_id = ?");

/* before: only messages and codes from before then; EVERYTHING for all. */
#define EVERYTHING INT64_MAX

static enum err forget_old(struct req *q, const char *address, instant before)
{
	enum err e = db_exec(q, &blank_old_messages_to, NULL, BIND(address, OUTBOX_WAITING, OUTBOX_SENDING, before, SUBJECT_referral));

	return e ? e : db_exec(q, &drop_old_codes_to, NULL, BIND(address, before));
}

static enum err forget_address(struct req *q, const char *address, instant before)
{
	enum err e;

	if (text_is_empty(address))
		return ERR_OK;
	if (before != EVERYTHING)
		return forget_old(q, address, before);
	e = db_exec(q, &blank_messages_to, NULL, BIND(address, OUTBOX_WAITING, OUTBOX_SENDING));
	return e ? e : db_exec(q, &drop_codes_to, NULL, BIND(address));
}

static enum err forget_words(struct req *q, int64_t id)
{
	static const struct stmt *const all[] = {
		&blank_events, &blank_drafts, &blank_draft_parts, &blank_holds, &drop_releases, &drop_answers, &drop_words, &drop_waiting,
		&drop_news,
	};
	enum err e = db_exec(q, &blank_messages, NULL, BIND(SUBJECT_referral, id));

	for (size_t i = 0; !e && i < COUNT(all); i++)
		e = db_exec(q, all[i], NULL, BIND(id));
	return e;
}

/* The history gets a line that sharing stopped, without a name. */
static enum err tell(struct req *q, int64_t id)
{
	struct actor nobody = { .party = PARTY_SEEKER, .first_name = "", .last_name = "", .organization = "" };
	struct event ev = { .act = ACT_stop_sharing, .from_status = STATUS_NONE, .to_status = STATUS_NONE };

	return event_add(q, id, &nobody, &ev);
}

static enum err keep_count(struct req *q, const struct row *r)
{
	struct situation at = r->at;
	struct edges has;

	at.reach = REACH_DONT;
	at.consent = at.kind == KIND_LIVE ? CONSENT_WITHDRAWN : CONSENT_NONE;
	has = law_edges(&at);
	return db_exec(q, &blank_referral, NULL, BIND(at.reach, at.consent, value_id(at.kind == KIND_LIVE ? q->now : 0),
		has.helper, has.helper, has.program, q->now, q->now, r->id));
}

static enum err forget_ways(struct req *q, const struct row *r, instant before)
{
	enum err e = forget_address(q, r->seeker_email, before);

	return e ? e : forget_address(q, r->seeker_phone, before);
}

static enum err erase_row(struct req *q, const struct row *r, instant before)
{
	struct revoked links = { .right = RIGHT_link, .of = r->id, .parties = EVERYBODY };
	enum err e;

	if ((e = live_change_leave(q, r->id)) || (e = revoke(q, &links)) || (e = timer_drop(q, r->id)))
		return e;
	if ((e = forget_ways(q, r, before)))
		return e;
	if ((e = db_exec(q, &withdraw, NULL, BIND(q->now, r->id))) || (e = keep_count(q, r)) || (e = tell(q, r->id)))
		return e;
	return forget_words(q, r->id);
}

static enum err check_hold(struct req *q, int64_t referral_id, int64_t person_id)
{
	struct hold h;
	enum err e = hold_find(q, referral_id, person_id, &h);

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	return ERR_CONFLICT;
}

/* *person_id becomes the profile, 0 if there is none. */
static enum err erase_referral(struct req *q, int64_t id, int64_t *person_id)
{
	struct row r = { 0 };
	enum err e = db_row(q, &lock_row, &r, BIND(id));

	*person_id = r.person_id;
	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	e = check_hold(q, id, r.person_id);
	return e ? e : erase_row(q, &r, EVERYTHING);
}

/* ---- one profile ---- */

struct found { int64_t id, person_id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };
static const struct column owned_columns[] = { COLUMN(struct found, id), COLUMN(struct found, person_id) };

STATEMENT(of_profile, found_columns, struct found,
	"SELECT id "
	"FROM referral "
	"WHERE person_id = ? "
	"LIMIT 100");

STATEMENT(merged_into, found_columns, struct found,
	"SELECT other_id AS id "
	"FROM person_merge "
	"WHERE person_id = ?");

COMMAND(drop_merges, "DELETE FROM person_merge WHERE person_id = ? OR other_id = ?");
COMMAND(drop_history, "DELETE FROM person_history WHERE person_id = ?");
COMMAND(leave_profile, "UPDATE person SET merged_into = NULL WHERE merged_into = ?");
COMMAND(drop_profile, "DELETE FROM person WHERE id = ?");

static enum err drop_person(struct req *q, int64_t id)
{
	enum err e;

	if ((e = db_exec(q, &drop_merges, NULL, BIND(id, id))) || (e = db_exec(q, &drop_history, NULL, BIND(id))))
		return e;
	e = db_exec(q, &leave_profile, NULL, BIND(id));
	return e ? e : db_exec(q, &drop_profile, NULL, BIND(id));
}

static enum err drop_all(struct req *q, int64_t id, const struct found *others, size_t other_count)
{
	enum err e = drop_person(q, id);

	for (size_t i = 0; !e && i < other_count; i++)
		e = drop_person(q, others[i].id);
	return e;
}

/* All referrals of the profile are the person's, under whatever name. Those that were merged into it go with it. */
static enum err erase_person(struct req *q, int64_t id)
{
	struct found *all, *others;
	size_t count, other_count;
	int64_t person;
	enum err e = check_hold(q, 0, id);

	if (e || (e = db_rows(q, &merged_into, &others, &other_count, BIND(id))))
		return e;
	for (;;) {
		if ((e = db_rows(q, &of_profile, &all, &count, BIND(id))) || !count)
			break;
		for (size_t i = 0; !e && i < count; i++)
			e = erase_referral(q, all[i].id, &person);
		if (e)
			break;
	}
	return e ? e : drop_all(q, id, others, other_count);
}

/* ---- the person ---- */

STATEMENT(of_account, found_columns, struct found,
	"SELECT id "
	"FROM referral "
	"WHERE seeker_id = ? AND site_id = ? "
	"LIMIT " STRINGIFY(BATCH));

struct key { const char *name_key, *email, *phone; };
static const struct column key_columns[] = { COLUMN(struct key, name_key), COLUMN(struct key, email), COLUMN(struct key, phone) };

STATEMENT(keys_of_account, key_columns, struct key,
	"SELECT a.name_key, IF(d.address LIKE '%@%', d.address, '') AS email, IF(d.address LIKE '%@%', '', d.address) AS phone "
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"WHERE a.id = ? AND a.name_key <> ''");

STATEMENT(keys_of_referral, key_columns, struct key,
	"SELECT r.seeker_name_key AS name_key, r.seeker_email AS email, r.seeker_phone AS phone "
	"FROM referral r "
	"WHERE r.id = ? AND r.seeker_name_key <> ''");

STATEMENT(same_email, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral FORCE INDEX (unowned_email) "
	"WHERE seeker_email = ? AND seeker_name_key = ? AND site_id = ? AND id <> ? "
	"LIMIT " STRINGIFY(SAME_MOST));

STATEMENT(same_phone, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral FORCE INDEX (unowned_phone) "
	"WHERE seeker_phone = ? AND seeker_name_key = ? AND site_id = ? AND id <> ? "
	"LIMIT " STRINGIFY(SAME_MOST));

STATEMENT(profile_email, found_columns, struct found,
	"SELECT id "
	"FROM person "
	"WHERE seeker_email = ? AND seeker_name_key = ? AND site_id = ? "
	"LIMIT " STRINGIFY(BATCH));

STATEMENT(profile_phone, found_columns, struct found,
	"SELECT id "
	"FROM person "
	"WHERE seeker_phone = ? AND seeker_name_key = ? AND site_id = ? "
	"LIMIT " STRINGIFY(BATCH));

struct batch { const struct erased *who; bool more; };

static enum err erase_referrals(struct req *q, const struct found *all, size_t count)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < count; i++) {
		int64_t person = 0;

		e = erase_referral(q, all[i].id, &person);
		if (!e && person)
			e = erase_person(q, person);
	}
	return e;
}

static enum err erase_profiles(struct req *q, const struct stmt *s, const char *address, const char *name_key,
	int64_t site_id)
{
	struct found *all = NULL;
	size_t count = 0;
	enum err e = text_is_empty(address) ? ERR_OK : db_rows(q, s, &all, &count, BIND(address, name_key, site_id));

	if (e || text_is_empty(address))
		return e;
	for (size_t i = 0; !e && i < count; i++)
		e = erase_person(q, all[i].id);
	return e;
}

static enum err find_same(struct req *q, const struct erased *who, const struct stmt *s, const char *address,
	const char *name_key, struct found **all, size_t *count)
{
	*all = NULL;
	*count = 0;
	return text_is_empty(address) ? ERR_OK : db_rows(q, s, all, count, BIND(address, name_key, who->site_id, who->referral_id));
}

/* Both are found before anything is erased: the referral whose link asked has the keys, and its profile may be theirs, too. */
static enum err by_key(struct req *q, const struct erased *who, const struct key *k)
{
	struct found *by_email = NULL, *by_phone = NULL;
	size_t email_count = 0, phone_count = 0;
	enum err e = find_same(q, who, &same_email, k->email, k->name_key, &by_email, &email_count);

	if (e || (e = find_same(q, who, &same_phone, k->phone, k->name_key, &by_phone, &phone_count)))
		return e;
	if ((e = erase_referrals(q, by_email, email_count)) || (e = erase_referrals(q, by_phone, phone_count)))
		return e;
	if ((e = erase_profiles(q, &profile_email, k->email, k->name_key, who->site_id)))
		return e;
	return erase_profiles(q, &profile_phone, k->phone, k->name_key, who->site_id);
}

static enum err find_keys(struct req *q, const struct erased *who, struct key **keys, size_t *count)
{
	return db_rows(q, who->account_id ? &keys_of_account : &keys_of_referral, keys, count,
		BIND(who->account_id ? who->account_id : who->referral_id));
}

static enum err by_keys(struct req *q, const struct erased *who)
{
	struct key *keys;
	size_t count;
	enum err e = find_keys(q, who, &keys, &count);

	for (size_t i = 0; !e && i < count; i++)
		e = by_key(q, who, &keys[i]);
	return e;
}

static enum err erase_some(struct req *q, void *data)
{
	struct batch *b = data;
	struct found *all, only = { .id = b->who->referral_id };
	size_t count = 0;
	enum err e = b->who->account_id ? db_rows(q, &of_account, &all, &count, BIND(b->who->account_id, b->who->site_id)) : ERR_OK;

	b->more = count;
	if (e || count)
		return e ? e : erase_referrals(q, all, count);
	e = by_keys(q, b->who);
	return e || !b->who->referral_id ? e : erase_referrals(q, &only, 1);
}

enum err erasure_batch(struct req *q, const struct erased *who, bool *more)
{
	struct batch b = { who, false };
	enum err e = db_transaction(q, erase_some, &b);

	*more = b.more;
	return e;
}

/* ---- holds ---- */

STATEMENT(all_of_account, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral "
	"WHERE seeker_id = ? AND site_id = ? "
	"LIMIT " STRINGIFY(SAME_MOST));

STATEMENT(this_one, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral "
	"WHERE id = ?");

/* A hold on one of these referrals, on its profile, or on another referral of that profile. */
static enum err hold_on_referrals(struct req *q, const struct found *all, size_t count, struct hold *h)
{
	enum err e = ERR_MISSING;

	for (size_t i = 0; e == ERR_MISSING && i < count; i++) {
		e = hold_find(q, all[i].id, all[i].person_id, h);
		if (e == ERR_MISSING && all[i].person_id)
			e = hold_find(q, 0, all[i].person_id, h);
	}
	return e;
}

static enum err hold_on_profiles(struct req *q, const struct stmt *s, const char *address, const struct key *k, int64_t site_id,
	struct hold *h)
{
	struct found *all;
	size_t count;
	enum err e = db_rows(q, s, &all, &count, BIND(address, k->name_key, site_id));

	if (e)
		return e;
	e = ERR_MISSING;
	for (size_t i = 0; e == ERR_MISSING && i < count; i++)
		e = hold_find(q, 0, all[i].id, h);
	return e;
}

/* Where an address may be found. */
struct trail { const struct stmt *referrals, *profiles; };
static const struct trail by_email = { &same_email, &profile_email }, by_phone = { &same_phone, &profile_phone };

static enum err hold_by(struct req *q, const struct erased *who, const struct trail *t, const char *address, const struct key *k,
	struct hold *h)
{
	struct found *all;
	size_t count;
	enum err e;

	if (text_is_empty(address))
		return ERR_MISSING;
	if ((e = find_same(q, who, t->referrals, address, k->name_key, &all, &count)))
		return e;
	e = hold_on_referrals(q, all, count, h);
	return e == ERR_MISSING ? hold_on_profiles(q, t->profiles, address, k, who->site_id, h) : e;
}

static enum err hold_by_keys(struct req *q, const struct erased *who, struct hold *h)
{
	struct key *keys;
	size_t count;
	enum err e = find_keys(q, who, &keys, &count);

	if (e)
		return e;
	e = ERR_MISSING;
	for (size_t i = 0; e == ERR_MISSING && i < count; i++)
		if ((e = hold_by(q, who, &by_email, keys[i].email, &keys[i], h)) == ERR_MISSING)
			e = hold_by(q, who, &by_phone, keys[i].phone, &keys[i], h);
	return e;
}

enum err erasure_hold(struct req *q, const struct erased *who, struct hold *h)
{
	struct found *all;
	size_t count;
	enum err e = who->account_id ? db_rows(q, &all_of_account, &all, &count, BIND(who->account_id, who->site_id))
		: db_rows(q, &this_one, &all, &count, BIND(who->referral_id));

	if (e)
		return e;
	e = hold_on_referrals(q, all, count, h);
	return e == ERR_MISSING ? hold_by_keys(q, who, h) : e;
}

/* ---- what is old ---- */

struct touched { instant event_at; bool asked; };
static const struct column touched_columns[] = { COLUMN(struct touched, event_at), COLUMN(struct touched, asked) };

/* The referral is locked, and an event moves its version: nothing is written meanwhile. */
STATEMENT(touched_of, touched_columns, struct touched,
	"SELECT IFNULL((SELECT MAX(e.made_at) FROM referral_event e WHERE e.referral_id = k.id), 0) AS event_at, "
	"	EXISTS (SELECT 1 FROM data_request d WHERE d.referral_id = k.id AND (d.waits OR (d.approved AND d.erased_at IS NULL))) AS asked "
	"FROM (SELECT CAST(? AS SIGNED) AS id) k");

struct aging { int64_t id; instant before; bool done; };

static enum err erase_old(struct req *q, void *data)
{
	struct aging *a = data;
	struct row r = { 0 };
	struct touched t = { 0 };
	enum err e = db_row(q, &lock_row, &r, BIND(a->id));

	if (e || r.updated_at >= a->before)
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = check_hold(q, r.id, r.person_id)) || (e = db_row(q, &touched_of, &t, BIND(r.id))))
		return e == ERR_CONFLICT ? ERR_OK : e;
	if (t.event_at >= a->before || t.asked)
		return ERR_OK;
	a->done = true;
	if ((e = erase_row(q, &r, a->before)) || !r.person_id)
		return e;
	return worklist_renew_viewers(q, r.person_id);
}

static enum err age(struct req *q, enum err (*work)(struct req *q, void *data), int64_t id, instant before, bool *done)
{
	struct aging a = { .id = id, .before = before };
	enum err e = db_transaction(q, work, &a);

	*done = !e && a.done;
	return e;
}

enum err erasure_old_referral(struct req *q, int64_t id, instant before, bool *done)
{
	return age(q, erase_old, id, before, done);
}

struct profile { instant updated_at; bool is_merged; };
static const struct column idle_columns[] = { COLUMN(struct profile, updated_at), COLUMN(struct profile, is_merged) };

STATEMENT(lock_profile, idle_columns, struct profile,
	"SELECT updated_at, merged_into IS NOT NULL AS is_merged "
	"FROM person "
	"WHERE id = ? "
	"FOR UPDATE");

STATEMENT(noted_since, found_columns, struct found,
	"SELECT id "
	"FROM person_note "
	"WHERE person_id = ? AND made_at >= ? "
	"LIMIT 1");

static enum err is_none(struct req *q, const struct stmt *s, struct binds b, bool *none)
{
	struct found f;
	enum err e = db_row(q, s, &f, b);

	*none = e == ERR_MISSING;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err drop_idle(struct req *q, void *data)
{
	struct aging *a = data;
	struct profile p = { 0 };
	struct found *others;
	size_t count;
	bool no_referral, no_note;
	enum err e = db_row(q, &lock_profile, &p, BIND(a->id));

	if (e || p.updated_at >= a->before || p.is_merged)
		return e == ERR_MISSING ? ERR_OK : e;
	if ((e = is_none(q, &of_profile, BIND(a->id), &no_referral)) || (e = is_none(q, &noted_since, BIND(a->id, a->before), &no_note)))
		return e;
	if (!no_referral || !no_note || (e = check_hold(q, 0, a->id)))
		return e == ERR_CONFLICT ? ERR_OK : e;
	a->done = true;
	e = db_rows(q, &merged_into, &others, &count, BIND(a->id));
	return e ? e : drop_all(q, a->id, others, count);
}

enum err erasure_idle_profile(struct req *q, int64_t id, instant before, bool *done)
{
	return age(q, drop_idle, id, before, done);
}
