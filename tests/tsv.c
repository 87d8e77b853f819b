/* tsv - reads the tables of tests/data. */
#include "tsv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

static char *whole(const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = NULL;
	size_t room = 0;

	cr_assert(f, "%s is there", path);
	if (getdelim(&text, &room, '\0', f) < 0)
		cr_assert_fail("%s holds something", path);
	fclose(f);
	return text;
}

static void cut(struct tsv *t, char *line)
{
	char *cell;

	for (size_t i = 0; (cell = strsep(&line, "\t")); i++) {
		cr_assert_lt(i, TSV_COLUMNS, "%s has few columns", t->path);
		t->cells[t->lines][i] = cell;
	}
	t->lines++;
}

struct tsv tsv_read(const char *path)
{
	struct tsv t = { .path = path, .text = whole(path) };
	char *rest = t.text, *line;
	size_t most = strlen(t.text);

	t.cells = calloc(most, sizeof(*t.cells));
	cr_assert(t.cells);
	while ((line = strsep(&rest, "\n")))
		if (*line && *line != '#')
			cut(&t, line);
	cr_assert_gt(t.lines, 0, "%s has a line of names", path);
	t.rows = t.lines - 1;
	return t;
}

void tsv_release(struct tsv *t)
{
	free(t->cells);
	free(t->text);
}

const char *tsv_cell(const struct tsv *t, size_t row, const char *column)
{
	const char *cell = NULL;

	cr_assert_lt(row, t->rows, "%s has row %zu", t->path, row);
	for (size_t i = 0; i < TSV_COLUMNS && t->cells[0][i]; i++)
		if (!strcmp(t->cells[0][i], column))
			cell = t->cells[row + 1][i];
	cr_assert(cell, "%s has %s in row %zu", t->path, column, row);
	return cell;
}

bool tsv_is(const struct tsv *t, size_t row, const char *column, const char *value)
{
	return !strcmp(tsv_cell(t, row, column), value);
}

static bool same_line(const struct tsv *a, const struct tsv *b, size_t line)
{
	for (size_t i = 0; i < TSV_COLUMNS; i++) {
		const char *x = a->cells[line][i], *y = b->cells[line][i];

		if (!x != !y || (x && strcmp(x, y)))
			return false;
	}
	return true;
}

bool tsv_same(const struct tsv *a, const struct tsv *b)
{
	for (size_t line = 0; line < a->lines && a->lines == b->lines; line++)
		if (!same_line(a, b, line))
			return false;
	return a->lines == b->lines;
}
