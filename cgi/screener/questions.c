/* questions.c - a page of the questions that a program asks before a referral is sent. */
#include "base/path.h"
#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "parts/screener_question.h"
#include "screener/pages.h"
#include "screener/walk.h"
#include "web/form.h"
#include "web/page.h"

static void show_question(struct req *q, struct tpl *t, const struct walk *w, const struct question *of, bool again)
{
	const char *field = screener_question_field(q, of), *typed[OPTIONS_MOST], *value;
	const struct answer *given = answers_find(&w->draft.parts[w->at.part].answers, of->id);
	size_t n = 0;

	tpl_set(t, "asked_field", screener_question_asked(q, of));
	if (!again) {
		screener_question_show(q, t, of, given ? given->values : NULL, given ? given->count : 0, "");
		return;
	}
	while (n < COUNT(typed) && (value = field_value_at(&q->http->posted, field, n)))
		typed[n++] = value;
	screener_question_show(q, t, of, typed, n, form_error(w->answered, field));
}

/* In the summary of problems. */
static void show_wrong(struct req *q, struct tpl *page, const struct walk *w, const struct question *of)
{
	const char *field = screener_question_field(q, of);
	struct tpl *t;

	if (!*form_error(w->answered, field))
		return;
	t = tpl_section(page, "wrong");
	tpl_set(t, "wrong_field", field);
	tpl_set(t, "wrong_wording", of->wording);
	tpl_set(t, "wrong_problem", form_error(w->answered, field));
}

static void show_all(struct req *q, struct tpl *t, const struct walk *w, bool again)
{
	const struct screener *s = walk_screener(w, w->at.part);
	bool follows = false;

	for (size_t i = 0; i < s->count; i++) {
		struct tpl *row;

		if (!walk_is_on_page(w, i))
			continue;
		row = tpl_section(t, "questions");
		page_flag(q, row, "follows", follows);
		show_question(q, row, w, &s->questions[i], again);
		show_wrong(q, t, w, &s->questions[i]);
		follows = true;
	}
}

/* "Question 3 of 8": of those that are asked, as far as the answers tell. */
static void show_progress(struct req *q, struct tpl *t, const struct walk *w)
{
	page_flag(q, t, "each", walk_screener(w, w->at.part)->each);
	tpl_set(t, "number", arena_printf(q->arena, "%zu", walk_number(w, w->at)));
	tpl_set(t, "all", arena_printf(q->arena, "%zu", walk_count(w, w->at.part)));
	page_flag(q, t, "several", w->draft.count > 1);
	tpl_set(t, "part_number", arena_printf(q->arena, "%zu", w->at.part + 1));
	tpl_set(t, "parts", arena_printf(q->arena, "%zu", w->draft.count));
}

/* The button back names what it leads to: the form, a question of this program, or the program before. */
static void show_way_back(struct req *q, struct tpl *t, const struct walk *w)
{
	struct spot before;
	bool first = !walk_before(w, &before), same = !first && before.part == w->at.part;

	page_flag(q, t, "first", first);
	page_text(q, t, "before_number", same ? arena_printf(q->arena, "%zu", walk_number(w, before)) : "");
	page_text(q, t, "before_program", first || same ? "" : w->draft.parts[before.part].program_name);
}

enum err questions_show(struct req *q, const struct walk *w, bool again)
{
	const struct draft_part *p = &w->draft.parts[w->at.part];
	struct tpl *t = page_new(q);

	tpl_set(t, "program", p->program_public_id);
	tpl_set(t, "program_name", p->program_name);
	tpl_set(t, "path", path_to(q, "%s", walk_path(q, w)));
	show_all(q, t, w, again);
	walk_show_person(q, t, w);
	walk_show_answers(q, t, w, w->at.part);
	show_progress(q, t, w);
	show_way_back(q, t, w);
	page_flag(q, t, "last", walk_is_last(w));
	form_show(w->answered, t);
	return page_send(q, t, "screener", form_status(w->answered));
}
