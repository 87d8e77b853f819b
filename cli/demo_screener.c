/* demo_screener.c - the questions that Fairhaven Rent Help asks in the demo: eight of them, one of each kind at least. */
#include "demo.h"

#include "base/req.h"
#include "base/str.h"
#include "screener/screener.h"

#define YES_NO(yes, yes_reason, no, no_reason) \
	.options = (struct question_option[]){ { "", yes, yes_reason }, { "", no, no_reason } }, .option_count = 2

/* Every question of the demo leaves these empty. */
#define NO_LIMITS .min = "", .max = "", .flag_below = "", .flag_above = "", .reason_below = "", .reason_above = ""
#define ALWAYS .shown_if = "", .shown_if_answer = ""

static struct question_option helps[] = {
	{ "The rent of one month", FLAG_none, "" },
	{ "The rent of several months", FLAG_review, "Several months of rent are decided at their Monday meeting." },
	{ "A deposit for a new home", FLAG_none, "" },
};

static struct question_option kinds_of_home[] = {
	{ "Rented", FLAG_none, "" },
	{ "My own", FLAG_may_not, "They pay rent, not a mortgage." },
	{ "With friends or family", FLAG_none, "" },
};

static struct question rent_questions[] = {
	{ .id = "rentLivesHere", .kind = QUESTION_yes_no, .wording = "Do you live in Fairhaven?", .help = "", .required = true,
		YES_NO(FLAG_none, "", FLAG_may_not, "They only help people who live in Fairhaven."), NO_LIMITS, ALWAYS },
	{ .id = "rentHomeKind1", .kind = QUESTION_one_of, .wording = "What kind of home is it?", .help = "", .required = true,
		.options = kinds_of_home, .option_count = COUNT(kinds_of_home), NO_LIMITS, ALWAYS },
	{ .id = "rentNotice12", .kind = QUESTION_yes_no, .wording = "Do you have a notice from your landlord?",
		.help = "A letter or text that says you must pay or leave", .required = true,
		YES_NO(FLAG_none, "", FLAG_none, ""), NO_LIMITS, ALWAYS },
	{ .id = "rentLeaveDay", .kind = QUESTION_date, .wording = "By which day does the notice say that you must pay or leave?",
		.help = "", NO_LIMITS, .shown_if = "rentNotice12", .shown_if_answer = "yes" },
	{ .id = "rentHelpKind", .kind = QUESTION_many_of, .wording = "What do you need help with?", .help = "Choose all that fit.",
		.required = true, .options = helps, .option_count = COUNT(helps), NO_LIMITS, ALWAYS },
	{ .id = "rentPeople12", .kind = QUESTION_number, .wording = "How many people live in your home?",
		.help = "Count yourself and all children.", .required = true, .min = "1", .max = "30", .flag_below = "", .flag_above = "",
		.reason_below = "", .reason_above = "", ALWAYS },
	{ .id = "rentCallTime", .kind = QUESTION_short_text, .wording = "When is a good time to call?", .help = "For example: after 4 pm",
		.asks_contact = true, NO_LIMITS, ALWAYS },
	{ .id = "rentWhatElse", .kind = QUESTION_long_text, .wording = "What happened? What else should they know?", .help = "",
		NO_LIMITS, ALWAYS },
};

static const struct screener rent_help = {
	.each = true,
	.may_text = "Have your lease and your last rent receipt ready. They will ask for both.",
	.may_not_text = "They look at every form that comes, and tell you if they know of something else.",
	.review_text = "They meet each Monday to decide about more than one month. You hear from them after that.",
	.suggest = "",
	.questions = rent_questions, .count = COUNT(rent_questions),
};

enum err demo_set_screener(struct req *q, int64_t program_id)
{
	struct screener_edit edit;
	enum err e = screener_edit_find(q, program_id, &edit);

	if (!e && !edit.version)
		e = screener_save(q, program_id, &rent_help, 0, "/");
	if (e || edit.number || (e = screener_edit_find(q, program_id, &edit)))
		return e;
	return screener_publish(q, program_id, edit.version, "/");
}
