/* walk.c - the way through the questions of a draft. */
#include "screener/walk.h"

#include <string.h>

#include "base/day.h"
#include "base/path.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/visibility.h"
#include "site/site.h"
#include "site/ticket.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

/* ---- finding ---- */

static bool wants_contact(const struct fields *form)
{
	const char *way;

	for (size_t i = 0; (way = field_value_at(form, "reach", i)); i++)
		if (text_equal(way, "dont_reach_out"))
			return false;
	return true;
}

enum err walk_find(struct req *q, struct walk *w)
{
	const char *draft;
	enum err e = ticket_take(q, req_id(q, "draft"), &draft);

	if (e)
		return e;
	e = draft_find(q, draft, &w->draft);
	if (e == ERR_MISSING && q->ended && !q->account)
		return redirect_to_sign_in(q);
	if (e)
		return e == ERR_MISSING ? fail(q, e, "no such draft") : e;
	if (w->draft.receipt)
		return redirect(q, "/sent/%s", ticket_for(q, w->draft.receipt));
	fields_read(q->arena, &w->form, w->draft.form, strlen(w->draft.form));
	w->asks_contact = wants_contact(&w->form);
	w->answered = form_open(q, NULL, NULL, 0);
	return ERR_OK;
}

/* ---- questions ---- */

const struct screener *walk_screener(const struct walk *w, size_t part) { return &w->draft.parts[part].screener; }

bool walk_shows(const struct walk *w, size_t part, size_t question)
{
	return question_is_shown(walk_screener(w, part), question, &w->draft.parts[part].answers, w->asks_contact);
}

bool walk_is_on_page(const struct walk *w, size_t question)
{
	return (w->at.question == walk_screener(w, w->at.part)->count || w->at.question == question)
		&& walk_shows(w, w->at.part, question);
}

static bool is_passed(const struct walk *w, size_t part, size_t i)
{
	return !walk_shows(w, part, i) || answers_find(&w->draft.parts[part].answers, walk_screener(w, part)->questions[i].id);
}

size_t walk_count(const struct walk *w, size_t part)
{
	return walk_number(w, (struct spot){ part, walk_screener(w, part)->count });
}

size_t walk_number(const struct walk *w, struct spot at)
{
	size_t n = 0;

	for (size_t i = 0; i < walk_screener(w, at.part)->count && i <= at.question; i++)
		n += walk_shows(w, at.part, i);
	return n;
}

enum outcome walk_outcome(struct req *q, const struct walk *w, size_t part, struct outcome_reasons *why)
{
	return screener_outcome(q->arena, walk_screener(w, part), &w->draft.parts[part].answers, w->asks_contact, why);
}

bool walk_rules_out(struct req *q, const struct walk *w)
{
	struct outcome_reasons why;

	for (size_t part = 0; part < w->draft.count; part++)
		if (walk_outcome(q, w, part, &why) == OUTCOME_may_not_be_eligible)
			return true;
	return false;
}

/* ---- pages ---- */

struct spot walk_outcomes(const struct walk *w) { return (struct spot){ w->draft.count, 0 }; }

bool walk_is_outcomes(const struct walk *w, struct spot at) { return at.part >= w->draft.count; }

static struct spot page_of(const struct walk *w, size_t part, size_t i)
{
	return (struct spot){ part, walk_screener(w, part)->each ? i : walk_screener(w, part)->count };
}

/* The first shown question from here on, and its page. */
static struct spot page_from(const struct walk *w, size_t part, size_t i)
{
	for (; part < w->draft.count; part++, i = 0)
		for (; i < walk_screener(w, part)->count; i++)
			if (walk_shows(w, part, i))
				return page_of(w, part, i);
	return walk_outcomes(w);
}

struct spot walk_due(const struct walk *w)
{
	for (size_t part = 0; part < w->draft.count; part++)
		for (size_t i = 0; i < walk_screener(w, part)->count; i++)
			if (!is_passed(w, part, i))
				return page_of(w, part, i);
	return walk_outcomes(w);
}

struct spot walk_after(const struct walk *w)
{
	const struct screener *s = walk_screener(w, w->at.part);

	for (size_t i = 0; !s->each && i < s->count; i++)
		if (!is_passed(w, w->at.part, i))
			return w->at;
	return s->each ? page_from(w, w->at.part, w->at.question + 1) : page_from(w, w->at.part + 1, 0);
}

bool walk_before(const struct walk *w, struct spot *before)
{
	size_t part = w->at.part, i = w->at.question;

	if (walk_is_outcomes(w, w->at) || !walk_screener(w, part)->each)
		i = 0;
	for (;;) {
		while (i-- > 0)
			if (walk_shows(w, part, i)) {
				*before = page_of(w, part, i);
				return true;
			}
		if (!part--)
			return false;
		i = walk_screener(w, part)->count;
	}
}

bool walk_is_last(const struct walk *w)
{
	return !walk_screener(w, w->at.part)->each && walk_is_outcomes(w, page_from(w, w->at.part + 1, 0));
}

struct spot walk_page(const struct walk *w, const char *program, const char *question)
{
	for (size_t part = 0; part < w->draft.count; part++) {
		int i = question ? question_find(walk_screener(w, part), question) : 0;

		if (!text_equal(program, w->draft.parts[part].program_public_id))
			continue;
		if (!walk_screener(w, part)->each)
			return (struct spot){ part, walk_screener(w, part)->count };
		if (question && i >= 0 && walk_shows(w, part, (size_t)i))
			return page_of(w, part, (size_t)i);
	}
	return walk_due(w);
}

const char *walk_path(struct req *q, const struct walk *w)
{
	return arena_printf(q->arena, "/screener/%s", ticket_for(q, w->draft.public_id));
}

const char *walk_url(struct req *q, const struct walk *w, struct spot at)
{
	const struct draft_part *p = &w->draft.parts[at.part];

	if (walk_is_outcomes(w, at))
		return walk_path(q, w);
	if (!p->screener.each)
		return arena_printf(q->arena, "%s?program=%s", walk_path(q, w), p->program_public_id);
	return arena_printf(q->arena, "%s?program=%s&question=%s", walk_path(q, w), p->program_public_id,
		p->screener.questions[at.question].id);
}

/* ---- showing ---- */

void walk_show_person(struct req *q, struct tpl *t, const struct walk *w)
{
	bool self = text_equal(field_value(&w->form, "for"), origin_slug(ORIGIN_SELF));
	const char *first = text_or_empty(field_value(&w->form, "seeker_first_name"));

	tpl_show(t, self ? "for_self" : "for_other");
	page_text(q, t, "seeker", *first ? first : field_value(&w->form, "seeker_last_name"));
}

/* A day as people write it, or the wording of a choice; yes and no are words of the page. */
static const char *value_words(struct req *q, const struct question *of, const char *value)
{
	int day;

	if (of->kind == QUESTION_date && (day = day_from_text(value, true)))
		return words_days(q, q->language, day, day, q->site->time_zone);
	for (size_t i = 0; i < of->option_count; i++)
		if (text_equal(value, question_option_value(q->arena, of, i)))
			return of->options[i].wording;
	return value;
}

static void show_value(struct req *q, struct tpl *t, const struct question *of, const char *value)
{
	page_flag(q, t, "is_yes", of->kind == QUESTION_yes_no && text_equal(value, "yes"));
	page_flag(q, t, "is_no", of->kind == QUESTION_yes_no && text_equal(value, "no"));
	page_text(q, t, "value", value_words(q, of, value));
}

static void show_answer(struct req *q, struct tpl *t, const struct walk *w, struct spot at)
{
	const struct question *of = &walk_screener(w, at.part)->questions[at.question];
	const struct answer *given = answers_find(&w->draft.parts[at.part].answers, of->id);
	struct tpl *row = tpl_section(t, "answers");

	tpl_set(row, "wording", of->wording);
	tpl_set(row, "change_url", path_to(q, "%s", walk_url(q, w, page_of(w, at.part, at.question))));
	page_flag(q, row, "answered", given->count);
	for (size_t v = 0; v < given->count; v++)
		show_value(q, tpl_section(row, "values"), of, given->values[v]);
}

void walk_show_answers(struct req *q, struct tpl *t, const struct walk *w, size_t part)
{
	struct tpl *shown = NULL;

	for (size_t i = 0; i < walk_screener(w, part)->count; i++) {
		if (!walk_shows(w, part, i) || !answers_find(&w->draft.parts[part].answers, walk_screener(w, part)->questions[i].id))
			continue;
		if (!shown) {
			shown = tpl_include(t, "answers_part", q->language, "parts/screener-answers");
			walk_show_person(q, shown, w);
		}
		show_answer(q, shown, w, (struct spot){ part, i });
	}
}
