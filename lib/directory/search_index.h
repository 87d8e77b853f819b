/* search_index - keeps the index of the search: which programs have which words.
 *
 * Code that changes the words, needs, languages or places of a program marks it as stale and renews the index in the same
 * transaction, so that the index always agrees with the programs. Renewing reads the stale programs and changes each word list
 * of their blocks once; it costs a few rows for one program, and some seconds for 100,000. */
#ifndef HANDRAIL_SEARCH_INDEX_H
#define HANDRAIL_SEARCH_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* Marks these programs as stale, inside a transaction. Marking a single program locks its block first, so that one of two
 * simultaneous edits waits before it reads. */
enum err search_index_mark(struct req *q, const int64_t *programs, size_t count);
enum err search_index_mark_retired(struct req *q, instant when);

/* Renews the words of all stale programs, in a transaction. */
enum err search_index_renew(struct req *q);

#endif
