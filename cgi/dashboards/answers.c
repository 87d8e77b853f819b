/* answers.c - the answers that came with a referral: a page, and a file for other programs. */
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/referral_page.h"
#include "referral/referral_answers.h"
#include "web/page.h"
#include "web/route.h"

static enum err find(struct req *q, struct referral **r, struct referral_answers *a)
{
	enum err e = referral_find(q, req_id(q, "referral"), r);

	return e ? e : referral_answers_find(q, *r, a);
}

/* ---- the page ---- */

/* The words that the person chose or typed. */
static const char *value_words(struct req *q, const struct question *of, const char *value)
{
	if (of->kind == QUESTION_yes_no)
		return words(q, q->language, "lists", arena_printf(q->arena, "answer_%s", value));
	for (size_t i = 0; i < of->option_count; i++)
		if (text_equal(question_option_value(q->arena, of, i), value))
			return of->options[i].wording;
	return value;
}

static void show_flag(struct req *q, struct tpl *t, const struct question *of, const struct answers *answers)
{
	struct outcome_reasons why;
	enum outcome o = referral_answer_outcome(q, of, answers, &why);

	page_flag(q, t, "flag_may_not", o == OUTCOME_may_not_be_eligible);
	page_flag(q, t, "flag_review", o == OUTCOME_needs_review);
	for (size_t i = 0; i < why.count; i++)
		page_text(q, tpl_section(t, "reasons"), "reason", why.of[i].text);
}

static void show_question(struct req *q, struct tpl *t, const struct question *of, const struct answers *answers)
{
	const struct answer *given = answers_find(answers, of->id);

	tpl_set(t, "question", of->id);
	page_text(q, t, "wording", of->wording);
	page_flag(q, t, "answered", given && given->count);
	for (size_t i = 0; given && i < given->count; i++)
		page_text(q, tpl_section(t, "values"), "value", value_words(q, of, given->values[i]));
	show_flag(q, t, of, answers);
}

enum err answers_get(struct req *q)
{
	struct row_place place = { .party = PARTY_SEEKER };
	struct referral_answers a;
	struct referral *r;
	struct tpl *t;
	enum err e = find(q, &r, &a);

	if (e)
		return e;
	t = page_new(q);
	place.party = referral_reader(r);
	referral_fill(q, t, r, &place, referral_is_elsewhere(q, r));
	tpl_set(t, "version_number", arena_printf(q->arena, "%d", a.version.number));
	for (size_t i = 0; i < a.version.screener.count; i++)
		if (question_is_shown(&a.version.screener, i, &a.answers, true))
			show_question(q, tpl_section(t, "questions"), &a.version.screener.questions[i], &a.answers);
	return page_send(q, t, "answers", 200);
}

/* ---- the file ---- */

enum err answers_json_get(struct req *q)
{
	struct referral_answers a;
	struct referral *r;
	enum err e = find(q, &r, &a);

	if (e)
		return e;
	http_header(q->http, "Content-Type", "application/fhir+json; charset=utf-8");
	str_add(&q->http->answer, referral_answers_fhir(q, &a));
	return ERR_OK;
}
