/* veiling.c - computes what the helper's side may see of a referral, from its history. */
#include "site/veiling.h"

#include "base/req.h"
#include "edge/db.h"
#include "law/veil.h"
#include "site/live_change.h"
#include "site/worklist.h"

/* The newest change of the status by seeker or helper: a column of its line in the history. */
#define NEWEST(column, acts) \
	"(SELECT e." column " FROM referral_event e " \
	"WHERE e.referral_id = r.id AND e.party <> " SQL_PARTY_PROGRAM " AND e.act IN (" acts ") " \
	"ORDER BY e.version DESC LIMIT 1) "
#define MOVES SQL_ACT_status ", " SQL_ACT_undo

/* The newest status of seeker or helper that is not undone. */
#define LAST_WORD(column) \
	"(SELECT e." column " FROM referral_event e " \
	"WHERE e.referral_id = r.id AND e.party <> " SQL_PARTY_PROGRAM " AND e.act = " SQL_ACT_status " " \
	"AND (SELECT u.id FROM referral_event u WHERE u.undoes = e.id LIMIT 1) IS NULL " \
	"ORDER BY e.version DESC LIMIT 1) "

#define STATUS_OF_PEOPLE "IFNULL(" LAST_WORD("to_status") ", " SQL_STATUS_not_updated ") "

/* The assignments run from left to right: closed_helper follows from the new status_helper only after the row is written, so
 * the time of closing is set by a statement of its own. */
COMMAND(hang,
	"UPDATE referral r "
	"SET veiled = TRUE, "
	"status_helper = " STATUS_OF_PEOPLE ", "
	"version_helper = IFNULL((SELECT MAX(e.version) FROM referral_event e WHERE e.referral_id = r.id AND NOT " VEIL_SQL_HIDES "), 1), "
	"disputed_helper = " SQL_CONTRADICT("r.word_seeker", "r.word_helper") ", "
	"updated_helper_at = IFNULL(" NEWEST("made_at", MOVES ", " SQL_ACT_reach ", " SQL_ACT_still_waiting ", " SQL_ACT_stop_sharing) ", r.made_at), "
	"waiting_helper_at = IF(" NEWEST("act", MOVES ", " SQL_ACT_still_waiting) " = " SQL_ACT_still_waiting ", "
		NEWEST("made_at", SQL_ACT_still_waiting) ", NULL), "
	"last_helper_party = " NEWEST("party", MOVES) ", "
	"last_helper_account = " NEWEST("account_id", MOVES) ", "
	"last_helper_by_link = IFNULL(" NEWEST("by_link", MOVES) ", FALSE), "
	"last_helper_undone = IFNULL(" NEWEST("act", MOVES) " = " SQL_ACT_undo ", FALSE), "
	"noted = noted & ~" SQL_VEIL_PARTIES ", "
	WORKLIST_SET
	"WHERE r.program_id = ? AND r.kind = " SQL_KIND_LIVE " AND NOT r.veiled");

COMMAND(hang_closing,
	"UPDATE referral r "
	"SET closed_helper_at = IF(closed_helper, " LAST_WORD("made_at") ", NULL) "
	"WHERE r.program_id = ? AND r.veiled");

/* Only the code proves who is the person. Those who became the seeker by an address alone lose the referral until they type
 * it. */
#define NOT_PROVED VEIL_SQL_BY_CODE("r.veiled", "r.origin") " AND r.seeker_id IS NOT NULL AND NOT r.seeker_by_code "

struct lost { int64_t id; };
static const struct column lost_columns[] = { COLUMN(struct lost, id) };

STATEMENT(find_lost, lost_columns, struct lost,
	"SELECT r.id "
	"FROM referral r "
	"WHERE r.program_id = ? AND " NOT_PROVED);

COMMAND(ask_for_code,
	"UPDATE referral r "
	"SET seeker_id = IF(r.seeker_by_code, r.seeker_id, NULL), "
	"discreet = TRUE "
	"WHERE r.program_id = ? AND " VEIL_SQL_BY_CODE("r.veiled", "r.origin"));

/* Open pages of those who lose it learn of it. */
static enum err prove_by_code(struct req *q, int64_t program_id)
{
	struct lost *all;
	size_t count;
	enum err e = db_rows(q, &find_lost, &all, &count, BIND(program_id));

	for (size_t i = 0; !e && i < count; i++)
		e = live_change_leave(q, all[i].id);
	return e ? e : db_exec(q, &ask_for_code, NULL, BIND(program_id));
}

enum err veil_program(struct req *q, int64_t program_id)
{
	enum err e = db_exec(q, &hang, NULL, BIND(program_id));

	if (e || (e = prove_by_code(q, program_id)) || (e = db_exec(q, &hang_closing, NULL, BIND(program_id))))
		return e;
	return worklist_renew_program(q, program_id);
}

struct wrong { int64_t count; };
static const struct column wrong_columns[] = { COLUMN(struct wrong, count) };

STATEMENT(check, wrong_columns, struct wrong,
	"SELECT (SELECT COUNT(*) "
		"FROM program_setting s "
		"JOIN referral r ON r.program_id = s.program_id "
		"WHERE s.victim_service AND r.kind = " SQL_KIND_LIVE " AND NOT r.veiled) "
	"+ (SELECT COUNT(*) "
		"FROM referral r "
		"WHERE r.veiled AND (r.status_helper <> " STATUS_OF_PEOPLE "OR (" VEIL_SQL_BY_CODE("r.veiled", "r.origin") " "
			"AND (NOT r.discreet OR (" NOT_PROVED ")))))" " AS count");

enum err veil_check(struct req *q, int64_t *wrong)
{
	struct wrong n = { 0 };
	enum err e = db_row(q, &check, &n, NOTHING);

	*wrong = n.count;
	return e;
}
