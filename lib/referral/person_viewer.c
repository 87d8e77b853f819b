/* person_viewer.c - records that an account or a group may open a profile. */
#include "referral/person_in.h"

COMMAND(add_viewer,
	"INSERT IGNORE INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT ?, ?, p.id, p.site_id, p.version, p.updated_at "
	"FROM person p "
	"WHERE p.id = ?");

enum err person_add_viewer(struct req *q, enum viewer_kind kind, int64_t viewer_id, int64_t person_id, bool *more)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &add_viewer, &done, BIND(kind, viewer_id, person_id));

	*more = !e && done.rows;
	return e;
}
