/* sms - what a text message costs, and how names are made to fit one.
 *
 * A text goes out in parts. When all of its characters are in GSM's alphabet
 * of seven bits, one part holds 160 places and each of several 153; characters
 * of the extension table ([ ] { } \ ^ ~ | and the euro) take two places, which
 * one part holds together. One other character makes the whole text UCS-2: 70
 * units, and 67 in each of several; what lies beyond U+FFFF takes two.
 * Sources: 3GPP TS 23.038 (alphabets), TS 23.040 (parts). */
#ifndef HANDRAIL_SMS_H
#define HANDRAIL_SMS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define SMS_PARTS 2		/* no text of ours takes more */

bool sms_is_gsm(const char *text);
/* In how many parts it goes out. */
size_t sms_parts(const char *text);

/* Typographic signs as GSM's alphabet has them: quotation marks, dashes, blanks. */
char *sms_plain(struct arena *a, const char *text);

/* Letters that GSM's alphabet lacks without their accents ("í" becomes "i"; "é", which it has, stays).
 * Letters of other scripts stay as they are, and the text is UCS-2 then. */
char *sms_unaccented(struct arena *a, const char *text);

/* At most so many characters, cut between words where one ends near, never within what people take
 * for one character, with three dots behind. What is short enough comes back as it is. */
const char *sms_shortened(struct arena *a, const char *name, size_t most);

#endif
