/* repair - mending text that was mangled on its way into a directory, only where that is certain. */
#ifndef HANDRAIL_REPAIR_H
#define HANDRAIL_REPAIR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A copy in which each byte that is no UTF-8, and each character that is none
 * (surrogates, non-characters), is U+FFFD; *repaired when there was one. */
char *repair_utf8(struct arena *a, const char *bytes, size_t length, bool *repaired);

/* Backslash-n, backslash-r-n and backslash-t, written out as two characters
 * by a careless export, become what they stand for. */
char *repair_breaks(struct arena *a, const char *text);

/* UTF-8 that was read once as CP1252, CP437 or CP850 and written as UTF-8
 * again: runs of characters that are, byte for byte, one whole UTF-8 text in
 * such a code page become that text; also the form that lost its first
 * character to a G (right quote as G, C with cedilla, O with diaeresis), and
 * letters of Latin-1 that begin with + behind a letter. */
char *repair_decoding(struct arena *a, const char *text);

/* HTML's &amp; &#39; &#x2019; become characters. Once: what comes out is not looked at again. */
char *repair_entities(struct arena *a, const char *text);

#endif
