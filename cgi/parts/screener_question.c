/* screener_question.c - one question of a screener, as the person who answers it sees it. */
#include "parts/screener_question.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "web/page.h"

/* The control of each kind. */
static const struct control {
	const char *section;		/* of the template: is_choices, is_input or is_area */
	const char *type;		/* of an input, or of each choice */
	const char *inputmode;
} controls[] = {
	[QUESTION_yes_no] = { "is_choices", "radio", "" },
	[QUESTION_one_of] = { "is_choices", "radio", "" },
	[QUESTION_many_of] = { "is_choices", "checkbox", "" },
	[QUESTION_number] = { "is_input", "text", "decimal" },
	[QUESTION_date] = { "is_input", "date", "" },
	[QUESTION_short_text] = { "is_input", "text", "" },
	[QUESTION_long_text] = { "is_area", "", "" },
};
_Static_assert(COUNT(controls) == QUESTION_KINDS, "a row for each kind");

static const enum problem problems[] = {
	[ANSWER_PROBLEM_none] = PROBLEM_none,
	[ANSWER_PROBLEM_missing] = PROBLEM_answer_missing,
	[ANSWER_PROBLEM_unknown] = PROBLEM_choice_unknown,
	[ANSWER_PROBLEM_not_number] = PROBLEM_answer_no_number,
	[ANSWER_PROBLEM_not_date] = PROBLEM_date_format,
	[ANSWER_PROBLEM_too_small] = PROBLEM_number_small,
	[ANSWER_PROBLEM_too_large] = PROBLEM_number_large,
	[ANSWER_PROBLEM_too_early] = PROBLEM_date_early,
	[ANSWER_PROBLEM_too_late] = PROBLEM_date_late,
	[ANSWER_PROBLEM_too_long] = PROBLEM_too_long,
};
_Static_assert(COUNT(problems) == ANSWER_PROBLEMS, "a row for each problem");

static const struct mark question_marks[] = {
	{ "question_id", MARKS_TEXT, offsetof(struct question, id) },
	MARK(struct question, wording),
	MARK(struct question, help),
	MARK(struct question, required),
};

const char *screener_question_field(struct req *q, const struct question *of)
{
	return arena_printf(q->arena, "q_%s", of->id);
}

const char *screener_question_asked(struct req *q, const struct question *of)
{
	return arena_printf(q->arena, "asked_%s", of->id);
}

enum answer_problem screener_question_take(struct req *q, struct form *f, const struct fields *from, const struct question *of,
	struct answer *answer)
{
	const char *field = screener_question_field(q, of), *about, *value;
	const char *typed[OPTIONS_MOST + 1];
	enum answer_problem p;
	size_t n = 0;

	while (n < COUNT(typed) && (value = field_value_at(from, field, n)))
		typed[n++] = value;
	p = answer_take(q->arena, of, typed, n, answer, &about);
	if (p && f)
		form_problem_about(f, field, problems[p], about);
	return p;
}

/* ---- showing ---- */

static void show_choices(struct req *q, struct tpl *t, const struct question *of, const char *const *values, size_t count)
{
	for (size_t i = 0; i < of->option_count; i++) {
		struct tpl *row = tpl_section(t, "choices");
		const char *value = question_option_value(q->arena, of, i);
		bool chosen = false;

		for (size_t k = 0; k < count; k++)
			chosen = chosen || text_equal(values[k], value);
		tpl_set(row, "choice", value);
		page_flag(q, row, "chosen", chosen);
		page_text(q, row, "choice_wording", of->options[i].wording);
		page_flag(q, row, "is_yes", of->kind == QUESTION_yes_no && !i);
		page_flag(q, row, "is_no", of->kind == QUESTION_yes_no && i);
	}
}

/* The ids of what describes the control. */
static const char *described_by(struct req *q, const struct question *of, const char *error)
{
	const char *field = screener_question_field(q, of);
	bool hinted = !text_is_empty(of->help);

	return arena_printf(q->arena, "%s%s%s%s%s", hinted ? field : "", hinted ? "-hint" : "", hinted && *error ? " " : "",
		*error ? field : "", *error ? "-error" : "");
}

void screener_question_show(struct req *q, struct tpl *page, const struct question *of, const char *const *values, size_t count,
	const char *error)
{
	struct tpl *t = tpl_include(page, "question_part", q->language, "parts/screener-question");
	const struct control *c = &controls[of->kind];
	bool limits = of->kind == QUESTION_date;

	page_fill(q, t, question_marks, COUNT(question_marks), of);
	tpl_show(t, c->section);
	page_flag(q, t, "is_group", question_has_choices(of));
	tpl_set(t, "type", c->type);
	page_text(q, t, "inputmode", c->inputmode);
	page_text(q, t, "error", error);
	page_text(q, t, "described_by", described_by(q, of, error));
	page_text(q, t, "least", limits ? of->min : "");
	page_text(q, t, "most", limits ? of->max : "");
	tpl_set(t, "value", count ? values[0] : "");
	show_choices(q, t, of, values, count);
}
