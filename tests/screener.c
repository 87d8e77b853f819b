/* screener.c - the questions of programs: their documents, checks, edits and versions, and the outcome of answers. */
#include <criterion/criterion.h>
#include <string.h>

#include "directory/program.h"
#include "rows.h"
#include "screener/screener.h"
#include "screener/screener_fhir.h"
#include "support.h"

/* ---- a screener with a question of each kind ---- */

static struct question_option yes_no[] = { { "", FLAG_none, "" }, { "", FLAG_may_not, "Only people in Fairhaven can come." } };
static struct question_option sizes[] = {
	{ "One", FLAG_none, "" }, { "Two <b>", FLAG_review, "We call you." }, { "Three", FLAG_may_not, "We have no room for three." } };

#define TEXTLESS .help = "", .min = "", .max = "", .flag_below = "", .flag_above = "", .reason_below = "", .reason_above = ""
#define ALWAYS .shown_if = "", .shown_if_answer = ""

static struct question each_kind[] = {
	{ .id = "town", .kind = QUESTION_yes_no, .wording = "Do you live in Fairhaven?", TEXTLESS, ALWAYS, .required = true,
		.options = yes_no, .option_count = 2 },
	{ .id = "size", .kind = QUESTION_one_of, .wording = "How many are you?", TEXTLESS, .shown_if = "town", .shown_if_answer = "yes",
		.options = sizes, .option_count = 3 },
	{ .id = "needs", .kind = QUESTION_many_of, .wording = "What do you need?", TEXTLESS, .shown_if = "size", .shown_if_answer = "2",
		.options = sizes, .option_count = 3 },
	{ .id = "age", .kind = QUESTION_number, .wording = "How old are you?", ALWAYS, .help = "In years.", .min = "0", .max = "130",
		.flag_below = "18", .flag_above = "64.5", .reason_below = "Only from 18 on.", .reason_above = "Only up to 64." },
	{ .id = "born", .kind = QUESTION_date, .wording = "When were you born?", ALWAYS, .help = "", .min = "1900-01-01", .max = "",
		.flag_below = "1950-01-01", .flag_above = "2008-11-29", .reason_below = "", .reason_above = "Only adults." },
	{ .id = "name", .kind = QUESTION_short_text, .wording = "Your landlord's name?", TEXTLESS, ALWAYS, .asks_contact = true },
	{ .id = "story", .kind = QUESTION_long_text, .wording = "Tell us more.", TEXTLESS, ALWAYS },
};

static struct screener screener_of(struct question *all, size_t count)
{
	return (struct screener){ .may_text = "", .may_not_text = "", .review_text = "", .suggest = "",
		.questions = all, .count = count };
}

static struct screener whole(void)
{
	struct screener s = screener_of(each_kind, COUNT(each_kind));

	s.each = true;
	s.may_text = "Bring your papers.\n\"Thanks\" & see you.";
	s.suggest = "abc def";
	return s;
}

/* ---- documents ---- */

Test(screener, a_document_keeps_everything)
{
	struct req *q = test_req();
	struct screener s = whole(), again;
	const char *document = screener_write(q, &s);

	MUST(screener_read(q, document, &again));
	cr_expect_str_eq(screener_write(q, &again), document);
	cr_expect(again.each);
	cr_expect_eq(again.count, COUNT(each_kind));
	cr_expect_str_eq(again.questions[1].options[1].wording, "Two <b>");
	cr_expect_eq(again.questions[1].options[2].flag, FLAG_may_not);
	cr_expect(again.questions[0].required);
	cr_expect(again.questions[5].asks_contact);
	cr_expect_str_eq(again.questions[3].flag_above, "64.5");
}

Test(screener, without_a_document_it_is_empty)
{
	struct req *q = test_req();
	struct screener s;

	MUST(screener_read(q, "", &s));
	cr_expect_eq(s.count, 0);
	cr_expect_str_eq(s.may_text, "");
}

/* ---- FHIR ---- */

static const char *fhir_of(const struct screener *s)
{
	struct screener_version v = { .id = 1, .number = 3, .published_at = 1795936804000, .screener = *s };

	return screener_fhir_write(test_req(), &v, "Rent Help");
}

Test(screener, a_round_trip_through_fhir_changes_nothing)
{
	struct req *q = test_req();
	struct screener s = whole(), again;
	struct fhir_refusal why;

	cr_assert_eq(screener_fhir_read(q, fhir_of(&s), &again, &why), ERR_OK, "%d %s %s", why.is, why.item, why.about);
	cr_expect_str_eq(screener_write(q, &again), screener_write(q, &s));
	cr_expect_str_eq(fhir_of(&again), fhir_of(&s));
}

#define ITEM(rest) "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":[{\"linkId\":\"x.1\",\"text\":\"X?\"," rest "}]}"
#define AFTER(rest) "{\"resourceType\":\"Questionnaire\",\"item\":[" \
	"{\"linkId\":\"a\",\"text\":\"A?\",\"type\":\"choice\",\"answerOption\":[{\"valueCoding\":{\"code\":\"red\"}},{\"valueString\":\"blue\"}]}," \
	"{\"linkId\":\"x.1\",\"text\":\"X?\",\"type\":\"string\"," rest "}]}"

static const struct { const char *text; enum fhir_problem is; const char *item, *about; } refused[] = {
	{ "{", FHIR_PROBLEM_not_json, "", "1" },
	{ "", FHIR_PROBLEM_not_json, "", "1" },
	{ "[]", FHIR_PROBLEM_not_questionnaire, "", "" },
	{ "{\"resourceType\":\"Patient\"}", FHIR_PROBLEM_not_questionnaire, "", "" },
	{ "{\"resourceType\":\"Questionnaire\"}", FHIR_PROBLEM_empty, "", "" },
	{ "{\"resourceType\":\"Questionnaire\",\"item\":[]}", FHIR_PROBLEM_empty, "", "" },
	{ "{\"resourceType\":\"Questionnaire\",\"modifierExtension\":[{\"url\":\"urn:x\"}]}", FHIR_PROBLEM_member, "", "modifierExtension" },
	{ ITEM("\"type\":\"group\",\"item\":[]"), FHIR_PROBLEM_type, "x.1", "group" },
	{ ITEM("\"type\":\"attachment\""), FHIR_PROBLEM_type, "x.1", "attachment" },
	{ ITEM("\"type\":\"quantity\""), FHIR_PROBLEM_type, "x.1", "quantity" },
	{ ITEM("\"type\":\"open-choice\""), FHIR_PROBLEM_type, "x.1", "open-choice" },
	{ ITEM("\"type\":\"display\""), FHIR_PROBLEM_type, "x.1", "display" },
	{ ITEM("\"type\":\"string\",\"initial\":[]"), FHIR_PROBLEM_member, "x.1", "initial" },
	{ ITEM("\"type\":\"string\",\"maxLength\":5"), FHIR_PROBLEM_member, "x.1", "maxLength" },
	{ ITEM("\"type\":\"string\",\"repeats\":true"), FHIR_PROBLEM_member, "x.1", "repeats" },
	{ ITEM("\"type\":\"string\",\"readOnly\":true"), FHIR_PROBLEM_member, "x.1", "readOnly" },
	{ ITEM("\"type\":\"string\",\"answerOption\":[]"), FHIR_PROBLEM_member, "x.1", "answerOption" },
	{ ITEM("\"type\":\"choice\",\"answerValueSet\":\"urn:x\""), FHIR_PROBLEM_member, "x.1", "answerValueSet" },
	{ ITEM("\"type\":\"string\",\"item\":[{\"linkId\":\"y\",\"type\":\"string\"}]"), FHIR_PROBLEM_member, "x.1", "item" },
	{ ITEM("\"type\":\"choice\""), FHIR_PROBLEM_option, "x.1", "" },
	{ ITEM("\"type\":\"choice\",\"answerOption\":[{\"valueCoding\":{}}]"), FHIR_PROBLEM_option, "x.1", "" },
	{ ITEM("\"type\":\"choice\",\"answerOption\":[{\"valueString\":\"a\",\"initialSelected\":true}]"),
		FHIR_PROBLEM_member, "x.1", "initialSelected" },
	{ AFTER("\"enableWhen\":[]"), FHIR_PROBLEM_shown_if, "x.1", "" },
	{ AFTER("\"enableWhen\":[{\"question\":\"b\",\"operator\":\"=\",\"answerString\":\"blue\"}]"), FHIR_PROBLEM_shown_if, "x.1", "b" },
	{ AFTER("\"enableWhen\":[{\"question\":\"a\",\"operator\":\">\",\"answerString\":\"blue\"}]"), FHIR_PROBLEM_shown_if, "x.1", "a" },
	{ AFTER("\"enableWhen\":[{\"question\":\"a\",\"operator\":\"=\",\"answerString\":\"green\"}]"), FHIR_PROBLEM_shown_if, "x.1", "green" },
	{ AFTER("\"enableWhen\":[{\"question\":\"a\",\"operator\":\"=\",\"answerString\":\"blue\"},{\"question\":\"a\"}]"),
		FHIR_PROBLEM_shown_if, "x.1", "a" },
};

Test(screener, refuses_by_name_what_it_cannot_hold)
{
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct fhir_refusal why;
		struct screener s;

		cr_expect_eq(screener_fhir_read(test_req(), refused[i].text, &s, &why), ERR_INPUT, "%s", refused[i].text);
		cr_expect_eq(why.is, refused[i].is, "%s: %d", refused[i].text, why.is);
		cr_expect_str_eq(why.item, refused[i].item, "%s", refused[i].text);
		cr_expect_str_eq(why.about, refused[i].about, "%s", refused[i].text);
	}
}

/* Codes and linkIds of others become numbers and ids. */
Test(screener, reads_the_questionnaires_of_others)
{
	struct req *q = test_req();
	struct question_problem_at *problems;
	struct fhir_refusal why;
	struct screener s;

	cr_assert_eq(screener_fhir_read(q, AFTER("\"enableWhen\":[{\"question\":\"a\",\"operator\":\"=\",\"answerString\":\"blue\"}]"), &s,
		&why), ERR_OK);
	cr_expect_eq(screener_check(q, &s, &problems), 0);
	cr_expect_str_eq(s.questions[0].id, "a");
	cr_expect_str_eq(s.questions[0].options[0].wording, "red");
	cr_expect(text_is_id(s.questions[1].id, strlen(s.questions[1].id)));
	cr_expect_str_eq(s.questions[1].shown_if_answer, "2");
}

/* ---- the outcome: each kind, with each flag, shown or hidden, answered or not ---- */

#define MAY OUTCOME_may_be_eligible
#define MAY_NOT OUTCOME_may_not_be_eligible
#define REVIEW OUTCOME_needs_review

/* The answer is flagged so, and leads to this outcome if the question is shown and answered. */
static const struct { enum question_kind kind; enum flag flag; const char *answer; enum outcome outcome; } flagged[] = {
	{ QUESTION_yes_no, FLAG_none, "yes", MAY }, { QUESTION_yes_no, FLAG_review, "yes", REVIEW },
	{ QUESTION_yes_no, FLAG_may_not, "yes", MAY_NOT },
	{ QUESTION_one_of, FLAG_none, "1", MAY }, { QUESTION_one_of, FLAG_review, "1", REVIEW },
	{ QUESTION_one_of, FLAG_may_not, "1", MAY_NOT },
	{ QUESTION_many_of, FLAG_none, "1", MAY }, { QUESTION_many_of, FLAG_review, "1", REVIEW },
	{ QUESTION_many_of, FLAG_may_not, "1", MAY_NOT },
	{ QUESTION_number, FLAG_none, "5", MAY }, { QUESTION_number, FLAG_may_not, "5", MAY_NOT },
	{ QUESTION_date, FLAG_none, "2026-01-31", MAY }, { QUESTION_date, FLAG_may_not, "2026-01-31", MAY_NOT },
	{ QUESTION_short_text, FLAG_none, "words", MAY }, { QUESTION_long_text, FLAG_none, "words", MAY },
};

static struct question plain(const char *id, enum question_kind kind)
{
	return (struct question){ .id = id, .kind = kind, .wording = "?", TEXTLESS, ALWAYS };
}

/* The first answer has the flag, the others have none. */
static struct question flagged_question(enum question_kind kind, enum flag flag, struct question_option *options)
{
	struct question of = plain("it", kind);

	options[0] = (struct question_option){ "First", flag, "Because." };
	options[1] = (struct question_option){ "Second", FLAG_none, "Never." };
	of.options = options;
	of.option_count = question_has_choices(&of) ? 2 : 0;
	of.flag_below = !flag ? "" : kind == QUESTION_number ? "6" : kind == QUESTION_date ? "2026-02-01" : "";
	of.reason_below = "Because.";
	return of;
}

static struct answers given(const char *const *pairs)
{
	struct arena *a = test_req()->arena;
	struct answers all = { 0 };

	for (; *pairs; pairs += 2) {
		const struct answer *before = answers_find(&all, pairs[0]);
		struct answer one = { pairs[0], arena_array(a, 10, sizeof(*one.values)), before ? before->count : 0 };

		for (size_t i = 0; i < one.count; i++)
			one.values[i] = before->values[i];
		one.values[one.count++] = pairs[1];
		answers_put(a, &all, &one);
	}
	return all;
}
#define GIVEN(...) given((const char *const[]){ __VA_ARGS__, NULL })

static enum outcome outcome_of(const struct screener *s, struct answers a, struct outcome_reasons *why)
{
	return screener_outcome(test_req()->arena, s, &a, true, why);
}

static void check_case(size_t i, bool shown, bool answered)
{
	struct question_option options[2], gate[2] = { { "", FLAG_none, "" }, { "", FLAG_none, "" } };
	struct question all[2] = { plain("gate", QUESTION_yes_no), flagged_question(flagged[i].kind, flagged[i].flag, options) };
	struct screener s = screener_of(all, 2);
	enum outcome expected = shown && answered ? flagged[i].outcome : MAY;
	struct outcome_reasons why;

	all[0].options = gate;
	all[0].option_count = 2;
	all[1].shown_if = "gate";
	all[1].shown_if_answer = "yes";
	cr_expect_eq(outcome_of(&s, GIVEN("gate", shown ? "yes" : "no", answered ? "it" : "other", flagged[i].answer), &why), expected,
		"%s flagged '%s', shown %d, answered %d", question_kind_slug(flagged[i].kind), flag_slug(flagged[i].flag), shown, answered);
	cr_expect_eq(why.count, expected == MAY ? 0 : 1);
	cr_expect(expected == MAY || (!strcmp(why.of[0].text, "Because.") && !strcmp(why.of[0].question_id, "it")));
}

Test(screener, each_kind_flag_and_state_has_its_outcome)
{
	for (size_t i = 0; i < COUNT(flagged); i++)
		for (int state = 0; state < 4; state++)
			check_case(i, state & 1, state & 2);
}

/* ---- limits: what is below or above is flagged, the limit itself is not ---- */

static const struct { enum question_kind kind; const char *below, *above, *value; enum outcome outcome; } bounds[] = {
	{ QUESTION_number, "18", "", "17", MAY_NOT }, { QUESTION_number, "18", "", "17.999", MAY_NOT }, { QUESTION_number, "18", "", "18", MAY },
	{ QUESTION_number, "18", "", "18.001", MAY }, { QUESTION_number, "18", "", "100", MAY }, { QUESTION_number, "18", "", "-20", MAY_NOT },
	{ QUESTION_number, "", "64.5", "64.5", MAY }, { QUESTION_number, "", "64.5", "64.501", MAY_NOT }, { QUESTION_number, "", "64.5", "7", MAY },
	{ QUESTION_number, "-5", "5", "-5", MAY }, { QUESTION_number, "-5", "5", "-6", MAY_NOT }, { QUESTION_number, "-5", "5", "5", MAY },
	{ QUESTION_number, "-5", "5", "6", MAY_NOT }, { QUESTION_number, "0", "0", "0", MAY }, { QUESTION_number, "", "", "0", MAY },
	{ QUESTION_date, "2008-02-29", "", "2008-02-28", MAY_NOT }, { QUESTION_date, "2008-02-29", "", "2008-02-29", MAY },
	{ QUESTION_date, "", "2008-12-31", "2008-12-31", MAY }, { QUESTION_date, "", "2008-12-31", "2009-01-01", MAY_NOT },
	{ QUESTION_date, "", "2008-12-31", "1999-01-01", MAY },
};

Test(screener, limits_flag_what_is_beyond_them)
{
	for (size_t i = 0; i < COUNT(bounds); i++) {
		struct question of = plain("it", bounds[i].kind);
		struct screener s = screener_of(&of, 1);
		struct outcome_reasons why;

		of.flag_below = bounds[i].below;
		of.flag_above = bounds[i].above;
		cr_expect_eq(outcome_of(&s, GIVEN("it", bounds[i].value), &why), bounds[i].outcome, "%s in '%s' to '%s'",
			bounds[i].value, bounds[i].below, bounds[i].above);
		cr_expect_eq(why.count, 0, "a reason without words is left out");
	}
}

/* ---- several flags, chains ---- */

Test(screener, the_worst_flag_counts_with_its_own_reasons)
{
	static struct question_option options[] = {
		{ "A", FLAG_none, "no" }, { "B", FLAG_review, "b" }, { "C", FLAG_may_not, "c" }, { "D", FLAG_review, "d" }, { "E", FLAG_may_not, "e" } };
	struct question of = plain("it", QUESTION_many_of);
	struct screener s = screener_of(&of, 1);
	struct outcome_reasons why;

	of.options = options;
	of.option_count = COUNT(options);
	cr_expect_eq(outcome_of(&s, GIVEN("it", "1"), &why), MAY);
	cr_expect_eq(outcome_of(&s, GIVEN("it", "1", "it", "4", "it", "2"), &why), REVIEW);
	cr_expect_eq(why.count, 2);
	cr_expect_str_eq(why.of[0].text, "b");
	cr_expect_str_eq(why.of[1].text, "d");
	cr_expect_eq(outcome_of(&s, GIVEN("it", "2", "it", "3", "it", "4", "it", "5"), &why), MAY_NOT);
	cr_expect_eq(why.count, 2, "the reasons of the review are no reasons for this");
	cr_expect_str_eq(why.of[0].text, "c");
	cr_expect_str_eq(why.of[1].text, "e");
	cr_expect_eq(outcome_of(&s, GIVEN("it", "9"), &why), MAY, "an option that there is none of");
}

/* town -> size -> needs: each is shown by the one before. */
Test(screener, what_hides_a_question_hides_all_that_it_shows)
{
	struct screener s = whole();
	struct outcome_reasons why;
	struct answers a = GIVEN("town", "yes", "size", "2", "needs", "3");

	cr_expect_eq(outcome_of(&s, a, &why), MAY_NOT);
	cr_expect(question_is_shown(&s, 2, &a, true));
	cr_expect_eq(outcome_of(&s, GIVEN("town", "yes", "size", "1", "needs", "3"), &why), MAY);
	a = GIVEN("town", "no", "size", "2", "needs", "3");
	cr_expect_not(question_is_shown(&s, 2, &a, true));
	cr_expect_eq(outcome_of(&s, a, &why), MAY_NOT, "by the answer about the town");
	cr_expect_eq(why.count, 1);
	cr_expect_str_eq(why.of[0].question_id, "town");
	cr_expect_eq(answers_shown(test_req()->arena, &s, &a, true).count, 1, "answers to hidden questions are dropped");
}

Test(screener, skips_contact_questions_and_what_they_show)
{
	struct screener s = whole();
	struct question all[COUNT(each_kind)];
	struct answers a = GIVEN("town", "yes", "size", "3", "name", "Rosa");
	struct outcome_reasons why;

	memcpy(all, each_kind, sizeof(all));
	s.questions = all;
	all[0].asks_contact = true;
	cr_expect_eq(screener_outcome(test_req()->arena, &s, &a, true, &why), MAY_NOT);
	cr_expect_eq(screener_outcome(test_req()->arena, &s, &a, false, &why), MAY);
	cr_expect_eq(answers_shown(test_req()->arena, &s, &a, false).count, 0);
}

/* ---- answers as they are typed ---- */

static const struct { size_t question; const char *typed[3]; enum answer_problem is; const char *kept, *about; } typed[] = {
	{ 0, { "yes" }, ANSWER_PROBLEM_none, "yes", "" }, { 0, { "maybe" }, ANSWER_PROBLEM_unknown, "", "" },
	{ 0, { "yes", "no" }, ANSWER_PROBLEM_unknown, "", "" }, { 0, { " " }, ANSWER_PROBLEM_missing, "", "" },
	{ 0, { NULL }, ANSWER_PROBLEM_missing, "", "" },
	{ 1, { "3" }, ANSWER_PROBLEM_none, "3", "" }, { 1, { "4" }, ANSWER_PROBLEM_unknown, "", "" },
	{ 1, { "0" }, ANSWER_PROBLEM_unknown, "", "" },
	{ 1, { NULL }, ANSWER_PROBLEM_none, "", "" }, { 1, { "1", "1" }, ANSWER_PROBLEM_none, "1", "" },
	{ 2, { "3", "1", "3" }, ANSWER_PROBLEM_none, "1 3", "" },
	{ 3, { " 1 " }, ANSWER_PROBLEM_none, "1", "" }, { 3, { "64,5" }, ANSWER_PROBLEM_none, "64.5", "" },
	{ 3, { "old" }, ANSWER_PROBLEM_not_number, "", "" },
	{ 3, { "-1" }, ANSWER_PROBLEM_too_small, "", "0" }, { 3, { "130.5" }, ANSWER_PROBLEM_too_large, "", "130" },
	{ 3, { "130" }, ANSWER_PROBLEM_none, "130", "" },
	{ 4, { "2008-02-29" }, ANSWER_PROBLEM_none, "2008-02-29", "" }, { 4, { "2009-02-29" }, ANSWER_PROBLEM_not_date, "", "" },
	{ 4, { "1899-12-31" }, ANSWER_PROBLEM_too_early, "", "1900-01-01" },
	{ 5, { "  Ann   Lee " }, ANSWER_PROBLEM_none, "Ann Lee", "" }, { 6, { " a\r\nb " }, ANSWER_PROBLEM_none, "a\nb", "" },
};

static const char *joined(const struct answer *a)
{
	struct str s;

	str_init(&s, test_req()->arena, 1000);
	for (size_t i = 0; i < a->count; i++)
		str_printf(&s, "%s%s", i ? " " : "", a->values[i]);
	return s.text;
}

Test(screener, checks_answers_as_they_are_typed)
{
	struct arena *a = test_req()->arena;

	for (size_t i = 0; i < COUNT(typed); i++) {
		struct answer answer;
		const char *about;
		size_t count = 0;

		while (count < 3 && typed[i].typed[count])
			count++;
		cr_expect_eq(answer_take(a, &each_kind[typed[i].question], typed[i].typed, count, &answer, &about), typed[i].is, "%zu", i);
		cr_expect_str_eq(joined(&answer), typed[i].kept, "%zu", i);
		cr_expect_str_eq(about, typed[i].about, "%zu", i);
	}
}

static char *repeated(char c, size_t count)
{
	char *text = arena_alloc(test_req()->arena, count + 1);

	memset(text, c, count);
	return text;
}

Test(screener, refuses_an_answer_that_is_too_long)
{
	const char *text = repeated('x', (size_t)1 << 20), *about;
	struct answer answer;

	cr_expect_eq(answer_take(test_req()->arena, &each_kind[5], &text, 1, &answer, &about), ANSWER_PROBLEM_too_long);
	cr_expect_str_eq(about, "200");
	cr_expect_eq(answer_take(test_req()->arena, &each_kind[6], &text, 1, &answer, &about), ANSWER_PROBLEM_too_long);
	cr_expect_eq(answer.count, 0);
}

Test(screener, answers_are_a_document)
{
	struct req *q = test_req();
	struct answers a = GIVEN("town", "yes", "needs", "1", "needs", "3", "story", "\"<b>\"\n"), again;

	MUST(answers_read(q, answers_write(q, &a), &again));
	cr_expect_str_eq(answers_write(q, &again), answers_write(q, &a));
	cr_expect_str_eq(joined(answers_find(&again, "needs")), "1 3");
	MUST(answers_read(q, "", &again));
	cr_expect_eq(again.count, 0);
	cr_expect_eq(answers_read(q, "[]", &again), ERR_BAD);
	cr_expect_eq(answers_read(q, "{\"a\":1}", &again), ERR_BAD);
	cr_expect_eq(answers_read(q, "{\"a\":[[]]}", &again), ERR_BAD);
}

/* ---- checks ---- */

static void check_finds(struct question *all, size_t count, enum question_problem is, size_t question, const char *field)
{
	struct screener s = screener_of(all, count);
	struct question_problem_at *problems;
	size_t found = screener_check(test_req(), &s, &problems);

	cr_assert_gt(found, 0, "%s", field);
	cr_expect_eq(problems[0].is, is, "%s: %d", field, problems[0].is);
	cr_expect_eq(problems[0].question, question, "%s", field);
	cr_expect_str_eq(problems[0].field, field);
}

/* A change to the whole screener, and the problem that it makes. */
#define FINDS(i, change, problem, at, field) do { \
	struct question all[COUNT(each_kind)]; \
	memcpy(all, each_kind, sizeof(all)); \
	all[i].change; \
	check_finds(all, COUNT(all), QUESTION_PROBLEM_##problem, at, field); \
} while (0)

Test(screener, nothing_is_wrong_with_one_of_each_kind)
{
	struct screener s = whole();
	struct question_problem_at *problems;

	cr_expect_eq(screener_check(test_req(), &s, &problems), 0);
}

/* Texts that come in a document are in the same form as those that are typed. */
Test(screener, puts_texts_into_normal_form)
{
	struct question_option options[] = { { " a\n b ", FLAG_none, "\tc\u202e " } };
	struct question of = plain("it", QUESTION_one_of);
	struct screener s = screener_of(&of, 1);
	struct question_problem_at *problems;

	of.wording = " Do\nyou \a live  here?\r\n";
	of.help = " One\r\ntwo\n";
	of.options = options;
	of.option_count = 1;
	s.may_text = "\n";
	cr_expect_eq(screener_check(test_req(), &s, &problems), 0);
	cr_expect_str_eq(of.wording, "Do you live here?");
	cr_expect_str_eq(of.help, "One\ntwo");
	cr_expect_str_eq(options[0].wording, "a b");
	cr_expect_str_eq(options[0].reason, "c");
	cr_expect_str_eq(s.may_text, "");
	of.wording = " \n ";
	check_finds(&of, 1, QUESTION_PROBLEM_missing, 0, "wording");
}

Test(screener, names_each_mistake_and_its_field)
{
	FINDS(0, wording = "", missing, 0, "wording");
	FINDS(1, id = "town", id_wrong, 1, "main");
	FINDS(1, id = "a b", id_wrong, 1, "main");
	FINDS(1, option_count = 0, no_options, 1, "option_1");
	FINDS(1, option_count = 21, too_many, 1, "option_1");
	FINDS(3, min = "many", no_number, 3, "min");
	FINDS(3, max = "-1", crossed, 3, "min");
	FINDS(3, flag_above = "17", crossed, 3, "flag_below");
	FINDS(4, max = "soon", no_date, 4, "max");
	FINDS(4, max = "1899-01-01", crossed, 4, "min");
	FINDS(2, shown_if = "gone", shown_if_unknown, 2, "shown_if");
	FINDS(2, shown_if = "needs", shown_if_later, 2, "shown_if");
	FINDS(0, shown_if = "size", shown_if_later, 0, "shown_if");
	FINDS(4, shown_if = "age", shown_if_kind, 4, "shown_if");
	FINDS(2, shown_if_answer = "4", shown_if_answer, 2, "shown_if_answer");
	FINDS(1, shown_if_answer = "1", shown_if_answer, 1, "shown_if_answer");
	FINDS(3, help = repeated('x', (size_t)1 << 20), too_long, 3, "help");
	FINDS(0, wording = repeated('x', WORDING_MOST + 1), too_long, 0, "wording");
}

/* a is shown by b, and b by a: one of them comes later. */
Test(screener, refuses_a_loop)
{
	struct question all[2] = { plain("a", QUESTION_yes_no), plain("b", QUESTION_yes_no) };

	for (size_t i = 0; i < 2; i++) {
		all[i].options = yes_no;
		all[i].option_count = 2;
		all[i].shown_if = i ? "a" : "b";
		all[i].shown_if_answer = "yes";
	}
	check_finds(all, 2, QUESTION_PROBLEM_shown_if_later, 0, "shown_if");
	cr_expect_not(question_is_shown(&(struct screener){ .questions = all, .count = 2 }, 0, &(struct answers){ 0 }, true), "and it ends");
}

Test(screener, refuses_ten_thousand_questions)
{
	struct req *q = test_req();
	struct question *all = arena_array(q->arena, 10000, sizeof(*all));
	struct screener s = screener_of(all, 10000), again;
	struct fhir_refusal why;

	for (size_t i = 0; i < 10000; i++)
		all[i] = plain(arena_printf(q->arena, "q%zu", i), QUESTION_short_text);
	check_finds(all, 10000, QUESTION_PROBLEM_too_many, QUESTIONS_MOST, "main");
	cr_expect_eq(screener_read(q, screener_write(q, &s), &again), ERR_BAD);
	cr_expect_eq(screener_fhir_read(q, fhir_of(&s), &again, &why), ERR_INPUT);
	cr_expect_eq(why.is, FHIR_PROBLEM_too_many);
}

Test(screener, refuses_a_document_that_is_too_large)
{
	struct req *q = test_req();
	struct question *all = arena_array(q->arena, QUESTIONS_MOST, sizeof(*all));
	struct question_option *options = arena_array(q->arena, OPTIONS_MOST, sizeof(*options));

	for (size_t i = 0; i < OPTIONS_MOST; i++)
		options[i] = (struct question_option){ repeated('x', OPTION_MOST), FLAG_may_not, repeated('y', REASON_MOST) };
	for (size_t i = 0; i < QUESTIONS_MOST; i++) {
		all[i] = plain(arena_printf(q->arena, "q%zu", i), QUESTION_one_of);
		all[i].options = options;
		all[i].option_count = OPTIONS_MOST;
	}
	check_finds(all, QUESTIONS_MOST, QUESTION_PROBLEM_too_large, QUESTIONS_MOST, "main");
}

Test(screener, refuses_documents_of_others)
{
	static const char *const wrong[] = { "{", "[]", "{}", "null", "{\"questions\":{}}", "{\"questions\":[1]}",
		"{\"questions\":[{\"id\":\"a\",\"kind\":\"video\"}]}", "{\"questions\":[{\"id\":\"a b\",\"kind\":\"date\"}]}",
		"{\"questions\":[{\"id\":\"a\",\"kind\":\"yes_no\"}]}", "{\"questions\":[{\"id\":\"a\",\"kind\":\"date\",\"options\":[{}]}]}",
		"{\"questions\":[{\"id\":\"a\",\"kind\":\"one_of\",\"options\":[{\"flag\":\"maybe\"}]}]}" };
	struct screener s;

	for (size_t i = 0; i < COUNT(wrong); i++)
		cr_expect_eq(screener_read(test_req(), wrong[i], &s), ERR_BAD, "%s", wrong[i]);
}

/* ---- edits ---- */

static const char *ids_of(const struct screener *s)
{
	struct str all;

	str_init(&all, test_req()->arena, 1000);
	for (size_t i = 0; i < s->count; i++)
		str_printf(&all, "%s%s", i ? " " : "", s->questions[i].id);
	return all.text;
}

Test(screener, edits_keep_each_question_after_the_one_that_shows_it)
{
	struct req *q = test_req();
	struct question all[COUNT(each_kind)];
	struct screener s = screener_of(all, COUNT(all));
	size_t shown;

	memcpy(all, each_kind, sizeof(all));
	cr_expect_not(question_move(&s, 0, true), "the first moves no higher");
	cr_expect_not(question_move(&s, 6, false), "the last moves no lower");
	cr_expect_not(question_move(&s, 1, true), "town shows size");
	cr_expect_not(question_move(&s, 0, false), "town shows size");
	cr_expect(question_move(&s, 3, true));
	cr_expect_str_eq(ids_of(&s), "town size age needs born name story");
	cr_expect_not(question_delete(&s, 1, &shown));
	cr_expect_eq(shown, 3);
	cr_expect(question_delete(&s, 3, &shown));
	cr_expect(question_delete(&s, 1, &shown));
	cr_expect_str_eq(ids_of(&s), "town age born name story");
	question_copy(q, &s, 1);
	cr_expect_eq(s.count, 6);
	cr_expect_str_eq(s.questions[2].wording, "How old are you?");
	cr_expect_str_neq(s.questions[2].id, "age");
	cr_expect_eq(question_add(q, &s, &each_kind[6]), 6);
	cr_expect_eq(question_find(&s, "story"), 5, "the new one has an id of its own");
}

/* ---- in the database ---- */

Test(screener, the_second_of_two_editors_is_told)
{
	struct req *q = test_db();
	int64_t program = row_program(q, test_name("Rent"));
	struct screener s = whole(), other = screener_of(each_kind, 1);
	struct screener_edit edit;

	MUST(screener_edit_find(q, program, &edit));
	cr_expect_eq(edit.version, 0);
	MUST(screener_save(q, program, &s, 0, "/"));
	cr_expect_eq(screener_save(q, program, &other, 0, "/"), ERR_CONFLICT, "both began with nothing");
	MUST(screener_save(q, program, &s, 1, "/"));
	cr_expect_eq(screener_save(q, program, &other, 1, "/"), ERR_CONFLICT);
	cr_expect_eq(screener_publish(q, program, 1, "/"), ERR_CONFLICT, "nobody publishes what they have not seen");
	MUST(screener_edit_find(q, program, &edit));
	cr_expect_eq(edit.version, 2);
	cr_expect_eq(edit.screener.count, COUNT(each_kind));
	cr_expect(edit.changed);
	cr_expect_eq(edit.number, 0);
}

static int64_t published_id(struct req *q, int64_t program_id)
{
	struct program p;

	MUST(program_by_id(q, program_id, &p));
	return p.screener_id;
}

Test(screener, publishing_makes_a_version_and_leaves_the_earlier_one)
{
	struct req *q = test_db();
	int64_t program = row_program(q, test_name("Rent")), other = row_program(q, test_name("Food")), first;
	struct screener s = whole(), shorter = screener_of(each_kind, 1), none = screener_of(NULL, 0);
	struct screener_version v, *versions;
	size_t count;

	cr_expect_eq(published_id(q, program), 0);
	MUST(screener_save(q, program, &s, 0, "/"));
	cr_expect_eq(published_id(q, program), 0, "a draft is seen by nobody");
	MUST(screener_publish(q, program, 1, "/"));
	first = published_id(q, program);
	MUST(screener_publish(q, program, 1, "/"));
	cr_expect_eq(published_id(q, program), first, "publishing what is published makes no version");
	MUST(screener_save(q, program, &shorter, 1, "/"));
	MUST(screener_publish(q, program, 2, "/"));
	cr_expect_neq(published_id(q, program), first);
	MUST(screener_version_find(q, first, &v));
	cr_expect_eq(v.number, 1);
	cr_expect_eq(v.screener.count, COUNT(each_kind), "answers to it keep its questions");
	MUST(screener_published(q, (int64_t[]){ other, program }, 2, &versions, &count));
	cr_assert_eq(count, 1, "the other has none");
	cr_expect_eq(versions[0].number, 2);
	cr_expect_eq(versions[0].program_id, program);
	cr_expect_eq(versions[0].screener.count, 1);
	MUST(screener_save(q, program, &none, 2, "/"));
	MUST(screener_publish(q, program, 3, "/"));
	cr_expect_eq(published_id(q, program), 0, "an empty one ends it");
}
