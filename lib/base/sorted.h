/* sorted - finds a row in an array that is sorted by its number. */
#ifndef HANDRAIL_SORTED_H
#define HANDRAIL_SORTED_H

#include <stddef.h>
#include <stdint.h>

/* The row with this number; NULL if there is none. Each row, of `size` bytes, begins with an int64_t, and the rows ascend
 * by it. */
const void *sorted_find(const void *rows, size_t count, size_t size, int64_t number);

#endif
