/* fill_in.c - takes the answers of a page, and goes on, back, or sends everything. */
#include "base/req.h"
#include "edge/http.h"
#include "parts/connect_form.h"
#include "parts/screener_question.h"
#include "screener/answer.h"
#include "screener/draft.h"
#include "screener/pages.h"
#include "screener/walk.h"
#include "site/ticket.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static enum err show(struct req *q, struct walk *w, bool again)
{
	return walk_is_outcomes(w, w->at) ? outcomes_show(q, w) : questions_show(q, w, again);
}

enum err fill_in_get(struct req *q)
{
	struct walk w = { 0 };
	enum err e = walk_find(q, &w);

	if (e || q->http->status == 303)
		return e;
	w.at = walk_page(&w, field_value(&q->http->query, "program"), field_value(&q->http->query, "question"));
	return show(q, &w, false);
}

/* ---- answering ---- */

static bool was_asked(struct req *q, const struct question *of)
{
	return field_value(&q->http->posted, screener_question_asked(q, of));
}

/* The page that was sent: that of its first question. The page of the outcomes has none. */
static struct spot page_sent(struct req *q, const struct walk *w)
{
	const char *program = field_value(&q->http->posted, "program");

	for (size_t part = 0; part < w->draft.count; part++) {
		const struct screener *s = walk_screener(w, part);

		for (size_t i = 0; i < s->count && text_equal(program, w->draft.parts[part].program_public_id); i++)
			if (was_asked(q, &s->questions[i]))
				return walk_page(w, program, s->questions[i].id);
	}
	return walk_outcomes(w);
}

/* Takes the answers of the page that was sent. A wrong one is named beside its question, unless the reader goes back. */
static void take_answers(struct req *q, struct walk *w, bool back)
{
	struct draft_part *p = &w->draft.parts[w->at.part];

	for (size_t i = 0; i < p->screener.count; i++) {
		const struct question *of = &p->screener.questions[i];
		struct answer answer;

		if (was_asked(q, of) && !screener_question_take(q, back ? NULL : w->answered, &q->http->posted, of, &answer))
			answers_put(q->arena, &p->answers, &answer);
	}
}

/* A problem with a question that an answer on the same page hides is none. */
static bool has_problem(struct req *q, const struct walk *w)
{
	const struct screener *s = walk_screener(w, w->at.part);

	for (size_t i = 0; i < s->count; i++)
		if (walk_shows(w, w->at.part, i) && *form_error(w->answered, screener_question_field(q, &s->questions[i])))
			return true;
	return false;
}

static enum err keep(struct req *q, const struct walk *w)
{
	return walk_is_outcomes(w, w->at) ? ERR_OK : draft_keep(q, &w->draft, w->at.part);
}

static enum err go_back(struct req *q, const struct walk *w)
{
	struct spot before;

	return walk_before(w, &before) ? redirect(q, "%s", walk_url(q, w, before)) : connect_show_draft(q, &w->draft);
}

/* ---- sending ---- */

static void give(struct req *q, const struct walk *w, struct given_answers *given)
{
	for (size_t part = 0; part < w->draft.count; part++) {
		const struct draft_part *p = &w->draft.parts[part];
		struct answers shown = answers_shown(q->arena, &p->screener, &p->answers, w->asks_contact);
		struct outcome_reasons why;

		given[part] = (struct given_answers){ p->version_id, walk_outcome(q, w, part, &why), answers_write(q, &shown), NULL };
		given[part].reason = why.count ? why.of[0].text : "";
	}
}

/* Another window was faster. */
static enum err show_sent(struct req *q, const struct walk *w)
{
	struct draft now;
	enum err e = draft_find(q, w->draft.public_id, &now);

	if (e)
		return e;
	return redirect(q, now.receipt ? "/sent/%s" : "/screener/%s", ticket_for(q, now.receipt ? now.receipt : now.public_id));
}

static enum err send(struct req *q, const struct walk *w)
{
	struct given_answers given[DRAFT_PARTS_MOST];
	enum err e, kept;

	give(q, w, given);
	e = connect_send_draft(q, &w->draft, given);
	if (e == ERR_CONFLICT || e == ERR_DUPLICATE)
		return show_sent(q, w);
	if (q->http->status == 303)
		return e;
	/* Not sent: the answers of this page wait, too. */
	kept = keep(q, w);
	return e ? e : kept;
}

/* Sends only what is whole, and never unasked what a program may turn away. */
static enum err go_send(struct req *q, struct walk *w)
{
	bool whole = walk_is_outcomes(w, walk_due(w));
	bool anyway = text_equal(field_value(&q->http->posted, "send_anyway"), "yes");
	enum err e;

	if (whole && (anyway || !walk_rules_out(q, w)))
		return send(q, w);
	if ((e = keep(q, w)))
		return e;
	return whole ? outcomes_show(q, w) : redirect(q, "%s", walk_url(q, w, walk_due(w)));
}

enum err fill_in_post(struct req *q)
{
	const char *go = text_or_empty(field_value(&q->http->posted, "go"));
	bool back = text_equal(go, "back");
	struct walk w = { 0 };
	enum err e = walk_find(q, &w);

	if (e || q->http->status == 303)
		return e;
	w.at = page_sent(q, &w);
	if (form_read(w.answered, NULL))
		return show(q, &w, true);
	if (!walk_is_outcomes(&w, w.at))
		take_answers(q, &w, back);
	if (!walk_is_outcomes(&w, w.at) && has_problem(q, &w))
		return (e = keep(q, &w)) ? e : questions_show(q, &w, true);
	if (text_equal(go, "send"))
		return go_send(q, &w);
	if ((e = keep(q, &w)))
		return e;
	if (back)
		return go_back(q, &w);
	return redirect(q, "%s", walk_url(q, &w, walk_is_outcomes(&w, w.at) ? w.at : walk_after(&w)));
}
