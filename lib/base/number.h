/* number - whole numbers as people type them into a form. */
#ifndef HANDRAIL_NUMBER_H
#define HANDRAIL_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* Parses "12", " 1,200 ", "1.200", "1 200", "+5", "-5", also in Arabic and Persian digits. The separators between groups
 * of three digits must all be the same. False, with *n unchanged, for other text ("1.5") and more than 15 digits. */
bool number_typed(const char *text, int64_t *n);

#endif
