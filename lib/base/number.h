/* number - numbers as people type them into a form. */
#ifndef HANDRAIL_NUMBER_H
#define HANDRAIL_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* Parses "12", " 1,200 ", "1.200", "1 200", "+5", "-5", also in Arabic and Persian digits. The separators between groups of
 * three digits must all be the same. Returns false and leaves *n unchanged for other text ("1.5") and for more than 15
 * digits. */
bool number_typed(const char *text, int64_t *n);

/* Parses the numbers that number_typed() reads, and numbers with one to three digits after a point or comma: "12.5", "1200,50". A
 * comma or point before just three digits separates a group, as above. Returns "12.5": digits, a point, no zeros at the end.
 * Returns NULL for other text, and for more than 12 digits before the point. */
const char *decimal_typed(struct arena *a, const char *text);

/* Compares two such numbers: below 0, 0 or above 0, as strcmp(). */
int decimal_compare(const char *one, const char *other);

#endif
