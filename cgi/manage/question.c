/* question.c - adds a question to a draft, and changes one. */
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/builder.h"
#include "manage/pages.h"
#include "manage/question_form.h"
#include "parts/screener_question.h"
#include "web/form.h"
#include "web/page.h"

/* The meanings of its answers, as saved. */
static void show_meanings(struct req *q, struct tpl *t, const struct question *of)
{
	for (size_t i = 0; i < of->option_count; i++) {
		struct tpl *row;

		if (of->options[i].flag == FLAG_none)
			continue;
		row = tpl_section(t, "meanings");
		tpl_set(row, "meaning_of", builder_option_words(q, of, i));
		page_text(q, row, "meaning", builder_words(q, flag_slug(of->options[i].flag)));
		page_text(q, row, "meaning_reason", of->options[i].reason);
	}
}

/* Hidden forms behind the question's buttons. */
static void show_acts(struct req *q, struct tpl *t, const struct builder *b, size_t at)
{
	const struct question *of = &b->edit.screener.questions[at];

	form_hidden(q, t, "move_hidden", arena_printf(q->arena, "%s/questions/%s/move", b->path, of->id));
	form_hidden(q, t, "copy_hidden", arena_printf(q->arena, "%s/questions/%s/copy", b->path, of->id));
	show_meanings(q, t, of);
	page_flag(q, t, "may_copy", !screener_is_full(&b->edit.screener));
	page_flag(q, t, "may_move_up", at);
	page_flag(q, t, "may_move_down", at + 1 < b->edit.screener.count);
}

/* at: the question's number; that of a new one is the number of questions. */
static enum err show(struct req *q, const struct builder *b, struct form *f, size_t at)
{
	bool is_new = at >= b->edit.screener.count;
	struct tpl *t = page_new(q);
	const char *saved = field_value(&q->http->query, "saved");

	builder_show(q, t, b, at, false);
	tpl_set(t, "number_at_hand", arena_printf(q->arena, "%zu", at + 1));
	page_flag(q, t, "is_new", is_new);
	page_flag(q, t, "saved", saved && !form_posted(f));
	page_flag(q, t, "saved_moved", text_equal(saved, "moved"));
	page_flag(q, t, "saved_copied", text_equal(saved, "copied"));
	page_flag(q, t, "changed_meanwhile", form_is_conflict(f));
	page_flag(q, t, "each", b->edit.screener.each);
	tpl_set(t, "question_count", arena_printf(q->arena, "%zu", b->edit.screener.count));
	tpl_set(t, "question_id", is_new ? "" : b->edit.screener.questions[at].id);
	if (!is_new) {
		show_acts(q, t, b, at);
		screener_question_show(q, t, &b->edit.screener.questions[at], NULL, 0, "");
	}
	question_form_show(q, t, f, b, at);
	return page_send(q, t, "manage-question", form_status(f));
}

/* ---- a new one ---- */

enum err question_new_get(struct req *q)
{
	struct builder b;
	struct form *f;
	enum err e = builder_open(q, &b);

	if (e)
		return e;
	f = question_form_open(q, NULL);
	form_set(f, "kind", question_kind_slug(QUESTION_yes_no));
	form_set(f, "required", "yes");
	return show(q, &b, f, b.edit.screener.count);
}

static enum err add(struct req *q, struct builder *b, struct form *f, const struct question *n, int seen)
{
	size_t at;

	if (screener_is_full(&b->edit.screener)) {
		form_problem_about(f, "main", PROBLEM_question_too_many, arena_printf(q->arena, "%d", QUESTIONS_MOST));
		return ERR_INPUT;
	}
	at = question_add(q, &b->edit.screener, n);
	return builder_save(q, b, f, at, seen, arena_printf(q->arena, "%s/questions/%s?saved=yes", b->path,
		b->edit.screener.questions[at].id));
}

static enum err read_question(struct req *q, struct form *f, struct question_input *in, struct question *n, size_t *renumbered)
{
	enum err e = form_read(f, in);

	if (e == ERR_FORGED)
		return e;
	*n = question_form_take(q, f, in, renumbered);
	return form_has_problems(f) ? ERR_INPUT : ERR_OK;
}

enum err question_new_post(struct req *q)
{
	struct question_input in = { 0 };
	size_t renumbered[OPTIONS_MOST], before;
	struct question n;
	struct builder b;
	struct form *f;
	enum err e;

	if (builder_is_done(q, &e) || (e = builder_open(q, &b)))
		return e;
	before = b.edit.screener.count;
	f = question_form_open(q, NULL);
	if (!(e = read_question(q, f, &in, &n, renumbered)))
		e = add(q, &b, f, &n, in.seen);
	if (!builder_is_shown_again(e))
		return e;
	b.edit.screener.count = e == ERR_CONFLICT ? b.edit.screener.count : before;
	return show(q, &b, f, b.edit.screener.count);
}

/* ---- one that is there ---- */

enum err question_get(struct req *q)
{
	struct builder b;
	size_t at;
	enum err e;

	if ((e = builder_open(q, &b)) || (e = builder_question(q, &b, &at)))
		return e;
	return show(q, &b, question_form_open(q, &b.edit.screener.questions[at]), at);
}

/* Questions that an option shows follow it to its new number. */
static void renumber(struct req *q, struct screener *s, const struct question *of, const size_t *renumbered)
{
	for (size_t i = 0; i < s->count; i++) {
		struct question *other = &s->questions[i];
		int64_t was;

		if (!text_equal(other->shown_if, of->id) || !text_to_number(other->shown_if_answer, 1, OPTIONS_MOST, &was))
			continue;
		other->shown_if_answer = arena_printf(q->arena, "%zu", renumbered[was - 1]);
	}
}

static enum err change(struct req *q, struct builder *b, struct form *f, size_t at, const struct question *n,
	const struct question_input *in, const size_t *renumbered)
{
	struct question *of = &b->edit.screener.questions[at];
	const char *id = of->id;

	*of = *n;
	of->id = id;
	renumber(q, &b->edit.screener, of, renumbered);
	return builder_save(q, b, f, at, in->seen, arena_printf(q->arena, "%s/questions/%s?saved=yes", b->path, id));
}

/* Somebody deleted the question while it was open here: what was typed can be added as a new one. */
static enum err show_as_new(struct req *q, struct builder *b, struct form *f)
{
	form_conflict(f);
	form_to(f, arena_printf(q->arena, "%s/questions", b->path));
	return show(q, b, f, b->edit.screener.count);
}

enum err question_post(struct req *q)
{
	struct question_input in = { 0 };
	size_t renumbered[OPTIONS_MOST], at = 0;
	struct builder b;
	struct question n;
	struct form *f;
	enum err e, gone;

	if (builder_is_done(q, &e) || (e = builder_open(q, &b)))
		return e;
	gone = builder_question(q, &b, &at);
	f = question_form_open(q, NULL);
	e = read_question(q, f, &in, &n, renumbered);
	if (gone)
		return in.seen == b.edit.version || e == ERR_FORGED ? gone : show_as_new(q, &b, f);
	if (!e)
		e = change(q, &b, f, at, &n, &in, renumbered);
	if (!builder_is_shown_again(e))
		return e;
	if (e == ERR_CONFLICT && builder_question(q, &b, &at))
		return show_as_new(q, &b, f);
	return show(q, &b, f, at);
}
