/* referral.c - finds referrals as their viewer may see them. */
#include "referral/referral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "referral/list.h"
#include "referral/referral_sql.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/session.h"
#include "site/site.h"
#include "base/str.h"

static const struct column referral_columns[] = { REFERRAL_COLUMNS };

/* ---- one ---- */

STATEMENT(find_one, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM (SELECT id, made_at, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM referral "
		"WHERE public_id = ?) k "
	REFERRAL_JOINS);

enum err referral_find(struct req *q, const char *public_id, struct referral **r)
{
	const struct account *a = q->account;
	struct referral *found = ARENA_NEW(q->arena, struct referral);
	enum err e = ERR_MISSING;

	if (a)
		e = db_row(q, &find_one, found, BIND(a->id, q->site ? q->site->id : 0, a->id, a->team_id, a->id, value_public_id(public_id)));
	*r = e ? NULL : found;
	return e == ERR_MISSING ? fail(q, e, "referral %s", public_id) : e;
}

/* ---- several ---- */

STATEMENT(find_some, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM (SELECT id, made_at, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM referral "
		"WHERE public_id IN (" TWENTY_FIVE ")) k "
	REFERRAL_JOINS);

/* At most LIST_PAGE of them. The places of the statement that are left over repeat the last one. */
static enum err find_some_of(struct req *q, const char *const *public_ids, size_t wanted, struct referral **found, size_t *count)
{
	const struct account *a = q->account;
	struct value v[5 + LIST_PAGE] = { value_int(a->id), value_int(q->site ? q->site->id : 0), value_int(a->id),
		value_int(a->team_id), value_int(a->id) };

	for (size_t i = 0; i < LIST_PAGE; i++)
		v[5 + i] = value_public_id(public_ids[i < wanted ? i : wanted - 1]);
	return db_rows(q, &find_some, found, count, (struct binds){ v, COUNT(v) });
}

static const struct referral *named(const char *public_id, const struct referral *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, public_id))
			return &all[i];
	return NULL;
}

enum err referral_find_each(struct req *q, const char *const *public_ids, size_t count, const struct referral **each)
{
	struct referral *found;
	size_t n, step;
	enum err e;

	for (size_t at = 0; at < count; at += step) {
		step = count - at < LIST_PAGE ? count - at : LIST_PAGE;
		if ((e = find_some_of(q, public_ids + at, step, &found, &n)))
			return e;
		for (size_t i = at; i < at + step; i++)
			each[i] = named(public_ids[i], found, n);
	}
	return ERR_OK;
}

STATEMENT(find_following, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM (SELECT id, made_at, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM referral "
		"WHERE elsewhere_of = ? "
		"ORDER BY id "
		"LIMIT " STRINGIFY(REFERRALS_AFTER) ") k "
	REFERRAL_JOINS
	"AND k.parties & " SQL_THE_PEOPLE " "
	"ORDER BY r.id");

enum err referral_following(struct req *q, const struct referral *r, struct referral **after, size_t *count)
{
	const struct account *a = q->account;

	*count = 0;
	if (!r->followed)
		return ERR_OK;
	return db_rows(q, &find_following, after, count, BIND(a->id, q->site ? q->site->id : 0, a->id, a->team_id, a->id, r->id));
}

struct link { int64_t referral_id, site_id; enum party party; enum channel channel; instant ends_at; bool revoked; };

static const struct column link_columns[] = {
	COLUMN(struct link, referral_id), COLUMN(struct link, site_id), COLUMN(struct link, party), COLUMN(struct link, channel),
	COLUMN(struct link, ends_at), COLUMN(struct link, revoked),
};

/* A link ends 90 days after sending, or 14 days after the loop closed. */
STATEMENT(find_link, link_columns, struct link,
	"SELECT l.referral_id, r.site_id, l.party, l.channel, "
	"LEAST(l.expires_at, IFNULL(r.closed_at + 14 * 86400000, l.expires_at)) AS ends_at, "
	"l.revoked_at IS NOT NULL AS revoked "
	"FROM status_link l "
	"JOIN referral r ON r.id = l.referral_id "
	"WHERE l.token_hash = ?");

/* True of a referral that is proved by its code, for the holder of its link who is neither signed in as its seeker, nor has typed
 * the code in this session. */
#define UNPROVED \
	"? AND " VEIL_SQL_BY_CODE("veiled", "origin") " AND IFNULL(seeker_id <> ?, TRUE) AND NOT EXISTS (" \
		"SELECT 1 FROM code_typed c WHERE c.session_id = ? AND c.referral_id = f.id AND c.until_at > " SQL_NOW ") "

STATEMENT(find_linked, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM (SELECT id, made_at, IF(" UNPROVED ", " SQL_UNPROVED_GRANTS ", " SQL_LINK_GRANTS ") AS within, "
			"CAST(? AS UNSIGNED) AS parties "
		"FROM referral f "
		"WHERE id = ?) k "
	REFERRAL_JOINS);

enum err referral_by_link(struct req *q, const char *token, struct referral **referral)
{
	unsigned char hash[HASH_SIZE];
	struct link l;
	enum err e;

	secret_hash(token, strlen(token), hash);
	if ((e = db_row(q, &find_link, &l, BIND(value_bytes(hash, sizeof(hash))))))
		return e == ERR_MISSING ? fail(q, e, "no such link") : e;
	if (q->site && l.site_id != q->site->id)
		return fail(q, ERR_MISSING, "link of another site");
	if (l.revoked || l.ends_at <= q->now)
		return fail(q, ERR_GONE, "link expired or revoked");
	*referral = ARENA_NEW(q->arena, struct referral);
	if ((e = db_row(q, &find_linked, *referral, BIND(l.party == PARTY_SEEKER, q->account ? q->account->id : 0,
			q->session ? q->session->id : 0, 1 << l.party, l.referral_id))))
		return e == ERR_MISSING ? fail(q, ERR_GONE, "the law no longer shows it") : e;
	(*referral)->by_link = true;
	(*referral)->by_text = l.channel == CHANNEL_TEXT;
	return ERR_OK;
}

STATEMENT(find_receipt, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM (SELECT f.id, f.made_at, " SQL_ALL_GRANTS " AS within, IF(f.origin = " SQL_ORIGIN_SELF ", " SQL_THE_SEEKER ", " SQL_THE_HELPER ") AS parties "
		"FROM receipt t "
		"JOIN receipt_referral x ON x.receipt_id = t.id "
		"JOIN referral f ON f.id = x.referral_id "
		"WHERE t.public_id = ? AND f.site_id = ? AND NOT f.recorded "
		"AND (IFNULL(t.session_id = ?, 0) OR IFNULL(t.account_id = ?, 0))) k "
	REFERRAL_JOINS
	"ORDER BY k.id");

enum err referral_of_receipt(struct req *q, const char *receipt, struct referral **all, size_t *count)
{
	int64_t session_id = q->session ? q->session->id : 0;
	int64_t account_id = q->account ? q->account->id : 0;
	enum err e = db_rows(q, &find_receipt, all, count,
		BIND(value_public_id(receipt), q->site ? q->site->id : 0, session_id, account_id));

	if (!e && !*count)
		return fail(q, ERR_MISSING, "receipt %s", receipt);
	return e;
}

/* ---- programs that the viewer has claimed ---- */

static const struct column inbound_columns[] = {
	COLUMN(struct inbound_program, id), COLUMN(struct inbound_program, public_id),
	COLUMN(struct inbound_program, name), COLUMN(struct inbound_program, organization_name),
	COLUMN(struct inbound_program, needs_you), COLUMN(struct inbound_program, not_updated),
};

#define COUNT_MOST 100
_Static_assert(COUNT_MOST == 100, "OFFSET 99 leads to the last one that is counted");

/* Counts up to 100 referrals of the program p, along an index; the page shows 99+. */
#define COUNTED(index, condition) \
	"IFNULL((SELECT " STRINGIFY(COUNT_MOST) " FROM referral r FORCE INDEX (" index ") " \
			"WHERE r.inbound_program_id = p.id " condition " LIMIT 1 OFFSET 99), " \
		"(SELECT COUNT(*) FROM referral r FORCE INDEX (" index ") " \
			"WHERE r.inbound_program_id = p.id " condition ")) "

#define WORK_COUNTED \
	COUNTED("inbound_attention", "AND r.attention_program < ?") "AS needs_you, " \
	COUNTED("inbound_stage", "AND r.stage = " SQL_STAGE_not_updated) "AS not_updated "

/* Chooses the page first, so that only its programs are counted. */
STATEMENT(list_programs, inbound_columns, struct inbound_program,
	"SELECT p.id, p.public_id, p.name, o.name AS organization_name, "
	WORK_COUNTED
	"FROM (SELECT c.program_id, c.program_name "
		"FROM program_claimer c FORCE INDEX (by_name) "
		"WHERE c.account_id = ? AND c.program_name >= ? AND (c.program_name > ? OR c.program_id > ?) "
		"ORDER BY c.program_name, c.program_id "
		"LIMIT ?) c "
	"STRAIGHT_JOIN program p ON p.id = c.program_id "
	"JOIN organization o ON o.id = p.organization_id "
	"ORDER BY c.program_name, c.program_id");

enum err referral_inbound_programs(struct req *q, const char *after, struct inbound_program **all, size_t *count)
{
	struct inbound_program last = { .name = "" };
	instant today = list_end_of_today(q);
	enum err e;

	if (after && (e = referral_inbound_program(q, after, &last)))
		return e;
	return db_rows(q, &list_programs, all, count,
		BIND(today, today, q->account->id, last.name, last.name, last.id, LIST_PAGE + 1));
}

static const struct column counted_columns[] = {
	COLUMN(struct inbound_program, id), COLUMN(struct inbound_program, public_id),
	COLUMN(struct inbound_program, name), COLUMN(struct inbound_program, organization_name),
	COLUMN(struct inbound_program, needs_you), COLUMN(struct inbound_program, not_updated),
	COLUMN(struct inbound_program, waiting), COLUMN(struct inbound_program, done),
};

/* A referral is at one of the three stages. */
static void count_every(struct inbound_program *p)
{
	int every = p->not_updated + p->waiting + p->done;

	p->every = every < COUNT_MOST ? every : COUNT_MOST;
}

STATEMENT(find_program, counted_columns, struct inbound_program,
	"SELECT p.id, p.public_id, p.name, o.name AS organization_name, "
	WORK_COUNTED ", "
	COUNTED("inbound_stage", "AND r.stage = " SQL_STAGE_waiting) "AS waiting, "
	COUNTED("inbound_stage", "AND r.stage = " SQL_STAGE_done) "AS done "
	"FROM program_claimer c "
	"JOIN program p ON p.id = c.program_id "
	"JOIN organization o ON o.id = p.organization_id "
	"WHERE c.account_id = ? "
	"AND p.public_id = ?");

enum err referral_inbound_program(struct req *q, const char *public_id, struct inbound_program *p)
{
	instant today = list_end_of_today(q);
	enum err e = db_row(q, &find_program, p, BIND(today, today, q->account->id, value_public_id(public_id)));

	if (!e)
		count_every(p);
	return e == ERR_MISSING ? fail(q, e, "program %s", public_id) : e;
}

static const struct column all_columns[] = {
	COLUMN(struct inbound_program, needs_you), COLUMN(struct inbound_program, not_updated),
	COLUMN(struct inbound_program, waiting), COLUMN(struct inbound_program, done),
};

/* The same of all programs of the claimer a. */
#define ALL_COUNTED(index, condition) \
	"IFNULL((SELECT " STRINGIFY(COUNT_MOST) " FROM inbound_claimer r FORCE INDEX (" index ") " \
			"WHERE r.account_id = a.id " condition " LIMIT 1 OFFSET 99), " \
		"(SELECT COUNT(*) FROM inbound_claimer r FORCE INDEX (" index ") " \
			"WHERE r.account_id = a.id " condition ")) "

STATEMENT(count_all, all_columns, struct inbound_program,
	"SELECT "
	ALL_COUNTED("by_attention", "AND r.attention_program < ?") "AS needs_you, "
	ALL_COUNTED("by_stage", "AND r.stage = " SQL_STAGE_not_updated) "AS not_updated, "
	ALL_COUNTED("by_stage", "AND r.stage = " SQL_STAGE_waiting) "AS waiting, "
	ALL_COUNTED("by_stage", "AND r.stage = " SQL_STAGE_done) "AS done "
	"FROM (SELECT CAST(? AS SIGNED) AS id) a");

enum err referral_inbound_all(struct req *q, struct inbound_program *all)
{
	instant today = list_end_of_today(q);
	enum err e;

	*all = (struct inbound_program){ .id = 0 };
	e = db_row(q, &count_all, all, BIND(today, today, q->account->id));
	count_every(all);
	return e;
}

static const struct column next_columns[] = {
	COLUMN(struct referral_next, public_id), COLUMN(struct referral_next, seeker.first_name),
	COLUMN(struct referral_next, seeker.last_name),
	COLUMN(struct referral_next, place), COLUMN(struct referral_next, all),
};

/* Each count ends at 100. */
STATEMENT(find_next, next_columns, struct referral_next,
	"SELECT r.public_id, r.seeker_first_name, r.seeker_last_name, "
	"(SELECT COUNT(*) FROM (SELECT n.id FROM referral n FORCE INDEX (inbound_status) "
		"WHERE n.inbound_program_id = ? AND n.status = " SQL_STATUS_not_updated " AND n.made_at >= ? AND (n.made_at > ? OR n.id >= ?) "
		"LIMIT 100) n) AS place, "
	"(SELECT COUNT(*) FROM (SELECT n.id FROM referral n FORCE INDEX (inbound_status) "
		"WHERE n.inbound_program_id = ? AND n.status = " SQL_STATUS_not_updated " LIMIT 100) n) AS `all` "
	"FROM referral r FORCE INDEX (inbound_status) "
	"WHERE r.inbound_program_id = ? AND r.status = " SQL_STATUS_not_updated " AND r.made_at <= ? AND (r.made_at < ? OR r.id < ?) "
	"AND " LAW_SQL_PROGRAM " & " SQL_MAY_SEE " "
	"ORDER BY r.made_at DESC, r.id DESC "
	"LIMIT 1");

enum err referral_next(struct req *q, const struct referral *r, struct referral_next *next)
{
	enum err e = db_row(q, &find_next, next, BIND(r->program_id, r->made_at, r->made_at, r->id, r->program_id,
		r->program_id, r->made_at, r->made_at, r->id));

	return e == ERR_MISSING ? ERR_OK : e;
}

/* ---- history ---- */

static const struct column event_columns[] = {
	COLUMN(struct referral_event, id), COLUMN(struct referral_event, made_at),
	COLUMN(struct referral_event, act), COLUMN(struct referral_event, party),
	COLUMN(struct referral_event, actor_first_name), COLUMN(struct referral_event, actor_last_initial),
	COLUMN(struct referral_event, actor_organization), COLUMN(struct referral_event, by_link),
	COLUMN(struct referral_event, by_text),
	COLUMN(struct referral_event, from_status), COLUMN(struct referral_event, to_status),
	COLUMN(struct referral_event, note), COLUMN(struct referral_event, note_shared),
	COLUMN(struct referral_event, undone), COLUMN(struct referral_event, until_at),
};

/* The author's side can read a note; everyone who may see the comment can read a shared one. Others do not
 * even learn that it exists: for them an event with only a note is not listed. Under a veil nothing of the program's is listed,
 * nor the status that a change replaced or brought back, which may be the program's. */
STATEMENT(list_events, event_columns, struct referral_event,
	"SELECT e.id, e.made_at, e.act, e.party, e.actor_first_name, e.actor_last_initial, e.actor_organization, "
	"e.by_link, e.by_text, IFNULL(IF(k.veiled, NULL, e.from_status), " SQL_STATUS_NONE ") AS from_status, "
	"IFNULL(IF(k.veiled AND e.act <> " SQL_ACT_status ", NULL, e.to_status), " SQL_STATUS_NONE ") AS to_status, "
	"IF((1 << e.party) & k.parties OR (e.note_shared AND k.reads_shared), e.note, NULL) AS note, e.note_shared, "
	"(SELECT u.id FROM referral_event u WHERE u.undoes = e.id LIMIT 1) IS NOT NULL AS undone, "
	"IF(e.act = " SQL_ACT_released ", (SELECT w.until_at FROM word_release w WHERE w.referral_id = e.referral_id "
		"AND w.given_at = e.made_at ORDER BY w.id DESC LIMIT 1), NULL) AS until_at "
	"FROM (SELECT CAST(? AS UNSIGNED) AS parties, CAST(? AS UNSIGNED) AS reads_shared, CAST(? AS UNSIGNED) AS veiled) k "
	"JOIN referral_event e "
	"WHERE e.referral_id = ? "
	"AND ? & (1 << e.act) "
	"AND (e.act NOT IN (" SQL_ACT_note ", " SQL_ACT_still_waiting ") OR (1 << e.party) & k.parties OR (e.note_shared AND k.reads_shared)) "
	"AND NOT (k.veiled AND " VEIL_SQL_HIDES ") "
	"ORDER BY e.made_at DESC, e.id DESC "
	"LIMIT 200");

bool referral_is_veiled(const struct referral *r) { return !(r->granted & SHOW_PROGRAM_WORD); }

enum err referral_history(struct req *q, const struct referral *r, struct referral_event **events, size_t *count)
{
	bool reads_shared = r->granted & SHOW_COMMENT;

	return db_rows(q, &list_events, events, count, BIND(r->parties, reads_shared, referral_is_veiled(r), r->id, acts_listed()));
}

struct told {
	enum message message;
	enum party party;
	enum channel channel;
	enum outbox_state state;
	enum outbox_cause cause;
	bool of_change;
	instant made_at, ended_at;
};

static const struct column told_columns[] = {
	COLUMN(struct told, message), COLUMN(struct told, party), COLUMN(struct told, channel),
	COLUMN(struct told, state), COLUMN(struct told, cause), COLUMN(struct told, of_change), COLUMN(struct told, made_at),
	COLUMN(struct told, ended_at),
};

/* A program sees its own messages, and all about a person whom its staff recorded; seeker and helper see all, but under a veil
 * only those about the sending: others may go out because of what the program set, or because it set nothing. The newest ones,
 * in order. */
STATEMENT(list_told, told_columns, struct told,
	"SELECT m.message, m.party, m.channel, m.state, m.cause, m.event_id IS NOT NULL AS of_change, m.made_at, m.ended_at "
	"FROM (SELECT n.id "
		"FROM outbox n FORCE INDEX (about) "
		"WHERE n.subject = ? AND n.subject_id = ? "
		"ORDER BY n.id DESC "
		"LIMIT 200) k "
	"JOIN outbox m ON m.id = k.id "
	"WHERE (? OR m.party = ?) AND ? & (1 << m.message) "
	"ORDER BY m.id");

enum err referral_messages(struct req *q, const struct referral *r, struct referral_message **m, size_t *count)
{
	int64_t shown = referral_is_veiled(r) ? message_of_sending() : INT64_MAX;
	bool sees_all = r->parties & THE_PEOPLE || r->recorded;
	struct told *told;
	enum err e = db_rows(q, &list_told, &told, count, BIND(SUBJECT_referral, r->id, sees_all, PARTY_PROGRAM, shown));

	if (e)
		return e;
	*m = arena_array(q->arena, *count + 1, sizeof(**m));
	for (size_t i = 0; i < *count; i++)
		(*m)[i] = (struct referral_message){ message_slug(told[i].message), told[i].party,
			told[i].channel, told[i].state, told[i].cause, told[i].of_change, told[i].made_at, told[i].ended_at };
	return ERR_OK;
}

/* ---- checking every row's edges against the law ---- */

struct key { int64_t id; };
static const struct column key_columns[] = { COLUMN(struct key, id) };

STATEMENT(check_edges, key_columns, struct key,
	"SELECT COUNT(*) AS id "
	"FROM referral r "
	"WHERE (r.inbound_program_id IS NOT NULL) <> (" LAW_SQL_PROGRAM " & " SQL_MAY_SEE ") "
	"OR (r.inbound_program_id IS NOT NULL AND r.inbound_program_id <> r.program_id) "
	"OR ((r.helper_id IS NOT NULL OR r.shared_group_id IS NOT NULL) AND NOT " LAW_SQL_HELPER " & " SQL_MAY_SEE ") "
	"OR (r.seeker_id IS NOT NULL AND NOT " LAW_SQL_SEEKER " & " SQL_MAY_SEE ")");

enum err referral_check(struct req *q, int64_t *wrong)
{
	struct key n = { 0 };
	enum err e = db_row(q, &check_edges, &n, NOTHING);

	*wrong = n.id;
	return e;
}
