/* screener.c - the questions that programs ask before a referral is sent, one page at a time. */
#include <string.h>

#include "base/contact.h"
#include "base/path.h"
#include "base/req.h"
#include "directory/search.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/connect_form.h"
#include "parts/program_reach.h"
#include "parts/screener_question.h"
#include "screener/answer.h"
#include "screener/draft.h"
#include "web/app.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

/* ---- the walk ---- */

/* A page: a question of a part; of a screener on one page, or of an empty part, its count. Behind the last part: the outcomes. */
struct spot { size_t part, question; };

struct walk {
	struct draft draft;
	struct fields form;		/* the Connect form's */
	bool asks_contact;
	struct form *answered;		/* the form of this page */
	struct spot at;
};

static const struct screener *screener_at(const struct walk *w, size_t part) { return &w->draft.parts[part].screener; }

static bool is_shown(const struct walk *w, size_t part, size_t i)
{
	return question_is_shown(screener_at(w, part), i, &w->draft.parts[part].answers, w->asks_contact);
}

static bool is_passed(const struct walk *w, size_t part, size_t i)
{
	return !is_shown(w, part, i) || answers_find(&w->draft.parts[part].answers, screener_at(w, part)->questions[i].id);
}

/* True if the page at this place has this question. */
static bool is_on_page(const struct walk *w, struct spot at, size_t i)
{
	return (at.question == screener_at(w, at.part)->count || at.question == i) && is_shown(w, at.part, i);
}

static struct spot outcomes(const struct walk *w) { return (struct spot){ w->draft.count, 0 }; }

static bool is_outcomes(const struct walk *w, struct spot at) { return at.part >= w->draft.count; }

/* The page with a question. */
static struct spot page_of(const struct walk *w, size_t part, size_t i)
{
	return (struct spot){ part, screener_at(w, part)->each ? i : screener_at(w, part)->count };
}

/* The first shown question from here on, and its page. */
static struct spot page_from(const struct walk *w, size_t part, size_t i)
{
	for (; part < w->draft.count; part++, i = 0)
		for (; i < screener_at(w, part)->count; i++)
			if (is_shown(w, part, i))
				return page_of(w, part, i);
	return outcomes(w);
}

/* The first page with a question that was not passed yet. */
static struct spot page_due(const struct walk *w)
{
	for (size_t part = 0; part < w->draft.count; part++)
		for (size_t i = 0; i < screener_at(w, part)->count; i++)
			if (!is_passed(w, part, i))
				return page_of(w, part, i);
	return outcomes(w);
}

/* An answer may show further questions on the same page. */
static struct spot page_after(const struct walk *w)
{
	const struct screener *s = screener_at(w, w->at.part);

	for (size_t i = 0; !s->each && i < s->count; i++)
		if (!is_passed(w, w->at.part, i))
			return w->at;
	return s->each ? page_from(w, w->at.part, w->at.question + 1) : page_from(w, w->at.part + 1, 0);
}

/* False on the first page. */
static bool page_before(const struct walk *w, struct spot *before)
{
	size_t part = w->at.part, i = w->at.question;

	if (is_outcomes(w, w->at) || !screener_at(w, part)->each)
		i = 0;
	for (;;) {
		while (i-- > 0)
			if (is_shown(w, part, i)) {
				*before = page_of(w, part, i);
				return true;
			}
		if (!part--)
			return false;
		i = screener_at(w, part)->count;
	}
}

static bool is_last_page(const struct walk *w)
{
	const struct screener *s = screener_at(w, w->at.part);

	return !s->each && is_outcomes(w, page_from(w, w->at.part + 1, 0));
}

static const char *path_of(struct req *q, const struct walk *w) { return arena_printf(q->arena, "/screener/%s", w->draft.public_id); }

static const char *url_of(struct req *q, const struct walk *w, struct spot at)
{
	const struct draft_part *p = &w->draft.parts[at.part];

	if (is_outcomes(w, at))
		return path_of(q, w);
	if (!p->screener.each)
		return arena_printf(q->arena, "%s?program=%s", path_of(q, w), p->program_public_id);
	return arena_printf(q->arena, "%s?program=%s&question=%s", path_of(q, w), p->program_public_id,
		p->screener.questions[at.question].id);
}

/* The page that the reader asks for, or that was sent; the first that is due if it names none. */
static struct spot page_asked(const struct walk *w, const char *program, const char *question)
{

	for (size_t part = 0; part < w->draft.count; part++) {
		int i = question ? question_find(screener_at(w, part), question) : 0;

		if (!text_equal(program, w->draft.parts[part].program_public_id))
			continue;
		if (!screener_at(w, part)->each)
			return (struct spot){ part, screener_at(w, part)->count };
		if (question && i >= 0 && is_shown(w, part, (size_t)i))
			return page_of(w, part, (size_t)i);
	}
	return page_due(w);
}

/* ---- finding ---- */

static bool wants_contact(const struct fields *form)
{
	const char *way;

	for (size_t i = 0; (way = field_value_at(form, "reach", i)); i++)
		if (text_equal(way, "dont_reach_out"))
			return false;
	return true;
}

/* Sets the HTTP status 303 where the reader is led elsewhere: to sign in again, or to the thank-you page. */
static enum err find(struct req *q, struct walk *w)
{
	enum err e = draft_find(q, req_id(q, "draft"), &w->draft);

	if (e == ERR_MISSING && q->ended && !q->account)
		return redirect_to_sign_in(q);
	if (e)
		return e == ERR_MISSING ? fail(q, e, "no such draft") : e;
	if (w->draft.receipt)
		return redirect(q, "/sent/%s", w->draft.receipt);
	fields_read(q->arena, &w->form, w->draft.form, strlen(w->draft.form));
	w->asks_contact = wants_contact(&w->form);
	w->answered = form_open(q, NULL, NULL, 0);
	return ERR_OK;
}

/* ---- a page of questions ---- */

/* Names the person whom the answers are about. */
static void show_person(struct req *q, struct tpl *t, const struct walk *w)
{
	bool self = text_equal(field_value(&w->form, "for"), origin_slug(ORIGIN_SELF));
	struct contact c = { .first_name = text_or_empty(field_value(&w->form, "seeker_first_name")),
		.last_name = text_or_empty(field_value(&w->form, "seeker_last_name")) };

	tpl_show(t, self ? "for_self" : "for_other");
	page_text(q, t, "seeker", *c.first_name ? c.first_name : c.last_name);
}

static void show_question(struct req *q, struct tpl *t, const struct walk *w, const struct question *of, bool again)
{
	const char *field = screener_question_field(q, of), *typed[OPTIONS_MOST], *value;
	const struct answer *given = answers_find(&w->draft.parts[w->at.part].answers, of->id);
	size_t n = 0;

	while (again && n < COUNT(typed) && (value = field_value_at(&q->http->posted, field, n)))
		typed[n++] = value;
	if (again)
		screener_question_show(q, t, of, typed, n, form_error(w->answered, field));
	else
		screener_question_show(q, t, of, given ? given->values : NULL, given ? given->count : 0, "");
	tpl_set(t, "asked", of->id);
}

/* "Question 3 of 8": of those that are asked, as far as the answers tell. */
static void show_progress(struct req *q, struct tpl *t, const struct walk *w)
{
	const struct screener *s = screener_at(w, w->at.part);
	size_t number = 0, all = 0;

	for (size_t i = 0; i < s->count; i++) {
		all += is_shown(w, w->at.part, i);
		number += i <= w->at.question && is_shown(w, w->at.part, i);
	}
	page_flag(q, t, "each", s->each);
	tpl_set(t, "number", arena_printf(q->arena, "%zu", number));
	tpl_set(t, "all", arena_printf(q->arena, "%zu", all));
	page_flag(q, t, "several", w->draft.count > 1);
	tpl_set(t, "part_number", arena_printf(q->arena, "%zu", w->at.part + 1));
	tpl_set(t, "parts", arena_printf(q->arena, "%zu", w->draft.count));
}

/* again: as it was typed. */
static enum err show_questions(struct req *q, const struct walk *w, bool again)
{
	const struct draft_part *p = &w->draft.parts[w->at.part];
	struct tpl *t = page_new(q);
	struct spot before;

	for (size_t i = 0; i < p->screener.count; i++)
		if (is_on_page(w, w->at, i))
			show_question(q, tpl_section(t, "questions"), w, &p->screener.questions[i], again);
	tpl_set(t, "program", p->program_public_id);
	tpl_set(t, "program_name", p->program_name);
	tpl_set(t, "path", path_to(q, "%s", path_of(q, w)));
	show_person(q, t, w);
	show_progress(q, t, w);
	page_flag(q, t, "first", !page_before(w, &before));
	page_flag(q, t, "last", is_last_page(w));
	form_show(w->answered, t);
	return page_send(q, t, "screener", form_status(w->answered));
}

/* ---- programs to look at instead ---- */

#define SUGGESTED_MOST 3
#define IDS_MOST 10

struct suggestions { const struct program *of[SUGGESTED_MOST]; size_t count; };

static bool is_asked(const struct walk *w, int64_t program_id)
{
	for (size_t part = 0; part < w->draft.count; part++)
		if (w->draft.parts[part].program_id == program_id)
			return true;
	return false;
}

/* True if its own questions, as far as they are the same, rule these answers out. */
static enum err rules_out(struct req *q, const struct walk *w, const struct answers *answers, const struct program *p, bool *out)
{
	struct screener_version *versions;
	struct outcome_reasons why;
	size_t count;
	enum err e;

	*out = false;
	if (!p->screener_id)
		return ERR_OK;
	if ((e = screener_published(q, &p->id, 1, &versions, &count)) || !count)
		return e;
	*out = screener_outcome(q->arena, &versions[0].screener, answers, w->asks_contact, &why) == OUTCOME_may_not_be_eligible;
	return ERR_OK;
}

static enum err suggest(struct req *q, const struct walk *w, const struct draft_part *part, const struct program *p,
	struct suggestions *s)
{
	bool out;
	enum err e;

	if (s->count == SUGGESTED_MOST || p->retired || program_capacity(q, p) == CAPACITY_closed || is_asked(w, p->id))
		return ERR_OK;
	if ((e = rules_out(q, w, &part->answers, p, &out)) || out)
		return e;
	s->of[s->count++] = p;
	return ERR_OK;
}

/* The programs that the team chose. */
static enum err suggest_chosen(struct req *q, const struct walk *w, const struct draft_part *part, struct suggestions *s)
{
	const char *ids[IDS_MOST], *next = part->screener.suggest;
	struct program *programs;
	size_t n = 0, count;
	enum err e;

	while (n < IDS_MOST && *(next += strspn(next, " \r\n"))) {
		size_t length = strcspn(next, " \r\n");

		ids[n++] = arena_bytes(q->arena, next, length);
		next += length;
	}
	e = n ? program_several(q, ids, n, &programs, &count) : ERR_MISSING;
	for (size_t i = 0; !e && i < count; i++)
		e = suggest(q, w, part, &programs[i], s);
	return e == ERR_MISSING ? ERR_OK : e;
}

/* Else those for the same need near the program's place. */
static enum err suggest_found(struct req *q, const struct walk *w, const struct draft_part *part, struct suggestions *s)
{
	struct search asked = { .need = -1, .page = 1 };
	struct program_place *places;
	struct search_result r;
	unsigned needs = 0;
	size_t count;
	enum err e;

	if ((e = program_needs(q, part->program_id, &needs)) || !needs || (e = program_places(q, part->program_id, &places, &count)))
		return e;
	while (!(needs & 1u << ++asked.need))
		;
	if (count && !places[0].confidential)
		asked.near = places[0].postal_code;
	if ((e = search_programs(q, &asked, &r)))
		return e;
	for (size_t i = 0; !e && i < r.count; i++)
		e = suggest(q, w, part, &r.found[i].program, s);
	return e;
}

static enum err show_suggestions(struct req *q, struct tpl *t, const struct walk *w, const struct draft_part *part)
{
	static const struct mark marks[] = {
		{ "other", MARKS_TEXT, offsetof(struct program, public_id) },
		{ "other_name", MARKS_TEXT, offsetof(struct program, name) },
		{ "other_organization", MARKS_TEXT, offsetof(struct program, organization_name) },
	};
	struct suggestions s = { .count = 0 };
	enum err e = suggest_chosen(q, w, part, &s);

	if (!e && !s.count)
		e = suggest_found(q, w, part, &s);
	page_flag(q, t, "has_others", s.count);
	for (size_t i = 0; !e && i < s.count; i++) {
		struct tpl *row = tpl_section(t, "others");

		page_fill(q, row, marks, COUNT(marks), s.of[i]);
		e = program_reach_show(q, row, s.of[i]->id);
	}
	return e;
}

/* ---- the outcomes ---- */

static enum outcome outcome_of(struct req *q, const struct walk *w, size_t part, struct outcome_reasons *why)
{
	return screener_outcome(q->arena, screener_at(w, part), &w->draft.parts[part].answers, w->asks_contact, why);
}

static bool rules_any_out(struct req *q, const struct walk *w)
{
	struct outcome_reasons why;

	for (size_t part = 0; part < w->draft.count; part++)
		if (outcome_of(q, w, part, &why) == OUTCOME_may_not_be_eligible)
			return true;
	return false;
}

/* The wording of an answer; yes and no are words of the page. */
static void show_value(struct req *q, struct tpl *t, const struct question *of, const char *value)
{
	page_flag(q, t, "is_yes", of->kind == QUESTION_yes_no && text_equal(value, "yes"));
	page_flag(q, t, "is_no", of->kind == QUESTION_yes_no && text_equal(value, "no"));
	for (size_t i = 0; i < of->option_count; i++)
		if (of->kind != QUESTION_yes_no && text_equal(value, question_option_value(q->arena, of, i)))
			value = of->options[i].wording;
	page_text(q, t, "value", of->kind == QUESTION_yes_no ? "" : value);
}

static void show_answers(struct req *q, struct tpl *t, const struct walk *w, size_t part)
{
	const struct screener *s = screener_at(w, part);

	for (size_t i = 0; i < s->count; i++) {
		const struct answer *given = answers_find(&w->draft.parts[part].answers, s->questions[i].id);
		struct tpl *row;

		if (!is_shown(w, part, i))
			continue;
		row = tpl_section(t, "answers");
		tpl_set(row, "wording", s->questions[i].wording);
		tpl_set(row, "change_url", path_to(q, "%s", url_of(q, w, page_of(w, part, i))));
		page_flag(q, row, "answered", given && given->count);
		for (size_t v = 0; given && v < given->count; v++)
			show_value(q, tpl_section(row, "values"), &s->questions[i], given->values[v]);
	}
}

static enum err show_outcome(struct req *q, struct tpl *t, const struct walk *w, size_t part)
{
	const struct draft_part *p = &w->draft.parts[part];
	struct outcome_reasons why;
	enum outcome o = outcome_of(q, w, part, &why);

	tpl_set(t, "outcome", outcome_slug(o));
	tpl_show(t, outcome_slug(o));
	tpl_set(t, "outcome_program", p->program_public_id);
	tpl_set(t, "program_name", p->program_name);
	show_person(q, t, w);
	page_text(q, t, "outcome_text", screener_text(&p->screener, o));
	for (size_t i = 0; i < why.count; i++)
		tpl_set(tpl_section(t, "reasons"), "reason", why.of[i].text);
	show_answers(q, t, w, part);
	return o == OUTCOME_may_not_be_eligible ? show_suggestions(q, t, w, p) : ERR_OK;
}

static enum err show_outcomes(struct req *q, struct walk *w)
{
	struct tpl *t = page_new(q);
	enum err e = ERR_OK;

	w->at = outcomes(w);
	for (size_t part = 0; !e && part < w->draft.count; part++)
		e = show_outcome(q, tpl_section(t, "outcomes"), w, part);
	if (e)
		return e;
	page_flag(q, t, "sends_anyway", rules_any_out(q, w));
	tpl_set(t, "path", path_to(q, "%s", path_of(q, w)));
	show_person(q, t, w);
	form_show(w->answered, t);
	return page_send(q, t, "screener-outcome", form_status(w->answered));
}

static enum err show(struct req *q, struct walk *w, bool again)
{
	return is_outcomes(w, w->at) ? show_outcomes(q, w) : show_questions(q, w, again);
}

static enum err screener_get(struct req *q)
{
	struct walk w = { 0 };
	enum err e = find(q, &w);

	if (e || q->http->status == 303)
		return e;
	w.at = page_asked(&w, field_value(&q->http->query, "program"), field_value(&q->http->query, "question"));
	return show(q, &w, false);
}

/* ---- answering ---- */

/* Takes the answers of the page that was sent. A wrong one is named beside its question, unless the reader goes back. */
static void take_answers(struct req *q, struct walk *w, bool back)
{
	struct draft_part *p = &w->draft.parts[w->at.part];
	const char *id;

	for (size_t k = 0; (id = field_value_at(&q->http->posted, "asked", k)); k++) {
		int i = question_find(&p->screener, id);
		struct answer answer;

		if (i < 0)
			continue;
		if (!screener_question_take(q, back ? NULL : w->answered, &q->http->posted, &p->screener.questions[i], &answer))
			answers_put(q->arena, &p->answers, &answer);
	}
}

/* A problem with a question that an answer on the same page hides is none. */
static bool has_problem(struct req *q, const struct walk *w)
{
	const struct screener *s = screener_at(w, w->at.part);

	for (size_t i = 0; i < s->count; i++)
		if (is_shown(w, w->at.part, i) && *form_error(w->answered, screener_question_field(q, &s->questions[i])))
			return true;
	return false;
}

static enum err go_back(struct req *q, const struct walk *w)
{
	struct spot before;

	return page_before(w, &before) ? redirect(q, "%s", url_of(q, w, before)) : connect_show_draft(q, &w->draft);
}

static void give(struct req *q, const struct walk *w, struct given_answers *given)
{
	for (size_t part = 0; part < w->draft.count; part++) {
		const struct draft_part *p = &w->draft.parts[part];
		struct answers shown = answers_shown(q->arena, &p->screener, &p->answers, w->asks_contact);
		struct outcome_reasons why;

		given[part] = (struct given_answers){ p->version_id, outcome_of(q, w, part, &why), answers_write(q, &shown), NULL };
		given[part].reason = why.count ? why.of[0].text : "";
	}
}

static enum err send(struct req *q, const struct walk *w)
{
	struct given_answers given[DRAFT_PARTS_MOST];
	struct draft now;
	enum err e;

	give(q, w, given);
	e = connect_send_draft(q, &w->draft, given);
	if (e != ERR_CONFLICT && e != ERR_DUPLICATE)
		return e;
	if ((e = draft_find(q, w->draft.public_id, &now)))
		return e;
	return redirect(q, now.receipt ? "/sent/%s" : "/screener/%s", now.receipt ? now.receipt : now.public_id);
}

static enum err keep(struct req *q, const struct walk *w)
{
	return is_outcomes(w, w->at) ? ERR_OK : draft_keep(q, &w->draft, w->at.part);
}

/* Sends only what is whole, and never unasked what the program may turn away. */
static enum err go_send(struct req *q, struct walk *w)
{
	bool whole = is_outcomes(w, page_due(w));
	bool anyway = text_equal(field_value(&q->http->posted, "send_anyway"), "yes");
	enum err e;

	if (whole && (anyway || !rules_any_out(q, w)))
		return send(q, w);
	if ((e = keep(q, w)))
		return e;
	return whole ? show_outcomes(q, w) : redirect(q, "%s", url_of(q, w, page_due(w)));
}

static enum err screener_post(struct req *q)
{
	const struct fields *posted = &q->http->posted;
	const char *go = text_or_empty(field_value(posted, "go")), *asked = field_value(posted, "asked");
	bool back = text_equal(go, "back");
	struct walk w = { 0 };
	enum err e = find(q, &w);

	if (e || q->http->status == 303)
		return e;
	w.at = asked ? page_asked(&w, field_value(posted, "program"), asked) : outcomes(&w);
	if (form_read(w.answered, NULL))
		return show(q, &w, true);
	if (!is_outcomes(&w, w.at))
		take_answers(q, &w, back);
	if (!is_outcomes(&w, w.at) && has_problem(q, &w))
		return (e = keep(q, &w)) ? e : show_questions(q, &w, true);
	if (text_equal(go, "send"))
		return go_send(q, &w);
	if ((e = keep(q, &w)))
		return e;
	if (back)
		return go_back(q, &w);
	return redirect(q, "%s", url_of(q, &w, is_outcomes(&w, w.at) ? w.at : page_after(&w)));
}

static const struct route routes[] = {
	{ "GET",  "/screener/{draft}", screener_get,  OPEN, PERSONAL },
	{ "POST", "/screener/{draft}", screener_post, OPEN, PERSONAL },
};

const struct app app = { "screener", routes, COUNT(routes) };
