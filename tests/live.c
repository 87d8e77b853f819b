/* live.c - the rows from which open pages learn of changes: who gets which, how long they live, and that reading them costs a
 * range of an index. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/conf.h"
#include "base/secret.h"
#include "base/str.h"
#include "directory/program_setting.h"
#include "counted.h"
#include "edge/db.h"
#include "edge/http.h"
#include "law_sql.h"
#include "own_database.h"
#include "referral/changes.h"
#include "referral/claim.h"
#include "referral/referral.h"
#include "rows.h"
#include "scene.h"
#include "site/live_change.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

static struct req *q;
static int64_t team, teammate, stranger, second;

static void set_live(const char *mode)
{
	struct conf *c = ARENA_NEW(q->arena, struct conf);

	*c = *q->conf;
	c->web_live = mode;
	q->conf = c;
}

static void begin(const char *mode)
{
	scene_begin();
	q = scene;
	set_live(mode);
	teammate = row_account(q, "Tom", "Teammate", NULL);
	stranger = row_account(q, "Stan", "Stranger", NULL);
	second = row_account(q, "Cora", "Second", NULL);
	team = row_team(q, true);
	row_join(q, team, scene_account(SCENE_HELPER));
	row_join(q, team, teammate);
	MUST(program_add_claimer(q, scene_program, second));
}

/* ---- who ---- */

/* The version at which an account's page learns of the referral; 0 if it does not. named: the page shows it. */
static int heard(int64_t account, const char *id, bool named)
{
	struct referral_version *all;
	size_t count;

	row_sign_in(q, account);
	MUST(changes_find(q, &id, named, named ? INT64_MAX : 0, &all, &count));
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].public_id, id))
			return all[i].version;
	return 0;
}

static int seen(int64_t account, const char *id)
{
	const struct referral *r;

	row_sign_in(q, account);
	r = row_referral(q, id);
	return r ? r->version : 0;
}

Test(live, a_change_is_found_by_those_who_see_the_referral_and_nobody_else)
{
	begin("polling");
	for (int i = 0; i < SITUATIONS; i++) {
		const char *id = scene_refer(&(struct referral_draft){ .at = situation_at(i) });
		const int64_t readers[] = { scene_account(SCENE_SEEKER), scene_account(SCENE_HELPER), teammate,
			scene_account(SCENE_CLAIMER), second, stranger };

		scene_move(SCENE_SEEKER, id, STATUS_got_help, NULL);
		for (size_t k = 0; k < COUNT(readers); k++) {
			cr_expect_eq(heard(readers[k], id, false), seen(readers[k], id), "situation %d, reader %zu", i, k);
			cr_expect_eq(heard(readers[k], id, true), seen(readers[k], id), "situation %d, reader %zu who names it", i, k);
		}
	}
}

struct side { enum scene_reader writer; bool seeker, helper, claimer; };

static const struct side sides[] = {
	{ SCENE_SEEKER, true, false, false },
	{ SCENE_HELPER, false, true, false },
	{ SCENE_CLAIMER, false, false, true },
};

static const char *newest_for(int64_t account, instant since)
{
	struct referral_version *all;
	size_t count;

	row_sign_in(q, account);
	MUST(changes_find(q, NULL, 0, since, &all, &count));
	return count ? all[0].public_id : NULL;
}

/* Each on a referral of its own, since the version of another change would reveal it to nobody. */
Test(live, a_private_note_is_found_by_the_side_that_wrote_it)
{
	begin("polling");
	for (size_t i = 0; i < COUNT(sides); i++) {
		const char *id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
		struct referral *r = scene_referral(sides[i].writer, id);

		q->now += MINUTES(5);
		MUST(referral_note(q, r, "Between us", false, NULL));
		cr_expect_eq(text_equal(newest_for(scene_account(SCENE_SEEKER), q->now), id), sides[i].seeker, "%zu", i);
		cr_expect_eq(text_equal(newest_for(scene_account(SCENE_HELPER), q->now), id), sides[i].helper, "%zu", i);
		cr_expect_eq(text_equal(newest_for(teammate, q->now), id), sides[i].helper, "%zu", i);
		cr_expect_eq(text_equal(newest_for(scene_account(SCENE_CLAIMER), q->now), id), sides[i].claimer, "%zu", i);
		cr_expect_eq(text_equal(newest_for(second, q->now), id), sides[i].claimer, "%zu", i);
	}
}

/* ---- who loses it ---- */

struct code { const char *code; };
static const struct column code_columns[] = { COLUMN(struct code, code) };

STATEMENT(code_of, code_columns, struct code,
	"SELECT code "
	"FROM referral "
	"WHERE public_id = ?");

struct told { int64_t seeker_id, version; };
static const struct column told_columns[] = { COLUMN(struct told, seeker_id), COLUMN(struct told, version) };

STATEMENT(newest_two, told_columns, struct told,
	"SELECT l.seeker_id, l.version "
	"FROM live_change l "
	"JOIN referral r ON r.id = l.referral_id "
	"WHERE r.public_id = ? "
	"ORDER BY l.id DESC "
	"LIMIT 2");

Test(live, a_seeker_who_loses_the_referral_learns_of_it_too)
{
	struct told *told;
	struct code code;
	const char *id;
	size_t n;

	begin("polling");
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	MUST(db_row(q, &code_of, &code, BIND(id)));
	row_sign_in(q, stranger);
	MUST(claim_by_code(q, code.code));
	MUST(db_rows(q, &newest_two, &told, &n, BIND(id)));
	cr_assert_eq(n, 2);
	cr_expect_eq(told[0].seeker_id, stranger);
	cr_expect_eq(told[1].seeker_id, scene_account(SCENE_SEEKER));
	cr_expect_eq(told[1].version, told[0].version);
	cr_expect_eq(heard(scene_account(SCENE_SEEKER), id, true), 0, "it is not theirs any more");
	cr_expect_eq(heard(stranger, id, false), (int)told[0].version);
}

/* ---- rows ---- */

STATEMENT(rows_of, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM live_change l "
	"JOIN referral r ON r.id = l.referral_id "
	"WHERE r.public_id = ?");

STATEMENT(ends_of, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM live_change "
	"WHERE ended AND account_id = ?");

STATEMENT(ends_of_nobody, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM live_change "
	"WHERE ended AND account_id IS NULL AND referral_id IS NULL");

STATEMENT(all_rows, number_columns, struct number,
	"SELECT COUNT(*) AS n "
	"FROM live_change");

Test(live, nothing_is_written_while_it_is_off)
{
	const char *id;

	begin("off");
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	MUST(session_end_all(q, scene_account(SCENE_CLAIMER), 0));
	cr_expect_eq(counted(q, &rows_of, BIND(id)), 0);
	cr_expect_eq(counted(q, &ends_of, BIND(scene_account(SCENE_CLAIMER))), 0);
}

static enum err move_and_fail(struct req *unit, void *id)
{
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	return fail(unit, ERR_CONFLICT, "taken back");
}

Test(live, what_is_rolled_back_is_no_change)
{
	char *id;
	int64_t before;

	begin("polling");
	id = arena_text(q->arena, scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) }));
	before = counted(q, &rows_of, BIND(id));
	cr_expect_eq(before, 1, "its making");
	cr_expect_eq(db_transaction(q, move_and_fail, id), ERR_CONFLICT);
	cr_expect_eq(counted(q, &rows_of, BIND(id)), before);
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	cr_expect_eq(counted(q, &rows_of, BIND(id)), before + 1);
}

Test(live, the_end_of_sessions_is_written_once_for_each_end)
{
	begin("polling");
	MUST(session_end_all(q, scene_account(SCENE_CLAIMER), 0));
	cr_expect_eq(counted(q, &ends_of, BIND(scene_account(SCENE_CLAIMER))), 1);
	cr_expect_eq(counted(q, &ends_of, BIND(scene_account(SCENE_HELPER))), 0);
}

/* A visitor's session opens no page that listens. */
Test(live, the_end_of_a_visitors_session_is_none)
{
	begin("polling");
	q->session = NULL;
	q->http = http_literal(q->arena, "POST", q->site->host, "/sign-out", NULL, "", NULL);
	MUST(session_begin(scene));
	MUST(session_end(q, false));
	cr_expect_eq(counted(q, &ends_of_nobody, NOTHING), 0);
}

/* ---- how long, and at what cost ---- */

COMMAND(add_rows,
	"INSERT INTO live_change (made_at, referral_id, version, parties, helper_id) "
	"SELECT ? + n.seq, n.seq, 1, 7, n.seq "
	"FROM seq_1_to_20000 n");

Test(live, rows_are_kept_for_two_hours)
{
	q = own_database();

	MUST(db_exec(q, &add_rows, NULL, BIND(q->now - LIVE_CHANGE_LIFE - 11000)));
	MUST(live_change_clean(q));
	cr_expect_eq(counted(q, &all_rows, NOTHING), 9001, "the oldest is as old as can be");
	MUST(live_change_clean(q));
	cr_expect_eq(counted(q, &all_rows, NOTHING), 9001);
	own_database_drop(q);
}

/* Changes of referrals that do not exist are enough to be read; the viewer's own is older than all of them. */
#define FAR "1000000000 + n.seq"

COMMAND(crowd,
	"INSERT INTO live_change (made_at, referral_id, version, parties, seeker_id, helper_id, shared_group_id, inbound_program_id) "
	"SELECT ? + n.seq, " FAR ", 1, 7, " FAR ", IF(n.seq % 2, ?, " FAR "), IF(n.seq % 3, ?, " FAR "), IF(n.seq % 5, ?, " FAR ") "
	"FROM seq_1_to_5000 n");

static int64_t cost_of_looking(int64_t account, const char *id)
{
	struct referral_version *all;
	int64_t before, idle;
	size_t found;

	row_sign_in(q, account);
	before = row_reads(q);
	idle = row_reads(q) - before;
	before = row_reads(q);
	MUST(changes_find(q, &id, 1, q->now - MINUTES(2), &all, &found));
	return row_reads(q) - before - idle;
}

/* Fifty changes of each of four edges at most, and a row for each referral. */
#define LOOK_MOST 600

Test(live, looking_costs_the_same_however_much_changed)
{
	enum scene_reader readers[] = { SCENE_HELPER, SCENE_CLAIMER };
	int64_t few[COUNT(readers)];
	const char *id;

	begin("polling");
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	for (size_t i = 0; i < COUNT(readers); i++)
		few[i] = cost_of_looking(scene_account(readers[i]), id);
	MUST(db_exec(q, &crowd, NULL, BIND(q->now, 0, 0, 0)));
	for (size_t i = 0; i < COUNT(readers); i++) {
		int64_t many = cost_of_looking(scene_account(readers[i]), id);

		cr_expect_leq(many, few[i] + 10, "reader %zu: %ld, and %ld among changes of others", i, (long)few[i], (long)many);
	}
	MUST(db_exec(q, &crowd, NULL, BIND(q->now, scene_account(SCENE_HELPER), team, scene_program)));
	for (size_t i = 0; i < COUNT(readers); i++) {
		int64_t many = cost_of_looking(scene_account(readers[i]), id);

		cr_expect_leq(many, few[i] + LOOK_MOST, "reader %zu: %ld, and %ld among many", i, (long)few[i], (long)many);
		cr_expect_eq(heard(scene_account(readers[i]), id, true), seen(scene_account(readers[i]), id), "a row that is named is found");
	}
}
