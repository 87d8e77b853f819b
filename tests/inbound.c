/* inbound.c - Inbound Referrals of all programs that a claimer works for: found, named, counted and answered in one list. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/req.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "law_sql.h"
#include "referral/inbound_word.h"
#include "referral/list.h"
#include "rows.h"
#include "scene.h"
#include "site/worklist.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_dashboards, app_status;

#define LIVE SCENE_LIVE(REACH_PHONE)

static const char *page_at(const char *path) { return scene_page(&app_dashboards, SCENE_CLAIMER, path); }

static bool has(const char *page, const char *id) { return strstr(page, arena_printf(scene->arena, "data-referral=\"%s\"", id)); }

static int64_t claimer(void) { return scene_account(SCENE_CLAIMER); }

/* A second program of the claimer. */
static int64_t claim_another(const char *name)
{
	struct req *q = scene;
	int64_t id = row_program(q, name);

	MUST(program_add_claimer(q, id, claimer()));
	return id;
}

static const char *refer(int64_t program, const char *first_name, const char *email, const char *phone)
{
	return scene_refer(&(struct referral_draft){ .at = LIVE, .program_id = program,
		.seeker = { first_name, "Zahra", email, phone, "en" } });
}

TestSuite(inbound, .init = scene_begin);

Test(inbound, one_list_has_the_referrals_of_all_programs)
{
	int64_t rent = claim_another("Rent Help");
	const char *one = refer(0, "Fatima", "fatima.z@people.test", "+14155550143"), *other = refer(rent, "Li", "li@people.test", "+14155550144");
	const char *page = page_at("/inbound");

	cr_expect(has(page, one) && has(page, other), "the work of all programs");
	cr_expect(strstr(page, "for Rent Help") && strstr(page, "for Pantry"), "a row names its program");
	cr_expect(strstr(page, "data-tab=\"not_updated\" aria-current=\"page\""), "nothing is due yet, but new ones are there");
	cr_expect_str_eq(between(page, "data-count=\"not_updated\">", "<"), "1", "each program is listed with its count");
	page = page_at("/inbound?tab=done");
	cr_expect_not(has(page, one));
	page = page_at("/inbound?tab=all&sort=oldest");
	cr_expect(has(page, one) && has(page, other));
}

Test(inbound, somebody_is_found_in_all_programs)
{
	static const char *const typed[] = { "fatima", "fat", "zahra", "Fatima+Zahra", "fatima.z", "fatima.z%40people.test", "0143", "5550143",
		"%28415%29+555-0143", "%2B14155550143", "14155550143" };
	int64_t rent = claim_another("Rent Help");
	const char *one = refer(rent, "Fatima", "fatima.z@people.test", "+14155550143"), *other = refer(0, "Li", "li@people.test", "+14155550144");

	for (size_t i = 0; i < COUNT(typed); i++) {
		const char *page = page_at(arena_printf(scene->arena, "/inbound?q=%s", typed[i]));

		cr_expect(has(page, one), "%s", typed[i]);
		cr_expect(strstr(typed[i], "ahra") || !has(page, other), "%s finds another", typed[i]);
	}
	cr_expect(strstr(page_at("/inbound?q=4321"), "No referral matches"), "four digits in the middle of a number");
}

Test(inbound, a_row_is_answered_in_the_list_of_all)
{
	int64_t rent = claim_another("Rent Help");
	const char *id = refer(rent, "Fatima", "fatima.z@people.test", "+14155550143");
	struct referral *r = scene_referral(SCENE_CLAIMER, id);
	struct req *sent = scene_post(&app_status, SCENE_CLAIMER, "/status", arena_printf(scene->arena,
		"status_%s=pending&seen_%s=%d&back=/inbound", id, id, r->version));

	cr_expect_eq(sent->http->status, 303);
	cr_expect_eq(scene_referral(SCENE_CLAIMER, id)->status, STATUS_pending);
	cr_expect(has(page_at("/inbound?tab=waiting"), id));
	cr_expect_not(has(page_at("/inbound?tab=not_updated"), id));
}

Test(inbound, others_with_the_same_number)
{
	const char *one = refer(0, "Fatima", "fatima.z@people.test", "+14155550143"), *page;

	refer(0, "Li", "li@people.test", "+14155550144");
	cr_expect_null(strstr(page_at("/inbound"), "more from this"));
	refer(0, "Rosa", "rosa@people.test", "+14155550143");
	refer(0, "Ines", "ines@people.test", "+14155550143");
	page = strstr(page_at("/inbound?tab=all"), one);
	cr_assert(page);
	cr_expect_not_null(strstr(page, ">2 more from this"), "%.2000s", page);
	page = page_at(arena_printf(scene->arena, "/inbound%s", between(page, "<p><a href=\"/inbound", "\"")));
	cr_expect(has(page, one), "the link shows them");
	cr_expect(strstr(page, "Rosa") && strstr(page, "Ines") && !strstr(page, "Li Zahra"));
	refer(claim_another("Rent Help"), "Li", "li@people.test", "+14155550143");
	cr_expect_null(strstr(page_at("/inbound?tab=all"), "3 more from"), "another program's are not counted");
}

Test(inbound, a_discreet_referral_is_no_other_and_has_none)
{
	const struct contact same = { "Rosa", "Zahra", "rosa@people.test", "+14155550143", "en" };

	refer(0, "Fatima", "fatima.z@people.test", "+14155550143");
	scene_refer(&(struct referral_draft){ .at = LIVE, .discreet = true, .seeker = same });
	cr_expect_null(strstr(page_at("/inbound?tab=all"), "more from this"));
}

Test(inbound, contact_that_is_withheld_is_no_others)
{
	const struct contact same = { "Rosa", "Zahra", "rosa@people.test", "+14155550143", "en" };

	refer(0, "Fatima", "fatima.z@people.test", "+14155550143");
	scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_DONT), .seeker = same });
	cr_expect_null(strstr(page_at("/inbound?tab=all"), "more from this"));
}

static void refer_often(int64_t program, const char *email, const char *phone, int times)
{
	for (int i = 0; i < times; i++)
		refer(program, "Rosa", email, phone);
}

/* Two numbers are had by so many that the answer is full within the first one, and again within the second one. */
Test(inbound, numbers_of_hundreds_do_not_hide_the_others_behind_them)
{
	int64_t rent = claim_another("Rent Help");
	struct req *q = scene;
	struct inbound_same all[] = {
		{ rent, 1, "+14155550149", 0 }, { rent, 2, "+14155550141", 0 }, { rent, 3, "+14155550140", 0 }, { rent, 4, "", 0 },
		{ rent, 5, "zoe@people.test", 0 }, { rent, 6, "+14155550141", 0 }, { scene_program, 7, "+14155550149", 0 },
		{ rent, 8, "nobody@people.test", 0 },
	};

	refer_often(rent, "a@people.test", "+14155550140", 280);
	refer_often(rent, "b@people.test", "+14155550141", 280);
	refer_often(rent, "zoe@people.test", "+14155550149", 3);
	refer_often(0, "zoe@people.test", "+14155550149", 2);
	row_sign_in(q, claimer());
	MUST(inbound_same(q, all, COUNT(all)));
	for (size_t i = 0; i < COUNT(all); i++)
		cr_expect_eq(all[i].others, ((int[]){ 3, 10, 10, 0, 3, 10, 2, 0 })[i], "%zu: %d", i, all[i].others);
}

/* ---- claims that come and go ---- */

static size_t in_list(void)
{
	struct list l = { .edge = LIST_CLAIMER };
	struct req *q = scene;
	struct list_page page;

	row_sign_in(q, claimer());
	MUST(list_read(q, &l, &page));
	return page.count;
}

Test(inbound, has_what_was_sent_before_a_claim_and_nothing_after_it)
{
	struct req *q = scene;
	int64_t rent = row_program(q, "Rent Help");

	refer(rent, "Fatima", "fatima.z@people.test", "+14155550143");
	cr_expect_eq(in_list(), 0);
	MUST(program_add_claimer(q, rent, claimer()));
	cr_expect_eq(in_list(), 1);
	MUST(program_remove_claimer(q, rent, claimer()));
	cr_expect_eq(in_list(), 0);
}

/* ---- referrals that are older than the columns ---- */

COMMAND(forget_rows,
	"DELETE FROM inbound_claimer "
	"WHERE program_id = ?");

COMMAND(forget_digits,
	"DELETE FROM inbound_word "
	"WHERE program_id = ? AND CHAR_LENGTH(word) IN (4, 7)");

COMMAND(make_stale,
	"INSERT INTO inbound_stale (referral_id) "
	"SELECT id "
	"FROM referral "
	"WHERE program_id = ?");

Test(inbound, older_referrals_get_their_rows_and_words)
{
	struct req *q = scene;
	const char *one = refer(0, "Fatima", "fatima.z@people.test", "+14155550143");
	int64_t wrong;

	MUST(worklist_check(q, &wrong));
	MUST(db_exec(q, &forget_rows, NULL, BIND(scene_program)));
	MUST(db_exec(q, &forget_digits, NULL, BIND(scene_program)));
	cr_expect_eq(in_list(), 0);
	MUST(worklist_check(q, &wrong));
	cr_expect_gt(wrong, 0, "`handrail check` finds it");
	MUST(inbound_words_check(q, &wrong));
	cr_expect_gt(wrong, 0);
	MUST(db_exec(q, &make_stale, NULL, BIND(scene_program)));
	MUST(inbound_renew_stale(q));
	cr_expect_eq(in_list(), 1);
	cr_expect(has(page_at("/inbound?q=0143"), one));
}
