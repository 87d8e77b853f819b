/* manage.c - the tools of a program's team: its questions, built on forms. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/req.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "rows.h"
#include "screener/screener.h"
#include "site/forgery.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

extern const struct app app_manage;

static struct req *q;
static const char *cookie;
static const char *screener;		/* /manage/{program}/screener */
static int64_t pantry, admin;

static const char *sign_in(int64_t account)
{
	const char *header;

	q->http = http_literal(q->arena, "POST", q->site->host, "/sign-in", NULL, "", NULL);
	MUST(session_sign_in(q, account));
	header = test_header(q, "Set-Cookie");
	row_sign_in(q, account);
	return arena_bytes(q->arena, header, strcspn(header, ";"));
}

/* Signed in as an admin of the pantry's team. */
static void begin(void)
{
	struct program p;

	q = test_db();
	row_site(q);
	admin = row_account(q, "Clara", "Claimer", arena_printf(q->arena, "%s@demo.test", test_name("clara")));
	pantry = row_program(q, "Pantry");
	MUST(program_add_claimer(q, pantry, admin));
	MUST(program_by_id(q, pantry, &p));
	screener = arena_printf(q->arena, "/manage/%s/screener", p.public_id);
	cookie = sign_in(admin);
}

TestSuite(manage, .init = begin);

static const char *once;		/* of the last form */

static struct req *post_again(const char *path, const char *fields, const char *key)
{
	struct forgery f = forgery_token(q, path, key);

	once = f.once;
	return test_answer(&app_manage, "POST", q->site->host, path, NULL, arena_printf(q->arena,
		"form_token=%s&form_once=%s&form_time=%s&%s", text_url_encode(q->arena, f.token),
		text_url_encode(q->arena, f.once), f.time, fields), cookie);
}

static struct req *get(const char *path, const char *query)
{
	return test_answer(&app_manage, "GET", q->site->host, path, query, NULL, cookie);
}

static struct screener_edit draft(void)
{
	struct screener_edit e;

	MUST(screener_edit_find(q, pantry, &e));
	return e;
}

static const char *below(const char *path) { return arena_printf(q->arena, "%s%s", screener, path); }

/* Posts with the draft's version. */
static struct req *post(const char *path, const char *fields)
{
	return post_again(below(path), arena_printf(q->arena, "seen=%d&%s", draft().version, fields), NULL);
}

static const char *id_of(size_t i) { return arena_printf(q->arena, "%s", draft().screener.questions[i].id); }

static const char *question(size_t i, const char *act)
{
	return arena_printf(q->arena, "/questions/%s%s", id_of(i), act);
}

static void add(const char *fields)
{
	struct req *answer = post("/questions", fields);

	cr_assert_eq(answer->http->status, 303, "%s", answer->http->answer.text);
}

static void add_two(void)
{
	add("kind=yes_no&wording=Do+you+rent%3F&required=yes&flag_no=may_not&reason_no=We+help+people+who+rent");
	add("kind=one_of&wording=Where%3F&option_1=Here&option_2=There&flag_2=review");
}

Test(manage, each_kind_is_added_and_shown_again)
{
	for (enum question_kind k = 0; k < QUESTION_KINDS; k++) {
		add(arena_printf(q->arena, "kind=%s&wording=Number+%d%%3F&help=A+hint&option_1=One&option_3=Three",
			question_kind_slug(k), (int)k));
		cr_assert_eq(draft().screener.questions[k].kind, k);
	}
	cr_assert_eq(draft().screener.count, QUESTION_KINDS);
	cr_assert_eq(draft().screener.questions[QUESTION_one_of].option_count, 2);
	for (enum question_kind k = 0; k < QUESTION_KINDS; k++) {
		struct req *page = get(below(question(k, "")), NULL);

		cr_assert_eq(page->http->status, 200);
		cr_assert(strstr(page->http->answer.text, arena_printf(q->arena, "Number %d?", (int)k)));
	}
	cr_assert_eq(get(screener, NULL)->http->status, 200);
}

Test(manage, a_limit_belongs_to_numbers_and_dates)
{
	add("kind=number&wording=Age%3F&min=1%2C000&max=2000&flag_below=1500&reason_below=Too+few");
	cr_assert_str_eq(draft().screener.questions[0].min, "1000");
	cr_assert_str_eq(draft().screener.questions[0].flag_below, "1500");
	add("kind=short_text&wording=Name%3F&min=5");
	cr_assert_str_eq(draft().screener.questions[1].min, "");
}

/* Each mistake is named beside its field, and nothing that was typed is lost. */
Test(manage, mistakes_stand_beside_their_fields)
{
	static const struct { const char *fields, *error; } rows[] = {
		{ "kind=yes_no&wording=", "wording-error" },
		{ "wording=Kept+words", "kind-error" },
		{ "kind=riddle&wording=Kept+words", "kind-error" },
		{ "kind=one_of&wording=Kept+words", "option_1-error" },
		{ "kind=many_of&wording=Kept+words&option_1=A&reason_2=Because", "option_2-error" },
		{ "kind=number&wording=Kept+words&min=9&max=3", "min-error" },
		{ "kind=number&wording=Kept+words&max=many", "max-error" },
		{ "kind=date&wording=Kept+words&min=tomorrow", "min-error" },
		{ "kind=date&wording=Kept+words&flag_below=2026-02-30", "flag_below-error" },
		{ "kind=yes_no&wording=Kept+words&flag_no=perhaps", "flag_no-error" },
		{ "kind=yes_no&wording=Kept+words&shown_if=AAAAAAAAAAAA&shown_if_answer=yes", "shown_if-error" },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct req *page = post("/questions", rows[i].fields);

		cr_assert_eq(page->http->status, 422, "%s", rows[i].fields);
		cr_assert(strstr(page->http->answer.text, arena_printf(q->arena, "id=\"%s\"", rows[i].error)), "%s", rows[i].fields);
		cr_assert(!i || strstr(page->http->answer.text, "Kept words"), "%s", rows[i].fields);
	}
	cr_assert_eq(draft().screener.count, 0);
}

Test(manage, markup_is_shown_as_text)
{
	add("kind=short_text&wording=%3Cb%3EBold%3C%2Fb%3E%3F&help=%3Cscript%3E");
	for (size_t i = 0; i < 2; i++) {
		struct req *page = get(i ? below("/preview") : screener, NULL);

		cr_assert(strstr(page->http->answer.text, "&lt;b&gt;Bold"));
		cr_assert_not(strstr(page->http->answer.text, "<b>Bold"));
	}
}

/* A question is shown by an earlier one only: there are no loops. */
Test(manage, a_question_is_shown_by_an_earlier_answer)
{
	struct req *page;

	add_two();
	page = post(question(0, ""), arena_printf(q->arena, "kind=yes_no&wording=A&shown_if=%s&shown_if_answer=1", id_of(1)));
	cr_assert_eq(page->http->status, 422);
	cr_assert(strstr(page->http->answer.text, "shown_if-error"));
	page = post(question(1, ""), arena_printf(q->arena, "kind=yes_no&wording=A&shown_if=%s&shown_if_answer=yes", id_of(1)));
	cr_assert_eq(page->http->status, 422);
	page = post(question(1, ""), arena_printf(q->arena,
		"kind=one_of&wording=Where%%3F&option_1=Here&shown_if=%s&shown_if_answer=yes", id_of(0)));
	cr_assert_eq(page->http->status, 303);
	cr_assert_eq(post(question(0, "/move"), "to=down")->http->status, 422);
	cr_assert_eq(post(question(1, "/move"), "to=up")->http->status, 422);
	page = post(question(0, "/delete"), "");
	cr_assert_eq(page->http->status, 422);
	cr_assert(strstr(page->http->answer.text, "Where?"));
	cr_assert_eq(draft().screener.count, 2);
}

/* An option keeps the questions that it shows when those before it go. */
Test(manage, options_are_numbered_anew)
{
	add("kind=one_of&wording=Where%3F&option_1=Here&option_2=There");
	add(arena_printf(q->arena, "kind=short_text&wording=Which%%3F&shown_if=%s&shown_if_answer=2", id_of(0)));
	cr_assert_eq(post(question(0, ""), "kind=one_of&wording=Where%3F&option_1=&option_2=There")->http->status, 303);
	cr_assert_str_eq(draft().screener.questions[1].shown_if_answer, "1");
	cr_assert_eq(post(question(0, ""), "kind=one_of&wording=Where%3F&option_1=&option_2=Elsewhere&option_3=X")->http->status, 422);
	cr_assert_str_eq(draft().screener.questions[0].options[0].wording, "There");
}

Test(manage, questions_move_are_copied_and_deleted)
{
	const char *first;

	add_two();
	first = id_of(0);
	cr_assert_eq(post(question(0, "/move"), "to=down")->http->status, 303);
	cr_assert_str_eq(id_of(1), first);
	cr_assert_eq(post(question(0, "/move"), "to=up")->http->status, 422);
	cr_assert_eq(post(question(0, "/move"), "to=aside")->http->status, 422);
	cr_assert_eq(post(question(0, "/copy"), "")->http->status, 303);
	cr_assert_eq(draft().screener.count, 3);
	cr_assert_str_eq(draft().screener.questions[1].wording, "Where?");
	cr_assert(strstr(get(below(question(0, "/delete")), NULL)->http->answer.text, "Delete this question?"));
	cr_assert_eq(draft().screener.count, 3);
	cr_assert_eq(post(question(0, "/delete"), "")->http->status, 303);
	cr_assert_eq(draft().screener.count, 2);
}

/* The same form again leads to the same page, and adds nothing. */
Test(manage, a_form_sent_twice_acts_once)
{
	const char *path = below("/questions"), *fields = "seen=0&kind=yes_no&wording=Once%3F";
	const char *first = test_header(post_again(path, fields, NULL), "Location");

	cr_assert_str_eq(test_header(post_again(path, fields, once), "Location"), first);
	cr_assert_eq(draft().screener.count, 1);
}

Test(manage, the_second_of_two_editors_is_shown_what_is_there)
{
	struct req *page;
	const char *path;

	add_two();
	path = below(question(0, ""));
	page = post_again(path, "seen=1&kind=yes_no&wording=Typed+by+the+second", NULL);
	cr_assert_eq(page->http->status, 409);
	cr_assert(strstr(page->http->answer.text, "Typed by the second"));
	cr_assert(strstr(page->http->answer.text, "name=\"seen\" value=\"2\""));
	cr_assert_str_eq(draft().screener.questions[0].wording, "Do you rent?");
	cr_assert_eq(post(question(0, "/delete"), "")->http->status, 303);
	page = post_again(path, "seen=2&kind=yes_no&wording=Typed+by+the+second", NULL);
	cr_assert_eq(page->http->status, 409);
	cr_assert(strstr(page->http->answer.text, "Typed by the second"));
}

/* The form has all rows for answers; those behind the first empty ones are folded. */
Test(manage, there_are_rows_for_all_answers)
{
	const char *page, *folded;

	add("kind=one_of&wording=Where%3F&option_1=Here&option_2=There&option_3=Elsewhere");
	page = get(below(question(0, "")), NULL)->http->answer.text;
	folded = strstr(page, "<details>");
	cr_assert_not_null(folded);
	cr_expect_lt(strstr(page, "name=\"option_7\""), folded);
	cr_expect_gt(strstr(page, "name=\"option_8\""), folded);
	cr_expect(strstr(page, "name=\"option_20\""));
	add("kind=one_of&wording=Where%3F&option_1=Here&option_18=There");
	cr_expect_str_eq(draft().screener.questions[1].options[1].wording, "There", "without the empty rows between");
}

/* Two earlier questions have a first answer: the form names the one it means, and refuses that of another. */
Test(manage, answers_of_several_questions_are_told_apart)
{
	const char *page;

	add_two();
	add("kind=one_of&wording=How%3F&option_1=So&option_2=Otherwise");
	page = get(below("/questions"), NULL)->http->answer.text;
	for (size_t i = 1; i <= 2; i++)
		cr_expect(strstr(page, arena_printf(q->arena, "value=\"%s 2\"", id_of(i))));
	cr_expect_not(strstr(page, "<option\n\tvalue=\"2\""), "a number alone");
	page = arena_printf(q->arena, "kind=date&wording=When%%3F&shown_if=%s&shown_if_answer=%s+2", id_of(1), id_of(2));
	cr_expect(strstr(post("/questions", page)->http->answer.text, "id=\"shown_if_answer-error\""));
	add(arena_printf(q->arena, "kind=date&wording=When%%3F&shown_if=%s&shown_if_answer=%s+2", id_of(2), id_of(2)));
	cr_expect_str_eq(draft().screener.questions[3].shown_if_answer, "2");
	page = get(below(question(3, "")), NULL)->http->answer.text;
	cr_expect(strstr(page, arena_printf(q->arena, "value=\"%s 2\" selected", id_of(2))));
	add(arena_printf(q->arena, "kind=date&wording=When%%3F&shown_if=%s&shown_if_answer=1", id_of(1)));
	cr_expect_str_eq(draft().screener.questions[4].shown_if_answer, "1");
}

Test(manage, no_more_questions_than_fit)
{
	struct screener_edit e = draft();

	for (size_t i = 0; i < QUESTIONS_MOST; i++)
		question_add(q, &e.screener, &(struct question){ .kind = QUESTION_short_text, .wording = "Q", .help = "", .min = "", .max = "",
			.flag_below = "", .flag_above = "", .reason_below = "", .reason_above = "", .shown_if = "", .shown_if_answer = "" });
	MUST(screener_save(q, pantry, &e.screener, 0, "/"));
	cr_assert_eq(post("/questions", "kind=yes_no&wording=One+more%3F")->http->status, 422);
	cr_assert_eq(post(question(0, "/copy"), "")->http->status, 422);
	cr_assert_eq(draft().screener.count, QUESTIONS_MOST);
}

Test(manage, settings_and_publishing)
{
	struct screener_version *v;
	size_t count;

	add_two();
	cr_assert_eq(post("/settings", "pages=some")->http->status, 422);
	cr_assert_eq(post("/settings", "pages=each&suggest=nowhere")->http->status, 422);
	cr_assert_eq(post("/settings", "pages=each&may_text=Come+at+nine")->http->status, 303);
	cr_assert(draft().screener.each);
	cr_assert_eq(get(below("/questionnaire.json"), NULL)->http->status, 404);
	cr_assert_eq(post("/publish", "")->http->status, 303);
	MUST(screener_published(q, &pantry, 1, &v, &count));
	cr_assert_eq(v->number, 1);
	cr_assert_eq(v->screener.count, 2);
	cr_assert_eq(get(below("/questionnaire.json"), NULL)->http->status, 200);
	cr_assert_eq(post_again(below("/publish"), "seen=1", NULL)->http->status, 409);
}

Test(manage, what_was_downloaded_can_be_imported)
{
	const char *json;

	add_two();
	post("/publish", "");
	json = get(below("/questionnaire.json"), NULL)->http->answer.text;
	post(question(0, "/delete"), "");
	cr_assert_eq(post("/import", "questionnaire=%7B%7D")->http->status, 422);
	cr_assert_eq(post("/import", "questionnaire=")->http->status, 422);
	cr_assert_eq(post("/import", arena_printf(q->arena, "questionnaire=%s", text_url_encode(q->arena, json)))->http->status, 303);
	cr_assert_eq(draft().screener.count, 2);
	cr_assert_str_eq(draft().screener.questions[0].options[1].reason, "We help people who rent");
}

/* The preview asks as people are asked, and keeps nothing. */
Test(manage, the_preview_shows_what_comes_out)
{
	const char *yes, *no;
	struct req *page;

	add_two();
	yes = arena_printf(q->arena, "q_%s=yes&q_%s=1", id_of(0), id_of(1));
	no = arena_printf(q->arena, "q_%s=no&q_%s=1", id_of(0), id_of(1));
	cr_assert_not(strstr(get(below("/preview"), NULL)->http->answer.text, "data-outcome"));
	cr_assert(strstr(get(below("/preview"), yes)->http->answer.text, "data-outcome=\"may_be_eligible\""));
	page = get(below("/preview"), no);
	cr_assert(strstr(page->http->answer.text, "data-outcome=\"may_not_be_eligible\""));
	cr_assert(strstr(page->http->answer.text, "We help people who rent"));
	page = get(below("/preview"), arena_printf(q->arena, "q_%s=", id_of(0)));
	cr_assert(strstr(page->http->answer.text, arena_printf(q->arena, "q_%s-error", id_of(0))));
	cr_assert_eq(post("/settings", "pages=each")->http->status, 303);
	page = get(below("/preview"), NULL);
	cr_assert(strstr(page->http->answer.text, "Do you rent?"));
	cr_assert_not(strstr(page->http->answer.text, "Where?"));
	page = get(below("/preview"), arena_printf(q->arena, "q_%s=yes", id_of(0)));
	cr_assert(strstr(page->http->answer.text, "Where?"));
}

/* A worker looks, an admin changes; for everyone else there is nothing. */
Test(manage, roles)
{
	static const struct { const char *path; int worker; } pages[] = {
		{ "", 404 }, { "/preview", 200 }, { "/questions", 404 }, { "/import", 404 }, { "/questionnaire.json", 404 },
	};
	int64_t stranger;

	add_two();
	MUST(program_set_role(q, pantry, admin, PROGRAM_ROLE_program_worker));
	for (size_t i = 0; i < COUNT(pages); i++)
		cr_assert_eq(get(below(pages[i].path), NULL)->http->status, pages[i].worker, "%s", pages[i].path);
	cr_assert_eq(get(arena_bytes(q->arena, screener, strlen(screener) - strlen("/screener")), NULL)->http->status, 200);
	cr_assert_eq(post("/questions", "kind=yes_no&wording=A")->http->status, 404);
	cr_assert_eq(draft().screener.count, 2);
	stranger = row_account(q, "Stan", "Stranger", arena_printf(q->arena, "%s@demo.test", test_name("stan")));
	cookie = sign_in(stranger);
	cr_assert_eq(get(below("/preview"), NULL)->http->status, 404);
	cr_assert_eq(get("/manage", NULL)->http->status, 200);
}
