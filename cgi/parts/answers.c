/* answers.c - shows the answers that came with a referral. */
#include "parts/answers.h"

#include "base/clock.h"
#include "base/day.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "parts/outcome.h"
#include "web/page.h"

static const char *word(struct req *q, const char *name) { return words(q, q->language, "lists", name); }

static void show_reasons(struct req *q, struct tpl *t, const struct outcome_reasons *why)
{
	page_flag(q, t, "has_reasons", why->count);
	for (size_t i = 0; i < why->count; i++)
		page_text(q, tpl_section(t, "reasons"), "reason", why->of[i].text);
}

/* The meaning of the answer by itself, unless it means nothing. */
static void show_flag(struct req *q, struct tpl *t, const struct question *of, const struct answers *answers)
{
	struct outcome_reasons why;
	enum outcome o = referral_answer_outcome(q, of, answers, &why);

	if (o == OUTCOME_may_be_eligible)
		return;
	t = tpl_section(t, "flagged");
	outcome_show(q, t, o);
	page_text(q, t, "flag_reason", why.count ? why.of[0].text : "");
}

/* A day as people write it; as it is stored if it is long ago. */
static const char *day_words(struct req *q, const char *stored)
{
	int day = day_from_text(stored, false);

	return day ? words_date(q, q->language, DAYS((instant)day), "UTC") : stored;
}

static void show_question(struct req *q, struct tpl *t, const struct referral_answers *a, size_t question,
	const struct answer_words *w)
{
	const struct question *of = &a->version.screener.questions[question];
	const char *text = referral_answer_text(q, a, question, w);

	tpl_set(t, "question", of->id);
	page_text(q, t, "wording", of->wording);
	page_text(q, t, "answer", of->kind == QUESTION_date ? day_words(q, text) : text);
	show_flag(q, t, of, &a->answers);
}

void answers_show(struct req *q, struct tpl *page, const struct referral *r, const struct referral_answers *a)
{
	const struct answer_words w = { word(q, "answer_yes"), word(q, "answer_no"), "\n" };
	const struct screener *s = &a->version.screener;
	struct tpl *t = tpl_include(page, "answers_part", q->language, "parts/answers");
	struct outcome_reasons why;

	(void)screener_outcome(q->arena, s, &a->answers, a->shows_contact, &why);
	outcome_show(q, t, (enum outcome)r->outcome);
	show_reasons(q, t, &why);
	for (size_t i = 0; i < s->count; i++)
		if (referral_answers_asked(a, i))
			show_question(q, tpl_section(t, "questions"), a, i, &w);
}
