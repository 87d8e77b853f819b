/* search - finding programs by words, need, place, language and opening hours.
 *
 * A search costs a few statements, whatever the directory's size: one for the
 * keys of the first SEARCH_FEW (which is also the count), one each for what the
 * cards of the page show, their languages and their hours. Only who reads beyond
 * those has the keys of SEARCH_MOST looked up.
 *
 * Order: nearest first when a place is given; else by how well the words fit,
 * those whose name holds them all first; else by name.
 *
 * Words: each must occur, as the beginning of a word; plural endings of English
 * do not matter. When nothing has all of them, what has some of them is found.
 * Words that are too short or too common to be indexed are left out, and so is
 * what people say around it ("help", "need") when something else was typed; when
 * nothing else was typed, programs are found in whose names a word begins so. */
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
	const char *q;			/* as typed; "" or NULL: any; likewise below */
	int need;			/* enum need; -1: any */
	const char *near;		/* a town, a postal code, or "latitude,longitude" */
	int within;			/* miles or kilometres (search_in_miles); 0: search_within() */
	const char *language;		/* BCP 47 */
	bool open;			/* at q->now, on the wall clock of the site */
	int page;			/* 1 to SEARCH_PAGES; past the end gives the last one */
};

struct found {
	struct program program;
	double distance;		/* miles or kilometres; -1 when no place was given */
	const char **languages;
	size_t language_count;
	struct program_hours *hours;
	size_t hour_count;
};

struct search_result {
	struct found *found;		/* those of the page */
	size_t count;
	size_t all;			/* how many there are, up to SEARCH_FEW; on pages beyond, to SEARCH_MOST */
	bool more;			/* there are more than that */
	bool some_words;		/* nothing has all the words; these have some */
	bool near_unknown;		/* the place is not in the directory: it was left out */
	const char *place;		/* the place's name as the directory writes it; NULL when none */
	int page, pages;
	bool next;			/* there is a page behind this one */
};

/* Fails with the database only: what cannot be understood is left out, as told above. */
enum err search_programs(struct req *q, const struct search *s, struct search_result *r);

/* Sites in the United States count miles, others kilometres. */
bool search_in_miles(const struct req *q);

/* Distances that people choose from, ending with 0; the one taken when none is chosen. */
extern const int search_distances[];
int search_within(void);

/* The languages that the directory knows of, as tags. */
enum err search_languages(struct req *q, const char ***languages, size_t *count);

/* ---- open now ---- */

enum open_state {
	HOURS_UNKNOWN,
	HOURS_OPEN,			/* until closes */
	HOURS_ALWAYS,			/* open for a week to come */
	HOURS_LATER			/* opens */
};

struct opening {
	enum open_state state;
	int closes;			/* minutes after midnight, below 1440 */
	int opens;			/* likewise */
	int days;			/* until it opens: 0 today, 1 tomorrow, to 7 */
	int weekday;			/* on which it opens */
};

/* How weekly hours stand at a moment of the wall clock: weekday 0 to 6, minute 0 to 1439. */
struct opening opening_at(const struct program_hours *hours, size_t count, int weekday, int minute);

/* The same at q->now, on the wall clock of the site. */
struct opening opening_now(const struct req *q, const struct program_hours *hours, size_t count);

#endif
