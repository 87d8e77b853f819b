/* preview.c - a program's questions as people see them: tried out in the address of the page, so nothing is kept. */
#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "directory/program_role.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/builder.h"
#include "manage/pages.h"
#include "parts/screener_question.h"
#include "web/form.h"
#include "web/page.h"

struct trial {
	struct form *f;			/* has the problems of the answers */
	struct answers answers;
	enum answer_problem *problems;	/* of each question */
	const char *asked;		/* the ids of the questions that earlier pages asked, separated by blanks */
	bool tried;			/* there are any */
};

static bool is_asked(const struct screener *s, size_t i, const struct trial *t)
{
	return question_is_shown(s, i, &t->answers, true);
}

static bool was_asked(struct req *q, const struct trial *t, const struct question *of)
{
	return field_value(&q->http->query, screener_question_field(q, of))
		|| strstr(arena_printf(q->arena, " %s ", t->asked), arena_printf(q->arena, " %s ", of->id));
}

/* The answers in the query, in order: a question is shown by an earlier one. */
static void take_answers(struct req *q, const struct screener *s, struct trial *t)
{
	t->problems = arena_array(q->arena, s->count + 1, sizeof(*t->problems));
	t->asked = text_or_empty(field_value(&q->http->query, "asked"));
	for (size_t i = 0; i < s->count; i++)
		t->tried = t->tried || was_asked(q, t, &s->questions[i]);
	for (size_t i = 0; i < s->count && t->tried; i++) {
		struct answer a = { 0 };

		t->problems[i] = ANSWER_PROBLEM_none;
		if (!is_asked(s, i, t))
			continue;
		t->problems[i] = screener_question_take(q, t->f, &q->http->query, &s->questions[i], &a);
		if (!t->problems[i])
			answers_put(q->arena, &t->answers, &a);
	}
}

static void show_question(struct req *q, struct tpl *page, const struct question *of, struct trial *t)
{
	const char *typed[OPTIONS_MOST], *field = screener_question_field(q, of), *value;
	struct tpl *row = tpl_section(page, "asked");
	size_t n = 0;

	while (n < COUNT(typed) && (value = field_value_at(&q->http->query, field, n)))
		typed[n++] = value;
	t->asked = arena_printf(q->arena, "%s %s", t->asked, of->id);
	screener_question_show(q, row, of, typed, n, form_error(t->f, field));
}

/* Answers to other questions, in hidden fields. */
static void keep_answers(struct req *q, struct tpl *page, const struct question *of)
{
	const char *field = screener_question_field(q, of), *value;

	for (size_t n = 0; n < OPTIONS_MOST && (value = field_value_at(&q->http->query, field, n)); n++) {
		struct tpl *row = tpl_section(page, "kept");

		tpl_set(row, "kept_field", field);
		tpl_set(row, "kept_value", value);
	}
}

/* The first question that is asked and not reached yet, or has a problem; s->count: none. */
static size_t next_question(struct req *q, const struct screener *s, const struct trial *t)
{
	for (size_t i = 0; i < s->count; i++)
		if (is_asked(s, i, t)
			&& (t->problems[i] || !was_asked(q, t, &s->questions[i])))
			return i;
	return s->count;
}

static void show_place(struct req *q, struct tpl *page, const struct screener *s, const struct trial *t, size_t at)
{
	size_t all = 0, place = 0;

	for (size_t i = 0; i < s->count; i++)
		if (is_asked(s, i, t)) {
			all++;
			place += i <= at;
		}
	tpl_set(page, "place", arena_printf(q->arena, "%zu", place));
	tpl_set(page, "places", arena_printf(q->arena, "%zu", all));
}

/* One question a page. A problem counts only for a question that was answered: the next one is new. */
static bool show_each(struct req *q, struct tpl *page, const struct screener *s, struct trial *t)
{
	size_t at = next_question(q, s, t);

	if (at >= s->count)
		return false;
	show_place(q, page, s, t, at);
	if (!was_asked(q, t, &s->questions[at]))
		t->f = form_open(q, NULL, NULL, 0);
	for (size_t i = 0; i < s->count; i++)
		if (i != at)
			keep_answers(q, page, &s->questions[i]);
	show_question(q, page, &s->questions[at], t);
	return true;
}

static void show_all(struct req *q, struct tpl *page, const struct screener *s, struct trial *t)
{
	t->asked = "";
	for (size_t i = 0; i < s->count; i++)
		if (is_asked(s, i, t))
			show_question(q, page, &s->questions[i], t);
}

static enum err show_outcome(struct req *q, struct tpl *page, const struct screener *s, const struct trial *t)
{
	struct outcome_reasons why;
	enum outcome o = screener_outcome(q->arena, s, &t->answers, true, &why);

	tpl_show(page, "has_outcome");
	tpl_set(page, "outcome", outcome_slug(o));
	tpl_show(page, arena_printf(q->arena, "is_%s", outcome_slug(o)));
	page_text(q, page, "outcome_text", screener_text(s, o));
	page_flag(q, page, "has_reasons", why.count);
	for (size_t i = 0; i < why.count; i++)
		tpl_set(tpl_section(page, "reasons"), "reason", why.of[i].text);
	return builder_show_suggested(q, page, s);
}

enum err preview_get(struct req *q)
{
	struct trial trial = { .f = form_open(q, NULL, NULL, 0) };
	struct tpl *t = page_new(q);
	const struct screener *s;
	struct builder b;
	bool asking;
	enum err e = builder_open(q, &b);

	if (e)
		return e;
	s = &b.edit.screener;
	builder_show(q, t, &b, QUESTIONS_MOST, false);
	take_answers(q, s, &trial);
	page_flag(q, t, "is_each", s->each);
	asking = s->each && show_each(q, t, s, &trial);
	if (trial.tried && !asking && !form_has_problems(trial.f) && (e = show_outcome(q, t, s, &trial)))
		return e;
	if (!s->each)
		show_all(q, t, s, &trial);
	tpl_set(t, "asked_ids", trial.asked);
	page_flag(q, t, "is_asking", s->count && (asking || !s->each));
	page_flag(q, t, "asks", s->count);
	page_flag(q, t, "is_admin", q->team & 1u << PROGRAM_ROLE_program_admin);
	form_show_problems(trial.f, t);
	return page_send(q, t, "manage-preview", 200);
}
