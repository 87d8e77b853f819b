/* own_data.c - reads what the installation holds about the account that is signed in. */
#include "referral/own_data.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "referral/referral.h"
#include "referral/referral_sql.h"
#include "site/account.h"
#include "site/audit.h"
#include "site/limit.h"

/* ---- beginning ---- */

static enum err begin(struct req *q, void *data)
{
	const struct limit_by by = limit_by_reader(q, NULL);
	enum err e = limit_take(q, LIMITED_data_asked, &by);

	(void)data;
	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_data_exported, .site_id = audit_site(q), .object = "",
		.account_id = q->account->id });
}

enum err own_data_begin(struct req *q) { return db_transaction(q, begin, NULL); }

/* ---- the account ---- */

static const struct column account_columns[] = {
	COLUMN(struct own_account, account), COLUMN(struct own_account, first_name), COLUMN(struct own_account, last_name),
	COLUMN(struct own_account, organization), COLUMN(struct own_account, language),
	COLUMN(struct own_account, has_password), COLUMN(struct own_account, notice_cadence),
	COLUMN(struct own_account, made_at), COLUMN(struct own_account, named_at),
	COLUMN(struct own_account, second_factor_since),
};

STATEMENT(find_account, account_columns, struct own_account,
	"SELECT a.public_id AS account, a.first_name, a.last_name, a.organization, a.language, "
	"	a.password_hash IS NOT NULL AS has_password, CAST(IFNULL(a.notice_cadence, -1) AS SIGNED) AS notice_cadence, "
	"	a.made_at, a.named_at, f.since AS second_factor_since "
	"FROM account a "
	"LEFT JOIN second_factor f ON f.account_id = a.id "
	"WHERE a.id = ?");

enum err own_account(struct req *q, struct own_account *a)
{
	return db_row(q, &find_account, a, BIND(q->account->id));
}

static const struct column group_columns[] = {
	COLUMN(struct own_group, site), COLUMN(struct own_group, team_name), COLUMN(struct own_group, joined_at),
};

STATEMENT(list_groups, group_columns, struct own_group,
	"SELECT s.host AS site, t.name AS team_name, m.joined_at "
	"FROM team_member m "
	"JOIN team t ON t.id = m.team_id "
	"JOIN site s ON s.id = m.site_id "
	"WHERE m.account_id = ? "
	"ORDER BY m.joined_at, s.id");

enum err own_groups(struct req *q, struct own_group **all, size_t *count)
{
	return db_rows(q, &list_groups, all, count, BIND(q->account->id));
}

static const struct column program_columns[] = {
	COLUMN(struct own_program, program), COLUMN(struct own_program, program_name), COLUMN(struct own_program, role),
	COLUMN(struct own_program, claimed_at),
};

STATEMENT(list_programs, program_columns, struct own_program,
	"SELECT p.public_id AS program, p.name AS program_name, c.role, c.claimed_at "
	"FROM program_claimer c "
	"JOIN program p ON p.id = c.program_id "
	"WHERE c.account_id = ? "
	"ORDER BY c.claimed_at, p.id");

enum err own_programs(struct req *q, struct own_program **all, size_t *count)
{
	return db_rows(q, &list_programs, all, count, BIND(q->account->id));
}

static const struct column portal_columns[] = { COLUMN(struct own_portal, site), COLUMN(struct own_portal, made_at) };

STATEMENT(list_portals, portal_columns, struct own_portal,
	"SELECT s.host AS site, i.made_at "
	"FROM account_identity i "
	"JOIN site s ON s.id = i.site_id "
	"WHERE i.account_id = ? "
	"ORDER BY i.made_at, s.id");

enum err own_portals(struct req *q, struct own_portal **all, size_t *count)
{
	return db_rows(q, &list_portals, all, count, BIND(q->account->id));
}

static const struct column claim_columns[] = {
	COLUMN(struct own_claim, program), COLUMN(struct own_claim, program_name), COLUMN(struct own_claim, words),
	COLUMN(struct own_claim, decision), COLUMN(struct own_claim, made_at), COLUMN(struct own_claim, decided_at),
};

STATEMENT(list_claims, claim_columns, struct own_claim,
	"SELECT p.public_id AS program, p.name AS program_name, c.words, CAST(IFNULL(c.decision, -1) AS SIGNED) AS decision, "
	"	c.made_at, c.decided_at "
	"FROM program_claim_request c "
	"JOIN program p ON p.id = c.program_id "
	"WHERE c.account_id = ? "
	"ORDER BY c.id");

enum err own_claims(struct req *q, struct own_claim **all, size_t *count)
{
	return db_rows(q, &list_claims, all, count, BIND(q->account->id));
}

/* ---- notes and messages ---- */

static const struct column note_columns[] = {
	COLUMN(struct own_note, person), COLUMN(struct own_note, note), COLUMN(struct own_note, shared),
	COLUMN(struct own_note, made_at),
};

STATEMENT(each_note, note_columns, struct own_note,
	"SELECT p.public_id AS person, n.note, n.shared_team_id IS NOT NULL AS shared, n.made_at "
	"FROM person_note n "
	"JOIN person p ON p.id = n.person_id "
	"WHERE n.author_id = ? "
	"AND n.deleted_at IS NULL "
	"ORDER BY n.id");

enum err own_notes(struct req *q, enum err (*take)(struct req *q, void *row, void *data), void *data)
{
	struct own_note row;

	return db_each(q, &each_note, take, &row, data, BIND(q->account->id));
}

static const struct column message_columns[] = {
	COLUMN(struct own_message, site), COLUMN(struct own_message, recipient), COLUMN(struct own_message, message),
	COLUMN(struct own_message, channel), COLUMN(struct own_message, state), COLUMN(struct own_message, made_at),
	COLUMN(struct own_message, ended_at),
};

STATEMENT(each_message, message_columns, struct own_message,
	"SELECT s.host AS site, m.recipient, m.message, m.channel, m.state, m.made_at, m.ended_at "
	"FROM outbox m "
	"JOIN site s ON s.id = m.site_id "
	"WHERE m.recipient = ? "
	"ORDER BY m.id");

enum err own_messages(struct req *q, const char *address, enum err (*take)(struct req *q, void *row, void *data), void *data)
{
	struct own_message row;

	return db_each(q, &each_message, take, &row, data, BIND(address));
}

/* ---- referrals ---- */

static const struct column referral_columns[] = { REFERRAL_COLUMNS };

#define FROM_KEYS(parties) \
	REFERRAL_SELECT \
	"FROM (SELECT id, made_at, " SQL_ALL_GRANTS " AS within, " parties " AS parties " \
		"FROM referral "
#define BEFORE \
		"AND (made_at < ? OR (made_at = ? AND id < ?)) " \
		"ORDER BY made_at DESC, id DESC " \
		"LIMIT " STRINGIFY(OWN_REFERRALS) ") k " \
	REFERRAL_JOINS \
	"ORDER BY r.made_at DESC, r.id DESC"

STATEMENT(list_as_seeker, referral_columns, struct referral,
	FROM_KEYS(SQL_THE_SEEKER)
		"WHERE seeker_id = ? "
	BEFORE);

/* The helper's edge of every site: an account is of the installation. */
STATEMENT(list_as_helper, referral_columns, struct referral,
	FROM_KEYS(SQL_THE_HELPER)
		"WHERE helper_id = ? "
	BEFORE);

enum err own_referrals(struct req *q, enum own_edge edge, const struct own_place *before, struct referral **all, size_t *count)
{
	static const struct own_place end = { INT64_MAX, INT64_MAX };
	const struct own_place *at = before ? before : &end;

	return db_rows(q, edge == OWN_AS_SEEKER ? &list_as_seeker : &list_as_helper, all, count,
		BIND(q->account->id, at->made_at, at->made_at, at->id));
}

STATEMENT(find_of_seeker, referral_columns, struct referral,
	REFERRAL_SELECT
	"FROM (SELECT id, made_at, " SQL_ALL_GRANTS " AS within, " SQL_THE_SEEKER " AS parties "
		"FROM referral "
		"WHERE id = ?) k "
	REFERRAL_JOINS);

static enum err begin_by_link(struct req *q, void *data)
{
	const struct referral *r = data;
	const struct limit_by by = limit_by_reader(q, r->public_id);
	enum err e = limit_take(q, LIMITED_data_asked, &by);

	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_data_exported, .site_id = r->site_id, .object = "", .what = "link" });
}

enum err own_data_by_link(struct req *q, const struct referral *r, struct referral **all)
{
	struct referral held = *r;
	enum err e = db_transaction(q, begin_by_link, &held);

	if (e)
		return e;
	*all = ARENA_NEW(q->arena, struct referral);
	if ((e = db_row(q, &find_of_seeker, *all, BIND(r->id))))
		return e == ERR_MISSING ? fail(q, e, "the law no longer shows it") : e;
	(*all)->by_link = true;
	return ERR_OK;
}

static const struct column consent_columns[] = {
	COLUMN(struct own_consent, words), COLUMN(struct own_consent, language), COLUMN(struct own_consent, version),
	COLUMN(struct own_consent, given_by), COLUMN(struct own_consent, given_at), COLUMN(struct own_consent, withdrawn_at),
};

STATEMENT(find_consent, consent_columns, struct own_consent,
	"SELECT t.words, t.language, t.version, c.given_by, c.given_at, c.withdrawn_at "
	"FROM consent c "
	"JOIN consent_text t ON t.id = c.consent_text_id "
	"WHERE c.referral_id = ?");

enum err own_consent(struct req *q, const struct referral *r, struct own_consent *c)
{
	return db_row(q, &find_consent, c, BIND(r->id));
}
