/* team.c - groups of people who work together at a site, and the time since which each group shares. */
#include "site/account.h"

#include "edge/db.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/audit.h"
#include "site/site_user.h"

static const struct column team_columns[] = {
	COLUMN(struct team, id),
	COLUMN(struct team, public_id),
	COLUMN(struct team, site_id),
	COLUMN(struct team, name),
	COLUMN(struct team, navigation_since),
	COLUMN(struct team, members),
};

#define TEAM_SELECT \
	"SELECT t.id, t.public_id, t.site_id, t.name, t.navigation_since, " \
	"  (SELECT COUNT(*) FROM team_member m WHERE m.team_id = t.id) AS members " \
	"FROM team t "

STATEMENT(by_public_id, team_columns, struct team,
	TEAM_SELECT
	"WHERE t.public_id = ?");

STATEMENT(of_site, team_columns, struct team,
	TEAM_SELECT
	"WHERE t.site_id = ? "
	"ORDER BY t.name, t.id");

COMMAND(make,
	"INSERT INTO team (public_id, site_id, name, navigation_since, made_at) "
	"VALUES (?, ?, ?, ?, ?)");

/* joined_at is assigned first, because it depends on the former group. */
COMMAND(join,
	"INSERT INTO team_member (site_id, account_id, team_id, joined_at) "
	"SELECT t.site_id, ?, t.id, ? "
	"FROM team t "
	"WHERE t.id = ? "
	"ON DUPLICATE KEY UPDATE "
	"  joined_at = IF(team_member.team_id = VALUES(team_id), team_member.joined_at, VALUES(joined_at)), "
	"  team_id = VALUES(team_id)");

COMMAND(leave,
	"DELETE FROM team_member "
	"WHERE team_id = ? "
	"AND account_id = ?");

COMMAND(switch_on,
	"UPDATE team "
	"SET navigation_since = ? "
	"WHERE id = ? "
	"AND navigation_since IS NULL");

COMMAND(switch_off,
	"UPDATE team "
	"SET navigation_since = NULL "
	"WHERE id = ? "
	"AND navigation_since IS NOT NULL");

struct making {
	int64_t site_id;
	const char *name;
	bool navigation;
	int64_t id;
};

static enum err make_team(struct req *q, void *data)
{
	struct making *m = data;
	struct done done = { 0 };
	enum err e = db_exec(q, &make, &done, BIND(secret_public_id(q->arena), m->site_id, m->name,
		value_id(m->navigation ? q->now : 0), q->now));

	m->id = done.id;
	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_group_made, .site_id = m->site_id, .of = m->id });
}

enum err team_make(struct req *q, int64_t site_id, const char *name, bool navigation, int64_t *id)
{
	struct making m = { site_id, name, navigation, 0 };
	enum err e = db_transaction(q, make_team, &m);

	*id = m.id;
	return e;
}

enum err team_by_public_id(struct req *q, const char *public_id, struct team *t)
{
	return db_row(q, &by_public_id, t, BIND(value_public_id(public_id)));
}

enum err team_all(struct req *q, int64_t site_id, struct team **teams, size_t *count)
{
	return db_rows(q, &of_site, teams, count, BIND(site_id));
}

STATEMENT(by_id, team_columns, struct team,
	TEAM_SELECT
	"WHERE t.id = ?");

enum err team_by_id(struct req *q, int64_t id, struct team *t)
{
	return db_row(q, &by_id, t, BIND(id));
}

static const struct column member_columns[] = {
	COLUMN(struct team_member, id),
	COLUMN(struct team_member, public_id),
	COLUMN(struct team_member, first_name),
	COLUMN(struct team_member, last_name),
	COLUMN(struct team_member, address),
};

STATEMENT(members_of, member_columns, struct team_member,
	"SELECT a.id, a.public_id, a.first_name, a.last_name, "
	"  (SELECT d.address FROM account_address d WHERE d.account_id = a.id "
	"   ORDER BY d.address LIKE '%@%' DESC, d.proved_at, d.id LIMIT 1) AS address "
	"FROM team_member m "
	"JOIN account a ON a.id = m.account_id "
	"WHERE m.team_id = ? "
	"ORDER BY a.first_name, a.last_name, a.id");

enum err team_members(struct req *q, int64_t team_id, struct team_member **members, size_t *count)
{
	return db_rows(q, &members_of, members, count, BIND(team_id));
}

static enum err change(struct req *q, enum audit_act act, int64_t team_id, int64_t account_id, const struct stmt *s,
	const struct binds *b)
{
	struct team t = { .id = 0 };
	enum err e = db_row(q, &by_id, &t, BIND(team_id));

	return e ? e : audit_exec(q, s, b, &(struct audited){ .act = act, .site_id = t.site_id, .of = team_id,
		.account_id = account_id });
}

enum err team_join(struct req *q, int64_t team_id, int64_t account_id)
{
	struct team t = { .id = 0 };
	enum err e = change(q, AUDIT_group_joined, team_id, account_id, &join, &BIND(account_id, q->now, team_id));

	if (e || (e = db_row(q, &by_id, &t, BIND(team_id))))
		return e;
	return site_user_add(q, t.site_id, account_id);
}

enum err team_leave(struct req *q, int64_t team_id, int64_t account_id)
{
	return change(q, AUDIT_group_left, team_id, account_id, &leave, &BIND(team_id, account_id));
}

enum err team_set_navigation(struct req *q, int64_t team_id, bool on)
{
	struct team t = { .id = 0 };
	const struct binds switching_on = BIND(q->now, team_id), switching_off = BIND(team_id);
	struct audited act = { .act = AUDIT_group_changed, .of = team_id, .what = "team_navigation",
		.old_value = on ? "no" : "yes", .new_value = on ? "yes" : "no" };
	enum err e = db_row(q, &by_id, &t, BIND(team_id));

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	act.site_id = t.site_id;
	e = audit_exec(q, on ? &switch_on : &switch_off, on ? &switching_on : &switching_off, &act);
	return e == ERR_MISSING ? ERR_OK : e;
}
