/* worklist.c - keeps the columns by which lists find what needs somebody. */
#include "site/worklist.h"

#include "base/req.h"
#include "edge/db.h"

/* ---- viewers ---- */

/* The first of the person's referrals that the viewer has, in the order of an index; v is the viewer. A team and an account
 * have an index each. */
#define FIRST_OF(column, order, helper_index, group_index) \
	"IF(v.viewer_kind = " SQL_VIEWER_ACCOUNT ", " \
	"(SELECT n." column " FROM referral n FORCE INDEX (" helper_index ") " \
		"WHERE n.helper_id = v.viewer_id AND n.person_id = v.person_id ORDER BY n." order " LIMIT 1), " \
	"(SELECT n." column " FROM referral n FORCE INDEX (" group_index ") " \
		"WHERE n.shared_group_id = v.viewer_id AND n.person_id = v.person_id ORDER BY n." order " LIMIT 1)) "

#define VIEWERS_SET \
	"v.attention = IFNULL(" FIRST_OF("attention_helper", "place_helper", "helper_place", "group_place") ", " SQL_ATTENTION_NEVER "), " \
	"v.standing = IFNULL(" FIRST_OF("closed_helper", "closed_helper", "helper_person", "group_person") ", " SQL_STANDING_EMPTY ") "

COMMAND(renew_viewers,
	"UPDATE person_viewer v "
	"SET " VIEWERS_SET
	"WHERE v.person_id = ?");

COMMAND(renew_viewers_of,
	"UPDATE person_viewer v "
	"SET " VIEWERS_SET
	"WHERE v.person_id = (SELECT r.person_id FROM referral r WHERE r.id = ?)");

enum err worklist_renew_viewers(struct req *q, int64_t person_id)
{
	return db_exec(q, &renew_viewers, NULL, BIND(person_id));
}

enum err worklist_renew_viewers_of(struct req *q, int64_t referral_id)
{
	return db_exec(q, &renew_viewers_of, NULL, BIND(referral_id));
}

/* ---- a referral ---- */

COMMAND(mark_undelivered,
	"UPDATE referral r "
	"SET undelivered_at = ?, " WORKLIST_SET
	"WHERE r.id = ?");

COMMAND(mark_followed,
	"UPDATE referral r "
	"SET followed_at = ?, " WORKLIST_SET
	"WHERE r.id = ?");

static enum err mark(struct req *q, const struct stmt *s, int64_t referral_id)
{
	enum err e = db_exec(q, s, NULL, BIND(q->now, referral_id));

	return e ? e : worklist_renew_viewers_of(q, referral_id);
}

enum err worklist_undelivered(struct req *q, int64_t referral_id)
{
	return mark(q, &mark_undelivered, referral_id);
}

enum err worklist_followed(struct req *q, int64_t referral_id)
{
	return mark(q, &mark_followed, referral_id);
}

/* ---- programs that came or went ---- */

struct changed { int64_t id, person_id; };

static const struct column changed_columns[] = { COLUMN(struct changed, id), COLUMN(struct changed, person_id) };

STATEMENT(of_changed_programs, changed_columns, struct changed,
	"SELECT r.id, r.person_id "
	"FROM search_stale s "
	"JOIN program p ON p.id = s.program_id "
	"STRAIGHT_JOIN referral r FORCE INDEX (program_id) ON r.program_id = p.id "
	"WHERE r.program_gone <> (p.retired_at IS NOT NULL)");

COMMAND(mark_gone,
	"UPDATE referral r "
	"SET program_gone = NOT program_gone, " WORKLIST_SET
	"WHERE r.id = ?");

enum err worklist_renew_programs(struct req *q)
{
	struct changed *all;
	size_t count;
	enum err e = db_rows(q, &of_changed_programs, &all, &count, NOTHING);

	for (size_t i = 0; !e && i < count; i++)
		if (!(e = db_exec(q, &mark_gone, NULL, BIND(all[i].id))) && all[i].person_id)
			e = worklist_renew_viewers(q, all[i].person_id);
	return e;
}

/* ---- rows of before ---- */

COMMAND(fill_gone,
	"UPDATE referral r "
	"JOIN program p ON p.id = r.program_id "
	"SET r.program_gone = TRUE "
	"WHERE r.attention_helper = 0 AND p.retired_at IS NOT NULL");

COMMAND(fill_referrals,
	"UPDATE referral r "
	"SET " WORKLIST_SET
	"WHERE r.attention_program = 0 OR r.attention_helper = 0");

COMMAND(fill_viewers,
	"UPDATE person_viewer v "
	"SET " VIEWERS_SET
	"WHERE v.attention = 0");

static enum err fill(struct req *q, void *data)
{
	const struct stmt *const *steps = data;
	enum err e = ERR_OK;

	for (; *steps && !e; steps++)
		e = db_exec(q, *steps, NULL, NOTHING);
	return e;
}

enum err worklist_fill(struct req *q)
{
	const struct stmt *steps[] = { &fill_gone, &fill_referrals, &fill_viewers, NULL };

	db_patient(q->db);
	return db_transaction(q, fill, (void *)steps);
}
