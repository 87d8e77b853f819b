/* search - finds programs by words, need, place, language and opening hours.
 *
 * A search costs a few statements, however large the directory: one for the keys
 * of the first SEARCH_FEW programs (which also counts them), and one each for
 * what the page's cards show, their languages and their hours. The keys of
 * SEARCH_MOST are looked up only for readers who page beyond SEARCH_FEW.
 *
 * Order: nearest first if a place is given. Otherwise by relevance, with names
 * that contain all the words first. Without words, by name.
 *
 * Words: each must occur as the beginning of a word; plural endings of English
 * are ignored. If nothing has all words, programs with some are found. Words too
 * short or too common for the index are dropped, and so are words that people
 * put around a search ("help", "need") unless nothing else was typed. If no word
 * is left, the search finds names in which a word begins with the text. */
#ifndef HANDRAIL_SEARCH_H
#define HANDRAIL_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "directory/program.h"

struct req;

#define SEARCH_PAGE 25
#define SEARCH_PAGES 40
#define SEARCH_MOST (SEARCH_PAGE * SEARCH_PAGES)
#define SEARCH_FEW (SEARCH_PAGE * 4)

struct search {
	const char *q;			/* as typed; "" or NULL for any; likewise below */
	int need;			/* enum need; -1 for any */
	const char *near;		/* a town, a postal code, or "latitude,longitude" */
	int within;			/* miles or kilometres (search_in_miles); 0 means search_within() */
	const char *language;		/* BCP 47 */
	bool open;			/* open at q->now, on the wall clock of the site */
	int page;			/* 1 to SEARCH_PAGES; past the end means the last one */
};

struct found {
	struct program program;
	double distance;		/* miles or kilometres; -1 without a place */
	const char **languages;
	size_t language_count;
	struct program_hours *hours;
	size_t hour_count;
};

struct search_result {
	struct found *found;		/* the programs of this page */
	size_t count;
	size_t all;			/* number found, up to SEARCH_FEW; on pages beyond, up to SEARCH_MOST */
	bool more;			/* there are more than all */
	bool some_words;		/* nothing has all the words; these have some */
	bool near_unknown;		/* the directory does not have the place, so it was ignored */
	const char *place;		/* the place's name as the directory writes it; NULL if none */
	int page, pages;
	bool next;			/* there is a page after this one */
};

/* Fails only if the database does. Ignores input that it cannot understand, as described above. */
enum err search_programs(struct req *q, const struct search *s, struct search_result *r);

/* True for sites in the United States; others use kilometres. */
bool search_in_miles(const struct req *q);

/* The distances to choose from, ending with 0; search_within() is the default. */
extern const int search_distances[];
int search_within(void);

/* The languages in the directory, as tags. */
enum err search_languages(struct req *q, const char ***languages, size_t *count);

#endif
