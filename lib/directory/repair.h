/* repair - mends text that was garbled on its way into a directory, if the original is certain. */
#ifndef HANDRAIL_REPAIR_H
#define HANDRAIL_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A copy in which every invalid byte and character (surrogates, non-characters)
 * is U+FFFD; *repaired is set if there was one. */
char *repair_utf8(struct arena *a, const char *bytes, size_t length, bool *repaired);

/* Replaces written-out backslash-n, backslash-r-n and backslash-t, left by careless
 * exports, by the characters they mean. */
char *repair_breaks(struct arena *a, const char *text);

/* Mends UTF-8 that was once read as CP1252, CP437 or CP850 and written as UTF-8
 * again. A run of characters becomes the original text if its bytes in one of these
 * code pages are valid UTF-8. Also mends runs whose first character was turned into
 * a G (right quote as G, C with cedilla, O with diaeresis), and Latin-1 letters that
 * begin with + after a letter. */
char *repair_decoding(struct arena *a, const char *text);

/* Decodes HTML's &amp; &#39; &#x2019; once; does not look at the result again. */
char *repair_entities(struct arena *a, const char *text);

#endif
