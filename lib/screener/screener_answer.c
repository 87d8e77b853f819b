/* screener_answer.c - answers: checked as they are typed, written and read as a document. */
#include <string.h>

#include "base/number.h"
#include "base/req.h"
#include "edge/json.h"
#include "screener/screener.h"

/* ---- taken ---- */

struct taking {
	struct arena *arena;
	const struct question *of;
	const char *const *typed;
	size_t count;
	struct answer *answer;
	const char *about;
};

static enum answer_problem put(struct taking *t, const char *value)
{
	t->answer->values[t->answer->count++] = value;
	return ANSWER_PROBLEM_none;
}

static enum answer_problem limit(struct taking *t, enum answer_problem p, const char *about)
{
	t->about = about;
	return p;
}

static bool is_typed(const struct taking *t, const char *value)
{
	for (size_t i = 0; i < t->count; i++)
		if (text_equal(t->typed[i], value))
			return true;
	return false;
}

/* Keeps the choices in the order of the options. */
static enum answer_problem take_choices(struct taking *t)
{
	size_t options = t->of->option_count;
	size_t distinct = 0;

	for (size_t i = 0; i < t->count; i++) {
		bool known = false, again = false;

		for (size_t o = 0; o < options && !known; o++)
			known = text_equal(t->typed[i], question_option_value(t->arena, t->of, o));
		for (size_t earlier = 0; earlier < i; earlier++)
			again |= text_equal(t->typed[earlier], t->typed[i]);
		if (!known)
			return ANSWER_PROBLEM_unknown;
		distinct += !again;
	}
	if (distinct > 1 && t->of->kind != QUESTION_many_of)
		return ANSWER_PROBLEM_unknown;
	for (size_t o = 0; o < options; o++)
		if (is_typed(t, question_option_value(t->arena, t->of, o)))
			put(t, question_option_value(t->arena, t->of, o));
	return ANSWER_PROBLEM_none;
}

static enum answer_problem take_number(struct taking *t)
{
	const struct question *of = t->of;
	const char *number = decimal_typed(t->arena, t->typed[0]);

	if (!number)
		return ANSWER_PROBLEM_not_number;
	if (!text_is_empty(of->min) && decimal_compare(number, of->min) < 0)
		return limit(t, ANSWER_PROBLEM_too_small, of->min);
	if (!text_is_empty(of->max) && decimal_compare(number, of->max) > 0)
		return limit(t, ANSWER_PROBLEM_too_large, of->max);
	return put(t, number);
}

static enum answer_problem take_date(struct taking *t)
{
	const struct question *of = t->of;
	const char *day = t->typed[0];

	if (!clock_is_day(day))
		return ANSWER_PROBLEM_not_date;
	if (!text_is_empty(of->min) && strcmp(day, of->min) < 0)
		return limit(t, ANSWER_PROBLEM_too_early, of->min);
	if (!text_is_empty(of->max) && strcmp(day, of->max) > 0)
		return limit(t, ANSWER_PROBLEM_too_late, of->max);
	return put(t, day);
}

static enum answer_problem take_text(struct taking *t)
{
	size_t most = t->of->kind == QUESTION_short_text ? SHORT_TEXT_MOST : TEXT_MOST;

	if (text_length(t->typed[0]) > most)
		return limit(t, ANSWER_PROBLEM_too_long, arena_printf(t->arena, "%zu", most));
	return put(t, t->typed[0]);
}

static enum answer_problem (*const takers[QUESTION_KINDS])(struct taking *t) = {
	[QUESTION_yes_no] = take_choices,
	[QUESTION_one_of] = take_choices,
	[QUESTION_many_of] = take_choices,
	[QUESTION_number] = take_number,
	[QUESTION_date] = take_date,
	[QUESTION_short_text] = take_text,
	[QUESTION_long_text] = take_text,
};

/* Typed values without blanks around them; empty ones are left out. */
static size_t trim_all(struct arena *a, const struct question *of, const char *const *typed, size_t count, const char **kept)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		kept[n] = of->kind == QUESTION_short_text ? text_squeeze(a, typed[i]) : text_trim(a, typed[i]);
		n += *kept[n] != '\0';
	}
	return n;
}

enum answer_problem answer_take(struct arena *a, const struct question *of, const char *const *typed, size_t count,
	struct answer *answer, const char **about)
{
	const char **kept = arena_array(a, count + 1, sizeof(*kept));
	struct taking t = { .arena = a, .of = of, .typed = kept, .answer = answer, .about = "" };
	enum answer_problem p;

	t.count = trim_all(a, of, typed, count, kept);
	*answer = (struct answer){ of->id, arena_array(a, of->option_count + 1, sizeof(*answer->values)), 0 };
	*about = "";
	if (!t.count)
		return of->required ? ANSWER_PROBLEM_missing : ANSWER_PROBLEM_none;
	p = takers[of->kind](&t);
	*about = t.about;
	return p;
}

void answers_put(struct arena *a, struct answers *to, const struct answer *answer)
{
	struct answer *all;

	for (size_t i = 0; i < to->count; i++)
		if (text_equal(to->of[i].id, answer->id)) {
			to->of[i] = *answer;
			return;
		}
	all = arena_array(a, to->count + 1, sizeof(*all));
	if (to->count)
		memcpy(all, to->of, to->count * sizeof(*all));
	all[to->count] = *answer;
	*to = (struct answers){ all, to->count + 1 };
}

/* ---- as a document ---- */

const char *answers_write(struct req *q, const struct answers *of)
{
	struct json *all = json_new(q->arena);

	for (size_t i = 0; i < of->count; i++) {
		struct json *values = json_put_list(all, of->of[i].id);

		for (size_t v = 0; v < of->of[i].count; v++)
			json_put_text(values, NULL, of->of[i].values[v]);
	}
	return json_print(q->arena, all);
}

static bool read_answer(struct arena *a, const struct json *from, struct answer *into)
{
	if (json_shape(from) != JSON_LIST || json_length(from) > OPTIONS_MOST)
		return false;
	into->values = arena_array(a, json_length(from) + 1, sizeof(*into->values));
	for (size_t i = 0; i < json_length(from); i++) {
		const struct json *value = json_item(from, i);

		if (json_shape(value) != JSON_TEXT)
			return false;
		into->values[into->count++] = json_text(a, value);
	}
	return true;
}

enum err answers_read(struct req *q, const char *document, struct answers *into)
{
	const char *text = text_is_empty(document) ? "{}" : document;
	const struct json *all = json_read(q->arena, text, strlen(text), NULL);

	*into = (struct answers){ arena_array(q->arena, QUESTIONS_MOST, sizeof(*into->of)), 0 };
	for (struct json_walk w = { 0 }; json_next(all, &w); into->count++) {
		if (into->count == QUESTIONS_MOST || !read_answer(q->arena, w.value, &into->of[into->count]))
			return fail(q, ERR_BAD, "no answers");
		into->of[into->count].id = w.name;
	}
	return json_shape(all) == JSON_MEMBERS ? ERR_OK : fail(q, ERR_BAD, "no answers");
}
