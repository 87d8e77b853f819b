/* word - the words of a text, as the search compares them.
 *
 * A word is compared by its stem: without case, accents, plural and some other endings of English and Spanish, so that
 * "Pantries" and "pantry" agree, and "clínica" and "clinic". A stem need not be a word of the language; all forms of a word
 * must only have the same stem, and different words different stems. Scripts that write no blanks between words (Chinese,
 * Japanese, Thai, Lao, Khmer, Burmese) give each pair of neighbouring characters as a word.
 *
 * The index of the search holds stems. A change of the rules, or of everyday.def, needs a step in schema/ that puts
 * every program into search_stale. */
#ifndef HANDRAIL_WORD_H
#define HANDRAIL_WORD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define WORD_ROOM 64	/* bytes of a word with its NUL; longer ones are cut */

/* Calls each() for every word that distinguishes something (everyday.def), in order. plain is the word in lower case without
 * accents, stem is its stem. Both live until each() returns. */
void word_each(struct arena *a, const char *text, void (*each)(void *data, const char *plain, const char *stem), void *data);

/* The stem of a word that is in lower case and without accents. */
void word_stem(const char *plain, char stem[WORD_ROOM]);

/* True for a word of a script that writes no blanks. */
bool word_is_unspaced(const char *plain);

#endif
