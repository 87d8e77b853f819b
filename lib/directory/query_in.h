/* query_in - what the files behind search_words.h share. */
#ifndef HANDRAIL_QUERY_IN_H
#define HANDRAIL_QUERY_IN_H

#include "directory/search_words.h"

#define QUERY_FACTS 4

/* The index of a word among the query's terms. Adds the word if there is room; otherwise returns the index of the last term. */
size_t query_term(struct query *query, const char *word);

/* Reads the word lists of all terms that are not loaded yet. */
enum err query_load(struct req *q, struct query *query);

/* For a word that no program has: sets *found to the words that begin with it, or sets *found to the most frequent word
 * with one letter changed, added, left out or exchanged with its neighbour. *count is 0 if there is none. */
enum err query_complete(struct req *q, const char *stem, const char ***found, size_t *count);
enum err query_correct(struct req *q, const char *plain, const char **corrected);

#endif
