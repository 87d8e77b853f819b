/* outcomes.c - what the answers lead to at each program, and what to look at instead, before everything is sent. */
#include "base/path.h"
#include "base/req.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "parts/facts.h"
#include "parts/program_reach.h"
#include "screener/pages.h"
#include "screener/suggest.h"
#include "screener/walk.h"
#include "web/form.h"
#include "web/page.h"

static const struct mark other_marks[] = {
	{ "other", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "other_name", MARKS_TEXT, offsetof(struct program, name) },
};

static enum err show_others(struct req *q, struct tpl *page, const struct walk *w, size_t part)
{
	struct suggestions s;
	struct tpl *t, *row;
	enum err e = suggest(q, w, part, &s);

	if (e || !s.count)
		return e;
	t = tpl_section(page, "instead");
	tpl_set(t, "program_name", w->draft.parts[part].program_name);
	page_flag(q, t, "several", w->draft.count > 1);
	for (size_t i = 0; !e && i < s.count; i++) {
		row = tpl_section(t, "others");
		page_fill(q, row, other_marks, COUNT(other_marks), s.of[i]);
		page_text(q, row, "summary", program_summary(q, s.of[i]));
		e = program_reach_brief(q, row, s.of[i]);
	}
	return e;
}

static enum err show_outcome(struct req *q, struct tpl *page, const struct walk *w, size_t part)
{
	const struct draft_part *p = &w->draft.parts[part];
	struct tpl *t = tpl_section(page, "outcomes");
	struct outcome_reasons why;
	enum outcome o = walk_outcome(q, w, part, &why);

	tpl_set(t, "outcome", outcome_slug(o));
	tpl_show(t, outcome_slug(o));
	tpl_set(t, "outcome_program", p->program_public_id);
	tpl_set(t, "program_name", p->program_name);
	page_flag(q, t, "several", w->draft.count > 1);
	walk_show_person(q, t, w);
	page_flag(q, t, "has_reasons", why.count);
	for (size_t i = 0; i < why.count; i++)
		tpl_set(tpl_section(t, "reasons"), "reason", why.of[i].text);
	page_text(q, t, "outcome_text", screener_text(&p->screener, o));
	walk_show_answers(q, t, w, part);
	return o == OUTCOME_may_not_be_eligible ? show_others(q, page, w, part) : ERR_OK;
}

enum err outcomes_show(struct req *q, struct walk *w)
{
	struct tpl *t = page_new(q);
	enum err e = ERR_OK;

	w->at = walk_outcomes(w);
	for (size_t part = 0; !e && part < w->draft.count; part++)
		e = show_outcome(q, t, w, part);
	if (e)
		return e;
	page_flag(q, t, "several", w->draft.count > 1);
	tpl_set(t, "alone_program", w->draft.parts[0].program_name);
	page_flag(q, t, "sends_anyway", walk_rules_out(q, w));
	tpl_set(t, "path", path_to(q, "%s", walk_path(q, w)));
	walk_show_person(q, t, w);
	form_show(w->answered, t);
	return page_send(q, t, "screener-outcome", form_status(w->answered));
}
