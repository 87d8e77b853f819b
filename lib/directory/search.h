/* search - finds programs by words, need, place, language and opening hours.
 *
 * A search costs a few statements, however large the directory: some for the keys
 * of the first SEARCH_FEW programs (which also count them), one for which of them
 * are open, and one each for what the page's cards show, their languages and their
 * hours. The keys of SEARCH_MOST are looked up only for readers who page beyond SEARCH_FEW.
 *
 * Order: if a place is given or no words, those of the first SEARCH_FEW that are open now
 * come first. (A search by words alone may be for one program by its name.) Then nearest
 * first if a place is given. Otherwise by relevance: names that contain all the words
 * first, then by where the words stand (name, other titles, summary, body) and how rare
 * they are. Without words, by name.
 *
 * Words: each must occur, in any of its forms, or something that it means
 * (everyday.def). A word that no program has is completed or corrected
 * (search_words.h). If nothing has all words, programs with some are found. Words
 * that people put around a search ("help", "need") count only if nothing else was typed.
 *
 * Near a place, programs at no place and helplines are listed apart. An unknown place
 * finds nothing, because a list would look as if it were near that place. */
#ifndef HANDRAIL_SEARCH_H
#define HANDRAIL_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "directory/place.h"
#include "directory/program.h"
#include "directory/schedule.h"

struct req;

#define SEARCH_PAGE 25
#define SEARCH_PAGES 40
#define SEARCH_MOST (SEARCH_PAGE * SEARCH_PAGES)
#define SEARCH_FEW (SEARCH_PAGE * 4)
#define SEARCH_DISTANCES 6	/* to choose from */
#define SEARCH_APART 10		/* programs listed apart */

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
	struct schedule schedule;	/* without notes */
	int64_t location_id;		/* if its hours differ by place: the place of this distance and these hours; else 0 */
	const char *place_name;		/* its name; NULL if there is no such place */
};

/* How many of the programs found speak a language. */
struct tongue_count { const char *language; int64_t programs; };

struct search_result {
	struct found *found;		/* the programs of this page */
	size_t count;
	size_t all;			/* number found, up to SEARCH_FEW; on pages beyond, up to SEARCH_MOST */
	bool more;			/* there are more than all */
	bool open_first;		/* those that are open now stand first */
	int open_count;			/* of all: open now; -1 if that is not known */
	int within_count[SEARCH_DISTANCES];	/* of all: as near as search_distances[i]; -1 if that is not known */
	struct tongue_count *tongues;	/* languages of `all`; none if that is not known */
	size_t tongue_count;
	bool some_words;		/* nothing has all the words; these have some */
	bool danger;			/* the words tell of danger */
	const char *corrected;		/* a word that was looked for instead of the typed one; NULL if none */
	bool near_unknown;		/* the place is not known, so nothing was looked for */
	const char *place;		/* the place's name as the directory writes it; NULL if none */
	const char *other_places[PLACE_OTHERS];	/* other places of the same name, to be typed as they are written here */
	size_t other_place_count;
	int page, pages;
	bool next;			/* there is a page after this one */
	struct found *apart;		/* near a place: programs at no place, and helplines; on the first page only */
	size_t apart_count;
};

/* Fails only if the database does. Ignores input that it cannot understand, as described above. */
enum err search_programs(struct req *q, const struct search *asked, struct search_result *r);

/* Some of the programs that are open now, at most SEARCH_PAGE: those whose hours of the day end last. It reads the index of
 * closing times from its end and counts nothing, so it need not read all programs to find a few. */
enum err search_open_now(struct req *q, size_t most, struct found **found, size_t *count);

#define SEARCH_NEAREST 4	/* needs */

/* A need that is near to a search, and its programs there. */
struct near_need {
	size_t all;			/* number found, up to SEARCH_FEW */
	int need;			/* enum need */
	int open;			/* of all: open now */
	int nearness;			/* 2: the search is about it; 1: a neighbor of such a need; 0: any other */
	bool more;			/* there are more than all; then open is -1 */
};

/* The needs that are nearest to a search, near its place: first those of its words and the need asked for, then their
 * neighbors (needs.def), then those with most that is open now. Only needs that some program there serves. */
enum err search_nearest(struct req *q, const struct search *asked, struct near_need nearest[SEARCH_NEAREST], size_t *count);

/* True for sites in the United States; others use kilometres. */
bool search_in_miles(const struct req *q);

/* The distances to choose from, ending with 0; search_within() is the default. */
extern const int search_distances[SEARCH_DISTANCES + 1];
int search_within(void);

/* The languages in the directory, as tags. */
enum err search_languages(struct req *q, const char ***languages, size_t *count);

#endif
