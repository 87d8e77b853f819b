/* retention.c - referrals that nobody has touched for as long as the site sets are erased in batches, unless a legal hold keeps
 * them. */
#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "directory/program_setting.h"
#include "counted.h"
#include "edge/db.h"
#include "message/delivery.h"
#include "own_database.h"
#include "planted.h"
#include "referral/data_request.h"
#include "referral/erasure.h"
#include "referral/hold.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "referral/retention.h"
#include "rows.h"
#include "site/audit.h"
#include "site/site.h"
#include "site/site_setting.h"
#include "support.h"

static struct req *q;
static int64_t site, program, hana, clara;

static void set_up(void)
{
	q = own_database();
	site = row_site(q);
	hana = row_account(q, "Hana", "Helper", "hana@helper.test");
	clara = row_account(q, "Clara", "Claimer", "clara@claimer.test");
	program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, program, clara));
	row_sign_in(q, hana);
}

static void tear_down(void) { own_database_drop(q); }

TestSuite(retention, .init = set_up, .fini = tear_down);

#define MONTH DAYS(31)

static const struct situation live = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING };
static const struct situation logged = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE };

static const char *refer(const struct situation *at, const struct contact *seeker)
{
	struct referral_draft d = { .at = *at, .program_id = program, .answer_days = 2, .seeker = *seeker,
		.helper = { .first_name = "Hana", .last_name = "Helper", .email = "hana@helper.test", .phone = "", .language = "" },
		.helper_organization = "", .comment = "Needs " PLANTED_WORDS, .consent_words = "I agree to this.", .consent_language = "en" };
	struct referral *all;
	const char *receipt;
	size_t count;

	q->now += MINUTES(1);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

/* Somebody of whom nothing is planted. */
static const char *refer_other(int i)
{
	struct contact c = { .first_name = "Ottilie", .last_name = arena_printf(q->arena, "Number %d", i), .phone = "", .language = "en",
		.email = arena_printf(q->arena, "o%d@shared.test", i) };

	return refer(&live, &c);
}

static void keep_for(int months)
{
	struct site_change c = { .site = *q->site };
	struct refusal why;

	c.site.retention_months = months;
	cr_assert(site_change_check(q, &c, &why));
	MUST(site_change_save(q, &c));
}

static int rounds(bool (*is_stopping)(void))
{
	bool more = true;
	int n = 0;

	for (; more; n++)
		MUST(retention_run(q, is_stopping, &more));
	return n;
}

static void run(void) { (void)rounds(NULL); }

STATEMENT(erased_of, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM referral WHERE site_id = ? AND erased_at IS NOT NULL");
STATEMENT(referrals_of, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM referral WHERE site_id = ?");
STATEMENT(people_of, number_columns, struct number,
	"SELECT COUNT(*) AS n FROM person WHERE site_id = ?");
STATEMENT(counted_in_reports, number_columns, struct number,
	"SELECT CAST(IFNULL(SUM(referrals), 0) AS SIGNED) AS n FROM report_count WHERE site_id = ? AND scope = 0 AND measure = 1");
STATEMENT(audited, number_columns, struct number,
	"SELECT CAST(IFNULL(SUM(new_value), 0) AS SIGNED) AS n FROM audit WHERE site_id = ? AND act = ? AND what = 'referrals'");
STATEMENT(id_of, number_columns, struct number,
	"SELECT id AS n FROM referral WHERE public_id = ?");

#define ERASED counted(q, &erased_of, BIND(site))

static const char *name_of(const char *id)
{
	const struct referral *r = row_referral(q, id);

	return r ? r->seeker.first_name : "";
}

/* ---- what is old ---- */

Test(retention, erases_what_nobody_touched_and_its_profile)
{
	const char *id;
	size_t count;

	id = refer(&live, &planted_person);
	(void)refer(&logged, &planted_person);
	keep_for(12);
	run();
	cr_expect_not_null(planted_in(q, &count));
	cr_expect_eq(ERASED, 0);
	q->now += 11 * MONTH;
	run();
	cr_expect_eq(ERASED, 0, "before its time");
	q->now += 2 * MONTH;
	run();
	cr_expect_eq(ERASED, 2, "an open one, too");
	planted_expect_nothing(q);
	planted_expect_lawful(q);
	cr_expect_eq(counted(q, &people_of, BIND(site)), 0);
	cr_expect_eq(counted(q, &audited, BIND(site, AUDIT_data_erased)), 2);
	cr_expect_str_eq(name_of(id), "\u2014", "the row stays with those who had it");
}

Test(retention, is_off_unless_a_site_sets_it)
{
	const char *id = refer(&live, &planted_person);

	q->now += 300 * MONTH;
	run();
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
}

Test(retention, counts_from_the_last_act_of_anybody)
{
	const char *noted = refer_other(1), *moved = refer_other(2), *silent = refer_other(3);
	struct referral *r;

	keep_for(6);
	q->now += 4 * MONTH;
	MUST(referral_note(q, row_referral(q, noted), "Called again", false, "/"));
	row_sign_in(q, clara);
	r = row_referral(q, moved);
	MUST(referral_move(q, r, &(struct move){ .status = STATUS_got_help, .note = "", .seen = r->version, .result = "/" }));
	row_sign_in(q, hana);
	q->now += 3 * MONTH;
	run();
	cr_expect_eq(ERASED, 1);
	cr_expect_str_eq(name_of(silent), "\u2014");
	cr_expect_str_eq(name_of(noted), "Ottilie");
	cr_expect_str_eq(name_of(moved), "Ottilie");
	q->now += 4 * MONTH;
	run();
	cr_expect_eq(ERASED, 3, "closed and open alike");
	planted_expect_lawful(q);
}

Test(retention, keeps_the_newer_referrals_of_the_same_person)
{
	const char *old = refer(&live, &planted_person), *newer;
	size_t sent;

	MUST(delivery_run(q, NULL, &sent));
	keep_for(6);
	q->now += 5 * MONTH;
	newer = refer(&live, &planted_person);
	q->now += 2 * MONTH;
	run();
	cr_expect_eq(ERASED, 1);
	cr_expect_str_eq(name_of(old), "\u2014");
	cr_expect_str_eq(name_of(newer), PLANTED_FIRST);
	cr_expect_str_eq(row_referral(q, newer)->seeker.email, PLANTED_MAIL);
	cr_expect_eq(counted(q, &people_of, BIND(site)), 1);
	planted_expect_lawful(q);
	q->now += 6 * MONTH;
	run();
	planted_expect_nothing(q);
	cr_expect_eq(counted(q, &people_of, BIND(site)), 0);
}

Test(retention, keeps_a_profile_that_somebody_edits)
{
	const char *id = refer(&live, &planted_person);
	struct person p, changed;

	MUST(person_find(q, row_referral(q, id)->person_public_id, &p));
	keep_for(6);
	q->now += 5 * MONTH;
	changed = p;
	changed.safe_contact = "Ask first";
	MUST(person_change(q, &p, &changed));
	q->now += 2 * MONTH;
	run();
	cr_expect_eq(ERASED, 1);
	cr_expect_eq(counted(q, &people_of, BIND(site)), 1);
	MUST(person_find(q, p.public_id, &p));
	MUST(person_add_note(q, &p, "Moved away", false));
	q->now += 5 * MONTH;
	run();
	cr_expect_eq(counted(q, &people_of, BIND(site)), 1, "a note counts");
	q->now += 2 * MONTH;
	run();
	planted_expect_nothing(q);
}

Test(retention, leaves_other_sites_alone)
{
	const char *id = refer(&live, &planted_person);
	int64_t other;

	other = row_site(q);
	keep_for(6);
	q->now += 100 * MONTH;
	run();
	row_visit(q, site);
	row_sign_in(q, hana);
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
	cr_expect_eq(counted(q, &erased_of, BIND(other)), 0);
}

/* ---- in batches ---- */

#define MANY (2 * RETENTION_BATCH + 10)

static void refer_many(void)
{
	for (int i = 0; i < MANY; i++)
		(void)refer_other(i);
	planted_expect_lawful(q);
}

Test(retention, goes_in_small_rounds_and_the_sums_of_reports_stay)
{
	int64_t before, count, commits;
	bool more;

	refer_many();
	before = counted(q, &counted_in_reports, BIND(site));
	cr_expect_eq(before, MANY);
	keep_for(6);
	q->now += 7 * MONTH;
	MUST(retention_count(q, q->site, 6, &count, &more));
	cr_expect_eq(count, MANY, "%lld", (long long)count);
	cr_expect_not(more);
	commits = row_commits(q);
	MUST(retention_run(q, NULL, &more));
	cr_expect(more);
	cr_expect_eq(ERASED, RETENTION_BATCH);
	cr_expect_geq(row_commits(q) - commits, RETENTION_BATCH, "each row in a transaction of its own");
	run();
	cr_expect_eq(ERASED, MANY);
	cr_expect_eq(counted(q, &referrals_of, BIND(site)), MANY);
	cr_expect_eq(counted(q, &people_of, BIND(site)), 0);
	planted_expect_lawful(q);
	cr_expect_eq(counted(q, &counted_in_reports, BIND(site)), before);
	MUST(retention_count(q, q->site, 6, &count, &more));
	cr_expect_eq(count, 0);
	cr_expect_eq(counted(q, &audited, BIND(site, AUDIT_data_erased)), MANY);
}

static int left;
static bool stops(void) { return left-- <= 0; }

Test(retention, stops_between_two_rows)
{
	bool more;

	refer_many();
	keep_for(6);
	q->now += 7 * MONTH;
	left = 4;
	MUST(retention_run(q, stops, &more));
	cr_expect_eq(ERASED, 4);
	run();
	cr_expect_eq(ERASED, MANY);
}

/* Killed by itself, in the middle of a batch. */
static bool kills(void)
{
	if (!left--)
		raise(SIGKILL);
	return false;
}

Test(retention, goes_on_after_the_worker_was_killed)
{
	pid_t child;
	int status;
	bool more;

	refer_many();
	keep_for(6);
	q->now += 7 * MONTH;
	left = RETENTION_BATCH + 5;
	if (!(child = fork())) {
		instant now = q->now;

		q = own_database_again(q);
		for (q->now = now;;)
			(void)retention_run(q, kills, &more);
	}
	waitpid(child, &status, 0);
	cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	cr_expect_geq(ERASED, RETENTION_BATCH);
	cr_expect_lt(ERASED, MANY);
	planted_expect_lawful(q);
	run();
	cr_expect_eq(ERASED, MANY);
	planted_expect_lawful(q);
}

/* Kept rows stand at the beginning of the index. */
Test(retention, gets_past_rows_that_are_kept)
{
	for (int i = 0; i < RETENTION_BATCH + 5; i++)
		MUST(hold_set(q, site, refer_other(i), "A lawsuit"));
	for (int i = 0; i < 5; i++)
		(void)refer_other(1000 + i);
	keep_for(6);
	q->now += 7 * MONTH;
	cr_expect_leq(rounds(NULL), 4);
	cr_expect_eq(ERASED, 5);
	run();
	cr_expect_eq(ERASED, 5);
}

/* The cost of a round does not depend on how many newer or erased rows the site has. */
Test(retention, reads_only_what_is_old)
{
	int64_t before, first;
	bool more;

	keep_for(6);
	for (int i = 0; i < 5; i++)
		(void)refer_other(i);
	q->now += 7 * MONTH;
	run();
	row_analyze(q, ROW_REFERRALS);
	before = row_reads(q);
	MUST(retention_run(q, NULL, &more));
	first = row_reads(q) - before;
	for (int i = 0; i < 60; i++)
		(void)refer_other(100 + i);
	row_analyze(q, ROW_REFERRALS);
	before = row_reads(q);
	MUST(retention_run(q, NULL, &more));
	cr_expect_leq(row_reads(q) - before, first + 2, "%lld, then %lld", (long long)first, (long long)(row_reads(q) - before));
}

/* ---- the setting ---- */

Test(retention, has_bounds)
{
	static const struct { const char *text; bool fits; } cases[] = {
		{ "", true }, { "6", true }, { "240", true }, { "5", false }, { "0", false }, { "241", false }, { "-6", false }, { "12.5", false },
		{ "a year", false },
	};
	struct site s = *q->site;
	struct refusal why;
	size_t count;
	const struct property *all = site_settings(&count), *p = all;

	while (!text_equal(p->name, "retention_months"))
		p++;
	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(site_setting_take(q, &s, p, cases[i].text, &why), cases[i].fits, "%s", cases[i].text);
	cr_expect(retention_is_shorter(0, 240));
	cr_expect(retention_is_shorter(24, 12));
	cr_expect_not(retention_is_shorter(12, 12));
	cr_expect_not(retention_is_shorter(12, 24));
	cr_expect_not(retention_is_shorter(12, 0));
}

/* ---- holds ---- */

static const char *only_hold(void)
{
	struct hold *all;
	size_t count;

	MUST(holds(q, site, &all, &count));
	cr_assert_eq(count, 1, "%zu", count);
	return all[0].public_id;
}

Test(retention, spares_a_referral_under_a_hold)
{
	const char *id = refer(&live, &planted_person), *other = refer(&logged, &planted_person);

	keep_for(6);
	MUST(hold_set(q, site, id, "A lawsuit"));
	cr_expect_eq(hold_set(q, site, id, "Another"), ERR_DUPLICATE);
	q->now += 7 * MONTH;
	run();
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
	cr_expect_str_eq(name_of(other), "\u2014", "the hold is on the other one");
	cr_expect_eq(counted(q, &people_of, BIND(site)), 1);
	MUST(hold_end(q, site, only_hold()));
	run();
	planted_expect_nothing(q);
	cr_expect_eq(hold_set(q, site, id, "Too late"), ERR_GONE);
}

Test(retention, spares_a_person_under_a_hold_also_when_profiles_are_merged)
{
	const struct contact twin = { .first_name = "Zephy", .last_name = PLANTED_LAST, .email = "z2@planted.test", .phone = "", .language = "en" };
	const char *id = refer(&live, &planted_person), *other = refer(&live, &twin);
	struct person p, merged;

	MUST(person_find(q, row_referral(q, id)->person_public_id, &p));
	MUST(person_find(q, row_referral(q, other)->person_public_id, &merged));
	keep_for(6);
	MUST(hold_set(q, site, arena_printf(q->arena, "https://site.test/people/%s?tab=all", merged.public_id), "A lawsuit about " PLANTED_WORDS));
	MUST(person_merge(q, &p, &merged));
	q->now += 7 * MONTH;
	run();
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
	cr_expect_str_eq(name_of(other), "Zephy");
	MUST(hold_end(q, site, only_hold()));
	run();
	planted_expect_nothing(q);
	planted_expect_lawful(q);
}

Test(retention, holds_belong_to_their_site)
{
	const char *id = refer(&live, &planted_person), *hold;
	int64_t other;

	MUST(hold_set(q, site, id, "A lawsuit"));
	hold = only_hold();
	other = row_site(q);
	cr_expect_eq(hold_set(q, other, id, "Not theirs"), ERR_MISSING);
	cr_expect_eq(hold_set(q, other, "nothing", "Nothing"), ERR_MISSING);
	cr_expect_eq(hold_end(q, other, hold), ERR_MISSING);
	MUST(hold_end(q, site, hold));
	cr_expect_eq(hold_end(q, site, hold), ERR_MISSING);
}

/* ---- requests ---- */

static struct data_request asked(void)
{
	struct data_request *all;
	size_t count;

	MUST(data_requests(q, site, &all, &count));
	cr_assert_eq(count, 1, "%zu", count);
	return all[0];
}

static void expect_held(const struct data_request *r, const char *id)
{
	struct hold h;

	MUST(data_request_hold(q, r, &h));
	cr_expect_str_eq(h.reason, "A lawsuit");
	cr_expect_eq(data_request_decide(q, r, true, ""), ERR_CONFLICT);
	cr_expect(asked().waits);
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
	cr_expect_eq(ERASED, 0);
}

/* A hold on another referral of the same person counts, too: by profile, or by address and name. */
Test(retention, a_request_waits_while_a_hold_stands)
{
	const char *id = refer(&live, &planted_person), *other = refer(&logged, &planted_person), *held[3] = { id, other, NULL };
	struct person p;
	struct data_request r;

	MUST(person_find(q, row_referral(q, id)->person_public_id, &p));
	held[2] = p.public_id;
	MUST(data_request_ask_by_link(q, row_referral(q, id)));
	r = asked();
	for (size_t i = 0; i < COUNT(held); i++) {
		MUST(hold_set(q, site, held[i], "A lawsuit"));
		expect_held(&r, id);
		MUST(hold_end(q, site, only_hold()));
	}
	MUST(data_request_decide(q, &r, true, ""));
	cr_expect_str_eq(name_of(id), "\u2014");
	planted_expect_lawful(q);
}

COMMAND(approve_only,
	"UPDATE data_request "
	"SET waits = NULL, approved = TRUE, decided_at = 1 "
	"WHERE id = ?");

Test(retention, an_erasure_that_meets_a_hold_waits_again)
{
	const char *id = refer(&live, &planted_person);
	struct data_request r;

	MUST(data_request_ask_by_link(q, row_referral(q, id)));
	r = asked();
	MUST(db_exec(q, &approve_only, NULL, BIND(r.id)));
	MUST(hold_set(q, site, id, "A lawsuit"));
	MUST(data_request_finish(q));
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
	expect_held(&r, id);
	MUST(data_request_decide(q, &r, false, ""));
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
}

Test(retention, waits_for_a_request)
{
	const char *id = refer(&live, &planted_person);

	MUST(data_request_ask_by_link(q, row_referral(q, id)));
	keep_for(6);
	q->now += 7 * MONTH;
	run();
	cr_expect_str_eq(name_of(id), PLANTED_FIRST);
	cr_expect(asked().waits);
}
