/* screener_outcome.c - which questions a person is asked, and what the answers lead to. */
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/str.h"
#include "screener/screener.h"

/* ---- answers ---- */

const struct answer *answers_find(const struct answers *of, const char *question_id)
{
	for (size_t i = 0; i < of->count; i++)
		if (text_equal(of->of[i].id, question_id))
			return &of->of[i];
	return NULL;
}

static bool has_value(const struct answer *a, const char *value)
{
	for (size_t i = 0; a && i < a->count; i++)
		if (text_equal(a->values[i], value))
			return true;
	return false;
}

/* ---- shown ---- */

/* The question that shows this one, if it comes before it; s->count otherwise. */
static size_t shower(const struct screener *s, size_t i)
{
	for (size_t earlier = 0; earlier < i; earlier++)
		if (text_equal(s->questions[earlier].id, s->questions[i].shown_if))
			return earlier;
	return s->count;
}

/* Walks from question to earlier question, so it ends. */
bool question_is_shown(const struct screener *s, size_t i, const struct answers *a, bool asks_contact)
{
	for (;;) {
		const struct question *of = &s->questions[i];

		if (of->asks_contact && !asks_contact)
			return false;
		if (text_is_empty(of->shown_if))
			return true;
		if ((i = shower(s, i)) == s->count || !has_value(answers_find(a, of->shown_if), of->shown_if_answer))
			return false;
	}
}

struct answers answers_shown(struct arena *a, const struct screener *s, const struct answers *all, bool asks_contact)
{
	struct answers kept = { arena_array(a, s->count + 1, sizeof(*kept.of)), 0 };

	for (size_t i = 0; i < s->count; i++) {
		const struct answer *given = answers_find(all, s->questions[i].id);

		if (given && given->count && question_is_shown(s, i, all, asks_contact))
			kept.of[kept.count++] = *given;
	}
	return kept;
}

/* ---- outcome ---- */

static const enum outcome flag_outcomes[FLAGS] = {
#define FLAG(slug, outcome) [FLAG_##slug] = OUTCOME_##outcome,
#include "screener/flags.def"
#undef FLAG
};

struct finding { const struct screener *s; enum outcome outcome; struct outcome_reasons *why; };

/* A worse outcome forgets the reasons of a better one. */
static void find(struct finding *f, const struct question *of, enum flag flag, const char *reason)
{
	enum outcome o = flag_outcomes[flag];

	if (!flag || o < f->outcome)
		return;
	if (o > f->outcome)
		f->why->count = 0;
	f->outcome = o;
	if (!text_is_empty(reason))
		f->why->of[f->why->count++] = (struct outcome_reason){ of->id, reason };
}

static void find_in_choices(struct arena *a, struct finding *f, const struct question *of, const struct answer *given)
{
	for (size_t i = 0; i < of->option_count; i++)
		if (has_value(given, question_option_value(a, of, i)))
			find(f, of, of->options[i].flag, of->options[i].reason);
}

/* Below 0, 0 or above 0, as strcmp(). Days compare as text. */
static int compare(const struct question *of, const char *value, const char *limit)
{
	return of->kind == QUESTION_number ? decimal_compare(value, limit) : strcmp(value, limit);
}

static void find_in_range(struct finding *f, const struct question *of, const char *value)
{
	if (!text_is_empty(of->flag_below) && compare(of, value, of->flag_below) < 0)
		find(f, of, FLAG_may_not, of->reason_below);
	if (!text_is_empty(of->flag_above) && compare(of, value, of->flag_above) > 0)
		find(f, of, FLAG_may_not, of->reason_above);
}

enum outcome screener_outcome(struct arena *a, const struct screener *s, const struct answers *answers, bool asks_contact,
	struct outcome_reasons *why)
{
	struct finding f = { s, OUTCOME_may_be_eligible, why };
	struct answers shown = answers_shown(a, s, answers, asks_contact);

	*why = (struct outcome_reasons){ arena_array(a, shown.count * OPTIONS_MOST + 1, sizeof(*why->of)), 0 };
	for (size_t i = 0; i < shown.count; i++) {
		const struct question *of = &s->questions[question_find(s, shown.of[i].id)];

		if (question_has_choices(of))
			find_in_choices(a, &f, of, &shown.of[i]);
		else if (of->kind == QUESTION_number || of->kind == QUESTION_date)
			find_in_range(&f, of, shown.of[i].values[0]);
	}
	return f.outcome;
}
