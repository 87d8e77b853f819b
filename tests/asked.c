/* asked.c - a program's questions, and answers to them, for tests. */
#include "asked.h"

#include <criterion/criterion.h>

#include "edge/db.h"
#include "support.h"

static struct question_option towns[] = { { "", FLAG_none, "" }, { "", FLAG_may_not, "We only help people in Fairhaven." } };
static struct question_option plain[] = { { "", FLAG_none, "" }, { "", FLAG_none, "" } };
static struct question_option sizes[] = {
	{ "One", FLAG_none, "" }, { "Two & <b>more</b>", FLAG_review, ASKED_REASON }, { "Three", FLAG_none, "" },
};
static struct question_option needs[] = { { "Food", FLAG_none, "" }, { "=Rent", FLAG_none, "" }, { "A coat", FLAG_none, "" } };

#define WITHOUT .help = "", .min = "", .max = "", .flag_below = "", .flag_above = "", .reason_below = "", .reason_above = ""
#define ALWAYS .shown_if = "", .shown_if_answer = ""
#define CHOICES(all) .options = (all), .option_count = COUNT(all)

static const struct question questions[] = {
	{ .id = "town", .kind = QUESTION_yes_no, .wording = "Do you live in Fairhaven?", WITHOUT, ALWAYS, CHOICES(towns) },
	{ .id = "size", .kind = QUESTION_one_of, .wording = "How many are you?", WITHOUT, ALWAYS, CHOICES(sizes) },
	{ .id = "pets", .kind = QUESTION_yes_no, .wording = "Do you have pets?", WITHOUT, .shown_if = "size", .shown_if_answer = "3",
		CHOICES(plain) },
	{ .id = "needs", .kind = QUESTION_many_of, .wording = "What do you need?", WITHOUT, ALWAYS, CHOICES(needs) },
	{ .id = "age", .kind = QUESTION_number, .wording = "How old are you?", WITHOUT, ALWAYS },
	{ .id = "born", .kind = QUESTION_date, .wording = "When were you born?", WITHOUT, ALWAYS },
	{ .id = "call", .kind = QUESTION_short_text, .wording = "When and where can we call?", WITHOUT, ALWAYS, .asks_contact = true },
	{ .id = "story", .kind = QUESTION_long_text, .wording = "What happened?", WITHOUT, ALWAYS },
	{ .id = "extra", .kind = QUESTION_short_text, .wording = "Anything else?", WITHOUT, ALWAYS },
};

struct screener asked_screener(struct req *q)
{
	struct question *all = arena_array(q->arena, COUNT(questions) + 1, sizeof(*all));

	for (size_t i = 0; i < COUNT(questions); i++)
		all[i] = questions[i];
	return (struct screener){ .may_text = "", .may_not_text = "", .review_text = "", .suggest = "",
		.questions = all, .count = COUNT(questions) };
}

struct version_row { int64_t id; };
static const struct column version_columns[] = { COLUMN(struct version_row, id) };

STATEMENT(newest_version, version_columns, struct version_row,
	"SELECT MAX(id) AS id "
	"FROM screener_version "
	"WHERE program_id = ?");

int64_t asked_publish(struct req *q, int64_t program_id, const struct screener *s)
{
	struct screener_edit edit;
	struct version_row version;

	MUST(screener_edit_find(q, program_id, &edit));
	MUST(screener_save(q, program_id, s, edit.version, "/"));
	MUST(screener_publish(q, program_id, edit.version + 1, "/"));
	MUST(db_row(q, &newest_version, &version, BIND(program_id)));
	return version.id;
}

static void put(struct req *q, struct answers *to, const char *id, const char *const *values, size_t count)
{
	const char **all = arena_array(q->arena, count + 1, sizeof(*all));

	for (size_t i = 0; i < count; i++)
		all[i] = values[i];
	answers_put(q->arena, to, &(struct answer){ id, all, count });
}

struct answers asked_answers(struct req *q)
{
	static const struct { const char *id; const char *values[2]; size_t count; } all[] = {
		{ "town", { "yes" }, 1 }, { "size", { "2" }, 1 }, { "pets", { "yes" }, 1 }, { "needs", { "1", "2" }, 2 }, { "age", { "38.5" }, 1 },
		{ "born", { "1988-02-29" }, 1 }, { "call", { ASKED_CALL }, 1 }, { "story", { ASKED_STORY }, 1 },
	};
	struct answers answers = { 0 };

	for (size_t i = 0; i < COUNT(all); i++)
		put(q, &answers, all[i].id, all[i].values, all[i].count);
	return answers;
}

struct given_answers asked_given(struct req *q, int64_t version_id, const struct answers *answers)
{
	struct given_answers given = { .version_id = version_id };
	struct screener_version v;
	struct outcome_reasons why;
	struct answers shown;

	MUST(screener_version_find(q, version_id, &v));
	shown = answers_shown(q->arena, &v.screener, answers, true);
	given.outcome = screener_outcome(q->arena, &v.screener, answers, true, &why);
	given.document = answers_write(q, &shown);
	given.reason = why.count ? why.of[0].text : "";
	return given;
}

struct given_answers asked(struct req *q, int64_t program_id)
{
	struct screener s = asked_screener(q);
	struct answers answers = asked_answers(q);

	return asked_given(q, asked_publish(q, program_id, &s), &answers);
}
