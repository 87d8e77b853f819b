/* person_list.c - lists of seeker profiles, at the same cost for any number of them. */
#include <string.h>

#include "base/str.h"
#include "referral/person_in.h"
#include "site/site.h"

static const struct column person_columns[] = { PERSON_COLUMNS };

/* active_at is person.updated_at, copied into each viewer's row. As it is the same in the
 * helper's row and in the group's, the union of the two ranges holds nobody twice.
 * The index is named, because the statistics of a fast-growing table are misleading. */

#define LIST_BRANCH(kind, further, limit) \
	"(SELECT v.active_at, v.person_id " \
	"FROM person_viewer v FORCE INDEX (list) " \
	"WHERE v.viewer_kind = " kind " AND v.viewer_id = ? AND v.site_id = ? " \
	further \
	"ORDER BY v.active_at DESC, v.person_id DESC " \
	"LIMIT " limit ") "

#define LIST(further, limit) \
	PERSON_SELECT \
	"FROM (" \
	LIST_BRANCH(SQL_VIEWER_ACCOUNT, further, limit) \
	"UNION " \
	LIST_BRANCH(SQL_VIEWER_TEAM, further, limit) \
	"ORDER BY active_at DESC, person_id DESC " \
	"LIMIT " limit ") k " \
	"JOIN person p ON p.id = k.person_id " \
	"LEFT JOIN person_viewer h FORCE INDEX (PRIMARY) ON h.viewer_kind = " SQL_VIEWER_ACCOUNT " AND h.viewer_id = ? AND h.person_id = p.id " \
	"ORDER BY k.active_at DESC, k.person_id DESC"

/* An archived profile has active_at 0. */
STATEMENT(list, person_columns, struct person,
	LIST("AND v.active_at BETWEEN 1 AND ? AND (v.active_at < ? OR v.person_id < ?) ", "26"));

STATEMENT(recent, person_columns, struct person,
	LIST("AND v.active_at > 0 ", STRINGIFY(PERSON_RECENT)));

enum err person_recent(struct req *q, struct person **people, size_t *count)
{
	int64_t me = viewer(q), team = viewer_team(q), site = q->site->id;

	return db_rows(q, &recent, people, count, BIND(me, site, team, site, me));
}

/* ---- cursors ---- */

char *person_cursor(struct req *q, const struct person *p)
{
	return arena_printf(q->arena, "%lld-%s", (long long)p->active_at, p->public_id);
}

/* Without a valid cursor, the list starts at the top. */
static struct place read_cursor(struct req *q, const char *before)
{
	struct place after = { INT64_MAX, NULL };
	const char *dash = before ? strchr(before, '-') : NULL;

	if (dash && text_to_number(arena_bytes(q->arena, before, (size_t)(dash - before)), 0, INT64_MAX,
			&after.active_at))
		after.public_id = dash + 1;
	return after;
}

static const struct column id_columns[] = { { "id", COLUMN_INT64, 0, sizeof(int64_t) } };

STATEMENT(id_of, id_columns, int64_t,
	"SELECT id "
	"FROM person "
	"WHERE public_id = ? "
	"AND site_id = ?");

/* For a person who is gone, the cursor's time is enough. */
static enum err place_id(struct req *q, const struct place *after, int64_t *id)
{
	enum err e;

	*id = INT64_MAX;
	if (!after->public_id)
		return ERR_OK;
	e = db_row(q, &id_of, id, BIND(value_public_id(after->public_id), q->site->id));
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err list_page(struct req *q, const struct place *after, struct person **people, size_t *count)
{
	int64_t me = viewer(q), team = viewer_team(q), site = q->site->id, id;
	enum err e;

	if ((e = place_id(q, after, &id)))
		return e;
	return db_rows(q, &list, people, count, BIND(
		me, site, after->active_at, after->active_at, id,
		team, site, after->active_at, after->active_at, id,
		me));
}

enum err person_list(struct req *q, const char *name, const char *before, struct person **people, size_t *count)
{
	struct place after = read_cursor(q, before);

	*count = 0;
	if (text_is_empty(text_squeeze(q->arena, name)))
		return list_page(q, &after, people, count);
	return person_search(q, name, &after, people, count);
}
