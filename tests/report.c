/* report.c - reports: what is counted, and that no number of a few people can be computed from what is shown. */
#include "referral/report.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "directory/program_setting.h"
#include "edge/db.h"
#include "law_sql.h"
#include "own_database.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/site.h"
#include "support.h"

#define HANA "hana@report.test"

static int64_t hana;

static struct req *begin(void)
{
	struct req *q = own_database();

	row_site(q);
	hana = row_account(q, "Hana", "Helper", HANA);
	row_sign_in(q, hana);
	return q;
}

/* By Hana; its public id. */
static const char *send(struct req *q, int64_t program_id, const struct situation *at)
{
	bool live = at->kind == KIND_LIVE;
	struct referral_draft d = { .at = *at, .program_id = program_id,
		.seeker = { "Rosa", test_name("Person"), arena_printf(q->arena, "%s@report.test", test_name("rosa")), "", "en" },
		.helper = { .first_name = "Hana", .last_name = "Helper" }, .comment = "",
		.consent_words = live ? "I agree." : "", .consent_language = "en" };
	struct referral *all;
	const char *receipt;
	size_t count;

	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

static const char *refer(struct req *q, int64_t program_id)
{
	return send(q, program_id, &(struct situation){ KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING });
}

static void move(struct req *q, const char *id, enum status status)
{
	struct referral *r = row_referral(q, id);
	struct move m = { .status = status, .note = "", .seen = r->version };

	MUST(referral_move(q, r, &m));
}

static void count_all(struct req *q)
{
	for (bool more = true; more;)
		MUST(report_count_changes(q, &more));
}

static void expect_wrong(struct req *q, int64_t least, int64_t most)
{
	int64_t wrong;

	MUST(report_check(q, &wrong));
	cr_expect(wrong >= least && wrong <= most, "%lld are wrong", (long long)wrong);
}

struct found { int64_t referrals; };
static const struct column found_columns[] = { COLUMN(struct found, referrals) };

STATEMENT(sum_of, found_columns, struct found,
	"SELECT COALESCE(SUM(referrals), 0) AS referrals "
	"FROM report_count "
	"WHERE site_id = ? AND scope = ? AND scope_id = ? AND measure = ? AND value = ?");

static int64_t sum(struct req *q, enum report_scope scope, int64_t id, enum report_measure measure, int value)
{
	struct found f;

	MUST(db_row(q, &sum_of, &f, BIND(q->site->id, (int)scope, id, (int)measure, value)));
	return f.referrals;
}

static int this_month(const struct req *q)
{
	struct wall w = clock_wall(q->now, q->site->time_zone);

	return w.year * 12 + w.month - 1;
}

/* ---- counting ---- */

Test(report, counts_what_became_of_each_referral)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry"), shelter = row_program(q, "Shelter");
	const char *helped = refer(q, pantry), *refused = refer(q, pantry);

	refer(q, shelter);
	count_all(q);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_KINDS, KIND_LIVE), 3);
	cr_expect_eq(sum(q, REPORT_PROGRAM, pantry, REPORT_STATUSES, STATUS_not_updated), 2);
	cr_expect_eq(sum(q, REPORT_PROGRAM, shelter, REPORT_STATUSES, STATUS_not_updated), 1);
	q->now += DAYS(10);
	move(q, helped, STATUS_got_help);
	move(q, refused, STATUS_no_capacity);
	count_all(q);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_KINDS, KIND_LIVE), 3, "a change counts nothing twice");
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_STATUSES, STATUS_not_updated), 1);
	cr_expect_eq(sum(q, REPORT_PROGRAM, pantry, REPORT_STATUSES, STATUS_got_help), 1);
	cr_expect_eq(sum(q, REPORT_PROGRAM, pantry, REPORT_STATUSES, STATUS_no_capacity), 1);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_CLOSINGS, REPORT_IN_14), 2);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_UPDATERS, 1 + PARTY_HELPER * REPORT_WAYS + REPORT_BY_PAGE), 2);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_ANSWERS, 0), 3, "the helper's word is no answer of the program");
	expect_wrong(q, 0, 0);
	own_database_drop(q);
}

Test(report, takes_the_time_to_the_first_answer_of_the_program)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry"), clara = row_account(q, "Clara", "Claimer", "clara@report.test");
	const char *id = refer(q, pantry);

	MUST(program_add_claimer(q, pantry, clara));
	row_sign_in(q, clara);
	q->now += HOURS(30);
	move(q, id, STATUS_pending);
	q->now += DAYS(20);
	move(q, id, STATUS_got_help);
	count_all(q);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_ANSWERS, 5), 1, "within two days");
	cr_expect_eq(report_span_hours(5), 48);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_CLOSINGS, REPORT_IN_30), 1);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_UPDATERS, 1 + PARTY_PROGRAM * REPORT_WAYS + REPORT_BY_PAGE), 1);
	expect_wrong(q, 0, 0);
	own_database_drop(q);
}

Test(report, counts_searches_that_found_nothing_by_need_and_town)
{
	struct req *q = begin();

	for (int i = 0; i < 7; i++)
		MUST(report_search_failed(q, 1u << NEED_food, "Fairhaven"));
	MUST(report_search_failed(q, 0, NULL));
	count_all(q);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_SEARCHES, 0), 8);
	cr_expect_eq(sum(q, REPORT_NEED, NEED_food, REPORT_SEARCHES, 0), 7);
	count_all(q);
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_SEARCHES, 0), 8);
	expect_wrong(q, 0, 0);
	own_database_drop(q);
}

/* Each child counts all that waits, as workers on several machines do. */
Test(report, counted_by_several_workers_at_once_is_right)
{
	enum { WORKERS = 4, REFERRALS = 60 };
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry");
	int status;

	for (int i = 0; i < REFERRALS; i++)
		refer(q, pantry);
	for (int i = 0; i < WORKERS; i++) {
		if (fork())
			continue;
		struct req *mine = own_database_again(q);
		bool more = true;

		while (more)
			if (report_count_changes(mine, &more))
				_exit(1);
		_exit(0);
	}
	for (int i = 0; i < WORKERS; i++) {
		wait(&status);
		cr_expect_eq(status, 0);
	}
	cr_expect_eq(sum(q, REPORT_SITE, 0, REPORT_KINDS, KIND_LIVE), REFERRALS);
	expect_wrong(q, 0, 0);
	own_database_drop(q);
}

static enum err change_both(struct req *q, void *data)
{
	struct req *other = data;
	enum err e = report_changed(q, 1);

	return e ? e : report_changed(other, 1);
}

Test(report, lets_no_change_wait_for_another)
{
	struct req *q = begin(), *other = own_database_again(q);

	MUST(db_transaction(q, change_both, other));
	own_database_drop(q);
}

COMMAND(spoil_sums,
	"UPDATE report_count "
	"SET referrals = referrals + 3 "
	"WHERE scope = 1 AND measure = 1");

COMMAND(spoil_counted,
	"UPDATE report_counted "
	"SET status = 5");

COMMAND(lose_counted,
	"DELETE FROM report_counted "
	"ORDER BY referral_id "
	"LIMIT 1");

Test(report, that_is_wrong_is_found_and_rebuilt)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry"), mended;

	for (int i = 0; i < 3; i++)
		refer(q, pantry);
	expect_wrong(q, 0, 0);
	count_all(q);
	MUST(db_exec(q, &spoil_sums, NULL, NOTHING));
	expect_wrong(q, 1, 9);
	MUST(report_rebuild(q, &mended));
	cr_expect(mended);
	expect_wrong(q, 0, 0);
	MUST(db_exec(q, &spoil_counted, NULL, NOTHING));
	MUST(db_exec(q, &lose_counted, NULL, NOTHING));
	expect_wrong(q, 3, 99);
	MUST(report_rebuild(q, &mended));
	expect_wrong(q, 0, 0);
	cr_expect_eq(sum(q, REPORT_PROGRAM, pantry, REPORT_STATUSES, STATUS_not_updated), 3);
	own_database_drop(q);
}

/* ---- what is shown ---- */

COMMAND(add_sum,
	"INSERT INTO report_count (site_id, scope, scope_id, measure, month, value, referrals) "
	"VALUES (?, ?, ?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE referrals = referrals + VALUES(referrals)");

/* A made-up world: so many referrals of each status, at each program, in each month. The needs of a program are the bits of
 * its number. */
enum { WORLD_PROGRAMS = 5, WORLD_MONTHS = 5, WORLD_FIRST = 24300, WORLD_NEEDS = 3, ABOUTS = 1 + WORLD_PROGRAMS + WORLD_NEEDS };
static int truth[WORLD_PROGRAMS][WORLD_MONTHS][STATUSES];

static void put(struct req *q, enum report_scope scope, int64_t id, int month, int status, int n)
{
	MUST(db_exec(q, &add_sum, NULL, BIND(q->site->id, (int)scope, id, (int)REPORT_STATUSES, WORLD_FIRST + month, status, n)));
	MUST(db_exec(q, &add_sum, NULL, BIND(q->site->id, (int)scope, id, (int)REPORT_KINDS, WORLD_FIRST + month, 0, n)));
}

/* The same numbers in each run. */
static uint32_t dice_state;

static int dice(int below)
{
	dice_state = dice_state * 1664525 + 1013904223;
	return (int)(dice_state >> 8) % below;
}

static bool has_need(int program, int need) { return (program + 1) & 1 << need; }

static void make_world(struct req *q)
{
	for (int p = 0; p < WORLD_PROGRAMS; p++)
		for (int m = 0; m < WORLD_MONTHS; m++)
			for (int s = 0; s < STATUSES; s++) {
				int n = truth[p][m][s] = dice(3) ? dice(5) : dice(20);

				put(q, REPORT_SITE, 0, m, s, n);
				put(q, REPORT_PROGRAM, p + 1, m, s, n);
				for (int need = 0; need < WORLD_NEEDS; need++)
					if (has_need(p, need))
						put(q, REPORT_NEED, need, m, s, n);
			}
}

static struct report_asked about(int i)
{
	if (!i)
		return (struct report_asked){ .scope = REPORT_SITE };
	return i <= WORLD_PROGRAMS ? (struct report_asked){ .scope = REPORT_PROGRAM, .scope_id = i }
		: (struct report_asked){ .scope = REPORT_NEED, .scope_id = i - 1 - WORLD_PROGRAMS };
}

static bool is_of(int program, int subject_number)
{
	if (!subject_number)
		return true;
	return subject_number <= WORLD_PROGRAMS ? program == subject_number - 1 : has_need(program, subject_number - 1 - WORLD_PROGRAMS);
}

static int true_number(int subject_number, int month, int status)
{
	int n = 0;

	for (int p = 0; p < WORLD_PROGRAMS; p++)
		n += is_of(p, subject_number) ? truth[p][month][status] : 0;
	return n;
}

static struct report look(struct req *q, int subject_number, int from, int to)
{
	struct report_asked a = about(subject_number);
	struct report r;

	a.from = WORLD_FIRST + from;
	a.to = WORLD_FIRST + to;
	MUST(report_read(q, &a, &r));
	return r;
}

Test(report, shows_no_number_below_five_and_others_rounded)
{
	struct req *q = begin();
	int far = 0, all = 0;

	dice_state = 1;
	make_world(q);
	for (int i = 0; i < ABOUTS; i++) {
		struct report r = look(q, i, 0, WORLD_MONTHS - 1);

		for (int m = 0; m < WORLD_MONTHS; m++)
			for (int s = 0; s < STATUSES; s++) {
				int n = true_number(i, m, s), shown = r.months[m].cell[REPORT_status + s];

				cr_expect_eq(shown % 5, 0);
				cr_expect_eq(shown < 5, n < 5, "%d is shown as %d", n, shown);
				all += n >= 5;
				far += n >= 5 && abs(shown - n) > 5;
			}
	}
	cr_expect(far * 20 < all, "%d of %d are off by more than 5", far, all);
	own_database_drop(q);
}

/* However the months are cut, and however often it is asked: a difference of two reports is what the months show themselves. */
Test(report, of_other_months_tells_nothing_more)
{
	struct req *q = begin();

	dice_state = 2;
	make_world(q);
	for (int i = 0; i < ABOUTS; i++) {
		struct report whole = look(q, i, 0, WORLD_MONTHS - 1);

		for (int from = 0; from < WORLD_MONTHS; from++)
			for (int to = from; to < WORLD_MONTHS; to++) {
				struct report r = look(q, i, from, to), without = to > from ? look(q, i, from, to - 1) : (struct report){ 0 };

				for (int c = 0; c < REPORT_CELLS; c++)
					cr_expect_eq(r.total.cell[c] - without.total.cell[c], whole.months[to].cell[c]);
			}
	}
	own_database_drop(q);
}

/* ---- an attack: everything that the reports of a month show, as equations ---- */

enum { UNBOUND = 1000000 };
struct range { int least, most; };

/* Narrows the parts of a sum by each other; true if that changed something. */
static bool narrow(struct range *total, struct range **parts, int count)
{
	struct range before = *total;
	int least = 0, most = 0;
	bool changed = false;

	for (int i = 0; i < count; i++) {
		least += parts[i]->least;
		most += parts[i]->most;
	}
	total->least = total->least > least ? total->least : least;
	total->most = total->most < most ? total->most : most;
	for (int i = 0; i < count; i++) {
		struct range was = *parts[i];
		int floor = total->least - (most - was.most), ceiling = total->most - (least - was.least);

		parts[i]->least = was.least > floor ? was.least : floor;
		parts[i]->most = was.most < ceiling ? was.most : ceiling;
		changed |= was.least != parts[i]->least || was.most != parts[i]->most;
		most += parts[i]->most - was.most;
		least += parts[i]->least - was.least;
	}
	return changed || before.least != total->least || before.most != total->most;
}

/* The last column is the sum of a row. */
static struct range known[ABOUTS][STATUSES + 1];

static void learn(struct req *q, int month)
{
	for (int i = 0; i < ABOUTS; i++) {
		struct report r = look(q, i, month, month);

		for (int s = 0; s <= STATUSES; s++) {
			int shown = r.total.cell[s < STATUSES ? REPORT_status + s : REPORT_all];

			known[i][s] = shown ? (struct range){ REPORT_LEAST, UNBOUND } : (struct range){ 0, REPORT_LEAST - 1 };
		}
	}
}

/* Statuses add up to all of a subject; programs to the site, and to each need. */
static bool infer(void)
{
	struct range *parts[STATUSES + WORLD_PROGRAMS];
	bool changed = false;

	for (int i = 0; i < ABOUTS; i++) {
		for (int s = 0; s < STATUSES; s++)
			parts[s] = &known[i][s];
		changed |= narrow(&known[i][STATUSES], parts, STATUSES);
	}
	for (int i = 0; i < ABOUTS; i++)
		for (int s = 0; s <= STATUSES && (!i || i > WORLD_PROGRAMS); s++) {
			int count = 0;

			for (int p = 0; p < WORLD_PROGRAMS; p++)
				if (is_of(p, i))
					parts[count++] = &known[p + 1][s];
			changed |= narrow(&known[i][s], parts, count);
		}
	return changed;
}

Test(report, does_not_give_a_small_number_away)
{
	struct req *q = begin();

	dice_state = 3;
	make_world(q);
	for (int m = 0; m < WORLD_MONTHS; m++) {
		learn(q, m);
		while (infer())
			;
		for (int i = 0; i < ABOUTS; i++)
			for (int s = 0; s < STATUSES; s++)
				if (true_number(i, m, s) < REPORT_LEAST)
					cr_expect(known[i][s].most - known[i][s].least >= 2, "month %d, subject %d, %s: %d to %d", m, i,
						status_slug((enum status)s), known[i][s].least, known[i][s].most);
	}
	own_database_drop(q);
}

/* ---- shares and times ---- */

Test(report, computes_shares_and_times_from_what_is_shown)
{
	struct report_numbers n = { .cell = { [REPORT_answer] = 10, [REPORT_answer + 3] = 10, [REPORT_answer + 5] = 20 } };

	cr_expect_eq(report_hours(&n, 50), 24);
	cr_expect_eq(report_hours(&n, 90), 72);
	n.cell[REPORT_answer + REPORT_SPANS - 1] = 100;
	cr_expect_eq(report_hours(&n, 90), INT_MAX);
	cr_expect_eq(report_hours(&(struct report_numbers){ .cell = { [REPORT_answer] = 15 } }, 50), -1, "too few to tell");
	cr_expect_eq(report_share(60, 100), 60);
	cr_expect_eq(report_share(110, 100), 100);
	cr_expect_eq(report_share(5, 15), -1);
}

/* ---- the team's own ---- */

static struct report of_team(struct req *q, int64_t program_id)
{
	struct report r;

	MUST(report_of_team(q, program_id, this_month(q) - 5, this_month(q), &r));
	return r;
}

Test(report, gives_a_team_the_exact_numbers_of_what_it_may_open)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry"), clara = row_account(q, "Clara", "Claimer", "clara@report.test");
	const char *id = refer(q, pantry);
	struct report r;

	refer(q, pantry);
	move(q, send(q, pantry, &(struct situation){ KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE }), STATUS_no_capacity);
	MUST(program_add_claimer(q, pantry, clara));
	row_sign_in(q, clara);
	move(q, id, STATUS_got_help);
	count_all(q);
	r = of_team(q, pantry);
	cr_expect_eq(r.count, 6);
	cr_expect_eq(r.total.cell[REPORT_all], 2, "none that was only logged");
	cr_expect_eq(r.total.cell[REPORT_status + STATUS_no_capacity], 0);
	cr_expect_eq(r.months[5].cell[REPORT_status + STATUS_got_help], 1);
	cr_expect_eq(r.total.cell[REPORT_status + STATUS_not_updated], 1);
	cr_expect_eq(r.total.cell[REPORT_closed_7], 1);
	cr_expect_eq(r.total.cell[REPORT_by + PARTY_PROGRAM * REPORT_WAYS + REPORT_BY_PAGE], 1);
	cr_expect_eq(report_hours(&r.total, 50), 1);
	cr_expect_eq(report_hours(&r.total, 90), 1);
	cr_expect_eq(report_hours(&r.months[0], 50), -1, "nobody asked in that month");
	cr_expect_eq(sum(q, REPORT_PROGRAM, pantry, REPORT_KINDS, KIND_LOGGED), 1, "the site counts it");
	expect_wrong(q, 0, 0);
	own_database_drop(q);
}

/* The sums take the kind for what the law decides. */
Test(report, of_a_team_has_what_the_law_shows_to_the_program)
{
	for (int i = 0; i < SITUATIONS; i++) {
		struct situation at = situation_at(i);

		cr_expect_eq(!!(law_grants(&at, PARTY_PROGRAM) & MAY_SEE), at.kind == KIND_LIVE, "row %d", i);
	}
}

Test(report, of_a_program_at_two_sites_reaches_its_team_as_one)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry");

	refer(q, pantry);
	row_site(q);
	refer(q, pantry);
	count_all(q);
	cr_expect_eq(of_team(q, pantry).total.cell[REPORT_all], 2);
	own_database_drop(q);
}

COMMAND(lose_team_sums,
	"DELETE FROM report_count "
	"WHERE scope = 4");

Test(report, counts_for_teams_what_an_older_version_counted_for_sites_alone)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry");

	refer(q, pantry);
	count_all(q);
	MUST(db_exec(q, &lose_team_sums, NULL, NOTHING));
	MUST(report_fill(q));
	cr_expect_eq(of_team(q, pantry).total.cell[REPORT_all], 1);
	expect_wrong(q, 0, 0);
	MUST(db_exec(q, &lose_team_sums, NULL, NOTHING));
	MUST(report_fill(q));
	cr_expect_eq(of_team(q, pantry).total.cell[REPORT_all], 0, "once");
	own_database_drop(q);
}

/* ---- what it costs ---- */

static int64_t reads_of_report(struct req *q, int64_t program_id)
{
	struct report_asked a = { .scope = REPORT_SITE, .from = this_month(q) - 5, .to = this_month(q) };
	struct report_numbers needs[NEEDS];
	int64_t before = row_reads(q);
	struct report r;

	of_team(q, program_id);
	MUST(report_read(q, &a, &r));
	MUST(report_needs(q, a.from, a.to, needs));
	return row_reads(q) - before;
}

Test(report, reads_no_more_rows_of_many_referrals)
{
	struct req *q = begin();
	int64_t pantry = row_program(q, "Pantry"), few;

	for (int i = 0; i < 5; i++)
		refer(q, pantry);
	count_all(q);
	reads_of_report(q, pantry);
	few = reads_of_report(q, pantry);
	for (int i = 0; i < 100; i++)
		refer(q, pantry);
	count_all(q);
	cr_expect_eq(reads_of_report(q, pantry), few);
	own_database_drop(q);
}
