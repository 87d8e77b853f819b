/* answers.c - the answers that came with a referral: who reads them, on which pages, in which words, and in which files. */
#include <criterion/criterion.h>
#include <string.h>

#include "asked.h"
#include "base/str.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "edge/json.h"
#include "listed.h"
#include "message/message.h"
#include "message/notice.h"
#include "rows.h"
#include "scene.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_dashboards, app_status;

#define TAG(outcome) "data-outcome=\"" outcome "\""

static const char *id, *program;
static struct given_answers given;

static const char *refer(unsigned reach, const struct given_answers *with)
{
	struct referral_draft d = { .at = SCENE_LIVE(reach), .answers = with };

	return scene_refer(&d);
}

static void begin(void)
{
	test_templates();
	scene_begin();
	program = listed_id(scene, scene_program);
	given = asked(scene, scene_program);
	id = refer(REACH_PHONE, &given);
}

TestSuite(answers, .init = begin);

static const char *path(const char *end) { return arena_printf(scene->arena, "/referrals/%s%s", id, end); }

/* All readers are answered in one unit. */
static int status_of(const char *cookie, const char *of, const char **text)
{
	struct visitor v = { .host = scene->site->host, .cookie = cookie };

	visitor_get(&v, &app_dashboards, of);
	*text = v.page;
	return v.status;
}

static const char *page(enum scene_reader reader, const char *of)
{
	const char *text;
	int status = status_of(scene_cookie(reader), of, &text);

	cr_assert_eq(status, 200, "%s: %d", of, status);
	return text;
}

static bool is_missing(const char *cookie, const char *of)
{
	const char *text;

	return status_of(cookie, of, &text) == 404 && !strstr(text, ASKED_STORY);
}

static const char *answers_page(enum scene_reader reader) { return page(reader, path("/answers")); }

static const char *inbound(const char *query) { return page(SCENE_CLAIMER, arena_printf(scene->arena, "/inbound/%s%s", program, query)); }

/* ---- the page ---- */

Test(answers, the_page_has_each_question_that_was_asked_with_its_answer)
{
	static const char *const inner[] = {
		"Do you live in Fairhaven?", "Yes", "How many are you?", "Two &amp; &lt;b&gt;more&lt;/b&gt;", "Needs review", ASKED_REASON,
		"What do you need?", "Food\n=Rent", "How old are you?", "38.5", "When were you born?", "February 29, 1988",
		"When and where can we call?", ASKED_CALL, "What happened?", ASKED_STORY, "Anything else?", "Not answered",
	};
	const char *at = strstr(answers_page(SCENE_CLAIMER), "<dl");

	for (size_t i = 0; i < COUNT(inner); i++) {
		cr_assert(at && strstr(at, inner[i]), "%s is there, in its place", inner[i]);
		at = strstr(at, inner[i]);
	}
	cr_expect_null(strstr(answers_page(SCENE_CLAIMER), "Do you have pets?"), "a hidden question is not there");
}

static int64_t publish_changed(void)
{
	struct screener s = asked_screener(scene);

	s.questions[0].wording = "Is your home in Fairhaven now?";
	s.questions[1].options[1].wording = "A pair";
	s.questions[7] = s.questions[8];
	s.count--;
	return asked_publish(scene, scene_program, &s);
}

/* The published text of a version never changes. */
Test(answers, a_later_version_changes_nothing)
{
	const char *before = arena_text(scene->arena, strstr(answers_page(SCENE_CLAIMER), "<main")), *after;

	(void)publish_changed();
	after = strstr(answers_page(SCENE_CLAIMER), "<main");
	cr_expect_eq(strncmp(before, after, (size_t)(strstr(before, "</dl>") - before)), 0);
	cr_expect_not_null(strstr(after, "Two &amp; &lt;b&gt;more"));
	cr_expect_null(strstr(after, "A pair"));
}

/* ---- who reads them ---- */

static const char *const answer_paths[] = { "/answers", "/answers.json" };

static const char *stranger(void)
{
	struct req *q = scene;
	const char *cookie;

	q->session = NULL;
	q->http = http_literal(q->arena, "POST", q->site->host, "/sign-in", NULL, "", NULL);
	MUST(session_sign_in(q, row_account(q, "Stan", "Stranger", NULL)));
	cookie = test_header(q, "Set-Cookie");
	return arena_bytes(q->arena, cookie, strcspn(cookie, ";"));
}

Test(answers, each_party_reads_them_and_nobody_else)
{
	const char *foreign = stranger(), *another = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_PHONE) }), *text;

	for (size_t i = 0; i < COUNT(answer_paths); i++) {
		for (enum scene_reader r = SCENE_SEEKER; r < SCENE_NOBODY; r++)
			cr_expect_not_null(strstr(page(r, path(answer_paths[i])), ASKED_STORY), "reader %d, %s", r, answer_paths[i]);
		cr_expect_eq(status_of(NULL, path(answer_paths[i]), &text), 303, "signed out");
		cr_expect(is_missing(foreign, path(answer_paths[i])), "a stranger");
		cr_expect(is_missing(scene_cookie(SCENE_CLAIMER), arena_printf(scene->arena, "/referrals/%s%s", another, answer_paths[i])),
			"a referral without answers");
	}
}

Test(answers, who_leaves_the_program_reads_them_no_more)
{
	struct req *q = scene;

	MUST(program_remove_claimer(q, scene_program, scene_account(SCENE_CLAIMER)));
	for (size_t i = 0; i < COUNT(answer_paths); i++)
		cr_expect(is_missing(scene_cookie(SCENE_CLAIMER), path(answer_paths[i])));
}

static const char *file(void) { return page(SCENE_CLAIMER, arena_printf(scene->arena, "/inbound/%s.csv", program)); }

Test(answers, after_stop_sharing_the_program_has_none_of_them_anywhere)
{
	struct req *q = scene;
	const char *list;

	MUST(referral_stop_sharing(q, scene_referral(SCENE_HELPER, id), NULL));
	for (size_t i = 0; i < COUNT(answer_paths); i++)
		cr_expect(is_missing(scene_cookie(SCENE_CLAIMER), path(answer_paths[i])));
	list = inbound("");
	cr_expect_null(strstr(list, "data-outcome"));
	cr_expect_null(strstr(list, ">Forms<th"));
	cr_expect_null(strstr(inbound("?forms=yes"), id), "nor does a filter tell");
	cr_expect_null(strstr(inbound("?forms=needs_review"), id));
	cr_expect_not_null(strstr(inbound("?forms=no"), id));
	cr_expect_null(strstr(page(SCENE_CLAIMER, path("")), "/answers"));
	cr_expect_null(strstr(page(SCENE_CLAIMER, path("/print")), ASKED_STORY));
	cr_expect_null(strstr(file(), ASKED_STORY));
	cr_expect_null(strstr(file(), "needs_review"));
	cr_expect_not_null(strstr(answers_page(SCENE_HELPER), ASKED_STORY));
}

/* An answer may hold the very number that the law withholds. */
Test(answers, what_asks_for_contact_needs_the_grant_of_contact)
{
	struct req *q = scene;
	struct referral *r = scene_referral(SCENE_HELPER, id);
	struct reach_change c = { .reach = REACH_DONT, .email = "", .phone = "", .seen = r->version, .result = "/" };
	const char *of_program[] = { path("/answers"), path("/answers.json"), path("/print"), NULL };

	cr_expect_not_null(strstr(file(), ASKED_CALL));
	MUST(referral_change_reach(q, r, &c));
	of_program[3] = arena_printf(scene->arena, "/inbound/%s.csv", program);
	for (size_t i = 0; i < COUNT(of_program); i++) {
		const char *read = page(SCENE_CLAIMER, of_program[i]);

		cr_expect_null(strstr(read, ASKED_CALL), "%s", of_program[i]);
		cr_expect_null(strstr(read, "When and where can we call?"), "%s", of_program[i]);
		cr_expect_not_null(strstr(read, ASKED_STORY), "%s", of_program[i]);
	}
	cr_expect_not_null(strstr(answers_page(SCENE_HELPER), ASKED_CALL));
	cr_expect_not_null(strstr(answers_page(SCENE_SEEKER), ASKED_CALL));
}

Test(answers, a_question_that_nobody_was_asked_is_not_unanswered)
{
	struct answers none = { 0 };
	struct given_answers nothing = asked_given(scene, given.version_id, &none);

	id = refer(REACH_DONT, &nothing);
	cr_expect_null(strstr(answers_page(SCENE_HELPER), "When and where can we call?"));
	cr_expect_not_null(strstr(answers_page(SCENE_HELPER), "Not answered"));
	cr_expect_null(strstr(page(SCENE_HELPER, path("/answers.json")), "\"item\""), "a list without items is no FHIR");
}

Test(answers, the_warning_of_a_discreet_referral_stands_above_them)
{
	struct referral_draft d = { .at = SCENE_LIVE(REACH_PHONE), .answers = &given, .discreet = true };

	id = scene_refer(&d);
	cr_expect(scene_before(answers_page(SCENE_CLAIMER), "class=\"flag\"", ASKED_CALL));
	cr_expect_not_null(strstr(answers_page(SCENE_CLAIMER), " data-discreet>"));
	cr_expect_null(strstr(answers_page(SCENE_SEEKER), "data-discreet"));
}

/* ---- in lists ---- */

Test(answers, a_list_has_a_column_for_them_where_there_are_some)
{
	const char *with = inbound(""), *without;
	struct req *q = scene;

	cr_expect(scene_before(with, "<th scope=\"col\">Forms<th", TAG("needs_review")));
	cr_expect_not_null(strstr(with, path("/answers")));
	cr_expect(scene_before(with, "Needs review</a>", ASKED_REASON));
	MUST(referral_stop_sharing(q, scene_referral(SCENE_HELPER, id), NULL));
	without = inbound("");
	cr_expect_null(strstr(without, "Forms<th"));
}

Test(answers, a_filter_finds_each_outcome)
{
	static const struct { const char *query; bool finds_review, finds_without; } filters[] = {
		{ "?forms=yes", true, false }, { "?forms=no", false, true }, { "?forms=needs_review", true, false },
		{ "?forms=may_be_eligible", false, false }, { "?forms=may_not_be_eligible", false, false }, { "", true, true },
		{ "?forms=yes&sort=oldest", true, false }, { "?forms=no&sort=due&tab=not_updated", false, true },
		{ "?forms=needs_review&q=maria", true, false }, { "?forms=no&q=maria", false, true },
	};
	const char *without = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_PHONE) });

	for (size_t i = 0; i < COUNT(filters); i++) {
		const char *found = inbound(filters[i].query);

		cr_expect_eq(strstr(found, arena_printf(scene->arena, "data-referral=\"%s\"", id)) != NULL, filters[i].finds_review, "%s", filters[i].query);
		cr_expect_eq(strstr(found, arena_printf(scene->arena, "data-referral=\"%s\"", without)) != NULL, filters[i].finds_without, "%s",
			filters[i].query);
	}
	cr_expect_not_null(strstr(inbound("?forms=needs_review"), "<option value=\"needs_review\" selected>"));
}

Test(answers, the_lists_of_seeker_and_helper_lead_to_them)
{
	const char *person = scene_referral(SCENE_HELPER, id)->person_public_id;

	cr_expect_not_null(strstr(page(SCENE_SEEKER, "/referrals"), path("/answers")));
	cr_expect_not_null(strstr(page(SCENE_HELPER, scene_path("/people/%s", person)), path("/answers")));
	cr_expect(scene_before(page(SCENE_HELPER, path("")), path("/answers"), TAG("needs_review")));
}

Test(answers, paper_of_the_program_has_them_and_the_sheet_to_take_along_does_not)
{
	cr_expect(scene_before(page(SCENE_CLAIMER, path("/print")), "What happened?", ASKED_STORY));
	cr_expect_null(strstr(page(SCENE_HELPER, path("/print")), ASKED_STORY));
	cr_expect_null(strstr(page(SCENE_SEEKER, path("/print")), ASKED_STORY));
}

/* ---- links and mails ---- */

Test(answers, a_link_leads_to_them_behind_a_sign_in)
{
	struct referral_draft discreet = { .at = SCENE_LIVE(REACH_EMAIL), .answers = &given, .discreet = true };
	enum party parties[] = { PARTY_SEEKER, PARTY_PROGRAM };

	id = refer(REACH_EMAIL, &given);
	for (size_t i = 0; i < COUNT(parties); i++) {
		const char *said = scene_page(&app_status, SCENE_NOBODY, scene_path("/s/%s", scene_link(id, parties[i])));

		cr_expect_not_null(strstr(said, path("/answers")));
		cr_expect_null(strstr(said, ASKED_STORY));
		cr_expect_null(strstr(said, ASKED_REASON));
	}
	id = scene_refer(&discreet);
	cr_expect_null(strstr(scene_page(&app_status, SCENE_NOBODY, scene_path("/s/%s", scene_link(id, PARTY_SEEKER))), "/answers"));
}

static struct notice mail_to_program(void)
{
	struct notice_facts f = { .message = MESSAGE_live_sent_program, .channel = CHANNEL_EMAIL, .site_id = scene->site->id,
		.subject_id = scene_referral(SCENE_CLAIMER, id)->id, .recipient = "pantry@demo.test", .language = "en" };
	struct req *q = scene;
	struct notice n;

	MUST(notice_write(q, &f, &n));
	return n;
}

Test(answers, the_mail_mentions_their_outcome_and_holds_none_of_them)
{
	struct notice n = mail_to_program();
	const char *bodies[] = { n.text, n.html };

	for (size_t i = 0; i < COUNT(bodies); i++) {
		cr_expect_not_null(strstr(bodies[i], "Needs review"));
		cr_expect_not_null(strstr(bodies[i], path("/answers")));
		cr_expect_null(strstr(bodies[i], ASKED_STORY));
		cr_expect_null(strstr(bodies[i], ASKED_CALL));
		cr_expect_null(strstr(bodies[i], ASKED_REASON));
	}
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	n = mail_to_program();
	cr_expect_null(strstr(n.text, "nswers to your questions"));
}

/* ---- the file ---- */

/* Reads a cell of a CSV file, and returns its end: a comma or the end of the line. */
static const char *next_cell(const char *at, struct str *cell)
{
	bool quoted = *at == '"';

	str_clear(cell);
	for (at += quoted; *at && (quoted || !strchr(",\r", *at)); at++) {
		if (quoted && *at == '"' && *++at != '"')
			break;
		str_add_char(cell, *at);
	}
	return at;
}

/* A cell by the name of its column; row 1 is the first one below the names. */
static const char *cell_of(const char *text, const char *column, size_t row)
{
	size_t place = 0, found = SIZE_MAX, line = 0;
	struct str cell;

	str_init(&cell, scene->arena, 1 << 20);
	for (const char *at = text + strlen("\xef\xbb\xbf"); *at; place++) {
		at = next_cell(at, &cell);
		if (!line && !strcmp(cell.text, column))
			found = place;
		if (line == row && place == found)
			return arena_text(scene->arena, cell.text);
		if (*at == ',') {
			at++;
			continue;
		}
		at += strlen("\r\n");
		line++;
		place = SIZE_MAX;
	}
	return NULL;
}

/* Newest first: the row of the second version, then that of the first. */
Test(answers, the_file_has_a_column_for_each_question_of_all_versions)
{
	static const struct { const char *column, *newer, *older; } cells[] = {
		{ "outcome", "needs_review", "needs_review" }, { "q_town", "yes", "yes" }, { "q_size", "A pair", "Two & <b>more</b>" },
		{ "q_needs", "Food; =Rent", "Food; =Rent" }, { "q_age", "38.5", "38.5" }, { "q_born", "1988-02-29", "1988-02-29" },
		{ "q_story", "", ASKED_STORY }, { "q_extra", "", "" }, { "q_pets", "", "" },
	};
	struct answers answers = asked_answers(scene);
	struct given_answers newer;
	const char *text;

	cr_expect_null(cell_of(file(), "q_other", 0));
	newer = asked_given(scene, publish_changed(), &answers);
	refer(REACH_PHONE, &newer);
	text = file();
	for (size_t i = 0; i < COUNT(cells); i++) {
		cr_expect_str_eq(cell_of(text, cells[i].column, 1), cells[i].newer, "%s", cells[i].column);
		cr_expect_str_eq(cell_of(text, cells[i].column, 2), cells[i].older, "%s", cells[i].column);
	}
	cr_expect_not_null(strstr(cell_of(text, "answers", 2), "Do you live in Fairhaven? Yes\nHow many are you? Two & <b>more</b>\n"));
	cr_expect_not_null(strstr(cell_of(text, "answers", 1), "Is your home in Fairhaven now? Yes\nHow many are you? A pair\n"));
	cr_expect(scene_before(text, ",q_extra", ",q_story"), "what only an earlier version asked stands behind");
}

Test(answers, a_file_of_a_program_without_answers_has_no_column_for_them)
{
	struct req *q = scene;
	int64_t other = row_program(q, "Library");

	MUST(program_add_claimer(q, other, scene_account(SCENE_CLAIMER)));
	asked(q, other);
	program = listed_id(q, other);
	cr_expect_null(strstr(file(), "q_"));
	cr_expect_null(strstr(file(), ",answers"));
}

Test(answers, a_formula_stays_text)
{
	struct answers answers = asked_answers(scene);
	const char *value[] = { "=1+1" };
	struct given_answers formula;

	answers_put(scene->arena, &answers, &(struct answer){ "story", value, 1 });
	formula = asked_given(scene, given.version_id, &answers);
	id = refer(REACH_PHONE, &formula);
	cr_expect_str_eq(cell_of(file(), "q_story", 1), "'=1+1");
}

/* ---- the lists cost nothing more ---- */

static int64_t statements_of(const char *of)
{
	int64_t began;

	page(SCENE_CLAIMER, of);
	began = row_statements(visitor_unit());
	page(SCENE_CLAIMER, of);
	return row_statements(visitor_unit()) - began;
}

/* Ten more referrals with answers: the list shows their outcomes from their own rows; a file reads their answers at once. */
Test(answers, cost_the_lists_no_statement_more)
{
	const char *list = arena_printf(scene->arena, "/inbound/%s", program);
	const char *csv = arena_printf(scene->arena, "/inbound/%s.csv", program);
	const char *plain = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_PHONE) });
	int64_t of_list = statements_of(list), of_file = statements_of(csv);

	for (size_t i = 0; i < 10; i++)
		refer(REACH_PHONE, &given);
	cr_expect_eq(statements_of(list), of_list);
	cr_expect_eq(statements_of(csv), of_file);
	cr_expect_eq(statements_of(arena_printf(scene->arena, "/inbound/%s?forms=yes", program)), of_list + 1,
		"a filter may have to look further");
	cr_expect_eq(statements_of(path("")), statements_of(scene_path("/referrals/%s", plain)), "nor the page of a referral");
	cr_expect_eq(statements_of(path("/print")), statements_of(scene_path("/referrals/%s/print", plain)) + 2,
		"the answers and the version of the questions");
}

/* ---- FHIR ---- */

static const struct json *item_of(const struct json *response, const char *question)
{
	const struct json *items = json_member(response, "item");

	for (size_t i = 0; i < json_length(items); i++)
		if (!strcmp(json_text(scene->arena, json_member(json_item(items, i), "linkId")), question))
			return json_item(items, i);
	return NULL;
}

static const struct json *answer_at(const struct json *response, const char *question, size_t i, const char *value)
{
	return json_member(json_item(json_member(item_of(response, question), "answer"), i), value);
}

static const char *text_at(const struct json *response, const char *question, const char *value)
{
	return json_text(scene->arena, answer_at(response, question, 0, value));
}

Test(answers, the_response_is_equal_to_what_was_answered)
{
	const char *text = page(SCENE_CLAIMER, path("/answers.json"));
	const struct json *r = json_read(scene->arena, text, strlen(text), NULL);

	cr_assert_not_null(r, "%s", text);
	cr_expect_str_eq(json_text(scene->arena, json_member(r, "resourceType")), "QuestionnaireResponse");
	cr_expect_str_eq(json_text(scene->arena, json_member(json_member(r, "identifier"), "value")), id);
	cr_expect(text_ends(json_text(scene->arena, json_member(r, "questionnaire")),
		scene_path("/manage/%s/screener/questionnaire.json|1", program)));
	cr_expect_str_eq(text_at(r, "town", "valueBoolean"), "true");
	cr_expect_str_eq(json_text(scene->arena, json_member(answer_at(r, "size", 0, "valueCoding"), "code")), "2");
	cr_expect_str_eq(json_text(scene->arena, json_member(answer_at(r, "size", 0, "valueCoding"), "display")), "Two & <b>more</b>");
	cr_expect_eq(json_length(json_member(item_of(r, "needs"), "answer")), 2);
	cr_expect_str_eq(json_text(scene->arena, json_member(answer_at(r, "needs", 1, "valueCoding"), "display")), "=Rent");
	cr_expect_str_eq(text_at(r, "age", "valueDecimal"), "38.5");
	cr_expect_str_eq(text_at(r, "born", "valueDate"), "1988-02-29");
	cr_expect_str_eq(text_at(r, "call", "valueString"), ASKED_CALL);
	cr_expect_str_eq(text_at(r, "story", "valueString"), ASKED_STORY);
	cr_expect_null(item_of(r, "pets"), "hidden");
	cr_expect_null(item_of(r, "extra"), "not answered");
	cr_expect_eq(json_length(json_member(r, "item")), 7);
}
