/* revoke.c - the table of rights: how each one ends, and what ends with it. */
#include "message/revoke.h"

#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "message/outbox.h"
#include "message/pass.h"
#include "message/status_link.h"
#include "screener/draft.h"
#include "site/audit.h"
#include "site/live_change.h"
#include "site/live_change_sql.h"
#include "site/session.h"

#define REASON "right ended"

/* ---- the rights themselves ---- */

static enum err end_claimer(struct req *q, const struct revoked *r)
{
	return program_remove_claimer(q, r->of, r->account_id);
}

static enum err end_address(struct req *q, const struct revoked *r)
{
	return program_remove_address(q, r->of, r->address);
}

static enum err end_passes(struct req *q, const struct revoked *r)
{
	enum err e = pass_end(q, PASS_confirm, r->of, r->address);

	if (e && e != ERR_MISSING)
		return e;
	e = pass_end(q, PASS_room, r->of, r->address);
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err end_role(struct req *q, const struct revoked *r)
{
	return account_remove_role(q, r->account_id, r->of, r->role);
}

static enum err end_group(struct req *q, const struct revoked *r)
{
	return team_leave(q, r->of, r->account_id);
}

static enum err end_account(struct req *q, const struct revoked *r)
{
	return account_disable(q, r->account_id);
}

/* Somebody who ends their own sessions does not act as an administrator. */
static enum err end_sessions_by(struct req *q, const struct revoked *r)
{
	enum err e = session_end_all(q, r->account_id, 0);

	if (e || (q->account && q->account->id == r->account_id))
		return e;
	return audit_add(q, &(struct audited){ .act = AUDIT_account_signed_out, .site_id = audit_site(q), .of = r->account_id });
}

static enum err end_site_sessions_by(struct req *q, const struct revoked *r)
{
	enum err e = session_end_all(q, r->account_id, r->of);

	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_account_signed_out, .site_id = r->of, .of = r->account_id });
}

static enum err end_link(struct req *q, const struct revoked *r)
{
	enum err e = outbox_drop(q, r->of, r->parties, REASON);

	return e ? e : status_links_revoke(q, r->of, r->parties);
}

/* ---- what ends with them ---- */

static enum err end_sessions(struct req *q, const struct revoked *r)
{
	return session_end_all(q, r->account_id, 0);
}

static enum err end_sessions_at_site(struct req *q, const struct revoked *r)
{
	return session_end_all(q, r->account_id, r->of);
}

COMMAND(sessions_at_group,
	"DELETE FROM session "
	"WHERE account_id = ? AND site_id = (SELECT site_id FROM team WHERE id = ?)");

static enum err end_sessions_at_group(struct req *q, const struct revoked *r)
{
	enum err e = db_exec(q, &sessions_at_group, NULL, BIND(r->account_id, r->of));

	return e ? e : live_change_end_sessions(q, r->account_id);
}

static enum err end_drafts(struct req *q, const struct revoked *r)
{
	return draft_end_all(q, r->account_id, 0);
}

static enum err end_drafts_at_site(struct req *q, const struct revoked *r)
{
	return draft_end_all(q, r->account_id, r->of);
}

COMMAND(drafts_at_group,
	"DELETE FROM screener_draft "
	"WHERE account_id = ? AND site_id = (SELECT site_id FROM team WHERE id = ?)");

static enum err end_drafts_at_group(struct req *q, const struct revoked *r)
{
	return db_exec(q, &drafts_at_group, NULL, BIND(r->account_id, r->of));
}

static enum err end_codes(struct req *q, const struct revoked *r)
{
	return account_end_codes(q, r->account_id);
}

COMMAND(digests,
	"UPDATE outbox "
	"SET state = ?, ended_at = ?, reason = '" REASON "' "
	"WHERE subject = ? AND subject_id = ? AND message = ? AND state = ?");

static enum err end_digests(struct req *q, const struct revoked *r)
{
	return db_exec(q, &digests, NULL, BIND(OUTBOX_DROPPED, q->now, SUBJECT_account, r->account_id, MESSAGE_helper_digest,
		OUTBOX_WAITING));
}

#define LINKS \
	"status_link l " \
	"JOIN outbox m ON m.status_link_id = l.id " \
	"JOIN referral r ON r.id = l.referral_id "
#define OF_PROGRAM "l.party = " SQL_PARTY_PROGRAM " AND l.revoked_at IS NULL "
#define LISTENERS_END LIVE_LINKS_ENDED "SELECT DISTINCT ?, l.referral_id, TRUE, " SQL_THE_PROGRAM " FROM "

/* of 0: of every program. */
#define TO_ACCOUNT "WHERE d.account_id = ? AND " OF_PROGRAM "AND (? = 0 OR r.program_id = ?)"

COMMAND(links_to_account,
	"UPDATE " LINKS
	"JOIN account_address d ON d.address = m.recipient "
	"SET l.revoked_at = ? "
	TO_ACCOUNT);

COMMAND(listeners_to_account,
	LISTENERS_END LINKS
	"JOIN account_address d ON d.address = m.recipient "
	TO_ACCOUNT);

COMMAND(messages_to_account,
	"UPDATE outbox m "
	"JOIN account_address d ON d.address = m.recipient "
	"JOIN referral r ON r.id = m.subject_id "
	"SET m.state = ?, m.ended_at = ?, m.reason = '" REASON "' "
	"WHERE d.account_id = ? AND m.subject = ? AND m.state = ? AND m.party = " SQL_PARTY_PROGRAM " "
	"AND (? = 0 OR r.program_id = ?)");

static enum err end_links_to_account(struct req *q, const struct revoked *r)
{
	enum err e = live_change_end(q, &listeners_to_account, BIND(q->now, r->account_id, r->of, r->of));

	if (e || (e = db_exec(q, &links_to_account, NULL, BIND(q->now, r->account_id, r->of, r->of))))
		return e;
	return db_exec(q, &messages_to_account, NULL, BIND(OUTBOX_DROPPED, q->now, r->account_id, SUBJECT_referral,
		OUTBOX_WAITING, r->of, r->of));
}

#define TO_ADDRESS "WHERE m.recipient = ? AND " OF_PROGRAM "AND r.program_id = ?"

COMMAND(links_to_address,
	"UPDATE " LINKS
	"SET l.revoked_at = ? "
	TO_ADDRESS);

COMMAND(listeners_to_address,
	LISTENERS_END LINKS
	TO_ADDRESS);

COMMAND(messages_to_address,
	"UPDATE outbox m "
	"JOIN referral r ON r.id = m.subject_id "
	"SET m.state = ?, m.ended_at = ?, m.reason = '" REASON "' "
	"WHERE m.recipient = ? AND m.subject = ? AND m.state = ? AND m.party = " SQL_PARTY_PROGRAM " AND r.program_id = ?");

static enum err end_links_to_address(struct req *q, const struct revoked *r)
{
	enum err e = live_change_end(q, &listeners_to_address, BIND(q->now, r->address, r->of));

	if (e || (e = db_exec(q, &links_to_address, NULL, BIND(q->now, r->address, r->of))))
		return e;
	return db_exec(q, &messages_to_address, NULL, BIND(OUTBOX_DROPPED, q->now, r->address, SUBJECT_referral,
		OUTBOX_WAITING, r->of));
}

/* ---- the table ---- */

#define STEPS_MOST 6

/* The right itself comes first. */
static const struct {
	const char *name;
	enum err (*steps[STEPS_MOST + 1])(struct req *q, const struct revoked *r);
} rights[RIGHTS] = {
	[RIGHT_claimer] = { "claimer", { end_claimer, end_sessions, end_drafts, end_links_to_account } },
	[RIGHT_address] = { "address", { end_address, end_passes, end_links_to_address } },
	[RIGHT_role] = { "role", { end_role, end_sessions_at_site, end_drafts_at_site } },
	[RIGHT_group] = { "group", { end_group, end_sessions_at_group, end_drafts_at_group } },
	[RIGHT_account] = { "account", { end_account, end_sessions, end_drafts, end_codes, end_digests, end_links_to_account } },
	[RIGHT_sessions] = { "sessions", { end_sessions_by, end_drafts, end_codes } },
	[RIGHT_link] = { "link", { end_link } },
	[RIGHT_site_sessions] = { "site_sessions", { end_site_sessions_by, end_drafts_at_site } },
};

static void log_right(struct req *q, void *data)
{
	const struct revoked *r = data;

	(void)q;
	log_event(LOG_INFO_LEVEL, "right_ended", "right", rights[r->right].name, NULL);
}

static enum err end_right(struct req *q, void *data)
{
	const struct revoked *r = data;
	enum err e = ERR_OK;

	for (size_t i = 0; !e && rights[r->right].steps[i]; i++)
		e = rights[r->right].steps[i](q, r);
	if (!e)
		db_after_commit(q, log_right, data);
	return e;
}

enum err revoke(struct req *q, const struct revoked *r)
{
	struct revoked *kept = ARENA_NEW(q->arena, struct revoked);

	*kept = *r;
	return db_transaction(q, end_right, kept);
}
