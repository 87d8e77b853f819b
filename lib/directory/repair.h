/* repair - mends text that was garbled on its way into a directory, if the original is certain. */
#ifndef HANDRAIL_REPAIR_H
#define HANDRAIL_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A copy in which every invalid byte and character (surrogates, non-characters)
 * is U+FFFD; *repaired is set if there was one. */
char *repair_utf8(struct arena *a, const char *bytes, size_t length, bool *repaired);

/* How a file's bytes look: the characters of several bytes that are whole in UTF-8, and the bytes that are not.
 * Begins as { 0 }; takes a file piece by piece. */
struct encoding {
	size_t whole, broken;
	int expected;			/* bytes still missing of the character being read */
};
void encoding_count(struct encoding *e, const char *bytes, size_t length);

/* True for a file that is not UTF-8 as a whole: it has broken bytes, and more of them than whole characters. Such
 * files are Windows-1252, the fallback of Western text (WHATWG Encoding) and what Excel writes as CSV. */
bool encoding_is_windows(const struct encoding *e);

/* Decodes the bytes that are not valid UTF-8 as Windows-1252. The five bytes that it leaves undefined stay as they are. */
char *repair_windows(struct arena *a, const char *bytes, size_t length);

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
