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
