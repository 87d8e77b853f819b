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

#define VIEWER_ATTENTION \
	"IFNULL(" FIRST_OF("attention_helper", "place_helper", "helper_place", "group_place") ", " SQL_ATTENTION_NEVER ")"
#define VIEWER_STANDING \
	"IFNULL(" FIRST_OF("closed_helper", "closed_helper", "helper_person", "group_person") ", " SQL_STANDING_EMPTY ")"
#define VIEWERS_SET "v.attention = " VIEWER_ATTENTION ", v.standing = " VIEWER_STANDING " "

COMMAND(renew_viewers,
	"UPDATE person_viewer v "
	"SET " VIEWERS_SET
	"WHERE v.person_id = ?");

COMMAND(renew_viewers_of,
	"UPDATE person_viewer v "
	"SET " VIEWERS_SET
	"WHERE v.person_id = (SELECT r.person_id FROM referral r WHERE r.id = ?)");

COMMAND(renew_viewers_of_program,
	"UPDATE person_viewer v "
	"JOIN (SELECT DISTINCT r.person_id FROM referral r WHERE r.program_id = ? AND r.person_id IS NOT NULL) p "
		"ON p.person_id = v.person_id "
	"SET " VIEWERS_SET);

enum err worklist_renew_program(struct req *q, int64_t program_id)
{
	return db_exec(q, &renew_viewers_of_program, NULL, BIND(program_id));
}

enum err worklist_renew_viewers(struct req *q, int64_t person_id)
{
	return db_exec(q, &renew_viewers, NULL, BIND(person_id));
}

/* ---- claimers ---- */

#define CLAIMER_ROWS \
	"INSERT INTO inbound_claimer (account_id, program_id, referral_id, made_at, stage, due_order, attention_program) " \
	"SELECT c.account_id, c.program_id, r.id, r.made_at, r.stage, r.due_order, r.attention_program "

#define CLAIMER_SET \
	"ON DUPLICATE KEY UPDATE " \
	"stage = VALUES(stage), due_order = VALUES(due_order), attention_program = VALUES(attention_program)"

COMMAND(renew_claimers,
	CLAIMER_ROWS
	"FROM referral r "
	"JOIN program_claimer c ON c.program_id = r.inbound_program_id "
	"WHERE r.id = ? "
	CLAIMER_SET);

COMMAND(renew_claimers_of_stale,
	CLAIMER_ROWS
	"FROM inbound_stale s "
	"STRAIGHT_JOIN referral r ON r.id = s.referral_id "
	"JOIN program_claimer c ON c.program_id = r.inbound_program_id "
	"WHERE s.referral_id <= ? "
	CLAIMER_SET);

COMMAND(add_claimer,
	CLAIMER_ROWS
	"FROM program_claimer c "
	"JOIN referral r FORCE INDEX (inbound_list) ON r.inbound_program_id = c.program_id "
	"WHERE c.account_id = ? AND c.program_id = ? "
	CLAIMER_SET);

enum err worklist_add_claimer(struct req *q, int64_t program_id, int64_t account_id)
{
	return db_exec(q, &add_claimer, NULL, BIND(account_id, program_id));
}

enum err worklist_renew_stale(struct req *q, int64_t last_id)
{
	return db_exec(q, &renew_claimers_of_stale, NULL, BIND(last_id));
}

/* ---- a referral ---- */

enum err worklist_renew(struct req *q, int64_t referral_id)
{
	enum err e = db_exec(q, &renew_claimers, NULL, BIND(referral_id));

	return e ? e : db_exec(q, &renew_viewers_of, NULL, BIND(referral_id));
}

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

	return e ? e : worklist_renew(q, referral_id);
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

COMMAND(rename_claimed,
	"UPDATE search_stale s "
	"JOIN program p ON p.id = s.program_id "
	"JOIN program_claimer c ON c.program_id = p.id "
	"SET c.program_name = p.name "
	"WHERE c.program_name <> p.name");

static enum err renew_gone(struct req *q)
{
	struct changed *all;
	size_t count;
	enum err e = db_rows(q, &of_changed_programs, &all, &count, NOTHING);

	for (size_t i = 0; !e && i < count; i++)
		if (!(e = db_exec(q, &mark_gone, NULL, BIND(all[i].id))) && all[i].person_id)
			e = worklist_renew_viewers(q, all[i].person_id);
	return e;
}

enum err worklist_renew_programs(struct req *q)
{
	enum err e = db_exec(q, &rename_claimed, NULL, NOTHING);

	return e ? e : renew_gone(q);
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

/* ---- checking ---- */

struct wrong { int64_t count; };
static const struct column wrong_columns[] = { COLUMN(struct wrong, count) };

STATEMENT(check_referrals, wrong_columns, struct wrong,
	"SELECT COUNT(*) AS count "
	"FROM referral r "
	"WHERE r.attention_program <> " SQL_ATTENTION_PROGRAM " OR r.attention_helper <> " SQL_ATTENTION_HELPER);

STATEMENT(check_viewers, wrong_columns, struct wrong,
	"SELECT COUNT(*) AS count "
	"FROM person_viewer v "
	"WHERE v.attention <> " VIEWER_ATTENTION " OR v.standing <> " VIEWER_STANDING);

/* The primary key of inbound_claimer, so that a missing row is found without a scan for each. */
STATEMENT(check_claimers, wrong_columns, struct wrong,
	"SELECT (SELECT COUNT(*) "
		"FROM referral r "
		"JOIN program_claimer c ON c.program_id = r.inbound_program_id "
		"LEFT JOIN inbound_claimer i ON i.account_id = c.account_id AND i.made_at = r.made_at AND i.referral_id = r.id "
		"WHERE i.referral_id IS NULL OR i.stage <> r.stage OR i.due_order <> r.due_order "
		"OR i.attention_program <> r.attention_program OR NOT " LAW_SQL_PROGRAM " & " SQL_MAY_SEE ") "
	"+ (SELECT COUNT(*) "
		"FROM inbound_claimer i "
		"JOIN referral r ON r.id = i.referral_id "
		"WHERE NOT i.program_id <=> r.inbound_program_id) AS count");

enum err worklist_check(struct req *q, int64_t *wrong)
{
	static const struct stmt *const checks[] = { &check_referrals, &check_viewers, &check_claimers };
	enum err e = ERR_OK;

	*wrong = 0;
	for (size_t i = 0; i < COUNT(checks) && !e; i++) {
		struct wrong n = { 0 };

		e = db_row(q, checks[i], &n, NOTHING);
		*wrong += n.count;
	}
	return e;
}
