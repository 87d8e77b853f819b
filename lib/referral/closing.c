/* closing.c - removes from an account everything that identifies its owner. */
#include "referral/closing.h"

#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_role.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "message/revoke.h"
#include "referral/personal.h"
#include "site/account.h"

/* ---- what is against it ---- */

struct named { const char *name; };
static const struct column named_columns[] = { COLUMN(struct named, name) };

STATEMENT(last_at_site, named_columns, struct named,
	"SELECT s.name "
	"FROM account_role r "
	"JOIN site s ON s.id = r.site_id "
	"WHERE r.account_id = ? "
	"AND r.role = ? "
	"AND NOT EXISTS (SELECT 1 "
	"  FROM account_role o "
	"  JOIN account a ON a.id = o.account_id "
	"  WHERE o.site_id = r.site_id AND o.role = r.role AND o.account_id <> r.account_id AND a.disabled_at IS NULL) "
	"ORDER BY s.name "
	"LIMIT 1");

STATEMENT(last_of_program, named_columns, struct named,
	"SELECT p.name "
	"FROM program_claimer c "
	"JOIN program p ON p.id = c.program_id "
	"WHERE c.account_id = ? "
	"AND c.role = ? "
	"AND NOT EXISTS (SELECT 1 "
	"  FROM program_claimer o "
	"  JOIN account a ON a.id = o.account_id "
	"  WHERE o.program_id = c.program_id AND o.role = c.role AND o.account_id <> c.account_id AND a.disabled_at IS NULL) "
	"ORDER BY p.name "
	"LIMIT 1");

static enum err find_name(struct req *q, const struct stmt *s, int64_t id, int role, const char **name)
{
	struct named n = { NULL };
	enum err e = db_row(q, s, &n, BIND(id, role));

	*name = e ? NULL : n.name;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err check(struct req *q, int64_t id, struct closing_bar *bar)
{
	enum err e = find_name(q, &last_at_site, id, ROLE_site_admin, &bar->site_name);

	return e ? e : find_name(q, &last_of_program, id, PROGRAM_ROLE_program_admin, &bar->program_name);
}

enum err closing_check(struct req *q, struct closing_bar *bar) { return check(q, q->account->id, bar); }

/* ---- by account ---- */

struct claimed { int64_t program_id; };
static const struct column claimed_columns[] = { COLUMN(struct claimed, program_id) };

STATEMENT(claims_of, claimed_columns, struct claimed,
	"SELECT program_id "
	"FROM program_claimer "
	"WHERE account_id = ?");

COMMAND(blank_helper,
	"UPDATE referral "
	"SET helper_first_name = '', helper_last_name = '', helper_name_key = '', helper_email = '', helper_phone = '' "
	"WHERE helper_id = ?");

COMMAND(blank_events,
	"UPDATE referral_event "
	"SET actor_first_name = '', actor_last_initial = '' "
	"WHERE account_id = ?");

COMMAND(drop_private_notes,
	"DELETE FROM person_note "
	"WHERE author_id = ? "
	"AND shared_team_id IS NULL");

COMMAND(blank_refusals, "UPDATE data_request SET " BLANKED_refusal(SET_BLANK) "id = id WHERE account_id = ?");
COMMAND(drop_roles, "DELETE FROM account_role WHERE account_id = ?");
COMMAND(drop_words, "DELETE FROM site_user_word WHERE account_id = ?");
COMMAND(drop_groups, "DELETE FROM team_member WHERE account_id = ?");
COMMAND(drop_identities, "DELETE FROM account_identity WHERE account_id = ?");
COMMAND(drop_second_factor, "DELETE FROM second_factor WHERE account_id = ?");
COMMAND(drop_recovery_codes, "DELETE FROM recovery_code WHERE account_id = ?");
COMMAND(drop_kept_forms, "DELETE FROM kept_form WHERE account_id = ?");
COMMAND(drop_claims, "DELETE FROM program_claim_request WHERE account_id = ?");
COMMAND(drop_passes, "DELETE FROM program_pass WHERE account_id = ?");
COMMAND(drop_codes, "DELETE FROM sign_in_code WHERE account_id = ?");
COMMAND(drop_addresses, "DELETE FROM account_address WHERE account_id = ?");

COMMAND(blank_account,
	"UPDATE account "
	"SET first_name = '', last_name = '', name_key = '', organization = '', language = '', password_hash = NULL "
	"WHERE id = ?");

/* The addresses come last: until then they name the messages. */
static const struct stmt *const by_account[] = {
	&blank_helper, &blank_events, &blank_refusals, &drop_private_notes, &drop_roles, &drop_words, &drop_groups, &drop_identities,
	&drop_second_factor, &drop_recovery_codes, &drop_kept_forms, &drop_claims, &drop_passes, &drop_codes, &drop_addresses,
	&blank_account,
};

/* ---- by address ---- */

COMMAND(drop_messages,
	"UPDATE outbox "
	"SET state = ?, ended_at = ?, reason = 'account closed' "
	"WHERE recipient = ? "
	"AND state = ?");

COMMAND(blank_messages,
	"UPDATE outbox "
	"SET recipient = '' "
	"WHERE recipient = ?");

COMMAND(blank_guest,
	"UPDATE referral "
	"SET helper_first_name = '', helper_last_name = '', helper_name_key = '', helper_email = '', helper_phone = '' "
	"WHERE helper_email = ?");

COMMAND(drop_waiting,
	"DELETE FROM referral_waiting "
	"WHERE address = ?");

COMMAND(drop_codes_to,
	"DELETE FROM sign_in_code "
	"WHERE address = ?");

COMMAND(drop_passes_to,
	"DELETE FROM program_pass "
	"WHERE address = ?");

static enum err forget_address(struct req *q, const char *address)
{
	static const struct stmt *const all[] = { &blank_messages, &blank_guest, &drop_waiting, &drop_codes_to, &drop_passes_to };
	enum err e = db_exec(q, &drop_messages, NULL, BIND(OUTBOX_DROPPED, q->now, address, OUTBOX_WAITING));

	for (size_t i = 0; !e && i < COUNT(all); i++)
		e = db_exec(q, all[i], NULL, BIND(address));
	return e;
}

static enum err forget_addresses(struct req *q, int64_t id)
{
	struct account_address *all;
	size_t count;
	enum err e = account_addresses(q, id, &all, &count);

	for (size_t i = 0; !e && i < count; i++)
		e = forget_address(q, all[i].address);
	return e;
}

/* ---- all of it ---- */

static enum err end_claims(struct req *q, int64_t id)
{
	struct claimed *all;
	size_t count;
	enum err e = db_rows(q, &claims_of, &all, &count, BIND(id));

	for (size_t i = 0; !e && i < count; i++)
		e = revoke(q, &(struct revoked){ .right = RIGHT_claimer, .account_id = id, .of = all[i].program_id });
	return e;
}

static enum err close_it(struct req *q, void *data)
{
	int64_t id = *(const int64_t *)data;
	struct closing_bar bar;
	enum err e = check(q, id, &bar);

	if (e || bar.site_name || bar.program_name)
		return e ? e : ERR_CONFLICT;
	if ((e = end_claims(q, id)) || (e = revoke(q, &(struct revoked){ .right = RIGHT_account, .account_id = id })))
		return e;
	if ((e = forget_addresses(q, id)))
		return e;
	for (size_t i = 0; !e && i < COUNT(by_account); i++)
		e = db_exec(q, by_account[i], NULL, BIND(id));
	return e;
}

enum err closing_close(struct req *q) { return closing_close_of(q, q->account->id); }

enum err closing_close_of(struct req *q, int64_t account_id)
{
	enum err e = db_transaction(q, close_it, &account_id);

	if (!e)
		log_event(LOG_INFO_LEVEL, "account_closed", "id", q->id, NULL);
	return e;
}
