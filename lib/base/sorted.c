/* sorted.c - finds a row by its number. */
#include "base/sorted.h"

#include <stdlib.h>
#include <string.h>

static int by_number(const void *number, const void *row)
{
	int64_t wanted, found;

	memcpy(&wanted, number, sizeof(wanted));
	memcpy(&found, row, sizeof(found));
	return (wanted > found) - (wanted < found);
}

const void *sorted_find(const void *rows, size_t count, size_t size, int64_t number)
{
	return count ? bsearch(&number, rows, count, size, by_number) : NULL;
}
