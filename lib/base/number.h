/* number - whole numbers as people type them into a form. */
#ifndef HANDRAIL_NUMBER_H
#define HANDRAIL_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* "12", " 1,200 ", "1.200", "1 200", "+5", "-5", and digits of Arabic and Persian. Groups of three digits are all
 * parted by the same sign. False for everything else, "1.5" among it, and beyond 15 digits: *n is then unchanged. */
bool number_typed(const char *text, int64_t *n);

#endif
