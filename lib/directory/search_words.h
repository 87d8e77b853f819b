/* search_words - finds the programs that have the typed words, best first, with the index of the search.
 *
 * A query is a list of units, each of which must be met: by a typed word or phrase, or by anything that it means (everyday.h).
 * A word that no program has is taken as the beginning of a word; if that finds nothing, as a word with one wrong letter.
 *
 * The cost is a few rows for each word and 4,096 programs of the directory, however many programs have the word. */
#ifndef HANDRAIL_SEARCH_WORDS_H
#define HANDRAIL_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct req;

#define QUERY_UNITS 10
#define QUERY_TERMS 96
#define QUERY_ALTERNATIVES 24

/* One way to meet a unit: all of these words. */
struct alternative {
	size_t terms[4];	/* indexes of query.terms */
	size_t count;
	unsigned worth;		/* compared with other alternatives */
};

struct unit {
	const char *plain, *stem;	/* of its only word; NULL for a phrase */
	struct alternative alternatives[QUERY_ALTERNATIVES];
	size_t count;
};

/* A word, and the lists of the programs that have it. */
struct term {
	const char *word;
	struct term_list { int64_t block; const unsigned char *programs; size_t bytes; } *lists;	/* in the order of blocks */
	size_t count, room;
	size_t bytes;		/* of all lists */
	bool loaded;
};

struct query {
	struct unit units[QUERY_UNITS];
	size_t unit_count;
	struct term terms[QUERY_TERMS];
	size_t term_count;
	bool danger;		/* the words tell of danger */
	const char *corrected;	/* a word that was taken instead of the typed one; NULL if none */
};

struct ranked {
	int64_t id;
	unsigned score;
};

struct ranking {
	struct ranked *all;	/* by id */
	size_t count;
	bool some_words;	/* no program meets all units; these meet some */
};

/* Reads the typed text. Fails only if the database does. */
enum err query_read(struct req *q, const char *typed, struct query *query);

/* Finds the programs that meet all units, or else some of them, and for which all the facts hold (posting.h; a NULL is
 * skipped). */
enum err query_rank(struct req *q, struct query *query, const char *const *facts, size_t fact_count, struct ranking *ranking);

/* Puts the programs in order, the best first: sorts the next `count` of those that follow the first `from`. */
void ranking_sort(struct ranking *r, size_t from, size_t count);

#endif
