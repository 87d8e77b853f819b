/* screener.c - the questions of programs: their documents, checks, edits and versions, and the outcome of answers. */
#include <criterion/criterion.h>
#include <string.h>

#include "directory/program.h"
#include "rows.h"
#include "screener/screener.h"
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
