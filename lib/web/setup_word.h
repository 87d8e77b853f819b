/* setup_word - checks the word that opens /setup.
 *
 * Without it, the first visitor of a new installation would own it. So its owner, with access to the program's folder,
 * makes a file there and types a word into it; the page asks for that word. Wrong tries are counted in a file beside it, as
 * there is no database yet; a new word begins a new count. */
#ifndef HANDRAIL_SETUP_WORD_H
#define HANDRAIL_SETUP_WORD_H

#include <stdbool.h>

#include "base/err.h"

struct req;

#define SETUP_WORD_FILE "setup-code.txt"
#define SETUP_WORD_LEAST 8		/* bytes */

enum setup_word {
	SETUP_WORD_NONE,		/* there is no file with a word */
	SETUP_WORD_SHORT,		/* the word in the file has fewer than SETUP_WORD_LEAST bytes */
	SETUP_WORD_WRONG,
	SETUP_WORD_RIGHT
};

/* RIGHT if a word in the file can open the page. */
enum setup_word setup_word_kept(struct req *q, const char *folder);

/* Compares what was typed, in constant time. ERR_LIMIT after too many wrong tries, with q->over. */
enum err setup_word_try(struct req *q, const char *folder, const char *typed, enum setup_word *found);

/* Removes both files. Returns false if the word's file stays. */
bool setup_word_end(struct req *q, const char *folder);

#endif
