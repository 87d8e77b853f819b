/* suggest.c - finds programs to look at instead. */
#include "screener/suggest.h"

#include <string.h>

#include "base/req.h"
#include "directory/search.h"
#include "screener/walk.h"

/* The published screeners of the programs that may be suggested. */
struct asking { struct screener_version *versions; size_t count; };

static bool is_asked(const struct walk *w, int64_t program_id)
{
	for (size_t part = 0; part < w->draft.count; part++)
		if (w->draft.parts[part].program_id == program_id)
			return true;
	return false;
}

static enum err find_screeners(struct req *q, const struct program *const *programs, size_t count, struct asking *a)
{
	int64_t ids[PROGRAMS_MANY];
	size_t n = 0;

	*a = (struct asking){ NULL, 0 };
	for (size_t i = 0; i < count; i++)
		if (programs[i]->screener_id)
			ids[n++] = programs[i]->id;
	return n ? screener_published(q, ids, n, &a->versions, &a->count) : ERR_OK;
}

/* The same question, as a copied or imported one is: an id alone may be another's by chance ("q1"). */
static bool is_same(const struct question *one, const struct question *other)
{
	return one->kind == other->kind && text_equal(one->wording, other->wording) && one->option_count == other->option_count;
}

/* Those of the answers whose questions another program asks, too. */
static struct answers shared_answers(struct req *q, const struct screener *own, const struct answers *given,
	const struct screener *other)
{
	struct answers shared = { NULL, 0 };

	for (size_t i = 0; i < own->count; i++) {
		int at = question_find(other, own->questions[i].id);
		const struct answer *answer = answers_find(given, own->questions[i].id);

		if (at >= 0 && answer && is_same(&own->questions[i], &other->questions[at]))
			answers_put(q->arena, &shared, answer);
	}
	return shared;
}

static bool rules_out(struct req *q, const struct walk *w, size_t part, const struct asking *a, const struct program *p)
{
	struct outcome_reasons why;

	for (size_t i = 0; i < a->count; i++)
		if (a->versions[i].program_id == p->id) {
			const struct screener *other = &a->versions[i].screener;
			struct answers shared = shared_answers(q, walk_screener(w, part), &w->draft.parts[part].answers, other);

			return screener_outcome(q->arena, other, &shared, w->asks_contact, &why) == OUTCOME_may_not_be_eligible;
		}
	return false;
}

/* Nobody compares more of those that nobody chose for them. */
#define FOUND_MOST 2

/* programs: at most PROGRAMS_MANY, of which it takes at most so many. */
static enum err take(struct req *q, const struct walk *w, size_t part, const struct program *const *programs, size_t count,
	size_t most, struct suggestions *s)
{
	struct asking a;
	enum err e = find_screeners(q, programs, count, &a);

	for (size_t i = 0; !e && i < count && s->count < most; i++) {
		const struct program *p = programs[i];

		if (p->retired || program_capacity(q, p) == CAPACITY_closed || is_asked(w, p->id))
			continue;
		if (!rules_out(q, w, part, &a, p))
			s->of[s->count++] = p;
	}
	return e;
}

static enum err suggest_chosen(struct req *q, const struct walk *w, size_t part, struct suggestions *s)
{
	const char *ids[PROGRAMS_MANY], *next = walk_screener(w, part)->suggest;
	const struct program *all[PROGRAMS_MANY];
	struct program *programs;
	size_t n = 0, count;
	enum err e;

	while (n < COUNT(ids) && *(next += strspn(next, " \r\n"))) {
		size_t length = strcspn(next, " \r\n");

		ids[n++] = arena_bytes(q->arena, next, length);
		next += length;
	}
	if (!n || (e = program_several(q, ids, n, &programs, &count)) == ERR_MISSING)
		return ERR_OK;
	for (size_t i = 0; !e && i < count; i++)
		all[i] = &programs[i];
	return e ? e : take(q, w, part, all, count, SUGGEST_MOST, s);
}

/* The first need that the program serves, and its place. */
static enum err ask_for(struct req *q, int64_t program_id, struct search *asked)
{
	struct program_place *places;
	unsigned needs = 0;
	size_t count;
	enum err e;

	*asked = (struct search){ .need = -1, .page = 1 };
	if ((e = program_needs(q, program_id, &needs)) || !needs)
		return e;
	while (!(needs & 1u << ++asked->need))
		;
	if ((e = program_places(q, program_id, &places, &count)))
		return e;
	if (count && !places[0].confidential)
		asked->near = places[0].postal_code;
	return ERR_OK;
}

static enum err suggest_found(struct req *q, const struct walk *w, size_t part, struct suggestions *s)
{
	const struct program *all[PROGRAMS_MANY];
	struct search_result r;
	struct search asked;
	enum err e = ask_for(q, w->draft.parts[part].program_id, &asked);

	if (e || asked.need < 0)
		return e;
	if ((e = search_programs(q, &asked, &r)))
		return e;
	_Static_assert(SEARCH_PAGE <= PROGRAMS_MANY, "a page of programs is taken at once");
	for (size_t i = 0; i < r.count; i++)
		all[i] = &r.found[i].program;
	return take(q, w, part, all, r.count, FOUND_MOST, s);
}

enum err suggest(struct req *q, const struct walk *w, size_t part, struct suggestions *s)
{
	enum err e;

	s->count = 0;
	if ((e = suggest_chosen(q, w, part, s)))
		return e;
	return s->count ? ERR_OK : suggest_found(q, w, part, s);
}
