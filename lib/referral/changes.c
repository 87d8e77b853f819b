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

#define VERSION_SEEN UNVEILED(version)
#define REFERRAL_SEEN "JOIN referral r ON r.id = k.id WHERE " GRANTED " & " SQL_MAY_SEE " "

/* ---- the rows that the page shows ---- */

STATEMENT(find_shown, version_columns, struct referral_version,
	"SELECT r.public_id, " VERSION_SEEN " AS version "
	"FROM (SELECT id, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM referral "
		"WHERE public_id IN (" TWENTY_FIVE ", " TWENTY_FIVE ")) k "
	REFERRAL_SEEN);

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

/* ---- what changed lately ---- */

struct program { int64_t program_id; };
static const struct column program_columns[] = { COLUMN(struct program, program_id) };

#define PROGRAMS 25

STATEMENT(find_programs, program_columns, struct program,
	"SELECT program_id "
	"FROM program_claimer "
	"WHERE account_id = ? "
	"AND program_id > ? "
	"ORDER BY program_id "
	"LIMIT " STRINGIFY(PROGRAMS));

/* Changes of one edge: a range of its index. A join with program_claimer would read all changes of the programs, because a range
 * needs constants. The newest ones, except those of programs: no index has the order of several. */
#define LATELY(index, edge, party, order) \
	"(SELECT l.referral_id, l.made_at " \
	"FROM live_change l FORCE INDEX (" index ") " \
	"WHERE " edge " AND l.made_at >= ? AND NOT l.ended AND l.parties & " party " " \
	order \
	"LIMIT " STRINGIFY(CHANGES_MOST) ") "
#define NEWEST "ORDER BY l.made_at DESC "

STATEMENT(find_lately, version_columns, struct referral_version,
	"SELECT r.public_id, " VERSION_SEEN " AS version "
	"FROM (SELECT id, n.made_at, " SQL_ALL_GRANTS " AS within, "
		PARTIES_OF_ACCOUNT
		"FROM (SELECT u.referral_id, MAX(u.made_at) AS made_at "
			"FROM (" LATELY("by_seeker", "l.seeker_id = ?", SQL_THE_SEEKER, NEWEST)
			"UNION ALL " LATELY("by_helper", "l.helper_id = ?", SQL_THE_HELPER, NEWEST)
			"UNION ALL " LATELY("by_group", "l.shared_group_id = ?", SQL_THE_HELPER, NEWEST)
			"UNION ALL " LATELY("by_program", "l.inbound_program_id IN (" TWENTY_FIVE ")", SQL_THE_PROGRAM, "")
			") u "
			"GROUP BY u.referral_id "
			"ORDER BY made_at DESC "
			"LIMIT " STRINGIFY(CHANGES_MOST) ") n "
		"JOIN referral ON referral.id = n.referral_id) k "
	REFERRAL_SEEN
	"ORDER BY k.made_at DESC, r.id DESC");

static bool is_among(const struct referral_version *all, size_t count, const char *public_id)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, public_id))
			return true;
	return false;
}

/* Finds changes of referrals to these programs, and, if edges is true, of the account's other referrals. */
static enum err find_some(struct req *q, instant since, bool edges, const struct program *programs, size_t count,
	struct referral_version **some, size_t *found)
{
	const struct account *a = q->account;
	struct value v[11 + PROGRAMS + 1] = { value_int(a->id), value_int(q->site->id), value_int(a->id), value_int(a->team_id),
		value_int(a->id), value_id(edges ? a->id : 0), value_int(since), value_id(edges ? a->id : 0), value_int(since),
		value_id(edges ? a->team_id : 0), value_int(since) };

	for (size_t i = 0; i < PROGRAMS; i++)
		v[11 + i] = value_id(count ? programs[i < count ? i : 0].program_id : 0);
	v[11 + PROGRAMS] = value_int(since);
	return db_rows(q, &find_lately, some, found, (struct binds){ v, COUNT(v) });
}

/* 25 programs at a time, until enough changes are found. */
static enum err find_later_ones(struct req *q, instant since, struct referral_version **all, size_t *found)
{
	struct program *programs;
	int64_t after = 0;
	size_t count;

	*all = arena_array(q->arena, CHANGES_MOST, sizeof(**all));
	*found = 0;
	do {
		struct referral_version *some;
		size_t n;
		enum err e;

		if ((e = db_rows(q, &find_programs, &programs, &count, BIND(q->account->id, after)))
				|| (e = find_some(q, since, !after, programs, count, &some, &n)))
			return e;
		for (size_t i = 0; i < n && *found < CHANGES_MOST; i++)
			if (!is_among(*all, *found, some[i].public_id))
				(*all)[(*found)++] = some[i];
		after = count ? programs[count - 1].program_id : 0;
	} while (count == PROGRAMS && *found < CHANGES_MOST);
	return ERR_OK;
}

/* ---- both ---- */

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
