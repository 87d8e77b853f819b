/* search_in - what the files behind search.h share: search.c has the course of a search, search_keys.c the statements
 * that find programs, search_cards.c what the page shows of them. */
#ifndef HANDRAIL_SEARCH_IN_H
#define HANDRAIL_SEARCH_IN_H

#include "directory/search.h"
#include "directory/search_words.h"
#include "edge/db.h"

struct key { int64_t id; double distance; };

struct keys { struct key *all; size_t count; };

/* The conditions of a search, for every leading index; NULL for a condition that was not given. */
struct filters {
	int64_t most;			/* number of keys to fetch: one more than is counted shows that there are more */
	struct value need;
	struct value language;
	struct open_days { struct value weekday, minute, day, month_bits; } today, yesterday;	/* for "open now" */
};

/* ---- search_keys.c: each sets *k to the keys that fit the filters, in the order of the page ---- */

enum err keys_without_words(struct req *q, const struct filters *f, const struct place *p, int within, struct keys *k);
enum err keys_by_words(struct req *q, const struct filters *f, struct ranking *r, struct keys *k);
enum err keys_by_words_near(struct req *q, const struct filters *f, struct ranking *r, const struct place *p, int within,
	struct keys *k);

/* Of all programs that are open now, those whose hours of the day end last; the other filters are conditions. most: up to
 * SEARCH_PAGE. */
enum err keys_open_most(struct req *q, const struct filters *f, struct keys *k);

/* Of at most SEARCH_FEW keys: those that are open now, sorted by id. */
enum err keys_open(struct req *q, const struct filters *open, const struct key *keys, size_t count, struct keys *k);

/* Of at most SEARCH_FEW keys: how many speak each language. */
enum err keys_tongues(struct req *q, const struct key *keys, size_t count, struct tongue_count **tongues, size_t *n);

/* ---- search_cards.c ---- */

/* Reads the programs of some keys, with their languages and hours: at most SEARCH_PAGE of them. near (NULL for no place) and
 * open are those of the search, and decide which of a program's places its card shows. */
enum err cards_read(struct req *q, const struct place *near, bool open, const struct key *keys, size_t count,
	struct found **found, size_t *found_count);

#endif
