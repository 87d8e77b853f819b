/* changes.c - versions of referrals, by id and by what changed lately, as the law lets the viewer see them. */
#include "referral/changes.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "referral/referral_sql.h"
#include "site/account.h"
#include "site/site.h"

static const struct column version_columns[] = {
	COLUMN(struct referral_version, public_id), COLUMN(struct referral_version, version),
};

#define VERSIONS "SELECT r.public_id, r.version "
#define REFERRAL_SEEN "JOIN referral r ON r.id = k.id WHERE " GRANTED " & " SQL_MAY_SEE " "

STATEMENT(find_shown, version_columns, struct referral_version,
	VERSIONS
	"FROM (SELECT id, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM referral "
		"WHERE public_id IN (" TWENTY_FIVE ", " TWENTY_FIVE ")) k "
	REFERRAL_SEEN);

/* The newest changes of one edge. */
#define LATELY(from, party) \
	"(SELECT l.referral_id, l.made_at " \
	"FROM " from " " \
	"AND l.made_at >= ? AND NOT l.ended AND l.parties & " party " " \
	"ORDER BY l.made_at DESC " \
	"LIMIT " STRINGIFY(CHANGES_MOST) ") "

STATEMENT(find_lately, version_columns, struct referral_version,
	VERSIONS
	"FROM (SELECT id, n.made_at, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM (SELECT u.referral_id, MAX(u.made_at) AS made_at "
			"FROM (" LATELY("live_change l FORCE INDEX (by_seeker) WHERE l.seeker_id = ?", SQL_THE_SEEKER)
			"UNION ALL " LATELY("live_change l FORCE INDEX (by_helper) WHERE l.helper_id = ?", SQL_THE_HELPER)
			"UNION ALL " LATELY("live_change l FORCE INDEX (by_group) WHERE l.shared_group_id = ?", SQL_THE_HELPER)
			"UNION ALL " LATELY("program_claimer c STRAIGHT_JOIN live_change l FORCE INDEX (by_program) "
				"ON l.inbound_program_id = c.program_id WHERE c.account_id = ?", SQL_THE_PROGRAM)
			") u "
			"GROUP BY u.referral_id "
			"ORDER BY made_at DESC "
			"LIMIT " STRINGIFY(CHANGES_MOST) ") n "
		"JOIN referral ON referral.id = n.referral_id) k "
	REFERRAL_SEEN
	"ORDER BY k.made_at DESC, r.id DESC");

static enum err find_shown_ones(struct req *q, const char *const *ids, size_t count, struct referral_version **all, size_t *found)
{
	const struct account *a = q->account;
	struct value v[5 + CHANGES_MOST] = { value_int(a->id), value_int(q->site->id), value_int(a->id), value_int(a->team_id),
		value_int(a->id) };

	*found = 0;
	if (!count)
		return ERR_OK;
	for (size_t i = 0; i < CHANGES_MOST; i++)
		v[5 + i] = value_public_id(ids[i < count ? i : 0]);
	return db_rows(q, &find_shown, all, found, (struct binds){ v, COUNT(v) });
}

static enum err find_later_ones(struct req *q, instant since, struct referral_version **all, size_t *found)
{
	const struct account *a = q->account;

	return db_rows(q, &find_lately, all, found, BIND(a->id, q->site->id, a->id, a->team_id, a->id,
		a->id, since, a->id, since, value_id(a->team_id), since, a->id, since));
}

static bool is_among(const struct referral_version *all, size_t count, const char *public_id)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, public_id))
			return true;
	return false;
}

enum err changes_find(struct req *q, const char *const *ids, size_t count, instant since,
	struct referral_version **all, size_t *found)
{
	struct referral_version *shown = NULL, *later;
	size_t n = 0, more;
	enum err e;

	if ((e = find_shown_ones(q, ids, count, &shown, &n)) || (e = find_later_ones(q, since, &later, &more)))
		return e;
	*all = arena_array(q->arena, n + more + 1, sizeof(**all));
	for (*found = 0; *found < n; ++*found)
		(*all)[*found] = shown[*found];
	for (size_t i = 0; i < more; i++)
		if (!is_among(shown, n, later[i].public_id))
			(*all)[(*found)++] = later[i];
	return ERR_OK;
}
