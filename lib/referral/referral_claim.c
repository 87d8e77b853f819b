/* referral_claim.c - assigns referrals to accounts: by verified address and matching name, by code, by receipt. */
#include "referral/referral.h"

#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "referral/event.h"
#include "referral/person.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/session.h"
#include "base/str.h"

#define CLAIM_WITHIN HOURS(24)

/* ---- to the seeker ---- */

struct key { int64_t id; };
static const struct column key_columns[] = { COLUMN(struct key, id) };

STATEMENT(sought_by_email, key_columns, struct key,
	"SELECT r.id "
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"JOIN referral r ON r.seeker_email = d.address AND r.seeker_name_key = a.name_key "
	"WHERE a.id = ? AND a.name_key <> '' AND r.seeker_email <> '' AND r.seeker_id IS NULL "
	"AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE);

STATEMENT(sought_by_phone, key_columns, struct key,
	"SELECT r.id "
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"JOIN referral r ON r.seeker_phone = CONVERT(d.address USING ascii) AND r.seeker_name_key = a.name_key "
	"WHERE a.id = ? AND a.name_key <> '' AND r.seeker_phone <> '' AND r.seeker_id IS NULL "
	"AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE);

STATEMENT(sought_by_code, key_columns, struct key,
	"SELECT r.id "
	"FROM referral r "
	"WHERE r.code = ? AND (r.seeker_id IS NULL OR r.seeker_id = ?) AND " LAW_SQL_SEEKER " & " SQL_MAY_SEE);

COMMAND(give_to_seeker,
	"UPDATE referral "
	"SET seeker_id = ? "
	"WHERE id = ? AND seeker_id IS NULL");

static enum err add_claimed(struct req *q, int64_t referral_id, enum party p, int64_t account_id)
{
	struct event ev = { .act = ACT_claimed, .from_status = STATUS_NONE, .to_status = STATUS_NONE };
	struct actor by = { .party = p, .account_id = account_id };

	return event_add(q, referral_id, &by, &ev);
}

static enum err give_seeker(struct req *q, int64_t account_id, int64_t referral_id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &give_to_seeker, &done, BIND(account_id, referral_id));

	return e || !done.rows ? e : add_claimed(q, referral_id, PARTY_SEEKER, account_id);
}

static enum err give_all(struct req *q, int64_t account_id, const struct stmt *sought)
{
	struct key *all;
	size_t count;
	enum err e = db_rows(q, sought, &all, &count, BIND(account_id));

	for (size_t i = 0; !e && i < count; i++)
		e = give_seeker(q, account_id, all[i].id);
	return e;
}

/* Tolerates blanks, lower case and a missing dash. */
static char *code_normal(struct req *q, const char *typed)
{
	struct str code;

	str_init(&code, q->arena, 20);
	for (; *typed; typed++) {
		char c = (char)(*typed >= 'a' && *typed <= 'z' ? *typed - 'a' + 'A' : *typed);

		if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
			continue;
		if (code.length == 5)
			str_add_char(&code, '-');
		str_add_char(&code, c);
	}
	return code.text;
}

static enum err claim_code(struct req *q, void *data)
{
	struct key found = { 0 };
	enum err e = db_row(q, &sought_by_code, &found, BIND((const char *)data, q->account->id));

	if (e == ERR_MISSING)
		return fail(q, ERR_INPUT, "no such code");
	return e ? e : give_seeker(q, q->account->id, found.id);
}

enum err referral_claim_code(struct req *q, const char *code)
{
	return db_transaction(q, claim_code, code_normal(q, code));
}

bool referral_code_fits(struct req *q, const struct referral *r, const char *code)
{
	const char *typed = code_normal(q, code);

	return !text_is_empty(r->code) && strlen(typed) == strlen(r->code) && secret_equal(typed, r->code, strlen(typed));
}

/* ---- to the helper ---- */

struct unowned {
	int64_t id, site_id;
	struct contact seeker;
	instant made_at;
};

static const struct column unowned_columns[] = {
	COLUMN(struct unowned, id), COLUMN(struct unowned, site_id),
	CONTACT_COLUMNS(struct unowned, seeker), COLUMN(struct unowned, made_at),
};

#define UNOWNED_COLUMNS \
	"SELECT r.id, r.site_id, " CONTACT_SQL("r.seeker_") ", r.made_at "

STATEMENT(helped_by_email, unowned_columns, struct unowned,
	UNOWNED_COLUMNS
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"JOIN referral r ON r.helper_email = d.address AND r.helper_name_key = a.name_key "
	"WHERE a.id = ? AND a.name_key <> '' AND r.helper_email <> '' AND r.helper_id IS NULL "
	"AND " LAW_SQL_HELPER " & " SQL_MAY_SEE);

STATEMENT(helped_by_receipt, unowned_columns, struct unowned,
	UNOWNED_COLUMNS
	"FROM receipt t "
	"JOIN receipt_referral x ON x.receipt_id = t.id "
	"JOIN referral r ON r.id = x.referral_id "
	"WHERE t.public_id = ? AND t.session_id = ? AND t.made_at > ? AND r.helper_id IS NULL "
	"AND " LAW_SQL_HELPER " & " SQL_MAY_SEE);

COMMAND(own,
	"UPDATE referral "
	"SET helper_id = ?, person_id = ? "
	"WHERE id = ? AND helper_id IS NULL");

/* Referrals sent before their helper was known belong to the helper alone; the group gets those
 * shared from now on. */
static enum err own_all(struct req *q, int64_t account_id, const struct unowned *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct person_facts f = {
			.site_id = all[i].site_id, .helper_id = account_id, .made_at = all[i].made_at,
			.seeker = all[i].seeker,
		};
		struct done done = { 0 };
		int64_t person_id;
		enum err e;

		if ((e = person_attach(q, &f, &person_id)))
			return e;
		if ((e = db_exec(q, &own, &done, BIND(account_id, value_id(person_id), all[i].id))))
			return e;
		if (done.rows && (e = add_claimed(q, all[i].id, PARTY_HELPER, account_id)))
			return e;
	}
	return ERR_OK;
}

struct claim { int64_t account_id; const char *receipt; };

static enum err claim(struct req *q, void *data)
{
	int64_t account_id = ((struct claim *)data)->account_id;
	struct unowned *all;
	size_t count;
	enum err e;

	if ((e = give_all(q, account_id, &sought_by_email)) || (e = give_all(q, account_id, &sought_by_phone))
			|| (e = db_rows(q, &helped_by_email, &all, &count, BIND(account_id))))
		return e;
	return own_all(q, account_id, all, count);
}

enum err referral_claim_for(struct req *q, int64_t account_id)
{
	struct claim c = { account_id, NULL };

	return db_transaction(q, claim, &c);
}

static enum err claim_receipt(struct req *q, void *data)
{
	struct claim *c = data;
	struct unowned *all;
	size_t count;
	enum err e = db_rows(q, &helped_by_receipt, &all, &count,
		BIND(value_public_id(c->receipt), q->session->id, q->now - CLAIM_WITHIN));

	return e ? e : own_all(q, c->account_id, all, count);
}

enum err referral_claim_receipt(struct req *q, const char *receipt)
{
	struct claim c = { q->session ? q->session->account_id : 0, receipt };

	return c.account_id ? db_transaction(q, claim_receipt, &c) : ERR_OK;
}
