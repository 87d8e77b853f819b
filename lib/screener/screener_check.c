/* screener_check.c - finds what is wrong with a screener before it is kept. */
#include <string.h>

#include "base/number.h"
#include "base/req.h"
#include "screener/screener.h"
#include "screener/screener_in.h"

struct check {
	struct req *q;
	struct screener *s;
	struct question_problem_at *found;
	size_t count;
	size_t i;			/* the question at hand */
};

static void complain(struct check *c, enum question_problem is, const char *field, const char *about)
{
	if (c->count < PROBLEMS_MOST)
		c->found[c->count++] = (struct question_problem_at){ is, c->i, field, about };
}

static const char *count_text(struct check *c, size_t n)
{
	return arena_printf(c->q->arena, "%zu", n);
}

static void check_length(struct check *c, const char *text, size_t most, const char *field)
{
	if (strlen(text) > most && text_length(text) > most)
		complain(c, QUESTION_PROBLEM_too_long, field, count_text(c, most));
}

/* Puts the texts into normal form, as a form does with what is typed. */
static void check_texts(struct check *c, void *of, const struct screener_text *texts)
{
	for (const struct screener_text *t = texts; t->name; t++) {
		const char *text = screener_text_at(of, t);

		text = t->has_lines ? text_trim(c->q->arena, text) : text_squeeze(c->q->arena, text);
		screener_text_set(of, t, text);
		check_length(c, text, t->most, t->name);
	}
}

/* ---- one question ---- */

static void check_id(struct check *c, const struct question *of)
{
	if (!text_is_id(of->id, strlen(of->id)) || question_find(c->s, of->id) != (int)c->i)
		complain(c, QUESTION_PROBLEM_id_wrong, "main", of->id);
}

static const char *option_field(struct check *c, const char *name, const struct question *of, size_t i)
{
	return of->kind == QUESTION_yes_no
		? arena_printf(c->q->arena, "%s_%s", name, i ? "no" : "yes") : arena_printf(c->q->arena, "%s_%zu", name, i + 1);
}

static void check_options(struct check *c, const struct question *of)
{
	if (question_has_choices(of) && of->option_count < (of->kind == QUESTION_yes_no ? 2 : 1))
		complain(c, QUESTION_PROBLEM_no_options, "option_1", "");
	if (of->option_count > OPTIONS_MOST) {
		complain(c, QUESTION_PROBLEM_too_many, "option_1", STRINGIFY(OPTIONS_MOST));
		return;
	}
	for (size_t i = 0; i < of->option_count; i++) {
		struct question_option *o = &of->options[i];

		o->wording = text_squeeze(c->q->arena, text_or_empty(o->wording));
		o->reason = text_squeeze(c->q->arena, text_or_empty(o->reason));
		if (of->kind != QUESTION_yes_no && text_is_empty(o->wording))
			complain(c, QUESTION_PROBLEM_missing, option_field(c, "option", of, i), "");
		check_length(c, o->wording, OPTION_MOST, option_field(c, "option", of, i));
		check_length(c, o->reason, REASON_MOST, option_field(c, "reason", of, i));
	}
}

/* Puts a limit into normal form. */
static bool check_limit(struct check *c, const struct question *of, const char **limit, const char *field)
{
	const char *number;

	if (text_is_empty(*limit))
		return false;
	if (of->kind == QUESTION_date) {
		if (clock_is_day(*limit))
			return true;
		complain(c, QUESTION_PROBLEM_no_date, field, "");
		return false;
	}
	number = decimal_typed(c->q->arena, *limit);
	if (!number)
		complain(c, QUESTION_PROBLEM_no_number, field, "");
	else
		*limit = number;
	return number;
}

static bool is_crossed(const struct question *of, const char *least, const char *most)
{
	return of->kind == QUESTION_date ? strcmp(least, most) > 0 : decimal_compare(least, most) > 0;
}

/* Answers below flag_below or above flag_above are flagged. If the two crossed, every answer would be. */
static void check_limits(struct check *c, struct question *of)
{
	bool min = check_limit(c, of, &of->min, "min");
	bool max = check_limit(c, of, &of->max, "max");
	bool below = check_limit(c, of, &of->flag_below, "flag_below");
	bool above = check_limit(c, of, &of->flag_above, "flag_above");

	if (min && max && is_crossed(of, of->min, of->max))
		complain(c, QUESTION_PROBLEM_crossed, "min", of->max);
	if (below && above && is_crossed(of, of->flag_below, of->flag_above))
		complain(c, QUESTION_PROBLEM_crossed, "flag_below", of->flag_above);
}

static bool is_answer(struct check *c, const struct question *of, const char *value)
{
	for (size_t i = 0; i < of->option_count; i++)
		if (text_equal(question_option_value(c->q->arena, of, i), value))
			return true;
	return false;
}

/* Only an earlier question shows another, so there are no loops. check_texts() may have emptied shown_if. */
static void check_shown_if(struct check *c, struct question *of)
{
	int i;

	if (text_is_empty(of->shown_if)) {
		of->shown_if_answer = "";
		return;
	}
	i = question_find(c->s, of->shown_if);
	if (i < 0)
		complain(c, QUESTION_PROBLEM_shown_if_unknown, "shown_if", of->shown_if);
	else if ((size_t)i >= c->i)
		complain(c, QUESTION_PROBLEM_shown_if_later, "shown_if", c->s->questions[i].wording);
	else if (!question_has_choices(&c->s->questions[i]))
		complain(c, QUESTION_PROBLEM_shown_if_kind, "shown_if", c->s->questions[i].wording);
	else if (!is_answer(c, &c->s->questions[i], of->shown_if_answer))
		complain(c, QUESTION_PROBLEM_shown_if_answer, "shown_if_answer", of->shown_if_answer);
}

/* Forgets what a question of this kind does not have, such as the limits of a number that became a text. */
static void tidy(struct question *of)
{
	if (of->kind != QUESTION_number && of->kind != QUESTION_date) {
		of->min = of->max = of->flag_below = of->flag_above = "";
		of->reason_below = of->reason_above = "";
	}
	if (!question_has_choices(of))
		of->option_count = 0;
	for (size_t i = 0; of->kind == QUESTION_yes_no && i < of->option_count; i++)
		of->options[i].wording = "";
}

static void check_question(struct check *c, struct question *of)
{
	tidy(of);
	check_id(c, of);
	check_texts(c, of, question_texts);
	if (text_is_empty(of->wording))
		complain(c, QUESTION_PROBLEM_missing, "wording", "");
	check_options(c, of);
	if (of->kind == QUESTION_number || of->kind == QUESTION_date)
		check_limits(c, of);
	check_shown_if(c, of);
}

/* ---- all of it ---- */

size_t screener_check(struct req *q, struct screener *s, struct question_problem_at **problems)
{
	struct check c = { q, s, arena_array(q->arena, PROBLEMS_MOST, sizeof(**problems)), 0, QUESTIONS_MOST };

	*problems = c.found;
	check_texts(&c, s, screener_texts);
	if (s->count > QUESTIONS_MOST) {
		complain(&c, QUESTION_PROBLEM_too_many, "main", STRINGIFY(QUESTIONS_MOST));
		return c.count;
	}
	for (c.i = 0; c.i < s->count; c.i++)
		check_question(&c, &s->questions[c.i]);
	c.i = QUESTIONS_MOST;
	if (!c.count && strlen(screener_write(q, s)) > DOCUMENT_MOST)
		complain(&c, QUESTION_PROBLEM_too_large, "main", "");
	return c.count;
}
