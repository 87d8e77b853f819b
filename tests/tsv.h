/* tsv - a table of tests/data: lines of cells between tabs, the first one the columns' names.
 *
 * Lines that begin with # are left out. A test that looks up a table, row or
 * column that does not exist ends with its name. tsv_release() frees the table. */
#ifndef HANDRAIL_TESTS_TSV_H
#define HANDRAIL_TESTS_TSV_H

#include <stdbool.h>
#include <stddef.h>

#define TSV_COLUMNS 16

struct tsv {
	const char *path;
	char *text;			/* cut into the cells */
	const char *(*cells)[TSV_COLUMNS];
	size_t lines;			/* the columns' names are line 0 */
	size_t rows;			/* lines below them: 0 to rows - 1 */
};

struct tsv tsv_read(const char *path);
void tsv_release(struct tsv *t);

const char *tsv_cell(const struct tsv *t, size_t row, const char *column);
bool tsv_is(const struct tsv *t, size_t row, const char *column, const char *value);

/* True if both tables are the same, apart from comments. */
bool tsv_same(const struct tsv *a, const struct tsv *b);

#endif
