/* search_words.c - ranks the programs of a query, block by block. */
#include "directory/search_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/sorted.h"
#include "base/str.h"
#include "directory/posting.h"
#include "directory/query_in.h"

/* ---- a block of programs ---- */

/* A word counts most in the name, then in the other titles, the summary, the body. */
static unsigned worth_of(unsigned parts)
{
	return (parts & PART_name ? 16u : 0) + (parts & PART_title ? 6u : 0) + (parts & PART_summary ? 4u : 0)
		+ (parts & PART_body ? 1u : 0);
}

struct block {
	int64_t number;
	unsigned score[POSTING_BLOCK];
	unsigned char met[POSTING_BLOCK];	/* units that are met */
	unsigned char named[POSTING_BLOCK];	/* units that are met by the name */
	unsigned char facts[POSTING_BLOCK];
	unsigned best[POSTING_BLOCK];		/* of the current unit */
	bool in_name[POSTING_BLOCK];
	unsigned sum[POSTING_BLOCK];		/* of the current alternative */
	unsigned char words[POSTING_BLOCK];
};

static const struct term_list *list_of(const struct term *t, int64_t block)
{
	return sorted_find(t->lists, t->count, sizeof(*t->lists), block);
}

/* Meets the unit with the programs that have the word. */
static void meet_by_word(struct block *b, const struct term *t, unsigned worth)
{
	const struct term_list *l = list_of(t, b->number);

	for (size_t i = 0; l && i < l->bytes; i += POSTING_BYTES) {
		struct posting p = posting_read(l->programs + i);
		unsigned value = worth_of(p.parts) * worth;

		if (value > b->best[p.place])
			b->best[p.place] = value;
		b->in_name[p.place] |= (p.parts & PART_name) != 0;
	}
}

/* Meets the unit with the programs that have all of several words. */
static void meet_by_words(struct block *b, const struct query *query, const struct alternative *a)
{
	memset(b->words, 0, sizeof(b->words));
	memset(b->sum, 0, sizeof(b->sum));
	for (size_t w = 0; w < a->count; w++) {
		const struct term_list *l = list_of(&query->terms[a->terms[w]], b->number);

		for (size_t i = 0; l && i < l->bytes; i += POSTING_BYTES) {
			struct posting p = posting_read(l->programs + i);

			b->words[p.place]++;
			b->sum[p.place] += worth_of(p.parts);
		}
	}
	for (size_t i = 0; i < POSTING_BLOCK && a->count; i++) {
		unsigned value = b->sum[i] * a->worth / (unsigned)a->count;

		if (b->words[i] == a->count && value > b->best[i])
			b->best[i] = value;
	}
}

/* A rare word counts more than a common one: 1 for a word of all programs, one more each time that the number halves. */
static unsigned rarity(const struct query *query, const struct unit *u, size_t programs)
{
	size_t bytes = 1;
	unsigned rare = 1;

	for (size_t i = 0; i < u->count; i++)
		bytes += query->terms[u->alternatives[i].terms[0]].bytes;
	for (size_t all = programs * POSTING_BYTES; all > bytes; all /= 2)
		rare++;
	return rare;
}

static void meet_unit(struct block *b, const struct query *query, const struct unit *u, unsigned rare)
{
	memset(b->best, 0, sizeof(b->best));
	memset(b->in_name, 0, sizeof(b->in_name));
	for (size_t i = 0; i < u->count; i++) {
		const struct alternative *a = &u->alternatives[i];

		if (a->count == 1)
			meet_by_word(b, &query->terms[a->terms[0]], a->worth);
		else
			meet_by_words(b, query, a);
	}
	for (size_t i = 0; i < POSTING_BLOCK; i++) {
		b->met[i] = (unsigned char)(b->met[i] + (b->best[i] > 0));
		b->named[i] = (unsigned char)(b->named[i] + b->in_name[i]);
		b->score[i] += b->best[i] * rare;
	}
}

static void note_fact(struct block *b, const struct term *t)
{
	const struct term_list *l = list_of(t, b->number);

	for (size_t i = 0; l && i < l->bytes; i += POSTING_BYTES)
		b->facts[posting_read(l->programs + i).place]++;
}

/* ---- all blocks ---- */

struct ranks {
	struct query *query;
	size_t facts[QUERY_FACTS], fact_count;	/* indexes of query->terms */
	struct ranking all, some;
	unsigned rare[QUERY_UNITS];
};

/* Names with all the words come first; then, among programs with some words, those with more of them. */
#define ALL_IN_NAME (1u << 20)
#define EACH_UNIT (1u << 16)

static void rank_program(struct ranks *r, const struct block *b, size_t i)
{
	size_t units = r->query->unit_count;
	struct ranked p = { b->number * POSTING_BLOCK + (int64_t)i, b->score[i] };

	if (b->facts[i] != r->fact_count || (units && !b->met[i]))
		return;
	if (units && b->named[i] == units)
		p.score += ALL_IN_NAME;
	if (b->met[i] == units) {
		r->all.all[r->all.count++] = p;
		return;
	}
	p.score += b->met[i] * EACH_UNIT;
	r->some.all[r->some.count++] = p;
}

static void rank_block(struct ranks *r, struct block *b, int64_t number)
{
	memset(b, 0, sizeof(*b));
	b->number = number;
	for (size_t i = 0; i < r->query->unit_count; i++)
		meet_unit(b, r->query, &r->query->units[i], r->rare[i]);
	for (size_t i = 0; i < r->fact_count; i++)
		note_fact(b, &r->query->terms[r->facts[i]]);
	for (size_t i = 0; i < POSTING_BLOCK; i++)
		rank_program(r, b, i);
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The blocks in which some list has programs, in order. */
static int64_t *blocks_of(struct req *q, const struct query *query, size_t *count)
{
	size_t all = 0, n = 0;
	int64_t *blocks;

	for (size_t i = 0; i < query->term_count; i++)
		all += query->terms[i].count;
	blocks = arena_array(q->arena, all + 1, sizeof(*blocks));
	for (size_t i = 0; i < query->term_count; i++)
		for (size_t j = 0; j < query->terms[i].count; j++)
			blocks[n++] = query->terms[i].lists[j].block;
	qsort(blocks, n, sizeof(*blocks), by_number);
	*count = 0;
	for (size_t i = 0; i < n; i++)
		if (!i || blocks[i] != blocks[i - 1])
			blocks[(*count)++] = blocks[i];
	return blocks;
}

/* The most programs that can be found: those of the longest lists. */
static size_t most_found(const struct query *query)
{
	size_t bytes = 0;

	for (size_t i = 0; i < query->term_count; i++)
		bytes += query->terms[i].bytes;
	return bytes / POSTING_BYTES + 1;
}

enum err query_rank(struct req *q, struct query *query, const char *const *facts, size_t fact_count, struct ranking *ranking)
{
	struct block *b = ARENA_NEW(q->arena, struct block);
	struct ranks r = { .query = query };
	int64_t *blocks;
	size_t count, most;
	enum err e;

	for (size_t i = 0; i < fact_count; i++)
		if (facts[i])
			r.facts[r.fact_count++] = query_term(query, facts[i]);
	if ((e = query_load(q, query)))
		return e;
	blocks = blocks_of(q, query, &count);
	most = most_found(query);
	r.all.all = arena_array(q->arena, most, sizeof(*r.all.all));
	r.some.all = arena_array(q->arena, most, sizeof(*r.some.all));
	for (size_t i = 0; i < query->unit_count; i++)
		r.rare[i] = rarity(query, &query->units[i], count * POSTING_BLOCK);
	for (size_t i = 0; i < count; i++)
		rank_block(&r, b, blocks[i]);
	r.some.some_words = r.some.count > 0;
	*ranking = r.all.count ? r.all : r.some;
	return ERR_OK;
}

/* ---- the best of them ---- */

static int by_score(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

static void swap(struct ranked *a, struct ranked *b)
{
	struct ranked was = *a;

	*a = *b;
	*b = was;
}

/* Moves the best `count` to the front, in any order (quickselect). */
static void select_best(struct ranked *all, size_t length, size_t count)
{
	size_t low = 0, high = length;

	while (high - low > 1 && count > low && count < high) {
		struct ranked pivot = all[low + (high - low - 1) / 2];
		size_t i = low, j = high - 1;

		for (;;) {
			while (by_score(&all[i], &pivot) < 0)
				i++;
			while (by_score(&all[j], &pivot) > 0)
				j--;
			if (i >= j)
				break;
			swap(&all[i++], &all[j--]);
		}
		if (count <= j + 1)
			high = j + 1;
		else
			low = j + 1;
	}
}

void ranking_sort(struct ranking *r, size_t from, size_t count)
{
	if (from + count > r->count)
		count = r->count - from;
	select_best(r->all + from, r->count - from, count);
	qsort(r->all + from, count, sizeof(*r->all), by_score);
}
