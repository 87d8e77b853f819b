/* person_viewer.c - records that an account or a group may open a profile. */
#include "referral/person_in.h"

#define NEW_VIEWER(kind) "SELECT " kind " AS kind, CAST(? AS SIGNED) AS id "

COMMAND(add_viewers,
	"INSERT IGNORE INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT v.kind, v.id, p.id, p.site_id, p.version, p.updated_at "
	"FROM person p "
	"JOIN (" NEW_VIEWER(SQL_VIEWER_ACCOUNT) "UNION ALL " NEW_VIEWER(SQL_VIEWER_TEAM) ") v ON v.id <> 0 "
	"WHERE p.id = ?");

enum err person_add_viewers(struct req *q, int64_t account_id, int64_t team_id, int64_t person_id, bool *more)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &add_viewers, &done, BIND(account_id, team_id, person_id));

	*more = !e && done.rows;
	return e;
}
