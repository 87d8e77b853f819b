/* claim.c - makes an account the seeker of a referral: at once, by a proved address, by a message, by the code. */
#include "referral/claim.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/veil.h"
#include "law/visibility.h"
#include "message/outbox.h"
#include "referral/event.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/limit.h"
#include "site/live_change.h"
#include "site/session.h"
#include "site/site.h"

/* ---- the other side: helper, group and program ---- */

/* The facts about a referral that decide whose it may be. */
struct claimed {
	int64_t id, site_id, program_id, seeker_id, helper_id, shared_group_id;
	struct contact seeker, helper;	/* email and phone only */
};

#define CLAIMED_SQL \
	"SELECT r.id, r.site_id, r.program_id, r.seeker_id, r.helper_id, r.shared_group_id, " \
	"r.seeker_email, r.seeker_phone, r.helper_email, r.helper_phone "

static const struct column claimed_columns[] = {
	COLUMN(struct claimed, id), COLUMN(struct claimed, site_id), COLUMN(struct claimed, program_id),
	COLUMN(struct claimed, seeker_id), COLUMN(struct claimed, helper_id), COLUMN(struct claimed, shared_group_id),
	COLUMN(struct claimed, seeker.email), COLUMN(struct claimed, seeker.phone),
	COLUMN(struct claimed, helper.email), COLUMN(struct claimed, helper.phone),
};

struct answer { bool yes; };
static const struct column answer_columns[] = { COLUMN(struct answer, yes) };

/* An unsigned helper is known by their address. An address that stands for both sides is the seeker's. */
STATEMENT(is_other_side, answer_columns, struct answer,
	"SELECT k.account_id = k.helper_id "
	"OR EXISTS (SELECT 1 FROM program_claimer c WHERE c.program_id = ? AND c.account_id = k.account_id) "
	"OR EXISTS (SELECT 1 FROM team_member m WHERE m.account_id = k.account_id AND m.site_id = ? "
		"AND (m.team_id = ? OR m.team_id IN "
			"(SELECT h.team_id FROM team_member h WHERE h.account_id = k.helper_id AND h.site_id = m.site_id))) "
	"OR EXISTS (SELECT 1 FROM account_address d WHERE d.account_id = k.account_id "
		"AND d.address IN (?, ?) AND d.address NOT IN (?, ?)) AS yes "
	"FROM (SELECT CAST(? AS SIGNED) AS account_id, CAST(? AS SIGNED) AS helper_id) k");

static enum err is_on_other_side(struct req *q, int64_t account_id, const struct claimed *c, bool *other)
{
	struct contact seeker = contact_complete(&c->seeker), helper = contact_complete(&c->helper);
	struct answer a = { 0 };
	enum err e = db_row(q, &is_other_side, &a, BIND(c->program_id, c->site_id, c->shared_group_id,
		helper.email, helper.phone, seeker.email, seeker.phone, account_id, c->helper_id));

	*other = a.yes;
	return e;
}

/* ---- giving ---- */

COMMAND(set_seeker,
	"UPDATE referral "
	"SET seeker_id = ?, seeker_by_code = ? "
	"WHERE id = ? AND IFNULL(seeker_id, 0) = ?");

COMMAND(wait_no_more,
	"DELETE FROM referral_waiting "
	"WHERE referral_id = ? AND party = " SQL_PARTY_SEEKER);

static enum err tell_history(struct req *q, int64_t account_id, const struct claimed *c)
{
	struct event ev = { .act = c->seeker_id ? ACT_taken_over : ACT_claimed, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	struct actor by = { .party = PARTY_SEEKER, .account_id = account_id };

	if (q->account) {
		by.first_name = q->account->first_name;
		by.last_name = q->account->last_name;
	}
	return event_add(q, c->id, &by, &ev);
}

static enum err give(struct req *q, int64_t account_id, const struct claimed *c, bool by_code)
{
	struct done done = { 0 };
	enum err e = c->seeker_id ? live_change_leave(q, c->id) : ERR_OK;

	if (e)
		return e;
	e = db_exec(q, &set_seeker, &done, BIND(account_id, by_code, c->id, c->seeker_id));

	if (e || !done.rows || (e = db_exec(q, &wait_no_more, NULL, BIND(c->id))))
		return e;
	return tell_history(q, account_id, c);
}

static enum err give_unless_other_side(struct req *q, int64_t account_id, const struct claimed *c)
{
	bool other;
	enum err e = is_on_other_side(q, account_id, c, &other);

	return e || other ? e : give(q, account_id, c, false);
}

static enum err give_all(struct req *q, int64_t account_id, const struct stmt *unowned, struct binds b)
{
	struct claimed *all;
	size_t count;
	enum err e = db_rows(q, unowned, &all, &count, b);

	for (size_t i = 0; !e && i < count; i++)
		e = give_unless_other_side(q, account_id, &all[i]);
	return e;
}

/* ---- when it is made ---- */

struct key { int64_t id; };
static const struct column key_columns[] = { COLUMN(struct key, id) };

/* If e-mail and phone belong to two people, the e-mail decides. */
STATEMENT(proved_before, key_columns, struct key,
	"SELECT a.id "
	"FROM account_address d "
	"JOIN account a ON a.id = d.account_id "
	"WHERE d.address IN (?, ?) AND d.address <> '' AND a.name_key = ? AND a.name_key <> '' AND a.disabled_at IS NULL "
	"ORDER BY d.address = ? DESC "
	"LIMIT 2");

static enum err find_proved(struct req *q, const struct referral_draft *d, const struct claimed *c, int64_t *id)
{
	struct contact s = contact_complete(&d->seeker);
	struct key *all;
	size_t count;
	bool other = true;
	enum err e = db_rows(q, &proved_before, &all, &count, BIND(s.email, s.phone, contact_name_key(q->arena, &s), s.email));

	for (size_t i = 0; !e && other && i < count; i++) {
		e = is_on_other_side(q, all[i].id, c, &other);
		*id = other ? 0 : all[i].id;
	}
	return e;
}

enum err claim_when_made(struct req *q, const struct referral_draft *d, int64_t helper_id, int64_t group_id, int64_t *id)
{
	struct claimed c = {
		.site_id = q->site->id, .program_id = d->program_id, .helper_id = helper_id, .shared_group_id = group_id,
		.seeker = d->seeker, .helper = d->helper,
	};

	*id = 0;
	if (d->at.origin == ORIGIN_SELF && q->account && !d->recorded) {
		*id = q->account->id;
		return ERR_OK;
	}
	return d->discreet ? ERR_OK : find_proved(q, d, &c, id);
}

/* ---- when a message goes, or its address is proved ---- */

/* Both sides read with locks: either the sender of the message sees the new address, or the account that proves
 * its address sees the waiting row. */
STATEMENT(proved_by, key_columns, struct key,
	"SELECT d.account_id AS id "
	"FROM account_address d "
	"JOIN referral r ON r.id = ? AND r.seeker_name_key = d.name_key "
	"WHERE d.address = ? AND d.name_key <> '' AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE " "
	"LOCK IN SHARE MODE");

STATEMENT(unowned_one, claimed_columns, struct claimed,
	CLAIMED_SQL
	"FROM referral r "
	"WHERE r.id = ? AND r.seeker_id IS NULL AND NOT r.discreet AND r.seeker_name_key <> '' "
	"AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE);

STATEMENT(waiting_for, claimed_columns, struct claimed,
	CLAIMED_SQL
	"FROM referral_waiting w "
	"JOIN account_address d ON d.address = w.address AND d.name_key = w.name_key "
	"JOIN referral r ON r.id = w.referral_id "
	"WHERE w.party = " SQL_PARTY_SEEKER " AND w.address = ? AND d.account_id = ? AND d.name_key <> '' "
	"AND r.seeker_id IS NULL AND NOT r.discreet AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE " "
	"FOR UPDATE");

COMMAND(let_wait,
	"INSERT IGNORE INTO referral_waiting (party, address, name_key, site_id, made_at, referral_id) "
	"SELECT " SQL_PARTY_SEEKER ", ?, r.seeker_name_key, r.site_id, r.made_at, r.id "
	"FROM referral r "
	"WHERE r.id = ?");

enum err claim_when_told(struct req *q, int64_t referral_id, const char *address)
{
	struct claimed c = { 0 };
	struct key account = { 0 };
	enum err e = db_row(q, &unowned_one, &c, BIND(referral_id));

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	e = db_row(q, &proved_by, &account, BIND(referral_id, address));
	if (e == ERR_MISSING)
		return db_exec(q, &let_wait, NULL, BIND(address, referral_id));
	return e ? e : give_unless_other_side(q, account.id, &c);
}

enum err claim_when_proved(struct req *q, int64_t account_id, const char *address)
{
	return give_all(q, account_id, &waiting_for, BIND(address, account_id));
}

/* ---- when a nameless account gets its name ---- */

#define MADE_SINCE_PROVED(index, condition) \
	CLAIMED_SQL \
	"FROM account_address d " \
	"JOIN referral r FORCE INDEX (" index ") ON " condition " AND r.seeker_id IS NULL AND r.made_at >= d.proved_at " \
	"WHERE d.account_id = ? AND d.name_key <> '' AND r.seeker_name_key = d.name_key AND NOT r.discreet " \
	"AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE

STATEMENT(made_since_by_email, claimed_columns, struct claimed,
	MADE_SINCE_PROVED("unowned_email", "r.seeker_email = d.address"));

STATEMENT(made_since_by_phone, claimed_columns, struct claimed,
	MADE_SINCE_PROVED("unowned_phone", "r.seeker_phone = CONVERT(d.address USING ascii)"));

enum err claim_when_named(struct req *q, int64_t account_id)
{
	struct account_address *all;
	size_t count;
	enum err e = account_addresses(q, account_id, &all, &count);

	for (size_t i = 0; !e && i < count; i++)
		e = claim_when_proved(q, account_id, all[i].address);
	if (e || (e = give_all(q, account_id, &made_since_by_email, BIND(account_id))))
		return e;
	return give_all(q, account_id, &made_since_by_phone, BIND(account_id));
}

/* ---- by the code ---- */

struct id_row { int64_t id; };
static const struct column id_columns[] = { COLUMN(struct id_row, id) };

STATEMENT(with_code, claimed_columns, struct claimed,
	CLAIMED_SQL
	"FROM referral r "
	"WHERE r.code = ? AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE " "
	"FOR UPDATE");

/* Tolerates blanks, lower case and missing dashes. */
static char *code_normal(struct req *q, const char *typed)
{
	struct str code;

	str_init(&code, q->arena, 20);
	for (size_t letters = 0; *typed; typed++) {
		char c = (char)(*typed >= 'a' && *typed <= 'z' ? *typed - 'a' + 'A' : *typed);

		if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
			continue;
		if (letters && letters % CODE_GROUP == 0)
			str_add_char(&code, '-');
		str_add_char(&code, c);
		letters++;
	}
	return code.full ? arena_text(q->arena, "") : code.text;
}

static enum err claim_code(struct req *q, void *data)
{
	struct claimed c = { 0 };
	bool other;
	enum err e = db_row(q, &with_code, &c, BIND((const char *)data));

	if (e)
		return e == ERR_MISSING ? fail(q, ERR_INPUT, "no such code") : e;
	if (c.seeker_id == q->account->id)
		return db_exec(q, &set_seeker, NULL, BIND(c.seeker_id, true, c.id, c.seeker_id));
	if ((e = is_on_other_side(q, q->account->id, &c, &other)))
		return e;
	return other ? fail(q, ERR_DENIED, "the code's referral has this account on its other side") : give(q, q->account->id, &c, true);
}

enum err claim_by_code(struct req *q, const char *typed)
{
	struct limit_by by = limit_by_reader(q, NULL);
	enum err e = limit_take(q, LIMITED_referral_code, &by);

	if (e || (e = db_transaction(q, claim_code, code_normal(q, typed))))
		return e;
	return limit_give_back(q, LIMITED_referral_code, &by);
}

STATEMENT(here_with_code, id_columns, struct id_row,
	"SELECT r.id "
	"FROM referral r "
	"WHERE r.code = ? AND r.site_id = ? AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE);

enum err claim_find_by_code(struct req *q, const char *typed, int64_t *id)
{
	struct limit_by by = limit_by_reader(q, NULL);
	struct id_row row;
	enum err e = limit_take(q, LIMITED_referral_code, &by);

	if (e)
		return e;
	e = db_row(q, &here_with_code, &row, BIND((const char *)code_normal(q, typed), q->site->id));
	if (e)
		return e == ERR_MISSING ? fail(q, ERR_INPUT, "no such code") : e;
	*id = row.id;
	return limit_give_back(q, LIMITED_referral_code, &by);
}

STATEMENT(is_seeker, answer_columns, struct answer,
	"SELECT IFNULL(r.seeker_id = a.id, 0) "
	"OR NOT " VEIL_SQL_BY_CODE("r.veiled", "r.origin") " AND EXISTS (SELECT 1 FROM outbox m "
		"JOIN account_address d ON d.address = m.recipient AND d.account_id = a.id AND d.name_key = r.seeker_name_key "
		"WHERE m.subject = ? AND m.subject_id = r.id AND m.party = " SQL_PARTY_SEEKER " AND m.state = ?) AS yes "
	"FROM referral r "
	"JOIN account a ON a.id = ? AND a.name_key <> '' "
	"WHERE r.id = ? AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE);

enum err claim_is_seeker(struct req *q, const struct referral *r, bool *is)
{
	struct answer a = { 0 };
	enum err e = db_row(q, &is_seeker, &a, BIND(SUBJECT_referral, OUTBOX_SENT, q->account ? q->account->id : 0, r->id));

	*is = a.yes;
	return e == ERR_MISSING ? ERR_OK : e;
}

COMMAND(add_typed,
	"INSERT INTO code_typed (session_id, referral_id, until_at) "
	"VALUES (?, ?, ?) "
	"ON DUPLICATE KEY UPDATE until_at = VALUES(until_at)");

enum err claim_code_typed(struct req *q, const struct referral *r)
{
	enum err e = q->session ? session_renew(q) : session_begin_for_form(q);

	return e ? e : db_exec(q, &add_typed, NULL, BIND(q->session->id, r->id, q->now + CODE_COUNTS));
}

bool claim_code_fits(struct req *q, const struct referral *r, const char *typed)
{
	const char *code = code_normal(q, typed);

	return !text_is_empty(r->code) && strlen(code) == strlen(r->code) && secret_equal(code, r->code, strlen(code));
}
