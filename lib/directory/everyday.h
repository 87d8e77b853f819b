/* everyday - the words that people use when they search, and the words that these also find: the table everyday.def, by stems
 * (word.h).
 *
 * A phrase is a sequence of stems, without words that distinguish nothing, such as "the". */
#ifndef HANDRAIL_EVERYDAY_H
#define HANDRAIL_EVERYDAY_H

#include <stdbool.h>
#include <stddef.h>

#define MEANING_WORDS 4

/* Words that a typed phrase also finds; of several, all must occur. */
struct meaning {
	const char *stems[MEANING_WORDS];
	size_t count;
	const struct meaning *next;
};

/* The number of stems, from the first one on, that make the longest phrase with a meaning; 0 if there is none. Sets the
 * first of its meanings. */
size_t everyday_phrase(const char *const *stems, size_t count, const struct meaning **meanings);

/* True for a word that people put around a search: "help", "need". */
bool everyday_is_weak(const char *stem);

/* True if stems that follow each other form a phrase of danger. */
bool everyday_is_danger(const char *const *stems, size_t count);

#endif
