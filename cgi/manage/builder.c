/* builder.c - what the pages of a program's questions share. */
#include "manage/builder.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "site/once.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

const char *builder_words(struct req *q, const char *section)
{
	return words(q, q->language, "screener-words", section);
}

/* ---- opening ---- */

bool builder_is_done(struct req *q, enum err *e)
{
	const char *was;

	if (q->forged || once_find(q, &was))
		return false;
	*e = redirect(q, "%s", was);
	return true;
}

enum err builder_open(struct req *q, struct builder *b)
{
	enum err e = program_find(q, req_id(q, "program"), &b->program);

	if (e)
		return e;
	b->path = arena_printf(q->arena, "/manage/%s/screener", b->program.public_id);
	return screener_edit_find(q, b->program.id, &b->edit);
}

enum err builder_question(struct req *q, const struct builder *b, size_t *i)
{
	int found = question_find(&b->edit.screener, req_id(q, "question"));

	if (found < 0)
		return fail(q, ERR_MISSING, "no such question");
	*i = (size_t)found;
	return ERR_OK;
}

/* ---- programs to suggest ---- */

/* The public id in a link to a program's page, or the id alone. */
static const char *id_in(struct req *q, const char *word)
{
	const char *at = strstr(word, "/programs/");
	const char *id = at ? at + strlen("/programs/") : word;

	return arena_bytes(q->arena, id, strcspn(id, "/?#"));
}

const char **builder_suggested(struct req *q, const char *typed, size_t *count)
{
	static const char between[] = " \t\n,;";
	const char **ids = arena_array(q->arena, strlen(typed) / 2 + 1, sizeof(*ids)), *at = typed;

	for (*count = 0; *(at += strspn(at, between)); at += strcspn(at, between))
		ids[(*count)++] = id_in(q, arena_bytes(q->arena, at, strcspn(at, between)));
	return ids;
}

/* ---- saving ---- */

static const enum problem problems[] = {
	[QUESTION_PROBLEM_none] = PROBLEM_none,
	[QUESTION_PROBLEM_missing] = PROBLEM_question_missing,
	[QUESTION_PROBLEM_too_long] = PROBLEM_question_too_long,
	[QUESTION_PROBLEM_too_many] = PROBLEM_question_too_many,
	[QUESTION_PROBLEM_too_large] = PROBLEM_question_too_large,
	[QUESTION_PROBLEM_id_wrong] = PROBLEM_question_id_wrong,
	[QUESTION_PROBLEM_no_options] = PROBLEM_question_no_options,
	[QUESTION_PROBLEM_no_number] = PROBLEM_answer_no_number,
	[QUESTION_PROBLEM_no_date] = PROBLEM_date_format,
	[QUESTION_PROBLEM_crossed] = PROBLEM_question_crossed,
	[QUESTION_PROBLEM_shown_if_unknown] = PROBLEM_question_shown_if_unknown,
	[QUESTION_PROBLEM_shown_if_later] = PROBLEM_question_shown_if_later,
	[QUESTION_PROBLEM_shown_if_kind] = PROBLEM_question_shown_if_kind,
	[QUESTION_PROBLEM_shown_if_answer] = PROBLEM_question_shown_if_answer,
	[QUESTION_PROBLEM_shows_others] = PROBLEM_question_shows_others,
};
_Static_assert(COUNT(problems) == QUESTION_PROBLEMS, "a row for each problem");

/* A change here can only harm another question by the answers that show it. */
static void add_problem(struct builder *b, struct form *f, size_t at, const struct question_problem_at *p)
{
	if (p->question == at || p->question >= b->edit.screener.count)
		form_problem_about(f, p->field, problems[p->is], p->about);
	else
		form_problem_about(f, at < b->edit.screener.count ? "kind" : "main", PROBLEM_question_shows_others,
			b->edit.screener.questions[p->question].wording);
}

bool builder_check(struct req *q, struct builder *b, struct form *f, size_t at)
{
	struct question_problem_at *found;
	size_t count = screener_check(q, &b->edit.screener, &found);

	for (size_t i = 0; i < count; i++)
		add_problem(b, f, at, &found[i]);
	return count;
}

enum err builder_finish(struct req *q, struct builder *b, struct form *f, enum err e, const char *path)
{
	if (!e)
		return redirect(q, "%s", path);
	if (e == ERR_DUPLICATE && builder_is_done(q, &e))
		return e;
	if (e == ERR_LIMIT) {
		form_over(f);
		return e;
	}
	if (e != ERR_CONFLICT)
		return e;
	form_conflict(f);
	e = screener_edit_find(q, b->program.id, &b->edit);
	return e ? e : ERR_CONFLICT;
}

enum err builder_save(struct req *q, struct builder *b, struct form *f, size_t at, int seen, const char *path)
{
	if (builder_check(q, b, f, at))
		return ERR_INPUT;
	return builder_finish(q, b, f, screener_save(q, b->program.id, &b->edit.screener, seen, path), path);
}

bool builder_is_shown_again(enum err e)
{
	return e == ERR_INPUT || e == ERR_CONFLICT || e == ERR_FORGED || e == ERR_LIMIT;
}

/* ---- showing ---- */

const char *builder_option_words(struct req *q, const struct question *of, size_t option)
{
	return of->kind == QUESTION_yes_no ? builder_words(q, option ? "no" : "yes") : of->options[option].wording;
}

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

static const struct mark edit_marks[] = {
	{ "seen", MARKS_INT, offsetof(struct screener_edit, version) },
	MARK(struct screener_edit, number),
	MARK(struct screener_edit, next_number),
	MARK_DAY(struct screener_edit, published_at),
};

static const struct mark question_marks[] = {
	{ "question_id", MARKS_TEXT, offsetof(struct question, id) },
	{ "question_wording", MARKS_TEXT, offsetof(struct question, wording) },
	MARK(struct question, required),
	MARK(struct question, asks_contact),
};

static const char *count_text(struct req *q, size_t n) { return arena_printf(q->arena, "%zu", n); }

static const struct mark suggested_marks[] = {
	{ "suggested_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "suggested_name", MARKS_TEXT, offsetof(struct program, name) },
};

enum err builder_show_suggested(struct req *q, struct tpl *t, const struct screener *s)
{
	struct program *all;
	size_t count, given;
	const char **ids = builder_suggested(q, s->suggest, &given);
	enum err e = program_several(q, ids, given < SUGGEST_MOST ? given : SUGGEST_MOST, &all, &count);

	if (e)
		return e;
	page_flag(q, t, "has_suggested", count);
	page_rows(q, t, "suggested", suggested_marks, COUNT(suggested_marks), all, count, sizeof(*all));
	return ERR_OK;
}

/* When this question is shown: the number of the other question, and its answer. */
static void show_condition(struct req *q, struct tpl *t, const struct screener *s, const struct question *of)
{
	int by = text_is_empty(of->shown_if) ? -1 : question_find(s, of->shown_if);
	const struct question *other = by < 0 ? NULL : &s->questions[by];

	page_text(q, t, "shown_by", other ? count_text(q, (size_t)by + 1) : "");
	for (size_t i = 0; other && i < other->option_count; i++)
		if (text_equal(question_option_value(q->arena, other, i), of->shown_if_answer))
			page_text(q, t, "shown_by_answer", builder_option_words(q, other, i));
}

static void show_question(struct req *q, struct tpl *list, const struct screener *s, size_t i, size_t at)
{
	struct tpl *t = tpl_section(list, "question");
	const struct question *of = &s->questions[i];

	page_fill(q, t, question_marks, COUNT(question_marks), of);
	tpl_set(t, "question_number", count_text(q, i + 1));
	page_text(q, t, "question_kind", builder_words(q, question_kind_slug(of->kind)));
	page_flag(q, t, "is_at_hand", i == at);
	show_condition(q, t, s, of);
}

static void show_list(struct req *q, struct tpl *t, const struct builder *b, size_t at)
{
	struct tpl *list = tpl_include(t, "questions_part", q->language, "parts/manage-questions");
	const struct screener *s = &b->edit.screener;
	size_t suggested;

	page_fill(q, list, program_marks, COUNT(program_marks), &b->program);
	page_flag(q, list, "has_questions", s->count);
	page_flag(q, list, "is_full", screener_is_full(s));
	page_flag(q, list, "is_adding", at == s->count && at < QUESTIONS_MOST);
	builder_suggested(q, s->suggest, &suggested);
	page_flag(q, list, "suggested_count", suggested);
	tpl_count(list, q->language, "suggested_count", suggested);
	for (size_t i = 0; i < s->count; i++)
		show_question(q, list, s, i, at);
}

static void show_head(struct req *q, struct tpl *t, const struct builder *b, bool publishes)
{
	struct tpl *head = tpl_include(t, "head_part", q->language, "parts/manage-top");

	page_fill(q, head, program_marks, COUNT(program_marks), &b->program);
	page_fill(q, head, edit_marks, COUNT(edit_marks), &b->edit);
	page_flag(q, head, "asks", b->edit.screener.count);
	page_flag(q, head, "may_publish", b->edit.changed);
	page_flag(q, head, "publishes", publishes);
	form_hidden(q, head, "publish_hidden", arena_printf(q->arena, "%s/publish", b->path));
}

void builder_show(struct req *q, struct tpl *t, const struct builder *b, size_t at, bool publishes)
{
	page_fill(q, t, program_marks, COUNT(program_marks), &b->program);
	page_fill(q, t, edit_marks, COUNT(edit_marks), &b->edit);
	show_head(q, t, b, publishes);
	show_list(q, t, b, at);
}
