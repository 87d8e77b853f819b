/* dashboards.c - forms on dashboards that no other test covers. */
#include <criterion/criterion.h>
#include <string.h>

#include "edge/db.h"
#include "edge/http.h"
#include "referral/person.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/referral.h"
#include "base/req.h"
#include "rows.h"
#include "site/forgery.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_dashboards, app_status;

static struct req *q;
static const char *cookie;
static const char *person_id, *referral_id;

static int64_t pantry;

static void refer(void)
{
	struct referral_draft d = {
		.at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING }, .program_id = pantry,
		.seeker.first_name = "Maria", .seeker.last_name = "Nunez", .seeker.email = "maria@demo.test",
		.seeker.language = "en", .helper.first_name = "Hana", .helper.last_name = "Helper",
		.comment = "", .consent_words = "I agree.", .consent_language = "en",
	};
	struct referral *all;
	const char *receipt;
	size_t count;

	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	referral_id = all[0].public_id;
	person_id = all[0].person_public_id;
}

/* A signed-in helper who has referred somebody. */
static void begin(void)
{
	int64_t helper;

	q = test_db();
	row_site(q);
	helper = row_account(q, "Hana", "Helper", arena_printf(q->arena, "%s@demo.test", test_name("hana")));
	pantry = row_program(q, "Pantry");
	MUST(program_add_claimer(q, pantry, helper));
	q->http = http_literal(q->arena, "POST", q->site->host, "/sign-in", NULL, "", NULL);
	MUST(session_sign_in(q, helper));
	cookie = test_header(q, "Set-Cookie");
	cookie = arena_bytes(q->arena, cookie, strcspn(cookie, ";"));
	row_sign_in(q, helper);
	refer();
}

TestSuite(dashboards, .init = begin);

static struct req *post(const struct app *of, const char *path, const char *fields)
{
	struct forgery f = forgery_token(q, path, NULL);

	return test_answer(of, "POST", q->site->host, path, NULL, arena_printf(q->arena,
		"form_token=%s&form_once=%s&form_time=%s&%s", text_url_encode(q->arena, f.token),
		text_url_encode(q->arena, f.once), f.time, fields), cookie);
}

Test(dashboards, a_profile_takes_languages_that_we_know)
{
	static const struct { const char *language; int status; } rows[] = {
		{ "es", 303 }, { "", 303 }, { "%E6%97%A5%E6%9C%AC", 422 }, { "tlh", 422 },
	};
	const char *path = arena_printf(q->arena, "/people/%s", person_id);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct person p;
		struct req *answer;

		MUST(person_find(q, person_id, &p));
		answer = post(&app_dashboards, path, arena_printf(q->arena,
			"seeker_first_name=Maria&seeker_last_name=Nunez&seeker_language=%s&version=%d", rows[i].language, p.version));
		cr_expect_eq(answer->http->status, rows[i].status, "'%s': %d", rows[i].language, answer->http->status);
		cr_expect_eq(!!strstr(answer->http->answer.text, "seeker_language-error"), rows[i].status == 422);
	}
}

#define SAFELY "No voicemail; only from 9 to 5"

static const char *page_at(const char *path)
{
	struct req *answer = test_answer(&app_dashboards, "GET", q->site->host, path, NULL, NULL, cookie);

	cr_assert_eq(answer->http->status, 200, "%s: %d", path, answer->http->status);
	return answer->http->answer.text;
}

static void change_safe_contact(const char *value)
{
	const char *path = arena_printf(q->arena, "/people/%s", person_id);
	struct req *answer;
	struct person p;

	MUST(person_find(q, person_id, &p));
	answer = post(&app_dashboards, path, arena_printf(q->arena, "seeker_first_name=Maria&seeker_last_name=Nunez&"
		"seeker_email=maria@demo.test&seeker_language=en&version=%d&safe_contact=%s", p.version, value));
	cr_assert_eq(answer->http->status, 303, "%d", answer->http->status);
}

/* Only the helper's side sees the safe-to-contact note: in the profile, its history, and where they would call. */
Test(dashboards, safe_contact_stays_on_the_side_of_the_helper)
{
	struct person_version *versions;
	struct req *answer;
	struct person p;
	size_t count;

	change_safe_contact(text_url_encode(q->arena, SAFELY));
	change_safe_contact("Texts");
	MUST(person_find(q, person_id, &p));
	cr_expect_str_eq(p.safe_contact, "Texts");
	MUST(person_history(q, &p, &versions, &count));
	cr_assert_eq(count, 2);
	cr_expect_str_eq(versions[0].was.safe_contact, SAFELY);
	cr_expect(strstr(page_at(arena_printf(q->arena, "/people/%s", person_id)), SAFELY), "in what it said before");
	answer = post(&app_dashboards, arena_printf(q->arena, "/people/%s", person_id), "undo=yes");
	cr_assert_eq(answer->http->status, 303, "%d", answer->http->status);
	cr_expect(strstr(page_at(arena_printf(q->arena, "/people/%s", person_id)), SAFELY), "undone");
	refer();
	MUST(person_find(q, person_id, &p));
	cr_expect_str_eq(p.safe_contact, SAFELY, "another referral leaves it");
	cr_expect(strstr(page_at(arena_printf(q->arena, "/referrals/%s", referral_id)), SAFELY), "before the number");
	cr_expect_not(strstr(page_at("/people"), SAFELY));
}

/* A change of status in a list of search results leads back to the list, however long its address is. */
Test(dashboards, a_long_way_back_is_accepted)
{
	char *words = arena_alloc(q->arena, 4001);
	char *back;
	struct req *answer;

	memset(words, 'w', 4000);
	words[4000] = 0;
	back = arena_printf(q->arena, "/people?q=%s", words);
	answer = post(&app_status, arena_printf(q->arena, "/status/%s", referral_id),
		arena_printf(q->arena, "status=pending&seen=1&back=%s", text_url_encode(q->arena, back)));
	cr_expect_eq(answer->http->status, 303, "%d", answer->http->status);
	cr_expect_str_eq(test_header(answer, "Location"), back);
}

/* If the way back is not a path of this site, or not a valid header, the change leads to the referral. */
Test(dashboards, a_forged_way_back_leads_to_the_referral)
{
	static const char *const backs[] = { "//evil.test", "/\\evil.test", "https://evil.test", "/\r\nX: y", "/\x01", "/a\x7f", "evil", "" };
	const char *own = arena_printf(q->arena, "/referrals/%s?saved=1_note", referral_id);

	for (size_t i = 0; i < sizeof(backs) / sizeof(*backs); i++) {
		struct req *answer = post(&app_status, arena_printf(q->arena, "/status/%s", referral_id),
			arena_printf(q->arena, "status=pending&note=again&seen=%zu&back=%s", i + 1, text_url_encode(q->arena, backs[i])));

		cr_expect_eq(answer->http->status, 303, "'%s': %d", backs[i], answer->http->status);
		cr_expect_str_eq(test_header(answer, "Location"), own, "'%s'", backs[i]);
	}
}

struct opened { int64_t at; };
static const struct column opened_columns[] = { COLUMN(struct opened, at) };

STATEMENT(opened_at, opened_columns, struct opened,
	"SELECT opened_at AS at "
	"FROM referral "
	"WHERE public_id = ?");

/* The number of referrals opened by the program after a request for one's page with this method. */
static int64_t opened_by(const char *method)
{
	struct opened o;

	test_answer(&app_dashboards, method, q->site->host, arena_printf(q->arena, "/referrals/%s", referral_id),
		NULL, NULL, cookie);
	MUST(db_row(q, &opened_at, &o, BIND(referral_id)));
	return o.at;
}

Test(dashboards, a_referral_is_opened_by_reading_it)
{
	cr_expect_eq(opened_by("HEAD"), 0);
	cr_expect_gt(opened_by("GET"), 0);
}
