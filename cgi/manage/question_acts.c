/* question_acts.c - moves, copies and deletes a question of a draft. */
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/builder.h"
#include "manage/pages.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

enum direction { DIRECTION_up, DIRECTION_down };

static int direction_from_slug(const char *slug)
{
	return text_equal(slug, "up") ? DIRECTION_up : text_equal(slug, "down") ? DIRECTION_down : -1;
}

struct act_input { int to, seen; };

static const struct input move_inputs[] = {
	INPUT(struct act_input, to, FIELD_CHOICE, .choice = direction_from_slug, .missing = PROBLEM_choice_unknown),
	INPUT(struct act_input, seen, FIELD_VERSION),
};

static const struct input act_inputs[] = {
	INPUT(struct act_input, seen, FIELD_VERSION),
};

struct act {
	struct builder b;
	struct form *f;
	struct act_input in;
	size_t at;
};

/* Opens the draft, and reads the form if it was sent. *done: the answer is ready. */
static enum err open_act(struct req *q, struct act *a, const struct input *inputs, size_t count)
{
	enum err e = builder_open(q, &a->b);

	if (e || (e = builder_question(q, &a->b, &a->at)))
		return e;
	a->f = form_open(q, NULL, inputs, count);
	return ERR_OK;
}

/* The page of one button, for what could not be done: its problems, and the button again where that helps. */
static enum err show(struct req *q, struct act *a, const char *which)
{
	const struct question *of = &a->b.edit.screener.questions[a->at];
	struct tpl *t = page_new(q);
	size_t shown = 0;
	struct screener copy = a->b.edit.screener;

	copy.questions = arena_array(q->arena, copy.count, sizeof(*copy.questions));
	for (size_t i = 0; i < copy.count; i++)
		copy.questions[i] = a->b.edit.screener.questions[i];
	builder_show(q, t, &a->b, a->at, false);
	tpl_set(t, "question_id", of->id);
	tpl_set(t, "question_wording", of->wording);
	tpl_set(t, "number_at_hand", arena_printf(q->arena, "%zu", a->at + 1));
	tpl_show(t, which);
	page_flag(q, t, "may_delete", question_delete(&copy, a->at, &shown));
	if (shown < a->b.edit.screener.count)
		page_text(q, t, "shows_wording", a->b.edit.screener.questions[shown].wording);
	page_flag(q, t, "changed_meanwhile", form_is_conflict(a->f));
	form_show(a->f, t);
	return page_send(q, t, "manage-act", form_status(a->f));
}

/* Shows the page again if the form or its saving has a problem. The same form, sent at the same time, may have been faster:
 * then there is nothing left to move or to delete. */
static enum err finish(struct req *q, struct act *a, enum err e, const char *which)
{
	if (!builder_is_shown_again(e) || builder_is_done(q, &e))
		return e;
	if (e == ERR_CONFLICT && (e = builder_question(q, &a->b, &a->at)))
		return e;
	return show(q, a, which);
}

/* The same for a question that is gone. */
static enum err refuse(struct req *q, enum err e)
{
	builder_is_done(q, &e);
	return e;
}

/* A form's own path leads to the page that has it. */
enum err question_form_get(struct req *q)
{
	return redirect(q, "/manage/%s/screener/questions/%s", req_id(q, "program"), req_id(q, "question"));
}

/* ---- move ---- */

static enum err move(struct req *q, struct act *a)
{
	struct screener *s = &a->b.edit.screener;
	size_t at = a->at;
	enum err e = form_read(a->f, &a->in);

	if (e)
		return e;
	if (!question_move(s, at, a->in.to == DIRECTION_up)) {
		form_problem(a->f, "main", PROBLEM_question_stays);
		return ERR_INPUT;
	}
	return builder_save(q, &a->b, a->f, at, a->in.seen, arena_printf(q->arena, "%s/questions/%s?saved=moved", a->b.path,
		req_id(q, "question")));
}

enum err question_move_post(struct req *q)
{
	struct act a = { 0 };
	enum err e;

	if (builder_is_done(q, &e))
		return e;
	if ((e = open_act(q, &a, move_inputs, COUNT(move_inputs))))
		return refuse(q, e);
	return finish(q, &a, move(q, &a), "moving");
}

/* ---- copy ---- */

static enum err copy(struct req *q, struct act *a)
{
	struct screener *s = &a->b.edit.screener;
	enum err e = form_read(a->f, &a->in);

	if (e)
		return e;
	if (screener_is_full(s)) {
		form_problem_about(a->f, "main", PROBLEM_question_too_many, arena_printf(q->arena, "%d", QUESTIONS_MOST));
		return ERR_INPUT;
	}
	question_copy(q, s, a->at);
	return builder_save(q, &a->b, a->f, a->at + 1, a->in.seen, arena_printf(q->arena, "%s/questions/%s?saved=copied", a->b.path,
		s->questions[a->at + 1].id));
}

enum err question_copy_post(struct req *q)
{
	struct act a = { 0 };
	enum err e;

	if (builder_is_done(q, &e))
		return e;
	if ((e = open_act(q, &a, act_inputs, COUNT(act_inputs))))
		return refuse(q, e);
	return finish(q, &a, copy(q, &a), "copying");
}

/* ---- delete ---- */

enum err question_delete_get(struct req *q)
{
	struct act a = { 0 };
	enum err e = open_act(q, &a, act_inputs, COUNT(act_inputs));

	return e ? e : show(q, &a, "deleting");
}

static enum err take_away(struct req *q, struct act *a)
{
	struct screener *s = &a->b.edit.screener;
	size_t shown;
	enum err e = form_read(a->f, &a->in);

	if (e)
		return e;
	if (!question_delete(s, a->at, &shown)) {
		form_problem_about(a->f, "main", PROBLEM_question_shows_others, s->questions[shown].wording);
		return ERR_INPUT;
	}
	return builder_save(q, &a->b, a->f, s->count, a->in.seen, arena_printf(q->arena, "%s?saved=deleted", a->b.path));
}

enum err question_delete_post(struct req *q)
{
	struct act a = { 0 };
	enum err e;

	if (builder_is_done(q, &e))
		return e;
	if ((e = open_act(q, &a, act_inputs, COUNT(act_inputs))))
		return refuse(q, e);
	return finish(q, &a, take_away(q, &a), "deleting");
}
