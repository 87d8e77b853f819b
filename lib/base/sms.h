/* sms - counts the parts of a text message, and shortens names to fit one.
 *
 * A text goes out in parts. If all its characters are in GSM's 7-bit alphabet,
 * a single part holds 160 septets; a part of several holds 153. Characters of
 * the extension table ([ ] { } \ ^ ~ | and the euro) take two septets, never
 * split between parts. Any other character makes the whole text UCS-2: 70 units
 * in a single part, 67 in each of several; characters beyond U+FFFF take two.
 * Sources: 3GPP TS 23.038 (alphabets), TS 23.040 (parts). */
#ifndef HANDRAIL_SMS_H
#define HANDRAIL_SMS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define SMS_PARTS 2		/* the most parts of any text that we send */

bool sms_is_gsm(const char *text);
/* The number of parts that the text takes. */
size_t sms_parts(const char *text);

/* Replaces typographic quotation marks, dashes and blanks by those of GSM's alphabet. */
char *sms_plain(struct arena *a, const char *text);

/* Removes accents that GSM's alphabet lacks ("í" becomes "i"; "é", which it has, stays).
 * Letters of other scripts stay, so such a text is UCS-2. */
char *sms_unaccented(struct arena *a, const char *text);

/* Cuts name to most characters, between words if one ends near, never inside a grapheme
 * cluster, and appends three dots. A name that fits comes back unchanged. */
const char *sms_shortened(struct arena *a, const char *name, size_t most);

#endif
