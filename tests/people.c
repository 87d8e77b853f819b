/* people.c - People I'm Helping: tabs, order, filters, search, the group's part; and the same cost for any number. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/secret.h"
#include "base/str.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "law/status.h"
#include "referral/people.h"
#include "referral/person_viewer.h"
#include "rows.h"
#include "site/account.h"
#include "site/site.h"
#include "support.h"

static struct req *q;
static struct { int64_t hana, tom, clara, team, pantry, rent; } who;

static void begin(void)
{
	q = test_db();
	row_site(q);
	who.hana = row_account(q, "Hana", "Helper", NULL);
	who.tom = row_account(q, "Tom", "Teammate", NULL);
	who.clara = row_account(q, "Clara", "Claimer", NULL);
	who.team = row_team(q, true);
	who.pantry = row_program(q, test_name("Pantry"));
	who.rent = row_program(q, test_name("Rent"));
	MUST(program_add_claimer(q, who.pantry, who.clara));
	row_sign_in(q, who.hana);
}

/* ---- acts ---- */

static const char *refer(const char *first_name, int64_t program, const char *phone)
{
	const char *email = arena_printf(q->arena, "%s.x@people.test", text_lower(q->arena, first_name));
	struct referral_draft d = {
		.at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING }, .program_id = program,
		.seeker = { first_name, "Seeker", email, phone, "en" },
		.helper = { "Hana", "Helper", "", "", "" }, .consent_words = "Yes",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	q->now += SECONDS(3);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	return all[0].public_id;
}

static void set(int64_t by, const char *id, enum status status)
{
	struct referral *r;
	int64_t was = q->account->id;

	row_sign_in(q, by);
	q->now += SECONDS(3);
	MUST(referral_find(q, id, &r));
	MUST(referral_move(q, r, &(struct move){ .status = status, .seen = r->version }));
	row_sign_in(q, was);
}

/* ---- reading ---- */

/* The first names of a page, in order. */
static const char *names(const struct people *of)
{
	struct people_page page;
	struct str s;

	str_init(&s, q->arena, 2000);
	MUST(people_read(q, of, &page));
	for (size_t i = 0; i < page.count; i++)
		str_printf(&s, "%s%s", i ? " " : "", page.all[i].seeker.first_name);
	return s.text;
}

#define LISTED(names_, ...) cr_expect_str_eq(names((&(struct people){ __VA_ARGS__ })), names_)
#define BY(status) (1u << STATUS_##status)

static const char *counts(void)
{
	struct people_counts n;

	MUST(people_count(q, &n));
	return arena_printf(q->arena, "%d %d %d %d %d", n.needs_you, n.open, n.yesterday, n.done, n.all);
}

/* Ann's answer is due; Ben got help; Cora has to be sent elsewhere; Dora's program asks for something. */
static void some_people(void)
{
	refer("Ann", who.pantry, "+15085550101");
	set(who.clara, refer("Ben", who.pantry, "+15085550102"), STATUS_got_help);
	set(who.clara, refer("Cora", who.pantry, "+442079460199"), STATUS_no_capacity);
	refer("Cora", who.rent, "+442079460199");
	set(who.clara, refer("Dora", who.pantry, NULL), STATUS_needs_client_action);
}

Test(people, are_in_the_order_of_the_work)
{
	begin();
	some_people();
	LISTED("Dora Cora Ann Ben", .list = { .order = LIST_DUE });
	LISTED("Dora Cora", .list = { .tab = TAB_needs_you, .order = LIST_DUE });
	LISTED("Dora Cora Ann", .list = { .tab = TAB_open, .order = LIST_DUE });
	LISTED("Ben", .list = { .tab = TAB_done });
	LISTED("Dora Cora Ben Ann");
	LISTED("Ann Ben Cora Dora", .list = { .order = LIST_OLDEST });
	LISTED("Dora Cora Ann", .list = { .tab = TAB_open });
	LISTED("", .list = { .tab = TAB_yesterday });
	cr_expect_str_eq(counts(), "2 3 0 1 4");
}

Test(people, of_yesterday_were_referred_on_that_day_of_the_site)
{
	begin();
	some_people();
	q->now += DAYS(1);
	refer("Ann", who.rent, "+15085550101");
	LISTED("Ann Dora Cora Ben", .list = { .tab = TAB_yesterday });
	cr_expect_str_eq(counts(), "2 3 4 1 4");
	q->now += DAYS(1);
	LISTED("Ann", .list = { .tab = TAB_yesterday });
	cr_expect(strstr(names(&(struct people){ .list = { .tab = TAB_needs_you, .order = LIST_DUE } }), "Dora"));
}

Test(people, are_filtered_by_their_referrals)
{
	begin();
	some_people();
	LISTED("Cora", .list = { .statuses = BY(no_capacity) });
	LISTED("Dora Cora Ben Ann", .list = { .statuses = BY(no_capacity) | BY(got_help) | BY(not_updated) | BY(needs_client_action) });
	LISTED("Cora", .program_id = who.rent);
	LISTED("", .program_id = who.rent, .list = { .statuses = BY(no_capacity) });
	LISTED("Dora Cora Ben Ann", .member_id = who.hana);
	LISTED("", .member_id = who.tom);
	LISTED("", .list = { .made = { q->now + 1, 0 } });
	LISTED("Ann", .list = { .made = { 0, q->now - SECONDS(19) }, .order = LIST_DUE });
	LISTED("Cora Ann", .list = { .due = { q->now, q->now + DAYS(9) }, .statuses = BY(not_updated), .order = LIST_DUE });
}

Test(people, are_found_by_name_address_and_last_digits)
{
	begin();
	some_people();
	LISTED("Ben", .best_first = true, .list = { .word = "0102" });
	LISTED("Cora", .best_first = true, .list = { .word = "9460199" });
	LISTED("Cora", .best_first = true, .list = { .word = "020 7946 0199" });
	LISTED("Ben", .best_first = true, .list = { .word = "ben.x" });
	LISTED("Ben", .best_first = true, .list = { .word = "ben.x@people.test" });
	LISTED("", .best_first = true, .list = { .word = "9102" });
	LISTED("Ben", .best_first = true, .list = { .word = "seeker", .tab = TAB_done });
	LISTED("Dora Cora Ann Ben", .list = { .word = "seeker", .order = LIST_DUE });
	LISTED("Ann Ben Cora Dora", .list = { .word = "seeker", .order = LIST_OLDEST });
	LISTED("Cora", .best_first = true, .program_id = who.rent, .list = { .word = "seeker" });
}

Test(people, of_the_group_stand_in_the_list_once_at_the_more_urgent_place)
{
	begin();
	row_join(q, who.team, who.hana);
	row_join(q, who.team, who.tom);
	row_sign_in(q, who.hana);
	set(who.hana, refer("Ann", who.rent, NULL), STATUS_got_help);
	refer("Ben", who.rent, NULL);
	row_sign_in(q, who.tom);
	set(who.clara, refer("Ben", who.pantry, NULL), STATUS_no_capacity);
	refer("Ann", who.pantry, NULL);
	refer("Zoe", who.pantry, NULL);
	for (int i = 0; i < 2; i++) {
		row_sign_in(q, i ? who.hana : who.tom);
		LISTED("Ben Ann Zoe", .list = { .order = LIST_DUE });
		LISTED("Ben", .list = { .order = LIST_DUE, .tab = TAB_needs_you });
		LISTED("Ben Ann Zoe", .list = { .order = LIST_DUE, .tab = TAB_open });
		LISTED("Zoe Ann Ben", .member_id = who.tom);
		LISTED("Ann Ben", .member_id = who.hana);
		LISTED("", .list = { .tab = TAB_done });
		cr_expect_str_eq(counts(), "1 3 0 0 3");
	}
}

Test(people, archived_are_apart)
{
	struct person *all;
	size_t count;

	begin();
	some_people();
	MUST(person_list(q, "cora", NULL, &all, &count));
	MUST(person_archive(q, &all[0], true));
	LISTED("Dora Ann Ben", .list = { .order = LIST_DUE });
	LISTED("Dora", .list = { .tab = TAB_needs_you, .order = LIST_DUE });
	LISTED("Cora", .archived = true);
	LISTED("Cora", .best_first = true, .list = { .word = "cora" });
	cr_expect_str_eq(counts(), "1 2 0 1 3");
}

/* Reads all pages; returns the number of people, each of which must be there once. */
static size_t walk(struct people of)
{
	struct people_page page = { .count = 0 };
	int64_t seen[400];
	size_t n = 0;

	do {
		MUST(people_read(q, &of, &page));
		for (size_t i = 0; i < page.count; i++) {
			for (size_t k = 0; k < n; k++)
				cr_expect_neq(seen[k], page.all[i].id, "%s twice", page.all[i].seeker.first_name);
			cr_assert_lt(n, COUNT(seen));
			seen[n++] = page.all[i].id;
		}
		of.list.before = page.next ? page.next : page.further;
	} while (of.list.before);
	return n;
}

Test(people, stand_on_one_page_each)
{
	struct people_page page;

	begin();
	for (int i = 0; i < 60; i++) {
		const char *id = refer(arena_printf(q->arena, "N%d", i), who.pantry, NULL);

		if (i % 3)
			set(who.clara, id, i % 2 ? STATUS_got_help : STATUS_pending);
	}
	for (enum list_order order = 0; order < LIST_ORDERS; order++) {
		cr_expect_eq(walk((struct people){ .list = { .order = order } }), 60);
		cr_expect_eq(walk((struct people){ .list = { .order = order, .tab = TAB_open } }), 40);
		cr_expect_eq(walk((struct people){ .list = { .order = order, .tab = TAB_done } }), 20);
		cr_expect_eq(walk((struct people){ .list = { .order = order, .statuses = BY(pending) } }), 20);
		cr_expect_eq(walk((struct people){ .list = { .order = order, .word = "seeker" } }), 60);
	}
	cr_expect_eq(walk((struct people){ .best_first = true, .list = { .word = "seeker" } }), 60);
	cr_expect_eq(people_read(q, &(struct people){ .list = { .before = "1-x" } }, &page), ERR_INPUT);
	cr_expect_eq(people_read(q, &(struct people){ .list = { .word = "x", .before = "1-x" } }, &page), ERR_INPUT);
}

Test(people, rows_have_the_most_urgent_referrals_first)
{
	struct people_page page;
	struct referral *all;
	size_t count;

	begin();
	refer("Ann", who.rent, NULL);
	set(who.clara, refer("Ann", who.pantry, NULL), STATUS_got_help);
	set(who.clara, refer("Ann", who.pantry, NULL), STATUS_pending);
	set(who.clara, refer("Ann", who.pantry, NULL), STATUS_no_capacity);
	set(who.clara, refer("Ann", who.pantry, NULL), STATUS_eligible);
	refer("Ben", who.rent, NULL);
	MUST(people_read(q, &(struct people){ .list = { .order = LIST_OLDEST } }, &page));
	MUST(people_referrals(q, page.all, page.count, &all, &count));
	cr_assert_eq(count, PEOPLE_REFERRALS + 1);
	for (size_t i = 0; i < PEOPLE_REFERRALS; i++) {
		static const enum status order[] = { STATUS_no_capacity, STATUS_not_updated, STATUS_eligible, STATUS_pending };

		cr_expect_str_eq(all[i].seeker.first_name, "Ann");
		cr_expect_eq(all[i].status, order[i], "%zu: %s", i, status_slug(all[i].status));
	}
}

/* ---- cost ---- */

#define PAGE_MOST 2600		/* a page with its tabs and referrals */
#define FILTERED_MOST 14000	/* a window of 400 people, one of whom has 5,000 referrals */

COMMAND(many_people,
	"INSERT INTO person (public_id, site_id, seeker_first_name, seeker_name_key, made_at, updated_at) "
	"SELECT CONCAT(?, n.seq), ?, 'Maria', 'maria', n.seq, n.seq "
	"FROM seq_1_to_20000 n "
	"WHERE n.seq BETWEEN ? AND ?");

COMMAND(their_viewers,
	"INSERT INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at, attention, standing) "
	"SELECT k.kind, k.id, p.id, p.site_id, 1, p.updated_at, IF(p.made_at % 3, " SQL_ATTENTION_NEVER ", p.made_at % 7 + 1), p.made_at % 2 "
	"FROM person p "
	"JOIN (SELECT " SQL_VIEWER_ACCOUNT " AS kind, ? AS id UNION ALL SELECT " SQL_VIEWER_TEAM ", ?) k "
	"WHERE p.site_id = ? AND p.made_at BETWEEN ? AND ?");

COMMAND(their_referrals,
	"INSERT INTO referral (public_id, code, site_id, program_id, inbound_program_id, kind, origin, reach, consent, helper_id, shared_group_id, person_id, "
	"  seeker_first_name, seeker_name_key, comment, status, status_helper, made_at, updated_at, attention_helper) "
	"SELECT CONCAT(p.public_id, 'r'), CONCAT(LEFT(p.public_id, 10), p.made_at), p.site_id, ?, ?, 0, 1, 1, 1, ?, ?, p.id, "
	"  'Maria', 'maria', '', IF(p.made_at % 2, " SQL_STATUS_got_help ", " SQL_STATUS_pending "), "
	"  IF(p.made_at % 2, " SQL_STATUS_got_help ", " SQL_STATUS_pending "), p.made_at, p.made_at, " SQL_ATTENTION_NEVER " "
	"FROM person p "
	"WHERE p.site_id = ? AND p.made_at BETWEEN ? AND ?");

/* The newest person has 5,000. */
COMMAND(huge_person,
	"INSERT INTO referral (public_id, code, site_id, program_id, inbound_program_id, kind, origin, reach, consent, helper_id, shared_group_id, person_id, "
	"  seeker_first_name, seeker_name_key, comment, status, status_helper, made_at, updated_at, attention_helper) "
	"SELECT CONCAT(p.public_id, '-', n.seq), CONCAT(LEFT(p.public_id, 10), '-', n.seq), p.site_id, ?, ?, 0, 1, 1, 1, ?, ?, p.id, "
	"  'Maria', 'maria', '', n.seq % 2, n.seq % 2, n.seq, n.seq, IF(n.seq % 100, " SQL_ATTENTION_NEVER ", 1) "
	"FROM (SELECT * FROM person WHERE site_id = ? ORDER BY updated_at DESC LIMIT 1) p "
	"JOIN seq_1_to_5000 n");

static void add(int from, int to)
{
	const char *unique = arena_printf(q->arena, "%.8s", secret_public_id(q->arena));

	MUST(db_exec(q, &many_people, NULL, BIND(unique, q->site->id, from, to)));
	MUST(db_exec(q, &their_viewers, NULL, BIND(who.hana, who.team, q->site->id, from, to)));
	MUST(db_exec(q, &their_referrals, NULL, BIND(who.pantry, who.pantry, who.hana, who.team, q->site->id, from, to)));
}

static void grow(int from, int to)
{
	for (int at = from; at <= to; at += 5000)
		add(at, at + 4999 < to ? at + 4999 : to);
	row_analyze(q, ROW_PEOPLE);
	row_analyze(q, ROW_REFERRALS);
}

#define IN_ORDER { .list = { .order = LIST_DUE } }

static const struct { const char *what; struct people of; int64_t most; bool deep; } lists[] = {
	{ "everyone", IN_ORDER, PAGE_MOST, false },
	{ "everyone, further on", IN_ORDER, PAGE_MOST, true },
	{ "needs you", { .list = { .tab = TAB_needs_you, .order = LIST_DUE } }, PAGE_MOST, false },
	{ "newest", { .list = { .order = LIST_NEWEST } }, PAGE_MOST, false },
	{ "newest, further on", { .list = { .order = LIST_NEWEST } }, PAGE_MOST, true },
	{ "done", { .list = { .tab = TAB_done } }, PAGE_MOST, false },
	{ "yesterday", { .list = { .tab = TAB_yesterday } }, PAGE_MOST, false },
	{ "open", { .list = { .tab = TAB_open, .order = LIST_DUE } }, 5000, false },
	{ "by status", { .list = { .statuses = BY(pending) } }, FILTERED_MOST, false },
	{ "by a status that nobody has", { .list = { .statuses = BY(not_eligible) } }, FILTERED_MOST, false },
	{ "by a day on which nothing was made", { .list = { .made = { 5000000, 5000001 } } }, PAGE_MOST, false },
};

static int64_t cost(size_t i)
{
	struct people of = lists[i].of;
	struct people_page page;
	struct people_counts n;
	struct referral *all;
	size_t count;
	int64_t reads;

	MUST(people_read(q, &of, &page));
	of.list.before = lists[i].deep ? page.next : NULL;
	reads = row_reads(q);
	MUST(people_read(q, &of, &page));
	MUST(people_count(q, &n));
	MUST(people_referrals(q, page.all, page.count, &all, &count));
	reads = row_reads(q) - reads;
	cr_expect_leq(count, page.count * PEOPLE_REFERRALS);
	return reads;
}

/* The keys of two people with 5,000 referrals fill an answer each; those behind them are read nevertheless. */
Test(people, referrals_of_those_behind_somebody_with_thousands)
{
	struct people_page page;
	struct referral *all, *alone;
	size_t count, alone_count, at = 0;

	begin();
	row_join(q, who.team, who.hana);
	row_sign_in(q, who.hana);
	grow(1, 12);
	MUST(db_exec(q, &huge_person, NULL, BIND(who.pantry, who.pantry, who.hana, who.team, q->site->id)));
	grow(13, 24);
	MUST(db_exec(q, &huge_person, NULL, BIND(who.pantry, who.pantry, who.hana, who.team, q->site->id)));
	MUST(people_read(q, &(struct people){ .list = { .order = LIST_NEWEST, .rows = 25 } }, &page));
	MUST(people_referrals(q, page.all, page.count, &all, &count));
	cr_assert_gt(count, page.count);
	for (size_t i = 0; i < page.count; i++) {
		size_t of_person = 0;

		MUST(people_referrals(q, &page.all[i], 1, &alone, &alone_count));
		for (size_t k = 0; k < count; k++)
			if (all[k].person_id == page.all[i].id)
				cr_expect_eq(all[k].id, alone[of_person++ % (alone_count + !alone_count)].id, "person %zu", i);
		cr_expect_eq(of_person, alone_count, "person %zu: %zu, %zu alone", i, of_person, alone_count);
		at += of_person;
	}
	cr_expect_eq(at, count, "and nobody else's");
}

Test(people, cost_the_same_for_any_number)
{
	int64_t few[COUNT(lists)];

	begin();
	row_join(q, who.team, who.hana);
	row_sign_in(q, who.hana);
	grow(1, 1000);
	for (size_t i = 0; i < COUNT(lists); i++)
		few[i] = cost(i);
	grow(1001, 20000);
	MUST(db_exec(q, &huge_person, NULL, BIND(who.pantry, who.pantry, who.hana, who.team, q->site->id)));
	row_analyze(q, ROW_REFERRALS);
	for (size_t i = 0; i < COUNT(lists); i++) {
		int64_t many = cost(i);

		cr_log_info("%s: %ld of 1000, %ld of 20000", lists[i].what, (long)few[i], (long)many);
		cr_expect_leq(many, lists[i].most, "%s: %ld of 1000, %ld of 20000", lists[i].what, (long)few[i], (long)many);
	}
}
