/* dial - finds the telephone numbers in a sentence, so that a page can make them links.
 *
 * "In danger? Call 911, or text 741741." has the words "In danger? Call ", the number 911, the words ", or text ", the
 * short code 741741, and the words ".". */
#ifndef HANDRAIL_DIAL_H
#define HANDRAIL_DIAL_H

#include <stddef.h>

struct arena;

struct dial_part {
	const char *text;		/* as it stands in the sentence */
	const char *call;		/* to dial: E.164, or a short number such as 988; "" if there is nothing to call */
	const char *message;		/* a short code that takes texts only; "" if there is none */
};

/* Splits a sentence into words and numbers, in order; their texts together are the sentence. These are numbers: a whole number
 * of the country (phone_normal()); three digits (911, 988, 112); six digits that begin with 116, the European helplines; five
 * or six digits in one piece, a short code for texts. Other digits, such as "24 hours", are words. */
size_t dial_parts(struct arena *a, const char *sentence, const char *country, struct dial_part **parts);

#endif
